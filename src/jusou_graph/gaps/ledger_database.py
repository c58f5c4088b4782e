"""The ledger's database: how SQLite is set up for several writers, and what its errors mean in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from jusou_graph.errors import EngineUnavailableError, InputError


def sqlite_settings(connection: sqlite3.Connection, _record: object) -> None:
    """WAL lets two processes read and write side by side; FULL puts every commit on disk before it is acknowledged."""
    connection.isolation_level = None  # SQLAlchemy's "begin" event below starts transactions itself.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def begin_immediate(connection: Connection) -> None:
    """A writer that starts as a reader can be refused half-way; taking the write lock first it waits its turn."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def told() -> Iterator[None]:
    """Turns database errors into ours."""
    try:
        yield
    except IntegrityError as error:
        raise InputError("台帳に入れられない値です。", "もう一度入力してください。") from error
    except (OperationalError, DBAPIError) as error:
        text = str(error.orig).lower()
        if "full" in text or "no space" in text or "disk i/o" in text:
            raise EngineUnavailableError(
                "ディスクがいっぱいのため、台帳に書けませんでした。何も記録していません。",
                "空きを作ってから、もう一度記録してください。",
            ) from error
        if "readonly" in text or "read-only" in text:
            raise EngineUnavailableError(
                "台帳が書き込み禁止です。", "ファイルとフォルダーの権限を確かめてください。"
            ) from error
        if "locked" in text:
            raise EngineUnavailableError(
                "台帳が長く使用中です。何も記録していません。", "少し待ってから、もう一度記録してください。"
            ) from error
        if "not a database" in text or "malformed" in text:
            raise EngineUnavailableError(
                "台帳のファイルが壊れています。", "控えから「jusou ledger restore」で戻してください。"
            ) from error
        raise EngineUnavailableError(
            f"台帳のデータベースにつながりません（{type(error.orig).__name__}）。", "URL とサーバーを確かめてください。"
        ) from error
