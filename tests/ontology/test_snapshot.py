"""The vocabulary is a promise: a term or code that was there stays there (docs/ontology-changes.md)."""

from __future__ import annotations

from pathlib import Path

from rdflib import OWL, RDF, SKOS, Graph, Literal, Namespace

SNAPSHOT = Path(__file__).with_name("vocabulary_snapshot.txt")
JUSOU = Namespace("https://w3id.org/jusou/def/")
VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    SKOS.ConceptScheme: "scheme",
    SKOS.Concept: "concept",
    JUSOU.Law: "law",
    JUSOU.LawProvision: "law",
}
BASE = "https://w3id.org/jusou/"


def lines(ontology: Graph) -> list[str]:
    found = set()
    for kind, word in KINDS.items():
        for term in ontology.subjects(RDF.type, kind):
            future = (term, VS.term_status, Literal("future")) in ontology
            if str(term).startswith(BASE) and not future:
                found.add(f"{word} {str(term).removeprefix(BASE)}")
    return sorted(found)


def test_nothing_has_disappeared(ontology: Graph) -> None:
    kept = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    assert len(kept) >= 380
    assert sorted(set(kept)) == kept
    gone = sorted(set(kept) - set(lines(ontology)))
    assert gone == [], "removed or renamed terms: deprecate them instead, see docs/ontology-changes.md"


def test_new_terms_are_recorded(ontology: Graph) -> None:
    kept = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    new = sorted(set(lines(ontology)) - set(kept))
    assert new == [], "new terms: add these lines to tests/ontology/vocabulary_snapshot.txt, in order"
