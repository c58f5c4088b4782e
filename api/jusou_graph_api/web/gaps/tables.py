"""The lists of the pages as CSV: UTF-8 for Excel, or CP932 for older programs after a report of what it cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.exports import write_csv
from jusou_graph.exports.text import Unwritable, write_rows_as
from jusou_graph.gaps import told_once
from jusou_graph.gaps.matrix import STATE_LABELS, Matrix, matrix
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.records import Agency, Resource
from jusou_graph.service import JusouGraph
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web import wording
from jusou_graph_api.web.gaps.found import found_gaps
from jusou_graph_api.web.gaps.routes import TABLES
from jusou_graph_api.web.gaps.worklists import worklists
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

Encoding = Literal["utf-8", "cp932"]

DESK_COLUMNS = (
    "自治体コード", "自治体", "名称", "種別", "分野", "電話", "担当課", "所在地・場所", "運営（受託法人）", "状態",
    "計画の時点", "根拠の行",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A CSV file: what it lists, its name without ending, its bytes, and what its encoding could not hold."""

    title: str
    name: str
    content: bytes
    lost: list[Unwritable]


@router.get("/csv/{what}")
def csv_file(
    request: Request,
    graph: Graph,
    records: Records,
    what: str,
    *,
    municipality: str,
    encoding: Encoding = "utf-8",
    table: str = "need-catchment",
    anyway: bool = False,
) -> Response:
    """A list as a file; where CP932 cannot hold a character, first which ones, and what would stand instead."""
    about = choices.chosen(records, municipality)
    if about is None:
        raise InputError("自治体が選ばれていません。", "一覧を開き直してください。")
    made = _made(graph, about, what, encoding, table)
    if made.lost and not anyway:
        return render(
            request,
            "gaps/csv_report.html",
            municipality=about,
            made=made,
            query=f"municipality={about.code}&table={table}",
            what=what,
        )
    coding = "utf-8" if encoding == "utf-8" else "Shift_JIS"
    headers = {"Content-Disposition": f'attachment; filename="{made.name}-{about.code}.csv"'}
    return Response(made.content, media_type=f"text/csv; charset={coding}", headers=headers)


def _made(graph: JusouGraph, about: Municipality, what: str, encoding: Encoding, table: str) -> Made:
    if what == "gaps":
        gaps = told_once(found_gaps(graph, about.code))
        return Made("空白の一覧", "kuhaku", *write_csv(gaps, encoding, graph.catalog.known.names()))
    if what == "matrix" and table in TABLES:
        found = matrix(table, graph.catalog, about.code, graph.stands_in)
        return Made(TABLES[table], f"taishohyo-{table}", *_matrix(found, encoding))
    if what in ("agency", "resource"):
        desks: Sequence[Agency | Resource] = about.agencies if what == "agency" else about.resources
        title, name = ("相談窓口", "madoguchi") if what == "agency" else ("場・メニュー", "ba")
        rows = [_desk(about, one) for one in desks]
        return Made(title, name, *write_rows_as(DESK_COLUMNS, rows, encoding, codes=("自治体コード",)))
    if work := next((one for one in worklists(graph, about) if one.key == what), None):
        columns = ("自治体コード", "自治体", "名称", "すること・登録")
        rows = [[about.code, about.profile.name, one.name, one.note] for one in work.items]
        return Made(work.title, f"kakunin-{work.key}", *write_rows_as(columns, rows, encoding, codes=columns[:1]))
    raise NotFoundError("その一覧のCSVはありません。", "一覧のページのボタンから保存してください。")


def _matrix(found: Matrix, encoding: Encoding) -> tuple[bytes, list[Unwritable]]:
    rows = []
    for code, label in found.rows:
        cells = [found.cells[code, column] for column, _ in found.columns]
        words = [f"{STATE_LABELS[c.state]}{f' {c.count}' if c.count else ''}" for c in cells]
        rows.append([label, *words])
    return write_rows_as((found.title, *(name for _, name in found.columns)), rows, encoding)


def _desk(about: Municipality, record: Agency | Resource) -> list[str]:
    operator = next((o.full_name for o in about.organizations if o.id == record.operator), "")
    return [
        about.code, about.profile.name, record.name, LABELS["place"][record.kind],
        "・".join(LABELS["field"][one] for one in record.fields), record.phone or "未登録", record.department or "記載なし",
        record.location or "記載なし", operator or "記載なし", wording.STATUSES[record.status],
        record.as_of or about.profile.documents[0].as_of, record.sources[0].lines,
    ]  # fmt: skip
