"""The office's file of registrations: on disk or not there at all, whoever writes, whatever ends in between."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from jusou_graph.errors import EngineUnavailableError, InputError
from jusou_graph.model.registrations import PHONE, Registration
from jusou_graph.sources.registrations import FILE, add_registrations, changed_at, read_registrations


def entry(number: int = 0, **changed: object) -> Registration:
    found = Registration(
        str(uuid.uuid4()), "03201", "agency", f"desk-{number}", PHONE, "019-000-0000", "電話で確認", "長寿社会課",
        "2026-11-20",
    )  # fmt: skip
    return replace(found, **changed)  # type: ignore[arg-type]


def test_where_nothing_is_registered_no_file_is_made_and_no_database_is_loaded(tmp_path: Path) -> None:
    assert read_registrations(tmp_path).entries == ()
    assert list(tmp_path.iterdir()) == []
    assert changed_at(tmp_path) is None
    script = (
        "import sys; from jusou_graph.cli.main import main; main(['locate', '盛岡市高松4丁目']);"
        "sys.exit('sqlite3' in sys.modules)"
    )
    environment = {**os.environ, "JUSOU_HOME": str(tmp_path)}
    assert (
        subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False).returncode
        == 0
    )
    assert list(tmp_path.iterdir()) == []


def test_entries_come_back_in_order_with_number_and_time(tmp_path: Path) -> None:
    written = [entry(1), entry(2, kind="town", record="", town="北飯岡", chome=2), entry(3)]
    assert add_registrations(tmp_path, written[:2]) == written[:2]
    assert add_registrations(tmp_path, written[2:]) == written[2:]
    found = read_registrations(tmp_path).entries
    assert [e.number for e in found] == [1, 2, 3]
    assert [replace(e, number=0, recorded_at="") for e in found] == written
    assert all(e.recorded_at.endswith("+00:00") for e in found)


def test_a_form_sent_twice_is_one_entry(tmp_path: Path) -> None:
    one = entry()
    assert add_registrations(tmp_path, [one]) == [one]
    assert add_registrations(tmp_path, [one]) == []
    assert len(read_registrations(tmp_path).entries) == 1


def test_all_or_nothing(tmp_path: Path) -> None:
    broken = entry(2, how=None)
    with pytest.raises(EngineUnavailableError):
        add_registrations(tmp_path, [entry(1), broken])
    assert read_registrations(tmp_path).entries == ()


def test_nothing_is_changed_or_deleted_not_even_by_hand(tmp_path: Path) -> None:
    add_registrations(tmp_path, [entry()])
    with sqlite3.connect(tmp_path / FILE) as connection:
        for statement in ("DELETE FROM registration", "UPDATE registration SET value = '1'"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_an_entry_is_taken_back_once(tmp_path: Path) -> None:
    one = entry()
    add_registrations(tmp_path, [one])
    back = entry(field=PHONE, value="", withdraws=one.id)
    assert add_registrations(tmp_path, [back]) == [back]
    assert add_registrations(tmp_path, [back]) == []
    with pytest.raises(InputError, match="すでに取り消されています"):
        add_registrations(tmp_path, [replace(back, id=str(uuid.uuid4()))])
    with pytest.raises(InputError, match="見つかりません"):
        add_registrations(tmp_path, [entry(withdraws=str(uuid.uuid4()))])
    with pytest.raises(InputError, match="見つかりません"):
        add_registrations(tmp_path, [entry(withdraws=back.id)])
    found = read_registrations(tmp_path)
    assert found.standing == ()
    assert [found.state(e) for e in found.entries] == ["取り消し済み", "取り消し"]


def _write(home: Path, first: int, count: int) -> None:
    for number in range(first, first + count):
        add_registrations(home, [entry(number)])


def test_two_processes_write_at_once_and_none_is_lost(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, first, 15)) for first in (0, 100)]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert [one.exitcode for one in writers] == [0, 0]
    found = read_registrations(tmp_path).entries
    assert len(found) == 30
    assert [e.number for e in found] == list(range(1, 31))


CRASH = """
import os, sys
from pathlib import Path
from sources.test_registrations import entry
from jusou_graph.sources import registrations
home = Path(sys.argv[1])
registrations.add_registrations(home, [entry(1)])
check = registrations._check_withdrawal
def dies(connection, one):
    if one.record == "desk-3":
        connection.execute("PRAGMA cache_spill = 1")
        os._exit(9)
    check(connection, one)
registrations._check_withdrawal = dies
registrations.add_registrations(home, [entry(2), entry(3)])
"""


def test_a_process_that_dies_between_two_entries_leaves_none_of_them(tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(tests)}
    done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], env=environment, check=False)
    assert done.returncode == 9
    assert [e.record for e in read_registrations(tmp_path).entries] == ["desk-1"]
    add_registrations(tmp_path, [entry(4)])
    assert [e.record for e in read_registrations(tmp_path).entries] == ["desk-1", "desk-4"]


def test_a_journal_that_a_crash_left_is_rolled_back_by_the_reader(tmp_path: Path) -> None:
    """The file and its journal as they are on disk in the middle of a commit, copied to another office's folder."""
    add_registrations(tmp_path, [entry(1)])
    connection = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    columns = "id, recorded_at, municipality, kind, record, town, aza, field, value, how, 'by', 'on', withdraws"
    columns = columns.replace("'", '"')
    for number in range(400):
        row = (str(uuid.uuid4()), "", "03201", "agency", f"half-{number}", "", "", PHONE, "1" * 200, "", "", "", "")
        connection.execute(f"INSERT INTO registration ({columns}) VALUES ({', '.join('?' * 13)})", row)
    journal = tmp_path / f"{FILE}-journal"
    assert journal.stat().st_size > 0
    assert (tmp_path / FILE).stat().st_size > 20_000, "pages of the unfinished write are in the file"
    other = tmp_path / "other"
    other.mkdir()
    for path in (tmp_path / FILE, journal):
        (other / path.name).write_bytes(path.read_bytes())
    connection.execute("ROLLBACK")
    connection.close()
    assert [e.record for e in read_registrations(other).entries] == ["desk-1"]


def test_a_damaged_file_and_one_of_a_later_version_are_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 100)
    with pytest.raises(EngineUnavailableError, match="壊れています"):
        read_registrations(tmp_path)
    (tmp_path / FILE).unlink()
    add_registrations(tmp_path, [entry()])
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    for call in (lambda: read_registrations(tmp_path), lambda: add_registrations(tmp_path, [entry()])):
        with pytest.raises(EngineUnavailableError, match="新しい版"):
            call()
