"""Reads CSV files as editors save them: UTF-8 with or without BOM; CP932 is recognised and refused with the mend."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jusou_graph.errors import InputError
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.delimited import Line, UnreadableError, parse

_DIGITS = 4
"""No 丁目 has a number this long; a longer one is a slip."""


@dataclass
class CsvFile:
    """Rows of a CSV file with their lines; ``comments`` are the leading ``#`` lines, ``header`` the columns it has."""

    name: str
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    header: tuple[str, ...] = ()


def whole_number(row: dict[str, str], column: str, name: str, line: int) -> int | Notice | None:
    """A column as a number, None where it is empty, or the notice where it is something else."""
    text = row[column]
    if not text:
        return None
    if text.isdecimal() and len(text) <= _DIGITS:
        return int(text)
    return notice(
        "wrong-value", name, line, column, value=text, problem="数で書く欄です", mend="半角の数で書いてください。"
    )


def text_encoding(path: Path) -> str | None:
    """Encoding of a text file that somebody else wrote: UTF-8, UTF-16 with its mark, or CP932; None for none of them."""
    with path.open("rb") as file:
        start = file.read(2)
        for encoding in ("utf-16",) if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else ("utf-8-sig", "cp932"):
            decoder = codecs.getincrementaldecoder(encoding)()
            file.seek(0)
            try:
                while piece := file.read(1 << 20):
                    decoder.decode(piece)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return encoding
    return None


def public_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows of a table that an office publishes, each with the line it ends in; empty rows and ``#`` lines are left out.

    Raises:
        InputError: The encoding cannot be told, or a quotation mark is not closed.
    """
    encoding = text_encoding(path)
    if encoding is None:
        raise InputError(
            f"{path.name} の文字コードが分かりません（UTF-8 でも Shift_JIS でもありません）。",
            "「CSV UTF-8」で保存し直してください。",
        )
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        tabs = "\t" in first and "," not in first
        file.seek(0)
        reader = csv.reader(file, delimiter="\t" if tabs else ",", strict=True)
        began = 1
        try:
            for row in reader:
                if any(row) and not row[0].startswith("#"):
                    yield reader.line_num, row
                began = reader.line_num + 1
        except csv.Error:
            raise InputError(
                f"{path.name} の {began} 行目から先を表（CSV）として読めません。",
                "引用符の閉じ忘れを確かめてください。",
            ) from None


def read_csv(path: Path, name: str, columns: tuple[str, ...], further: tuple[str, ...] = ()) -> CsvFile:
    """Reads a CSV file that must have ``columns`` and may have ``further`` ones, in any order.

    Args:
        path: The file.
        name: The file as editors know it.
        columns: Columns it must have.
        further: Columns that may be left out; their values are empty then.

    Returns:
        Rows as (line, values); notices for a wrong encoding, header or number of columns.
    """
    out = CsvFile(name)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            raw.decode("cp932")
        except UnicodeDecodeError:
            out.notices.append(notice("encoding-unknown", name, position=error.start))
        else:
            out.notices.append(notice("encoding-cp932", name))
        return out
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    skip = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    out.comments = [line.lstrip("# ") for line in lines[:skip]]
    try:
        _take_rows(out, parse("\n".join(lines[skip:])), (columns, further), skip)
    except UnreadableError as error:
        problem, mend = error.what.removeprefix("の"), error.mend
        more = {} if error.quoting else {"value": "…"}
        code = "csv-unreadable" if error.quoting else "wrong-value"
        out.notices.append(notice(code, name, skip + error.line, problem=problem, mend=mend, **more))
    return out


def _take_rows(out: CsvFile, rows: Iterator[Line], wanted: tuple[tuple[str, ...], tuple[str, ...]], skip: int) -> None:
    columns, further = wanted
    first = next(rows, None)
    header = tuple(cell.strip() for cell in first.cells) if first else ()
    known = {*columns, *further}
    if not set(columns) <= set(header) <= known or len(set(header)) != len(header):
        out.notices.append(notice("csv-header", out.name, skip + 1, got=",".join(header), want=",".join(columns)))
        return
    out.header = header
    absent = dict.fromkeys(further, "")
    for row in rows:
        line, cells = skip + row.last, row.cells
        if not any(cells):
            continue
        if len(cells) != len(header):
            out.notices.append(notice("csv-columns", out.name, line, got=len(cells), want=len(header)))
            continue
        out.rows.append((line, absent | dict(zip(header, (c.strip() for c in cells), strict=True))))
