"""The 議題票 of a municipality, composed in one place for the pages and the command line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from jusou_graph.errors import InputError
from jusou_graph.exports import Sheet, support_meeting_sheet, wider_sheet
from jusou_graph.gaps import Gap
from jusou_graph.gaps.matrix import field_by_programme
from jusou_graph.model.catalog import Municipality

if TYPE_CHECKING:
    from jusou_graph.exports.sheet import Monthly
    from jusou_graph.service.jusou_graph import JusouGraph


def chosen_gaps(gaps: Sequence[Gap], wanted: Collection[str]) -> list[Gap]:
    """The gaps with these identifiers, in their order of weight.

    Args:
        gaps: All gaps of the municipality.
        wanted: Identifiers.

    Raises:
        InputError: None is wanted, or one of them does not exist.
    """
    found = [gap for gap in gaps if gap.id in wanted]
    if not wanted:
        raise InputError("議題にする空白が選ばれていません。", "一つ以上に印を付けてください。")
    if unknown := sorted(set(wanted) - {gap.id for gap in found}):
        raise InputError(
            f"空白「{unknown[0]}」は今の一覧にありません。", "「資源の空白を見る」で一覧を開き直してください。"
        )
    return found


def meeting_sheet(graph: JusouGraph, about: Municipality, gaps: Sequence[Gap], *, support: bool = False) -> Sheet:
    """The sheet with how often desks met each gap, small numbers taken out.

    Args:
        graph: Whose ledger and settings.
        about: Whose meeting.
        gaps: The gaps to bring.
        support: For the 支援会議, whose members are bound to secrecy; else for a wider meeting.

    Raises:
        EngineUnavailableError: The ledger cannot be reached.
    """
    make = support_meeting_sheet if support else wider_sheet
    return make(about, gaps, field_by_programme(about), date.today(), monthly=_monthly(graph, about.code))


def _monthly(graph: JusouGraph, municipality: str) -> Monthly | None:
    """Counts of the ledger; None where this office has none yet (printing a sheet does not begin one)."""
    settings = graph.settings
    if not settings.ledger and not settings.ledger_file.exists():
        return None
    return graph.ledger.totals(municipality, smallest=settings.suppress_below)
