"""Which of the four statutory fields a case belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from jusou_graph.case.circumstances import said_none
from jusou_graph.case.facts import ELDERLY_AGE, MET, NOT_MET, NOTHING, UNKNOWN
from jusou_graph.codes import Verdict
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.rule import Case, Finding, Rule
from jusou_graph.model.answers import Evidence

POVERTY = ("income", "rentLoan", "taxUtility", "debt", "jobSearch", "food")
GRANDPARENTS = ("祖母", "祖父", "曾祖母", "曾祖父")
SMALL = 7
GENERATION = range(16, 51)
CARE_SIGNS = ("dementia", "frail", "hoarding")


def _by_concerns(case: Case, words: str) -> Finding:
    """No sign: not met where the sheet lists the concerns, else unknown."""
    told = case.facts.given.concerns is not None or bool(case.facts.concerns)
    return (NOT_MET, words) if told else (UNKNOWN, "相談内容を聞いていない")


def elderly(case: Case) -> Finding:
    """A person of 65 or older whom the consultation is about, or who has trouble or needs care."""
    facts = case.facts
    care = facts.concern_words("care")
    for p in facts.persons:
        if not p.elderly:
            continue
        sign = next((p.state(c) for c in CARE_SIGNS if p.state(c).verdict is MET), None)
        if p.caller and not p.focus and not sign:
            continue
        if p.focus or sign or p.issue or (care and not any(f.elderly for f in facts.focus)):
            return MET, "・".join(filter(None, (p.called(), sign.words if sign else p.issue or care)))
    for p in facts.persons:
        sign = next((p.state(c) for c in CARE_SIGNS if p.state(c).verdict is MET), None)
        if p.age is None and sign and p.relation in GRANDPARENTS:
            return MET, f"{p.relation}・{sign.words}（年齢は聞いていない）"
    if care and not any(p.age is not None for p in facts.focus) and not facts.children:
        return MET, f"{care}（年齢は聞いていない）"
    for p in facts.focus:  # 「65歳以上の高齢者等」 is open: who needs care or loses memory is not turned away for age
        sign = next((p.state(c) for c in ("dementia", "frail") if p.state(c).verdict is MET), None)
        if care and sign and not p.minor and p.age is not None and p.state("disability").verdict is not MET:
            return MET, f"{p.called()}・{sign.words}（65歳未満。「等」に当たるかは窓口に確かめる）"
    if any(p.age is None for p in facts.focus):
        return UNKNOWN, "年齢を聞いていない"
    if care and not _cared_for_is_young(case):
        return MET, f"{care}（介護を受ける人の年齢は聞いていない）"
    if near := next((p for p in facts.focus if not p.elderly and (p.until or 0) >= ELDERLY_AGE), None):
        return UNKNOWN, f"{near.called()}は、65歳になっているか分からない"
    return NOT_MET, "65歳以上の人についての相談ではない"


def _cared_for_is_young(case: Case) -> bool:
    """Whether the one who is cared for is known, and known to be younger than 65."""
    facts = case.facts
    cared = [p for p in facts.persons if any(p.state(c).verdict is MET for c in (*CARE_SIGNS, "disability"))]
    cared = cared or [p for p in facts.children if p.issue or (p.focus and len(facts.focus) == 1)]
    return bool(cared) and all(p.until is not None and p.until < ELDERLY_AGE for p in cared)


def disability(case: Case) -> Finding:
    """A person with a disability or its diagnosis."""
    verdict, words = UNKNOWN, "障がいのことを聞いていない"
    for p in case.facts.persons:
        if p.caller and not p.focus:
            continue
        state = p.state("disability")
        if state.verdict is MET:
            return MET, f"{p.called()}・{state.words}"
        unwell = p.says("sign:psychosis")
        if unwell and p.age is not None and not p.elderly and not p.minor:
            return MET, f"{p.called()}・「{unwell.words}」（診断は聞いていない）"
        if state.verdict is NOT_MET:
            verdict, words = NOT_MET, state.words
        elif verdict is UNKNOWN and state.words != NOTHING.words:
            words = state.words
    return verdict, words


def child(case: Case) -> Finding:
    """Bringing up children, a child's own trouble, or a pregnancy."""
    facts = case.facts
    said = facts.concern_words("childRearing")
    if said and not (facts.children == [] and all(p.elderly for p in facts.focus)):
        return MET, said
    place = facts.says("supportNeed:parentChildPlace")
    if place and any((c.age or 0) < SMALL for c in facts.children):
        return MET, f"「{place.words}」"
    for p in facts.persons:
        if p.state("pregnant").verdict is MET:
            return MET, f"{p.called()}・{p.state('pregnant').words}"
    for p in facts.children:
        sign = next((w for k in ("sign:truancy", "sign:youngCarer") if (w := facts.says(k))), None)
        if p.focus or p.issue or sign or "dvAbuse" in facts.concerns:
            return MET, "・".join(filter(None, (p.called(), p.issue or (f"「{sign.words}」" if sign else ""))))
    return _by_concerns(case, "子どもについての相談ではない")


def poverty(case: Case) -> Finding:
    """Income, debts, payments, work, or an adult who has withdrawn and does not work."""
    facts = case.facts
    said = facts.concern_words(*POVERTY)
    if said:
        return MET, said
    if said_none(facts.given.lifeline_stopped) is False:
        return MET, f"ライフライン停止: {facts.given.lifeline_stopped}"
    withdrawn = facts.withdrawn()
    if withdrawn and not withdrawn.elderly and withdrawn.state("disability").verdict is not MET:
        return MET, f"{withdrawn.called()}・{withdrawn.state('hikikomoriExperience').words}"
    for p in facts.persons:  # 8050: a parent's pension carries both
        grown = p.age is not None and not p.minor and not p.elderly and not p.caller and p.cohabiting
        idle = p.state("workDifficulty").verdict is MET and p.state("disability").verdict is not MET
        parent = any((o.age or 0) - (p.age or 0) in GENERATION and o.elderly for o in facts.persons)
        if grown and idle and parent:
            return MET, f"{p.called()}・{p.state('workDifficulty').words}"
    assisted = next((p for p in facts.focus if p.state("publicAssistance").verdict is MET), None)
    if assisted and (not assisted.elderly or facts.fields.keys() - {"elderly"}):
        return MET, f"{assisted.called()}・{assisted.state('publicAssistance').words}"
    return _by_concerns(case, "お金や仕事についての相談ではない")


def needs_division(case: Case) -> Finding:
    """Several fields at once: roles have to be divided."""
    count = len(case.facts.fields)
    words = "・".join(case.facts.fields.values())
    if count == 0:
        told = case.facts.concern_words(*case.facts.concerns)
        return (NOT_MET, told) if told else (UNKNOWN, "分野が決まらない")
    return (MET if count > 1 else NOT_MET), words


def single_field(case: Case) -> Finding:
    """One field only: the desk goes on as before."""
    verdict, words = needs_division(case)
    return {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}.get(verdict, verdict), words


def _field_passage(programme: str) -> Passage:
    return Passage(("provisions",), programme=programme)


PRINTED = {
    "income": "生活困窮|経済的|収入|生活費|家計", "rentLoan": "家賃|住居|住まい|住宅", "taxUtility": "税|公共料金|滞納", "debt": "債務|借金",
    "jobSearch": "就労|仕事|就職|働", "food": "食料|食べ|食品", "hikikomoriSchool": "ひきこもり|引きこもり|社会的(?:に)?孤立|社会参加",
}  # fmt: skip
"""Concern of the sheet → words by which a plan itself says that the desk of 生活困窮 takes it in."""
INFERRED = "（受付シートの項目からの推論。計画の文ではありません）"


def _bases(case: Case) -> list[str]:
    """Concerns on which 生活困窮 was concluded: those of money and work, else having withdrawn."""
    named = [c for c in POVERTY if c in case.facts.concerns]
    return named or (["hikikomoriSchool"] if case.facts.withdrawn() else [])


def _stated(case: Case, programme: str, concerns: list[str]) -> bool:
    """Whether the plan names one of these concerns where it writes of the programme and its desks."""
    for kind in (case.municipality.provisions, case.municipality.agencies):
        for record in kind:
            if record.programme is None or record.programme.value != programme:
                continue
            if set(concerns) & {c.value for c in getattr(record, "concerns", ())}:
                return True
            target = record.eligibility.target if record.eligibility else ""
            told = "".join((record.name, record.content or "", target, *(s.quote for s in record.sources)))
            if any(re.search(PRINTED[c], told) for c in concerns):
                return True
    return False


def is_inferred(case: Case, field: str) -> bool:
    """Whether a field follows from an entry of the sheet alone, the plan naming no such concern for its desks."""
    bases = _bases(case) if field == "poverty" else []
    return bool(bases) and not _stated(case, "p1-ni", bases)


def field_evidence(case: Case, field: str) -> Evidence:
    """Why a field was concluded; an inference says that it is one."""
    found = FIELD_RULES[field].evidence(case)
    if not is_inferred(case, field):
        return found
    return replace(found, sentence=found.sentence + INFERRED, inferred=True)


FIELD_RULES: dict[str, Rule] = {
    "elderly": Rule(
        "field-elderly", "年齢・介護のこと・認知症や足腰の様子", "高齢分野",
        "65歳以上の人のこと、介護のことは高齢分野の窓口が受け止めます。", elderly, _field_passage("p1-i"),
    ),
    "disability": Rule(
        "field-disability", "障害手帳・診断・本人や家族の話", "障がい分野",
        "障がいのある人とその家族のことは障がい分野の窓口が受け止めます。", disability, _field_passage("p1-ro"),
    ),
    "child": Rule(
        "field-child", "子育てのこと・18歳未満の子の様子・妊娠", "子ども分野",
        "子育て、妊娠、子ども自身のことは子ども分野の窓口が受け止めます。", child, _field_passage("p1-ha"),
    ),
    "poverty": Rule(
        "field-poverty", "収入・支払い・債務・仕事・食べるもの・ひきこもり", "生活困窮分野",
        "お金、仕事、社会とのつながりに困っていることは生活困窮分野の窓口が受け止めます。", poverty, _field_passage("p1-ni"),
    ),
}  # fmt: skip
"""Field → its rule, in the order of the law."""
