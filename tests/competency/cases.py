"""The competency questions as files: what is asked, what must come back, and the passages that must prove it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True)
class Case:
    """One file: ``kind`` is set, count or ask for questions, cands, abstain or conflict for traps."""

    name: str
    question: str
    kind: str
    expect: list[dict[str, Any]]


def load(pattern: str) -> list[Case]:
    """Cases whose file name matches."""
    return [_load(path) for path in sorted(FOLDER.glob(pattern))]


def _load(path: Path) -> Case:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Case(path.stem, data["question"], data["kind"], data["expect"])


def squeeze(text: str) -> str:
    """Text without white space."""
    return _WHITE.sub("", text)


def line_numbers(lines: str) -> tuple[str, set[int]]:
    """Document and line numbers of ``"002:146-158,160"``."""
    document, _, rest = lines.partition(":")
    numbers: set[int] = set()
    for part in rest.split(","):
        first, _, last = part.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return document, numbers


class Plans:
    """The plans as text, to hold quotes against."""

    def __init__(self, folder: Path) -> None:
        self._lines = {p.stem[5:]: p.read_text(encoding="utf-8").split("\n") for p in folder.glob("*/plan_*.txt")}

    def holds(self, lines: str, quote: str) -> bool:
        """Whether the quote stands verbatim in the lines, white space aside."""
        document, numbers = line_numbers(lines)
        text = "".join(self._lines[document][n - 1] for n in sorted(numbers))
        return squeeze(quote) in squeeze(text)


def proves(passage: tuple[str, str], wanted: tuple[str, str]) -> bool:
    """Whether a returned passage shows the wanted one: same document, its lines, its words."""
    document, numbers = line_numbers(passage[0])
    wanted_document, wanted_numbers = line_numbers(wanted[0])
    same_lines = document == wanted_document and wanted_numbers <= numbers
    return same_lines and squeeze(wanted[1]) in squeeze(passage[1])
