"""Templates and the two ways to answer with them: a whole page, or the part that htmx asked for."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from jusou_graph.codes import Confidence, GapKind
from jusou_graph.gaps.answer import CONFIDENCE_LABELS, KIND_LABELS
from jusou_graph.japanese.eras import wareki
from jusou_graph.model.answers import cite
from jusou_graph.model.freshness import plan_age
from jusou_graph.model.telephone import dialled
from jusou_graph.service.registering import SOURCES
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.web import wording
from jusou_graph_api.web.consultation.understanding import read_groups, read_in_short
from jusou_graph_api.web.data.record_view import name_of, record_path
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.desks import contact, passage_path, resource
from jusou_graph_api.web.parts.static_files import asset

NAVIGATION = (
    ("/", "つなぎ先を調べる"),
    ("/match", "参加支援を探す"),
    ("/gaps", "資源の空白を見る"),
    ("/graph", "つながりを見る"),
    ("/data", "資料とデータ"),
)

HTMX = (
    '{"historyEnabled":false,"historyCacheSize":0,"includeIndicatorStyles":false,"allowEval":false,'
    '"allowScriptTags":false,"timeout":20000,"responseHandling":[{"code":"204","swap":false},{"code":"...","swap":true}]}'
)
"""No address in sessionStorage, no inline style, no eval; error answers are shown like any other."""

_TAKES_BACK = ("/", "/match")
"""Pages that show a form again as it was filled in, when it is sent with ``back``."""

_BUTTONS = ("back", "fill")
"""What buttons add to a form; nothing that was typed."""

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=select_autoescape(["html", "svg"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_RECORD_LINK = re.compile(r'<a (?=[^>]*href="/)')


def _in_new_tab(answer: Markup) -> Markup:
    """An answer whose links open in a tab of their own.

    No answer may be stored, so a browser that left the page could not show it again: with it the form would be lost.
    """
    return Markup(_RECORD_LINK.sub('<a target="_blank" ', answer))  # noqa: S704  # what comes in is rendered and escaped


_environment.filters["in_new_tab"] = _in_new_tab
_environment.globals.update(
    asset=asset,
    navigation=NAVIGATION,
    htmx_config=HTMX,
    cite=cite,
    passage_path=passage_path,
    contact_desk=contact,
    resource_desk=resource,
    field_label=lambda code: (
        LABELS["field"].get(code) or LABELS["programme"].get(code) or LABELS["concern"].get(code, code)
    ),
    status_label=wording.STATUSES.__getitem__,
    read_groups=read_groups,
    read_in_short=read_in_short,
    pretty_json=lambda value: json.dumps(value, ensure_ascii=False, indent=2),
    new_key=lambda: str(uuid.uuid4()),
    plan_age=lambda municipality: plan_age(municipality, date.today()),
    in_era=lambda day: wareki(date.fromisoformat(day)),
    kind_label=lambda kind: KIND_LABELS[GapKind(kind)],
    confidence_label=lambda confidence: CONFIDENCE_LABELS[Confidence(confidence)],
    name_of=name_of,
    record_path=record_path,
    dialled=dialled,
    registering_sources=SOURCES,
    today_iso=lambda: date.today().isoformat(),
    choices=choices,
    wording=wording,
)


def wants_part(request: Request) -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("hx-request") == "true"


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A template as an answer.

    Args:
        request: What was asked.
        template: Name of the template.
        status: HTTP status.
        **values: What the template shows.
    """
    context = {
        "path": request.url.path,
        "today": wareki(date.today()),
        "notice": None,
        "municipality": None,
        "municipalities": [],
        "said": getattr(request.state, "said", ""),
        "town_form": getattr(request.state, "town", None),
        **values,
    }
    return HTMLResponse(_environment.get_template(template).render(context), status)


def error_page(request: Request, problem: dict[str, Any], typed: Iterable[tuple[str, str]] = ()) -> HTMLResponse:
    """A problem as a page, or as the part of a page that htmx waits for.

    Args:
        request: What was asked.
        problem: The problem details.
        typed: Fields of the form that could not be answered; they are given back, so that nothing typed is lost.
    """
    return render(
        request,
        "error_part.html" if wants_part(request) else "error.html",
        problem["status"],
        problem={"hint": "", "notices": [], **problem},
        typed=[(name, value) for name, value in typed if name not in _BUTTONS],
        goes_back=request.url.path in _TAKES_BACK,
        target=request.headers.get("hx-target", ""),
    )
