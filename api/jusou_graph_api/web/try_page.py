"""ためしに置く: a place that does not exist put into a scratch copy, and which gaps it would close."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query

from jusou_graph.errors import InputError
from jusou_graph.gaps.what_if import suppose, what_if
from jusou_graph.model.catalog import Municipality
from jusou_graph.service import JusouGraph
from jusou_graph.vocabulary import LABELS


class Supposed:
    """What a planner tries: codes of need, kind and 事業, and the town where it would stand."""

    def __init__(
        self,
        need: str = "",
        place: str = "ibasho",
        programme: str = "p2",
        location: Annotated[str, Query(max_length=60)] = "",
    ) -> None:
        self.need = need
        self.kind = place
        self.programme = programme
        self.location = location


def view(graph: JusouGraph, about: Municipality, supposed: Supposed) -> dict[str, Any]:
    """The form and, where a need was chosen, what would change; nothing is stored.

    Args:
        graph: The graph.
        about: The municipality.
        supposed: What is tried.
    """
    values: dict[str, Any] = {
        "supposed": supposed,
        "needs": LABELS["supportNeed"],
        "kinds_of_place": LABELS["place"],
        "programmes": {c: w for c, w in LABELS["programme"].items() if c == "p2" or c.startswith("p3-")},
        "result": None,
        "error": "",
    }
    if not supposed.need:
        return values
    try:
        place = suppose(
            about,
            kind=supposed.kind,
            programme=supposed.programme,
            needs=[supposed.need],
            location=supposed.location or None,
        )
    except InputError as error:
        return {**values, "error": str(error)}
    return {
        **values,
        "result": what_if(graph.catalog, about.code, place, stands_in=graph.stands_in, people=graph.people),
    }
