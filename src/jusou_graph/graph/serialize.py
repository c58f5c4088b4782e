"""The graph as text: Turtle, JSON-LD or N-Quads."""

from __future__ import annotations

import rdflib

from jusou_graph.graph.elements import Elements
from jusou_graph.graph.engines.rdflib_ import to_graph
from jusou_graph.graph.schema import PREFIXES

_FORMATS = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads"}


def serialize(found: Elements, form: str) -> str:
    """Nodes and edges as RDF text.

    Args:
        found: What a store holds.
        form: ``turtle``, ``jsonld`` or ``nquads``.
    """
    if form == "nquads":
        dataset = rdflib.Dataset()
        for triple in to_graph(found):
            dataset.default_graph.add(triple)
        return "".join(sorted(dataset.serialize(format="nquads").splitlines(keepends=True)))
    graph = to_graph(found)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format=_FORMATS[form])
