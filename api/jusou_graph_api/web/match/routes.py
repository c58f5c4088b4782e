"""参加支援を探す: which menus and places fit this person, why, and what must still be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.freshness import plan_age
from jusou_graph.service import JusouGraph
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web import wording
from jusou_graph_api.web.consultation.form import ConsultationForm, posted, read_form
from jusou_graph_api.web.consultation.page import danger_without_plan, open_questions, page, still_read
from jusou_graph_api.web.consultation.understanding import filled_in
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.desks import desk
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

MOST_COMPARED = 5


@router.get("/match")
def start(request: Request, graph: Graph, records: Records, municipality: str | None = None) -> HTMLResponse:
    """The empty form, with what the plan of the municipality lists."""
    chosen = choices.chosen(records, municipality) or next(iter(records.municipalities.values()))
    return _page(request, graph, records, ConsultationForm(), chosen)


@router.post("/match")
def answer(
    request: Request, graph: Graph, records: Records, form: Annotated[FormData, Depends(posted)]
) -> HTMLResponse:
    """The ranked resources: the whole page, or its part for htmx."""
    filled = read_form(form)
    municipality, unknown = choices.given(records, filled.municipality)
    if "back" in form:  # from the page for errors: the form as it was, nothing asked
        return _page(request, graph, records, filled, municipality)
    errors = {**filled.errors, **unknown}
    danger = None
    if municipality is None:
        errors.setdefault("municipality", wording.MUNICIPALITY_MISSING)
        if filled.has_consultation and not filled.errors:
            danger = danger_without_plan(filled, graph, records)
    elif not filled.has_consultation:
        errors["text"] = wording.CONSULTATION_MISSING
    if errors or municipality is None:
        return _page(request, graph, records, filled, municipality, errors=errors, danger=danger)
    filled = still_read(filled, graph, municipality)
    try:
        assessment = graph.assess(filled.request(municipality.code)).to_dict()
    except InputError as error:
        return _page(request, graph, records, filled, municipality, errors={"text": str(error)})
    found: dict[str, Any] = {
        "assessment": assessment,
        "about": municipality,
        "fitting": [r for r in assessment["resources"] if r["verdict"] != "by_arrangement"],
        "arrangeable": [r for r in assessment["resources"] if r["verdict"] == "by_arrangement"],
        "ask": open_questions(assessment, _beside(assessment)),
        "plan_age": plan_age(municipality, date.today()),
    }
    found["heading"] = heading(found["fitting"], found["arrangeable"])
    refill = "fill" in form
    if refill:
        filled = filled_in(filled, assessment["understood"]["consultation"])
    return _page(request, graph, records, filled, municipality, found=found, refill=refill)


def _beside(assessment: Mapping[str, Any]) -> list[str]:
    """Questions that stand beside the places, and those about desks, which this page does not show."""
    return [question for one in (*assessment["resources"], *assessment["contacts"]) for question in one["ask"]]


def heading(fitting: Sequence[Mapping[str, Any]], arrangeable: Sequence[Any]) -> str:
    """The answer in a sentence: what fits, what fits if something is confirmed, or what could be arranged.

    Args:
        fitting: Places that fit, or fit if.
        arrangeable: Places of which one condition is not met.
    """
    fits = sum(one["verdict"] == "fits" for one in fitting)
    counts = [f"合う場が{fits}件"] if fits else []
    counts += [f"確かめれば合う場が{len(fitting) - fits}件"] if len(fitting) > fits else []
    if counts:
        return "、".join(counts) + "あります"
    if arrangeable:
        return f"条件の合う場は見当たりません。受入調整で広げられる場が{len(arrangeable)}件あります"
    return "合う場を計画では確認できません"


@router.get("/handout")
def handout(
    request: Request, records: Records, municipality: str, id: Annotated[list[str] | None, Query()] = None
) -> HTMLResponse:
    """Up to five places side by side, as one sheet to print or hand on; its address holds nothing personal."""
    about = choices.chosen(records, municipality)
    asked = list(dict.fromkeys(id or []))
    by_id = {r.id: r for r in about.resources} if about else {}
    places = [by_id[one] for one in asked if one in by_id]
    if about is None or not places:
        raise NotFoundError("並べる場が選ばれていません。", "「参加支援を探す」で「比べる」に印を付けてください。")
    return render(
        request,
        "match/handout.html",
        municipality=about,
        municipalities=choices.municipalities(records),
        places=[(place, desk(about, place)) for place in places[:MOST_COMPARED]],
        left_out=len(places) - MOST_COMPARED,
        not_there=len(asked) - len(places),
    )


def _page(
    request: Request,
    graph: JusouGraph,
    records: Catalog,
    form: ConsultationForm,
    municipality: Municipality | None,
    **shown: Any,
) -> HTMLResponse:
    shown["records_of"] = municipality or next(iter(records.municipalities.values()))
    return page(request, graph, records, "match", form, municipality, **shown)
