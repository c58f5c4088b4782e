"""The examples of the skeleton and the handbook are data: they pass the check and say every form there is."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from jusou_graph.model.places import AppliesTo, Cases, Extent
from jusou_graph.sources.catchment_rows import (
    AREA_COLUMNS,
    CATCHMENT_COLUMNS,
    FURTHER_AREA_COLUMNS,
    FURTHER_CATCHMENT_COLUMNS,
)
from jusou_graph.sources.form_examples import FORMS
from jusou_graph.sources.municipality_folder import read_folder
from jusou_graph.sources.skeleton import new_municipality

BASE = Path(__file__).parents[1] / "fixtures" / "base"
TABLES = """
  tables:
    - slug: kodomo
      field: child
      source: {section: "2", lines: "990:8", quote: 主な町名}
documents:"""


def folder_of_examples(tmp_path: Path) -> Path:
    """The sound folder with the examples for its tables."""
    folder = tmp_path / "99900-base"
    shutil.copytree(BASE, folder)
    profile = folder / "municipality.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("\ndocuments:", TABLES, 1), encoding="utf-8")
    plan = folder / "plan_990.txt"
    lines = plan.read_text(encoding="utf-8").splitlines()
    wanted: dict[str, tuple[tuple[str, ...], list[dict[str, str]]]] = {
        "catchments.csv": ((*CATCHMENT_COLUMNS, *FURTHER_CATCHMENT_COLUMNS), []),
        "areas.csv": ((*AREA_COLUMNS, *FURTHER_AREA_COLUMNS), []),
    }
    for form in FORMS:
        for name, rows in (("catchments.csv", form.rows), ("areas.csv", form.areas)):
            for row in rows:
                lines.append(row["printed"])
                wanted[name][1].append({"agency": "higashi", **row, "lines": f"990:{len(lines)}"})
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, (columns, rows) in wanted.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_every_example_is_read_as_it_is_written(tmp_path: Path) -> None:
    reading = read_folder(folder_of_examples(tmp_path))
    assert reading.notices == []
    assert reading.municipality is not None
    entries = reading.municipality.catchments
    assert len(entries) == sum(len(form.rows) for form in FORMS), "no row of an example is read as several"
    assert {entry.applies_to for entry in entries} == set(AppliesTo)
    assert {entry.extent for entry in entries} == set(Extent)
    assert {entry.cases for entry in entries} == {None, *Cases}
    assert {entry.table for entry in entries} == {"", "kodomo"}
    assert [area.area for area in reading.municipality.areas] == ["豊小学校区"]


def test_the_printed_words_alone_are_never_read_wider_than_the_columns(tmp_path: Path) -> None:
    """Who copies only the words of a row, without its columns, gets the same or less, never more."""
    folder = folder_of_examples(tmp_path)
    full = read_folder(folder).municipality
    assert full is not None
    whole = {e.printed for e in full.catchments if e.applies_to is AppliesTo.WHOLE and e.extent is Extent.ALL}
    path = folder / "catchments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{c: row[c] for c in ("agency", "printed", "town", "lines")} for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, CATCHMENT_COLUMNS, restval="")
        writer.writeheader()
        writer.writerows({(r["printed"], r["agency"]): r for r in rows if r["town"]}.values())
    bare = read_folder(folder)
    assert bare.municipality is not None, bare.notices
    wider = {
        e.printed for e in bare.municipality.catchments if e.applies_to is AppliesTo.WHOLE and e.extent is Extent.ALL
    }
    assert wider <= whole | {"上田"}, "上田 is the 丁目 part only because 上田字 stands beside it"


def test_the_skeleton_shows_every_example(tmp_path: Path) -> None:
    text = (new_municipality(tmp_path, "03999", "架空市") / "catchments.csv").read_text(encoding="utf-8")
    assert text.splitlines()[-1] == ",".join(CATCHMENT_COLUMNS)
    assert all(line.startswith("#") for line in text.splitlines()[:-1])
    for form in FORMS:
        assert form.about in text
        assert all(f"printed={row['printed']}" in text for row in (*form.rows, *form.areas))
    assert all(f"  {column}: " in text for column in FURTHER_CATCHMENT_COLUMNS)
    assert "areas.csv" in text
