"""Cuts a text into clauses: a predicate with its auxiliaries as one unit, and what stands before it.

No dependency parse is made: a clause ends where its predicate ends, and says how it is joined to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jusou_graph.reading.predicates import END, NONE, STATES, Change, Tail, head_end
from jusou_graph.reading.text import Quote, Text
from jusou_graph.reading.tokens import Token


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


def _row(tokens: Sequence[Token], quote: Quote | None, number: int, sentence: int) -> list[Clause]:
    """The clauses of one sentence."""
    out: list[Clause] = []
    first = at = 0
    while at < len(tokens):
        behind = head_end(tokens, at)
        if not behind:
            at += 1
            continue
        head = tokens[at]
        state = head.pos in ("形容詞", "形状詞") or (behind == at + 1 and head.is_noun) or head.lemma in STATES
        tail = Tail(tokens, behind, head.lemma, state)
        if head.pos == "形容詞" and head.lemma in NONE:
            tail.add("no", "", at, at)
        if head.form.startswith("命令形") and (behind >= len(tokens) or tokens[behind].surface in ("と", "よ")):
            tail.add("mood", "order", at, at)
        tail.read()
        end = tail.at
        while end < len(tokens) and tokens[end].surface in ("、", ","):
            end += 1
        out.append(
            Clause(
                start=tokens[first].start,
                end=tokens[end - 1].end,
                head=head.start,
                head_end=tokens[behind - 1].end,
                lemma=tail.lemma,
                changes=tuple(tail.changes),
                join=tail.join,
                is_state=tail.state,
                quote=quote,
                number=number + len(out),
                sentence=sentence,
            )
        )
        first = at = end
    if first < len(tokens):
        start, stop = tokens[first].start, tokens[-1].end
        out.append(Clause(start, stop, stop, stop, "", (), END, True, quote, number + len(out), sentence))
    return out


def _without_brackets(tokens: Sequence[Token]) -> list[list[Token]]:
    """The words of a sentence outside its brackets, then those of every bracket."""
    outer: list[Token] = []
    rows, inside = [outer], False
    for token in tokens:
        if token.surface in ("(", ")"):
            if token.surface == "(":
                rows.append([])
            inside = token.surface == "("
        else:
            (rows[-1] if inside else outer).append(token)
    return [row for row in rows if row]


def rows_of(text: Text) -> list[tuple[list[Token], Quote | None]]:
    """The words of every sentence: those of quotes that are said, and of brackets, apart from those around them."""
    said = [q for q in text.quotes if q.said]
    parts = [(s.start, s.end, s.inside) for s in (*text.sentences, *sorted(text.quoted, key=lambda s: s.start))]
    rows: list[tuple[list[Token], Quote | None]] = []
    for start, end, inside in parts:
        inner = [q for q in said if q is not inside and start <= q.start and q.end <= end]
        words = [
            t
            for t in text.tokens_in(start, end)
            if t.surface not in "「」『』" and not any(q.start <= t.start < q.end for q in inner)
        ]
        rows.extend((row, inside) for row in _without_brackets(words))
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
