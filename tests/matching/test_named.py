"""A place asked about by its printed name is answered; what is only mentioned is not."""

from __future__ import annotations

import pytest

from jusou_graph.codes import Fit
from jusou_graph.matching import Assessor
from matching.conftest import Assess

BBM = "Book and Bookenergy in Morioka (BBM)"


def test_a_place_asked_about_by_its_alias_is_answered_with_what_to_ask(assess: Assess) -> None:
    first = assess(text="BBMは週1回だけでもよい人に合うか").resources[0]
    assert (first.name, first.verdict) == (BBM, Fit.FITS_IF)
    assert any("週1回だけ" in one for one in first.ask)
    assert any("就労に課題" in one for one in first.ask)


def test_a_named_place_comes_first_among_equals(assess: Assess) -> None:
    told = "36歳。ひきこもりの経験がある。{}週1回だけなら作業をしに通いたい"
    without = [o.name for o in assess(text=told.format("")).resources]
    named = [o.name for o in assess(text=told.format("BBMに")).resources]
    assert BBM in without[1:]
    assert named[0] == BBM


@pytest.mark.parametrize(
    "text", ["BBMに通っている。", "BBMの職員から電話。相談できるか。", "XBBMXは使えますか。", "BBMがある。"]
)
def test_a_place_only_mentioned_is_not_proposed(assess: Assess, text: str) -> None:
    assert not assess(text=text).resources


def test_no_place_is_answered_while_danger_comes_first(assess: Assess) -> None:
    assert not assess(text="BBMは使えますか", danger="yes").resources


def test_every_printed_name_of_a_place_with_a_part_for_people_is_answered(assessor: Assessor) -> None:
    asked = 0
    for town in assessor.catalog.municipalities.values():
        for place in town.resources:
            if place.unnamed or not any(role.meets for role in place.roles):
                continue
            for name in (n for n in (place.name, *place.aliases) if len(n) >= 3):
                found = assessor.assess({"municipality": town.code, "text": f"{name}は週1回でもよい人に合うか"})
                names = {o.name for o in found.resources} | {u.name for u in found.not_suitable}
                assert place.name in names, (town.code, name)
                asked += 1
    assert asked > 20


def test_a_gap_beside_places_for_the_same_need_says_the_time_it_is_about(assess: Assess) -> None:
    text = "45歳。知的障がいがある。仕事も通所もしていない。平日の昼に出られる居場所がほしい"
    found = assess("04216", text=text)
    proposed = {label for o in found.resources if o.verdict in (Fit.FITS, Fit.FITS_IF) for label in o.needs}
    labels = [g.label for g in found.gaps]
    assert "人とのつながり・居場所（平日の昼）" in labels
    assert not proposed & set(labels)
