"""What follows a town name: 丁目, 地割, 字 and 番地 in all their notations."""

from __future__ import annotations

import re

from jusou_graph.address.masks import MASKS, is_mask
from jusou_graph.address.reading import Part, Place
from jusou_graph.address.towns import TownRecord
from jusou_graph.japanese.numerals import KANJI_NUMERALS, kanji_number, parse_number

_NUMBER = rf"(?:\d+|[{KANJI_NUMERALS}]+)"
_MASK = f"[{re.escape(MASKS)}]"
_TAIL = re.compile(
    rf"[-ーノ・]?(第?)({_NUMBER})([丁町]目-?|丁-?|チヨウメ|地割|チワリ|番[地丁]?|号|[-ーノ・./])?(?:({_NUMBER}|{_MASK}+)([-ーノ・./]|番地?ノ?|号)?({_NUMBER}|{_MASK}+)?)?"
)
# 内丸○番地, 高松○丁目, 内丸××-××; not 高松●1-1, where the letter may be one of the name.
_MASKED = re.compile(rf"[-ーノ]?第?{_MASK}+(?:(丁目?|町目|チヨウメ)|(地割|チワリ)|番|号|[-ーノ・./]|$)")
_MASK_BEGINS = frozenset(MASKS + "-ーノ第")
_NUMBERS: dict[str, int] = {str(n): n for n in range(1, 100)} | {kanji_number(n): n for n in range(1, 100)}
_LONGEST_AZA = 8
_SEPARATORS = frozenset("-ーノ・./")
_BEFORE_NUMBER = re.compile(r"[^\d]*?(?=$|\d|第?[一二三四五六七八九十]+(?:地割|番|号|-|ー))")
_END_OR_NUMBER = re.compile(rf"$|[-ーノ]?\d|第?[{KANJI_NUMERALS}]+(?:地割|番|号|[-ーノ]|$)|番|無番地|-")

Tail = tuple[Place, int]
"""A place, and where the rest of the text begins."""


def read_tail(record: TownRecord, text: str, at: int) -> Tail | None:
    """Reads what follows a town name, if it can follow one.

    Args:
        record: The town whose name ended at ``at``.
        text: The folded address.
        at: Position after the name.

    Returns:
        The place and the position of the rest; None where the text goes on as no address of this town does, so that
        the name was a mere prefix (永井 in 永井沢).
    """
    if at >= len(text):
        return record.place(), len(text)
    letter = text[at]
    if not letter.isdecimal():
        if letter == "字" or (letter == "大" and text.startswith("大字", at)):
            return _after_aza_sign(record, text, at + (1 if letter == "字" else 2))
        if record.azas:
            known = _known_aza(record, text, at, strict=True)
            if known is not None:
                return known
        masked = _MASKED.match(text, at) if letter in _MASK_BEGINS else None
        if masked is not None:
            return _masked(record, masked)
    found = _TAIL.match(text, at)
    if found is None:
        return _open_aza(record, text, at) if record.open_azas else None
    return _numbers(record, text, found)


def _masked(record: TownRecord, found: re.Match[str]) -> Tail:
    """A masked house number does not hurt the town; a masked 丁目 or 地割 stays open."""
    if found[1]:
        return record.place(part=Part.CHOME), found.end()
    return (record.place(part=Part.AZA), found.end()) if found[2] else (record.place(), found.start())


def _numbers(record: TownRecord, text: str, found: re.Match[str]) -> Tail | None:
    ordinal, first, unit, second, after_second, third = found.groups()
    number = _NUMBERS.get(first) or parse_number(first)
    if unit is None:
        # 三本木 after a name is a word that begins with a number, 「永井3」 is not.
        if first.isdecimal() or found.end() == len(text):
            if ordinal:
                return None
            if found.end() < len(text) and is_mask(text[found.end()]):
                return record.place(), found.start(2)  # 高松4●-1: of the number a digit is known
            place = _bare(record, number, second)
            return place, found.end(2) if place.chome else found.start(2)
        return None
    if unit[0] in "丁町チ" or unit == "地割":
        return _marked(record, number, first, found)
    if ordinal:
        return None
    if unit in _SEPARATORS:
        if second is None and not first.isdecimal():
            return None  # 一の通, 二ノ関
        three = third is not None and after_second is not None
        # 上田二-37: who writes the first number in kanji and the next in digits has a 丁目 and its 番 in mind.
        mixed = second is not None and second.isdecimal() and not first.isdecimal()
        if three or mixed or (second is not None and not record.outside_chome):
            if number in record.chomes or (record.by_chome and record.has_chome(number)):
                return record.place(chome=number, part=Part.CHOME), found.end(3)
            if three and number in record.jiwari and not record.chomes:
                return record.place(aza=record.jiwari[number], part=Part.AZA), found.end(3)
        return record.place(), found.start(2)
    # 12番地3, 7番1号: no 丁目 is said.
    return record.place(), found.start(2)


def _marked(record: TownRecord, number: int, first: str, found: re.Match[str]) -> Tail:
    """A number with 丁目 or 地割 after it."""
    if found[3] in ("地割", "チワリ"):
        aza = record.jiwari.get(number) or f"{kanji_number(number)}地割"
        return record.place(aza=aza if number else None, part=Part.AZA), found.end(3)  # 第〇地割 is masked
    if number > 10 and not first.isdecimal() and "十" not in first:
        # 三、四丁目 folds to 三四丁目: whoever looks for several 丁目 sees the comma.
        return record.place(), found.start(2)
    return record.place(chome=number or None, part=Part.CHOME), found.end(3)


def _bare(record: TownRecord, number: int, second: str | None) -> Place:
    # 「高松4」: where a town is nothing but its 丁目, a lone number that is one of them can only be the 丁目.
    if second is None and not record.outside_chome and record.has_chome(number):
        return record.place(chome=number, part=Part.CHOME)
    return record.place()


def _after_aza_sign(record: TownRecord, text: str, at: int) -> Tail | None:
    if at == len(text):
        return record.place(part=Part.AZA), at
    known = _known_aza(record, text, at, strict=False)
    if known is not None:
        return known
    found = _TAIL.match(text, at)
    if found is not None and found[3] in ("地割", "チワリ"):
        return _numbers(record, text, found)
    # A 字 the list does not have may be one of a namesake (厨川字上ノ代 for 上厨川): the second look compares them.
    return _open_aza(record, text, at) if record.open_azas else None


def _open_aza(record: TownRecord, text: str, at: int) -> Tail | None:
    found = _BEFORE_NUMBER.match(text, at)
    if found is None or found.end() == at or found.end() - at > _LONGEST_AZA:
        return None
    return record.place(aza=found[0][:20], part=Part.AZA), found.end()


def _known_aza(record: TownRecord, text: str, at: int, *, strict: bool) -> Tail | None:
    azas = record.azas
    for length in record.aza_lengths:
        aza = azas.get(text[at : at + length])
        if aza is None:
            continue
        end = at + length
        if not strict or _END_OR_NUMBER.match(text, end):
            return record.place(aza=aza, part=Part.AZA), end
    return None
