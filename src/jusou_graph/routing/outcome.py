"""Outcomes of locating an address, as the interface tells them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jusou_graph.address import Reading
from jusou_graph.codes import CatchmentStatus, Verdict
from jusou_graph.japanese.numerals import kanji_number
from jusou_graph.routing.deciding import Question
from jusou_graph.vocabulary import LABELS

Passage = tuple[str, str]
"""Municipality code, and the identifier of a passage or of the printed entry inside it; ``""`` for how the municipality
assigns centres at all. Identifiers repeat between municipalities (``chuo-002``), so none stands without the code."""

Cite = Callable[[Passage], Mapping[str, Any]]
"""From a passage to the source as answers print it."""


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre that a plan names.

    Attributes:
        municipality: Municipality code.
        id: Identifier of the centre.
        name: Its name.
        districts: 担当地区 or 圏域 as printed.
        branch_of: Identifier and name of the centre that is responsible, where this one is a branch.
    """

    municipality: str
    id: str
    name: str
    districts: tuple[str, ...] = ()
    branch_of: tuple[str, str] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The centre as answers name it: where to go, and for a branch who is responsible."""
        named: dict[str, Any] = {"id": self.id, "name": self.name}
        if self.branch_of is not None:
            named["branch_of"] = {"id": self.branch_of[0], "name": self.branch_of[1]}
        return named


@dataclass(frozen=True, slots=True)
class Proof:
    """What of the plan an answer rests on: mostly a printed entry.

    Attributes:
        passage: Where it stands, with the municipality.
        printed: The entry as printed, or what the plan does instead of printing one.
        agency: Name of the centre it is printed under, or ``""``.
        need: What the address says, in words.
        verdict: Whether the entry covers the address; unknown where the address leaves it open.
        rule: What was compared.
    """

    passage: Passage
    printed: str
    agency: str
    need: str
    verdict: Verdict
    rule: str = "担当地区表の町名"

    def to_dict(self, cite: Cite) -> dict[str, Any]:
        """The proof in the shape of all evidence."""
        return {
            "rule": self.rule,
            "verdict": self.verdict.value,
            "need": self.need,
            "resource": f"{self.printed}（{self.agency}）" if self.agency else self.printed,
            "source": dict(cite(self.passage)),
        }


@dataclass(frozen=True, slots=True)
class Near:
    """Places an unread address may mean: to be offered, never to be taken for it.

    Attributes:
        names: With their municipality, as ``盛岡市北飯岡三丁目``; best first.
        more: How many further ones there are.
    """

    names: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What is known about the centre of a place; shared by all addresses that name the place.

    Attributes:
        status: Which kind of result.
        agencies: The centres: one for ``single`` and ``sole_centre``, all that remain for ``split``.
        possible: Centres named by 圏域 or by a guessed town, never as fact.
        ask: What would decide it or whom to ask; None when it is settled.
        proofs: The printed entries behind it.
        near: Places it may mean where no town was read.
        name_of: What stands in place of a town: ``district`` (担当地区, 圏域), ``facility``, or ``""``.
        question: What separates the centres, in parts; ``ask`` says it in words.
    """

    status: CatchmentStatus
    agencies: tuple[Centre, ...] = ()
    possible: tuple[Centre, ...] = ()
    ask: str | None = None
    proofs: tuple[Proof, ...] = ()
    near: Near = Near()
    name_of: str = ""
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class RegisteredAgency:
    """Which agency staff registered for a place, beside the plan's own outcome.

    Attributes:
        centre: The agency.
        place: The place it was registered for, in words.
        on: Day of the confirmation, ``"2026-11-20"``.
        by: Section or role of who confirmed it.
        how: How it was confirmed.
        entry: Id of the entry.
    """

    centre: Centre
    place: str
    on: str
    by: str
    how: str
    entry: str

    def to_dict(self) -> dict[str, Any]:
        """What answers carry under ``registered``."""
        return {"agency": self.centre.to_dict(), "place": self.place, "on": self.on, "by": self.by, "how": self.how}


def ageless(municipality: str) -> str:
    """Nothing is known to be old."""
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What all answers of one router tell from.

    Attributes:
        names: Municipality names by code.
        cite: Fills in the sources of the evidence.
        lists: Which lists name a town, by municipality code and town.
        age: Says of a municipality's table or plan that it is old, or ``""``.
    """

    names: Mapping[str, str]
    cite: Cite
    lists: Mapping[tuple[str, str], tuple[str, ...]]
    age: Callable[[str], str] = ageless


@dataclass(frozen=True, slots=True)
class Location:
    """The answer for one address: how it was read and what that means.

    Attributes:
        reading: How the address was read.
        outcome: What is known about its centre.
        known: What names, sources and ages are told from.
        others: What tables for the desks of other fields say, as (field, outcome).
        registered: What staff registered for the place, or None.
    """

    reading: Reading
    outcome: Outcome
    known: Known = field(repr=False)
    others: tuple[tuple[str, Outcome], ...] = field(default=(), repr=False)
    registered: RegisteredAgency | None = None

    @property
    def status(self) -> CatchmentStatus:
        """Which kind of result."""
        return self.outcome.status

    @property
    def agencies(self) -> tuple[Centre, ...]:
        """The centres."""
        return self.outcome.agencies

    @property
    def ask(self) -> str | None:
        """What would decide it or whom to ask; None when it is settled."""
        return self.outcome.ask

    @property
    def stale(self) -> str:
        """What is to be said of the age of what the answer rests on, or ``""``."""
        code = self.reading.municipality
        return self.known.age(code) if code and self.status is not CatchmentStatus.OUTSIDE else ""

    def to_dict(self) -> dict[str, Any]:
        """The answer of ``locate`` as the interface prints it."""
        outcome = self.outcome
        return {
            "input": self.reading.input,
            "address": self._address(),
            "catchment": {
                **self._told(outcome),
                **({"name_of": outcome.name_of} if outcome.name_of else {}),
                **(
                    {"near": {"names": list(outcome.near.names), "more": outcome.near.more}}
                    if outcome.near.names
                    else {}
                ),
                **({"registered": self.registered.to_dict()} if self.registered else {}),
                "stale": self.stale or None,
                **({"other_tables": others} if (others := self._others()) else {}),
            },
        }

    def _told(self, outcome: Outcome) -> dict[str, Any]:
        return {
            "status": outcome.status.value,
            "agencies": [centre.to_dict() for centre in outcome.agencies],
            "possible": [{**centre.to_dict(), "districts": list(centre.districts)} for centre in outcome.possible],
            "ask": outcome.ask,
            "evidence": [proof.to_dict(self.known.cite) for proof in outcome.proofs],
        }

    def _others(self) -> list[dict[str, Any]]:
        labels = LABELS["field"]
        return [{"field": of, "label": labels.get(of, of), **self._told(one)} for of, one in self.others]

    def _address(self) -> dict[str, Any] | None:
        reading = self.reading
        if reading.municipality is None and reading.outside is None and not reading.alternatives:
            return None
        code = reading.municipality
        municipality = {"code": code, "name": self.known.names.get(code or "") or reading.outside}
        return {
            "municipality": municipality if municipality["name"] else None,
            **({"ward": reading.place.ward} if reading.place.ward else {}),
            "town": reading.town,
            "chome": f"{kanji_number(reading.chome)}丁目" if reading.chome else None,
            "aza": reading.aza,
            "rest": reading.rest,
            "matched_by": list(reading.matched_by),
            "alternatives": list(reading.alternatives),
            "listed_in": list(self.known.lists.get((code or "", reading.town or ""), ())),
        }
