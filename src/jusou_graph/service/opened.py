"""What is compiled once from the data of one moment: records, address reader, rules, census figures.

When the data change, a new one takes its place; requests that run meanwhile keep the one they have.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jusou_graph.model.catalog import Catalog
from jusou_graph.model.registrations import Registrations
from jusou_graph.service.registered import overlaid, revision_with
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import drafts, load_catalog, revision
from jusou_graph.sources.drafts import told

if TYPE_CHECKING:
    from jusou_graph.graph.store import Store
    from jusou_graph.matching import Assessor
    from jusou_graph.routing import Location, Router
    from jusou_graph.sources.areas import Areas

EMBEDDED = "memory:"


class Opened:
    """The parts, each made when it is first asked for.

    Args:
        engine: URL of the engine.
        data: Folder of municipal data.
        settings: For the cache and the office's folder.
        store: Gives the engine, for engines from which the records are read.
    """

    def __init__(self, engine: str, data: Path, settings: Settings, store: Callable[[], Store]) -> None:
        self._engine = engine
        self._data = data
        self._settings = settings
        self._store = store
        self._assessor: Assessor | None = None
        self._overlaid: tuple[Registrations, Catalog] | None = None

    @cached_property
    def data_revision(self) -> str:
        """Revision of the data files when they were read."""
        return revision(self._data)

    @cached_property
    def of_files(self) -> Catalog:
        """The records of the data files, as the graph gives them back.

        Raises:
            DataError: The files hold errors.
        """
        from jusou_graph.graph.snapshot import read_snapshot, write_snapshot

        found = read_snapshot(self._settings.cache_folder, self.data_revision)
        if found is None:
            from jusou_graph.graph.catalog_reader import read_catalog
            from jusou_graph.graph.elements import elements

            found = read_catalog(elements(load_catalog(self._data)))
            # Files that changed while they were read are not what either revision names: nothing is kept of them.
            if found.revision == self.data_revision:
                write_snapshot(self._settings.cache_folder, found)
        return found

    @cached_property
    def unfinished(self) -> str:
        """A sentence that names the folders still being written, on which no answer rests; ``""`` where there is none."""
        return told(drafts(self._data))

    @cached_property
    def held(self) -> Catalog:
        """The records as the engine holds them.

        Raises:
            EngineUnavailableError: The engine cannot be reached or holds no data.
        """
        if self._engine == EMBEDDED:
            return self.of_files
        from jusou_graph.graph.catalog_reader import read_catalog

        return read_catalog(self._store().read())

    def catalog(self, found: Registrations, *, remote: bool) -> Catalog:
        """The records with what is registered; the same object as long as neither changes.

        Args:
            found: The registrations.
            remote: The engine is filled by ``push`` alone, so its revision is what it holds.
        """
        known = self._overlaid
        if known is None or known[0] is not found:
            new = self.held.revision if remote else revision_with(self.data_revision, found)
            known = (found, overlaid(self.held, found, new, from_engine=self._engine != EMBEDDED))
            self._overlaid = known
        return known[1]

    @cached_property
    def router(self) -> Router:
        """The address reader with the catchment tables of all municipalities."""
        from jusou_graph.service.compose import router
        from jusou_graph.sources.added_towns import read_added_towns

        own = [town for m in self.held.municipalities.values() for town in m.towns]
        return router(self.held, read_added_towns(self._settings.home_folder, own))

    def assessor(self, locate: Callable[[str, str | None], Location]) -> Assessor:
        """The rules over all municipalities, compiled once.

        Args:
            locate: Answers an address, with what staff registered.
        """
        if self._assessor is None:
            from jusou_graph.matching import Assessor

            self._assessor = Assessor(self.held, locate)
        return self._assessor

    @cached_property
    def people(self) -> Areas | None:
        """Census figures that this office has imported, or None."""
        from jusou_graph.sources.added_areas import read_added_areas

        return read_added_areas(self._settings.home_folder)
