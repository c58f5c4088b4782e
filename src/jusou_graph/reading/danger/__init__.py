"""Danger to life in what a consultation tells: heard, to be asked, or nothing.

The rules are data (``ontology/danger.yaml``), the words they look at a part of the thesaurus. No municipality is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jusou_graph.reading.danger.engine import Danger, find_dangers
from jusou_graph.reading.text import Text, read_text


class Outcome(StrEnum):
    """What a text calls for: the emergency first, the question about danger first, or neither."""

    HEARD = "heard"
    ASKED = "asked"
    NOTHING = "nothing"


SecondOpinion = Callable[[Text], bool | None]
"""Another reader of a text: whether it sees danger, or None where it has no view. None is used by default."""

ORDER = (
    "overdose",
    "collapse",
    "fire",
    "life",
    "child",
    "violence",
    "missing",
    "neglect",
    "driving",
    "wish",
)
"""Dangers by what has to be done first, where several are heard."""


@dataclass(frozen=True, slots=True)
class DangerReading:
    """What a text tells of danger to life.

    Attributes:
        outcome: Heard, asked or nothing.
        dangers: What was found, the most pressing first; empty where a second opinion alone brings the question.
        text: The text that was read.
    """

    outcome: Outcome
    dangers: tuple[Danger, ...]
    text: str

    @property
    def heard(self) -> tuple[Danger, ...]:
        """The dangers that put the emergency first."""
        return tuple(d for d in self.dangers if d.heard)

    def words(self, danger: Danger) -> str:
        """The words of the text a danger rests on."""
        return self.text[danger.start : danger.end]

    def to_dict(self) -> dict[str, Any]:
        """The reading as data: the outcome, and each danger with its words."""
        return {
            "outcome": self.outcome.value,
            "dangers": [
                {
                    "danger": d.key,
                    "heard": d.heard,
                    "words": self.words(d),
                    "start": d.start,
                    "end": d.end,
                    "rule": d.rule,
                }
                for d in self.dangers
            ],
        }


def read_danger(text: str | Text, second_opinion: SecondOpinion | None = None) -> DangerReading:
    """Whether a text tells of danger to life.

    A second opinion may bring the question, or turn what rests on two sentences into one; it never silences what is
    heard in one sentence, and never puts the emergency first.

    Args:
        text: The text, as written or read.
        second_opinion: Another reader, or None.

    Returns:
        What is heard or has to be asked, with the words it rests on.
    """
    read = read_text(text) if isinstance(text, str) else text
    found = tuple(sorted(find_dangers(read), key=lambda d: (not d.heard, ORDER.index(d.key), d.start)))
    outcome = Outcome.NOTHING
    if found:
        outcome = Outcome.HEARD if found[0].heard else Outcome.ASKED
    if second_opinion is None or (outcome is Outcome.HEARD and any(d.heard and not d.weak for d in found)):
        return DangerReading(outcome, found, read.folded)
    view = second_opinion(read)
    if outcome is Outcome.HEARD and view is False:
        outcome, found = Outcome.ASKED, tuple(d.asked() for d in found)
    elif outcome is Outcome.NOTHING and view:
        outcome = Outcome.ASKED
    return DangerReading(outcome, found, read.folded)


__all__ = ["ORDER", "Danger", "DangerReading", "Outcome", "SecondOpinion", "read_danger"]
