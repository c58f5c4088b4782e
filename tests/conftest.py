"""Fixture strategy: pull in the smallest data that has what a test needs.

``tests/fixtures/base`` is a sound hamlet for one concern at a time, ``tests/fixtures/municipalities`` holds fictitious
towns with planted cases for the queries, and ``data/municipalities`` is the real thing, loaded once a run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jusou_graph.model.catalog import Catalog
from jusou_graph.sources.catalog_loader import load_catalog

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data" / "municipalities"
SHARED = ROOT.parent / "shared"
TOWNS = ROOT / "tests" / "fixtures" / "municipalities"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository; tests that need it fail where it is missing."""
    assert SHARED.is_dir(), f"{SHARED} is not there"
    return SHARED


@pytest.fixture(scope="session")
def real() -> Catalog:
    """The real data of all municipalities."""
    return load_catalog(DATA)


@pytest.fixture(scope="session")
def planted() -> Catalog:
    """Fictitious towns with planted cases."""
    return load_catalog(TOWNS)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps compiled files out of the developer's own cache; shared by the whole run."""
    monkeypatch.setenv("JUSOU_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("JUSOU_HOME", str(tmp_path_factory.getbasetemp() / "home"))
    for name in ("JUSOU_ENGINE", "JUSOU_DATA"):
        monkeypatch.delenv(name, raising=False)
