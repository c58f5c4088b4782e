"""Days in the Japanese era, as offices write them."""

from __future__ import annotations

import re
from datetime import date

_ERAS = ((date(2019, 5, 1), "令和", 2018), (date(1989, 1, 8), "平成", 1988), (date(1926, 12, 25), "昭和", 1925))
_CARE_PLAN = re.compile(r"第(\d+)期介護保険事業計画")


def wareki(day: date) -> str:
    """A date as ``令和8年11月20日``; the first year of an era is 元年."""
    era, year = _year(day)
    return f"{era}{year}年{day.month}月{day.day}日"


def wareki_month(month: str) -> str:
    """A month (``2026-11``) as ``令和8年11月``."""
    day = date.fromisoformat(f"{month}-01")
    era, year = _year(day)
    return f"{era}{year}年{day.month}月"


def wareki_fiscal_year(year: int) -> str:
    """A fiscal year by the year in which it begins: 2021 → ``令和3年度``."""
    era, words = _year(date(year, 5, 1))
    return f"{era}{words}年度"


def care_plan_years(words: str) -> tuple[str, int, int] | None:
    """The 介護保険事業計画 that words name, with its first and last fiscal year: its three years are fixed by law.

    Args:
        words: Where a table was taken from, as printed.

    Returns:
        (``第8期介護保険事業計画``, 2021, 2023); None where no such plan is named. 第1期 began in fiscal 2000 (介護保険法117条).
    """
    found = _CARE_PLAN.search(words)
    if found is None:
        return None
    first = 2000 + 3 * (int(found[1]) - 1)
    return found[0], first, first + 2


def _year(day: date) -> tuple[str, str]:
    for start, era, offset in _ERAS:
        if day >= start:
            year = day.year - offset
            return era, "元" if year == 1 else str(year)
    return "", str(day.year)


ERA_STARTS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_LAST = {"明治": 45, "大正": 15, "昭和": 64, "平成": 31}
_ABBREVIATIONS = {
    "明": "明治", "大": "大正", "昭": "昭和", "平": "平成", "令": "令和", "M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和",
    "㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和",
}  # fmt: skip


def era_year(era: str, year: int) -> int | None:
    """The western year of a year of an era (``昭和``, ``昭``, ``S``; 15 → 1940); None where the era has no such year."""
    name = _ABBREVIATIONS.get(era.upper(), era)
    if name not in ERA_STARTS or not 1 <= year <= _LAST.get(name, 99):
        return None
    return ERA_STARTS[name] + year - 1


def age_on(birth: date, day: date) -> int:
    """Age in completed years on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
