"""Neo4j: the same nodes and edges as a property graph, for offices that outgrow one machine.

Nodes carry their class as label beside ``Jusou``, their values as properties and the revision they were loaded with;
relationship types are the edges' terms in capitals. A load writes a new revision beside the old one and switches
``(:JusouCurrent)`` at the very end, so that readers see the old content or the new, and an interrupted load nothing.
One load at a time: ``(:JusouLoad)`` names its holder, and every batch is written only while that holds.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import Any, TypeVar

from jusou_graph.errors import EngineUnavailableError, MissingExtraError
from jusou_graph.graph.elements import Edge, Elements, Node
from jusou_graph.graph.store import Progress, Row, sorted_rows
from jusou_graph.queries import NamedQuery, admin, check_parameters
from jusou_graph.settings import Settings

try:
    import neo4j
except ImportError as error:
    raise MissingExtraError(
        "Neo4j につなぐための部品が入っていません。", "「pip install 'jusou-graph[neo4j]'」で入ります。"
    ) from error

from jusou_graph.graph.engines.neo4j_errors import busy, empty, old_server, told, wrong_url

# What goes wrong is told by ``told``; without a handler the driver would print its retries on standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_BATCH = 1_000
_OLDEST = (5, 26)
_CONNECT_SECONDS = 3.0
_READ_SECONDS = 30.0
_READ_RETRY_SECONDS = 1.0
"""Readers are told within a few seconds that the server is down …"""
_LOAD_RETRY_SECONDS = 15.0
"""… a load rides out a change of the cluster's leader."""
_PATIENCE_SECONDS = 15.0
"""A load that wrote nothing for so long counts as killed, and another may take over."""
_READ_ATTEMPTS = 5
T = TypeVar("T")


class _SwitchedError(Exception):
    """The revision changed while it was being read."""


@cache
def relationship(term: str) -> str:
    """``operatedBy`` → ``OPERATED_BY``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", term).upper()


@cache
def term(relation: str) -> str:
    """``OPERATED_BY`` → ``operatedBy``."""
    first, *rest = relation.lower().split("_")
    return first + "".join(part.title() for part in rest)


class Neo4jStore:
    """A Neo4j server, 5.26 or newer.

    Args:
        url: ``neo4j://`` (cluster or single, routed), ``bolt://`` (one server), with ``+s`` for TLS.
        settings: User, password and database.

    Raises:
        EngineUnavailableError: The URL cannot be used.
    """

    def __init__(self, url: str, settings: Settings) -> None:
        self._url = url
        self._settings = settings
        self._driver = self._connect(_READ_RETRY_SECONDS)

    def load(self, found: Elements, progress: Progress | None = None) -> None:
        """Replaces what the server holds, in batches under a new revision; writes nothing where it is held already.

        Raises:
            EngineUnavailableError: The server cannot be reached or refuses, or another load is running.
        """
        self.revision()  # told at once where the server is down, refuses the login or is too old
        with told(self._url), self._connect(_LOAD_RETRY_SECONDS) as driver:
            for statement in admin("neo4j/schema"):
                _write(self._session(driver), statement, {})
            with self._claim(driver) as write:
                write("neo4j/delete-others", {"revision": self.revision()})  # what a killed load left
                if self.revision() == found.revision:
                    return
                total, done = len(found.nodes) + len(found.edges), 0
                for name, batch in _batches(found):
                    write(name, {"revision": found.revision, **batch}, len(batch["rows"]))
                    done += len(batch["rows"])
                    if progress:
                        progress(done, total)
                write("neo4j/switch", {"revision": found.revision}, 1)
                write("neo4j/delete-others", {"revision": found.revision})

    def read(self) -> Elements:
        """Everything the server holds under the current revision."""

        def work(tx: neo4j.ManagedTransaction, revision: str) -> Elements:
            nodes = {}
            for record in tx.run(admin("neo4j/read-nodes")[0], revision=revision):
                label = next(x for x in record["labels"] if x != "Jusou")
                values = {k: v for k, v in record["values"].items() if k not in {"id", "revision"}}
                if label == "Dataset":
                    values["revision"] = revision
                nodes[record["id"]] = Node(record["id"], label, values)
            edges = [
                Edge(record["start"], term(record["type"]), record["end"])
                for record in tx.run(admin("neo4j/read-edges")[0], revision=revision)
            ]
            return Elements(revision, nodes, edges)

        return self._read(work)

    def run(self, query: NamedQuery, parameters: dict[str, str]) -> list[Row]:
        """Answers a named query."""
        check_parameters(query, parameters)
        given: dict[str, Any] = {name: parameters.get(name) for name in query.parameters}

        def work(tx: neo4j.ManagedTransaction, revision: str) -> list[Row]:
            result = tx.run(query.cypher, revision=revision, **given)
            return [{c: record[c] for c in query.columns} for record in result]

        return sorted_rows(self._read(work))

    def revision(self) -> str:
        """Revision in use, ``""`` where nothing was loaded."""
        with told(self._url), self._session(self._driver, neo4j.READ_ACCESS) as session:
            return session.execute_read(_current)[0]

    def close(self) -> None:
        """Closes the connections."""
        self._driver.close()

    def _connect(self, retry_seconds: float) -> neo4j.Driver:
        try:
            return neo4j.GraphDatabase.driver(
                self._url,
                auth=(self._settings.neo4j_user, self._settings.neo4j_password),
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=_CONNECT_SECONDS,
                liveness_check_timeout=0,  # a server that hangs is noticed before the query, not after it
                max_transaction_retry_time=retry_seconds,
                notifications_min_severity="OFF",
            )
        except (neo4j.exceptions.ConfigurationError, ValueError) as error:
            raise wrong_url(self._url) from error

    def _session(self, driver: neo4j.Driver, access: str = neo4j.WRITE_ACCESS) -> neo4j.Session:
        return driver.session(database=self._settings.neo4j_database, default_access_mode=access)

    def _read(self, work: Callable[[neo4j.ManagedTransaction, str], T]) -> T:
        """Reads one revision whole: again where a load switched meanwhile, as it deletes the old rows at once."""
        one = neo4j.unit_of_work(timeout=_READ_SECONDS)(partial(self._on_one_revision, work))
        with told(self._url), self._session(self._driver, neo4j.READ_ACCESS) as session:
            for _ in range(_READ_ATTEMPTS):
                with suppress(_SwitchedError):
                    return session.execute_read(one)
        raise busy(self._url)

    def _on_one_revision(self, work: Callable[[neo4j.ManagedTransaction, str], T], tx: neo4j.ManagedTransaction) -> T:
        before = _current(tx)
        if not before[0]:
            raise empty(self._url)
        found = work(tx, before[0])
        if _current(tx) != before:
            raise _SwitchedError
        return found

    @contextmanager
    def _claim(self, driver: neo4j.Driver) -> Iterator[Callable[..., None]]:
        """The right to load, held while the block runs; gives the function that writes under it."""
        holder = secrets.token_hex(8)
        patience = int(_PATIENCE_SECONDS * 1000)

        def write(name: str, parameters: dict[str, Any], rows: int | None = None) -> None:
            session = self._session(driver)
            if rows is None:  # deletes in transactions of its own, so not inside a managed one
                with session:
                    session.run(admin(name)[0], parameters, holder=holder).consume()
            elif _write(session, admin(name)[0], {**parameters, "holder": holder}) != rows:
                raise busy(self._url)

        deadline = time.monotonic() + 2 * _PATIENCE_SECONDS
        claim = {"holder": holder, "patience": patience}
        while not _write(self._session(driver), admin("neo4j/claim")[0], claim):
            if time.monotonic() > deadline:
                raise busy(self._url)
            time.sleep(1)
        try:
            yield write
        finally:
            # With the patience of a reader: where the server has gone, the claim runs out by itself.
            with suppress(neo4j.exceptions.GqlError, EngineUnavailableError):
                _write(self._session(self._driver), admin("neo4j/release")[0], {"holder": holder})


def _current(tx: neo4j.ManagedTransaction) -> tuple[str, int]:
    """Revision in use and the number of loads so far; refuses an old server."""
    result = tx.run(admin("neo4j/revision")[0])
    record = result.single()
    agent = result.consume().server.agent
    version = re.search(r"/(\d+)\.(\d+)", agent)
    if version and (int(version[1]), int(version[2])) < _OLDEST:
        raise old_server(agent)
    return (str(record["revision"]), int(record["loads"] or 0)) if record else ("", 0)


def _write(session: neo4j.Session, statement: str, parameters: dict[str, Any]) -> int:
    """Runs a statement in a transaction of its own and says its ``done``, 0 where it returns nothing."""

    def work(tx: neo4j.ManagedTransaction) -> int:
        record = tx.run(statement, parameters).single()
        return int(record["done"]) if record else 0

    with session:
        return session.execute_write(work)


def _batches(found: Elements) -> Iterator[tuple[str, dict[str, Any]]]:
    """Nodes, then edges, as parameters of their statements: one label or type a batch."""
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in found.nodes.values():
        nodes[node.label].append({"id": node.id, "values": node.values})
    edges: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in found.edges:
        edges[relationship(edge.term)].append({"start": edge.start, "end": edge.end})
    for label, rows in nodes.items():
        for batch in _slices(rows):
            yield "neo4j/load-nodes", {"labels": [label], "rows": batch}
    for kind, rows in edges.items():
        for batch in _slices(rows):
            yield "neo4j/load-edges", {"type": kind, "rows": batch}


def _slices(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
