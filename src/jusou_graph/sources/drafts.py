"""Folders that are still being written: what ``jusou data new`` left to be filled stands in them, so no answer rests on them.

A marker counts where a value begins with it; a plan that prints 「（未記入）」 itself, and a quote of it, are no markers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jusou_graph.notices import Notice, notice

UNFILLED = "（未記入）"
"""Stands wherever an editor still has to write what the plan says."""

PLAN_MISSING = f"{UNFILLED}この行を消し、"
"""How the line begins that stands for the text of the plan."""

_VALUE = re.compile(rf"""^\s*(?:-\s+)?(?:(?P<key>[\w-]+)\s*:\s*)?["'\s]*{UNFILLED}""")
_FLOW = re.compile(rf"""(?P<key>[\w-]+)\s*:\s*["']?\s*{UNFILLED}""")


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A place still to be filled.

    Attributes:
        file: Name of the file in its folder; ``line`` 1-based.
        field: The field, or ``""``.
        text: The line.
    """

    file: str
    line: int
    field: str
    text: str


def unfilled(folder: Path) -> Iterator[Unfilled]:
    """What of a folder is still to be filled, by file and line."""
    for path in sorted(folder.iterdir()):
        if path.suffix not in {".yaml", ".csv", ".txt"} or not path.is_file():
            continue
        content = path.read_bytes()
        if UNFILLED.encode() not in content:  # the usual case, without decoding
            continue
        for number, line in enumerate(content.decode("utf-8", errors="replace").split("\n"), 1):
            found = _found(path.suffix, line)
            if found is not None:
                yield Unfilled(path.name, number, found, line.strip())


def _found(suffix: str, line: str) -> str | None:
    """The field a marker stands in (``""`` where the line has none), or None where the line is filled."""
    if line.lstrip().startswith("#"):
        return None
    if suffix == ".txt":
        return "" if line.startswith(PLAN_MISSING) else None
    if suffix == ".csv":
        cells = [cell.strip().strip('"') for cell in line.split(",")]
        return "" if any(cell.startswith(UNFILLED) for cell in cells) else None
    match = _VALUE.match(line) or next((m for m in _FLOW.finditer(line) if m["key"] != "quote"), None)
    return None if match is None or match["key"] == "quote" else match["key"] or ""


def notices_of(folder: Path) -> list[Notice]:
    """A notice for every place still to be filled."""
    return [
        notice("draft-unfilled", f"{folder.name}/{one.file}", one.line, one.field, value=one.text)
        for one in unfilled(folder)
    ]


def is_draft(folder: Path) -> bool:
    """Whether anything of a folder is still to be filled."""
    return next(unfilled(folder), None) is not None


def told(drafts: Iterable[Path]) -> str:
    """One sentence that names the folders no answer rests on, or ``""``."""
    names = "、".join(folder.name for folder in drafts)
    return (
        f"書きかけ（{UNFILLED}が残る）のデータは答えに使っていません: {names}。残りは「jusou data check」で分かります。"
        if names
        else ""
    )
