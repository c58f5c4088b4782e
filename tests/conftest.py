"""Fixture strategy: pull in the smallest data that has what a test needs.

``tests/fixtures/base`` is a sound hamlet for one concern at a time, ``tests/fixtures/municipalities`` holds fictitious
towns with planted cases for the queries, ``tests/fixtures/town_lists`` and ``tests/fixtures/census`` cuts of public files,
and ``data/municipalities`` is the real thing, loaded once a run. Nothing outside the repository is read (``outside.py``).
"""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from jusou_graph.graph.store import Row
from jusou_graph.model.catalog import Catalog
from jusou_graph.queries import load_all
from jusou_graph.sources.catalog_loader import load_catalog
from outside import nothing_outside  # noqa: F401  # watches every test

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data" / "municipalities"
TOWNS = ROOT / "tests" / "fixtures" / "municipalities"
TOWN_LISTS = ROOT / "tests" / "fixtures" / "town_lists"
CENSUS = ROOT / "tests" / "fixtures" / "census"
DEV_CASES = ROOT / "tests" / "dev_cases.yaml"

# Catalogues and graphs live as long as the run; looking through them again and again for garbage costs a sixth of it.
gc.set_threshold(50_000, 50, 100)


@pytest.fixture(scope="session")
def real() -> Catalog:
    """The real data of all municipalities."""
    return load_catalog(DATA)


@pytest.fixture(scope="session")
def planted() -> Catalog:
    """Fictitious towns with planted cases."""
    return load_catalog(TOWNS)


@pytest.fixture(scope="session")
def real_reference_rows(real: Catalog) -> dict[str, list[Row]]:
    """Every named query over the real data, answered by the reference engine, once a run."""
    from jusou_graph.graph.elements import elements
    from jusou_graph.graph.engines.rdflib_ import RdflibStore

    store = RdflibStore()
    store.load(elements(real))
    return {name: store.run(query, {}) for name, query in load_all().items()}


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps compiled files out of the developer's own cache; shared by the whole run."""
    monkeypatch.setenv("JUSOU_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("JUSOU_HOME", str(tmp_path_factory.getbasetemp() / "home"))
    for name in ("JUSOU_ENGINE", "JUSOU_DATA"):
        monkeypatch.delenv(name, raising=False)
