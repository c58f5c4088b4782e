"""Answers of the gap rules over a catalogue, as the service puts the parts together."""

from __future__ import annotations

from datetime import date

from jusou_graph.gaps import Gap, Population, StandsIn, find_gaps
from jusou_graph.graph.elements import elements
from jusou_graph.graph.engines.oxigraph import OxigraphStore
from jusou_graph.graph.store import Row, Store
from jusou_graph.model.catalog import Catalog
from jusou_graph.queries import get
from jusou_graph.routing import Router

TODAY = date(2026, 11, 20)
"""The day on which the tests read the plans; a plan ages, a test must not."""


def stands_in(catalog: Catalog) -> StandsIn:
    """Catchments of a printed location, by the address reader."""
    found = list(catalog.municipalities.values())
    router = Router(
        areas=[m.area() for m in found],
        towns=[t for m in found for t in m.towns],
        entries=[e for m in found for e in m.catchments],
        centres=[],
    )

    def where(code: str, location: str) -> list[str]:
        name = catalog.municipalities[code].profile.name
        answer = router.locate(name + location, code).to_dict()
        return [str(agency["id"]) for agency in answer["catchment"]["agencies"]]

    return where


def loaded(catalog: Catalog) -> Store:
    """The embedded engine with a catalogue."""
    store = OxigraphStore()
    store.load(elements(catalog))
    return store


def gaps(
    catalog: Catalog, store: Store | None = None, people: Population | None = None, municipality: str | None = None
) -> list[Gap]:
    """Gaps of a catalogue as of ``TODAY``."""
    engine = store or loaded(catalog)

    def run(name: str, parameters: dict[str, str]) -> list[Row]:
        return engine.run(get(name), parameters)

    return find_gaps(run, catalog, stands_in=stands_in(catalog), people=people, municipality=municipality, today=TODAY)
