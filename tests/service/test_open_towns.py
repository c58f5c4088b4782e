"""The list of open towns counts towns, tells 字 without their 大字 apart, and says when there is no list to compare with."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import jusou_graph
from conftest import DATA, TOWNS
from jusou_graph.model.places import Town, bare_aza
from jusou_graph.routing import open_places
from jusou_graph.service.jusou_graph import JusouGraph
from jusou_graph.service.open_towns import page


def _made(tmp_path: Path, rows: list[str] | None) -> JusouGraph:
    """The made town with another town list; None removes the file."""
    folder = tmp_path / "99901-kaku"
    shutil.copytree(TOWNS / "99901-kaku", folder)
    towns = folder / "towns.csv"
    head = "town,chome,aza,reading,postal_codes,machiaza_id,source"
    towns.write_text("\n".join([head, *(rows or [])]) + "\n", encoding="utf-8")
    return jusou_graph.load(data=folder)


def test_morioka_leaves_out_three_towns_and_tells_the_aza_apart() -> None:
    # The walk of the pages: 310 of the 「313件」 were 字 names; really unlisted: 太田, 平賀新田, 愛宕下.
    graph = jusou_graph.load(data=DATA)
    text = page(graph, "盛岡市")
    assert "## 担当表に載っていない町（3 町）\n\n太田、平賀新田、愛宕下\n" in text
    assert "## 大字のない字の名（310 件）" in text
    assert "5 町、町・丁目・字にして 25 か所" in text
    assert "一の通" not in text.split("## 大字のない字の名")[0]


def test_numbers_told_are_those_listed() -> None:
    graph = jusou_graph.load(data=DATA)
    text = page(graph, "盛岡市")
    places = list(open_places(graph.router, "盛岡市"))
    bare = [p for p in places if p.bare_aza]
    told = re.search(r"大字のない字の名（(\d+) 件）", text)
    assert told
    assert int(told[1]) == len(bare) == len(text.rstrip().split("\n")[-1].split("、"))


def test_without_a_list_nothing_is_counted(tmp_path: Path) -> None:
    text = page(_made(tmp_path, None), "架空市")
    assert "照らす町の一覧がない" in text
    assert "載っていない町（" not in text
    assert "架空市福祉課" in text


def test_a_list_from_the_plan_alone_is_no_list(tmp_path: Path) -> None:
    text = page(_made(tmp_path, ["東町,,,,,,plan"]), "架空市")
    assert "照らす町の一覧がない" in text


@pytest.mark.parametrize("count", [1, 2, 5])
def test_towns_and_aza_are_counted_apart(tmp_path: Path, count: int) -> None:
    rows = [f"新{i}町,,,,9990001,001{i}000,abr" for i in range(count)]
    rows += [f"沢{i},,,,,000010{i},abr" for i in range(3)]
    rows += [f"新0町,,字{i},,9990001,00100{i}1,abr" for i in range(1, 4)]  # 小字 of a town are no towns
    text = page(_made(tmp_path, rows), "架空市")
    assert f"載っていない町（{count} 町）" in text
    assert "大字のない字の名（3 件）" in text


def test_a_municipality_without_a_table_is_not_compared() -> None:
    text = page(jusou_graph.load(data=TOWNS), "表なし町")
    assert "担当表がないので、照らせません" in text


def test_a_name_that_is_also_a_town_is_a_town() -> None:
    rows = [
        Town("1", "沢", machiaza_id="0000101"),
        Town("1", "沢", machiaza_id="0012000"),
        Town("1", "森", machiaza_id="0000102"),
        Town("1", "町"),
    ]
    assert bare_aza(rows) == {"森"}
