"""Names of all municipalities of Japan, so that an address in another one is never taken for one of ours.

Without them 「高松市」 could pass for 盛岡市高松. Wards of designated cities are left out: their city's name comes first in
an address.
"""

from __future__ import annotations

from collections.abc import Iterator

from jusou_graph.model import japan


def municipalities() -> Iterator[tuple[str, str, str]]:
    """Every municipality as (prefecture, county or ``""``, name)."""
    for one in japan.municipalities():
        yield one.prefecture, one.county, one.name


PREFECTURES: tuple[str, ...] = japan.prefectures()
"""The 47 prefectures in the order of their codes."""
