"""The command line is called in this process, on the real data unless a test says otherwise."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from jusou_graph.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


Jusou = Callable[..., Ran]


@pytest.fixture
def jusou(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Jusou:
    """Runs ``jusou`` with words and standard input."""

    def run(*words: str, stdin: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        try:
            status = main(words)
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(status, said.out, said.err)

    return run
