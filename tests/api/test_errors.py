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


BODY = '{"address": "盛岡市高松4-1-1", "municipality": "盛岡市", "prefix": "たか"}'
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("content", "headers", "words"),
    [
        # old VBA and curl send CP932
        (BODY.encode("cp932"), {"Content-Type": "application/json; charset=shift_jis"}, "UTF-8 で送ってください"),
        (BODY.encode("cp932"), JSON, "UTF-8 で送ってください"),
        (BODY.encode("euc_jp"), JSON, "UTF-8 で送ってください"),
        (b"\x1f\x8b\x08xx", JSON, "UTF-8 で送ってください"),
        (b"[" * 100_000, JSON, "UTF-8 の JSON"),
        (b'{"address": ' + b"9" * 6_000 + b"}", JSON, "UTF-8 の JSON"),
        (b"{", JSON, "JSON として読めません"),
        (b"", JSON, "本文"),
        (b"[]", JSON, "「項目: 値」の形"),
        (b'"x"', JSON, "「項目: 値」の形"),
        (b"null", JSON, "「項目: 値」の形"),
        (b'{"address": "\\ud800", "municipality": "\\ud800", "prefix": "\\ud800"}', JSON, "文字ではないもの"),
        (BODY.encode(), {"Content-Type": "text/plain"}, "Content-Type: application/json"),
        (BODY.encode(), {"Content-Type": "application/octet-stream"}, "Content-Type: application/json"),
        (BODY.encode(), {"Content-Type": "application/x-www-form-urlencoded"}, "Content-Type: application/json"),
        (BODY.encode(), {"Content-Type": "multipart/form-data"}, "Content-Type: application/json"),
        (BODY.encode(), {"Content-Type": ";;;"}, "Content-Type: application/json"),
        (BODY.encode(), {}, "Content-Type: application/json"),
    ],
)
@pytest.mark.parametrize("path", ["locate", "assess", "complete"])
def test_a_body_that_cannot_be_read_is_a_problem_of_the_input(
    client: TestClient, path: str, content: bytes, headers: dict[str, str], words: str
) -> None:
    answer = client.post(f"/api/v1/{path}", content=content, headers=headers)
    assert 400 <= answer.status_code < 500
    shape(answer)
    assert answer.json()["type"].endswith("problem/input")
    assert words in answer.json()["detail"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mark_in_front_of_a_body_is_no_error(client: TestClient, encoding: str) -> None:
    answer = client.post("/api/v1/locate", content='{"address": "盛岡市高松4-1-1"}'.encode(encoding), headers=JSON)
    assert answer.json()["catchment"]["status"] == "single"


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", "application/json"])
def test_a_form_that_cannot_be_read_is_a_page_without_blame_on_the_program(client: TestClient, kind: str) -> None:
    answer = client.post("/", content=b"xx", headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500
    assert "入力を確かめてください" in answer.text


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
