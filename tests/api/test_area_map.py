"""The picture of the catchments over odd files and over files that change meanwhile; what is kept of the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from jusou_graph.gaps.matrix import matrix
from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph_api.web.gaps import area_map, found
from service.importing import small


@pytest.fixture
def office(graph: JusouGraph, tmp_path: Path) -> JusouGraph:
    """A graph with an office's folder of its own over the same compiled files, with a file of areas."""
    (tmp_path / "home" / "areas").mkdir(parents=True)
    (tmp_path / "home" / "areas" / "03201.geojson").write_bytes(small())
    return JusouGraph(settings=Settings(cache=graph.settings.cache_folder, home=tmp_path / "home"))


def _draw(graph: JusouGraph) -> area_map.AreaMap:
    needs = matrix("need-catchment", graph.catalog, "03201", graph.stands_in)
    return area_map.draw(graph, graph.catalog.municipalities["03201"], needs)


def _file(graph: JusouGraph) -> Path:
    return graph.settings.home_folder / "areas" / "03201.geojson"


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [141.1, 39.7]},
        {"type": "Polygon", "coordinates": []},
        {"type": "MultiPolygon", "coordinates": []},
    ],
)
def test_an_area_without_an_outline_is_left_out(office: JusouGraph, geometry: Any) -> None:
    whole = len(_draw(office).shapes)
    data = json.loads(small())
    next(f for f in data["features"] if f["properties"]["KEY_CODE"].startswith("03201"))["geometry"] = geometry
    data["features"].append({"type": "Feature", "properties": None, "geometry": None})
    _file(office).write_text(json.dumps(data), encoding="utf-8")
    area_map.forget()
    assert len(_draw(office).shapes) == whole - 1


def test_a_file_that_goes_after_it_was_listed_is_passed_over(
    office: JusouGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = _file(office).with_name("00000.geojson")
    real = Path.glob

    def listed(self: Path, pattern: str) -> list[Path]:
        return [gone, *real(self, pattern)] if pattern == "*.geojson" else list(real(self, pattern))

    monkeypatch.setattr(Path, "glob", listed)
    assert _draw(office).shapes


def test_outlines_drawn_across_an_import_are_not_kept(office: JusouGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    real = area_map._shape

    def meanwhile(*args: Any) -> Any:
        area_map.forget()
        return None

    monkeypatch.setattr(area_map, "_shape", meanwhile)
    assert not _draw(office).shapes
    monkeypatch.setattr(area_map, "_shape", real)
    assert _draw(office).shapes


def test_gaps_found_across_an_import_are_not_kept(office: JusouGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(self: JusouGraph, municipality: str | None = None) -> list[Any]:
        found.forget()
        return []

    with monkeypatch.context() as patched:
        patched.setattr(JusouGraph, "gaps", meanwhile)
        assert found.found_gaps(office, "03201") == ()
    assert found.found_gaps(office, "03201")


def test_the_map_joins_towns_as_the_figures_do_and_names_what_it_could_not_join(office: JusouGraph) -> None:
    names = ("大字永井字永井沢", "大字永井字どこにもない", "高松一丁目")
    square = [[[141.0, 39.0], [141.1, 39.0], [141.1, 39.1], [141.0, 39.1], [141.0, 39.0]]]
    features = [
        {
            "type": "Feature",
            "properties": {"KEY_CODE": f"0320100{i}", "S_NAME": name},
            "geometry": {"type": "Polygon", "coordinates": square},
        }
        for i, name in enumerate(names)
    ]
    _file(office).write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    area_map.forget()
    found = _draw(office)
    assert {s.town: s.agencies for s in found.shapes}["大字永井字永井沢"] == ("tamayama",)
    assert [town for town, _ in found.unjoined] == ["大字永井字どこにもない"]
    assert "決められない" in found.unjoined[0][1]


def test_the_map_says_that_the_plan_does_not_show_and_never_that_nothing_is_there(client: TestClient) -> None:
    words = client.get("/gaps?municipality=03201&view=map").text
    assert "<strong>計画の所在地では確認できない</strong>" in words
    assert "一つもありません" not in words
    assert "場が一つもない" not in words


def test_the_start_page_counts_what_its_links_open(client: TestClient) -> None:
    start = client.get("/gaps").text
    for code in ("03201", "03216", "04216", "05366", "22205"):
        shown = re.search(rf'municipality={code}&amp;kind=contradiction">(\d+)<', start)
        page = client.get(f"/gaps?municipality={code}&kind=contradiction").text
        opened = page.count('class="gap"')
        assert opened == (int(shown[1]) if shown else 0)
        assert shown or code != "03201"
