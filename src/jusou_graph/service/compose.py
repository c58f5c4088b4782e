"""Puts the parts together: the features get what the catalogue knows, in the shape each of them asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jusou_graph.model.answers import cite
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.freshness import answer_age
from jusou_graph.model.places import CatchmentEntry, Town
from jusou_graph.routing import Centre, Cite, Facility, Further, Passage, Router

CENTRE_PROGRAMME = "p1-i"
"""地域包括支援センターの運営: the desks that catchment tables assign."""


def router(catalog: Catalog, added: Iterable[Town] = (), today: Callable[[], date] = date.today) -> Router:
    """The address reader with the towns and catchment tables of all municipalities.

    Args:
        catalog: All municipalities with their own town lists.
        added: Rows of lists that the office has imported; they come after the municipalities' own.
        today: Gives the day of the answer, on which entries must be in force.
    """
    found = list(catalog.municipalities.values())
    codes = set(catalog.municipalities)
    return Router(
        areas=[m.area() for m in found],
        towns=[*(t for m in found for t in m.towns), *(t for t in added if t.municipality in codes)],
        entries=[e for m in found for e in _dated(m)],
        centres=[c for m in found for c in _centres(m)],
        cite=_citer(found),
        desks={m.code: m.profile.catchment.ask for m in found},
        facilities=[f for m in found for f in _facilities(m)],
        further=Further(
            areas=[e for m in found for e in m.areas],
            fields={(m.code, table): of for m in found for table, of in _fields(m)},
            desks=[c for m in found for c in _assigned(m)],
            today=today,
            age=_age(catalog, today),
        ),
    )


def _dated(municipality: Municipality) -> list[CatchmentEntry]:
    """Entries with the days of their table where they have none of their own."""
    main = municipality.profile.catchment
    days = {"": (main.valid_from or "", main.valid_until or "")}
    days |= {t.slug: (t.valid_from or "", t.valid_until or "") for t in main.tables}
    return [
        replace(e, valid_from=e.valid_from or days[e.table][0], valid_until=e.valid_until or days[e.table][1])
        for e in municipality.catchments
    ]


def _fields(municipality: Municipality) -> list[tuple[str, str]]:
    main = municipality.profile.catchment
    return [("", main.field.value), *((table.slug, table.field.value) for table in main.tables)]


def _assigned(municipality: Municipality) -> list[Centre]:
    """Every desk that an entry names, a branch with the centre that is responsible for it."""
    wanted = {entry.agency for entry in municipality.catchments}
    names = {agency.id: agency.name for agency in municipality.agencies}
    return [
        Centre(
            municipality.code,
            agency.id,
            agency.name,
            tuple(agency.districts),
            (agency.branch_of, names[agency.branch_of]) if agency.branch_of else None,
        )
        for agency in municipality.agencies
        if agency.id in wanted
    ]


def _age(catalog: Catalog, today: Callable[[], date]) -> Callable[[str], str]:
    """What is said of the age of a municipality's table or plan, worked out once a day."""
    told: dict[tuple[str, date], str] = {}

    def age(code: str) -> str:
        key = (code, today())
        if key not in told:
            found = catalog.municipalities.get(code)
            told[key] = answer_age(found, key[1]) if found else ""
        return told[key]

    return age


def _centres(municipality: Municipality) -> list[Centre]:
    sole = municipality.profile.catchment.sole_centre
    centres = [
        Centre(municipality.code, a.id, a.name, tuple(a.districts))
        for a in municipality.agencies
        if a.programme == CENTRE_PROGRAMME and a.status == "active"
    ]
    return sorted(centres, key=lambda c: c.id != sole)


def _facilities(municipality: Municipality) -> list[Facility]:
    desks = [(desk.name, desk.location) for desk in municipality.agencies]
    places = [(place.name, place.location) for place in municipality.resources]
    return [Facility(municipality.code, name, location or "") for name, location in (*desks, *places) if name]


def _citer(municipalities: list[Municipality]) -> Cite:
    """From the passage of a proof to its citation: entries' identifiers repeat between municipalities."""
    sources: dict[Passage, tuple[Municipality, Source]] = {}
    for m in municipalities:
        sources[m.code, ""] = (m, m.profile.catchment.source)
        sources.update({(m.code, entry): (m, source) for entry, source in m.catchment_sources.items()})

    def citation(passage: Passage) -> Mapping[str, Any]:
        return cite(*sources[passage]).to_dict()

    return citation
