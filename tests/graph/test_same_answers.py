"""``locate``, ``assess`` and ``gaps`` answer the same from each engine, on all real data: whole answers are compared.

Consultations are those of ``tests/cases`` and ``tests/dev_cases.yaml``; addresses are every registered town of every
municipality and the addresses the consultations name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from conftest import DATA, DEV_CASES, ROOT
from contract.conftest import neo4j_server, parameters  # noqa: F401  # the fixture is used by its name
from jusou_graph import load
from jusou_graph.graph.store import Row
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import JusouGraph

REFERENCE = "rdflib:"
CASE_FILES = [*sorted((ROOT / "tests" / "cases").glob("*.yaml")), DEV_CASES]
Answer = dict[str, Any]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=[p for p in parameters() if "rdflib" not in p.values])  # type: ignore[attr-defined]
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[JusouGraph]:
    """The real data on an engine other than the reference."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JUSOU_CACHE", str(tmp_path_factory.mktemp("cache")))
        if request.param == "neo4j":
            server = request.getfixturevalue("neo4j_server")
            environment.setenv("JUSOU_NEO4J_USER", server.user)
            environment.setenv("JUSOU_NEO4J_PASSWORD", server.password)
            graph = load(server.uri, DATA)
            graph.push(server.uri)
        elif request.param == "oxigraph":
            graph = load(f"oxigraph:{tmp_path_factory.mktemp('store')}", DATA)
        else:
            graph = load("memory:", DATA)
    yield graph
    graph.close()


@pytest.fixture(scope="module")
def reference() -> Iterator[JusouGraph]:
    """The real data on the reference engine."""
    graph = load(REFERENCE, DATA)
    yield graph
    graph.close()


@pytest.fixture(scope="module")
def consultations() -> dict[str, Answer]:
    """Consultations by case; a file that is missing or empty is an error, not a smaller test."""
    found = {}
    for file in CASE_FILES:
        cases = yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
        assert cases, f"no cases in {file}"
        found |= {f"{file.stem}/{case['id']}": case["consultation"] for case in cases}
    assert len(found) >= 60
    assert len({c["municipality"] for c in found.values()}) == 5
    return found


@pytest.fixture(scope="module")
def addresses(real: Catalog, consultations: dict[str, Answer]) -> list[str]:
    """Every registered town, written with its municipality, and the addresses of the consultations."""
    found = {
        f"{m.profile.prefecture}{m.profile.name}{t.name}{f'{t.chome}丁目' if t.chome else ''}{t.aza}1"
        for m in real.municipalities.values()
        for t in m.towns
    }
    found |= {c["address"] for c in consultations.values() if c.get("address")}
    assert len(found) >= 2_000
    return sorted(found)


@pytest.fixture(scope="module")
def expected_locations(reference: JusouGraph, addresses: list[str]) -> list[Answer]:
    return [found.to_dict() for found in reference.locate_many(addresses)]


@pytest.fixture(scope="module")
def expected_assessments(reference: JusouGraph, consultations: dict[str, Answer]) -> dict[str, Answer]:
    return {name: reference.assess(c).to_dict() for name, c in consultations.items()}


def test_every_engine_is_compared_with_the_reference() -> None:
    names = {p.values[0] for p in parameters()}  # type: ignore[attr-defined]
    assert names == {"memory", "oxigraph", "rdflib", "neo4j"}


def test_locate_answers_the_same(other: JusouGraph, addresses: list[str], expected_locations: list[Answer]) -> None:
    found = [one.to_dict() for one in other.locate_many(addresses)]
    assert {one["catchment"]["status"] for one in found} >= {"single", "split", "unlisted", "no_table", "sole_centre"}
    for address, answer, expected in zip(addresses, found, expected_locations, strict=True):
        assert answer == expected, address


def test_assess_answers_the_same(
    other: JusouGraph, consultations: dict[str, Answer], expected_assessments: dict[str, Answer]
) -> None:
    for name, consultation in consultations.items():
        assert other.assess(consultation).to_dict() == expected_assessments[name], name
    given = expected_assessments.values()
    assert sum(bool(a["contacts"]) for a in given) >= 30
    assert sum(bool(a["resources"]) for a in given) >= 10


@pytest.fixture(scope="module")
def expected_gaps(reference: JusouGraph, real: Catalog) -> dict[str, list[Answer]]:
    return {code: _gaps(reference, code) for code in ("", *real.municipalities)}


def test_gaps_answer_the_same(other: JusouGraph, expected_gaps: dict[str, list[Answer]]) -> None:
    for code, expected in expected_gaps.items():
        assert expected, code
        assert _gaps(other, code) == expected, code
    assert len(expected_gaps[""]) >= 40


def test_named_queries_answer_the_same(other: JusouGraph, real_reference_rows: dict[str, list[Row]]) -> None:
    assert len(real_reference_rows) >= 40
    assert sum(map(len, real_reference_rows.values())) >= 1_000
    for name, expected in real_reference_rows.items():
        assert other.run(name, {}) == expected, name


def _gaps(graph: JusouGraph, municipality: str) -> list[Answer]:
    """The gaps of a municipality, or of all for an empty code."""
    return [gap.to_dict() for gap in graph.gaps(municipality or None)]
