"""Reads the signs of danger in a sentence: which words of the lexicon stand where, denied or not, told as real or not.

The lexicon (``ontology/thesaurus.ttl``, scheme ``cue``) rests on published lists; numbers (ages, days, amounts) are
read here by their form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jusou_graph.japanese.numerals import parse_number
from jusou_graph.reading.danger_rules import CONTEXT
from jusou_graph.reading.frames import Frames, Told
from jusou_graph.reading.inflection import inflected_at, is_absent, is_denied, stem_of
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.word_ends import is_asked_for, is_made_noun, is_meant_smoke, names_a_thing

CHILD_AGE, ELDER_AGE = 12, 65
AGE = re.compile(r"(\d{1,3}|[〇一二三四五六七八九十百]{1,4})(?:歳|さい|才|になる(?=息|娘|母|父|子|男|女|孫))")
NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("baby", re.compile(r"生後[^。、]{1,6}|[一二三四五六七八九十\d]+[かヶケ]月の(?:子|娘|息子|男|女|孫|赤|乳)|(?<![0-9〇一二三四五六七八九十百])(?:0|〇|零)歳")),
    ("child", re.compile(r"(?<![大一-龠])[小中高][1-6一二三四五六]|[一二三四五六1-6]年生|(?:年少|年中|年長)の|高校生|中学生")),
    ("late", re.compile(r"もう(?:夜の)?(?:[89]|1\d|2\d|八|九|十|十一|十二)時")),
    ("hot", re.compile(r"(?:3[2-9]|三十[二三四五六七八九]|4[0-3]|四十[一二]?)度(?!の熱|台の熱|の高熱)")),
    ("elder", re.compile(r"[6-9]0代|[六七八九]十(?:代|の(?:母|父|祖|夫|妻|女|男)|を過ぎ|近い)")),
    ("days", re.compile(
        r"(?:[二三四五六七八九十数何]+|[2-9]|\d{2,})日(?:間|も|前から|ほど|余り|以上|続|目|分|で(?!も)|た|と(?!の)|ば|(?<=[うこでる][二三四五六七八九十2-9]日)、|(?=[食飲閉帰何替姿連寝立動学返眠起戻出開入]))"
        r"|(?:[一二三四五六七八数何\d]+)週間|おととい|一昨日|一昨夜|(?:先週|週末|[月火水木金土日]曜|盆|正月|先々?月|先月)から|何日|数日|ここ(?:二|三|数|2|3)日"
        r"|十日|二十日|(?:[二三四五六七八九十]|[2-9]|\d\d)(?:晩|食)")),
    ("much", re.compile(
        r"(?:[六七八九十百何数]|\d\d+|[6-9])+(?:錠|粒|カプセル)|(?:[二三四五六七八九十百何数]|\d+)+(?:シート|包み)|[一二三四五\d]+(?:びん|瓶|箱|袋|シート|本)|(?:[二三四五六七八九十何数\d]+)(?:週間|日|か月|回|週)分")),
)  # fmt: skip
SPELLINGS = (
    ("込", "こ"), ("上が", "あが"), ("掛け", "かけ"), ("押さえ", "おさえ"), ("叩", "たた"), ("殴", "なぐ"), ("震え", "ふるえ"),
    ("揺", "ゆ"), ("縛", "しば"), ("塞", "ふさ"), ("怒鳴", "どな"), ("溺れ", "おぼれ"), ("動け", "うごけ"), ("匂", "にお"),
    ("臭", "くさ"), ("つけ", "付け"), ("くり返", "繰り返"), ("けが", "ケガ"), ("ごみ", "ゴミ"), ("くすり", "クスリ"), ("食べ", "たべ"),
    ("出来", "でき"), ("無", "な"), ("倒れ", "たおれ"), ("逃げ", "にげ"), ("隠", "かく"), ("探", "捜"), ("追い", "おい"),
)  # fmt: skip
"""Kanji and kana that one writes for the other."""
SHORT = 2
"""Words of one or two characters are looked at with their neighbours, so that they are no part of another word."""
HIRAGANA = {c: c - 0x60 for c in range(ord("ァ"), ord("ヶ"))}
PARTICLES = frozenset("はがもをにでとのへやくてずりらないたる、。「」（）・ ")
GIVEN = frozenset({"answer", "eat", "care", "back", "breath", "stir"})
"""Groups of things that the living give and take: any denied verb behind them is a sign."""
THOUGHTS = frozenset({"crisis", "threat", "no-worth", "wishing", "farewell"})
"""Groups whose words are a sign even where they only tell of a thought or a fear."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of one group of the lexicon in a text.

    Attributes:
        group: Group of the lexicon (``"breath"``); ``denied`` whether the words are denied (息をしていない).
        start, end: Where the words stand, without auxiliaries.
        told: Whether they tell of now, of a worry, of the past ….
    """

    group: str
    start: int
    end: int
    denied: bool
    told: Told


def spellings(word: str) -> list[str]:
    """The word, and the word with each of its kanji that are often written in kana (座り込む, 座りこむ)."""
    out = [word]
    for kanji, kana in SPELLINGS:
        out.extend([w.replace(kanji, kana) for w in out if kanji in w and len(w) > SHORT])
    return out


@cache
def _lexicon() -> dict[str, list[tuple[str, str, bool]]]:
    """First two characters, or the one of a shorter head → words that begin with them: group, word, inflected or not."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for table, inflects in ((lexicon().inflected, True), (lexicon().fixed, False)):
        for group, words in table.items():
            for word in {spelling for one in words for spelling in spellings(one)}:
                head = stem_of(word)[0] if inflects else word
                found.setdefault(head[:2], []).append((group, word, inflects))
    return found


def _kanji(char: str) -> bool:
    return "一" <= char <= "龠" or char == "々"


def _part_of_another(text: str, start: int, end: int, inflects: bool) -> bool:
    """Whether a short word is only a piece of a longer one (手 in 手続き, けが in だけが, さわる in 差しさわる)."""
    before, after, short = text[start - 1 : start], text[end : end + 1], end - start <= SHORT and not inflects
    if _kanji(text[start]):
        if inflects or not short:
            return False
        if end - start == 1:
            return bool((before and _kanji(before)) or (after and _kanji(after)))
        return not _kanji(text[start + 1]) and bool(before) and _kanji(before)
    if not (short or inflects) or not "ぁ" <= text[start] <= "ん" or not before:
        return False
    return _kanji(before) if short and _kanji(before) else "ぁ" <= before <= "ん" and before not in PARTICLES


def _names_another(group: str, text: str, start: int, end: int, inflects: bool) -> bool:
    """Whether the word only makes the name of something else (包丁研ぎ, 肩たたき); who someone is stays who they are."""
    if group == "idiom" or group in CONTEXT:
        return False
    if (group == "hit" and is_asked_for(text, start, end)) or is_meant_smoke(text, start):
        return True
    return is_made_noun(text, start, end) if inflects else _kanji(text[end - 1]) and names_a_thing(text, end)


def _numbers(text: str) -> list[tuple[str, int, int, bool]]:
    found = [(group, m.start(), m.end(), False) for group, pattern in NUMBERS for m in pattern.finditer(text)]
    for m in AGE.finditer(text):
        years = parse_number(m[1])
        group = "baby" if years == 0 else "child" if years <= CHILD_AGE else "elder" if years >= ELDER_AGE else ""
        if group:
            found.append((group, m.start(), m.end(), False))
    return found


def _words(text: str) -> list[tuple[str, int, int, bool]]:
    lexicon, found = _lexicon(), []
    plain = text.translate(HIRAGANA)
    for i, (char, kana) in enumerate(zip(text, plain, strict=True)):
        candidates = [*lexicon.get(char, ()), *lexicon.get(text[i : i + 2], ())]
        if kana != char:
            candidates.extend([*lexicon.get(kana, ()), *lexicon.get(plain[i : i + 2], ())])
        for group, word, inflects in candidates:
            source = text if "ァ" <= word[0] <= "ヶ" or kana == char else plain
            if inflects:
                end = inflected_at(word, source, i)
                if end < 0:
                    continue
            elif source.startswith(word, i):
                end = i + len(word)
            else:
                continue
            if _part_of_another(text, i, end, inflects) or _names_another(group, text, i, end, inflects):
                continue
            denied = is_denied(text, end) if inflects else group not in CONTEXT and is_absent(text, end, group in GIVEN)
            if denied and group == "answer" and text.endswith("しか", 0, i):  # 「うん」としか答えない: an answer
                denied = False
            found.append((group, i, end, denied))
    return found


def read_signs(text: str) -> list[Sign]:
    """All signs of a text in its order; words inside an everyday idiom are no sign."""
    found = _words(text)
    idioms = [(start, end) for group, start, end, _ in found if group == "idiom"]
    frames = Frames(text)
    out = []
    for group, start, end, denied in sorted([*found, *_numbers(text)], key=lambda f: (f[1], f[2], f[0])):
        if group != "idiom" and not any(s < end and start < e for s, e in idioms):
            told = frames.told(start, end)
            out.append(Sign(group, start, end, denied, Told.NOW if told is Told.WORRY and group in THOUGHTS else told))
    return out
