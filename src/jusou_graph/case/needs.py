"""What a person needs, not which service: read from words, and from what the case shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jusou_graph.case.facts import MET, Facts, Person
from jusou_graph.vocabulary import LABELS

SCHOOL_AGE = range(6, 18)
SMALL = 7
SEEKS = re.compile(
    r"(?<!聞き)(?<!相談し)(?<!知り)たい|ほしい|欲しい|ないか|あれば|探し|頼め|頼みた|行ってみ|申し込め|希望|必要と|(?:なら|から)[^。]{0,8}(?:やれそう|できそう|やってみ)"
)
HELP_GIVEN = frozenset({"watchingOver", "dailyHelp", "homeTidying", "connection", "exercise", "parentChildPlace"})
"""Needs that, told in the words before an offer of help, are those of the people to be helped (「集まって体を動かす場で教える」)."""
DAYTIME = re.compile("平日|日中|昼間|昼に|昼の|毎日|週に?[一二三四五1-5]|通[うえい]")
PLACES = frozenset({"connection", "creativeActivity"})
TROUBLES = frozenset(
    {"dementia", "frail", "hikikomoriExperience", "workDifficulty", "hoarding", "needy", "publicAssistance",
     "betweenSystems", "unreached", "refusesSupport", "disability"}
)  # fmt: skip
"""Circumstances that a desk would have to speak about with others."""
CLIENT, HELPER = "client", "helper"


@dataclass(frozen=True)
class Need:
    """A need of one person.

    Attributes:
        code: Code of the scheme ``supportNeed``; ``words`` what it rests on.
        person: Whose need it is.
        told: Said in words, not only derived.
        sought: Said as a wish for something to use or someone to help.
        role: client, or helper where the person wants to help.
        by_day: A place by day is sought for someone who goes to no work and no day service.
    """

    code: str
    words: str
    person: Person
    told: bool
    sought: bool
    role: str = CLIENT
    by_day: bool = False

    @property
    def label(self) -> str:
        """The need in words."""
        return LABELS["supportNeed"][self.code]


def _sentence(text: str, at: int) -> str:
    end = text.find("。", at)
    return text[text.rfind("。", 0, at) + 1 : end if end >= 0 else len(text)]


def _holder(facts: Facts, code: str, person: Person) -> Person:
    """Whose need it is: a place for children is the family's, work is the adult's, a caller speaks for the other."""
    focus = facts.focus
    if person.caller and not person.focus and focus:
        person = next((p for p in focus if not p.caller), focus[0])
    if not person.focus and focus and code != "workStep":
        person = focus[0]
    if code == "workStep":
        withdrawn = facts.withdrawn()
        if withdrawn and (person.elderly or person.minor):
            return withdrawn
    return person


def read_needs(facts: Facts) -> list[Need]:
    """Needs, those told in words first; one entry a need and person."""
    if facts.outside:
        return []
    needs: dict[tuple[str, int], Need] = {}
    by_day: set[int] = set()
    helps = [
        f for f in facts.found if f.key in ("circumstance:supporter", "supportNeed:roleForOthers") and not f.negated
    ]
    offered = {_sentence(facts.text, f.start): f.start for f in helps}

    def put(code: str, words: str, person: Person, told: bool, sought: bool) -> None:
        key = (code, id(person))
        old = needs.get(key)
        role = HELPER if code == "roleForOthers" or (code == "learning" and helps) else CLIENT
        if old is None or (sought and not old.sought):
            needs[key] = Need(code, words, person, told, sought, role)

    for person in facts.persons:
        for f in person.found:
            if not f.key.startswith("supportNeed:") or f.negated or f.past or f.start < 0:
                continue
            code = f.key.removeprefix("supportNeed:")
            if code in HELP_GIVEN and f.start < offered.get(_sentence(facts.text, f.start), -1):
                continue  # 「見守りなどを手伝いたい」 offers help and asks for none
            holder = _holder(facts, code, person)
            sentence = _sentence(facts.text, f.start)
            sought = bool(SEEKS.search(sentence))
            if code == "parentChildPlace" and facts.children and all((c.age or 0) >= SMALL for c in facts.children):
                code = "connection"  # 拠点 are for small children and their parents; these parents look for each other
            put(code, f"「{f.words}」", holder, True, sought)
            if code == "connection" and sought and _without_daytime_place(holder) and DAYTIME.search(sentence):
                put(
                    "creativeActivity", f"「{f.words}」", holder, True, False
                )  # nobody asked for it; it would be a place by day
                by_day.add(id(holder))
            if code == "connection" and holder.minor and (holder.age or 0) in SCHOOL_AGE:
                put("schoolAgePlace", f"「{f.words}」", holder, True, sought)
    _derive(facts, put)
    if any(code == "parentChildPlace" for code, _ in needs):  # other parents are the company that is looked for
        needs = {key: need for key, need in needs.items() if key[0] != "connection"}
    for key, need in needs.items():
        if need.code == "connection" and id(need.person) in by_day:
            needs[key] = replace(need, by_day=True)
    order = sorted(needs.values(), key=lambda n: (not n.sought, not n.told))
    return [n for n in order if not (n.code == "connection" and (n.person.age or 99) < 1)]


def only_helps(facts: Facts) -> bool:
    """Whether someone comes to help others and has no trouble of their own: nothing is to be shared about them.

    A concern that is only read from the text as 地域との関係 is what they want to help with.
    """
    helps = facts.says("circumstance:supporter") or facts.says("supportNeed:roleForOthers")
    trouble = set(facts.concerns) - ({"communityRelation"} if facts.given.concerns is None else set())
    if not helps or trouble or len(facts.persons) > 1:
        return False
    return not any(s.verdict is MET for p in facts.focus for code, s in p.states.items() if code in TROUBLES)


def _without_daytime_place(person: Person) -> bool:
    """A person with a disability who goes to no workplace and no day service."""
    places = ("employed", "inEmploymentSupport", "usesWelfareServices")
    return person.state("disability").verdict is MET and not any(person.state(c).verdict is MET for c in places)


def _derive(facts: Facts, put) -> None:  # type: ignore[no-untyped-def]  # the closure above
    withdrawn = facts.withdrawn(once=True)
    if withdrawn and not withdrawn.elderly:
        words = withdrawn.state("hikikomoriExperience").words
        put("connection", words, withdrawn, False, False)
        put("workStep", words, withdrawn, False, False)
    littered = next((p for p in facts.persons if p.state("hoarding").verdict is MET), None)
    if littered:  # seen by others, whether or not anyone has asked for help
        put("homeTidying", littered.state("hoarding").words, _holder(facts, "homeTidying", littered), False, True)
    for p in facts.focus:
        alone = p.state("livingAlone").verdict is MET
        if p.elderly and alone and "communityRelation" in facts.concerns and facts.consent == "yes":
            put("connection", facts.concern_words("communityRelation"), p, False, False)
    carer = facts.says("sign:youngCarer")
    pupils = sorted((c for c in facts.children if (c.until or 0) in SCHOOL_AGE), key=lambda c: not c.focus)
    if carer and pupils:
        child = pupils[0]
        put("schoolAgePlace", f"「{carer.words}」", child, True, True)
