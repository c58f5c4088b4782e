"""A consultation in a file: codes without quotes, encodings, and what stops with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Jusou
from jusou_graph.cli.consultation_file import read_consultation
from jusou_graph.errors import InputError

SAYS = "text: 母の物忘れ\n"


# yaml/pyyaml#107, opensanctions#3845, kramdown-rfc#83: YAML makes 1665 of 03201
@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("municipality: 03201", "03201", True),
        ("municipality:   03201   # 盛岡市", "03201", True),
        ("municipality: 3201", "3201", False),
        ("municipality: 22205", "22205", False),
        ("municipality: 032018", "032018", False),
        ('municipality: "03201"', "03201", False),
        ("municipality: 盛岡市", "盛岡市", False),
    ],
)
def test_a_code_without_quotes_is_what_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, code: str, told: bool
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{SAYS}{line}\n", encoding="utf-8")
    assert read_consultation(path)["municipality"] == code
    said = capsys.readouterr().err
    assert (f"2 行目の {code} は引用符で囲み" in said) == told


def test_the_code_without_quotes_is_answered_for_its_municipality(jusou: Jusou, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"municipality: 03201\n{SAYS}", encoding="utf-8")
    ran = jusou("assess", str(path), "--json")
    assert ran.status == 0
    assert json.loads(ran.out)["municipality"]["code"] == "03201"
    assert "引用符" in ran.err


def test_numbers_with_a_leading_zero_are_never_octal(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("municipality: 盛岡市\nage: 054\nhousehold:\n  - age: 010\ncaller: 010\n", encoding="utf-8")
    found = read_consultation(path)
    assert (found["age"], found["household"][0]["age"], found["caller"]) == (54, 10, "010")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_every_encoding_is_read(tmp_path: Path, encoding: str, name: str) -> None:
    text = '{"municipality": "盛岡市", "text": "母の物忘れ"}' if name == "a.json" else f"municipality: 盛岡市\n{SAYS}"
    (tmp_path / name).write_bytes(text.encode(encoding))
    assert read_consultation(tmp_path / name) == {"municipality": "盛岡市", "text": "母の物忘れ"}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", '{"text": "x",\n "municipality": 03201}', "2 行目の municipality 03201 が引用符で囲まれていません"),
        ("a.json", '{"text": "x"\n"age": 5}', "2 行目が読めません"),
        ("a.yaml", "age: 80\nage: 81\n", "2 行目が読めません"),
        ("a.yaml", "text: [a\n", "行目が読めません"),
        ("a.yaml", "a: &x 1\nb: *x\n", "2 行目が読めません"),
        ("a.yaml", "- a\n", "「項目: 値」の並びではありません"),
        ("a.json", "[]", "「項目: 値」の並びではありません"),
    ],
)
def test_what_stops_says_where(tmp_path: Path, name: str, content: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_consultation(path)
    assert words in str(told.value)
    assert name in str(told.value)
