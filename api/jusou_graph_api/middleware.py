"""What holds for every answer: headers, a limit on what is read, no traceback and nothing personal in a log."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ErrorAnswer = Callable[[Scope, Exception], ASGIApp]

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


class BodyTooLargeError(Exception):
    """More was sent than ``MAX_BODY``."""


class CrossSiteError(Exception):
    """Another site tried to send a form here."""


class Guard:
    """Adds the headers, limits the body, and turns what nobody foresaw into an answer without details.

    Args:
        app: What comes next.
        on_error: Builds the answer for an exception from the scope.
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

        try:
            if _from_another_site(scope):
                raise CrossSiteError
            await self.app(scope, await _read(receive), with_headers)
        except Exception as error:
            if started:
                raise
            if not isinstance(error, (BodyTooLargeError, CrossSiteError)):
                # The message of an exception can hold what someone typed: only its kind and place are written down.
                frame = traceback.extract_tb(error.__traceback__)[-1]
                log.error("%s in %s:%s", type(error).__name__, frame.filename, frame.lineno)
            response = self.on_error(scope, error)
            await response(scope, receive, with_headers)


async def _read(receive: Receive) -> Receive:
    """Reads the body before the application does, so that one too large is refused in one place.

    Raises:
        BodyTooLargeError: It is larger than ``MAX_BODY``.
    """
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            raise BodyTooLargeError
        if not message.get("more_body", False):
            break
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


def _from_another_site(scope: Scope) -> bool:
    if scope["method"] != "POST":
        return False
    return any(name == b"sec-fetch-site" and value == b"cross-site" for name, value in scope["headers"])
