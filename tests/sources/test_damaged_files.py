"""Damage of every kind in a municipality's folder becomes a notice with its file and line, never an exception."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jusou_graph.sources.municipality_folder import FolderReading, read_folder
from jusou_graph.sources.skeleton import still_to_fill

BASE = Path(__file__).parents[1] / "fixtures" / "base"
SOUND = (BASE / "agencies.yaml").read_text(encoding="utf-8")
LINES = 'lines: "990:7"'
ROWS = (BASE / "catchments.csv").read_text(encoding="utf-8")
TOWNS = (BASE / "towns.csv").read_text(encoding="utf-8")

DAMAGED = [
    ("agencies.yaml", "&a [*a]", "yaml-syntax"),
    ("agencies.yaml", "- &a {id: *a}", "yaml-syntax"),
    ("agencies.yaml", "- " * 200_000 + "a", "yaml-syntax"),
    ("agencies.yaml", "[" * 5_000, "yaml-syntax"),
    ("agencies.yaml", "- id: .inf", "missing-field"),
    ("agencies.yaml", "- id: !!int abc", "missing-field"),
    ("agencies.yaml", SOUND.replace(LINES, 'lines: "990:0"'), "wrong-value"),
    ("agencies.yaml", SOUND.replace(LINES, 'lines: "990:9-7"'), "wrong-value"),
    ("agencies.yaml", SOUND.replace(LINES, 'lines: "990:7-99999999999"'), "wrong-value"),
    ("agencies.yaml", SOUND.replace(LINES, 'lines: "９９０:７"'), "wrong-value"),
    ("catchments.csv", ROWS + "nishi,山,山,chome_range,x,y,990:10,,\n", "wrong-value"),
    ("catchments.csv", ROWS + "nishi,山,山,chome_range,3,1,990:10,,\n", "chome-range"),
    ("catchments.csv", ROWS + "nishi,山,山,whole,3,,990:10,,\n", "chome-range"),
    ("catchments.csv", ROWS + "x" * 200_000 + ",a\n", "wrong-value"),
    ("towns.csv", TOWNS + "山,x,,,,,plan\n", "wrong-value"),
    ("towns.csv", TOWNS + "山,²,,,,,plan\n", "wrong-value"),
    ("plan_990.txt", b"\x82\xa0", "encoding-unknown"),
]


def reading_of(folder: Path, file: str, content: str | bytes) -> FolderReading:
    """The base folder read with one file replaced."""
    shutil.copytree(BASE, folder)
    (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert isinstance(still_to_fill(folder), list)
    return read_folder(folder)


@pytest.mark.parametrize(("file", "content", "code"), DAMAGED, ids=range(len(DAMAGED)))
def test_damage_is_a_notice(file: str, content: str | bytes, code: str, tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "99900-base", file, content)
    assert reading.municipality is None
    found = [n for n in reading.notices if n.code == code and n.file.endswith(file)]
    assert found, reading.notices
    assert all(n.mend for n in found)


def test_an_unquoted_place_is_text_not_a_time_of_day(tmp_path: Path) -> None:
    reading = reading_of(tmp_path / "99900-base", "agencies.yaml", SOUND.replace(LINES, "lines: 990:7"))
    assert reading.notices == []
