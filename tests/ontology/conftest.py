"""Fixtures of the ontology: its files as one graph, the real data as another, both in a store for the hygiene queries."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph

from jusou_graph.graph.elements import elements
from jusou_graph.graph.engines.rdflib_ import to_graph
from jusou_graph.model.catalog import Catalog

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILES = ("jusou.ttl", "schemes.ttl", "law.ttl", "reused.ttl")


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """The ontology without alignments and shapes."""
    graph = Graph()
    for name in FILES:
        graph.parse(ONTOLOGY / name)
    return graph


@pytest.fixture(scope="session")
def data_graph(real: Catalog) -> Graph:
    """The real data as RDF."""
    return to_graph(elements(real))


@pytest.fixture(scope="session")
def planted_graph(planted: Catalog) -> Graph:
    """The fictitious towns as RDF: terms that no town of the real data uses yet."""
    return to_graph(elements(planted))


@pytest.fixture(scope="session")
def ontology_store() -> pyoxigraph.Store:
    """The ontology in a store that answers SPARQL fast."""
    store = pyoxigraph.Store()
    for name in FILES:
        store.load(path=str(ONTOLOGY / name), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="session")
def whole_store(data_graph: Graph) -> pyoxigraph.Store:
    """Ontology and real data in one store."""
    store = pyoxigraph.Store()
    for name in FILES:
        store.load(path=str(ONTOLOGY / name), format=pyoxigraph.RdfFormat.TURTLE)
    store.load(data_graph.serialize(format="nt", encoding="utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store
