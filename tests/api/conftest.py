"""The service in this process, on the real data, with an office folder of its own; opened once for all API tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph_api.app import create_app


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> JusouGraph:
    """The graph on the real data."""
    base = tmp_path_factory.mktemp("office")
    return JusouGraph(settings=Settings(cache=base / "cache", home=base / "home"))


@pytest.fixture
def another_graph(graph: JusouGraph) -> JusouGraph:
    """A graph of its own over the same compiled files, for tests that break it or close it."""
    return JusouGraph(settings=graph.settings)


@pytest.fixture(scope="session")
def client(graph: JusouGraph) -> Iterator[TestClient]:
    """A client of the running service; an unforeseen error reaches it as an answer, as it would reach a user."""
    with TestClient(create_app(lambda: graph), raise_server_exceptions=False, base_url="http://127.0.0.1") as client:
        yield client
