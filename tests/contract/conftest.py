"""Every engine answers the same: one fixture, one parameter an engine; a server is started only where one is asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jusou_graph.graph.opening import open_store
from jusou_graph.graph.store import Store
from jusou_graph.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "services" / "neo4j"))

ENGINES = ("memory", "oxigraph", "rdflib", "neo4j")
REQUIRED = os.environ.get("JUSOU_REQUIRE_NEO4J") == "1"

OpenStore = Callable[[], Store]


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[object]:
    """A real Neo4j on this machine for the whole run."""
    import server

    reason = server.available()
    if reason and not REQUIRED:
        pytest.skip(f"no Neo4j here: {reason}")
    assert not reason, f"Neo4j is required here: {reason}"
    with server.start() as running:
        yield running


def parameters() -> list[object]:
    """One pytest parameter an engine; Neo4j marked."""
    return [pytest.param(e, marks=pytest.mark.neo4j if e == "neo4j" else ()) for e in ENGINES]


@pytest.fixture(params=parameters(), scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """Name of the engine under test."""
    return str(request.param)


@pytest.fixture(scope="session")
def open_engine(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenStore]:
    """Opens an empty store of the engine under test, as often as asked; all are closed at the end."""
    opened: list[Store] = []

    def open_one() -> Store:
        settings = Settings()
        if engine == "neo4j":
            running = request.getfixturevalue("neo4j_server")
            settings = Settings(neo4j_user=running.user, neo4j_password=running.password)
            url = running.uri
        elif engine == "oxigraph":
            url = f"oxigraph:{tmp_path_factory.mktemp('store')}"
        else:
            url = f"{engine}:"
        store = open_store(url, settings)
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()
