"""Pages, API and command line on tables that print less than a town: told as such, asked, never asserted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from jusou_graph.cli.main import main
from jusou_graph.codes import LEFT_OPEN, CatchmentStatus
from jusou_graph.service import JusouGraph
from jusou_graph.service.answering import Answering, AnswerStatus
from jusou_graph.service.open_towns import page as open_towns
from jusou_graph.settings import Settings
from jusou_graph_api.app import create_app
from jusou_graph_api.web import wording
from jusou_graph_api.web.locate.printed_rows import editions, printed_rows

KAKU = Path(__file__).parents[1] / "fixtures" / "municipalities" / "99901-kaku"
HIGASHI, NISHI, MINAMI = (f"{name}地域包括支援センター" for name in ("ひがし", "にし", "みなみ"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictitious town with every form, and a row that a branch has in the table."""
    folder = tmp_path_factory.mktemp("forms")
    kaku = Path(shutil.copytree(KAKU, folder / KAKU.name))
    plan = kaku / "plan_901.txt"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(f"{text}higashi-bunshitsu　橋町\n", encoding="utf-8")
    table = kaku / "catchments.csv"
    columns = next(c for c in table.read_text(encoding="utf-8").splitlines() if not c.startswith("#")).split(",")
    row = {"agency": "higashi-bunshitsu", "printed": "橋町", "town": "橋町", "lines": f"901:{text.count(chr(10)) + 1}"}
    with table.open("a", encoding="utf-8") as file:
        file.write(",".join(row.get(column, "") for column in columns) + "\n")
    return folder


@pytest.fixture(scope="module")
def graph(data: Path, tmp_path_factory: pytest.TempPathFactory) -> JusouGraph:
    base = tmp_path_factory.mktemp("office")
    return JusouGraph(data=data, settings=Settings(cache=base / "cache", home=base / "home"))


@pytest.fixture(scope="module")
def client(graph: JusouGraph) -> Iterator[TestClient]:
    with TestClient(create_app(lambda: graph), base_url="http://127.0.0.1") as client:
        yield client


PLACES = [
    # address, status, asserted, only possible
    ("中町1丁目22番3号", "single", {NISHI}, set()),
    ("中町1丁目5番", "single", {HIGASHI}, set()),
    ("谷地字上原3", "single", {MINAMI}, set()),
    ("谷地字下原3", "partly", set(), {MINAMI}),  # another 字 of a printed town
    ("丘町1丁目", "single", {MINAMI}, set()),
    ("丘町3丁目", "partly", set(), {MINAMI}),  # left out in so many words
    ("栄町1-2", "partly", set(), {NISHI}),  # a road is the border
    ("竹町2丁目", "single", {HIGASHI}, set()),  # うめ小学校区, by the second table
    ("竹町3丁目", "partly", set(), {HIGASHI}),
    ("東町2丁目", "single", {HIGASHI}, set()),  # the child desks' table prints 東町 too
]


@pytest.mark.parametrize(("address", "status", "agencies", "possible"), PLACES)
def test_what_the_api_answers(
    client: TestClient, address: str, status: str, agencies: set[str], possible: set[str]
) -> None:
    found = client.post("/api/v1/locate", json={"address": f"架空市{address}"}).json()["catchment"]
    assert (found["status"], {a["name"] for a in found["agencies"]}) == (status, agencies)
    assert {a["name"] for a in found["possible"]} == possible
    assert bool(found["ask"]) == (status != "single")


def answer(client: TestClient, **fields: str) -> str:
    text = client.post("/", data=fields).text
    return text[text.index('id="answer"') :]


@pytest.mark.parametrize("address", [a for a, status, *_ in PLACES if status == "partly"])
def test_the_page_of_a_town_that_is_listed_in_part(client: TestClient, address: str) -> None:
    shown = answer(client, address=f"架空市{address}")
    assert "担当地区表に一部だけ載っています" in shown
    assert "候補になる窓口（担当とは限りません）" in shown
    assert "問い合わせ先：" in shown
    assert "担当がわかったら登録する" in shown
    assert "決まりました" not in shown


def test_only_an_entry_that_may_cover_the_place_is_marked(client: TestClient) -> None:
    assert "<mark>栄町の国道より東</mark>" in answer(client, address="架空市栄町1-2")
    shown = answer(client, address="架空市谷地字下原3")
    assert "谷地字上原" in shown
    assert "<mark>" not in shown


def test_the_second_table_stands_beside_the_row_of_the_centre(client: TestClient, graph: JusouGraph) -> None:
    shown = answer(client, address="架空市竹町2丁目")
    assert "<mark>うめ小学校区</mark>" in shown
    assert "区域 うめ小学校区" in shown
    assert "<mark>竹町1～2</mark>" in shown
    assert "東町1～3" in shown, "the row of the centre is shown whole"
    kaku = graph.municipality("架空市")
    ids = {e.printed: e.id for e in kaku.catchments if e.table}
    (row,) = printed_rows(kaku, {ids["東町"]: True})
    assert (row.agency, row.towns) == ("架空市こども家庭センター", (("東町", True),))
    assert row.citation.section == "8(2)", "the section of its own table"
    assert editions(kaku, [ids["東町"]]) == ["令和7年4月現在"]
    assert editions(kaku, [kaku.catchments[0].id]) == ["第7期介護保険事業計画"]


def test_words_that_two_entries_stand_for_are_shown_once(graph: JusouGraph) -> None:
    kaku = graph.municipality("架空市")
    first = next(e for e in kaku.catchments if e.printed == "丘町")
    (row,) = printed_rows(kaku, {first.id: True})
    assert [words for words, _ in row.towns] == list(dict.fromkeys(words for words, _ in row.towns))


def test_a_branch_is_where_people_go_and_names_who_is_responsible(client: TestClient) -> None:
    found = client.post("/api/v1/locate", json={"address": "架空市橋町1"}).json()["catchment"]
    assert found["status"] == "single"
    assert found["agencies"] == [
        {
            "id": "higashi-bunshitsu",
            "name": f"{HIGASHI}分室",
            "branch_of": {"id": "higashi", "name": HIGASHI},
        }
    ]
    assert "責任をもつ窓口" not in answer(client, address="架空市西町1"), (
        "a desk of its own: nothing is missing in the plan"
    )
    shown = answer(client, address="架空市橋町1")
    assert f"{HIGASHI}分室" in shown
    assert f"<dt>責任をもつ窓口</dt><dd>{HIGASHI}</dd>" in shown
    assert "責任をもつ窓口" in client.get("/data/99901/agency/higashi-bunshitsu").text


def assess(client: TestClient, address: str) -> list[dict[str, Any]]:
    body = {"municipality": "99901", "address": f"架空市{address}", "age": 82, "care_level": "要介護1"}
    contacts = client.post("/api/v1/assess", json=body).json()["contacts"]
    return [c for c in contacts if c["field"] == "elderly"]


def test_a_consultation_names_the_possible_centre_to_be_confirmed_with_the_question(client: TestClient) -> None:
    (contact,) = assess(client, "栄町1-2")
    assert (contact["agency"]["name"], contact["verdict"]) == (NISHI, "to_confirm")
    assert contact["ask"]
    words = {e["resource"] for e in contact["because"]}
    assert "担当地区の表に町の一部だけが載っている" in words
    assert "met" not in {e["verdict"] for e in contact["because"] if e["rule"] == "desk-of-catchment"}
    (sure,) = assess(client, "中町1丁目22番3号")
    assert (sure["agency"]["name"], sure["verdict"]) == (NISHI, "recommended")
    (branch,) = assess(client, "橋町1")
    assert (branch["agency"]["name"], branch["verdict"]) == (f"{HIGASHI}分室", "recommended")


def test_the_open_towns_name_those_listed_in_part(client: TestClient, graph: JusouGraph) -> None:
    page = open_towns(graph, "架空市")
    part = page.partition("## 担当表に一部だけ載っている町字")[2].partition("\n## ")[0]
    assert "**栄町**（にし地域包括支援センター）" in part
    assert "**谷地**（みなみ地域包括支援センター）" in part, "told once, as the town: 上原 is settled"
    shown = client.get("/data/99901/work/towns-partly").text
    assert "担当地区表に一部だけ載っている町名" in shown
    assert all(town in shown for town in ("栄町", "谷地", "丘町"))


def test_the_documents_settle_no_more_than_candidates(graph: JusouGraph) -> None:
    found = Answering(graph).covering("架空市栄町1-2")
    assert (found.status, found.says) == (AnswerStatus.CANDIDATES, (NISHI,))
    assert found.ask


def test_every_outcome_has_words_everywhere(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(wording.OUTCOMES) == set(CatchmentStatus) - {CatchmentStatus.NOT_ASKED}
    assert {CatchmentStatus.PARTLY, CatchmentStatus.SPLIT} <= LEFT_OPEN
    assert main(["locate", "--data", str(data), "架空市栄町1-2"]) == 0
    out = capsys.readouterr().out
    assert "担当表に一部だけ載っている町名です" in out
    assert f"候補（確定ではありません）: {NISHI}" in out
    source, target = tmp_path / "list.csv", tmp_path / "answers.csv"
    source.write_text("住所\n架空市栄町1-2\n架空市西町1\n", encoding="utf-8")
    assert main(["locate", "--data", str(data), "--file", str(source), "--column", "住所", "-o", str(target)]) == 0
    rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert "一部だけ載っている" in rows[1]
    assert "一つに決まる" in rows[2]
    assert main(["locate", "--data", str(data), "--json", "架空市栄町1-2"]) == 0
    assert json.loads(capsys.readouterr().out)["catchment"]["status"] == "partly"
