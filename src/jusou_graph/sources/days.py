"""First and last days of what holds for a time, as editors write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date


def wrong_days(first: str, last: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a first and a last day.

    Args:
        first: ``"2026-04-01"``, or empty.
        last: Likewise.

    Returns:
        Name of the field, its value, and the problem in words; nothing where both are sound.
    """
    wrong = False
    for name, day in (("valid_from", first), ("valid_until", last)):
        if day and not _is_day(day):
            wrong = True
            yield name, day, "日付の形ではありません"
    if not wrong and first and last and last < first:
        yield "valid_until", last, f"初日（{first}）より前です"


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
