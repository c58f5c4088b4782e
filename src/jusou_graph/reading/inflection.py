"""Japanese inflection as far as reading needs it: a word of the dictionary found in any of its forms, denied or not.

A verb is its stem and the kana of its row (殴る: 殴ら 殴り 殴る 殴れ 殴ろ 殴っ); what follows (られる, ている, てしまう,
そうだ, ない …) is a chain of auxiliaries that is not taken apart: only whether it ends in a denial is asked.
Source: 学校文法 (五段・一段・サ変・カ変・形容詞).
"""

from __future__ import annotations

import re
from functools import cache

ROWS = {
    "う": "わいうえおっ", "く": "かきくけこいっ", "ぐ": "がぎぐげごい", "す": "さしすせそ", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっ",
}  # fmt: skip
"""Last kana of a 五段 verb → the kana that may stand in its place."""
I_ROW = frozenset("いきぎしちにびみり")
E_ROW_OR_I_ROW = frozenset("いきぎしじちぢにひびみりえけげせぜてでねへべめれ")
CONSONANT_RU = ("切る", "入る", "走る", "帰る", "握る", "蹴る", "減る", "滑る", "焦る", "散る", "陥る", "遮る", "返る", "要る", "知る",
                "かじる", "ねじる", "しゃべる", "喋る", "つねる", "ののしる", "罵る", "さえぎる", "ひねる", "千切る", "裏切る")  # fmt: skip
"""Verbs that end as a 一段 verb does and are 五段."""
VOWEL_RU = ("見る", "出る", "寝る", "着る", "居る", "煮る", "似る", "診る", "看る")
"""Verbs with no kana before る that are 一段."""
AFTER_VOWEL_STEM = "るたてなずらさよまれろそがに、。」んちよ"
AFTER_I_ROW = re.compile(r"[一-龠](?<![続始殺倒飛回込出切合])")
"""A kanji after the い row makes another word (打ち合わせ), save for the second verbs that keep the sense (殴り続ける)."""
NAI = "(?:な(?:い|く|かっ|けれ|さ|そう|が|すぎ)|ず|ん(?=[。、」とのだ])|ねえ|ねぇ)"
I_OF = dict(zip("わかがさたなばまら", "いきぎしちにびみり", strict=True))
"""The denied stem of a 五段 verb → the stem before ます."""
LINK = r"(?:を|は|も|が|に|すら|さえ)?"

CHAIN = (
    r"(?:て|で|い|お|り|ら|れ|さ|せ|たが|たく|た(?=こと)|が|く|も|は|き|こ|み|し|え|け|げ|べ|め|ね|っ|ん(?=で)|よ|う|と"
    r"|もら|くれ|来|出来|でき|る(?=こと)|こと|ま(?=せん)|すら|さえ|つか|ほとんど|まったく|全く|ろくに|[うくすつぬむるぐぶ](?=こと)){0,10}?"
)
NO = r"(?:な(?:い|く|か(?=っ)|け|さ(?=そ)|し(?=[、。で]))|ず(?!っと)|ませ[んぬ]|ぬ(?=[まく。、」])|ざる|ん(?=[。、」と]|の[。、」]|で(?:す|ね|し)))"
DENIED = re.compile(CHAIN + NO)
ABSENT = re.compile(
    r"(?:など|とか|や[^、。]{1,8})?(?:の(?:跡|様子|形跡|気配|心配|こと))?(?:は|も|が|って)?(?:特に|一切|全く|まったく|何も)?(?:な(?:い|く|かっ|さそ|し(?=[、。]))|ありませ|見られな|見当たら)(?!か)"
)
"""A thing that is not there: 暴力はない, けがなどはなさそうだ."""
NOUN_DENIED = re.compile(
    r"(?:の?(?:一つ|ひとつ|かけら|跡|様子|形跡|気配))?(?:[^、。「」てで]{0,8}?(?<![少危でか]))"
    r"(?:な(?:い|く|かっ|し(?=[、。で」]))|せず|ませ[んぬ]|[られかけばまえせ]ず(?!っと)|無[いくし])"
)
"""A thing that is not there or not given: 返事がない, 応答もせず, 連絡が取れない."""


@cache
def stem_of(word: str) -> tuple[str, str]:
    """Stem of a dictionary form and what may follow it, as a regular expression.

    Args:
        word: Dictionary form: a verb (殴る, 反応する, 戻ってくる) or an adjective (苦しい).

    Raises:
        ValueError: The word is neither.
    """
    if word.endswith("する"):
        stem = word[:-2]
        return (stem[:-1], LINK + "[しさすせ]") if stem.endswith("を") else (stem, LINK + "(?:[しさすせ]|でき)")
    if word.endswith(("てくる", "でくる")) or word.endswith("来る"):
        return word[:-2] if word.endswith("くる") else word[:-1], "[くこき来]" if word.endswith("くる") else "(?=.)"
    if word.endswith("ない") and "ぁ" <= word[-3] <= "ん":  # 息ができない: 息ができません, 動かない: 動きません
        polite = I_OF.get(word[-3], word[-3])
        return word[:-3], f"(?:{word[-3]}{NAI}|{polite}ませ[んぬ])"
    if word.endswith("い"):
        return word[:-1], "(?:い|く|かっ|けれ|さ|そう|が|すぎ|み)"
    if (
        word.endswith("る")
        and not word.endswith(CONSONANT_RU)
        and (word[-2] in E_ROW_OR_I_ROW or word.endswith(VOWEL_RU))
    ):
        return word[:-1], f"(?=[{AFTER_VOWEL_STEM}]|$)"
    if word[-1] in ROWS:
        return word[:-1], f"[{ROWS[word[-1]]}]"
    raise ValueError(f"{word} is no dictionary form of a verb or an adjective")


def polite_denial(words: str) -> str:
    """The polite form of a denied verb that is looked for as it stands: 息ができな(い) → 息ができませ(ん).

    Args:
        words: Words of the lexicon.

    Returns:
        The words with ませ, ``""`` where they end in no denied verb.
    """
    stem = words.removesuffix("い")
    if len(stem) < 3 or not stem.endswith("な") or not "ぁ" <= stem[-2] <= "ん":
        return ""
    return f"{stem[:-2]}{I_OF.get(stem[-2], stem[-2])}ませ"


@cache
def _form(follows: str) -> re.Pattern[str]:
    return re.compile(follows)


def inflected_at(word: str, text: str, start: int) -> int:
    """Where the inflected word that begins at ``start`` ends, without its auxiliaries; -1 where it does not stand there."""
    stem, follows = stem_of(word)
    if not text.startswith(stem, start):
        return -1
    m = _form(follows).match(text, start + len(stem))
    if m is None:
        return -1
    if not word.endswith("い") and m.group()[-1:] in I_ROW and AFTER_I_ROW.match(text, m.end()):
        return -1
    return m.end()


def is_denied(text: str, end: int) -> bool:
    """Whether the verb that ends at ``end`` is denied by its auxiliaries (動けない, 食べようとしない)."""
    return bool(DENIED.match(text, end))


def is_absent(text: str, end: int, given: bool) -> bool:
    """Whether the thing named before ``end`` is told not to be there.

    Args:
        text: The text.
        end: Where its name ends.
        given: It is something people give or take (返事, 食事): then any denied verb behind it counts (返事もせず).
    """
    return bool((NOUN_DENIED if given else ABSENT).match(text, end))
