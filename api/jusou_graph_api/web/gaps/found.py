"""The gaps, found once for a state of the data and kept for every view of them."""

from __future__ import annotations

from functools import lru_cache

from jusou_graph.gaps import Gap
from jusou_graph.service import JusouGraph
from jusou_graph_api.web.gaps.generations import Generation

_GENERATION = Generation()


@lru_cache(maxsize=32)
def _gaps(graph: JusouGraph, municipality: str | None, revision: str, _generation: int) -> tuple[Gap, ...]:
    """The gaps, found once for a state of the data (``revision`` changes with it)."""
    return tuple(graph.gaps(municipality))


def forget() -> None:
    """Drops the gaps that were found: the census figures or the data have changed."""
    _GENERATION.end()
    _gaps.cache_clear()


def found_gaps(graph: JusouGraph, municipality: str | None) -> tuple[Gap, ...]:
    """The gaps of a municipality, or of all."""
    generation = _GENERATION.number  # before anything is read
    people = graph.people.source if graph.people else ""
    return _gaps(graph, municipality, f"{graph.catalog.revision}/{people}", generation)
