"""The 議題票 as data: what stands on the cover and on each page, before any file format.

There are two kinds. The one for the 支援会議 (members bound to secrecy) may carry what staff write about the situation.
The one for a wider meeting has no place for such a text: its pages are made of plan passages, counts of places, census
figures and counts that small numbers were taken out of, and nothing else can be put into them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jusou_graph.gaps.answer import CONFIDENCE_LABELS, KIND_LABELS, Gap
from jusou_graph.gaps.grouping import (
    PART_LABELS,
    PART_ORDER_IN_WORDS,
    SHARED_OUT,
    Part,
    bearing,
    by_part,
    goes_to,
    part,
    told_once,
)
from jusou_graph.gaps.matrix import Matrix
from jusou_graph.japanese.eras import wareki, wareki_month
from jusou_graph.model.answers import Citation, Evidence, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.vocabulary import LABELS

BLANK_COLUMNS = ("検討案", "担当", "期限")
"""Filled in at the meeting, never by the program."""

CAUTION = "計画に書かれていないことは「計画では確認できない」ことで、市町に「ない」ことではありません。"


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of proof: the plan's words and where they stand."""

    what: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Page:
    """One gap on one page.

    Attributes:
        number: Running number.
        title: The gap in one sentence; ``kind`` and ``confidence`` in words.
        part: What stands together, in words (地区, 市町全体, 担当課で確かめること).
        scope: What it is about; ``counted`` how much of it, in words; ``people`` in words, ``people_by`` per district.
        passages: Proof; ``others`` what other municipalities do.
        contradictions: What the plan says in two ways and on which the count hangs.
        monthly: How often desks met it: (month, words), small numbers taken out.
        meeting: Where the plan raises it, or that the section in charge can settle it; ``meeting_proof`` why.
        gap: Identifier of the gap.
    """

    number: int
    title: str
    part: str
    kind: str
    confidence: str
    scope: str
    counted: str
    people: str
    people_by: str
    passages: tuple[Passage, ...]
    others: tuple[Passage, ...]
    contradictions: tuple[Passage, ...]
    monthly: tuple[tuple[str, str], ...]
    meeting: str
    meeting_proof: tuple[Passage, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class ConfidentialPage(Page):
    """A page for the 支援会議: ``situation`` is what staff wrote."""

    situation: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: cover and pages.

    Attributes:
        title: Heading; ``warning`` the line under it that says who may see it.
        municipality: Name; ``meeting`` and ``secretariat`` as its plan names them.
        made_on: Day it was made.
        plan: Title and date of the plan it rests on.
        order: How the pages are sorted, in words; ``caution`` how to read them.
        matrix: Table of the cover.
        pages: The gaps.
    """

    title: str
    warning: str
    municipality: str
    meeting: str
    secretariat: str
    made_on: str
    plan: str
    order: str
    caution: str
    matrix: Matrix
    pages: tuple[Page, ...]


Monthly = Mapping[str, Mapping[str, int | None]]
"""Need → month → count, None where it is too small to leave the office (``Ledger.totals(…, smallest=…)``)."""


def wider_sheet(
    municipality: Municipality, gaps: Sequence[Gap], matrix: Matrix, made_on: date, *, monthly: Monthly | None = None
) -> Sheet:
    """The sheet for a meeting beyond the 支援会議; there is no way to put a free text into it.

    Args:
        municipality: Whose sheet.
        gaps: The gaps to bring, in order.
        matrix: Table of the cover.
        made_on: Day it is made.
        monthly: Counts of the ledger with small numbers taken out.
    """
    pages = tuple(Page(**_page(i, g, monthly or {}, municipality)) for i, g in enumerate(_in_parts(gaps), 1))
    return _sheet(municipality, _brought_to(gaps), matrix, made_on, "個人に関する情報を含まない版", pages)


def support_meeting_sheet(
    municipality: Municipality,
    gaps: Sequence[Gap],
    matrix: Matrix,
    made_on: date,
    *,
    monthly: Monthly | None = None,
    situations: Mapping[str, str] | None = None,
) -> Sheet:
    """The sheet for the 支援会議, whose members are bound to secrecy.

    Args:
        municipality: As for ``wider_sheet``.
        gaps: As for ``wider_sheet``.
        matrix: As for ``wider_sheet``.
        made_on: As for ``wider_sheet``.
        monthly: As for ``wider_sheet``.
        situations: Gap → what staff wrote about the situation; written into the file and kept nowhere else.
    """
    words = situations or {}
    pages = tuple(
        ConfidentialPage(**_page(i, g, monthly or {}, municipality), situation=words.get(g.id, ""))
        for i, g in enumerate(_in_parts(gaps), 1)
    )
    held = next((m for m in municipality.meetings if m.holds == "support_meeting"), None)
    brought_to = (held.name, held.secretariat or held.host) if held else ("支援会議", None)
    warning = f"取扱注意: {brought_to[0]}の構成員（守秘義務あり）だけが見る版。会議の後に回収する"
    return _sheet(municipality, brought_to, matrix, made_on, warning, pages)


def _in_parts(gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps part by part, none told twice."""
    return [gap for own in by_part(told_once(gaps)).values() for gap in own]


def _brought_to(gaps: Sequence[Gap]) -> tuple[str, str | None]:
    """The meeting of the cover and its secretariat."""
    return (gaps[0].raise_at.meeting, gaps[0].raise_at.secretariat) if gaps else ("", "")


def _sheet(
    municipality: Municipality,
    brought_to: tuple[str, str | None],
    matrix: Matrix,
    made_on: date,
    warning: str,
    pages: tuple[Page, ...],
) -> Sheet:
    meeting, secretariat = brought_to
    document = municipality.profile.documents[0]
    return Sheet(
        title=f"{municipality.profile.name} 社会資源の不足に関する議題票",
        warning=warning,
        municipality=municipality.profile.name,
        meeting=meeting,
        secretariat="計画では確認できない" if secretariat is None else secretariat,
        made_on=wareki(made_on),
        plan=f"{document.title}（{document.as_of}）",
        order=PART_ORDER_IN_WORDS,
        caution=CAUTION,
        matrix=matrix,
        pages=pages,
    )


def _page(number: int, gap: Gap, monthly: Monthly, municipality: Municipality) -> dict[str, Any]:
    own = municipality.code if len(municipality.profile.documents) == 1 else ""
    counts = monthly.get(gap.need[0], {}) if gap.need else {}
    settled_by_desk = part(gap) is Part.DESK
    return {
        "number": number,
        "title": gap.title,
        "part": PART_LABELS[part(gap)],
        "kind": KIND_LABELS[gap.kind],
        "confidence": CONFIDENCE_LABELS[gap.confidence],
        "scope": gap.scope.name + (f"・{LABELS['supportNeed'][gap.need[0]]}" if gap.need else ""),
        "counted": counted(gap),
        "people": people(gap),
        "people_by": people_by(gap),
        "passages": tuple(_passage(e, own) for e in gap.because),
        "others": tuple(_passage(e, own) for e in gap.others),
        "contradictions": tuple(_claims(gap, municipality, own)),
        "monthly": tuple(
            (wareki_month(month), "少数のため非表示" if n is None else f"{n}件") for month, n in counts.items()
        ),
        "meeting": goes_to(gap),
        "meeting_proof": () if settled_by_desk else tuple(_passage(e, own) for e in gap.raise_at.because),
        "gap": gap.id,
    }


def counted(gap: Gap) -> str:
    """How much, in words: the numbers never stand without what was counted."""
    if gap.count is None:
        return "数えていない"
    numbers = str(gap.count) if gap.out_of is None else f"{gap.count} ／ {gap.out_of}"
    return f"{numbers}（{gap.measure}）"


def people(gap: Gap) -> str:
    """People in the scope, in words; an unknown number is never zero."""
    number = "人数は分からない" if gap.people is None else f"{gap.people:,} 人"
    return f"{number}（{gap.people_note}）" if gap.people_note else number


def people_by(gap: Gap) -> str:
    """People of each district, in words; empty where the gap is not about several."""
    words = []
    for one in gap.people_by:
        perhaps = f"（ほかに二つの担当に載る町 {one.perhaps:,}人）" if one.perhaps else ""
        words.append(f"{one.name.replace('地域包括支援センター', '')} {one.people:,}人{perhaps}")
    return f"{SHARED_OUT}：{'、'.join(words)}" if words else ""


def _claims(gap: Gap, municipality: Municipality, own: str) -> Iterator[Passage]:
    """Both sides of the contradictions on which a gap hangs."""
    for conflict in bearing(municipality, gap):
        for claim in conflict.claims:
            for source in claim.sources[:1]:
                yield _cited(claim.says, cite(municipality, source), own)


def _passage(evidence: Evidence, own: str) -> Passage:
    """A passage as printed."""
    return _cited(evidence.resource, evidence.source, own, evidence.elsewhere)


def _cited(what: str, source: Citation | None, own: str, elsewhere: str = "") -> Passage:
    """The words of a passage; the plan on the cover is not named again on every line.

    Titles repeat between municipalities, so that it is told by the code, and another one is named.
    """
    if source is None:
        return Passage(what, "", "")
    document = "" if source.municipality == own else f"{source.document} "
    if elsewhere and elsewhere not in document:
        document = f"{elsewhere} {document}"
    return Passage(what, source.quote, f"{document}{source.section}〔{source.lines}〕{source.as_of}")
