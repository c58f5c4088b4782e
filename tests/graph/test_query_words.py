"""The queries name only what the graph has: a label, type, property or term that is not there matches nothing, silently."""

from __future__ import annotations

import re

import pytest
from rdflib import OWL, RDF, Graph, Literal

from conftest import ROOT
from jusou_graph.graph.elements import Elements, elements
from jusou_graph.graph.engines.neo4j_ import relationship
from jusou_graph.graph.schema import DEF
from jusou_graph.model.catalog import Catalog
from jusou_graph.queries import NamedQuery, load_all

QUERIES = [pytest.param(query, id=name) for name, query in load_all().items()]


@pytest.fixture(scope="module")
def graphs(real: Catalog, planted: Catalog) -> list[Elements]:
    """The real data and the fictitious towns."""
    return [elements(real), elements(planted)]


@pytest.fixture(scope="module")
def properties(graphs: list[Elements]) -> set[str]:
    """Properties of nodes, those that the store adds among them."""
    return {"id", "revision"} | {term for g in graphs for node in g.nodes.values() for term in node.values}


@pytest.fixture(scope="module")
def types(graphs: list[Elements]) -> set[str]:
    """Types of relationships."""
    return {relationship(edge.term) for g in graphs for edge in g.edges}


@pytest.fixture(scope="module")
def labels(graphs: list[Elements]) -> set[str]:
    """Labels of nodes."""
    return {"Jusou"} | {node.label for g in graphs for node in g.nodes.values()}


@pytest.fixture(scope="module")
def terms() -> set[str]:
    """Classes and properties of the ontology that are not deprecated."""
    ontology = Graph().parse(ROOT / "ontology" / "jusou.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    found = {s for kind in kinds for s in ontology.subjects(RDF.type, kind)}
    return {str(s).removeprefix(DEF) for s in found if (s, OWL.deprecated, Literal(True)) not in ontology}


def words_of(cypher: str) -> tuple[set[str], set[str], set[str]]:
    """Properties, relationship types and labels that a Cypher query names.

    Left out: text in quotes, comments, and the keys of maps that the query makes itself.
    """
    code = re.sub(r'"[^"]*"', '""', "\n".join(line for line in cypher.splitlines() if not line.startswith("//")))
    pattern = r"(?<!\w)\(\w*(?::[\w|]+)?\s*\{([^{}]*)\}\)"
    asked = {key for inner in re.findall(pattern, code) for key in re.findall(r"(\w+):", inner)}
    made = {
        key
        for inner in re.findall(r"\{([^{}]*)\}", re.sub(pattern, "()", code))
        for key in re.findall(r"(\w+):", inner)
    }
    named = asked | (set(re.findall(r"\b[a-z]\w*\.([a-z]\w*)", code)) - made)
    edges = {one for found in re.findall(r"\[\w*:([A-Z_|]+)", code) for one in found.split("|")}
    nodes = {one for found in re.findall(r"\(\w*:([A-Z]\w+(?:\|[A-Z]\w+)*)", code) for one in found.split("|")}
    return named, edges, nodes


@pytest.mark.parametrize("query", QUERIES)
def test_cypher_names_only_what_the_graph_has(
    query: NamedQuery, properties: set[str], types: set[str], labels: set[str]
) -> None:
    named, edges, nodes = words_of(query.cypher)
    assert nodes
    assert named - properties == set()
    assert edges - types == set()
    assert nodes - labels == set()


@pytest.mark.parametrize("query", QUERIES)
def test_sparql_names_only_terms_in_use(query: NamedQuery, terms: set[str]) -> None:
    named = set(re.findall(r"\bjusou:(\w+)", query.sparql))
    assert named
    assert named - terms == set()


def test_the_words_are_found() -> None:
    found = [words_of(query.cypher) for query in load_all().values()]
    assert len(found) >= 70
    assert sum(bool(edges) for _, edges, _ in found) >= 65
    assert len(set().union(*(named for named, _, _ in found))) >= 40


def test_a_slip_in_cypher_is_seen() -> None:
    named, edges, nodes = words_of(
        'MATCH (m:Town {old: "x"})<-[:PARENT|NEED]-(r) WHERE r.reading = "a.b" RETURN m.name'
    )
    assert named == {"old", "reading", "name"}
    assert edges == {"PARENT", "NEED"}
    assert nodes == {"Town"}
