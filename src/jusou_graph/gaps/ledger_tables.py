"""Tables of the ledger of unmet needs: no person, no text about a person, nothing from which one could be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jusou_graph.errors import MissingExtraError

try:
    from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, String, Table
except ImportError as error:
    raise MissingExtraError(
        "不足の台帳に要る部品（SQLAlchemy）が入っていません。", "「pip install 'jusou-graph[ledger]'」で入ります。"
    ) from error

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

VERSION = 1
"""Raised when the tables change."""

metadata = MetaData()

about = Table("ledger_about", metadata, Column("version", Integer, primary_key=True))

needs = Table(
    "unmet_need",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("municipality", String(5), nullable=False),
    Column("catchment", String(80), nullable=False, default=""),
    Column("need", String(40), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("month", String(7), nullable=False),
    CheckConstraint("length(month) = 7", name="month_only"),
)
Index("unmet_need_by_month", needs.c.municipality, needs.c.need, needs.c.month)

topics = Table(
    "gap_topic",
    metadata,
    Column("municipality", String(5), primary_key=True),
    Column("gap", String(200), primary_key=True),
    Column("status", String(10), nullable=False),
)

steps = Table(
    "gap_step",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("municipality", String(5), nullable=False),
    Column("gap", String(200), nullable=False),
    Column("status", String(10), nullable=False),
    Column("date", String(10), nullable=False),
    Column("meeting", String(120), nullable=False, default=""),
    Column("decision", String(400), nullable=False, default=""),
    Column("recorded_at", String(32), nullable=False),
    Column("recorded_by", String(60), nullable=False, default=""),
)
Index("gap_step_in_order", steps.c.municipality, steps.c.gap, steps.c.number, unique=True)


def create(engine: Engine) -> None:
    """Makes the tables where they are missing."""
    metadata.create_all(engine)
