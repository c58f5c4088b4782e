"""Reads CSV files as editors save them: UTF-8 with or without BOM; CP932 is recognised and refused with the mend."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jusou_graph.notices import Notice, notice

_DIGITS = 4
"""No 丁目 has a number this long; a longer one is a slip."""


@dataclass
class CsvFile:
    """Rows of a CSV file with their lines; ``comments`` are the leading ``#`` lines."""

    name: str
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


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


def _until_unreadable(reader: Iterable[list[str]], out: CsvFile, skip: int) -> Iterator[list[str]]:
    """Rows up to the first that the csv module cannot read: a cell of more than 131,072 characters."""
    try:
        yield from reader
    except csv.Error:
        line = skip + int(getattr(reader, "line_num", 0)) + 1
        mend = "引用符の閉じ忘れを確かめてください。"
        out.notices.append(notice("wrong-value", out.name, line, value="…", problem="一つの欄が長すぎます", mend=mend))


def read_csv(path: Path, name: str, columns: tuple[str, ...]) -> CsvFile:
    """Reads a CSV file that must have exactly ``columns``.

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
    lines = text.splitlines()
    skip = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    out.comments = [line.lstrip("# ") for line in lines[:skip]]
    reader = csv.reader(io.StringIO("\n".join(lines[skip:])))
    header = tuple(cell.strip() for cell in next(reader, []))
    if header != columns:
        out.notices.append(notice("csv-header", name, skip + 1, got=",".join(header), want=",".join(columns)))
        return out
    for cells in _until_unreadable(reader, out, skip):
        line = skip + reader.line_num
        if not any(cells):
            continue
        if len(cells) != len(columns):
            out.notices.append(notice("csv-columns", name, line, got=len(cells), want=len(columns)))
            continue
        out.rows.append((line, dict(zip(columns, (c.strip() for c in cells), strict=True))))
    return out
