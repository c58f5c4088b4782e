"""Desks as pages show them: name, telephone, competent section, and the printed row that assigns them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jusou_graph.japanese.eras import wareki
from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Resource
from jusou_graph.model.registrations import SITUATION, Registration
from jusou_graph.routing import Location
from jusou_graph.service.registered import phone_to_ask, registered_phone, same_office
from jusou_graph.vocabulary import LABELS

_SECTION = ("課", "室")


@dataclass(frozen=True, slots=True)
class LastResort:
    """Whom to ask where the plan prints neither section nor number of a desk; never said to be its section.

    Attributes:
        words: What it is: ``計画をつくった課`` or ``この自治体の問い合わせ先``.
        name: The section.
        phone: Its registered number, or None.
        path: Page on which its number is registered, None where it has none.
        lines: Where the plan names it as its maker (``001:7``), or None; ``source_path`` is the page that shows them.
    """

    words: str
    name: str
    phone: str | None
    path: str | None
    lines: str | None = None
    source_path: str | None = None


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
        operator: Who runs it, with the legal form as printed, or None.
        districts: 担当地区 as printed.
        unconfirmed: What the plan leaves blank or open.
        branch_of: Name of the centre that is responsible, where it is a branch.
        frequency: 開催頻度 as printed; None where the plan gives none, and for desks.
        citation: The first passage.
        phone_note: Who confirmed the number when and how, or None where it is not registered by staff.
        situation: いまの状況 as staff registered it, with ``situation_note`` who said so when; or None.
        last_resort: Whom to ask where there is neither number nor section, else None.
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
    branch_of: str | None = None
    frequency: str | None = None
    phone_note: str | None = None
    situation: str | None = None
    situation_note: str | None = None
    last_resort: LastResort | None = None


def desk(municipality: Municipality, record: Agency | Resource) -> Desk:
    """A record as a page shows it.

    Args:
        municipality: Whose record.
        record: A desk or a resource.
    """
    operator = next((o for o in municipality.organizations if o.id == record.operator), None)
    kind = "agency" if isinstance(record, Agency) else "resource"
    department = record.department or _own_section(municipality, kind, record)
    return Desk(
        id=record.id,
        path=f"/data/{municipality.code}/{kind}/{record.id}",
        name=record.name,
        kind=LABELS["place"][record.kind],
        fields=tuple(LABELS["field"][f] for f in record.fields),
        phone=record.phone,
        department=department,
        location=record.location,
        operator=operator.full_name if operator else None,
        districts=tuple(record.districts) if isinstance(record, Agency) else (),
        unconfirmed=tuple(record.unconfirmed),
        citation=cite(municipality, record.sources[0], record.as_of),
        branch_of=_responsible(municipality, record),
        frequency=record.frequency if isinstance(record, Resource) else None,
        last_resort=None if record.phone or department else last_resort(municipality),
        **_registered(municipality, kind, record.id),
    )


def _responsible(municipality: Municipality, record: Agency | Resource) -> str | None:
    """Name of the centre that a branch belongs to."""
    wanted = record.branch_of if isinstance(record, Agency) else None
    return next((a.name for a in municipality.agencies if a.id == wanted), None)


def _own_section(municipality: Municipality, kind: str, record: Agency | Resource) -> str | None:
    """The section that a desk is itself: it has no other section above it to call."""
    if twin := same_office(municipality, kind, record.id):
        section = next(d for d in municipality.departments if d.id == twin[1])
        return f"{section.bureau}{section.name}"
    return record.name if record.name.endswith(_SECTION) else None


def last_resort(municipality: Municipality) -> LastResort:
    """The section that made the plan, where the plan prints one, else the one that questions of addresses go to.

    Args:
        municipality: Whose plan.
    """
    profile = municipality.profile
    plan = profile.documents[0]
    asked = phone_to_ask(municipality)
    desk_to_ask = f"/data/{municipality.code}/registered#ask"
    maker = plan.issuer or ""
    if not maker.endswith(_SECTION):
        return LastResort(
            "この自治体の問い合わせ先", profile.catchment.ask, asked.value if asked else None, desk_to_ask
        )
    section = next((d for d in municipality.departments if maker.endswith(f"{d.bureau}{d.name}")), None)
    number: Registration | None = None
    path: str | None = None
    if section is not None:
        number = registered_phone(municipality, "department", section.id)
        path = f"/data/{municipality.code}/department/{section.id}?register=phone"
    elif maker.removeprefix(profile.name) == profile.catchment.ask.removeprefix(profile.name):
        number, path = asked, desk_to_ask
    printed = next((s for s in plan.sources if s.quote.endswith(_SECTION) and maker.endswith(s.quote)), None)
    return LastResort(
        "計画をつくった課",
        maker,
        number.value if number else None,
        path,
        printed.lines if printed else None,
        passage_path(municipality.code, printed) if printed else None,
    )


def _registered(municipality: Municipality, kind: str, identifier: str) -> dict[str, Any]:
    """What staff registered for a desk: the notes that stand beside its telephone and its name."""
    phone = registered_phone(municipality, kind, identifier)
    situation = municipality.registered.value(municipality.code, kind, identifier, SITUATION)
    return {
        "phone_note": confirmed_words(phone) if phone else None,
        "situation": situation.value if situation else None,
        "situation_note": confirmed_words(situation) if situation else None,
    }


def confirmed_words(entry: Registration) -> str:
    """Who confirmed an entry when and how: 令和8年11月20日 長寿社会課、電話で確認."""
    return f"{wareki(date.fromisoformat(entry.on))} {entry.by}、{entry.how}"


def registered_agency(municipality: Municipality, location: Location) -> dict[str, Any] | None:
    """What staff registered for the place of an address, as the page shows it first; None where nothing is.

    Args:
        municipality: Whose plan decides.
        location: The outcome.
    """
    found = location.registered
    if found is None:
        return None
    words = f"{wareki(date.fromisoformat(found.on))} {found.by}、{found.how}"
    return {"desk": agency(municipality, found.centre.id), "place": found.place, "words": words, "entry": found.entry}


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
        phone=section.phone,
        department=f"{section.bureau}{section.name}",
        location=None,
        operator=None,
        districts=(),
        unconfirmed=tuple(section.unconfirmed),
        citation=cite(municipality, section.sources[0], section.as_of),
        **_registered(municipality, "department", section.id),
    )


def resource(municipality: Municipality, identifier: str) -> Desk | None:
    """A resource by its identifier; None where the answer names a type of place that has no record."""
    found = next((r for r in municipality.resources if r.id == identifier), None)
    return desk(municipality, found) if found else None


def passage_path(code: str, source: dict[str, Any] | Citation | Source) -> str:
    """Address of the page that shows a cited passage in its plan.

    Args:
        code: Municipality code.
        source: The passage, as a record or a citation has it or as answers carry it.
    """
    lines = source.lines if isinstance(source, Citation | Source) else source["lines"]
    number, _, span = lines.partition(":")
    return f"/data/{code}/passage/{number}?lines={span}#passage"
