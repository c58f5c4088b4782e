"""``jusou locate``: the outcomes of issue and contract, each with line and printed words, as a desk would see them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Jusou

# (address, status, centres, lines of the plan; why)
CASES = [
    ("盛岡市高松4丁目17-41", "single", ["松園・緑が丘"], ["002:832"], "高松4 is printed apart"),
    ("高松三丁目1-2", "single", ["仁王・上田"], ["002:830"], "高松1～3"),
    ("月が丘三丁目", "single", ["青山和敬荘"], ["002:834"], "not the centre that stands there (002:152)"),
    ("加賀野字桜山12", "single", ["浅岸和敬荘"], ["002:831"], "加賀野字 is printed apart"),
    ("加賀野二丁目", "single", ["五月園"], ["002:833"], "the part with 丁目"),
    ("玉山永井字荒屋1", "single", ["玉山"], ["002:839"], "a town of its own, not 永井"),
    ("永井23地割1", "single", ["飯岡・永井"], ["002:838"], "永井, not 玉山永井"),
    ("鉈屋町1-2", "single", ["五月園"], ["002:833"], "printed 鉦屋町"),
    ("向中野二丁目", "split", ["イーハトーブ", "飯岡・永井"], ["002:836", "002:838"], "printed twice"),
    ("北飯岡1丁目", "split", ["イーハトーブ", "飯岡・永井"], ["002:836", "002:838"], "printed twice"),
    ("上田字松屋敷", "split", ["松園・緑が丘", "玉山"], ["002:832", "002:839"], "printed twice"),
    ("愛宕下3-2", "unlisted", [], [], "a town the table does not list"),
    ("紫波郡矢巾町大字南矢幅", "outside", [], [], "another municipality"),
    ("あいうえお", "unknown", [], [], "no address"),
]


@pytest.mark.parametrize(("address", "status", "centres", "lines", "why"), CASES, ids=[c[0] for c in CASES])
def test_outcome(jusou: Jusou, address: str, status: str, centres: list[str], lines: list[str], why: str) -> None:
    ran = jusou("locate", "--json", "--municipality", "盛岡市", address)
    assert ran.status == 0
    catchment = json.loads(ran.out)["catchment"]
    assert catchment["status"] == status, why
    assert [a["name"].replace("地域包括支援センター", "") for a in catchment["agencies"]] == centres
    cited = [e["source"]["lines"] for e in catchment["evidence"] if e["rule"] == "担当地区表の町名"]
    assert sorted(cited) == lines
    assert (catchment["ask"] is None) == (status == "single")


def test_the_words_for_people_name_centre_line_and_print(jusou: Jusou) -> None:
    out = jusou("locate", "盛岡市高松4丁目17-41").out
    assert "松園・緑が丘地域包括支援センター" in out
    assert "「高松4」" in out
    assert "002:832" in out


def test_lines_of_json_keep_their_order(jusou: Jusou) -> None:
    stdin = '"盛岡市高松四丁目"\n{"address": "中央町", "municipality": "22205"}\n\n"あいうえお"\n'
    answers = [json.loads(line) for line in jusou("locate", "--jsonl", stdin=stdin).out.splitlines()]
    assert [a["catchment"]["status"] for a in answers] == ["single", "no_table", "unknown"]


@pytest.mark.parametrize(
    ("stdin", "says"), [("{broken", "1 行目が JSON ではありません"), ("[1]", "1 行目に住所がありません")]
)
def test_a_bad_line_is_named(jusou: Jusou, stdin: str, says: str) -> None:
    ran = jusou("locate", "--jsonl", stdin=stdin)
    assert ran.status == 1
    assert says in ran.err


def test_no_address_is_wrong_usage(jusou: Jusou) -> None:
    assert jusou("locate").status == 2
    assert jusou("nonsense").status == 2


def test_an_unknown_municipality_lists_the_known_ones(jusou: Jusou) -> None:
    ran = jusou("locate", "高松", "--municipality", "横浜市")
    assert ran.status == 1
    assert "盛岡市（03201）" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_list_is_answered_row_by_row(jusou: Jusou, tmp_path: Path, encoding: str, suffix: str) -> None:
    source, target = tmp_path / "list.csv", tmp_path / f"out{suffix}"
    before = "番号,住所\n1,盛岡市高松四丁目1\n2,=向中野2丁目\n3,\n".encode(encoding)
    source.write_bytes(before)
    ran = jusou("locate", "--file", str(source), "--municipality", "盛岡市", "-o", str(target))
    assert ran.status == 0
    assert source.read_bytes() == before
    assert "3 件" in ran.err
    rows = _rows(target)
    assert rows[0][:3] == ["番号", "住所", "判定"]
    assert rows[1][2:4] == ["一つに決まる", "松園・緑が丘地域包括支援センター"]
    assert rows[3][2] == "読めない"
    assert not rows[2][1].startswith("=") or suffix == ".xlsx"


def _rows(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    import openpyxl

    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [[str(c or "") for c in row] for row in sheet.iter_rows(values_only=True)]


def test_a_list_without_the_column_says_which_there_are(jusou: Jusou, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("番号,所在\n1,盛岡市\n", encoding="utf-8")
    ran = jusou("locate", "--file", str(source), "-o", str(tmp_path / "out.csv"))
    assert ran.status == 1
    assert "番号、所在" in ran.err


def test_the_input_is_never_overwritten(jusou: Jusou, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("住所\n盛岡市\n", encoding="utf-8")
    assert jusou("locate", "--file", str(source), "-o", str(source)).status == 2
    assert source.read_text(encoding="utf-8") == "住所\n盛岡市\n"


def test_importing_and_locating_load_neither_fastapi_nor_neo4j() -> None:
    code = (
        "import sys; from jusou_graph.cli.main import main; main(['locate', '盛岡市高松四丁目']);"
        "sys.exit(any(m in sys.modules for m in ('fastapi', 'neo4j', 'uvicorn', 'pyshacl')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
