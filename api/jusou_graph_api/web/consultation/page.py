"""What the two pages that take a consultation have in common: the form as it was filled in, and the answer beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.service import JusouGraph
from jusou_graph_api.web.consultation.form import ConsultationForm
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render, wants_part


def still_read(form: ConsultationForm, graph: JusouGraph, municipality: Municipality) -> ConsultationForm:
    """The form without marks on words that no longer stand in the text, because it was edited after they were read.

    Args:
        form: What was filled in.
        graph: Reads the text.
        municipality: Whose desk asks.
    """
    if not form.not_meant:
        return form
    read = {one.id for one in graph.assessor.read_text(form.get("text"), municipality.code).read}
    return replace(form, not_meant=tuple(one for one in form.not_meant if one in read))


def consent_routes(municipality: Municipality) -> list[tuple[str, str]]:
    """Which meeting a case of several fields goes to with and without consent, by its local name.

    Args:
        municipality: Whose plan names the meetings.
    """
    routes = []
    for words, holds in (("同意があるとき", "integrated_support_meeting"), ("同意がないとき", "support_meeting")):
        held = [m for m in municipality.meetings if m.holds == holds]
        top = next((m for m in held if m.parent is None), next(iter(held), None))
        if top is not None:
            routes.append((words, top.name))
    return routes


def open_questions(assessment: Mapping[str, Any], said: Iterable[str] = ()) -> list[str]:
    """What to ask next, each question once; one that is asked of several places names them all.

    Args:
        assessment: The answer of ``assess``.
        said: Questions that stand elsewhere on the page.
    """
    places = [one["resource"]["name"] for one in assessment["resources"]]
    already = set(said)
    asked: dict[str, list[str]] = {}
    for question in assessment["ask"]:
        if question in already:
            continue
        place = next((name for name in places if question.startswith(f"{name}: ")), "")
        asked.setdefault(question.removeprefix(f"{place}: "), []).append(place)
    return [f"{'・'.join(names)}：{question}" if all(names) else question for question, names in asked.items()]


def danger_without_plan(form: ConsultationForm, graph: JusouGraph, records: Catalog) -> dict[str, Any] | None:
    """Danger to life in a consultation that no plan answers yet: what to do first is no matter of plans.

    Args:
        form: What was filled in.
        graph: Reads the text.
        records: Any municipality of them stands in; nothing of its plan is used.

    Returns:
        What ``emergency.html`` shows; None where nothing says that there is danger.
    """
    code = next(iter(records.municipalities))
    try:
        assessment = graph.assess(replace(form, values={**form.values, "address": ""}).request(code))
    except InputError:
        return None
    if not assessment.emergency.first:
        return None
    nothing_to_set_aside = {"read": [], "not_meant": [], "consultation": {"danger": None}}
    return {"emergency": assessment.emergency.to_dict(), "understood": nothing_to_set_aside}


def page(
    request: Request,
    graph: JusouGraph,
    records: Catalog,
    name: str,
    form: ConsultationForm,
    municipality: Municipality | None,
    *,
    found: dict[str, Any] | None = None,
    errors: dict[str, str] | None = None,
    **more: Any,
) -> HTMLResponse:
    """The page with the form as it was filled in and the answer; its part alone where htmx asks.

    Args:
        request: What was asked.
        graph: For what staff should know about the engine.
        records: The municipalities to choose from.
        name: Folder of its templates.
        form: What was filled in.
        municipality: The municipality chosen.
        found: The answer, None before anything was asked.
        errors: Field → sentence.
        **more: What else the templates show.
    """
    return render(
        request,
        f"{name}/answer.html" if wants_part(request) else f"{name}/page.html",
        422 if errors else 200,
        form=form,
        errors=errors or {},
        found=found,
        municipality=municipality,
        municipalities=choices.municipalities(records),
        notice=graph.engine_notice(),
        **{"refill": False, "danger": None, **more},
    )
