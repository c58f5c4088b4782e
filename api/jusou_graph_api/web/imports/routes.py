"""ファイルを取り込む: files are read in the background, shown first, applied as one, and taken back where wanted."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from jusou_graph.errors import FileUnreachableError, InputError, JusouError, NotFoundError
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import JusouGraph
from jusou_graph_api.deps import Graph, Imports, Records
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.choices import Choice
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

MOST_FILES, MOST_FIELDS = 60, 20
ENDINGS = {"files": "ファイル", "ages": "年齢別の表"}
NEXT = {
    "areas": ("/gaps?view=map", "資源の空白を見る"),
    "towns": ("/", "つなぎ先を調べる"),
    "phones": ("/data#lists", "資料とデータの一覧を見る"),
    "records": ("/data", "資料とデータを見る"),
}
"""Kind → where staff look at what was imported."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def uploaded(request: Request) -> AsyncIterator[FormData]:
    """The posted form with its files, which are gone when the request ends.

    Raises:
        InputError: What was sent is no form that can be read.
        FileUnreachableError: There is no room for the files.
    """
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)
    except HTTPException:
        raise InputError("送られたものが読めません。", "ページを開き直して、もう一度選んでください。") from None
    except OSError as error:
        raise FileUnreachableError(
            f"送られたファイルを置けません（{error.strerror}）。", "空き容量を確かめてください。"
        ) from None
    try:
        yield form
    finally:
        await form.close()


@router.get("/data/import")
def overview(request: Request, graph: Graph, records: Records, imports: Imports) -> HTMLResponse:
    """What can be imported, how it stands now, and the last imports."""
    from jusou_graph.service.import_jobs import KINDS

    return render(
        request,
        "imports/overview.html",
        kinds=list(KINDS.values()),
        now={code: _now(graph, records, code) for code in KINDS},
        jobs=imports.all(),
    )


@router.get("/data/import/new/{kind}")
def choose(
    request: Request, graph: Graph, records: Records, kind: str, municipality: str | None = None
) -> HTMLResponse:
    """The form of one kind."""
    return _form(request, graph, records, kind, {"municipality": municipality or ""})


@router.post("/data/import")
def send(
    request: Request,
    graph: Graph,
    records: Records,
    imports: Imports,
    form: Annotated[FormData, Depends(uploaded)],
) -> Response:
    """Takes in files and begins to read them in the background."""
    from jusou_graph.service.import_jobs import KINDS, Order

    kind = str(form.get("kind") or "")
    values = {name: str(form.get(name) or "")[:100] for name in ("municipality", "list", "key")}
    if kind not in KINDS:
        raise InputError("取り込むものの種類がありません。", "「ファイルを取り込む」から選び直してください。")
    problem = _missing(records, kind, values)
    if problem is None:
        uploads = [
            (name, one.filename, one.file)
            for name, one in form.multi_items()
            if isinstance(one, UploadFile) and one.filename
        ]
        options = {name: values[name] for name in ("municipality", "list") if kind == "towns"}
        try:
            job = imports.submit(Order(values["key"], kind, options), uploads)
            return RedirectResponse(f"/data/import/job/{job.id}", status_code=303)
        except InputError as error:
            problem = ("files", str(error))
    return _form(request, graph, records, kind, values, problem)


@router.get("/data/import/job/{id}")
def job(request: Request, imports: Imports, id: str) -> HTMLResponse:
    """How far an import is, or what it would change."""
    return _job(request, imports, id)


@router.get("/data/import/job/{id}/progress")
def progress(request: Request, imports: Imports, id: str, seen: int = 0) -> HTMLResponse:
    """What changes on the page of an import while it is being read."""
    found = imports.get(id)
    if found.running:
        return render(request, "imports/progress.html", job=found, say=found.step != seen)
    answer = render(request, "imports/job_body.html", **{**_shown(imports, id), "arrived": True})
    answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#job", "innerHTML"
    return answer


@router.get("/data/import/job/{id}/list.csv")
def full_list(imports: Imports, id: str) -> Response:
    """Every line of what an import would change."""
    content = imports.list_file(id).read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="jusou-import-{id[:8]}.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/data/import/job/{id}/{decision}")
def decide(request: Request, imports: Imports, id: str, decision: str) -> Response:
    """Does what somebody has decided; pressing twice is the same as once."""
    decisions: dict[str, Callable[[str], Any]] = {
        "cancel": imports.cancel,
        "apply": imports.apply,
        "reject": imports.reject,
        "take-back": imports.take_back,
    }
    if decision not in decisions:
        raise NotFoundError("その操作はありません。", "取り込みのページから選んでください。")
    try:
        decisions[decision](id)
    except NotFoundError:
        raise
    except JusouError as error:
        return _job(request, imports, id, error)
    return RedirectResponse(f"/data/import/job/{id}", status_code=303)


@router.get("/data/import/phones.csv")
def phone_table(records: Records) -> Response:
    """The table of desks and places without a number, to be filled in."""
    from jusou_graph.service.import_jobs.phones import table_to_fill_in

    headers = {"Content-Disposition": 'attachment; filename="jusou-phones.csv"'}
    return Response(table_to_fill_in(records), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/data/import/records.xlsx")
def workbook(graph: Graph) -> Response:
    """The records as a workbook, to be corrected."""
    from jusou_graph.sources.catalog_loader import revision
    from jusou_graph.sources.workbook import export

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.xlsx"
        export(graph.data, path)
        content = path.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="jusou-records-{revision(graph.data)}.xlsx"'}
    return Response(content, media_type=XLSX, headers=headers)


def _form(
    request: Request,
    graph: JusouGraph,
    records: Catalog,
    kind: str,
    values: dict[str, str],
    problem: tuple[str, str] | None = None,
) -> HTMLResponse:
    from jusou_graph.service.import_jobs import KINDS
    from jusou_graph.service.import_jobs.records import why_not_writable
    from jusou_graph.sources.added_towns import AUTO
    from jusou_graph.sources.town_list_layouts import KINDS as LISTS

    if kind not in KINDS:
        raise NotFoundError("その取り込みはありません。", "「ファイルを取り込む」から選んでください。")
    return render(
        request,
        "imports/form.html",
        422 if problem else 200,
        kind=KINDS[kind],
        now=_now(graph, records, kind),
        problem={"field": problem[0], "words": problem[1]} if problem else None,
        chosen=choices.chosen(records, values.get("municipality")),
        municipalities=choices.municipalities(records),
        lists=[Choice(AUTO, "中身から見分ける"), *(Choice(code, title) for code, title in LISTS.items())],
        list_chosen=values.get("list") or AUTO,
        closed=why_not_writable(graph.data) if kind == "records" else "",
    )


def _missing(records: Catalog, kind: str, values: dict[str, str]) -> tuple[str, str] | None:
    """Field and sentence of the first choice that is missing."""
    from jusou_graph.sources.added_towns import AUTO
    from jusou_graph.sources.town_list_layouts import KINDS as LISTS

    if kind != "towns":
        return None
    if len(records.known.matching(values["municipality"])) != 1:
        return "municipality", "自治体が選ばれていません。どの自治体の町名かを選んでください。"
    if values["list"] not in (AUTO, *LISTS):
        return "list", "一覧の種類が選ばれていません。どこの一覧かを選んでください。"
    return None


def _shown(imports: Imports, id: str) -> dict[str, Any]:
    from jusou_graph.service.import_jobs import KINDS, SECTIONS

    found = imports.get(id)
    return {
        "job": found,
        "kind": KINDS[found.kind],
        "sections": SECTIONS,
        "can_take_back": imports.can_take_back(found),
        "next": NEXT[found.kind],
        "arrived": False,
        "error": None,
    }


def _job(request: Request, imports: Imports, id: str, error: JusouError | None = None) -> HTMLResponse:
    values = _shown(imports, id)
    return render(request, "imports/job.html", error.http_status if error else 200, **{**values, "error": error})


def _now(graph: JusouGraph, records: Catalog, kind: str) -> str:
    """How things stand for a kind, in one sentence."""
    from jusou_graph.service.import_jobs.records import why_not_writable
    from jusou_graph.sources.added_towns import FOLDER
    from jusou_graph.sources.town_list_layouts import KINDS as LISTS

    if kind == "areas":
        try:
            kept = graph.people
        except InputError:
            return "前に取り込んだ記録が壊れています。取り込み直してください。"
        if not kept:
            return "まだ取り込まれていません。"
        names = [
            f"{m.profile.name} {people:,} 人"
            for code, m in records.municipalities.items()
            if (people := kept.in_municipality(code)) is not None
        ]
        return f"取り込み済み：{'、'.join(names)}"
    if kind == "towns":
        found = [
            f"{m.profile.name}（{title}）"
            for code, m in records.municipalities.items()
            for list_, title in LISTS.items()
            if (graph.settings.home_folder / FOLDER / f"{code}-{list_}.csv").is_file()
        ]
        return (
            f"加えたもの：{'、'.join(found)}"
            if found
            else "加えたものはありません。はじめから入っている一覧で読みます。"
        )
    if kind == "phones":
        from jusou_graph.service.import_jobs.phones import count_without

        return f"電話が未登録：{count_without(records):,} 件"
    return "書き込めません。" if why_not_writable(graph.data) else f"入っている自治体：{len(records.municipalities)}"
