"""Dates in the Japanese era: those of plans, to tell the later of two, and any day as staff read it."""

from __future__ import annotations

import re

from jusou_graph.model.eras import wareki

__all__ = ["era_month", "wareki"]

_ERA = re.compile(r"(令和|平成|昭和)(元|\d+)年(?:度)?(?:(\d+)月)?")
_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926}
APRIL = 4


def era_month(words: str) -> tuple[int, int]:
    """Year and month of the first era date in words, as (2023, 4) for 「令和5年4月」; a 年度 begins in April.

    Returns:
        (0, 0) where there is no era date.
    """
    found = _ERA.search(words)
    if not found:
        return 0, 0
    era, year, month = found.groups()
    return _FIRST_YEAR[era] + (1 if year == "元" else int(year)) - 1, int(month) if month else APRIL
