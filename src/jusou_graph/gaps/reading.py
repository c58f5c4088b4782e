"""What every gap rule reads: rows of the named queries, the records behind them, and their passages as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from jusou_graph.codes import Confidence, GapKind, Verdict
from jusou_graph.gaps.answer import Gap, PeopleIn, Population, RaiseAt, Scope, census_name
from jusou_graph.graph.schema import CLASS_OF_KIND
from jusou_graph.graph.store import Row
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.catalog import STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.records import Agency, Provision, Resource
from jusou_graph.queries import get as get_query
from jusou_graph.vocabulary import LABELS

Run = Callable[[str, dict[str, str]], list[Row]]
"""Answers a named query: (name, parameters) → rows."""
StandsIn = Callable[[str, str], list[str]]
"""(municipality code, printed location) → slugs of the agencies in whose catchment it may lie."""

R = TypeVar("R", bound=Record)


class Reading:
    """One reading of the graph for all gap rules.

    Args:
        run: Answers a named query.
        catalog: The graph's content as records.
        stands_in: Catchments in which a printed location lies.
        people: Census figures, or None.
        municipality: Code to answer for, None for all.
        today: Date on which plans are judged old.
    """

    def __init__(
        self,
        run: Run,
        catalog: Catalog,
        stands_in: StandsIn,
        people: Population | None,
        municipality: str | None,
        today: date,
    ) -> None:
        self._run = run
        self.catalog = catalog
        self.stands_in = stands_in
        self.people = people
        self.today = today
        self._parameters = {"municipality": municipality} if municipality else {}
        self._rows: dict[str, dict[str, list[Row]]] = {}

    @cached_property
    def municipalities(self) -> list[Municipality]:
        """The municipalities answered for."""
        only = self._parameters.get("municipality")
        return [m for m in self.catalog.municipalities.values() if only in (None, m.code)]

    def rows(self, name: str, municipality: Municipality) -> list[Row]:
        """Rows of a query that belong to a municipality; every query is run once."""
        if name not in self._rows:
            grouped: dict[str, list[Row]] = defaultdict(list)
            for row in self._run(name, self._parameters):
                grouped[str(row["municipality"])].append(row)
            self._rows[name] = grouped
        return self._rows[name].get(municipality.code, [])

    def total(self, name: str, municipality: Municipality) -> int | None:
        """Denominator of a query for a municipality, None where the query has none."""
        denominator = get_query(name).denominator
        if denominator is None:
            return None
        return next((int(row["total"] or 0) for row in self.rows(denominator, municipality)), 0)

    def record(self, identifier: object) -> Record:
        """The record a row names, as ``id/03201/resource/bbm``."""
        _, code, kind, slug = str(identifier).split("/", 3)
        return self._index(code, kind)[slug]

    def record_as(self, kind: type[R], identifier: object) -> R:
        """The record a row names, known to be of a type."""
        found = self.record(identifier)
        if not isinstance(found, kind):
            raise TypeError(f"{identifier} is no {kind.__name__}")
        return found

    def _index(self, code: str, kind: str) -> dict[str, Record]:
        key = (code, kind)
        if key not in self._indexes:
            if kind not in CLASS_OF_KIND:
                raise KeyError(kind)
            records: list[Record] = getattr(self.catalog.municipalities[code], STEM_OF_KIND[kind])
            self._indexes[key] = {r.id: r for r in records}
        return self._indexes[key]

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], dict[str, Record]]:
        return {}

    def residents(self, municipality: Municipality) -> int | None:
        """People of a municipality, None without a census file."""
        return self.people.in_municipality(municipality.code) if self.people else None


def label(scheme: str, code: object) -> str:
    """Japanese label of a code."""
    return LABELS[scheme].get(str(code), str(code))


def evidence(
    rule: str,
    municipality: Municipality,
    sources: Iterable[Source],
    *,
    need: str,
    resource: str,
    verdict: Verdict = Verdict.MET,
    as_of: str | None = None,
    elsewhere: str = "",
) -> tuple[Evidence, ...]:
    """Passages as evidence, each once.

    Args:
        rule: Name of the query.
        municipality: Whose plan.
        sources: The passages.
        need: What is looked for.
        resource: What the plan has, in its own words.
        verdict: met: the plan has it; not_met: the plan rules it out; unknown: the plan does not settle it.
        as_of: Date of the fact where it differs from the plan's.
        elsewhere: Name of the municipality where it is not the one answered for.
    """
    sentence = get_query(rule).summary
    distinct = {(s.lines, s.quote): s for s in sources}
    return tuple(
        Evidence(rule, verdict, need, resource, cite(municipality, s, as_of), sentence, elsewhere=elsewhere)
        for s in distinct.values()
    )


def distinct(parts: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repeated passages, in order."""
    found: dict[tuple[str, str, str], Evidence] = {}
    for part in parts:
        if part.source:
            found.setdefault((part.source.municipality, part.source.lines, part.source.quote), part)
    return tuple(found.values())


def passages(value: object) -> Iterator[Source]:
    """Every passage inside a record, its own first."""
    if isinstance(value, Record):
        yield from value.sources
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if not (isinstance(value, Record) and name == "sources"):
                yield from passages(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from passages(item)


def name_of(record: Record) -> str:
    """Name of a record as shown: its name, its title, or its sentence."""
    for attribute in ("name", "title", "says", "printed", "id"):
        if found := getattr(record, attribute, None):
            return str(found)
    return record.id


def placed(municipality: Municipality) -> Iterator[Agency | Resource]:
    """Desks and places of a municipality."""
    yield from municipality.agencies
    yield from municipality.resources


def provisions(municipality: Municipality, *programmes: str) -> list[Provision]:
    """Provisions of programmes; ``p1`` stands for all ``p1-…``."""
    return [
        p
        for p in municipality.provisions
        if any(p.programme == x or p.programme.startswith(f"{x}-") for x in programmes)
    ]


def raise_at(municipality: Municipality) -> RaiseAt:
    """Where the plan brings missing resources, in that plan's own name."""
    profile = municipality.profile
    meeting = next((m for m in municipality.meetings if m.id == profile.gap_meeting), None)
    if meeting is None or profile.gap_meeting_source is None:
        return RaiseAt("計画では社会資源の不足を取り上げる会議を確認できない", ())
    source = cite(municipality, profile.gap_meeting_source)
    found = Evidence(
        "gap-meeting", Verdict.MET, "社会資源の不足を持ち寄る会議", meeting.name, source,
        "計画が、足りない社会資源や課題を取り上げると書いている会議です。",
    )  # fmt: skip
    parent = next((m for m in municipality.meetings if m.id == meeting.parent), None)
    host = meeting.secretariat or meeting.host or (parent and (parent.secretariat or parent.host))
    return RaiseAt(meeting.name, (found,), host or None)


def gap(  # noqa: PLR0913 - every field of an answer has its own name
    reading: Reading,
    municipality: Municipality,
    query: str,
    about: str,
    kind: GapKind,
    title: str,
    *,
    because: Iterable[Evidence],
    confidence: Confidence,
    scope: Scope | None = None,
    need: str | None = None,
    count: int | None = None,
    out_of: int | None = None,
    measure: str = "",
    people: int | None = None,
    people_note: str = "",
    people_by: Iterable[PeopleIn] = (),
    others: Iterable[Evidence] = (),
    records: Iterable[str] = (),
    found_by: str = "",
) -> Gap:
    """Builds a gap with its stable identifier and its meeting.

    Args:
        reading: What was read.
        municipality: Whose gap.
        query: The query that found it.
        about: What tells it from the others of the same query.
        kind: As in ``Gap``.
        title: As in ``Gap``.
        because: As in ``Gap``; repeated passages are dropped.
        confidence: As in ``Gap``.
        scope: As in ``Gap``; left out, the municipality.
        need: Code of the participation need, or None.
        count: As in ``Gap``.
        out_of: As in ``Gap``.
        measure: As in ``Gap``.
        people: People in the scope; left out, those of the municipality for gaps of supply.
        people_note: How ``people`` was computed.
        people_by: As in ``Gap``.
        others: As in ``Gap``.
        records: Identifiers of the records it concerns.
        found_by: The query whose rows were judged, where ``query`` is only the name of the judgement.
    """
    supply = kind not in {GapKind.MISSING_INFORMATION, GapKind.CONTRADICTION}
    if people is None and supply and not people_note:
        people = reading.residents(municipality)
        if people is not None and reading.people:
            people_note = f"{municipality.profile.name}に住む人の数（{census_name(reading.people.source)}）。必要とする人の数ではない。"
    return Gap(
        id=f"{municipality.code}/{query.removeprefix('gaps/')}/{about}",
        municipality=municipality.code,
        kind=kind,
        title=title,
        scope=scope or Scope("municipality", municipality.profile.name),
        confidence=confidence,
        raise_at=raise_at(municipality),
        because=distinct(because),
        need=(need, label("supportNeed", need)) if need else None,
        count=count,
        out_of=out_of,
        measure=measure,
        people=people,
        people_note=people_note or ("" if people is not None or not supply else "人口の資料がまだ取り込まれていない。"),
        people_by=tuple(people_by),
        others=distinct(others),
        about=tuple(records),
        query=found_by or query,
    )
