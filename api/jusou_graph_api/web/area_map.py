"""The catchments as a picture: real outlines where e-Stat areas are at hand, else one tile a catchment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jusou_graph.gaps.matrix import CellState, Matrix
from jusou_graph.model.catalog import Municipality
from jusou_graph.service import JusouGraph

FOLDER = "areas"
"""Folder below the office's own in which GeoJSON files of e-Stat small areas are looked for."""

WIDTH = 900
TILE_WIDTH, TILE_HEIGHT, TILES = 213, 112, 4
KEPT = 5.0
"""Points of an outline that lie nearer to the one before than this (in units of the picture) are left out."""

TINTS = (
    "#d9e6ff", "#fff0b3", "#c2e5d1", "#ecddff", "#ffdfca", "#c8f8ff", "#d0f5a2", "#ffd0ff", "#c0e4ff", "#e6e6e6", "#fbf5e0",
)  # fmt: skip
"""One light tint a catchment (level 100 of the design tokens), told apart by their labels where colours fail."""

LABEL_WIDTH, LABEL_HEIGHT = 104.0, 40.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tile:
    """A catchment in numbers.

    Attributes:
        id, name: The centre; ``short`` its name without the common ending.
        path: Page of the centre.
        here: Needs with a place that stands in it; ``needs`` of how many.
        people: Residents, None without a census file.
        x, y: Place in the schematic picture.
    """

    id: str
    name: str
    short: str
    path: str
    here: int
    needs: int
    people: int | None
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A small area: its outline as an SVG path, the catchments it lies in, its middle."""

    outline: str
    agencies: tuple[str, ...]
    label: Point


@dataclass(slots=True)
class Label:
    """A label: the catchment, the middle of its areas, and where the words stand."""

    tile: Tile
    anchor: Point
    x: float = 0.0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.x, self.y = self.anchor

    @property
    def moved(self) -> bool:
        """Whether it stands so far off that a line must lead back."""
        return abs(self.y - self.anchor[1]) > LABEL_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class AreaMap:
    """What the page draws.

    Attributes:
        tiles: Catchments, in the order of the table of the plan.
        shapes: Outlines, empty without a file; ``labels`` of catchments at the middle of their areas.
        height: Of the picture; ``source`` of the outlines.
    """

    tiles: list[Tile]
    shapes: tuple[Shape, ...]
    labels: list[Label]
    height: float
    source: str

    def fills(self) -> dict[str, str]:
        """Fill → outlines of all areas that have it.

        Hatched where two centres print the town or where nothing stands in the catchment, dotted where the table does
        not have the town, else the catchment's tint.
        """
        out: dict[str, list[str]] = {}
        for shape in self.shapes:
            out.setdefault(self._fill(shape), []).append(shape.outline)
        return {fill: "".join(outlines) for fill, outlines in out.items()}

    def _fill(self, shape: Shape) -> str:
        if len(shape.agencies) != 1:
            return "url(#p-two)" if shape.agencies else "url(#p-dot)"
        position, tile = next((i, t) for i, t in enumerate(self.tiles) if t.id == shape.agencies[0])
        return "url(#p-none)" if tile.here == 0 else TINTS[position % len(TINTS)]


def draw(graph: JusouGraph, municipality: Municipality, needs: Matrix) -> AreaMap:
    """The picture of a municipality.

    Args:
        graph: Locates the small areas and knows the office's folder.
        municipality: Whose catchments.
        needs: Table need × catchment.
    """
    tiles = [_tile(graph, municipality, needs, i, code, name) for i, (code, name) in enumerate(needs.columns)]
    height = float((len(tiles) + TILES - 1) // TILES * (TILE_HEIGHT + 12) + 4)
    for file in sorted((graph.settings.home_folder / FOLDER).glob("*.geojson")):
        shapes, tall = _shapes(graph, municipality.code, file, file.stat().st_mtime_ns)
        if shapes:
            return AreaMap(tiles, shapes, _labels(tiles, shapes, tall), tall, file.name)
    return AreaMap(tiles, (), [], height, "")


def short_name(name: str) -> str:
    """A centre's name without what all of them share."""
    return name.replace("地域包括支援センター", "") or name


def _tile(graph: JusouGraph, municipality: Municipality, needs: Matrix, i: int, code: str, name: str) -> Tile:
    here = sum(needs.cells[row, code].state is CellState.HERE for row, _ in needs.rows)
    people = graph.people
    count = None
    if people:
        count = people.in_catchment(municipality.code, code) if code else people.in_municipality(municipality.code)
    path = f"/data/{municipality.code}/agency/{code}" if code else f"/data?municipality={municipality.code}"
    x, y = i % TILES * (TILE_WIDTH + 12) + 2, i // TILES * (TILE_HEIGHT + 12) + 2
    return Tile(code, name, short_name(name), path, here, len(needs.rows), count, x, y)


@lru_cache(maxsize=8)
def _shapes(graph: JusouGraph, code: str, file: Path, _changed: int) -> tuple[tuple[Shape, ...], float]:
    """Outlines of a municipality in a file, drawn to the width of the picture, and their height."""
    try:
        features = json.loads(file.read_text(encoding="utf-8-sig"))["features"]
    except (OSError, ValueError, KeyError):
        return (), 0.0
    own = [f for f in features if str(f["properties"].get("KEY_CODE", ""))[:5] == code]
    points = [p for f in own for ring in _rings(f["geometry"]) for p in ring]
    if not points:
        return (), 0.0
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    # One degree of longitude is shorter than one of latitude; at 33 to 42° north 0.78 is near enough to draw.
    scale = WIDTH / ((east - west) * 0.78)
    name = graph.catalog.municipalities[code].profile.name
    found = [s for f in own if (s := _shape(graph, name, f, west, north, scale))]
    return tuple(found), (north - south) * scale


def _shape(
    graph: JusouGraph, municipality: str, feature: dict[str, Any], west: float, north: float, scale: float
) -> Shape | None:
    town = str(feature["properties"].get("S_NAME") or "")
    if not town:
        return None
    outcome = graph.router.locate(municipality + town).outcome
    rings = [
        list(_thin(((x - west) * 0.78 * scale, (north - y) * scale) for x, y in ring))
        for ring in _rings(feature["geometry"])
    ]
    outline = "".join(_path(ring) for ring in rings if len(ring) > 2)
    largest = max(rings, key=len)
    middle = (sum(x for x, _ in largest) / len(largest), sum(y for _, y in largest) / len(largest))
    agencies = tuple(a.id for a in outcome.agencies)
    return Shape(outline, agencies, middle) if outline else None


def _path(ring: list[Point]) -> str:
    """A ring as an SVG path of relative whole steps: half the bytes of absolute ones."""
    x, y = round(ring[0][0]), round(ring[0][1])
    steps = [f"M{x} {y}l"]
    for px, py in ring[1:]:
        dx, dy = round(px) - x, round(py) - y
        x, y = x + dx, y + dy
        steps.append(
            f"{dx}{'' if dy < 0 else ' '}{dy}"
            if len(steps) == 1
            else f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
        )
    return "".join(steps) + "z"


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield [(float(x), float(y)) for x, y, *_ in polygon[0]]


def _thin(points: Iterable[Point]) -> Iterator[Point]:
    last: Point | None = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= KEPT:
            last = point
            yield point


def _labels(tiles: list[Tile], shapes: tuple[Shape, ...], height: float) -> list[Label]:
    """A label a catchment at the middle of its areas, pushed apart where they would cover each other."""
    labels = []
    for tile in tiles:
        own = [s.label for s in shapes if s.agencies == (tile.id,)]
        if own:
            xs, ys = sorted(x for x, _ in own), sorted(y for _, y in own)
            labels.append(Label(tile, (xs[len(xs) // 2], ys[len(ys) // 2])))
    for _ in range(60):
        for i, a in enumerate(labels):
            for b in labels[i + 1 :]:
                if abs(a.x - b.x) < LABEL_WIDTH and abs(a.y - b.y) < LABEL_HEIGHT:
                    push = (LABEL_HEIGHT - abs(a.y - b.y)) / 2 + 1
                    upper, lower = (a, b) if a.y <= b.y else (b, a)
                    upper.y, lower.y = max(upper.y - push, 20), min(lower.y + push, height - 24)
    return labels
