"""What each outcome is called and what to do next; the sentences of the pages that no plan gives."""

from __future__ import annotations

from dataclasses import dataclass

from jusou_graph.codes import CatchmentStatus as Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """Words for one outcome of an address.

    Attributes:
        heading: The answer in a few words.
        tone: ``settled``, ``open`` or ``none``: which kind of frame and mark.
        mark: The kind in one word, so that colour is not needed.
        title: For the browser's title; holds no address.
        explain: What it means, in a sentence.
    """

    heading: str
    tone: str
    mark: str
    title: str
    explain: str


OUTCOMES = {
    Status.SINGLE: Outcome(
        "高齢の相談の担当窓口",
        "settled",
        "決まりました",
        "担当が決まりました",
        "計画の担当地区表に、この町名があります。",
    ),
    Status.SPLIT: Outcome(
        "担当の候補が{count}つあります",
        "open",
        "確かめる",
        "担当の候補が複数あります",
        "この住所だけでは一つに決まりません。どちらかに決めずに、次のことを確かめてください。",
    ),
    Status.UNLISTED: Outcome(
        "この町名は担当地区表にありません",
        "open",
        "確かめる",
        "担当地区表にない町名です",
        "表は「主な町名」なので、担当がないという意味ではありません。",
    ),
    Status.PARTLY: Outcome(
        "担当地区表に一部だけ載っています",
        "open",
        "確かめる",
        "一部だけ載っている町名です",
        "表はこの町の一部だけを載せています。この住所がそこに入るかを確かめるまで、担当は決まりません。",
    ),
    Status.NO_TABLE: Outcome(
        "町名からは担当を決められません",
        "open",
        "確かめる",
        "町名の担当表がない自治体です",
        "この自治体の計画には、町名ごとの担当表がありません。",
    ),
    Status.SOLE_CENTRE: Outcome(
        "高齢の相談の担当窓口", "settled", "決まりました", "担当が決まりました", "町内はすべて、この窓口が担当します。"
    ),
    Status.OUTSIDE: Outcome(
        "ほかの自治体の住所です",
        "none",
        "対象の外",
        "ほかの自治体の住所です",
        "担当の窓口は、住所のある自治体が決めています。",
    ),
    Status.UNKNOWN: Outcome(
        "住所を読み取れませんでした",
        "none",
        "読めません",
        "住所を読み取れませんでした",
        "町名を確かめて、もう一度調べてください。例：高松三丁目、きたいいおか",
    ),
}
"""Every outcome of an address has its own words and next step."""

NAMES_OF = {
    "district": Outcome(
        "地区の名です。町名を確かめてください",
        "open",
        "確かめる",
        "地区の名でした",
        "下の窓口は、計画にこの地区の担当と書かれているものです。担当は住所の町名で決まります。",
    ),
    "facility": Outcome(
        "施設・窓口の名です。町名を確かめてください",
        "open",
        "確かめる",
        "施設・窓口の名でした",
        "担当は、その所在地ではなく、相談する人の住所の町名で決まります。",
    ),
}
"""What was typed in place of a town → its words, where no town was read."""

MATCHED_BY = {
    "exact": "",
    "width": "",
    "variant": "字体・書き方のちがいを読み替えました",
    "misprint": "計画の印字の字を正しい町名に読み替えました",
    "former_municipality": "旧市町村名を今の町名に読み替えました",
    "town_group": "この名で始まる町のまとまりとして読みました",
    "kana": "読みがなから推定しました。町名を確かめてください",
    "postal_code": "郵便番号から推定しました。町名を確かめてください",
    "fuzzy": "近い町名から推定しました。町名を確かめてください",
    "no_such_chome": "その丁目は町名の一覧にありません",
    "aza_unlisted": "その字は町名の一覧にありません",
    "aza_only": "字の名だけで、町名がありません",
}
"""How the town was recognised → what staff should know of it."""

VERDICTS = {"met": "合う", "not_met": "合わない", "unknown": "不明"}
CONTACT_VERDICTS = {"recommended": "つなぐ", "to_confirm": "確かめてからつなぐ"}
RESOURCE_VERDICTS = {"fits": "合う", "fits_if": "確かめれば合う", "by_arrangement": "受入調整"}
ROLES = {"client": "利用する", "helper": "手伝う側で参加する"}
GAP_REASONS = {
    "none_listed": "計画では確認できません",
    "planned_only": "予定・例示・方針にとどまります",
    "not_eligible": "対象の条件から外れます",
    "unnamed": "名称の書かれたものがありません",
    "not_collected": "まだ集めていません",
}
MEETINGS = {
    "none": "会議に出さず、窓口どうしの連携で",
    "support_meeting": "支援会議（同意がなくても開ける）",
    "integrated_support_meeting": "重層的支援会議（同意が要る）",
    "undetermined": "同意を確かめてから決める",
}
CONSENTED = {"yes": "同意があるとき", "no": "同意がないとき"}
"""Consent that is not known yet → how the meeting is told."""

NOT_ASSESSED = (
    "相談の内容は見ていません。どの自治体の計画で答えるかが決まらないためです。"
    "この中の自治体で受ける相談のときは、「自治体」を選んで、もう一度調べてください。"
)
"""An address elsewhere with a consultation, and no municipality chosen."""

ADDRESS_MISSING = "町名が入っていません。例：山岸四丁目"
MUNICIPALITY_MISSING = "自治体を選んでください。相談の内容は、自治体の計画ごとに答えが変わります。"
CONSULTATION_MISSING = (
    "状況が入っていません。一、二文で書くか、欄をうめてください。例：54歳、約20年仕事がなく家にいる。静かな作業なら"
)
STATUSES = {"active": "実施", "planned": "予定", "example": "例示", "policy": "方針"}
