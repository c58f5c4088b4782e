"""The steps of the handbook on a copy of the data: a telephone number is written, checked, and shown."""

from __future__ import annotations

import shutil
from pathlib import Path

from fastapi.testclient import TestClient

from jusou_graph import resources
from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import check
from jusou_graph_api.app import create_app


def test_a_telephone_number_that_staff_write_is_shown_and_leaves_the_work_list(tmp_path: Path) -> None:
    data = tmp_path / "municipalities"
    shutil.copytree(resources.municipalities_folder() / "03201-morioka", data / "03201-morioka")
    file = data / "03201-morioka" / "agencies.yaml"
    text = file.read_text(encoding="utf-8")
    entry = "- id: matsuzono-midorigaoka\n"
    assert entry in text
    file.write_text(text.replace(entry, f'{entry}  phone: "019-000-0000"\n'), encoding="utf-8")
    assert [n for n in check(data)[1] if n.severity == "error"] == []
    settings = Settings(cache=tmp_path / "cache", home=tmp_path / "home")
    with TestClient(create_app(lambda: JusouGraph(data=data, settings=settings))) as client:
        page = client.post("/", data={"address": "高松四丁目"}).text
        answer = page[page.index('id="answer"') :]
        assert 'href="tel:019-000-0000"' in answer
        assert 'data-copy="019-000-0000"' in answer
        assert "電話：未登録" not in answer
        work = client.get("/data/03201/work/phone-agency").text
        assert "残り" in work
        assert "松園・緑が丘地域包括支援センター" not in work


def test_one_municipality_alone_needs_no_choice(tmp_path: Path) -> None:
    data = tmp_path / "municipalities"
    shutil.copytree(resources.municipalities_folder() / "05366-ikawa", data / "05366-ikawa")
    settings = Settings(cache=tmp_path / "cache", home=tmp_path / "home")
    with TestClient(create_app(lambda: JusouGraph(data=data, settings=settings))) as client:
        page = client.post("/", data={"concerns": "care", "age": "82"})
        assert page.status_code == 200
        assert "井川町地域包括支援センター" in page.text
