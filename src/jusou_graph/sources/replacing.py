"""Replaces several files as one: all of them or none, with what was there before kept for the way back.

What is to come is first written beside each target, so that a full disk is met before anything changes; then the files
are renamed one after another. A list of what was there, written before the first rename, brings everything back after a
crash in between. ``os.replace`` is atomic on the systems that offices use, a rename of several folders is on none.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jusou_graph.errors import FileUnreachableError

LIST = "list.json"
BESIDE = ".jusou-new"
"""Ending of a file that waits beside its target; no reader of the office's folder or of the data takes it up."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file and what it is to become.

    Attributes:
        target: The file; it need not exist.
        new: The file that takes its place, or None where the target is to go.
    """

    target: Path
    new: Path | None


def mark(path: Path) -> str:
    """Hash of a file's content, ``""`` where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def replace_all(replacements: Sequence[Replacement], kept: Path) -> None:
    """Replaces all files, or none.

    Args:
        replacements: Files and what they become.
        kept: New folder for what was there before; ``bring_back`` reads it.

    Raises:
        FileUnreachableError: A file cannot be written; everything is as it was before.
    """
    try:
        _keep(replacements, kept)
        for one in replacements:
            if one.new is not None:
                one.target.parent.mkdir(parents=True, exist_ok=True)
                _copy(one.new, _beside(one.target))
        for one in replacements:
            if one.new is None:
                one.target.unlink(missing_ok=True)
            else:
                os.replace(_beside(one.target), one.target)
    except OSError as error:
        bring_back(kept)
        shutil.rmtree(kept, ignore_errors=True)
        raise FileUnreachableError(
            f"{error.filename or kept} に書けません（{error.strerror}）。何も変えていません。",
            "場所と空き容量を確かめてください。",
        ) from None


def bring_back(kept: Path) -> None:
    """Makes every file again what it was before; may be repeated after a crash.

    Raises:
        OSError: A file cannot be written.
    """
    listed = _listed(kept)
    for target, _, _ in listed:
        _beside(target).unlink(missing_ok=True)
    for target, name, _ in listed:
        if name:
            if mark(target) == mark(kept / name):  # a full disk has no room to copy what is still as it was
                continue
            _copy(kept / name, _beside(target))
            os.replace(_beside(target), target)
        else:
            target.unlink(missing_ok=True)


def changed_since(kept: Path) -> list[Path]:
    """Files that are no longer what the replacement made them: bringing them back would undo someone else's work."""
    return [target for target, _, now in _listed(kept) if mark(target) != now]


def _keep(replacements: Sequence[Replacement], kept: Path) -> None:
    """Copies what is there; the list comes last and in one step, so that a folder with a list is whole."""
    kept.mkdir(parents=True)
    lines = []
    for number, one in enumerate(replacements):
        name = f"{number:04}" if one.target.exists() else ""
        if name:
            _copy(one.target, kept / name)
        lines.append([str(one.target), name, mark(one.new) if one.new else ""])
    text = json.dumps(lines, ensure_ascii=False).encode("utf-8")
    write_whole(kept / LIST, text)


def _listed(kept: Path) -> list[tuple[Path, str, str]]:
    """Target, name of its copy in the folder, mark of what replaced it; nothing where the list was never finished."""
    if not (kept / LIST).is_file():
        return []
    return [(Path(target), name, now) for target, name, now in json.loads((kept / LIST).read_text(encoding="utf-8"))]


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that a reader, also after a crash, finds the old content or the new one and nothing between."""
    with _beside(path).open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(_beside(path), path)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        shutil.copyfileobj(read, write)
        write.flush()
        os.fsync(write.fileno())


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{BESIDE}")
