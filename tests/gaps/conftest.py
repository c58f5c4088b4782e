"""Real answers once a run; engines as in the contract suite."""

from __future__ import annotations

import pytest

from contract.conftest import engine, neo4j_server, open_engine  # noqa: F401 - fixtures
from gaps import answering
from jusou_graph.gaps import Gap
from jusou_graph.model.catalog import Catalog


@pytest.fixture(scope="session")
def real_gaps(real: Catalog) -> dict[str, Gap]:
    """Gaps of the real data by identifier, without a census file."""
    return {g.id: g for g in answering.gaps(real)}


@pytest.fixture(scope="session")
def planted_gaps(planted: Catalog) -> dict[str, Gap]:
    """Gaps of the fictitious towns by identifier."""
    return {g.id: g for g in answering.gaps(planted)}
