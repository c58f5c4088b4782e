"""The graph as text: Turtle, JSON-LD or N-Quads."""

from __future__ import annotations

from jusou_graph.graph.elements import Elements
from jusou_graph.graph.engines.rdflib_ import to_graph
from jusou_graph.graph.schema import PREFIXES

_FORMATS = {"turtle": "turtle", "jsonld": "json-ld"}


def serialize(found: Elements, form: str) -> str:
    """Nodes and edges as RDF text.

    Args:
        found: What a store holds.
        form: ``turtle``, ``jsonld`` or ``nquads``.
    """
    graph = to_graph(found)
    if form == "nquads":  # quads of the default graph are written as triples
        return "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True)))
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format=_FORMATS[form])
