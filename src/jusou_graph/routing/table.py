"""A municipality's printed town table: which rows cover a place, which may, and which leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jusou_graph.address import Part, Place
from jusou_graph.address.house_number import house_number
from jusou_graph.codes import Verdict
from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import KANJI_NUMERALS
from jusou_graph.model.cover import Stated, aza_key, cover
from jusou_graph.model.places import AppliesTo, CatchmentEntry, Extent, Town

_SURENESS = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET)
_MOST_KEPT = 5_000
_SIGNED = re.compile(rf"[-ー]?(?:\d+|[{KANJI_NUMERALS}]+)番")
_FINE = frozenset({AppliesTo.NUMBER_RANGE, AppliesTo.PLACE})
"""Forms that are decided by what follows the town in an address."""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed entry with the part of a town it stands for.

    Attributes:
        entry: The entry, with its centre.
        scope: What is compared with a place: the entry itself, or a row of the second table for an area.
    """

    entry: CatchmentEntry
    scope: CatchmentEntry

    @property
    def via(self) -> CatchmentEntry | None:
        """The row of the second table, for an area."""
        return None if self.scope is self.entry else self.scope

    @property
    def leaves_out(self) -> bool:
        """Whether it says what does not belong to the centre, or to the area."""
        return Extent.EXCEPT in (self.entry.extent, self.scope.extent)

    def concerns(self, other: Row) -> bool:
        """Whether what it leaves out is left out of another row: of the same centre, or of the same area of it."""
        same_area = self.via is None or self.entry.id == other.entry.id
        return self.entry.agency == other.entry.agency and same_area

    def verdict(self, at: Stated) -> Verdict:
        """Whether it covers a place of its town, what other rows leave out aside."""
        found = cover(self.scope, at)
        if self.via is None:
            return found
        # What limits the entry for an area as such: 一部, new or continuing cases.
        of_all = cover(replace(self.entry, applies_to=AppliesTo.WHOLE), at)
        return min(found, of_all, key=_SURENESS.index)


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows that cover a place or may.

    Attributes:
        rows: In the order of the plan, each with its verdict (never ``NOT_MET``).
        cells: The same for every part of the place that a town list tells apart.
    """

    rows: tuple[tuple[Row, Verdict], ...]
    cells: tuple[tuple[tuple[Row, Verdict], ...], ...]

    @property
    def sure(self) -> bool:
        """Whether every part of the place surely has a centre."""
        return all(any(verdict is Verdict.MET for _, verdict in cell) for cell in self.cells)


class TownTable:
    """The rows of one municipality by town, for the desks of one field.

    Args:
        entries: Entries that are in force.
        towns: The town list: it says which 丁目 and 字 a town has, so that 「…字」 is the whole of a town without 丁目,
            and a town whose every 丁目 leads to one centre is settled without its 丁目.
        areas: Rows of the second table.
    """

    def __init__(
        self, entries: Iterable[CatchmentEntry], towns: Iterable[Town], areas: Iterable[CatchmentEntry] = ()
    ) -> None:
        described: dict[str, list[CatchmentEntry]] = {}
        for area in areas:
            described.setdefault(fold(area.area), []).append(area)
        self._kept: dict[tuple[str, Stated], Judged] = {}
        self._rows: dict[str, list[Row]] = {}
        self.named: dict[str, list[Row]] = {}
        self.open_lists: list[CatchmentEntry] = []
        self.undescribed: list[CatchmentEntry] = []
        for entry in entries:
            for row in self._expanded(entry, described):
                if row.scope.applies_to is AppliesTo.PLACE:
                    self.named.setdefault(fold(row.scope.place), []).append(row)
                if row.scope.town:
                    self._rows.setdefault(row.scope.town, []).append(row)
            if entry.extent is Extent.OPEN:
                self.open_lists.append(entry)
        self._chomes: dict[str, set[int]] = {}
        self._azas: dict[str, set[str]] = {}
        self._bare: set[str] = set()
        for town in towns:
            if town.source == "plan":
                continue
            if town.chome is not None:
                self._chomes.setdefault(town.name, set()).add(town.chome)
            elif town.aza:
                self._azas.setdefault(town.name, set()).add(aza_key(town.aza))
            else:
                self._bare.add(town.name)
        self.fine_towns = frozenset(
            town for town, rows in self._rows.items() if any(row.scope.applies_to in _FINE for row in rows)
        )

    def _expanded(self, entry: CatchmentEntry, described: dict[str, list[CatchmentEntry]]) -> Iterator[Row]:
        if entry.applies_to is not AppliesTo.AREA:
            yield Row(entry, entry)
            return
        found = described.get(fold(entry.area), [])
        if not found:
            self.undescribed.append(entry)
        for area in found:
            yield Row(entry, area)

    @property
    def holds_any(self) -> bool:
        """Whether any entry is in force."""
        return bool(self._rows or self.named or self.undescribed)

    def names_in(self, folded: str) -> frozenset[str]:
        """Named places that a folded address names."""
        return frozenset(name for name in self.named if name in folded)

    def fine(self, town: str | None) -> bool:
        """Whether the rows of a town are told apart by 番, 号 or a named place."""
        return town in self.fine_towns

    def of(self, town: str | None) -> Sequence[Row]:
        """All rows of a town."""
        return self._rows.get(town or "", ())

    def by_chome(self) -> Iterator[str]:
        """Towns that the table divides by 丁目 throughout and that no list tells of."""
        for town, rows in self._rows.items():
            left_out = any(row.scope.extent is Extent.EXCEPT and row.scope.chome_from is not None for row in rows)
            if not self._knows(town) and all(
                row.scope.chome_from is not None or (left_out and row.scope.applies_to is AppliesTo.WHOLE)
                for row in rows
            ):
                yield town

    def stated(self, place: Place, tail: str = "", named: frozenset[str] = frozenset()) -> Stated:
        """What an address says of a place inside its town.

        Args:
            place: A place whose town is known.
            tail: What follows it in the address, folded; numbers count only where none of them can be a 丁目.
            named: Named places in the address, folded.
        """
        town = place.town or ""
        in_chome: bool | None = None
        if place.part is Part.AZA or (place.aza is not None):
            in_chome = False
        elif place.part is Part.CHOME and not self.doubts_chome(place):
            in_chome = True
        elif self._knows(town) and not self._chomes.get(town):
            in_chome = False
        elif self._chomes.get(town) and town not in self._bare and town not in self._azas:
            in_chome = True
        divided = bool(self._chomes.get(town)) or any(row.scope.chome_from is not None for row in self.of(town))
        # Where neither list nor table knows any 丁目 of the town, one that is written says nothing.
        chome = place.chome if divided or not self._knows(town) else None
        settled = chome is not None or in_chome is False or not divided or _SIGNED.match(tail)
        ban, go = house_number(tail) if tail and settled else (None, None)
        return Stated(
            chome,
            in_chome,
            aza_key(place.aza) if place.aza else "",
            ban,
            go,
            place.ward,
            named,
        )

    def doubts_chome(self, place: Place) -> bool:
        """Whether a town list has the town and not the 丁目 that an address states: a slip of someone's pen, perhaps."""
        return "no_such_chome" in place.how and self._knows(place.town or "")

    def _knows(self, town: str) -> bool:
        """Whether a list tells how the town is divided: postal lists name it without its 丁目, which the table then has."""
        divided = town in self._chomes or town in self._azas
        return divided or (town in self._bare and all(row.scope.chome_from is None for row in self.of(town)))

    def judged(self, town: str, at: Stated) -> Judged:
        """The rows that cover a place or may, for the place as a whole and for each part of it that the list knows."""
        if at.ban is not None or at.named:
            return self._judged(town, at)  # what people write is not kept
        known = self._kept.get((town, at))
        if known is None:
            known = self._judged(town, at)
            if len(self._kept) < _MOST_KEPT:
                self._kept[town, at] = known
        return known

    def _judged(self, town: str, at: Stated) -> Judged:
        rows = [*self.of(town)]
        for name in at.named:
            rows += [row for row in self.named.get(name, ()) if not row.scope.town]
        cells = tuple(self._judge(rows, cell) for cell in self._cells(town, at))
        found: dict[Row, list[Verdict]] = {}
        for cell in cells:
            for row, verdict in cell:
                found.setdefault(row, []).append(verdict)
        whole = tuple(
            (row, Verdict.MET if found[row].count(Verdict.MET) == len(cells) else Verdict.UNKNOWN)
            for row in rows
            if row in found
        )
        return Judged(whole, cells)

    def _cells(self, town: str, at: Stated) -> Iterator[Stated]:
        """The parts of a place that the town list tells apart; the place itself where it names one of them."""
        if at.chome is not None or at.aza or not self._knows(town) or not self._divided(town):
            yield at
            return
        if at.in_chome is not False:
            for chome in sorted(self._chomes.get(town, ())):
                yield replace(at, chome=chome, in_chome=True)
        if at.in_chome is not True:
            for aza in sorted(self._azas.get(town, ())):
                yield replace(at, in_chome=False, aza=aza)
            if town in self._bare or not self._azas.get(town):
                yield replace(at, in_chome=False)

    def _divided(self, town: str) -> bool:
        forms = {row.scope.applies_to for row in self.of(town)}
        return not forms <= {AppliesTo.WHOLE, AppliesTo.BORDER, AppliesTo.PLACE}

    @staticmethod
    def _judge(rows: Sequence[Row], at: Stated) -> tuple[tuple[Row, Verdict], ...]:
        found: list[tuple[Row, Verdict]] = []
        for row in rows:
            if row.leaves_out:
                continue
            verdict = row.verdict(at)
            for other in rows:
                if other.leaves_out and other.concerns(row):
                    left_out = other.verdict(at)
                    if left_out is Verdict.MET:
                        verdict = Verdict.NOT_MET
                    elif left_out is Verdict.UNKNOWN:
                        verdict = min(verdict, Verdict.UNKNOWN, key=_SURENESS.index)
            if verdict is not Verdict.NOT_MET:
                found.append((row, verdict))
        return tuple(found)
