"""Whether a word of agreeing is about sharing or helping, and not about a lease, a divorce, a job, or what others refuse."""

from __future__ import annotations

import re

from jusou_graph.reading.consent_forms import TOPIC, Answer, Form
from jusou_graph.reading.consent_tail import AUXILIARY
from jusou_graph.reading.speakers import is_person

CONTRAST = re.compile(r"(?<=/)(?:けれど|けど|のに|の/に|物/の|ものの|一方|反面|でも|しかし|ただ|但し)/")
CONSENTS = re.compile(
    r"(?<![^/])(?:同意|承諾|了承|了解|署名|サイン|共有|提供|連携|取り消す)/|(?:話す|言う|伝える|連絡/為る|相談/為る|繋ぐ|知る/せる)/(?:(?:て|で)/|(?:の|こと)/(?:は|も|に)/)[^。]*?(?:良い|構う)/"
)
GENERAL = ("こと", "の", "件", "事", "方", "ほう", "旨")
THING = re.compile(r"(?<![^/])(?!今|いま|現在|本当|実際|最近|結局|最後)([^/]+)/(?:を|に/は|は)/(?:[^/]+/(?:に|と)/)?$")
OBJECT = re.compile(
    r"(?P<head>[^/。、「」]+)/(?:の/)?(?:(?:に|へ|を)/(?:は/|も/)?|に/(?:つく|付く|関する|対する)/(?:て/)?(?:は/|も/)?)(?:、/)?$"
)
BESIDE = re.compile(
    r"(?:(?:(?!(?:を|に|へ|は|が|も|と|で|の|、|て|こと)/)[^/]+/){1,3}(?:さん/)?(?:は|が|も|から|共|と/も|とも)/(?:も/|は/)?(?:、/)?|(?:文書|書面|口頭|電話|自分|書類|皆|全員|其の/場|一緒|その/場|快い|喜ぶ/て|渋々|既に|すでに|もう|正式/に|改めて|一応|何とか|最終/的/に|よう/やく|漸く|やっと|素直/に|直ぐ/に|すぐ/に|今日|先日|昨日|涙|黙る/て|頷く/て|代わり/に|共に)/(?:で/|に/|の/上/で/)?)+$"
)
PERSONS_PAPER = re.compile(
    r"(?:同意|承諾|申し込み|申込|確認|プラン|計画)/(?:書|票|用紙|表)/(?:へ/の/|に/(?:は/)?|を/|の/)?$"
)
PAPER_OBJECT = re.compile(r"/?(?:書|票|届|証|状)/(?:へ/の/|に/|の/)$")
SUFFERED = re.compile(r"(?<![^/])(?:れる|られる)/")
STRONG = re.compile(
    r"(?<![^/])(?:共有|提供|連携|連絡|情報|会議|開示|照会|引き継ぎ|同意|承諾|了承|了解|署名|サイン|訪問|支援|面談|見守り|介入|関与)/|話/を/(?:通す|出す|為る)|(?:話す|伝える|繋ぐ|知る/せる|相談/為る)/(?:て|で)/[^。]*?(?:良い|構う)/|(?:伝える|話す|知る/せる|出す|入る|繋ぐ)/(?:こと|の)/"
)
ASKED = re.compile(
    r"(?:て|で)/(?:貰う/て/)?(?:も/)?良い/(?:です/)?か/[^。]*?(?:聞く|尋ねる|確認|問う|伺う|確かめる)/|(?:同意|署名|了承|承諾)/を/(?:求める|御/願う|頼む|取る/う)/"
)
CONSENT_OBJECTS = ("の", "内容", "取り扱い", "利用", "目的", "場", "形", "分担", "対応", "方針", "皆", "調整", "集まり")
BESIDE_HEADS = (
    "文書",
    "書面",
    "前",
    "上",
    "代わり",
    "直ぐ",
    "共",
    "一緒",
    "後",
    "為",
    "時",
    "今日",
    "際",
    "最後",
    "そこ",
    "間",
    "次",
    "直接",
    "事前",
    "電話",
    "昨日",
    "先週",
    "先月",
    "日",
    "月",
)
BUSY_WITH = re.compile(
    r"(?<![^/])(?!(?:家|中|間|支援|会議|部屋|自宅|訪問|話し合い|面談|相談|輪|チーム|ケース)/)[^/]+/に/(?:入る|会う|来る|集まる|出る)/(?:こと|の)/(?:に|を|は|も)/(?:[^/。]+/(?:が|は|も)/)?$"
)
"""What someone takes part in that is neither help nor sharing (仲裁に入ることを)."""
ENTERS = re.compile(
    r"(?:施設|病院|ホーム|院|寮|学校|園|デイ|サービス|病棟)/(?:に|へ)/(?:入る|行く|通う|移る)/(?:こと|の)/(?:に|を|は|も)/$"
)


class Topic:
    """What a sentence is about where words of agreeing stand in it.

    Args:
        row: Its lemmas.
        before: Those of the sentence before.
        after: Those of the sentence behind.
    """

    def __init__(self, row: str, before: str, after: str) -> None:
        self._row, self._before, self._after = row, before, after

    def is_answer(self, form: Form, start: int) -> bool:
        """Whether a bare answer answers to sharing or helping."""
        left = self._row[:start]
        if ASKED.search(left) or (form.answer is Answer.WITHDRAWN and CONSENTS.search(left)):
            return True
        thing = THING.search(CONTRAST.split(left)[-1])
        thing = None if thing and (is_person(thing[1]) or thing[1] == ")") else thing
        if thing and thing[1] in GENERAL:
            beside = CONSENTS.search(left) and CONTRAST.search(left)
            return bool(beside or TOPIC.search(CONTRAST.split(left)[-1]))
        if thing and form.answer is not Answer.UNDECIDED and not STRONG.search(thing[0]):
            return bool(CONSENTS.search(left) and "は/" in thing.group())
        if re.search(r"(?:同意|署名|サイン|了承|承諾)/(?:は|が|も)/$", left):  # 「同意は要らない」
            return False
        if STRONG.search(left):
            return True
        right = self._row[start:]
        short = (self._after.count("/") < 14 and STRONG.search(self._after)) or (
            form.answer is Answer.NO and STRONG.search(right)
        )
        return bool(short or (CONSENTS.search(self._before) and not thing))

    def is_spoken_of(self, form: Form, start: int) -> bool:
        """Whether a word of agreeing that fits many things stands beside sharing or helping."""
        clause = CONTRAST.split(self._row[:start])[-1]
        return bool(TOPIC.search(clause)) or self.is_answer(form, start)

    def is_turned_away(self, m: re.Match[str]) -> bool:
        """Whether someone is refused by others (施設に断られた) and refuses nothing."""
        run = AUXILIARY.match(self._row, m.end()).group()  # type: ignore[union-attr]  # matches the empty string
        if not SUFFERED.search(run) or not re.search(r"(?:断る|拒む|拒否|拒絶)/", m.group()):
            return False
        left = CONTRAST.split(self._row[: m.start()])[-1]
        by_office = re.search(
            r"(?:市|役所|施設|病院|園|所|社|店|大家|者|窓口|センター|学校|課)/(?:に|から)/(?:も/|は/)?", left
        )
        asked = ASKED.search(self._row[: m.start()]) or CONSENTS.search(self._row[: m.end()])
        return bool(by_office) or not (asked or re.search(r"(?:訪問|面談|連絡|情報|引き継ぎ)/", m.group()))

    def fits_object(self, start: int) -> bool:
        """Whether what is agreed to is sharing or helping, and not a divorce, a lease, an operation."""
        left = CONTRAST.split(self._row[:start])[-1].rsplit("。/", 1)[-1]
        left = re.sub(r"^.*「/", "", left)
        while True:
            if PERSONS_PAPER.search(left):
                return True
            if PAPER_OBJECT.search(left):
                return False
            thing = OBJECT.search(left)
            if thing is None:
                beside = BESIDE.search(left)
                if beside is None or not beside.group():
                    return True
                left = left[: beside.start()]
                continue
            if (
                is_person(thing["head"])
                or thing["head"] in ("さん", "様", "氏", "ちゃん", "方")
                or thing["head"] in BESIDE_HEADS
            ):
                left = left[: thing.start()]
                continue
            if thing["head"] in GENERAL:
                return bool(TOPIC.search(left)) and not (ENTERS.search(left) or BUSY_WITH.search(left))
            return bool(TOPIC.search(f"{thing['head']}/")) or thing["head"] in CONSENT_OBJECTS
