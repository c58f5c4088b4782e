"""The table of words that change what is said with another word: denials, doubts, wishes, times (``ontology/modifiers.json``).

The table is data: what triggers, in which direction, how far, and what ends it. Here it is made into a tree of words
once, so that a look-up costs no more than the words it reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from jusou_graph import resources
from jusou_graph.reading.tokens import Token

NAI = (("ない",), ("無い",), ("ます", "ぬ"), ("ある", "ます", "ぬ"), ("ぬ",), ("ず",), ("ません",), ("まい",))
"""The ways to say no that ``NAI`` stands for in the table."""
HEARD_SOU = "そう/heard"
"""そう behind a finished predicate (亡くなったそうだ), told from そう of what it looks like (亡くなりそうだ)."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """One entry of the table.

    Attributes:
        id: Its name; ``direction`` after, noun or before.
        says: What it changes: ``mood``, ``time``, ``polarity`` → value, or ``link``.
        scope: predicate, clause or sentence; ``end`` what ends it earlier, or ``""``.
    """

    id: str
    direction: str
    says: dict[str, str]
    scope: str
    end: str = ""

    @property
    def is_link(self) -> bool:
        """Whether it is only passed over."""
        return "link" in self.says


@dataclass
class _Node:
    then: dict[str, _Node] = field(default_factory=dict)
    modifier: Modifier | None = None


@dataclass(frozen=True)
class Table:
    """The table, ready to be looked up.

    Attributes:
        trees: Direction → tree of words.
        verbs: Class (exist, settle, say …) → dictionary forms.
        holders: case, outside, stories → words.
    """

    trees: dict[str, _Node]
    verbs: dict[str, frozenset[str]]
    holders: dict[str, frozenset[str]]

    def longest(self, direction: str, tokens: Sequence[Token], at: int) -> tuple[Modifier, int] | None:
        """The longest entry of one direction whose words begin at a token.

        Returns:
            The entry and the number of the token behind it, or None.
        """
        best: tuple[Modifier, int] | None = None
        waiting = [(self.trees[direction], at)]
        while waiting:
            node, i = waiting.pop()
            if node.modifier is not None and (best is None or i > best[1]):
                best = (node.modifier, i)
            if i < len(tokens) and node.then:
                waiting.extend((node.then[name], i + 1) for name in _names(tokens[i]) if name in node.then)
        return best


def _names(token: Token) -> set[str]:
    """The words of the table that a token answers to: itself, its dictionary form, NUM; ん of ません is no の."""
    if token.lemma == "ぬ":
        return {"ぬ"}
    if token.surface == "そう" and token.pos == "名詞":
        return {HEARD_SOU}
    return {token.surface, token.lemma} | ({"NUM"} if token.detail == "数詞" else set())


def _spelled_out(words: str) -> list[tuple[str, ...]]:
    """Every row of words that one form of the table stands for."""
    parts: list[list[tuple[str, ...]]] = []
    for element in words.split():
        optional = element.endswith("?")
        name = element.removesuffix("?")
        ways: list[tuple[str, ...]] = list(NAI) if name == "NAI" else [(one,) for one in name.split("|")]
        parts.append([*ways, ()] if optional else ways)
    return [tuple(word for way in ways for word in way) for ways in product(*parts)]


@cache
def table() -> Table:
    """The table, read when first asked for."""
    data = json.loads((resources.root() / "ontology" / "modifiers.json").read_text(encoding="utf-8"))
    trees = {direction: _Node() for direction in ("after", "noun", "before")}
    for entry in data["modifiers"]:
        modifier = Modifier(entry["id"], entry["direction"], entry["says"], entry["scope"], entry.get("end", ""))
        for form in entry["words"]:
            for row in _spelled_out(form):
                node = trees[modifier.direction]
                for word in row:
                    node = node.then.setdefault(word, _Node())
                node.modifier = node.modifier or modifier
    sets = {part: {name: frozenset(words) for name, words in data[part].items()} for part in ("verbs", "holders")}
    return Table(trees, sets["verbs"], sets["holders"])
