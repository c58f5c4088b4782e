"""Which registered places a plan's table leaves open: what planners print, and what the desk will be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jusou_graph.address import Part, Place
from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing.outcome import Centre
from jusou_graph.routing.router import Router


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place without exactly one centre.

    Attributes:
        place: The place in words (``上田``, ``高松四丁目``, ``上田字松屋敷``).
        town: Its town.
        status: ``split``, ``partly``, ``unlisted`` or ``unknown``.
        centres: The centres that remain, or that have a part of it.
        ask: What would decide it.
        bare_aza: The name is a 小字 registered without its 大字: no town of its own.
    """

    place: str
    town: str
    status: CatchmentStatus
    centres: tuple[Centre, ...]
    ask: str
    bare_aza: bool = False


def open_places(router: Router, municipality: str) -> Iterator[OpenPlace]:
    """Every town, 丁目 and 小字 of the lists whose outcome is not one centre, by town.

    Args:
        router: The compiled lists and tables.
        municipality: Code or name of a municipality with a town table.

    Yields:
        One row a place; a town whose parts all share its outcome is told once, as the town.

    Raises:
        InputError: The municipality is not known.
    """
    code = router.gazetteer.known.code(municipality)
    for record in sorted(router.gazetteer.records[code].values(), key=lambda record: record.name):
        if record.loose and not record.bare_aza:  # no longer in postal data (神子田): read as another town (神子田町)
            read = router.locate(router.areas[code].name + record.name, code).reading.place
            if read is None or read.town != record.name:
                continue
        whole = record.place()
        bare = record.bare_aza
        parts: list[Place] = [record.place(chome=chome, part=Part.CHOME) for chome in sorted(record.chomes)]
        parts += [record.place(aza=aza, part=Part.AZA) for aza in (*record.jiwari.values(), *record.azas.values())]
        outcome = router.outcome_of(whole)
        if outcome.status is not CatchmentStatus.SINGLE:
            centres = outcome.agencies or outcome.possible
            yield OpenPlace(whole.spelled(), record.name, outcome.status, centres, outcome.ask or "", bare)
        for part in parts:
            of_part = router.outcome_of(part)
            same = (of_part.status, of_part.agencies) == (outcome.status, outcome.agencies)
            if of_part.status is not CatchmentStatus.SINGLE and not same:
                centres = of_part.agencies or of_part.possible
                yield OpenPlace(part.spelled(), record.name, of_part.status, centres, of_part.ask or "")
