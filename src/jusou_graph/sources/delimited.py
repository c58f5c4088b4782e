"""Text with separators (CSV) as rows, read strictly: a quote that is not closed stops with its line.

A lenient reader makes one cell of all rows up to the next quote, and people disappear without a word.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 131_072
"""Characters a cell may have; longer ones are no cells."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row, with the number of its first and last line in the text."""

    first: int
    last: int
    cells: list[str]


class UnreadableError(ValueError):
    """A row that cannot be read.

    Attributes:
        line: Number of the line to look at.
        what: What is wrong, the end of a sentence.
        mend: How to mend it.
        quoting: Whether a quote is at fault, or else the length of a cell.
    """

    def __init__(self, line: int, what: str, mend: str, *, quoting: bool = True) -> None:
        super().__init__(f"{line} 行目{what}")
        self.line = line
        self.what = what
        self.mend = mend
        self.quoting = quoting


def parse(text: str, separator: str = ",") -> Iterator[Line]:
    """Rows of a text, blank ones included.

    Args:
        text: The text, its line ends as they are.
        separator: What stands between cells.

    Raises:
        UnreadableError: A quote is not closed, or text follows after the closing one, or a cell is too long.
    """
    # Some people put a blank before the quote; without this the quote would be a letter and its separators would split.
    blanks = separator != "\t" and bool(re.search(f'{re.escape(separator)} +"(?!")', text))  # doubled ones are letters
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=blanks)
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _trouble(text, separator, before + 1, str(error)) from None
        yield Line(before + 1, reader.line_num, cells)
        before = reader.line_num


def refuse_swallowed(text: list[str], row: Line, separator: str, width: int) -> None:
    """Stops where a cell that goes over several lines looks like rows that a forgotten quote has joined.

    Args:
        text: Lines of the text.
        row: The row.
        separator: What stands between cells.
        width: Cells of the heading.

    Raises:
        UnreadableError: Each of its lines has as many cells as the heading, taken by itself.
    """
    own = text[row.first - 1 : row.last]
    if len(own) > 1 and width > 1 and all(line.count(separator) + 1 == width for line in own):
        raise _open(_opening(text, separator, row.first)[0])


def _trouble(text: str, separator: str, first: int, words: str) -> UnreadableError:
    if "field larger" in words:
        return UnreadableError(first, "の欄が長すぎます", '引用符（"）の閉じ忘れを確かめてください。', quoting=False)
    lines = io.StringIO(text, newline="").readlines()
    opened, closed = _opening(lines, separator, first)
    if closed == opened:
        return UnreadableError(
            opened,
            'の引用符（"）のあとに文字があります',
            '欄の中の引用符は二つ続けて（""）書くか、Excel で開いて「CSV UTF-8」で保存し直してください。',
        )
    return _open(opened)


def _open(line: int) -> UnreadableError:
    return UnreadableError(
        line, "の引用符が閉じていません", 'その行の「"」を閉じるか消してから、もう一度選んでください。'
    )


def _opening(lines: list[str], separator: str, first: int) -> tuple[int, int]:
    """Line of the quote that was opened and went wrong, and the line where it was closed (0 for never)."""
    quoted, fresh, opened = False, True, first
    for number, line in enumerate(lines[first - 1 :], first):
        at = 0
        while at < len(line):
            letter = line[at]
            if quoted and letter == '"':
                if line[at + 1 : at + 2] == '"':
                    at += 1
                elif line[at + 1 : at + 2] in (separator, "\r", "\n", ""):
                    quoted = False
                else:
                    return opened, number
            elif not quoted and fresh and letter == '"':
                quoted, opened = True, number
            fresh = not quoted and (letter in (separator, "\r", "\n") or (fresh and letter == " "))
            at += 1
    return opened, 0
