"""Which registered 町字 an entry covers, and which it only may: every form of entry on the rows of a town list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jusou_graph.codes import Verdict
from jusou_graph.graph.elements import Elements, elements
from jusou_graph.model.catalog import Catalog
from jusou_graph.model.covering import covering
from jusou_graph.model.places import AppliesTo, Cases, CatchmentEntry, Extent, Town

CHOME = [Town("99999", "高松", 1), Town("99999", "高松", 2), Town("99999", "高松", 3)]
MIXED = [Town("99999", "高松", 1), Town("99999", "高松", aza="桜山"), Town("99999", "高松")]
ALONE = [Town("99999", "高松")]
WHOLE = CatchmentEntry("e", "99999", "a", "A", "高松", "高松", AppliesTo.WHOLE)
RANGE = replace(WHOLE, applies_to=AppliesTo.CHOME_RANGE, chome_from=1, chome_to=2)
NUMBERS = replace(WHOLE, applies_to=AppliesTo.NUMBER_RANGE, chome_from=1, chome_to=1, ban_from=1, ban_to=21)
AZA = replace(WHOLE, applies_to=AppliesTo.AZA, aza="字桜山")
AREA = replace(WHOLE, town="", applies_to=AppliesTo.AREA, area="豊小学校区")


def marks(
    towns: list[Town], *entries: CatchmentEntry, areas: tuple[CatchmentEntry, ...] = (), of: str | None = None
) -> str:
    """One letter a row of the list: ``y`` surely covered, ``?`` perhaps, ``-`` not."""
    found = {
        index: verdict for entry, index, verdict in covering(entries, areas, towns) if of is None or entry.agency == of
    }
    return "".join({None: "-", Verdict.MET: "y", Verdict.UNKNOWN: "?"}[found.get(i)] for i in range(len(towns)))


@pytest.mark.parametrize(
    ("entry", "chome", "mixed", "alone"),
    [
        (WHOLE, "yyy", "yyy", "y"),
        (
            RANGE,
            "yy-",
            "y--",
            "?",
        ),  # a list of 大字 alone does not say whether the town has 丁目; the table says it has
        (replace(WHOLE, applies_to=AppliesTo.CHOME_PART), "yyy", "y--", "?"),
        (replace(WHOLE, applies_to=AppliesTo.AZA_PART), "---", "-yy", "y"),  # a town without 丁目 is all 字
        (NUMBERS, "?--", "?--", "?"),
        (replace(NUMBERS, chome_from=None, chome_to=None), "???", "???", "?"),
        (AZA, "---", "-y?", "?"),
        (replace(WHOLE, extent=Extent.PART), "???", "???", "?"),
        (replace(WHOLE, extent=Extent.OPEN), "yyy", "yyy", "y"),
        (replace(WHOLE, ward="太白区"), "???", "???", "?"),  # these rows name no ward
        (replace(WHOLE, cases=Cases.NEW), "???", "???", "?"),
        (replace(WHOLE, applies_to=AppliesTo.PLACE, place="公園"), "???", "???", "?"),
        (replace(WHOLE, applies_to=AppliesTo.BORDER, border="国道より東"), "???", "???", "?"),
        (replace(WHOLE, town="松園"), "---", "---", "-"),
        (replace(WHOLE, town="", applies_to=AppliesTo.PLACE, place="高松"), "---", "---", "-"),
    ],
)
def test_a_form_on_the_rows_of_a_list(entry: CatchmentEntry, chome: str, mixed: str, alone: str) -> None:
    assert (marks(CHOME, entry), marks(MIXED, entry), marks(ALONE, entry)) == (chome, mixed, alone)


def test_a_ward_is_compared_where_the_list_says_it() -> None:
    wards = [Town("99999", "高松", ward="太白区"), Town("99999", "高松", ward="青葉区"), Town("99999", "高松")]
    assert marks(wards, replace(WHOLE, ward="太白区")) == "y-?"
    assert marks(wards, WHOLE) == "yyy"
    # Each ward's town stands alone in the list: neither row says whether it has 丁目.
    assert marks(wards, replace(RANGE, ward="太白区")) == "?-?"


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (replace(RANGE, id="x", extent=Extent.EXCEPT, chome_from=3, chome_to=3), "yy-"),
        (
            replace(NUMBERS, id="x", extent=Extent.EXCEPT),
            "?yy",
        ),  # a part of 1丁目 is left out: the rest is not all of it
        (replace(AZA, id="x", extent=Extent.EXCEPT), "yyy"),
        (
            replace(RANGE, id="x", extent=Extent.EXCEPT, agency="b"),
            "yyy",
        ),  # another centre's exception takes nothing away
    ],
)
def test_what_a_centre_leaves_out(left_out: CatchmentEntry, expected: str) -> None:
    assert marks(CHOME, WHOLE, left_out, of="a") == expected
    assert marks(CHOME, left_out) == "---"


def test_an_area_covers_what_the_second_table_says() -> None:
    rows = (replace(RANGE, id="r", agency="", area="豊小学校区"),)
    assert marks(CHOME, AREA, areas=rows) == "yy-"
    assert marks(CHOME, AREA) == "---"
    assert marks(CHOME, replace(AREA, extent=Extent.PART), areas=rows) == "??-"
    assert marks(CHOME, replace(AREA, area="別の小学校区"), areas=rows) == "---"
    whole = replace(WHOLE, id="w", agency="", area="豊小学校区")
    third = replace(RANGE, id="t", agency="", area="豊小学校区", extent=Extent.EXCEPT, chome_from=3, chome_to=3)
    assert marks(CHOME, AREA, areas=(whole, third)) == "yy-"


def test_an_entry_covers_a_row_once() -> None:
    rows = (replace(RANGE, id="r", area="豊小学校区"), replace(WHOLE, id="w", area="豊小学校区", extent=Extent.PART))
    assert [(i, v) for _, i, v in covering([AREA], rows, CHOME)] == [
        (0, Verdict.MET),
        (1, Verdict.MET),
        (2, Verdict.UNKNOWN),
    ]


def edges(found: Elements, term: str) -> set[tuple[str, str]]:
    ends = {e.start: e.end for e in found.edges if e.term == term}
    return {(str(found.nodes[s].values["slug"]), e) for s, e in ends.items() if s.startswith("id/99901/")}


def test_an_entry_leads_to_its_table_and_a_branch_to_its_centre(planted: Catalog) -> None:
    found = elements(planted)
    tables = {slug: table for slug, table in edges(found, "inTable") if not slug.startswith("うめ")}
    assert {slug for slug, table in tables.items() if table == "id/99901/catchment/0/tables/0"} == {"kodomo-026"}
    assert set(tables.values()) == {"id/99901/catchment/0", "id/99901/catchment/0/tables/0"}
    assert edges(found, "branchOf") == {("higashi-bunshitsu", "id/99901/agency/higashi")}


def test_no_town_is_both_covered_and_perhaps_covered_by_one_entry(planted: Catalog) -> None:
    found = elements(planted)
    sure = {(e.start, e.end) for e in found.edges if e.term == "covers"}
    perhaps = {(e.start, e.end) for e in found.edges if e.term == "mayCover"}
    assert len(sure) >= 20
    assert len(perhaps) >= 7
    assert not sure & perhaps
