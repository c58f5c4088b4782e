"""The rules one by one, on the fictitious towns."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

import pytest

from gaps import answering
from jusou_graph.codes import Confidence, GapKind
from jusou_graph.errors import InputError
from jusou_graph.gaps import CellState, Gap, WhatIf, compare_editions, matrix, suppose, what_if
from jusou_graph.gaps.answer import census_name
from jusou_graph.gaps.eligibility import SITUATIONS, judge
from jusou_graph.gaps.providers import loads
from jusou_graph.gaps.what_if import NEW_BODY
from jusou_graph.graph.store import Row
from jusou_graph.model.catalog import Catalog

PLANTED = {
    "need-without-place/schoolAgePlace": GapKind.NONE_LISTED,
    "need-without-place/leisure": GapKind.PLANNED_ONLY,
    "planned-only/resource-ryori": GapKind.PLANNED_ONLY,
    "planned-only/provision-p4": GapKind.PLANNED_ONLY,
    "programme-without-named-place/p3-i": GapKind.MISSING_INFORMATION,
    "single-place/p2": GapKind.SINGLE_PROVIDER,
    "one-provider/shakyo": GapKind.SINGLE_PROVIDER,
    "one-provider-places/p3-ro": GapKind.SINGLE_PROVIDER,
    "town-in-two-catchments/桜町": GapKind.LOCATION,
    "town-in-no-catchment/towns": GapKind.LOCATION,
    "town-in-part/towns": GapKind.LOCATION,
    "town-in-two-catchments/川端": GapKind.LOCATION,
    "misprinted-entry/entries": GapKind.MISSING_INFORMATION,
    "borrowed-table/table": GapKind.MISSING_INFORMATION,
    "borrowed-table/edition": GapKind.MISSING_INFORMATION,
    "shared-address/市役所内": GapKind.LOCATION,
    "empty-catchment/all": GapKind.LOCATION,
    "empty-catchment/p3-ni": GapKind.LOCATION,
    "left-out/p1-ni": GapKind.NOT_ELIGIBLE,
    "left-out/p3-ni": GapKind.NOT_ELIGIBLE,
    "left-out/p3-guideline": GapKind.NOT_ELIGIBLE,
    "missing-item/resource-capacity": GapKind.MISSING_INFORMATION,
    "unconfirmed-item/location": GapKind.MISSING_INFORMATION,
    "unnamed-place/places": GapKind.MISSING_INFORMATION,
    "contradiction/kyoten": GapKind.CONTRADICTION,
    "plan-ending/901": GapKind.MISSING_INFORMATION,
    "announced-revision/passages": GapKind.MISSING_INFORMATION,
    "postponed-item/passages": GapKind.MISSING_INFORMATION,
    "referral-beyond/passages": GapKind.MISSING_INFORMATION,
    "not-shareable/passages": GapKind.MISSING_INFORMATION,
    "held-elsewhere/place-farm": GapKind.OTHERS_HAVE,
}


@pytest.mark.parametrize(("name", "kind"), PLANTED.items())
def test_a_planted_case_becomes_a_gap(name: str, kind: GapKind, planted_gaps: dict[str, Gap]) -> None:
    gap = planted_gaps[f"99901/{name}"]
    assert gap.kind is kind
    assert gap.because


def test_the_sound_town_has_no_gap(planted_gaps: dict[str, Gap]) -> None:
    assert [g.title for g in planted_gaps.values() if g.municipality == "99902"] == []


def test_a_town_without_table_is_told_with_the_towns_nobody_is_named_for(planted_gaps: dict[str, Gap]) -> None:
    gap = planted_gaps["99903/no-town-table/table"]
    assert (gap.count, gap.out_of) == (1, 2)
    assert "浜" in gap.title


def test_one_municipality_alone_has_the_same_gaps(planted: Catalog, planted_gaps: dict[str, Gap]) -> None:
    alone = answering.gaps(planted, municipality="99901")
    assert alone == [g for g in planted_gaps.values() if g.municipality == "99901"]


def test_the_order_is_by_people_then_confidence(planted: Catalog) -> None:
    class People:
        source = "試験"

        def in_municipality(self, code: str) -> int | None:
            return {"99901": 500, "99903": 9000}.get(code)

        def in_catchment(self, code: str, agency: str) -> int | None:
            return {"minami": 120, "nishi": 80}.get(agency)

        def in_catchments(self, code: str, agencies: Collection[str]) -> tuple[int, int] | None:
            counts = [self.in_catchment(code, agency) for agency in agencies]
            return None if None in counts else (sum(count or 0 for count in counts), 30)

    found = answering.gaps(planted, people=People())
    people = [g.people or 0 for g in found]
    assert people == sorted(people, reverse=True)
    assert found[0].municipality == "99903"
    by_id = {g.id: g for g in found}
    assert by_id["99901/empty-catchment/p3-ni"].people == 200
    assert "試験" in by_id["99901/empty-catchment/p3-ni"].people_note
    assert "30 人は入れていない（入れると 230 人）" in by_id["99901/empty-catchment/p3-ni"].people_note
    assert by_id["99901/town-in-two-catchments/桜町"].people is None
    order = [Confidence.STATED, Confidence.DERIVED, Confidence.ABSENCE_ONLY]
    same = [order.index(g.confidence) for g in found if g.people == 9000]
    assert same == sorted(same)


def test_the_json_is_that_of_the_contract(planted_gaps: dict[str, Gap]) -> None:
    data = planted_gaps["99901/need-without-place/leisure"].to_dict()
    keys = {
        "id",
        "municipality",
        "kind",
        "title",
        "need",
        "scope",
        "count",
        "out_of",
        "people",
        "confidence",
        "raise_at",
        "because",
    }
    assert keys <= set(data)
    assert data["need"] == {"code": "leisure", "label": "余暇・レクリエーション"}
    assert data["raise_at"]["meeting"] == "重層的支援会議"
    assert data["raise_at"]["because"][0]["source"]["quote"].startswith("重層的支援会議では")
    assert set(data["because"][0]["source"]) == {"document", "section", "lines", "quote", "as_of"}


def test_identifiers_are_unique(planted: Catalog, real_gaps: dict[str, Gap]) -> None:
    found = [g.id for g in answering.gaps(planted)]
    assert len(found) == len(set(found))
    assert len(real_gaps) > 150


def rows(*conditions: Mapping[str, object]) -> list[Row]:
    blank = {
        "alternative": "a", "condition": "c", "whose": "person", "at_least": None, "below": None, "circumstance": None,
        "negated": None, "open": False, "approximate": False, "excludes": False,
    }  # fmt: skip
    return [{**blank, "condition": f"c{i}", **c} for i, c in enumerate(conditions)]  # type: ignore[dict-item]


BY_CODE = {s.code: s for s in SITUATIONS}


@pytest.mark.parametrize(
    ("situation", "conditions", "outcome"),
    [
        ("under-65", [{"at_least": 65}], "out"),
        ("under-65", [{"at_least": 65, "open": True}], "soft"),
        ("under-65", [{"at_least": 40}], "in"),
        ("child-3-to-5", [{"below": 3, "whose": "child"}], "out"),
        ("child-3-to-5", [{"below": 3, "whose": "child", "approximate": True}], "soft"),
        ("child-3-to-5", [{"at_least": 65}], "in"),  # the parent's age is not known
        ("public-assistance", [{"circumstance": "publicAssistance", "negated": False, "excludes": True}], "out"),
        ("public-assistance", [{"circumstance": "needy", "negated": False}], "in"),  # unknown is not no
        ("uses-services", [{"circumstance": "usesWelfareServices", "negated": True}], "out"),
        ("taxed", [{"circumstance": "taxExempt", "negated": False}], "out"),
        ("parent-and-child", [{"circumstance": "livingAlone", "negated": False}], "out"),
        (
            "parent-and-child",
            [
                {"circumstance": "livingAlone", "negated": False},
                {"alternative": "b", "circumstance": "resident", "negated": False},
            ],
            "in",
        ),  # one alternative is enough
        ("before-consent", [{"circumstance": "planConsent", "negated": False}], "out"),
        ("weekdays", [], "in"),
    ],
)
def test_unknown_rules_nobody_out(situation: str, conditions: list[dict[str, object]], outcome: str) -> None:
    assert judge(rows(*conditions), BY_CODE[situation]) == outcome


def test_who_would_be_missed_most_comes_first() -> None:
    def row(provider: str, record: str, programme: str) -> Row:
        return {"municipality": "x", "provider": provider, "record": record, "programme": programme}

    found = loads(
        [row("a", "1", "p2"), row("a", "2", "p4"), row("a", "3", "p5"), row("b", "4", "p2"), row("c", "5", "p1-i")]
    )
    assert (found[0].provider, found[0].alone, found[0].cuts) == ("a", ("p4", "p5"), True)
    assert {x.provider: x.cuts for x in found}["b"] is False


def test_cells_tell_here_from_elsewhere_and_planned_from_nothing(planted: Catalog) -> None:
    where = answering.stands_in(planted)
    table = matrix("need-catchment", planted, "99901", where)
    states = {key: cell.state for key, cell in table.cells.items()}
    assert states["parentChildPlace", "higashi"] is CellState.HERE
    assert states["parentChildPlace", "minami"] is CellState.ELSEWHERE
    assert states["connection", "minami"] is CellState.CITY_WIDE
    assert states["leisure", "nishi"] is CellState.PLANNED
    assert states["schoolAgePlace", "nishi"] is CellState.NONE_LISTED
    assert table.cells["parentChildPlace", "higashi"].names == ("えほんのへや", "つみきのへや")
    bare = matrix("need-municipality", planted, None, where)
    assert bare.cells["connection", "99903"].state is CellState.NONE_LISTED
    assert bare.cells["connection", "99901"].count == 16
    fields = matrix("field-programme", planted, "99901", where)
    assert fields.cells["elderly", "p1"].state is CellState.HERE
    assert fields.cells["child", "p4"].state is CellState.PLANNED
    assert {c["state"] for r in fields.to_dict()["rows"] for c in r["cells"]} <= {s.value for s in CellState}


def test_what_was_not_transcribed_is_not_an_absence(planted: Catalog) -> None:
    one = planted.municipalities["99903"]
    empty = dataclasses.replace(one, agencies=[], catchments=[])
    table = matrix("field-programme", Catalog({"99903": empty}, "x"), "99903", lambda code, place: [])
    assert {c.state for c in table.cells.values()} == {CellState.NOT_COLLECTED}


@pytest.mark.parametrize(
    ("kind", "code"), [("nothing", "99901"), ("need-catchment", None), ("field-programme", "00000")]
)
def test_a_table_that_is_not_there_is_told(kind: str, code: str | None, planted: Catalog) -> None:
    with pytest.raises(InputError):
        matrix(kind, planted, code, lambda municipality, place: [])


def test_a_supposed_place_closes_its_gaps_and_stores_nothing(planted: Catalog) -> None:
    one = planted.municipalities["99901"]
    resource = suppose(
        one, kind="ibasho", programme="p3-ni", needs=["schoolAgePlace"], location="南町1丁目", fields=["child"]
    )
    before = len(one.resources)
    result = what_if(planted, "99901", resource, stands_in=answering.stands_in(planted), today=answering.TODAY)
    assert "99901/need-without-place/schoolAgePlace" in {g.id for g in result.closed}
    assert "99901/empty-catchment/all" in {g.id for g in result.closed}
    assert {a.id: (a.count, b.count) for a, b in result.changed}["99901/empty-catchment/p3-ni"] == (2, 1)
    assert len(one.resources) == before
    assert all(e.source is None or e.source.section != "仮定" for g in result.opened for e in g.because)


def test_what_is_not_decided_closes_nothing(planted: Catalog) -> None:
    one = planted.municipalities["99901"]

    def tried(**decided: str) -> WhatIf:
        resource = suppose(one, kind="ibasho", programme="p3-ro", needs=["connection"], **decided)
        return what_if(planted, "99901", resource, stands_in=answering.stands_in(planted), today=answering.TODAY)

    def kinds(result: WhatIf) -> set[GapKind]:
        return {g.kind for g in (*result.closed, *result.opened, *(a for a, _ in result.changed))}

    unknown, known = tried(), tried(operator=NEW_BODY, target="だれでも")
    assert unknown.left_open == (GapKind.SINGLE_PROVIDER, GapKind.NOT_ELIGIBLE)
    assert known.left_open == ()
    hand = "99901/one-provider-places/p3-ro"
    assert hand in {g.id for g in known.closed}
    assert hand not in {g.id for g in unknown.closed}
    assert GapKind.NOT_ELIGIBLE not in kinds(unknown)
    for result in (unknown, known):
        assert not kinds(result) & {GapKind.MISSING_INFORMATION, GapKind.CONTRADICTION}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("国勢調査小地域 03201_smallarea_estat2020_via-estat01-z11.geojson", "令和2年国勢調査（小地域）"),
        ("国勢調査小地域 r2ka03201.geojson、国勢調査小地域 r2ka03216.shp", "令和2年国勢調査（小地域）"),
        ("国勢調査小地域 h27ka03201.shp", "平成27年国勢調査（小地域）"),
        ("国勢調査小地域 jinko.geojson", "国勢調査（小地域）"),
        ("試験", "試験"),
    ],
)
def test_a_census_is_named_and_its_files_are_not(source: str, name: str) -> None:
    assert census_name(source) == name


def test_a_wrong_supposition_is_told(planted: Catalog) -> None:
    with pytest.raises(InputError):
        suppose(planted.municipalities["99901"], kind="castle", programme="p2", needs=["leisure"])
    good = suppose(planted.municipalities["99901"], kind="farm", programme="p2", needs=["leisure"])
    with pytest.raises(InputError):
        what_if(planted, "00000", good, stands_in=lambda code, place: [])


def test_two_editions_are_compared_record_by_record(planted: Catalog) -> None:
    old = planted.municipalities["99901"]
    farm = suppose(old, kind="farm", programme="p2", needs=["leisure"], name="畑")
    started = [r.model_copy(update={"status": "active"}) if r.id == "ryori" else r for r in old.resources]
    new = dataclasses.replace(old, resources=[*(r for r in started if r.id != "gyunyu"), farm])
    found = {(c.id, c.what): c for c in compare_editions(old, new)}
    assert set(found) == {("supposed", "added"), ("gyunyu", "removed"), ("ryori", "changed")}
    assert found["ryori", "changed"].fields == (("status", "example", "active"),)
    assert compare_editions(old, old) == []


def test_three_menus_in_one_hand_are_one_finding(planted: Catalog, planted_gaps: dict[str, Gap]) -> None:
    found = planted_gaps["99901/one-provider-places/p3-ro"]
    assert (found.count, found.out_of) == (3, 3)
    for menu in ("お茶の会", "折り紙の会", "歌の会", "架空市社会福祉協議会"):
        assert menu in found.title
    assert {e.source.lines for e in found.because if e.source} == {"901:71", "901:72", "901:73"}
    assert [g for g in planted_gaps if "/one-provider-places/" in g] == [found.id]


@pytest.mark.parametrize(
    ("change", "slugs"),
    [({"operator": "npo"}, {"uta"}), ({"operator": None}, {"uta"}), ({"status": "planned"}, {"uta"})],
    ids=["in-two-hands", "one-of-nobody-known", "two-are-not-many"],
)
def test_menus_that_are_not_all_in_one_hand_are_no_finding(
    change: dict[str, object], slugs: set[str], planted: Catalog
) -> None:
    one = planted.municipalities["99901"]
    resources = [r.model_copy(update=change) if r.id in slugs else r for r in one.resources]
    changed = Catalog({"99901": dataclasses.replace(one, resources=resources)}, "changed")
    assert [g.id for g in answering.gaps(changed) if "/one-provider-places/" in g.id] == []


def test_moriokas_three_menus_in_one_hand_are_found(real_gaps: dict[str, Gap]) -> None:
    """002:274: one 実施機関・受託法人 stands below the three menus of 参加支援."""
    found = real_gaps["03201/one-provider-places/p2"]
    assert (found.count, found.out_of) == (3, 3)
    for menu in ("BBM", "畑づくり", "住まいるプロジェクト", "盛岡市社会福祉協議会"):
        assert menu in found.title
    assert [g for g in real_gaps if g.startswith("22205/one-provider-places/")] == []
