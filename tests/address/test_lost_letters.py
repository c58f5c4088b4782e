"""Letters lost (外字) or masked, and a 町 too much or too few: asked about, never moved elsewhere, never asserted.

Sources: abr-geocoder#246 (紀●井町, 千●田区), #216 (masked parts; the handbook says 番地は要りません, so people mask it), #205
(町 appears or disappears).
"""

from __future__ import annotations

import pytest

from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing import Location, Router

MATSUZONO = "松園・緑が丘地域包括支援センター"
NIO = "仁王・上田地域包括支援センター"


def possible(location: Location) -> set[str]:
    return {centre.name for centre in location.outcome.possible}


@pytest.mark.parametrize(
    "address",
    [
        "盛●市高松4-1-1",
        "盛○市高松4-1-1",
        "盛〇市高松4-1-1",
        "盛■市高松4-1-1",
        "盛□市高松4-1-1",
        "盛〓市高松4-1-1",
        "盛＊市高松4-1-1",
        "盛?市高松4-1-1",
        "盛？市高松4-1-1",
        "盛??市高松4-1-1",  # one mark for each byte
        "盛\ufffd市高松4-1-1",
        "盛・市高松4-1-1",
        "盛x市高松4-1-1",
        "盛X市高松4-1-1",
        "盛×市高松4-1-1",
        "盛△市高松4-1-1",
        "盛＿市高松4-1-1",
        "岩手県盛■市高松4-1-1",
        "岩手県●岡市高松4-1-1",
        "岩●県盛●市高松4-1-1",
        "盛岡●高松4-1-1",
        "盛●市高●四丁目1-1",
    ],
)
@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_a_lost_letter_of_the_municipality_is_asked_about(router: Router, address: str, hint: str | None) -> None:
    location = router.locate(address, hint)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert MATSUZONO in possible(location)
    assert location.ask is not None
    assert "「盛岡市」のことですか" in location.ask


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("●岡市高松4-1-1", ("盛岡市", "鶴岡市", "など")),
        ("仙●市青葉区1", ("仙台市", "仙北市")),
        ("井●町浜井川1", ("井川町", "井手町")),
        ("千●田区1-1", ("千代田区",)),
        ("北九●市1-1", ("北九州市",)),
    ],
)
def test_it_may_be_another_municipality(router: Router, address: str, names: tuple[str, ...]) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.ask is not None
    assert all(name in location.ask for name in names)


@pytest.mark.parametrize("address", ["●●市内丸1", "○○市", "■■町1-1", "○○市○○町1-1"])
def test_of_a_name_without_a_letter_nothing_is_guessed(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert possible(location) == set()
    assert location.ask


@pytest.mark.parametrize(
    ("address", "towns"),
    [
        ("盛岡市高●4-1-1", {"高松四丁目", "高崩"}),
        ("盛岡市●松4-1-1", {"高松四丁目"}),
        ("盛岡市高●四丁目1-1", {"高松四丁目"}),
        ("盛岡市大字高●四丁目1-1", {"高松四丁目"}),
        ("盛岡市緑●丘4-1-1", {"緑が丘四丁目"}),
        ("盛岡市緑?丘4-1-1", {"緑が丘四丁目"}),
        ("盛岡市緑・丘4-1-1", {"緑が丘四丁目"}),
        ("盛岡市紺屋●1", {"紺屋町"}),
        ("盛岡市鉈●町1", {"鉈屋町"}),
        ("盛岡市●屋町1", {"鉈屋町", "紺屋町", "肴町"} - {"肴町"}),
        ("盛岡市三本■1地割1", {"三本柳一地割"}),
        ("盛岡市高松●1-1", {"高松"}),  # the ● may be a digit: the 1 behind it is no 丁目
    ],
)
def test_a_lost_letter_of_the_town_gives_the_towns_that_fit(router: Router, address: str, towns: set[str]) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert towns <= {name.replace("第", "") for name in location.reading.alternatives}
    assert location.ask is not None
    assert "字が欠けて" in location.ask


@pytest.mark.parametrize(
    "address",
    [
        "盛岡市内丸○番地",
        "盛岡市内丸〇番〇号",
        "盛岡市内丸○番○号",
        "盛岡市内丸●番●号",
        "盛岡市内丸××-××",
        "盛岡市内丸xx-xx",
        "盛岡市内丸ＸＸ番地",
        "盛岡市内丸＊＊",
        "盛岡市内丸**-*",
        "盛岡市内丸■■",
        "盛岡市内丸□番地",
        "盛岡市内丸〓番地",
        "盛岡市内丸？番地",
        "盛岡市内丸…",
        "盛岡市内丸1番○号",
        "盛岡市内丸1-○",
        "盛岡市内丸1●番地",
        "内丸○番地",
    ],
)
@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_a_masked_house_number_does_not_hurt_the_town(router: Router, address: str, hint: str | None) -> None:
    location = router.locate(address, hint)

    assert location.status is CatchmentStatus.SINGLE
    assert [centre.name for centre in location.agencies] == [NIO]
    assert location.reading.place.spelled() == "内丸"


@pytest.mark.parametrize(
    "address",
    [
        "盛岡市高松4丁目●-●",
        "高松４－○－○",
        "盛岡市高松4-○",
        "盛岡市高松四丁目〇番〇号",
        "盛岡市高松4-x-x",
        "高松4丁目○",
    ],
)
def test_a_masked_house_number_does_not_hurt_the_chome(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.reading.place.spelled() == "高松四丁目"
    assert [centre.name for centre in location.agencies] == [MATSUZONO]


@pytest.mark.parametrize(
    "address",
    [
        "盛岡市高松○丁目1-1",
        "盛岡市高松〇丁目1-1",
        "盛岡市高松●丁目",
        "盛岡市高松?丁目1番1号",
        "盛岡市高松○-○-○",
        "盛岡市高松×-1-1",
        "盛岡市高松4●-1",  # of 4● one digit is known
        "高松■丁目1-1",
    ],
)
def test_a_masked_chome_stays_open(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.SPLIT
    assert {centre.name for centre in location.agencies} == {NIO, MATSUZONO}
    assert (location.reading.town, location.reading.chome) == ("高松", None)
    assert location.ask is not None
    assert "何丁目か" in location.ask


def test_a_masked_aza_is_one(router: Router) -> None:
    location = router.locate("盛岡市加賀野字○○12")

    assert [centre.name for centre in location.agencies] == ["浅岸和敬荘地域包括支援センター"]


def test_masked_places_leave_no_trace_in_others(router: Router) -> None:
    """The place of 「〇丁目」 was once kept under the key of the whole town."""
    router.locate("盛岡市高松〇丁目1-1")
    router.locate("盛岡市三本柳第〇地割1")

    assert router.gazetteer.read("盛岡市高松").chome is None
    assert router.gazetteer.read("盛岡市高松").place.how == ()


@pytest.mark.parametrize("address", ["岩手県・盛岡市・高松4-1-1", "岩●県盛岡市高松4-1-1", "●●県盛岡市高松4-1-1"])
def test_a_name_that_is_whole_counts(router: Router, address: str) -> None:
    assert router.locate(address).reading.place.spelled() == "高松四丁目"


@pytest.mark.parametrize("address", ["広●県盛岡市高松4-1-1", "秋●県盛岡市高松4-1-1"])
def test_a_prefecture_that_cannot_be_ours_settles_nothing(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()


@pytest.mark.parametrize(
    "address", ["盛岡市高松4丁目17-41 S・Tビル", "盛岡市内丸 Xビル", "仙台市青葉区1-○", "森岡市高松4-1-1"]
)
def test_what_has_no_lost_letter(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.ask is None or "字が欠けて" not in location.ask


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("盛岡市上田町2-3-4", "上田二丁目"),
        ("盛岡市大字上田町2-3-4", "上田二丁目"),
        ("盛岡市高松町4-1-1", "高松四丁目"),
        ("盛岡市高松村4丁目1-1", "高松四丁目"),
        ("盛岡市内丸町1", "内丸"),
        ("盛岡市内丸通1", "内丸"),
        ("盛岡市内丸区1", "内丸"),
        ("盛岡市緑が丘町4-1", "緑が丘四丁目"),
        ("盛岡市本宮町1-1", "本宮"),
        ("盛岡市東松園町2-1", "東松園二丁目"),
        ("盛岡市中ノ橋通町1-1-1", "中ノ橋通一丁目"),
        ("盛岡市紺屋1", "紺屋町"),
        ("盛岡市材木1", "材木町"),
        ("盛岡市鉈屋1-1", "鉈屋町"),
        ("盛岡市名須川1-1", "名須川町"),
        ("盛岡市愛宕1-1", "愛宕町"),
    ],
)
def test_an_ending_too_much_or_too_few_is_asked_about(router: Router, address: str, town: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert location.reading.alternatives[0] == town
    assert "神子田町" not in location.reading.alternatives
    assert location.ask is not None
    assert town in location.ask


@pytest.mark.parametrize("address", ["上田町2-3-4", "高松町4-1-1"])
def test_without_a_municipality_the_name_up_to_the_ending_is_offered_first(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.outcome.near.names[0].startswith("盛岡市" + address[:2])


@pytest.mark.parametrize(
    ("address", "town"), [("盛岡市津志田町1-1", "津志田町一丁目"), ("盛岡市神子田町1", "神子田町")]
)
def test_a_town_that_has_the_ending_is_read(router: Router, address: str, town: str) -> None:
    location = router.locate(address)

    assert location.reading.place.spelled() == town
    assert location.status is CatchmentStatus.SINGLE
