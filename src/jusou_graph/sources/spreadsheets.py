"""Sheets of an Excel file as rows of text, one after the other, so that a large file never stands in memory whole."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from jusou_graph.errors import InputError, MissingExtraError
from jusou_graph.sources.archives import refuse_swollen_workbook

_PLACES = re.compile(r"0+(?:\\?-0+)*")
"""A number format that shows so many digits, the leading zeros too: 00000 for a code, 000-0000 for a postal code."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, whether people see it, and its rows with their numbers."""

    title: str
    visible: bool
    rows: Iterator[tuple[int, list[str]]]


def openpyxl() -> Any:
    """The library that reads and writes Excel files.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import openpyxl as library
    except ImportError:
        raise MissingExtraError(
            "Excel の読み書きの部品が入っていません。", "「pip install 'jusou-graph[office]'」で入れてください。"
        ) from None
    return library


def sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of an Excel file (.xlsx, whatever its name); those people see come first.

    Raises:
        InputError: It cannot be read, unpacks to too much, or holds a formula whose result was not saved.
        MissingExtraError: openpyxl is not installed.
    """
    library = openpyxl()
    refuse_swollen_workbook(path)
    with path.open("rb") as file:
        try:
            book = library.load_workbook(file, read_only=True, data_only=True)
            every = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        except Exception:  # openpyxl raises whatever zip, XML or its own parser meets
            raise _unreadable(path) from None
        formulas = library.load_workbook(file, read_only=True) if _has_formulas(path) else None
        for sheet in every:
            beside = formulas[sheet.title] if formulas else None
            yield Sheet(sheet.title, sheet.sheet_state == "visible", _rows(path, sheet, beside))


def _rows(path: Path, sheet: Any, formulas: Any) -> Iterator[tuple[int, list[str]]]:
    for one in (sheet, formulas):
        if one is not None:
            one.reset_dimensions()  # programs other than Excel write them wrong, and rows would be left out
    beside = formulas.iter_rows() if formulas else None
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):
            if beside:
                for cell, formula in zip(row, next(beside), strict=False):
                    if cell.value is None and _formula(formula.value).startswith("="):
                        raise InputError(
                            f"{path.name} のシート「{sheet.title}」{formula.coordinate} の式の結果が保存されていません。",
                            "Excel で開いて、保存し直してください。",
                        )
            yield number, [_text(cell) for cell in row]
    except InputError:
        raise
    except Exception:  # as above; in this mode the rows are parsed while they are read
        raise _unreadable(path) from None


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as opened:
        for name in opened.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with opened.open(name) as file:
                    tail = b""
                    while piece := file.read(1 << 20):
                        if re.search(rb"<(?:\w+:)?f[ >]", tail + piece):
                            return True
                        tail = piece[-8:]
    return False


def _formula(value: object) -> str:
    return str(getattr(value, "text", value) or "")


def _text(cell: Any) -> str:
    """A cell as people see it, as far as its value allows."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and value >= 0 and _PLACES.fullmatch(str(cell.number_format)):
        return _placed(value, str(cell.number_format).replace("\\", ""))
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")


def _placed(value: int, form: str) -> str:
    digits = str(value).zfill(form.count("0"))
    at = len(digits) - form.count("0")
    out = digits[:at]
    for letter in form:
        if letter == "0":
            out += digits[at]
            at += 1
        else:
            out += letter
    return out


def _unreadable(path: Path) -> InputError:
    return InputError(
        f"{path.name} を Excel のファイルとして読めません。", "Excel で開いて、.xlsx で保存し直してください。"
    )
