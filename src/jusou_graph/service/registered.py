"""What staff registered, as this process sees it now, laid over the records of the plans."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jusou_graph.codes import LEFT_OPEN, CatchmentStatus
from jusou_graph.errors import JusouError
from jusou_graph.model.catalog import KINDS_WITH_PHONE, STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.registrations import DESK_TO_ASK, PHONE, Registration, Registrations, phones

if TYPE_CHECKING:
    from jusou_graph.routing import Location

_COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds in which two changes may leave the same time on a file (FAT and network drives count in two seconds)."""

_AND = "-"
"""Between the revision of the data files and that of the registered numbers."""
_NOTHING = Registrations()


class RegisteredFile:
    """The office's file of registrations, read again where it has changed, by this process or another.

    Args:
        home: The office's folder.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._found = _NOTHING
        self._at: tuple[int, int, int] | None = None
        self._settled = True
        self.trouble: str | None = None
        """Why the file cannot be read, or None; the plans' facts are answered nonetheless."""

    def read(self) -> Registrations:
        """Every entry; the same object as long as nothing is added."""
        at = _changed_at(self._home)
        if at == self._at and self._settled:
            return self._found
        from jusou_graph.sources.registrations import read_registrations

        with self._lock:
            at = _changed_at(self._home)
            try:
                found = read_registrations(self._home)
                self.trouble = None
            except JusouError as error:
                self.trouble = f"職員の登録（電話など）を出せません。{error}"
                self._settled = False
                return self._found
            if found != self._found:
                self._found = found
            # A file changed just now may change again without its time showing it; look once more the next time.
            self._settled = at is None or time.time_ns() - at[0] > _COARSEST_CLOCK
            self._at = at
            return self._found

    def add(self, entries: Sequence[Registration]) -> list[Registration]:
        """Writes entries, all or none, and gives those that were new.

        Raises:
            InputError: An entry takes back one that is not there.
            EngineUnavailableError: The file cannot be written; nothing was.
        """
        from jusou_graph.sources.registrations import add_registrations

        new = add_registrations(self._home, entries)
        with self._lock:
            self._settled = False
        return new


def _changed_at(home: Path) -> tuple[int, int, int] | None:
    from jusou_graph.sources.registrations import changed_at

    return changed_at(home)


def revision_with(revision: str, found: Registrations) -> str:
    """Revision of the data with the registered telephone numbers, which are part of the graph.

    Args:
        revision: That of the data files.
        found: The registrations; where no number stands, the revision is that of the files, else it begins with it.
    """
    numbers = phones(found.standing)
    if not numbers:
        return revision
    text = json.dumps(sorted((*about, value) for about, value in numbers.items()), ensure_ascii=False)
    return f"{revision}{_AND}{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def engine_notice(engine: str, held: str, files: str, found: Registrations) -> str | None:
    """What staff should know where an engine holds other data than those at hand; else None.

    Args:
        engine: URL of the engine.
        held: Revision it holds.
        files: Revision of the data files.
        found: The registrations.
    """
    wanted = revision_with(files, found)
    if held == wanted:
        return None
    command = f"「jusou graph push --engine {engine}」を実行してください。"
    if held.partition(_AND)[0] == files:
        return f"職員の登録に、グラフにまだ入れていないものがあります（画面には出ています）。入れるには{command}"
    return f"グラフのデータ（版 {held}）は手元のデータ（版 {wanted}）とちがいます。手元のものにするには{command}"


def overlaid(catalog: Catalog, found: Registrations, revision: str, *, from_engine: bool = False) -> Catalog:
    """The catalogue with registered telephone numbers in its records, and with the registrations beside them.

    Args:
        catalog: The plans' records.
        found: The registrations.
        revision: Revision of the result.
        from_engine: The records come from an engine that may hold numbers that were taken back since.
    """
    if not found.entries:
        return catalog
    numbers = phones(found.standing)
    gone: dict[tuple[str, str, str], set[str]] = {}
    if from_engine:
        for entry in found.entries:
            about = (entry.municipality, entry.kind, entry.record)
            if entry.field == PHONE and about not in numbers:
                gone.setdefault(about, set()).add(entry.value)
    municipalities = {
        code: _with_phones(m, own, numbers, gone) if (own := found.by_municipality.get(code)) else m
        for code, m in catalog.municipalities.items()
    }
    return Catalog(municipalities, revision)


def _with_phones(
    municipality: Municipality,
    own: Registrations,
    numbers: dict[tuple[str, str, str], str],
    gone: dict[tuple[str, str, str], set[str]],
) -> Municipality:
    changed: dict[str, list[Any]] = {}
    for kind in KINDS_WITH_PHONE:
        records = []
        for record in getattr(municipality, STEM_OF_KIND[kind]):
            abouts = [(municipality.code, kind, record.id)]
            if twin := same_office(municipality, kind, record.id):
                abouts.append((municipality.code, *twin))
            number = next((numbers[about] for about in abouts if about in numbers), None)
            new = record.phone
            if number and getattr(record, "status", "active") == "active":
                new = number
            elif any(record.phone in gone.get(about, ()) for about in abouts):
                new = None
            records.append(record if new == record.phone else record.model_copy(update={"phone": new}))
        changed[STEM_OF_KIND[kind]] = records
    return replace(
        municipality,
        registered=own,
        agencies=changed["agencies"],
        resources=changed["resources"],
        departments=changed["departments"],
    )


def same_office(municipality: Municipality, kind: str, identifier: str) -> tuple[str, str] | None:
    """The other record of an office that a plan lists twice, as a desk and in 関係各課一覧; None where it does not.

    They are the same where both id and name are: the telephone of one is that of the other.
    """
    other = {"agency": "department", "department": "agency"}.get(kind)
    if other is None:
        return None
    named = {
        name: next((r.name for r in getattr(municipality, STEM_OF_KIND[name]) if r.id == identifier), None)
        for name in (kind, other)
    }
    return (other, identifier) if named[kind] and named[kind] == named[other] else None


def registered_phone(municipality: Municipality, kind: str, identifier: str) -> Registration | None:
    """The entry whose number stands for a record: its own, or that of the same office listed elsewhere."""
    own = municipality.registered.value(municipality.code, kind, identifier, PHONE)
    if own is None and municipality.registered.entries and (twin := same_office(municipality, kind, identifier)):
        return municipality.registered.value(municipality.code, *twin, PHONE)
    return own


def phone_to_ask(municipality: Municipality) -> Registration | None:
    """The number of the desk that the municipality's table names for open questions.

    Its own, or that of the section of 関係各課一覧 whose full name it is.
    """
    own = municipality.registered.value(municipality.code, *DESK_TO_ASK, PHONE)
    if own is not None:
        return own
    full = {f"{municipality.profile.name}{d.bureau}{d.name}": d.id for d in municipality.departments}
    section = full.get(municipality.profile.catchment.ask)
    return registered_phone(municipality, "department", section) if section else None


def with_registered(location: Location, catalog: Catalog) -> Location:
    """The location with what staff registered for its place; the plan's own outcome stays as it is.

    The most specific place wins. What is registered for a whole town speaks for a part of it only where the plan
    leaves that part open.

    Args:
        location: The outcome of the plan.
        catalog: The records with their registrations.
    """
    municipality = catalog.municipalities.get(location.reading.municipality or "")
    place = location.reading.place
    unsettled = location.status in (CatchmentStatus.OUTSIDE, CatchmentStatus.UNKNOWN)
    if municipality is None or unsettled or place.town is None or not municipality.registered.entries:
        return location
    towns = municipality.registered.towns
    entry = towns.get((place.town, place.chome, place.aza or ""))
    if entry is None and location.status in LEFT_OPEN:
        entry = towns.get((place.town, None, ""))
    agency = next((a for a in municipality.agencies if entry is not None and a.id == entry.value), None)
    if entry is None or agency is None:
        return location
    from jusou_graph.routing import Centre, RegisteredAgency

    centre = Centre(municipality.code, agency.id, agency.name, tuple(agency.districts))
    return replace(
        location, registered=RegisteredAgency(centre, spelled(entry), entry.on, entry.by, entry.how, entry.id)
    )


def spelled(entry: Registration) -> str:
    """The place of an entry about a town, in words: 北飯岡二丁目, 加賀野字桜山."""
    from jusou_graph.address import Place

    return Place(entry.municipality, entry.town, entry.chome, entry.aza or None).spelled()
