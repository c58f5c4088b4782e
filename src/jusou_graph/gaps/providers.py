"""Structure of the network: who carries many services at once, and what would be cut off without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jusou_graph.codes import Confidence, GapKind
from jusou_graph.gaps.answer import Gap, Scope
from jusou_graph.gaps.reading import Reading, evidence, gap, label, name_of
from jusou_graph.graph.store import Row
from jusou_graph.model.answers import Evidence
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.records import Organization, Resource

if TYPE_CHECKING:
    import networkx as nx

MANY = 3
"""From how many different 事業 in one hand a municipality should ask who would stand in."""

QUERY = "counts/provider-services"


@dataclass(frozen=True, slots=True)
class Load:
    """What one provider carries.

    Attributes:
        provider: Identifier of the organization.
        programmes: 事業 it takes part in; ``alone`` those nobody else in the plan carries.
        records: Provisions, desks and places it runs.
        cuts: Whether the network falls apart without it (an articulation point).
    """

    provider: str
    programmes: tuple[str, ...]
    alone: tuple[str, ...]
    records: tuple[str, ...]
    cuts: bool


def network(rows: list[Row]) -> nx.Graph[str]:
    """Provider–service–programme graph of the rows of ``counts/provider-services``.

    Nodes carry ``role``: provider, service or programme. What several providers carry together hangs on all of them.
    """
    from networkx import Graph  # a quarter of a second; only gaps need it

    graph: nx.Graph[str] = Graph()
    for row in rows:
        provider, record, programme = str(row["provider"]), str(row["record"]), f"programme/{row['programme']}"
        graph.add_node(provider, role="provider")
        graph.add_node(record, role="service")
        graph.add_node(programme, role="programme")
        graph.add_edge(provider, record)
        graph.add_edge(record, programme)
    return graph


def loads(rows: list[Row]) -> list[Load]:
    """What every provider carries, the heaviest first."""
    from networkx import articulation_points

    graph = network(rows)
    cuts = set(articulation_points(graph))
    carriers: dict[str, set[str]] = defaultdict(set)
    records: dict[str, dict[str, None]] = defaultdict(dict)
    programmes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        provider, programme = str(row["provider"]), str(row["programme"])
        carriers[programme].add(provider)
        programmes[provider].add(programme)
        records[provider][str(row["record"])] = None
    found = [
        Load(
            provider,
            tuple(sorted(held)),
            tuple(sorted(p for p in held if carriers[p] == {provider})),
            tuple(records[provider]),
            provider in cuts,
        )
        for provider, held in programmes.items()
    ]
    return sorted(found, key=lambda x: (-len(x.alone), -len(x.programmes), x.provider))


def find(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Providers behind many 事業, where some of them hang on that provider alone."""
    rows = reading.rows(QUERY, municipality)
    total = len({str(r["programme"]) for r in rows})
    for load in loads(rows):
        if len(load.programmes) < MANY or not load.alone or not load.cuts:
            continue
        provider = reading.record_as(Organization, load.provider)
        because: list[Evidence] = []
        for identifier in load.records:
            record = reading.record(identifier)
            own = [s for s in record.sources if _names(provider, s.quote)]
            because += evidence(
                QUERY, municipality, own or record.sources, need="受けもつ者", resource=f"{name_of(record)}: {provider.name}",
                as_of=record.as_of,
            )  # fmt: skip
        words = "・".join(label("programme", p) for p in load.programmes)
        yield gap(
            reading, municipality, "gaps/one-provider", provider.id, GapKind.SINGLE_PROVIDER,
            f"{provider.name}が{len(load.programmes)}事業を受けもち、うち{len(load.alone)}事業は止まったときの代わりを"
            "計画では確認できない",
            scope=Scope("programme", words),
            because=because, confidence=Confidence.STATED, count=len(load.programmes), out_of=total,
            measure="この団体が受けもつ事業の数／計画で担い手の分かる事業の数",
            records=[load.provider.split("/", 2)[2], *(r.split("/", 2)[2] for r in load.records)], found_by=QUERY,
        )  # fmt: skip


def find_places(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Programmes all of whose menus and places, three or more, lie in one hand."""
    rows = reading.rows(QUERY, municipality)
    places: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if isinstance(reading.record(row["record"]), Resource):
            places[str(row["programme"])][str(row["provider"])].add(str(row["record"]))
    for programme, by_provider in places.items():
        records = sorted(set().union(*by_provider.values()))
        listed = [r for r in municipality.resources if r.programme == programme and r.status == "active"]
        if len(by_provider) != 1 or len(records) < MANY or len(records) != len(listed):
            continue
        provider = reading.record_as(Organization, next(iter(by_provider)))
        found = [reading.record(r) for r in records]
        because: list[Evidence] = []
        for record in found:
            because += evidence(
                QUERY, municipality, record.sources, need="受けもつ者", resource=f"{name_of(record)}: {provider.name}",
                as_of=record.as_of,
            )  # fmt: skip
        yield gap(
            reading, municipality, "gaps/one-provider-places", programme, GapKind.SINGLE_PROVIDER,
            f"{label('programme', programme)}: 計画に出る{len(found)}つ（{'・'.join(name_of(r) for r in found)}）は"
            f"どれも{provider.name}が受けもつ",
            scope=Scope("programme", label("programme", programme)),
            because=because, confidence=Confidence.STATED, count=len(found), out_of=len(listed),
            measure="一つの団体が受けもつ場・メニューの数／計画に出る場・メニューの数",
            records=[r.split("/", 2)[2] for r in records], found_by=QUERY,
        )  # fmt: skip


def _names(provider: Organization, quote: str) -> bool:
    squeezed = "".join(quote.split())
    return any(
        "".join(n.split()) in squeezed for n in (provider.name, provider.printed or provider.name, *provider.aliases)
    )
