"""会議に出す: the 議題票 with the gaps that were chosen, as Word, Excel, CSV, Markdown, or to print."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from jusou_graph.errors import InputError
from jusou_graph.exports import write_gaps, write_sheet
from jusou_graph.gaps.matrix import STATE_MARKS
from jusou_graph.service.meeting_sheet import chosen_gaps, meeting_sheet
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web.consultation.form import posted
from jusou_graph_api.web.gaps.found import found_gaps
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


@router.post("/gaps/sheet")
def sheet(request: Request, graph: Graph, records: Records, form: Annotated[FormData, Depends(posted)]) -> Response:
    """The sheet in the form that was asked for; it is made anew each time and kept nowhere."""
    about = choices.chosen(records, str(form.get("municipality") or ""))
    if about is None:
        raise InputError("自治体が選ばれていません。", "「資源の空白を見る」で自治体を選んでください。")
    gaps = chosen_gaps(found_gaps(graph, about.code), {str(one) for one in form.getlist("gap")})
    form_name = str(form.get("form") or "print")
    file_name = f"gidai-{about.code}-{date.today():%Y%m%d}.{form_name}"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    if form_name == "csv":
        return Response(write_gaps(gaps, "csv", records.known.names()), media_type=MEDIA["csv"], headers=headers)
    made = meeting_sheet(graph, about, gaps, support=form.get("version") == "support")
    if form_name in MEDIA:
        return Response(write_sheet(made, form_name), media_type=MEDIA[form_name], headers=headers)
    return render(
        request,
        "gaps/print.html",
        municipality=about,
        municipalities=choices.municipalities(records),
        sheet=made,
        marks=STATE_MARKS,
    )
