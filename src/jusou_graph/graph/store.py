"""What an engine must do, in the words of this project."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from jusou_graph.graph.elements import Elements
from jusou_graph.queries import NamedQuery

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


def sorted_rows(rows: list[Row]) -> list[Row]:
    """Rows in the order of their columns, empty cells first."""
    return sorted(rows, key=lambda row: [(c is not None, str(type(c).__name__), c) for c in row.values()])
