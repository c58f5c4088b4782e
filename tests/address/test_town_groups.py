"""Names that many towns begin with are understood, and no chance beginning is taken for one."""

from __future__ import annotations

import pytest

from jusou_graph.address.town_groups import TOWN_GROUP
from jusou_graph.codes import CatchmentStatus
from jusou_graph.model.places import AppliesTo, Area, CatchmentEntry, Town
from jusou_graph.routing import Centre, Router


def test_the_groups_of_the_five_municipalities(router: Router) -> None:
    found = {code: set(groups) for code, groups in router.gazetteer.groups.items() if groups}
    assert found == {"03216": {"大沢", "大釜", "篠木", "鵜飼"}}
    sizes = {name: len(group.towns) for name, group in router.gazetteer.groups["03216"].items()}
    assert sizes == {"大沢": 19, "大釜": 26, "篠木": 22, "鵜飼": 30}


@pytest.mark.parametrize("address", ["大釜", "おおがま", "滝沢市大釜", "岩手県滝沢市大釜12-3", "滝沢村大釜"])
def test_a_group_is_its_part_of_the_municipality(router: Router, address: str) -> None:
    location = router.locate(address)
    assert location.status is CatchmentStatus.NO_TABLE
    assert (location.reading.municipality, location.reading.town) == ("03216", "大釜")
    assert TOWN_GROUP in location.reading.matched_by
    assert location.agencies == ()


def test_its_towns_are_still_read_as_themselves(router: Router) -> None:
    for name, group in router.gazetteer.groups["03216"].items():
        for town in group.towns:
            assert router.locate(f"滝沢市{town.name}1").reading.town == town.name
        assert router.locate(f"滝沢市{name}字{group.towns[0].name.removeprefix(name)}1").reading.town != name


def test_a_name_that_begins_towns_elsewhere_is_asked_about(router: Router) -> None:
    location = router.locate("大沢")
    assert location.status is CatchmentStatus.UNKNOWN
    assert "滝沢市大沢" in location.outcome.near.names
    assert "盛岡市大沢川原" in location.outcome.near.names
    assert router.locate("大沢", "滝沢市").reading.town == "大沢"


def test_another_municipality_is_told_as_outside(router: Router) -> None:
    assert router.locate("鵜飼", "盛岡市").status is CatchmentStatus.OUTSIDE


@pytest.mark.parametrize("address", ["花巻市大沢1", "大沢温泉", "篠木坂", "鵜飼町1"])
def test_longer_words_are_no_group(router: Router, address: str) -> None:
    assert router.locate(address).reading.town is None


def test_a_few_towns_with_one_beginning_are_no_group(router: Router) -> None:
    assert router.locate("盛岡駅").status is CatchmentStatus.UNKNOWN
    assert router.locate("盛岡市津志").reading.town is None


def test_where_a_table_tells_the_towns_apart_a_group_is_a_question() -> None:
    area = Area("99201", "試験市", "試験県", locate="table")
    towns = [
        Town("99201", f"長山{n}", reading=f"ナガヤマ{n}", postal_codes=("9990000",)) for n in "あいうえおかきくけこ"
    ]
    entries = [CatchmentEntry(t.name, "99201", "one", "一のセンター", t.name, t.name, AppliesTo.WHOLE) for t in towns]
    router = Router([area], towns, entries, [Centre("99201", "one", "一のセンター")])

    location = router.locate("試験市長山")

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert [centre.id for centre in location.outcome.possible] == ["one"]
    assert len(location.reading.alternatives) == 10
    assert "長山" in (location.ask or "")
