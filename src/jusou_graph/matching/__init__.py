"""From a consultation to desks, 事業, meeting and participation, each with the words of the plan."""

from jusou_graph.matching.answers import Assessment, Understood
from jusou_graph.matching.assessor import Assessor

__all__ = ["Assessment", "Assessor", "Understood"]
