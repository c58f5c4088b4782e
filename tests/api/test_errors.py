"""Every error has one shape for programs and a page for people; none shows a traceback; the engine may go and return."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from jusou_graph import errors as library
from jusou_graph.service import JusouGraph
from jusou_graph_api.app import create_app
from jusou_graph_api.errors import PROBLEMS
from jusou_graph_api.middleware import MAX_BODY


def shape(answer: Any) -> None:
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"].startswith("https://")
    assert body["title"]
    assert body["detail"]
    assert body["status"] == answer.status_code
    assert "Traceback" not in answer.text


def test_the_table_has_every_error_of_the_library() -> None:
    known = {e for e in vars(library).values() if isinstance(e, type) and issubclass(e, library.JusouError)}
    assert known == set(PROBLEMS)


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "words"),
    [
        ("POST", "/locate", {}, 422, "「address」がありません"),
        ("POST", "/locate", {"address": 5}, 422, "「address」は文字で"),
        ("POST", "/locate", {"address": "高松", "adress": "x"}, 422, "「adress」という項目はありません"),
        ("POST", "/locate", {"address": "高松", "municipality": "仙台市"}, 422, "「仙台市」の計画は入っていません"),
        ("POST", "/locate", {"address": "高" * 400}, 422, "長すぎます"),
        ("POST", "/assess", {}, 422, "「municipality」がありません"),
        ("POST", "/assess", {"municipality": "03201", "age": 999}, 422, "130 以下"),
        ("POST", "/assess", {"municipality": "03201", "concerns": ["介護"]}, 422, "相談内容"),
        ("POST", "/assess", {"municipality": "03201", "household": [{"age": "a"}]}, 422, "household.0.age"),
        ("GET", "/gaps?municipality=仙台市", None, 422, "計画は入っていません"),
        ("GET", "/locate", None, 405, "API の説明"),
    ],
)
def test_problems_say_what_and_where(
    client: TestClient, method: str, path: str, sent: object, status: int, words: str
) -> None:
    answer = client.request(method, f"/api/v1{path}", json=sent)
    assert answer.status_code == status
    shape(answer)
    assert words in answer.json()["detail"]


def test_a_body_that_is_no_json(client: TestClient) -> None:
    answer = client.post("/api/v1/locate", content=b"{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    shape(answer)


@pytest.mark.parametrize("path", ["/api/v1/locate", "/"])
def test_a_body_that_is_too_large(client: TestClient, path: str) -> None:
    kind = "application/json" if path.startswith("/api") else "application/x-www-form-urlencoded"
    answer = client.post(path, content=b"address=" + b"x" * MAX_BODY, headers={"Content-Type": kind})
    assert answer.status_code == 413


def test_another_site_cannot_post(client: TestClient) -> None:
    answer = client.post("/gaps/file", data={"municipality": "03201"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    same = client.post("/", data={"address": "高松四丁目"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert same.status_code == 200


class Flaky:
    """Opens the graph, or fails while ``down``."""

    def __init__(self, graph: JusouGraph) -> None:
        self.graph = graph
        self.down = True

    def __call__(self) -> JusouGraph:
        if self.down:
            raise library.EngineUnavailableError(
                "グラフのエンジンにつながりません。", "起動しているか確かめてください。"
            )
        return self.graph


@pytest.fixture
def flaky(another_graph: JusouGraph) -> Iterator[tuple[Flaky, TestClient]]:
    opener = Flaky(another_graph)
    with TestClient(create_app(opener), raise_server_exceptions=False) as client:
        yield opener, client


def test_the_engine_may_be_away_at_start_and_come_back(flaky: tuple[Flaky, TestClient]) -> None:
    opener, client = flaky
    answer = client.get("/api/v1/health")
    assert answer.status_code == 503
    shape(answer)
    page = client.get("/")
    assert page.status_code == 503
    assert "データベースにつながりません" in page.text
    assert "起動しているか確かめてください" in page.text
    opener.down = False
    assert client.get("/api/v1/health").status_code == 200
    assert client.get("/").status_code == 200


def test_what_nobody_foresaw_says_nothing_of_its_inside(
    another_graph: JusouGraph, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("秘密の住所 高松四丁目")

    monkeypatch.setattr(another_graph.router, "locate", broken)
    with caplog.at_level(logging.DEBUG), TestClient(create_app(lambda: another_graph)) as client:
        answer = client.post("/api/v1/locate", json={"address": "高松四丁目"})
        page = client.post("/", data={"address": "高松四丁目"})
    shape(answer)
    assert (answer.status_code, page.status_code) == (500, 500)
    assert "高松" not in answer.text
    assert "KeyError" in caplog.text
    assert "高松" not in caplog.text


def test_data_errors_are_listed() -> None:
    def broken() -> JusouGraph:
        raise library.DataError("データに 1 件の誤りがあります。", ("agencies.yaml:3 知らない項目",))

    with TestClient(create_app(broken), raise_server_exceptions=False) as client:
        assert client.get("/api/v1/health").json()["notices"] == ["agencies.yaml:3 知らない項目"]
        assert "agencies.yaml:3" in client.get("/").text
