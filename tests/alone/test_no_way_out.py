"""No file of tests, benchmarks and documents names a path that leaves the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

WHERE = ("tests", "benchmarks", "docs", "ontology", "queries", "deploy", ".ci", "*.md", "Makefile", "pyproject.toml")
# The watch itself and its tests speak of what lies beside.
WATCH = {Path("tests/outside.py"), Path("tests/alone/test_outside.py"), Path("tests/alone/test_no_way_out.py")}
UPWARDS = re.compile(r"(?<![\w./])(?:\.\./)+\w[\w./-]*")
PARENTS = re.compile(r"__file__\)(?:\.resolve\(\))?(?:\.parents\[(\d)\]|((?:\.parent)+)\b)")
ABOVE_ROOT = re.compile(r"\bROOT\.parent\b|\bROOT / \"\.\.\"")


def ways_out(file: Path, text: str) -> list[str]:
    """What of a file's text leaves the repository, or leads upwards to nothing.

    Args:
        file: Its path in the repository.
        text: What it holds.
    """
    found = []
    for way in UPWARDS.findall(text):
        target = (ROOT / file.parent / way.rstrip(".")).resolve()
        if not target.is_relative_to(ROOT) or not target.exists():
            found.append(way)
    if file.suffix == ".py":
        for number, chain in PARENTS.findall(text):
            steps = int(number) + 1 if number else chain.count(".parent")
            if steps > len(file.parts):
                found.append(f"{steps} folders up")
        found += ABOVE_ROOT.findall(text)
    return found


def test_no_file_names_a_path_outside() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *WHERE], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    problems, read = [], 0
    for name in filter(None, listed):
        path = ROOT / name
        if Path(name) in WATCH or not path.is_file() or path.suffix in {".jpg", ".png", ".woff2", ".xlsx", ".zip"}:
            continue
        read += 1
        problems += [
            f"{name}: {way}" for way in ways_out(Path(name), path.read_text(encoding="utf-8", errors="replace"))
        ]
    assert read >= 250
    assert problems == []


@pytest.mark.parametrize(
    ("file", "text", "count"),
    [
        ("benchmarks/assess/README.md", "score.py ../beside/cases/dev.yaml", 1),
        ("docs/README.md", "[list](../../beside/x.md)", 1),
        ("docs/ja/handbook.md", "[decisions](../decisions.md), [data](../../data)", 0),
        ("docs/ja/handbook.md", "1.../2 and a/../b", 0),
        ("tests/web/conftest.py", 'Path(__file__).parents[3] / "beside"', 1),
        ("tests/web/conftest.py", "Path(__file__).resolve().parents[2]", 0),
        ("tests/conftest.py", "Path(__file__).resolve().parent.parent.parent", 1),
        ("tests/conftest.py", "Path(__file__).parent.parent", 0),
        ("tests/conftest.py", 'BESIDE = ROOT.parent / "beside"', 1),
    ],
)
def test_a_way_out_is_seen(file: str, text: str, count: int) -> None:
    assert len(ways_out(Path(file), text)) == count
