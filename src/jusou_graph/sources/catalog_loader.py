"""Loads all municipalities, or nothing: any error in any file stops the load and lists every problem."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from jusou_graph.errors import DataError, ResourcesMissingError
from jusou_graph.model.catalog import GRAPH_FORMAT, Catalog, Municipality
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.drafts import UNFILLED, is_draft, notices_of
from jusou_graph.sources.municipality_folder import read_folder

FORMAT = "1"
"""Raised when the meaning of the files changes, so that compiled copies are made anew."""


def folders(path: Path) -> list[Path]:
    """Municipality folders under ``path`` (or ``path`` itself), sorted.

    Raises:
        ResourcesMissingError: There is no such folder.
    """
    if not path.is_dir():
        raise ResourcesMissingError(f"フォルダー {path} がありません。", "場所を確かめてください。")
    if (path / "municipality.yaml").is_file() or not any(p.is_dir() for p in path.iterdir()):
        return [path]
    return sorted(p for p in path.iterdir() if p.is_dir() and not p.name.startswith("."))


def revision(path: Path) -> str:
    """Hash of every file that is read, as 16 hexadecimal digits; changes whenever the data or the format do."""
    digest = hashlib.sha256(f"{FORMAT}.{GRAPH_FORMAT}".encode())
    for folder in folders(path):
        for file in sorted(folder.iterdir()):
            if file.suffix in {".yaml", ".csv", ".txt"}:
                digest.update(f"{folder.name}/{file.name}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def check(path: Path) -> tuple[list[Municipality], list[Notice]]:
    """Reads all folders and gives what could be read with every notice.

    Args:
        path: Folder of municipalities, or one municipality's folder.
    """
    return _read(folders(path))


def _read(wanted: Iterable[Path]) -> tuple[list[Municipality], list[Notice]]:
    """What could be read of some folders, with every notice; of two folders of one municipality the first."""
    found: list[Municipality] = []
    notices: list[Notice] = []
    first: dict[str, str] = {}
    for folder in wanted:
        reading = read_folder(folder)
        notices.extend(reading.notices)
        code = reading.code
        if code is not None and code in first:
            where = f"{folder.name}/municipality.yaml"
            notices.append(
                notice("duplicate-municipality", where, reading.code_line, "code", municipality=code, first=first[code])
            )
        elif reading.municipality:
            found.append(reading.municipality)
        if code is not None:
            first.setdefault(code, folder.name)
    return found, notices


def drafts(path: Path) -> list[Path]:
    """Folders that are still being written (``（未記入）`` stands in them): no answer rests on them."""
    return [folder for folder in folders(path) if is_draft(folder)]


def load_catalog(path: Path) -> Catalog:
    """Loads all municipalities but those still being written, which are left out as a whole (``drafts`` names them).

    Raises:
        DataError: Something is wrong in the files, or all of them are still being written; nothing is loaded.
    """
    unfinished = drafts(path)
    found, notices = _read(folder for folder in folders(path) if folder not in unfinished)
    if unfinished and not found and not notices:
        names = "、".join(folder.name for folder in unfinished)
        raise DataError(
            f"どのデータも書きかけなので読み込めません（{UNFILLED}が残っています: {names}）。",
            tuple(n for folder in unfinished for n in notices_of(folder)),
            "「jusou data check」が示す残りを、計画書のとおりに埋めてください。",
        )
    errors = tuple(n for n in notices if n.severity == "error")
    if errors:
        raise DataError(
            f"データに {len(errors)} 件の誤りがあるため読み込めません。はじめの誤り: {errors[0]}",
            errors,
            "「jusou data check」で全部を確かめてください。",
        )
    return Catalog({m.code: m for m in found}, revision(path))
