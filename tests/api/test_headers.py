"""What every answer carries: nothing from elsewhere, nothing stored, nothing told to others."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

ANSWERS = ["/", "/match", "/gaps", "/graph", "/data", "/help", "/api/v1/health", "/nowhere"]


@pytest.mark.parametrize("path", ANSWERS)
def test_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


def test_answers_are_not_stored(client: TestClient) -> None:
    for answer in (
        client.post("/", data={"address": "高松四丁目"}),
        client.post("/api/v1/locate", json={"address": "高松四丁目"}),
    ):
        assert answer.headers["cache-control"] == "no-store"


def test_static_files_are_kept_only_under_their_mark(client: TestClient) -> None:
    page = client.get("/").text
    assets = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(assets) >= 6
    for asset in assets:
        answer = client.get(asset)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert client.get(assets[0].split("?")[0]).headers["cache-control"] == "no-cache"


def test_pages_are_compressed(client: TestClient) -> None:
    assert client.get("/data/03201/towns").headers["content-encoding"] == "gzip"


def test_nothing_inline_that_the_policy_forbids(client: TestClient) -> None:
    pages = [client.get(p).text for p in ("/", "/match", "/gaps?municipality=03201&view=map", "/graph", "/data")]
    consultation = {"municipality": "03201", "address": "高松三丁目", "text": "82歳の母。家賃を滞納している。"}
    pages.append(client.post("/", data=consultation).text)
    for page in pages:
        assert not re.search(r'\sstyle="|<style|\son[a-z]+="|javascript:|<script(?![^>]*src=)', page)
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)
