"""The small parts the answers are made of: dates that can be compared, and passages that speak of the same words."""

from __future__ import annotations

import pytest

from jusou_graph.model.evidence import Source
from jusou_graph.service.dates import era_month
from jusou_graph.service.passages import overlap


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("令和5年4月", (2023, 4)),
        ("令和元年5月", (2019, 5)),
        ("令和7年度（計画期間の初め。発行日の印字なし）", (2025, 4)),
        ("平成31年", (2019, 4)),
        ("時点の印字なし", (0, 0)),
    ],
)
def test_era_dates_can_be_compared(words: str, found: tuple[int, int]) -> None:
    assert era_month(words) == found


@pytest.mark.parametrize(
    ("lines", "quote", "same"),
    [
        ("002:832", "上田字", True),
        ("002:830-835", "高松4・上田 字", True),
        ("002:832", "高松4", False),
        ("002:839", "上田字", False),
        ("003:832", "上田字", False),
    ],
)
def test_passages_overlap_by_line_and_words(lines: str, quote: str, same: bool) -> None:
    claim = Source(section="資料5", lines="002:832", quote="上田字")
    assert overlap(Source(section="資料5", lines=lines, quote=quote), claim) is same
