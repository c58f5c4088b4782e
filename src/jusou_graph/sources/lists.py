"""Lists of people, addresses or telephone numbers as offices have them: one reader for command line, pages and API.

What a file is, its bytes say and not its name. The heading may stand below title rows; separators and encoding are found
by what makes the wanted headings appear, never by counting alone. What was taken is said; every row stays in its place.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.sources.decoding import decode
from jusou_graph.sources.delimited import Line, UnreadableError, parse, refuse_swallowed
from jusou_graph.sources.file_kinds import FileKind, kind_of
from jusou_graph.sources.headings import asked_for, column, places

MOST_BYTES = 100_000_000
MOST_CELLS = 4_000_000
"""Cells of a list; two hundred thousand people with twenty columns."""

_SEPARATORS = {",": "コンマ", "\t": "タブ", ";": "セミコロン", "|": "縦棒"}
_TOP = 50
"""Rows that hold anything, among which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts, its cells, and what is wrong with it, or ``""``."""

    number: int
    cells: list[str]
    trouble: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass
class OfficeList:
    """A list that was read.

    Attributes:
        name: Name of the file.
        above: Rows above the headings (title, date, blank).
        headings: The headings, as many as the list has columns.
        number: Row of the headings.
        rows: Rows below them, blank ones in their place, all with as many cells as there are headings.
        said: What people should know of how it was read, in sentences.
    """

    name: str
    above: list[Row]
    headings: list[str]
    number: int
    rows: list[Row]
    said: list[str] = field(default_factory=list)

    def columns(self, name: str) -> list[int]:
        """Columns that a name asks for (``市区町村+町名+番地``), in its order.

        Raises:
            InputError: One of them is not there, or stands there twice.
        """
        where = f"{self.name} の {self.number} 行目の見出し" if self.number > 1 else f"{self.name} "
        found = [column(self.headings, one, where) for one in asked_for(name, self.headings)]
        for one, wanted in zip(found, asked_for(name, self.headings), strict=True):
            if one.printed != wanted:
                self.said.append(f"「{wanted}」として「{one.printed}」の列を読みました。")
        return [one.index for one in found]


def read_list(
    path: Path, wanted: Sequence[str], most_rows: int | None = None, most_bytes: int = MOST_BYTES
) -> OfficeList:
    """Reads a list.

    Args:
        path: Excel (.xlsx) or text with commas, tabs or semicolons, whatever the name says.
        wanted: Headings it should have (``市区町村+町名+番地`` are three); the row that holds most of them is the heading.
        most_rows: Rows it may have.
        most_bytes: Bytes it may have.

    Raises:
        FileUnreachableError: It cannot be read.
        InputError: It is no list, is empty or too large, or a quote in it is not closed.
        MissingExtraError: It is an Excel file and openpyxl is not installed.
    """
    try:
        if path.stat().st_size > most_bytes:
            raise InputError(f"{path.name} が大きすぎます。", "ファイルを分けてください。")
        raw = path.read_bytes()
    except OSError as error:
        raise FileUnreachableError(
            f"{path} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    limit = _Limit(path.name, most_rows)
    if kind_of(raw, path.name) is FileKind.XLSX:
        return _from_sheets(path, wanted, limit)
    return _from_text(raw, path, wanted, limit)


_SMALLER = "書きこみのない行と列を消すか、ファイルを分けてください。"


@dataclass
class _Limit:
    name: str
    most_rows: int | None

    def heed(self, rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """Passes rows on and stops where there are more than a list may have."""
        cells = filled = 0
        for number, row in rows:
            cells += len(row)
            filled += any(row)
            if self.most_rows and filled > self.most_rows:
                raise InputError(f"{self.name} の行が多すぎます。", f"{self.most_rows:,} 行までにしてください。")
            if cells > MOST_CELLS:
                raise InputError(f"{self.name} が大きすぎます（{number:,} 行目まで読みました）。", _SMALLER)
            yield number, row


def _from_sheets(path: Path, wanted: Sequence[str], limit: _Limit) -> OfficeList:
    """The first sheet that has the wanted headings, else the first that has anything."""
    from jusou_graph.sources.spreadsheets import sheets

    taken: tuple[int, str, list[Row]] | None = None
    others: list[str] = []
    for sheet in sheets(path):
        if taken and taken[0]:
            others += [sheet.title] if _holds_anything(sheet.rows) else []
            continue
        rows = [Row(number, cells) for number, cells in limit.heed(sheet.rows)]
        if all(row.blank for row in rows):
            continue
        count = _best(rows, wanted)[1]
        if taken is None or count:
            others += [taken[1]] if taken else []
            taken = (count, sheet.title, rows)
        else:
            others.append(sheet.title)
    if taken is None:
        raise InputError(f"{path.name} は空です。", _EMPTY)
    found = _laid_out(path.name, taken[2], wanted, shifts=False)
    if others:
        left = "、".join(f"「{title}」" for title in others)
        found.said.insert(0, f"シート「{taken[1]}」を読みました。ほかのシート（{left}）は読んでいません。")
    else:
        found.said.insert(0, f"シート「{taken[1]}」を読みました。")
    return found


def _holds_anything(rows: Iterator[tuple[int, list[str]]]) -> bool:
    try:
        return any(cell.strip() for _, cells in rows for cell in cells)
    except InputError:  # a sheet that is not read need not be sound
        return True


def _from_text(raw: bytes, path: Path, wanted: Sequence[str], limit: _Limit) -> OfficeList:
    decoded = decode(raw.rstrip(b"\x1a"), path.name)  # the end of a file, to programs of old
    text, skipped, separator = _declared(decoded.text)
    if not text.strip():
        raise InputError(f"{path.name} は空です。", _EMPTY)
    separator = separator or _separator(text, wanted)
    try:
        lines = list(parse(text, separator))
        numbered = enumerate((line.cells for line in lines), skipped + 1)
        rows = [Row(number, cells) for number, cells in limit.heed(numbered)]
        heading, count = _best(rows, wanted)
        if not count and path.suffix.lower() in (".xlsx", ".xlsm"):
            raise InputError(
                f"{path.name} を Excel のファイルとして読めません。", "Excel で開いて、保存し直してください。"
            )
        _check_quotes(text, lines, separator, len(rows[heading].cells), heading)
    except UnreadableError as error:
        raise InputError(f"{path.name} の {error.line + skipped} 行目{error.what}。", error.mend) from None
    found = _laid_out(path.name, rows, wanted, shifts=True)
    form = [] if decoded.encoding in ("UTF-8", "CP932") else [decoded.encoding]
    form += [] if separator == "," else [f"{_SEPARATORS.get(separator, separator)}区切り"]
    if form:
        found.said.insert(0, f"{'・'.join(form)}として読みました。")
    return found


_EMPTY = "1行目に見出し、2行目から中身を書きます。"


def _declared(text: str) -> tuple[str, int, str]:
    """A text without the line ``sep=;`` that Excel itself heeds, the lines left out, and the separator it names."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith("sep=") and len(said) <= len("sep=;"):
        return rest, 1, said[4:] or "\t"
    return text, 0, ""


def _separator(text: str, wanted: Sequence[str]) -> str:
    """The separator under which the most of the wanted headings appear, else the one with the most even rows."""

    def score(separator: str) -> tuple[int, int, float]:
        rows: list[Row] = []
        with suppress(UnreadableError):  # what was read before it is enough to choose by
            rows.extend(Row(0, line.cells) for line in islice(parse(text, separator), 2 * _TOP))
        if not rows:
            return 0, 0, 0
        best, count = _best(rows, wanted)
        widths = Counter(len(row.cells) for row in rows if not row.blank and len(row.cells) > 1)
        even = max(widths.values(), default=0) / max(1, sum(not row.blank for row in rows))
        return (count, len(rows[best].cells), 0) if count else (0, 0, even)

    scores = {separator: score(separator) for separator in _SEPARATORS}
    return max(scores, key=scores.__getitem__)


def _check_quotes(text: str, lines: Sequence[Line], separator: str, width: int, heading: int) -> None:
    if all(line.first == line.last for line in lines):
        return
    own = io.StringIO(text, newline="").readlines()
    for line in lines[heading + 1 :]:
        refuse_swallowed(own, line, separator, width)


def _best(rows: Sequence[Row], wanted: Sequence[str]) -> tuple[int, int]:
    """Which row holds the headings, and how many of the wanted ones.

    The fullest of those that hold most of them, the first of equals: a title that says 「住所」 alone, or a line of search
    conditions, is emptier than the headings. Where none holds any, the first of the fullest rows of words.
    """
    top = list(islice(((place, row) for place, row in enumerate(rows) if not row.blank), _TOP))
    names = [part for one in wanted for part in asked_for(one)]
    held = {place: sum(bool(places(row.cells, name)) for name in names) for place, row in top}
    most = max(held.values(), default=0)
    if most:
        filled = {place: _filled(row.cells) for place, row in top if held[place] == most}
        return max(filled, key=filled.__getitem__), most
    words = {place: _filled(c for c in row.cells if not any(map(str.isdigit, c))) for place, row in top}
    return max(words, key=words.__getitem__, default=0), 0


def _filled(cells: Iterable[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _laid_out(name: str, rows: list[Row], wanted: Sequence[str], *, shifts: bool) -> OfficeList:
    """Rows as a list: what stands above, headings, rows; all as wide as the widest that holds anything.

    Args:
        name: Name of the file.
        rows: The rows.
        wanted: Headings it should have.
        shifts: Whether one separator too many in a row moves its cells to other columns.
    """
    best = _best(rows, wanted)[0]
    while rows and rows[-1].blank:
        rows.pop()
    heading = rows[best]
    held = [_held(row.cells) for row in rows]
    usual = Counter(held[best + 1 :]).most_common(1)
    expected = max(len(heading.cells), usual[0][0] if usual else 0)
    width = max(held)
    if width * len(rows) > 3 * MOST_CELLS:
        raise InputError(f"{name} が大きすぎます（{len(rows):,} 行 × {width:,} 列）。", _SMALLER)
    out = [
        Row(
            row.number, (row.cells + [""] * width)[:width], _too_wide(wide, expected) if shifts and place > best else ""
        )
        for place, (row, wide) in enumerate(zip(rows, held, strict=True))
    ]
    said = [f"見出しは {heading.number} 行目です。"] if best else []
    return OfficeList(name, out[:best], out[best].cells, heading.number, out[best + 1 :], said)


def _held(cells: Sequence[str]) -> int:
    """Cells up to the last that holds anything."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _too_wide(width: int, expected: int) -> str:
    if width <= expected:
        return ""
    return f"この行は列が多く（{width} 列。見出しは {expected} 列）、どの欄が何か決められません。区切りの文字が欄の中にないか確かめてください。"
