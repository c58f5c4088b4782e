"""積み重ね（台帳）: unmet needs filed with one action, counted by month, and the way of each gap."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from jusou_graph.errors import InputError
from jusou_graph.gaps.ledger_entries import NEXT, UnmetNeed
from jusou_graph.model.catalog import Municipality
from jusou_graph.service import JusouGraph
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.deps import Graph, Ledger, Records
from jusou_graph_api.web import choices, wording
from jusou_graph_api.web.consultation_form import posted
from jusou_graph_api.web.gaps_page import found_gaps
from jusou_graph_api.web.rendering import render, wants_part

if TYPE_CHECKING:
    from jusou_graph.gaps.ledger import Ledger as GapLedger

router = APIRouter()

Form = Annotated[FormData, Depends(posted)]


@router.post("/gaps/file")
def file(request: Request, records: Records, ledger: Ledger, form: Form) -> HTMLResponse:
    """Files one unmet need: codes and a month, nothing of the consultation."""
    about = _municipality(records, form)
    need, reason, catchment, key = (str(form.get(n) or "") for n in ("need", "reason", "catchment", "key"))
    if catchment not in {"", *(a.id for a in about.agencies)}:
        raise InputError("その担当地区はありません。")
    try:
        key = str(uuid.UUID(key)) if key else ""
    except ValueError:
        raise InputError("受付番号の形がちがいます。", "ページを開き直してください。") from None
    filed = ledger.file(UnmetNeed(about.code, need, reason, f"{date.today():%Y-%m}", catchment), key or None)
    return _said(
        request,
        about,
        filed,
        f"「{LABELS['supportNeed'][need]}」を空白として記録しました（個人のことは記録していません）。",
    )


@router.post("/gaps/withdraw")
def withdraw(request: Request, records: Records, ledger: Ledger, form: Form) -> HTMLResponse:
    """Takes back a need filed by mistake."""
    about = _municipality(records, form)
    ledger.withdraw(str(form.get("key") or ""))
    return _said(request, about, None, "記録を取り消しました。")


@router.post("/gaps/step")
def step(request: Request, graph: Graph, records: Records, ledger: Ledger, form: Form) -> Response:
    """Moves a gap on; the page says what is missing beside the form."""
    about = _municipality(records, form)
    gap, status, meeting, decision, by = (
        str(form.get(n) or "").strip()[:500] for n in ("gap", "status", "meeting", "decision", "by")
    )
    if gap not in {g.id for g in found_gaps(graph, about.code)}:
        raise InputError("その空白は一覧にありません。", "一覧から選び直してください。")
    try:
        ledger.step(
            about.code, gap, status, _day(str(form.get("when") or "")), meeting=meeting, decision=decision, by=by
        )
    except InputError as error:
        values = view(graph, about, ledger) | {"error_of": gap, "error": str(error), "typed": dict(form)}
        return render(
            request,
            "gaps/ledger_page.html",
            422,
            municipality=about,
            municipalities=choices.municipalities(records),
            **values,
        )
    return RedirectResponse(f"/gaps?municipality={about.code}&view=ledger", status_code=303)


def view(graph: JusouGraph, about: Municipality, ledger: GapLedger) -> dict[str, Any]:
    """What the ledger holds of a municipality, ready to show.

    Args:
        graph: Finds the gaps.
        about: The municipality.
        ledger: The ledger of this office.
    """
    totals = ledger.totals(about.code)
    months = sorted({m for counts in totals.values() for m in counts}, reverse=True)[:6]
    statuses = ledger.statuses(about.code)
    gaps = [g for g in found_gaps(graph, about.code) if g.kind.value not in ("missing_information", "contradiction")]
    gaps.sort(key=lambda g: g.id not in statuses)
    return {
        "totals": [(LABELS["supportNeed"][need], counts) for need, counts in totals.items()],
        "months": months,
        "rows": [
            (g, statuses.get(g.id, ""), NEXT[statuses.get(g.id, "")], ledger.trail(about.code, g.id)) for g in gaps
        ],
        "today_iso": date.today().isoformat(),
        "error_of": None,
        "error": "",
        "typed": {},
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("日付が入っていません。", "会議や決定の日を選んでください。") from None


def _municipality(records: Records, form: FormData) -> Municipality:
    about = choices.chosen(records, str(form.get("municipality") or ""))
    if about is None:
        raise InputError(wording.MUNICIPALITY_MISSING)
    return about


def _said(request: Request, about: Municipality, key: str | None, sentence: str) -> HTMLResponse:
    template = "gaps/filed_part.html" if wants_part(request) else "gaps/filed.html"
    return render(request, template, municipality=about, key=key, sentence=sentence)
