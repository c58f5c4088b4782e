"""Loading a real Neo4j while others read, load or die; and a server that hangs."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from contract.conftest import neo4j_server  # noqa: F401  # the fixture is used by its name
from jusou_graph.errors import EngineUnavailableError
from jusou_graph.graph.elements import Elements, elements
from jusou_graph.graph.engines import neo4j_
from jusou_graph.graph.opening import open_store
from jusou_graph.graph.store import Store
from jusou_graph.model.catalog import Catalog
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import load_catalog

pytestmark = pytest.mark.neo4j

BASE = ROOT / "tests" / "fixtures" / "base"
LOAD_AND_DIE = """
import dataclasses, os, signal, sys
from pathlib import Path
from jusou_graph.graph.elements import elements
from jusou_graph.graph.opening import open_store
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import load_catalog
url, base, share = sys.argv[1:]
def die(done, total):
    if done >= float(share) * total:
        os.kill(os.getpid(), signal.SIGKILL)
found = elements(dataclasses.replace(load_catalog(Path(base)), revision="killed"))
open_store(url, Settings.from_environment()).load(found, die)
"""


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue("neo4j_server")


@pytest.fixture
def store(server: Any) -> Iterator[Store]:
    opened = _open(server)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def base() -> Catalog:
    return load_catalog(BASE)


def _open(server: Any) -> Store:
    return open_store(server.uri, Settings(neo4j_user=server.user, neo4j_password=server.password))


def _as_revision(base: Catalog, revision: str) -> Elements:
    return elements(dataclasses.replace(base, revision=revision))


def _counts(found: Elements) -> tuple[str, int, int]:
    return found.revision, len(found.nodes), len(found.edges)


@pytest.mark.parametrize("share", ["0.01", "0.5", "1"])
def test_a_killed_load_leaves_the_data_serving_and_the_next_takes_over(
    share: str, server: Any, store: Store, base: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_, "_PATIENCE_SECONDS", 2.0)
    before = _as_revision(base, f"before-{share}")
    store.load(before)
    login = {"JUSOU_NEO4J_USER": server.user, "JUSOU_NEO4J_PASSWORD": server.password}
    command = [sys.executable, "-c", LOAD_AND_DIE, server.uri, str(BASE), share]
    assert subprocess.run(command, env={**os.environ, **login}, check=False).returncode == -signal.SIGKILL
    assert _counts(store.read()) == _counts(before)
    after = _as_revision(base, "killed")
    store.load(after)
    assert _counts(store.read()) == _counts(after)


def test_readers_see_one_revision_whole_while_loads_switch(server: Any, store: Store, base: Catalog) -> None:
    one, two = _as_revision(base, "one"), _as_revision(base, "two")
    store.load(one)
    finished = threading.Event()
    seen: list[object] = []

    def read() -> None:
        reader = _open(server)
        while not finished.is_set():
            try:
                seen.append(_counts(reader.read()))
            except EngineUnavailableError as error:
                seen.append(error)
        reader.close()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        store.load(two)
        store.load(one)
    finished.set()
    for reader in readers:
        reader.join()
    assert len(seen) >= 5
    assert set(seen) <= {_counts(one), _counts(two)}


def test_two_loads_at_once_leave_one_of_the_two_whole(server: Any, store: Store, base: Catalog) -> None:
    both = [_as_revision(base, "left"), _as_revision(base, "right")]

    def load(found: Elements) -> None:
        own = _open(server)
        own.load(found)
        own.close()

    loads = [threading.Thread(target=load, args=(found,)) for found in both]
    for thread in loads:
        thread.start()
    for thread in loads:
        thread.join()
    assert _counts(store.read()) in [_counts(found) for found in both]


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_load_whose_claim_was_taken_stops_and_says_so(
    share: float, server: Any, store: Store, base: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A computer that slept through its claim must not write into another's load."""
    store.load(_as_revision(base, "calm"))
    monkeypatch.setattr(neo4j_, "_PATIENCE_SECONDS", 0.5)
    winner = _as_revision(base, "winner")
    slept: list[int] = []

    def sleep_once(done: int, total: int) -> None:
        if done < share * total or slept:
            return
        slept.append(done)
        time.sleep(1)
        other = _open(server)
        other.load(winner)
        other.close()

    with pytest.raises(EngineUnavailableError, match="別の投入"):
        store.load(_as_revision(base, "sleeper"), sleep_once)
    assert _counts(store.read()) == _counts(winner)


def test_a_second_load_says_that_one_is_running(
    server: Any, store: Store, base: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_, "_PATIENCE_SECONDS", 1.0)
    given_up = threading.Event()
    begun = threading.Event()

    def slowly(done: int, total: int) -> None:
        begun.set()
        given_up.wait(0.2)  # far below the patience, so the claim stays good

    first = threading.Thread(target=store.load, args=(_as_revision(base, "first"), slowly))
    first.start()
    assert begun.wait(30)
    second = _open(server)
    with pytest.raises(EngineUnavailableError, match="別の投入が進んでいます"):
        second.load(_as_revision(base, "second"))
    given_up.set()
    first.join()
    second.close()
    assert store.revision() == "first"


def test_a_server_that_hangs_is_told_within_seconds_and_works_again_when_it_wakes(
    server: Any, store: Store, base: Catalog
) -> None:
    store.load(_as_revision(base, "awake"))
    server._process.send_signal(signal.SIGSTOP)
    try:
        started = time.monotonic()
        with pytest.raises(EngineUnavailableError, match="つながりません"):
            store.revision()
        assert time.monotonic() - started < 10
    finally:
        server._process.send_signal(signal.SIGCONT)
    assert store.revision() == "awake"


@pytest.mark.parametrize("url", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "bolt://no-such-host.invalid:7687"])
def test_a_server_that_is_down_is_told_within_seconds_and_in_our_words_only(
    url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    started = time.monotonic()
    with pytest.raises(EngineUnavailableError, match="つながりません"):
        open_store(url, Settings()).revision()
    assert time.monotonic() - started < 8
    assert capfd.readouterr().err == ""


def test_a_database_that_is_not_there_names_the_setting(server: Any) -> None:
    settings = Settings(neo4j_user=server.user, neo4j_password=server.password, neo4j_database="nowhere")
    with pytest.raises(EngineUnavailableError, match="JUSOU_NEO4J_DATABASE"):
        open_store(server.uri, settings).revision()


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(EngineUnavailableError, match="JUSOU_NEO4J_USER") as error:
        open_store("neo4j://someone:secret@127.0.0.1:7687", Settings())
    assert "secret" not in str(error.value)


def test_a_read_only_database_says_what_to_do(server: Any, store: Store, base: Catalog) -> None:
    """Last: it restarts the server twice."""
    store.load(_as_revision(base, "kept"))
    configuration = Path(server.home) / "conf" / "neo4j.conf"
    usual = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"{usual}server.databases.read_only=neo4j\n", encoding="utf-8")
    server.restart()
    try:
        with pytest.raises(EngineUnavailableError, match="読み取り専用"):
            store.load(_as_revision(base, "refused"))
        assert store.revision() == "kept"
    finally:
        configuration.write_text(usual, encoding="utf-8")
        server.restart()
    store.load(_as_revision(base, "accepted"))
    assert store.revision() == "accepted"
