"""What must hold between two answers, whatever the case."""

from __future__ import annotations

from typing import Any

import pytest

from jusou_graph.case.building import read_facts
from jusou_graph.case.sheet import read_consultation
from jusou_graph.codes import Verdict
from jusou_graph.matching import Assessment, Assessor
from jusou_graph.matching.resources.eligibility import judge
from jusou_graph.matching.rules import RULES, Case
from matching.scoring import load_cases

CASES = load_cases()
IDS = [c["id"] for c in CASES]
CODES = ("03201", "03216", "05366", "22205", "04216")
OPPOSITE = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}
FACTS = (
    "consent",
    "public_assistance",
    "danger",
    "care_level",
    "disability_certificate",
    "taxation",
    "age",
    "lives_alone",
)


def _told(answer: Assessment) -> dict[str, Any]:
    out = answer.to_dict()
    del out["understood"]
    return out


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_an_irrelevant_fact_changes_nothing(case: dict[str, Any], assessor: Assessor) -> None:
    given = case["consultation"]
    more = given | {"contact_method": "電話", "agency_trouble": "書類が多い", "continued": True}
    assert _told(assessor.assess(more)) == _told(assessor.assess(given))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_without_consent_never_the_integrated_meeting(case: dict[str, Any], assessor: Assessor) -> None:
    answer = assessor.assess(case["consultation"] | {"consent": "no"})
    assert answer.meeting.kind != "integrated_support_meeting"


TAKEN_AWAY = [(c, name) for c in CASES if c["consultation"].get("age") for name in FACTS if name in c["consultation"]]


@pytest.mark.parametrize(("case", "name"), TAKEN_AWAY, ids=[f"{c['id']}-{name}" for c, name in TAKEN_AWAY])
def test_a_missing_fact_is_unknown_never_the_opposite(case: dict[str, Any], name: str, assessor: Assessor) -> None:
    """Structured fields alone: no condition of any resource turns from yes to no when one fact is taken away."""
    given = {k: v for k, v in case["consultation"].items() if k not in ("text", "household")}
    code = given["municipality"]
    full, less = (
        read_facts(read_consultation(g, assessor.catalog), assessor._places[code])
        for g in (given, {k: v for k, v in given.items() if k != name})
    )
    for resource in assessor.catalog.municipalities[code].resources:
        for role in resource.roles:
            before = judge(role.eligibility, full, full.focus[0]).judged
            after = {id(j.condition): j.verdict for j in judge(role.eligibility, less, less.focus[0]).judged}
            for judged in before:
                assert after.get(id(judged.condition)) != OPPOSITE.get(judged.verdict, "none"), (
                    resource.id,
                    judged.words,
                )


@pytest.mark.parametrize("case", CASES[:20], ids=IDS[:20])
def test_taking_danger_away_leaves_it_unknown(case: dict[str, Any], assessor: Assessor) -> None:
    given = {k: v for k, v in case["consultation"].items() if k not in ("danger", "text")}
    consultation = read_consultation(given, assessor.catalog)
    facts = read_facts(consultation, assessor._places[given["municipality"]])
    rule = next(r for r in RULES if r.name == "danger-first")
    assert rule.evidence(Case(facts, consultation.municipality)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_another_municipality_never_names_the_others_desks(case: dict[str, Any], assessor: Assessor) -> None:
    given = case["consultation"]
    for code in CODES:
        own = assessor.catalog.municipalities[code]
        desks = {a.name for a in own.agencies}
        places = {r.id for r in own.resources} | {f"provision-{p.id}" for p in own.provisions}
        titles = {d.title for d in own.profile.documents}
        answer = assessor.assess(given | {"municipality": code})
        assert {c.name for c in answer.contacts} <= desks
        assert {r.id for r in answer.resources} <= places
        cited = [e.source for c in answer.contacts for e in c.because] + [
            e.source for r in answer.resources for e in r.because
        ]
        assert {s.document for s in cited if s} <= titles


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_nothing_planned_is_recommended_and_everything_cites_its_plan(case: dict[str, Any], assessor: Assessor) -> None:
    answer = assessor.assess(case["consultation"])
    known = {r.id: r for r in assessor.catalog.municipalities[case["consultation"]["municipality"]].resources}
    for option in answer.resources:
        assert option.id not in known or known[option.id].status == "active"
        assert option.because
        assert all(e.source for e in option.because)
    shown = {o.name for o in answer.resources}
    assert not shown & {u.name for u in answer.not_suitable}
    for contact in answer.contacts:
        assert contact.because
        assert all(e.source for e in contact.because)
