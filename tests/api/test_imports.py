"""The import pages without a browser: forms, polite progress, limits, and pages that answer meanwhile."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph_api import middleware
from jusou_graph_api.app import create_app
from service.importing import everything, large, small

PUBLISHED = Path(__file__).parents[1] / "fixtures" / "published"


@pytest.fixture
def office(graph: JusouGraph, tmp_path: Path) -> JusouGraph:
    """A graph with an office's folder of its own over the same compiled files."""
    return JusouGraph(settings=Settings(cache=graph.settings.cache_folder, home=tmp_path / "home"))


@pytest.fixture
def page(office: JusouGraph) -> Iterator[TestClient]:
    """A client of a service on that folder."""
    with TestClient(
        create_app(lambda: office), raise_server_exceptions=False, base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        yield client


def send(page: TestClient, files: dict[str, bytes], kind: str = "areas", **values: str) -> Response:
    fields: dict[str, Any] = {"kind": kind, "key": str(uuid.uuid4()), **values}
    return page.post("/data/import", data=fields, files=[("files", (n, c)) for n, c in files.items()])


def wait(page: TestClient, path: str, words: str) -> str:
    until = time.monotonic() + 20
    while words not in (text := page.get(path).text):
        assert time.monotonic() < until, text
        time.sleep(0.02)
    return text


def test_every_kind_has_a_form_that_is_linked(page: TestClient) -> None:
    overview = page.get("/data/import").text
    assert '<a href="/data/import">' in page.get("/data").text
    kinds = re.findall(r'href="(/data/import/new/\w+)"', overview)
    assert len(kinds) == 4
    for path in kinds:
        text = page.get(path).text
        assert 'enctype="multipart/form-data"' in text
        assert re.search(r'name="key" value="[0-9a-f-]{36}"', text)
    for view in ("", "&view=map"):
        assert 'href="/data/import/new/areas"' in page.get(f"/gaps?municipality=03201{view}").text


def test_from_the_form_to_the_answer_and_back(page: TestClient, office: JusouGraph) -> None:
    sent = send(page, {"03201.geojson": small()})
    assert sent.status_code == 303
    job = sent.headers["location"]
    shown = wait(page, job, "結果を確かめてください")
    assert "まだ何も変えていません" in shown
    assert "新規" in shown
    assert "7,600 人" in shown
    assert page.post(f"{job}/apply").headers["location"] == job
    assert "取り込みました" in page.get(job).text
    assert "7,600" in page.get("/data/import").text
    assert page.get("/gaps?municipality=03201&view=map").text.count("<path") > 3
    assert page.post(f"{job}/apply").status_code == 303  # pressed twice
    page.post(f"{job}/take-back")
    assert "差し戻しました" in page.get(job).text
    assert "境界の図はまだありません" in page.get("/gaps?municipality=03201&view=map").text
    assert everything(office.settings.home_folder) == {}


@pytest.mark.parametrize(
    ("file", "list_", "title"),
    [
        ("mt_town_city032018.csv", "auto", "アドレス・ベース・レジストリの町字（mt_town）"),
        ("KEN_ALL.CSV", "auto", "日本郵便の郵便番号"),
        ("morioka_v2.json", "geolonia", "Geolonia 住所データ"),
    ],
)
def test_a_town_list_as_published_is_told_by_what_it_holds(page: TestClient, file: str, list_: str, title: str) -> None:
    form = page.get("/data/import/new/towns").text
    assert 'value="auto" checked' in form
    for words in ("アドレス・ベース・レジストリ", "日本郵便", "Geolonia", "e-Stat"):
        assert words in form
    content = (PUBLISHED / file).read_bytes()
    job = send(page, {file: content}, "towns", municipality="03201", list=list_).headers["location"]
    assert title in wait(page, job, "結果を確かめてください")
    page.post(f"{job}/apply")
    assert title in page.get("/data/import").text


def test_how_many_areas_were_joined_is_always_said(page: TestClient) -> None:
    shown = wait(page, send(page, {"a.geojson": small()}).headers["location"], "結果を確かめてください")
    assert re.search(r"小地域 12 件のうち \d+ 件が担当地区につながりました", shown)


def test_gaps_and_map_are_those_of_the_newest_file_of_the_same_name(page: TestClient, office: JusouGraph) -> None:
    for factor, words in ((1, "7,600 人"), (10, "76,000 人")):
        job = send(page, {"a.geojson": small(lambda _, people, f=factor: people * f)}).headers["location"]  # type: ignore[misc]
        wait(page, job, "結果を確かめてください")
        page.post(f"{job}/apply")
        assert words in page.get("/data/import").text
        assert office.people is not None
        people = office.people.in_catchment("03201", "matsuzono-midorigaoka")
        assert people is not None
        assert people % factor == 0
        assert f"{people:,}人" in page.get("/gaps?municipality=03201&view=map").text


def test_the_same_form_twice_is_one_job(page: TestClient) -> None:
    key = str(uuid.uuid4())
    first, second = (send(page, {"a.geojson": small()}, key=key) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert page.get("/data/import").text.count("/data/import/job/") == 1


@pytest.mark.parametrize(
    ("kind", "files", "values", "words", "field"),
    [
        ("areas", {}, {}, "ファイルが選ばれていません", "files"),
        ("areas", {"a.pdf": b"x"}, {}, "a.pdf はこの欄では読めません", "files"),
        ("areas", {"a.geojson": b""}, {}, "a.geojson は空のファイルです", "files"),
        ("phones", {"a.csv": b"x", "b.csv": b"x"}, {}, "1 件までにしてください", "files"),
        ("towns", {"a.csv": b"x"}, {"list": "abr"}, "自治体が選ばれていません", "municipality"),
        ("towns", {"a.csv": b"x"}, {"municipality": "03201"}, "一覧の種類が選ばれていません", "list"),
        ("areas", {"a.geojson": b"{}"}, {"key": "x"}, "受付番号の形がちがいます", "files"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(
    page: TestClient,
    office: JusouGraph,
    kind: str,
    files: dict[str, bytes],
    values: dict[str, str],
    words: str,
    field: str,
) -> None:
    answer = send(page, files, kind, **values)
    assert answer.status_code == 422
    assert words in answer.text
    assert f'href="#{field}"' in answer.text
    assert re.search(rf'id="{field}"', answer.text)
    assert "もう一度選んでください" in answer.text
    assert "/data/import/job/" not in page.get("/data/import").text
    assert everything(office.settings.home_folder) == {}


def test_progress_is_told_politely_and_ends_with_the_result(page: TestClient) -> None:
    job = send(page, {"long.geojson": large(40_000)}).headers["location"]
    whole = page.get(job).text
    assert 'role="status"' in whole
    assert "今の様子を見る" in whole
    assert 'hx-trigger="every 1s"' in whole
    first = wait(page, f"{job}/progress?seen=0", "1／2")
    assert 'id="job-said"' in first
    part = page.get(f"{job}/progress?seen=1", headers={"hx-request": "true"})
    assert "hx-retarget" not in part.headers
    assert 'id="job-said"' not in part.text  # the same step is not said again
    page.post(f"{job}/cancel")
    wait(page, job, "取りやめました")
    done = page.get(f"{job}/progress?seen=1", headers={"hx-request": "true"})
    assert done.headers["hx-retarget"] == "#job"
    assert "every 1s" not in done.text
    assert "取りやめました" in done.text


@pytest.mark.slow
def test_pages_answer_while_a_file_is_read(page: TestClient) -> None:
    page.get("/")
    job = send(page, {"long.geojson": large(120_000)}).headers["location"]
    wait(page, job, "読み取り中")
    for path in ("/", "/match?municipality=03201", "/data", "/gaps?municipality=03201", "/help"):
        assert page.get(path).status_code == 200
        assert "読み取り中" in page.get(job).text
    page.post(f"{job}/cancel")


@pytest.mark.parametrize("announced", [True, False])
def test_files_beyond_the_limit_are_refused_in_a_sentence(
    page: TestClient, office: JusouGraph, monkeypatch: pytest.MonkeyPatch, announced: bool
) -> None:
    monkeypatch.setattr(middleware, "MAX_UPLOAD", 3_000_000)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.geojson"\r\n\r\n'
        + b"1" * 3_100_000
        + b"\r\n--x--\r\n"
    )
    parts = [body[i : i + 65_536] for i in range(0, len(body), 65_536)]
    answer = page.post(
        "/data/import",
        content=body if announced else iter(parts),
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert answer.status_code == 413
    assert "ファイルが大きすぎます" in answer.text
    assert "200 メガバイト" in answer.text
    assert everything(office.settings.home_folder) == {}


def test_files_may_be_larger_than_any_other_request(page: TestClient) -> None:
    assert send(page, {"a.geojson": large(20_000)}).status_code == 303
    plain = page.post("/data/import", data={"kind": "areas", "key": "あ" * 1_000_000})
    assert plain.status_code == 413
    assert "1メガバイト以内" in plain.text
    assert page.post("/", data={"text": "あ" * 1_000_000}).status_code == 413
    assert page.post("/match", files={"text": ("a", b"1" * 1_100_000)}).status_code == 413


def test_what_is_no_form_is_told(page: TestClient) -> None:
    answer = page.post("/data/import", content=b"nothing", headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 422
    broken = page.post("/data/import", content=b"--x\r\nbroken", headers={"content-type": "multipart/form-data"})
    assert broken.status_code == 422
    assert "送られたものが読めません" in broken.text


def test_other_sites_cannot_send_files(page: TestClient) -> None:
    answer = page.post(
        "/data/import", files={"files": ("a.geojson", small())}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403


def test_what_is_not_there_is_told(page: TestClient) -> None:
    nowhere = f"/data/import/job/{uuid.uuid4()}"
    for path in (nowhere, f"{nowhere}/progress", f"{nowhere}/list.csv", "/data/import/new/nothing"):
        assert page.get(path).status_code == 404
    for decision in ("apply", "cancel", "reject", "take-back"):
        assert page.post(f"{nowhere}/{decision}").status_code == 404
    assert page.post(f"{nowhere}/explode").status_code == 404


def test_a_folder_that_changed_meanwhile_is_told_on_the_page(page: TestClient, office: JusouGraph) -> None:
    first, second = (send(page, {"a.geojson": small(lambda _, p, f=f: p + f)}).headers["location"] for f in (0, 1))  # type: ignore[misc]
    for job in (first, second):
        wait(page, job, "結果を確かめてください")
    page.post(f"{second}/apply")
    answer = page.post(f"{first}/apply")
    assert answer.status_code == 422
    assert "何も変えていません" in answer.text
    assert 'role="alert"' in answer.text


def test_lists_are_downloaded_under_a_name_that_says_nothing(page: TestClient) -> None:
    job = send(page, {"七七荘.geojson": small()}).headers["location"]
    assert "%" not in job
    wait(page, job, "結果を確かめてください")
    listed = page.get(f"{job}/list.csv")
    assert listed.content.startswith(b"\xef\xbb\xbf")
    assert listed.headers["content-disposition"].isascii()
    assert page.get("/data/import/phones.csv").content.startswith("\ufeff自治体コード,".encode())
    book = page.get("/data/import/records.xlsx")
    assert book.content[:2] == b"PK"


def test_a_service_that_was_cut_off_opens_with_the_job_told(office: JusouGraph) -> None:
    folder = office.settings.home_folder / "imports" / (key := str(uuid.uuid4()))
    folder.mkdir(parents=True)
    (folder / "job.json").write_text(
        f'{{"id": "{key}", "kind": "areas", "title": "人口と地図", "files": ["a.geojson"], "options": {{}},'
        ' "at": "2026-11-20T10:00:00", "state": "reading"}',
        encoding="utf-8",
    )
    with TestClient(create_app(lambda: office), base_url="http://127.0.0.1") as client:
        assert "途中でサービスが止まりました" in client.get("/data/import").text
        assert "選び直す" in client.get(f"/data/import/job/{key}").text


def test_a_damaged_record_leaves_the_way_to_mend_it_open(page: TestClient, office: JusouGraph) -> None:
    kept = office.settings.home_folder / "areas" / "areas.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{", encoding="utf-8")
    for path in ("/data/import", "/data/import/new/areas"):
        answer = page.get(path)
        assert answer.status_code == 200
        assert "壊れています。取り込み直してください" in answer.text
    job = send(page, {"a.geojson": small()}).headers["location"]
    wait(page, job, "結果を確かめてください")
    page.post(f"{job}/apply")
    assert "7,600 人" in page.get("/data/import").text


def test_the_service_starts_over_a_damaged_import_and_says_so(office: JusouGraph) -> None:
    key = str(uuid.uuid4())
    folder = office.settings.home_folder / "imports" / key
    folder.mkdir(parents=True)
    (folder / "job.json").write_text(
        f'{{"id": "{key}", "kind": "phones", "title": "電話の一覧", "files": ["a.csv"], "options": {{}},'
        ' "at": "2026-11-20T10:00:00", "state": "applying"}',
        encoding="utf-8",
    )
    (folder / "entries.json").write_text("{", encoding="utf-8")
    with TestClient(create_app(lambda: office), base_url="http://127.0.0.1") as client:
        assert "元に戻せたか確かめられません" in client.get("/data/import").text
        shown = client.get(f"/data/import/job/{key}").text
        assert "壊れています" in shown
        assert "何も変わっていません" not in shown
