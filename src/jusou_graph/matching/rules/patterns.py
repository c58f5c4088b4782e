"""Patterns over the household that a case worker looks for."""

from __future__ import annotations

from collections.abc import Callable

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN, Facts, Person
from jusou_graph.codes import Verdict
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.rule import Case, Finding, Rule

PARENTS = ("父", "母", "両親", "義父", "義母")
OLD_PARENT, GROWN_CHILD = 70, 35
GENERATION = range(16, 51)
SMALL_CHILD = 18
SCHOOL_AGE = 6


def _in_household(facts: Facts) -> list[Person]:
    return [p for p in facts.persons if p.cohabiting]


def _ages_missing(facts: Facts) -> bool:
    return any(p.age is None for p in facts.focus)


def parent_and_grown_child(case: Case) -> Finding:
    """An old parent and a grown child in one household, the child without work or withdrawn, or the parent in need of care."""
    facts = case.facts
    people = [p for p in _in_household(facts) if p.age is not None]
    for old in people:
        for grown in people:
            apart = (old.age or 0) - (grown.age or 0)
            if (old.age or 0) < OLD_PARENT or (grown.age or 0) < GROWN_CHILD or apart not in GENERATION:
                continue
            trouble = [grown.state(c) for c in ("hikikomoriExperience", "workDifficulty", "disability")]
            held = next((s for s in trouble if s.verdict is MET), None)
            if held:
                return MET, f"{old.called()}と{grown.called()}・{held.words}"
    return (
        (UNKNOWN, "年齢を聞いていない")
        if _ages_missing(facts)
        else (NOT_MET, "高齢の親と働いていない中年の子の世帯ではない")
    )


def double_care(case: Case) -> Finding:
    """Care for someone and bringing up children at the same time."""
    facts = case.facts
    cared = next(
        (p for p in facts.persons if p.state("dementia").verdict is MET or p.state("frail").verdict is MET), None
    )
    small = next((p for p in facts.children if (p.age or 0) < 13), None)
    carer = next((p for p in facts.persons if p.age is not None and not p.minor and not p.elderly), None)
    if cared and cared.elderly and small and carer and "childRearing" in facts.concerns:
        return MET, f"{cared.called()}の介護と{small.called()}の子育て"
    return (
        (UNKNOWN, "家族を聞いていない")
        if facts.given.household is None and not facts.mentions
        else (NOT_MET, "介護と子育ては重なっていない")
    )


def young_carer(case: Case) -> Finding:
    """A child who looks after the family."""
    facts = case.facts
    said = facts.says("sign:youngCarer")
    pupil = next((c for c in facts.children if (c.until or 0) >= SCHOOL_AGE), None)
    if said and pupil:
        return MET, f"{pupil.called()}・「{said.words}」"
    if not facts.children:
        return (
            (UNKNOWN, "子どもがいるかを聞いていない")
            if facts.given.household is None and not facts.mentions
            else (NOT_MET, "18歳未満の子の記載がない")
        )
    return NOT_MET, "子どもが家族の世話をしている様子は聞いていない"


def after_parents(case: Case) -> Finding:
    """A parent worries about the life of a disabled or withdrawn child after their own death."""
    facts = case.facts
    said = facts.says("sign:afterParents")
    if said:
        return MET, f"「{said.words}」"
    return (UNKNOWN, "親の心配を聞いていない") if not facts.text else (NOT_MET, "親亡き後の心配は聞いていない")


def elderly_alone(case: Case) -> Finding:
    """An old person living alone."""
    person = next((p for p in case.facts.focus if p.elderly), None)
    if person is None:
        return (UNKNOWN, "年齢を聞いていない") if _ages_missing(case.facts) else (NOT_MET, "65歳以上の人ではない")
    state = person.state("livingAlone")
    return state.verdict, f"{person.called()}・{state.words}"


def single_parent(case: Case) -> Finding:
    """One adult bringing up a child."""
    facts = case.facts
    said = facts.says("sign:singleParent")
    adults = [p for p in _in_household(facts) if not p.minor and p.age is not None]
    if facts.children and said:
        return MET, f"「{said.words}」"
    if facts.children and facts.given.household is not None and len(adults) == 1 and not adults[0].elderly:
        return MET, f"{adults[0].called()}と{facts.children[0].called()}"
    return (UNKNOWN, "家族を聞いていない") if facts.given.household is None else (NOT_MET, "ひとり親の世帯ではない")


def refusing(case: Case) -> Finding:
    """Someone refuses support."""
    facts = case.facts
    for p in facts.focus:
        state = p.state("refusesSupport")
        if state.verdict is MET:
            return MET, f"{p.called()}・{state.words}"
    return (
        (NOT_MET, facts.consent_words) if facts.consent == "yes" else (UNKNOWN, "支援をどう思っているかを聞いていない")
    )


def wants_to_help(case: Case) -> Finding:
    """The person comes to help, not only to be helped."""
    facts = case.facts
    said = facts.says("circumstance:supporter") or facts.says("supportNeed:roleForOthers")
    if said:
        return MET, f"「{said.words}」"
    return (UNKNOWN, "希望を聞いていない") if not facts.text else (NOT_MET, "手伝う側の希望は聞いていない")


ANYWHERE = ("rules", "glossary", "provisions", "resources", "agencies")


def _pattern(
    name: str, looks: str, label: str, sentence: str, test: Callable[[Case], tuple[Verdict, str]], *words: str
) -> Rule:
    return Rule(f"pattern-{name}", looks, label, sentence, test, Passage(ANYWHERE, words))


PATTERN_RULES = (
    _pattern("8050", "世帯の年齢・仕事・ひきこもり", "8050", "高齢の親が、働いていない子の暮らしを支えている世帯です。",
             parent_and_grown_child, "8050"),
    _pattern("double-care", "介護の要る人・子どもの年齢", "ダブルケア", "介護と子育てが同時に重なっています。", double_care,
             "ダブルケア"),
    _pattern("young-carer", "子どもの様子・家族の世話", "ヤングケアラー", "子どもが家族の世話や家事を担っています。", young_carer,
             "ヤングケアラー"),
    _pattern("after-parents", "親の心配", "親亡き後", "親が、自分の亡き後の子の暮らしを心配しています。", after_parents,
             "親亡き後", "地域で安心して生活", "障がいのある(?:人|方)及びその家族", "障がい"),
    _pattern("elderly-alone", "年齢・一人暮らし", "単身高齢", "高齢の一人暮らしです。", elderly_alone,
             "一人暮らし", "単身世帯", "高齢者"),
    _pattern("single-parent", "世帯の大人と子ども", "ひとり親", "ひとり親の世帯です。", single_parent, "ひとり親", "子育て家庭", "子育て"),
    _pattern("refusing", "支援への態度", "支援拒否", "支援を拒んでいます。無理に進めず、関係づくりから始めます。", refusing,
             "拒否", "否定的", "同意を得ることが(?:難しい|できない)", "支援が届いていない"),
    _pattern("wants-to-help", "希望・得意なこと", "手伝う側", "支えられるだけでなく、手伝う側として参加したい人です。", wants_to_help,
             "片付け作業の参加者", "ボランティア", "担い手", "支援活動に関わる", "役割"),
)  # fmt: skip
