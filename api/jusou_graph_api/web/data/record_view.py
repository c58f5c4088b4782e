"""Any record as rows of label and value, with links to what it names and to every passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from jusou_graph.graph.schema import REFERENCES, SCHEME_OF_ENUM, referred
from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import STEM_OF_KIND, Municipality
from jusou_graph.model.eligibility import Eligibility, MetNeed, OfferedActivity
from jusou_graph.model.evidence import Source
from jusou_graph.service.labels import FIELD_LABELS, KIND_LABELS, name_of
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.web import wording
from jusou_graph_api.web.data.conditions import Line, condition_lines, exclusion_lines

VALUE_LABELS = {
    "status": wording.STATUSES,
    "role": wording.ROLES,
    "scope": {"catchment": "担当地区", "municipality": "市町全域", "region": "広域"},
    "consent": {"required": "要る", "not_required": "要らない", "not_stated": "計画に記載なし"},
    "holds": {
        "support_meeting": "支援会議",
        "integrated_support_meeting": "重層的支援会議",
        "promotion": "推進会議",
        "project_team": "計画策定のチーム会議",
    },
}
"""Closed values of the record types → words."""

__all__ = ["FIELD_LABELS", "KIND_LABELS", "Shown", "name_of", "named_rows", "record_path", "rows_of"]

_SHOWN_APART = {"id", "sources", "source"}


@dataclass(frozen=True)
class Shown:
    """A value ready to show: words, a link, passages, or rows inside.

    Attributes:
        text: The words.
        link: Page of the record it names, or None.
        rows: Label and values of a part.
        citations: Passages of the part.
        lines: Sentences that stand one under the other, each with its passage or None.
    """

    text: str = ""
    link: str | None = None
    rows: list[tuple[str, list[Shown]]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    lines: list[tuple[str, Citation | None]] = field(default_factory=list)


def record_path(code: str, kind: str, identifier: str) -> str:
    """Address of a record's page."""
    return f"/data/{code}/{kind}/{identifier}"


def rows_of(municipality: Municipality, kind: str, record: BaseModel) -> list[tuple[str, list[Shown]]]:
    """The fields of a record that hold something, in its own order.

    Args:
        municipality: Whose record.
        kind: Type of record.
        record: The record or a part of it.
    """
    return [(FIELD_LABELS.get(name, name), values) for name, values in named_rows(municipality, kind, record).items()]


def named_rows(municipality: Municipality, kind: str, record: BaseModel) -> dict[str, list[Shown]]:
    """The same by the names of the fields."""
    rows = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in _SHOWN_APART or value is None or value == [] or value is False:
            continue
        if name == "unconfirmed":
            value = [FIELD_LABELS.get(str(one), str(one)) for one in value]
        values = value if isinstance(value, list) else [value]
        rows[name] = [_shown(municipality, kind, name, one) for one in values]
    return rows


def _shown(municipality: Municipality, kind: str, name: str, value: Any) -> Shown:
    if isinstance(value, Eligibility):
        return _for_whom(municipality, value)
    if isinstance(value, MetNeed):
        return _lines(municipality, [(LABELS["supportNeed"][value.need.value], value.source)])
    if isinstance(value, OfferedActivity):
        return _lines(municipality, [(LABELS["activity"][value.activity.value], value.source)])
    if isinstance(value, BaseModel):
        own = [getattr(value, "source", None), *getattr(value, "sources", [])]
        citations = [cite(municipality, one) for one in own if isinstance(one, Source)]
        return Shown(rows=rows_of(municipality, kind, value), citations=citations)
    if name in REFERENCES:
        target, slug = referred(REFERENCES[name], kind, str(value))
        found = next((r for r in getattr(municipality, STEM_OF_KIND[target]) if r.id == slug), None)
        return Shown(name_of(found) if found else str(value), record_path(municipality.code, target, slug))
    if isinstance(value, StrEnum):
        return Shown(LABELS[SCHEME_OF_ENUM[type(value)]][value.value])
    if value is True:
        return Shown("はい")
    return Shown(VALUE_LABELS.get(name, {}).get(str(value), str(value)))


def _for_whom(municipality: Municipality, eligibility: Eligibility) -> Shown:
    """The printed words, then the conditions read from them and those that rule out, as lines."""
    rows = [("計画の書き方", [_lines(municipality, [(eligibility.target, eligibility.source)])])]
    if conditions := condition_lines(eligibility):
        rows.append(("読み取った条件", [_lines(municipality, conditions)]))
    if exclusions := exclusion_lines(eligibility):
        rows.append(("対象外", [_lines(municipality, exclusions)]))
    return Shown(rows=rows)


def _lines(municipality: Municipality, lines: list[Line]) -> Shown:
    return Shown(lines=[(text, cite(municipality, source) if source else None) for text, source in lines])
