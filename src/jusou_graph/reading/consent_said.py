"""Reads what a text says of agreeing to help or to share: by whom, to what, with which limits, in which words.

Only an affirmative predicate of telling or agreeing by that person is a yes. A refusal is never one, and neither is what
another says of that person, what is asked, supposed, ahead, made to be said, or said under a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jusou_graph.reading.consent_forms import FORMS, TOPIC, About, Answer, Form
from jusou_graph.reading.consent_tail import AUXILIARY, read_tail
from jusou_graph.reading.lemmas import Lemmas, lemmas, sentences
from jusou_graph.reading.speakers import CONCERNED, SAYS, Speaker, is_person, is_topic, joined, speakers

SPEAKER = ""
"""Said by whoever speaks in the text: it does not say by whom."""
GROUPS = {
    "両親": ("父", "母"), "父母": ("父", "母"), "母子": ("母", "子"), "父子": ("父", "子"), "夫婦": ("夫", "妻"), "祖父母": ("祖父", "祖母"),
}  # fmt: skip
ALL = ("二人", "全員", "皆", "親子", "母子", "父子", "夫婦", "兄弟", "姉妹", "両親")
CONTRAST = re.compile(r"(?<=/)(?:が|けれど|けど|のに|物/の|ものの|一方|反面|でも|しかし|ただ|但し)/")
CONDITION = re.compile(r"(?<![^/])(?:なら|たら|ば)/|(?:場合|限り)/(?:は/|に/|、/)?|条件/(?:に|で|と)|約束/で/")
NO_CONDITION = re.compile(
    r"(?<![^/])(?:必要|要る|入り用)/(?:が/有る/ば|で/有る/ば|だ/有る/ば|なら)/|出来る/ば/|例える/ば/|(?:そう|そう/いう|と/は?/?)/?言う/ば/|何/なら/|(?:だけ|まで|以外|除く|除く/て|人|方|職員|役所|市|社協|包括|師|先生|医師|センター)/なら/"
)
SEQUENCE = re.compile(r"(?<![^/])たら/")
LIMIT = re.compile(
    r"(?<![^/])(?:だけ|のみ|以外|除く|除き|まで/なら|(?:人|方|職員|役所|市|社協|包括|師|先生|医師|センター)/なら|に/限る|限定)/?"
)
FREE_ONLY = re.compile(r"(?:出来る|これ|それ|有る|なる)/だけ/|だけ/で/(?:なく|は/無い)")
FORMERLY = re.compile(
    r"(?<![^/])(?:以前|昔|当時|嘗て|かつて|一度|一旦|当初|最初|始め|はじめ|初め|元々|去年|昨年|一昨年|(?:前回|先月|先週|先日|昨日)(?=/は/)|[^/]+/(?:頃|時)(?=/(?:は|に/は)/)|以前/に|[0-9一二三四五六七八九十数]+/(?:年|か月|箇月|ヶ月)/(?:も/)?前|前/の|前/は|その/時|其の/時)/"
)
SINCE = re.compile(r"(?:以前|昔|前|当初|最初|元々)/から/|一度/も/|一度/(?:話し合う|相談|集まる)")
TURNED = re.compile(
    r"(?<![^/])(?:今/は|いま/は|今/に/|現在|後/で|後/に|翌日|後日|矢張り|やはり|もう|その/後|其の/後|昨日/に|最近|ところ/が|所/が|しかし)/?"
)
AHEAD = re.compile(r"(?<![^/])(?:未だ|此れ/から|今後|次回|明日|来週|来月|近い/うち|後日|改めて|追々|折/を)/")
EXPIRED = re.compile(r"期限/(?:が|は|も)/?(?:切れる|過ぎる)|失効|無効")
PROXY = re.compile(r"(?<![^/])(?:代わり/に|代筆|代理|代行|代/で|勝手/に|無断/で|分/も|本人/の/名前/で|本人/名義)/?")
HARDLY = re.compile(
    r"(?:意味|内容|説明|話)/(?:が|を|も|は)/(?:よく/)?(?:分かる|理解/為る|飲み込む|把握/為る)/(?:て/居る/)?(?:ない|ず)/|(?:無理/(?:に|やり)|仕方/無い|渋々|流す/れる/て)/"
)
OBJECT = re.compile(
    r"(?P<head>[^/。、「」]+)/(?:の/)?(?:(?:に|へ|を)/(?:は/|も/)?|に/(?:つく|付く|関する|対する)/(?:て/)?(?:は/|も/)?)(?:、/)?$"
)
BESIDE = re.compile(
    r"(?:(?:(?!(?:を|に|へ|は|が|も|と|で|の|、|て|こと)/)[^/]+/){1,3}(?:さん/)?(?:は|が|も|から|共|と/も|とも)/(?:も/|は/)?(?:、/)?|(?:文書|書面|口頭|電話|自分|書類|皆|全員|其の/場|一緒|その/場|快い|喜ぶ/て|渋々|既に|すでに|もう|正式/に|改めて|一応|何とか|最終/的/に|よう/やく|漸く|やっと|素直/に|直ぐ/に|すぐ/に|今日|先日|昨日|涙|黙る/て|頷く/て|代わり/に|共に)/(?:で/|に/|の/上/で/)?)+$"
)
GENERAL = ("こと", "の", "件", "事", "方", "ほう", "旨")
PERSONS_PAPER = re.compile(
    r"(?:同意|承諾|申し込み|申込|確認|プラン|計画)/(?:書|票|用紙|表)/(?:へ/の/|に/(?:は/)?|を/|の/)?$"
)
PAPER_OBJECT = re.compile(r"/?(?:書|票|届|証|状)/(?:へ/の/|に/|の/)$")
OUTER = re.compile(
    rf"(?:」/)?(?:と|って)/(?:は/|も/)?(?:、/)?(?:の/こと/(?:を/|で/)?)?(?=(?:[^。/]+/){{0,6}}?(?:{SAYS[:-1]}|。/$|$))"
)
BY_HEARSAY = re.compile(r"(?:に/よる/と|の/話/(?:で|だ)/は|(?:が|の)/言う/に/は|から/(?:は/)?(?:、/)?[^。]*?聞く)/?")
SUFFERED = re.compile(r"(?<![^/])(?:れる|られる)/")


MAY_TELL = re.compile(
    r"同意|承諾|了承|了解|承知|合意|承認|諾|許可|許し|納得|賛成|賛同|署名|サイン|記名|印|名前を書|話|伝|知ら|言|教え|見せ|つな|繋|引き継|共有|連絡|相談|報告|連携|通報|提供"
    r"|内緒|秘密|ないしょ|黙|伏せ|来る|来な|来て|訪問|支援|断|拒|反対|うなず|うなづ|頷|首を|構|かまわ|よい|いい|OK|お願い|任せ|集ま|異存|異議|異論|差し支え|差支え|やめ|撤回|取り消|嫌|いや|情報|認め|開示|応じ|口外"
)
"""Letters without which no text tells of agreeing: nothing else is cut into tokens."""
CONSENTS = re.compile(
    r"(?<![^/])(?:同意|承諾|了承|了解|署名|サイン|共有|提供|連携|取り消す)/|(?:話す|言う|伝える|連絡/為る|相談/為る|繋ぐ|知る/せる)/(?:(?:て|で)/|(?:の|こと)/(?:は|も|に)/)[^。]*?(?:良い|構う)/"
)
STRONG = re.compile(
    r"(?<![^/])(?:共有|提供|連携|連絡|情報|会議|開示|照会|引き継ぎ|同意|承諾|了承|了解|署名|サイン|訪問|支援|面談|見守り|介入|関与)/|話/を/(?:通す|出す|為る)|(?:話す|伝える|繋ぐ|知る/せる|相談/為る)/(?:て|で)/[^。]*?(?:良い|構う)/|(?:伝える|話す|知る/せる|出す|入る|繋ぐ)/(?:こと|の)/"
)
ASKED = re.compile(
    r"(?:て|で)/(?:貰う/て/)?(?:も/)?良い/(?:です/)?か/[^。]*?(?:聞く|尋ねる|確認|問う|伺う|確かめる)/|(?:同意|署名|了承|承諾)/を/(?:求める|御/願う|頼む|取る/う)/"
)
THING = re.compile(r"(?<![^/])(?!今|いま|現在|本当|実際|最近|結局|最後)([^/]+)/(?:を|に/は|は)/(?:[^/]+/(?:に|と)/)?$")
SUPPOSING = re.compile(r"(?<![^/])(?:多分|恐らく|おそらく|きっと|どうやら)/")
CONSENT_OBJECTS = ("の", "内容", "取り扱い", "利用", "目的", "場", "形", "分担", "対応", "方針", "皆", "調整", "集まり")
NOT_OWNERS = (
    "今日", "今朝", "昨夜", "現在", "最近", "当日", "翌日", "実際", "結局", "先週", "先月", "前回", "当初", "最初", "今度", "一度", "まで",
    "今", "今回", "此の", "此れ", "口頭", "書面", "文書", "電話", "先日", "昨日", "次回", "必要", "最後", "上", "前", "其れ", "有効", "正式", "同様", "所定",
    "利用", "守秘", "取り扱い", "全て", "分", "明確", "一応", "別",
)  # fmt: skip
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
OWNER = re.compile(r"(?:の/(?:口頭/|書面/)?(?:で/の/)?|から/の/|より/(?:の/)?(?:、/)?|)(?:「/)?")
UNKNOWN_OWNER = re.compile(r"(?<![^/])(?P<name>(?:[^/を、。]+/){0,1}[^/を、。]+)/(?P<how>の|が|より|から)/$")
WEAK = re.compile(r"(?:納得|賛成|賛同|承知|許可|許し|合意|承認|オーケー)/")
FROM = re.compile(r"(?:から|に)/(?:は/|も/)?")
HEARD = re.compile(
    r"(?:に/よる/(?:と|ば)|の/話/(?:で|だ)/は|の/言う/に/は|が/言う/に/は|から/(?:は/)?(?:、/)?[^。]*?(?:聞く|引き継ぐ|伺う))/"
)
EMBEDDED = re.compile(r"が/(?:[^。、/「]+/){0,8}?(?:こと|の|件|時|場|際)/(?:に|を|は|も|へ|で)/")
ENTERS = re.compile(
    r"(?:施設|病院|ホーム|院|寮|学校|園|デイ|サービス|病棟)/(?:に|へ)/(?:入る|行く|通う|移る)/(?:こと|の)/(?:に|を|は|も)/$"
)
CLOSED = re.compile(r"(?:良い|大丈夫|です|た)/、/")
ASKER = re.compile(
    r"(?:が|は)/[^。]*?(?:尋ねる|聞く|確かめる|確認/為る|問う|説明/為る|伺う)/(?:て/見る/)?(?:た/所|た/ところ|と|たら)/"
)
UNKNOWN_SAYER = re.compile(
    r"(?P<name>(?:[^/を、。]+/){0,1}[^/を、。]+)/(?P<how>が|は|も)/(?:[^/。「]+/(?:に|へ)/)?「/[^」]*$"
)
NEIGHBOUR = re.compile(r"(?:隣|近所|友人|友達|知人|親戚|孫|娘|息子|兄|姉|弟|妹|家)/[^。]*?に/$")
SECRET = re.compile(r"(?:内緒|秘密|内密)/(?:で|だ)/$")
KEPT_FROM = re.compile(r"[^/]+/(?:さん/)?に/(?:は/|も/)?$")
CARRIED = re.compile(r"(?:は/|も/|共|と/も/|から/も/|からも)")
SOURCE = re.compile(r"(?<!本人/)(?:から|より)/(?:は/|も/)?(?:、/)[^。「]*$")
TAKEN_OVER = re.compile(r"(?:と|って)/(?:の/)?(?:[^。/]+/){0,3}?(?:聞く|引き継ぐ|引き継ぎ|伺う)/")
FOLLOWS = re.compile(r"(?:と|って)/(?:は/|も/)?(?:、/)?$")
SAYER = re.compile(r"(?:は/|が/|も/|から/|より/|。/|$|に/(?:聞く|言う|口止め|止める)|の/話)")
JOINED = re.compile(r"(?:も/|と/|や/|、/)")


@dataclass(frozen=True, slots=True)
class Said:
    """What one person is told to have said of agreeing.

    Attributes:
        by: As the text names the person; ``本人`` for the person concerned, ``""`` for whoever speaks in the text.
        answer: What was said; ``about`` to what.
        words: The words it rests on; ``start`` and ``end`` where they stand in the text.
        limited: To some only, or not to all.
        formerly: Told as something of before.
    """

    by: str
    answer: Answer
    about: About
    words: str
    start: int
    end: int
    limited: bool = False
    formerly: bool = False
    yields: bool = False
    turned: bool = False


def read_consent(text: str) -> tuple[Said, ...]:
    """Everything a text says of agreeing, in its order.

    Args:
        text: With half-width digits and letters (``fold``).
    """
    if not MAY_TELL.search(text):
        return ()
    out: list[Said] = []
    before = ""
    topic: tuple[str, ...] = ()
    rows = [lemmas(text, start, end) for start, end in sentences(text)]
    for place, row in enumerate(rows):
        people = speakers(row)
        after = rows[place + 1].row if place + 1 < len(rows) else ""
        out.extend(_Sentence(text, row, people, (before, after), topic).said())
        named = [p for p in people if not p.quoted and CARRIED.match(row.row, p.end) and not p.trade]
        topic = joined(row.row, people, named[-1]) if named else ()
        before = row.row
    return tuple(out)


class _Sentence:
    """One sentence on its way to what is said in it."""

    def __init__(
        self, text: str, row: Lemmas, people: list[Speaker], around: tuple[str, str], topic: tuple[str, ...]
    ) -> None:
        self._text, self._row, self._people, self._topic = text, row, people, topic
        self._before, self._after = around

    def said(self) -> list[Said]:
        taken: list[tuple[int, int]] = []
        out: list[Said] = []
        for form in sorted(FORMS, key=lambda f: f.topic):
            for m in form.pattern.finditer(self._row.row):
                end = self._row.row.find("/", m.end() - 1) + 1
                if any(s < end and m.start() < e for s, e in taken):
                    continue
                if form.topic and not (self._on_topic(form, m.start()) or self._goes_on(m.start(), out)):
                    continue
                if form.beside and not CONSENTS.search(self._row.row[: m.start()]):
                    continue
                taken.append((m.start(), end))
                if form.whole and not self._object_fits(m.start()):
                    continue
                if WEAK.match(m.group()) and not self._spoken_of(form, m.start()):
                    continue
                if (
                    form.about is About.HELP
                    and form.answer is Answer.YES
                    and NEIGHBOUR.search(CONTRAST.split(self._row.row[: m.start()])[-1])
                ):
                    continue
                if form.answer is Answer.NO and self._is_turned_away(m):
                    continue
                out.extend(self._judge(form, m.start(), end))
        return sorted(out, key=lambda s: s.start)

    def _goes_on(self, start: int, out: list[Said]) -> bool:
        """Whether agreeing was spoken of before in the sentence, and this speaks of nothing else."""
        at = self._row.span(start, start + 1)[0]
        return any(s.start < at for s in out) and not THING.search(CONTRAST.split(self._row.row[:start])[-1])

    def _on_topic(self, form: Form, start: int) -> bool:
        """Whether a bare answer answers to sharing or helping."""
        left = self._row.row[:start]
        if ASKED.search(left) or (form.answer is Answer.WITHDRAWN and CONSENTS.search(left)):
            return True
        thing = THING.search(CONTRAST.split(left)[-1])
        thing = None if thing and (is_person(thing[1]) or thing[1] == ")") else thing
        if thing and thing[1] in GENERAL:
            beside = CONSENTS.search(left) and CONTRAST.search(left)
            return bool(beside or TOPIC.search(CONTRAST.split(left)[-1]))
        if thing and form.answer is not Answer.UNDECIDED and not STRONG.search(thing[0]):
            return bool(CONSENTS.search(left) and CONTRAST.search(left) and "は/" in thing.group())
        if re.search(r"(?:同意|署名|サイン|了承|承諾)/(?:は|が|も)/$", left):  # 「同意は要らない」
            return False
        if STRONG.search(left):
            return True
        right = self._row.row[start:]
        short = (self._after.count("/") < 14 and STRONG.search(self._after)) or (
            form.answer is Answer.NO and STRONG.search(right)
        )
        return bool(short or (CONSENTS.search(self._before) and not thing))

    def _spoken_of(self, form: Form, start: int) -> bool:
        """Whether a word of agreeing that fits many things stands beside sharing or helping."""
        clause = CONTRAST.split(self._row.row[:start])[-1]
        return bool(TOPIC.search(clause)) or self._on_topic(form, start)

    def _is_turned_away(self, m: re.Match[str]) -> bool:
        """Whether someone is refused by others (施設に断られた) and refuses nothing."""
        run = AUXILIARY.match(self._row.row, m.end()).group()  # type: ignore[union-attr]  # matches the empty string
        if not SUFFERED.search(run) or not re.search(r"(?:断る|拒む|拒否|拒絶)/", m.group()):
            return False
        left = CONTRAST.split(self._row.row[: m.start()])[-1]
        by_office = re.search(
            r"(?:市|役所|施設|病院|園|所|社|店|大家|者|窓口|センター|学校|課)/(?:に|から)/(?:も/|は/)?", left
        )
        asked = ASKED.search(self._row.row[: m.start()]) or CONSENTS.search(left + m.group())
        return bool(by_office) or not (asked or re.search(r"(?:訪問|面談|連絡|情報|引き継ぎ)/", m.group()))

    def _object_fits(self, start: int) -> bool:
        """Whether what is agreed to is sharing or helping, and not a divorce, a lease, an operation."""
        left = CONTRAST.split(self._row.row[:start])[-1].rsplit("。/", 1)[-1]
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
                return bool(TOPIC.search(left)) and not ENTERS.search(left)
            return bool(TOPIC.search(f"{thing['head']}/")) or thing["head"] in CONSENT_OBJECTS

    def _judge(self, form: Form, start: int, end: int) -> list[Said]:
        row = self._row.row
        tail = row[end:]
        run = AUXILIARY.match(tail).group()  # type: ignore[union-attr]  # matches the empty string
        depth = self._row.quotes[self._row.token(start)]
        answer = read_tail(form, row[start:end], tail)
        if answer is None:
            return []
        left = self._left(start, depth)
        clause = CONTRAST.split(left)[-1]
        if (
            SECRET.match(row[start:end])
            and (kept := KEPT_FROM.search(left))
            and not re.match(r"(?:欲しい|お願い)", tail)
        ):
            kept_from = [p.name for p in self._people if p.end <= start and p.start >= kept.start() - 1]
            first, last = self._row.span(start, end)
            name = kept_from[-1] if kept_from else CONCERNED
            return [Said(name, Answer.NOT_ASKED, form.about, self._text[first:last], first, last)]
        if answer is Answer.NO and form.whole and re.search(r"(?<![^/])(?:未だ|此れ/から)/", clause):
            answer = Answer.NOT_ASKED
        rest = tail[: m.start()] if (m := CONTRAST.search(tail)) else tail
        past = bool(re.search(r"(?<![^/])た/", rest))
        names, told = self._by(start, end, depth, form)
        limited = bool(
            LIMIT.search(FREE_ONLY.sub("", clause + row[start:end]))
            or re.match(r"(?:[^/]+/)?\(/[^)]*(?:除く|以外|だけ|のみ)/", tail)
        )
        formerly = past and bool(FORMERLY.search(SINCE.sub("", clause)))
        if answer is Answer.YES:
            answer = self._yes(clause, left, past, told, run)
            if answer is Answer.YES and formerly:
                answer = Answer.PAST
        elif answer is Answer.NO and told:
            answer = Answer.SUPPOSED
        elif answer is Answer.NO and CONDITION.search(clause.rsplit("、/", 1)[-1]):
            answer = Answer.UNDECIDED
        about = About.HELP if form.about is About.HELP else About.SHARING
        first, last = self._row.span(start, end + len(run))
        words = self._text[first:last]
        yields = bool(m and past) or (past and bool(re.match(r".*?(?:て/から|後/|所/|と/、)", rest)))
        turned = bool(TURNED.search(clause))
        said = Said("", answer, about, words, first, last, limited, formerly, yields, turned)
        return [replace(said, by=name) for name in names]

    def _yes(self, clause: str, left: str, past: bool, hearsay: bool, run: str) -> Answer:
        bare = NO_CONDITION.sub("", clause)
        condition = CONDITION.search(bare)
        closed = condition and CLOSED.search(bare, condition.end())
        if condition and not closed and not (past and condition.group() == "たら/"):
            return Answer.CONDITIONAL
        if PROXY.search(clause) or HARDLY.search(left):
            return Answer.FORCED
        if EXPIRED.search(self._row.row):
            return Answer.PAST
        if hearsay:
            return Answer.SUPPOSED
        if SUPPOSING.search(left):
            return Answer.SUPPOSED
        if AHEAD.search(clause) and not past and "居る/" not in run:
            return Answer.NOT_ASKED
        return Answer.YES

    def _left(self, start: int, depth: int) -> str:
        """What stands before a place at its own depth of quotation."""
        row, first = self._row, self._row.token(start)
        out: list[str] = []
        for place in range(first - 1, -1, -1):
            if row.quotes[place] < depth:
                break
            if row.quotes[place] == depth:
                end = row.at[place + 1] if place + 1 < len(row.at) else len(row.row)
                out.append(row.row[row.at[place] : end])
        return "".join(reversed(out))

    def _by(self, start: int, end: int, depth: int, form: Form) -> tuple[tuple[str, ...], bool]:
        """Who said it, and whether only another tells so."""
        row, people = self._row.row, self._people
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
            told = next((p for p in left if p.start > asker.start and row.startswith("に/", p.end)), None)
            if told is not None and not topics:
                return (told.name,), False
        topics = [p for p in topics if not EMBEDDED.match(row[p.end : end])]
        topics = [p for p in topics if not (p.institution and row.startswith(("は/", "も/", "、/"), p.end))]
        inner = next((p for p in reversed(topics) if p.quoted == depth), None)
        outer = self._outer(start, end, depth, topics, inner)
        if inner is not None and not inner.self_told:
            told = outer is not None and outer.name != inner.name and not self._same_people(outer, inner)
            told = told or bool(SOURCE.search(row[: inner.start]) and TAKEN_OVER.search(row[end:]))
            return joined(row, people, inner), told or self._told_by(inner, start, end)
        if depth and outer is None and (sayer := UNKNOWN_SAYER.search(row[:start])) and self._owns(sayer):
            return (sayer["name"].replace("/", ""),), False
        if outer is not None:
            return joined(row, people, outer), False
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
                or self._row.row.startswith(tuple("同承了内快受許納賛署サ記捺押調"), owner.end())
            )
            and not TOPIC.search(f"{owner['name']}/")
            and head not in NOT_OWNERS
        )

    def _reported(self, holder: Speaker, end: int) -> bool:
        """Whether someone else is the one who says so (家族が、本人の了解は取ってあると言う)."""
        row = self._row.row
        if not re.search(rf"(?:と|って)/(?:は/)?(?:、/)?[^。]*?(?:{SAYS}|引き継ぐ/)", row[end:]):
            return False
        before = [p for p in self._people if p.end <= holder.start and not p.quoted and is_topic(row, p)]
        return any(p.name != holder.name and not CONTRAST.search(row[p.end : holder.start]) for p in before)

    def _same_people(self, one: Speaker, other: Speaker) -> bool:
        return {one.name, other.name} <= {CONCERNED, ""}

    def _is_heard_from(self, person: Speaker) -> bool:
        """Whether a person is only named as the source (妻によると)."""
        return bool(HEARD.match(self._row.row, person.end))

    def _told_by(self, holder: Speaker, start: int, end: int) -> bool:
        """Whether another is named as the one who says it (母によると, と母は言う, 長女から聞いた)."""
        row = self._row.row
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
        row = self._row.row
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


def standing(said: Iterable[Said]) -> str:
    """What one person is to be taken to have said, all in all: yes, no, mixed (ask again) or unknown.

    Args:
        said: What that person said, in the order of the text.
    """
    state, last = "unknown", None
    for s in said:
        if s.answer is Answer.YES:
            if state == "no" and last is not None and not (last.yields or s.turned):
                state = "mixed"
            else:
                state = "mixed" if s.limited or state == "mixed" else "yes"
        elif s.answer is Answer.WITHDRAWN:
            state = "no"
        elif s.answer is Answer.NO:
            kept = state in ("yes", "mixed") and not (last is not None and last.yields and s.turned)
            state = "mixed" if kept else "no"
        elif s.answer in (Answer.UNDECIDED, Answer.CONDITIONAL) and state == "yes":
            state = "mixed"
        elif s.answer is Answer.FORCED and state == "yes":
            state = "unknown"
        else:
            continue
        last = s
    return state
