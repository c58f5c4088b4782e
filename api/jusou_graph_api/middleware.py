"""What holds for every answer: headers, a limit on what is read, no traceback and nothing personal in a log."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ErrorAnswer = Callable[[Scope, Receive, Exception], Awaitable[ASGIApp]]

log = logging.getLogger("jusou_graph_api")

MAX_BODY = 1_000_000
"""Bytes of a request; a 受付シート with long notes has a few thousand."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer. No answer may be stored unless its route says otherwise (static files do)."""


MAX_UPLOAD = 200_000_000
"""Bytes of a request that brings files; the small areas of a prefecture have half of it."""

UPLOADS = frozenset({"/data/import"})
"""Where files may be sent, as ``multipart/form-data``, which is parsed onto the disk while it comes in."""

_DRAINED = 4 * MAX_UPLOAD
"""Bytes that are read and thrown away, so that a browser is done with sending and shows the answer."""


class BodyTooLargeError(Exception):
    """More was sent than ``MAX_BODY``."""


class UploadTooLargeError(BodyTooLargeError):
    """Files of more than ``MAX_UPLOAD`` were sent."""


class CrossSiteError(Exception):
    """Another site tried to send a form here."""


class Guard:
    """Adds the headers, limits the body, and turns what nobody foresaw into an answer without details.

    Args:
        app: What comes next.
        on_error: Builds the answer for an exception from the scope and what was sent.
    """

    def __init__(self, app: ASGIApp, on_error: ErrorAnswer) -> None:
        self.app = app
        self.on_error = on_error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        body = b""
        try:
            if _from_another_site(scope):
                raise CrossSiteError
            if _brings_files(scope):
                await self.app(scope, await _counted(scope, receive), with_headers)
                return
            body = await _read(receive)
            await self.app(scope, _replay(body, receive), with_headers)
        except Exception as error:
            if started:
                raise
            if not isinstance(error, (BodyTooLargeError, CrossSiteError)):
                # The message of an exception can hold what someone typed: only its kind and place are written down.
                frame = traceback.extract_tb(error.__traceback__)[-1]
                log.error("%s in %s:%s", type(error).__name__, frame.filename, frame.lineno)
            response = await self.on_error(scope, _replay(body, receive), error)
            await response(scope, receive, with_headers)


async def _read(receive: Receive) -> bytes:
    """Reads the body before the application does, so that one too large is refused in one place.

    Raises:
        BodyTooLargeError: It is larger than ``MAX_BODY``.
    """
    body = b""
    while True:
        message = await receive()
        part: bytes = message.get("body", b"")
        body += part
        if len(body) > MAX_BODY:
            raise BodyTooLargeError
        if not message.get("more_body", False):
            return body


async def _counted(scope: Scope, receive: Receive) -> Receive:
    """Passes a body on as it comes in, and stops where it is too large; once at its end it is not asked for again.

    Raises:
        UploadTooLargeError: The request says itself that it is larger than ``MAX_UPLOAD``.
    """
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    if announced.isdigit() and int(announced) > MAX_UPLOAD:
        await _drain(receive)
        raise UploadTooLargeError
    size, ended = 0, False

    async def counted() -> Message:
        nonlocal size, ended
        if ended:
            return {"type": "http.disconnect"}
        message = await receive()
        size += len(message.get("body", b""))
        ended = not message.get("more_body", False)
        if size > MAX_UPLOAD:
            if not ended:
                await _drain(receive)
            ended = True
            raise UploadTooLargeError
        return message

    return counted


async def _drain(receive: Receive) -> None:
    size, more = 0, True
    while more and size < _DRAINED:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)


def _brings_files(scope: Scope) -> bool:
    if scope["method"] != "POST" or scope["path"] not in UPLOADS:
        return False
    return any(name == b"content-type" and value.startswith(b"multipart/form-data") for name, value in scope["headers"])


def _replay(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, to whoever asks."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


def _from_another_site(scope: Scope) -> bool:
    if scope["method"] != "POST":
        return False
    return any(name == b"sec-fetch-site" and value == b"cross-site" for name, value in scope["headers"])
