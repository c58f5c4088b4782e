"""Who agreed, who refused, who only wavers: read from sentences written before the reader."""

from __future__ import annotations

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
