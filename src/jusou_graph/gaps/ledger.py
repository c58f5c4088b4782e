"""The ledger of unmet needs: filed with one action, counted by month, followed until something is built or decided.

It holds a municipality, a catchment, a need, a reason and a month; never a person, an address or a text about one.
SQLite (WAL) by default, PostgreSQL by URL. Every write is one transaction and is on disk when the call returns.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from jusou_graph.errors import EngineUnavailableError, InputError, NotFoundError
from jusou_graph.gaps import ledger_tables as tables
from jusou_graph.gaps.ledger_database import begin_immediate, sqlite_settings, told
from jusou_graph.gaps.ledger_entries import (
    TAKEN_BACK,
    MonthlyCount,
    Step,
    UnmetNeed,
    check,
    check_decision,
    check_step,
    check_words,
    still_counting,
)

try:
    from sqlalchemy import create_engine, delete, event, func, insert, select, update
    from sqlalchemy.engine import Connection, make_url
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.pool import NullPool
except ImportError as error:  # pragma: no cover - ledger_tables has told it already
    raise error

__all__ = ["Ledger", "MonthlyCount", "Step", "UnmetNeed"]

_WAIT_SECONDS = 15
T = TypeVar("T")


class Ledger:
    """A ledger in one database.

    Args:
        url: SQLAlchemy URL, as ``sqlite:////srv/jusou/ledger.db`` or ``postgresql+psycopg://user@host/jusou``.

    Raises:
        InputError: The URL is none.
        EngineUnavailableError: The database cannot be reached or is no ledger.
    """

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
        except SQLAlchemyError as error:
            raise InputError(
                f"「{url}」はデータベースの URL ではありません。", "sqlite:////場所/ledger.db の形で書いてください。"
            ) from error
        self._sqlite = self._url.get_backend_name() == "sqlite"
        if self._sqlite and (not self._url.database or self._url.database == ":memory:"):
            raise InputError("台帳はファイルに置きます。", "sqlite:////場所/ledger.db の形で書いてください。")
        # A connection a call: a forked or killed process leaves nothing half-used behind.
        arguments: dict[str, Any] = {"timeout": _WAIT_SECONDS} if self._sqlite else {"connect_timeout": 5}
        try:
            if self._sqlite:
                Path(str(self._url.database)).parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(self._url, poolclass=NullPool, connect_args=arguments)
        except (OSError, ImportError, SQLAlchemyError) as error:
            raise EngineUnavailableError(
                f"台帳のデータベースを開けません（{error}）。", "場所と、ドライバー（psycopg）を確かめてください。"
            ) from error
        if self._sqlite:
            event.listen(self._engine, "connect", sqlite_settings)
            event.listen(self._engine, "begin", begin_immediate)
        self._lock = threading.Lock()
        with told():
            tables.create(self._engine)
            self._write(self._stamp)

    def _stamp(self, connection: Connection) -> None:
        found = connection.execute(select(func.max(tables.about.c.version))).scalar()
        if found is None:
            connection.execute(insert(tables.about).values(version=tables.VERSION))
        elif found != tables.VERSION:
            raise EngineUnavailableError(
                f"この台帳は別の版（{found}）です。", "合う版の jusou-graph で開いてください。"
            )

    def file(self, need: UnmetNeed, key: str | None = None) -> str:
        """Files one unmet need; it is on disk when this returns.

        Args:
            need: What was not met.
            key: A UUID of the caller's; filing the same key again files nothing new (a form sent twice).

        Returns:
            The key.

        Raises:
            InputError: A value is none of the closed lists, or could hold more than a code.
            EngineUnavailableError: It could not be written (full disk, no connection); nothing was.
        """
        check(need)
        key = str(uuid.UUID(key)) if key else str(uuid.uuid4())
        values = {
            "id": key, "municipality": need.municipality, "catchment": need.catchment, "need": need.need,
            "reason": need.reason, "month": need.month,
        }  # fmt: skip

        def work(connection: Connection) -> None:
            if connection.execute(select(tables.needs.c.id).where(tables.needs.c.id == key)).first() is None:
                connection.execute(insert(tables.needs).values(**values))

        self._write(work)
        return key

    def withdraw(self, key: str) -> None:
        """Takes back a need filed by mistake.

        Raises:
            NotFoundError: No need has that key.
        """

        def work(connection: Connection) -> int:
            return connection.execute(delete(tables.needs).where(tables.needs.c.id == key)).rowcount

        if not self._write(work):
            raise NotFoundError("その受付番号の記録はありません。")

    def counts(self, municipality: str, *, smallest: int | None = None) -> list[MonthlyCount]:
        """Monthly counts, newest month first.

        Args:
            municipality: Code.
            smallest: Counts below it become None; must be given for anything that leaves the office.
        """
        columns = (tables.needs.c.catchment, tables.needs.c.need, tables.needs.c.reason, tables.needs.c.month)
        query = select(*columns, func.count()).where(tables.needs.c.municipality == municipality).group_by(*columns)
        rows = self._read(lambda connection: connection.execute(query).all())
        found = [MonthlyCount(municipality, r[0], r[1], r[2], r[3], _suppressed(int(r[4]), smallest)) for r in rows]
        return sorted(found, key=lambda c: (_descending(c.month), c.need, c.catchment, c.reason))

    def totals(self, municipality: str, *, smallest: int | None = None) -> dict[str, dict[str, int | None]]:
        """Need → month → count over all catchments and reasons, suppressed as in ``counts``."""
        columns = (tables.needs.c.need, tables.needs.c.month)
        query = select(*columns, func.count()).where(tables.needs.c.municipality == municipality).group_by(*columns)
        out: dict[str, dict[str, int | None]] = {}
        for need, month, count in self._read(lambda connection: connection.execute(query).all()):
            out.setdefault(need, {})[month] = _suppressed(int(count), smallest)
        return {need: dict(sorted(months.items())) for need, months in sorted(out.items())}

    def step(
        self,
        municipality: str,
        gap: str,
        status: str,
        when: date,
        *,
        meeting: str = "",
        decision: str = "",
        by: str = "",
    ) -> Step:
        """Moves a gap on: status, date, meeting and decision are added to its trail.

        Args:
            municipality: Code.
            gap: Identifier of the gap.
            status: One of ``STATUSES``.
            when: Day of the meeting or decision.
            meeting: Name of the meeting; needed from 協議 on.
            decision: What was decided, one of ``DECISIONS`` of that status, or nothing.
            by: Section that recorded it (課・係), not a name.

        Raises:
            InputError: The status cannot follow the one before, a meeting is missing, or a text looks personal.
        """
        check_words(meeting, by)
        check_decision(status, decision)

        def work(connection: Connection) -> Step:
            where = (tables.topics.c.municipality == municipality, tables.topics.c.gap == gap)
            before = connection.execute(select(tables.topics.c.status).where(*where).with_for_update()).scalar()
            check_step(before or "", status, meeting)
            if before is None:
                connection.execute(insert(tables.topics).values(municipality=municipality, gap=gap, status=status))
            else:
                connection.execute(update(tables.topics).where(*where).values(status=status))
            step = Step(gap, status, when.isoformat(), meeting, decision, _now(), by)
            _append(connection, municipality, step)
            return step

        return self._write(work)

    def take_back(self, municipality: str, gap: str, when: date, *, by: str = "") -> Step:
        """Takes back the last step that still counts: the gap has the status before it again, the trail keeps both.

        Args:
            municipality: Code.
            gap: Identifier of the gap.
            when: Day on which it is taken back.
            by: Section that takes it back.

        Raises:
            InputError: There is no step to take back.
        """
        check_words("", by)

        def work(connection: Connection) -> Step:
            where = (tables.topics.c.municipality == municipality, tables.topics.c.gap == gap)
            connection.execute(select(tables.topics.c.status).where(*where).with_for_update())
            c = tables.steps.c
            order = select(c.status).where(c.municipality == municipality, c.gap == gap).order_by(c.number)
            counting = still_counting([row[0] for row in connection.execute(order)])
            if not counting:
                raise InputError("取り消す記録がありません。", "一覧を開き直してください。")
            if len(counting) == 1:
                connection.execute(delete(tables.topics).where(*where))
            else:
                connection.execute(update(tables.topics).where(*where).values(status=counting[-2]))
            step = Step(gap, TAKEN_BACK, when.isoformat(), "", counting[-1], _now(), by)
            _append(connection, municipality, step)
            return step

        return self._write(work)

    def trail(self, municipality: str, gap: str) -> list[Step]:
        """Every step of a gap, first to last."""
        c = tables.steps.c
        query = (
            select(c.gap, c.status, c.date, c.meeting, c.decision, c.recorded_at, c.recorded_by)
            .where(c.municipality == municipality, c.gap == gap)
            .order_by(c.number)
        )
        return [Step(*row) for row in self._read(lambda connection: connection.execute(query).all())]

    def statuses(self, municipality: str) -> dict[str, str]:
        """Gap → its status now."""
        query = select(tables.topics.c.gap, tables.topics.c.status).where(tables.topics.c.municipality == municipality)
        return {row[0]: row[1] for row in self._read(lambda connection: connection.execute(query).all())}

    def export(self) -> dict[str, list[dict[str, object]]]:
        """All rows by table, for a backup that any database can take back."""

        def work(connection: Connection) -> dict[str, list[dict[str, object]]]:
            return {
                table.name: [
                    dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))
                ]
                for table in tables.metadata.sorted_tables
            }

        return self._read(work)

    def replace(self, rows: dict[str, list[dict[str, object]]]) -> None:
        """Replaces everything in one transaction; on any error nothing has changed."""

        def work(connection: Connection) -> None:
            for table in tables.metadata.sorted_tables:
                connection.execute(delete(table))
                if rows[table.name]:
                    connection.execute(insert(table), rows[table.name])

        self._write(work)

    def _write(self, work: Callable[[Connection], T]) -> T:
        with self._lock, told(), self._engine.begin() as connection:
            return work(connection)

    def _read(self, work: Callable[[Connection], T]) -> T:
        with told(), self._engine.connect() as connection:
            return work(connection)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _append(connection: Connection, municipality: str, step: Step) -> None:
    """Puts a step at the end of its gap's trail."""
    last = select(func.max(tables.steps.c.number)).where(
        tables.steps.c.municipality == municipality, tables.steps.c.gap == step.gap
    )
    connection.execute(
        insert(tables.steps).values(
            id=str(uuid.uuid4()), number=(connection.execute(last).scalar() or 0) + 1, municipality=municipality,
            gap=step.gap, status=step.status, date=step.date, meeting=step.meeting, decision=step.decision,
            recorded_at=step.recorded_at, recorded_by=step.recorded_by,
        )
    )  # fmt: skip


def _suppressed(count: int, smallest: int | None) -> int | None:
    return count if smallest is None or count >= smallest else None


def _descending(month: str) -> int:
    return -int(month.replace("-", ""))
