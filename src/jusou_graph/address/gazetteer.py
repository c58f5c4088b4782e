"""The gazetteer: town lists compiled once, addresses read against them.

Most addresses are settled by the first look: one fold, two dictionary look-ups and one regular expression. What it
cannot settle goes to the second look (kana, other municipalities, spelling), which is compiled when first needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from jusou_graph.address.after_town import Found
from jusou_graph.address.completion import Completer, Completion, Offer, Offers
from jusou_graph.address.elsewhere import bearers, halves
from jusou_graph.address.heads import Heads, compile_heads
from jusou_graph.address.near_names import NearNames
from jusou_graph.address.reading import Place, Reading
from jusou_graph.address.roles import has_roles
from jusou_graph.address.second_look import SecondLook
from jusou_graph.address.several import LISTED_REST, PLAIN, Several
from jusou_graph.address.tail import Tail, read_tail
from jusou_graph.address.town_groups import TownGroup, compile_groups
from jusou_graph.address.towns import (
    TownIndex,
    TownRecord,
    compile_index,
    compile_records,
    records_named,
    spellings,
    with_wards,
)
from jusou_graph.japanese.folding import fold
from jusou_graph.model.municipalities import Municipalities
from jusou_graph.model.places import Area, Town


class Gazetteer:
    """Reads addresses of the municipalities it was compiled from."""

    def __init__(
        self,
        areas: Iterable[Area],
        towns: Iterable[Town],
        misprints: Iterable[tuple[str, str, str]] = (),
        with_aza: Iterable[tuple[str, str]] = (),
        by_chome: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Compiles the lists.

        Args:
            areas: The municipalities.
            towns: Rows of their town lists, from any source.
            misprints: Spellings of printed tables as (municipality code, misprint, registered name).
            with_aza: Towns known to be written with 字 as (municipality code, name), whatever the lists say.
            by_chome: Towns known to be divided by 丁目 throughout as (municipality code, name), whatever the lists say.
        """
        self.areas: dict[str, Area] = {area.code: area for area in areas}
        self.known = Municipalities(self.areas.values())
        self.records: dict[str, dict[str, TownRecord]] = {code: {} for code in self.areas}
        self.records.update(compile_records(with_wards(towns, self.areas.values())))
        for code, name in with_aza:
            for record in records_named(self.records.get(code, {}), name):
                if not (record.azas or record.jiwari or record.chomes):
                    record.open_azas = True
        for code, name in by_chome:
            for record in records_named(self.records.get(code, {}), name):
                record.divide_by_chome()
        self.indexes: dict[str, TownIndex] = {}
        self.everywhere = TownIndex()
        for code, by_name in self.records.items():
            index = self.indexes[code] = compile_index(by_name.values())
            for spelling, records in index.names.items():
                for record in records:
                    self.everywhere.put(spelling, record)
        for code, misprint, name in misprints:
            self._add_misprint(code, misprint, name)
        self.everywhere.seal()
        self.heads: Heads = compile_heads(self.areas.values(), self.indexes, self.records)
        self._hints: dict[str | None, str | None] = {None: None}

    def _add_misprint(self, code: str, misprint: str, name: str) -> None:
        record = self.records.get(code, {}).get(name)
        if record is None or fold(misprint) in self.indexes[code].names:
            return
        twin = record.under("misprint")
        for spelling in spellings(misprint):
            self.indexes[code].put(spelling, twin)
            self.everywhere.put(spelling, twin)
        self.indexes[code].seal()

    @cached_property
    def _second(self) -> SecondLook:
        return SecondLook(self.areas, self.records, self.indexes, self.everywhere, self.heads, self.groups)

    @cached_property
    def _several(self) -> Several:
        return Several(
            self._read_one, self._first_look, self.records, self.indexes, self.heads, self._second.other_municipalities
        )

    @cached_property
    def groups(self) -> dict[str, dict[str, TownGroup]]:
        """Names that many towns begin with, by municipality code and name."""
        return {code: compile_groups(by_name) for code, by_name in self.records.items()}

    @cached_property
    def _completer(self) -> Completer:
        return Completer(self.known.names(), self._offered)

    @cached_property
    def _offered(self) -> dict[str, list[TownRecord]]:
        groups = self.groups
        return {c: [*r.values(), *(g.record for g in groups[c].values())] for c, r in self.records.items()}

    @cached_property
    def _near(self) -> dict[str, NearNames]:
        return {code: NearNames(records) for code, records in self._offered.items()}

    def code_of(self, municipality: str | None) -> str | None:
        """The code of a municipality given by code, name or prefecture and name.

        Args:
            municipality: As ``Municipalities.code`` reads it, or None.

        Returns:
            The code, or None for None and blanks.

        Raises:
            InputError: The municipality is not known, or several bear the name.
        """
        try:
            return self._hints[municipality]
        except KeyError:
            code = self.known.code(municipality) if fold(municipality or "") else None
            self._hints[municipality] = code
            return code

    def bearers(self, name: str) -> list[str]:
        """Every municipality that bears a name, known or not, each with its prefecture and county.

        Args:
            name: 府中市, or half of it (府中).
        """
        folded = fold(name)
        known = [a for a in self.areas.values() if folded in (fold(a.name), fold(a.name[:-1]))]
        others = bearers().get(folded) or halves().get(folded, [])
        named = [(prefecture, county, whole) for prefecture, county, whole in others]
        there = {(prefecture, whole) for prefecture, _, whole in named}
        named += [(a.prefecture, a.county, a.name) for a in known if (a.prefecture, a.name) not in there]
        return ["".join(one) for one in named]

    def read(self, text: str, hint: str | None = None) -> Reading:
        """Reads one address.

        Args:
            text: The address as someone wrote it; anything at all.
            hint: Municipality (code or name) to prefer where the address names none.

        Returns:
            What was read; an unreadable text gives a reading without town.

        Raises:
            InputError: The hint is no known municipality (never because of the text).
        """
        code = self._hints.get(hint) if hint in self._hints else self.code_of(hint)
        return self.read_folded(text, fold(text), code)

    def read_folded(self, text: str, folded: str, code: str | None) -> Reading:
        """Reads an address that is folded already, with the hint as a code; see ``read``."""
        found = self._first_look(folded, code)
        if found is not None:
            place, rest = found[0], folded[found[1] :]
            # A number alone behind the place, as most addresses have it, names no other.
            if len(rest) > LISTED_REST and (rest.isascii() or not rest.strip(PLAIN)):
                return Reading(text, rest, place)
            if not self._several.may_be_in(text, rest):
                return Reading(text, rest, place)
        else:
            place, rest = self._second.read(text, folded, code)
            if not has_roles(text):
                plain = len(rest) > LISTED_REST and (rest.isascii() or not rest.strip(PLAIN))
                if plain or not self._several.may_be_in(text, rest):
                    return Reading(text, rest, place)
        place, rest = self._several.read(text, code, place, rest)
        return Reading(text, rest, place)

    def _read_one(self, text: str, folded: str, code: str | None) -> Found:
        """The place of a text as if it named one place, and the rest."""
        found = self._first_look(folded, code)
        return self._second.read(text, folded, code) if found is None else (found[0], folded[found[1] :])

    def _first_look(self, folded: str, code: str | None) -> Tail | None:
        """The place of a plain address and where its rest begins; None where that needs a second look."""
        heads = self.heads
        if folded[:2] in heads.lengths:
            table = heads.table
            for length in heads.near.get(folded[:5]) or heads.short[folded[:2]]:
                head = table.get(folded[:length])
                if head is None:
                    continue
                if head.prefecture or head.shared:
                    break
                index = head.index
                names = index.names
                at = length + 2 if folded.startswith("大字", length) else length
                for size in index.lengths.get(folded[at : at + 1], ()):
                    records = names.get(folded[at : at + size])
                    if records is not None:
                        tail = read_tail(records[0], folded, at + size)
                        if tail is None:
                            continue
                        if len(records) > 1 or records[0].loose:
                            break
                        return tail
                if head.certain:
                    break
        elif code is not None:
            index = self.indexes[code]
            for size in index.lengths.get(folded[:1], ()):
                records = index.names.get(folded[:size])
                if records is not None:
                    tail = read_tail(records[0], folded, size)
                    if tail is None:
                        continue
                    if len(records) > 1 or records[0].loose:
                        break
                    return tail
        return None

    def place(self, municipality: str, town: str, chome: int | None = None, aza: str | None = None) -> Place | None:
        """The place of a town by its registered name, or None where the list does not have it."""
        record = self.records.get(municipality, {}).get(town)
        return None if record is None else record.place(chome, aza)

    def complete(self, prefix: str, municipality: str | None = None, limit: int = 10) -> list[Completion]:
        """Towns whose name or reading begins with what was typed so far.

        Args:
            prefix: Kanji, hiragana, katakana or half-width kana; a municipality in front of the town may stay.
            municipality: Municipality to stay in.
            limit: At most so many.

        Returns:
            Towns, those that begin with the text as written first, then by reading.

        Raises:
            InputError: The municipality is not known.
        """
        folded = fold(prefix)
        code = self.code_of(municipality)
        found = self._completer.find(folded, code, limit)
        if found:
            return found
        at, codes = self._headed(folded, code)
        return self._completer.find(folded[at:], codes[0], limit) if at and len(codes) == 1 else []

    def offers(self, prefix: str, municipality: str | None = None, limit: int = 8) -> Offers:
        """Places that may be meant by what was typed so far; see ``offers_for``.

        Raises:
            InputError: The municipality is not known.
        """
        folded, code = fold(prefix), self.code_of(municipality)
        return self.offers_for(folded, code, limit, self.read_folded(prefix, folded, code).place)

    def offers_for(self, folded: str, code: str | None, limit: int, place: Place) -> Offers:
        """Places that may be meant by a text, the same while it is typed and when it could not be read.

        In this order, each only where those before found nothing: what it begins; the place it is read as; what it
        begins in any municipality; names near to it, in the municipality first and then in any.

        Args:
            folded: The folded text.
            code: Municipality to prefer, or None.
            limit: At most so many.
            place: How the text is read.
        """
        at, codes = self._headed(folded, code)
        found = self._completer.offers(folded, code)
        if not found and at:
            found = [offer for area in codes for offer in self._completer.offers(folded[at:], area)]
        if not found:
            found = self._completer.offer((place,) if place.town else place.candidates)
        if not found and code is not None and not at:
            found = self._completer.offers(folded, None)
        guessed = not found and place.outside is None
        if guessed:
            found = self._guesses(folded, at, codes) or self._guesses(folded, at, () if at else tuple(self.areas))
        return Offers(tuple(found[:limit]), max(0, len(found) - limit), guessed and bool(found))

    def _guesses(self, folded: str, at: int, codes: tuple[str, ...]) -> list[Offer]:
        """Names near in any of the municipalities, all of them, the nearest first whichever municipality it is in."""
        near = [found for code in codes for found in self._near[code].find(folded, at)]
        near.sort(key=lambda found: found[0])
        return [offer for _, place in near for offer in self._one(place)]

    def _one(self, place: Place) -> list[Offer]:
        return self._completer.offer((place,))

    def _headed(self, folded: str, code: str | None) -> tuple[int, tuple[str, ...]]:
        """Where the town begins after a municipality's name in full, and the municipalities it may be in."""
        for head, length in self.heads.of(folded):
            if head.certain or head.prefecture:
                return (length + 2 if folded.startswith("大字", length) else length), head.areas
        return 0, (code,) if code is not None else tuple(self.areas)
