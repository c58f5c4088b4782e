"""Readings that a person says are wrong: nothing is concluded from them, and a sign of danger is never turned into no."""

from __future__ import annotations

from typing import Any

import pytest

from jusou_graph.errors import InputError
from jusou_graph.matching import Assessor
from jusou_graph.matching.answers import Assessment
from jusou_graph.matching.questions import ASK_DANGER

TEXT = "82歳の母と54歳の長男が二人暮らし。家賃を滞納している。長男は仕事がなく、静かな作業なら試したい。"


def read_ids(found: Assessment) -> dict[str, str]:
    return {one.id: one.value for one in found.understood.read}


def assess(assessor: Assessor, text: str, *not_meant: str, **more: Any) -> Assessment:
    return assessor.assess({"municipality": "03201", "text": text, "not_meant": list(not_meant), **more})


def test_every_single_reading_can_be_set_aside(assessor: Assessor) -> None:
    ids = read_ids(assess(assessor, TEXT))
    assert len(ids) >= 8
    for one in ids:
        again = assess(assessor, TEXT, one)
        assert one not in read_ids(again)
        assert {r.id for r in again.understood.not_meant} == {one}
        assert read_ids(again).keys() == ids.keys() - {one}, "another reading went with it"


def test_a_concern_set_aside_concludes_nothing(assessor: Assessor) -> None:
    found = assess(assessor, TEXT)
    assert "poverty" in {f.code for f in found.fields}
    ids = [one for one, value in read_ids(found).items() if value == "家賃やローンの支払いのこと"]
    assert ids
    again = assess(assessor, TEXT, *ids)
    assert "家賃やローンの支払いのこと" in found.understood.consultation["concerns"]
    assert "家賃やローンの支払いのこと" not in again.understood.consultation["concerns"]


def test_needs_set_aside_change_the_ranking(assessor: Assessor) -> None:
    text = "54歳の男性。集まりに参加したい。"
    found = assess(assessor, text)
    needs = [one for one in read_ids(found) if one.startswith(("supportNeed:", "concern:", "activity:", "sign:"))]
    assert found.resources
    assert assess(assessor, text, *needs).resources == ()


def test_a_person_or_place_read_wrongly(assessor: Assessor) -> None:
    text = "上堂三丁目の82歳の母。物忘れがある。"
    found = assess(assessor, text)
    assert found.understood.consultation["address"]
    again = assess(assessor, text, "address/上堂三丁目", "person/82歳の母")
    assert again.understood.consultation["address"] is None
    assert again.catchment["status"] == "not_asked"
    assert again.understood.consultation["age"] is None


DANGERS = [
    "農薬を飲み込んだ。",
    "夫が包丁を向けている。",
    "台所から煙が出ている。",
    "母が呼びかけても返事がない。いま倒れている。",
]


@pytest.mark.parametrize("text", DANGERS)
def test_danger_set_aside_is_asked_about_and_never_a_no(assessor: Assessor, text: str) -> None:
    found = assess(assessor, text)
    assert found.emergency.first
    signs = [one for one in read_ids(found) if one.startswith("danger:")]
    again = assess(assessor, text, *signs)
    assert not again.emergency.first
    assert again.understood.consultation["danger"] is None
    assert again.ask[0].endswith(ASK_DANGER)
    assert "とされました" in again.ask[0]


def test_one_sign_of_danger_left_still_comes_first(assessor: Assessor) -> None:
    text = "農薬を飲み込んだ。台所から煙が出ている。"
    signs = [one for one in read_ids(assess(assessor, text)) if one.startswith("danger:")]
    kinds = {one.split("/")[0] for one in signs}
    assert len(kinds) >= 2
    for kind in kinds:
        assert assess(assessor, text, *(one for one in signs if one.startswith(kind))).emergency.first


def test_the_sheet_goes_before_what_was_set_aside(assessor: Assessor) -> None:
    text = DANGERS[0]
    signs = [one for one in read_ids(assess(assessor, text)) if one.startswith("danger:")]
    assert assess(assessor, text, *signs, danger="yes").emergency.first
    told = assess(assessor, text, *signs, danger="no")
    assert not told.emergency.first
    assert not any(ASK_DANGER in question for question in told.ask)


def test_the_same_words_told_as_not_so_are_another_reading(assessor: Assessor) -> None:
    text = "以前は借金があった。借金はない。"
    ids = [one for one in read_ids(assess(assessor, text)) if one.startswith("concern:debt/借金")]
    assert len(ids) == 2
    left = read_ids(assess(assessor, text, ids[0]))
    assert ids[1] in left
    assert ids[0] not in left


@pytest.mark.parametrize("unknown", ["concern:debt/借金", "", "person/祖母", "address/上田"])
def test_what_was_not_read_is_refused_in_a_sentence(assessor: Assessor, unknown: str) -> None:
    with pytest.raises(InputError) as caught:
        assess(assessor, TEXT, unknown)
    assert f"「{unknown}」は、この文から読み取ったことの中にありません。" in caught.value.detail
    assert "understood.read" in caught.value.hint


@pytest.mark.parametrize("value", ["person/母", [1], {"a": 1}])
def test_other_shapes_are_refused(assessor: Assessor, value: object) -> None:
    with pytest.raises(InputError, match="一覧で書いてください"):
        assessor.assess({"municipality": "03201", "text": TEXT, "not_meant": value})
