"""The thirty competency questions: each answer exactly as the plans have it, each with its passage."""

from __future__ import annotations

from typing import Any

import pytest

from competency.cases import Case, Plans, load, proves
from jusou_graph.graph.store import Row
from jusou_graph.service import JusouGraph

QUESTIONS = load("cq*.yaml")
TRAPS = load("t*.yaml")
FLOOR = 40


def test_all_questions_are_collected() -> None:
    assert len(QUESTIONS) + len(TRAPS) >= FLOOR
    assert {case.kind for case in QUESTIONS} == {"set", "count", "ask"}
    assert {case.kind for case in TRAPS} == {"cands", "abstain", "conflict"}


@pytest.mark.parametrize("case", [pytest.param(c, id=c.name) for c in QUESTIONS])
def test_question(case: Case, graph: JusouGraph, plans: Plans) -> None:
    for expected in case.expect:
        rows = graph.run(f"cq/{case.name}", {k: str(v) for k, v in expected.get("bindings", {}).items()})
        answer = _where(rows, expected.get("where", {}))
        _check_answer(expected, answer)
        _check_passages(expected, answer, plans)


def _check_answer(expected: dict[str, Any], rows: list[Row]) -> None:
    checks = [name for name in ("rows", "counts", "asks") if name in expected]
    assert checks, "an expectation must expect something"
    if "rows" in expected:
        columns = expected["columns"]
        assert {tuple(r[c] for c in columns) for r in rows} == {tuple(r) for r in expected["rows"]}
    for count in expected.get("counts", []):
        counted = [r for r in rows if all(r[c] != v for c, v in count.get("where_not", {}).items())]
        assert len({tuple(r[c] for c in count["of"]) for r in counted}) == count["is"], count
    for ask in expected.get("asks", []):
        assert bool(_where(rows, ask["where"])) is ask["is"], ask


def _check_passages(expected: dict[str, Any], rows: list[Row], plans: Plans) -> None:
    returned = {(str(r["lines"]), str(r["quote"])) for r in rows}
    for lines, quote in returned:
        assert plans.holds(lines, quote), f"{lines} does not hold {quote}"
    wanted = [(lines, quote) for lines, quote in expected.get("passages", [])]
    assert wanted or not rows, "a right answer without its passage is a wrong one"
    for passage in wanted:
        assert plans.holds(*passage), f"{passage} is not in the plans"
        assert any(proves(r, passage) for r in returned), f"{passage} is not among the returned passages"


def _where(rows: list[Row], wanted: dict[str, Any]) -> list[Row]:
    for row in rows:
        assert set(wanted) <= set(row), "a condition names a column that is not there"
    return [r for r in rows if all(r[c] == v for c, v in wanted.items())]
