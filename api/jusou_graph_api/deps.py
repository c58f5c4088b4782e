"""The one graph of this process, opened at start-up and opened again when the engine was away."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request

from jusou_graph.errors import JusouError
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import JusouGraph

if TYPE_CHECKING:
    from jusou_graph.gaps.ledger import Ledger as GapLedger

log = logging.getLogger("jusou_graph_api")


class GraphHolder:
    """Keeps the graph; what fails at one request is tried anew at the next.

    Args:
        load: Opens the graph (``jusou_graph.load``).
    """

    def __init__(self, load: Callable[[], JusouGraph]) -> None:
        self._load = load
        self._graph: JusouGraph | None = None

    def graph(self) -> JusouGraph:
        """The graph.

        Raises:
            JusouError: It cannot be opened.
        """
        if self._graph is None:
            self._graph = self._load()
        return self._graph

    def ledger(self) -> GapLedger:
        """The ledger of unmet needs.

        Raises:
            JusouError: It cannot be opened.
        """
        return self.graph().ledger

    def warm(self) -> None:
        """Compiles what the first answer needs; a failure is said and left for the requests to meet."""
        try:
            graph = self.graph()
            _ = graph.router
            _ = graph.assessor
        except JusouError as error:
            log.warning("%s %s", error.detail, error.hint)

    def warm_rest(self) -> None:
        """Loads what the other pages need, in the background; what fails here is met by the request that needs it."""
        try:
            self.graph().gaps()
        except JusouError as error:
            log.warning("%s %s", error.detail, error.hint)

    def close(self) -> None:
        """Lets go of files and connections."""
        if self._graph is not None:
            self._graph.close()


def get_graph(request: Request) -> JusouGraph:
    """The graph of the running service.

    Raises:
        JusouError: It cannot be opened.
    """
    holder: GraphHolder = request.app.state.holder
    return holder.graph()


def get_catalog(graph: Annotated[JusouGraph, Depends(get_graph)]) -> Catalog:
    """The records, as the engine holds them now.

    Raises:
        JusouError: The engine cannot be reached or the data cannot be read.
    """
    graph.refresh()
    return graph.catalog


def open_ledger(request: Request) -> GapLedger:
    """The ledger of this office: the database of the settings, else a file in the office's folder; opened once.

    Raises:
        JusouError: It cannot be opened.
    """
    holder: GraphHolder = request.app.state.holder
    return holder.ledger()


Graph = Annotated[JusouGraph, Depends(get_graph)]
Records = Annotated[Catalog, Depends(get_catalog)]
if TYPE_CHECKING:
    Ledger = Annotated[GapLedger, Depends(open_ledger)]
else:  # its database package is loaded with the first entry, not with the pages
    Ledger = Annotated[Any, Depends(open_ledger)]
