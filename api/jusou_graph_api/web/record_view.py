"""Any record as rows of label and value, with links to what it names and to every passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from jusou_graph.graph.schema import KINDS, REFERENCES, SCHEME_OF_ENUM
from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record, Source
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.web import wording

KIND_LABELS = {
    "agency": "相談窓口",
    "resource": "場・メニュー・活動",
    "provision": "事業の実施",
    "meeting": "会議",
    "organization": "法人・団体・課",
    "department": "関係各課",
    "network-member": "相談支援包括化推進員など",
    "conflict": "計画の中のくいちがい",
    "rule": "きまり・考え方",
    "legal-basis": "根拠の条文",
    "intake-item": "受付シートの項目",
    "term": "用語",
}
"""Type of record → word, in the order of use."""

STEM_OF_KIND = {kind: stem for stem, kind in KINDS.items()}

FIELD_LABELS = {
    "name": "名称", "printed": "印字のまま", "correction": "直した理由", "aliases": "別の書き方", "kind": "種別",
    "fields": "分野", "field": "分野", "programme": "事業", "programmes": "事業", "operator": "運営（受託法人）",
    "department": "担当課", "location": "所在地・場所", "mode": "実施方式", "second_mode": "実施方式（二つ目）",
    "setup": "設置形態", "districts": "担当地区・圏域", "scope": "受けもつ範囲", "eligibility": "対象",
    "concerns": "相談内容", "staffing": "人員配置", "content": "内容", "phone": "電話", "status": "状態",
    "first_contact": "はじめの窓口になる", "unnamed": "名称の記載なし", "count": "件数", "frequency": "開催頻度",
    "capacity": "定員", "roles": "参加のしかた", "needs_decision": "支援決定のあとに使う", "providers": "実施主体",
    "legal_basis": "根拠法令", "since": "始まり", "parent": "属する先", "holds": "会議の働き", "consent": "本人の同意",
    "purpose": "目的", "host": "主催", "secretariat": "事務局", "members": "参加者", "confidentiality": "守秘義務",
    "takes_up_gaps": "社会資源の不足を取り上げる", "occasions": "開く時機", "number": "番号", "group": "区分",
    "bureau": "部・局", "handles": "主な内容", "consultation": "相談の印", "community": "地域づくりの印",
    "label": "項目", "agencies": "名の出る窓口", "about": "何について", "title": "題", "question": "だれに何を確かめるか",
    "claims": "くいちがう記載", "says": "記載の内容", "resolution": "ほかの文から言えること", "topic": "主題",
    "timing": "時機", "pattern": "プラン確定の型", "step": "順番", "law": "法律", "provision": "条項", "text": "条文",
    "sheet": "シート番号", "part": "欄", "options": "選択肢", "concern": "相談内容", "option_codes": "選択肢の符号",
    "term": "用語", "definition": "説明", "target": "対象の書き方", "any_of": "どれか", "all_of": "すべて",
    "exclusions": "除く条件", "criterion": "見るところ", "of": "だれの", "at_least": "何歳以上", "below": "何歳未満",
    "none_of": "あてはまらないこと", "open": "「等」で開いている", "approximate": "「概ね」「主として」",
    "interpretation": "別の読み方もできる", "role": "役割", "meets": "こたえるニーズ", "need": "ニーズ",
    "activities": "すること", "activity": "活動", "note": "覚え書き", "unconfirmed": "要確認の欄", "as_of": "時点",
}  # fmt: skip
"""Field of a record → word."""

VALUE_LABELS = {
    "status": wording.STATUSES,
    "role": wording.ROLES,
    "scope": {"catchment": "担当地区", "municipality": "市町全域", "region": "広域"},
    "consent": {"required": "要る", "not_required": "要らない", "not_stated": "計画に記載なし"},
    "of": {"person": "本人", "child": "子", "household": "世帯"},
    "holds": {
        "support_meeting": "支援会議",
        "integrated_support_meeting": "重層的支援会議",
        "promotion": "推進会議",
        "project_team": "計画策定のチーム会議",
    },
}
"""Closed values of the record types → words."""

_SHOWN_APART = {"id", "sources", "source"}


@dataclass(frozen=True)
class Shown:
    """A value ready to show: words, a link, passages, or rows inside.

    Attributes:
        text: The words.
        link: Page of the record it names, or None.
        rows: Label and values of a part.
        citations: Passages of the part.
    """

    text: str = ""
    link: str | None = None
    rows: list[tuple[str, list[Shown]]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)


def record_path(code: str, kind: str, identifier: str) -> str:
    """Address of a record's page."""
    return f"/data/{code}/{kind}/{identifier}"


def name_of(record: Record) -> str:
    """What a record is called: name, title, label, term, or its sentence."""
    for attribute in ("name", "title", "term", "label", "says", "printed"):
        if found := getattr(record, attribute, None):
            return str(found)
    return record.id


def rows_of(municipality: Municipality, kind: str, record: BaseModel) -> list[tuple[str, list[Shown]]]:
    """The fields of a record that hold something, in its own order.

    Args:
        municipality: Whose record.
        kind: Type of record.
        record: The record or a part of it.
    """
    rows = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in _SHOWN_APART or value is None or value == [] or value is False:
            continue
        if name == "unconfirmed":
            value = [FIELD_LABELS.get(str(one), str(one)) for one in value]
        values = value if isinstance(value, list) else [value]
        label = FIELD_LABELS.get(name, name)
        rows.append((label, [_shown(municipality, kind, name, one) for one in values]))
    return rows


def _shown(municipality: Municipality, kind: str, name: str, value: Any) -> Shown:
    if isinstance(value, BaseModel):
        own = [getattr(value, "source", None), *getattr(value, "sources", [])]
        citations = [cite(municipality, one) for one in own if isinstance(one, Source)]
        return Shown(rows=rows_of(municipality, kind, value), citations=citations)
    if name in REFERENCES:
        target = REFERENCES[name] or kind
        found = next((r for r in getattr(municipality, STEM_OF_KIND[target]) if r.id == value), None)
        return Shown(name_of(found) if found else str(value), record_path(municipality.code, target, str(value)))
    if isinstance(value, StrEnum):
        return Shown(LABELS[SCHEME_OF_ENUM[type(value)]][value.value])
    if value is True:
        return Shown("はい")
    return Shown(VALUE_LABELS.get(name, {}).get(str(value), str(value)))
