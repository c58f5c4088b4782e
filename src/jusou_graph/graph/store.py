"""What an engine must do, in the words of this project, and how one is chosen by URL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from jusou_graph.errors import UsageError
from jusou_graph.graph.elements import Elements
from jusou_graph.queries import NamedQuery
from jusou_graph.settings import Settings

Cell = str | int | bool | None
Row = dict[str, Cell]
Progress = Callable[[int, int], None]
"""Called with (done, all) while loading."""


class Store(Protocol):
    """A graph engine. No type of its library leaves it.

    All methods raise ``EngineUnavailableError`` where the engine cannot be reached.
    """

    def load(self, found: Elements, progress: Progress | None = None) -> None:
        """Replaces what the store holds; readers see the old content or the new, never half."""

    def read(self) -> Elements:
        """Everything the store holds, as nodes and edges."""

    def run(self, query: NamedQuery, parameters: dict[str, str]) -> list[Row]:
        """Answers a named query.

        Args:
            query: The query.
            parameters: Values for some of its parameters; the others stay open.

        Returns:
            Rows keyed by the header's columns, sorted by them, the same on every engine.
        """

    def revision(self) -> str:
        """Revision of the data held, ``""`` where there are none."""

    def close(self) -> None:
        """Lets go of files and connections."""


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


def sorted_rows(rows: list[Row]) -> list[Row]:
    """Rows in the order of their columns, empty cells first."""
    return sorted(rows, key=lambda row: [(c is not None, str(type(c).__name__), c) for c in row.values()])
