"""Towns with the same ids, names, printed entries and documents: every engine keeps them apart, in every query."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contract.comparing import as_records
from contract.conftest import OpenStore
from identity.towns import TWINS, build
from jusou_graph.graph.catalog_reader import read_catalog
from jusou_graph.graph.elements import elements
from jusou_graph.graph.engines.oxigraph import OxigraphStore
from jusou_graph.graph.store import Row, Store
from jusou_graph.model.catalog import Catalog
from jusou_graph.queries import load_all
from jusou_graph.sources.catalog_loader import load_catalog

COMPARING = {"gaps/held-elsewhere", "counts/held"}
"""Queries about what other municipalities have; all others answer for a municipality from its own plan."""


@pytest.fixture(scope="session")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The towns."""
    return load_catalog(build(Path(tmp_path_factory.mktemp("namesakes"))))


@pytest.fixture(scope="session")
def together(open_engine: OpenStore, namesakes: Catalog) -> Store:
    """All of the towns in the engine under test."""
    store = open_engine()
    store.load(elements(namesakes))
    return store


@pytest.fixture(scope="session")
def each_alone(namesakes: Catalog) -> dict[str, dict[str, list[Row]]]:
    """The rows of every query over each town by itself, answered by the embedded engine."""
    rows = {}
    for code, one in namesakes.municipalities.items():
        store = OxigraphStore()
        store.load(elements(replace(namesakes, municipalities={code: one}, revision=f"only-{code}")))
        rows[code] = {name: store.run(query, {}) for name, query in load_all().items()}
    return rows


def test_the_towns_are_read_back_apart(together: Store, namesakes: Catalog) -> None:
    assert as_records(read_catalog(together.read())) == as_records(namesakes)


def test_every_query_answers_for_each_town_as_if_it_were_alone(
    together: Store, each_alone: dict[str, dict[str, list[Row]]]
) -> None:
    compared = 0
    for name, query in load_all().items():
        if "municipality" not in query.parameters or name in COMPARING:
            continue
        rows = together.run(query, {})
        for twin in TWINS:
            alone = each_alone[twin.code][name]
            assert together.run(query, {"municipality": twin.code}) == alone, (name, twin.code)
            assert [row for row in rows if row["municipality"] == twin.code] == alone, (name, twin.code)
            compared += len(alone)
    assert compared > 1_000


def test_every_record_of_a_row_is_of_the_town_of_the_row(together: Store) -> None:
    for name, query in load_all().items():
        for row in together.run(query, {}):
            for value in row.values():
                if isinstance(value, str) and "id/" in value and "municipality" in row:
                    assert f"id/{row['municipality']}/" in value, (name, row)
