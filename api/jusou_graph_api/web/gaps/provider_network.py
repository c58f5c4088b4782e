"""Who carries which 事業, as a two-sided picture drawn on the server, with the same content as a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from jusou_graph.model.catalog import Municipality
from jusou_graph.model.records import Agency, Resource
from jusou_graph.vocabulary import LABELS, Programme

ROW = 34
WIDTH = 980
LEFT, RIGHT = 400, 600


@dataclass(frozen=True, slots=True)
class End:
    """A provider or a 事業: its words, its height in the picture, how many lines end there."""

    id: str
    label: str
    path: str | None
    y: int
    lines: int


@dataclass(frozen=True, slots=True)
class Line:
    """A provider carries a 事業; ``alone`` where nobody else in the plan does."""

    provider: End
    programme: End
    alone: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The picture.

    Attributes:
        providers: Left side, the heaviest first.
        programmes: Right side, in the order of the law.
        lines: Between them.
        height: Of the picture.
    """

    providers: list[End]
    programmes: list[End]
    lines: list[Line]
    height: int


def draw(municipality: Municipality) -> Network:
    """The picture of a municipality.

    Args:
        municipality: Its provisions, desks and places say who carries what.
    """
    carried: dict[str, set[str]] = defaultdict(set)
    for provision in municipality.provisions:
        if provision.status == "active":
            for provider in provision.providers:
                carried[provider].add(provision.programme.value)
    placed: list[Agency | Resource] = [*municipality.agencies, *municipality.resources]
    for record in placed:
        if record.status == "active" and record.operator and record.programme:
            carried[record.operator].add(record.programme.value)
    of_programme: dict[str, set[str]] = defaultdict(set)
    for provider, programmes in carried.items():
        for programme in programmes:
            of_programme[programme].add(provider)
    names = {o.id: o for o in municipality.organizations}
    heaviest = sorted(carried, key=lambda p: (-len(carried[p]), names[p].name))
    ordered = [p.value for p in Programme if p.value in of_programme]
    rows = max(len(heaviest), len(ordered))
    providers = {
        p: End(
            p, names[p].name, f"/data/{municipality.code}/organization/{p}", _y(i, len(heaviest), rows), len(carried[p])
        )
        for i, p in enumerate(heaviest)
    }
    programmes_ = {
        p: End(p, LABELS["programme"][p], None, _y(i, len(ordered), rows), len(of_programme[p]))
        for i, p in enumerate(ordered)
    }
    lines = [
        Line(providers[provider], programmes_[programme], len(of_programme[programme]) == 1)
        for provider in heaviest
        for programme in ordered
        if programme in carried[provider]
    ]
    return Network(list(providers.values()), list(programmes_.values()), lines, rows * ROW + 2 * ROW)


def _y(position: int, count: int, rows: int) -> int:
    """Height of the n-th of ``count`` ends, spread over the picture."""
    return ROW + int((position + 0.5) * rows * ROW / max(count, 1))
