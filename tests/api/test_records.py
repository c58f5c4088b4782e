"""Municipalities, agencies and resources: filters, identifiers that several municipalities use, passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from jusou_graph.model.catalog import Catalog
from jusou_graph.service import JusouGraph
from jusou_graph_api.app import create_app


def test_municipalities_with_their_plans(client: TestClient) -> None:
    found = {m["code"]: m for m in client.get("/api/v1/municipalities").json()}
    assert set(found) == {"03201", "03216", "04216", "05366", "22205"}
    assert found["03201"]["plans"][0]["document"] == "002"
    assert found["03201"]["counts"]["catchments"] == 173
    one = client.get("/api/v1/municipalities/03201").json()
    assert one["catchment"]["entries"] == 173
    assert {m["consent"] for m in one["meetings"] if m["holds"] == "support_meeting"} == {"not_required"}


def test_filters_narrow(client: TestClient) -> None:
    get = lambda **filters: client.get("/api/v1/agencies", params=filters).json()  # noqa: E731
    every = get(municipality="盛岡市")
    centres = get(municipality="盛岡市", programme="p1-i")
    assert len(centres) == 11
    assert len(every) > len(get(municipality="盛岡市", programme="p1")) > len(centres)
    assert [a["id"] for a in get(municipality="03201", q="五月園")] == ["satsukien"]
    assert get(municipality="03201", field="elderly", programme="p1-ni") == []


def test_planned_resources_are_told_apart(client: TestClient) -> None:
    planned = client.get("/api/v1/resources", params={"municipality": "03216", "status": "example"}).json()
    active = client.get("/api/v1/resources", params={"municipality": "03216", "status": "active"}).json()
    assert planned
    assert not {r["id"] for r in planned} & {r["id"] for r in active}


def test_one_record_cites_its_passages(client: TestClient) -> None:
    bbm = client.get("/api/v1/resources/bbm").json()
    assert bbm["operator"]["name"] == "盛岡市社会福祉協議会"
    assert bbm["phone"] is None
    assert bbm["evidence"][0]["lines"].startswith("002:")


def test_an_id_of_several_municipalities_asks_which(another_graph: JusouGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    real = another_graph.catalog.municipalities["03201"]
    twin = replace(real, profile=real.profile.model_copy(update={"code": "99999", "name": "双子市"}))
    monkeypatch.setattr(JusouGraph, "catalog", Catalog({"03201": real, "99999": twin}, "twins"))
    with TestClient(create_app(lambda: another_graph)) as client:
        answer = client.get("/api/v1/agencies/nio-ueda")
        assert answer.status_code == 422
        assert "盛岡市（03201）、双子市（99999）" in answer.json()["detail"]
        one = client.get("/api/v1/agencies/nio-ueda", params={"municipality": "99999"}).json()
        assert one["municipality"]["name"] == "双子市"


@pytest.mark.parametrize("path", ["/municipalities/99999", "/agencies/nobody", "/resources/nothing", "/nowhere"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_health(client: TestClient) -> None:
    assert client.get("/api/v1/health").json()["municipalities"] == 5


def test_towns_that_the_table_lacks_are_counted_as_towns(client: TestClient) -> None:
    page = client.get("/data/03201/work/towns-unlisted").text
    assert "残り3件／全162件" in page
    assert "大字なしで登録された字の名が310件" in page
    assert "ほかに大字のない字の名310" in client.get("/data/03201/towns").text
