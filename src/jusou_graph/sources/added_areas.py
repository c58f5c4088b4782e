"""Census areas that an office imports for itself: several files, one a municipality, kept together in its folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Municipality
from jusou_graph.sources import areas
from jusou_graph.sources.areas import Areas

FOLDER = "areas"


def import_areas(
    files: Sequence[Path], ages: Path | None, municipalities: Mapping[str, Municipality], home: Path
) -> Areas:
    """Joins census files to the printed catchment entries and keeps the result beside earlier imports.

    Args:
        files: GeoJSON or Shapefile of e-Stat small areas.
        ages: Table by age, or None.
        municipalities: By code.
        home: The office's folder.

    Returns:
        What these files gave; a municipality imported before is replaced.

    Raises:
        InputError: A file cannot be read, or the folder cannot be written.
    """
    by_age = areas.read_ages(ages) if ages else None
    found = Areas("")
    for file in files:
        found = _merged(
            found, areas.join(areas.read_areas(file), municipalities, f"国勢調査小地域 {file.name}", by_age)
        )
    areas.save(_merged(areas.load(home / FOLDER) or Areas(""), found), home / FOLDER)
    _keep_outlines(files, home / FOLDER)
    return found


def _keep_outlines(files: Iterable[Path], folder: Path) -> None:
    """Keeps the outlines beside the figures, so that the map can draw them."""
    for file in files:
        target = folder / file.name
        if file.suffix == ".geojson" and not (target.exists() and target.samefile(file)):
            try:
                shutil.copyfile(file, target)
            except OSError as error:
                raise InputError(
                    f"{target} に書けません（{error.strerror}）。", "場所と空き容量を確かめてください。"
                ) from None


def read_added_areas(home: Path) -> Areas | None:
    """What was imported, or None where nothing was."""
    return areas.load(home / FOLDER)


def _merged(old: Areas, new: Areas) -> Areas:
    """Both imports; for a municipality in both, the new one."""

    def kept(figures: Mapping[str, object]) -> dict[str, object]:
        return {key: value for key, value in figures.items() if key.split("/")[0] not in new.municipalities}

    sources = [s for s in old.source.split("、") if s and s not in new.source.split("、")]
    return replace(
        new,
        source="、".join([*sources, *filter(None, [new.source])]),
        **{
            name: {**kept(getattr(old, name)), **getattr(new, name)}
            for name in ("municipalities", "catchments", "ages", "mismatches", "shared", "between")
        },
    )
