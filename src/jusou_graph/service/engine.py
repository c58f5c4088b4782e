"""The engine behind the answers: opened once; an embedded one is filled anew when the data or the registrations change."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from jusou_graph.model.registrations import Registrations
from jusou_graph.service.registered import overlaid, revision_with
from jusou_graph.settings import Settings

if TYPE_CHECKING:
    from jusou_graph.graph.store import Progress, Store
    from jusou_graph.service.opened import Opened


class Engine:
    """One engine.

    Args:
        url: URL of the engine.
        settings: Login for a server.
    """

    def __init__(self, url: str, settings: Settings) -> None:
        self._url = url
        self._settings = settings
        self._lock = threading.Lock()
        self._filled = ""

    @cached_property
    def store(self) -> Store:
        """The engine as it is.

        Raises:
            EngineUnavailableError: It cannot be reached.
        """
        from jusou_graph.graph.opening import open_store

        return open_store(self._url, self._settings)

    def filled(self, opened: Opened, registered: Registrations) -> Store:
        """The engine, loaded where it does not hold the data files and registrations of now.

        Args:
            opened: The data files.
            registered: The registrations.
        """
        store, wanted = self.store, revision_with(opened.data_revision, registered)
        if self._filled != wanted:
            with self._lock:
                if store.revision() != wanted:
                    fill(store, opened, registered)
                self._filled = wanted
        return store

    def close(self) -> None:
        """Lets go of files and connections."""
        if "store" in self.__dict__:
            self.store.close()


def fill(store: Store, opened: Opened, registered: Registrations, progress: Progress | None = None) -> None:
    """Replaces what an engine holds by the data files with the registered telephone numbers.

    Args:
        store: The engine.
        opened: The data files.
        registered: The registrations.
        progress: Called with (done, all).
    """
    from jusou_graph.graph.elements import elements

    wanted = revision_with(opened.data_revision, registered)
    store.load(elements(overlaid(opened.of_files, registered, wanted)), progress)
