"""The mapping backwards: a catalogue read from the nodes and edges of any engine.

Features work on these records, so every engine that gives the same nodes and edges gives the same answers.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from pydantic import BaseModel

from jusou_graph.errors import EngineUnavailableError
from jusou_graph.graph.elements import LIST_ORDER, SCOPE_TERMS, Elements, Node
from jusou_graph.graph.schema import ANY_RECORD, CLASS_OF_KIND, FieldSpec, Kind, fields
from jusou_graph.model.catalog import GRAPH_FORMAT, KINDS, Catalog, Municipality, Profile
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.places import AppliesTo, Cases, CatchmentEntry, Extent, Town


def read_catalog(found: Elements) -> Catalog:
    """Builds the catalogue from nodes and edges.

    Args:
        found: What an engine holds.

    Returns:
        The same catalogue that was loaded, but for the files' own fields (``expected``).

    Raises:
        EngineUnavailableError: The engine holds no data, or data of another format.
    """
    dataset = found.nodes.get("dataset")
    if dataset is None or dataset.values.get("format") != GRAPH_FORMAT:
        what = "別の版の形式のデータが入っています" if dataset else "まだデータがありません"
        raise EngineUnavailableError(f"グラフに{what}。", "「jusou graph push」で入れ直してください。")
    return _Reader(found).read()


class _Reader:
    def __init__(self, found: Elements) -> None:
        self.nodes = found.nodes
        self.revision = found.revision
        self.out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.members: dict[str, list[str]] = defaultdict(list)
        for edge in found.edges:
            self.out[edge.start][edge.term].append(edge.end)
            if edge.term == "inMunicipality":
                self.members[edge.end].append(edge.start)

    def read(self) -> Catalog:
        roots = sorted(n.id for n in self.nodes.values() if n.label == "Municipality")
        municipalities = [self._municipality(root) for root in roots]
        return Catalog({m.code: m for m in municipalities}, self.revision)

    def _municipality(self, root: str) -> Municipality:
        node = self.nodes[root]
        profile = Profile.model_validate(self._fields(node, Profile))
        by_label: dict[str, list[Node]] = defaultdict(list)
        for member in self.members[root]:
            by_label[self.nodes[member].label].append(self.nodes[member])
        for nodes in by_label.values():
            nodes.sort(key=lambda n: int(n.values["position"]))  # type: ignore[arg-type]  # positions are integers
        records: dict[str, list[Record]] = {}
        for stem, kind in KINDS.items():
            model = CLASS_OF_KIND[kind]
            records[stem] = [
                model.model_validate({"id": n.values["slug"], **self._fields(n, model)})
                for n in by_label[model.__name__]
            ]
        names = {a.id: a.name for a in records["agencies"]}  # type: ignore[attr-defined]  # agencies are named
        entries = [self._entry(n, profile.code, names) for n in by_label["CatchmentEntry"]]
        areas = [self._entry(n, profile.code, names) for n in by_label["AreaEntry"]]
        return Municipality(
            profile,
            str(node.values["folder"]),
            catchments=[entry for entry, _ in entries],
            areas=[entry for entry, _ in areas],
            catchment_sources={entry.id: source for entry, source in (*areas, *entries)},
            towns=[_town(n, profile.code) for n in by_label["Town"]],
            **records,  # type: ignore[arg-type]  # each list holds the type its file is declared with
        )

    def _entry(self, node: Node, code: str, names: dict[str, str]) -> tuple[CatchmentEntry, Source]:
        v, out = node.values, self.out[node.id]
        agency = out["entryOf"][0].rsplit("/", 1)[1] if "entryOf" in out else ""
        entry = CatchmentEntry(
            str(v["slug"]),
            code,
            agency,
            names.get(agency, ""),
            str(v["printed"]),
            applies_to=AppliesTo(str(v["appliesTo"])),
            extent=Extent(str(v["extent"])),
            cases=Cases(str(v["cases"])) if "cases" in v else None,
            table=str(self.nodes[out["inTable"][0]].values.get("slug", "")),
            **{"town": "", **{name: v[term] for name, term in SCOPE_TERMS.items() if term in v}},  # type: ignore[arg-type]
        )
        return entry, self._source(self.out[node.id]["derivedFrom"][0])

    def _fields(self, node: Node, model: type[BaseModel]) -> dict[str, Any]:
        order: dict[str, list[str]] = json.loads(str(node.values.get(LIST_ORDER, "{}")))
        found: dict[str, Any] = {}
        for spec in fields(model):
            items = self._items(node, spec, order)
            if items:
                found[spec.name] = items if spec.many else items[0]
        return found

    def _items(self, node: Node, spec: FieldSpec, order: dict[str, list[str]]) -> list[Any]:
        if spec.kind is Kind.VALUE:
            value = node.values.get(spec.term)
            if value is None:
                return []
            return order.get(spec.term) or (value if isinstance(value, list) else [value])
        ends = order.get(spec.term) or self.out[node.id].get(spec.term, [])
        if spec.kind is Kind.CHILD:
            children = sorted((self.nodes[e] for e in ends), key=lambda n: int(n.values["position"]))  # type: ignore[arg-type]
            return [self._fields(child, spec.type) for child in children]
        if spec.kind is Kind.PASSAGE:
            return [self._source(end) for end in ends]
        parts = 2 if spec.target == ANY_RECORD else 1
        return ["/".join(end.split("/")[-parts:]) for end in ends]

    def _source(self, passage: str) -> Source:
        v = self.nodes[passage].values
        return Source(section=str(v["section"]), lines=str(v["lines"]), quote=str(v["quote"]))


def _optional_int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _town(node: Node, code: str) -> Town:
    v = node.values
    codes = v.get("postalCode", [])
    return Town(
        code,
        str(v["name"]),
        _optional_int(v.get("chome")),
        str(v.get("aza", "")),
        str(v.get("townReading", "")),
        tuple(sorted(codes)) if isinstance(codes, list) else (str(codes),),
        str(v.get("machiazaId", "")),
        str(v["listSource"]),
        str(v.get("ward", "")),
    )
