"""Where words begin and end: SudachiPy with its small dictionary behind one function.

The dictionary is opened at the first text (some tens of milliseconds) and kept; a tokenizer must not be used by two
threads at once, so that each thread has its own.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Dictionary, Tokenizer

INFLECTING = ("動詞", "形容詞", "助動詞", "形状詞")
"""Parts of speech that change their end."""
LONGEST = 8_000
"""Characters given to the tokenizer at once; it refuses more than 49,149 bytes."""

_own = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a text.

    Attributes:
        surface: The word as written; ``start`` and ``end`` where it stands.
        pos: Part of speech (``"動詞"``), ``detail`` its subdivision (``"非自立可能"``), ``form`` how it is inflected
            (``"連用形-一般"``, ``"*"`` where it is not).
        lemma: Dictionary form (``"食べる"``).
    """

    surface: str
    start: int
    end: int
    pos: str
    detail: str
    form: str
    lemma: str

    @property
    def inflects(self) -> bool:
        """Whether the word is of a kind that changes its end."""
        return self.pos in INFLECTING

    @property
    def is_noun(self) -> bool:
        """Whether the word can be the head of a noun phrase."""
        return self.pos in ("名詞", "代名詞", "形状詞") or (self.pos == "接尾辞" and self.detail == "名詞的")


@cache
def _dictionary() -> Dictionary:
    from sudachipy import Dictionary

    return Dictionary(dict="small")


def _tokenizer() -> Tokenizer:
    """The tokenizer of this thread."""
    mine: Tokenizer | None = getattr(_own, "tokenizer", None)
    if mine is None:
        mine = _own.tokenizer = _dictionary().tokenizer()
    return mine


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of a text in its order; together they cover it.

    Args:
        text: One sentence or more.
        offset: Where the text begins in the one that positions are told in.

    Returns:
        Tokens in the longest units (情報 共有, 大丈夫, 電話 し ませ ん).
    """
    found = []
    for first in range(0, len(text), LONGEST):
        base = offset + first
        for m in _tokenizer().tokenize(text[first : first + LONGEST]):
            pos = m.part_of_speech()
            found.append(
                Token(m.surface(), base + m.begin(), base + m.end(), pos[0], pos[1], pos[5], m.dictionary_form())
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word in middle units (情報 + 共有, 同意 + 書) with its spelling made one (かまわ and 構わ are 構う).

    Attributes:
        surface: The word as written; ``start`` and ``end`` where it stands.
        pos: Part of speech, ``detail`` its subdivision, ``form`` how it is inflected.
        spelled: Dictionary form in the one spelling that the dictionary gives to all.
    """

    surface: str
    start: int
    end: int
    pos: str
    detail: str
    form: str
    spelled: str


def units(text: str, offset: int = 0) -> list[Unit]:
    """The words of a text in middle units, in its order.

    Args:
        text: One sentence or more.
        offset: Where the text begins in the one that positions are told in.
    """
    from sudachipy import SplitMode

    found = []
    for first in range(0, len(text), LONGEST):
        base = offset + first
        for m in _tokenizer().tokenize(text[first : first + LONGEST], SplitMode.B):
            pos = m.part_of_speech()
            found.append(
                Unit(m.surface(), base + m.begin(), base + m.end(), pos[0], pos[1], pos[5], m.normalized_form())
            )
    return found
