"""The service: HTTP API and pages over one graph."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

import jusou_graph
from jusou_graph.service import JusouGraph
from jusou_graph_api import errors
from jusou_graph_api.deps import GraphHolder
from jusou_graph_api.middleware import Guard
from jusou_graph_api.routers import answers, health, records
from jusou_graph_api.web import pages
from jusou_graph_api.web.parts.static_files import VersionedFiles

STATIC = Path(__file__).parent / "web" / "static"

REST_AFTER_SECONDS = 1.0
"""What only later pages need is loaded after this time, so that it does not slow the start page."""


def create_app(load: Callable[[], JusouGraph] = jusou_graph.load) -> FastAPI:
    """The application.

    Args:
        load: Opens the graph; tests give their own.
    """
    holder = GraphHolder(load, pages.forget)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        holder.warm()
        rest = threading.Timer(REST_AFTER_SECONDS, holder.warm_rest)
        rest.daemon = True
        rest.start()
        yield
        rest.cancel()
        holder.close()

    app = FastAPI(
        title="jusou-graph",
        version=version("jusou-graph"),
        summary="重層的支援体制整備事業: 相談先、参加支援の資源、資源の空白を、計画の記載を根拠に答える",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.holder = holder
    errors.install(app)
    for part in (answers, records, health):
        app.include_router(part.router, prefix="/api/v1")
    for page in pages.ROUTERS:
        app.include_router(page, include_in_schema=False)
    app.mount("/static", VersionedFiles(directory=STATIC), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=600)
    app.add_middleware(Guard, on_error=errors.answer)
    return app
