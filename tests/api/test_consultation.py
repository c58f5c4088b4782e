"""Readings marked as wrong, and input given back where it could not be answered: pages and API, without a browser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from jusou_graph import errors as library
from jusou_graph.service import JusouGraph
from jusou_graph_api.app import create_app

TEXT = "82歳の母と54歳の長男。長男は家にいる。家賃を滞納している。静かな作業なら試したい。"
DANGER = "82歳の母と54歳の長男。長男が農薬を飲み込んだ。"
FORM = {"municipality": "03201", "text": TEXT}
OPEN_DANGER = "危険があるかは、まだ決まっていません"


def marks(page: str) -> dict[str, bool]:
    """Identifier of every reading on the page → whether it is marked as wrong."""
    found = re.findall(r'name="not_meant" value="([^"]+)" form="ask-form"( checked)?', page)
    return {html.unescape(one): bool(checked) for one, checked in found}


@pytest.mark.parametrize("path", ["/", "/match"])
def test_a_marked_reading_is_set_aside_and_stays_marked(client: TestClient, path: str) -> None:
    every = marks(client.post(path, data=FORM).text)
    assert len(every) >= 6
    assert not any(every.values())
    one = next(m for m in every if m.startswith("concern:"))
    again = client.post(path, data={**FORM, "not_meant": one}).text
    assert marks(again)[one]
    assert marks(again).keys() == every.keys()
    assert sum(marks(again).values()) == 1
    back = client.post(path, data=FORM).text
    assert marks(back) == every


def test_a_mark_on_words_that_were_edited_away_is_dropped(client: TestClient) -> None:
    one = next(m for m in marks(client.post("/match", data=FORM).text) if "滞納" in m)
    edited = client.post("/match", data={**FORM, "text": TEXT.replace("家賃を滞納している。", ""), "not_meant": one})
    assert edited.status_code == 200
    assert one not in marks(edited.text)


def test_an_error_keeps_the_marks(client: TestClient) -> None:
    one = next(iter(marks(client.post("/match", data=FORM).text)))
    wrong = client.post("/match", data={**FORM, "not_meant": one, "age": "八十代"}, headers={"HX-Request": "true"})
    assert wrong.status_code == 422
    assert f'<input type="hidden" name="not_meant" value="{html.escape(one)}" form="ask-form">' in wrong.text


def test_marks_are_carried_to_the_other_page(client: TestClient) -> None:
    one = next(m for m in marks(client.post("/", data=FORM).text) if m.startswith("person/"))
    page = client.post("/", data={**FORM, "not_meant": one}).text
    carried = page[page.index('action="/match#answer"') :]
    assert f'name="not_meant" value="{html.escape(one)}"' in carried[: carried.index("</form>")]


@pytest.mark.parametrize("path", ["/", "/match"])
def test_danger_set_aside_is_said_to_be_open(client: TestClient, path: str) -> None:
    page = client.post(path, data={**FORM, "text": DANGER}).text
    assert "まず命を守る" in page
    assert "#understood" in page
    assert OPEN_DANGER not in page
    signs = [m for m in marks(page) if m.startswith("danger:")]
    again = client.post(path, data={**FORM, "text": DANGER, "not_meant": signs}).text
    assert "まず命を守る" not in again
    assert OPEN_DANGER in again
    assert "いま、命や体の危険はありませんか" in again
    assert 'name="danger" value="no" checked' not in again
    answered = client.post(path, data={**FORM, "text": DANGER, "not_meant": signs, "danger": "no"}).text
    assert OPEN_DANGER not in answered
    assert "まず命を守る" in client.post(path, data={**FORM, "text": DANGER, "not_meant": signs, "danger": "yes"}).text


def test_copying_what_was_read_leaves_out_what_was_set_aside(client: TestClient) -> None:
    signs = [m for m in marks(client.post("/match", data=FORM).text) if m.startswith("concern:rentLoan")]
    page = client.post("/match", data={**FORM, "not_meant": signs, "fill": "yes"}).text
    assert 'name="concerns" value="rentLoan" checked' not in page
    assert 'name="concerns" value="rentLoan" checked' in client.post("/match", data={**FORM, "fill": "yes"}).text


@pytest.mark.parametrize(
    ("code", "names"), [("03201", ("よりそい会議", "支援会議")), ("04216", ("重層的支援会議", "支援会議"))]
)
def test_several_fields_show_the_way_with_and_without_consent(
    client: TestClient, code: str, names: tuple[str, str]
) -> None:
    page = client.post("/", data={"municipality": code, "concerns": ["care", "rentLoan"]}).text
    assert f"同意があるとき：<strong>{names[0]}</strong>" in page
    assert f"同意がないとき：<strong>{names[1]}</strong>" in page
    one = client.post("/", data={"municipality": code, "concerns": ["care"]}).text
    assert "同意があるとき" not in one


def test_the_api_takes_back_what_it_read(client: TestClient) -> None:
    read = client.post("/api/v1/assess", json=FORM).json()["understood"]["read"]
    one = read[0]["id"]
    again = client.post("/api/v1/assess", json={**FORM, "not_meant": [one]}).json()["understood"]
    assert one not in {r["id"] for r in again["read"]}
    assert {r["id"] for r in again["not_meant"]} == {one}
    refused = client.post("/api/v1/assess", json={**FORM, "not_meant": ["concern:rentLoan/無い言葉"]})
    assert refused.status_code == 422
    assert "読み取ったことの中にありません。" in refused.json()["detail"]
    assert client.post("/api/v1/assess", json={**FORM, "not_meant": one}).status_code == 422
    schema = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["Consultation"]["properties"]
    assert "危険なし" in schema["not_meant"]["description"]


class Away(JusouGraph):
    """The real graph, with an engine that is away."""

    away = True

    def refresh(self) -> None:
        if self.away:
            raise library.EngineUnavailableError(
                "グラフのエンジンにつながりません。", "起動しているか確かめてください。"
            )


FULL = {
    "municipality": "03201",
    "address": "高松四丁目",
    "text": f'{TEXT}<b>"&',
    "concerns": ["care", "rentLoan"],
    "household_relation": ["母", "長男"],
    "household_age": ["82", "54"],
    "household_cohabiting": ["yes", ""],
    "household_consent": ["", "no"],
    "household_issue": ["", "家にいる"],
    "not_meant": ["person/54歳の長男"],
}


@pytest.fixture
def away(graph: JusouGraph) -> Iterator[tuple[Away, TestClient]]:
    failing = Away(settings=graph.settings)
    with TestClient(create_app(lambda: failing), raise_server_exceptions=False, base_url="http://127.0.0.1") as client:
        yield failing, client


def hidden(page: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        out.setdefault(name, []).append(html.unescape(value))
    return out


@pytest.mark.parametrize("path", ["/", "/match"])
def test_an_engine_that_is_away_gives_every_field_back(away: tuple[Away, TestClient], path: str) -> None:
    graph, client = away
    page = client.post(path, data=FULL)
    assert page.status_code == 503
    assert "入力は消えていません" in page.text
    given = hidden(page.text)
    assert given == {name: value if isinstance(value, list) else [value] for name, value in FULL.items()}
    again = client.post(path, data={**given, "back": "yes"})
    assert again.status_code == 503
    assert hidden(again.text) == given
    graph.away = False
    form = client.post(path, data={**given, "back": "yes"})
    assert form.status_code == 200
    assert 'data-answered=""' in form.text or 'data-answered="yes"' not in form.text
    assert '<input type="hidden" name="not_meant" value="person/54歳の長男" form="ask-form">' in form.text
    for words in (html.escape(TEXT), 'value="高松四丁目"', 'value="家にいる"', 'value="care" checked', "&lt;b&gt;"):
        assert words in form.text
    assert client.post(path, data=given).status_code == 200


def test_what_nobody_foresaw_gives_it_back_too(another_graph: JusouGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(another_graph.router, "locate", broken)
    with TestClient(create_app(lambda: another_graph)) as client:
        page = client.post("/", data=FULL)
    assert page.status_code == 500
    assert hidden(page.text)["text"] == [FULL["text"]]


def test_another_page_offers_to_send_again(away: tuple[Away, TestClient]) -> None:
    _, client = away
    page = client.post("/gaps/sheet", data={"municipality": "03201", "gap": ["a", "b"]})
    assert page.status_code == 503
    assert hidden(page.text)["gap"] == ["a", "b"]
    assert "同じ内容でもう一度送る" in page.text
    assert "入力にもどる" not in page.text


def test_nothing_is_given_back_to_another_site_a_program_or_a_mistake(away: tuple[Away, TestClient]) -> None:
    graph, client = away
    foreign = client.post("/", data=FULL, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert TEXT not in foreign.text
    assert TEXT not in client.post("/api/v1/assess", json=FORM).text
    assert "入力は消えていません" not in client.get("/").text
    graph.away = False
    assert "入力は消えていません" not in client.post("/gaps/file", data={**FULL, "need": "x"}).text


def test_a_filled_form_can_be_opened_again_without_an_answer(client: TestClient) -> None:
    page = client.post("/", data={**FULL, "back": "yes"}).text
    assert "決まりました" not in page
    assert 'value="高松四丁目"' in page
