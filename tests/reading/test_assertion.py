"""One assertion for every span: whether it holds, when, how it is told, whose words and whose trouble it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jusou_graph.reading.assertion import Assertion, Mood, Polarity, Time
from reading.marked import said_of

CASES = yaml.safe_load((Path(__file__).parent / "assertions.yaml").read_text(encoding="utf-8"))
OVER = {Time.PAST, Time.SETTLED, Time.EXPERIENCE}
MAYBE = {Mood.POSSIBILITY, Mood.WORRY, Mood.QUESTION}


def kind(said: Assertion) -> str:
    """An assertion in one word, as the sentences are labelled."""
    if said.mood is Mood.STORY:
        return "story"
    if said.holder is not None and said.holder.outside:
        return "other"
    if said.time in OVER:
        return "past"
    moods = {Mood.WISH: "wish", Mood.CONDITIONAL: "if", Mood.ORDER: "order"}
    if said.mood in moods:
        return moods[said.mood]
    if said.mood in MAYBE:
        return "maybe"
    if said.polarity is not Polarity.AFFIRMED:
        return said.polarity.value
    if said.time in (Time.PLAN, Time.FUTURE):
        return "plan"
    return "maybe-heard" if said.mood is Mood.HEARSAY else "now"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param(c["text"], c["as"], id=f"{group}-{n}")
        for group, cases in CASES.items()
        for n, c in enumerate(cases)
    ],
)
def test_what_is_said(text: str, label: str) -> None:
    said = said_of(text)
    assert kind(said) == label
    assert said.holds_now is (label in ("now", "maybe-heard"))


@pytest.mark.parametrize(("text", "by"), [(c["text"], c["by"]) for cases in CASES.values() for c in cases if "by" in c])
def test_who_says_it(text: str, by: str) -> None:
    assert said_of(text).quoted_by == by


def test_every_kind_has_enough_sentences() -> None:
    assert all(len(CASES[group]) >= 20 for group in ("negation", "past", "conditional", "other"))
