"""What the rest of a clause makes of a word of agreeing: denied, asked, supposed, only if, only once, ahead of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jusou_graph.reading.consent_forms import Answer, Form
from jusou_graph.reading.speakers import KIN, SELF_WORDS, TRADE

PEOPLE = "|".join((*SELF_WORDS, KIN, TRADE))

AUXILIARY = re.compile(
    r"(?:(?:て|で|居る|おる|おく|為る|れる|られる|せる|させる|ます|です|だ(?!/有る)|た(?!ら)|ない|ず|無い|たい|呉れる|貰う|頂く|下さる|仕舞う|兼ねる|難い|辛い|出来る|御座る|よ|ね|な|わ|さ|も|は|!|の/だ|の/です|ん|い|べい|べ|ぞ|ぜ|参る|来る|やる|遣る|始める|済み)/)*"
)
DENIES = re.compile(r"(?<![^/])(?:ない|ず|無い|兼ねる|難い)/")
MADE = re.compile(r"(?<![^/])(?:せる|させる)/")
QUESTION = re.compile(r"(?:の/)?(?:か|かしら)/")
NOT_SAID = re.compile(
    r"(?:なら|ば|たら)/|(?:場合|時|限り|次第|まで|前|為)/|よう/に/|様/に/|と/(?:良い|助かる|嬉しい|有り難い)/|条件|必要/"
)
SUPPOSED = re.compile(
    r"(?:だろう|筈|らしい|みたい|見込み|様子|雰囲気|模様|節)/|(?:よう|様)/(?:だ|です|で|に|。|、)|そう/(?:だ|です|で)?|かも/|と/(?:は/)?(?:思う|考える|見る|予想|推測|感じる|信じる)/|気/が/|に/違う/|可能/性/|と/いい/|風/"
)
HEARD_SO = re.compile(r"そう/(?:だ|です)/")
SAID_ONCE = re.compile(r"(?:た/)?(?:こと/(?:は|が|も)/)")
OBTAINS = re.compile(r"(?:為る/て/|を/)(?:貰う|頂く)/$")
DONE = re.compile(r"(?<![^/])(?:た|居る|おる|済み|有る)/|(?:て|で)/$")
AHEAD = re.compile(r"(?:予定|積もり|方針|考え|う|方向|段取り|手はず|所存)/|て/から/|で/から/|て/見る/")
NOUN = re.compile(r"(?:人|者|方|事|こと|物|場合|理由|覚え|経験|記憶|の)/(?!こと/(?:。|、|だ)|事/(?:。|、))")
AFTER = re.compile(r"から/|後/|上/")
OPTION = re.compile(r"と/も/(?:[^/]+/){0,2}?(?:ない|ず)/と/も/")
TWICE = re.compile(r"(?:訳|わけ|つもり|事|こと)/(?:で/|だ/)?(?:は/|も/)?無い/")
ONCE = re.compile(r"こと/(?:が|は|も)/有る/")
SAID = re.compile(
    r"(?:、/)?」?/?(?:と|って|なんて|等/と)/(?:は/|も/|まで/|の/)?(?:、/)?(?:(?:[^/。]+/){1,5}?(?:は|が|も|から|より)/(?:も/)?)?(?:はっきり/|明言/)?(?:言う|話す|答える|述べる|返事|語る|訴える|口/に)/"
)
SAID_NOT = re.compile(r"(?:て/居る/)?(?:ます/)?(?:れる/)?(?:ない|ず)/")
DOUBTED = re.compile(
    r"(?:て/|で/)?(?:居る/)?(?:ます/)?(?:た/)?(?:らしい|よう/だ|よう/で|みたい|そう/だ|そう/で|筈|だろう)/?"
)
LEFT_OPEN = re.compile(r"(?:か|の/か|か/どう/か)/(?:[^。/]+/){0,4}?(?:迷う|悩む|考える|決める|分かる|躊躇う|保留)/")


WILL_NOT = re.compile(r"う/と/(?:も|は)/為る/(?:て/居る/)?(?:ない|ず)/")
WITHOUT = re.compile(r"(?:.*/)?(?:ず/に/|ない/で/)(?!欲しい|下さる|呉れる|と/)")
QUOTES = re.compile(
    rf"と/(?:は/|も/|の/|」|、|為る/て/|(?:御/)?(?:{PEOPLE}|[^/。]+/(?:さん|氏|様))/(?:さん/|様/)?(?:は/|が/|も/|から/|より/|。|、)|(?:[^/。]+/){{0,2}}?(?:言う|話す|答える|述べる|返事|返答|回答|語る|訴える|頼む|申し出|申し出る|口|伝える|聞く|連絡|署名|名前|約束|断る|怒鳴る|怒る|泣く|泣き|繰り返す|念|希望|書く|意向|意思))"
)
MAY_BE = re.compile(r"(?:が/|は/|も/)?(?:出来る|有る/得る|いつ)/|(?:方法|手続き|場合|期限|権利)/")
GOES_ON = re.compile(
    r"$|[~。、」』)(・：:]|(?:が|けれど|けど|し|ので|から|の/に|のに|ものの|所|もと|下|上)/|物/の/|(?:と|って)/(?!も/|助かる|良い)|旨/|なら/|の/で/|(?:返事|返答|回答|言葉|意向|意思|意志)/|(?:為|ため)/|(?:御|本人|心|快)|(?:[^/]+/)?で/、|連絡/|包括/|市/|電話/|こと/(?:。|、|を/|と/|だ|に/成る)"
)
"""What may follow a word of agreeing that stays one: the end, another clause, who says it. Nothing else is a yes."""


@dataclass(frozen=True, slots=True)
class _Tail:
    """A form with what follows it: its auxiliaries, what comes after them, how often they deny."""

    form: Form
    words: str
    run: str
    rest: str
    denied: int

    @property
    def left_unsaid(self) -> bool:
        """Denied only of having been obtained or checked so far (同意が取れていない), not refused (得られない)."""
        so_far = re.search("て/(?:居る|おる)/", self.run) and "られる/" not in self.words
        obtains = self.form.acquired or re.search(r"(?:貰う|得る|取る|頂く)/$", self.words)
        return bool(self.denied and obtains and ("確認/" in self.words or so_far))

    @property
    def ahead(self) -> bool:
        """Told as something to be obtained (署名をもらう。), not as obtained."""
        obtains = self.form.acquired or OBTAINS.search(self.words + self.run)
        done = DONE.search(self.run) or "済み/" in self.words or self.rest.startswith("、")
        return bool(obtains) and not done

    @property
    def reason(self) -> bool:
        """Told as what came before (得られなかったため), not as what is aimed at (得るため)."""
        return self.rest.startswith("為/") and "た/" in self.run

    @property
    def afterwards(self) -> bool:
        """Only when it is there, something follows that is not done yet (同意をもらってからつなぐ)."""
        first = AFTER.match(self.rest) and self.run.endswith(("て/", "で/"))
        return bool(first) and not self.rest.rstrip("。/").endswith("/た")

    @property
    def quoted(self) -> Answer | None:
        """What the verb of saying makes of it (話してよいと言ったことはない); None where it leaves it as it is."""
        said = SAID.match(self.rest)
        if said is None:
            return None
        left = self.rest[said.end() :]
        if SAID_NOT.match(left):
            return Answer.NO
        if DOUBTED.match(left):
            return Answer.SUPPOSED
        if SAID_ONCE.match(left):
            return Answer.NO if "無い" in left else Answer.PAST
        after = left[len(AUXILIARY.match(left).group()) :]  # type: ignore[union-attr]  # matches the empty string
        return None if GOES_ON.match(after) else Answer.SUPPOSED


YES_RULES: tuple[tuple[Callable[[_Tail], object], Answer | None], ...] = (
    (lambda t: WILL_NOT.match(t.rest) or WILL_NOT.search(t.run), Answer.NO),
    (lambda t: t.denied and t.form.acquired and WITHOUT.match(t.run[-6:] + t.rest), Answer.NOT_ASKED),
    (lambda t: t.rest.startswith("と/") and not QUOTES.match(t.rest), Answer.NOT_ASKED),
    (lambda t: OPTION.match(t.rest), Answer.UNDECIDED),
    (lambda t: MADE.search(t.run), Answer.FORCED),
    (lambda t: LEFT_OPEN.match(t.rest), Answer.UNDECIDED),
    (lambda t: QUESTION.match(t.rest), Answer.NOT_ASKED),
    (lambda t: t.denied > 1 or (t.denied and TWICE.match(t.rest)) or "ない/で/おく/" in t.run, Answer.UNDECIDED),
    (lambda t: (NOT_SAID.match(t.rest) and not t.reason) or AHEAD.match(t.rest), Answer.NOT_ASKED),
    (lambda t: SUPPOSED.match(t.rest) and not (t.denied and HEARD_SO.match(t.rest)), Answer.SUPPOSED),
    (lambda t: t.left_unsaid, Answer.NOT_ASKED),
    (lambda t: t.denied, Answer.NO),
    (lambda t: "たい/" in t.run, Answer.UNDECIDED),
    (lambda t: "た/" in t.run and ONCE.match(t.rest), Answer.PAST),
    (lambda t: NOUN.match(t.rest), None),
    (lambda t: t.afterwards, Answer.NOT_ASKED),
    (lambda t: t.quoted is Answer.NO, Answer.NO),
    (lambda t: t.quoted is Answer.PAST, Answer.PAST),
    (lambda t: t.quoted is Answer.SUPPOSED or not GOES_ON.match(t.rest), Answer.SUPPOSED),
    (lambda t: t.ahead, Answer.NOT_ASKED),
)
"""The first that holds says what becomes of a word of agreeing; where none does, it is a yes."""
NO_RULES: tuple[tuple[Callable[[_Tail], object], Answer | None], ...] = (
    (lambda t: QUESTION.match(t.rest) or NOT_SAID.match(t.rest) or AHEAD.match(t.rest), None),
    (lambda t: MAY_BE.match(t.rest) or (NOUN.match(t.rest) and t.form.answer is Answer.WITHDRAWN), None),
    (lambda t: t.denied or t.rest.startswith("気持ち/"), Answer.UNDECIDED),
    (lambda t: SUPPOSED.match(t.rest) and not t.rest.startswith("と/"), Answer.SUPPOSED),
    (lambda t: (said := SAID.match(t.rest)) and SAID_NOT.match(t.rest[said.end() :]), Answer.UNDECIDED),
)
"""The same for a word of refusing."""


def read_tail(form: Form, words: str, tail: str) -> Answer | None:
    """What a form says with what follows it in its sentence; None where it says nothing of agreeing.

    Args:
        form: The form.
        words: Its lemmas.
        tail: The lemmas behind it, to the end of the sentence.
    """
    if form.settled or form.answer is Answer.NOT_ASKED:
        return form.answer
    run = AUXILIARY.match(tail).group()  # type: ignore[union-attr]  # matches the empty string
    told = _Tail(form, words, run, tail[len(run) :], len(DENIES.findall(run)))
    if form.answer is Answer.UNDECIDED:
        return None if told.denied else Answer.UNDECIDED
    rules = YES_RULES if form.answer is Answer.YES else NO_RULES
    return next((answer for test, answer in rules if test(told)), form.answer)
