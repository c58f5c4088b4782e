"""Municipal data as an Excel workbook: one sheet a file type, one row a record, in the order of the files.

What the workbook says is compared with the files in ``workbook_changes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from jusou_graph.errors import DataError, FileUnreachableError, InputError
from jusou_graph.model.catalog import RECORD_FILES, Profile
from jusou_graph.sources.archives import refuse_swollen_workbook
from jusou_graph.sources.catalog_loader import check, folders, revision
from jusou_graph.sources.catchment_rows import (
    AREA_COLUMNS,
    CATCHMENT_COLUMNS,
    FURTHER_AREA_COLUMNS,
    FURTHER_CATCHMENT_COLUMNS,
)
from jusou_graph.sources.cells import SOURCE_COLUMNS, SOURCES, Cells, Raw, columns, to_cells
from jusou_graph.sources.csv_files import read_csv
from jusou_graph.sources.csv_tables import TOWN_COLUMNS, TOWN_OPTIONAL
from jusou_graph.sources.field_meanings import CSV_COLUMNS, FILES, meaning
from jusou_graph.sources.spreadsheets import openpyxl
from jusou_graph.sources.yaml_files import read_yaml

FOLDER = "自治体"
COVER = "はじめに"
HEAD_ROWS = 2
"""Row 1 holds the names of the fields, row 2 what they mean."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MOST_CELLS = 2_000_000
"""Cells of a sheet; one letter in its last corner would make seventeen thousand million."""
MOST = 32_767
"""Characters that a cell of Excel can hold."""

MODELS: dict[str, type[BaseModel]] = {"municipality": Profile, **RECORD_FILES}
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "catchments": (CATCHMENT_COLUMNS, FURTHER_CATCHMENT_COLUMNS),
    "areas": (AREA_COLUMNS, FURTHER_AREA_COLUMNS),
    "towns": (TOWN_COLUMNS, TOWN_OPTIONAL),
}
"""CSV file → columns it must have, columns it may have."""
_COVER = (
    "自治体データの書き出し。1シートが1種類、1行が1件。並びはファイルの並び。",
    "1行目（項目の名）と「自治体」の列は変えない。2行目は項目の意味。",
    "一つのセルに複数あるものは、セルの中で改行（Alt+Enter）して並べる。{ } や [ ] で始まるセルは JSON。",
    "戻すときは「jusou data import このファイル」。まず変わるところが示され、--yes を付けたときだけ書きこまれる。",
)
_REVISION = "データの版"


def export(path: Path, target: Path) -> int:
    """Writes all records under a folder into a workbook.

    Args:
        path: Folder of municipalities, or one municipality's folder.
        target: The workbook.

    Returns:
        Number of rows written.

    Raises:
        DataError: The files hold errors.
        InputError: A value is too long for a cell.
        FileUnreachableError: The target cannot be written.
        MissingExtraError: openpyxl is not installed.
    """
    refuse_errors(path)
    book = openpyxl().Workbook()
    cover = book.active
    cover.title = COVER
    for text in _COVER:
        cover.append([text])
    cover.append([_REVISION, revision(path)])
    cover.column_dimensions["A"].width = 100
    count = 0
    for stem in (*MODELS, *TABLES):
        names = _columns(stem)
        sheet = book.create_sheet(stem)
        _row(sheet, 1, [FOLDER, *names])
        _row(sheet, 2, [FILES[stem], *(_about(stem, name) for name in names)])
        sheet.freeze_panes = "C3"
        for folder in folders(path):
            for cells in _cells_of(folder, stem):
                _row(sheet, sheet.max_row + 1, [folder.name, *(cells.get(name, "") for name in names)])
                count += 1
    try:
        book.save(target)
    except OSError as error:
        raise FileUnreachableError(
            f"{target} に書けません（{error.strerror}）。", "開いていれば閉じ、場所を確かめます。"
        ) from None
    return count


def open_workbook(source: Path) -> Any:
    """Opens a workbook.

    Raises:
        FileUnreachableError: It is not there.
        InputError: It is no workbook.
        MissingExtraError: openpyxl is not installed.
    """
    library = openpyxl()
    if not source.is_file():
        raise FileUnreachableError(f"{source} がありません。", "場所と名前を確かめてください。")
    refuse_swollen_workbook(source)
    try:
        book = library.load_workbook(source, data_only=True)
    except Exception:  # openpyxl raises whatever zip, XML or its own parser meets
        raise InputError(f"{source} を Excel のファイルとして読めません。", ".xlsx で保存し直します。") from None
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise InputError(
                f"{source.name} のシート「{sheet.title}」が大きすぎます（{sheet.max_row} 行 × {sheet.max_column} 列）。",
                "書きこみのない行と列を消して、保存し直します。",
            )
    return book


def revision_of(book: Any) -> str:
    """Revision of the data a workbook was written from, ``""`` where it does not say."""
    if COVER not in book.sheetnames:
        return ""
    return next((str(b) for a, b, *_ in book[COVER].iter_rows(values_only=True, max_col=2) if a == _REVISION), "")


def read_rows(sheet: Any, problems: list[str]) -> Iterator[tuple[str, int, Cells]]:
    """Rows of a sheet as (folder, line, cells); what is wrong with the sheet itself is added to ``problems``."""
    lines = sheet.iter_rows(values_only=True)
    head = [str(v) if v is not None else "" for v in next(lines, ())]
    names = _columns(sheet.title)
    unknown = [h for h in head if h and h not in (FOLDER, *names)]
    missing = [n for n in (FOLDER, *names) if n not in head]
    problems += [f"シート「{sheet.title}」の列「{name}」は知らない列です。" for name in unknown]
    problems += [f"シート「{sheet.title}」に列「{name}」がありません。" for name in missing]
    for number, values in enumerate(lines, 2):
        cells = {h: _words(v) for h, v in zip(head, values, strict=False) if h and v is not None}
        folder = cells.pop(FOLDER, "")
        cells = {name: text for name, text in cells.items() if text}
        if number <= HEAD_ROWS or (not folder and not cells):
            continue
        if not folder:
            problems.append(f"シート「{sheet.title}」{number} 行目の「{FOLDER}」が空です。")
        yield folder, number, cells


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def raw_records(path: Path) -> list[Raw]:
    """Records of a YAML file as plain data; a mapping is one record."""
    data = read_yaml(path, path.name).data if path.is_file() else None
    return data if isinstance(data, list) else [data] if isinstance(data, dict) else []


def refuse_errors(path: Path) -> None:
    """Stops where data files hold errors.

    Raises:
        DataError: They do; every error is in it.
    """
    errors = tuple(n for n in check(path)[1] if n.severity == "error")
    if errors:
        raise DataError(
            f"データに {len(errors)} 件の誤りがあります。何も書いていません。", errors, "直してからもう一度。"
        )


def _cells_of(folder: Path, stem: str) -> Iterator[Cells]:
    if stem in TABLES:
        path = folder / f"{stem}.csv"
        if path.is_file():
            yield from (row for _, row in read_csv(path, path.name, *TABLES[stem]).rows)
    else:
        yield from (to_cells(raw) for raw in raw_records(folder / f"{stem}.yaml"))


def _columns(stem: str) -> list[str]:
    return [*TABLES[stem][0], *TABLES[stem][1]] if stem in TABLES else columns(MODELS[stem])


def _about(stem: str, name: str) -> str:
    if stem in TABLES:
        return CSV_COLUMNS[stem][name]
    if name in SOURCE_COLUMNS:
        return f"出典の {name.removeprefix(f'{SOURCES}.')}（出典ごとに改行。三つの列の行をそろえる）"
    if name == SOURCES:
        return "出典を上の三列で書けないときだけ JSON で書く"
    return meaning(MODELS[stem], name)


def _row(sheet: Any, number: int, values: list[str]) -> None:
    for column, value in enumerate(values, 1):
        if not value:
            if column == 1:
                raise InputError("自治体のフォルダー名が空です。")
            continue
        if _UNPRINTABLE.search(value):
            raise InputError(f"シート「{sheet.title}」{number} 行目の値に、Excel に入らない制御文字があります。")
        if len(value) > MOST:
            raise InputError(
                f"シート「{sheet.title}」{number} 行目の値が Excel のセルに入りません（{len(value)} 文字）。"
            )
        cell = sheet.cell(number, column)
        # As text, or Excel would read 002:146 as a time of day, 03201 as a number and =… as a formula.
        cell.value, cell.data_type, cell.number_format = value, "s", "@"
