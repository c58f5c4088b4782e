"""``jusou locate --file`` and ``--jsonl``: lists as offices have them, every row answered in its place, nothing lost.

The small lists are made after public reports on other programs; the report stands beside each.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from cli.conftest import Jusou
from jusou_graph.errors import MissingExtraError
from jusou_graph.sources import spreadsheets

MATSUZONO = "松園・緑が丘地域包括支援センター"


def rows_of(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_titles_blanks_and_columns_stay_and_every_row_has_its_answer(jusou: Jusou, tmp_path: Path, suffix: str) -> None:
    # Signbank/Global-signbank#1131, pcreux/csv-importer#54 (titles); mpyw-yattemita/excel-csv-compatibility-check (tabs)
    text = (
        "利用者名簿（令和8年4月1日現在）\t\t\t\t\r\n\t\t\t\t\r\nNo\t氏名\t住　所\t電話\t備考\r\n"
        "1\tA\t盛岡市高松4-17-41\t+81-19-600-0001\t-\r\n\t\t\t\t\r\n"
        '2\tB\t"盛岡市加賀野\n字桜山12"\t-5\t=1+1\r\n3\tC\t\t0196000003\t－\r\n'
    )
    source, target = tmp_path / "名簿.csv", tmp_path / f"out{suffix}"
    source.write_bytes(text.encode("cp932"))
    ran = jusou("locate", "--file", str(source), "--municipality", "盛岡市", "-o", str(target))
    assert ran.status == 0, ran.err
    for words in ("見出しは 3 行目です", "タブ区切り", "「住　所」の列", "3 件を"):
        assert words in ran.err
    rows = rows_of(target)
    assert [row[:5] for row in rows] == [
        ["利用者名簿（令和8年4月1日現在）", "", "", "", ""],
        [""] * 5,
        ["No", "氏名", "住　所", "電話", "備考"],
        ["1", "A", "盛岡市高松4-17-41", "+81-19-600-0001", "-"],  # woocommerce#53020: data stay as they are
        [""] * 5,
        ["2", "B", "盛岡市加賀野\n字桜山12", "-5", "'=1+1" if suffix == ".csv" else "=1+1"],
        ["3", "C", "", "0196000003", "－"],
    ]
    assert rows[2][5:7] == ["判定", "担当窓口"]
    assert rows[3][5:7] == ["一つに決まる", MATSUZONO]
    assert rows[4][5:] == [""] * 4
    assert "浅岸和敬荘" in rows[5][6]
    assert rows[6][5] == "読めない"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator(jusou: Jusou, tmp_path: Path, encoding: str, separator: str) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "out.csv"
    source.write_bytes(f"氏名{separator}住所\r\nA{separator}盛岡市高松4-1\r\n".encode(encoding))
    assert jusou("locate", "--file", str(source), "-o", str(target)).status == 0
    assert rows_of(target)[1][:4] == ["A", "盛岡市高松4-1", "一つに決まる", MATSUZONO]


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.csv"])
def test_excel_under_any_name(jusou: Jusou, tmp_path: Path, name: str) -> None:
    made = workbook(tmp_path / "made.xlsx", [["番号", "住所"], [3201, "盛岡市高松4-1"], [2.5, "盛岡市内丸1"]])
    source, target = tmp_path / name, tmp_path / "out.csv"
    source.write_bytes(made.read_bytes())
    ran = jusou("locate", "--file", str(source), "-o", str(target))
    assert ran.status == 0, ran.err
    assert "シート「Sheet」を読みました" in ran.err
    assert [row[0] for row in rows_of(target)] == ["番号", "3201", "2.5"]


def test_an_address_in_several_columns(jusou: Jusou, tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "out.csv"
    source.write_text("市区町村,町名,丁目,番地\n盛岡市,高松,4,17\n盛岡市,高松,3,1\n", encoding="utf-8")
    wanted = "市区町村+町名+丁目+番地"
    assert jusou("locate", "--file", str(source), "--column", wanted, "-o", str(target)).status == 0
    assert [row[5] for row in rows_of(target)[1:]] == [MATSUZONO, "仁王・上田地域包括支援センター"]
    ran = jusou("locate", "--file", str(source), "-o", str(target))
    assert ran.status == 1
    assert f"--column {wanted}" in ran.err


def test_rows_that_cannot_be_read_say_why_and_the_others_are_answered(jusou: Jusou, tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "out.csv"
    text = "氏名,住所\nA,盛岡市高松4-1\n山田,太郎,盛岡市内丸1\nB,#N/A\nC,2026-04-01\nD,盛岡市高松4-2\n"
    source.write_text(text, encoding="utf-8")
    ran = jusou("locate", "--file", str(source), "-o", str(target))
    assert ran.status == 1
    rows = rows_of(target)
    assert rows[1][3:5] == ["一つに決まる", MATSUZONO]
    assert rows[5][3:5] == ["一つに決まる", MATSUZONO]
    wrong = rows[2:5]
    assert [row[:3] for row in wrong] == [["山田", "太郎", "盛岡市内丸1"], ["B", "#N/A", ""], ["C", "2026-04-01", ""]]
    assert {row[3] for row in wrong} == {"行の誤り"}
    assert not any(row[4] for row in wrong)  # no centre is named
    for row, words in zip(wrong, ("列が多く", "Excel のエラー", "日付"), strict=True):
        assert words in row[5]
    assert "3 行目: " in ran.err


def test_headings_at_the_top_of_every_printed_page_are_nobody(jusou: Jusou, tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "out.csv"
    source.write_text("氏名,住所\nA,盛岡市高松4-1\n氏名,住所\nB,盛岡市内丸1\n", encoding="utf-8")
    ran = jusou("locate", "--file", str(source), "-o", str(target))
    assert "2 件を" in ran.err
    assert [row[2] for row in rows_of(target)] == ["判定", "一つに決まる", "", "一つに決まる"]


def test_a_row_of_one_wide_sheet_is_no_error_of_excel(jusou: Jusou, tmp_path: Path) -> None:
    """In a sheet a note at the far right moves nothing."""
    source = workbook(tmp_path / "a.xlsx", [["氏名", "住所"], ["A", "盛岡市高松4-1"], ["B", "盛岡市内丸1", "", "メモ"]])
    target = tmp_path / "out.csv"
    assert jusou("locate", "--file", str(source), "-o", str(target)).status == 0
    assert rows_of(target)[2][:5] == ["B", "盛岡市内丸1", "", "メモ", "一つに決まる"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        # osiegmar/FastCSV#173, OpenRefine#690, turicreate#1692
        ('氏名,住所\r\n"B,盛岡市高松4-1\r\nC,盛岡市上堂1-2\r\n'.encode(), "2 行目の引用符が閉じていません"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "「Excel ブック（.xlsx）」を選んで保存し直してください"),
        ("氏名,住所（旧）\nA,盛岡市内丸1\n".encode(), "近い見出し: 住所（旧）"),
        (b"", "空です"),
    ],
)
def test_what_stops_writes_nothing(jusou: Jusou, tmp_path: Path, content: bytes, words: str) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "out.csv"
    source.write_bytes(content)
    ran = jusou("locate", "--file", str(source), "-o", str(target))
    assert ran.status == 1
    assert words in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_target_that_exists_is_replaced_whole_or_left(jusou: Jusou, tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "out.csv"
    source.write_text("住所\n盛岡市高松4-1\n", encoding="utf-8")
    target.write_text("前の内容", encoding="utf-8")
    assert jusou("locate", "--file", str(source), "--municipality", "横浜市", "-o", str(target)).status == 1
    assert target.read_text(encoding="utf-8") == "前の内容"
    assert jusou("locate", "--file", str(source), "-o", str(target)).status == 0
    assert rows_of(target)[1][2] == MATSUZONO
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "out.csv"]


def test_excel_without_its_part_says_how_to_add_it(
    jusou: Jusou, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = workbook(tmp_path / "a.xlsx", [["住所"], ["盛岡市高松4-1"]])

    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError):
        spreadsheets.openpyxl()
    ran = jusou("locate", "--file", str(source), "-o", str(tmp_path / "out.csv"))
    assert ran.status == 3
    assert "jusou-graph[office]" in ran.err


LINES = '"盛岡市高松四丁目"\n{broken\n[1]\n\n{"address": "高松四丁目", "municipality": "横浜市"}\n{"address": 5}\n"あいうえお"\n'


def test_every_line_is_answered_in_its_place(jusou: Jusou) -> None:
    ran = jusou("locate", "--jsonl", stdin=LINES)
    assert ran.status == 1
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [a["error"]["line"] if "error" in a else a["catchment"]["status"] for a in answers] == [
        "single", 2, 3, 5, 6, "unknown",
    ]  # fmt: skip
    assert all(a["error"]["detail"] for a in answers if "error" in a)
    assert "2 行目が JSON ではありません" in ran.err
    once = jusou("locate", "--jsonl", "--municipality", "横浜市", stdin=LINES)
    assert (once.status, once.out) == (1, "")


def test_assess_answers_every_line_too(jusou: Jusou) -> None:
    stdin = (
        '{"municipality": "03201", "text": "物忘れがある"}\n[1]\n{"municipality": "03201", "age": "x"}\n{"age": 3}\n'
    )
    ran = jusou("assess", "--jsonl", stdin=stdin)
    assert ran.status == 1
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [a.get("error", {}).get("line") for a in answers] == [None, 2, 3, 4]


@pytest.mark.parametrize(
    "raw",
    [
        # rpamis/comet#348, datalust/seqcli#108, microsoft/botbuilder-tools#1046: PowerShell 5.1 puts a mark first
        codecs.BOM_UTF8 + '{"address": "盛岡市高松4-1-1"}\r\n"盛岡市高松4-1"\r\n'.encode(),
        codecs.BOM_UTF16_LE + '{"address": "盛岡市高松4-1-1"}\r\n"盛岡市高松4-1"\r\n'.encode("utf-16-le"),
        '"盛岡市高松4-1"\n"盛岡市高松4-1"'.encode(),
    ],
)
def test_a_mark_in_front_of_standard_input_is_no_error(raw: bytes) -> None:
    command = [sys.executable, "-m", "jusou_graph.cli.main", "locate", "--jsonl"]
    done = subprocess.run(command, input=raw, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [a["catchment"]["status"] for a in answers] == ["single", "single"]


def test_a_line_that_is_not_utf8_is_one_line() -> None:
    command = [sys.executable, "-m", "jusou_graph.cli.main", "locate", "--jsonl"]
    raw = '"盛岡市高松4-1"\n'.encode() + '"盛岡市高松4-1"\n'.encode("cp932") + '"盛岡市高松4-1"\n'.encode()
    done = subprocess.run(command, input=raw, capture_output=True, check=False)
    assert done.returncode == 1
    first, second, third = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert second["error"]["line"] == 2
    assert "UTF-8" in second["error"]["detail"]
    assert first["catchment"] == third["catchment"]
