"""Bad input is refused with one clear sentence; what is missing is unknown."""

from __future__ import annotations

from typing import Any

import pytest

from jusou_graph.case.sheet import read_consultation
from jusou_graph.errors import InputError
from jusou_graph.matching import Assessor
from matching.conftest import Assess

BAD: list[tuple[dict[str, Any], str]] = [
    ({}, "municipality"),
    ({"municipality": "13101"}, "「13101」の計画は入っていません"),
    ({"municipality": "03201", "adress": "上田"}, "「adress」という欄はありません"),
    ({"municipality": "03201", "age": "82"}, "age は 0 から 130 までの整数"),
    ({"municipality": "03201", "age": 200}, "age は 0 から 130 までの整数"),
    ({"municipality": "03201", "age": True}, "age は 0 から 130 までの整数"),
    ({"municipality": "03201", "concerns": "介護のこと"}, "相談内容の言葉の一覧"),
    ({"municipality": "03201", "concerns": ["介護"]}, "「介護」という項目はありません"),
    ({"municipality": "03201", "main_concern": 3}, "main_concern"),
    ({"municipality": "03201", "consent": "はい"}, "consent は yes・no・mixed・unknown"),
    ({"municipality": "03201", "danger": "たぶん"}, "danger は yes・no・unknown"),
    ({"municipality": "03201", "lives_alone": "はい"}, "lives_alone は true か false"),
    ({"municipality": "03201", "text": 5}, "text は文字"),
    ({"municipality": "03201", "household": "母"}, "household は世帯員の一覧"),
    ({"municipality": "03201", "household": [{"name": "x"}]}, "household の 1 人目に「name」という欄はありません"),
    ({"municipality": "03201", "household": [{"relation": "母", "age": -1}]}, "household の 1 人目の age"),
]


@pytest.mark.parametrize(("given", "words"), BAD, ids=[w for _, w in BAD])
def test_refused_with_one_sentence(assessor: Assessor, given: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as caught:
        assessor.assess(given)
    assert words in caught.value.detail
    assert caught.value.detail.count("。") == 1


def test_the_nearest_word_is_offered(assessor: Assessor) -> None:
    with pytest.raises(InputError) as caught:
        assessor.assess({"municipality": "03201", "concerns": ["介護の事"]})
    assert "介護のこと" in caught.value.hint
    with pytest.raises(InputError) as caught:
        assessor.assess({"municipality": "03201", "consnt": "yes"})
    assert "consent" in caught.value.hint


def test_codes_widths_and_names_are_taken(assessor: Assessor) -> None:
    one = read_consultation({"municipality": "盛岡市", "concerns": ["care", "ＤＶ・虐待"]}, assessor.catalog)
    assert one.municipality.code == "03201"
    assert one.concerns == ("care", "dvAbuse")


def test_unknown_is_nothing(assessor: Assessor) -> None:
    given = {"municipality": "03201", "consent": "unknown", "care_level": "unknown", "age": None, "household": None}
    one = read_consultation(given, assessor.catalog)
    assert (one.consent, one.care_level, one.age, one.household) == (None, None, None, None)


def test_an_empty_consultation_asks(assess: Assess) -> None:
    answer = assess()
    assert answer.fields == ()
    assert answer.resources == ()
    assert answer.gaps == ()
    assert answer.meeting.kind == "undetermined"
    assert answer.catchment["status"] == "not_asked"
    assert any("困っている" in q for q in answer.ask)
