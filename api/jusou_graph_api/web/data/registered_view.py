"""What staff registered, as pages show it: beside each field, in a history, and as the age of what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jusou_graph.japanese.eras import wareki
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record
from jusou_graph.model.freshness import age_mark
from jusou_graph.model.registrations import ANSWER, PHONE, SITUATION, Registration
from jusou_graph.service.labels import FIELD_LABELS
from jusou_graph.service.registered import registered_phone
from jusou_graph.service.registering import fields_of
from jusou_graph_api.web.data.record_view import Shown, named_rows
from jusou_graph_api.web.parts.desks import confirmed_words

_FIRST = (PHONE, SITUATION, ANSWER)
"""Fields that no plan prints: they stand before the plan's own."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of a record with what the plan says and what staff registered.

    Attributes:
        name: Name of the field; ``label`` its word.
        planned: What the plan says, empty where it says nothing.
        registered: What staff registered, or None; ``words`` says who when and how.
        editable: Whether it can be registered here.
        unconfirmed: The plan leaves it blank or open (要確認).
    """

    name: str
    label: str
    planned: list[Shown]
    registered: Registration | None
    words: str
    editable: bool
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class Age:
    """How old what is known of a record is.

    Attributes:
        as_of: What the plan's words are as of.
        confirmed: Day of the last confirmation in words, or ``""``.
        by: Who confirmed it, or ``""``.
        marks: What is to be said of its age, in words; empty where it was confirmed within a year.
    """

    as_of: str
    confirmed: str
    by: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that came back with something to mend.

    Attributes:
        form: Which form of the page, by the field it registers.
        values: What was typed, by name of the input.
        problems: Name of the input → sentence.
    """

    form: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def field_rows(municipality: Municipality, kind: str, record: Record) -> list[FieldRow]:
    """The fields of a record's page: those of staff first, then the plan's, with the blank ones that can be filled.

    Args:
        municipality: Whose record.
        kind: Type of record.
        record: The record.
    """
    planned = named_rows(municipality, kind, record)
    editable = fields_of(municipality, kind, record.id)
    own = [name for name in _FIRST if name in editable]
    order = [*own, *(n for n in planned if n not in own), *(n for n in editable if n not in planned and n not in own)]
    rows = []
    for name in order:
        if name == PHONE:
            entry = registered_phone(municipality, kind, record.id)
        else:
            entry = municipality.registered.value(municipality.code, kind, record.id, name)
        # A registered number stands in the record itself: what the plan or the data files say is not told twice.
        said = [] if name == PHONE and entry else planned.get(name, [])
        words = confirmed_words(entry) if entry else ""
        rows.append(
            FieldRow(
                name, FIELD_LABELS.get(name, name), said, entry, words, name in editable, name in record.unconfirmed
            )
        )
    return rows


def age_of(municipality: Municipality, kind: str, record: Record, today: date) -> Age:
    """How old what is known of a record is, and what is to be said of it.

    Args:
        municipality: Whose record.
        kind: Type of record.
        record: The record.
        today: The day.
    """
    document = next(d for d in municipality.profile.documents if d.number == record.sources[0].document)
    entry = municipality.registered.confirmed(kind, record.id)
    fresh = entry is not None and date.fromisoformat(entry.on) >= _a_year_before(today)
    marks = []
    if entry is not None and not fresh:
        marks.append("最後の確認から1年を過ぎています")
    if old := age_mark(document, today, record.as_of):
        marks.append(old.replace("が過ぎ", "は過ぎ") + "（確認済み）" if fresh else old)
    on = wareki(date.fromisoformat(entry.on)) if entry else ""
    return Age(record.as_of or document.as_of, on, entry.by if entry else "", tuple(marks))


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
