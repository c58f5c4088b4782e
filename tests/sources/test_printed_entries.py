"""The printed words of catchment entries: every form that published tables use, and what is not understood."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from jusou_graph.model.places import AppliesTo, Extent
from jusou_graph.sources.printed_entries import read_printed
from jusou_graph.sources.printed_scope import Scope

DATA = Path(__file__).parents[2] / "data" / "municipalities"


def _told(scope: Scope) -> str:
    """A scope in one line: form, then what it limits."""
    chome = f"{scope.chome_from}-{scope.chome_to}丁目" if scope.chome_from else ""
    first = f"{scope.ban_from}" + (f".{scope.go_from}" if scope.go_from is not None else "")
    last = f"{scope.ban_to}" + (f".{scope.go_to}" if scope.go_to is not None else "")
    ban = f"{first}～{last}" if scope.ban_from is not None else ""
    words = scope.aza + scope.place + scope.area + ("境" if scope.border else "")
    extent = "" if scope.extent is Extent.ALL else f"({scope.extent})"
    return f"{scope.applies_to}:{chome}{ban}{words}{extent}" + ("+" if scope.beside else "")


READ = [
    ("内丸", "内丸", "whole:"),
    ("三本柳", "三本柳", "whole:"),
    ("田園調布本町全域", "田園調布本町", "whole:"),
    ("高松1～3", "高松", "chome_range:1-3丁目"),
    ("高松4", "高松", "chome_range:4-4丁目"),
    ("朝日ヶ丘1～3丁目・5丁目", "朝日ヶ丘", "chome_range:1-3丁目 chome_range:5-5丁目"),
    ("朝日ケ丘一丁目～三丁目", "朝日ヶ丘", "chome_range:1-3丁目"),
    ("宮野木台2丁目～4丁目", "宮野木台", "chome_range:2-4丁目"),
    ("南蒲田1・3丁目", "南蒲田", "chome_range:1-1丁目 chome_range:3-3丁目"),
    ("大森中1丁目1～21番", "大森中", "number_range:1-1丁目1～21"),
    ("大森中１丁目22番", "大森中", "number_range:1-1丁目22～22"),
    ("大森中2丁目1～12番・19～24番", "大森中", "number_range:2-2丁目1～12 number_range:2-2丁目19～24"),
    ("北嶺町1番1～7号・18～20号", "北嶺町", "number_range:1.1～1.7 number_range:1.18～1.20"),
    ("4番1号・3～5号", "大森南", "number_range:4.1～4.1 number_range:4.3～4.5"),
    ("南馬込1丁目5番・8～60番", "南馬込", "number_range:1-1丁目5～5 number_range:1-1丁目8～60"),
    ("向山28ー11～28ー34", "向山", "number_range:28.11～28.34"),
    ("向山28-11～34", "向山", "number_range:28.11～28.34"),
    ("豊町1番地、2番地", "豊町", "number_range:1～1 number_range:2～2"),
    ("高松3丁目30番以降", "高松", "number_range:3-3丁目30～9999"),
    ("秋保町湯元字青木", "秋保町湯元", "aza:青木"),
    ("太田第1地割", "太田", "aza:1地割"),
    ("大釜第1～3地割", "大釜", "aza:1地割 aza:2地割 aza:3地割"),
    ("大釜第13地割の一部", "大釜", "aza:13地割(part)"),
    ("柏井町の一部", "柏井町", "whole:(part)"),
    ("柏井町（一部）", "柏井町", "whole:(part)"),
    ("高松2丁目の一部", "高松", "chome_range:2-2丁目(part)"),
    ("高松ほか", "高松", "whole:(open)"),
    ("高松1丁目等", "高松", "chome_range:1-1丁目(open)"),
    ("幕張町（4丁目を除く）", "幕張町", "whole: chome_range:4-4丁目(except)"),
    ("緑町(1～5番地を除く)", "緑町", "whole: number_range:1～5(except)"),
    ("緑町（字新田を除く。）", "緑町", "whole: aza:新田(except)"),
    ("幕張町4丁目を除く", "幕張町", "whole:(part) chome_range:4-4丁目(except)"),
    ("大森西特別出張所管内のうち、大森西1～7丁目", "大森西", "chome_range:1-7丁目"),
    ("幕張小学校区のうち幕張町4丁目を除く", "幕張町", "area:幕張小学校区 chome_range:4-4丁目(except)"),
    ("豊小学校区", "", "area:豊小学校区"),
    ("入新井特別出張所管内", "", "area:入新井特別出張所管内"),
    ("みたけ団地", "みたけ", "place:みたけ団地"),
    ("桜台自治会", "", "place:桜台自治会"),
    ("大森本町2丁目及び平和の森公園", "大森本町", "chome_range:2-2丁目 place:平和の森公園+"),
    ("国道7号以東", "柳町", "border:境"),
    ("柳町のうち国道7号以東", "柳町", "whole:境(part)"),
    # What is not understood is never the whole of the town.
    ("緑町（国道より東を除く）", "緑町", "whole:(part)"),
    ("豊町奇数番地", "豊町", "whole:境(part)"),
    ("太田桜台", "太田", "whole:境(part)"),
    ("18～20号", "北嶺町", "whole:境(part)"),
]


@pytest.mark.parametrize(("printed", "town", "told"), READ)
def test_forms(printed: str, town: str, told: str) -> None:
    found = read_printed(printed, town)

    assert found is not None
    assert " ".join(map(_told, found)) == told


def test_a_run_without_its_chome_takes_that_of_its_row() -> None:
    found = read_printed("19～24番", "大森中", Scope(AppliesTo.CHOME_RANGE, 2, 2))

    assert found is not None
    assert list(map(_told, found)) == ["number_range:2-2丁目19～24"]


@pytest.mark.parametrize(
    ("printed", "town"), [("鉦屋町", "鉈屋町"), ("上田字", "上田"), ("築川", "簗川"), ("藪川字", "薮川")]
)
def test_another_spelling_or_the_aza_sign_leaves_it_to_the_columns(printed: str, town: str) -> None:
    assert read_printed(printed, town) is None


def test_the_printed_words_of_real_tables_say_no_less_than_their_columns() -> None:
    rows = 0
    for path in DATA.glob("*/catchments.csv"):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(line for line in file if not line.startswith("#")):
                rows += 1
                found = read_printed(row["printed"], row["town"])
                assert not any(scope.limits for scope in found or ()), row

    assert rows >= 173
