"""From an address to its centre: printed entry, the part of the town it applies to, outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jusou_graph.address import Gazetteer, Place, Reading
from jusou_graph.address.reading import NAMESAKES, UNSURE
from jusou_graph.codes import CatchmentStatus, Verdict
from jusou_graph.japanese.folding import fold
from jusou_graph.model.cover import Stated, cover, in_force
from jusou_graph.model.places import AppliesTo, Area, CatchmentEntry, Extent, Town
from jusou_graph.routing import questions
from jusou_graph.routing.dead_ends import DeadEnds, Facility
from jusou_graph.routing.deciding import decide, scope_words, stated_number
from jusou_graph.routing.outcome import Centre, Cite, Known, Location, Outcome, Passage, Proof, ageless
from jusou_graph.routing.several import SEVERAL_PLACES, of_several
from jusou_graph.routing.table import Row, TownTable

_MAIN = "elderly"
"""地域包括支援センター: the desks that an address leads to unless a table says what else it is for."""

_MOST_KEPT = 5_000
_UNREAD = frozenset({CatchmentStatus.UNKNOWN, CatchmentStatus.NO_TABLE})
"""Outcomes to which the names near to an unread town are added; a sole centre needs none."""


def _uncited(passage: Passage) -> Mapping[str, Any]:
    return {"passage": passage[1] or passage[0]}


@dataclass(frozen=True)
class Further:
    """What tables say besides their entries.

    Attributes:
        areas: Rows that say which towns an area of the entries holds.
        fields: Field whose desks a table assigns, by municipality code and table; ``elderly`` where not given.
        today: The day on which entries must be in force.
        desks: Desks beside the centres that entries name: branches, desks of other fields.
        age: Says of a municipality's table or plan that it is old, or ``""``.
    """

    areas: Iterable[CatchmentEntry] = ()
    fields: Mapping[tuple[str, str], str] = field(default_factory=dict)
    today: Callable[[], date] = date.today
    desks: Iterable[Centre] = ()
    age: Callable[[str], str] = ageless


class Router:
    """Locates addresses. Outcomes are worked out once a place and shared."""

    def __init__(
        self,
        areas: Iterable[Area],
        towns: Iterable[Town],
        entries: Iterable[CatchmentEntry],
        centres: Iterable[Centre],
        *,
        cite: Cite = _uncited,
        desks: Mapping[str, str] | None = None,
        facilities: Iterable[Facility] = (),
        further: Further = Further(),
    ) -> None:
        """Compiles lists and tables.

        Args:
            areas: The municipalities.
            towns: Their town lists.
            entries: Printed entries of their town-to-centre tables.
            centres: Their centres with 圏域; the first of a municipality with one centre is that one.
            cite: From a municipality and its passage (the entry's own identifier where it has none) to the source as
                answers print it.
            desks: Whom to ask where the plan does not decide, by municipality code.
            facilities: Desks and places that plans name, which someone may type instead of an address.
            further: What else the tables say.
        """
        areas, towns, entries, centres = list(areas), list(towns), list(entries), list(centres)
        second = list(further.areas)
        listed = {(town.municipality, town.name) for town in towns}
        self.with_town_list = frozenset(town.municipality for town in towns if town.source != "plan")
        """Codes of the municipalities of which a list of towns is there to compare the table with."""
        # A town only the plan knows (東中野下道) can still be written in an address.
        towns += dict.fromkeys(
            Town(entry.municipality, entry.town, source="plan", ward=entry.ward)
            for entry in (*entries, *second)
            if entry.town and (entry.municipality, entry.town) not in listed
        )
        self._entries, self._second, self._fields, self._today = entries, second, further.fields, further.today
        self._towns: dict[str, list[Town]] = {area.code: [] for area in areas}
        for town in towns:
            self._towns.setdefault(town.municipality, []).append(town)
        self._dated = any(entry.valid_from or entry.valid_until for entry in entries)
        self.areas: dict[str, Area] = {area.code: area for area in areas}
        self._compile_tables()
        self.gazetteer = Gazetteer(
            areas,
            towns,
            ((e.municipality, e.printed.removesuffix("字"), e.town) for e in entries if misprinted(e)),
            ((e.municipality, e.town) for e in entries if e.applies_to is AppliesTo.AZA_PART),
            ((code, town) for code, table in self._tables.items() for town in table.by_chome()),
        )
        self._centres: dict[str, list[Centre]] = {code: [] for code in self.areas}
        for centre in centres:
            self._centres.setdefault(centre.municipality, []).append(centre)
        self._by_id = {(centre.municipality, centre.id): centre for centre in (*centres, *further.desks)}
        self._names = {code: area.name for code, area in self.areas.items()}
        lists: dict[tuple[str, str], tuple[str, ...]] = {}
        for town in towns:
            known = lists.get((town.municipality, town.name), ())
            if town.source and town.source not in known:
                lists[town.municipality, town.name] = (*known, town.source)
        self._known = Known(self._names, cite, lists, further.age)
        self._desks = desks or {}
        self._dead_ends = DeadEnds(self.gazetteer, centres, facilities, self._desk, self._resolve)
        self._outcomes: dict[str | None, dict[Place, Outcome]] = {}
        self._of_towns: dict[object, Outcome] = {}

    def _compile_tables(self) -> None:
        """The tables in force today: the main one of each municipality, and those for the desks of other fields."""
        self._day = self._today()
        by_field: dict[tuple[str, str], list[CatchmentEntry]] = {(code, _MAIN): [] for code in self.areas}
        for entry in self._entries:
            if in_force(entry, self._day):
                of = self._fields.get((entry.municipality, entry.table), _MAIN)
                by_field.setdefault((entry.municipality, of), []).append(entry)
        second: dict[str, list[CatchmentEntry]] = {}
        for entry in self._second:
            second.setdefault(entry.municipality, []).append(entry)
        made = {
            (code, of): TownTable(found, self._towns.get(code, ()), second.get(code, ()))
            for (code, of), found in by_field.items()
        }
        self._tables = {code: made[code, _MAIN] for code in self.areas}
        self._other_tables: dict[str, dict[str, TownTable]] = {}
        for (code, of), table in made.items():
            if of != _MAIN:
                self._other_tables.setdefault(code, {})[of] = table
        self._fine = frozenset(code for (code, _), table in made.items() if table.fine_towns or table.named)

    def locate(self, text: str, municipality: str | None = None) -> Location:
        """Which centre covers an address, why, and what is uncertain.

        Args:
            text: The address as someone wrote it; anything at all.
            municipality: Whose desk is asking (code or name). An address that names another municipality is
                ``outside``, never forced into this one.

        Returns:
            The outcome with the reading; never an error because of the text.

        Raises:
            InputError: The municipality is not known.
        """
        for location in self.locate_many((text,), municipality):
            return location
        raise AssertionError("one address in, one location out")

    def locate_many(self, texts: Iterable[str], municipality: str | None = None) -> Iterator[Location]:
        """Locates a list of addresses one by one, in order; see ``locate``."""
        code = self.gazetteer.code_of(municipality)
        if self._dated and self._today() != self._day:
            self._compile_tables()
            self._outcomes.clear()
            self._of_towns.clear()
        fine, others = self._fine, self._other_tables
        closer = bool(fine or others)
        read = self.gazetteer.read_folded
        outcomes, known = self._outcomes.setdefault(code, {}), self._known
        for text in texts:
            reading = read(text, fold(text), code)
            place = reading.place
            outcome = outcomes.get(place)
            if outcome is None:
                outcome = self._resolve(place, code)
                if place.town is None and not place.candidates and outcome.status in _UNREAD:
                    reading, outcome = self._dead_ends.complete(reading, outcome, fold(text), code)
                # Places of the lists are shared objects; guesses are made anew each time and must not pile up.
                if place.shared:
                    outcomes[place] = outcome
            if closer:
                if (place.municipality or code) in fine:
                    outcome = self._closer(reading, outcome, fold(text), code)
                if place.municipality in others:
                    yield Location(reading, outcome, known, self._by_others(reading, outcome, fold(text)))
                    continue
            yield Location(reading, outcome, known)

    def outcome_of(self, place: Place) -> Outcome:
        """The outcome for a place that is known already, without reading an address."""
        return self._resolve(place, None)

    def _resolve(self, place: Place, hint: str | None) -> Outcome:
        code = place.municipality
        if not SEVERAL_PLACES.isdisjoint(place.how):
            each = [self._resolve(candidate, hint) for candidate in place.candidates]
            return of_several(place, each, self._names)
        if place.outside is not None:
            return Outcome(CatchmentStatus.OUTSIDE, ask=questions.elsewhere(place.outside))
        if code is None:
            return self._unknown(place)
        area = self.areas[code]
        if hint is not None and code != hint:
            return Outcome(CatchmentStatus.OUTSIDE, ask=questions.elsewhere(self.gazetteer.known.name(code)))
        if area.locate == "sole_centre":
            sole = tuple(self._centres[code][:1])
            proof = self._how_assigned(code, place, sole[0].name if sole else "", Verdict.MET)
            return Outcome(CatchmentStatus.SOLE_CENTRE, sole, proofs=(proof,))
        if area.locate == "no_table" or not self._tables[code].holds_any:
            ask = questions.without_table(area.name, self._desk(code))
            proof = self._how_assigned(code, place, "町名ごとの担当表はない", Verdict.UNKNOWN)
            return Outcome(CatchmentStatus.NO_TABLE, possible=self._by_district(place), ask=ask, proofs=(proof,))
        if place.town is None:
            return self._guessed(place, code) if place.candidates else self._no_town(code)
        if not place.shared and place.aza is None:
            return self._kept(place, code)
        return self._in_table(place, code)

    def _kept(self, place: Place, code: str) -> Outcome:
        """The outcome of a town or 丁目 that was found by more than its name: that of the place of the lists, once."""
        key = (code, place.town, place.chome, place.part, place.ward, place.nearest and place, place.how)
        outcome = self._of_towns.get(key)
        if outcome is None:
            outcome = self._in_table(place, code)
            if not place.nearest and len(self._of_towns) < _MOST_KEPT:
                self._of_towns[key] = outcome
        return outcome

    def _how_assigned(self, code: str, place: Place, says: str, verdict: Verdict) -> Proof:
        need = self._names[code] + place.spelled()
        return Proof((code, ""), says, "", need, verdict, rule="担当センターの決め方")

    def _desk(self, code: str) -> str:
        return self._desks.get(code) or f"{self.areas[code].name}の担当課"

    def _no_town(self, code: str) -> Outcome:
        return Outcome(CatchmentStatus.UNKNOWN, ask=questions.which_town(self.areas[code].name, self._desk(code)))

    def _unknown(self, place: Place) -> Outcome:
        if NAMESAKES in place.how:
            named = questions.which_of_one_name(place.nearest, self.gazetteer.bearers(place.nearest))
            return Outcome(CatchmentStatus.UNKNOWN, ask=named)
        codes = dict.fromkeys(candidate.municipality for candidate in place.candidates)
        names = [self.gazetteer.known.name(code) for code in codes if code is not None]
        if names:
            town = place.candidates[0].town or ""
            return Outcome(CatchmentStatus.UNKNOWN, ask=questions.which_municipality(town, names))
        return Outcome(CatchmentStatus.UNKNOWN, ask=questions.unreadable())

    def _by_district(self, place: Place) -> tuple[Centre, ...]:
        """Centres whose 圏域 is named after the town; all of them where none is."""
        centres = self._centres.get(place.municipality or "", [])
        if place.town:
            town = fold(place.town)
            named = [c for c in centres if any(town in fold(district) for district in c.districts)]
            if named:
                return tuple(named)
        return tuple(centres)

    def _guessed(self, place: Place, code: str) -> Outcome:
        """A centre is asserted only where all towns it may be have the same one."""
        outcomes = [self._resolve(candidate, code) for candidate in place.candidates]
        centres = dict.fromkeys(centre for outcome in outcomes for centre in outcome.agencies)
        settled = all(outcome.status is CatchmentStatus.SINGLE for outcome in outcomes)
        if settled and len(centres) == 1 and UNSURE not in place.how:
            proofs = tuple(dict.fromkeys(proof for outcome in outcomes for proof in outcome.proofs))
            return Outcome(CatchmentStatus.SINGLE, tuple(centres), proofs=proofs)
        ask = questions.which_place(place.nearest or "この住所", place.candidates)
        if len(place.candidates) == 1:
            ask = questions.did_you_mean(place.nearest, place.candidates[0], self._desk(code))
        return Outcome(CatchmentStatus.UNKNOWN, possible=tuple(centres), ask=ask)

    def _closer(self, reading: Reading, outcome: Outcome, folded: str, hint: str | None) -> Outcome:
        """The outcome where rows are told apart by 番, 号 or a named place that the address may say."""
        place, code = reading.place, reading.municipality or hint
        if code is None or place.outside is not None or place.candidates or (hint is not None and code != hint):
            return outcome
        table = self._tables[code]
        named = table.names_in(folded)
        if self.areas[code].locate != "table" or not (named or table.fine(place.town)):
            return outcome
        if place.town is None:
            rows = [row for name in named for row in table.named[name]]
            if not rows:
                return outcome
            place = replace(place, municipality=code, town=rows[0].scope.town or "", shared=False)
        return self._in_table(place, code, reading.tail, named)

    def _by_others(self, reading: Reading, outcome: Outcome, folded: str) -> tuple[tuple[str, Outcome], ...]:
        """What tables for the desks of other fields say of a place that is known."""
        place, code = reading.place, reading.municipality or ""
        if place.town is None or place.candidates or outcome.status is CatchmentStatus.OUTSIDE:
            return ()
        return tuple(
            (of, self._in_table(place, code, reading.tail, table.names_in(folded), table))
            for of, table in self._other_tables[code].items()
        )

    def _in_table(
        self,
        place: Place,
        code: str,
        tail: str = "",
        named: frozenset[str] = frozenset(),
        table: TownTable | None = None,
    ) -> Outcome:
        table, town, desk = table or self._tables[code], place.town or "", self._desk(code)
        at = table.stated(place, tail, named)
        judged = table.judged(town, at)
        if not judged.rows:
            return self._not_covered(place, code, table, at)
        centres = tuple(dict.fromkeys(self._centre(row.entry) for row, _ in judged.rows))
        rows = [row for row, _ in judged.rows]
        words = place.spelled() + stated_number(at) or rows[0].scope.place
        if len(centres) == 1 and judged.sure:
            proofs = self._proofs(((row, Verdict.MET) for row in rows), words)
            return Outcome(CatchmentStatus.SINGLE, centres, proofs=proofs)
        open_ = self._proofs(((row, Verdict.UNKNOWN) for row in rows), words)
        question = decide(table, town, at, rows)
        if len(centres) == 1:
            ask = questions.in_part(words, centres[0].name, question, [row.entry.printed for row in rows], desk)
            return Outcome(CatchmentStatus.PARTLY, possible=centres, ask=ask, proofs=open_, question=question)
        names = {row.entry.agency: row.entry.agency_name for row in rows}
        ask = questions.what_decides(words, question, names, desk)
        return Outcome(CatchmentStatus.SPLIT, centres, ask=ask, proofs=open_, question=question)

    def _not_covered(self, place: Place, code: str, table: TownTable, at: Stated) -> Outcome:
        """A town that is not in the table, or one of which it prints other parts than the address names."""
        town, listed, desk = place.town or "", table.of(place.town), self._desk(code)
        if listed:
            words = place.spelled() + stated_number(at)
            near = [row for row in listed if cover(row.scope, replace(at, ban=None, go=None)) is not Verdict.NOT_MET]
            parts = [scope_words(row.scope) for row in near or listed if not row.leaves_out]
            ask = questions.elsewhere_in_town(town, words, parts, desk)
            if place.chome is not None and table.doubts_chome(place) and not near:
                ask = questions.no_such_chome(town, place.chome, parts, desk)
            possible = tuple(dict.fromkeys(self._centre(row.entry) for row in listed))
            whole = table.judged(town, table.stated(Place(code, town)))
            if table.doubts_chome(place) and whole.sure and len(possible) > 1:
                # All of the town is printed, so the 丁目 is a slip of the pen and decides nothing.
                proofs = self._proofs(((row, Verdict.UNKNOWN) for row in listed), town)
                return Outcome(CatchmentStatus.SPLIT, possible, ask=ask, proofs=proofs)
            proofs = self._proofs(((row, Verdict.NOT_MET) for row in listed), words)
            return Outcome(CatchmentStatus.PARTLY, possible=possible, ask=ask, proofs=proofs)
        proof = self._how_assigned(code, place, "担当地区表の主な町名にはない", Verdict.UNKNOWN)
        ask = questions.not_in_table(town, desk)
        loose = [*table.open_lists, *table.undescribed]
        if "aza_only" in place.how:
            ask = questions.aza_alone(town, place.candidates, desk)
        elif place.nearest:
            ask = questions.did_you_mean(place.nearest, place, desk)
        elif loose:
            ask = questions.open_list(town, [entry.printed for entry in loose], desk)
            possible = tuple(dict.fromkeys(self._centre(entry) for entry in loose))
            proofs = (proof, *(self._proof(Row(entry, entry), Verdict.UNKNOWN, town) for entry in loose))
            return Outcome(CatchmentStatus.UNLISTED, possible=possible, ask=ask, proofs=proofs)
        return Outcome(CatchmentStatus.UNLISTED, ask=ask, proofs=(proof,))

    def _proofs(self, rows: Iterable[tuple[Row, Verdict]], need: str) -> tuple[Proof, ...]:
        found: list[Proof] = []
        for row, verdict in rows:
            found.append(self._proof(row, verdict, need))
            if row.via is not None:
                found.append(
                    Proof(
                        (row.via.municipality, row.via.passage or row.via.id),
                        row.via.printed,
                        row.via.area,
                        need,
                        verdict,
                        rule="区域の表の町名",
                    )
                )
        return tuple(dict.fromkeys(found))

    def _proof(self, row: Row, verdict: Verdict, need: str) -> Proof:
        passage = (row.entry.municipality, row.entry.passage or row.entry.id)
        return Proof(passage, row.entry.printed, row.entry.agency_name, need, verdict)

    def _centre(self, entry: CatchmentEntry) -> Centre:
        known = self._by_id.get((entry.municipality, entry.agency))
        return known or Centre(entry.municipality, entry.agency, entry.agency_name)


def misprinted(entry: CatchmentEntry) -> bool:
    """Whether the print spells the town otherwise than its registered name, so that people may write it so."""
    whole = entry.applies_to in (AppliesTo.WHOLE, AppliesTo.CHOME_PART, AppliesTo.AZA_PART)
    return whole and entry.extent is Extent.ALL and bool(entry.town) and entry.town not in entry.printed
