"""Neo4j: the same nodes and edges as a property graph, for offices that outgrow one machine.

Nodes carry their class as label beside ``Jusou``, their values as properties and the revision they were loaded with;
relationship types are the edges' terms in capitals. A load writes a new revision beside the old one and switches
``(:JusouCurrent)`` at the very end, so that readers see the old content or the new, and an interrupted load nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from jusou_graph.errors import EngineUnavailableError, MissingExtraError
from jusou_graph.graph.elements import Edge, Elements, Node
from jusou_graph.graph.store import Progress, Row, sorted_rows
from jusou_graph.queries import NamedQuery, admin, check_parameters
from jusou_graph.settings import Settings

try:
    import neo4j
    from neo4j import exceptions
except ImportError as error:
    raise MissingExtraError(
        "Neo4j につなぐための部品が入っていません。", "「pip install 'jusou-graph[neo4j]'」で入ります。"
    ) from error

_BATCH = 1_000
_TIMEOUT = 30.0
T = TypeVar("T")


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
    """

    def __init__(self, url: str, settings: Settings) -> None:
        self._url = url
        self._database = settings.neo4j_database
        try:
            self._driver = neo4j.GraphDatabase.driver(
                url,
                auth=(settings.neo4j_user, settings.neo4j_password),
                connection_acquisition_timeout=10,
                connection_timeout=5,
                max_transaction_retry_time=8,
                notifications_min_severity="OFF",
            )
        except (exceptions.ConfigurationError, ValueError) as error:
            raise EngineUnavailableError(
                f"Neo4j の URL「{url}」が正しくありません。", "neo4j://ホスト名:7687 の形で書いてください。"
            ) from error

    def load(self, found: Elements, progress: Progress | None = None) -> None:
        """Replaces what the server holds, in batches under a new revision; does nothing where it is held already."""
        with self._told():
            self._refuse_old_server()
            if self._current() == found.revision:
                return
            for statement in admin("neo4j/schema"):
                self._run_alone(statement)
            self._delete_all_but(self._current())
            done, total = 0, len(found.nodes) + len(found.edges)
            for label, nodes in _by(found.nodes.values(), lambda n: n.label).items():
                for batch in _batches(nodes):
                    rows = [{"id": n.id, "values": n.values} for n in batch]
                    self._write(admin("neo4j/load-nodes")[0], labels=[label], rows=rows, revision=found.revision)
                    done += len(batch)
                    _tell(progress, done, total)
            for kind, edges in _by(found.edges, lambda e: e.term).items():
                for edge_batch in _batches(edges):
                    rows = [{"start": e.start, "end": e.end} for e in edge_batch]
                    self._write(
                        admin("neo4j/load-edges")[0], type=relationship(kind), rows=rows, revision=found.revision
                    )
                    done += len(edge_batch)
                    _tell(progress, done, total)
            self._write(admin("neo4j/switch")[0], revision=found.revision)
            self._delete_all_but(found.revision)

    def read(self) -> Elements:
        """Everything the server holds under the current revision."""

        def work(tx: neo4j.ManagedTransaction) -> Elements:
            revision = _revision_in(tx)
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

        found = self._read(work)
        if not found.nodes:
            raise self._empty()
        return found

    def run(self, query: NamedQuery, parameters: dict[str, str]) -> list[Row]:
        """Answers a named query."""
        check_parameters(query, parameters)
        given: dict[str, Any] = {name: parameters.get(name) for name in query.parameters}

        def work(tx: neo4j.ManagedTransaction) -> list[Row]:
            result = tx.run(query.cypher, revision=_revision_in(tx), **given)
            return [{c: record[c] for c in query.columns} for record in result]

        return sorted_rows(self._read(work))

    def revision(self) -> str:
        """Revision in use, ``""`` where nothing was loaded."""
        with self._told():
            return self._current()

    def close(self) -> None:
        """Closes the connections."""
        self._driver.close()

    def _current(self) -> str:
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_revision_in)

    def _read(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        with self._told(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=_TIMEOUT)(work))

    def _write(self, statement: str, **parameters: Any) -> None:
        with self._session(neo4j.WRITE_ACCESS) as session:
            session.execute_write(lambda tx: tx.run(statement, parameters).consume())

    def _run_alone(self, statement: str, **parameters: Any) -> None:
        """Runs what cannot stand inside a managed transaction (schema, deletion in batches)."""
        with self._session(neo4j.WRITE_ACCESS) as session:
            session.run(statement, parameters).consume()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)

    def _delete_all_but(self, revision: str) -> None:
        self._run_alone(admin("neo4j/delete-others")[0], revision=revision)

    def _refuse_old_server(self) -> None:
        agent = self._driver.get_server_info().agent
        version = re.search(r"/(\d+)\.(\d+)", agent)
        if version and (int(version[1]), int(version[2])) < (5, 26):
            raise EngineUnavailableError(
                f"Neo4j の版が古すぎます（{agent}）。", "5.26 LTS かそれより新しいものにしてください。"
            )

    def _empty(self) -> EngineUnavailableError:
        return EngineUnavailableError(
            f"Neo4j（{self._url}）にまだデータがありません。",
            f"「jusou graph push --engine {self._url}」で入れてください。",
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns the driver's errors into ours."""
        try:
            yield
        except exceptions.AuthError as error:
            raise EngineUnavailableError(
                f"Neo4j（{self._url}）の利用者名か合言葉がちがいます。",
                "JUSOU_NEO4J_USER と JUSOU_NEO4J_PASSWORD（または …_PASSWORD_FILE）を確かめてください。",
            ) from error
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired, OSError) as error:
            raise EngineUnavailableError(
                f"Neo4j（{self._url}）につながりません。",
                "サーバーが動いているか、URL とファイアウォールを確かめてください。",
            ) from error
        except exceptions.Neo4jError as error:
            raise EngineUnavailableError(
                f"Neo4j（{self._url}）が断りました（{error.code}）。", "サーバーの記録（neo4j.log）を見てください。"
            ) from error
        except exceptions.DriverError as error:
            raise EngineUnavailableError(
                f"Neo4j（{self._url}）とのやり取りに失敗しました（{error}）。", "もう一度試してください。"
            ) from error


def _revision_in(tx: neo4j.ManagedTransaction) -> str:
    record = tx.run(admin("neo4j/revision")[0]).single()
    return str(record["revision"]) if record else ""


def _by(items: Any, key: Callable[[Any], str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)
