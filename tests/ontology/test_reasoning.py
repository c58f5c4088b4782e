"""The OWL 2 RL closure of ontology, alignments and data holds no contradiction; a planted one is found."""

from __future__ import annotations

import owlrl
import pytest
from rdflib import OWL, RDF, Graph, Literal, Namespace

from .conftest import ONTOLOGY

JUSOU = Namespace("https://w3id.org/jusou/def/")
ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"


@pytest.fixture(scope="module")
def terms() -> Graph:
    """The axioms; labels and definitions are left out: nothing follows from them, and each costs the closure time."""
    graph = Graph()
    for triple in Graph().parse(ONTOLOGY / "jusou.ttl"):
        if not isinstance(triple[2], Literal):
            graph.add(triple)
    return graph


def contradictions(graph: Graph) -> list[str]:
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False)
    closure.expand(graph)
    found = [str(o) for _, p, o in graph if str(p) == ERROR]
    return found + [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]


def test_terms_laws_and_alignments_hold_no_contradiction(terms: Graph) -> None:
    graph = Graph() + terms
    for path in (ONTOLOGY / "law.ttl", *ONTOLOGY.glob("align-*.ttl")):
        graph.parse(path)
    assert contradictions(graph) == []


@pytest.mark.slow
def test_the_data_hold_no_contradiction(terms: Graph, data_graph: Graph) -> None:
    """Only what the axioms can contradict: types and edges of jusou: terms. Left out for time: towns and passages
    (checked by shapes) and edges to concepts (whose range is disjoint with nothing).
    """
    seen = Graph() + terms
    for s, p, o in data_graph:
        typed = p == RDF.type and o not in (JUSOU.Town, JUSOU.Passage) and str(o).startswith(JUSOU)
        edge = str(p).startswith(JUSOU) and p != JUSOU.covers and not isinstance(o, Literal)
        if typed or (edge and "/scheme/" not in str(o)):
            seen.add((s, p, o))
    assert len(seen) > len(terms) + 3000
    assert contradictions(seen) == []


@pytest.mark.parametrize(
    "fault",
    [
        "<urn:desk> a jusou:Agency, jusou:Organization .",
        "<urn:desk> jusou:operatedBy <urn:other> . <urn:other> a jusou:Agency .",
        "<urn:entry> jusou:entryOf <urn:centre> . <urn:centre> a jusou:Resource .",
    ],
    ids=["two-classes", "desk-runs-desk", "entry-of-a-place"],
)
def test_a_planted_contradiction_is_found(terms: Graph, fault: str) -> None:
    graph = Graph() + terms
    graph.parse(data=f"@prefix jusou: <{JUSOU}> . {fault}", format="turtle")
    assert contradictions(graph) != []
