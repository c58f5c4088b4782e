"""``jusou locate --file``: a whole client list; the input stays untouched and nothing of it is kept."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jusou_graph.errors import FileUnreachableError, InputError, MissingExtraError, UsageError

if TYPE_CHECKING:
    from jusou_graph.routing import Location
    from jusou_graph.service import JusouGraph

ADDED = ("判定", "担当窓口", "確かめること", "読み取った町名")
"""Columns added to the list."""

WORDS = {
    "single": "一つに決まる",
    "sole_centre": "町内すべてを担当",
    "split": "二つ以上",
    "unlisted": "担当表にない",
    "no_table": "担当表のない自治体",
    "outside": "市町の外",
    "unknown": "読めない",
}
_STEP = 1_000
# A cell that begins so would be run as a formula by a spreadsheet; a leading apostrophe keeps it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def locate_list(graph: JusouGraph, source: Path, column: str, target: Path | None, municipality: str | None) -> int:
    """Writes the list again with the answer beside each row.

    Args:
        graph: The graph.
        source: CSV in UTF-8 or CP932 with a header line.
        column: Header of the address column.
        target: ``.csv`` (UTF-8 with BOM) or ``.xlsx``.
        municipality: Code or name of the desk that asks.

    Raises:
        UsageError: No target, or one of another kind.
        FileUnreachableError: A file cannot be read or written.
        InputError: The list is no CSV or lacks the column.
    """
    if target is None or target.suffix not in {".csv", ".xlsx"}:
        raise UsageError("書き出し先がありません。", "-o 一覧.csv か -o 一覧.xlsx を付けてください。")
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError("書き出し先が元のファイルと同じです。", "別の名前にしてください。元の一覧には手を付けません。")
    header, rows = _read(source)
    if column not in header:
        raise InputError(f"{source} に「{column}」という列がありません。", f"--column で選べる列: {'、'.join(header)}")
    index = header.index(column)
    answers = graph.locate_many((row[index] if index < len(row) else "" for row in rows), municipality)
    counts: Counter[str] = Counter()
    written = [[*header, *ADDED]]
    written.extend(_answered(rows, answers, counts))
    _write(target, written)
    total = sum(counts.values())
    print(f"{total} 件を {target} に書きました。", file=sys.stderr)
    for status, word in WORDS.items():
        if counts[status]:
            print(f"  {word}: {counts[status]} 件（{counts[status] * 100 / total:.1f} %）", file=sys.stderr)
    return 0


def _answered(rows: list[list[str]], answers: object, counts: Counter[str]) -> Iterator[list[str]]:
    locations: Iterator[Location] = iter(answers)  # type: ignore[call-overload]
    for number, (row, location) in enumerate(zip(rows, locations, strict=True), 1):
        counts[location.status.value] += 1
        reading = location.reading
        town = "".join((reading.town or "", f"{reading.chome}丁目" if reading.chome else "", reading.aza or ""))
        names = "／".join(centre.name for centre in location.agencies)
        yield [*row, WORDS[location.status.value], names, location.ask or "", town]
        if number % _STEP == 0:
            print(f"{number}/{len(rows)} 件", file=sys.stderr, flush=True)


def _read(source: Path) -> tuple[list[str], list[list[str]]]:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise FileUnreachableError(
            f"{source} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            found = list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error:
            raise InputError(
                f"{source} は CSV として読めません（一つの欄が長すぎます）。", "引用符の閉じ忘れを確かめてください。"
            ) from None
        if not found:
            raise InputError(f"{source} は空です。", "1行目に見出し、2行目から住所を書きます。")
        return [cell.strip() for cell in found[0]], [row for row in found[1:] if any(row)]
    raise InputError(f"{source} は UTF-8 でも CP932 でもありません。", "CSV UTF-8 で保存し直してください。")


def _write(target: Path, rows: list[list[str]]) -> None:
    try:
        if target.suffix == ".xlsx":
            _write_xlsx(target, rows)
            return
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([[_safe(cell) for cell in row] for row in rows])
    except OSError as error:
        raise FileUnreachableError(
            f"{target} に書けません（{error.strerror}）。", "場所と空き容量を確かめてください。"
        ) from None


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _write_xlsx(target: Path, rows: list[list[str]]) -> None:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError(
            "Excel を書くための部品が入っていません。", "「pip install 'jusou-graph[office]'」で入ります。"
        ) from None
    target.open("wb").close()  # xlsxwriter finds out only at the end, with an error of its own
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("担当窓口")
        bold = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, bold if number == 0 else None)
        sheet.freeze_panes(1, 0)
