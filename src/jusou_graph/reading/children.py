"""Reads children that a text only counts (「子どもが2人」): under age as far as is told, their ages unknown."""

from __future__ import annotations

import re

from jusou_graph.japanese.numerals import parse_number
from jusou_graph.reading.people import Mention

SPOKEN = {"ひとり": 1, "ふたり": 2}
CHILD = r"(?:お子さん|お子さま|子ども|子供|こども|(?<![一-龠ァ-ヶぁ-んー])子|(?<=[とや、])子)(?!ども?会|育て|食堂|連れ|だけ)"
NUMBER = r"(?:[1-9一二三四五六七八九]人|ひとり|ふたり)(?!以上|以下|目|[一ひ１1]|で(?:留守|い|遊|泣))"
COUNTED = re.compile(
    rf"{CHILD}(?:が|は|も|の)?(?P<after>{NUMBER})|(?P<before>{NUMBER})の{CHILD}(?!の(?:面倒を見る仕事|会))"
)
NOT_THEIRS = re.compile(
    r"(?:近所|隣|となり|よそ|他人|ほか|他|知らない|友だち|友人|クラス|地域|園|学校|妹|弟|兄|姉|親戚)の$"
)
"""Before the words: the children are not of the household."""
GROWN = re.compile(
    r"独立|県外|市外|町外|遠方|成人|社会人|嫁|就職|結婚|大人|巣立|別に暮ら|別居|離れて|東京|仙台|疎遠|亡く|いるが、?(?:頼|会)|元(?:夫|妻)(?:が|の)"
)
"""In the sentence: grown up, or living elsewhere."""
OLD_PARENT = 60
"""Someone of this age or older who counts children most likely counts grown ones."""
CHILD_NAMES = ("長男", "長女", "次男", "次女", "三男", "三女", "息子", "娘")


def _number(words: str) -> int:
    return SPOKEN.get(words) or parse_number(words.removesuffix("人"))


def counted_children(text: str, mentions: list[Mention]) -> list[Mention]:
    """The children that a text counts and does not name, as one mention with their number; nothing where it is open.

    Args:
        text: The text.
        mentions: People read from it: children named there are not counted twice, and next to old people alone
            children are taken for grown ones.
    """
    ages = [m.age for m in mentions if m.age is not None]
    unnamed = any(m.age is None and m.relation in CHILD_NAMES for m in mentions)
    if unnamed or (ages and min(ages) >= OLD_PARENT):
        return []
    named = sum(m.until is not None and m.until < 18 for m in mentions)
    for found in COUNTED.finditer(text):
        start, end = found.span()
        sentence = text[text.rfind("。", 0, start) + 1 : text.find("。", end) if "。" in text[end:] else len(text)]
        taken = any(m.start < end and start < m.end for m in mentions)
        if taken or NOT_THEIRS.search(text[max(0, start - 5) : start]) or GROWN.search(sentence):
            continue
        number = _number(found["after"] or found["before"]) - named
        return (
            [Mention("ほかの子ども" if named else "子ども", None, 17, start, end, number=number)] if number > 0 else []
        )
    return []
