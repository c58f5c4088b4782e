"""Completion of town names while someone types, by kanji or kana."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from jusou_graph.address.folding import fold
from jusou_graph.address.towns import TownRecord, spellings
from jusou_graph.model.places import Area


@dataclass(frozen=True, slots=True)
class Completion:
    """A town to offer.

    Attributes:
        municipality: Municipality code.
        municipality_name: Its name.
        town: Registered town name.
        reading: Its reading, folded katakana, or ``""``.
        chomes: Its 丁目.
    """

    municipality: str
    municipality_name: str
    town: str
    reading: str
    chomes: tuple[int, ...]


class Completer:
    """A sorted list of spellings and readings, searched by bisection at each key stroke."""

    def __init__(self, areas: dict[str, Area], records: dict[str, dict[str, TownRecord]]) -> None:
        self._keys: dict[str | None, list[tuple[str, int]]] = {None: []}
        self._towns: list[Completion] = []
        for code, by_name in records.items():
            keys = self._keys[code] = []
            for record in by_name.values():
                if record.loose or code not in areas:
                    continue
                reading = min(record.readings, default="")
                number = len(self._towns)
                chomes = tuple(sorted(record.chomes))
                self._towns.append(Completion(code, areas[code].name, record.name, reading, chomes))
                keys.extend((key, number) for key in {*spellings(record.name), *record.readings})
            keys.sort()
            self._keys[None] += keys
        self._keys[None].sort()

    def find(self, folded: str, code: str | None, limit: int) -> list[Completion]:
        """Towns that begin with a folded text; none for an empty one."""
        keys = self._keys.get(code, [])
        out: dict[int, Completion] = {}
        if folded and limit > 0:
            at = bisect_left(keys, (folded, -1))
            while at < len(keys) and keys[at][0].startswith(folded) and len(out) < limit * 3:
                out.setdefault(keys[at][1], self._towns[keys[at][1]])
                at += 1
        # Shorter names first: 上田 before 上田堤 for 「上田」.
        ranked = sorted(out.values(), key=lambda town: (not fold(town.town).startswith(folded), len(town.town)))
        return ranked[:limit]
