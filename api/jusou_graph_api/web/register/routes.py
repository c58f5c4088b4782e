"""職員の登録: what staff confirmed, with 出典, 確認者 and 確認日; taken back with one press, and all of it in a list."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.exports.csv_ import write_rows
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.registrations import DESK_TO_ASK, TOWN, Registration
from jusou_graph.service import JusouGraph
from jusou_graph.service.registered import phone_to_ask
from jusou_graph.service.registered_list import COLUMNS, registered_rows
from jusou_graph.service.registering import Given, check, check_town, places, withdrawal
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web.consultation.form import posted
from jusou_graph_api.web.data.record_view import record_path
from jusou_graph_api.web.data.registered_view import Typed
from jusou_graph_api.web.data.routes import municipality_of, record_page, work_page
from jusou_graph_api.web.gaps.worklists import worklists
from jusou_graph_api.web.locate import routes as locate_page
from jusou_graph_api.web.parts.desks import confirmed_words
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

Form = Annotated[FormData, Depends(posted)]
_ASK = "/".join(DESK_TO_ASK)


@router.get("/data/{code}/registered")
def registered(request: Request, records: Records, code: str, done: str = "") -> HTMLResponse:
    """Everything that is registered for a municipality."""
    return _list(request, municipality_of(records, code), done=done)


@router.get("/data/{code}/registered.csv")
def registered_csv(records: Records, code: str) -> Response:
    """The same as a file."""
    about = municipality_of(records, code)
    rows = (row.cells(records.name(about.code)) for row in registered_rows(about))
    name = f"touroku-{about.code}-{date.today():%Y%m%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write_rows(COLUMNS, rows), media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/data/{code}/register/{kind}/{id}")
def register(request: Request, graph: Graph, records: Records, form: Form, code: str, kind: str, id: str) -> Response:
    """Registers one field of a record, or that nothing has changed."""
    about = municipality_of(records, code)
    field = _text(form, "field")
    entry, problems = check(about, kind, id, field, given(form), key=_text(form, "key"), today=date.today())
    to_ask = (kind, id) == DESK_TO_ASK
    if entry is None:
        typed = Typed(field, {name: _text(form, name) for name in ("value", "how", "by", "on", "mobile")}, problems)
        if to_ask:
            return _list(request, about, typed=typed)
        return record_page(request, about, kind, id, typed=typed)
    done = "saved" if graph.register([entry]) else "same"
    path = f"/data/{code}/registered" if to_ask else record_path(code, kind, id)
    return RedirectResponse(f"{path}?done={done}#registered", status_code=303)


@router.post("/data/{code}/work/{key}")
def register_list(request: Request, graph: Graph, records: Records, form: Form, code: str, key: str) -> Response:
    """Registers the telephone numbers of a work list together: all of them, or none where one has to be mended."""
    about = municipality_of(records, code)
    work = next((one for one in worklists(graph, about) if one.key == key and one.registers), None)
    if work is None:
        raise NotFoundError("その一覧はありません。", "「資料とデータ」から選んでください。")
    entries: list[Registration] = []
    problems: dict[str, str] = {}
    common = given(form)
    # Rows that have a number by now are read too: a form sent twice is the same form, not an empty one.
    for item in (*work.items, *work.answered):
        value = _text(form, f"value-{item.key}")
        if not value:
            continue
        kind, _, identifier = item.key.partition("/")
        mobile = f"mobile-{item.key}" in form
        one = Given(value, common.how, common.by, common.on, mobile)
        entry, wrong = check(about, kind, identifier, work.registers, one, key=_text(form, "key"), today=date.today())
        problems |= {(f"value-{item.key}" if name == "value" else name): words for name, words in wrong.items()}
        entries += [entry] if entry else []
    if not entries and not problems:
        problems["rows"] = "番号が一つも入っていません。わかった行だけに入れてください。"
    if problems:
        values = {name: str(value) for name, value in form.items() if isinstance(value, str)}
        return work_page(request, graph, about, key, typed=Typed(work.registers, values, problems))
    new = graph.register(entries)
    return RedirectResponse(f"/data/{code}/work/{key}?saved={len(new)}", status_code=303)


@router.post("/data/{code}/withdraw")
def withdraw(request: Request, graph: Graph, records: Records, form: Form, code: str) -> Response:
    """Takes an entry back; it stays in the history."""
    about = municipality_of(records, code)
    entry = _withdraw(graph, about, _text(form, "entry"), form)
    listed = entry.kind == TOWN or (entry.kind, entry.record) == DESK_TO_ASK or "list" in form
    path = f"/data/{code}/registered" if listed else record_path(code, entry.kind, entry.record)
    return RedirectResponse(f"{path}?done=withdrawn#registered", status_code=303)


@router.post("/register/town")
def register_town(request: Request, graph: Graph, records: Records, form: Form) -> HTMLResponse:
    """Registers which agency covers the place of an address or takes that back, and gives the answer again.

    The place is read anew from the address: a town, 丁目 or 字 of the town lists, and nothing of what follows it.
    """
    if taken_back := _text(form, "withdraw"):
        _withdraw(graph, municipality_of(records, _text(form, "municipality")), taken_back, form)
        request.state.said = "登録を取り消しました。取り消したことも履歴に残っています。"
        return locate_page.answer(request, graph, graph.catalog, form)
    entry, problems = _town_entry(graph, records, form)
    if entry is None:
        request.state.town = Typed(
            "town", {n: _text(form, n) for n in ("agency", "place", "how", "by", "on")}, problems
        )
        answer = locate_page.answer(request, graph, records, form)
        answer.status_code = 422
        return answer
    new = graph.register([entry])
    request.state.said = (
        "担当を登録しました。まちがえたときは「登録を取り消す」を押すと元に戻ります。"
        if new
        else "同じ内容がすでに登録されています。"
    )
    return locate_page.answer(request, graph, graph.catalog, form)


def _withdraw(graph: JusouGraph, about: Municipality, identifier: str, form: FormData) -> Registration:
    entry = next((e for e in about.registered.entries if e.id == identifier), None)
    if entry is None:
        raise NotFoundError("その登録は見つかりません。", "ページを開き直してください。")
    graph.register([withdrawal(entry, key=_text(form, "key"), today=date.today())])
    return entry


def given(form: FormData) -> Given:
    """What was typed into a form of registration."""
    return Given(_text(form, "value"), _text(form, "how"), _text(form, "by"), _text(form, "on"), "mobile" in form)


def _town_entry(graph: JusouGraph, records: Catalog, form: FormData) -> tuple[Registration | None, dict[str, str]]:
    location = graph.locate(_text(form, "address"), _text(form, "municipality") or None)
    about = records.municipalities.get(location.reading.municipality or "")
    offered = places(location)
    wanted = _text(form, "place")
    part = next((one for one in offered if wanted in (one.words, "")), None)
    if about is None or part is None:
        raise InputError("この住所には担当を登録できません。", "町名を入れ直して、もう一度調べてください。")
    return check_town(about, part, _text(form, "agency"), given(form), key=_text(form, "key"), today=date.today())


def _list(request: Request, about: Municipality, *, typed: Typed | None = None, done: str = "") -> HTMLResponse:
    ask = phone_to_ask(about)
    return render(
        request,
        "register/list.html",
        422 if typed else 200,
        municipality=about,
        rows=registered_rows(about),
        ask=ask,
        ask_words=confirmed_words(ask) if ask else "",
        action=f"/data/{about.code}/register/{_ASK}",
        typed=typed or Typed(),
        done=done,
    )


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip()[:2_000] if isinstance(value, str) else ""
