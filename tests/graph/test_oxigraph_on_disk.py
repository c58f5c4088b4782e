"""The embedded store on disk: built beside the old one, switched in one step, opened read-only."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from jusou_graph.errors import EngineUnavailableError
from jusou_graph.graph.elements import elements
from jusou_graph.graph.engines.oxigraph import OxigraphStore
from jusou_graph.sources.catalog_loader import load_catalog

BASE = Path(__file__).parents[1] / "fixtures" / "base"


def test_a_reader_keeps_its_revision_while_another_is_loaded(tmp_path: Path) -> None:
    catalog = load_catalog(BASE)
    OxigraphStore(tmp_path).load(elements(catalog))
    reader = OxigraphStore(tmp_path)
    OxigraphStore(tmp_path).load(elements(dataclasses.replace(catalog, revision="newer")))
    assert reader.revision() == catalog.revision
    assert OxigraphStore(tmp_path).revision() == "newer"


def test_a_load_that_was_cut_off_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = load_catalog(BASE)
    OxigraphStore(tmp_path).load(elements(catalog))

    def cut_off(folder: Path, revision: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(OxigraphStore, "_switch", staticmethod(cut_off))
    with pytest.raises(KeyboardInterrupt):
        OxigraphStore(tmp_path).load(elements(dataclasses.replace(catalog, revision="newer")))
    assert OxigraphStore(tmp_path).revision() == catalog.revision


def test_a_store_of_which_only_the_pointer_is_left_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("gone", encoding="utf-8")
    with pytest.raises(EngineUnavailableError, match="jusou graph push"):
        OxigraphStore(tmp_path)


def test_an_empty_folder_has_no_revision(tmp_path: Path) -> None:
    assert OxigraphStore(tmp_path).revision() == ""
