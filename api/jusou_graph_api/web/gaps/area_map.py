"""The catchments as a picture: real outlines where e-Stat areas are at hand, else one tile a catchment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jusou_graph.gaps.answer import census_name
from jusou_graph.gaps.matrix import CellState, Matrix
from jusou_graph.model.catalog import Municipality
from jusou_graph.service import JusouGraph
from jusou_graph.sources.areas import NameReader
from jusou_graph_api.web.gaps import area_outlines
from jusou_graph_api.web.gaps.area_outlines import Point
from jusou_graph_api.web.gaps.generations import Generation

WIDTH = 900
TILE_WIDTH, TILE_HEIGHT, TILES = 213, 112, 4

TINTS = [
    "#d9e6ff",
    "#fff0b3",
    "#c2e5d1",
    "#ecddff",
    "#ffdfca",
    "#c8f8ff",
    "#d0f5a2",
    "#ffd0ff",
    "#c0e4ff",
    "#e6e6e6",
    "#fbf5e0",
]
"""One light tint a catchment (level 100 of the design tokens), told apart by their labels where colours fail."""

LABEL_WIDTH, LABEL_HEIGHT = 104.0, 40.0
TOWN_LETTER = 16

_GENERATION = Generation()


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
    """A small area: its outline as an SVG path, its catchments or ``why`` there are none, its middle, town and size."""

    outline: str
    agencies: tuple[str, ...]
    why: str
    label: Point
    town: str
    size: float


@dataclass(frozen=True, slots=True)
class Region:
    """All small areas of the same centres: their outline and how it is filled."""

    outline: str
    fill: str


@dataclass(frozen=True, slots=True)
class TownName:
    """A name on the map and the middle of its town."""

    words: str
    x: int
    y: int


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

    @property
    def table(self) -> bool:
        """Whether any small area is in a catchment, so that there is something to tell apart."""
        return any(shape.agencies for shape in self.shapes)

    @property
    def names(self) -> list[str]:
        """Names of the towns, each once."""
        return sorted({shape.town for shape in self.shapes})

    @property
    def unjoined(self) -> list[tuple[str, str]]:
        """Small areas that no catchment could be joined to, each once, with the reason."""
        return sorted({(shape.town, shape.why) for shape in self.shapes if not shape.agencies})

    @property
    def towns(self) -> list[TownName]:
        """Names that fit without covering each other, those of the largest areas first."""
        shown: list[TownName] = []
        for shape in sorted(self.shapes, key=lambda s: -s.size):
            name = TownName(shape.town, round(shape.label[0]), round(shape.label[1]))
            room = len(name.words) * TOWN_LETTER / 2
            inside = room < name.x < WIDTH - room and TOWN_LETTER < name.y < self.height - 4
            if inside and name.words not in {n.words for n in shown} and not any(_covers(name, n) for n in shown):
                shown.append(name)
        return shown

    def regions(self) -> list[Region]:
        """All areas of the same centres together, so that the border between districts can be drawn around them.

        Hatched where two centres print the town or where the plan shows no place in the catchment, dotted where the
        area could not be joined to the table, else the catchment's tint.
        """
        out: dict[tuple[str, ...], list[Shape]] = {}
        for shape in self.shapes:
            out.setdefault(shape.agencies, []).append(shape)
        return [Region("".join(s.outline for s in shapes), self._fill(shapes[0])) for shapes in out.values()]

    def _fill(self, shape: Shape) -> str:
        if len(shape.agencies) != 1:
            return "url(#p-two)" if shape.agencies else "url(#p-dot)" if self.table else "#fff"
        position, tile = next((i, t) for i, t in enumerate(self.tiles) if t.id == shape.agencies[0])
        return "url(#p-none)" if tile.here == 0 else TINTS[position % len(TINTS)]


def _covers(one: TownName, other: TownName) -> bool:
    room = (len(one.words) + len(other.words)) * TOWN_LETTER / 2
    return abs(one.x - other.x) < room and abs(one.y - other.y) < TOWN_LETTER + 4


def draw(graph: JusouGraph, municipality: Municipality, needs: Matrix) -> AreaMap:
    """The picture of a municipality.

    Args:
        graph: Knows the records and the office's folder.
        municipality: Whose catchments.
        needs: Table need × catchment.
    """
    tiles = [_tile(graph, municipality, needs, i, code, name) for i, (code, name) in enumerate(needs.columns)]
    height = float((len(tiles) + TILES - 1) // TILES * (TILE_HEIGHT + 12) + 4)
    from jusou_graph.sources.added_areas import FOLDER

    for file in sorted((graph.settings.home_folder / FOLDER).glob("*.geojson")):
        generation = _GENERATION.number
        try:
            changed = file.stat().st_mtime_ns
        except FileNotFoundError:  # an import has replaced the files since they were listed
            continue
        shapes, tall = _shapes(graph, municipality.code, file, changed, generation)
        if shapes:
            source = census_name(f"国勢調査小地域 {file.name}")
            return AreaMap(tiles, shapes, _labels(tiles, shapes, tall), tall, source)
    return AreaMap(tiles, (), [], height, "")


def forget() -> None:
    """Drops the outlines that were drawn: their file, or the towns they are read with, have changed."""
    _GENERATION.end()
    _shapes.cache_clear()


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
def _shapes(
    graph: JusouGraph, code: str, file: Path, _changed: int, _generation: int
) -> tuple[tuple[Shape, ...], float]:
    """Outlines of a municipality in a file, drawn to the width of the picture, and their height."""
    try:
        features = json.loads(file.read_text(encoding="utf-8-sig"))["features"]
    except (OSError, ValueError, KeyError, TypeError):
        return (), 0.0
    own = [f for f in features if area_outlines.key_code(f)[:5] == code and any(area_outlines.rings(f.get("geometry")))]
    points = [p for f in own for ring in area_outlines.rings(f["geometry"]) for p in ring]
    if not points:
        return (), 0.0
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    if west == east:
        return (), 0.0
    # One degree of longitude is shorter than one of latitude; at 33 to 42° north 0.78 is near enough to draw.
    scale = WIDTH / ((east - west) * 0.78)
    reader = NameReader(graph.catalog.municipalities[code])  # the very joining that the figures were counted with
    found = [s for f in own if (s := _shape(reader, f, west, north, scale))]
    return tuple(found), (north - south) * scale


def _shape(reader: NameReader, feature: dict[str, Any], west: float, north: float, scale: float) -> Shape | None:
    town = str(feature["properties"].get("S_NAME") or "")
    if not town:
        return None
    agencies, why = reader.agencies(town)
    rings = [
        list(area_outlines.thin(((x - west) * 0.78 * scale, (north - y) * scale) for x, y in ring))
        for ring in area_outlines.rings(feature["geometry"])
    ]
    outline = "".join(area_outlines.path(ring) for ring in rings if len(ring) > 2)
    largest = max(rings, key=len)
    middle = (sum(x for x, _ in largest) / len(largest), sum(y for _, y in largest) / len(largest))
    width, height = (max(p[i] for p in largest) - min(p[i] for p in largest) for i in (0, 1))
    return Shape(outline, agencies, why, middle, town, width * height) if outline else None


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
