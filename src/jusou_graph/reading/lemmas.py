"""A sentence as a row of lemmas with token borders, so that forms are matched whatever the spelling and inflection.

Every token is written as its lemma and a slash (「話してよい」 is ``話す/て/良い/``): a pattern that ends in a slash and
begins behind one never begins or ends inside a token. Conditional, imperative and presumptive forms get a mark.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from jusou_graph.reading.text import Text, read_text
from jusou_graph.reading.tokens import Unit, units

CONDITIONAL = {"だ": "なら", "です": "なら", "た": "たら", "ない": "ない/ば", "ます": "ます/ば"}
SPELLED = {"㈲": "(/有/)", "否": "嫌", "知らせる": "知る/せる", "㈱": "(/株/)", "○": "〇", "〇": "〇"}
MARKS = ("。", "！", "？", "!", "?")
LONGEST_SENTENCE = 400
"""Characters."""
PAUSE = "~"
OPENING, CLOSING = "「『", "」』"


@dataclass(frozen=True, slots=True)
class Lemmas:
    """One sentence.

    Attributes:
        row: The lemmas, each followed by a slash.
        at: Where each lemma begins in ``row``.
        spans: Where each token stands in the text.
        quotes: For every token how deep it stands in quotation marks.
    """

    row: str
    at: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    quotes: tuple[int, ...]

    def token(self, place: int) -> int:
        """The token that stands at a place of the row."""
        return max(bisect_right(self.at, place) - 1, 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words between two places of the row stand in the text."""
        return self.spans[self.token(start)][0], self.spans[self.token(max(end - 1, start))][1]


Rows = tuple[tuple[int, int, Lemmas], ...]
"""Where each sentence of a text begins and ends, and its lemmas."""


def _lemma(token: Unit) -> str:
    lemma = SPELLED.get(token.spelled, token.spelled.replace("/", "／"))
    if lemma == "が" and token.detail == "接続助詞":  # 「同意したが」, not 「母が」
        return "けれど"
    if lemma == "だ" and token.surface in ("で", "に", "な"):
        return token.surface
    if token.form.startswith("仮定形") and lemma in CONDITIONAL:
        return CONDITIONAL[lemma]
    if token.form.startswith("命令形"):
        return f"{lemma}/!"
    if token.form.startswith("意志推量形"):
        return "だろう" if lemma in ("だ", "です") else f"{lemma}/う"
    return lemma


def _pauses(tokens: list[Unit], place: int) -> str:
    """A mark behind a verb that ends its clause by its form alone (「同意し書面も出した」)."""
    token = tokens[place]
    if token.pos not in ("動詞", "助動詞") or not token.form.startswith("連用形") or place + 1 == len(tokens):
        return ""
    ahead, before = tokens[place + 1], tokens[place - 1].pos if place else ""
    free = ahead.pos in ("名詞", "代名詞", "副詞", "接続詞", "連体詞") and ahead.detail != "非自立可能"
    return f"/{PAUSE}" if free and before != "接頭辞" else ""


def _sentences(read: Text) -> list[tuple[int, int]]:
    """Where the sentences of a text stand, each with the mark that ends it."""
    text = read.folded
    return [(s.start, s.end + 1 if text.startswith(MARKS, s.end) else s.end) for s in read.sentences]


def read_rows(raw: str | Text) -> Rows:
    """Every sentence of a text with where it stands, cut into lemmas once for all who read it.

    Args:
        raw: The text, as written or read.
    """
    read = read_text(raw) if isinstance(raw, str) else raw
    text = read.folded
    cut = (part for start, end in _sentences(read) for part in _bearable(text, start, end))
    return tuple((start, end, lemmas(text, start, end)) for start, end in cut)


def _bearable(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence without end in parts, at commas where it has some: patterns over it take time by its length squared."""
    parts = []
    while end - start > LONGEST_SENTENCE:
        comma = text.rfind("、", start, start + LONGEST_SENTENCE)
        stop = comma + 1 if comma > start else start + LONGEST_SENTENCE
        parts.append((start, stop))
        start = stop
    return [*parts, (start, end)]


def lemmas(text: str, start: int = 0, end: int | None = None) -> Lemmas:
    """The lemmas of a sentence.

    Args:
        text: The text, folded.
        start: Where the sentence begins.
        end: Where it ends; None for the end of the text.
    """
    row: list[str] = []
    at: list[int] = []
    spans: list[tuple[int, int]] = []
    quotes: list[int] = []
    depth, length = 0, 0
    tokens = units(text[start:end], start)
    for place, token in enumerate(tokens):
        lemma = f"{_lemma(token)}{_pauses(tokens, place)}/"
        depth = max(0, depth - (token.surface in CLOSING))
        at.append(length)
        spans.append((token.start, token.end))
        quotes.append(depth)
        depth += token.surface in OPENING
        row.append(lemma)
        length += len(lemma)
    return Lemmas("".join(row), tuple(at), tuple(spans), tuple(quotes))
