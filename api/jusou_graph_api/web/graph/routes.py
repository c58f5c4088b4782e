"""つながりを見る: start from one thing and walk the graph, neighbours only."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from jusou_graph.errors import NotFoundError
from jusou_graph.model.catalog import Municipality
from jusou_graph_api.deps import Records
from jusou_graph_api.web.consultation.form import posted
from jusou_graph_api.web.graph.things import Step, Thing, Things, things_of
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

MOST_SHOWN = 30
MOST_REMEMBERED = 12
ROW = 30

CAUTIONS = {
    "network-member": "一覧の同じ行に名が並ぶことは、受託・運営の関係を意味しません。",
    "conflict": "計画の中で言うことが合わないところを通る道です。どちらが正しいかは決めていません。",
}
"""Kind of record on the way → what the way through it does not say."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A neighbour in the picture: the step, the address it leads to, and its height."""

    step: Step
    path: str
    y: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Neighbours of one relation: its words, their height in the picture, and the neighbours."""

    relation: str
    y: int
    ends: list[Drawn]


@router.get("/graph")
def walk(
    request: Request,
    records: Records,
    *,
    municipality: str | None = None,
    start: Annotated[str | None, Query(max_length=200)] = None,
    to: Annotated[str | None, Query(max_length=200)] = None,
    trail: Annotated[str, Query(max_length=2000)] = "",
    every: Annotated[bool, Query(alias="all")] = False,
) -> HTMLResponse:
    """One thing with its neighbours, or the way from it to another; the address names records only."""
    things = things_of(records)
    own = (start or "").partition("/")[0]
    about = choices.chosen(records, own if own in records.municipalities else municipality)
    if start is None:
        return _page(request, records, municipality=about, found=None, words="", starts=_starts(things, about))
    here = _thing(things, start)
    steps = things.neighbours(start)
    shown = steps if every else steps[:MOST_SHOWN]
    been = [t for t in trail.split(",") if t in things.things][-MOST_REMEMBERED:]
    goal = _thing(things, to) if to else None
    drawn = _draw(shown, ",".join([*been, start]))
    way = things.path(start, goal.id) if goal else []
    return _page(
        request,
        records,
        municipality=about,
        found=None,
        words="",
        here=here,
        twin=things.things.get(here.twin or ""),
        drawn=drawn,
        branches=_branches(drawn),
        height=max(len(shown), 1) * ROW + ROW,
        left_out=len(steps) - len(shown),
        total=len(steps),
        been=[things.things[t] for t in been],
        goal=goal,
        way=way,
        cautions=_cautions(way),
    )


@router.post("/graph")
def search(request: Request, records: Records, form: Annotated[FormData, Depends(posted)]) -> HTMLResponse:
    """Things by name, to start from or to find the way to; what was typed stays out of the address."""
    things = things_of(records)
    words, code, origin = (str(form.get(name) or "")[:100] for name in ("words", "municipality", "origin"))
    about = choices.chosen(records, code)
    return _page(
        request,
        records,
        municipality=about,
        found=things.find(words, about.code if about and code else None),
        words=words,
        origin=things.things.get(origin),
    )


def _starts(things: Things, about: Municipality | None) -> list[Thing]:
    """A few things worth starting from: those with most joins of some types."""
    kinds = ("場・メニュー・活動", "法人・団体・課", "会議", "参加のニーズ")
    found = []
    for kind in kinds:
        own = [t for t in things.things.values() if t.kind == kind and (about is None or _is_of(t, about.code))]
        found += sorted(own, key=lambda t: -len(things.neighbours(t.id)))[:2]
    return found


def _is_of(thing: Thing, code: str) -> bool:
    return thing.municipality == "" or thing.id.partition("/")[0] == code


def _page(request: Request, records: Records, **values: Any) -> HTMLResponse:
    defaults: dict[str, Any] = {
        "here": None,
        "origin": None,
        "twin": None,
        "drawn": [],
        "branches": [],
        "cautions": [],
        "goal": None,
        "way": [],
        "been": [],
        "starts": [],
    }
    return render(request, "graph/page.html", municipalities=choices.municipalities(records), **{**defaults, **values})


def _thing(things: Things, identifier: str) -> Thing:
    if identifier not in things.things:
        raise NotFoundError("そのものは見つかりません。", "名前で探してください。")
    return things.things[identifier]


def _draw(steps: list[Step], trail: str) -> list[Drawn]:
    return [
        Drawn(step, f"/graph?start={step.end.id}&trail={trail}", ROW + position * ROW)
        for position, step in enumerate(steps)
    ]


def _branches(drawn: list[Drawn]) -> list[Branch]:
    """The neighbours by relation, each relation in the middle of its own."""
    groups = [list(ends) for _, ends in groupby(drawn, key=lambda d: d.step.relation)]
    return [Branch(ends[0].step.relation, (ends[0].y + ends[-1].y) // 2, ends) for ends in groups]


def _cautions(way: list[Step]) -> list[str]:
    """What a way does not say, by the records it leads through."""
    kinds = {step.end.id.split("/")[1] for step in way[:-1]}
    return [words for kind, words in CAUTIONS.items() if kind in kinds]
