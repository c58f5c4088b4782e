"""What is still being written is never an answer: it is left out as a whole, named, and the others serve."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import jusou_graph
from conftest import TOWNS
from jusou_graph.errors import DataError, InputError
from jusou_graph.sources.catalog_loader import check, drafts, load_catalog
from jusou_graph.sources.drafts import UNFILLED, is_draft, unfilled
from jusou_graph.sources.skeleton import new_municipality

BASE = Path(__file__).parents[1] / "fixtures" / "base"


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Two finished municipalities and one just begun."""
    for name in ("99901-kaku", "99903-hyonashi"):
        shutil.copytree(TOWNS / name, tmp_path / name)
    new_municipality(tmp_path, "03999", "書きかけ市", "kakikake")
    return tmp_path


def test_the_others_serve_and_the_unfinished_one_is_named(several: Path) -> None:
    catalog = load_catalog(several)
    assert set(catalog.municipalities) == {"99901", "99903"}
    assert [folder.name for folder in drafts(several)] == ["03999-kakikake"]
    graph = jusou_graph.load(data=several)
    assert "03999-kakikake" in str(graph.engine_notice())
    assert graph.locate("架空市東町一丁目").status == "single"
    assert UNFILLED not in str(graph.locate("書きかけ市").to_dict())
    with pytest.raises(InputError):
        graph.municipality("書きかけ市")


def test_it_serves_once_the_last_marker_is_gone(several: Path) -> None:
    folder = several / "03999-kakikake"
    before = load_catalog(several).revision
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(UNFILLED, "第1章"), encoding="utf-8")
    catalog = load_catalog(several)
    assert "03999" in catalog.municipalities
    assert catalog.revision != before
    assert jusou_graph.load(data=several).engine_notice() is None


@pytest.mark.parametrize("number", range(12))
def test_every_single_marker_left_keeps_it_out(several: Path, number: int) -> None:
    folder = several / "03999-kakikake"
    places = [(one.file, one.line) for one in unfilled(folder)]
    kept = places[number % len(places)]
    for path in folder.iterdir():
        lines = path.read_text(encoding="utf-8").split("\n")
        lines = [
            line if (path.name, i) == kept or line.startswith("#") else line.replace(UNFILLED, "")
            for i, line in enumerate(lines, 1)
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
    assert [(one.file, one.line) for one in unfilled(folder)] == [kept]
    assert "03999" not in load_catalog(several).municipalities


def test_a_draft_with_errors_does_not_stop_the_others(several: Path) -> None:
    (several / "03999-kakikake" / "agencies.yaml").write_text("- id: [\n", encoding="utf-8")
    assert set(load_catalog(several).municipalities) == {"99901", "99903"}
    assert any(n.severity == "error" for n in check(several)[1])  # the check still says so


def test_an_error_in_a_finished_one_still_stops_everything(several: Path) -> None:
    (several / "99903-hyonashi" / "agencies.yaml").write_text("- id: [\n", encoding="utf-8")
    with pytest.raises(DataError):
        load_catalog(several)


def test_nothing_but_drafts_is_told_in_a_sentence(tmp_path: Path) -> None:
    new_municipality(tmp_path, "03999", "書きかけ市", "kakikake")
    with pytest.raises(DataError, match=r"書きかけ.*03999-kakikake") as told:
        load_catalog(tmp_path)
    assert told.value.notices


@pytest.mark.parametrize(
    ("file", "old", "new", "draft"),
    [
        ("agencies.yaml", "location: 西町", "location: （未記入）", True),
        ("agencies.yaml", "location: 西町", 'location: "（未記入）西町か"', True),
        ("agencies.yaml", "districts: [西]", "districts:\n    - （未記入）", True),
        ("agencies.yaml", "  location: 西町", "  # location: （未記入）", False),
        ("agencies.yaml", "location: 西町", "location: 西町 # （未記入）だった", False),
        ("agencies.yaml", "location: 西町", "location: 西町\n  note: 計画の欄は「（未記入）」", False),
        ("plan_990.txt", "この計画は", "（未記入）の欄がある。この計画は", False),
        ("agencies.yaml", "quote: (福)にし会 西町", "quote: （未記入）", False),
        ("catchments.csv", "nishi,西町,西町", "nishi,西町,（未記入）", True),
    ],
)
def test_a_marker_is_a_value_that_begins_with_it(tmp_path: Path, file: str, old: str, new: str, draft: bool) -> None:
    folder = tmp_path / "99900-base"
    shutil.copytree(BASE, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert is_draft(folder) == draft


def test_no_finished_municipality_is_a_draft(real_folders: list[Path]) -> None:
    assert not any(map(is_draft, real_folders))


@pytest.fixture
def real_folders() -> list[Path]:
    """The folders that the project ships."""
    from conftest import DATA

    return sorted(DATA.iterdir())
