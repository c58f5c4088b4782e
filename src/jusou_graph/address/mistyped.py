"""A town whose name is mistyped: a letter or two off, or an ending (町) too much or too few. Mostly a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jusou_graph.address.after_town import NAME, Found, one_place
from jusou_graph.address.reading import UNSURE, Place
from jusou_graph.address.spelling import SpellingIndex
from jusou_graph.address.tail import Tail, read_tail
from jusou_graph.address.towns import TownIndex, TownRecord

_ENDINGS = "町村字区"


class Mistyped:
    """Names near to one that no list has, compiled by index when first needed."""

    def __init__(self) -> None:
        self._spelling: dict[TownIndex, SpellingIndex] = {}

    def find(self, index: TownIndex, towns: Callable[[], Iterable[TownRecord]], folded: str, at: int) -> Found | None:
        """The town whose name is nearest to the one written at a position, or a question with all that are.

        Args:
            index: Towns to look among.
            towns: The same towns one by one; asked for once an index.
            folded: The folded address.
            at: Where the town begins.
        """
        name = NAME.match(folded, at)
        if name is None:
            return None
        names = self._spelling.get(index)
        if names is None:
            names = self._spelling[index] = SpellingIndex(list(towns()))
        written = name[0]
        if (ended := self._other_ending(index, folded, at, written)) is not None:
            return ended
        # The 小字 may follow the mistyped town without 字: 繁上野 for 繋字上野.
        for size in range(len(written), 0, -1):
            near, sure = names.near(written[:size])
            tails = [
                tail
                for record in near
                if (tail := read_tail(record, folded, at + size)) and (size == len(written) or tail[0].aza)
            ]
            if tails:
                return _guess(tails, folded, at, written[:size], sure=sure and at > 0)
        return None

    def _other_ending(self, index: TownIndex, folded: str, at: int, written: str) -> Found | None:
        """上田町 for 上田, 紺屋 for 紺屋町: nearer than any other slip, and yet never asserted.

        Source: digital-go-jp/abr-geocoder#205 (町 appears or disappears).
        """
        names = [written + ending for ending in _ENDINGS]
        if written[-1] in _ENDINGS + "通" and len(written) > 2:
            names.insert(0, written[:-1])
        records = [record for name in names for record in index.names.get(name, ()) if not record.loose]
        tails = [tail for record in records if (tail := read_tail(record, folded, at + len(written))) is not None]
        return _guess(tails, folded, at, written, sure=False) if tails else None


def _guess(tails: list[Tail], folded: str, at: int, written: str, *, sure: bool) -> Found:
    """One of the towns near to a mistyped name, or a question.

    A 丁目 or 地割 the address spells out speaks for the towns that have it. Where none has it, or where the
    address does not name the municipality (西安庭 is no slip for 東安庭 but a town elsewhere), nothing is asserted.
    """
    rest = max(tail[1] for tail in tails)
    said = "丁目" in folded[at:rest] or "地割" in folded[at:rest]
    fits = [tail for tail in tails if not said or _has_what_it_says(tail[0])]
    places = tuple(dict.fromkeys(tail[0] for tail in fits or tails))
    if sure and fits:
        return one_place(places, "fuzzy", written), folded[fits[0][1] :]
    return Place(places[0].municipality, how=("fuzzy", UNSURE), candidates=places, nearest=written), folded[rest:]


def _has_what_it_says(place: Place) -> bool:
    listed = place.shared or not (place.aza or "").endswith("地割")
    return bool(place.chome or place.aza) and listed and "no_such_chome" not in place.how
