"""The rows of the printed tables that decide an address, as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.places import CatchmentEntry


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of the printed town table.

    Attributes:
        agency: The centre as named in the row.
        districts: 担当地区 of the row.
        towns: The printed entries, each with whether it is the one that decided.
        citation: Where the row stands.
    """

    agency: str
    districts: tuple[str, ...]
    towns: tuple[tuple[str, bool], ...]
    citation: Citation


def printed_rows(municipality: Municipality, entries: Mapping[str, bool]) -> list[PrintedRow]:
    """The rows of the printed tables in which entries stand, in the order of the tables; those of areas come last.

    Args:
        municipality: Whose tables.
        entries: Identifiers of entries, each with whether it covers the place or may.
    """
    agencies = {a.id: a for a in municipality.agencies}
    rows = []
    for line in _lines_of(municipality.catchments, entries, lambda e: (e.agency, e.table)):
        desk = agencies[line[0].agency]
        rows.append(_printed_row(municipality, desk.name, tuple(desk.districts), line, entries))
    areas = _lines_of(municipality.areas, entries, lambda e: (e.area, e.table))
    rows += [_printed_row(municipality, f"区域 {line[0].area}", (), line, entries) for line in areas]
    return rows


def _lines_of(
    table: list[CatchmentEntry], entries: Mapping[str, bool], of: Callable[[CatchmentEntry], tuple[str, str]]
) -> list[list[CatchmentEntry]]:
    """Each printed row of a table that holds one of the entries."""
    wanted = dict.fromkeys(of(entry) for entry in table if entry.id in entries)
    return [[entry for entry in table if of(entry) == key] for key in wanted]


def _printed_row(
    municipality: Municipality,
    name: str,
    districts: tuple[str, ...],
    line: list[CatchmentEntry],
    entries: Mapping[str, bool],
) -> PrintedRow:
    # Words that several entries stand for (1～3・5丁目) are printed once.
    towns: dict[str, bool] = {}
    for entry in line:
        towns[entry.printed] = towns.get(entry.printed, False) or entries.get(entry.id, False)
    first = next(entry for entry in line if entry.id in entries)
    return PrintedRow(
        name, districts, tuple(towns.items()), cite(municipality, municipality.catchment_sources[first.id])
    )


def editions(municipality: Municipality, entries: Collection[str]) -> list[str]:
    """What the tables of entries say of where they were taken from, as printed.

    Args:
        municipality: Whose tables.
        entries: Identifiers of entries.
    """
    main = municipality.profile.catchment
    of = {"": main.edition} | {table.slug: table.edition for table in main.tables}
    rows = (*municipality.catchments, *municipality.areas)
    return [said for said in dict.fromkeys(of[e.table] for e in rows if e.id in entries) if said]
