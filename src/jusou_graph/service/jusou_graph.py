"""The library's front door: one object that answers locate, assess, gaps and the named queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jusou_graph import resources
from jusou_graph.errors import InputError, MissingExtraError, UsageError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.queries import get as get_query
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import load_catalog, revision

if TYPE_CHECKING:
    from jusou_graph.gaps import Gap
    from jusou_graph.gaps.ledger import Ledger
    from jusou_graph.graph.store import Progress, Row, Store
    from jusou_graph.matching import Assessment, Assessor
    from jusou_graph.routing import Location, Router
    from jusou_graph.sources.areas import Areas

EMBEDDED = "memory:"
_COMPILED = ("catalog", "router", "assessor")


class JusouGraph:
    """All answers over one graph.

    Args:
        engine: URL of the engine; ``memory:`` keeps the graph in this process.
        data: Folder of municipal data, None for the bundled one.
        settings: Settings, None for those of the environment.

    Raises:
        DataError: The data files hold errors.
        EngineUnavailableError: The engine cannot be reached or holds no data.
    """

    def __init__(
        self, engine: str | None = None, data: str | Path | None = None, settings: Settings | None = None
    ) -> None:
        self.settings = settings or Settings.from_environment()
        self.engine = engine or self.settings.engine
        self.data = Path(data) if data else self.settings.data or resources.municipalities_folder()

    @cached_property
    def catalog(self) -> Catalog:
        """Everything the graph holds, as records."""
        from jusou_graph.graph.snapshot import read_snapshot, write_snapshot

        if self.engine != EMBEDDED:
            return self._catalog_of_store()
        found = read_snapshot(self.settings.cache_folder, revision(self.data))
        if found is None:
            found = self._catalog_of_store()
            write_snapshot(self.settings.cache_folder, found)
        return found

    @cached_property
    def store(self) -> Store:
        """The engine, loaded with the data files where it is an embedded one that does not hold them yet."""
        from jusou_graph.graph.store import open_store

        store = open_store(self.engine, self.settings)
        if self._embedded and store.revision() != revision(self.data):
            self._fill(store)
        return store

    @cached_property
    def router(self) -> Router:
        """The address reader with the catchment tables of all municipalities."""
        from jusou_graph.service.compose import router
        from jusou_graph.sources.added_towns import read_added_towns

        own = [town for m in self.catalog.municipalities.values() for town in m.towns]
        return router(self.catalog, read_added_towns(self.settings.home_folder, own))

    @cached_property
    def assessor(self) -> Assessor:
        """The rules over all municipalities."""
        from jusou_graph.matching import Assessor

        return Assessor(self.catalog, self.router.locate)

    @cached_property
    def ledger(self) -> Ledger:
        """This office's ledger of unmet needs.

        Raises:
            EngineUnavailableError: The database cannot be reached.
            MissingExtraError: SQLAlchemy is not installed.
        """
        try:
            from jusou_graph.gaps.ledger import Ledger as Opened
        except ImportError:
            raise MissingExtraError(
                "台帳のための部品が入っていません。", "「pip install 'jusou-graph[ledger]'」で入ります。"
            ) from None
        return Opened(self.settings.ledger or f"sqlite:///{self.settings.home_folder / 'ledger.db'}")

    @cached_property
    def people(self) -> Areas | None:
        """Census figures that this office has imported, or None."""
        from jusou_graph.sources.added_areas import read_added_areas

        return read_added_areas(self.settings.home_folder)

    def refresh(self) -> None:
        """Makes sure that a remote engine still answers, and reads its data anew where they have changed.

        Raises:
            EngineUnavailableError: The engine cannot be reached.
        """
        if not self._embedded and "catalog" in self.__dict__ and self.store.revision() != self.catalog.revision:
            for name in _COMPILED:
                self.__dict__.pop(name, None)

    def engine_notice(self) -> str | None:
        """What staff should know about the engine: that its data are not those of the files at hand; else None."""
        if self._embedded or self.catalog.revision == revision(self.data):
            return None
        return (
            f"グラフのデータ（版 {self.catalog.revision}）は手元のデータ（版 {revision(self.data)}）とちがいます。"
            f"手元のものにするには「jusou graph push --engine {self.engine}」を実行してください。"
        )

    def municipality(self, name: str) -> Municipality:
        """A municipality by code or name.

        Raises:
            InputError: It is not in the data.
        """
        for one in self.catalog.municipalities.values():
            if name in (one.code, one.profile.name):
                return one
        known = "、".join(f"{m.profile.name}（{m.code}）" for m in self.catalog.municipalities.values())
        raise InputError(f"「{name}」の計画は入っていません。", f"入っている自治体: {known}")

    def locate(self, address: str, municipality: str | None = None) -> Location:
        """Which agency covers an address, why, and what is uncertain.

        Args:
            address: As people write it.
            municipality: Code or name of the desk that asks; a hint, never forced.

        Raises:
            InputError: The municipality is not in the data.
            EngineUnavailableError: The engine cannot be reached.
        """
        self.refresh()
        return self.router.locate(address, self._code(municipality))

    def locate_many(self, addresses: Iterable[str], municipality: str | None = None) -> Iterable[Location]:
        """``locate`` for a list, in its order."""
        self.refresh()
        return self.router.locate_many(addresses, self._code(municipality))

    def assess(self, consultation: Mapping[str, Any]) -> Assessment:
        """What a consultation calls for: desks, 事業, meeting, participation, gaps, next questions.

        Args:
            consultation: The request of the contract; everything but ``municipality`` is optional.

        Raises:
            InputError: A field or value is not known.
            EngineUnavailableError: The engine cannot be reached.
        """
        self.refresh()
        return self.assessor.assess(consultation)

    def gaps(self, municipality: str | None = None) -> list[Gap]:
        """What is missing, in order of weight.

        Args:
            municipality: Code or name; None for all.

        Raises:
            InputError: The municipality is not in the data.
            EngineUnavailableError: The engine cannot be reached.
        """
        from jusou_graph.gaps import find_gaps

        self.refresh()
        return find_gaps(
            self.run,
            self.catalog,
            stands_in=self.stands_in,
            people=self.people,
            municipality=self._code(municipality),
        )

    def gap_sheet(self, form: str, municipality: str | None = None) -> bytes:
        """The gaps as a file: the sheet for the meeting (md, docx, xlsx) or the list (table, json, csv).

        Args:
            form: ``md``, ``docx``, ``xlsx``, ``table``, ``json`` or ``csv``.
            municipality: Code or name; the sheet needs one, because it names that municipality's meeting.

        Raises:
            UsageError: A sheet was asked for without a municipality.
            MissingExtraError: The package for the format is not installed.
        """
        from datetime import date

        from jusou_graph.exports import SHEET_FORMATS, wider_sheet, write_gaps, write_sheet
        from jusou_graph.gaps import matrix

        gaps = self.gaps(municipality)
        if form not in SHEET_FORMATS:
            return write_gaps(gaps, form)
        if municipality is None:
            raise UsageError("議題票には自治体の指定が要ります。", "--municipality 盛岡市 のように付けてください。")
        about = self.municipality(municipality)
        table = matrix("field-programme", self.catalog, about.code, self.stands_in)
        return write_sheet(wider_sheet(about, gaps, table, date.today()), form)

    def stands_in(self, municipality: str, location: str) -> list[str]:
        """Agencies in whose catchment a printed location lies; empty where that is not certain.

        Args:
            municipality: Code.
            location: 所在地 as printed, as ``"青山三丁目"``.
        """
        found = self.router.locate(location, municipality)
        return [a["id"] for a in found.to_dict()["catchment"]["agencies"]] if found.status == "single" else []

    def run(self, name: str, parameters: dict[str, str]) -> list[Row]:
        """Answers a named query of ``queries/``.

        Raises:
            QueryError: There is no such query or parameter.
            EngineUnavailableError: The engine cannot be reached.
        """
        return self.store.run(get_query(name), parameters)

    def push(self, engine: str, progress: Progress | None = None) -> str:
        """Loads the data files into another engine and says the revision.

        Raises:
            EngineUnavailableError: The engine cannot be reached.
        """
        from jusou_graph.graph.store import open_store

        store = open_store(engine, self.settings)
        try:
            self._fill(store, progress)
            return store.revision()
        finally:
            store.close()

    def close(self) -> None:
        """Lets go of files and connections."""
        if "store" in self.__dict__:
            self.store.close()

    @property
    def _embedded(self) -> bool:
        return not self.engine.startswith(("neo4j", "bolt"))

    def _catalog_of_store(self) -> Catalog:
        from jusou_graph.graph.catalog_reader import read_catalog

        return read_catalog(self.store.read())

    def _fill(self, store: Store, progress: Callable[[int, int], None] | None = None) -> None:
        from jusou_graph.graph.elements import elements

        store.load(elements(load_catalog(self.data)), progress)

    def _code(self, municipality: str | None) -> str | None:
        return self.municipality(municipality).code if municipality else None
