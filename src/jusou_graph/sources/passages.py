"""Plan texts and the check that every quote stands in the lines it cites, white space aside."""

from __future__ import annotations

import re
from pathlib import Path

from jusou_graph.model.evidence import Source
from jusou_graph.notices import Notice, notice

_WHITE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Text without any white space, full-width blanks included."""
    return _WHITE.sub("", text)


class PlanText:
    """The text of one plan, addressed by line.

    Args:
        number: Document number, as ``"002"``.
        path: The text file.
    """

    def __init__(self, number: str, path: Path) -> None:
        self.number = number
        # Only "\n" ends a line: OCR texts hold form feeds and other marks that splitlines() would count.
        self.lines = [squeeze(line) for line in path.read_text(encoding="utf-8").split("\n")]

    @property
    def last(self) -> int:
        """Number of the last line."""
        return len(self.lines)

    def holds(self, source: Source) -> bool:
        """Whether the quote stands in the cited lines; each run of consecutive lines is read as one text."""
        quote = squeeze(source.quote)
        return any(quote in run for run in self._runs(source.line_numbers()))

    def find(self, quote: str) -> list[int]:
        """Lines that hold the whole quote by themselves."""
        wanted = squeeze(quote)
        return [i for i, line in enumerate(self.lines, 1) if wanted in line]

    def _runs(self, numbers: list[int]) -> list[str]:
        runs: list[list[int]] = []
        for n in numbers:
            if runs and n == runs[-1][-1] + 1:
                runs[-1].append(n)
            else:
                runs.append([n])
        return ["".join(self.lines[n - 1] for n in run if n <= self.last) for run in runs]


def check_source(source: Source, plans: dict[str, PlanText], file: str, line: int, field: str) -> Notice | None:
    """Checks one source against its plan.

    Args:
        source: The passage.
        plans: Plans of the municipality by document number.
        file: Data file as shown to editors.
        line: Line of the source in it.
        field: Field of the source in its record.

    Returns:
        A notice, or None where the quote is found.
    """
    plan = plans.get(source.document)
    if plan is None:
        return notice("unknown-document", file, line, field, number=source.document)
    if max(source.line_numbers()) > plan.last:
        return notice("line-out-of-range", file, line, field, lines=source.lines, last=plan.last)
    if plan.holds(source):
        return None
    found = plan.find(source.quote)
    elsewhere = f"（{source.document}:{found[0]} にはあります）" if found else ""
    return notice("quote-not-found", file, line, field, quote=source.quote, lines=source.lines, elsewhere=elsewhere)
