"""An address and a consultation are in the answer and nowhere else."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from jusou_graph.service import JusouGraph

ADDRESS = "盛岡市高松四丁目77-7七七荘"
WORDS = "七七荘の山田花子さん、九十九歳。家賃を滞納している。"
FORMS = [
    ("/", {"municipality": "03201", "address": ADDRESS, "text": WORDS}),
    ("/match", {"municipality": "03201", "address": ADDRESS, "text": WORDS}),
    ("/graph", {"words": WORDS}),
    ("/gaps/file", {"municipality": "03201", "need": "learning", "reason": WORDS}),
]


def _holds(text: str) -> bool:
    return any(part in text for part in ("七七荘", "山田", "77-7", "%E4%B8%83%E4%B8%83"))


@pytest.mark.parametrize(("path", "form"), FORMS, ids=[p for p, _ in FORMS])
def test_not_in_headers_title_or_log(
    client: TestClient,
    path: str,
    form: dict[str, str],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG, logger="jusou_graph_api"), caplog.at_level(logging.DEBUG, logger="jusou_graph"):
        answer = client.post(path, data=form)
    assert not _holds(str(answer.headers))
    assert not _holds(answer.text[: answer.text.index("</title>")])
    own = [r for r in caplog.records if r.name.startswith(("jusou", "uvicorn", "fastapi", "starlette"))]
    assert not _holds(" ".join(r.getMessage() for r in own))
    assert not _holds(capfd.readouterr().err)


def test_not_on_disk(client: TestClient, graph: JusouGraph) -> None:
    for path, form in FORMS:
        client.post(path, data=form)
    client.post("/api/v1/assess", json={"municipality": "03201", "address": ADDRESS, "text": WORDS})
    folders: list[Path] = [graph.settings.cache_folder, graph.settings.home_folder]
    files = [f for folder in folders for f in folder.rglob("*") if f.is_file()]
    assert files
    for file in files:
        held = file.read_bytes()
        for word in ("七七荘", "山田花子"):
            assert word.encode() not in held, file


def test_no_link_or_address_of_an_answer_carries_it(client: TestClient) -> None:

    page = client.post("/", data=FORMS[0][1]).text
    for attribute in re.findall(r'(?:href|action|formaction|hx-[a-z]+|src)="([^"]*)"', page):
        assert not _holds(attribute)


def test_an_address_in_a_query_is_ignored(client: TestClient) -> None:
    answer = client.get("/", params={"address": "高松四丁目"})
    assert "松園・緑が丘" not in answer.text
    assert 'value="高松四丁目"' not in answer.text
    assert client.get("/api/v1/locate", params={"address": "高松四丁目"}).status_code == 405
