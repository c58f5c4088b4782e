"""Several places in one field: all of them are asked about; the first is never taken for the place.

Sources: madefor/postal-code-api#4 (「空港通（１、２丁目）」「（３～７丁目）」: lists and ranges of 丁目), datamade/usaddress#300
and #354, CDCgov/dibbs-ecr-viewer#52 (two addresses in one field), civictechdc/districthousing#275 (the former address
filled in as the current one).
"""

from __future__ import annotations

import pytest

from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing import Location, Router

NIO = "仁王・上田地域包括支援センター"
MATSUZONO = "松園・緑が丘地域包括支援センター"


def centres(location: Location) -> set[str]:
    return {centre.name for centre in location.agencies}


def possible(location: Location) -> set[str]:
    return {centre.name for centre in location.outcome.possible}


@pytest.mark.parametrize(
    ("address", "chomes"),
    [
        # 高松一～三丁目 is printed for 仁王・上田, 高松四丁目 for 松園・緑が丘.
        ("盛岡市高松（３、４丁目）", "三四"),
        ("盛岡市高松(3,4丁目)", "三四"),
        ("高松3・4丁目", "三四"),
        ("高松三～四丁目", "三四"),
        ("盛岡市高松３～４丁目", "三四"),
        ("盛岡市高松3-4丁目", "三四"),
        ("盛岡市高松3/4丁目", "三四"),
        ("盛岡市高松三、四丁目", "三四"),  # folds to 三四丁目, which is no 34
        ("盛岡市高松三・四丁目", "三四"),
        ("盛岡市高松3丁目4丁目", "三四"),
        ("盛岡市高松3丁目、4丁目", "三四"),
        ("盛岡市高松3丁目・4丁目", "三四"),
        ("盛岡市高松3と4丁目", "三四"),
        ("盛岡市高松3丁目か4丁目", "三四"),
        ("盛岡市高松3丁目または4丁目", "三四"),
        ("盛岡市高松3丁目又は4丁目", "三四"),
        ("盛岡市高松３丁目及び４丁目", "三四"),
        ("盛岡市高松3丁目もしくは4丁目", "三四"),
        ("盛岡市高松3丁目ないし4丁目", "三四"),
        ("盛岡市高松3丁目から4丁目", "三四"),
        ("盛岡市高松3丁目から4丁目まで", "三四"),
        ("盛岡市高松（１～４丁目）", "一二三四"),
        ("盛岡市高松1丁目～4丁目", "一二三四"),
        ("盛岡市高松1・2・4丁目", "一二四"),
        ("盛岡市高松1、3～4丁目", "一三四"),
        ("盛岡市高松3丁目1-2、4丁目1-1", "三四"),
        ("盛岡市高松3、4", "三四"),
        ("高松3～4", "三四"),
        ("盛岡市高松4・3", "三四"),
        ("盛岡市たかまつ3・4丁目", "三四"),
        ("岩手県盛岡市大字高松３・４丁目", "三四"),
    ],
)
@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_several_chomes_are_asked_with_the_centres_of_each(
    router: Router, address: str, chomes: str, hint: str | None
) -> None:
    location = router.locate(address, hint)

    assert location.status is CatchmentStatus.SPLIT
    assert centres(location) == {NIO, MATSUZONO}
    assert set(location.reading.alternatives) == {f"高松{chome}丁目" for chome in chomes}
    assert (location.reading.town, location.reading.chome) == ("高松", None)
    assert location.ask is not None
    assert "四丁目は松園" in location.ask


@pytest.mark.parametrize(
    "address", ["高松1丁目または2丁目", "盛岡市高松一、二丁目", "盛岡市高松1～3丁目", "高松1・3丁目"]
)
def test_several_chomes_of_one_centre_are_settled(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.SINGLE
    assert centres(location) == {NIO}
    assert location.reading.chome is None


@pytest.mark.parametrize(
    ("address", "place", "rest"),
    [
        ("盛岡市高松4丁目1～3", "高松四丁目", "1-3"),  # a range of 番地
        ("盛岡市高松4-1～3", "高松四丁目", "1-3"),
        ("盛岡市高松4丁目1番・2番", "高松四丁目", "1番・2番"),
        ("盛岡市高松4丁目17、18番地", "高松四丁目", "17、18番地"),
        ("盛岡市高松4-17", "高松四丁目", "17"),
        ("盛岡市高松4-3", "高松四丁目", "3"),
        ("盛岡市高松4-3-2", "高松四丁目", "3-2"),
        ("盛岡市上田1丁目～", "上田一丁目", ""),
        ("盛岡市高松4丁目17-41 203", "高松四丁目", "17-41 203"),
        ("盛岡市高松4丁目17-41 コーポ3号", "高松四丁目", "17-41コーポ3号"),
        ("盛岡市高松4丁目高松ハイツ3丁目館", "高松四丁目", "高松ハイツ3丁目館"),
        ("020-0114 盛岡市高松4丁目17-41", "高松四丁目", "17-41"),
        ("盛岡市内丸1-3", "内丸", "1-3"),
        ("盛岡市内丸1、3", "内丸", "1、3"),
        ("盛岡市内丸1番（内丸ビル）", "内丸", "1番(内丸ビル)"),
        ("高松4丁目17-41（高松の池近く）", "高松四丁目", "17-41(高松の池近く)"),
        ("盛岡市高松4丁目17-41 上田様方", "高松四丁目", "17-41上田様方"),
        ("盛岡市高松4丁目17-41（上田方）", "高松四丁目", "17-41(上田方)"),
        ("盛岡市高松4丁目17-41（上田）", "高松四丁目", "17-41(上田)"),  # a surname
        ("盛岡市高松4丁目17-41 山岸", "高松四丁目", "17-41山岸"),
        ("盛岡市高松4丁目17-41 上田ビル2階", "高松四丁目", "17-41上田ビル2階"),
        ("盛岡市内丸1番10号 青山マンション内丸3-201", "内丸", "1番10号青山マンション内丸3-201"),
        ("盛岡市内丸1（盛岡市役所内）", "内丸", "1(盛岡市役所内)"),
        ("盛岡市内丸1-1 盛岡市内丸1-1", "内丸", "1-1盛岡市内丸1-1"),
        ("盛岡市前九年1-1-1", "前九年一丁目", "1-1"),
        ("盛岡市高松4丁目17番41号 第2コーポ", "高松四丁目", "17番41号第2コーポ"),
    ],
)
def test_what_is_one_place(router: Router, address: str, place: str, rest: str) -> None:
    reading = router.locate(address).reading

    assert (reading.place.spelled(), reading.alternatives) == (place, ())
    assert reading.rest == rest


@pytest.mark.parametrize(
    "address",
    [
        "旧住所：盛岡市内丸1　新住所：盛岡市高松4-1-1",
        "新住所：盛岡市高松4-1-1　旧住所：盛岡市内丸1",
        "旧:内丸1 新:高松4-1-1",
        "（旧）盛岡市内丸1（新）盛岡市高松4-1-1",
        "盛岡市内丸1（旧）盛岡市高松4-1-1（新）",
        "【旧住所】盛岡市内丸1【現住所】盛岡市高松4丁目1-1",
        "前住所 盛岡市内丸1／現住所 盛岡市高松4-1-1",
        "住民票は内丸、居所は高松四丁目",
        "住民票：盛岡市内丸1　実際の住まい：盛岡市高松4-1-1",
        "本籍 盛岡市内丸1 居所 盛岡市高松4-1-1",
        "転居前 盛岡市内丸1 転居後 盛岡市高松4-1-1",
        "転居前：盛岡市内丸1→転居後：盛岡市高松4-1-1",
        "転居先：盛岡市高松4-1-1（元の住所：盛岡市内丸1）",
        "実家は盛岡市内丸1 現在は盛岡市高松4-1-1",
        "実家は内丸、いまは高松4丁目",
        "盛岡市高松4-1-1（旧：内丸1）",
        "盛岡市高松4-1-1（旧住所 内丸1）",
        "盛岡市高松4-1-1（勤務先：盛岡市内丸1）",
        "盛岡市高松4-1-1 実家：盛岡市内丸1",
        "母：盛岡市内丸1　本人の現住所：盛岡市高松4-1-1",
        "お住まい：盛岡市高松4-1-1 緊急連絡先：盛岡市内丸1",
        "盛岡市内丸1から高松4へ転居",
        "盛岡市高松4-1-1 転居予定先：盛岡市内丸1",
        "旧住所：仙台市青葉区本町1　新住所：盛岡市高松4-1-1",
        "現住所：盛岡市高松4-1-1",
        "現住所 盛岡市高松4-1-1 コーポ内丸101",
    ],
)
@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_the_present_home_counts_where_the_text_says_which(router: Router, address: str, hint: str | None) -> None:
    location = router.locate(address, hint)

    assert location.reading.place.spelled() == "高松四丁目"
    assert location.status is CatchmentStatus.SINGLE
    assert centres(location) == {MATSUZONO}


@pytest.mark.parametrize(
    "address",
    [
        "内丸1→高松4",
        "盛岡市内丸1→盛岡市高松4-1-1",
        "盛岡市内丸1 ⇒ 高松4-1-1",
        "盛岡市内丸1／盛岡市高松4-1",
        "盛岡市内丸1/盛岡市高松4-1",
        "盛岡市内丸1・盛岡市高松4-1",
        "盛岡市内丸1、高松4-1-1",
        "盛岡市内丸1　盛岡市高松4-1-1",
        "盛岡市内丸1\n盛岡市高松4-1-1",
        "盛岡市内丸1；盛岡市高松4-1-1",
        "盛岡市内丸1（盛岡市高松4-1-1）",
        "盛岡市内丸1番2号高松4丁目1-1",
        "盛岡市内丸1と高松4-1-1",
        "盛岡市内丸1または盛岡市高松4丁目",
        "盛岡市内丸1、高松",
        "盛岡市内丸 高松4",
        "内丸／高松四丁目",
        "内丸、高松四丁目",
        "盛岡市高松4-1-1、内丸",
        "盛岡市高松4-1-1　盛岡市内丸",
        "住民票：盛岡市内丸1　盛岡市高松4-1-1",
        "現住所：盛岡市内丸1 居所：盛岡市高松4-1-1",
    ],
)
@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_the_question_is_which_of_the_two(router: Router, address: str, hint: str | None) -> None:
    location = router.locate(address, hint)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert {NIO, MATSUZONO} <= possible(location)
    assert location.ask is not None
    assert "今住んでいるのは" in location.ask
    assert "内丸" in location.ask
    assert "高松" in location.ask
    assert len(location.reading.alternatives) == 2


@pytest.mark.parametrize(
    "address",
    ["旧住所：盛岡市内丸1", "前住所 盛岡市内丸1", "実家：盛岡市内丸1", "勤務先は盛岡市内丸", "転居予定先：盛岡市内丸1"],
)
def test_a_place_that_is_no_home_is_never_settled(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert possible(location) == {NIO}
    assert location.ask is not None
    assert "今住んでいる住所" in location.ask


def test_two_addresses_of_one_centre_are_settled(router: Router) -> None:
    location = router.locate("盛岡市高松3丁目1-1／盛岡市上田2丁目1-1")

    assert location.status is CatchmentStatus.SINGLE
    assert centres(location) == {NIO}
    assert location.reading.town is None


@pytest.mark.parametrize(
    "address", ["盛岡市内丸1／仙台市青葉区本町1-1", "盛岡市内丸1 井川町浜井川1", "仙台市青葉区1-1→盛岡市内丸1"]
)
def test_one_of_two_may_be_in_another_municipality(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert NIO in possible(location)
    assert location.ask


def test_the_new_home_is_elsewhere(router: Router) -> None:
    location = router.locate("旧住所：盛岡市高松4-1-1　新住所：仙台市青葉区本町1-1")

    assert location.status is CatchmentStatus.OUTSIDE
    assert location.reading.outside == "仙台市"
