"""Outlines of small areas, kept for the map: one GeoJSON file a municipality, with nothing but names and borders."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from jusou_graph.sources.area_files import SmallArea
from jusou_graph.sources.replacing import Replacement

WEST, EAST, SOUTH, NORTH = 120.0, 155.0, 20.0, 46.0
"""Japan in degrees. A file in metres (平面直角座標系) lies outside and cannot be drawn."""

_UNSAFE = re.compile(r"[^\w.\-]")


class OutlineWriter:
    """Writes the outlines while the areas are read, so that no file has to be held in memory.

    Args:
        stage: Folder to write into.
    """

    def __init__(self, stage: Path) -> None:
        self._stage = stage
        self._open = ExitStack()
        self._files: dict[str, TextIO] = {}
        self._names: dict[str, str] = {}
        self.left_out: dict[str, int] = {}
        """Code → areas without an outline that the map could draw."""

    def __enter__(self) -> OutlineWriter:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.write("\n]}\n")
        self._open.close()

    def add(self, area: SmallArea, outline: Mapping[str, Any] | None, source: str) -> None:
        """Writes one area; one that cannot be drawn is counted.

        Args:
            area: The area.
            outline: Its geometry, or None.
            source: Name of the file it comes from.
        """
        if outline is None or not drawable(outline):
            self.left_out[area.municipality] = self.left_out.get(area.municipality, 0) + 1
            return
        file = self._files.get(area.municipality)
        if file is None:
            path = self._stage / f"{area.municipality}.outlines"
            file = self._open.enter_context(path.open("w", encoding="utf-8"))
            file.write('{"type":"FeatureCollection","features":[\n')
            self._files[area.municipality] = file
            self._names[area.municipality] = _name(area.municipality, source)
        else:
            file.write(",\n")
        feature = {
            "type": "Feature",
            "properties": {"KEY_CODE": area.key, "S_NAME": area.name},
            "geometry": {"type": outline["type"], "coordinates": outline["coordinates"]},
        }
        json.dump(feature, file, ensure_ascii=False, separators=(",", ":"))

    def replacements(self, folder: Path) -> list[Replacement]:
        """What the outlines replace in a folder: the file kept for the same municipality before, whatever its name."""
        out: list[Replacement] = []
        for code, name in self._names.items():
            out.append(Replacement(folder / name, self._stage / f"{code}.outlines"))
            out += [Replacement(old, None) for old in sorted(folder.glob(f"{code}*.geojson")) if old.name != name]
        return out


def drawable(outline: Mapping[str, Any]) -> bool:
    """Whether a geometry is a polygon, or several, in degrees within Japan."""
    kind, coordinates = outline.get("type"), outline.get("coordinates")
    if kind == "Polygon":
        return _polygon(coordinates)
    return kind == "MultiPolygon" and _several(coordinates) and all(_polygon(polygon) for polygon in coordinates or ())


def _polygon(rings: object) -> bool:
    return _several(rings) and all(_several(ring) and all(_point(p) for p in ring) for ring in rings)  # type: ignore[attr-defined]


def _several(what: object) -> bool:
    return isinstance(what, Sequence) and not isinstance(what, str) and len(what) > 0


def _point(point: object) -> bool:
    if not isinstance(point, Sequence) or len(point) < 2:
        return False
    x, y = point[0], point[1]
    return isinstance(x, (int, float)) and isinstance(y, (int, float)) and WEST < x < EAST and SOUTH < y < NORTH


def _name(code: str, source: str) -> str:
    """File name that begins with the code and ends in the name of the source."""
    stem = _UNSAFE.sub("_", Path(source).stem)[:80]
    return f"{stem if stem.startswith(code) else f'{code}_{stem}'}.geojson"
