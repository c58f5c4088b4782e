"""The real data on both embedded engines, loaded once a run."""

from __future__ import annotations

import pytest

from competency.cases import Seeds
from jusou_graph.service import JusouGraph


@pytest.fixture(scope="session", params=["memory:", "rdflib:"])
def graph(request: pytest.FixtureRequest) -> JusouGraph:
    """The service over the real data on an embedded engine."""
    return JusouGraph(engine=request.param)


@pytest.fixture(scope="session")
def seeds(shared) -> Seeds:  # type: ignore[no-untyped-def]  # fixture of the head conftest
    """The plans as they came."""
    return Seeds(shared / "seeds")
