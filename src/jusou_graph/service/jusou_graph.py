"""The library's front door: one object that answers locate, assess, gaps and the named queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jusou_graph import resources
from jusou_graph.errors import MissingExtraError, UsageError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.freshness import plan_age
from jusou_graph.model.registrations import Registration, Registrations
from jusou_graph.queries import get as get_query
from jusou_graph.service.engine import Engine, fill
from jusou_graph.service.opened import Opened
from jusou_graph.service.registered import RegisteredFile, engine_notice, with_registered
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import revision

if TYPE_CHECKING:
    from jusou_graph.gaps import Gap
    from jusou_graph.gaps.ledger import Ledger
    from jusou_graph.graph.store import Progress, Row, Store
    from jusou_graph.matching import Assessment, Assessor
    from jusou_graph.reading.danger import DangerReading
    from jusou_graph.routing import Location, Router
    from jusou_graph.sources.areas import Areas


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
    def _opened(self) -> Opened:
        return Opened(self.engine, self.data, self.settings, lambda: self.store)

    @cached_property
    def _registered(self) -> RegisteredFile:
        return RegisteredFile(self.settings.home_folder)

    @property
    def registrations(self) -> Registrations:
        """What this office's staff registered, those of other processes included."""
        return self._registered.read()

    @property
    def registrations_trouble(self) -> str | None:
        """Why registrations cannot be read, in a sentence; None where they can."""
        self._registered.read()
        return self._registered.trouble

    @property
    def catalog(self) -> Catalog:
        """Everything the graph holds, as records, with what staff registered."""
        return self._opened.catalog(self.registrations, remote=not self._embedded)

    @property
    def store(self) -> Store:
        """The engine; an embedded one is loaded where it does not hold the data files and registrations of now."""
        if self._embedded:
            return self._engine.filled(self._opened, self.registrations)
        return self._engine.store

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self.engine, self.settings)

    @property
    def router(self) -> Router:
        """The address reader with the catchment tables of all municipalities."""
        return self._opened.router

    @property
    def assessor(self) -> Assessor:
        """The rules over all municipalities."""
        return self._opened.assessor(self.located)

    @property
    def people(self) -> Areas | None:
        """Census figures that this office has imported, or None."""
        return self._opened.people

    @cached_property
    def ledger(self) -> Ledger:
        """This office's ledger of unmet needs.

        Raises:
            EngineUnavailableError: The database cannot be reached.
            MissingExtraError: SQLAlchemy is not installed.
        """
        try:
            from jusou_graph.gaps.ledger import Ledger as OfficeLedger
        except ImportError:
            raise MissingExtraError(
                "台帳のための部品が入っていません。", "「pip install 'jusou-graph[ledger]'」で入ります。"
            ) from None
        return OfficeLedger(self.settings.ledger or f"sqlite:///{self.settings.ledger_file}")

    def refresh(self) -> None:
        """Makes sure that a remote engine still answers, and reads its data anew where they have changed.

        Raises:
            EngineUnavailableError: The engine cannot be reached.
        """
        if not self._embedded and "_opened" in self.__dict__ and self.store.revision() != self._opened.held.revision:
            self.reopen()

    def reopen(self) -> None:
        """Drops everything compiled, so that the next answer is made of the files as they are now.

        Requests that run meanwhile end with what they have in their hands.
        """
        self.__dict__["_opened"] = Opened(self.engine, self.data, self.settings, lambda: self.store)

    def register(self, entries: Sequence[Registration]) -> list[Registration]:
        """Writes registrations of staff, all or none; they are seen by the next answer.

        Args:
            entries: Complete but for number and time; one whose id is there already is left out.

        Returns:
            Those that were new.

        Raises:
            InputError: An entry takes back one that is not there.
            EngineUnavailableError: The office's file cannot be written; nothing was.
        """
        return self._registered.add(entries)

    def engine_notice(self) -> str | None:
        """What staff should know: an engine with other data, registrations that cannot be read, unfinished folders."""
        found, trouble = self.registrations, self.registrations_trouble
        if trouble:
            return trouble
        if self._embedded:
            return self._opened.unfinished or None
        return engine_notice(self.engine, self._opened.held.revision, revision(self.data), found)

    def municipality(self, name: object) -> Municipality:
        """A municipality by code or name, in every form in which offices print it (``model.municipalities``).

        Raises:
            InputError: It is not in the data, or several bear the name.
        """
        return self.catalog.municipality(name)

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
        return self.located(address, self._code(municipality))

    def located(self, address: str, code: str | None = None) -> Location:
        """The plan's outcome with what staff registered for the place; ``locate`` without looking at the engine."""
        return with_registered(self.router.locate(address, code), self.catalog)

    def locate_many(self, addresses: Iterable[str], municipality: str | None = None) -> Iterable[Location]:
        """``locate`` for a list, in its order."""
        self.refresh()
        catalog = self.catalog
        located = self.router.locate_many(addresses, self._code(municipality))
        return (with_registered(one, catalog) for one in located) if self.registrations.entries else located

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

    def read_danger(self, text: str) -> DangerReading:
        """Whether a text tells of danger to life: heard, to be asked, or nothing; no municipality is needed.

        Args:
            text: A consultation in free words; nothing of it is kept.

        Returns:
            The outcome with the words it rests on.
        """
        from jusou_graph.reading.danger import read_danger

        return read_danger(text)

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

    def stale_plans(self, municipality: str | None = None) -> list[str]:
        """What is to be said of plans whose period is over or whose statements are three years old, one sentence each.

        Args:
            municipality: Code or name; None for all.

        Raises:
            InputError: The municipality is not in the data.
        """
        found = [self.municipality(municipality)] if municipality else list(self.catalog.municipalities.values())
        told = ((m.profile.name, plan_age(m, date.today())) for m in found)
        return [f"{name}: {words}" for name, words in told if words]

    def gap_sheet(
        self, form: str, municipality: str | None = None, wanted: Sequence[str] = (), *, support: bool = False
    ) -> bytes:
        """The gaps as a file: the sheet for the meeting (md, docx, xlsx) or the list (table, json, csv).

        Args:
            form: ``md``, ``docx``, ``xlsx``, ``table``, ``json`` or ``csv``.
            municipality: Code or name; the sheet needs one, because it names that municipality's meeting.
            wanted: Identifiers of the gaps to bring; none means all.
            support: The sheet for the 支援会議 instead of the one for a wider meeting.

        Raises:
            InputError: A gap that is wanted does not exist.
            UsageError: A sheet was asked for without a municipality.
            MissingExtraError: The package for the format is not installed.
        """
        from jusou_graph.exports import SHEET_FORMATS, write_gaps, write_sheet
        from jusou_graph.service.meeting_sheet import chosen_gaps, meeting_sheet

        gaps = self.gaps(municipality)
        if wanted:
            gaps = chosen_gaps(gaps, wanted)
        if form not in SHEET_FORMATS:
            names = self.catalog.known.names()
            return write_gaps(gaps, form, names)
        if municipality is None:
            raise UsageError("議題票には自治体の指定が要ります。", "--municipality 盛岡市 のように付けてください。")
        return write_sheet(meeting_sheet(self, self.municipality(municipality), gaps, support=support), form)

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

        Args:
            name: Name of the query.
            parameters: Values for some of its parameters; ``municipality`` by code or name, like everywhere.

        Raises:
            QueryError: There is no such query or parameter.
            InputError: The municipality is not in the data, or several bear the name.
            EngineUnavailableError: The engine cannot be reached.
        """
        query = get_query(name)
        wanted = parameters.get("municipality")
        # A server is not read whole only to see whether it knows a code.
        if wanted is not None and "municipality" in query.parameters and (self._embedded or not _is_code(wanted)):
            parameters = {**parameters, "municipality": self.municipality(wanted).code}
        return self.store.run(query, parameters)

    def push(self, engine: str, progress: Progress | None = None) -> str:
        """Loads the data files and the registered telephone numbers into another engine and says the revision.

        Raises:
            EngineUnavailableError: The engine cannot be reached.
        """
        from jusou_graph.graph.opening import open_store

        store = open_store(engine, self.settings)
        try:
            fill(store, self._opened, self.registrations, progress)
            return store.revision()
        finally:
            store.close()

    def close(self) -> None:
        """Lets go of files and connections."""
        if "_engine" in self.__dict__:
            self._engine.close()

    @property
    def _embedded(self) -> bool:
        return not self.engine.startswith(("neo4j", "bolt"))

    def _code(self, municipality: object) -> str | None:
        return None if municipality in (None, "") else self.municipality(municipality).code


def _is_code(value: str) -> bool:
    return len(value) == 5 and value.isascii() and value.isdigit()
