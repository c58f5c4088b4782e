"""Any rows as CSV that Excel opens with a double click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jusou_graph.exports.text import write_rows_as


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as UTF-8 with BOM, no cell of which a spreadsheet runs as a formula.

    Args:
        columns: Headings.
        rows: Cells.
    """
    return write_rows_as(columns, rows, "utf-8")[0]
