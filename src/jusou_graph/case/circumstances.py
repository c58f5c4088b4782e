"""Concludes a person's circumstances from the sheet and the words of the text."""

from __future__ import annotations

import re

from jusou_graph.case.facts import ELDERLY_AGE, MET, NOT_MET, UNKNOWN, Facts, Person, State

FROM_WORDS = (
    "dementia", "frail", "hikikomoriExperience", "workDifficulty", "hoarding", "refusesSupport", "unreached",
    "disability", "pregnant", "employed", "inEmploymentSupport", "planConsent", "supporter", "betweenSystems",
)  # fmt: skip
ONCE = ("hikikomoriExperience", "supporter")
"""Circumstances that an experience makes, too; any other that is over is none."""
SAME_AS = {"dementiaWorry": "dementia"}
"""Circumstance that words without a diagnosis tell of → the one it counts as."""
NONE = re.compile(
    r"^(?:無|なし|未申請|未取得|未認定|非該当|自立|申請して(?:い)?な|持って(?:い)?な|ない|利用なし|利用していない|使っていない|特になし|停止なし)"
)
UNSETTLED = re.compile(r"不明|未確認|確認中|申請中|申請予定|聞いて(?:い)?な|分から|わから|[(（]未申請|[(（]申請")
"""What makes an entry of the sheet say neither 有 nor 無."""
NEEDY = ("income", "rentLoan", "taxUtility", "debt", "food")
TOGETHER = re.compile(
    "同居|二人暮らし|ふたり暮らし|2人暮らし|三人暮らし|二人世帯|二人で(?:住|暮ら)|と(?:住|暮ら)|が住む"
)
NOT_WORKING = re.compile(
    r"(?:仕事|就労|勤め)(?:も|は|を)[^。]{0,12}?(?:していな|しておら|していませ|についていな|に就いていな)|働いて(?:いな|おら|いませ)"
)
NOT_ATTENDING = re.compile(
    r"(?:通所|作業所|就労支援|事業所)(?:も|は|に|には|にも|を)?[^。]{0,8}?(?:していな|しておら|していませ|通っていな|行っていな)"
)
SPOUSES = ("夫", "妻", "配偶者")
WITHDRAWN_AGE = 15


def said_none(value: str | None) -> bool | None:
    """Whether a field of the sheet says 無 (True), something (False) or nothing (None)."""
    return None if value is None else bool(NONE.match(value))


def _from_words(person: Person) -> None:
    for code in FROM_WORDS:
        for f in person.found:
            told = f.key.removeprefix("circumstance:")
            if not f.key.startswith("circumstance:") or SAME_AS.get(told, told) != code:
                continue
            if f.past and code not in ONCE:
                continue
            state = State(NOT_MET if f.negated else MET, f"「{f.words}」")
            if person.state(code).verdict is not MET:
                person.states[code] = state


def _disability(facts: Facts, person: Person, only: bool) -> None:
    none = person.says("circumstance:noDisability")
    if none and person.state("disability").verdict is UNKNOWN:
        person.states["disability"] = State(NOT_MET, f"「{none.words}」")
    held = facts.given.disability_certificate
    if held is None or UNSETTLED.search(held):
        return
    whose = re.search(r"[（(]([^）)]+)[）)]", held)
    mine = person.relation.startswith(whose[1]) if whose else only
    if mine and not said_none(held):
        person.states["disability"] = State(MET, f"障害手帳: {held}")
    elif said_none(held) and person.state("disability").verdict is UNKNOWN and person.focus:
        # no plan asks for a certificate: 「障がいのある人及びその家族等」, 「発達障がい、難病のある方」
        person.states["disability"] = State(UNKNOWN, f"障害手帳: {held}（診断や特性は聞いていない）")


def _care(facts: Facts, person: Person, only: bool) -> None:
    level = facts.given.care_level
    if level is None or said_none(level) or UNSETTLED.search(level):
        return
    whose = re.search(r"[（(]([^）)]+)[）)]", level)
    if person.relation.startswith(whose[1]) if whose else (only or person.elderly):
        person.states["frail"] = State(MET, f"介護認定: {level}")


def _living(facts: Facts, person: Person) -> None:
    given = facts.given
    others = [p for p in facts.persons if p is not person and p.cohabiting and not (p.caller and not given.household)]
    living = given.living or ""
    if given.lives_alone is not None:
        words = "一人暮らし" if given.lives_alone else "同居の人がいる"
        person.states["livingAlone"] = State(MET if given.lives_alone else NOT_MET, words)
    elif said := facts.says("circumstance:livingAlone"):
        person.states["livingAlone"] = State(MET, f"「{said.words}」")
    elif others:
        person.states["livingAlone"] = State(NOT_MET, f"{others[0].relation}と同居")
    couple = facts.says("circumstance:coupleOnly")
    together = TOGETHER.search(facts.text) if given.household is None else None
    child = next(
        (o for o in others if o.age is not None and not o.relation.startswith((*SPOUSES, "夫婦", "本人"))), None
    )
    if person.states.get("livingAlone", State(UNKNOWN, "")).verdict is MET:
        person.states["coupleOnly"] = State(NOT_MET, "一人暮らし")
    elif couple or "夫婦" in living:
        person.states["coupleOnly"] = State(MET, f"「{couple.words}」" if couple else living)
    elif together and child and person.relation not in SPOUSES:
        person.states["coupleOnly"] = State(NOT_MET, f"「{together.group()}」{child.called()}")
    elif given.household and others:
        only_spouse = all(o.relation.startswith(SPOUSES) for o in others)
        person.states["coupleOnly"] = State(MET if only_spouse else NOT_MET, "、".join(o.called() for o in others))
    ages = [p.age for p in (person, *others)]
    if given.household is not None and all(a is not None for a in ages):
        old = all(a is not None and a >= ELDERLY_AGE for a in ages)
        person.states["elderlyHousehold"] = State(
            MET if old else NOT_MET, "、".join(p.called() for p in (person, *others))
        )


def _money(facts: Facts, person: Person) -> None:
    given = facts.given
    benefit = facts.says("circumstance:publicAssistance")
    refused = next((f for f in facts.found if f.key == "circumstance:publicAssistance" and f.negated), None)
    if given.public_assistance:
        held = given.public_assistance == "yes"
        person.states["publicAssistance"] = State(
            MET if held else NOT_MET, f"生活保護: {'受給' if held else '受給していない'}"
        )
    elif benefit or refused:
        person.states["publicAssistance"] = State(MET if benefit else NOT_MET, f"「{(benefit or refused).words}」")  # type: ignore[union-attr]  # one of the two is there
    if given.taxation is not None:
        exempt = "非課税" in given.taxation
        person.states["taxExempt"] = State(MET if exempt else NOT_MET, f"課税状況: {given.taxation}")
    elif free := facts.says("circumstance:taxExempt"):
        person.states["taxExempt"] = State(MET, f"「{free.words}」")
    elif taxed := facts.says("circumstance:taxed"):
        person.states["taxExempt"] = State(NOT_MET, f"「{taxed.words}」")
    if given.welfare_services is not None:
        none = said_none(given.welfare_services)
        person.states["usesWelfareServices"] = State(
            NOT_MET if none else MET, f"福祉サービス: {given.welfare_services}"
        )
    elif facts.says("circumstance:noServices"):
        person.states["usesWelfareServices"] = State(NOT_MET, f"「{facts.says('circumstance:noServices').words}」")  # type: ignore[union-attr]  # tested in the line above
    elif uses := facts.says("circumstance:usesWelfareServices"):
        person.states["usesWelfareServices"] = State(MET, f"「{uses.words}」")
    words = facts.concern_words(*NEEDY)
    if words:
        person.states["needy"] = State(MET, words)
    elif person.state("publicAssistance").verdict is MET:
        person.states["needy"] = State(MET, person.state("publicAssistance").words)


def _at_home(facts: Facts, person: Person) -> None:
    """Neither at work nor at a place of employment support, where the text says so of the only adult."""
    for code, pattern in (("employed", NOT_WORKING), ("inEmploymentSupport", NOT_ATTENDING)):
        said = pattern.search(facts.text)
        if said and person.state(code).verdict is UNKNOWN:
            person.states[code] = State(NOT_MET, f"「{said.group()}」")


def _derived(facts: Facts, person: Person) -> None:
    hikikomori = facts.concerns.get("hikikomoriSchool")
    grown = person.age is not None and person.age >= WITHDRAWN_AGE and not person.minor and person.age < ELDERLY_AGE
    nobody = not any(p.state("hikikomoriExperience").verdict is MET for p in facts.persons if not p.minor)
    if hikikomori and grown and nobody and person.focus and not facts.says("sign:truancy"):
        person.states["hikikomoriExperience"] = State(MET, hikikomori)
    withdrawn = person.state("hikikomoriExperience")
    if withdrawn.verdict is MET and grown and person.state("workDifficulty").verdict is UNKNOWN:
        person.states["workDifficulty"] = State(UNKNOWN, f"{withdrawn.words}は聞いたが、仕事のことは聞いていない")
    if "jobSearch" in facts.concerns and grown and person.focus and person.state("workDifficulty").verdict is UNKNOWN:
        person.states["workDifficulty"] = State(MET, facts.concern_words("jobSearch"))
    if person.state("workDifficulty").verdict is MET and person.state("employed").verdict is UNKNOWN:
        person.states["employed"] = State(NOT_MET, person.state("workDifficulty").words)
    undiagnosed = person.state("disability").verdict is not MET
    if withdrawn.verdict is MET and grown and undiagnosed and person.state("betweenSystems").verdict is UNKNOWN:
        person.states["betweenSystems"] = State(MET, f"{withdrawn.words}・障がいの手帳や診断は聞いていない")
    children = facts.children
    if children:
        person.states["childRearing"] = State(MET, "、".join(c.called() for c in children))
    elif facts.given.household is not None or facts.given.lives_alone or person.elderly:
        if "childRearing" not in facts.concerns:
            person.states["childRearing"] = State(NOT_MET, "18歳未満の子の記載がない")
    elif "childRearing" in facts.concerns:
        person.states["childRearing"] = State(MET, facts.concerns["childRearing"])
    if facts.consent == "no" or person.consent == "no":
        person.states["planConsent"] = State(NOT_MET, "同意: 無")
        person.states.setdefault("unreached", State(MET, "同意: 無"))


def conclude_circumstances(facts: Facts) -> None:
    """The states of every person."""
    adults = [p for p in facts.focus if not p.caller]
    for person in facts.persons:
        _from_words(person)
    for person in facts.persons:
        only = len(adults) == 1 and person in adults
        _disability(facts, person, only)
        _care(facts, person, only)
        if only:
            _at_home(facts, person)
        _living(facts, person)
        _money(facts, person)
    for person in sorted(facts.persons, key=lambda p: not p.focus):
        _derived(facts, person)
