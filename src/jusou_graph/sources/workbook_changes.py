"""What a workbook would change in the data files, and the files as they would then be.

A cell that says what the file says leaves the file's letters alone; only records that differ are written anew. Nothing is
written before the files that would result have passed the check.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from jusou_graph.errors import InputError
from jusou_graph.sources.catalog_loader import folders, revision
from jusou_graph.sources.cells import Cells, Raw, from_cells, to_cells
from jusou_graph.sources.csv_files import CsvFile, read_csv
from jusou_graph.sources.replacing import Replacement, replace_all
from jusou_graph.sources.workbook import (
    COVER,
    MODELS,
    TABLES,
    open_workbook,
    raw_records,
    read_rows,
    refuse_errors,
    revision_of,
)
from jusou_graph.sources.yaml_blocks import cut, leading, write_key, write_record


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the workbook and a file.

    Attributes:
        file: File as the editor knows it.
        record: Id of the record, or the line of a CSV row.
        what: What happens to it, in words.
    """

    file: str
    record: str
    what: str

    def __str__(self) -> str:
        return f"{self.file} {self.record}: {self.what}"


@dataclass
class Import:
    """What a workbook would change.

    Attributes:
        changes: Every difference, in the order of files and records.
        files: New content of each file that changes.
        stale: The data files have changed since the workbook was written.
    """

    changes: list[Change] = field(default_factory=list)
    files: dict[Path, str] = field(default_factory=dict)
    stale: bool = False


def compare(path: Path, source: Path) -> Import:
    """Compares a workbook with the files; nothing is written.

    Raises:
        InputError: The workbook cannot be read, or a cell of it; every such cell is told at once.
        MissingExtraError: openpyxl is not installed.
    """
    book = open_workbook(source)
    out = Import(stale=revision_of(book) not in ("", revision(path)))
    known = {folder.name: folder for folder in folders(path)}
    problems: list[str] = []
    for sheet in book.worksheets:
        if sheet.title == COVER:
            continue
        if sheet.title not in (*MODELS, *TABLES):
            problems.append(f"シート「{sheet.title}」は知らないシートです。")
            continue
        rows = list(read_rows(sheet, problems))
        strange = sorted({name for name, _, _ in rows} - known.keys())
        problems += [f"シート「{sheet.title}」の自治体「{name}」のフォルダーがありません。" for name in strange]
        for name, folder in known.items():
            mine = [(line, cells) for folder_name, line, cells in rows if folder_name == name]
            _compare_file(folder, sheet.title, mine, out, problems)
    if problems:
        raise InputError("このままでは読みこめません。\n" + "\n".join(problems), "直してから、もう一度読みこみます。")
    return out


def refuse_wrong_result(path: Path, found: Import) -> None:
    """Checks the files as they would be; nothing is written.

    Raises:
        DataError: They would hold errors; every error is in it.
    """
    with tempfile.TemporaryDirectory() as temporary:
        trial = Path(temporary) / path.resolve().name
        shutil.copytree(path, trial)
        for file, text in found.files.items():
            (trial / file.relative_to(path)).write_bytes(text.encode("utf-8"))
        refuse_errors(trial)


def stage(found: Import, folder: Path) -> list[Replacement]:
    """Writes the files as they would be into a folder, and says what they would replace."""
    out = []
    for number, (file, text) in enumerate(found.files.items()):
        new = folder / f"{number:03}-{file.name}"
        new.write_bytes(text.encode("utf-8"))
        out.append(Replacement(file, new))
    return out


def write(path: Path, found: Import) -> None:
    """Writes the changed files, after checking what would result; all of them or none.

    Raises:
        DataError: The files would hold errors; nothing is written.
        FileUnreachableError: A file cannot be written; nothing is changed.
    """
    refuse_wrong_result(path, found)
    with tempfile.TemporaryDirectory() as temporary:
        replace_all(stage(found, Path(temporary)), Path(temporary) / "before")


def _compare_file(folder: Path, stem: str, rows: list[tuple[int, Cells]], out: Import, problems: list[str]) -> None:
    if stem in TABLES:
        _compare_csv(folder, stem, [cells for _, cells in rows], out)
        return
    path = folder / f"{stem}.yaml"
    before = raw_records(path)
    old = {_id(raw): raw for raw in before}
    new: list[Raw] = []
    for line, cells in rows:
        try:
            new.append(from_cells(MODELS[stem], cells, old.get(_id_of(stem, cells), {})))
        except ValueError as error:
            problems.append(f"シート「{stem}」{line} 行目: {error}")
    ids = [_id(raw) for raw in new]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    problems += [f"シート「{stem}」に {folder.name} の id「{i}」が二度あります。" for i in twice]
    changes = _changes(f"{folder.name}/{path.name}", old, new)
    if changes:
        out.changes += changes
        text = path.read_bytes().decode("utf-8") if path.is_file() else ""
        try:
            out.files[path] = _mapping(text, new) if stem == "municipality" else _list(text, before, new)
        except ValueError as error:
            problems.append(f"{folder.name}/{path.name}: {error}")


def _changes(file: str, old: dict[str, Raw], new: list[Raw]) -> list[Change]:
    ids = [_id(raw) for raw in new]
    found = [Change(file, i, "消える") for i in old if i not in ids]
    for raw in new:
        before = old.get(_id(raw))
        if before is None:
            found.append(Change(file, _id(raw), "加わる"))
            continue
        was, now = to_cells(before), to_cells(raw)
        found += [
            Change(file, _id(raw), f"{name} 「{was.get(name, '')}」→「{now.get(name, '')}」")
            for name in dict.fromkeys([*was, *now])
            if was.get(name, "") != now.get(name, "")
        ]
    kept = [i for i in old if i in ids]
    if kept != [i for i in ids if i in old]:
        found.append(Change(file, "", "並びが変わる"))
    return found


def _list(text: str, before: list[Raw], new: list[Raw]) -> str:
    found = cut(text)
    blocks = {_id(raw): (raw, block) for raw, block in zip(before, found.blocks, strict=True)}
    out: list[str] = []
    for raw in new:
        was, block = blocks.get(_id(raw), ({}, "\n"))
        if was != raw:
            block = leading(block) + write_record(raw)
        out.append(block)
    # A record that moved to the top or away from it may lack or have one blank line too many; its letters stay.
    return found.head + "".join(b if b.endswith("\n") else b + "\n" for b in out) + found.tail


def _mapping(text: str, new: list[Raw]) -> str:
    found = cut(text)
    before = _raw_of(text)
    blocks = dict(zip(before, found.blocks, strict=True))
    parts = [
        blocks[key] if key in blocks and before[key] == value else leading(blocks.get(key, "")) + write_key(key, value)
        for key, value in new[0].items()
    ]
    return found.head + "".join(parts) + found.tail


def _raw_of(text: str) -> Raw:
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "municipality.yaml"
        path.write_bytes(text.encode("utf-8"))
        return raw_records(path)[0]


def _compare_csv(folder: Path, stem: str, rows: list[Cells], out: Import) -> None:
    path = folder / f"{stem}.csv"
    must, may = TABLES[stem]
    there = read_csv(path, path.name, must, may) if path.is_file() else CsvFile(path.name)
    # The columns that the file has, in its order, and further ones that have been filled in.
    names = there.header or must
    names += tuple(n for n in may if n not in names and any(cells.get(n) for cells in rows))
    old = [tuple(row[n] for n in names) for _, row in there.rows]
    new = [tuple(cells.get(n, "") for n in names) for cells in rows]
    if old == new:
        return
    file = f"{folder.name}/{path.name}"
    gone, come = [r for r in old if r not in set(new)], [r for r in new if r not in set(old)]
    out.changes += [Change(file, ",".join(row), "消える") for row in gone]
    out.changes += [Change(file, ",".join(row), "加わる") for row in come]
    if not gone and not come:
        out.changes.append(Change(file, "", "並びか重なりが変わる"))
    raw = path.read_bytes().decode("utf-8") if path.is_file() else ""
    head = [line for line in raw.splitlines(keepends=True) if line.removeprefix("\ufeff").startswith("#")]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n" if "\r\n" in raw else "\n")
    writer.writerows([names, *new])
    out.files[path] = "".join(head) + text.getvalue()


def _id(raw: Raw) -> str:
    return str(raw.get("id", raw.get("code", "")))


def _id_of(stem: str, cells: Cells) -> str:
    return cells.get("code" if stem == "municipality" else "id", "")
