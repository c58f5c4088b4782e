"""What users get: the wheel, in an empty environment, run from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).parent / "uv"
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, stdin: str | None = None) -> str:
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, input=stdin, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run(
        UV,
        "build",
        "--wheel",
        "--no-build-isolation",
        "--python",
        sys.executable,
        "--out-dir",
        target,
        ROOT,
        cwd=target,
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("empty")
    run(UV, "venv", "--quiet", "--python", sys.executable, home / "venv", cwd=home)
    run(UV, "pip", "install", "--quiet", "--python", home / "venv/bin/python", wheel, cwd=home)
    return home / "venv/bin"


def test_the_wheel_holds_what_git_tracks_and_nothing_else(wheel: Path) -> None:
    tracked = run("git", "ls-files", "data", "ontology", "queries", cwd=ROOT).splitlines()
    wanted = {f"jusou_graph/_bundle/{name}" for name in tracked}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("jusou_graph/_bundle/")}
    assert len(wanted) >= 60
    assert held == wanted


def test_the_installed_command_answers_from_another_folder(installed: Path, tmp_path: Path) -> None:
    out = run(installed / "jusou", "locate", "--json", "盛岡市高松四丁目1-1", cwd=tmp_path)
    catchment = json.loads(out)["catchment"]
    assert catchment["agencies"][0]["name"] == "松園・緑が丘地域包括支援センター"
    assert catchment["evidence"][0]["source"]["lines"] == "002:832"
    assert "誤りはありません" in run(installed / "jusou", "data", "check", cwd=tmp_path)
    assert run(installed / "jusou", "query", "meetings/consent", "--param", "municipality=03201", cwd=tmp_path)


def test_a_new_municipality_begins_with_its_towns_offline(installed: Path, tmp_path: Path) -> None:
    assert "町字は全国の一覧から" in run(installed / "jusou", "data", "new", "03321", "--into", tmp_path, cwd=tmp_path)
    assert "日詰" in (tmp_path / "03321" / "towns.csv").read_text(encoding="utf-8")


def test_nothing_heavy_is_imported_to_locate(installed: Path, tmp_path: Path) -> None:
    code = (
        "import sys, jusou_graph; before = set(sys.modules);"
        "g = jusou_graph.load(); g.locate('盛岡市高松1-1');"
        "jusou_graph.load().locate('盛岡市高松1-1');"
        "print([m for m in ('fastapi', 'neo4j', 'pyshacl', 'uvicorn') if m in sys.modules])"
    )
    assert run(installed / "python", "-c", code, cwd=tmp_path).strip() == "[]"
