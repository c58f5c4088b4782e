"""What is said when an address names no town: a 担当地区, a facility, near names, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from jusou_graph.address import Gazetteer, Place, Reading
from jusou_graph.codes import CatchmentStatus
from jusou_graph.japanese.folding import fold
from jusou_graph.routing import questions
from jusou_graph.routing.outcome import Centre, Near, Outcome

NEAR = 6
"""So many near names are shown."""

_DISTRICT = re.compile(r"(.+?)(?:担当)?(?:地区|圏域|地域|方面)?")


@dataclass(frozen=True, slots=True)
class Facility:
    """A desk or place that a plan names.

    Attributes:
        municipality: Municipality code.
        name: Its name as printed, or another name of it.
        location: 所在地 as printed, or ``""``.
    """

    municipality: str
    name: str
    location: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the name of a 担当地区 or a facility tells."""

    municipality: str
    name_of: str
    ask: str
    centres: tuple[Centre, ...] = ()


class DeadEnds:
    """Completes outcomes of texts in which no town was recognised."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        centres: Iterable[Centre],
        facilities: Iterable[Facility],
        desk: Callable[[str], str],
        resolve: Callable[[Place, str | None], Outcome],
    ) -> None:
        """Compiles the names.

        Args:
            gazetteer: For near names.
            centres: Centres with their 担当地区 or 圏域.
            facilities: What else plans name.
            desk: Whom to ask, by municipality code.
            resolve: The outcome of a place for a hint.
        """
        self._resolve = resolve
        self._gazetteer = gazetteer
        self._desk = desk
        self._districts: dict[str, dict[str, list[Centre]]] = {}
        for centre in centres:
            for district in centre.districts:
                self._districts.setdefault(_bare(fold(district)), {}).setdefault(centre.municipality, []).append(centre)
        self._facilities: dict[str, list[Facility]] = {}
        for facility in facilities:
            self._facilities.setdefault(fold(facility.name), []).append(facility)

    def complete(self, reading: Reading, outcome: Outcome, folded: str, hint: str | None) -> tuple[Reading, Outcome]:
        """What there is to say besides that no town was read.

        Args:
            reading: A reading without town, candidates and foreign municipality.
            outcome: Its outcome.
            folded: The folded text.
            hint: Code of the municipality whose desk asks, or None.

        Returns:
            The reading, with the municipality where the name of a 担当地区 or a facility tells it, and the outcome with
            the centres of that 担当地区 as possible ones, or with near names, and a question that says whom to ask.
        """
        code = reading.municipality or hint
        # Of a municipality alone nothing is left; its name may also be the name typed (熱海 is a 圏域 of 熱海市).
        words = reading.tail if reading.municipality else folded
        if not words:
            return reading, outcome
        told = self._in_district(words, code) or self._at_facility(words, code) or self._at_facility(folded, code)
        if told is not None:
            place = Place(told.municipality)
            known = self._resolve(place, None)
            base = known if known.status is CatchmentStatus.NO_TABLE else outcome
            return replace(reading, place=place), replace(
                base, possible=told.centres or base.possible, ask=told.ask, name_of=told.name_of
            )
        offers = self._gazetteer.offers_for(folded, code, NEAR, reading.place)
        names = tuple(offer.municipality_name + offer.name for offer in offers.found)
        ask = outcome.ask
        if outcome.status is CatchmentStatus.UNKNOWN and code is not None:
            name = self._gazetteer.areas[code].name
            ask = questions.which_town(name, self._desk(code)) if reading.municipality else None
            ask = ask or questions.unreadable(self._desk(code))
        return reading, replace(outcome, ask=ask, near=Near(names, offers.more))

    def _in_district(self, words: str, code: str | None) -> _Told | None:
        # 熱海 is a 圏域 too, but who writes nothing else may mean all of 熱海市.
        if any(length == len(words) for _, length in self._gazetteer.heads.of(words)):
            return None
        by_code = self._districts.get(_bare(words), {})
        codes = [known for known in by_code if code in (None, known)]
        if len(codes) != 1:
            return None
        centres = by_code[codes[0]]
        name = next(d for centre in centres for d in centre.districts if _bare(fold(d)) == _bare(words))
        ask = questions.name_of_a_district(name, [centre.name for centre in centres], self._desk(codes[0]))
        return _Told(codes[0], "district", ask, tuple(centres))

    def _at_facility(self, words: str, code: str | None) -> _Told | None:
        found = [facility for facility in self._facilities.get(words, ()) if code in (None, facility.municipality)]
        if len({facility.municipality for facility in found}) != 1:
            return None
        facility = max(found, key=lambda one: bool(one.location))
        ask = questions.name_of_a_facility(facility.name, facility.location, self._desk(facility.municipality))
        return _Told(facility.municipality, "facility", ask)


def _bare(folded: str) -> str:
    """The name of a 担当地区 without what people put after it."""
    found = _DISTRICT.fullmatch(folded)
    return found[1] if found else folded
