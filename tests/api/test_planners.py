"""The planners' pages: lists as CSV, a place tried out, and how two things are joined."""

from __future__ import annotations

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from jusou_graph.service import JusouGraph
from jusou_graph_api.web.graph import things
from jusou_graph_api.web.graph.printed_names import Names
from jusou_graph_api.web.graph.things import things_of

LISTS = ("gaps", "matrix", "agency", "resource", "phone-agency", "conflicts")


def saved(client: TestClient, what: str, **more: str) -> list[dict[str, str]]:
    answer = client.get(f"/csv/{what}", params={"municipality": "03201", **more})
    assert answer.headers["content-disposition"].endswith('-03201.csv"')
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("what", LISTS)
def test_every_list_is_saved_whole(client: TestClient, what: str) -> None:
    rows = saved(client, what)
    assert len(rows) > 3
    if what != "matrix":
        assert {(r["自治体コード"], r["自治体"]) for r in rows} == {('="03201"', "盛岡市")}


def test_the_label_of_a_list_says_how_many_are_saved(client: TestClient) -> None:
    page = client.get("/gaps", params={"municipality": "03201", "kind": "location"}).text
    whole = re.search(r"全(\d+)件をCSVで", page)
    assert whole is not None
    assert len(saved(client, "gaps")) == int(whole[1])


@pytest.mark.parametrize("path", ["/data/03201/agency", "/data/03201/work/phone-agency"])
def test_lists_of_the_data_are_saved_from_their_pages(client: TestClient, path: str) -> None:
    page = client.get(path).text
    found = re.search(r'href="/csv/([a-z-]+)\?municipality=03201">全(\d+)件をCSVで', page)
    assert found is not None
    assert len(saved(client, found[1])) == int(found[2])


def test_cp932_reports_what_it_cannot_hold_before_it_saves(client: TestClient) -> None:
    where = {"municipality": "03201", "encoding": "cp932"}
    report = client.get("/csv/gaps", params=where)
    assert "text/html" in report.headers["content-type"]
    assert '<th scope="row">繫</th><td>〓</td>' in report.text
    file = client.get("/csv/gaps", params={**where, "anyway": "true"})
    text = file.content.decode("cp932")
    assert "〓字" in text
    assert "繫" not in text


def test_an_unknown_list_is_told(client: TestClient) -> None:
    assert client.get("/csv/nothing", params={"municipality": "03201"}).status_code == 404
    assert client.get("/csv/gaps", params={"municipality": ""}).status_code == 422


def test_a_place_tried_says_the_useful_part_first(client: TestClient) -> None:
    tried = {"municipality": "03201", "view": "try", "need": "parentChildPlace", "location": "みたけ二丁目"}
    page = client.get("/gaps", params=tried).text
    answer = page[page.index('id="tried"') :]
    assert "なくなる空白" not in answer
    assert "4／11" in answer
    assert "3／11" in answer
    for noise in ("定員が書かれていない", "電話番号が書かれていない"):
        assert noise not in answer
    assert "担い手を決めていないので" in answer


def test_a_town_that_cannot_be_placed_is_told(client: TestClient) -> None:
    tried = {"municipality": "03201", "view": "try", "need": "parentChildPlace", "location": "北飯岡"}
    assert "担当地区を決められない" in client.get("/gaps", params=tried).text


def test_district_gaps_city_wide_ones_and_matters_of_the_desk_stand_apart(client: TestClient) -> None:
    page = client.get("/gaps", params={"municipality": "03201"}).text
    district, whole, desk = (page.index(f'id="part-{one}"') for one in ("district", "municipality", "desk"))
    assert district < whole < desk
    assert "電話番号が書かれていない窓口" in page[desk:]
    assert "持ち寄る先：" not in page[desk:]
    assert "（拠点）の数が、実施機関の表（9件）とイメージ図（10か所）" in page[district:whole]


@pytest.mark.parametrize("other", ["agency/kurashi", "organization/incl-iwate"])
def test_those_named_in_one_row_are_joined_with_the_passage(client: TestClient, other: str) -> None:
    page = client.get("/graph", params={"start": "03201/organization/foodbank-iwate", "to": f"03201/{other}"}).text
    way = page[page.index('class="way"') :]
    assert "002:393" in way
    assert "意味しません" in way or "決めていません" in way


def test_no_name_is_read_out_of_a_longer_word(graph: JusouGraph) -> None:
    municipality = graph.catalog.municipalities["03201"]
    source = municipality.network[0].sources[1]
    longer = source.model_copy(update={"quote": "盛岡市社会福祉協議会連合 社会福祉法人千晶会"})
    found = {slug for (_, slug), _ in Names(municipality).in_passages([longer], ("organization",))}
    assert found == {"op-kikan"}


def test_one_body_as_organization_and_as_desk_is_told_apart(client: TestClient, graph: JusouGraph) -> None:
    things = things_of(graph.catalog).things
    one = things["03201/organization/incl-iwate"]
    other = things[str(one.twin)]
    assert (one.kind, other.kind) == ("組織としての記載", "窓口・機関としての記載")
    assert other.twin == one.id
    page = client.get("/graph", params={"start": one.id}).text
    assert f'href="/graph?start={other.id}"' in page
    assert "同じ団体です" in page


def test_places_to_start_from_name_their_municipality(client: TestClient) -> None:
    page = client.get("/graph").text
    starts = re.findall(r'class="button" href="/graph\?start=(\d{5})/[^"]+">([^<]+)</a>', page)
    assert starts
    assert all(
        name.endswith(("市）", "町）")) or name in ("盛岡市", "滝沢市", "井川町", "熱海市", "富谷市")
        for _, name in starts
    )
    assert len({name for _, name in starts}) == len(starts)


def test_what_was_found_has_a_title_of_its_own(client: TestClient) -> None:
    page = client.post("/graph", data={"words": "社会福祉協議会", "municipality": "03201"}).text
    title = page[page.index("<title>") : page.index("</title>")]
    assert re.search(r"さがした結果 \d+件", title)
    assert "社会福祉協議会" not in title


def test_the_legal_form_stands_where_the_plan_prints_it(client: TestClient, graph: JusouGraph) -> None:
    names = {(code, o.id): o.full_name for code, m in graph.catalog.municipalities.items() for o in m.organizations}
    assert names["03201", "earth-support"] == "アースサポート(株)"
    assert names["03201", "rashiku"] == "Rashiku株式会社"
    assert names["03201", "morioka-shobo"] == "株式会社盛岡書房"
    assert names["03216", "yuyui"] == "ゆうゆい株式会社"
    assert names["04216", "choju-fukushi"] == "長寿福祉課"
    printed = {
        (code, o.id): "".join("".join(s.quote.split()) for s in o.sources)
        + "".join("".join(a.split()) for a in o.aliases)
        for code, m in graph.catalog.municipalities.items()
        for o in m.organizations
        if o.full_name != o.name
    }
    assert len(printed) > 30
    assert all("".join(names[key].split()) in text for key, text in printed.items())
    answer = client.post("/", data={"address": "盛岡市本宮", "municipality": "03201"}).text
    assert "(株)アースサポート" not in answer


@pytest.mark.parametrize("view", ["list", "matrix", "map", "network", "sheet", "ledger", "try"])
def test_no_name_of_a_file_stands_on_the_pages(client: TestClient, view: str) -> None:
    assert ".geojson" not in client.get("/gaps", params={"municipality": "03201", "view": view}).text


def test_what_another_request_drops_meanwhile_is_still_answered(
    graph: JusouGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DroppedAtOnce(dict[str, object]):
        def __setitem__(self, key: str, value: object) -> None:
            """Another request, with other registrations, has cleared it."""

    monkeypatch.setattr(things, "_built", DroppedAtOnce())
    monkeypatch.setattr(things, "Things", lambda catalog: catalog)
    assert things_of(graph.catalog) is graph.catalog
