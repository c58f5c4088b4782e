"""By whom a word of agreeing is said, and whether only another tells so."""

from __future__ import annotations

import re

from jusou_graph.reading.consent_forms import TOPIC, Answer, Form
from jusou_graph.reading.consent_topic import CONTRAST, GENERAL
from jusou_graph.reading.speakers import CONCERNED, SAYS, Speaker, is_person, is_topic, joined

SPEAKER = ""
"""Said by whoever speaks in the text: it does not say by whom."""
NOT_OWNERS = (
    "今日", "今朝", "昨夜", "現在", "最近", "当日", "翌日", "実際", "結局", "先週", "先月", "前回", "当初", "最初", "今度", "一度", "まで",
    "今", "今回", "此の", "此れ", "口頭", "書面", "文書", "電話", "先日", "昨日", "次回", "必要", "最後", "上", "前", "其れ", "有効", "正式", "同様", "所定",
    "利用", "守秘", "取り扱い", "全て", "分", "明確", "一応", "別",
)  # fmt: skip
OWNER = re.compile(r"(?:の/(?:口頭/|書面/)?(?:で/の/)?|から/の/|より/(?:の/)?(?:、/)?|)(?:「/)?")
UNKNOWN_OWNER = re.compile(r"(?<![^/])(?P<name>(?:[^/を、。]+/){0,1}[^/を、。]+)/(?P<how>の|が|より|から)/$")
FROM = re.compile(r"(?:から|に)/(?:は/|も/)?")
HEARD = re.compile(
    r"(?:に/よる/(?:と|ば)|の/話/(?:で|だ)/は|の/言う/に/は|が/言う/に/は|から/(?:は/)?(?:、/)?[^。]*?(?:聞く|引き継ぐ|伺う))/"
)
EMBEDDED = re.compile(r"が/(?:[^。、/「]+/){0,8}?(?:こと|の|件|時|場|際)/(?:に|を|は|も|へ|で)/")
ASKER = re.compile(
    r"(?:が|は)/[^。]*?(?:尋ねる|聞く|確かめる|確認/為る|問う|説明/為る|伺う)/(?:て/見る/)?(?:た/所|た/ところ|と|たら)/"
)
UNKNOWN_SAYER = re.compile(
    r"(?P<name>(?:[^/を、。]+/){0,1}[^/を、。]+)/(?P<how>が|は|も)/(?:[^/。「]+/(?:に|へ)/)?「/[^」]*$"
)
SOURCE = re.compile(r"(?<!本人/)(?:から|より)/(?:は/|も/)?(?:、/)[^。「]*$")
TAKEN_OVER = re.compile(r"(?:と|って)/(?:の/)?(?:[^。/]+/){0,3}?(?:聞く|引き継ぐ|引き継ぎ|伺う)/")
FOLLOWS = re.compile(r"(?:と|って)/(?:は/|も/)?(?:、/)?$")
SAYER = re.compile(r"(?:は/|が/|も/|から/|より/|。/|$|に/(?:聞く|言う|口止め|止める)|の/話)")
JOINED = re.compile(r"(?:も/|と/|や/|、/)")


class Holders:
    """The persons of a sentence as those who may have said what stands in it.

    Args:
        row: Its lemmas.
        people: The persons named in it.
        carried: Whom the sentence before speaks of.
    """

    def __init__(self, row: str, people: list[Speaker], carried: tuple[str, ...]) -> None:
        self._row, self._people, self._topic = row, people, carried

    def of(self, start: int, end: int, depth: int, form: Form) -> tuple[tuple[str, ...], bool]:
        """Who said it, and whether only another tells so."""
        row, people = self._row, self._people
        left = [p for p in people if p.end <= start]
        near = left[-1] if left else None
        if near and form.whole and OWNER.fullmatch(row, near.end, start):
            return joined(row, people, near), self._told_by(near, start, end) or self._reported(near, end)
        if form.answer is Answer.YES and (owner := UNKNOWN_OWNER.search(row[:start])) and self._owns(owner):
            return (owner["name"].replace("/", ""),), False
        if form.acquired:
            source = next((p for p in reversed(left) if FROM.match(row, p.end) and not p.institution), None)
            if source:
                return (source.name,), False
        topics = [p for p in left if is_topic(row, p) and not self._is_heard_from(p)]
        asker = next((p for p in topics if ASKER.match(row[p.end : start])), None)
        if asker is not None:
            topics = [p for p in topics if p is not asker]
            asked = next((p for p in left if p.start > asker.start and row.startswith("に/", p.end)), None)
            if asked is not None and not topics:
                return (asked.name,), False
        topics = [p for p in topics if not EMBEDDED.match(row[p.end : end])]
        topics = [
            p for p in topics if form.whole or not (p.institution and row.startswith(("は/", "も/", "、/"), p.end))
        ]
        inner = next((p for p in reversed(topics) if p.quoted == depth), None)
        outer = self._outer(start, end, depth, topics, inner)
        if inner is not None and not inner.self_told:
            told = outer is not None and outer.name != inner.name
            told = told or bool(SOURCE.search(row[: inner.start]) and TAKEN_OVER.search(row[end:]))
            return joined(row, people, inner), told or self._told_by(inner, start, end)
        if depth and outer is None and (sayer := UNKNOWN_SAYER.search(row[:start])) and self._owns(sayer):
            return (sayer["name"].replace("/", ""),), False
        if outer is not None:
            passed_on = outer.start >= end and self._told_by(outer, outer.end, outer.end)
            return joined(row, people, outer), passed_on
        if inner is not None:
            return (CONCERNED,), False
        heard = SOURCE.search(row[:start]) and TAKEN_OVER.search(row[end:])
        return (self._topic or (SPEAKER,)), bool(heard)

    def _owns(self, owner: re.Match[str]) -> bool:
        """Whether consent is told to be someone's whom no list of persons knows (施設長の了承, 店長が承諾)."""
        head = owner["name"].split("/")[-1]
        if head in GENERAL or owner["how"] == "から" or is_person(head):
            return False
        return (
            (
                owner["how"] in ("が", "は", "も")
                or self._row.startswith(tuple("同承了内快受許納賛署サ記捺押調"), owner.end())
            )
            and not TOPIC.search(f"{owner['name']}/")
            and head not in NOT_OWNERS
        )

    def _reported(self, holder: Speaker, end: int) -> bool:
        """Whether someone else is the one who says so (家族が、本人の了解は取ってあると言う)."""
        row = self._row
        if not re.search(rf"(?:と|って)/(?:は/)?(?:、/)?[^。]*?(?:{SAYS}|引き継ぐ/)", row[end:]):
            return False
        before = [p for p in self._people if p.end <= holder.start and not p.quoted and is_topic(row, p)]
        return any(p.name != holder.name and not CONTRAST.search(row[p.end : holder.start]) for p in before)

    def _is_heard_from(self, person: Speaker) -> bool:
        """Whether a person is only named as the source (妻によると)."""
        return bool(HEARD.match(self._row, person.end))

    def _told_by(self, holder: Speaker, start: int, end: int) -> bool:
        """Whether another is named as the one who says it (母によると, と母は言う, 長女から聞いた)."""
        row = self._row
        for p in self._people:
            if p.name == holder.name:
                continue
            if p.end <= start and HEARD.match(row, p.end):
                return True
            if p.start >= end and FOLLOWS.search(row[end : p.start]) and SAYER.match(row, p.end):
                return True
        return False

    def _outer(self, start: int, end: int, depth: int, topics: list[Speaker], inner: Speaker | None) -> Speaker | None:
        """Who is told to say it: named behind the words (と母は言う), or before what is said (姉は「…」)."""
        row = self._row
        for p in self._people:
            if (
                p.start >= end
                and p.quoted < max(depth, 1)
                and FOLLOWS.search(row[end : p.start])
                and SAYER.match(row, p.end)
            ):
                return p
            if p.start >= end:
                break
        if depth:
            return next((p for p in reversed(topics) if p.quoted < depth), None)
        if inner is not None and re.search(rf"(?:と|って)/[^。]*?{SAYS}", row[end:]):
            before = [p for p in topics if p.end < inner.start and not CONTRAST.search(row[p.end : inner.start])]
            before = [p for p in before if not JOINED.fullmatch(row, p.end, inner.start)]
            return before[-1] if before else None
        return None
