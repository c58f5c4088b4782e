"""資源の空白を見る: where resources are missing, for how many people, and the sheet for the meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from jusou_graph.errors import NotFoundError
from jusou_graph.gaps import CONFIDENCE_LABELS, KIND_LABELS, PART_LABELS, bearing, by_part, told_once
from jusou_graph.gaps.answer import census_name
from jusou_graph.gaps.grouping import PART_ORDER_IN_WORDS, SHARED_IN, SHARED_OUT
from jusou_graph.gaps.matrix import STATE_LABELS, STATE_MARKS, Cell, Matrix, matrix
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.service import JusouGraph
from jusou_graph_api.deps import Graph, Records, open_ledger
from jusou_graph_api.web.gaps import area_map, ledger, provider_network, what_if
from jusou_graph_api.web.gaps.found import found_gaps
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render, wants_part

router = APIRouter()

VIEWS = {
    "list": "空白の一覧",
    "matrix": "対照表",
    "map": "地区の図",
    "network": "担い手の図",
    "sheet": "会議に出す",
    "ledger": "積み重ね",
    "try": "ためしに置く",
}
"""The ways to look at the gaps of one municipality, in the order of use."""

TABLES = {
    "need-catchment": "ニーズ × 担当地区",
    "field-programme": "分野 × 事業",
    "need-municipality": "ニーズ × 自治体",
}
NOT_COUNTED = (
    "計画に名前か数の書かれたものだけを数えています。計画の外にある資源、予定・例示・方針のもの、"
    "個人の支え合いは数に入っていません。0 は「記載なし」です。"
)


class Wanted:
    """What of a view is wanted: kinds of gaps, their order, which table."""

    def __init__(
        self, kind: Annotated[list[str] | None, Query()] = None, order: str = "weight", table: str = "need-catchment"
    ) -> None:
        self.kind = kind or []
        self.order = order
        self.table = table


@router.get("/gaps")
def gaps(
    request: Request,
    graph: Graph,
    records: Records,
    *,
    wanted: Annotated[Wanted, Depends()],
    supposed: Annotated[what_if.Supposed, Depends()],
    municipality: str | None = None,
    view: str = "list",
) -> HTMLResponse:
    """One view of the gaps; its address can be shared, it holds nothing personal."""
    about = choices.chosen(records, municipality)
    if view not in VIEWS:
        raise NotFoundError(f"「{view}」という見方はありません。", "上の見方から選んでください。")
    values: dict[str, Any] = {
        "view": view if about else "overview",
        "views": VIEWS,
        "kind_labels": KIND_LABELS,
        "confidence_labels": CONFIDENCE_LABELS,
        "not_counted": NOT_COUNTED,
        "people": graph.people,
        "census": census_name(graph.people.source) if graph.people else "",
        "twice": None,
        "shared_in": SHARED_IN,
        "shared_out": SHARED_OUT,
    }
    if about is None:
        values |= _overview(graph, records)
    elif view == "ledger":
        values |= ledger.view(graph, about, open_ledger(request))
    elif view == "try":
        values |= what_if.view(graph, about, supposed)
    else:
        values |= _view(graph, records, about, view, wanted)
    return render(
        request,
        "gaps/page.html",
        municipality=about,
        municipalities=choices.municipalities(records),
        notice=graph.engine_notice(),
        **values,
    )


@router.get("/gaps/cell")
def cell(
    request: Request,
    graph: Graph,
    records: Records,
    table: str,
    row: str,
    column: str = "",
    municipality: str | None = None,
) -> HTMLResponse:
    """What stands behind a cell of a table."""
    about = choices.chosen(records, municipality)
    found = matrix(table, records, about.code if about else None, graph.stands_in)
    one = found.cells.get((row, column))
    if one is None:
        raise NotFoundError("その欄はありません。", "表から選び直してください。")
    owner = records.municipalities[column] if table == "need-municipality" else about
    return render(
        request,
        "gaps/cell_part.html" if wants_part(request) else "gaps/cell.html",
        municipality=about,
        owner=owner,
        table=table,
        row_label=dict(found.rows)[row],
        column_label=dict(found.columns)[column],
        cell=one,
        state=STATE_LABELS[one.state],
        row=row,
        column=column,
        places=_places(owner, one),
    )


def _overview(graph: JusouGraph, records: Catalog) -> dict[str, Any]:
    each = records.municipalities.values()
    counted = {m.code: Counter(g.kind for g in told_once(found_gaps(graph, m.code))) for m in each}
    return {
        "catalog": records,
        "counted": counted,
        **_table(matrix("need-municipality", records, None, graph.stands_in), "need-municipality"),
    }


def _view(graph: JusouGraph, records: Catalog, about: Municipality, view: str, wanted: Wanted) -> dict[str, Any]:
    if view == "matrix":
        table = wanted.table if wanted.table in TABLES else "need-catchment"
        found = matrix(table, records, about.code, graph.stands_in)
        twice = _counted_twice(graph, about, found) if table == "need-catchment" else None
        return {"tables": TABLES, "twice": twice, **_table(found, table)}
    if view == "map":
        needs = matrix("need-catchment", records, about.code, graph.stands_in)
        return {"map": area_map.draw(graph, about, needs)}
    if view == "network":
        return {"network": provider_network.draw(about)}
    every = told_once(found_gaps(graph, about.code))
    chosen = [g for g in every if not wanted.kind or g.kind.value in wanted.kind]
    if wanted.order == "kind":
        chosen.sort(key=lambda g: list(KIND_LABELS).index(g.kind))
    return {
        "parts": {one: [g.to_dict() for g in own] for one, own in by_part(chosen).items()},
        "part_labels": PART_LABELS,
        "hangs_on": {g.id: hung for g in chosen if (hung := bearing(about, g))},
        "shown": len(chosen),
        "total": len(every),
        "counts": Counter(g.kind for g in every),
        "kinds": wanted.kind,
        "order": wanted.order,
        "order_in_words": PART_ORDER_IN_WORDS,
    }


def _counted_twice(graph: JusouGraph, about: Municipality, found: Matrix) -> dict[str, int] | None:
    """The sum of the row of people and the people of the municipality, where towns of two centres make them differ."""
    total = graph.people.in_municipality(about.code) if graph.people else None
    if graph.people is None or total is None:
        return None
    counts = [graph.people.in_catchment(about.code, code) or 0 for code, _ in found.columns if code]
    return {"sum": sum(counts), "total": total} if sum(counts) > total else None


def _table(found: Matrix, name: str) -> dict[str, Any]:
    return {"matrix": found, "table": name, "marks": STATE_MARKS, "state_labels": STATE_LABELS}


def _places(owner: Municipality | None, one: Cell) -> list[tuple[str, str]]:
    """Names and pages of what a cell counts."""
    if owner is None:
        return []
    return [(_name(owner, identifier), f"/data/{owner.code}/{identifier}") for identifier in one.records]


def _name(owner: Municipality, identifier: str) -> str:
    kind, _, slug = identifier.partition("/")
    lists: dict[str, Iterable[Any]] = {
        "agency": owner.agencies,
        "resource": owner.resources,
        "provision": owner.provisions,
    }
    return next(str(r.name) for r in lists[kind] if r.id == slug)
