"""番 and 号 in what follows a place: 22番3号, 22-3, 22番地の3, 二十二番三号, 22-3-401."""

from __future__ import annotations

import re

from jusou_graph.address.masks import MASKS
from jusou_graph.japanese.numerals import KANJI_NUMERALS, parse_number

_DIGITS = rf"[\d{KANJI_NUMERALS}千{re.escape(MASKS)}]+"
_END = "-ーノ・./"
_JOIN = f"[{_END}]"
# What makes a number something else than a 番 or 号: a floor, a block, a 丁目 or 地割, a room.
_OTHER = r"丁目?|町目|チヨウメ|地割|チワリ|階|棟|号棟|号館|号?室(?!\d)|[A-Za-z](?![A-Za-z])"
_FIRST = re.compile(rf"{_JOIN}?({_DIGITS})({_OTHER}|番地?|地番|号)?")
_SECOND = re.compile(rf"{_JOIN}?({_DIGITS})({_OTHER}|番|地番|号)?")
_MORE = re.compile(rf"{_JOIN}{_DIGITS}(番|号)")
_ARABIC = re.compile(r"\d+")
_KANJI = re.compile(rf"[{KANJI_NUMERALS}千]+")


def house_number(tail: str) -> tuple[int | None, int | None]:
    """The 番 (番地, 地番) and the 号 (枝番) that an address states after its place.

    Args:
        tail: What follows the place, folded, as ``Reading.tail`` has it; anything at all.

    Returns:
        Both numbers; None for one that is not there, is masked (``22番○号``), is a room or floor, is one of several
        (``22・23番``), or belongs to a series of its own (``甲22番地``).
    """
    first = _FIRST.match(tail)
    if first is None:
        return None, None
    digits, unit = first.groups()
    if unit is None and not digits.isdecimal() and tail[first.end() : first.end() + 1] not in _END:
        return None, None  # 三本木
    if unit == "号":
        # 「1丁目3号」 says a 号 and no 番.
        return None, None if _MORE.match(tail, first.end()) else _number(digits)
    if unit is not None and "番" not in unit:
        return None, None
    second = _SECOND.match(tail, first.end())
    if second is None:
        return _number(digits), None
    if unit is None and tail[first.end()] not in _END:
        return _number(digits), None
    if second[2] in ("番", "地番"):
        return None, None
    more = _MORE.match(tail, second.end())
    if unit is None and more is not None and more[1] == "番":
        return None, None
    several = second[2] == "号" and more is not None and more[1] == "号"
    return _number(digits), None if several or second[2] not in (None, "号") else _number(second[1])


def _number(digits: str) -> int | None:
    """The number, or None where letters of it are masked; there is no 番 0."""
    if _ARABIC.fullmatch(digits) or _KANJI.fullmatch(digits):
        return parse_number(digits) or None
    return None
