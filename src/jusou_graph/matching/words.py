"""Finds everyday words of the thesaurus in a text, with negation, past and hearsay told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jusou_graph.matching.dangers import find_dangers
from jusou_graph.matching.phrases import PLACE_SOUGHT, find_phrases
from jusou_graph.matching.thesaurus import WORDS

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
    r"(?:以前|昔|過去|かつて|\d+年(?:ほど)?前|子どものころ|若いころ|\d0代で|(?<![週月年日]に)一度(?!でも)|(?<=[年月日間])前に)[^。]{0,14}$"
)
AFTER_PAST = re.compile(r"^[^。]{0,12}?(?:時期があ|ことがあ|していたが|ていたが|だったが|たことがある|経験があ)")


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
    """

    key: str
    words: str
    start: int
    end: int
    stop: int = -1
    negated: bool = False
    past: bool = False


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]], tuple[tuple[re.Pattern[str], str], ...]]:
    keys: dict[str, list[str]] = {}
    gapped: list[tuple[re.Pattern[str], str]] = []
    for key, words in WORDS.items():
        for word in words:
            if "…" in word:
                gapped.append((re.compile(GAP.join(map(re.escape, word.split("…")))), key))
            else:
                keys.setdefault(word, []).append(key)
    # A look-ahead finds words that overlap; longest first, so that one place gives its longest word.
    longest = sorted(keys, key=len, reverse=True)
    plain = re.compile("(?=(" + "|".join(map(re.escape, longest)) + "))")
    shorter = {w: _keys_at(w, [k for s in longest if w.startswith(s) for k in keys[s]]) for w in longest}
    return plain, shorter, tuple(gapped)


def _keys_at(word: str, keys: list[str]) -> tuple[str, ...]:
    """Keys of a word and of the shorter words it begins with; 「同意しているか分から…」 is no 「同意し…」."""
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


def _told_for_what(text: str, start: int, end: int, found: list[tuple[str, int, int]]) -> bool:
    """Whether the sentence around a place that is sought says what it is for (何か作れる場所)."""
    first, last = text.rfind("。", 0, start) + 1, text.find("。", end)
    last = last if last >= 0 else len(text)
    return any(key in FOR_WHAT and first <= at < last for key, at, _ in found)


def find_words(text: str) -> list[Found]:
    """All words of the thesaurus in a text, in its order."""
    plain, keys, gapped = _patterns()
    found = [(key, m.start(1), m.end(1)) for m in plain.finditer(text) for key in keys[m.group(1)]]
    found.extend((key, m.start(), m.end()) for pattern, key in gapped for m in pattern.finditer(text))
    found.extend(f for f in find_phrases(text) if f[0] != PLACE_SOUGHT or not _told_for_what(text, f[1], f[2], found))
    found.extend(find_dangers(text))
    out: dict[tuple[str, int], Found] = {}
    for key, start, end in sorted(found, key=lambda f: (f[1], -f[2])):
        words, after, before = text[start:end], text[end : end + 30], text[max(0, start - 24) : start]
        if UNSURE.match(after) or (words[0] in PART_OF and before.endswith(PART_OF[words[0]])):
            continue
        if _of_others(key, words, after):
            continue
        negated = key not in SAYS_NO and not _self_negating(words, after) and bool(NOT_AFTER.match(after))
        negated = negated or (key.startswith("supportNeed:") and bool(NOT_GOING.match(after)))
        past = bool(BEFORE_PAST.search(before)) or bool(AFTER_PAST.match(after))
        shown, number = _whole(text, end), NUMBER.search(before) if words[0] == "年" else None
        first = start - len(number.group()) if number else start
        out.setdefault((key, start), Found(key, text[first:shown], first, shown, end, negated, past))
    return list(out.values())
