"""``jusou data registered`` and what ``locate`` says of a registration."""

from __future__ import annotations

import csv
import io
import os
import uuid
from pathlib import Path

import pytest

from cli.conftest import Jusou
from jusou_graph.model.registrations import COVERS, PHONE, TOWN, Registration
from jusou_graph.sources.registrations import add_registrations


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with a number, one taken back, a town, and a text that a spreadsheet would run."""
    monkeypatch.setenv("JUSOU_HOME", str(tmp_path))
    assert os.environ["JUSOU_CACHE"]
    ids = [str(uuid.uuid4()) for _ in range(5)]
    said = ("電話で確認", "長寿社会課", "2026-11-20")
    add_registrations(
        tmp_path,
        [
            Registration(ids[0], "03201", "agency", "kurashi", PHONE, "019-000-0000", *said),
            Registration(ids[1], "03201", "agency", "kurashi", PHONE, "019-000-0001", *said),
            Registration(ids[2], "03201", "agency", "kurashi", PHONE, "", "", "", "2026-11-20", ids[1]),
            Registration(ids[3], "03201", TOWN, "", COVERS, "asagishi-wakeiso", *said, town="愛宕下"),
            Registration(ids[4], "05366", "agency", "gone", "situation", "=1+1", *said),
        ],
    )
    return tmp_path


def test_the_list_says_what_stands(jusou: Jusou, home: Path) -> None:
    ran = jusou("data", "registered", "--municipality", "盛岡市")
    assert ran.status == 0
    lines = [line.split("\t") for line in ran.out.splitlines()]
    assert [(line[4], line[6], line[9]) for line in lines] == [
        ("愛宕下", "浅岸和敬荘地域包括支援センター", "有効"),
        ("盛岡市くらしの相談支援室", "", "取り消し"),
        ("盛岡市くらしの相談支援室", "019-000-0001", "取り消し済み"),
        ("盛岡市くらしの相談支援室", "019-000-0000", "有効"),
    ]


def test_a_file_for_excel_in_which_nothing_is_a_formula(jusou: Jusou, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    assert jusou("data", "registered", "--csv", str(file)).status == 0
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert {row["値"] for row in rows} >= {"'=1+1", "019-000-0000"}
    taken = next(row for row in rows if row["状態"] == "取り消し")
    assert taken["取り消した番号"] == "2"


def test_where_nothing_is_registered_it_says_so(jusou: Jusou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSOU_HOME", str(tmp_path / "empty"))
    ran = jusou("data", "registered")
    assert (ran.status, ran.out) == (0, "")
    assert "まだありません" in ran.err
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "registered.db").write_bytes(b"no database" * 100)
    ran = jusou("data", "registered")
    assert ran.status == 3
    assert "壊れています" in ran.err


def test_locate_names_the_registered_agency_first(jusou: Jusou, home: Path) -> None:
    lines = jusou("locate", "盛岡市愛宕下12-3").out.splitlines()
    assert lines[1] == (
        "  職員の登録による担当: 浅岸和敬荘地域包括支援センター（愛宕下、令和8年11月20日 長寿社会課、電話で確認）"
    )
    assert lines[2] == "  担当表にない町名です"
    assert "職員の登録" not in jusou("locate", "盛岡市高松4丁目").out
