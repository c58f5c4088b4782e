"""Wards of designated cities between city and town: with or without them, known to the list or not.

Source: handover T6 (千葉市, 浜松市, 仙台市 are 政令市) and 千葉市's table of あんしんケアセンター.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from jusou_graph.codes import CatchmentStatus
from jusou_graph.model.places import AppliesTo, Area, CatchmentEntry, Town
from jusou_graph.routing import Centre, Location, Router

CHIBA = "12100"
NIRE, HANAZONO, MATSU = "にれの木台", "花園", "松ケ丘"
AREA = Area(CHIBA, "千葉市", "千葉県", reading="ちばし", prefecture_reading="ちばけん", locate="table")


def entry(agency: str, town: str, chomes: tuple[int, int] | None = None) -> CatchmentEntry:
    kind = AppliesTo.CHOME_RANGE if chomes else AppliesTo.WHOLE
    first, last = chomes or (None, None)
    return CatchmentEntry(f"{town}-{first}", CHIBA, agency, agency, town, town, kind, first, last)


ENTRIES = (
    entry(NIRE, "朝日ヶ丘", (1, 3)),
    entry(NIRE, "朝日ヶ丘", (5, 5)),
    entry(HANAZONO, "朝日ヶ丘", (4, 4)),
    entry(HANAZONO, "朝日ヶ丘町"),
    entry(MATSU, "今井町"),
    entry(MATSU, "今井"),
)


def towns(ward: str = "", other: str = "") -> list[Town]:
    return [
        *(Town(CHIBA, "朝日ヶ丘", chome, source="abr", ward=ward) for chome in range(1, 6)),
        Town(CHIBA, "朝日ヶ丘町", source="abr", ward=ward),
        Town(CHIBA, "今井町", source="abr", ward=other),
        *(Town(CHIBA, "今井", chome, source="abr", ward=other) for chome in (1, 2, 3)),
    ]


def router(area: Area, rows: Iterable[Town]) -> Router:
    return Router([area], rows, ENTRIES, [Centre(CHIBA, name, name) for name in (NIRE, HANAZONO, MATSU)])


WITHOUT = router(AREA, towns())
IN_LIST = router(AREA, towns("花見川区", "中央区"))
IN_PROFILE = router(
    Area(
        CHIBA, "千葉市", "千葉県", reading="ちばし", prefecture_reading="ちばけん", locate="table",
        wards=(("花見川区", ("朝日ヶ丘", "朝日ヶ丘町")), ("中央区", ("今井", "今井町"))),
    ),
    towns(),
)  # fmt: skip
SAID = pytest.mark.parametrize("said", [WITHOUT, IN_LIST, IN_PROFILE], ids=["nowhere", "list", "profile"])


def centres(location: Location) -> set[str]:
    return {centre.name for centre in location.agencies}


@SAID
@pytest.mark.parametrize("hint", [None, "千葉市"])
@pytest.mark.parametrize(
    ("address", "centre", "place"),
    [
        ("千葉市花見川区朝日ヶ丘5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("千葉県千葉市花見川区朝日ヶ丘5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("千葉県千葉市花見川区朝日ケ丘五丁目1番1号", NIRE, "朝日ヶ丘五丁目"),
        ("千葉市 花見川区 朝日が丘 5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("千葉市花見川区朝日ヶ丘4丁目", HANAZONO, "朝日ヶ丘四丁目"),
        ("千葉市朝日ヶ丘5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("千葉花見川区朝日ヶ丘5", NIRE, "朝日ヶ丘五丁目"),
        ("花見川区朝日ヶ丘5", NIRE, "朝日ヶ丘五丁目"),
        ("花見川区朝日ヶ丘5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("千葉県花見川区朝日ヶ丘5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("朝日ヶ丘5-1-1", NIRE, "朝日ヶ丘五丁目"),
        ("千葉市花見川区朝日ケ丘町2668", HANAZONO, "朝日ヶ丘町"),
        ("千葉市花見川区大字朝日ケ丘町2668", HANAZONO, "朝日ヶ丘町"),
        ("千葉市中央区今井町1-1", MATSU, "今井町"),
        ("千葉市中央区今井1-1-1", MATSU, "今井一丁目"),
        ("千葉県千葉市中央区今井1丁目1番1号", MATSU, "今井一丁目"),
        ("千葉市千葉市花見川区朝日ヶ丘5", NIRE, "朝日ヶ丘五丁目"),
        ("旧住所：千葉市中央区今井1-1-1 新住所：千葉市花見川区朝日ヶ丘5", NIRE, "朝日ヶ丘五丁目"),
    ],
)
def test_the_ward_is_read_wherever_it_is_known_from(
    said: Router, hint: str | None, address: str, centre: str, place: str
) -> None:
    location = said.locate(address, hint)

    assert location.reading.place.spelled() == place
    assert (location.status, centres(location)) == (CatchmentStatus.SINGLE, {centre})


@SAID
def test_the_answer_names_the_ward_of_the_address(said: Router) -> None:
    address = said.locate("千葉市花見川区朝日ヶ丘5-1-1").to_dict()["address"]

    assert address["ward"] == "花見川区"
    assert address["municipality"] == {"code": CHIBA, "name": "千葉市"}
    assert address["town"] == "朝日ヶ丘"


@SAID
def test_a_ward_alone_that_other_cities_have_needs_the_desk(said: Router) -> None:
    """中央区 is a special ward of 東京都 and a ward of nine cities."""
    assert centres(said.locate("中央区今井1-1-1", "千葉市")) == {MATSU}
    assert said.locate("中央区銀座1-1-1").status is CatchmentStatus.OUTSIDE


@SAID
@pytest.mark.parametrize("hint", [None, "千葉市"])
@pytest.mark.parametrize(
    "address", ["千葉市青葉区朝日ヶ丘5-1-1", "千葉市花見区朝日ヶ丘5-1-1", "千葉県千葉市西区今井1-1-1", "千葉市港区1-1"]
)
def test_a_ward_the_city_does_not_have_is_asked_about(said: Router, hint: str | None, address: str) -> None:
    location = said.locate(address, hint)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert location.ask is not None
    assert "区の名前を確かめてください" in location.ask


@pytest.mark.parametrize("said", [IN_LIST, IN_PROFILE], ids=["list", "profile"])
@pytest.mark.parametrize("address", ["千葉市中央区朝日ヶ丘5-1-1", "千葉市花見川区今井1-1-1"])
def test_a_town_of_another_ward_is_not_settled(said: Router, address: str) -> None:
    location = said.locate(address)

    assert location.status is CatchmentStatus.UNKNOWN
    assert location.agencies == ()
    assert location.ask


@pytest.mark.parametrize(
    "address", ["仙台市青葉区本町1-1", "横浜市花見川区1", "千代田区丸の内1-1-1", "東京都中央区銀座1"]
)
def test_other_cities_stay_outside(address: str) -> None:
    assert WITHOUT.locate(address).status is CatchmentStatus.OUTSIDE


def same_name(*, in_profile: bool) -> Router:
    """旭町 lies in two wards of the city."""
    wards = (("北区", ("旭町",)), ("南区", ("旭町", "白山")))
    area = Area(CHIBA, "千葉市", "千葉県", locate="table", wards=wards if in_profile else ())
    rows = [Town(CHIBA, "旭町", 1), Town(CHIBA, "旭町", 2), Town(CHIBA, "白山")]
    if not in_profile:
        rows = [
            Town(CHIBA, "旭町", 1, ward="北区"),
            Town(CHIBA, "旭町", 1, ward="南区"),
            Town(CHIBA, "白山", ward="南区"),
        ]
    return router(area, rows)


@pytest.mark.parametrize("in_profile", [True, False])
def test_one_name_in_two_wards_is_two_places(in_profile: bool) -> None:
    read = same_name(in_profile=in_profile).gazetteer.read

    north, south, open_ = read("千葉市北区旭町1-2-3"), read("千葉市南区旭町1-2-3"), read("千葉市旭町1-2-3")
    assert (north.place.ward, south.place.ward) == ("北区", "南区")
    assert north.place is not south.place
    assert open_.town is None
    assert open_.alternatives == ("北区旭町一丁目", "南区旭町一丁目")
    assert read("千葉市白山1").place.ward == "南区"


@pytest.mark.parametrize("in_profile", [True, False])
def test_without_the_ward_of_two_the_question_names_them(in_profile: bool) -> None:
    location = same_name(in_profile=in_profile).locate("千葉市旭町1-2-3")

    assert location.agencies == ()
    assert location.ask is not None
    assert "北区旭町" in location.ask
    assert "南区旭町" in location.ask


def test_several_chomes_of_a_ward() -> None:
    location = IN_LIST.locate("千葉市花見川区朝日ヶ丘（３、４丁目）")

    assert (location.status, centres(location)) == (CatchmentStatus.SPLIT, {NIRE, HANAZONO})
    assert location.reading.place.ward == "花見川区"


def test_a_folder_that_is_one_ward_works() -> None:
    area = Area("12103", "千葉市花見川区", "千葉県", locate="table")
    said = Router(
        [area],
        [Town("12103", "朝日ヶ丘", chome) for chome in range(1, 6)],
        [CatchmentEntry("a", "12103", NIRE, NIRE, "朝日ヶ丘", "朝日ヶ丘", AppliesTo.WHOLE)],
        [Centre("12103", NIRE, NIRE)],
    )

    assert centres(said.locate("千葉市花見川区朝日ヶ丘5-1-1")) == {NIRE}
    assert centres(said.locate("千葉県千葉市花見川区朝日ヶ丘5-1-1")) == {NIRE}
    assert said.locate("千葉市中央区今井1-1-1").status is CatchmentStatus.OUTSIDE
