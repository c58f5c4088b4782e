"""The ledger: what it refuses, how it counts, and that nothing acknowledged is ever lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gaps import postgres
from jusou_graph.errors import EngineUnavailableError, InputError, NotFoundError
from jusou_graph.gaps.ledger import Ledger, UnmetNeed
from jusou_graph.gaps.ledger_backup import backup, restore

WRITER = Path(__file__).parent / "ledger_writer.py"
NEED = UnmetNeed("99901", "workStep", "none_listed", "2026-11", "higashi")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if postgres.binaries() is None:
        assert not os.environ.get("JUSOU_REQUIRE_PROGRAMS"), "PostgreSQL is required here"
        pytest.skip("PostgreSQL's initdb and pg_ctl are not on this machine")
    with postgres.start() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ledger.db"
    found: str = request.getfixturevalue("server")
    Ledger(found).replace({"ledger_about": [{"version": 1}], "unmet_need": [], "gap_topic": [], "gap_step": []})
    return found


def writer(url: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITER), url, str(count)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def keys(ledger: Ledger) -> set[str]:
    return {str(row["id"]) for row in ledger.export()["unmet_need"]}


def test_counts_by_month_and_keeps_small_numbers_in_the_office(url: str) -> None:
    ledger = Ledger(url)
    for month, times in (("2026-10", 3), ("2026-11", 12)):
        for _ in range(times):
            ledger.file(UnmetNeed("99901", "workStep", "none_listed", month, "higashi"))
    assert [(c.month, c.count) for c in ledger.counts("99901")] == [("2026-11", 12), ("2026-10", 3)]
    assert [(c.month, c.count) for c in ledger.counts("99901", smallest=10)] == [("2026-11", 12), ("2026-10", None)]
    assert ledger.totals("99901", smallest=10) == {"workStep": {"2026-10": None, "2026-11": 12}}
    assert ledger.counts("99902") == []


def test_a_form_sent_twice_is_filed_once_and_can_be_withdrawn(url: str) -> None:
    ledger = Ledger(url)
    key = str(uuid.uuid4())
    assert ledger.file(NEED, key) == ledger.file(NEED, key) == key
    assert ledger.counts("99901")[0].count == 1
    ledger.withdraw(key)
    assert ledger.counts("99901") == []
    with pytest.raises(NotFoundError):
        ledger.withdraw(key)


@pytest.mark.parametrize(
    "need",
    [
        UnmetNeed("架空市", "workStep", "none_listed", "2026-11"),
        UnmetNeed("99901", "田中さんの仕事", "none_listed", "2026-11"),
        UnmetNeed("99901", "workStep", "本人の事情", "2026-11"),
        UnmetNeed("99901", "workStep", "none_listed", "2026-11-20"),
        UnmetNeed("99901", "workStep", "none_listed", "2026-13"),
        UnmetNeed("99901", "workStep", "none_listed", "2026-11", "東町1-2-3"),
    ],
)
def test_nothing_but_codes_and_a_month_can_be_filed(need: UnmetNeed, tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    with pytest.raises(InputError):
        ledger.file(need)
    assert ledger.counts("99901") == []


def test_a_gap_goes_its_way_and_leaves_a_trail(url: str) -> None:
    ledger = Ledger(url)
    gap = "99901/need-without-place/workStep"
    ledger.step("99901", gap, "気づき", date(2026, 11, 2))
    ledger.step(
        "99901", gap, "協議", date(2026, 11, 20), meeting="重層的支援会議", decision="関係する団体に当たる", by="福祉課"
    )
    ledger.step(
        "99901", gap, "開拓済", date(2027, 1, 8), meeting="重層的支援会議", decision="新しい場・メニューができた"
    )
    ledger.step("99901", gap, "協議", date(2027, 2, 1), meeting="重層的支援会議")
    assert [s.status for s in ledger.trail("99901", gap)] == ["気づき", "協議", "開拓済", "協議"]
    assert ledger.trail("99901", gap)[1].decision == "関係する団体に当たる"
    assert ledger.statuses("99901") == {gap: "協議"}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("開拓済", {"meeting": "会議"}),
        ("完了", {}),
        ("気づき", {"decision": "山田太郎の件を検討"}),
        ("気づき", {"decision": "新しい場・メニューができた"}),
        ("気づき", {"meeting": "山田太郎の件"}),
        ("気づき", {"meeting": "ケース会議（八十二歳の母）"}),
        ("気づき", {"meeting": "019-651-4111 に確認"}),
        ("気づき", {"by": "東町3丁目の件"}),
        ("気づき", {"by": "地域福祉課 山田太郎"}),
        ("気づき", {"by": "山田太郎"}),
    ],
)
def test_a_step_out_of_order_or_about_a_person_is_refused(status: str, words: dict[str, str], tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    with pytest.raises(InputError):
        ledger.step("99901", "g", status, date(2026, 11, 20), **words)
    assert ledger.trail("99901", "g") == []


def test_a_step_is_taken_back_and_the_trail_keeps_both(url: str) -> None:
    ledger = Ledger(url)
    ledger.step("99901", "g", "気づき", date(2026, 11, 2))
    ledger.step("99901", "g", "協議", date(2026, 11, 20), meeting="推進会議")
    ledger.take_back("99901", "g", date(2026, 11, 21), by="福祉課")
    assert ledger.statuses("99901") == {"g": "気づき"}
    ledger.step("99901", "g", "見送り", date(2026, 11, 22), meeting="推進会議")
    ledger.take_back("99901", "g", date(2026, 11, 23))
    ledger.take_back("99901", "g", date(2026, 11, 23))
    assert ledger.statuses("99901") == {}
    trail = [(s.status, s.decision) for s in ledger.trail("99901", "g")]
    assert trail == [
        ("気づき", ""),
        ("協議", ""),
        ("取り消し", "協議"),
        ("見送り", ""),
        ("取り消し", "見送り"),
        ("取り消し", "気づき"),
    ]
    with pytest.raises(InputError, match="取り消す記録がありません"):
        ledger.take_back("99901", "g", date(2026, 11, 23))
    ledger.step("99901", "g", "気づき", date(2026, 12, 1))
    assert ledger.statuses("99901") == {"g": "気づき"}


def test_a_meeting_is_needed_to_discuss(tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    ledger.step("99901", "g", "気づき", date(2026, 11, 20))
    with pytest.raises(InputError, match="会議の名前"):
        ledger.step("99901", "g", "協議", date(2026, 11, 20))


@pytest.mark.slow
def test_killed_again_and_again_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    acknowledged: set[str] = set()
    rounds = 12
    for turn in range(rounds):
        process = writer(url, 100_000)
        assert process.stdout
        seen = [process.stdout.readline().strip()]  # it has begun to write
        time.sleep(random.Random(turn).uniform(0, 0.4))
        process.kill()
        rest, _ = process.communicate()
        # The last line may be cut off by the kill; a whole key is a promise.
        acknowledged |= {line for line in (*seen, *rest.splitlines()) if len(line) == 36}
    held = keys(Ledger(url))
    assert len(acknowledged) > rounds
    assert acknowledged <= held
    assert len(held) <= len(acknowledged) + rounds  # at most the one in flight at each kill
    check = sqlite3.connect(tmp_path / "ledger.db").execute("PRAGMA integrity_check").fetchone()
    assert check == ("ok",)


@pytest.mark.slow
def test_two_processes_write_at_once(url: str) -> None:
    Ledger(url)
    running = [writer(url, 60), writer(url, 60)]
    out = [p.communicate(timeout=90) for p in running]
    assert [p.returncode for p in running] == [0, 0], out
    written = {line for text, _ in out for line in text.split()}
    assert len(written) == 120
    assert keys(Ledger(url)) == written


@pytest.mark.slow
def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    if not shutil.which("unshare"):
        pytest.skip("unshare is not on this machine: no small disk can be made")
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=400k tmpfs {disk} || exit 77; {sys.executable} {WRITER} sqlite:///{disk}/ledger.db 100000;"
        f" echo status $?; cp -r {disk} {tmp_path}/copy"
    )
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    lines = done.stdout.split("\n")
    acknowledged = {line for line in lines if len(line) == 36}
    assert any(line.startswith("error ディスクがいっぱい") for line in lines), done.stdout[-400:] + done.stderr[-800:]
    assert "status 3" in lines
    assert len(acknowledged) > 10
    assert keys(Ledger(f"sqlite:///{tmp_path}/copy/ledger.db")) == acknowledged


def test_restored_on_another_machine_and_in_another_database(url: str, tmp_path: Path) -> None:
    here = Ledger(url)
    for _ in range(5):
        here.file(NEED)
    here.step("99901", "g", "気づき", date(2026, 11, 20), by="福祉課")
    file = tmp_path / "控え.json"
    assert backup(here, file) == 5 + 1 + 1 + 1
    there = Ledger(f"sqlite:///{tmp_path}/elsewhere/ledger.db")
    there.file(NEED)
    restore(there, file)
    assert there.export() == here.export()
    restore(here, file)
    assert there.export() == here.export()


@pytest.mark.parametrize("harm", ["cut", "changed", "other"])
def test_a_spoilt_backup_changes_nothing(harm: str, tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    key = ledger.file(NEED)
    file = tmp_path / "backup.json"
    backup(ledger, file)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        {"cut": text[:-20], "changed": text.replace("workStep", "leisure"), "other": "{}"}[harm], encoding="utf-8"
    )
    with pytest.raises(InputError):
        restore(ledger, file)
    assert keys(ledger) == {key}


def test_a_backup_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    ledger = Ledger(f"sqlite:///{tmp_path}/ledger.db")
    with pytest.raises(InputError, match="書けません"):
        backup(ledger, tmp_path / "no-such-folder" / "backup.json")


@pytest.mark.parametrize("url", ["", "sqlite://", "nonsense"])
def test_a_wrong_url_is_told(url: str) -> None:
    with pytest.raises(InputError):
        Ledger(url)


def test_an_unreachable_server_or_a_broken_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailableError):
        Ledger("postgresql+psycopg://nobody@127.0.0.1:1/none")
    broken = tmp_path / "ledger.db"
    broken.write_bytes(os.urandom(5000))
    with pytest.raises(EngineUnavailableError):
        Ledger(f"sqlite:///{broken}")
