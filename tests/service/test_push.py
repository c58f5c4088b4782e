"""Registered telephone numbers get into a real Neo4j by ``jusou graph push``, and the notice on the pages goes away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contract.conftest import neo4j_server  # noqa: F401  # the fixture is used by its name
from jusou_graph.cli.main import main
from jusou_graph.model.registrations import PHONE, Registration
from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings

pytestmark = pytest.mark.neo4j

NUMBER = "019-000-1234"
ENTRY = Registration(
    "7b0c2a52-3d5e-4f38-9e55-6a5a5d7f0a01", "03201", "agency", "kurashi", PHONE, NUMBER, "電話で確認", "長寿社会課",
    "2026-07-01",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue("neo4j_server")


def numbers_in(graph: JusouGraph) -> list[object]:
    """Every telephone number that the engine itself holds."""
    return [node.values["phone"] for node in graph._engine.store.read().nodes.values() if "phone" in node.values]


def test_a_pushed_number_is_in_the_engine_and_the_notice_is_gone(
    server: Any, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("JUSOU_HOME", str(home))
    monkeypatch.setenv("JUSOU_NEO4J_USER", server.user)
    monkeypatch.setenv("JUSOU_NEO4J_PASSWORD", server.password)
    assert main(["graph", "push", "--engine", server.uri]) == 0

    settings = Settings(cache=cache, home=home, neo4j_user=server.user, neo4j_password=server.password)
    graph = JusouGraph(server.uri, settings=settings)
    try:
        graph.refresh()
        assert graph.engine_notice() is None
        assert numbers_in(graph) == []

        graph.register([ENTRY])
        told = graph.engine_notice()
        assert told is not None
        assert "まだ入れていない" in told
        assert f"jusou graph push --engine {server.uri}" in told
        assert graph.municipality("03201").registered.entries[0].value == NUMBER  # on the pages at once
        assert numbers_in(graph) == []

        assert main(["graph", "push", "--engine", server.uri]) == 0
        graph.refresh()
        assert numbers_in(graph) == [NUMBER]
        assert graph.engine_notice() is None
        assert f"版 {graph.catalog.revision}" in capsys.readouterr().out
    finally:
        graph.close()
