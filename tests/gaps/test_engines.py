"""Every gap query finds its planted case and nothing in the sound town, and the answers agree, on every engine."""

from __future__ import annotations

import pytest

from contract.conftest import OpenStore
from gaps import answering
from jusou_graph.gaps import Gap
from jusou_graph.graph.elements import elements
from jusou_graph.graph.store import Row, Store
from jusou_graph.model.catalog import Catalog
from jusou_graph.queries import NamedQuery, load_all

SOUND = "99902"
QUERIES = [pytest.param(q, id=n) for n, q in load_all().items() if n.startswith(("gaps/", "counts/"))]
GAPS = [p for p in QUERIES if str(p.id).startswith("gaps/")]


@pytest.fixture(scope="module")
def store(open_engine: OpenStore, planted: Catalog) -> Store:
    found = open_engine()
    found.load(elements(planted))
    return found


@pytest.fixture(scope="module")
def rows(store: Store) -> dict[str, list[Row]]:
    """Answers for all municipalities, by query."""
    found = load_all()
    return {str(p.id): store.run(found[str(p.id)], {}) for p in QUERIES}


def test_queries_are_collected() -> None:
    assert len(GAPS) >= 20
    assert len(QUERIES) >= 32


@pytest.mark.parametrize("query", QUERIES)
def test_a_planted_case_is_found(query: NamedQuery, rows: dict[str, list[Row]]) -> None:
    assert any(row["municipality"] != SOUND for row in rows[query.name])


@pytest.mark.parametrize("query", GAPS)
def test_the_sound_town_has_no_gap(query: NamedQuery, store: Store) -> None:
    assert store.run(query, {"municipality": SOUND}) == []


@pytest.mark.parametrize("query", QUERIES)
def test_one_municipality_is_a_part_of_all(query: NamedQuery, store: Store, rows: dict[str, list[Row]]) -> None:
    for code in ("99901", "99902", "99903"):
        assert store.run(query, {"municipality": code}) == [r for r in rows[query.name] if r["municipality"] == code]


@pytest.mark.parametrize("query", GAPS)
def test_the_denominator_counts(query: NamedQuery, rows: dict[str, list[Row]]) -> None:
    assert query.denominator
    totals = {r["municipality"]: r["total"] for r in rows[query.denominator]}
    assert totals[SOUND] > 0


def test_the_answers_agree(store: Store, planted: Catalog, planted_gaps: dict[str, Gap]) -> None:
    assert answering.gaps(planted, store) == list(planted_gaps.values())
