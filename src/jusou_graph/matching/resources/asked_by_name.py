"""Places that a text asks about by their printed name."""

from __future__ import annotations

import re

from jusou_graph.case.facts import Facts
from jusou_graph.case.needs import CLIENT, HELPER, SEEKS, Need
from jusou_graph.matching.plan.offers import Offer
from jusou_graph.reading.text import fold

ASKS = re.compile(
    r"[?？]|合[いうっわ]|使え|利用でき|通え|行け|入れ|どう|(?:です|ます|だろう|でしょう|る|い|う)か(?=[、」]|$)"
)
"""What makes the sentence around a name a question about the place."""
ALREADY = re.compile(
    r"^[^。]{0,10}?(?:(?:通っ|利用し|行っ|使っ|参加し|働い|出)て(?:い[るたま]|おり|き)|から(?:電話|相談|連絡|紹介)|の職員)"
)
"""After a name: it is used already, or it is who calls."""
SHORTEST = 3
"""Characters of a name that tells one place from a common word."""
LETTER = "A-Za-z0-9ァ-ヶー一-龠々"


def _names(offer: Offer) -> list[str]:
    names = (offer.name, *getattr(offer.record, "aliases", ()))
    return sorted({n for n in map(fold, names) if len(n) >= SHORTEST}, key=len, reverse=True)


def _pattern(name: str) -> str:
    """The name alone, and not as part of a longer word of the same letters."""
    before = f"(?<![{LETTER}])" if re.match(f"[{LETTER}]", name) else ""
    after = f"(?![{LETTER}])" if re.search(f"[{LETTER}]$", name) else ""
    return before + re.escape(name) + after


def asked_name(text: str, offer: Offer) -> str | None:
    """The printed name by which a text asks about a place, or None."""
    if offer.unnamed:
        return None
    for name in _names(offer):
        if name not in text:
            continue
        for sentence in text.split("。"):
            for m in re.finditer(_pattern(name), sentence):
                if (ASKS.search(sentence) or SEEKS.search(sentence)) and not ALREADY.match(sentence[m.end() :]):
                    return name
    return None


def named_needs(facts: Facts, offer: Offer, name: str) -> list[Need]:
    """What a place asked about by name is for, as the plan prints it, as a need of whom the text is about."""
    focus = facts.focus
    person = next((p for p in focus if not p.caller), None) or next(iter(focus or facts.persons), None)
    if person is None or not offer.needs:
        return []
    role = HELPER if offer.role == HELPER else CLIENT
    return [Need(next(iter(offer.needs)), f"「{name}」", person, True, True, role)]
