"""Reads the signs of danger in a text: which words of the lexicon stand where, denied or not, told as real or not.

The lexicon (``ontology/thesaurus.ttl``, scheme ``cue``) rests on published lists. A word begins where a word of the
text begins; what is told of an animal or a machine is no sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jusou_graph.reading.danger.forms import read_forms
from jusou_graph.reading.danger.speech import plain, unvoiced
from jusou_graph.reading.danger.told import Frames, Told
from jusou_graph.reading.inflection import inflected_at, is_absent, is_denied, polite_denial, stem_of
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.text import Text
from jusou_graph.reading.tokens import Token
from jusou_graph.reading.word_ends import is_asked_for, is_made_noun, is_meant_smoke, names_a_thing

PEOPLE = frozenset({"baby", "child", "dependent", "elder", "partner", "kin", "stranger"})
"""Who: told once, it holds for what follows."""
CONTEXT = PEOPLE | {"hot", "cold", "estranged"}
"""Who and in what weather: groups that hold for the whole text."""
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
CASE = frozenset("がをにはもでとのへやな")
GRAMMAR = ("助詞", "助動詞", "接頭辞")
"""Parts of speech of one kana that another word may follow."""
GIVEN = frozenset({"answer", "eat", "care", "back", "breath", "stir"})
"""Groups of things that the living give and take: any denied verb behind them is a sign."""
SELF_DENYING = frozenset({"confine", "withheld", "shut-out", "foodless", "no-show", "unseen"})
"""Groups whose words carry their denial themselves (出してもらえ + ない)."""
THOUGHTS = frozenset({"severe", "crisis", "threat", "no-worth", "wishing", "farewell"})
"""Groups whose words are a sign even where they only tell of a thought or a fear."""
NO_PERSON = re.compile(
    r"(?:犬|猫|ネコ|イヌ|ねこ|愛犬|愛猫|ペット|金魚|小鳥|インコ|うさぎ|ウサギ|ハムスター|カラス|鳩|機械|パソコン|スマホ|テレビ|洗濯機|冷蔵庫|エアコン|時計|庭木|枯れ木|大木|電柱|ブロック塀)"
    r"(?:が|は|も|を|に|の(?:声|様子|足|死骸))|(?:玄関|道路|道|庭|畑|屋根|車庫|納屋)(?:が|は|も)"
)
"""An animal or a thing as the one who does or suffers."""
CLAUSE = re.compile("、|ても|でも|のに|ので|から(?!れ)|たら|けど|が(?=[^ぁ-ん])")
"""A border of clauses: behind it someone else may be meant."""
STRIKING = re.compile("(?:叩|たた|殴|なぐ|蹴|刺|踏|切り)")
STRUCK = re.compile(
    r"(?:太鼓|布団|地面|ボール|石|物|木|缶|キーボード|タイヤ|球|リズム|釘|もち|餅|切符|シール|手|門戸|口)を?[^、。をにが]{0,4}$"
)
"""Right before a verb of striking: a thing is struck, and no person."""
WANTED = re.compile("[いっん]?[てで](?:もら(?!え)|ほし|欲し|いただ)")
"""Right behind it: it is done because it is wanted (叩いてもらう)."""
DOOR = re.compile(r"(?:戸|ドア|扉|窓|壁|床|机|テーブル|玄関|門|柱|車|シャッター)を?[^、。をにが]{0,6}$")
"""Right before it: someone rages against the house."""
DEAD = re.compile(
    r"(?:し)?[ただ](?:じさま|ばさま|じい|ばあ|おど|あ[とど]|[とど](?:思|騒|勘)|[父母夫妻兄弟姉妹娘友]|息子|祖[父母]|人の|子の|同僚|遺|主人|彼)|[して]*で[がか]ら|[してで]*(?:亡くなっ|他界|命を落)|[しだた]*(?:遺族|一周忌|三回忌)"
)
"""Right behind words of death: someone else has died, and is no longer in danger."""
PERSON = re.compile(
    r"[父母夫妻兄姉弟妹娘孫嫁婿祖叔伯甥姪私僕俺人方彼女男]|息子|さん|ちゃん|くん|子ども|子供|赤ん坊|者|本人|じい|ばあ"
)


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
            told = words if inflects else [form for word in words for form in (word, polite_denial(word)) if form]
            for word in {spelling for one in told for spelling in spellings(one)}:
                head = stem_of(word)[0] if inflects else word
                found.setdefault(head[:2], []).append((group, word, inflects))
    return found


def _kanji(char: str) -> bool:
    return "一" <= char <= "龠" or char == "々"


def _cut_off(text: str, start: int, end: int, inflects: bool, token: Token, before: Token | None) -> bool:
    """Whether the word is only a piece of a longer one (手 in 手すり, ぶって in かぶって, おどす in おどさん)."""
    if not inflects and end - start == 1:
        return token.end > end
    if not "ぁ" <= text[start] <= "ん":
        return False
    if inflects and token.pos == "名詞" and token.end > end:
        return True
    torn = before is not None and before.end == start and len(before.surface) == 1 and "ぁ" <= before.surface <= "ん"
    return torn and before is not None and before.pos not in GRAMMAR and token.pos not in GRAMMAR


def _names_another(group: str, text: str, start: int, end: int, inflects: bool) -> bool:
    """Whether the word only makes the name of something else (包丁研ぎ, 肩たたき); who someone is stays who they are."""
    if group == "idiom" or group in CONTEXT:
        return False
    if (group == "hit" and is_asked_for(text, start, end)) or is_meant_smoke(text, start):
        return True
    if group in ("hit", "grave-act") and (STRUCK.search(text, max(0, start - 10), start) or WANTED.match(text, end)):
        return STRIKING.match(text, start) is not None
    if group == "back" and text[end - 1] == "れ":  # 帰れない: cannot, not does not
        return True
    return is_made_noun(text, start, end) if inflects else _kanji(text[end - 1]) and names_a_thing(text, end)


def _denied(group: str, text: str, start: int, end: int, inflects: bool) -> bool:
    if group == "answer" and text.endswith("しか", 0, start):  # 「うん」としか答えない: an answer
        return False
    if inflects:
        return is_denied(text, end)
    return group not in CONTEXT | SELF_DENYING and is_absent(text, end, group in GIVEN)


def _words(text: str, begins: dict[int, Token]) -> list[tuple[str, int, int, bool]]:
    heads, found = _lexicon(), []
    kana_text = text.translate(HIRAGANA)
    previous = {token.end: token for token in begins.values()}
    for i in sorted(begins):
        if i >= len(text):
            continue
        char, kana = text[i], kana_text[i]
        candidates = [*heads.get(char, ()), *heads.get(text[i : i + 2], ())]
        if kana != char:
            candidates.extend([*heads.get(kana, ()), *heads.get(kana_text[i : i + 2], ())])
        for group, word, inflects in candidates:
            source = text if "ァ" <= word[0] <= "ヶ" or kana == char else kana_text
            fixed_end = i + len(word) if source.startswith(word, i) else -1
            end = inflected_at(word, source, i) if inflects else fixed_end
            if end < 0 or _cut_off(text, i, end, inflects, begins[i], previous.get(i)):
                continue
            if not _names_another(group, text, i, end, inflects):
                of = (
                    "rage"
                    if group == "hit" and STRIKING.match(text, i) and DOOR.search(text, max(0, i - 10), i)
                    else group
                )
                found.append((of, i, end, _denied(group, text, i, end, inflects)))
    return found


def _of_no_person(text: str, sentence_start: int, start: int) -> bool:
    """Whether the nearest who or what before the words is an animal or a machine."""
    last = None
    for m in NO_PERSON.finditer(text, sentence_start, start):
        last = m
    return (
        last is not None and not PERSON.search(text, last.end(), start) and not CLAUSE.search(text, last.end(), start)
    )


def read_signs(text: Text) -> list[Sign]:
    """All signs of a text in its order; words inside an everyday idiom are no sign."""
    words = plain(text.folded)
    begins = {t.start: t for t in text.tokens}
    found = _words(words, begins)
    if (soft := unvoiced(words)) is not None:
        found = list({*found, *(f for f in _words(soft, begins) if _kanji(words[f[1]]))})
    kana = [(start, end) for _, start, end, _ in found if "ぁ" <= words[start] <= "ん" and words[start] not in CASE]
    idioms = [(start, end) for group, start, end, _ in found if group == "idiom"]
    frames = Frames(words)
    out = []
    for group, start, end, denied in sorted([*found, *read_forms(words)], key=lambda f: (f[1], f[2], f[0])):
        if group == "idiom" or any(s < end and start < e for s, e in idioms):
            continue
        if "ぁ" <= words[start] <= "ん" and any(s < start < e for s, e in kana):  # ぶって in かぶって
            continue
        if group not in CONTEXT and _of_no_person(words, text.sentence_at(start).start, start):
            continue
        told = Told.PAST if group == "die" and DEAD.match(words, end) else frames.told(start, end)
        out.append(Sign(group, start, end, denied, Told.NOW if told is Told.WORRY and group in THOUGHTS else told))
    return out
