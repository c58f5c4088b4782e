"""What every engine must do: keep the graph whole, know its revision, switch in one step, answer named queries alike."""

from __future__ import annotations

import dataclasses

import pytest

from contract.comparing import as_records
from contract.conftest import OpenStore
from jusou_graph.errors import QueryError
from jusou_graph.graph.catalog_reader import read_catalog
from jusou_graph.graph.elements import Elements, elements
from jusou_graph.graph.store import Row, Store
from jusou_graph.model.catalog import Catalog
from jusou_graph.queries import NamedQuery, load_all

QUERIES = [pytest.param(query, id=name) for name, query in load_all().items()]


@pytest.fixture(scope="session")
def planted_store(open_engine: OpenStore, planted: Catalog) -> Store:
    """The fictitious towns in the engine under test."""
    store = open_engine()
    store.load(elements(planted))
    return store


@pytest.fixture(scope="session")
def reference_rows(planted: Catalog) -> dict[str, list[Row]]:
    """The answers of the reference engine over the fictitious towns."""
    from jusou_graph.graph.engines.rdflib_ import RdflibStore

    store = RdflibStore()
    store.load(elements(planted))
    return {name: store.run(query, {}) for name, query in load_all().items()}


@pytest.fixture(scope="session")
def planted_rows(planted_store: Store) -> dict[str, list[Row]]:
    """The answers of the engine under test over the fictitious towns."""
    return {name: planted_store.run(query, {}) for name, query in load_all().items()}


def test_queries_are_collected() -> None:
    assert len(QUERIES) >= 60
    assert all(query.cypher for query in load_all().values())


def test_what_was_loaded_is_read_back_record_by_record(planted_store: Store, planted: Catalog) -> None:
    assert as_records(read_catalog(planted_store.read())) == as_records(planted)


def test_the_revision_is_that_of_the_data(planted_store: Store, planted: Catalog) -> None:
    assert planted_store.revision() == planted.revision


def test_a_second_load_replaces_the_first(open_engine: OpenStore, planted: Catalog) -> None:
    store = open_engine()
    only = next(iter(planted.municipalities.items()))
    smaller = dataclasses.replace(planted, municipalities=dict([only]), revision="smaller")
    store.load(elements(planted))
    store.load(elements(smaller))
    assert store.revision() == "smaller"
    assert as_records(read_catalog(store.read())) == as_records(smaller)
    store.load(elements(planted))


def test_loading_the_same_twice_changes_nothing(planted_store: Store, planted: Catalog) -> None:
    before = _counts(planted_store.read())
    planted_store.load(elements(planted))
    assert _counts(planted_store.read()) == before


def _counts(found: Elements) -> tuple[int, int]:
    return len(found.nodes), len(found.edges)


@pytest.mark.parametrize("query", QUERIES)
def test_columns_and_rows_equal_the_reference(
    query: NamedQuery, planted_rows: dict[str, list[Row]], reference_rows: dict[str, list[Row]]
) -> None:
    rows = planted_rows[query.name]
    assert rows, f"no planted case for {query.name}"
    assert all(tuple(row) == query.columns for row in rows)
    assert rows == reference_rows[query.name]


@pytest.mark.parametrize("query", QUERIES)
def test_a_parameter_selects_rows(query: NamedQuery, planted_store: Store, planted_rows: dict[str, list[Row]]) -> None:
    rows = planted_rows[query.name]
    for parameter in query.parameters:
        assert parameter in query.columns
        # What a row leaves out (an entry without a town) cannot be asked for.
        value = next(row[parameter] for row in rows if row[parameter] is not None)
        wanted: list[Row] = [row for row in rows if row[parameter] == value]
        assert planted_store.run(query, {parameter: str(value)}) == wanted
        assert planted_store.run(query, {parameter: "no such value"}) == []


@pytest.fixture(scope="session")
def real_rows(
    engine: str, open_engine: OpenStore, real: Catalog, request: pytest.FixtureRequest
) -> dict[str, list[Row]]:
    """The answers of the engine under test over all real municipalities; the reference answers once a run."""
    if engine == "rdflib":
        found: dict[str, list[Row]] = request.getfixturevalue("real_reference_rows")
        return found
    store = open_engine()
    store.load(elements(real))
    return {name: store.run(query, {}) for name, query in load_all().items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", list(load_all()))
def test_rows_over_the_real_municipalities_equal_the_reference(
    name: str, real_rows: dict[str, list[Row]], real_reference_rows: dict[str, list[Row]]
) -> None:
    assert real_rows[name] == real_reference_rows[name]


def test_an_unknown_parameter_is_refused(planted_store: Store) -> None:
    query = next(iter(load_all().values()))
    with pytest.raises(QueryError, match="条件はありません"):
        planted_store.run(query, {"nonsense": "1"})
