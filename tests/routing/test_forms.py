"""Forms that an address alone does not decide: areas, named places, branches, other fields, dates, open lists, parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jusou_graph.model.places import AppliesTo, Area, Cases, CatchmentEntry, Extent, Town
from jusou_graph.routing import Centre, Further, Location, Router

CODE = "99990"
AREA = Area(CODE, "試験市", "岩手県", locate="table")
NAMES = {"a": "あおば地域包括支援センター", "b": "みどり地域包括支援センター", "c": "こども家庭センター"}
CENTRES = [Centre(CODE, id_, name) for id_, name in NAMES.items() if id_ != "c"]

NOTHING_MORE = Further()


def _entry(agency: str, printed: str, town: str, form: AppliesTo = AppliesTo.WHOLE, **values: object) -> CatchmentEntry:
    number = f"{agency}-{printed}-{values.get('table', '')}"
    return CatchmentEntry(number, CODE, agency, NAMES[agency], printed, town, form, **values)  # type: ignore[arg-type]


def _locate(address: str, entries: list[CatchmentEntry], further: Further = NOTHING_MORE, towns: int = 0) -> Location:
    lists = [Town(CODE, "桜木", chome, source="abr") for chome in range(1, towns + 1)]
    return Router([AREA], lists, entries, CENTRES, desks={CODE: "長寿課"}, further=further).locate(address, "試験市")


def _told(location: Location) -> tuple[str, list[str], list[str]]:
    outcome = location.outcome
    return outcome.status.value, [c.id for c in outcome.agencies], [c.id for c in outcome.possible]


def test_an_area_is_read_through_the_second_table() -> None:
    table = [_entry("a", "豊小学校区", "", AppliesTo.AREA, area="豊小学校区"), _entry("b", "中央", "中央")]
    second = replace(
        _entry("b", "桜木1・2丁目", "桜木", AppliesTo.CHOME_RANGE, chome_from=1, chome_to=2, area="豊小学校区"),
        agency="",
    )
    further = Further(areas=[second])

    inside, outside = (_locate(f"桜木{chome}丁目1", table, further) for chome in (2, 3))

    assert _told(inside) == ("single", ["a"], [])
    assert [proof.printed for proof in inside.outcome.proofs] == ["豊小学校区", "桜木1・2丁目"]
    assert _told(outside) == ("partly", [], ["a"])
    assert "一～二丁目だけが載っています" in (outside.ask or "")


def test_a_part_of_an_area_is_not_all_of_it() -> None:
    table = [_entry("a", "豊小学校区の一部", "", AppliesTo.AREA, area="豊小学校区", extent=Extent.PART)]
    further = Further(areas=[replace(_entry("b", "桜木", "桜木", area="豊小学校区"), agency="")])

    assert _told(_locate("桜木1-1", table, further)) == ("partly", [], ["a"])


def test_what_an_area_leaves_out_is_left_out_of_that_area_alone() -> None:
    table = [
        _entry("a", "豊小学校区", "", AppliesTo.AREA, area="豊小学校区"),
        _entry("b", "桜木3丁目", "桜木", AppliesTo.CHOME_RANGE, chome_from=3, chome_to=3),
    ]
    rows = [
        replace(_entry("b", "桜木", "桜木", area="豊小学校区"), agency=""),
        replace(
            _entry("b", "桜木3丁目を除く", "桜木", AppliesTo.CHOME_RANGE, chome_from=3, chome_to=3, area="豊小学校区"),
            agency="",
            extent=Extent.EXCEPT,
        ),
    ]
    further = Further(areas=rows)

    assert _told(_locate("桜木2丁目1", table, further, towns=3)) == ("single", ["a"], [])
    assert _told(_locate("桜木3丁目1", table, further, towns=3)) == ("single", ["b"], [])


def test_an_area_whose_towns_no_table_gives_is_a_candidate_only() -> None:
    table = [_entry("a", "豊小学校区", "", AppliesTo.AREA, area="豊小学校区"), _entry("b", "中央", "中央")]

    unlisted = _locate("桜木1丁目1", table, towns=2)

    assert _told(unlisted) == ("unlisted", [], ["a"])
    assert "「豊小学校区」" in (unlisted.ask or "")
    assert _told(_locate("中央1", table)) == ("single", ["b"], [])


def test_an_open_list_leaves_unlisted_towns_open() -> None:
    table = [_entry("a", "中央ほか", "中央", extent=Extent.OPEN)]

    unlisted = _locate("桜木1丁目1", table, towns=2)

    assert _told(_locate("中央1", table)) == ("single", ["a"], [])
    assert _told(unlisted) == ("unlisted", [], ["a"])
    assert "挙げきらない" in (unlisted.ask or "")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("桜木2-1 桜木団地3号棟", ("split", ["a", "b"], [])),
        ("桜木団地3号棟", ("split", ["a", "b"], [])),
        ("桜木2-1", ("split", ["b", "a"], [])),
    ],
)
def test_a_named_place_inside_a_town(address: str, told: tuple[str, list[str], list[str]]) -> None:
    # 桜木 is printed for b, 桜木団地 in it for a: the table prints the place for both, whatever the address names.
    table = [_entry("b", "桜木", "桜木"), _entry("a", "桜木団地", "桜木", AppliesTo.PLACE, place="桜木団地")]
    status, agencies, possible = _told(_locate(address, table, towns=3))

    assert (status, sorted(agencies), possible) == (told[0], sorted(told[1]), told[2])


def test_a_named_place_that_no_town_is_printed_with_disturbs_no_town() -> None:
    table = [_entry("b", "桜木", "桜木"), _entry("a", "平和の森公園", "", AppliesTo.PLACE, place="平和の森公園")]

    assert _told(_locate("桜木2-1", table, towns=3)) == ("single", ["b"], [])
    assert _told(_locate("試験市平和の森公園", table, towns=3)) == ("single", ["a"], [])


def test_a_border_in_words_is_asked_and_never_decided() -> None:
    table = [
        _entry("a", "桜木（国道より東）", "桜木", AppliesTo.BORDER, border="国道より東"),
        _entry("b", "桜木（国道より西）", "桜木", AppliesTo.BORDER, border="国道より西"),
    ]
    location = _locate("桜木1-1", table, towns=2)

    assert _told(location) == ("split", ["a", "b"], [])
    assert "国道より東" in (location.ask or "")
    assert "長寿課" in (location.ask or "")


def test_what_is_excepted_belongs_to_nobody_else_by_that() -> None:
    table = [
        _entry("a", "桜木（3丁目を除く）", "桜木"),
        _entry(
            "a", "桜木（3丁目を除く）", "桜木", AppliesTo.CHOME_RANGE, chome_from=3, chome_to=3, extent=Extent.EXCEPT
        ),
    ]

    assert _told(_locate("桜木2丁目1", table, towns=3)) == ("single", ["a"], [])
    assert _told(_locate("桜木3丁目1", table, towns=3))[:2] == ("partly", [])
    assert _told(_locate("桜木", table, towns=3))[:2] == ("partly", [])


def test_a_branch_says_who_is_responsible() -> None:
    branch = Centre(CODE, "a2", "あおば出張所", branch_of=("a", NAMES["a"]))
    entry = CatchmentEntry("e", CODE, "a2", "あおば出張所", "桜木", "桜木", AppliesTo.WHOLE)

    found = _locate("桜木1-1", [entry], Further(desks=[branch]), towns=2).to_dict()["catchment"]["agencies"]

    assert found == [{"id": "a2", "name": "あおば出張所", "branch_of": {"id": "a", "name": NAMES["a"]}}]


def test_desks_for_the_elderly_never_come_from_a_table_for_children() -> None:
    table = [_entry("b", "桜木", "桜木"), _entry("c", "桜木", "桜木", table="child")]
    further = Further(fields={(CODE, "child"): "child"}, desks=[Centre(CODE, "c", NAMES["c"])])

    answer = _locate("桜木1-1", table, further, towns=2).to_dict()["catchment"]

    assert [agency["id"] for agency in answer["agencies"]] == ["b"]
    assert [(one["field"], one["status"], one["agencies"][0]["id"]) for one in answer["other_tables"]] == [
        ("child", "single", "c")
    ]


def test_a_town_with_a_table_for_children_alone_has_none_for_the_elderly() -> None:
    table = [_entry("c", "桜木", "桜木", table="child")]
    further = Further(fields={(CODE, "child"): "child"}, desks=[Centre(CODE, "c", NAMES["c"])])

    location = _locate("桜木1-1", table, further, towns=2)

    assert location.status.value == "no_table"
    assert "c" not in [centre.id for centre in (*location.agencies, *location.outcome.possible)]


@pytest.mark.parametrize(("day", "centre"), [(date(2026, 3, 31), "a"), (date(2026, 4, 1), "b")])
def test_an_entry_holds_on_its_days(day: date, centre: str) -> None:
    table = [
        _entry("a", "桜木", "桜木", valid_until="2026-03-31"),
        _entry("b", "桜木", "桜木", valid_from="2026-04-01"),
    ]

    assert _told(_locate("桜木1-1", table, Further(today=lambda: day), towns=2)) == ("single", [centre], [])


def test_a_table_changes_while_the_service_is_open() -> None:
    days = [date(2026, 3, 31)]
    table = [
        _entry("a", "桜木", "桜木", valid_until="2026-03-31"),
        _entry("b", "桜木", "桜木", valid_from="2026-04-01"),
    ]
    router = Router([AREA], [Town(CODE, "桜木", source="abr")], table, CENTRES, further=Further(today=lambda: days[0]))

    before = router.locate("試験市桜木1")
    days[0] = date(2026, 4, 1)

    assert [c.id for c in before.agencies] == ["a"]
    assert [c.id for c in router.locate("試験市桜木1").agencies] == ["b"]


def test_new_and_continuing_cases_are_asked() -> None:
    table = [_entry("a", "桜木", "桜木", cases=Cases.CONTINUING), _entry("b", "桜木", "桜木", cases=Cases.NEW)]

    location = _locate("桜木1-1", table, towns=2)

    assert _told(location) == ("split", ["a", "b"], [])
    assert "新しい相談か、前からの利用か" in (location.ask or "")


def test_a_part_for_two_centres_names_both_and_the_desk() -> None:
    table = [
        _entry("a", "桜木の一部", "桜木", extent=Extent.PART),
        _entry("b", "桜木の一部", "桜木", extent=Extent.PART),
    ]

    location = _locate("桜木1-1", table, towns=2)

    assert _told(location) == ("split", ["a", "b"], [])
    assert "長寿課" in (location.ask or "")


def test_a_whole_town_beside_a_part_of_it_is_printed_twice_there() -> None:
    table = [
        _entry("a", "桜木", "桜木"),
        _entry("b", "桜木1丁目1～3番", "桜木", AppliesTo.NUMBER_RANGE, chome_from=1, chome_to=1, ban_from=1, ban_to=3),
    ]

    assert _told(_locate("桜木2丁目1", table, towns=2)) == ("single", ["a"], [])
    assert _told(_locate("桜木1丁目5番", table, towns=2)) == ("single", ["a"], [])
    assert _told(_locate("桜木1丁目2番", table, towns=2)) == ("split", ["a", "b"], [])
    assert _told(_locate("桜木1丁目", table, towns=2)) == ("split", ["a", "b"], [])
