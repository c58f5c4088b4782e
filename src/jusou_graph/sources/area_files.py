"""Reads e-Stat small areas (国勢調査小地域) from GeoJSON and Shapefile, and people by age from its CSV tables."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jusou_graph.errors import FileUnreachableError, InputError, MissingExtraError

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_AGE = re.compile(r"^総数\s*(\d+)\s*[～~〜-]\s*(\d+)\s*歳$")
_AGE_OPEN = re.compile(r"^総数\s*(\d+)\s*歳以上$")


@dataclass(frozen=True, slots=True)
class SmallArea:
    """One small area of the census.

    Attributes:
        key: KEY_CODE; its first five digits are the municipality.
        name: S_NAME as in the file.
        people: JINKO; ``households`` SETAI. None where the file holds no number (秘匿).
    """

    key: str
    name: str
    people: int | None
    households: int | None

    @property
    def municipality(self) -> str:
        """Municipality code."""
        return self.key[:5]


def read_areas(path: Path) -> list[SmallArea]:
    """Small areas of a GeoJSON or Shapefile.

    Raises:
        InputError: The file cannot be read or lacks an e-Stat field.
        MissingExtraError: A Shapefile was given and the package for it is not installed.
    """
    if not path.is_file():
        raise FileUnreachableError(
            f"{path} がありません。", "e-Stat からダウンロードしたファイルの場所を確かめてください。"
        )
    suffix = path.suffix.lower()
    if suffix in {".geojson", ".json"}:
        rows = _geojson(path)
    elif suffix == ".shp":
        rows = _shapefile(path)
    else:
        raise InputError(f"{path.name} は読めません。", "GeoJSON（.geojson）か Shapefile（.shp）を指定してください。")
    areas = [_area(row, path.name) for row in rows]
    # A detached part of the same area repeats its row; equal rows are one area.
    return list(dict.fromkeys(areas))


def _geojson(path: Path) -> list[Mapping[str, object]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        return [feature["properties"] for feature in data["features"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"{path.name} は GeoJSON として読めません（{error}）。", "e-Stat の小地域ファイルか確かめてください。"
        ) from error


def _shapefile(path: Path) -> list[Mapping[str, object]]:
    try:
        import shapefile
    except ImportError as error:
        raise MissingExtraError(
            "Shapefile を読む部品が入っていません。", "「pip install 'jusou-graph[areas]'」で入ります。"
        ) from error
    try:
        with shapefile.Reader(str(path), encoding="cp932", encodingErrors="replace") as reader:
            return [record.as_dict() for record in reader.iterRecords()]
    except (shapefile.ShapefileException, struct.error, ValueError, OSError) as error:
        raise InputError(
            f"{path.name} は Shapefile として読めません（{error}）。", ".shp・.shx・.dbf を同じ所に置いてください。"
        ) from error


def _area(row: Mapping[str, object], file: str) -> SmallArea:
    key, name = str(row.get("KEY_CODE") or ""), str(row.get("S_NAME") or "").strip()
    if not re.match(r"^\d{9,}$", key) or "JINKO" not in row:
        raise InputError(
            f"{file} に e-Stat の項目（KEY_CODE・S_NAME・JINKO）がありません。",
            "国勢調査の小地域（町丁・字等）のファイルか確かめてください。",
        )
    return SmallArea(key, name, _number(row.get("JINKO")), _number(row.get("SETAI")))


def _number(value: object) -> int | None:
    text = str(value if value is not None else "").strip()
    if not re.match(r"^\d+(\.0+)?$", text):
        return None  # 秘匿 (X), 0 written as "-", or empty: not known, which is not zero
    return int(float(text))


def read_ages(path: Path) -> dict[str, dict[str, int]]:
    """People by age band from an e-Stat small-area table (CSV): KEY_CODE → band → people.

    Raises:
        InputError: The table has no KEY_CODE or no age columns.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp932", errors="replace")
    rows = list(csv.reader(io.StringIO(text)))
    if len(rows) < 2 or "KEY_CODE" not in rows[0]:
        raise InputError(
            f"{path.name} に KEY_CODE の列がありません。", "e-Stat の小地域の統計表（CSV）か確かめてください。"
        )
    column = rows[0].index("KEY_CODE")
    bands = {i: band for i, label in enumerate(rows[1]) if (band := _band(label)) or (band := _band(rows[0][i]))}
    if not bands:
        raise InputError(
            f"{path.name} に年齢の列（「総数0～4歳」など）がありません。", "年齢別の表か確かめてください。"
        )
    return {
        row[column]: {band: n for i, band in bands.items() if (n := _number(row[i])) is not None}
        for row in rows[1:]
        if len(row) == len(rows[0]) and row[column].isdigit()
    }


def _band(label: str) -> str:
    text = label.translate(_DIGITS).replace(" ", "").replace("　", "")
    if match := _AGE.match(text):
        return f"{match[1]}-{match[2]}"
    if match := _AGE_OPEN.match(text):
        return f"{match[1]}+"
    return ""
