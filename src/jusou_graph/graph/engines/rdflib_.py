"""The reference engine: rdflib in memory, slow and by the book; the others are tested against it."""

from __future__ import annotations

import rdflib
from rdflib.term import Identifier

from jusou_graph.codes import BASE_IRI
from jusou_graph.graph.elements import Elements
from jusou_graph.graph.store import Cell, Progress, Row, sorted_rows
from jusou_graph.graph.triples import Literal, Triple, from_triples, predicate, triples
from jusou_graph.queries import NamedQuery, check_parameters


class RdflibStore:
    """rdflib in memory."""

    def __init__(self) -> None:
        self._graph = rdflib.Graph()

    def load(self, found: Elements, progress: Progress | None = None) -> None:
        """Replaces what the store holds."""
        self._graph = to_graph(found)
        if progress:
            progress(len(found.nodes) + len(found.edges), len(found.nodes) + len(found.edges))

    def read(self) -> Elements:
        """Everything the store holds."""
        return from_triples(_triple(s, p, o) for s, p, o in self._graph)

    def run(self, query: NamedQuery, parameters: dict[str, str]) -> list[Row]:
        """Answers a named query."""
        check_parameters(query, parameters)
        bound: dict[str, Identifier] = {name: rdflib.Literal(value) for name, value in parameters.items()}
        found = self._graph.query(query.sparql, initBindings=bound)
        rows: list[Row] = []
        for binding in found.bindings:
            by_name = {str(variable): term for variable, term in binding.items()}
            rows.append({c: _cell(by_name.get(c)) for c in query.columns})
        # rdflib answers a GROUP BY over nothing with one empty row.
        return sorted_rows([row for row in rows if all(row[name] == value for name, value in parameters.items())])

    def revision(self) -> str:
        """Revision of the data held."""
        node = self._graph.value(rdflib.URIRef(BASE_IRI + "dataset"), rdflib.URIRef(predicate("revision")))
        return str(node) if node is not None else ""

    def close(self) -> None:
        """Nothing is open."""


def to_graph(found: Elements) -> rdflib.Graph:
    """Nodes and edges as an rdflib graph."""
    graph = rdflib.Graph()
    for subject, pred, obj in triples(found):
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(pred), _term(obj)))
    return graph


def _term(obj: str | Literal) -> Identifier:
    if isinstance(obj, str):
        return rdflib.URIRef(obj)
    return rdflib.Literal(obj.value, lang=obj.language or None)


def _triple(subject: object, pred: object, obj: object) -> Triple:
    if isinstance(obj, rdflib.URIRef):
        return str(subject), str(pred), str(obj)
    value = _cell(obj)
    return str(subject), str(pred), Literal(value if value is not None else "")


def _cell(term: object) -> Cell:
    if isinstance(term, rdflib.URIRef):
        return str(term).removeprefix(BASE_IRI)
    if not isinstance(term, rdflib.Literal):
        return None
    value = term.toPython()
    return value if isinstance(value, (bool, int)) else str(term)
