"""Desks as pages show them: name, telephone, competent section, and the printed row that assigns them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Resource
from jusou_graph.vocabulary import LABELS


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk or a resource, ready to show.

    Attributes:
        id: Identifier inside the municipality.
        path: Address of its page.
        name: Its name.
        kind: Kind of place, in words.
        fields: Fields, in words.
        phone: Telephone number, or None where none is registered.
        department: Competent section, or None.
        location: 所在地 as printed, or None.
        operator: Who runs it, with the legal form, or None.
        districts: 担当地区 as printed.
        unconfirmed: What the plan leaves blank or open.
        frequency: 開催頻度 as printed; None where the plan gives none, and for desks.
        citation: The first passage.
    """

    id: str
    path: str
    name: str
    kind: str
    fields: tuple[str, ...]
    phone: str | None
    department: str | None
    location: str | None
    operator: str | None
    districts: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    citation: Citation
    frequency: str | None = None


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


def desk(municipality: Municipality, record: Agency | Resource) -> Desk:
    """A record as a page shows it.

    Args:
        municipality: Whose record.
        record: A desk or a resource.
    """
    operator = next((o for o in municipality.organizations if o.id == record.operator), None)
    kind = "agency" if isinstance(record, Agency) else "resource"
    return Desk(
        id=record.id,
        path=f"/data/{municipality.code}/{kind}/{record.id}",
        name=record.name,
        kind=LABELS["place"][record.kind],
        fields=tuple(LABELS["field"][f] for f in record.fields),
        phone=record.phone,
        # A section that is a desk itself has no other section above it to call.
        department=record.department or (record.name if record.name.endswith("課") else None),
        location=record.location,
        operator=f"{operator.kind or ''}{operator.name}" if operator else None,
        districts=tuple(record.districts) if isinstance(record, Agency) else (),
        unconfirmed=tuple(record.unconfirmed),
        citation=cite(municipality, record.sources[0], record.as_of),
        frequency=record.frequency if isinstance(record, Resource) else None,
    )


def agency(municipality: Municipality, identifier: str) -> Desk:
    """A desk by its identifier.

    Raises:
        StopIteration: The answer names a desk that the municipality does not have (a defect).
    """
    return desk(municipality, next(a for a in municipality.agencies if a.id == identifier))


def contact(municipality: Municipality, named: dict[str, Any]) -> Desk:
    """What a contact of an assessment names: a desk, or a section of the administration.

    Args:
        municipality: Whose plan.
        named: A contact as answers carry it.

    Raises:
        KeyError: The answer names something that the municipality does not have (a defect).
    """
    identifier = named["agency"]["id"]
    if found := next((a for a in municipality.agencies if a.id == identifier), None):
        return desk(municipality, found)
    section = next((d for d in municipality.departments if d.id == identifier), None)
    if section is None:
        raise KeyError(identifier)
    return Desk(
        id=section.id,
        path=f"/data/{municipality.code}/department/{section.id}",
        name=section.name,
        kind="関係各課",
        fields=(),
        phone=None,
        department=f"{section.bureau}{section.name}",
        location=None,
        operator=None,
        districts=(),
        unconfirmed=tuple(section.unconfirmed),
        citation=cite(municipality, section.sources[0], section.as_of),
    )


def resource(municipality: Municipality, identifier: str) -> Desk | None:
    """A resource by its identifier; None where the answer names a type of place that has no record."""
    found = next((r for r in municipality.resources if r.id == identifier), None)
    return desk(municipality, found) if found else None


def printed_rows(municipality: Municipality, entries: list[str]) -> list[PrintedRow]:
    """The rows of the printed table in which the deciding entries stand, in the order of the table.

    Args:
        municipality: Whose table.
        entries: Identifiers of the deciding entries.
    """
    deciding = {e.id: e for e in municipality.catchments if e.id in entries}
    rows = []
    for agency_id in dict.fromkeys(e.agency for e in deciding.values()):
        row = [e for e in municipality.catchments if e.agency == agency_id]
        record = next(a for a in municipality.agencies if a.id == agency_id)
        first = next(e for e in row if e.id in deciding)
        rows.append(
            PrintedRow(
                record.name,
                tuple(record.districts),
                tuple((e.printed, e.id in deciding) for e in row),
                cite(municipality, municipality.catchment_sources[first.id]),
            )
        )
    return rows


def passage_path(code: str, source: dict[str, Any] | Citation | Source) -> str:
    """Address of the page that shows a cited passage in its plan.

    Args:
        code: Municipality code.
        source: The passage, as a record or a citation has it or as answers carry it.
    """
    lines = source.lines if isinstance(source, Citation | Source) else source["lines"]
    number, _, span = lines.partition(":")
    return f"/data/{code}/passage/{number}?lines={span}#passage"
