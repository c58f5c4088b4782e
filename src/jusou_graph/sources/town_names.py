"""How public lists write 丁目 and 小字, and how ``Town`` holds them."""

from __future__ import annotations

import re

from jusou_graph.japanese.numerals import KANJI_DIGITS, kanji_number, parse_number

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_VARIANTS = str.maketrans(
    "ヶヵ渕淵繫藪薮舘邊邉齋齊斎濵檜釼劔０１２３４５６７８９", "ケカ淵淵繋薮薮館辺辺斉斉斉浜桧剣剣0123456789"
)
_CHOME = re.compile(rf"^(.*?)([{KANJI_DIGITS}]?十?[{KANJI_DIGITS}]|[{KANJI_DIGITS}]?十|\d+)丁目$")


def chome_number(text: str) -> int | None:
    """The number of 「四丁目」 or 「４丁目」, with or without a town before it; None for anything else."""
    match = _CHOME.match(text.translate(_FULL_WIDTH))
    return parse_number(match[2]) if match else None


def town_and_chome(name: str) -> tuple[str, int | None]:
    """A name that may end in a 丁目 as town and number (高松四丁目 → 高松, 4)."""
    match = _CHOME.match(name.translate(_FULL_WIDTH))
    # 下北万丁目 is a town, not a 丁目: only a number in front of 丁目 makes one.
    return (match[1], parse_number(match[2])) if match and match[1] else (name, None)


def aza(text: str) -> str:
    """小字 without 「字」, its 地割 number in kanji as people write it (第１０地割 → 第十地割)."""
    text = text.strip().removeprefix("字") or text.strip()
    return (
        re.sub(r"\d+(?=地割)", lambda m: kanji_number(int(m[0])), text.translate(_FULL_WIDTH))
        if "地割" in text
        else text
    )


def fold(text: str) -> str:
    """Town name with variants of the same letter made one (渕→淵, ヶ→ケ), for comparing only."""
    return "".join(text.split()).translate(_VARIANTS)


def without_oaza(name: str) -> str:
    """A name without the 「大字」 that some lists write in front; the reader of addresses passes over the word."""
    return name.removeprefix("大字") or name
