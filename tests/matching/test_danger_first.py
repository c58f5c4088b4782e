"""What is heard in a text comes first in the answer, unless the sheet says no."""

from __future__ import annotations

import pytest

from jusou_graph.matching.rules.emergency import TEXTS
from jusou_graph.reading.danger import ORDER
from matching.conftest import Assess


def test_the_sheet_wins(assess: Assess) -> None:
    answer = assess(danger="no", text="夫に首のところに手をかけられた。")
    assert not answer.emergency.first
    assert "危険は「無」" in answer.ask[0]


def test_the_words_shown_stand_in_the_text(assess: Assess) -> None:
    text = "認知症の義父が、線路の上を歩いていたと駅員から。"
    read = [r for r in assess(text=text).understood.read if r.field == "danger_sign"]
    assert read
    assert all(text[r.start : r.end] == r.words for r in read)


def test_every_danger_has_its_words_of_what_to_do() -> None:
    assert set(TEXTS) == {f"danger:{key}" for key in ORDER}


@pytest.mark.parametrize("text", ["体操の会に入りたい。", "こんにちは。", "よく分からない話です。"])
def test_nothing_near_danger_brings_no_question_about_it(assess: Assess, text: str) -> None:
    answer = assess(text=text)
    assert not answer.emergency.first
    assert not [q for q in answer.ask if "命や体の危険" in q]
