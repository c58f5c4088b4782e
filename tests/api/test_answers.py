"""locate, assess, gaps and complete over HTTP give what the library gives, in the shape of the contract."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from jusou_graph.service import JusouGraph


@pytest.mark.parametrize(
    ("address", "status", "names", "lines"),
    [
        ("盛岡市高松4丁目17-41", "single", ["松園・緑が丘地域包括支援センター"], ["002:832"]),
        ("月が丘三丁目", "single", ["青山和敬荘地域包括支援センター"], ["002:834"]),
        (
            "北飯岡1丁目",
            "split",
            ["イーハトーブ地域包括支援センター", "飯岡・永井地域包括支援センター"],
            ["002:836", "002:838"],
        ),
        ("愛宕下3-2", "unlisted", [], ["002:828"]),
        ("紫波郡矢巾町南矢幅", "outside", [], []),
        ("あいうえお", "unknown", [], []),
    ],
)
def test_locate(client: TestClient, address: str, status: str, names: list[str], lines: list[str]) -> None:
    answer = client.post("/api/v1/locate", json={"address": address, "municipality": "盛岡市"})
    assert answer.status_code == 200
    catchment = answer.json()["catchment"]
    assert catchment["status"] == status
    assert [a["name"] for a in catchment["agencies"]] == names
    assert [e["source"]["lines"] for e in catchment["evidence"]] == lines


def test_assess_is_the_library_s_answer(client: TestClient, graph: JusouGraph) -> None:
    consultation = {
        "municipality": "03201",
        "address": "高松三丁目",
        "age": 82,
        "concerns": ["介護のこと", "家賃やローンの支払いのこと"],
        "household": [{"relation": "息子", "age": 54, "consent": "unknown"}],
    }
    answer = client.post("/api/v1/assess", json=consultation)
    assert answer.status_code == 200
    assert answer.json() == graph.assess(consultation).to_dict()
    assert answer.json()["catchment"]["status"] == "single"


def test_a_field_left_out_is_unknown_not_no(client: TestClient) -> None:
    left_out = client.post("/api/v1/assess", json={"municipality": "03201", "concerns": ["介護のこと"]}).json()
    said_unknown = client.post(
        "/api/v1/assess", json={"municipality": "03201", "concerns": ["介護のこと"], "public_assistance": "unknown"}
    ).json()
    assert left_out["contacts"] == said_unknown["contacts"]


def test_gaps_of_one_and_of_all(client: TestClient) -> None:
    one = client.get("/api/v1/gaps", params={"municipality": "盛岡市"}).json()
    every = client.get("/api/v1/gaps").json()
    assert one
    assert {g["municipality"] for g in one} == {"03201"}
    assert len({g["municipality"] for g in every}) == 5
    assert {g["id"] for g in one} < {g["id"] for g in every}
    assert all(g["raise_at"]["meeting"] for g in every)


@pytest.mark.parametrize("prefix", ["きたい", "キタイ", "ｷﾀｲ", "北飯", "盛岡市北飯"])
def test_complete_by_kana_and_kanji(client: TestClient, prefix: str) -> None:
    towns = client.post("/api/v1/complete", json={"prefix": prefix, "municipality": "03201"}).json()["towns"]
    assert towns[0]["town"] == "北飯岡"
    assert towns[0]["reading"] == "キタイイオカ"
    assert towns[0]["chome_names"] == ["一丁目", "二丁目", "三丁目", "四丁目"]


@pytest.mark.parametrize(
    ("prefix", "municipality", "first"),
    [
        ("北飯岡2", "03201", "北飯岡二丁目"),
        ("北飯岡2", None, "盛岡市北飯岡二丁目"),
        ("うかい", "03216", "鵜飼"),
        ("うかい", "03201", "滝沢市鵜飼"),
    ],
)
def test_complete_offers_places_to_put_into_the_field(
    client: TestClient, prefix: str, municipality: str | None, first: str
) -> None:
    body = {"prefix": prefix, "municipality": municipality}
    answer = client.post("/api/v1/complete", json=body).json()
    assert answer["offers"][0]["text"] == first
    assert answer["guessed"] is False
    assert client.post("/api/v1/locate", json={"address": first, "municipality": None}).json()["address"]["town"]


def test_complete_offers_what_locate_calls_near(client: TestClient) -> None:
    offered = client.post("/api/v1/complete", json={"prefix": "北飯丘", "limit": 6}).json()
    near = client.post("/api/v1/locate", json={"address": "北飯丘"}).json()["catchment"]["near"]
    assert offered["guessed"] is True
    assert [one["text"] for one in offered["offers"]] == near["names"]
    assert offered["more"] == near["more"]


def test_complete_of_nothing_is_empty(client: TestClient) -> None:
    assert client.post("/api/v1/complete", json={"prefix": ""}).json() == {
        "towns": [],
        "offers": [],
        "more": 0,
        "guessed": False,
    }


def test_a_field_without_a_desk_says_why_and_whom_to_ask(client: TestClient) -> None:
    body = {"municipality": "04216", "text": "45歳男性。生活保護を受けている。仕事を探したい。"}
    answer = client.post("/api/v1/assess", json=body).json()
    (one,) = answer["without_contact"]
    assert (one["field"], one["whom_to_ask"]) == ("poverty", "保健福祉部 地域福祉課")
    assert one["because"][0]["source"]["lines"].startswith("004:")
    page = client.post("/", data=body).text
    assert "窓口を挙げられない分野" in page
    assert "保健福祉部 地域福祉課</strong>に確かめてください" in page


def test_old_tables_are_said_to_be_old(client: TestClient) -> None:
    answer = client.post("/api/v1/locate", json={"address": "盛岡市内丸"}).json()
    assert "第8期介護保険事業計画" in answer["catchment"]["stale"]
    assert "stale" in client.get("/api/v1/municipalities/03201").json()["plans"][0]


def test_danger_is_read_without_a_municipality(client: TestClient) -> None:
    heard = client.post("/api/v1/danger", json={"text": "父が倒れて意識がない。"}).json()
    assert heard["outcome"] == "heard"
    assert heard["dangers"][0]["words"] in "父が倒れて意識がない。"
    assert client.post("/api/v1/danger", json={"text": "体操の会に入りたい。"}).json() == {
        "outcome": "nothing",
        "dangers": [],
    }
    assert client.post("/api/v1/danger", json={}).status_code == 422
