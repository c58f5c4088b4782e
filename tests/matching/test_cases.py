"""The written cases: desks, 事業, meetings and participation as the plans have them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from jusou_graph.matching import Assessor
from matching.scoring import CASES, SECOND_READER, aliases, count, items, load_cases

FLOOR_OF_CASES = 121
SAFE = ("emergency", "contact_must_not", "resource_must_not")


def _request(case: dict[str, Any], text_only: bool) -> dict[str, Any]:
    given: dict[str, Any] = case["consultation"]
    return {"municipality": given["municipality"], "text": given["text"]} if text_only else given


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
    results = [(c["id"], items(c, assessor.assess(_request(c, text_only)).to_dict(), alias)) for c in cases]
    share, misses = count(results)
    assert share >= floor, dict(misses)
    assert not {kind: misses[kind] for kind in SAFE if misses.get(kind)}


@pytest.mark.parametrize(("text_only", "floor"), [(False, 0.99), (True, 0.98)], ids=["structured", "text"])
def test_own_cases(assessor: Assessor, text_only: bool, floor: float) -> None:
    alias = aliases()
    results = [(c["id"], items(c, assessor.assess(_request(c, text_only)).to_dict(), alias)) for c in load_cases()]
    share, misses = count(results)
    assert share >= floor, dict(misses)
    assert not {kind: misses[kind] for kind in SAFE if misses.get(kind)}


@pytest.mark.parametrize("name", ["dev_cases.yaml", "second_reader_cases.yaml"])
@pytest.mark.parametrize(("text_only", "tier"), [(False, "high"), (False, "medium"), (True, "high"), (True, "medium")])
def test_shared_scorer(assessor: Assessor, shared: Path, text_only: bool, tier: str, name: str) -> None:
    floor = 0.98
    folder = shared / "cases"
    spec = importlib.util.spec_from_file_location("score_assess", folder / "score_assess.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    cases, key = scorer.load(folder / name if name == "dev_cases.yaml" else SECOND_READER)
    answers = [assessor.assess(_request(c, text_only)).to_dict() for c in cases]
    right, _, fails = scorer.score(cases, key, answers, tier)
    share = sum(a for a, _ in right.values()) / sum(b for _, b in right.values())
    assert share >= floor, fails
    for kind in ("emergency", "no_false_emergency", "contact_must_not", "resource_must_not"):
        assert right[kind][0] == right[kind][1], fails


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
