"""Wards of a designated city in the files: optional, lost nowhere, and the list of a town's own where it has none."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from jusou_graph.graph.catalog_reader import read_catalog
from jusou_graph.graph.elements import elements
from jusou_graph.graph.engines.oxigraph import OxigraphStore
from jusou_graph.model.catalog import Catalog
from jusou_graph.sources.catalog_loader import check
from jusou_graph.sources.csv_tables import read_towns
from jusou_graph.sources.town_lists import read_towns_csv, towns_csv
from jusou_graph.sources.workbook import export
from jusou_graph.sources.workbook_changes import compare, write

PLANTED = Path(__file__).parents[1] / "fixtures" / "municipalities"
HEAD = "town,chome,aza,reading,postal_codes,machiaza_id,source"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The fictitious towns, one of them with wards, to be changed."""
    return Path(shutil.copytree(PLANTED, tmp_path / "data"))


@pytest.mark.parametrize(
    ("lines", "wards"),
    [
        ([f"{HEAD},ward", "旭町,1,,,,,abr,北区", "旭町,1,,,,,abr,南区", "本町,,,,,,abr,"], ["北区", "南区", ""]),
        ([HEAD, "旭町,1,,,,,abr"], [""]),
    ],
)
def test_the_column_may_be_there_or_not(tmp_path: Path, lines: list[str], wards: list[str]) -> None:
    (tmp_path / "towns.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    towns, notices = read_towns(tmp_path, "12100")

    assert notices == []
    assert [town.ward for town in towns] == wards
    assert read_towns_csv(tmp_path / "towns.csv", "12100") == towns


@pytest.mark.parametrize("head", [f"{HEAD},区", f"{HEAD},ward,ward", "town,ward"])
def test_another_header_is_told(tmp_path: Path, head: str) -> None:
    (tmp_path / "towns.csv").write_text(f"{head}\n旭町,1,,,,,abr,北区\n", encoding="utf-8")

    towns, notices = read_towns(tmp_path, "12100")

    assert towns == []
    assert [one.code for one in notices] == ["csv-header"]


def test_the_column_may_stand_anywhere(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text(f"ward,{HEAD}\n北区,旭町,1,,,,,abr\n", encoding="utf-8")

    (town,), notices = read_towns(tmp_path, "12100")

    assert notices == []
    assert (town.name, town.chome, town.ward, town.source) == ("旭町", 1, "北区", "abr")


def test_a_row_of_the_wrong_length_is_told(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text(f"{HEAD},ward\n旭町,1,,,,,abr\n", encoding="utf-8")

    assert [one.code for one in read_towns(tmp_path, "12100")[1]] == ["csv-columns"]


def test_a_town_list_is_written_with_its_wards_and_without_the_column_where_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text(f"{HEAD},ward\n旭町,1,,,,,abr,北区\n本町,,,,,,abr,\n", encoding="utf-8")
    towns = read_towns_csv(tmp_path / "towns.csv", "12100")

    assert towns_csv(towns, []).splitlines()[0] == f"{HEAD},ward"
    assert "旭町,1,,,,,abr,北区" in towns_csv(towns, [])
    assert towns_csv([town for town in towns if not town.ward], []).splitlines() == [HEAD, "本町,,,,,,abr"]


def test_the_profile_and_the_list_reach_the_address_reader(planted: Catalog) -> None:
    municipality = planted.municipalities["99902"]

    assert municipality.area().wards == (("中区", ("一番町",)), ("外区", ()))
    assert {town.name: town.ward for town in municipality.towns} == {"一番町": "中区", "二番町": ""}


def test_the_graph_gives_wards_back(planted: Catalog) -> None:
    store = OxigraphStore()
    store.load(elements(planted))
    back = read_catalog(store.read()).municipalities["99902"]

    assert back.towns == planted.municipalities["99902"].towns
    assert back.profile.wards == planted.municipalities["99902"].profile.wards


def test_the_workbook_loses_no_ward(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "all.xlsx"
    export(folder, book)

    found = compare(folder, book)

    assert (found.changes, found.files) == ([], {})


def test_a_ward_filled_in_the_workbook_makes_the_column(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "all.xlsx"
    export(folder, book)
    sheets = openpyxl.load_workbook(book)
    page = sheets["towns"]
    column = {cell.value: cell.column for cell in page[1]}
    row = next(r for r in range(3, page.max_row + 1) if page.cell(r, column["town"]).value == "北浦")
    page.cell(row, column["ward"]).value = "東区"
    sheets.save(book)

    found = compare(folder, book)
    write(folder, found)

    assert [change.file for change in found.changes] == ["99903-hyonashi/towns.csv"] * 2
    text = (folder / "99903-hyonashi" / "towns.csv").read_text(encoding="utf-8")
    assert f"{HEAD},ward" in text
    towns = next(m.towns for m in check(folder)[0] if m.code == "99903")
    assert {town.name: town.ward for town in towns} == {"北浦": "東区", "浜": ""}
