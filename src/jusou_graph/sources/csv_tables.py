"""Reads the list of towns of a municipality's folder."""

from __future__ import annotations

from pathlib import Path

from jusou_graph.model.places import Town
from jusou_graph.notices import Notice
from jusou_graph.sources.csv_files import read_csv, whole_number

TOWN_COLUMNS = ("town", "chome", "aza", "reading", "postal_codes", "machiaza_id", "source")
TOWN_OPTIONAL = ("ward",)
"""Columns that ``towns.csv`` may have besides."""


def read_towns(folder: Path, code: str) -> tuple[list[Town], list[Notice]]:
    """Reads ``towns.csv``, which may be missing.

    Args:
        folder: The municipality's folder.
        code: Municipality code.
    """
    path = folder / "towns.csv"
    if not path.is_file():
        return [], []
    file = read_csv(path, f"{folder.name}/{path.name}", TOWN_COLUMNS, TOWN_OPTIONAL)
    towns: list[Town] = []
    notices = list(file.notices)
    for line, row in file.rows:
        chome = whole_number(row, "chome", file.name, line)
        if isinstance(chome, Notice):
            notices.append(chome)
            continue
        postal_codes = tuple(row["postal_codes"].split())
        last = (row["aza"], row["reading"], postal_codes, row["machiaza_id"], row["source"], row["ward"])
        towns.append(Town(code, row["town"], chome, *last))
    return towns, notices
