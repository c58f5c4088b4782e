"""What each field of a record becomes in the graph: a value, a concept, a reference, a child node or a passage.

Read off the record types once, so that a new field is mapped the moment it exists. The names are systematic
(``takes_up_gaps`` → ``takesUpGaps``); only reused terms of other vocabularies stand in ``REUSED``.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pydantic import BaseModel

from jusou_graph import vocabulary
from jusou_graph.codes import BASE_IRI
from jusou_graph.model.catalog import KINDS, RECORD_FILES
from jusou_graph.model.evidence import Source

DEF = f"{BASE_IRI}def/"

PREFIXES = {
    "jusou": DEF,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

REUSED = {
    "name": "skos:prefLabel",
    "alias": "skos:altLabel",
    "broader": "skos:broader",
    "derivedFrom": "prov:wasDerivedFrom",
    "quote": "oa:exact",
    "note": "skos:note",
    "definition": "skos:definition",
    "title": "dcterms:title",
    "issued": "dcterms:issued",
    "issuer": "dc:publisher",
    "code": "dcterms:identifier",
    "inMunicipality": "dcterms:isPartOf",
    "inDocument": "dcterms:source",
}
"""Term → term of another vocabulary; everything else is ``jusou:`` and the term itself."""

NAMES = {
    "about": "aboutRecord",
    "activities": "offers",
    "agencies": "namesAgency",
    "aliases": "alias",
    "all_of": "condition",
    "claims": "claim",
    "concerns": "concern",
    "districts": "district",
    "documents": "document",
    "exclusions": "exclusion",
    "fields": "field",
    "members": "member",
    "names": "spelling",
    "none_of": "excludedCircumstance",
    "occasions": "occasion",
    "of": "ofWhom",
    "operator": "operatedBy",
    "option_codes": "optionCode",
    "options": "option",
    "programmes": "programme",
    "providers": "providedBy",
    "roles": "role",
    "source": "derivedFrom",
    "sources": "derivedFrom",
    "tables": "furtherTable",
    "towns": "townName",
    "Agency.kind": "placeKind",
    "CatchmentTable.kind": "assignment",
    "Condition.any_of": "circumstance",
    "Department.number": "listNumber",
    "Document.number": "documentNumber",
    "Eligibility.any_of": "alternative",
    "IntakeItem.part": "sheetPart",
    "Organization.kind": "legalForm",
    "Organization.parent": "subOrganizationOf",
    "Profile.gap_meeting_source": "gapMeetingPassage",
    "Profile.reading": "municipalityReading",
    "Resource.kind": "placeKind",
    "Meeting.kind": "meetingKind",
    "Meeting.parent": "subMeetingOf",
    "NetworkMember.field": "field",
    "Role.role": "takesPartAs",
    "Term.term": "name",
    "Profile.wards": "wardRecord",
    "WardRecord.reading": "wardReading",
    "WardRecord.towns": "wardTown",
}
"""Field (or ``Class.field``) → term where the term is not just the camelCase of the field: lists read in the
singular, references say what they mean."""

ANY_RECORD = "*"
"""Target of a reference that names the type of the record itself, as ``agency/kurashi``."""

REFERENCES = {
    "about": ANY_RECORD,
    "operator": "organization",
    "providers": "organization",
    "agencies": "agency",
    "sole_centre": "agency",
    "branch_of": "agency",
    "gap_meeting": "meeting",
    "parent": None,
}
"""Fields that hold the id of another record → its type (None: the record's own type; ``ANY_RECORD``: it is named)."""

LEFT_OUT = {"expected"}
"""Fields that speak of the files, not of the world."""

CLASS_OF_KIND = {kind: RECORD_FILES[stem] for stem, kind in KINDS.items()}

SCHEME_OF_ENUM: dict[type[StrEnum], str] = {
    value: name
    for name in vocabulary.LABELS
    for value in vars(vocabulary).values()
    if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    if [m.value for m in value] == list(vocabulary.LABELS[name])
}


class Kind(StrEnum):
    """What a field becomes."""

    VALUE = "value"
    CONCEPT = "concept"
    REFERENCE = "reference"
    CHILD = "child"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record type.

    Attributes:
        name: Python name; ``term`` its name in the graph (camelCase).
        kind: What it becomes; ``many`` for lists.
        scheme: Concept scheme, for concepts.
        type: Class of the child, for children; value type otherwise.
        target: Record type referred to, for references (as in ``REFERENCES``).
    """

    name: str
    term: str
    kind: Kind
    many: bool
    scheme: str = ""
    type: type = str
    target: str | None = None


def referred(target: str | None, own: str, value: str) -> tuple[str, str]:
    """Type and slug of the record that a reference names.

    Args:
        target: As in ``REFERENCES``.
        own: Type of the record that refers.
        value: What the field holds.
    """
    if target == ANY_RECORD:
        kind, _, slug = value.partition("/")
        return kind, slug
    return target or own, value


def camel(name: str) -> str:
    """``takes_up_gaps`` → ``takesUpGaps``."""
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def iri(term: str) -> str:
    """Full IRI of a property: a reused one or ``jusou:`` + camelCase."""
    compact = REUSED.get(term)
    if compact is None:
        return DEF + term
    prefix, local = compact.split(":")
    return PREFIXES[prefix] + local


@cache
def fields(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Field specifications of a record type, ``id`` left out."""
    hints = typing.get_type_hints(model)
    return tuple(
        _spec(name, term_of(model, name), hints[name])
        for name in model.model_fields
        if name != "id" and name not in LEFT_OUT
    )


def term_of(model: type[BaseModel], name: str) -> str:
    """Term of a field: of the class, of the field, or its camelCase."""
    for base in model.__mro__:
        if found := NAMES.get(f"{base.__name__}.{name}"):
            return found
    return NAMES.get(name) or camel(name)


def _spec(name: str, term: str, annotation: object) -> FieldSpec:
    many = typing.get_origin(annotation) is list
    inner = next((t for t in _leaves(annotation) if t is not type(None)), str)
    if name in REFERENCES:
        return FieldSpec(name, term, Kind.REFERENCE, many, target=REFERENCES[name])
    if inner is Source:
        return FieldSpec(name, term, Kind.PASSAGE, many)
    if issubclass(inner, BaseModel):
        return FieldSpec(name, term, Kind.CHILD, many, type=inner)
    if issubclass(inner, StrEnum):
        return FieldSpec(name, term, Kind.CONCEPT, many, scheme=SCHEME_OF_ENUM[inner])
    return FieldSpec(name, term, Kind.VALUE, many, type=inner)


def _leaves(annotation: object) -> list[type]:
    """Concrete types inside an annotation: ``list[X] | None`` → X, None; a Literal counts as its values' type."""
    origin = typing.get_origin(annotation)
    if origin is typing.Literal:
        return [type(typing.get_args(annotation)[0])]
    if isinstance(annotation, type) and origin is None:
        return [annotation]
    return [leaf for argument in typing.get_args(annotation) for leaf in _leaves(argument)]
