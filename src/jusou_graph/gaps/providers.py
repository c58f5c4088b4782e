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
from jusou_graph.model.records import Organization

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


def _names(provider: Organization, quote: str) -> bool:
    squeezed = "".join(quote.split())
    return any(
        "".join(n.split()) in squeezed for n in (provider.name, provider.printed or provider.name, *provider.aliases)
    )
