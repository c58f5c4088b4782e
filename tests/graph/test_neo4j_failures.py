"""What goes wrong with a real Neo4j, and what users are told: each a sentence that says what to do."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jusou_graph import load
from jusou_graph.errors import EngineUnavailableError
from jusou_graph.graph.catalog_reader import read_catalog
from jusou_graph.graph.elements import elements
from jusou_graph.graph.opening import open_store
from jusou_graph.graph.store import Store
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import load_catalog

sys.path.insert(0, str(Path(__file__).parents[1] / "services" / "neo4j"))

BASE = Path(__file__).parents[1] / "fixtures" / "base"
pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A server of its own, because these tests stop and kill it."""
    import os

    import server

    reason = server.available()
    if reason and os.environ.get("JUSOU_REQUIRE_NEO4J") != "1":
        pytest.skip(f"no Neo4j here: {reason}")
    assert not reason
    with server.start() as running:
        yield running


@pytest.fixture
def settings(server: Any) -> Settings:
    return Settings(neo4j_user=server.user, neo4j_password=server.password)


@pytest.fixture
def store(server: Any, settings: Settings) -> Iterator[Store]:
    opened = open_store(server.uri, settings)
    yield opened
    opened.close()


def test_an_empty_database_says_how_to_fill_it(store: Store) -> None:
    assert store.revision() == ""
    with pytest.raises(EngineUnavailableError, match="jusou graph push"):
        store.read()


def test_a_wrong_password_says_which_settings_to_look_at(server: Any) -> None:
    with pytest.raises(EngineUnavailableError, match="JUSOU_NEO4J_PASSWORD"):
        open_store(server.uri, Settings(neo4j_user=server.user, neo4j_password="wrong")).revision()


@pytest.mark.parametrize("url", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "bolt://no-such-host.invalid:7687"])
def test_a_wrong_url_says_that_nothing_answers(url: str) -> None:
    with pytest.raises(EngineUnavailableError, match="つながりません"):
        open_store(url, Settings()).revision()


def test_an_interrupted_load_leaves_the_previous_revision_and_a_second_one_mends(store: Store) -> None:
    catalog = load_catalog(BASE)
    store.load(elements(catalog))
    newer = elements(dataclasses.replace(catalog, revision="newer"))

    def cut_off(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load(newer, cut_off)
    assert store.revision() == catalog.revision
    assert read_catalog(store.read()).revision == catalog.revision
    store.load(newer)
    assert store.revision() == "newer"
    assert len(store.read().nodes) == len(newer.nodes)
    store.load(elements(catalog))


def test_a_server_that_goes_away_and_comes_back(server: Any, settings: Settings) -> None:
    graph = load_graph(server, settings)
    assert graph.locate("東町5", "99900").status == "single"
    server.kill()
    with pytest.raises(EngineUnavailableError, match="つながりません"):
        graph.locate("東町5", "99900")
    server.restart()
    assert graph.locate("東町5", "99900").status == "single"
    graph.close()


def test_data_of_another_revision_than_the_files_are_announced(server: Any, settings: Settings, store: Store) -> None:
    catalog = load_catalog(BASE)
    store.load(elements(dataclasses.replace(catalog, revision="older")))
    graph = load_graph(server, settings)
    notice = graph.engine_notice()
    assert notice is not None
    assert "older" in notice
    assert "jusou graph push" in notice
    store.load(elements(catalog))
    graph.refresh()
    assert graph.engine_notice() is None
    graph.close()


def load_graph(server: Any, settings: Settings) -> Any:
    """The base hamlet, answered from the server."""
    graph = load(server.uri, BASE)
    graph.settings = settings
    return graph
