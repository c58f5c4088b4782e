"""Finds everyday words of the thesaurus in a text, with negation, past and hearsay told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jusou_graph.reading.asserting import assertion_at
from jusou_graph.reading.assertion import Assertion, Mood, Polarity, Time
from jusou_graph.reading.danger import Danger
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.phrases import PLACE_SOUGHT, find_phrases
from jusou_graph.reading.text import Text, read_text

GAP = "[^。]{0,12}?"
"""What 「…」 in a word of the thesaurus stands for."""

NOT_CERTIFIED = re.compile(
    r"\d?(?:認定|の認定|の申請|の区分)?(?:は|が|を|も)?[（(：:・]?(?:まだ)?(?:未|非該当|申請(?:中|前|して(?:い)?な|はまだ)|受けて(?:い)?な|な[いし]|無|予定)"
)
"""After 要介護, 要支援: no such level has been given."""

STEM_ENDS = frozenset("かがさざただなばまらわえけげせぜてでねべめれ")
"""Last character of a verb that 「ない」 follows directly: the verb was entered for its negative form."""

SAYS_NO = frozenset(
    {"sign:consentRefused", "sign:consentUnclear", "sign:consentGiven", "sign:noTrouble", "circumstance:refusesSupport",
     "circumstance:unreached", "circumstance:noServices", "circumstance:noDisability", "circumstance:betweenSystems"}
)  # fmt: skip
"""Keys whose words say no themselves, or are not undone by a 「ない」 that follows (話してもらって構わない)."""


LINKED = re.compile(r"[^。、]{0,8}?(?:こと|わけ|訳|はず|つもり)(?:は|も|が|で|じゃ)")
"""A denial of the whole (手を上げることはない), not the 「ない」 a word is known by."""
NO_FOLLOWS = re.compile(r"な(?:い|く|かっ|けれ)|ず|ませ[んぬ]")
STATES = frozenset(
    {"circumstance:employed", "circumstance:inEmploymentSupport", "circumstance:publicAssistance", "circumstance:livingAlone",
     "circumstance:coupleOnly", "circumstance:usesWelfareServices", "circumstance:frail", "circumstance:disability"}
)  # fmt: skip
"""What someone may only wish for: then it is not so."""
KNOWN_BY_NO = ("足の踏み場",)
"""Nouns that are a sign of trouble where they are denied."""
SOUGHT = ("supportNeed:", "activity:", "circumstance:supporter")
"""What is told as a wish or as what would do (集まる場があれば)."""

NOT_GOING = re.compile(
    r"^[^。、]{0,10}?(?:出ず|出な(?:い|く)|来な(?:い|く)|来ず|行かな(?:い|く)|行かず|顔を出さな|顔を出さず|参加しな|加わらな)"
)
"""After a place or company: the person keeps away from it, which is no wish for it (集まりにも店にも出ず)."""

OTHERS = re.compile(r"^の?(?:人|方|お年寄り|高齢者|世帯|家庭|手伝い)(?:が|は|の|を|に|も|へ|たち|向け|や|など)")
"""After a circumstance: it is told of people in general (一人暮らしの人が亡くなって)."""

TO_THE_DESK = re.compile(
    r"(?:って|い|いで|われて)?(?:一緒に)?[^。、]{0,4}?(?:来所|来庁|来談|来られ|来て|来た|窓口|相談に)"
)
"""After 付き添: whoever came along to the desk, which is no care."""

FOR_WHAT = frozenset({"supportNeed:creativeActivity", "supportNeed:parentChildPlace", "supportNeed:workStep"})

WORRIED = "Worry"
"""End of the keys of words that tell of a worry about what another key stands for."""

COST = ("代", "費", "料")
"""After a thing: what it costs is meant, not the thing (灯油代)."""

NUMBER = re.compile(r"[\d一二三四五六七八九十数何]+$")
"""How many years, before a word that begins with 年: shown with it."""

KANA = re.compile("[ぁ-ん]")
TAIL = re.compile("[ぁ-ん]{0,4}?(?=[、。「」]|[^ぁ-ん]|$)|")


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the thesaurus found in the text.

    Attributes:
        key: ``scheme:code`` it stands for.
        words: The words as written, with the kana that inflect them; ``start`` and ``end`` where they stand.
        stop: End of the word of the thesaurus itself.
        negated: The text says that it does not hold.
        past: The text speaks of an earlier time.
        judged: Whether it tells of now was judged where it was found.
        experience: Told as an experience someone has (ひきこもり経験のある): of the past, too.
    """

    key: str
    words: str
    start: int
    end: int
    stop: int = -1
    negated: bool = False
    past: bool = False
    judged: bool = False
    experience: bool = False


@cache
def _patterns() -> tuple[dict[str, list[str]], dict[str, tuple[str, ...]], tuple[tuple[re.Pattern[str], str], ...]]:
    """First two characters → words, longest first; word → keys, those of the words it begins with included; gapped words.

    Built in one pass for all callers: every word looks up its own beginnings, instead of being held against all others.
    """
    keys: dict[str, list[str]] = {}
    gapped: list[tuple[re.Pattern[str], str]] = []
    for key, words in lexicon().words.items():
        for word in words:
            if "…" in word:
                gapped.append((re.compile(GAP.join(map(re.escape, word.split("…")))), key))
            else:
                keys.setdefault(word, []).append(key)
    begins: dict[str, list[str]] = {}
    for word in sorted(keys, key=len, reverse=True):
        begins.setdefault(word[:2], []).append(word)
    all_keys = {
        word: _keys_at([key for end in range(len(word), 0, -1) for key in keys.get(word[:end], ())]) for word in keys
    }
    return begins, all_keys, tuple(gapped)


def _plain_words(text: str, begins: dict[str, list[str]]) -> list[tuple[str, int]]:
    """The longest word of the thesaurus at every place of a text where one stands; words may overlap."""
    found = []
    for at in range(len(text)):
        candidates = begins.get(text[at : at + 2], ())
        word = next((w for w in candidates if text.startswith(w, at)), None) or next(
            iter(begins.get(text[at], ())), None
        )
        if word:
            found.append((word, at))
    return found


def _keys_at(keys: list[str]) -> tuple[str, ...]:
    """Keys of a word and of the shorter words it begins with; 「同意しているか分から…」 is no 「同意し…」."""
    if any(WORRIED in key for key in keys):  # 「認知症かも…」 is no 「認知症」
        keys = [k for k in keys if f"{k}Worry" not in keys]
    doubt = {"sign:consentUnclear", "sign:consentRefused"} & set(keys)
    return tuple(k for k in dict.fromkeys(keys) if not (doubt and k == "sign:consentGiven"))


def _whole(text: str, end: int) -> int:
    """End of the word with the kana that inflect it, for showing."""
    if not KANA.match(text[end - 1]):
        return end
    return end + len(TAIL.match(text[end:]).group())  # type: ignore[union-attr]  # the pattern matches the empty string


def _of_others(key: str, words: str, after: str) -> bool:
    """Whether the words stand there for something else: other people, a cost, a job held before, coming along to the desk."""
    if key == "circumstance:livingAlone":
        return bool(OTHERS.match(after.removeprefix("の")) or (words.endswith("の") and OTHERS.match(after)))
    if key.startswith(("supportNeed:", "activity:")):
        return after.startswith(COST)
    if key == "concern:care" and words.startswith("付き添"):
        return bool(TO_THE_DESK.match(after))
    return key == "concern:jobSearch" and words == "就職" and after.startswith(("した", "して"))


def _not_certified(words: str, after: str) -> bool:
    """Whether a level of care is named that has not been given (要介護（未申請）): nothing is known of the person then."""
    return words.startswith(("要介護", "要支援")) and bool(NOT_CERTIFIED.match(after))


def _told_for_what(text: Text, start: int, found: list[tuple[str, int, int]]) -> bool:
    """Whether the sentence around a place that is sought says what it is for (何か作れる場所)."""
    here = text.sentence_at(start)
    return any(key in FOR_WHAT and here.start <= at < here.end for key, at, _ in found)


def _fits_the_words(text: Text, start: int, end: int, exact: bool) -> bool:
    """Whether words begin where a word of the text does, end with one where they must, and cross no sentence or quote."""
    if not text.same_sentence(start, end):
        return False
    if exact:
        return text.token_border(start, end)
    return text.tokens[text.token_at(start)].start == start


def _is_no_fact(key: str, said: Assertion) -> bool:
    """Whether it is only supposed, ordered or told in a story; a state that is only wished for is none either."""
    if key.startswith(("danger:", "sign:consent")) or key in SAYS_NO:
        return False
    unreal = {Mood.CONDITIONAL, Mood.STORY, Mood.ORDER} - ({Mood.CONDITIONAL} if key.startswith(SOUGHT) else set())
    return said.mood in unreal or (key in STATES and said.mood is Mood.WISH)


def _is_denied(key: str, words: str, after: str, said: Assertion) -> bool:
    """Whether the text denies it; a word known by the 「ない」 behind it (仕事が続か, 眠れて) is meant where that stands."""
    if key in SAYS_NO or key.startswith("sign:consent"):
        return False
    denied = said.polarity is Polarity.DENIED
    if words in KNOWN_BY_NO:
        return not denied
    if words[-1] in STEM_ENDS and key not in STATES and not LINKED.match(after):
        return not denied and bool(NO_FOLLOWS.match(after)) and words[-1] != "か"
    return denied


def find_words(raw: str | Text) -> list[Found]:
    """All words of the thesaurus in a text, in its order.

    Args:
        raw: The text, as written or read.
    """
    begins, keys, gapped = _patterns()
    read = read_text(raw) if isinstance(raw, str) else raw
    text = read.folded
    found = [(key, at, at + len(word)) for word, at in _plain_words(text, begins) for key in keys[word]]
    found = [f for f in found if _fits_the_words(read, f[1], f[2], exact=True)]
    found.extend((key, m.start(), m.end()) for pattern, key in gapped for m in pattern.finditer(text))
    phrases = [(key, read.tokens[read.token_at(start)].start, end) for key, start, end in find_phrases(text)]
    found.extend(f for f in phrases if f[0] != PLACE_SOUGHT or not _told_for_what(read, f[1], found))
    found = [f for f in found if _fits_the_words(read, f[1], f[2], exact=False)]
    out: dict[tuple[str, int], Found] = {}
    for key, start, end in sorted(found, key=lambda f: (f[1], -f[2])):
        words, after, before = text[start:end], text[end : end + 30], text[max(0, start - 24) : start]
        said = assertion_at(read, start, end)
        if said.polarity is Polarity.UNSURE and not key.startswith(("danger:", *SOUGHT)):
            continue
        if _of_others(key, words, after):
            continue
        if (_not_certified(words, after) and key == "circumstance:frail") or _is_no_fact(key, said):
            continue
        negated = _is_denied(key, words, after, said)
        negated = negated or (key.startswith("supportNeed:") and bool(NOT_GOING.match(after)))
        once = said.time is Time.EXPERIENCE
        once = once and not negated
        past = not negated and said.time in (Time.PAST, Time.SETTLED, Time.EXPERIENCE)
        shown, number = _whole(text, end), NUMBER.search(before) if words[0] == "年" else None
        first = start - len(number.group()) if number else start
        out.setdefault((key, start), Found(key, text[first:shown], first, shown, end, negated, past, experience=once))
    return list(out.values())


def danger_found(text: str, danger: Danger) -> Found:
    """A danger heard in a text as words found in it."""
    words = text[danger.start : danger.end]
    return Found(f"danger:{danger.key}", words, danger.start, danger.end, danger.end, judged=True)
