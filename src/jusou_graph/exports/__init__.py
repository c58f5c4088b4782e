"""Files to take along: the 議題票 in Word, Excel and Markdown, the gaps as CSV and JSON.

``docx`` and ``xlsx`` need the extra ``office``; they are imported only when asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from jusou_graph.errors import UsageError
from jusou_graph.exports.sheet import Page, Passage, Sheet, support_meeting_sheet, wider_sheet
from jusou_graph.exports.text import Unwritable, write_csv, write_json, write_markdown, write_table
from jusou_graph.gaps.answer import Gap

FORMATS: Final = ("table", "json", "csv", "md", "docx", "xlsx")
"""Formats of ``jusou gaps``; those of the sheet are md, docx and xlsx."""

SHEET_FORMATS: Final = ("md", "docx", "xlsx")

__all__ = [
    "FORMATS",
    "SHEET_FORMATS",
    "Page",
    "Passage",
    "Sheet",
    "Unwritable",
    "support_meeting_sheet",
    "wider_sheet",
    "write_csv",
    "write_gaps",
    "write_json",
    "write_markdown",
    "write_sheet",
    "write_table",
]


def write_sheet(sheet: Sheet, form: str) -> bytes:
    """A sheet as a file.

    Args:
        sheet: The sheet.
        form: One of ``SHEET_FORMATS``.

    Raises:
        UsageError: There is no such format.
        MissingExtraError: The package for it is not installed.
    """
    if form == "md":
        return write_markdown(sheet).encode("utf-8")
    if form == "docx":
        from jusou_graph.exports.docx_ import write_docx

        return write_docx(sheet)
    if form == "xlsx":
        from jusou_graph.exports.xlsx_ import write_xlsx

        return write_xlsx(sheet)
    raise UsageError(f"議題票の形「{form}」はありません。", f"使える形: {'、'.join(SHEET_FORMATS)}")


def write_gaps(gaps: Sequence[Gap], form: str, names: Mapping[str, str] | None = None) -> bytes:
    """A list of gaps as a file: ``table``, ``json`` or ``csv`` (UTF-8 with BOM).

    Args:
        gaps: The gaps.
        form: The form.
        names: Municipality code → name, for the CSV.

    Raises:
        UsageError: There is no such format.
    """
    if form == "table":
        return write_table(gaps).encode("utf-8")
    if form == "json":
        return write_json(gaps).encode("utf-8")
    if form == "csv":
        return write_csv(gaps, names=names)[0]
    raise UsageError(f"「{form}」という形はありません。", f"使える形: {'、'.join(FORMATS)}")
