"""The real data on both embedded engines, loaded once a run."""

from __future__ import annotations

import pytest

from competency.cases import Plans
from conftest import DATA
from jusou_graph.service import JusouGraph


@pytest.fixture(scope="session", params=["memory:", "rdflib:"])
def graph(request: pytest.FixtureRequest) -> JusouGraph:
    """The service over the real data on an embedded engine."""
    return JusouGraph(engine=request.param)


@pytest.fixture(scope="session")
def plans() -> Plans:
    """The plans as they came; ``tests/data`` proves that nobody has changed them."""
    return Plans(DATA)
