"""Days in the Japanese era, as offices write them."""

from __future__ import annotations

import re
import unicodedata
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


_PRINTED = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr](?=[元0-9]))\s*(?P<year>元|[0-9]{1,2})|(?P<western>(?:19|20)[0-9]{2}))"
    r"(?:\s*年\s*(?P<fiscal>度)?(?:\s*(?P<month>1[0-2]|[1-9])\s*月)?|[./](?P<month2>1[0-2]|[1-9])(?![0-9])|(?=時点|現在|年|$|[（(、。]))"
)
APRIL = 4


def era_month(words: str) -> tuple[int, int]:
    """Year and month of the first date in words, as (2023, 4) for 「令和5年4月」; a year alone and a 年度 begin in April.

    Returns:
        (0, 0) where there is no date.
    """
    found = _PRINTED.search(unicodedata.normalize("NFKC", words))
    year = _printed_year(found) if found else None
    if found is None or year is None:
        return 0, 0
    return year, int(found["month"] or found["month2"] or APRIL)


def fiscal_year(text: str | None) -> int | None:
    """The year in which a fiscal year as printed begins (``令和8年度`` → 2026), None where the text names none."""
    found = next((m for m in _PRINTED.finditer(unicodedata.normalize("NFKC", text or "")) if m["fiscal"]), None)
    return _printed_year(found) if found else None


def _printed_year(found: re.Match[str]) -> int | None:
    if found["western"]:
        return int(found["western"])
    return era_year(found["era"], 1 if found["year"] == "元" else int(found["year"]))
