"""Who is concerned, and who is not of the household: the first kin word does not win, the dead and the far are not there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jusou_graph.matching import Assessor

TABLE = yaml.safe_load((Path(__file__).parent / "person_sentences.yaml").read_text(encoding="utf-8"))
LINES = [line for lines in TABLE.values() for line in lines]


@pytest.mark.parametrize(("text", "concerned", "outside", "inside"), LINES)
def test_who_is_who(assessor: Assessor, text: str, concerned: list[str], outside: list[str], inside: list[str]) -> None:
    persons = assessor.read_text(text, "03201").consultation["persons"]
    assert [p["relation"] for p in persons if p["subject"]] == concerned
    home = {p["relation"] for p in persons if p["cohabiting"]}
    assert not home & set(outside), home
    assert set(inside) <= home, home
