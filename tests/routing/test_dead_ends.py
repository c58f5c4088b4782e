"""No dead end: an address that is not read gets near names, the centre of a 担当地区, and whom to ask."""

from __future__ import annotations

import pytest

import jusou_graph
from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing import Location
from jusou_graph.service import JusouGraph


@pytest.fixture(scope="module")
def graph() -> JusouGraph:
    return jusou_graph.load()


def _near(location: Location) -> tuple[str, ...]:
    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    return location.outcome.near.names


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("北飯丘", "盛岡市北飯岡"),
        ("北飯丘三丁目", "盛岡市北飯岡三丁目"),
        ("きたいおか", "盛岡市北飯岡"),
        ("盛岡駅西口", "盛岡市盛岡駅西通"),
        ("三ケ割", "盛岡市三ツ割"),
        ("玉山薮川", "盛岡市玉山"),
        ("高松の池", "盛岡市高松"),
    ],
)
def test_near_names_with_their_municipality(graph: JusouGraph, address: str, first: str) -> None:
    names = _near(graph.locate(address))
    assert names[0] == first
    assert all(graph.locate(name).reading.town for name in names)


def test_near_names_stay_in_the_hinted_municipality_where_it_has_any(graph: JusouGraph) -> None:
    assert len({name[:3] for name in _near(graph.locate("しみずちょ"))}) > 1
    for hint in ("盛岡市", "熱海市"):
        assert {name[:3] for name in _near(graph.locate("しみずちょ", hint))} == {hint}
    assert _near(graph.locate("きたいおか", "盛岡市")) == ("盛岡市北飯岡",)


def test_at_most_six_and_how_many_more(graph: JusouGraph) -> None:
    near = graph.locate("大沢").outcome.near
    assert len(near.names) == 6
    assert near.more > 0
    assert graph.locate("大沢").to_dict()["catchment"]["near"] == {"names": list(near.names), "more": near.more}


@pytest.mark.parametrize("address", ["北飯丘", "きたいおか", "大沢", "盛岡駅", "玉山薮川", "あいうえお"])
@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_completion_shows_the_same(graph: JusouGraph, address: str, hint: str | None) -> None:
    location = graph.locate(address, hint)
    offers = graph.router.gazetteer.offers(address, hint, 6)
    offered = tuple(one.municipality_name + one.name for one in offers.found)
    if location.outcome.near.names:
        assert (location.outcome.near.names, location.outcome.near.more) == (offered, offers.more)
    else:
        # 北飯丘 in 盛岡 is a guess with candidates, 大沢 a 小字; nothing is near to あいうえお.
        assert {name.removeprefix("盛岡市") for name in offered} >= set(location.reading.alternatives)


@pytest.mark.parametrize("address", ["あいうえお", "盛岡市ぬぬぬ", "盛岡市"])
def test_whom_to_ask(graph: JusouGraph, address: str) -> None:
    assert "盛岡市保健福祉部長寿社会課" in (graph.locate(address, "盛岡市").ask or "")


def test_every_district_of_the_plans_is_known_by_its_name(graph: JusouGraph) -> None:
    told = 0
    for code, municipality in graph.catalog.municipalities.items():
        for agency in municipality.agencies:
            for district in agency.districts:
                location = graph.locate(municipality.profile.name + district + "地区")
                if location.outcome.name_of != "district":
                    continue
                told += 1
                assert agency.id in {centre.id for centre in location.outcome.possible}, district
                assert location.agencies == ()
                assert location.status in (CatchmentStatus.UNKNOWN, CatchmentStatus.NO_TABLE)
                assert municipality.profile.catchment.ask in (location.ask or "")
                assert location.reading.municipality == code
    assert told >= 25


@pytest.mark.parametrize(
    ("address", "centre"),
    [
        ("仁王", "nio-ueda"),
        ("杜陵", "satsukien"),
        ("米内", "asagishi-wakeiso"),
        ("城南", "satsukien"),
        ("盛岡市桜城地区", "morioka-ekinishiguchi"),
    ],
)
def test_a_district_is_no_town(graph: JusouGraph, address: str, centre: str) -> None:
    location = graph.locate(address)
    assert location.status is CatchmentStatus.UNKNOWN
    assert [one.id for one in location.outcome.possible] == [centre]
    assert location.to_dict()["catchment"]["name_of"] == "district"
    assert "町名ではありません" in (location.ask or "")


def test_a_town_that_is_a_district_too_stays_a_town(graph: JusouGraph) -> None:
    assert graph.locate("盛岡市山岸四丁目").status is CatchmentStatus.SINGLE
    assert graph.locate("成田").reading.town == "成田"


def test_where_a_plan_names_only_areas_the_area_narrows_the_candidates(graph: JusouGraph) -> None:
    location = graph.locate("南熱海")
    assert location.status is CatchmentStatus.NO_TABLE
    assert [one.name for one in location.outcome.possible] == ["南熱海高齢者相談センター"]
    assert location.outcome.proofs


def test_the_name_of_a_municipality_is_not_taken_for_the_area_of_that_name(graph: JusouGraph) -> None:
    assert graph.locate("熱海").outcome.name_of == ""
    assert len(graph.locate("熱海市").outcome.possible) == 3


def test_a_facility_of_the_plan_is_told_as_one_and_decides_nothing(graph: JusouGraph) -> None:
    location = graph.locate("喫茶ひだまり")
    assert location.status is CatchmentStatus.UNKNOWN
    assert location.outcome.name_of == "facility"
    assert location.agencies == location.outcome.possible == ()
    assert "上田松屋敷" in (location.ask or "")
    assert "相談する人の住所" in (location.ask or "")


@pytest.mark.parametrize("address", ["紫波郡紫波町高水寺", "高松市", "花巻市大沢"])
def test_elsewhere_stays_elsewhere(graph: JusouGraph, address: str) -> None:
    location = graph.locate(address)
    assert location.status is CatchmentStatus.OUTSIDE
    assert location.outcome.near.names == ()
