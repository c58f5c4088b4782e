"""Gaps as Markdown and CSV, and as a plain table for the command line."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jusou_graph.exports.sheet import BLANK_COLUMNS, ConfidentialPage, Passage, Sheet, counted, people, people_by
from jusou_graph.gaps.answer import CONFIDENCE_LABELS, KIND_LABELS, Gap
from jusou_graph.gaps.grouping import PART_LABELS, goes_to, part
from jusou_graph.gaps.matrix import STATE_LABELS, STATE_MARKS, Matrix

Encoding = Literal["utf-8", "cp932"]

CSV_COLUMNS = (
    "id", "自治体コード", "自治体", "まとまり", "種類", "題名", "ニーズ", "範囲", "数", "うち", "数えたもの", "人", "人の数え方", "地区ごとの人", "根拠の確かさ",
    "持ち寄る先", "根拠の行",
)  # fmt: skip


_STARTS = "=+-@＝＋－＠\t\r"
"""What a spreadsheet takes for the beginning of a formula, or passes over in front of one."""

_NUMBER = re.compile(r"[+\-＋－]?[\d,.，．()（）/\s\-－]*(?<=\d)(?:[eE][+\-]?\d+)?[%％]?[)）]?")
"""A number, a telephone number or a house number, with its sign: nothing in it calls anything."""


@dataclass(frozen=True, slots=True)
class Unwritable:
    """A character that an encoding cannot hold, with what was written instead and in how many places."""

    character: str
    instead: str
    times: int


def write_markdown(sheet: Sheet) -> str:
    """The sheet as Markdown, for notes and for printing from other programs."""
    out = [f"# {_md(sheet.title)}", "", f"**{_md(sheet.warning)}**", ""]
    cover = (("会議", sheet.meeting), ("事務局", sheet.secretariat), ("作成日", sheet.made_on), ("計画", sheet.plan))
    out += [f"- {name}: {_md(words)}" for name, words in cover]
    out += ["", f"> {sheet.caution} {sheet.order}", "", f"## {_md(sheet.matrix.title)}", "", *_matrix(sheet.matrix), ""]
    for page in sheet.pages:
        out += [f"## {page.number}. {_md(page.title)}", ""]
        facts = (
            ("種類", f"{page.kind}（{page.confidence}）"), ("範囲", page.scope), ("数", page.counted), ("人", page.people),
            *([("地区ごとの人", page.people_by)] if page.people_by else []), ("持ち寄る先", page.meeting),
        )  # fmt: skip
        out += [f"- {name}: {_md(words)}" for name, words in facts]
        if isinstance(page, ConfidentialPage):
            out += ["", "### 状況（支援会議）", "", _md(page.situation) or "　"]
        out += ["", "### 根拠", "", *_passages(page.passages)]
        if page.contradictions:
            out += ["", "### この数にかかわる、計画の中のくいちがい", "", *_passages(page.contradictions)]
        if page.others:
            out += ["", "### ほかの自治体では", "", *_passages(page.others)]
        if page.monthly:
            out += ["", "### 窓口で出会った件数", "", *(f"- {month}: {words}" for month, words in page.monthly)]
        out += ["", f"| {' | '.join(BLANK_COLUMNS)} |", "|---|---|---|", "|  |  |  |", ""]
    return "\n".join(out)


def _matrix(matrix: Matrix) -> list[str]:
    lines = [
        "| | " + " | ".join(_md(name) for _, name in matrix.columns) + " |",
        "|---" * (len(matrix.columns) + 1) + "|",
    ]
    for code, name in matrix.rows:
        marks = (STATE_MARKS[matrix.cells[code, column].state] for column, _ in matrix.columns)
        lines.append(f"| {_md(name)} | " + " | ".join(marks) + " |")
    return [*lines, "", "　".join(f"{STATE_MARKS[s]} {words}" for s, words in STATE_LABELS.items())]


def _passages(passages: Sequence[Passage]) -> list[str]:
    return [f"- {_md(p.what)}: 「{_md(p.quote)}」（{_md(p.place)}）" for p in passages] or [
        "- 該当する記述を計画では確認できない。"
    ]


def _md(text: str) -> str:
    """Text with what Markdown would read as marks or HTML made harmless."""
    flat = " ".join(text.split())
    for mark in ("\\", "|", "<", ">", "*", "_", "`", "[", "]", "#"):
        flat = flat.replace(mark, f"\\{mark}")
    return flat


def write_csv(
    gaps: Sequence[Gap], encoding: Encoding = "utf-8", names: Mapping[str, str] | None = None
) -> tuple[bytes, list[Unwritable]]:
    """Gaps as CSV.

    Args:
        gaps: The gaps.
        encoding: ``utf-8`` is written with BOM, so that Excel reads it; ``cp932`` for older programs.
        names: Municipality code → name, shown beside the code.

    Returns:
        The file, and the characters that CP932 could not hold (〓 stands in their place).
    """
    return write_rows_as(CSV_COLUMNS, ([*_values(g, names or {})] for g in gaps), encoding, codes=("自治体コード",))


def write_rows_as(
    columns: Sequence[str], rows: Iterable[Sequence[str]], encoding: Encoding, *, codes: Collection[str] = ()
) -> tuple[bytes, list[Unwritable]]:
    """Any rows as CSV, no cell of which a spreadsheet runs as a formula of its text.

    Args:
        columns: Headings.
        rows: Cells.
        encoding: As for ``write_csv``.
        codes: Columns of digits that keep their leading zeros: Excel opens ``="03201"`` as the text 03201.

    Returns:
        As ``write_csv``.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([plain_cell(c) for c in columns])
    for row in rows:
        writer.writerow(_digits(c) if n in codes else plain_cell(c) for n, c in zip(columns, row, strict=True))
    text = out.getvalue()
    if encoding == "utf-8":
        return text.encode("utf-8-sig"), []
    return _cp932(text)


def _digits(text: str) -> str:
    return f'="{text}"' if text.isascii() and text.isdigit() else plain_cell(text)


def _values(gap: Gap, names: Mapping[str, str]) -> list[str]:
    return [
        gap.id, gap.municipality, names.get(gap.municipality, ""), PART_LABELS[part(gap)], KIND_LABELS[gap.kind], gap.title,
        gap.need[1] if gap.need else "", gap.scope.name, _number(gap.count), _number(gap.out_of), gap.measure,
        _number(gap.people), gap.people_note, people_by(gap), CONFIDENCE_LABELS[gap.confidence], goes_to(gap),
        " ".join(dict.fromkeys(e.place for e in gap.because if e.source)),
    ]  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def plain_cell(text: str) -> str:
    """Text that a spreadsheet cannot take for a formula, for any CSV that leaves the program.

    Only what would be run is changed: a lone dash (なし), a negative number and +81-19-… stay as they are.
    """
    bare = text.strip()
    begins = (text.lstrip() if text.startswith("\n") else text.lstrip(" \u3000"))[:1]
    if not begins or begins not in _STARTS or not bare.strip(_STARTS) or _NUMBER.fullmatch(bare):
        return text
    return f"'{text}"


def _cp932(text: str) -> tuple[bytes, list[Unwritable]]:
    out: list[str] = []
    lost: dict[str, tuple[str, int]] = {}
    for character in text:
        try:
            character.encode("cp932")
            out.append(character)
        except UnicodeEncodeError:
            instead = _near(character)
            lost[character] = (instead, lost.get(character, ("", 0))[1] + 1)
            out.append(instead)
    return "".join(out).encode("cp932"), [Unwritable(c, i, n) for c, (i, n) in sorted(lost.items())]


def _near(character: str) -> str:
    """The compatible form of a character (2 for ²), or 〓."""
    folded = unicodedata.normalize("NFKC", character)
    try:
        folded.encode("cp932")
    except UnicodeEncodeError:
        return "〓"
    return folded


def write_table(gaps: Sequence[Gap]) -> str:
    """Gaps as lines for the command line: each with its count, people and passages."""
    lines = []
    for number, gap in enumerate(gaps, 1):
        proof = " ".join(dict.fromkeys(e.place for e in gap.because if e.source))
        lines += [
            f"{number:3}. {gap.title}",
            f"     {KIND_LABELS[gap.kind]}・{CONFIDENCE_LABELS[gap.confidence]}・{counted(gap)}",
            f"     人: {people(gap)}",
            f"     持ち寄る先: {goes_to(gap)}　根拠: {proof or '該当する記述なし'}",
        ]
    return "\n".join(lines)


def write_json(gaps: Sequence[Gap]) -> str:
    """Gaps as the JSON of the contract, a list."""
    return json.dumps([g.to_dict() for g in gaps], ensure_ascii=False, indent=2)
