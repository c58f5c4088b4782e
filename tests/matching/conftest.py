"""One assessor over the five municipalities for all tests; addresses are read by the real router."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jusou_graph.matching import Assessment, Assessor
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import compose

Assess = Callable[..., Assessment]


@pytest.fixture(scope="session")
def assessor(real: Catalog) -> Assessor:
    """An assessor that reads addresses with the router."""
    return Assessor(real, compose.router(real).locate)


@pytest.fixture(scope="session")
def assess(assessor: Assessor) -> Assess:
    """Assesses a consultation given as keywords."""

    def run(municipality: str = "03201", **given: Any) -> Assessment:
        return assessor.assess({"municipality": municipality, **given})

    return run
