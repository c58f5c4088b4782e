"""GeoJSON read feature by feature gives what json gives, whatever its size and spacing."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from jusou_graph.sources import geojson_features
from jusou_graph.sources.geojson_features import features
from jusou_graph.sources.outlines import drawable


def collection(count: int, points: int = 3) -> dict[str, Any]:
    rows = [
        {"type": "Feature", "properties": {"n": i, "名": "高松]},{"}, "geometry": {"c": [[141.0, 39.0]] * points}}
        for i in range(count)
    ]
    return {"type": "FeatureCollection", "name": 'a "features" name', "features": rows, "crs": {"x": []}}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("piece", [1, 7, 100, 1 << 18])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_the_same_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, indent: int | None, piece: int, bom: str
) -> None:
    monkeypatch.setattr(geojson_features, "PIECE", piece)
    data = collection(23)
    path = tmp_path / "a.geojson"
    path.write_text(bom + json.dumps(data, ensure_ascii=False, indent=indent), encoding="utf-8")
    assert list(features(path)) == data["features"]


@pytest.mark.parametrize("text", ["", "{}", '{"features"', '{"features": [', '{"features": [{"properties": {}}', "[1]"])
def test_what_is_none_or_ends_too_early(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"途中で|並びがありません"):
        list(features(path))


def test_a_large_file_takes_little_memory_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(collection(20_000, points=60)), encoding="utf-8")
    assert path.stat().st_size > 15_000_000
    told: list[int] = []
    tracemalloc.start()
    assert sum(1 for _ in features(path, told.append)) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
    assert told == list(range(100, 20_001, 100))

    def stop(count: int) -> None:
        if count == 300:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        list(features(path, stop))


@pytest.mark.parametrize(
    ("geometry", "can"),
    [
        ({"type": "Polygon", "coordinates": [[[141.1, 39.7], [141.2, 39.7], [141.1, 39.8]]]}, True),
        ({"type": "MultiPolygon", "coordinates": [[[[141.1, 39.7, 5.0], [141.2, 39.7], [141.1, 39.8]]]]}, True),
        ({"type": "Point", "coordinates": [141.1, 39.7]}, False),
        ({"type": "Polygon", "coordinates": [[["141", "39"]]]}, False),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 39.7]]]}, False),
        ({"type": "Polygon", "coordinates": [[[25_000.0, 3_000.0]]]}, False),
        ({"type": "Polygon", "coordinates": []}, False),
        ({"type": "Polygon", "coordinates": [[]]}, False),
        ({"type": "MultiPolygon", "coordinates": None}, False),
        ({"type": "Polygon"}, False),
    ],
)
def test_only_polygons_in_degrees_can_be_drawn(geometry: dict[str, Any], can: bool) -> None:
    assert drawable(geometry) is can
