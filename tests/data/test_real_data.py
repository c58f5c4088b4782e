"""The real data against the plans: the texts are the plans', the table is the table, and nothing fills a hole."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from conftest import DATA
from jusou_graph.model.catalog import Catalog, Municipality

CODES = {"03201": "盛岡市", "03216": "滝沢市", "04216": "富谷市", "05366": "井川町", "22205": "熱海市"}
# Name and sha256 of the text file that each plan came as.
PLANS = {
    "03216": ("000_2283c69b364c10b5.txt", "b3f040aa2e5fd3fd3fe59891b0123c7259cf2847d548d9578e04dd07274ec7c3"),
    "05366": ("001_d8771a940ae02740.txt", "6c61deaf6a91d6a001b37d2cc816ce03de396beb3ecc317d76dd088aebdda1d2"),
    "03201": ("002_54f2fad09188785d.txt", "236c3051643f277cfed195dbd005047d028216b3b9c3c2b8d68c687875017aac"),
    "22205": ("003_c896e5db7ed9dd42.txt", "ba1dfa0d811db49148198262658866941c377d641c483d7e1bd1715271201455"),
    "04216": ("004_a08ba87d7daa452a.txt", "2de9c10e33a4719abb2b614920c24b7cf495b04d4749456733394ee907b842b4"),
}


@pytest.fixture(scope="module")
def morioka(real: Catalog) -> Municipality:
    return real.municipalities["03201"]


def test_the_five_municipalities_are_there(real: Catalog) -> None:
    assert {code: m.profile.name for code, m in real.municipalities.items()} == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_committed_plan_is_the_plan(real: Catalog, code: str) -> None:
    """The texts are the files as they came, byte for byte: their lines are what every proof cites."""
    municipality = real.municipalities[code]
    (document,) = municipality.profile.documents
    source, digest = PLANS[code]
    assert source.startswith(f"{document.number}_")
    text = (DATA / municipality.folder / document.file).read_bytes()
    assert hashlib.sha256(text).hexdigest() == digest, f"{document.file} is no longer {source}"


def test_the_town_table_is_the_printed_one(morioka: Municipality) -> None:
    """CQ06 and CQ08: 173 entries as printed in 002:829-839, 170 spellings, three under two centres."""
    with (Path(__file__).parent / "morioka_catchment_as_printed.csv").open(encoding="utf-8") as file:
        printed = Counter((row["center"], row["town_as_printed"]) for row in csv.DictReader(file))
    assert Counter((e.agency_name, e.printed) for e in morioka.catchments) == printed
    assert len(morioka.catchments) == 173
    spellings = Counter(e.printed for e in morioka.catchments)
    assert len(spellings) == 170
    assert {s for s, n in spellings.items() if n > 1} == {"上田字", "向中野", "北飯岡"}


def test_every_district_belongs_to_one_of_eleven_centres(morioka: Municipality) -> None:
    centres = [a for a in morioka.agencies if a.programme == "p1-i"]
    assert len(centres) == 11
    districts = Counter(d for a in centres for d in a.districts)
    assert len(districts) == 33
    assert set(districts.values()) == {1}


def test_entries_cover_towns_of_the_lists_or_the_plan_alone_names_them(morioka: Municipality) -> None:
    listed = {t.name for t in morioka.towns}
    assert {e.printed for e in morioka.catchments if e.town not in listed} <= {"東中野下道", "中川町", "下厨川字"}


@pytest.mark.parametrize("code", sorted(CODES))
def test_no_telephone_number_is_invented(real: Catalog, code: str) -> None:
    municipality = real.municipalities[code]
    assert all(a.phone is None for a in municipality.agencies)
    assert all(r.phone is None and r.capacity is None for r in municipality.resources)


def test_the_nine_listed_parenting_places_are_nine(morioka: Municipality) -> None:
    """T04: nine rows are printed and the figure says ten; a tenth is not made up."""
    places = [r for r in morioka.resources if r.kind == "childRearingSupportCenter"]
    assert len(places) == 9
    conflict = next(c for c in morioka.conflicts if "10" in c.title and "9" in c.title)
    assert {s.lines[:3] for claim in conflict.claims for s in claim.sources} == {"002"}
    assert len(conflict.claims) == 2


def test_blank_cells_stay_blank(morioka: Municipality) -> None:
    """Trap 9: My夢 has neither operator nor place."""
    (desk,) = (a for a in morioka.agencies if "My夢" in a.name)
    assert desk.operator is None
    assert desk.location is None
    assert {"operator", "location"} <= set(desk.unconfirmed)


@pytest.mark.parametrize(
    ("code", "name", "status"),
    [
        ("03216", "軽作業体験や料理実習", "example"),
        ("03216", "就労継続支援事業所等", "example"),
        ("05366", "多世代型のサロン", "policy"),
    ],
)
def test_planned_and_example_items_are_marked(real: Catalog, code: str, name: str, status: str) -> None:
    (found,) = (r for r in real.municipalities[code].resources if name in r.name)
    assert found.status == status


def test_unnamed_places_are_one_record_with_their_number(real: Catalog) -> None:
    counts = {r.count for r in real.municipalities["03216"].resources if r.unnamed}
    assert counts == {27, 13, 4}


def test_desks_and_places_are_told_apart_across_municipalities(real: Catalog) -> None:
    """An id from an answer finds its record over HTTP without naming the municipality."""
    for kind in ("agencies", "resources"):
        ids = [record.id for m in real.municipalities.values() for record in getattr(m, kind)]
        assert len(ids) == len(set(ids)) >= 50
