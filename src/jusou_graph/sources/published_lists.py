"""Town lists exactly as their publishers give them: 町字マスター, KEN_ALL and Geolonia v2.

What each column holds was taken from the publishers' own descriptions: デジタル庁「町字マスターデータセット」, 日本郵便「郵便番号
データの説明」, Geolonia「住所データ v2」.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from jusou_graph.errors import InputError
from jusou_graph.model.places import Town
from jusou_graph.sources.csv_files import public_rows
from jusou_graph.sources.geojson_features import Heed
from jusou_graph.sources.postal_towns import PostalRow, postal_towns
from jusou_graph.sources.register_towns import RegisterRow, ended_wards, register_towns
from jusou_graph.sources.town_lists import own_codes

REGISTER_COLUMNS: dict[str, tuple[str, ...]] = {
    "lg_code": ("全国地方公共団体コード",),
    "machiaza_id": ("town_id", "町字id"),
    "oaza_cho": ("oaza_town_name", "大字・町名"),
    "chome": ("chome_name", "丁目名"),
    "chome_number": ("chome_name_number", "丁目名_数字"),
    "koaza": ("koaza_name", "小字名"),
    "efct_date": ("効力発生日",),
    "ablt_date": ("廃止日",),
}
"""Columns of 町字マスター that are read → what they were called in earlier editions."""

KEN_ALL_COLUMNS = 15
_DATE = re.compile(r"^(\d{4})\D?(\d{1,2})\D?(\d{1,2})$")
_ENDED = "2"
"""Mark of a row that 日本郵便 has abolished."""


def register_names(header: list[str]) -> dict[str, int]:
    """Column of 町字マスター → where it stands in a header, whatever the edition calls it."""
    at = {cell.strip().lower(): i for i, cell in enumerate(header)}
    return {
        name: at[spelling]
        for name, earlier in REGISTER_COLUMNS.items()
        for spelling in (name, *earlier)
        if spelling in at
    }


def read_register(path: Path, municipality: str, heed: Heed | None = None, today: date | None = None) -> list[Town]:
    """アドレス・ベース・レジストリ 町字マスター (``mt_town_city*.csv``, ``mt_town_pref*.csv``, ``mt_town_all.csv``).

    Args:
        path: The file.
        municipality: Code without the check digit; of a designated city, whose wards are read with it.
        heed: Told of the rows read so far; raises where the reading is to stop.
        today: The day on which a 町字 must be in force.

    Returns:
        One row a 町字 in force, with its 町字ID.

    Raises:
        InputError: It is no such file.
    """
    own = own_codes(municipality) or {}
    rows = list(_register_rows(path, own, heed, (today or date.today()).isoformat()))
    towns = register_towns(rows, ended_wards(row[2] for row in rows))
    return [replace(town, machiaza_id="") for town in towns] if len(own) > 1 else towns


def _register_rows(path: Path, own: Mapping[str, str], heed: Heed | None, today: str) -> Iterator[RegisterRow]:
    at: dict[str, int] = {}
    for number, (_, row) in enumerate(public_rows(path)):
        if not number:
            at = register_names(row)
            if missing := [c for c in ("lg_code", "machiaza_id", "oaza_cho", "chome", "koaza") if c not in at]:
                raise InputError(f"{path.name} に列「{'」「'.join(missing)}」がありません。")
            continue
        cells = {name: row[i].strip() if i < len(row) else "" for name, i in at.items()}
        # Six digits, the last for checking; Excel drops the leading zero.
        code = own.get(cells["lg_code"].zfill(6)[:5])
        ended, begins = cells.get("ablt_date", ""), cells.get("efct_date", "")
        in_force = (not ended or _iso(ended, "") > today) and (not begins or _iso(begins, "") <= today)
        if code and in_force:
            counted = cells.get("chome_number", "")
            chome = f"{counted}丁目" if counted.isdecimal() else cells["chome"]
            yield code, cells["machiaza_id"].zfill(7), cells["oaza_cho"], chome, cells["koaza"]
        if heed and not number % 1000:
            heed(number)


def _iso(text: str, otherwise: str) -> str:
    """A date as ``2026-11-30``, whatever stands between its parts."""
    found = _DATE.match(text.split(" ", maxsplit=1)[0].split("T", maxsplit=1)[0])
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else otherwise


def read_ken_all(path: Path, municipality: str, heed: Heed | None = None) -> list[Town]:
    """日本郵便 ``utf_ken_all.csv`` and ``KEN_ALL.CSV``: fifteen columns without a header.

    Args:
        path: The file.
        municipality: Code; of a designated city, whose wards are read with it.
        heed: Told of the rows read so far; raises where the reading is to stop.

    Returns:
        Towns with reading and postal codes.

    Raises:
        InputError: It is no such file, or holds only what changed in a month.
    """
    return postal_towns(_ken_all_rows(path, own_codes(municipality) or {}, heed))


def _ken_all_rows(path: Path, own: Mapping[str, str], heed: Heed | None) -> Iterator[PostalRow]:
    """Rows of the municipality, each entry whole: ``KEN_ALL.CSV`` goes on in the next line after 38 characters."""
    whole: list[str] | None = None
    unchanged = False
    for number, (line, row) in enumerate(public_rows(path), 1):
        if len(row) < KEN_ALL_COLUMNS:
            raise InputError(f"{path.name} の {line} 行目が {len(row)} 列です（正しくは {KEN_ALL_COLUMNS} 列）。")
        unchanged = unchanged or row[13] == "0"
        if whole and whole[:3] == row[:3] and _goes_on(whole[8]):
            whole[8] += row[8]
        else:
            if whole:
                yield from _ken_all_row(whole, own)
            whole = row
        if heed and not number % 1000:
            heed(number)
    if whole:
        yield from _ken_all_row(whole, own)
    if not unchanged:
        raise InputError(
            f"{path.name} は日本郵便の差分（新しく加わったか廃止された分だけ）のファイルです。",
            "全国一括か都道府県のファイルを選んでください。",
        )


def _goes_on(name: str) -> bool:
    return name.count("（") > name.count("）")


def _ken_all_row(row: list[str], own: Mapping[str, str]) -> Iterator[PostalRow]:
    code = own.get(row[0].strip().zfill(5))
    if not code or row[13] == _ENDED:
        return
    name, bracket, note = row[8].partition("（")
    kana = unicodedata.normalize("NFKC", row[5]).partition("(")[0].replace("､", "、").replace("・", "・")
    note = note.replace("）（", "").removesuffix("）") if bracket else ""
    yield code, row[2].strip().zfill(7), name.strip(), kana.strip(), note


def read_geolonia_v2(path: Path, municipality: str) -> list[Town]:
    """Geolonia 住所データ v2: the 町字 of one municipality (``{"meta": …, "data": [{"machiaza_id": …}]}``).

    Raises:
        InputError: The file is no such list.
    """
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    rows = data.get("data") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "machiaza_id" in row for row in rows):
        raise InputError(f"{path.name} は町字の一覧（machiaza_id のある JSON）ではありません。")
    wards = len(own_codes(municipality) or {}) > 1
    return [
        replace(town, source="geolonia", machiaza_id="" if wards else town.machiaza_id)
        for town in register_towns(
            (municipality, str(r["machiaza_id"]), r.get("oaza_cho") or "", r.get("chome") or "", r.get("koaza") or "")
            for r in rows
        )
    ]
