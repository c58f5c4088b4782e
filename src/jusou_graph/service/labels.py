"""What types of record and their fields are called on pages and in lists, and what a record itself is called."""

from __future__ import annotations

from jusou_graph.model.evidence import Record
from jusou_graph.model.registrations import ANSWER, COVERS, SITUATION, STILL

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

FIELD_LABELS = {
    "name": "名称", "printed": "印字のまま", "correction": "直した理由", "aliases": "別の書き方", "kind": "種別",
    "fields": "分野", "field": "分野", "programme": "事業", "programmes": "事業", "operator": "運営（受託法人）", "branch_of": "責任をもつ窓口",
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
    SITUATION: "いまの状況", STILL: "今も正しい（変わりなし）", ANSWER: "確かめた答え", COVERS: "担当の窓口",
}  # fmt: skip
"""Field of a record → word."""


def name_of(record: Record) -> str:
    """What a record is called: name, title, label, term, or its sentence."""
    for attribute in ("name", "title", "term", "label", "says", "printed"):
        if found := getattr(record, attribute, None):
            return str(found)
    return record.id
