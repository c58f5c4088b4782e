"""Dates in the Japanese era, as staff read them."""

from __future__ import annotations

import re
from datetime import date

from jusou_graph.service.dates import wareki

__all__ = ["fiscal_year", "is_over", "wareki"]

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
