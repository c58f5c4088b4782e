"""Cuts a text into clauses: a predicate with its auxiliaries as one unit, and what stands before it.

No dependency parse is made: a clause ends where its predicate ends, and says how it is joined to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jusou_graph.reading.modifiers import table
from jusou_graph.reading.text import Quote, Text
from jusou_graph.reading.tokens import Token

END, AND, BUT, SINCE, IF, LIST, NOUN, QUOTED, NOMINAL = (
    "end", "and", "but", "since", "if", "list", "noun", "quoted", "nominal",
)  # fmt: skip
"""How a clause is joined to what follows: not at all, て, が, から, たら, し, as attribute of a noun, と, の or こと."""
JOINS = {
    "が": BUT, "けれど": BUT, "けれども": BUT, "けど": BUT, "のに": BUT, "ものの": BUT, "くせに": BUT, "から": SINCE, "ので": SINCE,
    "ば": IF, "し": LIST, "ながら": AND, "つつ": AND, "たり": LIST, "と": IF,
}  # fmt: skip
NEGATIONS = frozenset({"ない", "ぬ", "ず", "まい"})
STATES = frozenset({"いる", "おる", "ある", "いらっしゃる", "らっしゃる", "てる", "続ける", "つづける", "居る", "とる"})
AUXILIARIES = STATES | frozenset(
    {"しまう", "ちゃう", "くる", "来る", "いく", "行く", "みる", "見る", "くれる", "もらう", "もらえる", "いただく", "頂く", "いただける",
     "くださる", "下さる", "あげる", "やる", "おく", "みせる", "ほしい", "欲しい", "いける", "ゆく", "参る", "まいる"}
)  # fmt: skip
"""Behind て they belong to the predicate."""
SECOND = frozenset(
    {"終わる", "終える", "始める", "続ける", "続く", "すぎる", "過ぎる", "出す", "切る", "かける", "合う", "込む", "直す", "かねる", "きる", "きれる",
     "切れる", "つづける", "はじめる", "だす", "こむ", "回る", "つける", "上がる", "上げる", "がる"}
)  # fmt: skip
"""Right behind the い row of a verb they belong to it."""
POSTPOSITIONS = frozenset(
    {
        "つく",
        "よる",
        "対する",
        "とる",
        "関する",
        "おく",
        "おける",
        "わたる",
        "渡る",
        "際する",
        "つれる",
        "伴う",
        "関わる",
        "かける",
        "因る",
        "通じる",
    }
)
"""Behind に they are no predicate: について, によると."""
DOING = frozenset({"する", "できる", "出来る", "いたす", "致す", "なさる", "為る", "くださる", "下さる"})
COPULA = frozenset({"だ", "です", "じゃ", "である"})


@dataclass(frozen=True, slots=True)
class Change:
    """What one word or phrase behind a predicate adds to it.

    Attributes:
        kind: ``no``, ``past``, ``state``, ``passive``, ``mood``, ``time`` or ``polarity``; ``value`` of the last three.
        start, end: Where it stands.
        id: Entry of the table it comes from, or ``""``.
    """

    kind: str
    value: str
    start: int
    end: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and what stands before it.

    Attributes:
        start, end: Where the clause stands; ``head`` where its predicate begins, ``head_end`` where its auxiliaries do.
        lemma: Dictionary form of the predicate (``"入院"`` of 入院する), or ``""`` where there is none.
        changes: What its auxiliaries say, in their order.
        join: How it is joined to what follows.
        is_state: It tells a state (…ている, an adjective, a noun with だ, ある), not an event.
        quote: The quote it stands in, or None.
        number: Its place among the clauses of the text; ``sentence`` which row of clauses it belongs to.
    """

    start: int
    end: int
    head: int
    head_end: int
    lemma: str
    changes: tuple[Change, ...]
    join: str
    is_state: bool
    quote: Quote | None
    number: int
    sentence: int

    def says(self, kind: str, after: int = -1) -> bool:
        """Whether something of a kind is added behind a place."""
        return any(c.kind == kind and c.start >= after for c in self.changes)

    def denials(self, after: int = -1) -> int:
        """How often the predicate is denied behind a place."""
        return sum(c.kind == "no" and c.start >= after for c in self.changes)

    @property
    def is_past(self) -> bool:
        """Whether it is told in the past form."""
        return self.says("past")


def _is_copula(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun before ``at`` is made a predicate by what stands there."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.pos == "助動詞" and (token.lemma in COPULA or token.lemma == "らしい"):
        adverb = token.surface == "で" and not _denies(tokens, at + 1) and _goes_on(tokens, at + 1)
        return token.surface != "に" and not adverb
    return token.surface == "で" and _denies(tokens, at + 1)


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Whether, behind で, は or も and a form of ある or ない stand."""
    if at < len(tokens) and tokens[at].surface in ("は", "も", "すら", "さえ"):
        at += 1
    return at < len(tokens) and tokens[at].lemma in ("ない", "無い", "ある", "ござる", "ございます")


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause goes on behind で without a break (うつ病で通院している)."""
    return at < len(tokens) and tokens[at].pos not in ("補助記号",)


def _head_end(tokens: Sequence[Token], at: int) -> int:
    """Number of the token behind the predicate that begins at a token; 0 where none begins there."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.pos == "動詞":
        if (
            before
            and before.surface == "に"
            and token.lemma in POSTPOSITIONS
            and after
            and after.surface in ("て", "と", "り", "、", "ば")
        ):
            return 0
        named = token.surface in ("いう", "言う") and after and after.is_noun
        if before and before.surface == "と" and (named or (token.lemma == "する" and after and after.surface == "て")):
            return 0
        return at + 1
    if token.pos == "形容詞":
        return at + 1
    if token.pos == "形状詞" and token.detail == "助動詞語幹":
        return 0
    if token.is_noun:
        if after and after.pos == "動詞" and after.lemma in DOING:
            return at + 2
        if _is_copula(tokens, at + 1):
            return at + 1
        if token.pos == "形状詞" and (after is None or after.pos == "補助記号"):
            return at + 1
    return 0


@dataclass
class _Tail:
    """The auxiliaries of one predicate while they are read."""

    tokens: Sequence[Token]
    at: int
    changes: list[Change]
    join: str = END
    state: bool = False

    def add(self, kind: str, value: str, first: int, last: int, name: str = "") -> None:
        self.changes.append(Change(kind, value, self.tokens[first].start, self.tokens[last].end, name))

    def read(self) -> None:
        while self._table() or self._step():
            pass

    def _follows(self, at: int) -> bool:
        """Whether a denial or ある stands at a token, so that a link before it belongs to the predicate."""
        if at < len(self.tokens) and self.tokens[at].surface in ("特に", "まったく", "全く", "一切", "何も", "まだ"):
            at += 1
        return at < len(self.tokens) and (
            self.tokens[at].lemma
            in NEGATIONS | {"無い", "ある", "た", "ます", "です", "だ", "られる", "れる", "いる", "おる", "思う"}
        )

    def _table(self) -> bool:
        """Reads the longest entry of the table that begins here."""
        if self.at >= len(self.tokens):
            return False
        found = table().longest("after", self.tokens, self.at)
        if found is None:
            return False
        modifier, end = found
        if modifier.is_link:
            if modifier.id == "links" and not self._follows(end) and self.tokens[end - 1].lemma not in COPULA:
                return False
            self.at = end
            return True
        if self.tokens[self.at].lemma == "た":
            self.add("past", "", self.at, self.at)
        for kind, value in modifier.says.items():
            self.add(kind, value, self.at, end - 1, modifier.id)
        self.at = end
        return True

    def _step(self) -> bool:
        """Reads one auxiliary; False where the predicate ends."""
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        if token.pos == "助動詞":
            return self._auxiliary(token)
        if token.pos == "助詞":
            return self._particle(token)
        last = self.tokens[self.at - 1]
        if token.pos == "動詞" and token.lemma in DOING and last.is_noun:  # …ではないかと心配 + している
            self.at += 1
            return True
        if token.pos == "動詞" and last.pos == "動詞" and last.form.startswith("連用形") and token.lemma in SECOND:
            self.at += 1
            return True
        if token.pos == "形容詞" and last.form.startswith("連用形") and last.pos in ("形容詞", "助動詞"):
            if token.lemma in ("ない", "無い"):
                self.add("no", "", self.at, self.at)
            self.at += 1
            return token.lemma in ("ない", "無い")
        if token.lemma in ("ない", "無い", "ある") and last.surface in ("は", "も", "が", "に", "で", "じゃ", "なく"):
            if token.lemma != "ある":
                self.add("no", "", self.at, self.at)
            self.at += 1
            return True
        if token.pos == "接尾辞" or (token.pos == "形状詞" and token.detail == "助動詞語幹"):
            self.at += 1
            return True
        if token.surface == "、":
            self.join = LIST if last.form.startswith(("連用形", "終止形")) or last.pos == "形状詞" else END
            self.at += 1
        elif token.is_noun or token.pos in ("接頭辞", "連体詞"):
            self.join = NOUN
        return False

    def _auxiliary(self, token: Token) -> bool:
        first = self.at
        self.at += 1
        if token.lemma in NEGATIONS:
            self.add("no", "", first, first)
            return True
        if token.lemma in ("た", "だ") and token.form.startswith("仮定形"):
            self.join = IF
            if self.at < len(self.tokens) and self.tokens[self.at].surface == "ば":
                self.at += 1
            return False
        if token.lemma == "た":
            self.add("past", "", first, first)
        elif token.lemma in ("れる", "られる"):
            self.add("passive", "", first, first)
        elif token.lemma == "てる":
            self.state = True
        elif token.lemma in ("う", "よう"):
            self.add("time", "plan", first, first)
        elif token.lemma == "だ" and token.surface == "で" and not _denies(self.tokens, self.at):
            self.join = AND
            return False
        elif token.lemma == "だ" and token.surface == "に":
            return False
        elif token.lemma == "だ" and token.surface == "で":
            self.at += self.tokens[self.at].pos == "助詞"
        return True

    def _particle(self, token: Token) -> bool:
        nxt = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if token.surface in ("て", "で") and token.detail in ("接続助詞", "格助詞"):
            return self._te(token)
        if token.surface in ("は", "も", "すら", "さえ") and nxt and nxt.lemma in ("ない", "無い", "する", "ある"):
            self.at += 1
            if nxt.lemma in ("する", "ある"):
                self.at += 1
            return True
        if token.surface == "の" and token.detail == "準体助詞":
            if nxt and nxt.surface in ("で", "に") and not _denies(self.tokens, self.at + 2):
                self.join = SINCE if nxt.surface == "で" else BUT
                self.at += 2
            else:
                self.join = NOMINAL
                self.at += 1
            return False
        if token.surface in ("と", "って") and token.detail in ("格助詞", "副助詞"):
            self.join = QUOTED
            self.at += 1
            return False
        if token.surface in JOINS and token.detail in ("接続助詞", "副助詞"):
            self.join = JOINS[token.surface]
            self.at += 1
            return False
        if token.detail == "終助詞" or token.surface == "か":
            if token.surface == "か":
                self.add("mood", "question", self.at, self.at)
            elif token.surface == "な" and self.tokens[self.at - 1].pos == "動詞":
                self.add("no", "", self.at, self.at)
                self.add("mood", "order", self.at, self.at)
            self.at += 1
            return True
        return False

    def _te(self, token: Token) -> bool:
        """Behind て: an auxiliary (いる, くれる, も いい), or the end of the clause."""
        at = self.at + 1
        linked = at < len(self.tokens) and self.tokens[at].surface in ("は", "も", "さえ", "すら", "ばかり", "から")
        if linked and self.tokens[at].surface != "から":
            at += 1
        nxt = self.tokens[at] if at < len(self.tokens) else None
        if nxt and nxt.lemma in AUXILIARIES and nxt.pos in ("動詞", "形容詞", "助動詞"):
            self.state = self.state or nxt.lemma in STATES
            self.at = at + 1
            return True
        if nxt and nxt.lemma in ("ない", "無い") and linked:
            self.at = at
            return True
        self.join = IF if linked and self.tokens[at - 1].surface in ("も", "は") else AND
        self.at = at
        return False


def _row(tokens: Sequence[Token], quote: Quote | None, number: int, sentence: int) -> list[Clause]:
    """The clauses of one sentence."""
    out: list[Clause] = []
    first = at = 0
    while at < len(tokens):
        behind = _head_end(tokens, at)
        if not behind:
            at += 1
            continue
        head = tokens[at]
        tail = _Tail(tokens, behind, [])
        tail.state = head.pos in ("形容詞", "形状詞") or (behind == at + 1 and head.is_noun) or head.lemma in STATES
        if head.pos == "形容詞" and head.lemma in ("ない", "無い"):
            tail.add("no", "", at, at)
        if head.form.startswith("命令形") and (
            behind >= len(tokens) or tokens[behind].surface in ("と", "。", "」", "よ")
        ):
            tail.add("mood", "order", at, at)
        tail.read()
        end = max(tail.at, behind)
        while end < len(tokens) and tokens[end].pos == "補助記号" and tokens[end].surface in ("、", ","):
            end += 1
        out.append(
            Clause(
                tokens[first].start,
                tokens[end - 1].end,
                head.start,
                tokens[behind - 1].end,
                head.lemma,
                tuple(tail.changes),
                tail.join,
                tail.state,
                quote,
                number + len(out),
                sentence,
            )
        )
        first = at = end
    if first < len(tokens):
        start, stop = tokens[first].start, tokens[-1].end
        out.append(Clause(start, stop, stop, stop, "", (), END, True, quote, number + len(out), sentence))
    return out


def rows_of(text: Text) -> list[tuple[list[Token], Quote | None]]:
    """The words of every sentence: of quotes that are said and of brackets apart from those around them."""
    said = [q for q in text.quotes if q.said]
    parts = [(s.start, s.end, s.inside) for s in (*text.sentences, *sorted(text.quoted, key=lambda s: s.start))]
    rows = []
    for start, end, inside in parts:
        inner = [q for q in said if q is not inside and start <= q.start and q.end <= end]
        rows.append(
            (
                [
                    t
                    for t in text.tokens_in(start, end)
                    if t.surface not in "「」『』" and not any(q.start <= t.start < q.end for q in inner)
                ],
                inside,
            )
        )
    return rows


def clauses_of(text: Text) -> tuple[Clause, ...]:
    """The clauses of a text, sentence by sentence, those of quotes behind all others.

    Args:
        text: The text, read.

    Returns:
        Clauses; what stands behind the last predicate of a sentence is a clause without one.
    """
    kept: tuple[Clause, ...] | None = getattr(text, "_clauses", None)
    if kept is None:
        found: list[Clause] = []
        for number, (tokens, quote) in enumerate(rows_of(text)):
            found.extend(_row(tokens, quote, len(found), number))
        kept = tuple(found)
        object.__setattr__(text, "_clauses", kept)
    return kept
