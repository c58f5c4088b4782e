"""A text as every reader gets it: folded once, cut once into sentences and quotes, and into words when first asked.

This is the project's one cutter of sentences. Positions are those of the text as it was sent: folding puts one
character for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from jusou_graph.reading.tokens import Token, tokenize

ENDS = frozenset("。！？!?\n\r")
"""Characters that end a sentence."""
BRACKETS = {"「": "」", "『": "』", "(": ")", "〔": "〕", "【": "】"}
QUOTES = frozenset("「『")
_SAID = re.compile(
    r"(?:など)?(?:、|,)?(?:と(?!き|こ|し|な|も(?:に|な))|って(?!い)|との(?!こ)|とのこと|という|といった)"
    r"|\s*(?:。|$|\n|、?(?:言|話|訴|答|返|叫|つぶや|こぼ|うな))"
)
"""What, right after a quote, makes it words that someone says, and not a term."""
_GOES_ON = re.compile(r"\s*(?:$|[。！？!?、,とっなのはがをにもで」』)])")
"""What, behind a quote that ends a sentence of its own, still belongs to the sentence around it."""
_SPOKEN = re.compile(r"[。！？!?…]|[るたてだいねようかんせわれろえけげべめばくぐすつぬぶむなさぞ]$")
"""In what stands in a quote: it is a sentence and no name."""


def _folds() -> dict[int, str]:
    """Full-width letters, digits and marks → half-width; the marks of half-width kana → those that Japanese uses."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    half = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ｡｢｣､･"
    full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン。「」、・"
    return table | dict(zip(map(ord, half), full, strict=True))


_FOLDS = _folds()
_WIDE_COMMA, _WIDE_STOP = re.compile(r"(?<!\d)，|，(?!\d)"), re.compile(r"(?<![\dA-Za-z])．|．(?![\dA-Za-z])")


def fold(text: str) -> str:
    """Text with full-width letters and digits made half-width, one for one: positions stay those of the original.

    「，」 and 「．」 between words, as some offices write them, become 「、」 and 「。」.
    """
    return _WIDE_STOP.sub("。", _WIDE_COMMA.sub("、", text)).translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands between two ends of sentences; ``start`` and ``end`` without the mark that ends it.

    Attributes:
        inside: The quote it is a part of, or None.
    """

    start: int
    end: int
    inside: Quote | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in 「…」 or 『…』.

    Attributes:
        start, end: Where the words stand, without the marks.
        said: They are words that someone says or writes, not a term or a name.
        verb: What follows them in their sentence, from と or って on (「と言っている」), or ``""``.
    """

    start: int
    end: int
    said: bool
    verb: str = ""


@dataclass(frozen=True)
class Text:
    """A text, ready to be read.

    Attributes:
        raw: The text as it was sent.
        folded: The same with letters and digits half-width; every position means both.
        sentences: Sentences in order, none inside a quote; together with their marks they cover the text.
        quotes: Quotes in order, those inside a quote behind it.
        quoted: The sentences inside quotes that are said.
    """

    raw: str
    folded: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    quoted: tuple[Sentence, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the text, cut when they are first asked for; no word crosses the end of a sentence or a quote."""
        cuts = {0, len(self.folded)}
        cuts |= {at for s in self.sentences for at in (s.start, s.end)} | {
            at for q in self.quotes for at in (q.start, q.end)
        }
        ends = sorted(cuts)
        return tuple(token for first, last in pairwise(ends) for token in tokenize(self.folded[first:last], first))

    @cached_property
    def _token_starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    def token_at(self, at: int) -> int:
        """Number of the word in which a character stands."""
        return max(0, bisect_right(self._token_starts, at) - 1)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The words that stand between two places, those cut by them included."""
        if start >= end or not self.tokens:
            return ()
        return self.tokens[self.token_at(start) : self.token_at(end - 1) + 1]

    def token_border(self, start: int, end: int) -> bool:
        """Whether words begin and end where words of the text do, and with a word of their own (no から + だ for からだ).

        The end may stand before the inflection of the last word (苦し in 苦しい, 働いていな in 働いていない), and behind the
        first word of a compound noun.
        """
        if not 0 <= start < end <= len(self.folded):
            return False
        first = self.tokens[self.token_at(start)]
        if first.start != start or first.pos in ("助詞", "助動詞"):
            return False
        last = self.tokens[self.token_at(end - 1)]
        if last.end == end:
            return True
        covered, rest = last.surface[: end - last.start], last.surface[end - last.start :]
        if _is_kana(rest) and covered[-1] > "ん":  # 困 in 困る, 済 in 済み
            return True
        if last.is_noun:  # デイ in デイサービス, never 夫 in 夫婦
            return len(covered) > 1
        return (
            last.inflects
            and _is_kana(rest)
            and (len(covered) >= max(1, len(last.lemma) - 1) or rest == "ない" or len(rest) == 1)
        )

    def sentence_at(self, at: int) -> Sentence:
        """The innermost sentence in which a character stands: of a quote that is said, the sentence inside it."""
        for sentence in self.quoted:
            if sentence.start <= at < sentence.end:
                return sentence
        number = bisect_right(self._starts, at) - 1
        return self.sentences[max(0, number)] if self.sentences else Sentence(0, len(self.folded))

    def same_sentence(self, start: int, end: int) -> bool:
        """Whether words between two places cross no end of a sentence and no border of a quote that is said."""
        here = self.sentence_at(start)
        if not (here.start <= start and end <= here.end):
            return False
        return here.inside is not None or not any(
            q.said and q.start < end and start < q.end and not (q.start <= start and end <= q.end) for q in self.quotes
        )


def _is_kana(words: str) -> bool:
    return all("ぁ" <= c <= "ん" for c in words)


def _pairs(folded: str) -> list[tuple[int, int, str]]:
    """Brackets that open and close on one line: position of both and which; an unclosed one is none."""
    found: list[tuple[int, int, str]] = []
    waiting: list[tuple[int, str]] = []
    for at, char in enumerate(folded):
        if char in BRACKETS:
            waiting.append((at, char))
        elif char == "\n":
            waiting.clear()
        elif char in BRACKETS.values():
            for back in range(len(waiting) - 1, -1, -1):
                if BRACKETS[waiting[back][1]] == char:
                    found.append((waiting[back][0], at, waiting[back][1]))
                    del waiting[back:]
                    break
    return sorted(found)


def _cut(folded: str, start: int, end: int, closed: list[tuple[int, int]], inside: Quote | None) -> list[Sentence]:
    """Sentences between two places; marks between brackets that close end none."""
    out, first, at = [], start, start
    jumps = dict(closed)
    while at < end:
        if at in jumps and jumps[at] < end:
            at = jumps[at] + 1
            if folded[at - 2] in ENDS and not _GOES_ON.match(folded, at):
                out.append(Sentence(first, at, inside))
                first = at
            continue
        if folded[at] in ENDS:
            if folded[first:at].strip():
                out.append(Sentence(first, at, inside))
            first = at + 1
        at += 1
    if folded[first:end].strip():
        out.append(Sentence(first, end, inside))
    return out


def _quote(folded: str, start: int, end: int) -> Quote:
    """The quote between two marks: said by someone, or a term."""
    after = folded[end + 1 : end + 40]
    words = folded[start + 1 : end]
    followed = _SAID.match(after)
    said = bool(_SPOKEN.search(words.strip())) and (followed is not None or bool(re.search("[。！？!?]", words)))
    verb = (
        re.split("[。！？!?\n「『]", after)[0] if followed and after.startswith(("と", "って", "など", "、と")) else ""
    )
    return Quote(start + 1, end, said, verb)


def read_text(raw: str) -> Text:
    """Folds a text and cuts it into sentences and quotes.

    Args:
        raw: The text as someone wrote it.

    Returns:
        The text with its sentences and quotes; its words are cut when they are first asked for.
    """
    folded = fold(raw)
    pairs = _pairs(folded)
    closed = [(start, end) for start, end, _ in pairs]
    quotes = tuple(_quote(folded, start, end) for start, end, mark in pairs if mark in QUOTES)
    sentences = _cut(folded, 0, len(folded), closed, None)
    inner = [s for q in quotes if q.said for s in _cut(folded, q.start, q.end, closed, q)]
    inner.sort(key=lambda s: -s.start)
    return Text(raw, folded, tuple(sentences), quotes, tuple(inner), tuple(s.start for s in sentences))
