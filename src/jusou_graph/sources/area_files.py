"""Reads e-Stat small areas (国勢調査小地域) from GeoJSON and Shapefile, and people by age from its CSV tables."""

from __future__ import annotations

import codecs
import csv
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from jusou_graph.errors import FileUnreachableError, InputError, MissingExtraError
from jusou_graph.sources.geojson_features import Heed, features

Row = tuple[Mapping[str, object], Mapping[str, Any] | None]
"""Fields of a small area, and its outline as a GeoJSON geometry."""

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
    # A detached part of the same area repeats its row; equal rows are one area.
    return list(dict.fromkeys(area for area, _ in read_outlined(path)))


def read_outlined(path: Path, heed: Heed | None = None) -> Iterator[tuple[SmallArea, Mapping[str, Any] | None]]:
    """Small areas of a GeoJSON or Shapefile one by one, each with its outline as the file gives it.

    Args:
        path: The file.
        heed: Told of the number of areas read so far; raises where the reading is to stop.

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
        rows = _geojson(path, heed)
    elif suffix == ".shp":
        rows = _shapefile(path, heed)
    else:
        raise InputError(f"{path.name} は読めません。", "GeoJSON（.geojson）か Shapefile（.shp）を指定してください。")
    for row, outline in rows:
        yield _area(row, path.name), outline


def _geojson(path: Path, heed: Heed | None) -> Iterator[Row]:
    try:
        for feature in features(path, heed):
            yield feature["properties"], feature.get("geometry")
    except UnicodeDecodeError:
        raise InputError(
            f"{path.name} は文字コードが UTF-8 ではないため読めません。", "e-Stat の小地域ファイルか確かめてください。"
        ) from None
    except (ValueError, RecursionError) as error:
        why = "入れ子が深すぎます" if isinstance(error, RecursionError) else error
        raise InputError(
            f"{path.name} は GeoJSON として読めません（{why}）。", "e-Stat の小地域ファイルか確かめてください。"
        ) from error


def _shapefile(path: Path, heed: Heed | None) -> Iterator[Row]:
    try:
        import shapefile
    except ImportError as error:
        raise MissingExtraError(
            "Shapefile を読む部品が入っていません。", "「pip install 'jusou-graph[areas]'」で入ります。"
        ) from error
    try:
        with shapefile.Reader(str(path), encoding="cp932", encodingErrors="replace") as reader:
            for number, one in enumerate(reader.iterShapeRecords(), 1):
                yield one.record.as_dict(), one.shape.__geo_interface__ if one.shape.points else None
                if heed and not number % 100:
                    heed(number)
    except (shapefile.ShapefileException, struct.error, ValueError, LookupError, OSError, MemoryError) as error:
        raise InputError(
            f"{path.name} は Shapefile として読めません。", ".shp・.shx・.dbf を同じ所に置いてください。"
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


def read_ages(path: Path, heed: Heed | None = None) -> dict[str, dict[str, int]]:
    """People by age band from an e-Stat small-area table (CSV): KEY_CODE → band → people.

    Args:
        path: The table; UTF-8 or CP932.
        heed: Told of the number of rows read so far; raises where the reading is to stop.

    Raises:
        InputError: The table has no KEY_CODE or no age columns.
    """
    with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
        rows = csv.reader(file)
        try:
            return _ages(rows, path.name, heed)
        except csv.Error:
            raise InputError(
                f"{path.name} を表（CSV）として読めません。", "e-Stat の小地域の統計表か確かめてください。"
            ) from None


def _ages(rows: Iterator[list[str]], name: str, heed: Heed | None) -> dict[str, dict[str, int]]:
    head, labels = next(rows, []), next(rows, [])
    if "KEY_CODE" not in head:
        raise InputError(f"{name} に KEY_CODE の列がありません。", "e-Stat の小地域の統計表（CSV）か確かめてください。")
    column = head.index("KEY_CODE")
    bands = {
        i: band
        for i, (label, code) in enumerate(zip_longest(labels, head, fillvalue=""))
        if (band := _band(label) or _band(code))
    }
    if not bands:
        raise InputError(f"{name} に年齢の列（「総数0～4歳」など）がありません。", "年齢別の表か確かめてください。")
    out: dict[str, dict[str, int]] = {}
    for number, row in enumerate(rows, 1):
        if len(row) == len(head) and row[column].isdigit():
            out[row[column]] = {band: n for i, band in bands.items() if (n := _number(row[i])) is not None}
        if heed and not number % 1000:
            heed(number)
    return out


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp932"
    return "utf-8-sig"


def _band(label: str) -> str:
    text = label.translate(_DIGITS).replace(" ", "").replace("　", "")
    if match := _AGE.match(text):
        return f"{match[1]}-{match[2]}"
    if match := _AGE_OPEN.match(text):
        return f"{match[1]}+"
    return ""
