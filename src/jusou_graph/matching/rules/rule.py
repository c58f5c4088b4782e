"""What a rule is: declared for people to read, and a small function that gives its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jusou_graph.case.facts import Facts
from jusou_graph.codes import Verdict
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.model.answers import Citation, Evidence
from jusou_graph.model.catalog import Municipality

Finding = tuple[Verdict, str]
"""Verdict of a rule and the client's side in words."""


@dataclass
class Case:
    """What rules look at: the facts, whose plan, and what was concluded before.

    Attributes:
        facts: What is known; ``municipality`` whose plan applies.
        catchment: Answer of locate.
        emergency: Danger comes first.
        programmes: Labels of the 事業 concluded so far.
        unserved: Words of what was sought and no named place of the plan is meant for, or ``""``.
    """

    facts: Facts
    municipality: Municipality
    catchment: dict[str, Any] = field(default_factory=dict)
    emergency: bool = False
    programmes: list[str] = field(default_factory=list)
    unserved: str = ""
    cited: dict[str, Citation | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        name: Identifier in evidence.
        looks_at: What it looks at; ``concludes`` what follows when it is met (both Japanese).
        sentence: The sentence users see.
        test: Judges a case.
        passage: Where the plan says it; None for a safety rule that no plan is needed for.
        local: It holds only in a municipality whose plan says it.
    """

    name: str
    looks_at: str
    concludes: str
    sentence: str
    test: Callable[[Case], Finding]
    passage: Passage | None
    local: bool = False

    def citation(self, case: Case) -> Citation | None:
        """The passage in this municipality's plan."""
        if self.name not in case.cited:
            case.cited[self.name] = self.passage.find(case.municipality) if self.passage else None
        return case.cited[self.name]

    def applies(self, case: Case) -> bool:
        """Whether the rule holds in this municipality at all."""
        return not self.local or self.citation(case) is not None

    def evidence(self, case: Case) -> Evidence:
        """Verdict with both sides and the passage."""
        verdict, need = self.test(case) if self.applies(case) else (Verdict.NOT_MET, "この自治体の計画にはない決まり")
        found = self.citation(case)
        return Evidence(self.name, verdict, need, found.quote if found else "", found, self.sentence)

    def met(self, case: Case) -> bool:
        """Whether the rule is met."""
        return self.applies(case) and self.test(case)[0] is Verdict.MET
