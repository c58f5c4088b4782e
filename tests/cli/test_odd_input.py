"""Whatever is handed to the command line, the answer is a sentence and an exit status, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Jusou

ENDLESS = "[" * 100_000
MANY_DIGITS = '{"municipality": ' + "9" * 6_000 + "}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("twice.yaml", "age: 80\nage: 81"),
        ("deep.yaml", ENDLESS),
        ("deep.json", ENDLESS),
        ("digits.json", MANY_DIGITS),
        ("list.yaml", "- a"),
        ("control.yaml", 'x: "\x01"'),
    ],
)
def test_a_broken_consultation_is_told(jusou: Jusou, tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    ran = jusou("assess", str(file), "--municipality", "盛岡市")
    assert ran.status == 1
    assert name in ran.err


@pytest.mark.parametrize("line", [ENDLESS, MANY_DIGITS, "[", "12"])
def test_a_broken_line_is_told_by_its_number(jusou: Jusou, line: str) -> None:
    ran = jusou("locate", "--jsonl", stdin=f'"盛岡市高松一丁目"\n{line}\n')
    assert ran.status == 1
    answer, error = map(json.loads, ran.out.splitlines())
    assert answer["input"] == "盛岡市高松一丁目"
    assert error["error"]["line"] == 2
    assert "2 行目" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("graph", "export", "-o", "{}/x"), marks=pytest.mark.slow),
        ("data", "open-towns", "--municipality", "盛岡市", "-o", "{}/x"),
        ("gaps", "--format", "md", "--municipality", "盛岡市", "-o", "{}/x"),
        ("locate", "--file", "{}/x.csv", "-o", "out.csv"),
        ("assess", "{}/x.yaml"),
        ("ledger", "restore", "{}/x", "--yes"),
        ("ledger", "backup", "{}/x"),
        ("data", "import", "{}/x.xlsx"),
        ("data", "import-towns", "{}/x.csv", "--kind", "abr", "--municipality", "盛岡市"),
        ("data", "check", "{}"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_file_out_of_reach_ends_with_three(jusou: Jusou, tmp_path: Path, words: tuple[str, ...]) -> None:
    missing = str(tmp_path / "nowhere")
    ran = jusou(*(word.format(missing) for word in words))
    assert ran.status == 3, ran.err
    assert missing in ran.err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_an_impossible_port_is_wrong_usage(jusou: Jusou, port: str) -> None:
    assert jusou("serve", "--port", port).status == 2


@pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp932"}])
def test_the_streams_are_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    command = [sys.executable, "-m", "jusou_graph.cli.main", "locate", "--jsonl"]
    asked = '"盛岡市高松一丁目🏠"\n"\\ud800"\n'.encode()
    done = subprocess.run(command, input=asked, capture_output=True, env={**os.environ, **locale}, check=False)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.decode("utf-8").splitlines()
    assert "🏠" in first
    assert "\\ud800" in second


def test_lines_that_are_not_utf8_are_told() -> None:
    command = [sys.executable, "-m", "jusou_graph.cli.main", "locate", "--jsonl"]
    done = subprocess.run(command, input='"盛岡市"\n'.encode("cp932"), capture_output=True, check=False)
    assert done.returncode == 1
    assert "UTF-8" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
