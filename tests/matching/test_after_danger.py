"""In danger, too, the plan's own meetings are named, with passage and secretariat."""

from __future__ import annotations

from typing import Any

import pytest

from matching.conftest import Assess

TOWNS = ("03201", "03216", "04216", "05366", "22205")
HIT = {"text": "夫に殴られて今日は帰りたくない", "concerns": ["DV・虐待"], "danger": "yes"}


@pytest.mark.parametrize("consent", [None, "yes", "no", "mixed"])
@pytest.mark.parametrize("town", TOWNS)
def test_the_meetings_are_named_with_a_passage(assess: Assess, town: str, consent: str | None) -> None:
    given: dict[str, Any] = HIT | ({"consent": consent} if consent else {})
    held = assess(town, **given).meeting
    named = {held.name} if held.name else {name for _, _, name in held.if_consent}
    assert named
    assert None not in named
    assert all(e.source for e in held.because)


def test_a_plan_silent_on_danger_shows_both_meetings_and_who_keeps_them(assess: Assess) -> None:
    held = assess("03216", **HIT).meeting
    assert [(c, name) for c, _, name in held.if_consent] == [("yes", "重層的支援会議"), ("no", "支援会議")]
    assert held.run_by is not None
    assert held.run_by.department == "地域福祉課"


@pytest.mark.parametrize("town", TOWNS)
def test_the_refusal_of_who_hurts_changes_no_meeting(assess: Assess, town: str) -> None:
    def asked(consent: str) -> Any:
        people = [{"relation": "妻（本人）", "consent": "yes"}, {"relation": "夫", "consent": consent, "issue": "暴力"}]
        held = assess(town, **HIT, consent="yes", household=people).meeting
        return held.kind, held.name, held.if_consent, held.consents

    assert asked("no") == asked("unknown")


def test_overlapping_words_of_one_place_are_one_reading_that_is_set_aside_whole(assess: Assess) -> None:
    text = "孫は元気に保育園に通っている"
    read = [r for r in assess(text=text).understood.read if r.field == "concerns"]
    assert [r.words for r in read] == ["保育園に"]
    after = assess(text=text, not_meant=[read[0].id]).understood
    assert not [r for r in after.read if r.field == "concerns"]
