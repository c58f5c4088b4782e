"""Whether the service can answer."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter

from jusou_graph_api.deps import Graph

router = APIRouter(tags=["health"])


@router.get("/health", summary="答えられる状態か")
def health(graph: Graph) -> dict[str, Any]:
    """Engine, revision of the data and how many municipalities; 503 where the engine cannot be reached."""
    graph.refresh()
    return {
        "status": "ok",
        "version": version("jusou-graph"),
        "engine": graph.engine.split("@")[-1],
        "revision": graph.catalog.revision,
        "municipalities": len(graph.catalog.municipalities),
        "notice": graph.engine_notice(),
    }
