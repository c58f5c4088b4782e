"""jusou-graph: who supports whom, where and on what terms, read from municipal 重層的支援体制整備事業 plans.

``load()`` opens the graph; its object answers ``locate``, ``assess`` and ``gaps``. Nothing heavy is imported before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from jusou_graph.service import JusouGraph

__all__ = ["load"]


def load(engine: str | None = None, data: str | Path | None = None) -> JusouGraph:
    """Opens the graph.

    Args:
        engine: URL of the engine (``memory:``, ``oxigraph:PATH``, ``rdflib:``, ``neo4j://…``); None for the setting
            ``JUSOU_ENGINE``, else the embedded one.
        data: Folder of municipal data; None for the bundled one.

    Returns:
        The object that answers.

    Raises:
        jusou_graph.errors.JusouError: What cannot be opened, in one sentence.
    """
    from jusou_graph.service import JusouGraph as Graph

    return Graph(engine, data)
