"""Shows how a consultation was understood: every value, and where in the text it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jusou_graph.case.corrections import Read, address_id, consent_id, found_id, harm_id, mention_id
from jusou_graph.case.facts import Facts
from jusou_graph.case.harm import called_by
from jusou_graph.case.place_words import BOTH
from jusou_graph.case.sheet import CONCERNS
from jusou_graph.reading.consent_forms import Answer
from jusou_graph.reading.consent_said import Said
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.overlaps import as_events
from jusou_graph.reading.people import Mention
from jusou_graph.reading.spans import Found
from jusou_graph.reading.violence import Deed

FIELD_NAMES = {
    "concern": "concerns",
    "circumstance": "circumstance",
    "supportNeed": "need",
    "activity": "activity",
    "sign": "sign",
    "danger": "danger_sign",
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read from a text and where, so that a person can correct it.

    Attributes:
        read: Word by word; ``consultation`` the fields as they were understood.
        not_meant: What a person said was read wrongly; nothing was concluded from it.
    """

    read: tuple[Read, ...]
    consultation: dict[str, Any]
    not_meant: tuple[Read, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON: the fields as they were understood, and word by word where they stand."""
        return {
            "consultation": self.consultation,
            "read": [r.to_dict() for r in self.read],
            "not_meant": [r.to_dict() for r in self.not_meant],
        }


def understood(facts: Facts) -> Understood:
    """What was read, word by word, what of it was set aside, and the consultation as it was understood."""
    read = [_person(m, facts) for m in facts.mentions]
    read.extend(_harm(facts.deeds, facts, only_marked=True))
    read.extend(_consent(s) for s in facts.said)
    for f, _ in as_events(facts.found):
        scheme, _, _ = f.key.partition(":")
        if not (scheme == "concern" and facts.given.concerns is not None):
            read.append(_word(f))
    if facts.address and facts.given.address is None:
        read.extend(_place(words, facts) for words in facts.address.split(BOTH) if words in facts.text)
    aside = facts.set_aside
    not_meant = [*(_person(m, facts) for m in aside.mentions), *(_word(f) for f, _ in as_events(list(aside.found)))]
    not_meant.extend(_harm(aside.deeds, facts, only_marked=False))
    not_meant.extend(map(_consent, aside.said))
    not_meant.extend(_place(words, facts) for words in aside.addresses)
    return Understood(_in_order(read), _consultation(facts), _in_order(not_meant))


def _in_order(read: list[Read]) -> tuple[Read, ...]:
    return tuple(sorted(read, key=lambda r: (r.start, r.end, r.field)))


def _person(mention: Mention, facts: Facts) -> Read:
    until = "" if mention.until == mention.age else f"～{mention.until}" if mention.until is not None else ""
    age = f" {mention.age}{until}歳" + ("以上" if mention.until is None else "")
    number = f" {mention.number}人" if mention.number else ""
    value = (
        mention.relation + number + (age if mention.age is not None else "") + ("（相談者）" if mention.caller else "")
    )
    words = facts.text[mention.start : mention.end]
    return Read("person", value, words, mention.start, mention.end, mention_id(mention, facts.text))


def _harm(deeds: tuple[Deed, ...], facts: Facts, only_marked: bool) -> list[Read]:
    """Who is read as the one who hurts, once a person, with the words of the first deed."""
    out: dict[str, Read] = {}
    for d in deeds:
        marked = any(p.harms for p in called_by(facts.persons, d.doer))
        if d.doer and (marked or not only_marked):
            value = f"{d.doer}が傷つけているとされる（同意は聞かない）"
            out.setdefault(harm_id(d), Read("harm", value, facts.text[d.start : d.end], d.start, d.end, harm_id(d)))
    return list(out.values())


ANSWERS = {
    Answer.YES: "同意する", Answer.NO: "同意しない", Answer.WITHDRAWN: "同意を取り消した", Answer.UNDECIDED: "決めていない", Answer.CONDITIONAL: "条件つき",
    Answer.PAST: "以前の同意（今は確かめていない）", Answer.SUPPOSED: "伝え聞き・推し量り", Answer.FORCED: "自由な返事ではない", Answer.NOT_ASKED: "まだ確かめていない",
}  # fmt: skip
"""What someone said of agreeing, in words."""


def _consent(said: Said) -> Read:
    who = f"{said.by}: " if said.by else ""
    value = f"{who}{ANSWERS[said.answer]}{'（限りあり）' if said.limited else ''}"
    return Read("consent", value, said.words, said.start, said.end, consent_id(said))


def _word(found: Found) -> Read:
    scheme, _, _ = found.key.partition(":")
    value = (
        lexicon().labels[found.key] + ("（否定）" if found.negated else "") + ("（以前のこと）" if found.past else "")
    )
    return Read(FIELD_NAMES[scheme], value, found.words, found.start, found.end, found_id(found))


def _place(address: str, facts: Facts) -> Read:
    at = facts.text.find(address)
    return Read("address", address, address, at, at + len(address), address_id(address))


def _consultation(facts: Facts) -> dict[str, Any]:
    first = next((p for p in facts.focus), None)
    return {
        "municipality": facts.given.municipality.code,
        "address": facts.address,
        "age": first.age if first else None,
        "until": first.until if first else None,
        "concerns": [CONCERNS[c] for c in facts.concerns],
        "consent": facts.consent,
        "danger": facts.given.danger,
        "persons": [
            {
                "relation": f"{p.relation}{p.number}人" if p.number else p.relation,
                "age": p.age,
                "until": p.until,
                "subject": p.focus,
                "caller": p.caller,
                "cohabiting": p.cohabiting,
                "consent": p.consent,
                "circumstances": {
                    code: {"verdict": s.verdict.value, "words": s.words} for code, s in sorted(p.states.items())
                },
            }
            for p in facts.persons
        ],
    }
