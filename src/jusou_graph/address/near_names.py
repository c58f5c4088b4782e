"""Names near to one that is not read: by letters, by reading, or a town's name inside it. For a question only."""

from __future__ import annotations

from jusou_graph.address.after_town import NAME
from jusou_graph.address.kana import blunted, is_kana
from jusou_graph.address.reading import Place
from jusou_graph.address.spelling import look_alike
from jusou_graph.address.tail import read_tail
from jusou_graph.address.towns import TownRecord, spellings

_SHORT = 3
"""Up to so many letters one may differ, in longer names two."""
_INSIDE = 3
"""Names that merely stand inside the text, or begin as it does, come after those that differ by a letter or two."""


class NearNames:
    """The towns of one municipality, ready to be compared with a name that is none of theirs."""

    def __init__(self, records: list[TownRecord]) -> None:
        self._by_letters: dict[str, list[TownRecord]] = {}
        self._by_reading: dict[str, list[TownRecord]] = {}
        for record in records:
            if record.loose:
                continue
            for spelling in spellings(record.name):
                self._by_letters.setdefault(look_alike(spelling), []).append(record)
            for reading in record.readings:
                self._by_reading.setdefault(blunted(reading), []).append(record)

    def find(self, folded: str, at: int) -> list[tuple[int, Place]]:
        """Places near to the name at a position of a folded address with how far they are, nearest first, then by reading.

        A 丁目 or 字 after the name is kept where the town has it. Empty for a single letter and where nothing is near.
        """
        name = NAME.match(folded, at)
        if name is None or len(name[0]) < 2:
            return []
        written = name[0]
        read = all(map(is_kana, written))
        index, form = (self._by_reading, blunted) if read else (self._by_letters, look_alike)
        distances: dict[TownRecord, int] = {}
        for key, distance in self._distances(form(written), index, read=read):
            for record in index[key]:
                distances[record] = min(distance, distances.get(record, distance))
        nearest = sorted(distances, key=lambda r: (distances[r], min(r.readings, default=""), r.name))
        return [(distances[record], _with_part(record, folded, name.end())) for record in nearest]

    @staticmethod
    def _distances(written: str, index: dict[str, list[TownRecord]], *, read: bool) -> list[tuple[str, int]]:
        # Imported here: most runs never meet a name that is not read.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        far = 1 if len(written) <= _SHORT else 2
        hits = process.extract(written, list(index), scorer=OSA.distance, score_cutoff=far, limit=None)
        # Of two letters one wrong leaves half a name: only what begins alike is near enough.
        found = [(key, int(d)) for key, d, _ in hits if len(key) > 1 and (len(written) > 2 or key[0] == written[0])]
        known = {key for key, _ in found}
        # Three kana are hardly more than one letter of a name: サクラホーム is no 桜台.
        inside = [key for key in index if len(key) > (_SHORT if read else 1) and key in written]
        alike = [] if read else [key for key in index if key[:_SHORT] == written[:_SHORT]]
        return found + [(key, _INSIDE) for key in dict.fromkeys((*inside, *alike)) if key not in known]


def _with_part(record: TownRecord, folded: str, end: int) -> Place:
    tail = read_tail(record, folded, end)
    whole = record.place()
    if tail is None or "no_such_chome" in tail[0].how or not tail[0].shared:
        return whole
    return tail[0]
