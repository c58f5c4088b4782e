"""What a job would change, kept in its folder until somebody decides: files to replace, or numbers to register."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Protocol

from jusou_graph.errors import InputError
from jusou_graph.model.registrations import Registration
from jusou_graph.service.jusou_graph import JusouGraph
from jusou_graph.service.registering import withdrawal
from jusou_graph.sources.replacing import Replacement, bring_back, changed_since, mark, replace_all, write_whole

BEFORE = "before"
"""Folder with what was there before; it is kept as long as the import can be taken back."""

STAGE = "stage"
_FILES = "files.json"
_ENTRIES = "entries.json"
_CHANGED = "別に変えられています"


class Change(Protocol):
    """One way of changing things; everything it needs is in the folder of the job."""

    def must_be_whole(self, folder: Path) -> None:
        """Stops where what was kept of the reading is damaged; ``InputError`` says so."""

    def apply(self, folder: Path, graph: JusouGraph) -> None:
        """Changes everything or nothing."""

    def take_back(self, folder: Path, graph: JusouGraph) -> None:
        """Makes everything as it was before."""

    def take_back_again(self, folder: Path, graph: JusouGraph) -> None:
        """Ends a taking back that a crash cut short."""

    def recover(self, folder: Path, graph: JusouGraph) -> bool:
        """After a crash within ``apply``: whether the change stands; if not, everything is as it was before."""


class FileChange:
    """Files of the office's folder or of the data, replaced as one."""

    def must_be_whole(self, folder: Path) -> None:
        """Reads what is to be changed.

        Raises:
            InputError: It is damaged.
        """
        _read_files(folder)

    def apply(self, folder: Path, graph: JusouGraph) -> None:
        """Replaces the files.

        Raises:
            InputError: A file is not what it was when the preview was made.
            FileUnreachableError: A file cannot be written; nothing is changed.
        """
        replacements, marks = _read_files(folder)
        if any(mark(one.target) != was for one, was in zip(replacements, marks, strict=True)):
            raise InputError(
                f"読み取ったあとで、取り込み先が{_CHANGED}。何も変えていません。",
                "同じファイルをもう一度読み取ってください。",
            )
        shutil.rmtree(folder / BEFORE, ignore_errors=True)
        replace_all(replacements, folder / BEFORE)

    def take_back(self, folder: Path, graph: JusouGraph) -> None:
        """Brings the files back.

        Raises:
            InputError: A file was changed by someone else since.
        """
        if changed := changed_since(folder / BEFORE):
            names = "、".join(path.name for path in changed[:3])
            raise InputError(
                f"取り込んだあとで {names} が{_CHANGED}。差し戻すとそれが失われるため、何も変えていません。",
                "情報担当に伝えてください。",
            )
        bring_back(folder / BEFORE)

    def take_back_again(self, folder: Path, graph: JusouGraph) -> None:
        """Brings the files back; those that are back already stay as they are."""
        bring_back(folder / BEFORE)

    def recover(self, folder: Path, graph: JusouGraph) -> bool:
        """Brings back what a crash left half-way."""
        bring_back(folder / BEFORE)
        return False


class EntryChange:
    """Registrations, written as one; taking them back is an entry of its own for each."""

    def must_be_whole(self, folder: Path) -> None:
        """Reads what is to be changed.

        Raises:
            InputError: It is damaged.
        """
        _read_entries(folder)

    def apply(self, folder: Path, graph: JusouGraph) -> None:
        """Registers the entries; those that are there already stay as they are.

        Raises:
            InputError: Something was registered for one of the same fields since the preview was made.
        """
        entries, last = _read_entries(folder)
        own = {entry.id for entry in entries}
        since = {_about(e) for e in graph.registrations.entries if e.number > last and e.id not in own}
        if count := sum(_about(entry) in since for entry in entries):
            raise InputError(
                f"読み取ったあとで、この一覧の {count:,} 件に別の登録がありました。何も変えていません。",
                "同じファイルをもう一度読み取ってください。",
            )
        graph.register(entries)

    def take_back(self, folder: Path, graph: JusouGraph) -> None:
        """Takes back every entry that still stands."""
        withdrawn = graph.registrations.withdrawn
        # Known by its job: a second attempt after a crash writes nothing twice.
        back = [
            withdrawal(entry, key=folder.name, today=date.today())
            for entry in _read_entries(folder)[0]
            if entry.id not in withdrawn
        ]
        if back:
            graph.register(back)

    def take_back_again(self, folder: Path, graph: JusouGraph) -> None:
        """Takes back what still stands."""
        self.take_back(folder, graph)

    def recover(self, folder: Path, graph: JusouGraph) -> bool:
        """Looks whether the entries were written: they are all there or none is."""
        known = {entry.id for entry in graph.registrations.entries}
        return all(entry.id in known for entry in _read_entries(folder)[0])


def keep_files(folder: Path, replacements: Sequence[Replacement]) -> bool:
    """Keeps replacements for later.

    Args:
        folder: Folder of the job.
        replacements: Files and what they become; those that would change nothing are left out.

    Returns:
        Whether anything would change.
    """
    lines = []
    for one in replacements:
        was, new = mark(one.target), mark(one.new) if one.new else ""
        if was != new:
            lines.append([str(one.target.absolute()), str(one.new.relative_to(folder)) if one.new else "", was])
    write_whole(folder / _FILES, json.dumps(lines, ensure_ascii=False).encode("utf-8"))
    return bool(lines)


def keep_entries(folder: Path, entries: Sequence[Registration], last: int) -> bool:
    """Keeps entries for later.

    Args:
        folder: Folder of the job.
        entries: The entries.
        last: Number of the last registration there was when they were compared with what is registered.

    Returns:
        Whether there are any.
    """
    text = json.dumps({"last": last, "entries": [asdict(entry) for entry in entries]}, ensure_ascii=False)
    write_whole(folder / _ENTRIES, text.encode("utf-8"))
    return bool(entries)


def change_of(folder: Path) -> Change:
    """The change that the folder of a job holds."""
    return EntryChange() if (folder / _ENTRIES).is_file() else FileChange()


def can_be_taken_back(folder: Path) -> bool:
    """Whether the folder still holds what an applied job needs for the way back."""
    return (folder / BEFORE).is_dir() or (folder / _ENTRIES).is_file()


def forget_before(folder: Path) -> None:
    """Gives up the way back."""
    shutil.rmtree(folder / BEFORE, ignore_errors=True)
    (folder / _ENTRIES).unlink(missing_ok=True)


def _read_files(folder: Path) -> tuple[list[Replacement], list[str]]:
    try:
        lines = json.loads((folder / _FILES).read_text(encoding="utf-8"))
        return (
            [Replacement(Path(target), folder / new if new else None) for target, new, _ in lines],
            [was for _, _, was in lines],
        )
    except (OSError, ValueError, TypeError):
        raise _damaged(folder / _FILES) from None


def _read_entries(folder: Path) -> tuple[list[Registration], int]:
    try:
        kept = json.loads((folder / _ENTRIES).read_text(encoding="utf-8"))
        return [Registration(**raw) for raw in kept["entries"]], int(kept["last"])
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(folder / _ENTRIES) from None


def _damaged(path: Path) -> InputError:
    return InputError(f"読み取った結果（{path.name}）が壊れています。", "同じファイルをもう一度選んでください。")


def _about(entry: Registration) -> tuple[str, str, str, str]:
    return entry.municipality, entry.kind, entry.record, entry.field
