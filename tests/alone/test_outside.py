"""A reach beside the repository fails the test that makes it; nothing else does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import outside
from conftest import ROOT
from outside import ReachedOutsideError, Watch

READ = "ROOT.parent / 'beside' / 'data.txt'"
REACHES = {
    "reads": f"({READ}).read_text()",
    "reads_over_a_way_back": "(ROOT / 'tests' / '..' / '..' / 'beside' / 'data.txt').read_text()",
    "writes": "(ROOT.parent / 'new.txt').write_text('x')",
    "lists": "list((ROOT.parent / 'beside').iterdir())",
    "looks_for": "list((ROOT.parent / 'beside').glob('*.txt'))",
    "lists_what_holds_it": "os.listdir(ROOT.parent)",
    "walks": "list(os.walk(os.path.join('..', 'beside')))",
    "opens_low": f"os.open({READ}, os.O_RDONLY)",
    "copies": f"shutil.copyfile({READ}, tmp_path / 'copy')",
    "imports": "(sys.path.insert(0, str(ROOT.parent / 'beside')), __import__('beside_module'))",
    "starts_with": f"subprocess.run([sys.executable, '-c', '', str({READ})], check=False)",
    "starts_in": "subprocess.run([sys.executable, '-c', ''], cwd=ROOT.parent / 'beside', check=False)",
    "goes_to": "os.chdir(os.path.join('..', 'beside'))",
    "keeps_a_database": "sqlite3.connect(ROOT.parent / 'beside' / 'x.db')",
}
FINE = {
    "reads_itself": "Path(__file__).read_text()",
    "lists_itself": "list(ROOT.rglob('*'))",
    "uses_the_temp_folder": "(tmp_path / 'x').write_text('x'), tempfile.mkdtemp()",
    "reads_the_system": "list(Path('/etc').iterdir())",
    "starts_python": "subprocess.run([sys.executable, '-c', 'import json'], check=True)",
    "reads_a_hidden_file": "(ROOT.parent / '.hidden').read_text()",
}
HEAD = """\
import os, shutil, sqlite3, subprocess, sys, tempfile
from pathlib import Path
ROOT = Path(__file__).resolve().parents[1]
"""


def _clone(tmp_path: Path, tests: str) -> tuple[Path, dict[str, str]]:
    """A repository of its own with something beside it, watched as this one is."""
    clone = tmp_path / "place" / "clone"
    (clone / "tests").mkdir(parents=True)
    (beside := clone.parent / "beside").mkdir()
    (beside / "data.txt").write_text("x", encoding="utf-8")
    (beside / "beside_module.py").write_text("", encoding="utf-8")
    (clone.parent / ".hidden").write_text("x", encoding="utf-8")
    (clone / "pytest.ini").write_text("[pytest]\npythonpath = tests\n", encoding="utf-8")
    shutil.copyfile(outside.__file__, clone / "tests" / "outside.py")
    (clone / "tests" / "conftest.py").write_text("from outside import nothing_outside\n", encoding="utf-8")
    (clone / "tests" / "test_reach.py").write_text(HEAD + tests, encoding="utf-8")
    (tmp_path / "temp").mkdir()
    return clone, {**os.environ, "TMPDIR": str(tmp_path / "temp"), "PYTEST_ADDOPTS": ""}


def _run(tmp_path: Path, tests: str) -> str:
    clone, environment = _clone(tmp_path, tests)
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=line", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True, check=False).stdout


def test_every_kind_of_reach_fails_and_ordinary_work_does_not(tmp_path: Path) -> None:
    swallowed = f"    try:\n        ({READ}).read_text()\n    except BaseException:\n        pass\n"
    tests = [f"def test_{name}(tmp_path):\n    {code}\n" for name, code in {**REACHES, **FINE}.items()]
    out = _run(tmp_path, "\n".join([*tests, f"def test_swallows():\n{swallowed}"]))
    failed, passed = set(re.findall(r"FAILED \S+::test_(\w+)", out)), set(re.findall(r"PASSED \S+::test_(\w+)", out))
    assert failed == set(REACHES), out
    assert passed == {*FINE, "swallows"}, out
    # Each reach that fails is told a second time where the test ends; the swallowed one is told there alone.
    assert set(re.findall(r"ERROR \S+::test_(\w+)", out)) == {*REACHES, "swallows"}, out


def test_a_reach_at_collection_stops_the_run(tmp_path: Path) -> None:
    out = _run(tmp_path, f"FOUND = ({READ}).read_text()\ndef test_it():\n    pass\n")
    assert "ReachedOutsideError" in out
    assert "1 error" in out
    assert "passed" not in out


def test_this_run_is_watched() -> None:
    assert outside.WATCH.is_outside(str(ROOT.parent / "beside" / "x")) or outside.tempfile.gettempdir() == str(
        ROOT.parent
    )
    assert not outside.WATCH.is_outside(str(ROOT / "data"))
    assert not outside.WATCH.is_outside(str(ROOT))


@pytest.mark.parametrize(
    ("root", "allowed", "path", "is_outside"),
    [
        ("/a/b/main", (), "/a/b/main2/x", True),  # a name that begins like the repository's
        ("/a/b/main", (), "/a/b", True),  # what holds it, listed
        ("/a/b/main", (), "/a/other/x", False),
        ("/a/b/main", ("/a",), "/a/b/x", True),  # the temp folder above both
        ("/a/b/main", ("/a/b/tmp",), "/a/b/tmp/x", False),
        ("/a/b/main", ("/a/b/tmp",), "/a/b/tmpx/x", True),
        ("/a/main", ("/a",), "/a/pytest-of-me/x", False),  # cloned right into the temp folder
        ("/app", ("/usr", "/tmp"), "/usr/lib/x", False),
        ("/app", ("/usr", "/tmp"), "/srv/x", True),
    ],
)
def test_where_outside_begins(root: str, allowed: tuple[str, ...], path: str, is_outside: bool) -> None:
    watch = Watch(Path(root), allowed)
    assert watch.is_outside(path) == is_outside
    if is_outside:
        with pytest.raises(ReachedOutsideError, match=path):
            watch("open", (path, "r", 0))
        assert watch.reached == [path]
    else:
        watch("open", (path, "r", 0))
    watch("open", (3, "r", 0))
