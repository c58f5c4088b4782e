"""つなぎ先を調べる: which desk covers an address and these concerns, why, and whom to call."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.routing import Location
from jusou_graph.service import JusouGraph
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web import choices, wording
from jusou_graph_api.web.consultation_form import ConsultationForm, posted, read_form
from jusou_graph_api.web.desks import agency, printed_rows
from jusou_graph_api.web.rendering import render, wants_part
from jusou_graph_api.web.sheet_text import sheet_text
from jusou_graph_api.web.understanding import filled_in

router = APIRouter()


@router.get("/")
def start(request: Request, graph: Graph, records: Records, municipality: str | None = None) -> HTMLResponse:
    """The empty form."""
    return _page(request, graph, records, ConsultationForm(), choices.chosen(records, municipality), None)


@router.post("/")
def answer(
    request: Request, graph: Graph, records: Records, form: Annotated[FormData, Depends(posted)]
) -> HTMLResponse:
    """The answer: the whole page, or its part for htmx."""
    filled = read_form(form)
    municipality = choices.chosen(records, filled.municipality)
    errors = dict(filled.errors)
    if not filled.get("address") and not filled.has_consultation:
        errors["address"] = wording.ADDRESS_MISSING
    location = graph.locate(filled.get("address"), municipality.code if municipality else None)
    about = municipality or _of(records, location)
    if filled.has_consultation and about is None:
        errors["municipality"] = wording.MUNICIPALITY_MISSING
    if errors:
        return _page(request, graph, records, filled, municipality, None, errors)
    found: dict[str, Any] = {"location": None, "assessment": None, "explained": "", "picture": ""}
    if filled.get("address"):
        found["location"] = place_answer(about, location, graph)
    if filled.has_consultation and about is not None:
        try:
            assessment = graph.assess(filled.request(about.code))
            found["assessment"] = assessment.to_dict()
            found["explained"], found["picture"] = assessment.explain(), assessment.path_svg()
        except InputError as error:
            return _page(request, graph, records, filled, municipality, None, {"text": str(error)})
    refill = "fill" in form and found["assessment"] is not None
    if refill:
        filled = filled_in(filled, found["assessment"]["understood"]["consultation"])
    found["about"] = about
    found["sheet"] = sheet_text(about, found) if about else ""
    return _page(request, graph, records, filled, municipality, found, refill=refill)


def place_answer(about: Municipality | None, location: Location, graph: JusouGraph) -> dict[str, Any]:
    """The outcome of an address as the page shows it.

    Args:
        about: The municipality whose plan decides, None where no known one is named.
        location: The outcome.
        graph: For the 丁目 that would decide.
    """
    answer = location.to_dict()
    words = wording.OUTCOMES[location.status]
    found: dict[str, Any] = {
        "status": location.status.value,
        "words": words,
        "heading": words.heading.format(count=len(location.agencies)),
        "address": answer["address"],
        "ask": location.ask,
        "reading": _reading(answer["address"]),
        "hints": [h for m in (answer["address"] or {}).get("matched_by", ()) if (h := wording.MATCHED_BY.get(m, ""))],
        "evidence": answer["catchment"]["evidence"],
        "desks": [],
        "possible": [],
        "rows": [],
        "near": list((answer["address"] or {}).get("alternatives", ())),
        "chomes": [],
    }
    if about is not None:
        found["desks"] = [agency(about, centre.id) for centre in location.agencies]
        found["possible"] = [agency(about, centre.id) for centre in location.outcome.possible]
        found["rows"] = printed_rows(about, [proof.passage for proof in location.outcome.proofs])
        found["chomes"] = _chomes(location, graph)
    return found


def _examples(municipality: Municipality | None, records: Catalog, graph: JusouGraph) -> list[str]:
    """A town for each kind of outcome, so that a first-time user can see them all; from the data, not by heart."""
    about = municipality or next(iter(records.municipalities.values()))
    found: dict[str, str] = {}
    for town in dict.fromkeys(t.name for t in about.towns if t.reading):
        status = graph.router.locate(about.profile.name + town).status.value
        if status not in found and status != "unknown":
            found[status] = about.profile.name + town
    return list(found.values())


def _reading(address: dict[str, Any] | None) -> str:
    """The place as it was read, without 番地."""
    if not address:
        return ""
    municipality = (address["municipality"] or {}).get("name") or ""
    aza = f"字{address['aza']}" if address["aza"] and not address["aza"].endswith("地割") else address["aza"] or ""
    return f"{municipality}{address['town'] or ''}{address['chome'] or ''}{aza}"


def _chomes(location: Location, graph: JusouGraph) -> list[str]:
    """The town's 丁目 to choose from, where the 丁目 would settle what is open."""
    reading = location.reading
    if location.status.value != "split" or reading.chome or reading.aza or not reading.town:
        return []
    record = graph.router.gazetteer.records.get(reading.municipality or "", {}).get(reading.town)
    numbers = sorted(record.chomes) if record else []
    places = [graph.router.gazetteer.place(reading.municipality or "", reading.town, n) for n in numbers]
    return [place.spelled() for place in places if place is not None]


def _of(records: Catalog, location: Location) -> Municipality | None:
    return records.municipalities.get(location.reading.municipality or "")


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
    template = "locate/answer.html" if wants_part(request) else "locate/page.html"
    return render(
        request,
        template,
        422 if errors else 200,
        form=form,
        errors=errors or {},
        found=found,
        refill=refill,
        municipality=municipality,
        municipalities=choices.municipalities(records),
        examples=[] if found else _examples(municipality, records, graph),
        notice=graph.engine_notice(),
    )
