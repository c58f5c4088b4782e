"""Towns by their reading, for addresses written in hiragana, katakana or half-width kana."""

from __future__ import annotations

from collections.abc import Iterable

from jusou_graph.address.tail import Tail, read_tail
from jusou_graph.address.towns import TownRecord

# Folded kana (ガ is ケ there) without voice marks and long vowels: トオリ・ドオリ・トーリ are one sound to a writer.
_BLUNT = str.maketrans(
    "カギグゲゴザジズヅツゼゾダヂデドバビブベボパピプペポヲヰヱウー",
    "ケキクケコサシスススセソタシテトハヒフヘホハヒフヘホオイエオオ",
)


def is_kana(letter: str) -> bool:
    """Whether a folded letter is kana."""
    return "ァ" <= letter <= "ヺ" or letter == "ー"


def blunted(folded: str) -> str:
    """Folded kana without what a writer easily slips on: voice marks and long vowels."""
    return folded.translate(_BLUNT)


class ReadingIndex:
    """Readings of the towns of one municipality."""

    def __init__(self, records: Iterable[TownRecord]) -> None:
        self._exact: dict[str, list[TownRecord]] = {}
        self._blunt: dict[str, list[TownRecord]] = {}
        for record in records:
            twin = record.under("kana")
            for reading in record.readings:
                for form in _forms(reading):
                    self._exact.setdefault(form, []).append(twin)
                    self._blunt.setdefault(form.translate(_BLUNT), []).append(twin)
        self._longest = max(map(len, self._exact), default=0)

    def find(self, text: str, at: int) -> list[Tail]:
        """Towns whose reading stands at a position and what follows fits; the longest reading alone.

        Args:
            text: The folded address.
            at: Where the reading would begin.

        Returns:
            One place a town, several for a reading that several towns share, none where no reading fits.
        """
        blunt = text.translate(_BLUNT)
        for length in range(min(self._longest, len(text) - at), 0, -1):
            for index, key in ((self._exact, text[at : at + length]), (self._blunt, blunt[at : at + length])):
                records = index.get(key)
                if records is None:
                    continue
                if index is self._blunt:
                    # People slip on the marks inside a name (トオリ, ドオリ), but ババ is not ハバ.
                    records = [town for town in records if any(form[0] == text[at] for form in town.readings)]
                tails = [tail for record in records if (tail := read_tail(record, text, at + length)) is not None]
                if tails:
                    return tails
        return []


def _forms(reading: str) -> tuple[str, ...]:
    # 町 is read まち or ちょう, and people do not know which.
    if reading.endswith("チヨウ"):
        return reading, reading.removesuffix("チヨウ") + "マチ"
    if reading.endswith("マチ"):
        return reading, reading.removesuffix("マチ") + "チヨウ"
    return (reading,)
