"""Everyday words and the codes they stand for (``ontology/lexicon.json``, generated from ``ontology/thesaurus.ttl``)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from jusou_graph import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words a text is searched for.

    Attributes:
        labels: ``scheme:code`` → its name.
        words: ``scheme:code`` → words that stand for it; 「…」 in a word stands for up to twelve characters of a sentence.
        inflected: Group of words that signs of danger are told in → dictionary forms of verbs and adjectives.
        fixed: The same, words that are looked for as they stand.
    """

    labels: dict[str, str]
    words: dict[str, tuple[str, ...]]
    inflected: dict[str, tuple[str, ...]]
    fixed: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once at the first consultation.

    Raises:
        ResourcesMissingError: The files of the program are not there.
    """
    data = json.loads((resources.root() / "ontology" / "lexicon.json").read_text(encoding="utf-8"))
    tables = ({key: tuple(words) for key, words in data[name].items()} for name in ("words", "inflected", "fixed"))
    return Lexicon(data["labels"], *tables)
