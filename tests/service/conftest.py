"""A graph on the real data with an office's folder of its own, over compiled files that all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ImportJobs
from jusou_graph.settings import Settings


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled files."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def graph(tmp_path: Path, cache: Path) -> JusouGraph:
    """The graph."""
    return JusouGraph(settings=Settings(cache=cache, home=tmp_path / "home"))


@pytest.fixture
def jobs(graph: JusouGraph) -> Iterator[ImportJobs]:
    """The imports of the office."""
    jobs = ImportJobs(graph)
    yield jobs
    jobs.close()
