"""つなぎ先を調べる: which desk covers an address and these concerns, why, and whom to call."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from jusou_graph.codes import LEFT_OPEN, CatchmentStatus, Verdict
from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.freshness import plan_age, table_age
from jusou_graph.routing import Location
from jusou_graph.service import JusouGraph
from jusou_graph.service.registered import phone_to_ask
from jusou_graph.service.registering import centres, places
from jusou_graph.telling.explain import explain
from jusou_graph.telling.path_picture import path_svg
from jusou_graph.vocabulary import WelfareField
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web import wording
from jusou_graph_api.web.consultation.form import ConsultationForm, posted, read_form
from jusou_graph_api.web.consultation.page import (
    consent_routes,
    danger_without_plan,
    open_questions,
    page,
    still_read,
)
from jusou_graph_api.web.consultation.understanding import filled_in
from jusou_graph_api.web.locate.printed_rows import editions, printed_rows
from jusou_graph_api.web.locate.sheet_text import sheet_text
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.desks import agency, registered_agency

router = APIRouter()


@router.get("/")
def start(request: Request, graph: Graph, records: Records, municipality: str | None = None) -> HTMLResponse:
    """The empty form."""
    return _page(request, graph, records, ConsultationForm(), choices.chosen(records, municipality))


@router.post("/")
def answer(
    request: Request, graph: Graph, records: Records, form: Annotated[FormData, Depends(posted)]
) -> HTMLResponse:
    """The answer: the whole page, or its part for htmx."""
    filled = read_form(form)
    municipality, unknown = choices.given(records, filled.municipality)
    if "back" in form:  # from the page for errors: the form as it was, nothing asked
        return _page(request, graph, records, filled, municipality)
    errors = {**filled.errors, **unknown}
    if not filled.get("address") and not filled.has_consultation:
        errors["address"] = wording.ADDRESS_MISSING
    location = graph.locate(filled.get("address"), municipality.code if municipality else None)
    about = municipality or _of(records, location)
    elsewhere = location.status is CatchmentStatus.OUTSIDE
    if filled.has_consultation and about is None and not elsewhere:
        errors.setdefault("municipality", wording.MUNICIPALITY_MISSING)
    danger = None
    if filled.has_consultation and about is None and not filled.errors:
        danger = danger_without_plan(filled, graph, records)
    if errors:
        return _page(request, graph, records, filled, municipality, errors=errors, danger=danger)
    found: dict[str, Any] = {"location": None, "assessment": None, "explained": "", "picture": "", "routes": []}
    found["place_last"] = False
    found["not_assessed"] = wording.NOT_ASSESSED if filled.has_consultation and about is None else ""
    if filled.get("address"):
        found["location"] = place_answer(about, location, graph)
    if filled.has_consultation and about is not None:
        filled = still_read(filled, graph, about)
        try:
            assessment = graph.assess(filled.request(about.code))
            found["assessment"] = assessment.to_dict()
            found["said"] = _said(found["location"])
            found["ask"] = open_questions(found["assessment"], _elsewhere(found["said"], found["assessment"]))
            found["place_last"] = _other_fields_first(found["location"], found["assessment"])
            found["run_by"] = run_by(found["assessment"]["programmes"])
            found["explained"], found["picture"] = explain(assessment), path_svg(assessment)
            found["routes"] = consent_routes(about)
        except InputError as error:
            return _page(request, graph, records, filled, municipality, errors={"text": str(error)})
    refill = "fill" in form and found["assessment"] is not None
    if refill:
        filled = filled_in(filled, found["assessment"]["understood"]["consultation"])
    found["about"] = about
    found["plan_age"] = plan_age(about, date.today()) if about else ""
    found["sheet"] = sheet_text(about, found) if about else ""
    return _page(request, graph, records, filled, municipality, found=found, refill=refill, danger=danger)


def run_by(programmes: list[dict[str, Any]]) -> list[tuple[list[str], list[str], str | None]]:
    """Who carries out the 事業, each office once: labels of its programmes, names, competent section.

    Args:
        programmes: ``programmes`` of an assessment.
    """
    found: dict[tuple[tuple[str, ...], str | None], list[str]] = {}
    for one in programmes:
        if by := one["run_by"]:
            found.setdefault((tuple(by["names"]), by["department"]), []).append(one["label"])
    return [(labels, list(names), department) for (names, department), labels in found.items()]


def _other_fields_first(place: dict[str, Any] | None, assessment: dict[str, Any]) -> bool:
    """Whether the desk of the address comes after the contacts: they are there, and none is for older people.

    An address that could not be read, or lies elsewhere, stays first: it has to be mended before anything else.
    """
    if place is None or place["status"] in (CatchmentStatus.OUTSIDE, CatchmentStatus.UNKNOWN):
        return False
    contacts = assessment["contacts"]
    return bool(contacts) and all(one["field"] != WelfareField.ELDERLY for one in contacts)


def _said(place: dict[str, Any] | None) -> set[str]:
    """The question that the answer to the address asks already."""
    return {place["ask"]} if place and place["ask"] else set()


def _elsewhere(said: set[str], assessment: dict[str, Any]) -> set[str]:
    """Questions that stand above the next ones: of the address, beside their desk, of concerns without a desk."""
    beside = {q for one in assessment["contacts"] for q in one["ask"]}
    return said | beside | {one["ask"] for one in (*assessment["no_desk"], *assessment["without_contact"])}


def place_answer(about: Municipality | None, location: Location, graph: JusouGraph) -> dict[str, Any]:
    """The outcome of an address as the page shows it.

    Args:
        about: The municipality whose plan decides, None where no known one is named.
        location: The outcome.
        graph: For the 丁目 that would decide.
    """
    answer = location.to_dict()
    words = wording.OUTCOMES[location.status]
    if location.status is CatchmentStatus.UNKNOWN:
        words = wording.NAMES_OF.get(location.outcome.name_of, words)
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
        "editions": [],
        "near": _near(location, graph),
        "near_more": location.outcome.near.more,
        "chomes": [],
        "registered": None,
        "parts": [],
        "ask_phone": None,
        "table_age": "",
        "unregistered": [],
    }
    if about is not None:
        found["desks"] = [agency(about, centre.id) for centre in location.agencies]
        found["possible"] = [agency(about, centre.id) for centre in location.outcome.possible]
        found["registered"] = registered_agency(about, location)
        found["parts"] = [] if found["registered"] else places(location)
        found["centres"] = centres(about, (centre.id for centre in location.agencies or location.outcome.possible))
        ask = phone_to_ask(about)
        found["ask_phone"] = ask.value if ask else None
        found["unregistered"] = _unregistered(about, found)
        found["table_age"] = table_age(about, date.today())
        proofs = [proof for proof in location.outcome.proofs if proof.passage[0] == about.code]
        found["rows"] = printed_rows(about, {p.passage[1]: p.verdict is not Verdict.NOT_MET for p in proofs})
        found["editions"] = editions(about, [p.passage[1] for p in proofs])
        found["chomes"] = _chomes(location, graph)
        if found["chomes"]:
            found["parts"] = []
    return found


def _unregistered(about: Municipality, found: dict[str, Any]) -> list[tuple[str, str]]:
    """Desks of an open answer without a number, each with the page on which it is registered."""
    if found["status"] not in LEFT_OPEN:
        return []
    missing = [d for d in (*found["desks"], *found["possible"]) if not d.phone]
    pages = [(d.name, f"{d.path}?register=phone") for d in missing]
    if not found["ask_phone"]:
        pages.append((about.profile.catchment.ask, f"/data/{about.code}/registered#ask"))
    return pages


def _examples(municipality: Municipality | None, records: Catalog, graph: JusouGraph) -> list[str]:
    """A town for each kind of outcome, so that a first-time user can see them all; from the data, not by heart."""
    about = municipality or next(iter(records.municipalities.values()))
    found: dict[str, str] = {}
    for town in dict.fromkeys(t.name for t in about.towns if t.reading):
        status = graph.router.locate(about.profile.name + town, about.code).status.value
        if status not in found and status != "unknown":
            found[status] = about.profile.name + town
    return list(found.values())


def _near(location: Location, graph: JusouGraph) -> list[str]:
    """Places the address may mean, each with its municipality, so that it can be looked up as it stands."""
    names = graph.catalog.known.names()
    candidates = location.reading.place.candidates
    named = [names.get(place.municipality or "", "") + place.spelled() for place in candidates]
    return list(dict.fromkeys(named)) or list(location.outcome.near.names)


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
    asked = location.status in (CatchmentStatus.SPLIT, CatchmentStatus.PARTLY)
    if not asked or reading.chome or reading.aza or not reading.town:
        return []
    record = graph.router.gazetteer.records.get(reading.municipality or "", {}).get(reading.town)
    numbers = sorted(record.chomes) if record else []
    places = [graph.router.gazetteer.place(reading.municipality or "", reading.town, n) for n in numbers]
    known = [place for place in places if place is not None]
    if location.status is CatchmentStatus.PARTLY:
        # 「一部」 stays open whatever the 丁目: it is asked for only where one would settle it.
        settled = (graph.router.outcome_of(place).status is CatchmentStatus.SINGLE for place in known)
        known = known if any(settled) else []
    return [place.spelled() for place in known]


def _of(records: Catalog, location: Location) -> Municipality | None:
    return records.municipalities.get(location.reading.municipality or "")


def _page(
    request: Request,
    graph: JusouGraph,
    records: Catalog,
    form: ConsultationForm,
    municipality: Municipality | None,
    **shown: Any,
) -> HTMLResponse:
    shown["examples"] = [] if shown.get("found") else _examples(municipality, records, graph)
    return page(request, graph, records, "locate", form, municipality, **shown)
