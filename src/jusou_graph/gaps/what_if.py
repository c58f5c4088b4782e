"""What if: a resource added to a scratch copy, and which gaps close; two editions of a plan held side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from jusou_graph.codes import GapKind
from jusou_graph.errors import InputError
from jusou_graph.gaps.answer import Gap, Population
from jusou_graph.gaps.finding import find_gaps
from jusou_graph.gaps.reading import StandsIn, name_of
from jusou_graph.graph.elements import elements
from jusou_graph.graph.opening import open_store
from jusou_graph.graph.store import Row
from jusou_graph.model.catalog import KINDS, Catalog, Municipality
from jusou_graph.model.eligibility import Eligibility, MetNeed, Role
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.records import Organization, Resource
from jusou_graph.queries import get as get_query
from jusou_graph.settings import Settings
from jusou_graph.vocabulary import PlaceKind, Programme, SupportNeed, WelfareField

SUPPOSED = "仮定"
"""Section of passages that no plan holds; evidence that carries it is never shown."""

UNDECIDED = "（決めていない）"
"""For whom a supposed place is, where that was not said."""

NEW_BODY = "supposed-body"
"""Operator of a supposed place that the plan does not know yet."""

_HANG_ON_OPERATOR = ("one-provider", "one-provider-places")
"""Findings that only a known other operator can change."""

_NO_SUBJECT = (GapKind.MISSING_INFORMATION, GapKind.CONTRADICTION)
"""What a plan does not print of a place says nothing of one that only is supposed."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What an added resource would change, by what is known of it alone.

    Attributes:
        closed: Gaps that would no longer be there; ``opened`` those that would be new (the only place of its 事業 …).
        changed: Gaps that remain with other numbers: (before, after).
        people: The most people that live in the scope of one closed gap, or by which one remaining gap shrinks;
            None without a census file or where nothing closes. Scopes overlap, so they are never added up.
        left_open: Kinds of gaps that were not judged, because operator or target of the resource are not decided.
    """

    closed: tuple[Gap, ...]
    opened: tuple[Gap, ...]
    changed: tuple[tuple[Gap, Gap], ...]
    people: int | None
    left_open: tuple[GapKind, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON for pages and API."""
        return {
            "closed": [g.to_dict() for g in self.closed],
            "opened": [g.to_dict() for g in self.opened],
            "changed": [{"before": a.to_dict(), "after": b.to_dict()} for a, b in self.changed],
            "people": self.people,
            "left_open": [kind.value for kind in self.left_open],
        }


def suppose(  # noqa: PLR0913 - every property of a place has its own name
    municipality: Municipality,
    *,
    kind: str,
    programme: str,
    needs: Iterable[str],
    name: str = "仮に置いた場",
    location: str | None = None,
    target: str | None = None,
    operator: str | None = None,
    fields: Iterable[str] = (),
) -> Resource:
    """A resource that does not exist, for trying out.

    Args:
        municipality: Where it would be.
        kind: Code of the kind of place.
        programme: Code of the 事業.
        needs: Codes of the needs it would answer.
        name: As it would be written.
        location: 所在地, or None.
        target: For whom, as it would be written (「だれでも」); None where it is not decided.
        operator: Organization of the municipality, ``NEW_BODY`` for one the plan does not know, None: not decided.
        fields: Codes of the fields; none for all.

    Raises:
        InputError: A code is not in the vocabulary.
    """
    number = municipality.profile.documents[0].number
    source = Source(section=SUPPOSED, lines=f"{number}:1", quote=name)
    try:
        role = Role(
            eligibility=Eligibility(target=target or UNDECIDED, source=source),
            meets=[MetNeed(need=SupportNeed(n), source=source) for n in needs],
        )
        return Resource(
            id="supposed", name=name, sources=[source], kind=PlaceKind(kind), programme=Programme(programme),
            fields=[WelfareField(f) for f in fields], location=location, operator=operator, roles=[role],
        )  # fmt: skip
    except ValueError as error:
        raise InputError(
            f"仮の資源の書き方が正しくありません（{error}）。", "場の種別・事業・ニーズのコードを確かめてください。"
        ) from error


def what_if(
    catalog: Catalog,
    municipality: str,
    resource: Resource,
    *,
    stands_in: StandsIn,
    people: Population | None = None,
    today: date | None = None,
) -> WhatIf:
    """Which gaps a resource would close, tried on a scratch copy; nothing is stored.

    Args:
        catalog: The graph's content.
        municipality: Code of where it is added.
        resource: The resource, as from ``suppose``.
        stands_in: As for ``find_gaps``.
        people: As for ``find_gaps``.
        today: As for ``find_gaps``.

    Raises:
        InputError: The municipality is not in the data.
    """
    one = catalog.municipality(municipality)
    municipality = one.code
    added = replace(one, resources=[*one.resources, resource])
    if resource.operator == NEW_BODY:
        body = Organization(id=NEW_BODY, name="新しい担い手", sources=list(resource.sources))
        added = replace(added, organizations=[*one.organizations, body])
    scratch = Catalog({**catalog.municipalities, municipality: added}, f"{catalog.revision}+supposed")
    before = {g.id: g for g in _gaps(catalog, municipality, stands_in, people, today)}
    after = {g.id: g for g in _gaps(scratch, municipality, stands_in, people, today)}
    before, after = ({i: g for i, g in found.items() if _judged(g, resource)} for found in (before, after))
    closed = tuple(g for i, g in before.items() if i not in after)
    opened = tuple(_without_supposed(g) for i, g in after.items() if i not in before)
    changed = tuple(
        (g, _without_supposed(after[i]))
        for i, g in before.items()
        if i in after and (g.count, g.people) != (after[i].count, after[i].people)
    )
    shrunk = [(a.people or 0) - (b.people or 0) for a, b in changed if a.people and b.people is not None]
    most = max([*(g.people or 0 for g in closed), *shrunk], default=0)
    return WhatIf(closed, opened, changed, most or None, _left_open(resource))


def _judged(gap: Gap, resource: Resource) -> bool:
    """Whether what is known of a supposed resource can change a gap: unknown never counts as the good case."""
    if gap.kind in _NO_SUBJECT:
        return False
    if resource.operator is None and gap.id.split("/")[1] in _HANG_ON_OPERATOR:
        return False
    return gap.kind is not GapKind.NOT_ELIGIBLE or not _target_open(resource)


def _target_open(resource: Resource) -> bool:
    return any(role.eligibility.target == UNDECIDED for role in resource.roles)


def _left_open(resource: Resource) -> tuple[GapKind, ...]:
    undecided = ((GapKind.SINGLE_PROVIDER, resource.operator is None), (GapKind.NOT_ELIGIBLE, _target_open(resource)))
    return tuple(kind for kind, open_ in undecided if open_)


def _gaps(
    catalog: Catalog, municipality: str, stands_in: StandsIn, people: Population | None, today: date | None
) -> list[Gap]:
    store = open_store("memory:", Settings())
    store.load(elements(catalog))

    def run(name: str, parameters: dict[str, str]) -> list[Row]:
        return store.run(get_query(name), parameters)

    return find_gaps(run, catalog, stands_in=stands_in, people=people, municipality=municipality, today=today)


def _without_supposed(gap: Gap) -> Gap:
    return replace(gap, because=tuple(e for e in gap.because if not e.source or e.source.section != SUPPOSED))


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions of a plan.

    Attributes:
        kind: Record type (``resource``); ``id`` and ``name`` of the record.
        what: added, removed or changed.
        fields: Field → (before, after) for what was changed; passages are not compared.
    """

    kind: str
    id: str
    name: str
    what: Literal["added", "removed", "changed"]
    fields: tuple[tuple[str, str, str], ...] = ()


def compare_editions(old: Municipality, new: Municipality) -> list[Change]:
    """What changed from one edition of a municipality's plan to another, record by record.

    Args:
        old: The municipality as read from the older plan.
        new: The municipality as read from the newer one.
    """
    out: list[Change] = []
    for stem, kind in KINDS.items():
        before: dict[str, Record] = {r.id: r for r in getattr(old, stem)}
        after: dict[str, Record] = {r.id: r for r in getattr(new, stem)}
        for identifier in dict.fromkeys((*before, *after)):
            was, now = before.get(identifier), after.get(identifier)
            if was is None and now is not None:
                out.append(Change(kind, identifier, name_of(now), "added"))
            elif now is None and was is not None:
                out.append(Change(kind, identifier, name_of(was), "removed"))
            elif was is not None and now is not None and (fields := _differences(was, now)):
                out.append(Change(kind, identifier, name_of(now), "changed", fields))
    return out


def _differences(was: Record, now: Record) -> tuple[tuple[str, str, str], ...]:
    a, b = _plain(was), _plain(now)
    return tuple((name, str(a.get(name)), str(b.get(name))) for name in a if a.get(name) != b.get(name))


def _plain(value: Any) -> Any:
    """A record without its passages: another edition prints the same fact on another line."""
    if isinstance(value, Source):
        return None
    if isinstance(value, BaseModel):
        return {n: _plain(getattr(value, n)) for n in type(value).model_fields if n not in {"source", "sources"}}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


__all__ = ["NEW_BODY", "Change", "WhatIf", "compare_editions", "suppose", "what_if"]
