"""The office's file of registrations (``registered.db``): append-only, on disk before a call returns, several writers.

It is a SQLite file in its default journal mode: one file that can be copied as a backup and kept on a network drive,
and whose time of change tells other processes that something was added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jusou_graph.errors import EngineUnavailableError, InputError
from jusou_graph.model.registrations import Registration, Registrations

if TYPE_CHECKING:  # the database is opened where there are registrations; other commands start without it
    import sqlite3

FILE = "registered.db"
VERSION = 1
_WAIT_SECONDS = 15
_COLUMNS = (
    "id", "municipality", "kind", "record", "field", "value", "how", "by", "on", "withdraws", "town", "chome", "aza",
    "number", "recorded_at",
)  # fmt: skip
_WRITTEN = tuple(name for name in _COLUMNS if name != "number")


def _list(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_READ = f'SELECT {_list(_COLUMNS)} FROM registration ORDER BY "number"'  # noqa: S608  # our own names
_MARKS = ", ".join("?" * len(_WRITTEN))
# Only an id that is there already is passed over; OR IGNORE would pass over an empty value as well.
_INSERT = f'INSERT INTO registration ({_list(_WRITTEN)}) VALUES ({_MARKS}) ON CONFLICT("id") DO NOTHING'  # noqa: S608
_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS registration (
        "number" INTEGER PRIMARY KEY AUTOINCREMENT, "id" TEXT NOT NULL UNIQUE, "recorded_at" TEXT NOT NULL,
        "municipality" TEXT NOT NULL, "kind" TEXT NOT NULL, "record" TEXT NOT NULL, "town" TEXT NOT NULL,
        "chome" INTEGER, "aza" TEXT NOT NULL, "field" TEXT NOT NULL, "value" TEXT NOT NULL, "how" TEXT NOT NULL,
        "by" TEXT NOT NULL, "on" TEXT NOT NULL, "withdraws" TEXT NOT NULL)""",
    """CREATE TRIGGER IF NOT EXISTS registration_stays BEFORE UPDATE ON registration
        BEGIN SELECT RAISE(ABORT, 'registrations are never changed'); END""",
    """CREATE TRIGGER IF NOT EXISTS registration_is_kept BEFORE DELETE ON registration
        BEGIN SELECT RAISE(ABORT, 'registrations are never deleted'); END""",
    # One entry can be taken back once, whoever is first.
    """CREATE UNIQUE INDEX IF NOT EXISTS registration_withdrawn ON registration ("withdraws") WHERE "withdraws" <> ''""",
    f"PRAGMA user_version = {VERSION}",
)


def read_registrations(home: Path) -> Registrations:
    """Every entry; none where nothing was registered yet.

    Args:
        home: The office's folder.

    Raises:
        EngineUnavailableError: The file cannot be read, is no such file, or is of a later version.
    """
    path = home / FILE
    if not path.is_file():
        return Registrations()
    with _told(), closing(_open(path, "rw")) as connection:
        if _version(connection) == 0:  # made a moment ago by another process
            return Registrations()
        rows = connection.execute(_READ).fetchall()
    return Registrations(tuple(Registration(*row) for row in rows))


def add_registrations(home: Path, entries: Sequence[Registration]) -> list[Registration]:
    """Writes entries, all or none; they are on disk when this returns.

    Args:
        home: The office's folder.
        entries: Complete but for number and time. One whose id is there already is left out (a form sent twice).

    Returns:
        Those that were new.

    Raises:
        InputError: An entry takes back one that is not there or was taken back already.
        EngineUnavailableError: The file cannot be written; nothing was.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = [tuple(getattr(e, name) for name in _WRITTEN[:-1]) for e in entries]
    with _told():
        home.mkdir(parents=True, exist_ok=True)
    with _told(), closing(_open(home / FILE, "rwc")) as connection:
        connection.execute(
            "BEGIN IMMEDIATE"
        )  # the write lock first: a reader that turns writer can be refused half-way
        try:
            _prepare(connection)
            new = []
            for entry, row in zip(entries, values, strict=True):
                _check_withdrawal(connection, entry)
                if connection.execute(_INSERT, (*row, now)).rowcount:
                    new.append(entry)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return new


def changed_at(home: Path) -> tuple[int, int, int] | None:
    """Time of change, size and number of the file; None where there is none. The file itself is not opened.

    Opening and closing it beside SQLite would drop the locks that SQLite holds on it in this process.
    """
    try:
        found = (home / FILE).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _prepare(connection: sqlite3.Connection) -> None:
    if _version(connection) == 0:
        for statement in _SCHEMA:
            connection.execute(statement)


def _check_withdrawal(connection: sqlite3.Connection, entry: Registration) -> None:
    if not entry.withdraws:
        return
    found = connection.execute(
        'SELECT "withdraws" FROM registration WHERE "id" = ? AND "municipality" = ?',
        (entry.withdraws, entry.municipality),
    ).fetchone()
    if found is None or found[0]:
        raise InputError("取り消す登録が見つかりません。", "ページを開き直してください。")
    by = connection.execute('SELECT "id" FROM registration WHERE "withdraws" = ?', (entry.withdraws,)).fetchone()
    if by is not None and by[0] != entry.id:
        raise InputError("その登録は、すでに取り消されています。", "ページを開き直すと、今の内容が出ます。")


def _open(path: Path, mode: str) -> sqlite3.Connection:
    import sqlite3

    # Reading opens for writing too, because what a crash left half-written is rolled back by the next reader.
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    # EXTRA also puts the removal of the journal on disk: an entry that was acknowledged survives a loss of power.
    connection.execute("PRAGMA synchronous=EXTRA")
    return connection


def _version(connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise EngineUnavailableError(
            f"職員の登録のファイル（{FILE}）は、新しい版の jusou-graph で作られています。",
            "新しい版で開いてください。",
        )
    return version


@contextmanager
def _told() -> Iterator[None]:
    """Turns errors of the database into ours; each says that nothing was written, because nothing was."""
    import sqlite3

    try:
        yield
    except (sqlite3.Error, OSError) as error:
        text = str(error).lower()
        if "full" in text or "disk i/o" in text or "no space" in text:
            what, mend = (
                "ディスクがいっぱいのため、登録できませんでした。",
                "空きを作ってから、もう一度登録してください。",
            )
        elif isinstance(error, OSError) or "readonly" in text or "unable to open" in text:
            what = f"職員の登録のファイル（{FILE}）を読み書きできません。"
            mend = "事務所のフォルダー（JUSOU_HOME）の権限を確かめてください。"
        elif "locked" in text or "busy" in text:
            what, mend = "登録のファイルが長く使用中です。", "少し待ってから、もう一度押してください。"
        else:
            what = f"職員の登録のファイル（{FILE}）が壊れています。"
            mend = "事務所のフォルダーの控えから、このファイルを戻してください。"
        raise EngineUnavailableError(what, mend) from error
