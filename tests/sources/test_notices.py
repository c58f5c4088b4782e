"""Every notice of the catalogue is raised by a folder spoilt in just that way, and says where and how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fixtures.broken import BROKEN, CONFLICT, Broken
from jusou_graph.notices import CATALOGUE
from jusou_graph.sources.catalog_loader import check
from jusou_graph.sources.municipality_folder import read_folder

BASE = Path(__file__).parents[1] / "fixtures" / "base"


def spoil(folder: Path, broken: Broken) -> None:
    """Applies the damage."""
    path = folder / broken.file
    if broken.new is None:
        path.unlink()
    elif isinstance(broken.new, bytes):
        path.write_bytes(broken.new)
    elif broken.old is None:
        path.write_text(broken.new, encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert broken.old in text
        path.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")


def test_the_base_folder_is_sound() -> None:
    reading = read_folder(BASE)
    assert reading.notices == []
    assert reading.municipality is not None
    assert len(reading.municipality.catchments) == 5


def test_every_notice_has_a_broken_folder() -> None:
    assert {b.code for b in BROKEN} == set(CATALOGUE)
    assert len(BROKEN) >= 28


@pytest.mark.parametrize("broken", BROKEN, ids=lambda b: b.code)
def test_a_spoilt_folder_gets_its_notice(broken: Broken, tmp_path: Path) -> None:
    folder = tmp_path / ("99900-again" if broken.beside else "99900-base")
    if broken.beside:
        shutil.copytree(BASE, tmp_path / "99900-base")
    shutil.copytree(BASE, folder)
    spoil(folder, broken)
    if broken.beside:
        _check_beside(folder, broken)
        return
    reading = read_folder(folder)
    found = [n for n in reading.notices if n.code == broken.code]
    assert found, reading.notices
    one = found[0]
    assert broken.says in f"{one.message} {one.mend} {one.field}"
    assert one.file.endswith(broken.file)
    assert one.mend
    whole_file = {"file-missing", "file-unexpected", "encoding-cp932", "encoding-unknown", "count-below-floor"}
    assert (one.line > 0) == (broken.code not in whole_file)
    assert (reading.municipality is None) == (one.severity == "error")


def _check_beside(folder: Path, broken: Broken) -> None:
    """What only two folders together show: the second is left out with a notice, so that nothing is taken for the last."""
    read, notices = check(folder.parent)
    one = next(n for n in notices if n.code == broken.code)
    assert broken.says in one.message
    assert one.file == "99900-base/municipality.yaml"
    assert one.line > 0
    assert len(read) == 1


def test_the_line_of_a_notice_is_the_line_of_the_value(tmp_path: Path) -> None:
    folder = tmp_path / "99900-base"
    shutil.copytree(BASE, folder)
    path = folder / "agencies.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("quote: にし相談", "quote: にしの相談"), encoding="utf-8")
    (one,) = read_folder(folder).notices
    assert path.read_text(encoding="utf-8").splitlines()[one.line - 1].strip() == "quote: にしの相談センター"


@pytest.mark.parametrize(
    ("about", "sound"), [("agency/nishi", True), ("agency/nisi", False), ("resource/nishi", False)]
)
def test_what_a_conflict_is_about_is_a_record(about: str, sound: bool, tmp_path: Path) -> None:
    folder = tmp_path / "99900-base"
    shutil.copytree(BASE, folder)
    (folder / "conflicts.yaml").write_text(CONFLICT.format(about=about), encoding="utf-8")
    notices = read_folder(folder).notices
    assert [(n.code, n.line, n.field) for n in notices] == ([] if sound else [("unknown-reference", 3, "about")])
