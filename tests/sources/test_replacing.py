"""Several files are replaced as one: all or none, and brought back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jusou_graph.errors import FileUnreachableError
from jusou_graph.sources import replacing
from jusou_graph.sources.replacing import LIST, Replacement, bring_back, changed_since, replace_all


@pytest.fixture
def three(tmp_path: Path) -> list[Replacement]:
    """One file that changes, one that comes, one that goes."""
    for name, text in (("a", "old a"), ("c", "old c")):
        (tmp_path / name).write_text(text)
    for name in ("a", "b"):
        (tmp_path / f"{name}.new").write_text(f"new {name}")
    return [
        Replacement(tmp_path / "a", tmp_path / "a.new"),
        Replacement(tmp_path / "deep" / "b", tmp_path / "b.new"),
        Replacement(tmp_path / "c", None),
    ]


def state(folder: Path) -> dict[str, str]:
    return {n: (folder / n).read_text() for n in ("a", "deep/b", "c") if (folder / n).exists()}


def test_all_are_replaced_and_brought_back(tmp_path: Path, three: list[Replacement]) -> None:
    replace_all(three, tmp_path / "kept")
    assert state(tmp_path) == {"a": "new a", "deep/b": "new b"}
    assert changed_since(tmp_path / "kept") == []
    bring_back(tmp_path / "kept")
    bring_back(tmp_path / "kept")
    assert state(tmp_path) == {"a": "old a", "c": "old c"}
    assert not list(tmp_path.rglob("*.jusou-new"))


def test_what_someone_else_changed_is_told(tmp_path: Path, three: list[Replacement]) -> None:
    replace_all(three, tmp_path / "kept")
    (tmp_path / "c").write_text("made anew")
    assert changed_since(tmp_path / "kept") == [tmp_path / "c"]


@pytest.mark.parametrize("at", range(6))
def test_a_failure_at_any_rename_leaves_the_old(
    tmp_path: Path, three: list[Replacement], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    real, left = os.replace, [at]

    def failing(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise PermissionError(13, "Permission denied", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", failing)
    if at < 3:  # the list, a, b
        with pytest.raises(FileUnreachableError, match="何も変えていません"):
            replace_all(three, tmp_path / "kept")
        assert state(tmp_path) == {"a": "old a", "c": "old c"}
        assert not list(tmp_path.rglob("*.jusou-new"))
        assert not (tmp_path / "kept").exists()
    else:
        replace_all(three, tmp_path / "kept")
        assert state(tmp_path) == {"a": "new a", "deep/b": "new b"}


def test_a_folder_without_a_finished_list_brings_back_nothing(tmp_path: Path, three: list[Replacement]) -> None:
    replace_all(three, tmp_path / "kept")
    (tmp_path / "kept" / LIST).unlink()
    bring_back(tmp_path / "kept")
    assert state(tmp_path) == {"a": "new a", "deep/b": "new b"}


@pytest.mark.parametrize("copies", range(5))
def test_a_disk_that_stays_full_leaves_the_old(
    tmp_path: Path, three: list[Replacement], monkeypatch: pytest.MonkeyPatch, copies: int
) -> None:
    real, left = replacing._copy, [copies]

    def full(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            target.write_text("half of")
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        real(source, target)

    monkeypatch.setattr(replacing, "_copy", full)
    if copies < 4:  # what a and c were; what a and b become
        with pytest.raises(FileUnreachableError, match="何も変えていません"):
            replace_all(three, tmp_path / "kept")
        assert state(tmp_path) == {"a": "old a", "c": "old c"}
        assert not list(tmp_path.rglob("*.jusou-new"))
    else:
        replace_all(three, tmp_path / "kept")
        assert state(tmp_path) == {"a": "new a", "deep/b": "new b"}
