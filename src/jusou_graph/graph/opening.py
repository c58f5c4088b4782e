"""Opens the engine that a URL names."""

from __future__ import annotations

from pathlib import Path

from jusou_graph.errors import UsageError
from jusou_graph.graph.store import Store
from jusou_graph.settings import Settings


def open_store(url: str, settings: Settings) -> Store:
    """Opens an engine.

    Args:
        url: ``memory:`` (embedded, in memory), ``oxigraph:PATH`` (embedded, on disk), ``rdflib:`` (reference), or
            ``neo4j://HOST``, ``neo4j+s://HOST``, ``bolt://HOST:PORT`` …
        settings: Login for Neo4j.

    Raises:
        UsageError: The URL names no engine.
        MissingExtraError: The engine's package is not installed.
        EngineUnavailableError: It cannot be reached.
    """
    scheme, _, rest = url.partition(":")
    if scheme in {"memory", "oxigraph"} and (rest or scheme == "memory"):
        from jusou_graph.graph.engines.oxigraph import OxigraphStore

        return OxigraphStore(Path(rest) if scheme == "oxigraph" else None)
    if scheme == "rdflib":
        from jusou_graph.graph.engines.rdflib_ import RdflibStore

        return RdflibStore()
    if scheme.split("+")[0] in {"neo4j", "bolt"}:
        from jusou_graph.graph.engines.neo4j_ import Neo4jStore

        return Neo4jStore(url, settings)
    raise UsageError(
        f"「{url}」は使えるエンジンの URL ではありません。",
        "memory:、oxigraph:フォルダー、rdflib:、neo4j://…、bolt://… のどれかで書きます。",
    )
