"""A municipality's printed town table: which entries cover a place, and which might."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jusou_graph.address import Part, Place
from jusou_graph.model.places import AppliesTo, CatchmentEntry, Town


class TownTable:
    """The entries of one municipality by town.

    Whether 「…字」 means a part or the whole of a town depends on whether the town has 丁目 at all; the town lists say.
    """

    def __init__(self, entries: Iterable[CatchmentEntry], towns: Iterable[Town]) -> None:
        self._entries: dict[str, list[CatchmentEntry]] = {}
        for entry in entries:
            self._entries.setdefault(entry.town, []).append(entry)
        self._chomes: dict[str, set[int]] = {}
        for town in towns:
            if town.chome is not None:
                self._chomes.setdefault(town.name, set()).add(town.chome)

    def of(self, town: str | None) -> Sequence[CatchmentEntry]:
        """All entries of a town."""
        return self._entries.get(town or "", ())

    def covering(self, place: Place) -> list[CatchmentEntry]:
        """The entries that cover a place or, where the address leaves it open, may cover it.

        Args:
            place: A place whose town is known.

        Returns:
            The entries in the order of the plan; empty where the table does not have the place.
        """
        return [entry for entry in self.of(place.town) if self._covers(entry, place)]

    def _covers(self, entry: CatchmentEntry, place: Place) -> bool:
        match entry.applies_to:
            case AppliesTo.WHOLE:
                return True
            case AppliesTo.CHOME_RANGE:
                chome = self._chome(place)
                return chome is None or (entry.chome_from or 0) <= chome <= (entry.chome_to or 0)
            case AppliesTo.CHOME_PART:
                return self._part(place) is not Part.AZA
            case AppliesTo.AZA_PART:
                return self._part(place) is not Part.CHOME

    def _part(self, place: Place) -> Part:
        """The part an address names; a town without 丁目 is all 字, and a 丁目 it does not have says nothing."""
        known = self._chomes.get(place.town or "")
        if not known:
            return Part.AZA
        return Part.UNSAID if place.part is Part.CHOME and self._chome(place) is None else place.part

    def _chome(self, place: Place) -> int | None:
        # A 丁目 the lists do not have settles nothing: it is a slip of someone's pen.
        if "no_such_chome" in place.how:
            return None
        return place.chome if place.chome in self._chomes.get(place.town or "", ()) else None
