"""Evidence as answers carry it: the rule, the verdict, the two sides that met, and the cited passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jusou_graph.codes import Verdict
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage as answers show it: title of the document, section, lines, words, and the date they speak of.

    ``municipality`` is the code of whose plan it is: titles, numbers of documents, lines and even words repeat between
    municipalities.
    """

    document: str
    section: str
    lines: str
    quote: str
    as_of: str
    municipality: str = ""

    def to_dict(self) -> dict[str, str]:
        """JSON of the contract (Evidence.source)."""
        return {
            "document": self.document,
            "section": self.section,
            "lines": self.lines,
            "quote": self.quote,
            "as_of": self.as_of,
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was concluded.

    Attributes:
        rule: Name of the rule.
        verdict: met, not_met or unknown.
        need: The client's side (what is known or asked of the person).
        resource: The plan's side, in its own words.
        source: The passage, or None for a safety rule that is not from a plan.
        sentence: The rule in one plain Japanese sentence.
        inferred: It follows from the plan and an entry of the sheet together; the plan itself does not state it.
        elsewhere: Name of the municipality whose passage it is, where it is not the one answered for; else ``""``.
    """

    rule: str
    verdict: Verdict
    need: str
    resource: str
    source: Citation | None
    sentence: str = ""
    inferred: bool = False
    elsewhere: str = ""

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract (Evidence); a passage of another municipality says whose it is."""
        whose = {"code": self.source.municipality, "name": self.elsewhere} if self.source and self.elsewhere else None
        return {
            "rule": self.rule,
            "verdict": self.verdict.value,
            "need": self.need,
            "resource": self.resource,
            "source": self.source.to_dict() if self.source else None,
            "sentence": self.sentence,
            "inferred": self.inferred,
            **({"municipality": whose} if whose else {}),
        }

    @property
    def place(self) -> str:
        """Document and lines of the passage, with the municipality's name where it is not the one answered for."""
        return f"{self.elsewhere} {self.source.lines}".strip() if self.source else ""


def cite(municipality: Municipality, source: Source, as_of: str | None = None) -> Citation:
    """A passage of a municipality's plan as a citation.

    Args:
        municipality: Whose plan.
        source: The passage.
        as_of: Date of the fact where it differs from the plan's.
    """
    document = next(d for d in municipality.profile.documents if d.number == source.document)
    return Citation(
        document.title, source.section, source.lines, source.quote, as_of or document.as_of, municipality.code
    )
