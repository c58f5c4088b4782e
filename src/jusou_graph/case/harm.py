"""Who is told to hurt whom: the one who hurts is never asked for consent, the one who is hurt is, where it is safe.

Violence, threats, neglect and taking someone's money are read by their form (who, by whom, active or passive); only
people whom the text or the sheet names are marked. Past violence counts too: asking that person can still do harm.
"""

from __future__ import annotations

import re

from jusou_graph.case.facts import Facts, Person
from jusou_graph.reading.people import FAMILY
from jusou_graph.reading.spans import Found

ISSUE = re.compile(r"加害|虐待(?:者|し)|暴力|暴言|DV|ネグレクト|使い込")
HURT = re.compile(r"被害|受け|[らさわ]れ")
TOPIC = re.compile(rf"(?P<who>{FAMILY})(?:[（(][^）)]*[）)])?(?:が|は|も)")
SHOUTS = re.compile("怒鳴|どな")
"""Of someone who shouts no more is said than that; beside a told or ticked abuse the sheet's note is taken seriously."""
NAMES = {"両親": ("父", "母", "父親", "母親", "両親")}


def called_by(persons: list[Person], name: str | None) -> list[Person]:
    """The persons that a text calls so."""
    names = NAMES.get(name or "", (name,))
    return [p for p in persons if any(n and p.relation.startswith(n) for n in names)]


def _mark(facts: Facts) -> None:
    for deed in facts.deeds:
        for p in called_by([*facts.persons, *facts.beyond], deed.doer):
            p.harms, p.hurt = p.harms or not (deed.own and p.minor), p.hurt or (deed.own and p.minor)
        for p in called_by(facts.persons, deed.sufferer):
            p.hurt = p.hurt or deed.sufferer != deed.doer
    abuse = "dvAbuse" in facts.concerns
    for p in facts.persons:
        told = bool(ISSUE.search(p.issue)) or (abuse and bool(SHOUTS.search(p.issue)))
        if told and HURT.search(p.issue):
            p.hurt = True
        elif told and not p.minor:
            p.harms = True
    for p in (*facts.persons, *facts.beyond):
        p.harms = p.harms and not p.minor  # a child who hits is one to be helped
        p.hurt = p.hurt and not p.harms


def _own_words(facts: Facts, person: Person) -> bool:
    """Whether trouble of their own is told of someone who hurts (an illness, being out of reach)."""
    return any(
        f.key.startswith("circumstance:") and f.key != "circumstance:refusesSupport" and not f.negated
        for f in person.found
    )


def _hand_over(facts: Facts, harming: list[Person], hurt: Person) -> None:
    """Words that were given to the only person named are those of the one who is hurt, unless told of the other."""
    for p in harming:
        kept: list[Found] = []
        for f in p.found:
            begin = facts.text.rfind("。", 0, max(f.start, 0)) + 1
            own = any(m["who"] == p.relation for m in TOPIC.finditer(facts.text, begin, max(f.start, begin)))
            (kept if f.start < 0 or own else hurt.found).append(f)
        p.found = kept


def _turn_to_the_hurt(facts: Facts) -> None:
    """The consultation is about the one who is hurt; who hurts stays in view only with trouble of their own."""
    harming = [p for p in facts.persons if p.harms]
    if not any(p.focus and not p.harms for p in facts.persons):
        others = [p for p in facts.persons if not p.harms and not p.number]  # counted children are told of by someone
        known = [p for p in others if p.hurt] or [p for p in others if p.caller] or others
        if not known:
            known = [Person("本人", facts.given.age, facts.given.age, focus=True, hurt=True)]
            facts.persons.insert(0, known[0])
        for p in known:
            p.focus, p.caller = True, False
        if facts.given.household is None:
            _hand_over(facts, harming, known[0])
        if len(known) == 1:
            known[0].hurt = True
    named = facts.given.subject or ""
    for p in harming:
        p.focus = p.focus and (_own_words(facts, p) or p.relation in named)


def read_harm(facts: Facts) -> None:
    """Marks who hurts and who is hurt, and turns the consultation to the one who is hurt."""
    _mark(facts)
    if any(p.harms for p in facts.persons):
        _turn_to_the_hurt(facts)


def is_about_harm(facts: Facts) -> bool:
    """Violence or abuse is told, ticked, or someone is named as doing it."""
    return "dvAbuse" in facts.concerns or any(p.harms or p.hurt for p in (*facts.persons, *facts.beyond))
