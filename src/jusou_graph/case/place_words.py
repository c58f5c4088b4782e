"""Finds the words of a text that name where the person lives, to hand them to the address reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jusou_graph.model.catalog import Municipality
from jusou_graph.reading.homes import Standing, standing
from jusou_graph.reading.people import Mention

NUMBER = "(?:[0-9]+|[一二三四五六七八九十]+)"
CHOME = f"(?:{NUMBER}丁目(?:{NUMBER}(?:番地?|-|の)?{NUMBER}?)?|字[一-龠ヶ]{{1,6}}(?=の|に|で|。|、)|第?{NUMBER}地割|[0-9]+(?:[-ー−][0-9]+){{1,3}})?"
ELSEWHERE = re.compile(
    r"(?:(?<=自宅は)|(?<=住所は)|(?<=住まいは)|(?<=家は)|(?<=自宅が)|(?<=住まいが))(?P<home>[一-龠ヶケ]{1,5}[市町村])(?P<there>の?[一-龠]{0,4})"
    r"|(?P<name>[一-龠ヶケ]{1,5}[市町村])(?P<rest>(?:の(?=[一-龠]{1,4}(?:に|で)))?[一-龠]{0,4})"
    r"(?=で[^。]{0,6}暮|で[^。]{0,4}一人|に住|在住|に暮|に一人|に独|の[0-9]+歳|の(?:自宅|実家|家)に)"
)
SOMEWHERE = re.compile(r"^(?:隣|他|別|同|本|当|両|近|各|全|よその?)(?:の)?[市町村]")
INSIDE = re.compile("^[市町村]内$|(?<![一-龠])[市町村]内(?=に|で|の|在|、)")
BOTH = "／"
"""Between the words of several places: the address reader asks which of them it is."""
SHARED = 3
"""So many towns with the same two first characters are also called by these (鵜飼御庭田, 鵜飼細谷地 … → 鵜飼)."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place in a text: its words, where they stand, and whether they say more than a bare town."""

    words: str
    start: int
    end: int
    exact: bool


class Places:
    """The place names of a municipality, compiled once."""

    def __init__(self, municipality: Municipality) -> None:
        self.name = municipality.profile.name
        names = {t.name for t in municipality.towns} | {e.town for e in municipality.catchments}
        heads = Counter(n[:2] for n in names if len(n) > 2)
        names |= {head for head, count in heads.items() if count >= SHARED}
        long = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if len(n) > 1)
        short = "|".join(re.escape(n) for n in sorted(names) if len(n) == 1)
        parts = [f"(?:{long}){CHOME}"] if long else []
        if short:  # one character is a town only where the words around say so
            parts.append(
                f"(?:{short})(?:字[一-龠ヶケノの]{{1,5}}?(?=の[0-9]|に|で|の家|。|、)|(?=の[0-9]|に住|の家|に暮))"
            )
        self._towns = re.compile("|".join(parts) or "(?!)")

    def find(self, text: str, mentions: Sequence[Mention] = (), subject: str | None = None) -> tuple[str, ...]:
        """Words that name the place where the person concerned lives now; several where the text does not say which.

        The name of another municipality counts where someone lives there; else a town of this municipality. A former
        home, a relative's, a place of work or a hospital is none.

        Args:
            text: The text, folded.
            mentions: The persons in it.
            subject: The person concerned as the sheet has it, or None.
        """
        found = self._named(text)
        spans = [(place.start, place.end) for place in found]
        told = [(standing(text, p.start, p.end, spans, mentions, subject), p) for p in found]
        homes = [place for kind, place in told if kind is Standing.HOME]
        unsaid = [place for kind, place in told if kind is Standing.UNSAID]
        # A bare name later in a text (a surname, a district) is no second home.
        plain = homes or [place for place in unsaid if place is unsaid[0] or place.exact]
        words = _distinct([place.words for place in plain])
        if words:
            return words
        inside = not found and (self.name in text or INSIDE.search(text))
        return (self.name,) if inside or (found and self._is_named_apart(text, found)) else ()

    def _is_named_apart(self, text: str, found: Sequence[_Named]) -> bool:
        """Whether the municipality is named where no place follows that is somebody else's (盛岡市で相談)."""
        return any(
            not any(place.start - len(self.name) <= at.start() <= place.end for place in found)
            for at in re.finditer(re.escape(self.name), text)
        )

    def _named(self, text: str) -> list[_Named]:
        """All places in the order of the text."""
        found: list[_Named] = []
        for m in ELSEWHERE.finditer(text):
            part = "home" if m["home"] else "name"
            name, rest = (m["home"], m["there"]) if m["home"] else (m["name"], m["rest"])
            if SOMEWHERE.match(name) or name.startswith((self.name, self.name[:-1])) or self._towns.match(name):
                continue
            found.append(_Named(name + rest.lstrip("の"), m.start(part), m.end(), exact=True))
        for m in self._towns.finditer(text):
            apart = all(m.end() <= one.start or one.end <= m.start() for one in found)
            if apart and not text.startswith(self.name, m.start()):  # 「熱海」 of 「熱海市網代」 is no town of its own
                exact = text.endswith(self.name, 0, m.start()) or any(letter in m[0] for letter in "丁字割-ー−")
                found.append(_Named(m[0], m.start(), m.end(), exact=exact))
        return found


def _distinct(words: Sequence[str]) -> tuple[str, ...]:
    """Places without those that a longer one says more exactly (高松, 高松四丁目)."""
    return tuple(
        word for word in dict.fromkeys(words) if not any(other != word and other.startswith(word) for other in words)
    )


def address_doubt(
    entered: str, address: Mapping[str, Any] | None, told: Sequence[str], homes: Sequence[Mapping[str, Any] | None]
) -> str:
    """The question which home counts, where the address of the sheet and the text name different ones, or ``""``.

    Args:
        entered: The sheet's address.
        address: How it was read, as the interface has it.
        told: Places the text names as the home.
        homes: How they were read.
    """
    read = [home for home in homes if home and (home.get("town") or not home.get("alternatives"))]
    if not address or not read or any(_may_be_one(address, home) for home in read):
        return ""
    return f"住所欄は「{entered}」ですが、相談の文には「{'」「'.join(told)}」とあります。今の住まいはどちらですか。"


def _may_be_one(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two addresses may be of one place: where both say something, they say the same."""
    names = [
        ((a.get("municipality") or {}).get("name"), a.get("town"), a.get("chome"), a.get("aza")) for a in (one, other)
    ]
    return all(a is None or b is None or a == b for a, b in zip(*names, strict=True))
