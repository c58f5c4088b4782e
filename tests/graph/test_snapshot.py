"""The compiled copy: equal to what it was made from, ignored when it cannot be read."""

from __future__ import annotations

from pathlib import Path

from contract.comparing import as_records
from jusou_graph.graph.snapshot import read_snapshot, write_snapshot
from jusou_graph.sources.catalog_loader import load_catalog

BASE = Path(__file__).parents[1] / "fixtures" / "base"


def test_it_equals_what_it_was_made_from(tmp_path: Path) -> None:
    catalog = load_catalog(BASE)
    write_snapshot(tmp_path, catalog)
    found = read_snapshot(tmp_path, catalog.revision)
    assert found is not None
    assert as_records(found) == as_records(catalog)


def test_another_revision_or_a_damaged_copy_is_not_read(tmp_path: Path) -> None:
    catalog = load_catalog(BASE)
    write_snapshot(tmp_path, catalog)
    assert read_snapshot(tmp_path, "other") is None
    (copy,) = tmp_path.glob("catalog-*.json")
    copy.write_text("{", encoding="utf-8")
    assert read_snapshot(tmp_path, catalog.revision) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    write_snapshot(blocked, load_catalog(BASE))
    assert read_snapshot(blocked, "any") is None
