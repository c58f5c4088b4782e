"""The command line on towns that are alike."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from identity.towns import build
from jusou_graph.cli.main import main


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(build(tmp_path_factory.mktemp("cli")))


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    out = capsys.readouterr()
    return status, out.out, out.err


ASK = "府中市は東京都と広島県にあります。"


@pytest.mark.parametrize(
    "words",
    [
        ("locate", "東町2"),
        ("gaps",),
        ("assess", "--text", "物忘れがある"),
        ("data", "open-towns"),
        ("ledger", "counts"),
        ("data", "registered"),
    ],
    ids=lambda w: " ".join(w[:2]),
)
def test_every_command_asks_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("JUSOU_DATA", data)
    status, _, err = ran(capsys, *words, "--municipality", "府中市")
    assert (status, ASK in err) == (1, True), err


def test_a_query_for_a_name_has_the_rows_of_its_code(capsys: pytest.CaptureFixture[str], data: str) -> None:
    query = lambda value: ran(capsys, "query", "gaps/contradiction", "--data", data, "--param", f"municipality={value}")  # noqa: E731
    by_code = query("34208")
    assert "id/34208/conflict/kyoten" in by_code[1]
    assert query("広島県府中市") == query("342084") == by_code
    status, out, err = query("横浜市")  # never no rows and status 0
    assert (status, out) == (1, "")
    assert "「横浜市」の計画は入っていません。" in err
    assert ASK in query("府中市")[2]


@pytest.mark.parametrize("given", [1665, 13206, ["13206"], {"a": 1}, True])
def test_a_line_with_a_number_for_a_municipality_is_no_silence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: str, given: object
) -> None:
    line = json.dumps({"address": "東町2", "municipality": given})
    monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))
    status, out, err = ran(capsys, "locate", "--jsonl", "--data", data)
    assert status == 1
    assert "自治体は文字で書いてください。" in err + out
    assert "single" not in out


def test_two_folders_of_one_municipality_are_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = build(tmp_path / "a", "13206")
    build(tmp_path / "b", "13206")
    (tmp_path / "b" / "13206-twin").rename(folder / "13206-again")
    status, out, err = ran(capsys, "data", "check", str(folder))
    assert status == 1
    assert "13206-twin/municipality.yaml:2 [code] エラー duplicate-municipality" in out + err
    status, _, err = ran(capsys, "locate", "東京都府中市東町2", "--data", str(folder))
    assert status == 1  # nothing half-loads: neither of the two is answered for
    assert "13206-again にもあります" in err
