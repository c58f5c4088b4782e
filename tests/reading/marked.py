"""Sentences whose words in question stand in square brackets: 「[借金]はもうない」."""

from __future__ import annotations

from jusou_graph.reading.asserting import assertion_at
from jusou_graph.reading.assertion import Assertion
from jusou_graph.reading.text import Text, read_text


def marked(sentence: str) -> tuple[Text, int, int]:
    """The text without the brackets, and where the words in them stand."""
    start = sentence.index("[")
    end = sentence.index("]") - 1
    return read_text(sentence.replace("[", "").replace("]", "")), start, end


def said_of(sentence: str) -> Assertion:
    """What is said with the words in brackets."""
    return assertion_at(*marked(sentence))
