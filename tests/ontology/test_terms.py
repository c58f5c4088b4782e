"""Every term of the graph is declared, every declared term is in the graph or marked as future."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

from jusou_graph.graph.schema import ANY_RECORD, CLASS_OF_KIND, DEF, FieldSpec, Kind, fields, iri
from jusou_graph.graph.triples import class_iri
from jusou_graph.model import catalog, eligibility, evidence, records

JUSOU = Namespace(DEF)
VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def models() -> Iterator[type[BaseModel]]:
    for module in (catalog, eligibility, evidence, records):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__:
                yield value


def specs() -> list[tuple[type[BaseModel], FieldSpec]]:
    return [(model, spec) for model in models() for spec in fields(model)]


def declared(ontology: Graph, *types: URIRef) -> set[str]:
    return {str(s) for t in types for s in ontology.subjects(RDF.type, t) if str(s).startswith(DEF)}


def future(ontology: Graph) -> set[str]:
    return {str(s) for s in ontology.subjects(VS.term_status, Literal("future"))}


def deprecated(ontology: Graph) -> set[str]:
    return {str(s) for s in ontology.subjects(OWL.deprecated, Literal(True))}


def test_fields_are_collected() -> None:
    assert len(specs()) >= 150


def test_every_term_of_the_mapping_is_declared(ontology: Graph) -> None:
    used = {iri(spec.term) for _, spec in specs()}
    assert {t for t in used if t.startswith(DEF)} - declared(ontology, *PROPERTY_TYPES) == set()


def test_every_reused_term_is_explained(ontology: Graph, data_graph: Graph) -> None:
    used = {str(p) for p in data_graph.predicates()} | {iri(spec.term) for _, spec in specs()}
    foreign = {t for t in used if not t.startswith(DEF) and t != str(RDF.type)}
    assert {t for t in foreign if not list(ontology.objects(URIRef(t), RDFS.label))} == set()


def test_every_class_of_the_mapping_is_declared(ontology: Graph) -> None:
    labels = {"Municipality" if m is catalog.Profile else m.__name__ for m in models() if m not in BASES}
    used = {class_iri("Passage" if label == "Source" else label) for label in labels}
    assert used - declared(ontology, OWL.Class) == set()


BASES = (evidence.Strict, evidence.Record, evidence.Named)


def test_every_declared_property_is_used_or_future(ontology: Graph, data_graph: Graph, planted_graph: Graph) -> None:
    used = {str(p) for graph in (data_graph, planted_graph) for p in graph.predicates()}
    used |= {iri(spec.term) for _, spec in specs()}
    used |= {str(p) for p in ontology.predicates()}
    assert declared(ontology, *PROPERTY_TYPES) - used - future(ontology) - deprecated(ontology) == set()


def test_a_deprecated_property_is_no_longer_used_and_names_its_successors(ontology: Graph, data_graph: Graph) -> None:
    used = {str(p) for p in data_graph.predicates()} | {iri(spec.term) for _, spec in specs()}
    old = deprecated(ontology)
    assert len(old) >= 6
    assert old & used == set()
    successors = {str(o) for term in old for o in ontology.objects(URIRef(term), DCTERMS.isReplacedBy)}
    assert successors <= declared(ontology, *PROPERTY_TYPES) & used
    assert all(list(ontology.objects(URIRef(term), DCTERMS.isReplacedBy)) for term in old)


def test_a_term_has_one_meaning(ontology: Graph) -> None:
    """A value is of one type and a reference leads to one type of record, whichever record type has the term."""
    kinds: dict[str, set[object]] = {}
    for model, spec in specs():
        if spec.kind is Kind.VALUE:
            kinds.setdefault(spec.term, set()).add(spec.type)
        if spec.kind is Kind.REFERENCE:
            kinds.setdefault(spec.term, set()).add(spec.target or model.__name__)
    assert {term for term, found in kinds.items() if len(found) > 1} == set()
    assert {str(p) for p in ontology.subjects(OWL.deprecated, Literal(True))} & {iri(t) for t in kinds} == set()


SHARED = {
    "asOf", "ask", "concern", "content", "correction", "department", "derivedFrom", "edition", "eligibility", "field", "frequency", "label",
    "location", "member", "mode", "name", "note", "operatedBy", "phone", "placeKind", "printed", "programme", "says",
    "setup", "staffing", "status", "title", "validFrom", "validUntil",
}  # fmt: skip
"""Terms that several record types declare, each looked at: it means the same in all of them."""


def test_a_term_that_record_types_share_was_looked_at() -> None:
    owners: dict[str, set[type]] = {}
    for model, spec in specs():
        declaring = next(c for c in reversed(model.__mro__) if spec.name in vars(c).get("__annotations__", {}))
        owners.setdefault(spec.term, set()).add(declaring)
    new = {term for term, found in owners.items() if len(found) > 1} - SHARED
    assert new == set(), "one meaning: add it to SHARED; two meanings: give each a term of its own in graph/schema.py"


def test_every_declared_class_is_used_or_future(ontology: Graph, data_graph: Graph, planted_graph: Graph) -> None:
    used = {str(c) for graph in (data_graph, planted_graph, ontology) for c in graph.objects(None, RDF.type)}
    assert declared(ontology, OWL.Class) - used - future(ontology) == set()


def test_functional_properties_are_single_in_every_record(ontology: Graph) -> None:
    functional = declared(ontology, OWL.FunctionalProperty)
    many = {iri(spec.term) for _, spec in specs() if spec.many}
    assert functional & many == set()


def test_single_jusou_properties_are_functional(ontology: Graph) -> None:
    functional = declared(ontology, OWL.FunctionalProperty)
    many = {iri(spec.term) for _, spec in specs() if spec.many}
    single = {iri(spec.term) for _, spec in specs() if not spec.many and iri(spec.term).startswith(DEF)}
    assert single - many - functional == set()


VALUES = {str: "string", int: "integer", bool: "boolean"}


@pytest.mark.parametrize(("model", "spec"), specs(), ids=lambda v: getattr(v, "__name__", None) or v.name)
def test_kind_and_range_agree_with_the_mapping(ontology: Graph, model: type[BaseModel], spec: FieldSpec) -> None:
    term = URIRef(iri(spec.term))
    if not str(term).startswith(DEF):
        return
    kind = OWL.DatatypeProperty if spec.kind is Kind.VALUE else OWL.ObjectProperty
    assert (term, RDF.type, kind) in ontology
    target = ontology.value(term, RDFS.range)
    if spec.kind is Kind.VALUE and target is not None:
        assert target == URIRef("http://www.w3.org/2001/XMLSchema#" + VALUES[spec.type])
    if spec.kind is Kind.CHILD:
        assert target == JUSOU[spec.type.__name__]
    if spec.kind is Kind.REFERENCE and spec.target == ANY_RECORD:
        assert target is None
    elif spec.kind is Kind.REFERENCE:
        assert target == JUSOU[CLASS_OF_KIND[spec.target].__name__ if spec.target else model.__name__]
    domain = ontology.value(term, RDFS.domain)
    own = JUSOU[
        "Municipality" if model is catalog.Profile else "Passage" if model is evidence.Source else model.__name__
    ]
    assert domain in (None, own)
