"""One table from errors to answers: RFC 9457 problem details for programs, a page for people."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope

from jusou_graph.codes import BASE_IRI
from jusou_graph.errors import (
    DataError,
    EngineUnavailableError,
    FileUnreachableError,
    InputError,
    JusouError,
    MissingExtraError,
    NotFoundError,
    QueryError,
    ResourcesMissingError,
    UsageError,
)
from jusou_graph_api.middleware import BodyTooLargeError, CrossSiteError, UploadTooLargeError

PROBLEMS: dict[type[Exception], tuple[str, str]] = {
    InputError: ("input", "入力を確かめてください"),
    NotFoundError: ("not-found", "見つかりません"),
    QueryError: ("query", "その問いは使えません"),
    UsageError: ("usage", "使い方がちがいます"),
    FileUnreachableError: ("file-unreachable", "ファイルを読み書きできません"),
    DataError: ("data", "データに誤りがあります"),
    EngineUnavailableError: ("engine-unavailable", "データベースにつながりません"),
    MissingExtraError: ("missing-extra", "必要な部品が入っていません"),
    ResourcesMissingError: ("resources-missing", "プログラムのファイルが足りません"),
    JusouError: ("error", "できませんでした"),
}
"""Kind of error → name of the problem type, title. Subclasses before their base; the status is the error's own."""

HTTP_TITLES = {
    404: ("not-found", "ページが見つかりません", "アドレスを確かめるか、上のメニューから選んでください。"),
    405: ("method-not-allowed", "この方法では受け付けていません", "API の説明（/docs/api）を確かめてください。"),
    413: ("too-large", "送られた文が長すぎます", "1メガバイト以内にしてください。"),
    403: ("cross-site", "ほかのサイトからの送信は受け付けません", "このサービスの画面から操作してください。"),
}

UPLOAD_TOO_LARGE = (
    "ファイルが大きすぎます",
    413,
    "合わせて 200 メガバイトまでです。市町村ごとのファイルに分けて、「ファイルを取り込む」からやり直してください。",
)

NOT_UTF8 = "本文が UTF-8 ではありません。UTF-8 で送ってください（Shift_JIS では送れません）。"
UNREADABLE = "送られた本文を読めません。UTF-8 の JSON（画面からはフォーム）で送ってください。"
NOT_JSON = "本文が JSON として送られていません。Content-Type: application/json を付け、UTF-8 の JSON で送ってください。"

SENTENCES = {
    "missing": "{field}がありません。",
    "string_type": "{field}は文字で書いてください。",
    "string_too_long": "{field}が長すぎます。",
    "int_parsing": "{field}は数で書いてください。",
    "int_type": "{field}は数で書いてください。",
    "bool_type": "{field}は true か false で書いてください。",
    "bool_parsing": "{field}は true か false で書いてください。",
    "list_type": "{field}は並び（[…]）で書いてください。",
    "dict_type": "{field}は「項目: 値」の形で書いてください。",
    "model_attributes_type": "{field}は「項目: 値」の形で書いてください。",
    "greater_than_equal": "{field}は {ge} 以上にしてください。",
    "less_than_equal": "{field}は {le} 以下にしてください。",
    "literal_error": "{field}に使える値: {expected}",
    "enum": "{field}に使える値: {expected}",
    "extra_forbidden": "{field}という項目はありません。",
    "json_invalid": "本文が JSON として読めません。UTF-8 の JSON で送ってください。",
    "string_unicode": "{field}に文字ではないものがあります。",
}
"""Kind of validation error (pydantic) → sentence."""


def problem(slug: str, title: str, status: int, detail: str, **more: Any) -> dict[str, Any]:
    """The body of RFC 9457."""
    body = {"type": f"{BASE_IRI}problem/{slug}", "title": title, "status": status, "detail": detail}
    return {**body, **{k: v for k, v in more.items() if v}}


def problem_of(error: Exception) -> dict[str, Any]:
    """The problem for any exception; what nobody foresaw says nothing of its inside."""
    if isinstance(error, JusouError):
        slug, title = next(PROBLEMS[kind] for kind in type(error).__mro__ if kind in PROBLEMS)
        notices = [str(one) for one in error.notices] if isinstance(error, DataError) else []
        return problem(slug, title, error.http_status, error.detail, hint=error.hint, notices=notices)
    if isinstance(error, RequestValidationError):
        errors = [{"field": _field(one), "detail": _sentence(one)} for one in error.errors()]
        return problem("input", PROBLEMS[InputError][1], 422, " ".join(e["detail"] for e in errors), errors=errors)
    if isinstance(error, UploadTooLargeError):
        return problem("too-large", *UPLOAD_TOO_LARGE)
    status = {BodyTooLargeError: 413, CrossSiteError: 403}.get(type(error), 500)
    if isinstance(error, HTTPException):
        status = error.status_code
    if status in HTTP_TITLES:
        slug, title, detail = HTTP_TITLES[status]
        return problem(slug, title, status, detail)
    if status < 500:
        detail = NOT_UTF8 if isinstance(error.__cause__, UnicodeDecodeError) else UNREADABLE
        return problem("input", PROBLEMS[InputError][1], status, detail)
    return problem(
        "internal",
        "思わぬ不具合が起きました",
        status,
        "入力の内容は記録していません。もう一度試し、続くときは情報担当へ時刻と操作を伝えてください。",
    )


def _field(error: Any) -> str:
    return ".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path")) or "本文"


def _sentence(error: Any) -> str:
    kind = error["type"]
    if error["loc"] == ("body",) and isinstance(error.get("input"), bytes):
        return NOT_JSON  # under another Content-Type nobody reads the body as JSON
    template = SENTENCES.get(kind, "{field}の値が使えません。")
    place = _field(error)
    return template.format_map({"expected": "", "ge": "", "le": "", **error.get("ctx", {}), "field": f"「{place}」"})


async def answer(scope: Scope, receive: Receive, error: Exception) -> Response:
    """The answer to an error: JSON for programs, a page (or a part of one) for people, with what they had typed."""
    return _answer(Request(scope, receive), error, await _typed(Request(scope, receive), error))


async def _typed(request: Request, error: Exception) -> list[tuple[str, str]]:
    """The fields of a form that could not be answered for a reason that is not theirs, to be given back."""
    failed = not isinstance(error, (BodyTooLargeError, CrossSiteError)) and problem_of(error)["status"] >= 500
    if request.method != "POST" or not failed:
        return []
    try:
        form = await request.form()
    except Exception:  # what is no form, or was cut off, holds nothing to give back
        return []
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


def _answer(request: Request, error: Exception, typed: list[tuple[str, str]]) -> Response:
    body = problem_of(error)
    if request.url.path.startswith("/api/"):
        headers = getattr(error, "headers", None)
        return JSONResponse(body, body["status"], headers=headers, media_type="application/problem+json")
    from jusou_graph_api.web.parts.rendering import error_page

    try:
        return error_page(request, body, typed)
    except Exception:  # the page for errors must not raise another one
        return PlainTextResponse(f"{body['title']}\n{body['detail']}", body["status"])


def install(app: FastAPI) -> None:
    """Makes every error of the application answer from this table."""

    async def handle(request: Request, error: Exception) -> Response:
        return _answer(request, error, await _typed(request, error))

    for kind in (JusouError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)
