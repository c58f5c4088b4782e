"""The declared rules, in the order in which they are looked at."""

from __future__ import annotations

from jusou_graph.matching.rules.emergency import EMERGENCY_RULES
from jusou_graph.matching.rules.fields import FIELD_RULES
from jusou_graph.matching.rules.meeting import MEETING_RULES
from jusou_graph.matching.rules.participation import PARTICIPATION_RULES
from jusou_graph.matching.rules.patterns import PATTERN_RULES
from jusou_graph.matching.rules.programmes import PROGRAMME_RULES
from jusou_graph.matching.rules.rule import Case, Rule

RULES: tuple[Rule, ...] = (
    *EMERGENCY_RULES,
    *FIELD_RULES.values(),
    *PATTERN_RULES,
    *PROGRAMME_RULES,
    *PARTICIPATION_RULES,
    *MEETING_RULES,
)
"""Every rule an assessment is made of."""

__all__ = ["RULES", "Case", "Rule"]
