"""Small parts of the assessment: what was concluded, who runs it, what the plan disputes, what it names no desk for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jusou_graph.model.answers import Evidence


def dicts(items: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    """JSON of a list of evidence."""
    return [item.to_dict() for item in items]


@dataclass(frozen=True, slots=True)
class RunBy:
    """Who carries something out, as the plan prints it.

    Attributes:
        names: Who carries out a 事業 (実施主体・支援機関), or who calls a meeting (主催).
        department: 担当課・所管課 of a 事業, or the 事務局 of a meeting.
        because: The passages.
    """

    names: tuple[str, ...]
    department: str | None
    because: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON of this part."""
        return {"names": list(self.names), "department": self.department, "because": dicts(self.because)}


@dataclass(frozen=True, slots=True)
class Concluded:
    """Something concluded by its code, as a field or a programme; ``run_by`` who carries a programme out."""

    code: str
    label: str
    because: tuple[Evidence, ...]
    run_by: RunBy | None = None


@dataclass(frozen=True, slots=True)
class Disputed:
    """A contradiction inside the plan about something named, and what would settle it."""

    title: str
    question: str
    because: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON of this part."""
        return {"title": self.title, "question": self.question, "because": dicts(self.because)}


@dataclass(frozen=True, slots=True)
class NoDesk:
    """A concern for which the plan names no desk that can be settled on, and whom to ask instead."""

    code: str
    label: str
    ask: str
    because: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON of this part."""
        return {
            "concern": {"code": self.code, "label": self.label},
            "ask": self.ask,
            "because": dicts(self.because),
        }
