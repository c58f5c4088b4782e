"""Which gaps stand together: those of a district, those of the whole municipality, and what its desk can settle itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from jusou_graph.codes import GapKind
from jusou_graph.gaps.answer import Gap
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.records import Conflict

AT_THE_DESK: Final = "担当課で確かめる"
"""Where a matter goes that no meeting has to discuss."""


class Part(StrEnum):
    """Parts of the list and of the sheet, in their order."""

    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    DESK = "desk"


PART_LABELS: Final = {
    Part.DISTRICT: "地区にかかわる空白",
    Part.MUNICIPALITY: "市町全体にかかわる空白",
    Part.DESK: "担当課で確かめること（会議の前に）",
}
"""Parts as staff read them."""

PART_ORDER_IN_WORDS: Final = (
    "地区にかかわるもの、市町全体にかかわるもの、担当課で確かめることに分け、それぞれの中は、かかわる地区や市町に住む人の"
    "多い順です。人が同じなら根拠の確かな順です。必要とする人の数の順ではありません。"
)
"""How the parts are sorted, as shown above the list."""

SHARED_IN: Final = "二つの担当に載る町の人を、それぞれの地区に入れた人数"
"""How people are counted per catchment on the map, in the tables and at the import."""

SHARED_OUT: Final = "二つの担当に載る町の人を入れず、別に書いた人数"
"""How people are counted per catchment in the list of gaps and on the sheet, where numbers are added up."""

_TABLE_QUERIES = ("town-in-two-catchments", "town-in-no-catchment", "town-in-part", "no-town-table", "misprinted-entry")
"""Findings about the town table: the section in charge of it knows the answer."""


def part(gap: Gap) -> Part:
    """The part a gap belongs to.

    Args:
        gap: The gap.
    """
    if gap.kind in {GapKind.MISSING_INFORMATION, GapKind.CONTRADICTION} or _query(gap) in _TABLE_QUERIES:
        return Part.DESK
    return Part.DISTRICT if gap.scope.kind == "catchment" else Part.MUNICIPALITY


def by_part(gaps: Iterable[Gap]) -> dict[Part, list[Gap]]:
    """The gaps of each part in the order in which they come; parts without gaps are left out."""
    found: dict[Part, list[Gap]] = {one: [] for one in Part}
    for gap in gaps:
        found[part(gap)].append(gap)
    return {one: own for one, own in found.items() if own}


def goes_to(gap: Gap) -> str:
    """Where a gap is brought: the meeting the plan names, or the section in charge.

    Args:
        gap: The gap.
    """
    return AT_THE_DESK if part(gap) is Part.DESK else gap.raise_at.meeting


def told_once(gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps without those contradictions that another gap tells with the same passages (a town in two catchments).

    Args:
        gaps: Gaps of one or more municipalities.
    """
    told = [_cited(g) for g in gaps if g.kind is not GapKind.CONTRADICTION]
    return [g for g in gaps if g.kind is not GapKind.CONTRADICTION or not any(_cited(g) <= one for one in told)]


def bearing(municipality: Municipality, gap: Gap) -> list[Conflict]:
    """Contradictions of the plan on which a gap may hang: they are about its records, or about what it counted.

    Args:
        municipality: Whose plan.
        gap: A gap of it that is no contradiction itself.
    """
    if part(gap) is Part.DESK:
        return []
    cited = _cited(gap) if gap.kind is GapKind.LOCATION else set()
    counted = {lines for code, lines, _ in cited if code == municipality.code}
    return [c for c in municipality.conflicts if c.about and (c.about in gap.about or _counts(c, counted))]


def _counts(conflict: Conflict, counted: set[str]) -> bool:
    """Whether a contradiction about 事業 or places cites a line that was counted."""
    if not str(conflict.about).startswith(("provision/", "resource/")):
        return False
    return any(_within(s.lines, lines) for c in conflict.claims for s in c.sources for lines in counted)


def _query(gap: Gap) -> str:
    return gap.id.split("/")[1]


def _cited(gap: Gap) -> set[tuple[str, str, str]]:
    """Municipality, lines and words of the passages."""
    return {
        (e.source.municipality, e.source.lines, "".join(e.source.quote.split()))
        for e in gap.because
        if e.source is not None
    }


def _within(span: str, lines: str) -> bool:
    """Whether lines (``002:331``) lie inside a span (``002:329-337``)."""
    document, _, rest = span.partition(":")
    other, _, own = lines.partition(":")
    first, _, last = rest.partition("-")
    start, _, end = own.partition("-")
    return document == other and int(first) <= int(start) and int(end or start) <= int(last or first)
