"""Names of all municipalities of Japan, so that an address in another one is never taken for one of ours.

Without them 「高松市」 could pass for 盛岡市高松. Wards of designated cities are left out: their city's name comes first in
an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jusou_graph.japanese.folding import fold
from jusou_graph.model import japan


def municipalities() -> Iterator[tuple[str, str, str]]:
    """Every municipality as (prefecture, county or ``""``, name)."""
    for one in japan.municipalities():
        yield one.prefecture, one.county, one.name


PREFECTURES: tuple[str, ...] = japan.prefectures()
"""The 47 prefectures in the order of their codes."""

Named = tuple[str, str, str]
"""Prefecture, county or ``""``, and name."""


@cache
def bearers() -> dict[str, list[Named]]:
    """Folded name, with and without its county → the municipalities that bear it: 府中市 is in 東京都 and in 広島県."""
    return _by_spelling(1)


@cache
def halves() -> dict[str, list[Named]]:
    """The same by names without their 市, 区, 町 or 村: 府中 is three municipalities."""
    return _by_spelling(0)


def _by_spelling(whole: int) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for prefecture, county, name in municipalities():
        written = name if whole else name[:-1]
        for spelling in dict.fromkeys((written, county + written)):
            found.setdefault(fold(spelling), []).append((prefecture, county, name))
    return found
