"""Whose trouble and whose words it is, as far as the grammar of the sentence says: topic, subject, の, に…られる.

Who the person is in the household is decided later; here only the word that names them is found, and whether it names
someone outside it (友人, 近所の人) or someone in a story (テレビで).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jusou_graph.reading.clauses import Clause
from jusou_graph.reading.modifiers import table
from jusou_graph.reading.predicates import NOUN, QUOTED
from jusou_graph.reading.text import Text
from jusou_graph.reading.tokens import Token

_TITLES = frozenset({"さん", "様", "氏", "君", "ちゃん", "たち", "達", "ら", "方"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose it is by the grammar of the sentence.

    Attributes:
        words: The word that names the person (``"長男"``); ``start``, ``end`` where it stands.
        role: ``subject``, ``topic``, ``possessor``, ``noun`` (認知症の母) or ``among`` (近所に…がいる).
        outside: The word names someone outside the household.
    """

    words: str
    start: int
    end: int
    role: str
    outside: bool = False


def _person(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The word for a person that ends at a token and the token it begins with, titles passed over; 同級 + 生 is one."""
    known = table().holders["case"] | table().holders["outside"]
    for last in (at, at - 1 if at > 0 and tokens[at].surface in _TITLES else -1):
        if last < 0:
            continue
        pair = tokens[last - 1].surface + tokens[last].surface if last else ""
        if pair in known:
            return pair, last - 1
        if tokens[last].surface in known or tokens[last].lemma in known:
            return tokens[last].surface, last
    return None


def _holder(tokens: Sequence[Token], at: int, role: str) -> Holder | None:
    """The person named right before a particle; who belongs to someone outside (友人の息子) is outside too."""
    if at >= 0 and tokens[at].surface == ")":
        while at > 0 and tokens[at].surface != "(":
            at -= 1
        at -= 1
    named = _person(tokens, at) if at >= 0 else None
    if named is None:
        return None
    strangers = table().holders["outside"]
    words, back = named
    start, outside = back, words in strangers
    while not outside and back >= 2:
        back -= tokens[back - 1].pos == "接頭辞"
        owner = _person(tokens, back - 2) if back >= 2 and tokens[back - 1].surface == "の" else None
        if owner is None:
            break
        outside, back = owner[0] in strangers, owner[1]
    return Holder(words, tokens[start].start, tokens[at].end, role, outside)


def holder_of(text: Text, clauses: Sequence[Clause], clause: Clause, start: int, end: int) -> Holder | None:
    """Whose the words between two places are.

    Args:
        text: The text.
        clauses: Its clauses.
        clause: The one in which the words stand.
        start: Where they begin.
        end: Where they end.
    """
    row = [c for c in clauses if c.sentence == clause.sentence]
    behind = _behind(text, clause, end)
    if behind and not behind.outside and (among := _among(text, row, behind)):
        return among
    if behind:
        return behind
    tokens = [t for t in text.tokens_in(row[0].start, max(start, row[0].start)) if row[0].start <= t.start < start]
    if tokens and tokens[-1].surface == "の":
        owner = _holder(tokens, len(tokens) - 2, "possessor")
        if owner:
            return owner
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].surface in ("が", "は", "も") and tokens[at].pos == "助詞":
            found = _holder(tokens, at - 1, "topic" if tokens[at].surface != "が" else "subject")
            if found:
                return found
    return _among(text, row, None)


def _among(text: Text, row: Sequence[Clause], behind: Holder | None) -> Holder | None:
    """Those outside among whom someone is told to be, or something to happen (近所に…がいる, 近所で…があった)."""
    there = {"いる", "居る", "おる", "ある", "多い", "住む", "起きる", "起こる", "出る", "続く"}
    if row[-1].lemma not in there:
        return None
    tokens = text.tokens_in(row[0].start, behind.start if behind else row[-1].head)
    strangers = table().holders["outside"]
    for at, (_, after) in enumerate(pairwise(tokens)):
        named = _person(tokens, at)
        if named and named[0] in strangers and after.surface in ("に", "で") and (behind or after.surface == "で"):
            return _holder(tokens, at, "among")
    return None


def _behind(text: Text, clause: Clause, end: int) -> Holder | None:
    """The person whom the words describe: 認知症の母, 働いていない息子."""
    if clause.join is NOUN and end > clause.head:
        tokens = text.tokens_in(clause.end, min(len(text.folded), clause.end + 24))
        first = 0
    else:
        tokens = text.tokens_in(end, min(len(text.folded), end + 24))
        if not tokens or tokens[0].surface != "の":
            return None
        first = 1
    for at in range(first, min(len(tokens), first + 6)):
        if tokens[at].pos == "補助記号":
            return None
        found = _holder(tokens, at, "noun")
        if found:
            return found
        if tokens[at].pos == "助詞" and tokens[at].surface not in ("の", "で"):
            return None
    return None


def speaker_of(text: Text, clauses: Sequence[Clause], clause: Clause) -> str | None:
    """Who says what stands in a clause: the subject of the verb behind 「…」と or と; ``""`` unnamed, None nobody."""
    verbs = table().verbs["say"]
    if clause.quote is not None:
        outer = next((c for c in clauses if c.quote is None and c.start <= clause.quote.end < c.end), None)
        place, row = clause.quote.start, [c for c in clauses if outer and c.sentence == outer.sentence]
    elif clause.join is QUOTED and clause.number + 1 < len(clauses) and clauses[clause.number + 1].lemma in verbs:
        place, row = clause.start, [c for c in clauses if c.sentence == clause.sentence]
    else:
        return None
    if not row:
        return ""
    tokens = [t for t in text.tokens_in(row[0].start, max(place, row[0].start + 1)) if t.start < place]
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].surface in ("が", "は", "も") and (found := _holder(tokens, at - 1, "subject")):
            return found.words
    return ""


def in_story(text: Text, at: int) -> bool:
    """Whether the sentence around a place tells of a film, the news or a lesson (テレビで見た)."""
    here = text.sentence_at(at)
    words = text.tokens_in(here.start, here.end)
    stories = table().holders["stories"]
    return any(t.surface in stories and _tells(words, i) for i, t in enumerate(words))


def _tells(words: Sequence[Token], at: int) -> bool:
    """Whether something is told by what a word for a story names: テレビで…見た, ドラマの話."""
    after = words[at + 1 : at + 3]
    if not after or after[0].surface not in ("で", "の", "に", "を"):
        return False
    if after[0].surface == "の":
        return any(t.surface in ("話", "中", "人", "主人公", "内容", "事件") for t in words[at + 1 : at + 4])
    told = {
        "見る",
        "観る",
        "聞く",
        "聴く",
        "知る",
        "読む",
        "言う",
        "やる",
        "出る",
        "学ぶ",
        "流れる",
        "取り上げる",
        "紹介",
    }
    return any(t.lemma in told for t in words[at + 1 :])
