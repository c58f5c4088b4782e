"""``docs/neo4j.md`` says what is so: its queries run, its table and picture are those of the graph, its settings exist."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import yaml
from neo4j import Driver, GraphDatabase, exceptions

from conftest import ROOT
from contract.conftest import neo4j_server  # noqa: F401  # the fixture is used by its name
from jusou_graph.graph.elements import Edge, Elements, elements
from jusou_graph.graph.engines.neo4j_ import relationship
from jusou_graph.graph.opening import open_store
from jusou_graph.graph.schema import Kind, fields
from jusou_graph.model.catalog import RECORD_FILES, Catalog
from jusou_graph.model.records import LegalBasis
from jusou_graph.settings import Settings

PAGE = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```cypher\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ENTERPRISE = [
    statement.strip()
    for block in re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for statement in block.split(";")
    if statement.strip()
]
UNSUPPORTED = "Neo.ClientError.Statement.UnsupportedAdministrationCommand"


@pytest.fixture(scope="module")
def driver(request: pytest.FixtureRequest, real: Catalog) -> Iterator[Driver]:
    """A real server that holds the real data."""
    server = request.getfixturevalue("neo4j_server")
    store = open_store(server.uri, Settings(neo4j_user=server.user, neo4j_password=server.password))
    store.load(elements(real))
    store.close()
    with GraphDatabase.driver(
        server.uri, auth=(server.user, server.password), notifications_min_severity="INFORMATION"
    ) as opened:
        yield opened


@pytest.fixture(scope="module")
def graphs(real: Catalog, planted: Catalog) -> list[Elements]:
    """The real data and the fictitious towns: together they use more of the model than either."""
    return [elements(real), elements(planted)]


@pytest.fixture(scope="module")
def table() -> dict[str, tuple[set[str], set[tuple[str, str]]]]:
    """The table of labels as it stands on the page: properties and (relationship type, label it leads to)."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", PAGE, re.MULTILINE)
    return {
        label: (set(re.findall(r"`(\w+)`", values)), set(re.findall(r"`(\w+)`→(\w+)", ends)))
        for label, values, ends in rows
    }


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The script that draws the picture and writes the table."""
    spec = importlib.util.spec_from_file_location("neo4j_model", ROOT / "docs" / "neo4j_model.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_queries_are_collected() -> None:
    assert len(QUERIES) >= 11
    assert len(set(QUERIES)) == len(QUERIES)


@pytest.mark.neo4j
@pytest.mark.parametrize("number", range(1, len(QUERIES) + 1))
def test_a_query_answers_and_names_nothing_unknown(number: int, driver: Driver) -> None:
    found = driver.execute_query(QUERIES[number - 1], routing_="r")
    assert len(found.records) >= 1
    assert all(any(value not in (None, []) for value in record.values()) for record in found.records)
    # A label, type or property the server has never seen is announced as a warning (01N50 …): a slip of the pen.
    statuses = {s.gql_status: s.status_description for s in found.summary.gql_status_objects}
    assert set(statuses) == {"00000"}, statuses


def test_every_record_type_stands_in_the_table_with_all_its_fields(table: dict[str, Any]) -> None:
    for model in RECORD_FILES.values():
        values, ends = table[model.__name__]
        specs = fields(model)
        assert values >= {s.term for s in specs if s.kind is Kind.VALUE}, model.__name__
        beside = {"IN_MUNICIPALITY", *(["CITES"] if model is LegalBasis else [])}
        of_fields = {relationship(s.term) for s in specs if s.kind is not Kind.VALUE}
        assert {kind for kind, _ in ends} == of_fields | beside, model.__name__


def test_everything_in_the_graph_stands_in_the_table(table: dict[str, Any], graphs: list[Elements]) -> None:
    kept_apart = {"revision"}  # stands on every node
    for graph in graphs:
        assert {node.label for node in graph.nodes.values()} <= set(table)
        for node in graph.nodes.values():
            assert set(node.values) - kept_apart <= table[node.label][0], node.id
        for edge in graph.edges:
            start, kind, end = _shape(graph, edge)
            assert (kind, end) in table[start][1], edge


def test_the_table_names_nothing_beyond_the_model(table: dict[str, Any], graphs: list[Elements]) -> None:
    labels = {node.label for graph in graphs for node in graph.nodes.values()}
    assert set(table) == labels
    # What no town uses yet may be missing in the data, but most of the table must be seen there.
    used = {_shape(g, e) for g in graphs for e in g.edges}
    named = {(label, kind, end) for label, (_, ends) in table.items() for kind, end in ends}
    assert used <= named
    assert len(used) >= 0.9 * len(named), sorted(named - used)


def _shape(graph: Elements, edge: Edge) -> tuple[str, str, str]:
    """Labels and type of an edge as the table names them: what may lead to any record leads to ``Record``."""
    start, end = graph.nodes[edge.start].label, graph.nodes[edge.end].label
    any_record = edge.term == "aboutRecord" and end in {m.__name__ for m in RECORD_FILES.values()}
    return start, relationship(edge.term), "Record" if any_record else end


def test_the_picture_shows_what_is_in_the_graph(generator: ModuleType, graphs: list[Elements]) -> None:
    used = {_shape(g, e) for g in graphs for e in g.edges}
    assert len(generator.ARROWS) >= 20
    assert set(generator.ARROWS) <= used
    assert set(generator.BOXES) == {label for start, _, end in generator.ARROWS for label in (start, end)}


def test_picture_and_table_are_up_to_date(generator: ModuleType) -> None:
    assert generator.PICTURE.read_text(encoding="utf-8") == generator.picture()
    assert generator.page() == PAGE


def test_the_settings_are_those_that_are_read() -> None:
    read = set(re.findall(r"JUSOU_NEO4J_\w+", (ROOT / "src" / "jusou_graph" / "settings.py").read_text("utf-8")))
    assert read == {"JUSOU_NEO4J_USER", "JUSOU_NEO4J_PASSWORD", "JUSOU_NEO4J_PASSWORD_FILE", "JUSOU_NEO4J_DATABASE"}
    assert read <= set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))


@pytest.mark.neo4j
def test_community_has_no_roles_and_the_enterprise_statements_are_at_least_well_formed(driver: Driver) -> None:
    assert len(ENTERPRISE) >= 10
    refused = {}
    for statement in ENTERPRISE:
        try:
            driver.execute_query(statement.replace("'…'", "'only-for-this-test'"), database_="system")  # type: ignore[arg-type]
        except exceptions.Neo4jError as error:
            refused[statement] = error.code
    assert set(refused.values()) == {UNSUPPORTED}
    assert set(refused) == {s for s in ENTERPRISE if not s.startswith("CREATE USER")}


@pytest.mark.neo4j
def test_a_reading_session_cannot_write(driver: Driver) -> None:
    with pytest.raises(exceptions.Neo4jError) as refused:
        driver.execute_query("CREATE (:Jusou {id: 'x', revision: 'x'})", routing_="r")
    assert refused.value.code == "Neo.ClientError.Statement.AccessMode"


def test_the_compose_file_keeps_what_the_page_promises() -> None:
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    neo4j, load, web = (compose["services"][name] for name in ("neo4j", "load", "web"))
    assert neo4j["image"].startswith("neo4j:5.26")
    assert neo4j["environment"]["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"
    assert "ports" not in neo4j
    assert compose["networks"]["graph"]["internal"] is True
    assert all(port.startswith("127.0.0.1:") for port in web["ports"])
    assert {"graph:/data"} <= set(neo4j["volumes"])
    assert neo4j["healthcheck"]["test"]
    # Secrets come from files, never from the environment.
    assert "PASSWORD" not in "".join(k for s in (neo4j, load, web) for k in s["environment"] if not k.endswith("_FILE"))
    for service in (neo4j, load, web):
        assert set(service["secrets"]) <= set(compose["secrets"])


def test_the_image_holds_the_versions_that_are_tested() -> None:
    tested = _pins("requirements-dev.lock")
    shipped = _pins("deploy/requirements.lock")
    assert len(shipped) >= 15
    assert "neo4j" in shipped
    assert shipped == {name: tested[name] for name in shipped}


def _pins(file: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))
