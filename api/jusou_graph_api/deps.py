"""The one graph of this process, opened at start-up and opened again when the engine was away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request

from jusou_graph.errors import JusouError
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import JusouGraph

if TYPE_CHECKING:
    from jusou_graph.gaps.ledger import Ledger as GapLedger
    from jusou_graph.service.import_jobs import ImportJobs

log = logging.getLogger("jusou_graph_api")


class GraphHolder:
    """Keeps the graph; what fails at one request is tried anew at the next.

    Args:
        load: Opens the graph (``jusou_graph.load``).
        forget: Drops what the pages keep of the data; called when an import has changed them.
    """

    def __init__(self, load: Callable[[], JusouGraph], forget: Callable[[], None] = lambda: None) -> None:
        self._load = load
        self._forget = forget
        self._graph: JusouGraph | None = None
        self._imports: ImportJobs | None = None
        self._lock = threading.Lock()

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

    def imports(self) -> ImportJobs:
        """The imports of this office.

        Raises:
            JusouError: Their folder cannot be used.
        """
        from jusou_graph.service.import_jobs import ImportJobs

        with self._lock:
            if self._imports is None:
                self._imports = ImportJobs(self.graph(), self._renew)
            return self._imports

    def _renew(self) -> None:
        """After an import: drops what is kept and compiles anew before the next request has to wait for it."""
        self._forget()
        threading.Thread(target=self.warm_rest, daemon=True).start()

    def warm(self) -> None:
        """Compiles what the first answer needs; a failure is said and left for the requests to meet."""
        try:
            self.imports()  # first of all: an import that a crash cut short is made undone before anything is read
        except JusouError as error:
            log.warning("%s %s", error.detail, error.hint)
        try:
            graph = self.graph()
            _ = graph.router
            threading.Thread(target=self.warm_reading, args=(graph,), daemon=True).start()
        except JusouError as error:
            log.warning("%s %s", error.detail, error.hint)

    def warm_reading(self, graph: JusouGraph) -> None:
        """Has one text read in the background; what fails here is met by the request that needs it."""
        try:
            graph.assessor.warm()
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
        if self._imports is not None:
            self._imports.close()
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


def get_imports(request: Request) -> Any:
    """The imports of the running service.

    Raises:
        JusouError: Their folder cannot be used.
    """
    holder: GraphHolder = request.app.state.holder
    return holder.imports()


Graph = Annotated[JusouGraph, Depends(get_graph)]
Records = Annotated[Catalog, Depends(get_catalog)]
if TYPE_CHECKING:
    Ledger = Annotated[GapLedger, Depends(open_ledger)]
    Imports = Annotated[ImportJobs, Depends(get_imports)]
else:  # what they need is loaded with the first use, not with the pages
    Ledger = Annotated[Any, Depends(open_ledger)]
    Imports = Annotated[Any, Depends(get_imports)]
