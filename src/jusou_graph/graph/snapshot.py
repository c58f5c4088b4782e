"""The compiled catalogue on disk, so that a command starts fast.

It is named by the revision of the data and of the record types it was made from; anything else is made anew.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from jusou_graph import model
from jusou_graph.model.catalog import Catalog


@cache
def _adapter() -> TypeAdapter[Catalog]:
    return TypeAdapter(Catalog)


@cache
def _types() -> str:
    """Hash of the record types' source, so that a copy made by another version is never read."""
    folder = Path(model.__file__).parent
    digest = hashlib.sha256()
    for path in (*sorted(folder.glob("*.py")), folder.parent / "vocabulary.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _path(folder: Path, revision: str) -> Path:
    return folder / f"catalog-{revision}-{_types()}.json"


def read_snapshot(folder: Path, revision: str) -> Catalog | None:
    """The compiled catalogue of a revision, or None where there is none or it cannot be read."""
    path = _path(folder, revision)
    try:
        return _adapter().validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None


def write_snapshot(folder: Path, catalog: Catalog) -> None:
    """Writes the compiled catalogue and removes those of other revisions; a folder that cannot be written is left."""
    path = _path(folder, catalog.revision)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(_adapter().dump_json(catalog))
        new.replace(path)
        for old in folder.glob("catalog-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
