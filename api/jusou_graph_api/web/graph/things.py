"""The graph as people walk it: things with names, what joins them, and the shortest way between two of them.

Passages, parts of records and the municipality as a hub are folded away: a part stands for its record, a passage is
shown as the proof of a step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from jusou_graph.graph.elements import Elements, Node, elements
from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.evidence import Record, Source
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.web.data.record_view import KIND_LABELS, name_of, record_path
from jusou_graph_api.web.graph.printed_names import Names, same_body

if TYPE_CHECKING:
    import networkx as nx

RELATIONS = {
    "operatedBy": ("運営", "運営しているもの"),
    "providedBy": ("実施主体", "実施している事業"),
    "namesAgency": ("名の出る窓口", "名の出る一覧"),
    "namesOrganization": ("名の出る法人・団体", "名の出る一覧"),
    "subOrganizationOf": ("属する組織", "属するもの"),
    "subMeetingOf": ("属する会議", "含む会議"),
    "branchOf": ("責任をもつ窓口", "支所・分室"),
    "entryOf": ("担当する窓口", "担当する町名（印字）"),
    "aboutRecord": ("何について", "くいちがう記載"),
    "namedInClaim": ("記載に名の出るもの", "名の出るくいちがい"),
    "soleCentre": ("ただ一つの窓口", "ただ一つの窓口である自治体"),
    "gapMeeting": ("不足を持ち寄る会議", "不足を持ち寄られる自治体"),
    "field": ("分野", "この分野のもの"),
    "programme": ("事業", "この事業のもの"),
    "placeKind": ("種別", "この種別のもの"),
    "meetingKind": ("会議の種別", "この種別の会議"),
    "need": ("こたえるニーズ", "このニーズにこたえるもの"),
    "activity": ("すること", "これをする場"),
    "circumstance": ("対象の状況", "この状況を対象に書くもの"),
    "excludedCircumstance": ("あてはまらないことを求める状況", "この状況の人を外すもの"),
    "concern": ("相談内容", "この相談内容のもの"),
    "mode": ("実施方式", "この方式のもの"),
    "secondMode": ("実施方式（二つ目）", "この方式のもの（二つ目）"),
    "setup": ("設置形態", "この形態のもの"),
    "occasion": ("開く時機", "この時機に開く会議"),
    "timing": ("時機", "この時機のきまり"),
    "pattern": ("プラン確定の型", "この型のきまり"),
    "criterion": ("見るところ", "これを条件に見るもの"),
    "optionCode": ("選択肢", "この選択肢のある項目"),
    "broader": ("上の区分", "下の区分"),
}
"""Term of the graph → its name read forwards and backwards; other terms are not walked.

``namesOrganization`` and ``namedInClaim`` are no terms: they are read here off cells in which a whole name stands."""

HIDDEN = {"criterion", "optionCode"}
"""Walked by nobody: they join everything with everything."""

CONCEPT_KINDS = {
    "field": "分野", "programme": "事業の類型", "place": "種別", "meeting": "会議の種別", "supportNeed": "参加のニーズ",
    "activity": "活動", "circumstance": "生活の状況", "concern": "相談内容", "mode": "実施方式", "setup": "設置形態",
    "timing": "時機", "planPattern": "プラン確定の型",
}  # fmt: skip


RECORD_SLASHES = 3
"""Slashes in the identifier of a record (``id/03201/resource/bbm``); its parts have more."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name.

    Attributes:
        id: As in addresses: ``03201/agency/nio-ueda`` or ``concept/supportNeed/workStep``.
        name: Its name; ``kind`` what it is, in words.
        municipality: Name of its municipality, ``""`` for concepts.
        path: Page of its record, None for concepts.
        twin: The same body under its other part (the desk an organization also is), or None.
    """

    id: str
    name: str
    kind: str
    municipality: str
    path: str | None
    twin: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A join: ``relation`` in words as read from ``start`` to ``end``, and the passage that says so."""

    start: Thing
    relation: str
    end: Thing
    citation: Citation | None
    code: str


class Things:
    """All things of a catalogue and what joins them.

    Args:
        catalog: The records.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.things: dict[str, Thing] = {}
        self._joins: dict[str, dict[tuple[str, bool, str], Source | None]] = defaultdict(dict)
        found = elements(catalog)
        proofs = _proofs(found)
        for node in found.nodes.values():
            if thing := self._thing(node):
                self.things[thing.id] = thing
        for edge in found.edges:
            if edge.term in RELATIONS and edge.term not in HIDDEN:
                self._join(_owner(edge.start), edge.term, _owner(edge.end), _nearest(proofs, edge.start))
        for municipality in catalog.municipalities.values():
            self._join_named(municipality)
            self._tell_twins_apart(municipality)
        from networkx import Graph

        self._network: nx.Graph[str] = Graph()
        for start, joins in self._joins.items():
            for _, _, end in joins:
                # A way through something that joins many things explains little, so it is made longer.
                weight = 1 + log2(max(len(self._joins[start]), len(self._joins[end])))
                self._network.add_edge(start, end, weight=weight)

    def _thing(self, node: Node) -> Thing | None:
        if node.label == "Concept":
            scheme, code = str(node.values["scheme"]), str(node.values["codeWord"])
            if scheme not in CONCEPT_KINDS:
                return None
            return Thing(f"concept/{scheme}/{code}", LABELS[scheme][code], CONCEPT_KINDS[scheme], "", None)
        parts = node.id.split("/")
        if parts[0] != "id" or len(parts) not in (2, 4):
            return None
        municipality = self._catalog.municipalities[parts[1]]
        place = self._catalog.name(parts[1])
        if len(parts) == 2:
            return Thing(parts[1], place, "自治体", place, f"/data?municipality={parts[1]}")
        kind, slug = parts[2], parts[3]
        if kind == "catchment-entry":
            return Thing(f"{parts[1]}/{kind}/{slug}", str(node.values["printed"]), "担当地区表の町名", place, None)
        if kind not in KIND_LABELS:
            return None
        record = next(r for r in getattr(municipality, STEM_OF_KIND[kind]) if r.id == slug)
        name = f"{name_of(record)}（一覧の行）" if kind == "network-member" else name_of(record)
        return Thing(f"{parts[1]}/{kind}/{slug}", name, KIND_LABELS[kind], place, record_path(parts[1], kind, slug))

    def _join_named(self, municipality: Municipality) -> None:
        """Rows of the network list to the organizations they name; contradictions to whom their claims name."""
        names, code = Names(municipality), municipality.code
        for row in municipality.network:
            for (kind, slug), source in names.in_passages(row.sources, ("organization",)):
                self._join(f"{code}/network-member/{row.id}", "namesOrganization", f"{code}/{kind}/{slug}", source)
        for conflict in municipality.conflicts:
            claimed = [source for claim in conflict.claims for source in claim.sources]
            for (kind, slug), source in names.in_passages(claimed, ("organization", "agency", "resource")):
                if f"{kind}/{slug}" != conflict.about:
                    self._join(f"{code}/conflict/{conflict.id}", "namedInClaim", f"{code}/{kind}/{slug}", source)

    def _tell_twins_apart(self, municipality: Municipality) -> None:
        for desk, organization in same_body(municipality).items():
            one, other = f"{municipality.code}/agency/{desk}", f"{municipality.code}/organization/{organization}"
            for here, there, word in ((one, other, "窓口・機関としての記載"), (other, one, "組織としての記載")):
                self.things[here] = replace(self.things[here], kind=word, twin=there)

    def _join(self, start: str, term: str, end: str, proof: Source | None = None) -> None:
        if start != end and start in self.things and end in self.things:
            self._joins[start].setdefault((term, True, end), proof)
            self._joins[end].setdefault((term, False, start), proof)

    def neighbours(self, identifier: str) -> list[Step]:
        """What a thing is joined to, by relation and name."""
        order = list(RELATIONS)
        twin = self.things[identifier].twin
        joins = sorted(
            self._joins[identifier], key=lambda j: (j[2] != twin, not j[1], order.index(j[0]), self.things[j[2]].name)
        )
        return [self._step(identifier, term, forwards, other) for term, forwards, other in joins]

    def path(self, start: str, end: str) -> list[Step]:
        """The most telling short way between two things; empty where there is none."""
        from networkx import NetworkXNoPath, NodeNotFound, shortest_path

        try:
            nodes = shortest_path(self._network, start, end, weight="weight")
        except (NetworkXNoPath, NodeNotFound):
            return []
        steps = []
        for a, b in pairwise(nodes):
            term, forwards, _ = next(j for j in self._joins[a] if j[2] == b)
            steps.append(self._step(a, term, forwards, b))
        return steps

    def find(self, words: str, municipality: str | None, limit: int = 40) -> list[Thing]:
        """Things whose name holds the words, shorter names first."""
        wanted = "".join(words.split())
        if not wanted:
            return []
        found = [
            t
            for t in self.things.values()
            if wanted in "".join(t.name.split())
            and (municipality is None or t.id.startswith((municipality, "concept/")))
        ]
        return sorted(found, key=lambda t: (len(t.name), t.id))[:limit]

    def _step(self, start: str, term: str, forwards: bool, end: str) -> Step:
        relation = RELATIONS[term][0 if forwards else 1]
        if self.things[start].twin == end:  # a body does not run itself: it is the same one, written down twice
            relation = self.things[end].kind
        says, named = (start, end) if forwards else (end, start)
        proof = self._joins[start][term, forwards, end]
        citation, code = self._citation(says, self.things[named].name, proof)
        return Step(self.things[start], relation, self.things[end], citation, code)

    def _citation(self, identifier: str, name: str, proof: Source | None) -> tuple[Citation | None, str]:
        """The passage of the part that says the join; else one of the record that names the other, else its first."""
        code, _, rest = identifier.partition("/")
        municipality = self._catalog.municipalities.get(code)
        if municipality is None:
            return None, ""
        source = proof or _source(municipality, rest, name)
        return (cite(municipality, source) if source else None), code


def _source(municipality: Municipality, rest: str, name: str) -> Source | None:
    kind, _, slug = rest.partition("/")
    if kind == "catchment-entry":
        return municipality.catchment_sources[slug]
    records: Iterable[Record] = getattr(municipality, STEM_OF_KIND[kind]) if kind in STEM_OF_KIND else ()
    record = next((r for r in records if r.id == slug), None)
    if record is None:
        return municipality.profile.catchment.source
    return next((s for s in record.sources if name in s.quote), record.sources[0])


def _proofs(found: Elements) -> dict[str, Source]:
    """Part of a record → its own passage; records themselves have several and are left out."""
    proofs: dict[str, Source] = {}
    for edge in found.edges:
        if edge.term == "derivedFrom" and edge.start.count("/") > RECORD_SLASHES:
            values = found.nodes[edge.end].values
            source = Source(section=str(values["section"]), lines=str(values["lines"]), quote=str(values["quote"]))
            proofs.setdefault(edge.start, source)
    return proofs


def _nearest(proofs: dict[str, Source], node: str) -> Source | None:
    """The passage of a part, or of the part it belongs to."""
    while node.count("/") > RECORD_SLASHES:
        if node in proofs:
            return proofs[node]
        node = node.rpartition("/")[0]
    return None


def _owner(node: str) -> str:
    """Identifier of the thing a node belongs to: a part belongs to its record."""
    if node.startswith("scheme/"):
        return "concept/" + node.removeprefix("scheme/")
    return "/".join(node.removeprefix("id/").split("/")[:3])


_built: dict[str, Things] = {}


def things_of(catalog: Catalog) -> Things:
    """The things of a catalogue, built once for each state of the data."""
    found = _built.get(catalog.revision)
    if found is None:
        found = Things(catalog)
        _built.clear()
        _built[catalog.revision] = found
    return found
