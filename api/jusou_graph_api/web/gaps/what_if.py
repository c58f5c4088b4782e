"""ためしに置く: a place that does not exist put into a scratch copy, and what by its given properties alone would change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from jusou_graph.codes import GapKind
from jusou_graph.errors import InputError
from jusou_graph.gaps import Gap
from jusou_graph.gaps.matrix import needs_of
from jusou_graph.gaps.what_if import NEW_BODY, WhatIf, suppose, what_if
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.service import JusouGraph
from jusou_graph.vocabulary import LABELS

TARGETS = {"": "まだ決めていない", "anyone": "だれでも（条件なし）"}
OPERATORS = {"": "まだ決めていない", NEW_BODY: "計画に出てこない団体"}


class Supposed:
    """What a planner tries: a need, a kind of place with its 事業 (``ibasho/p2``), a town, and what is decided of it."""

    def __init__(
        self,
        need: str = "",
        place: str = "",
        location: Annotated[str, Query(max_length=60)] = "",
        target: str = "",
        operator: Annotated[str, Query(max_length=80)] = "",
    ) -> None:
        self.need = need
        self.place = place
        self.location = location.strip()
        self.target = target
        self.operator = operator


@dataclass(frozen=True, slots=True)
class Effect:
    """A gap that would close or shrink, in numbers: what was counted, before and after."""

    title: str
    measure: str
    before: str
    after: str
    people: str


def view(graph: JusouGraph, about: Municipality, supposed: Supposed) -> dict[str, Any]:
    """The form and, where a need was chosen, what would change; nothing is stored.

    Args:
        graph: The graph.
        about: The municipality.
        supposed: What is tried.
    """
    usual = _usual(graph.catalog)
    place = supposed.place or _most_usual(usual, supposed.need)
    values: dict[str, Any] = {
        "supposed": supposed,
        "place": place,
        "needs": LABELS["supportNeed"],
        "places": _places(usual),
        "targets": TARGETS,
        "operators": {**OPERATORS, **{o.id: o.full_name for o in about.organizations}},
        "result": None,
        "error": "",
    }
    if not supposed.need:
        return values
    kind, _, programme = place.partition("/")
    try:
        resource = suppose(
            about,
            kind=kind,
            programme=programme,
            needs=[supposed.need],
            location=supposed.location or None,
            target="だれでも" if supposed.target == "anyone" else None,
            operator=(supposed.operator or None) if supposed.operator in values["operators"] else None,
        )
    except InputError as error:
        return {**values, "error": str(error)}
    result = what_if(graph.catalog, about.code, resource, stands_in=graph.stands_in, people=graph.people)
    return {
        **values,
        "result": result,
        "headline": _headline(_where(graph, about, supposed.location), result),
        "shrunk": [_effect(before, after) for before, after in result.changed],
        "left_open": [_LEFT_OPEN[kind] for kind in result.left_open],
        "unplaced": bool(supposed.location and not _stands(graph, about, supposed.location)),
        "unusual": bool(usual[supposed.need]) and place not in usual[supposed.need],
    }


_LEFT_OPEN = {
    GapKind.SINGLE_PROVIDER: "担い手を決めていないので、「一つの団体に集まっている」空白は変わらないものとしました。",
    GapKind.NOT_ELIGIBLE: "だれのための場かを決めていないので、「対象から外れる人」の空白は変わらないものとしました。",
}
"""Kind of gap that was not judged → why, and what was assumed."""


def _usual(catalog: Catalog) -> dict[str, Counter[str]]:
    """Need → kinds of place with their 事業 that answer it in any of the plans, ``""`` for all needs."""
    found: dict[str, Counter[str]] = {need: Counter() for need in ("", *LABELS["supportNeed"])}
    for municipality in catalog.municipalities.values():
        for resource in municipality.resources:
            if resource.programme is None:
                continue
            for need in ("", *needs_of(resource)):
                found[need][f"{resource.kind}/{resource.programme}"] += 1
    return found


def _most_usual(usual: dict[str, Counter[str]], need: str) -> str:
    counted = usual.get(need) or Counter()
    return counted.most_common(1)[0][0] if counted else "ibasho/p2"


def _places(usual: dict[str, Counter[str]]) -> dict[str, list[tuple[str, str]]]:
    """事業 → kinds of place that stand under it in the plans; both are chosen as one, so that they agree."""
    out: dict[str, list[tuple[str, str]]] = {}
    for programme, label in LABELS["programme"].items():
        own = sorted(one for one in {*usual[""], "ibasho/p2"} if one.partition("/")[2] == programme)
        if own:
            out[label] = [(one, LABELS["place"][one.partition("/")[0]]) for one in own]
    return out


def _stands(graph: JusouGraph, about: Municipality, location: str) -> list[str]:
    names = {a.id: a.name for a in about.agencies}
    return [names[one] for one in graph.stands_in(about.code, location)]


def _where(graph: JusouGraph, about: Municipality, location: str) -> str:
    """Where it would stand, in words."""
    if not location:
        return "場所を決めずに置く"
    stands = _stands(graph, about, location)
    district = "・".join(name.replace("地域包括支援センター", "") for name in stands)
    return f"{location}（{district}の地区）に置く" if len(stands) == 1 else f"{location}に置く"


def _headline(where: str, result: WhatIf) -> str:
    """The useful part first: what shrinks by how much, for how many people."""
    located = [(a, b) for a, b in result.changed if a.people and b.people is not None and b.people < a.people]
    if located:
        # What was counted for one 事業 says more than what was counted for all of them together.
        before, after = min(located, key=lambda pair: pair[0].id.endswith("/all"))
        subject = "相談窓口や場" if before.id.endswith("/all") else before.title.partition(":")[0] + "の場"
        return (
            f"{where}と、{subject}が確認できない地区は {before.count}→{after.count}、"
            f"そこに住む人は {before.people:,}人→{after.people:,}人"
        )
    if result.closed:
        return f"{where}と、空白が {len(result.closed)}件なくなります"
    if result.changed:
        return f"{where}と、{len(result.changed)}件の空白の数が変わります"
    return f"{where}だけでは、計画から数えられる空白は変わりません"


def _effect(before: Gap, after: Gap) -> Effect:
    people = ""
    if before.people and after.people is not None and before.people != after.people:
        people = f"{before.people:,}人 → {after.people:,}人"
    return Effect(before.title, before.measure, _numbers(before), _numbers(after), people)


def _numbers(gap: Gap) -> str:
    return f"{gap.count}" if gap.out_of is None else f"{gap.count}／{gap.out_of}"


__all__ = ["Supposed", "view"]
