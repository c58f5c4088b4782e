"""Fixtures: one router for all tests, built from the committed lists (cheap: 0.05 s, and it is never changed)."""

from __future__ import annotations

import pytest

from jusou_graph.routing import Router
from routing.from_files import build_router


@pytest.fixture(scope="session")
def router() -> Router:
    return build_router()
