"""Names that many towns of a municipality begin with: 鵜飼 of 鵜飼迫, 鵜飼安達, 鵜飼石留 and others.

Such a name is known to everyone and printed in plans (「所在地 鵜飼」), though the register has only the longer ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from jusou_graph.address.after_town import Found
from jusou_graph.address.kana import ReadingIndex, is_kana
from jusou_graph.address.reading import UNSURE, Place
from jusou_graph.address.tail import Tail, read_tail
from jusou_graph.address.towns import TownRecord, compile_index
from jusou_graph.model.places import Area

TOWN_GROUP = "town_group"
"""In ``Place.how``: the name stands for all towns that begin with it."""

# In the lists of the five municipalities a beginning that no town stands for alone is shared by 19 to 30 towns (大沢,
# 篠木, 大釜, 鵜飼: names of 大字 before the register split them) or, by chance, by five at most (津志, 盛岡駅).
_MANY = 10


class TownGroup:
    """A name and the towns that begin with it.

    Attributes:
        record: To be found like a town of that name; it has the reading that all of its towns begin with.
        towns: The towns.
    """

    __slots__ = ("record", "towns")

    def __init__(self, municipality: str, name: str, towns: Iterable[TownRecord]) -> None:
        self.towns = tuple(towns)
        self.record = TownRecord(municipality, name, (TOWN_GROUP,))
        letters = zip(*(min(town.readings) for town in self.towns), strict=False)
        reading = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, letters))
        self.record.readings = {reading} if reading else set()


def compile_groups(records: dict[str, TownRecord]) -> dict[str, TownGroup]:
    """The names that stand for ten towns or more in the postal list, all read alike at the beginning.

    Args:
        records: The towns of one municipality by name.

    Returns:
        Groups by name; of two names for the same towns (盛岡, 盛岡駅) the longer.
    """
    beginnings: dict[str, list[TownRecord]] = {}
    for record in records.values():
        if record.readings and record.postal_codes and not record.loose:
            for size in range(2, len(record.name)):
                beginnings.setdefault(record.name[:size], []).append(record)
    groups: dict[str, TownGroup] = {}
    for name in sorted(beginnings, key=len):
        towns = beginnings[name]
        if len(towns) < _MANY or name in records:
            continue
        group = TownGroup(towns[0].municipality, name, towns)
        if group.record.readings:
            if name[:-1] in groups and len(groups[name[:-1]].towns) == len(towns):
                del groups[name[:-1]]
            groups[name] = group
    return groups


class GroupLookup:
    """Finds the groups of all municipalities in addresses."""

    def __init__(
        self,
        areas: dict[str, Area],
        records: dict[str, dict[str, TownRecord]],
        groups: dict[str, dict[str, TownGroup]],
    ) -> None:
        self._areas = areas
        self._records = records
        self._groups = groups
        self._spelled = {c: compile_index(g.record for g in found.values()) for c, found in groups.items() if found}
        self._read = {c: ReadingIndex(g.record for g in groups[c].values()) for c in self._spelled}

    def inside(self, code: str, folded: str, at: int) -> Found | None:
        """The group of a municipality that stands at a position, by its letters or its reading.

        Returns:
            A place under the group's name, not to be kept or registered; where a table tells its towns apart, only a
            question with all of them. None where there is no group, or where words follow it.
        """
        tail = self._tail(code, folded, at)
        if tail is None:
            return None
        place, end = tail
        if self._areas[code].locate != "table":
            return replace(place, shared=False), folded[end:]
        name = place.town or ""
        towns = tuple(town.place() for town in self._groups[code][name].towns)
        return Place(code, how=(TOWN_GROUP, UNSURE), candidates=towns, nearest=name), folded[end:]

    def anywhere(self, folded: str) -> Found | None:
        """The group of any municipality, where no town elsewhere begins with its name (大沢川原 in 盛岡市)."""
        found = [hit for code in self._spelled if folded and (hit := self.inside(code, folded, 0))]
        if len(found) != 1:
            return None
        place = found[0][0]
        name = place.town or place.nearest
        others = (by_name for code, by_name in self._records.items() if code != place.municipality)
        return None if any(town.startswith(name) for by_name in others for town in by_name) else found[0]

    def _tail(self, code: str, folded: str, at: int) -> Tail | None:
        index = self._spelled.get(code)
        if index is None:
            return None
        for size in index.lengths.get(folded[at : at + 1], ()):
            for record in index.names.get(folded[at : at + size], ()):
                tail = read_tail(record, folded, at + size)
                if tail is not None:
                    return tail
        if not is_kana(folded[at]):
            return None
        return next(iter(self._read[code].find(folded, at)), None)
