"""Completion of place names while someone types, by kanji or kana: towns, then their 丁目, 地割 and 字."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jusou_graph.address.reading import Part, Place
from jusou_graph.address.towns import TownRecord, spellings
from jusou_graph.japanese.numerals import KANJI_NUMERALS, kanji_number

_NUMBER_BEGUN = re.compile(
    rf"[-ーノ]?(第?)(\d+|[{KANJI_NUMERALS}]+)(?:(丁目?-?|チ?ヨ?ウ?メ?)|(地割?|チワ?リ?))?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Completion:
    """A town to offer.

    Attributes:
        municipality: Municipality code.
        municipality_name: Its name, with its prefecture where another one here bears it too.
        town: Registered town name, or a name that many towns begin with.
        reading: Its reading, folded katakana, or ``""``.
        chomes: Its 丁目.
    """

    municipality: str
    municipality_name: str
    town: str
    reading: str
    chomes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A place to offer: a town or a part of one.

    Attributes:
        municipality: Municipality code.
        municipality_name: Its name, with its prefecture where another one here bears it too.
        town: Its town.
        name: The place in words, as ``高松四丁目``.
    """

    municipality: str
    municipality_name: str
    town: str
    name: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be meant by what was typed so far.

    Attributes:
        found: Places, best first.
        more: How many further ones there are.
        guessed: They are near to what was typed, not what it begins.
    """

    found: tuple[Offer, ...] = ()
    more: int = 0
    guessed: bool = False


class Completer:
    """A sorted list of spellings and readings, searched by bisection at each key stroke."""

    def __init__(self, names: Mapping[str, str], records: dict[str, list[TownRecord]]) -> None:
        self._names = names
        self._keys: dict[str | None, list[tuple[str, int]]] = {None: []}
        self._records: list[TownRecord] = []
        for code, towns in records.items():
            keys = self._keys[code] = []
            for record in towns:
                if not record.loose and code in names:
                    keys.extend((key, len(self._records)) for key in {*spellings(record.name), *record.readings})
                    self._records.append(record)
            keys.sort()
            self._keys[None] += keys
        self._keys[None].sort()

    def find(self, folded: str, code: str | None, limit: int) -> list[Completion]:
        """Towns that begin with a folded text; none for an empty one."""
        return [
            Completion(r.municipality, self._name(r), r.name, _reading(r), tuple(sorted(r.chomes)))
            for r in self._beginning(folded, code)[: max(0, limit)]
        ]

    def offers(self, folded: str, code: str | None) -> list[Offer]:
        """Every place that a folded text begins: towns, or parts of the town it goes on after.

        A town whose very name was typed comes first, with its 丁目 and its 字 part after it.
        """
        places: list[tuple[TownRecord, str]] = []
        for record in self._beginning(folded, code):
            places.append((record, record.name))
            if folded in spellings(record.name) or folded in record.readings:
                places += [(record, name) for name in _parts(record)]
        if not places and folded:
            places = [(record, name) for record, name in self._going_on(folded, code)]
        return [Offer(record.municipality, self._name(record), record.name, name) for record, name in places]

    def offer(self, places: Iterable[Place]) -> list[Offer]:
        """Places as they are offered; those without a town are left out."""
        named = {(place.municipality or "", place.town or "", place.spelled()) for place in places if place.town}
        return [Offer(c, self._names[c], town, name) for c, town, name in sorted(named) if c in self._names]

    def _name(self, record: TownRecord) -> str:
        return self._names[record.municipality]

    def _beginning(self, folded: str, code: str | None) -> list[TownRecord]:
        if not folded:
            return []
        keys = self._keys.get(code, [])
        at = bisect_left(keys, (folded, -1))
        found: dict[int, TownRecord] = {}
        while at < len(keys) and keys[at][0].startswith(folded):
            found.setdefault(keys[at][1], self._records[keys[at][1]])
            at += 1

        def order(record: TownRecord) -> tuple[bool, bool, str, str]:
            # The whole name before longer ones (鵜飼, 鵜飼迫), as written before as read, then by reading.
            forms = spellings(record.name)
            exact = folded in forms or folded in record.readings
            return not exact, not forms[0].startswith(folded), _reading(record) or "ン" + record.name, record.name

        return sorted(found.values(), key=order)

    def _going_on(self, folded: str, code: str | None) -> list[tuple[TownRecord, str]]:
        """Parts of the longest town name a text begins with, as far as what follows begins them: 北飯岡2, 上田字松."""
        keys = self._keys.get(code, [])
        for size in range(len(folded) - 1, 0, -1):
            at = bisect_left(keys, (folded[:size], -1))
            found: list[tuple[TownRecord, str]] = []
            while at < len(keys) and keys[at][0] == folded[:size]:
                record = self._records[keys[at][1]]
                found += [(record, name) for name in _begun(record, folded[size:])]
                at += 1
            if found:
                return found
        return []


def _reading(record: TownRecord) -> str:
    return min(record.readings, default="")


def _parts(record: TownRecord) -> list[str]:
    """The 丁目 of a town, and its 字 part where it has both."""
    names = [record.place(chome=chome, part=Part.CHOME).spelled() for chome in sorted(record.chomes)]
    return [*names, record.name + "字"] if names and (record.azas or record.jiwari or record.open_azas) else names


def _begun(record: TownRecord, rest: str) -> list[str]:
    """The parts of a town that a text after its name begins."""
    number = _NUMBER_BEGUN.fullmatch(rest)
    if number is None:
        begun = rest.removeprefix("字")
        azas = [aza for folded, aza in sorted(record.azas.items()) if folded.startswith(begun)]
        if rest == "字":
            azas += [record.jiwari[jiwari] for jiwari in sorted(record.jiwari)]
        names = [record.place(aza=aza, part=Part.AZA).spelled() for aza in azas]
        return [record.name + "字", *names] if rest == "字" and (names or record.open_azas) else names
    ordinal, digits, chome_mark, jiwari_mark = number.groups()

    def fits(known: int) -> bool:
        # With 丁目 or 地割 after it the number is whole; before that it may go on (1 begins 一丁目 and 十一丁目).
        written = str(known) if digits.isdecimal() else kanji_number(known)
        return written == digits if chome_mark or jiwari_mark else written.startswith(digits)

    names = []
    if not ordinal and not jiwari_mark:
        names += [record.place(chome=n, part=Part.CHOME).spelled() for n in sorted(record.chomes) if fits(n)]
    if not chome_mark or chome_mark == "チ":
        jiwari = [record.jiwari[n] for n in sorted(record.jiwari) if fits(n)]
        names += [record.place(aza=aza, part=Part.AZA).spelled() for aza in jiwari]
    return names
