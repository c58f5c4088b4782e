"""Dates in the Japanese era, as staff read them."""

from __future__ import annotations

import re
from datetime import date

_ERAS = ((date(2019, 5, 1), "令和", 2018), (date(1989, 1, 8), "平成", 1988), (date(1926, 12, 25), "昭和", 1925))


def wareki(day: date) -> str:
    """A date as ``令和8年11月20日``; the first year of an era is 元年."""
    for start, era, offset in _ERAS:
        if day >= start:
            year = day.year - offset
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"


_FISCAL_YEAR = re.compile(r"(令和|平成)(元|[0-9０-９]+)年度")
_OFFSETS = {"令和": 2018, "平成": 1988}


def fiscal_year(text: str | None) -> int | None:
    """The year in which a fiscal year as printed begins (``令和8年度`` → 2026), None where the text names none."""
    found = _FISCAL_YEAR.search(text or "")
    if found is None:
        return None
    return _OFFSETS[found[1]] + (1 if found[2] == "元" else int(found[2]))


def is_over(period_to: str | None, today: date) -> bool:
    """Whether the last fiscal year of a plan has ended (it ends on 31 March of the next year)."""
    last = fiscal_year(period_to)
    return last is not None and today >= date(last + 1, 4, 1)
