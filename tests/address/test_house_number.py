"""番 and 号: every notation a finer table is looked up with, and what must not be taken for one."""

from __future__ import annotations

import pytest

from jusou_graph.address.house_number import house_number
from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import parse_number
from jusou_graph.routing import Router

Numbers = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("tail", "numbers"),
    [
        ("22番3号", (22, 3)),
        ("22-3", (22, 3)),
        ("２２－３", (22, 3)),
        ("22番地の3", (22, 3)),
        ("22番地3", (22, 3)),
        ("22番の3", (22, 3)),
        ("22番3", (22, 3)),
        ("22の3", (22, 3)),
        ("22ノ3", (22, 3)),
        ("22 3", (22, 3)),
        ("22・3", (22, 3)),
        ("22ー3", (22, 3)),
        ("二十二番三号", (22, 3)),
        ("二二番三号", (22, 3)),
        ("二二－三", (22, 3)),
        ("二〇番一〇号", (20, 10)),
        ("百二十二番地三", (122, 3)),
        ("千二百三番地", (1203, None)),
        ("22番", (22, None)),
        ("22番地", (22, None)),
        ("22", (22, None)),
        ("22番地先", (22, None)),
        ("22番3号 コーポさくら101", (22, 3)),
        ("22番3-401号", (22, 3)),  # the last of three is a room
        ("22-3-401", (22, 3)),
        ("22-3 401", (22, 3)),
        ("22番3号401号室", (22, 3)),
        ("22-3号室101", (22, 3)),  # a room after 号: the 3 is no room
        ("22番地コーポ3", (22, None)),
        ("22 コーポ3", (22, None)),
        ("3号", (None, 3)),
    ],
)
def test_notations(tail: str, numbers: Numbers) -> None:
    assert house_number(fold(tail)) == numbers


@pytest.mark.parametrize(
    ("tail", "numbers"),
    [
        ("", (None, None)),
        ("○番○号", (None, None)),
        ("〇番〇号", (None, None)),  # the kanji zero is typed for the circle; there is no 番 0
        ("●-●", (None, None)),
        ("××-××", (None, None)),
        ("＊＊", (None, None)),
        ("xx-xx", (None, None)),
        ("22番○号", (22, None)),
        ("22-■", (22, None)),
        ("22-x", (22, None)),
        ("○番3号", (None, 3)),
        ("2●番3号", (None, 3)),  # one digit of it is not all of it
        ("1〇番3号", (None, 3)),  # a kanji zero after an arabic digit is a mask
        ("22番2○号", (22, None)),
    ],
)
def test_a_masked_number_is_none(tail: str, numbers: Numbers) -> None:
    assert house_number(fold(tail)) == numbers


@pytest.mark.parametrize(
    ("tail", "numbers"),
    [
        ("コーポ22-3", (None, None)),
        ("サンタワー", (None, None)),
        ("203号室", (None, None)),
        ("3階", (None, None)),
        ("5号棟101", (None, None)),
        ("22-203号室", (22, None)),
        ("22番地203号室", (22, None)),
        ("22-3階", (22, None)),
        ("22-5号棟", (22, None)),
        ("22-A", (22, None)),
        ("22-3F", (22, None)),
        ("3丁目22番", (None, None)),
        ("第22地割35番地", (None, None)),
        ("甲22番地", (None, None)),  # 甲22 is another 地番 than 22
        ("22番・23番", (None, None)),  # several 番 are none
        ("22・23番", (None, None)),
        ("22～25番", (None, None)),
        ("22番～25番", (None, None)),
        ("22・23・24番", (None, None)),
        ("22番3号～5号", (22, None)),
        ("22番3号・5号", (22, None)),
        ("三本木", (None, None)),
    ],
)
def test_what_is_no_number(tail: str, numbers: Numbers) -> None:
    assert house_number(fold(tail)) == numbers


@pytest.mark.parametrize(
    ("address", "numbers"),
    [
        ("盛岡市高松4丁目17-41", (17, 41)),
        ("盛岡市高松4-17-41", (17, 41)),
        ("盛岡市高松四丁目十七番四十一号", (17, 41)),
        ("盛岡市高松4の17の41", (17, 41)),
        ("盛岡市高松4丁目", (None, None)),
        ("盛岡市高松4", (None, None)),
        ("盛岡市内丸12番2号", (12, 2)),
        ("盛岡市内丸12-2", (12, 2)),
        ("盛岡市上田字松屋敷11-14", (11, 14)),
        ("盛岡市玉山第5地割22-3", (22, 3)),
        ("020-0114 盛岡市高松4丁目17番41号", (17, 41)),
    ],
)
def test_after_the_place_of_an_address(router: Router, address: str, numbers: Numbers) -> None:
    assert house_number(router.gazetteer.read(address).tail) == numbers


@pytest.mark.parametrize(("text", "number"), [("千", 1000), ("千二百三", 1203), ("二千十", 2010), ("三千百", 3100)])
def test_thousands_in_kanji(text: str, number: int) -> None:
    assert parse_number(text) == number
