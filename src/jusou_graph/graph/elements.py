"""The one mapping: records → nodes and edges, from which RDF triples and the Neo4j graph are both rendered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from jusou_graph import vocabulary
from jusou_graph.codes import Verdict
from jusou_graph.graph.laws import cited, law_id, law_of
from jusou_graph.graph.schema import FieldSpec, Kind, fields, referred
from jusou_graph.model.catalog import GRAPH_FORMAT, KINDS, Catalog, Municipality
from jusou_graph.model.covering import covering
from jusou_graph.model.evidence import Document, Source
from jusou_graph.model.places import CatchmentEntry

Value = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: ``id`` is the part of its IRI after the base, ``label`` its class, ``values`` by term."""

    id: str
    label: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge between two nodes; ``term`` names it."""

    start: str
    term: str
    end: str


@dataclass
class Elements:
    """All nodes and edges of a catalogue, in a fixed order."""

    revision: str
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)


LIST_ORDER = "listOrder"
"""Property that keeps the order of a node's lists (RDF sets have none); JSON object term → values."""


def concept_id(scheme: str, code: str) -> str:
    """Identifier of a concept, as ``scheme/field/elderly``."""
    return f"scheme/{scheme}/{code}"


def record_id(municipality: str, kind: str, slug: str) -> str:
    """Identifier of a record, as ``id/03201/agency/nio-ueda``."""
    return f"id/{municipality}/{kind}/{slug}"


def passage_id(municipality: str, source: Source) -> str:
    """Identifier of a passage: equal words in equal lines and section are one passage."""
    digest = hashlib.sha1(f"{source.lines}\0{source.section}\0{source.quote}".encode()).hexdigest()[:12]  # noqa: S324
    return f"id/{municipality}/passage/{digest}"


def elements(catalog: Catalog) -> Elements:
    """Nodes and edges of a catalogue.

    Args:
        catalog: All municipalities.

    Returns:
        Concepts and laws first, then each municipality with its records, towns and the rows of its tables.
    """
    out = Elements(catalog.revision)
    out.nodes["dataset"] = Node("dataset", "Dataset", {"revision": catalog.revision, "format": GRAPH_FORMAT})
    for node, edges in (*_concepts(), *_laws()):
        out.nodes[node.id] = node
        out.edges.extend(edges)
    for municipality in catalog.municipalities.values():
        _Builder(out, municipality).build()
    return out


def _concepts() -> Iterator[tuple[Node, list[Edge]]]:
    for scheme, labels in vocabulary.LABELS.items():
        for position, (code, label) in enumerate(labels.items()):
            values: dict[str, Value] = {"name": label, "codeWord": code, "scheme": scheme, "position": position}
            broader = vocabulary.BROADER.get(scheme, {}).get(code)
            node = Node(concept_id(scheme, code), "Concept", values)
            edges = [Edge(node.id, "broader", concept_id(scheme, broader))] if broader else []
            yield node, edges


def _laws() -> Iterator[tuple[Node, list[Edge]]]:
    for law, (name, number, *_) in vocabulary.LAWS.items():
        yield Node(law_id(law), "Law", {"name": name, "lawId": law, "lawNumber": number}), []
    for provision, label in vocabulary.LAW_PROVISIONS.items():
        node = Node(law_id(provision), "LawProvision", {"name": label})
        edges = [Edge(node.id, "lawOf", law_id(law_of(provision)))]
        edges += [Edge(node.id, "refersTo", law_id(other)) for other in vocabulary.REFERS_TO.get(provision, [])]
        yield node, edges


class _Builder:
    def __init__(self, out: Elements, municipality: Municipality) -> None:
        self.out = out
        self.municipality = municipality
        self.code = municipality.code
        self.root = f"id/{self.code}"

    def build(self) -> None:
        profile = self.municipality.profile
        self._record(self.root, "Municipality", profile, 0, {"folder": self.municipality.folder}, kind="municipality")
        for document in profile.documents:
            self.out.nodes[self._document(document.number)].values["municipality"] = self.code
        for stem, kind in KINDS.items():
            for position, record in enumerate(getattr(self.municipality, stem)):
                node = record_id(self.code, kind, record.id)
                self._record(node, type(record).__name__, record, position, {"slug": record.id}, kind=kind)
                self._edge(node, "inMunicipality", self.root)
        for basis in self.municipality.legal_bases:
            for provision in cited(basis):
                self._edge(record_id(self.code, "legal-basis", basis.id), "cites", law_id(provision))
        self._towns()
        self._entries()

    def _document(self, number: str) -> str:
        return f"{self.root}/document/{number}"

    def _edge(self, start: str, term: str, end: str) -> None:
        self.out.edges.append(Edge(start, term, end))

    def _record(
        self, node: str, label: str, record: BaseModel, position: int, extra: dict[str, Value], kind: str
    ) -> None:
        values: dict[str, Value] = {"position": position, **extra}
        order: dict[str, list[str]] = {}
        self.out.nodes[node] = Node(node, label, values)
        for spec in fields(type(record)):
            value = getattr(record, spec.name)
            if value is None or value == []:
                continue
            items = value if spec.many else [value]
            if spec.kind is Kind.VALUE:
                values[spec.term] = [str(v) for v in items] if spec.many else value
                ends = [str(v) for v in items]
            elif spec.kind is Kind.CHILD:
                ends = [self._child(node, spec.name, spec.term, i, v, kind) for i, v in enumerate(items)]
            else:
                ends = [self._end(spec, kind, v) for v in items]
                for end in ends:
                    self._edge(node, spec.term, end)
            if spec.many and len(ends) > 1 and spec.kind is not Kind.CHILD:
                order[spec.term] = ends
        if order:
            values[LIST_ORDER] = json.dumps(order, ensure_ascii=False, sort_keys=True)

    def _child(self, parent: str, name: str, term: str, position: int, child: BaseModel, kind: str) -> str:
        node = self._document(child.number) if isinstance(child, Document) else f"{parent}/{name}/{position}"
        self._record(node, type(child).__name__, child, position, {}, kind)
        self._edge(parent, term, node)
        return node

    def _end(self, spec: FieldSpec, kind: str, value: object) -> str:
        if spec.kind is Kind.CONCEPT:
            return concept_id(spec.scheme, str(value))
        if spec.kind is Kind.REFERENCE:
            return record_id(self.code, *referred(spec.target, kind, str(value)))
        return self._passage(value)  # type: ignore[arg-type]  # a PASSAGE field holds a Source

    def _passage(self, source: Source) -> str:
        node = passage_id(self.code, source)
        if node not in self.out.nodes:
            values: dict[str, Value] = {"section": source.section, "lines": source.lines, "quote": source.quote}
            self.out.nodes[node] = Node(node, "Passage", values)
            self._edge(node, "inDocument", self._document(source.document))
        return node

    def _towns(self) -> None:
        for position, town in enumerate(self.municipality.towns):
            node = self._town_id(position)
            values: dict[str, Value] = {"name": town.name, "position": position, "listSource": town.source}
            optional = {
                "chome": town.chome,
                "aza": town.aza,
                "townReading": town.reading,
                "machiazaId": town.machiaza_id,
                "ward": town.ward,
            }
            values.update({k: v for k, v in optional.items() if v not in (None, "")})
            if town.postal_codes:
                values["postalCode"] = list(town.postal_codes)
            self.out.nodes[node] = Node(node, "Town", values)
            self._edge(node, "inMunicipality", self.root)

    def _town_id(self, position: int) -> str:
        return f"{self.root}/town/{position:05d}"

    def _entries(self) -> None:
        one = self.municipality
        main = f"{self.root}/catchment/0"
        tables = {"": main} | {t.slug: f"{main}/tables/{i}" for i, t in enumerate(one.profile.catchment.tables)}
        nodes: dict[str, str] = {}
        for position, entry in enumerate(one.catchments):
            nodes[entry.id] = node = record_id(self.code, "catchment-entry", entry.id)
            self._entry(node, "CatchmentEntry", position, entry, tables[entry.table])
            self._edge(node, "entryOf", record_id(self.code, "agency", entry.agency))
        for position, entry in enumerate(one.areas):
            # By its place in the file: its own identifier begins with the name of the area.
            node = record_id(self.code, "area-entry", f"{position:05d}")
            self._entry(node, "AreaEntry", position, entry, tables[entry.table])
        for entry, index, verdict in covering(one.catchments, one.areas, one.towns):
            self._edge(nodes[entry.id], "covers" if verdict is Verdict.MET else "mayCover", self._town_id(index))

    def _entry(self, node: str, label: str, position: int, entry: CatchmentEntry, table: str) -> None:
        values: dict[str, Value] = {"slug": entry.id, "position": position, "printed": entry.printed}
        self.out.nodes[node] = Node(node, label, {**values, **_scope(entry)})
        self._edge(node, "inMunicipality", self.root)
        self._edge(node, "inTable", table)
        self._edge(node, "derivedFrom", self._passage(self.municipality.catchment_sources[entry.id]))


SCOPE_TERMS = {
    "town": "town",
    "chome_from": "chomeFrom",
    "chome_to": "chomeTo",
    "ban_from": "banFrom",
    "go_from": "goFrom",
    "ban_to": "banTo",
    "go_to": "goTo",
    "aza": "aza",
    "place": "namedPlace",
    "area": "areaName",
    "border": "border",
    "ward": "ward",
    "valid_from": "validFrom",
    "valid_until": "validUntil",
    "correction": "correction",
    "note": "note",
}
"""Field of an entry → term; what is empty is left out."""


def _scope(entry: CatchmentEntry) -> dict[str, Value]:
    found: dict[str, Value] = {"appliesTo": entry.applies_to.value, "extent": entry.extent.value}
    if entry.cases:
        found["cases"] = entry.cases.value
    given = ((term, getattr(entry, name)) for name, term in SCOPE_TERMS.items())
    return {**found, **{term: value for term, value in given if value not in (None, "")}}
