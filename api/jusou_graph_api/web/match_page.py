"""参加支援を探す: which menus and places fit this person, why, and what must still be asked."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.service import JusouGraph
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web import choices, wording
from jusou_graph_api.web.consultation_form import ConsultationForm, posted, read_form
from jusou_graph_api.web.desks import desk
from jusou_graph_api.web.rendering import render, wants_part
from jusou_graph_api.web.understanding import filled_in

router = APIRouter()

MOST_COMPARED = 5


@router.get("/match")
def start(request: Request, graph: Graph, records: Records, municipality: str | None = None) -> HTMLResponse:
    """The empty form, with what the plan of the municipality lists."""
    chosen = choices.chosen(records, municipality) or next(iter(records.municipalities.values()))
    return _page(request, graph, records, ConsultationForm(), chosen, None)


@router.post("/match")
def answer(
    request: Request, graph: Graph, records: Records, form: Annotated[FormData, Depends(posted)]
) -> HTMLResponse:
    """The ranked resources: the whole page, or its part for htmx."""
    filled = read_form(form)
    municipality = choices.chosen(records, filled.municipality)
    errors = dict(filled.errors)
    if municipality is None:
        errors["municipality"] = wording.MUNICIPALITY_MISSING
    elif not filled.has_consultation:
        errors["text"] = wording.CONSULTATION_MISSING
    if errors or municipality is None:
        return _page(request, graph, records, filled, municipality, None, errors)
    try:
        assessment = graph.assess(filled.request(municipality.code)).to_dict()
    except InputError as error:
        return _page(request, graph, records, filled, municipality, None, {"text": str(error)})
    found: dict[str, Any] = {
        "assessment": assessment,
        "about": municipality,
        "fitting": [r for r in assessment["resources"] if r["verdict"] != "by_arrangement"],
        "arrangeable": [r for r in assessment["resources"] if r["verdict"] == "by_arrangement"],
    }
    refill = "fill" in form
    if refill:
        filled = filled_in(filled, assessment["understood"]["consultation"])
    return _page(request, graph, records, filled, municipality, found, refill=refill)


@router.get("/handout")
def handout(
    request: Request, records: Records, municipality: str, id: Annotated[list[str] | None, Query()] = None
) -> HTMLResponse:
    """Up to five places side by side, as one sheet to print or hand on; its address holds nothing personal."""
    about = choices.chosen(records, municipality)
    places = [r for one in id or [] for r in (about.resources if about else []) if r.id == one]
    if about is None or not places:
        raise NotFoundError("並べる場が選ばれていません。", "「参加支援を探す」で「比べる」に印を付けてください。")
    return render(
        request,
        "match/handout.html",
        municipality=about,
        municipalities=choices.municipalities(records),
        places=[(place, desk(about, place)) for place in places[:MOST_COMPARED]],
        left_out=len(places) - MOST_COMPARED,
    )


def _page(
    request: Request,
    graph: JusouGraph,
    records: Catalog,
    form: ConsultationForm,
    municipality: Municipality | None,
    found: dict[str, Any] | None,
    errors: dict[str, str] | None = None,
    *,
    refill: bool = False,
) -> HTMLResponse:
    return render(
        request,
        "match/answer.html" if wants_part(request) else "match/page.html",
        422 if errors else 200,
        form=form,
        errors=errors or {},
        found=found,
        refill=refill,
        municipality=municipality,
        records_of=municipality or next(iter(records.municipalities.values())),
        municipalities=choices.municipalities(records),
        notice=graph.engine_notice(),
    )
