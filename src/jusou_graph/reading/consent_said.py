"""Reads what a text says of agreeing to help or to share: by whom, to what, with which limits, in which words.

Only an affirmative predicate of telling or agreeing by that person is a yes. A refusal is never one, and neither is what
another says of that person, what is asked, supposed, ahead, made to be said, or said under a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jusou_graph.reading.consent_forms import FORMS, About, Answer, Form
from jusou_graph.reading.consent_holder import Holders
from jusou_graph.reading.consent_tail import AUXILIARY, read_tail
from jusou_graph.reading.consent_topic import CONSENTS, CONTRAST, THING, Topic
from jusou_graph.reading.lemmas import Lemmas, Rows, read_rows
from jusou_graph.reading.speakers import CONCERNED, Speaker, joined, speakers

GROUPS = {
    "両親": ("父", "母"), "父母": ("父", "母"), "母子": ("母", "子"), "父子": ("父", "子"), "夫婦": ("夫", "妻"), "祖父母": ("祖父", "祖母"),
}  # fmt: skip
ALL = ("二人", "全員", "皆", "親子", "母子", "父子", "夫婦", "兄弟", "姉妹", "両親")
CONDITION = re.compile(r"(?<![^/])(?:なら|たら|ば)/|(?:場合|限り)/(?:は/|に/|、/)?|条件/(?:に|で|と)|約束/で/")
NO_CONDITION = re.compile(
    r"(?<![^/])(?:必要|要る|入り用)/(?:が/有る/ば|で/有る/ば|だ/有る/ば|なら)/|出来る/ば/|例える/ば/|(?:そう|そう/いう|と/は?/?)/?言う/ば/|何/なら/|(?:だけ|まで|以外|除く|除く/て|人|方|職員|役所|市|社協|包括|師|先生|医師|センター)/なら/"
)
LIMIT = re.compile(
    r"(?<![^/])(?:だけ|のみ|以外|除く|除き|まで/なら|(?:人|方|職員|役所|市|社協|包括|師|先生|医師|センター)/なら|に/限る|限定)/?"
)
FREE_ONLY = re.compile(r"(?:出来る|これ|それ|有る|なる)/だけ/|だけ/で/(?:なく|は/無い)")
FORMERLY = re.compile(
    r"(?<![^/])(?:以前|昔|当時|嘗て|かつて|一度|一旦|当初|最初|始め|はじめ|初め|元々|去年|昨年|一昨年|(?:前回|先月|先週|先日|昨日)(?=/(?:は|まで)/)|[^/]+/(?:頃|時)(?=/(?:は|に/は)/)|以前/に|[0-9一二三四五六七八九十数]+/(?:年|か月|箇月|ヶ月)/(?:も/)?前|前/の|前/は|その/時|其の/時)/"
)
SINCE = re.compile(r"(?:以前|昔|前|当初|最初|元々)/から/|一度/も/|一度/(?:話し合う|相談|集まる)")
TURNED = re.compile(
    r"(?<![^/])(?:今/は|いま/は|今/に/|現在|今日/は|昨日/は|今朝|昨日|後/で|後/に|翌日|後日|矢張り|やはり|もう|その/後|其の/後|昨日/に|最近|ところ/が|所/が|しかし)/?"
)
AHEAD = re.compile(r"(?<![^/])(?:未だ|此れ/から|今後|次回|明日|来週|来月|近い/うち|後日|改めて|追々|折/を)/")
EXPIRED = re.compile(r"期限/(?:が|は|も)/?(?:切れる|過ぎる)|失効|無効")
PROXY = re.compile(r"(?<![^/])(?:代わり/に|代筆|代理|代行|代/で|勝手/に|無断/で|分/も|本人/の/名前/で|本人/名義)/?")
HARDLY = re.compile(
    r"(?:意味|内容|説明|話)/(?:が|を|も|は)/(?:よく/)?(?:分かる|理解/為る|飲み込む|把握/為る)/(?:て/居る/)?(?:ない|ず)/|(?:無理/(?:に|やり)|仕方/無い|渋々|流す/れる/て)/"
)
MAY_TELL = re.compile(
    r"同意|承諾|了承|了解|承知|合意|承認|諾|許可|許し|納得|賛成|賛同|署名|サイン|記名|印|名前を書|話|伝|知ら|言|教え|見せ|つな|繋|引き継|共有|連絡|相談|報告|連携|通報|提供"
    r"|内緒|秘密|ないしょ|黙|伏せ|来る|来な|来て|訪問|支援|断|拒|反対|うなず|うなづ|頷|首を|構|かまわ|よい|いい|OK|お願い|任せ|集ま|異存|異議|異論|差し支え|差支え|やめ|撤回|取り消|嫌|いや|情報|出す|出さ|出し|認め|開示|応じ|口外"
)
"""Letters without which no text tells of agreeing: nothing else is cut into tokens."""
SUPPOSING = re.compile(r"(?<![^/])(?:多分|恐らく|おそらく|きっと|どうやら)/")
WEAK = re.compile(r"(?:OK|納得|賛成|賛同|承知|許可|許し|合意|承認|オーケー)/")
CLOSED = re.compile(r"(?:良い|大丈夫|です|た)/、/")
NEIGHBOUR = re.compile(r"(?:隣|近所|友人|友達|知人|親戚|孫|娘|息子|兄|姉|弟|妹|家)/[^。]*?に/$")
SECRET = re.compile(r"(?:内緒|秘密|内密)/(?:で|だ)/$")
KEPT_FROM = re.compile(r"[^/]+/(?:さん/)?に/(?:は/|も/)?$")
CARRIED = re.compile(r"(?:は/|も/|共|と/も/|から/も/|からも)")


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


def read_consent(text: str, rows: Rows | None = None) -> tuple[Said, ...]:
    """Everything a text says of agreeing, in its order.

    Args:
        text: With half-width digits and letters (``fold``).
        rows: Its sentences as lemmas (``read_rows``); None to cut them here.
    """
    if not MAY_TELL.search(text):
        return ()
    out: list[Said] = []
    before = ""
    topic: tuple[str, ...] = ()
    cut = [row for _, _, row in (read_rows(text) if rows is None else rows)]
    for place, row in enumerate(cut):
        people = speakers(row)
        after = cut[place + 1].row if place + 1 < len(cut) else ""
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
        self._text, self._row, self._people = text, row, people
        self._about, self._holders = Topic(row.row, *around), Holders(row.row, people, topic)

    def said(self) -> list[Said]:
        taken: list[tuple[int, int]] = []
        out: list[Said] = []
        for form in sorted(FORMS, key=lambda f: f.topic):
            for m in form.pattern.finditer(self._row.row):
                end = self._row.row.find("/", m.end() - 1) + 1
                if any(s < end and m.start() < e for s, e in taken):
                    continue
                if form.topic and not (self._about.is_answer(form, m.start()) or self._goes_on(m.start(), out)):
                    continue
                if form.beside and not CONSENTS.search(self._row.row[: m.start()]):
                    continue
                taken.append((m.start(), end))
                if form.whole and not self._about.fits_object(m.start()):
                    continue
                if WEAK.match(m.group()) and not self._about.is_spoken_of(form, m.start()):
                    continue
                if (
                    form.about is About.HELP
                    and form.answer is Answer.YES
                    and NEIGHBOUR.search(CONTRAST.split(self._row.row[: m.start()])[-1])
                ):
                    continue
                if form.answer is Answer.NO and self._about.is_turned_away(m):
                    continue
                out.extend(self._judge(form, m.start(), end))
        return sorted(out, key=lambda s: s.start)

    def _goes_on(self, start: int, out: list[Said]) -> bool:
        """Whether agreeing was spoken of before in the sentence, and this speaks of nothing else."""
        at = self._row.span(start, start + 1)[0]
        return any(s.start < at for s in out) and not THING.search(CONTRAST.split(self._row.row[:start])[-1])

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
        names, told = self._holders.of(start, end, depth, form)
        limited = bool(
            LIMIT.search(FREE_ONLY.sub("", clause + row[start:end]))
            or re.match(r"(?:[^/]+/)?\(/[^)]*(?:除く|以外|だけ|のみ)/", tail)
        )
        formerly = (past or "有る/" in row[start:end]) and bool(FORMERLY.search(SINCE.sub("", clause)))
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
