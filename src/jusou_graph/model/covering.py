"""What the rows of a municipality's tables cover of a town, with what they leave out and the second table for areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jusou_graph.codes import Verdict
from jusou_graph.japanese.folding import fold
from jusou_graph.model.cover import Stated, aza_key, cover
from jusou_graph.model.places import AppliesTo, CatchmentEntry, Extent, Town

_SURENESS = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET)
_OF_CHOME = frozenset({AppliesTo.CHOME_PART, AppliesTo.CHOME_RANGE})


class Coverage:
    """The entries of a municipality by town.

    Args:
        entries: Its printed entries.
        areas: Rows of its second table, which say what an area of the entries holds.
    """

    def __init__(self, entries: Iterable[CatchmentEntry], areas: Iterable[CatchmentEntry] = ()) -> None:
        described: dict[str, list[CatchmentEntry]] = {}
        for area in areas:
            described.setdefault(fold(area.area), []).append(area)
        self._of: dict[str, list[_Part]] = {}
        for entry in entries:
            for part in _parts(entry, described):
                self._of.setdefault(part.scope.town, []).append(part)

    @property
    def towns(self) -> Iterable[str]:
        """Towns that a row names."""
        return self._of.keys() - {""}

    def divided(self, town: str) -> bool:
        """Whether rows of a town name 丁目, so that it has some though a list does not say so."""
        parts = self._of.get(town, ())
        return any(p.scope.chome_from is not None or p.scope.applies_to in _OF_CHOME for p in parts)

    def verdicts(self, town: str, at: Stated) -> list[tuple[CatchmentEntry, Verdict]]:
        """The entries that cover a place of a town.

        Args:
            town: The town.
            at: What is known of the place.

        Returns:
            Each entry once, in the order of the plan: ``MET`` where all of the place surely belongs to its centre,
            ``UNKNOWN`` where some of it may; entries that leave it out are not among them.
        """
        here = self._of.get(town, ())
        found: dict[CatchmentEntry, Verdict] = {}
        for part in here:
            verdict = part.verdict(at) if not part.left_out else Verdict.NOT_MET
            for other in here:
                if verdict is not Verdict.NOT_MET and other.takes_from(part):
                    verdict = _least(verdict, _WITHOUT[other.verdict(at)])
            if verdict is not Verdict.NOT_MET:
                found[part.entry] = max(found.get(part.entry, verdict), verdict, key=_SURENESS.index)
        return list(found.items())


_WITHOUT = {Verdict.MET: Verdict.NOT_MET, Verdict.UNKNOWN: Verdict.UNKNOWN, Verdict.NOT_MET: Verdict.MET}
"""What is left where a row leaves a place out."""


def covering(
    entries: Sequence[CatchmentEntry], areas: Iterable[CatchmentEntry], towns: Sequence[Town]
) -> Iterator[tuple[CatchmentEntry, int, Verdict]]:
    """What the entries of a municipality cover of its town list.

    Args:
        entries: Its printed entries.
        areas: Rows of its second table.
        towns: Its town list.

    Returns:
        Entry, index of the row of the list, and the verdict of ``Coverage.verdicts``, in the order of the list.
    """
    coverage = Coverage(entries, areas)
    # Two wards of a city may have a town of one name each.
    rows = Counter((town.name, town.ward) for town in towns)
    for index, town in enumerate(towns):
        at = stated(town, alone=rows[town.name, town.ward] == 1, divided=coverage.divided(town.name))
        yield from ((entry, index, verdict) for entry, verdict in coverage.verdicts(town.name, at))


def stated(town: Town, *, alone: bool, divided: bool) -> Stated:
    """What a row of a town list says of its place in the town.

    Args:
        town: The row. One with neither 丁目 nor 字 stands for the part of its town that has neither.
        alone: The list has no other row of the town, so it does not say whether the town has 丁目.
        divided: The printed table names 丁目 of the town.
    """
    if town.chome is not None:
        return Stated(chome=town.chome, in_chome=True, ward=town.ward)
    if town.aza:
        return Stated(in_chome=False, aza=aza_key(town.aza), ward=town.ward)
    return Stated(in_chome=None if alone and divided else False, ward=town.ward)


class _Part:
    """An entry with what is compared with a place: the entry itself, or a row of the second table for its area."""

    def __init__(self, entry: CatchmentEntry, scope: CatchmentEntry) -> None:
        self.entry = entry
        self.scope = scope
        self.left_out = Extent.EXCEPT in (entry.extent, scope.extent)
        self._loose = scope is not entry and (entry.extent is Extent.PART or entry.cases is not None)

    def verdict(self, at: Stated) -> Verdict:
        found = cover(self.scope, at)
        return _least(found, Verdict.UNKNOWN) if self._loose else found

    def takes_from(self, other: _Part) -> bool:
        """Whether it is left out of another: of all that its centre has, or of its own area."""
        if self.entry.extent is Extent.EXCEPT:
            return self.entry.agency == other.entry.agency
        return self.left_out and self.entry is other.entry


def _parts(entry: CatchmentEntry, described: Mapping[str, Sequence[CatchmentEntry]]) -> Iterator[_Part]:
    if entry.applies_to is not AppliesTo.AREA:
        yield _Part(entry, entry)
        return
    yield from (_Part(entry, area) for area in described.get(fold(entry.area), ()))


def _least(*verdicts: Verdict) -> Verdict:
    return min(verdicts, key=_SURENESS.index)
