"""The written cases: desks, 事業, meetings and participation as the plans have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import DEV_CASES
from jusou_graph.matching import Assessor
from matching.scoring import CASES, SECOND_READER, aliases, count, items, load_cases, request

FLOOR_OF_CASES = 121
SAFE = ("emergency", "no_false_emergency", "contact_must_not", "resource_must_not")


def test_enough_cases_in_every_municipality() -> None:
    cases = load_cases()
    assert len(cases) >= FLOOR_OF_CASES
    assert len({c["consultation"]["municipality"] for c in cases}) == 5
    assert len(list(CASES.glob("*.yaml"))) >= 8
    assert len({c["id"] for c in cases}) == len(cases)


@pytest.mark.parametrize(("text_only", "floor"), [(False, 0.99), (True, 0.99)], ids=["structured", "text"])
def test_second_reader(assessor: Assessor, text_only: bool, floor: float) -> None:
    """Cases of someone who had seen the plans and no rule."""
    cases = load_cases([SECOND_READER])
    assert len(cases) == 45
    alias = aliases()
    results = [(c["id"], items(c, assessor.assess(request(c, text_only)).to_dict(), alias)) for c in cases]
    share, misses = count(results)
    assert share >= floor, dict(misses)
    assert not {kind: misses[kind] for kind in SAFE if misses.get(kind)}


@pytest.mark.parametrize(("text_only", "floor"), [(False, 0.99), (True, 0.98)], ids=["structured", "text"])
def test_own_cases(assessor: Assessor, text_only: bool, floor: float) -> None:
    alias = aliases()
    results = [(c["id"], items(c, assessor.assess(request(c, text_only)).to_dict(), alias)) for c in load_cases()]
    share, misses = count(results)
    assert share >= floor, dict(misses)
    assert not {kind: misses[kind] for kind in SAFE if misses.get(kind)}


@pytest.mark.parametrize("file", [DEV_CASES, SECOND_READER], ids=lambda file: file.stem)
@pytest.mark.parametrize(("text_only", "tier"), [(False, "high"), (False, "medium"), (True, "high"), (True, "medium")])
def test_cases_of_others(assessor: Assessor, text_only: bool, tier: str, file: Path) -> None:
    """Each file by its own aliases, with what its writer was sure of and with what was only likely."""
    cases, alias = load_cases([file]), aliases([file])
    assert len(cases) == {DEV_CASES: 25, SECOND_READER: 45}[file]
    results = [(c["id"], items(c, assessor.assess(request(c, text_only)).to_dict(), alias, tier)) for c in cases]
    assert sum(len(found) for _, found in results) >= 5 * len(cases)
    share, misses = count(results)
    assert share >= 0.98, dict(misses)
    assert not {kind: misses[kind] for kind in SAFE if misses.get(kind)}


def test_every_case_quotes_the_plan_verbatim() -> None:
    """The passages a case rests on are printed in the cited lines."""
    seeds = {p.name[5:8]: p for p in (Path(__file__).parents[2] / "data/municipalities").glob("*/plan_*.txt")}
    lines = {n: p.read_text(encoding="utf-8").split("\n") for n, p in seeds.items()}
    checked = 0
    for case in load_cases():
        for e in case["evidence"]:
            document, _, span = e["lines"].partition(":")
            first, _, last = span.partition("-")
            text = "".join("".join(lines[document][int(first) - 1 : int(last or first)]).split())
            assert "".join(e["quote"].split()) in text, (case["id"], e)
            checked += 1
    assert checked >= 68
