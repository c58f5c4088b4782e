"""All municipalities of Japan, and the wards of designated cities: code, name and reading.

The lists are ``data/japan/*.csv``, read once when first asked for; their source and licence stand beside them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from jusou_graph import resources


@dataclass(frozen=True, slots=True)
class NationalMunicipality:
    """One of the 1,741 municipalities (the special wards of 東京都 among them).

    Attributes:
        code: 全国地方公共団体コード without the check digit, as ``"03201"``.
        prefecture: ``"岩手県"``; ``prefecture_reading`` in hiragana.
        county: ``"岩手郡"`` or ``""``; ``county_reading`` likewise.
        name: ``"盛岡市"``; ``reading`` ``"もりおかし"``.
    """

    code: str
    prefecture: str
    prefecture_reading: str
    county: str
    county_reading: str
    name: str
    reading: str


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward of a designated city.

    Attributes:
        code: ``"12101"``.
        city: Code of its city, ``"12100"``.
        name: ``"中央区"``; ``reading`` ``"ちゅうおうく"``.
    """

    code: str
    city: str
    name: str
    reading: str


@cache
def municipalities() -> tuple[NationalMunicipality, ...]:
    """All municipalities in the order of their codes."""
    return tuple(NationalMunicipality(*row) for row in _rows("municipalities.csv"))


@cache
def wards() -> tuple[Ward, ...]:
    """The wards of all designated cities in the order of their codes."""
    return tuple(Ward(*row) for row in _rows("wards.csv"))


@cache
def prefectures() -> tuple[str, ...]:
    """The 47 prefectures in the order of their two-digit codes."""
    return tuple(dict.fromkeys(one.prefecture for one in municipalities()))


def municipality(code: str) -> NationalMunicipality | None:
    """The municipality of a code (five digits), or None; a ward's code is none of its own."""
    return _by_code().get(code)


def wards_of(city: str) -> tuple[Ward, ...]:
    """The wards of a designated city; none for any other municipality."""
    return tuple(ward for ward in wards() if ward.city == city)


@cache
def _by_code() -> dict[str, NationalMunicipality]:
    return {one.code: one for one in municipalities()}


def _rows(name: str) -> list[list[str]]:
    with (resources.root() / "data" / "japan" / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        next(rows)
        return list(rows)
