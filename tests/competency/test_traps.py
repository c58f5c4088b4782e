"""The ten traps, where the right answer is a status: each beside a control that the same call settles."""

from __future__ import annotations

from typing import Any

import pytest

from competency.cases import Case, Plans, load, proves
from jusou_graph.service import JusouGraph
from jusou_graph.service.answering import Answer, Answering

STATUSES = {"cands": {"candidates"}, "conflict": {"conflict"}, "abstain": {"not_in_documents", "inferred"}}


@pytest.fixture(scope="session")
def answering(graph: JusouGraph) -> Answering:
    return Answering(graph)


@pytest.mark.parametrize("case", [pytest.param(c, id=c.name) for c in load("t*.yaml")])
def test_trap(case: Case, answering: Answering, plans: Plans) -> None:
    assert case.expect[0]["status"] in STATUSES[case.kind]
    for expected in case.expect:
        answer: Answer = getattr(answering, expected["call"])(**expected["with"])
        assert answer.status == expected["status"], (expected["with"], answer)
        _check_says(expected, answer)
        _check_passages(expected, answer, plans)


def _check_says(expected: dict[str, Any], answer: Answer) -> None:
    assert "says" in expected or "says_some" in expected
    if "says" in expected:
        assert set(answer.says) == set(expected["says"])
    for words in expected.get("says_some", []):
        assert any(words in said for said in answer.says), (words, answer.says)
    assert ("ask" in expected) == (answer.ask is not None), answer.ask
    assert expected.get("ask", "") in (answer.ask or "")


def _check_passages(expected: dict[str, Any], answer: Answer, plans: Plans) -> None:
    returned = {(p.lines, p.quote) for p in answer.passages}
    assert all(p.document and p.as_of for p in answer.passages)
    for lines, quote in returned:
        assert plans.holds(lines, quote), f"{lines} does not hold {quote}"
    wanted = [(lines, quote) for lines, quote in expected.get("passages", [])]
    assert bool(wanted) == bool(returned)
    for passage in wanted:
        assert plans.holds(*passage), f"{passage} is not in the plans"
        assert any(proves(r, passage) for r in returned), f"{passage} is not among {returned}"
