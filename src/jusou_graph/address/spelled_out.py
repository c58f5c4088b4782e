"""Marks of an address spelled out in kana, or half of them converted: いっちょうめ, だい3ちわり, 3ち割, 上田・三丁目."""

from __future__ import annotations

import re

_ONES = {
    "イツ": 1, "イチ": 1, "ニ": 2, "サン": 3, "ヨン": 4, "ゴ": 5, "ロク": 6, "ロツ": 6, "ナナ": 7, "シチ": 7,
    "ハツ": 8, "ハチ": 8, "キユウ": 9,
}  # fmt: skip
_TENS = {"": 0, "ジユウ": 1, "ジツ": 1, "ジユツ": 1, "ニジユウ": 2, "ニジユツ": 2, "サンジユウ": 3, "サンジユツ": 3}
_NUMBERS = {ten + one: 10 * tens + ones for ten, tens in _TENS.items() for one, ones in [*_ONES.items(), ("", 0)]}
_WORDS = "|".join(sorted(filter(None, _NUMBERS), key=len, reverse=True))
_COUNTED = re.compile(rf"({_WORDS})(?=チヨウメ|丁目|チワリ|地割|チ割|地ワリ)")
_ORDINAL = re.compile(r"ダイ(?=\d+(?:チワリ|地割|チ割|地ワリ))")
_JIWARI = re.compile(r"(?<=[\d一二三四五六七八九十])(?:チワリ|チ割|地ワリ)")
_CHOME = re.compile(r"(?<=[\d一二三四五六七八九十])(?:チヨウメ|チヨウ目|丁メ)")
# 岩手県/盛岡市/高松: a bar between two words, as spreadsheets and forms put it.
_BAR = re.compile(r"(?<=[^\d\s一二三四五六七八九十])[-・./_](?=[^\d\s一二三四五六七八九十])")
_MARKS = ("チヨウメ", "チヨウ目", "丁メ", "チワリ", "チ割", "地ワリ", "丁目", "地割")
_FIRST_DIGIT = re.compile(r"\d|$")


def spelled_out(folded: str) -> str:
    """Writes 丁目 and 地割 that were spelled out with digits and kanji, and drops bars between words.

    Args:
        folded: A folded address.

    Returns:
        The same address; from the first number of digits on only its marks are changed.
    """
    if any(mark in folded for mark in _MARKS):
        folded = _COUNTED.sub(lambda found: str(_NUMBERS[found[1]]), folded)
        folded = _CHOME.sub("丁目", _JIWARI.sub("地割", _ORDINAL.sub("第", folded)))
    words = _FIRST_DIGIT.search(folded)
    end = words.start() if words else len(folded)
    return _BAR.sub("", folded[:end]) + folded[end:] if _BAR.search(folded, 0, end) else folded
