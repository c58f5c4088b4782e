"""Reads CSV files as editors save them: UTF-8 with or without BOM; CP932 is recognised and refused with the mend."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from jusou_graph.notices import Notice, notice


@dataclass
class CsvFile:
    """Rows of a CSV file with their lines; ``comments`` are the leading ``#`` lines."""

    name: str
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


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
    for cells in reader:
        line = skip + reader.line_num
        if not any(cells):
            continue
        if len(cells) != len(columns):
            out.notices.append(notice("csv-columns", name, line, got=len(cells), want=len(columns)))
            continue
        out.rows.append((line, dict(zip(columns, (c.strip() for c in cells), strict=True))))
    return out
