"""Reads e-Stat small areas (国勢調査小地域) from GeoJSON and Shapefile, and people by age from its CSV tables."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from jusou_graph.errors import FileUnreachableError, InputError, MissingExtraError
from jusou_graph.sources.csv_files import public_rows
from jusou_graph.sources.dbf_encoding import beside, table_encoding
from jusou_graph.sources.geojson_features import Heed, features

Row = tuple[Mapping[str, object], Mapping[str, Any] | None]
"""Fields of a small area, and its outline as a GeoJSON geometry."""

_NAMES = ("S_NAME", "MOJI")
"""Field of the name: since 2015, and before."""

_TITLES = 10
"""Rows within which a table must begin."""

_HIDDEN = "1"
"""HTKSYORI of a 町丁・字 whose figures are withheld; those of 2 hold the figures of such neighbours besides their own."""

_WATER = "8154"
"""HCODE of 水面調査区."""

_UNSAID = re.compile(r"^(?:[xX×*＊\-‐−ー―–—….・]*|秘匿|None|nan)$")
_TOTAL = r"^(?:総数|男女計|総人口|人口総数|総計|計)"
_AGE = re.compile(_TOTAL + r"(\d+)[~〜-](\d+)歳$")
_AGE_OPEN = re.compile(_TOTAL + r"(\d+)歳以上$")


@dataclass(frozen=True, slots=True)
class SmallArea:
    """One small area of the census.

    Attributes:
        key: KEY_CODE; its first five digits are the municipality.
        name: S_NAME as in the file.
        people: JINKO; ``households`` SETAI. None where the file holds no number (秘匿), which is not zero.
        water: An area of the census on water (水面調査区): land of no town.
    """

    key: str
    name: str
    people: int | None
    households: int | None
    water: bool = False

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
        encoding = table_encoding(path)
        with ExitStack() as opened:
            # Given as open files, so that the package looks for no .cpg of its own and warns of none.
            shp, shx, dbf = (opened.enter_context(beside(path, e).open("rb")) for e in (".shp", ".shx", ".dbf"))
            reader = shapefile.Reader(shp=shp, shx=shx, dbf=dbf, encoding=encoding, encodingErrors="replace")
            for number, one in enumerate(reader.iterShapeRecords(), 1):
                yield one.record.as_dict(), one.shape.__geo_interface__ if one.shape.points else None
                if heed and not number % 100:
                    heed(number)
    except (shapefile.ShapefileException, struct.error, ValueError, LookupError, OSError, MemoryError) as error:
        raise InputError(
            f"{path.name} は Shapefile として読めません。", ".shp・.shx・.dbf を同じ所に置いてください。"
        ) from error


def _area(given: Mapping[str, object], file: str) -> SmallArea:
    row = {name.upper(): value for name, value in given.items()}
    key = key_code(row.get("KEY_CODE")) or _earlier_key(row)
    if not re.match(r"^\d{9,}$", key) or "JINKO" not in row:
        raise InputError(
            f"{file} に e-Stat の項目（KEY_CODE・S_NAME・JINKO）がありません。",
            "国勢調査の小地域（町丁・字等）のファイルか確かめてください。",
        )
    name = next((text for field in _NAMES if (text := str(row.get(field) or "").strip())), "")
    try:
        return SmallArea(
            key,
            name,
            figure(row.get("JINKO")),
            figure(row.get("SETAI")),
            str(row.get("HCODE") or "").startswith(_WATER),
        )
    except ValueError as error:
        raise InputError(
            f"{file} の「{name or key}」の人数か世帯数「{error}」を数として読めません。",
            "元のファイルの値を確かめてください。",
        ) from None


def key_code(value: object) -> str:
    """KEY_CODE with the leading zero that a spreadsheet drops (3201001001 → 03201001001).

    A code has 5 digits (municipality), 9 (町丁) or 11 (町丁・字 with its part): one digit less has lost its zero.
    """
    text = unicodedata.normalize("NFKC", str(value if value is not None else "")).strip().removesuffix(".0")
    return f"0{text}" if text.isdecimal() and len(text) in (4, 8, 10) and text[0] != "0" else text


def _earlier_key(row: Mapping[str, object]) -> str:
    """The key of censuses whose file has it in two fields: prefecture, and municipality with 町丁・字."""
    prefecture, rest = str(row.get("KEN") or row.get("PREF") or ""), str(row.get("KEYCODE2") or "")
    return prefecture.zfill(2) + rest.zfill(9) if prefecture.isdecimal() and rest.isdecimal() else ""


def figure(value: object) -> int | None:
    """A number of people as tables write it: ``1,100``, ``１１００``, ``1100.0``.

    Returns:
        The number; None where the table says none (X and HTKSYORI for 秘匿, -, nothing): not known, which is not zero.

    Raises:
        ValueError: It is neither; the text is the message.
    """
    text = unicodedata.normalize("NFKC", str(value if value is not None else "")).strip()
    if _UNSAID.match(text):
        return None
    digits = re.sub(r"(?<=\d),(?=\d{3}(?:\D|$))", "", text)
    if not re.match(r"^\d+(\.0+)?$", digits):
        raise ValueError(text)
    return int(digits.partition(".")[0])


def read_ages(path: Path, heed: Heed | None = None) -> dict[str, dict[str, int]]:
    """People by age band from an e-Stat small-area table (CSV): KEY_CODE → band → people.

    Args:
        path: The table; UTF-8 or CP932.
        heed: Told of the number of rows read so far; raises where the reading is to stop.

    Raises:
        InputError: The table has no KEY_CODE or no age columns.
    """
    try:
        rows = public_rows(path)
        return _ages((row for _, row in rows), path.name, heed)
    except InputError as error:
        raise InputError(error.detail, error.hint or "e-Stat の小地域の統計表か確かめてください。") from None


def _ages(rows: Iterator[list[str]], name: str, heed: Heed | None) -> dict[str, dict[str, int]]:
    head = next((row for row in islice(rows, _TITLES) if "KEY_CODE" in _cleaned(row)), [])
    if not head:
        raise InputError(f"{name} に KEY_CODE の列がありません。", "e-Stat の小地域の統計表（CSV）か確かめてください。")
    head, labels = _cleaned(head), next(rows, [])
    column = head.index("KEY_CODE")
    hidden = head.index("HTKSYORI") if "HTKSYORI" in head else None
    bands = {
        i: band
        for i, (label, code) in enumerate(zip_longest(labels, head, fillvalue=""))
        if (band := _band(label) or _band(code))
    }
    if not bands:
        raise InputError(f"{name} に年齢の列（「総数0～4歳」など）がありません。", "年齢別の表か確かめてください。")
    out: dict[str, dict[str, int]] = {}
    for number, row in enumerate(rows, 1):
        cells = dict(enumerate(row))
        key = key_code(cells.get(column))
        if key.isdecimal():
            if hidden is not None and cells.get(hidden, "").strip() == _HIDDEN:
                out[key] = {}
            else:
                out[key] = _counted(name, key, {band: cells.get(i) for i, band in bands.items()})
        if heed and not number % 1000:
            heed(number)
    return out


def _counted(name: str, key: str, given: Mapping[str, str | None]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for band, text in given.items():
        try:
            people = figure(text)
        except ValueError:
            raise InputError(
                f"{name} の {key} の {band} 歳「{text}」を数として読めません。", "元の表の値を確かめてください。"
            ) from None
        if people is not None:
            counted[band] = people
    return counted


def _cleaned(row: list[str]) -> list[str]:
    return [cell.strip().upper() for cell in row]


def _band(label: str) -> str:
    text = re.sub(r"[\s、,・（）()]", "", unicodedata.normalize("NFKC", label))
    if match := _AGE.match(text):
        return f"{match[1]}-{match[2]}"
    if match := _AGE_OPEN.match(text):
        return f"{match[1]}+"
    return ""
