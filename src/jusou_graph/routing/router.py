"""From an address to its centre: printed entry, the part of the town it applies to, outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jusou_graph.address import Gazetteer, Part, Place
from jusou_graph.address.reading import NAMESAKES, UNSURE
from jusou_graph.codes import CatchmentStatus, Verdict
from jusou_graph.japanese.folding import fold
from jusou_graph.model.places import AppliesTo, Area, CatchmentEntry, Town
from jusou_graph.routing import questions
from jusou_graph.routing.dead_ends import DeadEnds, Facility
from jusou_graph.routing.outcome import Centre, Cite, Location, Outcome, Passage, Proof, ageless
from jusou_graph.routing.several import SEVERAL_PLACES, of_several
from jusou_graph.routing.table import TownTable

_UNREAD = frozenset({CatchmentStatus.UNKNOWN, CatchmentStatus.NO_TABLE})
"""Outcomes to which the names near to an unread town are added; a sole centre needs none."""


def _uncited(passage: Passage) -> Mapping[str, Any]:
    return {"passage": passage[1] or passage[0]}


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
        age: Callable[[str], str] = ageless,
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
            age: Says of a municipality's table or plan that it is old, or ``""``.
            facilities: Desks and places that plans name, which someone may type instead of an address.
        """
        areas, towns, entries, centres = list(areas), list(towns), list(entries), list(centres)
        listed = {(town.municipality, town.name) for town in towns}
        self.with_town_list = frozenset(town.municipality for town in towns if town.source != "plan")
        """Codes of the municipalities of which a list of towns is there to compare the table with."""
        # A town only the plan knows (東中野下道) can still be written in an address.
        towns += dict.fromkeys(
            Town(entry.municipality, entry.town, source="plan")
            for entry in entries
            if (entry.municipality, entry.town) not in listed
        )
        self.areas: dict[str, Area] = {area.code: area for area in areas}
        self.gazetteer = Gazetteer(
            areas,
            towns,
            ((e.municipality, e.printed.removesuffix("字"), e.town) for e in entries if e.town not in e.printed),
            ((e.municipality, e.town) for e in entries if e.applies_to is AppliesTo.AZA_PART),
        )
        self._tables = {
            code: TownTable(
                (entry for entry in entries if entry.municipality == code),
                (town for town in towns if town.municipality == code),
            )
            for code in self.areas
        }
        self._centres: dict[str, list[Centre]] = {code: [] for code in self.areas}
        for centre in centres:
            self._centres.setdefault(centre.municipality, []).append(centre)
        self._by_id = {(centre.municipality, centre.id): centre for centre in centres}
        self._names = {code: area.name for code, area in self.areas.items()}
        self._lists: dict[tuple[str, str], tuple[str, ...]] = {}
        for town in towns:
            known = self._lists.get((town.municipality, town.name), ())
            if town.source and town.source not in known:
                self._lists[town.municipality, town.name] = (*known, town.source)
        self._cite = cite
        self._age = age
        self._desks = desks or {}
        self._dead_ends = DeadEnds(self.gazetteer, centres, facilities, self._desk, self._resolve)
        self._outcomes: dict[str | None, dict[Place, Outcome]] = {}

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
        read = self.gazetteer.read_folded
        outcomes, names, cite, age = self._outcomes.setdefault(code, {}), self._names, self._cite, self._age
        lists = self._lists
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
            yield Location(reading, outcome, names, cite, lists, age=age)

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
        if area.locate == "no_table":
            ask = questions.without_table(area.name, self._desk(code))
            proof = self._how_assigned(code, place, "町名ごとの担当表はない", Verdict.UNKNOWN)
            return Outcome(CatchmentStatus.NO_TABLE, possible=self._by_district(place), ask=ask, proofs=(proof,))
        if place.town is None:
            return self._guessed(place, code) if place.candidates else self._no_town(code)
        return self._in_table(place, code)

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

    def _in_table(self, place: Place, code: str) -> Outcome:
        table, town, desk = self._tables[code], place.town or "", self._desk(code)
        entries = table.covering(place)
        if not entries:
            ask = questions.not_in_table(town, desk)
            if "aza_only" in place.how:
                ask = questions.aza_alone(town, place.candidates, desk)
            elif place.nearest:
                ask = questions.did_you_mean(place.nearest, place, desk)
            proof = self._how_assigned(code, place, "担当地区表の主な町名にはない", Verdict.UNKNOWN)
            return Outcome(CatchmentStatus.UNLISTED, ask=ask, proofs=(proof,))
        centres = tuple(dict.fromkeys(self._centre(entry) for entry in entries))
        open_ = len(centres) > 1
        verdict = Verdict.UNKNOWN if open_ else Verdict.MET
        proofs = tuple(
            Proof((code, entry.passage or entry.id), entry.printed, entry.agency_name, place.spelled(), verdict)
            for entry in entries
        )
        if not open_:
            return Outcome(CatchmentStatus.SINGLE, centres, proofs=proofs)
        return Outcome(CatchmentStatus.SPLIT, centres, ask=self._which(place, entries, desk), proofs=proofs)

    def _which(self, place: Place, entries: list[CatchmentEntry], desk: str) -> str:
        town = place.town or ""
        if place.chome is not None and "no_such_chome" in place.how:
            return questions.no_such_chome(town, place.chome)
        kinds = {entry.applies_to for entry in entries}
        if AppliesTo.CHOME_RANGE in kinds:
            return questions.which_chome(town, entries)
        if place.part is Part.UNSAID and {AppliesTo.CHOME_PART, AppliesTo.AZA_PART} <= kinds:
            sides = [{self._centre(e) for e in entries if e.applies_to is kind} for kind in kinds]
            if all(len(side) == 1 for side in sides):
                return questions.chome_or_aza(town, entries)
            return questions.chome_or_aza(town, entries) + questions.printed_twice(_repeated(entries), desk)
        return questions.printed_twice((entry.printed for entry in entries), desk)

    def _centre(self, entry: CatchmentEntry) -> Centre:
        known = self._by_id.get((entry.municipality, entry.agency))
        return known or Centre(entry.municipality, entry.agency, entry.agency_name)


def _repeated(entries: list[CatchmentEntry]) -> list[str]:
    printed = [entry.printed for entry in entries]
    return [words for words in dict.fromkeys(printed) if printed.count(words) > 1]
