"""What staff registered beside the plan's facts: who confirmed what, how and when; taken back by an entry, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

PHONE: Final = "phone"
SITUATION: Final = "situation"
"""いまの状況: a short text shown wherever the place is offered."""
STILL: Final = "still"
"""今も正しい: nothing changed; the entry says only who confirmed it when."""
ANSWER: Final = "answer"
"""What was found out about a contradiction."""
COVERS: Final = "covers"
"""Of a town: the id of the agency that covers it."""

TOWN: Final = "town"
DESK_TO_ASK: Final = ("municipality", "ask")
"""Kind and record of the desk that a municipality's table names for open questions."""

About = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Registration:
    """One entry.

    Attributes:
        id: UUID; an entry of the same id is the same entry.
        municipality: Code.
        kind: Type of the record it is about, ``"town"`` or ``"municipality"``.
        record: Identifier of the record; ``""`` for a town.
        field: Field of the record, or one of the names above; ``""`` where the entry takes another back.
        value: What is registered; ``""`` for 今も正しい.
        how: How it was confirmed (出典).
        by: Section or role of who confirmed it (確認者), no name of a person.
        on: Day of the confirmation, ``"2026-11-20"``.
        withdraws: Id of the entry it takes back, or ``""``.
        town: Registered town name, with ``chome`` or ``aza`` for a part of it; never a 番地.
        number: Running number, given when it is written; ``recorded_at`` likewise.
    """

    id: str
    municipality: str
    kind: str
    record: str
    field: str
    value: str
    how: str
    by: str
    on: str
    withdraws: str = ""
    town: str = ""
    chome: int | None = None
    aza: str = ""
    number: int = 0
    recorded_at: str = ""

    def to_dict(self) -> dict[str, Any]:
        """What answers carry of it under ``confirmed``."""
        return {"field": self.field, "value": self.value, "how": self.how, "by": self.by, "on": self.on}


@dataclass(frozen=True)
class Registrations:
    """Entries in the order in which they were written, and what stands of them now.

    Attributes:
        entries: All entries, those taken back and the ones that take back included.
    """

    entries: tuple[Registration, ...] = ()

    @cached_property
    def withdrawn(self) -> Mapping[str, Registration]:
        """Id of an entry that was taken back → the entry that took it back."""
        return {e.withdraws: e for e in self.entries if e.withdraws}

    @cached_property
    def standing(self) -> tuple[Registration, ...]:
        """Entries that were not taken back."""
        return tuple(e for e in self.entries if not e.withdraws and e.id not in self.withdrawn)

    @cached_property
    def by_municipality(self) -> Mapping[str, Registrations]:
        """Municipality code → its entries."""
        found: dict[str, list[Registration]] = {}
        for entry in self.entries:
            found.setdefault(entry.municipality, []).append(entry)
        return {code: Registrations(tuple(entries)) for code, entries in found.items()}

    @cached_property
    def _latest(self) -> Mapping[About, Registration]:
        return {(e.municipality, e.kind, e.record, e.field): e for e in self.standing if e.kind != TOWN}

    @cached_property
    def _of_record(self) -> Mapping[tuple[str, str], tuple[Registration, ...]]:
        found: dict[tuple[str, str], list[Registration]] = {}
        for entry in self.entries:
            found.setdefault((entry.kind, entry.record), []).append(entry)
        return {about: tuple(entries) for about, entries in found.items()}

    @cached_property
    def towns(self) -> Mapping[tuple[str, int | None, str], Registration]:
        """Town, 丁目 and 字 of one municipality → the entry that says which agency covers it."""
        return {(e.town, e.chome, e.aza): e for e in self.standing if e.kind == TOWN}

    def value(self, municipality: str, kind: str, record: str, field: str) -> Registration | None:
        """What is registered for a field now."""
        return self._latest.get((municipality, kind, record, field))

    def history(self, kind: str, record: str) -> tuple[Registration, ...]:
        """Every entry of a record of one municipality, first to last."""
        return self._of_record.get((kind, record), ())

    def confirmed(self, kind: str, record: str) -> Registration | None:
        """The standing entry of a record of one municipality with the latest day of confirmation."""
        own = [e for e in self.history(kind, record) if e in self._standing_set]
        return max(own, key=lambda e: (e.on, e.number), default=None)

    def current(self, kind: str, record: str) -> list[Registration]:
        """What is registered for the fields of a record of one municipality now, the latest entry a field."""
        return list({e.field: e for e in self.history(kind, record) if e in self._standing_set}.values())

    def state(self, entry: Registration) -> str:
        """What became of an entry, in words: 有効, 取り消し済み, 新しい登録あり, or 取り消し for one that takes back."""
        if entry.withdraws:
            return "取り消し"
        if entry.id in self.withdrawn:
            return "取り消し済み"
        if entry.kind == TOWN:
            now = self.by_municipality[entry.municipality].towns.get((entry.town, entry.chome, entry.aza))
        else:
            now = self.value(entry.municipality, entry.kind, entry.record, entry.field)
        return "有効" if now is None or now.id == entry.id else "新しい登録あり"

    @cached_property
    def _standing_set(self) -> frozenset[Registration]:
        return frozenset(self.standing)


def phones(entries: Iterable[Registration]) -> dict[tuple[str, str, str], str]:
    """Municipality, kind and record → telephone number, of standing entries; a later one takes the place of an earlier."""
    return {(e.municipality, e.kind, e.record): e.value for e in entries if e.field == PHONE}
