"""Every rule has a passage, a sentence, a case that meets it, one that does not, and one that leaves it unknown."""

from __future__ import annotations

from typing import Any

import pytest

from jusou_graph.case.building import read_facts
from jusou_graph.case.sheet import read_consultation
from jusou_graph.codes import PROGRAMME_LABELS, Verdict
from jusou_graph.matching import Assessor
from jusou_graph.matching.rules import RULES, Case, Rule

FLOOR = 30
SAFETY = {"danger-first"}
"""Rules that hold without a plan; everything else cites one."""

Given = dict[str, Any]
MO, TA, IK, AT = "03201", "03216", "05366", "22205"
TWO_FIELDS: Given = {"age": 80, "concerns": ["介護のこと", "債務について"]}
WITHDRAWN: Given = {
    "age": 40,
    "subject": "本人",
    "concerns": ["ひきこもり・不登校"],
    "text": "10年ほど家から出ていない。",
}
CALM: Given = {"age": 80, "concerns": ["介護のこと"], "text": "手すりの相談。", "consent": "yes"}

EXAMPLES: dict[str, tuple[Given, Given, Given]] = {
    "danger-first": ({"danger": "yes"}, {"danger": "no"}, {}),
    "urgent-cooperation": ({"danger": "yes"}, {"danger": "no"}, {}),
    "field-elderly": ({"age": 80, "subject": "本人"}, {"age": 40, "subject": "本人"}, {"subject": "本人"}),
    "field-disability": ({"disability_certificate": "療育B"}, {"text": "障がいの診断はない。"}, {}),
    "field-child": ({"concerns": ["子育てのこと"]}, {"concerns": ["債務について"]}, {}),
    "field-poverty": ({"concerns": ["債務について"]}, {"concerns": ["介護のこと"]}, {}),
    "pattern-8050": (
        {
            "age": 82,
            "subject": "母",
            "household": [{"relation": "長男", "age": 54, "cohabiting": True, "issue": "ひきこもり"}],
        },
        {"age": 30, "subject": "本人"},
        {"subject": "本人"},
    ),
    "pattern-double-care": (
        {"text": "76歳の母が認知症で、3歳の息子もいる41歳の女性。", "concerns": ["介護のこと", "子育てのこと"]},
        {"text": "30歳の女性。仕事の相談。"},
        {},
    ),
    "pattern-young-carer": (
        {"text": "中学2年の女子。祖母の世話を毎日している。"},
        {"text": "30歳の女性。仕事の相談。"},
        {},
    ),
    "pattern-after-parents": ({"text": "自分が死んだ後のことが心配。"}, {"text": "手すりの相談。"}, {}),
    "pattern-elderly-alone": (
        {"age": 80, "subject": "本人", "lives_alone": True},
        {"age": 80, "subject": "本人", "lives_alone": False},
        {"age": 80, "subject": "本人"},
    ),
    "pattern-single-parent": (
        {"age": 34, "subject": "本人", "household": [{"relation": "娘", "age": 5, "cohabiting": True}]},
        {"age": 34, "subject": "本人", "household": [{"relation": "夫", "age": 35, "cohabiting": True}]},
        {"age": 34},
    ),
    "pattern-refusing": ({"text": "訪ねても支援を断っている。", "age": 70}, {"consent": "yes"}, {}),
    "pattern-wants-to-help": ({"text": "人の役に立ちたい。"}, {"text": "手すりの相談。"}, {}),
    "consultation-for-all": (CALM, {"address": "矢巾町"}, {"address": "ほげほげ"}),
    "coordination-roles": (TWO_FIELDS, CALM, {}),
    "coordination-after-consent": ({"consent": "yes"}, {"consent": "no"}, {}),
    "outreach-unreached": ({"consent": "no"}, CALM, {}),
    "single-field-stays": (CALM, TWO_FIELDS, {}),
    "need-before-service": ({"text": "話し相手がほしい。"}, {"text": "手続きを聞きに来た。"}, {}),
    "participation-between-systems": (WITHDRAWN, CALM, {}),
    "community-places": ({"text": "話し相手がほしい。"}, {"text": "手続きを聞きに来た。"}, {}),
    "gap-to-meeting": ({"text": "話し相手がほしい。"}, {"text": "手続きを聞きに来た。"}, {}),
    "support-meeting-without-consent": ({"consent": "no"}, CALM, {}),
    "integrated-meeting-with-consent": (TWO_FIELDS | {"consent": "yes"}, TWO_FIELDS | {"consent": "no"}, TWO_FIELDS),
    "participation-plan-at-meeting": (WITHDRAWN | {"consent": "yes"}, CALM, WITHDRAWN),
    "tax-information-needs-consent": ({"consent": "no"}, {"consent": "yes"}, {}),
    "meeting-at-plan-making": (TWO_FIELDS | {"consent": "yes"}, TWO_FIELDS | {"consent": "no"}, TWO_FIELDS),
    "plan-needs-decision": (WITHDRAWN | {"consent": "yes"}, CALM, WITHDRAWN),
    "plan-approved-at-meeting": (TWO_FIELDS | {"consent": "yes"}, TWO_FIELDS | {"consent": "no"}, TWO_FIELDS),
}
"""Rule → consultations that meet it, do not meet it, leave it unknown."""


def _case(assessor: Assessor, municipality: str, given: Given) -> Case:
    consultation = read_consultation({"municipality": municipality, **given}, assessor.catalog)
    case = assessor._case(consultation, read_facts(consultation, assessor._places[municipality]))
    if case.facts.withdrawn():
        case.programmes.append(PROGRAMME_LABELS["p2"])
    return case


def _home(rule: Rule, assessor: Assessor) -> str:
    """A municipality whose plan has the rule; 井川 states most of them."""
    for code in (IK, MO, AT, TA, "04216"):
        if rule.passage is None or rule.passage.find(assessor.catalog.municipalities[code]):
            return code
    raise AssertionError(f"{rule.name}: no plan says it")


def test_every_rule_has_examples() -> None:
    names = [r.name for r in RULES]
    assert len(names) >= FLOOR
    assert len(set(names)) == len(names)
    assert set(names) == set(EXAMPLES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_rule_is_declared_for_people(rule: Rule, assessor: Assessor) -> None:
    assert rule.sentence.endswith(("。", "）。"))
    assert rule.looks_at
    assert rule.concludes
    assert rule.test.__doc__
    found = [rule.passage.find(m) for m in assessor.catalog.municipalities.values()] if rule.passage else []
    assert rule.name in SAFETY or any(found)
    assert all(c.quote and c.lines and c.as_of for c in found if c)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
@pytest.mark.parametrize(
    ("number", "verdict"),
    list(enumerate((Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN))),
    ids=("met", "not", "unknown"),
)
def test_rule_in_three_values(rule: Rule, number: int, verdict: Verdict, assessor: Assessor) -> None:
    case = _case(assessor, _home(rule, assessor), EXAMPLES[rule.name][number])
    evidence = rule.evidence(case)
    assert evidence.verdict is verdict
    assert evidence.need
    assert evidence.sentence == rule.sentence
    assert (evidence.source is None) == (rule.name in SAFETY)


def test_local_rules_do_not_leak(assessor: Assessor) -> None:
    """That the municipality decides on 参加支援 and that consent precedes 多機関協働 is written by 井川 alone."""
    only_ikawa = ("coordination-after-consent", "plan-needs-decision", "plan-approved-at-meeting")
    for rule in RULES:
        if rule.name in only_ikawa:
            assert rule.local
            assert rule.passage
            having = [c for c, m in assessor.catalog.municipalities.items() if rule.passage.find(m)]
            assert having == [IK], rule.name


def test_every_citation_is_of_the_own_plan(assessor: Assessor) -> None:
    for rule in RULES:
        for municipality in assessor.catalog.municipalities.values():
            found = rule.passage.find(municipality) if rule.passage else None
            assert found is None or found.document in {d.title for d in municipality.profile.documents}
