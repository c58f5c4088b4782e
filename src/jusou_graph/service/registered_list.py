"""The registrations of municipalities as a list: what each is about in words, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from jusou_graph.errors import NotFoundError
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.registrations import COVERS, DESK_TO_ASK, TOWN, Registration
from jusou_graph.service.labels import FIELD_LABELS, KIND_LABELS, name_of
from jusou_graph.service.registered import spelled
from jusou_graph.service.registering import find

COLUMNS = (
    "番号", "確認日", "自治体", "種類", "何の", "項目", "値", "出典", "確認者", "状態", "取り消した番号",
    "記録した日時（日本時間）",
)  # fmt: skip

_JAPAN = timezone(timedelta(hours=9))
"""Time of every municipality, whatever the clock of the machine or container is set to."""


@dataclass(frozen=True, slots=True)
class RegisteredRow:
    """An entry in words.

    Attributes:
        entry: The entry.
        kind: Type of what it is about, in words.
        name: What it is about.
        field: Which field, in words.
        value: What is registered; the name of the agency for a town.
        state: 有効, 新しい登録あり, 取り消し済み, or 取り消し for an entry that takes back.
        withdrawn_number: For one that takes back: the number of the other.
    """

    entry: Registration
    kind: str
    name: str
    field: str
    value: str
    state: str
    withdrawn_number: int | None

    def cells(self, municipality: str) -> list[str]:
        """The cells of ``COLUMNS``.

        Args:
            municipality: Its name.
        """
        e = self.entry
        withdrawn = "" if self.withdrawn_number is None else str(self.withdrawn_number)
        return [
            str(e.number), e.on, municipality, self.kind, self.name, self.field, self.value, e.how, e.by, self.state,
            withdrawn, _japanese_time(e.recorded_at),
        ]  # fmt: skip


def registered_rows(municipality: Municipality, entries: Iterable[Registration] | None = None) -> list[RegisteredRow]:
    """Entries of a municipality, the newest first.

    Args:
        municipality: Whose.
        entries: Only these; None for all.
    """
    every = municipality.registered.entries
    numbers = {e.id: e.number for e in every}
    names = {a.id: a.name for a in municipality.agencies}
    rows = []
    for entry in every if entries is None else entries:
        value = (
            names.get(entry.value, "（今のデータにない窓口）") if entry.field == COVERS and entry.value else entry.value
        )
        rows.append(
            RegisteredRow(
                entry,
                _kind(entry),
                _name(municipality, entry),
                FIELD_LABELS.get(entry.field, entry.field),
                value,
                municipality.registered.state(entry),
                numbers.get(entry.withdraws),
            )
        )
    return sorted(rows, key=lambda row: -row.entry.number)


def _kind(entry: Registration) -> str:
    if entry.kind == TOWN:
        return "町名の担当"
    return "問い合わせ先の課" if (entry.kind, entry.record) == DESK_TO_ASK else KIND_LABELS[entry.kind]


def _name(municipality: Municipality, entry: Registration) -> str:
    if entry.kind == TOWN:
        return spelled(entry)
    try:
        record = find(municipality, entry.kind, entry.record)
    except NotFoundError:
        return f"{entry.record}（今のデータにない記録）"
    return municipality.profile.catchment.ask if record is None else name_of(record)


def _japanese_time(recorded_at: str) -> str:
    """A moment as it is kept (UTC) as a spreadsheet reads it: ``2026-11-21 10:41:53``."""
    return f"{datetime.fromisoformat(recorded_at).astimezone(_JAPAN):%Y-%m-%d %H:%M:%S}" if recorded_at else ""
