"""Numbers in addresses and texts: 四, 十九, 二三, 八拾六, 17 as whole numbers, and back to kanji as registers print them."""

from __future__ import annotations

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_FORMAL = str.maketrans("壱壹弐貳参參拾佰仟", "一一二二三三十百千")
"""大字, by which bills and deeds keep a number from being altered."""
KANJI_DIGITS = "〇一二三四五六七八九"
"""The kanji of 0 to 9, in their order."""

KANJI_NUMERALS = "〇一二三四五六七八九十百"
"""Characters a kanji number is made of."""

LARGEST = 9_999_999
"""Numbers above this are no 丁目, 地割 or 番地; they are cut to it."""


def parse_number(text: str) -> int:
    """Reads a number of arabic digits, kanji with units (十九, 百二, 八拾六) or kanji digits in a row (二三).

    Args:
        text: Digits only, all arabic (of either width) or all kanji.

    Returns:
        The number, at most ``LARGEST``.
    """
    if text.isdecimal():
        return min(int(text[:9]), LARGEST)
    text = text.translate(_FORMAL)
    if not any(unit in text for unit in "十百千"):
        number = 0
        for letter in text[:8]:
            number = number * 10 + _DIGITS.get(letter, 0)
        return min(number, LARGEST)
    total = part = 0
    for letter in text:
        if letter == "千":
            total, part = total + (part or 1) * 1000, 0
        elif letter == "百":
            total, part = total + (part or 1) * 100, 0
        elif letter == "十":
            total, part = total + (part or 1) * 10, 0
        else:
            part = _DIGITS.get(letter, 0)
    return total + part


def kanji_number(number: int) -> str:
    """Writes a number below 1,000 in kanji as 丁目 and 地割 are registered (十九, 百二); others in arabic digits."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = ""
    if hundreds:
        out += ("" if hundreds == 1 else KANJI_DIGITS[hundreds]) + "百"
    if tens:
        out += ("" if tens == 1 else KANJI_DIGITS[tens]) + "十"
    return out + (KANJI_DIGITS[ones] if ones else "")
