"""積み重ね（台帳）: unmet needs filed with one action, counted by month, and the way of each gap."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from jusou_graph.errors import InputError
from jusou_graph.gaps import Gap, Part, part
from jusou_graph.gaps.ledger_entries import DECISIONS, NEXT, TAKEN_BACK, UnmetNeed
from jusou_graph.japanese.eras import wareki_month
from jusou_graph.model.catalog import Municipality
from jusou_graph.service import JusouGraph
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.deps import Graph, Ledger, Records
from jusou_graph_api.web import wording
from jusou_graph_api.web.consultation.form import posted
from jusou_graph_api.web.gaps.found import found_gaps
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render, wants_part

if TYPE_CHECKING:
    from jusou_graph.gaps.ledger import Ledger as GapLedger

router = APIRouter()

OTHER_MEETING = "そのほかの会議"
OTHER_SECTION = "そのほかの課"

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
    _known(graph, about, gap)
    try:
        _chosen_from_lists(about, meeting, by)
        ledger.step(
            about.code, gap, status, _day(str(form.get("when") or "")), meeting=meeting, decision=decision, by=by
        )
    except InputError as error:
        return _refused(request, graph, about, ledger, error, form)
    return _back_to(about, graph, ledger, gap)


@router.post("/gaps/step/take-back")
def take_back(request: Request, graph: Graph, records: Records, ledger: Ledger, form: Form) -> Response:
    """Takes back the last step of a gap; its trail keeps both."""
    about = _municipality(records, form)
    gap = str(form.get("gap") or "")
    _known(graph, about, gap)
    try:
        ledger.take_back(about.code, gap, date.today())
    except InputError as error:
        return _refused(request, graph, about, ledger, error, form)
    return _back_to(about, graph, ledger, gap)


def _known(graph: JusouGraph, about: Municipality, gap: str) -> None:
    if gap not in {g.id for g in found_gaps(graph, about.code)}:
        raise InputError("その空白は一覧にありません。", "一覧から選び直してください。")


def _chosen_from_lists(about: Municipality, meeting: str, by: str) -> None:
    """Lets only what the page offers through: a text of one's own could name a person."""
    if meeting and meeting not in meetings_of(about):
        raise InputError(f"「{meeting}」は会議の一覧にありません。", "一覧から選んでください。")
    if by and by not in sections_of(about):
        raise InputError("記録した課・係は、一覧から選んでください。", "人の名前は入れません。")


def _refused(
    request: Request, graph: JusouGraph, about: Municipality, ledger: GapLedger, error: InputError, form: FormData
) -> HTMLResponse:
    """The page again with what was chosen, and beside the form what is missing."""
    told = {"error_of": str(form.get("gap") or ""), "error": str(error), "typed": dict(form)}
    return render(
        request,
        "gaps/ledger_page.html",
        422,
        municipality=about,
        municipalities=choices.municipalities(graph.catalog),
        **view(graph, about, ledger) | told,
    )


def _back_to(about: Municipality, graph: JusouGraph, ledger: GapLedger, gap: str) -> RedirectResponse:
    """The page again, at the gap."""
    position = next(i for i, g in enumerate(_followed(graph, about, ledger), 1) if g.id == gap)
    return RedirectResponse(f"/gaps?municipality={about.code}&view=ledger#ledger-{position}", status_code=303)


def meetings_of(about: Municipality) -> list[str]:
    """Meetings of the plan, and one word for those it does not name."""
    return [*dict.fromkeys(m.name for m in about.meetings), OTHER_MEETING]


def sections_of(about: Municipality) -> list[str]:
    """Sections of the administration that the plan names, and one word for others."""
    own = [d.name for d in about.departments] + [o.name for o in about.organizations if o.kind in ("課", "室", "班")]
    return [*dict.fromkeys("".join(name.split()) for name in own), OTHER_SECTION]


def _followed(graph: JusouGraph, about: Municipality, ledger: GapLedger) -> list[Gap]:
    """Gaps that a meeting can follow, those under way first."""
    statuses = ledger.statuses(about.code)
    gaps = [g for g in found_gaps(graph, about.code) if part(g) is not Part.DESK]
    return sorted(gaps, key=lambda g: g.id not in statuses)


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
    return {
        "totals": [(LABELS["supportNeed"][need], counts) for need, counts in totals.items()],
        "months": [(month, wareki_month(month)) for month in months],
        "rows": [
            (g, statuses.get(g.id, ""), NEXT[statuses.get(g.id, "")], ledger.trail(about.code, g.id))
            for g in _followed(graph, about, ledger)
        ],
        "meetings": meetings_of(about),
        "sections": sections_of(about),
        "decisions": DECISIONS,
        "taken_back": TAKEN_BACK,
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
