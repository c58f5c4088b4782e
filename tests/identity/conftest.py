"""The towns opened alone, each by itself, and all together; opened once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from identity.towns import build
from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph_api.app import create_app

Open = Callable[..., JusouGraph]


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Opens some of the towns, all where none is named."""

    @cache
    def open_some(*codes: str) -> JusouGraph:
        base = tmp_path_factory.mktemp("twins")
        data = build(base / "data", *codes)
        return JusouGraph(data=data, settings=Settings(cache=base / "cache", home=base / "home"))

    return open_some


@pytest.fixture(scope="session")
def every(opened: Open) -> JusouGraph:
    """All of the towns."""
    return opened()


@pytest.fixture(scope="session")
def client(every: JusouGraph) -> Iterator[TestClient]:
    """The service on all of the towns."""
    with TestClient(create_app(lambda: every), raise_server_exceptions=False, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def office(tmp_path: Path) -> JusouGraph:
    """All of the towns in an office of its own, in which something may be registered."""
    return JusouGraph(
        data=build(tmp_path / "data"), settings=Settings(cache=tmp_path / "cache", home=tmp_path / "home")
    )
