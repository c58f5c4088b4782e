"""Pages and the API on towns that are alike: links lead to the town whose passage it is; an id of several is asked back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from identity.test_answers import sources, whose
from identity.towns import OF, TWINS, WHOSE, Twin

PASSAGE = re.compile(r'<a[^>]* href="/data/(\d{5})/passage/[^"]*"[^>]*>[^<]*</a>(?:・<a[^>]*>[^<]*</a>)*（([^）]*)）')
RECORD = re.compile(r'href="/data/(\d{5})/[a-z]')
twins = pytest.mark.parametrize("twin", TWINS, ids=lambda t: t.code)


def linked(text: str) -> list[tuple[str, str]]:
    """Code in the address of each passage, and the date it speaks of."""
    return PASSAGE.findall(text)


@twins
def test_the_answer_of_a_page_is_of_its_town(client: TestClient, twin: Twin) -> None:
    found = []
    for form in (
        {"municipality": twin.code, "address": "東町2"},
        {"municipality": "", "address": twin.whole + "東町2"},
        {"municipality": twin.code, "address": "桜町1", "text": "82歳。物忘れがあり、家賃も払えない。"},
    ):
        page = client.post("/", data=form)
        assert page.status_code == 200
        assert set(RECORD.findall(page.text)) == {twin.code}
        found += linked(page.text)
    assert found
    assert all(WHOSE[as_of] == code == twin.code for code, as_of in found)


def test_the_page_asks_which_of_two_towns_is_meant(client: TestClient) -> None:
    page = client.post("/", data={"municipality": "", "address": "府中市東町2"})
    assert "府中市は東京都と広島県にあります。" in page.text
    for name in ("東京都府中市東町二丁目", "広島県府中市東町二丁目"):
        assert name in page.text
        assert client.post("/", data={"municipality": "", "address": name}).text.count("ことですか") == 0
    form = client.get("/").text
    assert "東京都府中市</span>" in form  # the choice tells the two apart
    assert "広島県府中市</span>" in form


@pytest.mark.parametrize("path", ["/", "/match", "/gaps", "/data", "/graph", "/help"])
def test_a_page_for_a_name_of_several_asks(client: TestClient, path: str) -> None:
    asked = client.get(path, params={"municipality": "府中市"})
    assert asked.status_code == 422
    assert "府中市は東京都と広島県にあります。" in asked.text
    assert client.get(path, params={"municipality": "342084"}).status_code == 200
    unknown = client.get(path, params={"municipality": "横浜市"})
    assert unknown.status_code == 422
    assert "「横浜市」の計画は入っていません。" in unknown.text


def test_what_was_typed_stays_where_the_town_is_not_known(client: TestClient) -> None:
    for path in ("/", "/match"):
        page = client.post(path, data={"municipality": "府中市", "address": "東町2", "text": "物忘れがある"})
        assert "府中市は東京都と広島県にあります。" in page.text
        assert "物忘れがある" in page.text


@twins
def test_gaps_of_a_page_link_to_the_plan_they_quote(client: TestClient, twin: Twin) -> None:
    page = client.get("/gaps", params={"municipality": twin.code})
    found = linked(page.text)
    assert len(found) > 20
    assert all(WHOSE[as_of] == code for code, as_of in found)
    table = client.get("/gaps", params={"municipality": twin.code, "view": "matrix", "table": "need-municipality"}).text
    assert "東京都府中市" in table
    assert "広島県府中市" in table


@twins
def test_the_walk_through_the_graph_stays_in_the_town(client: TestClient, twin: Twin) -> None:
    page = client.get("/graph", params={"start": f"{twin.code}/agency/chuo"})
    assert page.status_code == 200
    assert set(RECORD.findall(page.text)) <= {twin.code}
    assert all(WHOSE[as_of] == code == twin.code for code, as_of in linked(page.text))
    found = client.post("/graph", data={"words": "中央地域包括", "municipality": twin.code}).text
    assert f"start={twin.code}/agency/chuo" in found
    assert all(f"start={code}/agency/chuo" not in found for code in OF if code != twin.code)


@twins
def test_records_lists_and_passages_have_the_code_in_their_address(client: TestClient, twin: Twin) -> None:
    for path in ("agency/chuo", "towns", "work/phone-agency", "passage/001?lines=12", "agency", "registered"):
        page = client.get(f"/data/{twin.code}/{path}")
        assert page.status_code == 200, path
        assert set(RECORD.findall(page.text)) <= {twin.code}, path


# The API.


@pytest.mark.parametrize("kind", ["agencies", "resources"])
def test_a_bare_id_of_several_says_how_to_name_one(client: TestClient, kind: str) -> None:
    id = client.get(f"/api/v1/{kind}", params={"municipality": "13206"}).json()[0]["id"]
    asked = client.get(f"/api/v1/{kind}/{id}")
    assert asked.status_code == 422
    assert "府中市（13206）" in asked.json()["detail"]
    assert f"/api/v1/{kind}/05434/{id}" in asked.json()["hint"]
    for twin in TWINS:
        for one in (
            client.get(f"/api/v1/{kind}/{twin.code}/{id}"),
            client.get(f"/api/v1/{kind}/{twin.prefecture}{twin.name}/{id}"),
            client.get(f"/api/v1/{kind}/{id}", params={"municipality": twin.code}),
        ):
            assert one.status_code == 200
            assert one.json()["municipality"]["code"] == twin.code
            assert one.json()["key"] == f"{twin.code}/{id}"
            assert whose(one.json()) == {twin.code}


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/agencies/府中市/chuo", 422, "府中市は東京都と広島県にあります。"),
        ("/agencies/99999/chuo", 404, "計画は入っていません"),
        ("/agencies/13206/nobody", 404, "id「nobody」はありません"),
        ("/resources/chuo", 404, "id「chuo」はありません"),
        ("/municipalities/府中市", 422, "府中市は東京都と広島県にあります。"),
        ("/municipalities/132064", 404, "検査数字"),
        ("/agencies?municipality=府中市", 422, "府中市は東京都と広島県にあります。"),
        ("/resources?municipality=132064", 422, "検査数字"),
        ("/gaps?municipality=美郷町", 422, "美郷町は秋田県と島根県にあります。"),
    ],
)
def test_what_cannot_be_named_is_a_problem(client: TestClient, path: str, status: int, says: str) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]


@pytest.mark.parametrize("written", ["132063", "13206", "１３２０６３", "東京都府中市", "東京都府中"])
def test_every_endpoint_reads_a_municipality_alike(client: TestClient, written: str) -> None:
    api: Any = lambda method, path, **sent: client.request(method, f"/api/v1{path}", **sent).json()  # noqa: E731
    assert api("GET", f"/municipalities/{written}")["code"] == "13206"
    assert {a["municipality"]["code"] for a in api("GET", "/agencies", params={"municipality": written})} == {"13206"}
    assert {g["municipality"] for g in api("GET", "/gaps", params={"municipality": written})} == {"13206"}
    located = api("POST", "/locate", json={"address": "東町2", "municipality": written})
    assert located["address"]["municipality"]["code"] == "13206"
    assert whose(located) == {"13206"}
    assessed = api("POST", "/assess", json={"municipality": written, "text": "物忘れがある。桜町に住む。"})
    assert assessed["municipality"]["code"] == "13206"
    assert whose(assessed) == {"13206"}
    assert list(sources(assessed))
    towns = api("POST", "/complete", json={"prefix": "東", "municipality": written})["towns"]
    assert {t["municipality"]["code"] for t in towns} == {"13206"}


def test_offers_of_namesakes_can_be_looked_up_as_they_stand(client: TestClient) -> None:
    offers = client.post("/api/v1/complete", json={"prefix": "東町", "limit": 50}).json()["offers"]
    texts = [one["text"] for one in offers]
    assert "東京都府中市東町" in texts
    assert "広島県府中市東町" in texts
    for text in texts:
        located = client.post("/api/v1/locate", json={"address": text}).json()
        assert located["address"]["municipality"], text


@pytest.mark.parametrize(
    "sent", [{"address": "東町", "municipality": 1665}, {"address": "東町", "municipality": ["13206"]}]
)
def test_a_number_for_a_municipality_is_a_problem(client: TestClient, sent: dict[str, object]) -> None:
    answer = client.post("/api/v1/locate", json=sent)
    assert answer.status_code == 422
    assert "「municipality」は文字で書いてください。" in answer.json()["detail"]
