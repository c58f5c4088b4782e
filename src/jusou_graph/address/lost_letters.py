"""Names with a lost or masked letter: 盛●市, 盛岡市高●4-1. For a question only: a letter more or less is another place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from jusou_graph.address.after_town import Found
from jusou_graph.address.heads import Heads
from jusou_graph.address.masks import fits, has_mask, is_mask, loosely
from jusou_graph.address.other_municipalities import OtherMunicipalities
from jusou_graph.address.reading import UNSURE, Place
from jusou_graph.address.tail import Tail, read_tail
from jusou_graph.address.towns import TownIndex
from jusou_graph.japanese.folding import fold
from jusou_graph.model.places import Area

LOST_LETTERS = "lost_letters"
"""In ``Place.how``: letters of the town's name are masked; the candidates fit the others."""
LOST_MUNICIPALITY = "lost_municipality"
"""In ``Place.how``: letters of the municipality's name are masked; the candidates lie in those that fit the others."""

_NAME = re.compile(r"[^\d]*")
_KINDS = "市区町村"


class LostLetters:
    """Compares names in which letters are masked with those of the lists."""

    def __init__(
        self,
        areas: dict[str, Area],
        indexes: dict[str, TownIndex],
        heads: Heads,
        others: OtherMunicipalities,
        read: Callable[[str, str, str | None], Found],
    ) -> None:
        self._areas = areas
        self._indexes = indexes
        self._heads = heads
        self._others = others
        self._read = read

    def read(self, folded: str, code: str | None) -> Found | None:
        """What a text may mean in whose names letters are masked, or None where they are in no name.

        Args:
            folded: The folded text.
            code: Municipality to prefer, or None.
        """
        name = _NAME.match(folded)
        if name is None or not has_mask(name[0]):
            return None
        at, codes = 0, (code,) if code is not None else tuple(self._areas)
        for head, length in self._heads.of(folded):
            if head.certain:
                at, codes = length, head.areas
                break
        else:
            found = self._municipality(folded, name[0])
            if found is not None:
                return found
        return self._town(folded, at, codes, name[0])

    def _municipality(self, folded: str, name: str) -> Found | None:
        for end in range(len(name), 1, -1):
            words = name[:end]
            if not has_mask(words) or not (words[-1] in _KINDS or is_mask(words[-1])):
                continue
            if all(is_mask(letter) or letter in _KINDS for letter in words):
                if words[-1] in _KINDS and end == len(name.rstrip("".join(set(name) - set(words)))):
                    return Place(how=(LOST_MUNICIPALITY, UNSURE), nearest=words), folded[end:]
                continue
            own, others = self._fitting(words)
            if own or others:
                rest = folded[end:]
                inside = [self._read(self._areas[c].name + rest, fold(self._areas[c].name) + rest, c)[0] for c in own]
                outside = [Place(outside=other) for other in others]
                places = (*inside, *outside)
                return Place(how=(LOST_MUNICIPALITY, UNSURE), candidates=places, nearest=words), rest
        return None

    def _fitting(self, words: str) -> tuple[list[str], list[str]]:
        """Codes of our municipalities and names of others that masked words may stand for."""
        own = {key: head.areas[0] for key, head in self._heads.table.items() if head.certain and key[-1] in _KINDS}
        others = {key: name for key, name in self._others.names.items() if key[-1] in _KINDS}
        pattern = loosely(words)
        for test in (lambda key: fits(words, key), pattern.fullmatch):
            codes = list(dict.fromkeys(code for key, code in own.items() if test(key)))
            names = list(dict.fromkeys(name for key, name in others.items() if test(key)))
            if codes or names:
                return codes, names
        return [], []

    def _town(self, folded: str, at: int, codes: Iterable[str], name: str) -> Found | None:
        tails: dict[Place, Tail] = {}
        if folded.startswith("大字", at):
            at += 2
        for code in codes:
            for spelling, records in self._indexes[code].names.items():
                size = len(spelling)
                words = name[at : at + size]
                # The mask behind a whole name may be one more letter of it, or a number.
                behind = words == spelling and at + size < len(name) and is_mask(name[at + size])
                if not behind and not (has_mask(words) and fits(words, spelling)):
                    continue
                end = at + size
                while behind and end < len(name) and is_mask(name[end]):
                    end += 1
                for record in records:
                    tail = None if record.loose else read_tail(record, folded, end)
                    if tail is not None:
                        # 高松●1-1: the mask may as well be a digit, so that the 1 behind it says nothing.
                        place = record.place() if behind else tail[0]
                        tails.setdefault(place, (place, end if behind else tail[1]))
        if not tails:
            return None
        # A 丁目 that only some of the towns have speaks for those.
        fitting = [tail for tail in tails.values() if "no_such_chome" not in tail[0].how] or list(tails.values())
        fitting.sort(key=lambda tail: tail[1])
        places = tuple(tail[0] for tail in fitting)
        areas = {place.municipality for place in places}
        end = max(tail[1] for tail in fitting)
        written = name[at:end] if end > len(name) else name[at:]
        area = areas.pop() if len(areas) == 1 else None
        return Place(area, how=(LOST_LETTERS, UNSURE), candidates=places, nearest=written), folded[end:]
