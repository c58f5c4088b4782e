"""What the rest of a clause makes of a word of agreeing: denied, asked, supposed, only if, only once, ahead of time."""

from __future__ import annotations

import re

from jusou_graph.reading.consent_forms import Answer, Form

AUXILIARY = re.compile(
    r"(?:(?:て|で|居る|おる|おく|為る|れる|られる|せる|させる|ます|です|だ(?!/有る)|た(?!ら)|ない|ず|無い|たい|呉れる|貰う|頂く|下さる|仕舞う|兼ねる|難い|辛い|出来る|御座る|よ|ね|な|わ|さ|も|は|!|の/だ|の/です|ん|い|べい|べ|ぞ|ぜ|参る|やる|遣る|始める|済み)/)*"
)
DENIES = re.compile(r"(?<![^/])(?:ない|ず|無い|兼ねる|難い)/")
MADE = re.compile(r"(?<![^/])(?:せる|させる)/")
QUESTION = re.compile(r"(?:の/)?(?:か|かしら)/")
NOT_SAID = re.compile(
    r"(?:なら|ば|たら)/|(?:場合|時|限り|次第|まで|前|為)/|よう/に/|様/に/|と/(?:良い|助かる|嬉しい|有り難い)/|条件|必要/"
)
SUPPOSED = re.compile(
    r"(?:だろう|筈|らしい|みたい|見込み|様子|雰囲気|模様|節)/|(?:よう|様)/(?:だ|です|で|に|。|、)|そう/(?:だ|です|で)?|かも/|と/(?:思う|考える|見る|予想|推測|感じる|信じる)/|気/が/|に/違う/|可能/性/|と/いい/|風/"
)
HEARD_SO = re.compile(r"そう/(?:だ|です)/")
AHEAD = re.compile(r"(?:予定|積もり|方針|考え|う|方向|段取り|手はず|所存)/|て/から/|で/から/|て/見る/")
NOUN = re.compile(r"(?:人|者|方|事|こと|物|場合|理由|覚え|経験|記憶|の)/(?!こと/(?:。|、|だ)|事/(?:。|、))")
AFTER = re.compile(r"から/|後/|上/")
OPTION = re.compile(r"と/も/(?:[^/]+/){0,2}?(?:ない|ず)/と/も/")
TWICE = re.compile(r"(?:訳|わけ|つもり|事|こと)/(?:で/|だ/)?(?:は/|も/)?無い/")
ONCE = re.compile(r"こと/(?:が|は|も)/有る/")
SAID = re.compile(
    r"」?/?(?:と|って|なんて|等/と)/(?:は/|も/|まで/|の/)?(?:、/)?(?:(?:[^/。]+/){1,5}?(?:は|が|も|から|より)/(?:も/)?)?(?:はっきり/|明言/)?(?:言う|話す|答える|述べる|返事|語る|訴える|口/に)/"
)
SAID_NOT = re.compile(r"(?:て/居る/)?(?:ます/)?(?:れる/)?(?:ない|ず)/")
DOUBTED = re.compile(
    r"(?:て/|で/)?(?:居る/)?(?:ます/)?(?:た/)?(?:らしい|よう/だ|よう/で|みたい|そう/だ|そう/で|筈|だろう)/?"
)
LEFT_OPEN = re.compile(r"(?:か|の/か|か/どう/か)/(?:[^。/]+/){0,4}?(?:迷う|悩む|考える|決める|分かる|躊躇う|保留)/")
LEFT_ALONE = re.compile(
    r"(?<![^/])(?:黙る|無言|沈黙|答える/(?:ます/)?(?:ない|ず)|返事/(?:は|が|も)/(?:無い|為る/ない|貰う/ない|来る/ない)|返る/て/来る/)"
)


GOES_ON = re.compile(
    r"$|[。、」』)(・：:]|(?:が|けれど|けど|し|ので|から|のに|ものの|所|もと|下|上)/|物/の/|(?:と|って)/(?!も/|助かる|良い)|旨/|なら/|の/で/|(?:返事|返答|回答|言葉|意向|意思|意志)/|(?:為|ため)/|(?:御|本人|心|快)|(?:[^/]+/)?で/、|連絡/|包括/|市/|電話/|こと/(?:。|、|を/|と/|だ|に/成る)"
)
"""What may follow a word of agreeing that stays one: the end, another clause, who says it. Nothing else is a yes."""


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
    rest = tail[len(run) :]
    denied = len(DENIES.findall(run))
    if form.answer is Answer.YES:
        return _of_yes(form, words, run, rest, denied)
    if form.answer is Answer.UNDECIDED:
        return Answer.UNDECIDED if not denied else None
    return _of_no(form, run, rest, denied)


def _of_yes(form: Form, words: str, run: str, rest: str, denied: int) -> Answer | None:
    if OPTION.match(rest):
        return Answer.UNDECIDED
    if MADE.search(run):
        return Answer.FORCED
    if QUESTION.match(rest):
        return Answer.UNDECIDED if LEFT_OPEN.match(rest) else Answer.NOT_ASKED
    if (denied and TWICE.match(rest)) or "ない/で/おく/" in run:
        return Answer.UNDECIDED
    if denied > 1:
        return Answer.UNDECIDED
    if NOT_SAID.match(rest) or AHEAD.match(rest):
        return Answer.NOT_ASKED
    if SUPPOSED.match(rest) and not (denied and HEARD_SO.match(rest)):
        return Answer.SUPPOSED
    if (
        denied
        and form.acquired
        and ("確認/" in words or (re.search("て/(?:居る|おる)/", run) and "られる/" not in words))
    ):
        return Answer.NOT_ASKED
    if run.endswith("たい/") or "たい/" in run:
        return Answer.NO if denied else Answer.UNDECIDED
    if denied:
        return Answer.NO
    if "た/" in run and ONCE.match(rest):
        return Answer.PAST
    if NOUN.match(rest):
        return None
    if AFTER.match(rest) and run.endswith(("て/", "で/")):
        return Answer.NOT_ASKED if not rest.rstrip("。/").endswith("/た") else Answer.YES
    said = SAID.match(rest)
    if said:
        left = rest[said.end() :]
        if SAID_NOT.match(left):
            return Answer.NO
        if DOUBTED.match(left):
            return Answer.SUPPOSED
        if re.match(r"(?:た/)?(?:こと/(?:は|が|も)/)", left):
            return Answer.NO if "無い" in left else Answer.PAST
        if not GOES_ON.match(left[len(AUXILIARY.match(left).group()) :]):  # type: ignore[union-attr]  # matches the empty string
            return Answer.SUPPOSED
    if not GOES_ON.match(rest):
        return Answer.SUPPOSED
    if (
        form.acquired
        and not re.search(r"(?<![^/])(?:た|居る|おる|済み)/|(?:て|で|)/$|^$", run)
        and not rest.startswith("、")
    ):
        return Answer.NOT_ASKED
    if form.acquired and not run and "済み/" not in words and not rest.startswith("、"):
        return Answer.NOT_ASKED
    return Answer.YES


def _of_no(form: Form, run: str, rest: str, denied: int) -> Answer | None:
    if QUESTION.match(rest) or NOT_SAID.match(rest) or AHEAD.match(rest):
        return None
    if denied:
        return Answer.UNDECIDED
    if SUPPOSED.match(rest) and not rest.startswith("と/"):
        return Answer.SUPPOSED
    said = SAID.match(rest)
    if said and SAID_NOT.match(rest[said.end() :]):
        return Answer.UNDECIDED
    return form.answer
