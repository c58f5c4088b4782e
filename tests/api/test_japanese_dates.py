"""Dates in the Japanese era, at the borders of the eras and of the fiscal year."""

from __future__ import annotations

from datetime import date

import pytest

from jusou_graph.japanese.eras import fiscal_year, wareki
from jusou_graph.model.freshness import is_over


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "令和8年11月20日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
    ],
)
def test_wareki(day: date, words: str) -> None:
    assert wareki(day) == words


@pytest.mark.parametrize(
    ("text", "year"),
    [("令和8年度", 2026), ("令和元年度", 2019), ("令和13年度まで", 2031), ("未定", None), (None, None)],
)
def test_fiscal_year(text: str | None, year: int | None) -> None:
    assert fiscal_year(text) == year


def test_a_plan_is_over_on_the_first_of_april() -> None:
    assert not is_over("令和8年度", date(2027, 3, 31))
    assert is_over("令和8年度", date(2027, 4, 1))
    assert not is_over(None, date(2027, 4, 1))
