"""From a consultation to desks, 事業, meeting and participation, each with the words of the plan."""

from jusou_graph.case.understood import Understood
from jusou_graph.matching.answers import Assessment
from jusou_graph.matching.assessor import Assessor

__all__ = ["Assessment", "Assessor", "Understood"]
