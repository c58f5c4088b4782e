"""Small parts of the assessment: what was concluded, who runs it, what the plan disputes, for what no desk is named."""

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
class WithoutContact:
    """A field that was concluded and for which no desk can be named: why, and whom to ask instead.

    Attributes:
        field, label: The field.
        reason: Why no desk is named, in a sentence.
        whom_to_ask: The section that the plan names, or the municipality to turn to.
        because: The passages: the exclusion, or the desk that is only planned.
    """

    field: str
    label: str
    reason: str
    whom_to_ask: str
    because: tuple[Evidence, ...] = ()

    @property
    def ask(self) -> str:
        """The next step in a sentence."""
        return f"{self.label}分野: {self.reason}{self.whom_to_ask}に確かめてください。"

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {
            "field": self.field,
            "label": self.label,
            "reason": self.reason,
            "whom_to_ask": self.whom_to_ask,
            "ask": self.ask,
            "because": dicts(self.because),
        }


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
