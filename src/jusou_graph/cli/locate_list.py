"""``jusou locate --file``: a whole client list; the input stays untouched and nothing of it is kept."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jusou_graph.errors import FileUnreachableError, InputError, MissingExtraError, UsageError
from jusou_graph.sources.headings import joined
from jusou_graph.sources.lists import OfficeList, Row, read_list

if TYPE_CHECKING:
    from jusou_graph.routing import Location
    from jusou_graph.service import JusouGraph

ADDED = ("判定", "担当窓口", "確かめること", "読み取った町名")
"""Columns added to the list."""

WORDS = {
    "single": "一つに決まる",
    "sole_centre": "町内すべてを担当",
    "split": "二つ以上",
    "partly": "町の一部だけ載っている",
    "unlisted": "担当表にない",
    "no_table": "担当表のない自治体",
    "outside": "市町の外",
    "unknown": "読めない",
}
UNREADABLE = "行の誤り"
"""Word for a row that cannot be asked about; what is wrong stands under 確かめること."""

_STEP = 1_000
_MOST = 32_767
"""Characters that a cell of Excel can hold."""

_EXCEL_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|BUSY!|#+)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}月\d{1,2}日")


def locate_list(graph: JusouGraph, source: Path, column: str, target: Path | None, municipality: str | None) -> int:
    """Writes the list again with the answer beside each row.

    Args:
        graph: The graph.
        source: Excel or text with separators, with a line of headings.
        column: Heading of the address column; several are joined with ``+``.
        target: ``.csv`` (UTF-8 with BOM) or ``.xlsx``.
        municipality: Code or name of the desk that asks.

    Returns:
        1 where a row cannot be read; the others have their answers.

    Raises:
        UsageError: No target, or one of another kind.
        FileUnreachableError: A file cannot be read or written.
        InputError: The list cannot be read or lacks the column.
    """
    if target is None or target.suffix.lower() not in {".csv", ".xlsx"}:
        raise UsageError("書き出し先がありません。", "-o 一覧.csv か -o 一覧.xlsx を付けてください。")
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError("書き出し先が元のファイルと同じです。", "別の名前にしてください。元の一覧には手を付けません。")
    found = read_list(source, (column,))
    columns = found.columns(column)
    for sentence in found.said:
        print(f"{source.name}: {sentence}", file=sys.stderr)
    troubles = {row.number: trouble for row in found.rows if (trouble := _trouble(row, columns))}
    asked = (joined([(found.headings[i], row.cells[i]) for i in columns]) for row in _asked(found, troubles))
    answers = graph.locate_many(asked, municipality)
    counts: Counter[str] = Counter()
    blank = [""] * len(ADDED)
    written = [[*row.cells, *blank] for row in found.above]
    written.append([*found.headings, *ADDED])
    written.extend(_answered(found, troubles, iter(answers), counts))
    _write(target, written, len(found.above))
    total = sum(counts.values())
    print(f"{total} 件を {target} に書きました。", file=sys.stderr)
    for status, word in {**WORDS, UNREADABLE: UNREADABLE}.items():
        if counts[status]:
            print(f"  {word}: {counts[status]} 件（{counts[status] * 100 / total:.1f} %）", file=sys.stderr)
    for number, trouble in list(troubles.items())[:5]:
        print(f"  {number} 行目: {trouble}", file=sys.stderr)
    return 1 if troubles else 0


def _asked(found: OfficeList, troubles: dict[int, str]) -> Iterator[Row]:
    return (row for row in found.rows if not _is_nobody(row, found) and row.number not in troubles)


def _is_nobody(row: Row, found: OfficeList) -> bool:
    """Whether a row is blank, or the headings once more, as lists have them at the top of every printed page."""
    return row.blank or row.cells == found.headings


def _trouble(row: Row, columns: Sequence[int]) -> str:
    """Why the address of a row cannot be asked about, or ``""``."""
    if row.trouble or row.blank:
        return row.trouble
    cells = [row.cells[i].strip() for i in columns]
    if wrong := next((cell for cell in cells if _EXCEL_ERROR.fullmatch(cell)), ""):
        return f"住所の欄が Excel のエラー（{wrong}）です。もとの欄を直してください。"
    if wrong := next((cell for cell in cells if _DATE.fullmatch(cell)), ""):
        return f"住所の欄が日付（{wrong}）になっています。番地を Excel が日付に変えたなら、書き直してください。"
    return ""


def _answered(
    found: OfficeList, troubles: dict[int, str], locations: Iterator[Location], counts: Counter[str]
) -> Iterator[list[str]]:
    for number, row in enumerate(found.rows, 1):
        if _is_nobody(row, found):
            yield [*row.cells, *("" for _ in ADDED)]
        elif row.number in troubles:
            counts[UNREADABLE] += 1
            yield [*row.cells, UNREADABLE, "", troubles[row.number], ""]
        else:
            location = next(locations)
            status = location.status.value
            counts[status] += 1
            reading = location.reading
            town = "".join((reading.town or "", f"{reading.chome}丁目" if reading.chome else "", reading.aza or ""))
            names = "／".join(centre.name for centre in location.agencies)
            yield [*row.cells, WORDS[status], names, location.ask or "", town]
        if number % _STEP == 0:
            print(f"{number}/{len(found.rows)} 件", file=sys.stderr, flush=True)


def _write(target: Path, rows: list[list[str]], heading: int) -> None:
    """Writes the whole file or nothing."""
    from jusou_graph.sources.replacing import write_whole

    content = _xlsx(target, rows, heading) if target.suffix.lower() == ".xlsx" else _csv(rows)
    try:
        write_whole(target, content)
    except OSError as error:
        raise FileUnreachableError(
            f"{target} に書けません（{error.strerror}）。", "場所と空き容量を確かめ、開いていれば閉じてください。"
        ) from None


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    from jusou_graph.exports.csv_ import write_rows

    first, *rest = rows
    return write_rows(first, rest)


def _xlsx(target: Path, rows: list[list[str]], heading: int) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError(
            "Excel を書くための部品が入っていません。", "「pip install 'jusou-graph[office]'」で入ります。"
        ) from None
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("担当窓口")
        bold = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if len(cell) > _MOST or sheet.write_string(number, place, cell, bold if number == heading else None):
                    raise InputError(f"一覧が大きすぎて {target.name} に入りません。", "-o 一覧.csv を使ってください。")
        sheet.freeze_panes(heading + 1, 0)
    return out.getvalue()
