"""Finds everyday words of the thesaurus in a text, with negation, past and hearsay told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from jusou_graph.reading.composition import Danger
from jusou_graph.reading.dangers import find_dangers
from jusou_graph.reading.frames import Frames, Told
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.phrases import PLACE_SOUGHT, find_phrases
from jusou_graph.reading.word_ends import is_asked_for, is_meant_smoke, names_a_thing

GAP = "[^。]{0,12}?"
"""What 「…」 in a word of the thesaurus stands for."""

NOT_AFTER = re.compile(
    r"^(?:[や・と][^、。はもがを]{1,8}|(?:を?した|になった|を受けた)(?=こと|経験))?"
    r"(?:の?(?:問題|様子|診断|心配|こと|必要|利用|経験|予定|気持ち|つもり|申請))?"
    r"(?:に(?:も|は)?|を?も|は|が|では|とは|とも|など|等|を|と)?(?:特に|とくに|まだ|一切|何も|全く|まったく)?"
    r"(?:な(?:い|く|し|かっ)|無(?:い|し)|いな(?:い|く)|ありません|いません|受けていな|受けておらず|おら(?:ず|れ)|おりませ|使っていな|利用していな"
    r"|要らな|いらな|(?:[^。、]{0,10}こと)も?な(?:い|く|し)|思わな|思っていな|考えられな|考えていな|していな|望んでいな)(?!か(?:と|。|、|」|$)|だろうか|でしょうか)"
)
"""What, right after a word, says that it does not hold (「病気や家族の問題はない」)."""

BEFORE_PAST = re.compile(
    r"(?:以前|昔|過去|かつて|\d+年(?:ほど)?前|子どものころ|若いころ|\d0代で|(?<![週月年日]に)一度(?!でも)|(?<=[年月日間])前に)(?!から|以来|より)[^。]{0,14}$"
)
AFTER_PAST = re.compile(r"^[^。]{0,12}?(?:時期があ|ことがあ|していたが|ていたが|だったが|たことがある|経験があ)")


EXPERIENCE = re.compile(
    r"(?:の|を|(?:っ?て|んで)?い?た|した|を?受けた)?(?:経験(?!が?な|は?な|も?な)|体験|(?:こと|時期)(?:の|が)あ(?:る|っ|り))(?!が?続|中)"
)
"""What, right after a state, makes it an experience that someone has (ひきこもり経験のある, ひきこもりを経験した)."""

NOT_REALLY = (
    r"(?!か(?:と|。|、|」|もし|心配|不安|$)|だろうか|でしょうか|わけ|とは(?:い|言)え|といえば|と言えば|ことは?な)"
)
NOT_SO = re.compile(rf"し?く(?:は|も)?(?:な(?:い|かっ|さそ|く(?!な))|ありませ){NOT_REALLY}")
NOT_DOING = re.compile(
    rf"(?:っ|ん|い|し)?[てで](?:は|も)?(?:いな(?:い|く|かっ)|いませ|おら(?:ず|れ)|おりませ){NOT_REALLY}"
)
NOT_TROUBLED = re.compile(rf"[らま](?:な(?:い|く|かっ)|ず(?!に(?:は|い)|っと)){NOT_REALLY}")
TROUBLED = ("困", "悩")
"""What, right after the stem of a state, denies it: 苦し+くない, 借り+ていない, 困+らない."""

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


UNSURE = re.compile(
    r"^[^。、]{0,12}?(?:か|かどうか|のか)(?:どうか)?(?:は|も|、)?(?:まだ)?(?:分から|わから|不明|聞けて|聞いて(?:い)?な|確かめ|知ら|はっきりしな)"
)
"""What, right after a word, says that nobody knows (「手伝いを望んでいるのかは分からない」): neither yes nor no."""

PART_OF: dict[str, tuple[str, ...]] = {"戸": ("雨", "網", "納"), "杖": ("頬",)}
"""A word that is only the end of another one (雨戸を閉め)."""

NOT_GOING = re.compile(
    r"^[^。、]{0,10}?(?:出ず|出な(?:い|く)|来な(?:い|く)|来ず|行かな(?:い|く)|行かず|顔を出さな|顔を出さず|参加しな|加わらな)"
)
"""After a place or company: the person keeps away from it, which is no wish for it (集まりにも店にも出ず)."""

OTHERS = re.compile(r"^の?(?:人|方|お年寄り|高齢者|世帯|家庭|手伝い)(?:が|は|の|を|に|も|へ|たち|向け|や|など)")
"""After a circumstance: it is told of people in general (一人暮らしの人が亡くなって)."""

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


def warm() -> None:
    """Makes the tables and opens the tokenizer ahead of the first text, so that nobody waits for them."""
    _patterns()
    find_words("相談。")


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


def _self_negating(words: str, after: str) -> bool:
    """Whether the word itself carries the 「ない」 it is known by (働いていな, 仕事が続か + ない)."""
    if words.endswith(("な", "ず", "ない", "なく")) or "な" in words[-2:]:
        return True
    return words[-1] in STEM_ENDS and after.startswith(("ない", "なく", "なか", "ず", "ません"))


def _of_others(key: str, words: str, after: str) -> bool:
    """Whether the words stand there for something else: other people, a cost, a job held before."""
    if key == "circumstance:livingAlone":
        return bool(OTHERS.match(after.removeprefix("の")) or (words.endswith("の") and OTHERS.match(after)))
    if key.startswith(("supportNeed:", "activity:")):
        return after.startswith(COST)
    return key == "concern:jobSearch" and words == "就職" and after.startswith(("した", "して"))


def _state_denied(key: str, words: str, after: str) -> bool:
    """Whether the state a stem tells of is denied; many stems are known by their 「ない」, so verbs are taken narrowly."""
    if NOT_SO.match(after) or key.startswith("danger:"):
        return bool(NOT_SO.match(after))
    doing = words[-1] not in STEM_ENDS and bool(NOT_DOING.match(after))
    return doing or (words.endswith(TROUBLED) and bool(NOT_TROUBLED.match(after)))


def _not_certified(words: str, after: str) -> bool:
    """Whether a level of care is named that has not been given (要介護（未申請）): nothing is known of the person then."""
    return words.startswith(("要介護", "要支援")) and bool(NOT_CERTIFIED.match(after))


def _harmless(text: str, start: int, end: int) -> bool:
    """Whether words of danger stand in the name of a thing, or tell of what is done for someone or on purpose."""
    return names_a_thing(text, end) or is_meant_smoke(text, start) or is_asked_for(text, start, end)


def _told_for_what(text: str, start: int, end: int, found: list[tuple[str, int, int]]) -> bool:
    """Whether the sentence around a place that is sought says what it is for (何か作れる場所)."""
    first, last = text.rfind("。", 0, start) + 1, text.find("。", end)
    last = last if last >= 0 else len(text)
    return any(key in FOR_WHAT and first <= at < last for key, at, _ in found)


def find_words(text: str) -> list[Found]:
    """All words of the thesaurus in a text, in its order."""
    begins, keys, gapped = _patterns()
    found = [(key, at, at + len(word)) for word, at in _plain_words(text, begins) for key in keys[word]]
    found.extend((key, m.start(), m.end()) for pattern, key in gapped for m in pattern.finditer(text))
    found.extend(f for f in find_phrases(text) if f[0] != PLACE_SOUGHT or not _told_for_what(text, f[1], f[2], found))
    found.extend(find_dangers(text))
    out: dict[tuple[str, int], Found] = {}
    for key, start, end in sorted(found, key=lambda f: (f[1], -f[2])):
        words, after, before = text[start:end], text[end : end + 30], text[max(0, start - 24) : start]
        if UNSURE.match(after) or (words[0] in PART_OF and before.endswith(PART_OF[words[0]])):
            continue
        if _of_others(key, words, after) or (key.startswith("danger:") and _harmless(text, start, end)):
            continue
        if _not_certified(words, after) and key == "circumstance:frail":
            continue
        negated = key not in SAYS_NO and not _self_negating(words, after)
        negated = negated and (bool(NOT_AFTER.match(after)) or _state_denied(key, words, after))
        negated = negated or (key.startswith("supportNeed:") and bool(NOT_GOING.match(after)))
        once = bool(EXPERIENCE.match(after))
        past = once or bool(BEFORE_PAST.search(before) or AFTER_PAST.match(after))
        shown, number = _whole(text, end), NUMBER.search(before) if words[0] == "年" else None
        first = start - len(number.group()) if number else start
        out.setdefault((key, start), Found(key, text[first:shown], first, shown, end, negated, past, experience=once))
    return list(out.values())


def without_settled_dangers(text: str, found: list[Found]) -> list[Found]:
    """The words found; those of danger that tell of the past, of a story, or of what is settled since, marked as past."""
    if not any(f.key.startswith("danger:") for f in found):
        return found
    frames = Frames(text)
    return [
        replace(f, past=True)
        if f.key.startswith("danger:")
        and (
            frames.told(f.start, f.stop) in (Told.PAST, Told.STORY)
            or frames.is_settled(f.stop, f.key == "danger:missing")
        )
        else f
        for f in found
    ]


def heard_dangers(text: str, dangers: list[Danger]) -> list[Found]:
    """The dangers heard in a text as words found in it."""
    return [
        Found(f"danger:{d.key}", text[d.start : _whole(text, d.end)], d.start, _whole(text, d.end), d.end, judged=True)
        for d in dangers
        if d.heard
    ]
