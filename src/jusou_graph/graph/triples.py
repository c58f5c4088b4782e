"""Nodes and edges as RDF triples, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jusou_graph.codes import BASE_IRI
from jusou_graph.graph.elements import Edge, Elements, Node, Value
from jusou_graph.graph.schema import DEF, REUSED, iri

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
CLASSES = {"Concept": f"{_SKOS}Concept"}
"""Classes taken from other vocabularies; every other label is ``jusou:`` and the label."""

IN_JAPANESE = frozenset({"name", "alias", "note", "definition", "title"})
"""Terms whose values are tagged ``@ja``."""

SCHEME = "scheme"
"""Term of a concept whose value, a scheme's name, stands for the scheme itself."""

EXTRA = {SCHEME: f"{_SKOS}inScheme", "codeWord": f"{_SKOS}notation"}
"""Terms of concept nodes."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: text, number or truth value, with ``language`` for tagged text."""

    value: str | int | bool
    language: str = ""


Triple = tuple[str, str, str | Literal]
"""Subject IRI, predicate IRI, object IRI or literal."""


def predicate(term: str) -> str:
    """IRI of a term."""
    return EXTRA.get(term) or iri(term)


def class_iri(label: str) -> str:
    """IRI of a class."""
    return CLASSES.get(label, DEF + label)


def triples(found: Elements) -> Iterator[Triple]:
    """All triples of nodes and edges; subjects and predicates are full IRIs."""
    for node in found.nodes.values():
        subject = BASE_IRI + node.id
        yield subject, RDF_TYPE, class_iri(node.label)
        for term, value in node.values.items():
            if term == SCHEME:
                yield subject, predicate(term), f"{BASE_IRI}scheme/{value}"
                continue
            language = "ja" if term in IN_JAPANESE else ""
            for one in value if isinstance(value, list) else [value]:
                yield subject, predicate(term), Literal(one, language)
    for edge in found.edges:
        yield BASE_IRI + edge.start, predicate(edge.term), BASE_IRI + edge.end


_LABEL_OF = {v: k for k, v in CLASSES.items()}
_TERM_OF = {predicate(term): term for term in (*REUSED, *EXTRA)}


def from_triples(found: Iterable[Triple]) -> Elements:
    """Nodes and edges of triples that ``triples`` made; foreign triples (an ontology beside the data) are passed over.

    Returns:
        Elements equal to the loaded ones but for the order of nodes and edges.
    """
    labels: dict[str, str] = {}
    values: dict[str, dict[str, Value]] = {}
    edges: list[Edge] = []
    for subject, pred, obj in found:
        if not subject.startswith(BASE_IRI):
            continue
        node = subject.removeprefix(BASE_IRI)
        if pred == RDF_TYPE:
            labels[node] = _LABEL_OF.get(str(obj)) or str(obj).removeprefix(DEF)
            continue
        term = _TERM_OF.get(pred) or pred.removeprefix(DEF)
        if term == SCHEME:
            values.setdefault(node, {})[term] = str(obj).rsplit("/", 1)[1]
        elif isinstance(obj, Literal):
            _put(values.setdefault(node, {}), term, obj.value)
        else:
            edges.append(Edge(node, term, obj.removeprefix(BASE_IRI)))
    nodes = {i: Node(i, label, values.get(i, {})) for i, label in labels.items()}
    known = [e for e in edges if e.start in nodes and e.end in nodes]
    dataset = nodes.get("dataset")
    revision = str(dataset.values["revision"]) if dataset else ""
    return Elements(revision, nodes, known)


def _put(values: dict[str, Value], term: str, value: str | int | bool) -> None:
    before = values.get(term)
    if before is None:
        values[term] = value
    elif isinstance(before, list):
        before.append(str(value))
    else:
        values[term] = [str(before), str(value)]
