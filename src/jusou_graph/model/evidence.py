"""Where a fact comes from: the passage of a plan, to the line and the printed words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

LINES = re.compile(r"[0-9]{3}:[0-9]{1,6}(?:-[0-9]{1,6})?(?:,[0-9]{1,6}(?:-[0-9]{1,6})?)*")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
"""Identifier of a record inside its municipality: ASCII, lower case, words joined by ``-``."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
"""A day as ``"2026-04-01"``."""


class Strict(BaseModel):
    """A record that refuses fields it does not know and cannot be changed after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """A passage of a plan.

    Attributes:
        section: Heading of the passage as the plan numbers it, as ``"3(2)エ(ア)b"``.
        lines: Document and lines, as ``"002:239"``, ``"002:146-158"`` or ``"004:560,564"``.
        quote: The printed words, verbatim but for white space: a cell or a phrase, not a paragraph.
    """

    section: Text = Field(description="計画書の見出し番号")
    lines: Text = Field(description="文書番号:行（例 002:239、002:146-158）")
    quote: Text = Field(description="原文の字のまま（空白のちがいは問わない）")

    @field_validator("lines")
    @classmethod
    def _lines(cls, value: str) -> str:
        if not LINES.fullmatch(value):
            raise ValueError("行は「002:239」「002:146-158」「004:560,564」の形で書きます")
        for part in value[4:].split(","):
            first, _, last = part.partition("-")
            if not 1 <= int(first) <= int(last or first):
                raise ValueError("行は 1 から数え、範囲は小さい番号から大きい番号へ書きます")
        return value

    @property
    def document(self) -> str:
        """Number of the document, as ``"002"``."""
        return self.lines[:3]

    def line_numbers(self) -> list[int]:
        """All lines the passage spans, ascending as written."""
        numbers: list[int] = []
        for part in self.lines[4:].split(","):
            first, _, last = part.partition("-")
            numbers.extend(range(int(first), int(last or first) + 1))
        return numbers


class Document(Strict):
    """A plan as a document.

    Attributes:
        number: Number it is cited by, as ``"002"``.
        title: Its title; ``printed_title`` where the print differs, with the ``correction``.
        issued: Date printed on it in the Japanese era, or None where it bears none.
        as_of: What its statements are as of, in words (never later than what it prints).
        issuer: Who issued it.
        file: Name of the text file beside the record.
        period_from: First fiscal year of the plan as printed (``"令和7年度"``), ``period_to`` the last.
        sources: Passages for title, date and period.
    """

    number: Annotated[str, StringConstraints(pattern=r"^\d{3}$")]
    title: Text
    printed_title: Text | None = None
    correction: Text | None = None
    issued: Text | None = None
    as_of: Text
    issuer: Text | None = None
    file: Text
    period_from: Text | None = None
    period_to: Text | None = None
    sources: list[Source] = Field(min_length=1)


class Record(Strict):
    """A fact of a plan with its passages.

    Attributes:
        id: Identifier inside the municipality and record type.
        sources: At least one passage; the first is the one shown first.
        as_of: Date of the fact where it differs from the plan's, as printed (``"R5時点"``).
        note: What an editor should know.
        unconfirmed: Fields the plan leaves blank or ambiguous (要確認).
    """

    id: Slug
    sources: list[Source] = Field(min_length=1)
    as_of: Text | None = None
    note: Text | None = None
    unconfirmed: list[Text] = []


class Named(Record):
    """A record that has a name.

    Attributes:
        name: The name, corrected where the print is a misprint.
        printed: The name as printed, where it differs; ``correction`` says why it was corrected.
        aliases: Other spellings in the plan or of registers.
    """

    name: Text
    printed: Text | None = None
    correction: Text | None = None
    aliases: list[Text] = []
