"""Alignments speak about declared terms, in files of their own, and nothing is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from .conftest import ONTOLOGY

ALIGNMENTS = sorted(ONTOLOGY.glob("align-*.ttl"))
BASE = "https://w3id.org/jusou/"
MAPPINGS = {RDFS.subClassOf, SKOS.closeMatch, SKOS.relatedMatch}
REMARKS = {RDFS.seeAlso, SKOS.note}


def test_alignments_are_collected() -> None:
    assert len(ALIGNMENTS) >= 10


@pytest.mark.parametrize("path", ALIGNMENTS, ids=lambda p: p.stem)
def test_an_alignment_maps_declared_terms_outwards(path: Path, ontology: Graph) -> None:
    graph = Graph().parse(path)
    assert len(graph) >= 1
    assert set(graph.predicates()) <= MAPPINGS | REMARKS
    assert {s for s in graph.subjects() if (s, RDF.type, None) not in ontology} == set()
    targets = {o for p in MAPPINGS for o in graph.objects(None, p)}
    assert {t for t in targets if str(t).startswith(BASE)} == set()


def test_the_ontology_itself_maps_and_imports_nothing(ontology: Graph) -> None:
    everything = Graph() + ontology
    for path in (*ALIGNMENTS, *(ONTOLOGY / "shapes").glob("*.ttl")):
        everything.parse(path)
    assert list(everything.triples((None, OWL.imports, None))) == []
    own = {o for o in ontology.objects(None, RDFS.subClassOf) if isinstance(o, URIRef) and not str(o).startswith(BASE)}
    assert own == set()
