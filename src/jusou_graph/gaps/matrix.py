"""Tables for the page and the sheet: need × catchment, field × 事業, need × municipality; every cell says what it knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from jusou_graph.codes import FIELD_ORDER, PROGRAMME_LABELS
from jusou_graph.errors import InputError
from jusou_graph.gaps.reading import StandsIn, label, provisions
from jusou_graph.gaps.supply import FIELD_OF_PROGRAMME
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.records import Agency, Provision, Resource
from jusou_graph.vocabulary import SupportNeed, WelfareField


class CellState(StrEnum):
    """What a plan shows for a cell; the first that applies."""

    HERE = "here"
    CITY_WIDE = "city_wide"
    ELSEWHERE = "elsewhere"
    PLANNED = "planned"
    NONE_LISTED = "none_listed"
    NOT_COLLECTED = "not_collected"


STATE_LABELS = {
    CellState.HERE: "この地区・分野にある",
    CellState.CITY_WIDE: "地区・分野を分けない（所在地が書かれていない場を含む）",
    CellState.ELSEWHERE: "別の地区にだけある",
    CellState.PLANNED: "予定・例示・方針のみ",
    CellState.NONE_LISTED: "計画では確認できない",
    CellState.NOT_COLLECTED: "まだ写していない",
}
"""States as staff read them."""

STATE_MARKS = {
    CellState.HERE: "●",
    CellState.CITY_WIDE: "○",
    CellState.ELSEWHERE: "△",
    CellState.PLANNED: "予",
    CellState.NONE_LISTED: "―",
    CellState.NOT_COLLECTED: "？",
}
"""One letter a state, for narrow tables; never by colour alone."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its state, how many places, and which (``resource/bbm``) with their names."""

    state: CellState
    count: int = 0
    records: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """A table; rows and columns are (code, label) in order, cells by (row code, column code)."""

    title: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """JSON: rows with their cells in the order of the columns."""
        return {
            "title": self.title,
            "columns": [{"code": c, "label": name} for c, name in self.columns],
            "rows": [
                {
                    "code": r,
                    "label": name,
                    "cells": [
                        {
                            "state": self.cells[r, c].state.value,
                            "count": self.cells[r, c].count,
                            "records": list(self.cells[r, c].records),
                            "names": list(self.cells[r, c].names),
                        }
                        for c, _ in self.columns
                    ],
                }
                for r, name in self.rows
            ],
        }


_NEEDS = tuple((str(n), label("supportNeed", n)) for n in SupportNeed)


def need_by_catchment(municipality: Municipality, stands_in: StandsIn) -> Matrix:
    """Need × catchment of one municipality.

    Args:
        municipality: With or without a town table; without one there is a single column for all of it.
        stands_in: Catchments in which a printed location lies.
    """
    centres = dict.fromkeys((e.agency, e.agency_name) for e in municipality.entries_for(WelfareField.ELDERLY))
    columns = tuple(centres) or (("", municipality.profile.name),)
    cells = {}
    for need, _ in _NEEDS:
        active = [r for r in municipality.resources if r.status == "active" and need in needs_of(r)]
        planned = [r for r in municipality.resources if r.status != "active" and need in needs_of(r)]
        standing = {r.id: stands_in(municipality.code, r.location) if r.location else [] for r in active}
        for centre, _ in columns:
            here = [r for r in active if centre in standing[r.id] or not centre]
            unplaced = [r for r in active if not standing[r.id]]
            cells[need, centre] = _cell(municipality, here, unplaced, planned, elsewhere=active)
    return Matrix(f"{municipality.profile.name}: ニーズ × 担当地区", _NEEDS, columns, cells)


def field_by_programme(municipality: Municipality) -> Matrix:
    """Field × 事業 of one municipality, as 計画 lists desks, places and those who carry it out."""
    rows = tuple((f, label("field", f)) for f in FIELD_ORDER)
    columns = tuple(PROGRAMME_LABELS.items())
    cells = {}
    for welfare_field, _ in rows:
        for group, _ in columns:
            placed: list[Agency | Resource] = [
                *(a for a in municipality.agencies if a.first_contact and _in(a, group, welfare_field)),
                *(r for r in municipality.resources if _in(r, group, welfare_field)),
            ]
            active = [p for p in placed if p.status == "active"]
            own = [p for p in active if p.fields]
            carried = [p for p in provisions(municipality, group) if p.field is None or p.field == welfare_field]
            wide: list[Agency | Resource | Provision] = [*active, *(p for p in carried if p.status == "active")]
            planned = [p for p in (*placed, *carried) if p.status != "active"]
            cells[welfare_field, group] = _cell(municipality, own, wide, planned)
    return Matrix(f"{municipality.profile.name}: 分野 × 事業", rows, columns, cells)


def need_by_municipality(catalog: Catalog) -> Matrix:
    """Need × municipality: what each plan shows side by side."""
    columns = tuple(catalog.known.names().items())
    cells = {}
    for municipality in catalog.municipalities.values():
        for need, _ in _NEEDS:
            active = [r for r in municipality.resources if r.status == "active" and need in needs_of(r)]
            planned = [r for r in municipality.resources if r.status != "active" and need in needs_of(r)]
            cells[need, municipality.code] = _cell(municipality, active, active, planned)
    return Matrix("ニーズ × 自治体", _NEEDS, columns, cells)


def matrix(kind: str, catalog: Catalog, municipality: str | None, stands_in: StandsIn) -> Matrix:
    """A table by name: ``need-catchment``, ``field-programme`` (both of one municipality) or ``need-municipality``.

    Raises:
        InputError: There is no such table, or it needs a municipality.
    """
    if kind == "need-municipality":
        return need_by_municipality(catalog)
    if kind not in {"need-catchment", "field-programme"}:
        raise InputError(
            f"「{kind}」という表はありません。", "need-catchment・field-programme・need-municipality のどれかです。"
        )
    if not municipality:
        raise InputError("この表には自治体の指定が要ります。", "自治体コードを指定してください。")
    one = catalog.municipality(municipality)
    return need_by_catchment(one, stands_in) if kind == "need-catchment" else field_by_programme(one)


def needs_of(resource: Resource) -> set[str]:
    """Codes of the needs a resource answers, in any role."""
    return {str(met.need) for role in resource.roles for met in role.meets}


def _in(record: Agency | Resource, group: str, welfare_field: str) -> bool:
    programme = str(record.programme or "")
    if programme != group and not programme.startswith(f"{group}-"):
        return False
    if record.fields:
        return welfare_field in record.fields
    return FIELD_OF_PROGRAMME.get(programme, welfare_field) == welfare_field


def _cell(
    municipality: Municipality,
    here: Iterable[Agency | Resource | Provision],
    wide: Iterable[Agency | Resource | Provision],
    planned: Iterable[Agency | Resource | Provision],
    elsewhere: Iterable[Agency | Resource | Provision] = (),
) -> Cell:
    """The first state that has records; a place in another district is never counted as usable here."""
    for state, records in (
        (CellState.HERE, here),
        (CellState.CITY_WIDE, wide),
        (CellState.ELSEWHERE, elsewhere),
        (CellState.PLANNED, planned),
    ):
        found = list(records)
        if found:
            count = sum(r.count or 1 if isinstance(r, Resource) else 1 for r in found)
            identifiers = tuple(f"{_kind(r)}/{r.id}" for r in found)
            return Cell(state, count, identifiers, tuple(dict.fromkeys(r.name for r in found)))
    collected = municipality.resources or municipality.provisions or municipality.agencies
    return Cell(CellState.NONE_LISTED if collected else CellState.NOT_COLLECTED)


def _kind(record: Agency | Resource | Provision) -> str:
    return "agency" if isinstance(record, Agency) else "resource" if isinstance(record, Resource) else "provision"
