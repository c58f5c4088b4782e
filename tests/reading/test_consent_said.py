"""Who agreed, who refused, who only wavers: read from sentences written before the reader."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from jusou_graph.reading.consent_holder import SPEAKER
from jusou_graph.reading.consent_said import GROUPS, read_consent, standing
from jusou_graph.reading.speakers import CONCERNED

EXPECTED = {
    "agree": "yes", "refuse": "no", "withdrawn": "no", "limit": "mixed",
}  # fmt: skip
"""By the heading of a group; every other group says nothing certain."""
TABLES = [
    yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in (
        "consent_sentences.yaml",
        "consent_sentences_second.yaml",
        "consent_sentences_third.yaml",
        "consent_sentences_fourth.yaml",
        "consent_sentences_fifth.yaml",
        "consent_sentences_sixth.yaml",
        "consent_sentences_seventh.yaml",
    )
]
SENTENCES = [(kind, who, text) for table in TABLES for kind, lines in table.items() for who, text in lines]


def consent_of(who: str, text: str) -> str:
    own = {who, *(group for group, members in GROUPS.items() if who in members)} | (
        {SPEAKER} if who == CONCERNED else set()
    )
    return standing(s for s in read_consent(text) if s.by in own)


@pytest.mark.parametrize(("kind", "who", "text"), SENTENCES)
def test_what_one_person_said(kind: str, who: str, text: str) -> None:
    assert consent_of(who, text) == EXPECTED.get(kind, "unknown"), [
        (s.by, s.answer, s.words) for s in read_consent(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "「",
        "」」」",
        "「" * 50 + "同意した。本人は断った。",
        "同意\nした",
        "a/b/c 同意した。",
        "😀同意した。",
    ],
)
def test_no_text_breaks_the_reader(text: str) -> None:
    for said in read_consent(text):
        assert text[said.start : said.end] == said.words


def test_a_text_without_a_full_stop_is_read_in_bearable_time() -> None:
    text = "本人は話してよいと言うが、母が同意しない、夫に言われて家に帰れない、" * 100
    begun = time.perf_counter()
    assert read_consent(text)
    assert time.perf_counter() - begun < 2


def test_threads_read_side_by_side() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read_consent, ["本人は話してよいと言う。"] * 40))
    assert {tuple(s.answer for s in said) for said in found} == {("yes",)}
