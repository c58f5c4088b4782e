"""Shows how a consultation was understood: every value, and where in the text it was read."""

from __future__ import annotations

from typing import Any

from jusou_graph.matching.answers import Understood
from jusou_graph.matching.facts import Facts
from jusou_graph.matching.intake import CONCERNS
from jusou_graph.matching.reading import Read
from jusou_graph.matching.thesaurus import LABELS

FIELD_NAMES = {
    "concern": "concerns",
    "circumstance": "circumstance",
    "supportNeed": "need",
    "activity": "activity",
    "sign": "sign",
    "danger": "danger_sign",
}


def understood(facts: Facts) -> Understood:
    """What was read, word by word, and the consultation as it was understood."""
    read = []
    for mention in facts.mentions:
        age = f"{mention.age}" if mention.age == mention.until else f"{mention.age}～{mention.until}"
        value = (
            mention.relation
            + (f" {age}歳" if mention.age is not None else "")
            + ("（相談者）" if mention.caller else "")
        )
        read.append(Read("person", value, facts.text[mention.start : mention.end], mention.start, mention.end))
    for f in facts.found:
        scheme, _, _ = f.key.partition(":")
        if scheme == "activity" or (scheme == "concern" and facts.given.concerns is not None):
            continue
        value = LABELS[f.key] + ("（否定）" if f.negated else "") + ("（以前のこと）" if f.past else "")
        read.append(Read(FIELD_NAMES[scheme], value, f.words, f.start, f.end))
    if facts.address and facts.given.address is None and (at := facts.text.find(facts.address)) >= 0:
        read.append(Read("address", facts.address, facts.address, at, at + len(facts.address)))
    return Understood(tuple(sorted(read, key=lambda r: (r.start, r.end, r.field))), _consultation(facts))


def _consultation(facts: Facts) -> dict[str, Any]:
    first = next((p for p in facts.focus), None)
    return {
        "municipality": facts.given.municipality.code,
        "address": facts.address,
        "age": first.age if first else None,
        "concerns": [CONCERNS[c] for c in facts.concerns],
        "consent": facts.consent,
        "danger": facts.given.danger,
        "persons": [
            {
                "relation": p.relation,
                "age": p.age,
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
