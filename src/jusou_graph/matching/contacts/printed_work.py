"""Desks and bodies that a plan names beside those of the four fields, found by the work it prints for them.

No plan says 「債務の窓口」 or 「出所した人の窓口」. It lists 消費生活センター, 弁護士会, 更生保護 or the office of 生活保護 with
their work; so each is proposed to be confirmed, with the printed words, and never as the desk that settles it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jusou_graph.case.facts import MET, Facts
from jusou_graph.codes import Verdict
from jusou_graph.matching.answers import Contact
from jusou_graph.matching.contacts.field_desks import Desks
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency


@dataclass(frozen=True, slots=True)
class PrintedWork:
    """A matter, and the printed words by which a desk's work takes it in.

    Attributes:
        field: What the contact is listed under; ``matter`` the same in words.
        told: The words of the case that tell it, or ``""``.
        printed: Words in the plan's name or content of a desk.
    """

    field: str
    matter: str
    told: Callable[[Facts], str]
    printed: re.Pattern[str]


def _debts(facts: Facts) -> str:
    return facts.concern_words("debt")


def _released(facts: Facts) -> str:
    said = facts.says("sign:released", past=True)
    return f"「{said.words}」" if said else ""


def _assisted(facts: Facts) -> str:
    held = next((s for p in facts.focus if (s := p.state("publicAssistance")).verdict is MET), None)
    return held.words if held else ""


WORKS = (
    PrintedWork("debt", "債務のこと", _debts, re.compile("消費生活|弁護士会|司法書士会|司法支援センター|法テラス|多重債務|法律相談")),
    PrintedWork("rehabilitation", "刑務所などを出たあとの暮らし", _released, re.compile("更生保護|保護観察|地域生活定着|保護院")),
    PrintedWork("poverty", "生活保護のこと", _assisted, re.compile("生活保護")),
)  # fmt: skip


def _printed(agency: Agency, work: PrintedWork) -> tuple[str, Source] | None:
    """The words by which a desk's name or content takes the matter in, with the passage that prints them."""
    said = work.printed.search(" ".join((agency.name, *agency.aliases, agency.content or "")))
    source = next((s for s in agency.sources if said and said[0] in s.quote), None)
    return (said[0], source) if said and source else None


def _contact(case: Case, agency: Agency, work: PrintedWork, told: str, printed: str, source: Source) -> Contact:
    evidence = Evidence(
        "desk-of-printed-work", Verdict.MET, told, agency.content or agency.name,
        cite(case.municipality, source, agency.as_of),
        f"計画は「{printed}」と書き、「{work.matter}」の窓口とは書いていません（印字の言葉からの推論）。", True,
    )  # fmt: skip
    ask = f"{agency.name}が、{work.matter}の相談を受けるかを確かめてください。"
    return Contact(agency.id, agency.name, work.field, "to_confirm", (evidence,), (ask,), agency.department)


def by_printed_work(case: Case, desks: Desks, taken: set[str]) -> list[Contact]:
    """Desks and partner bodies whose printed work takes in debts, life after release, or 生活保護; all to be confirmed.

    Args:
        case: The case.
        desks: Desks of its municipality.
        taken: Ids that are answered for already.
    """
    if case.facts.outside:
        return []
    out = []
    for work in WORKS:
        told = work.told(case.facts)
        if not told:
            continue
        for agency in desks.municipality.agencies:
            found = _printed(agency, work)
            if found and agency.status == "active" and agency.id not in taken:
                taken = taken | {agency.id}
                out.append(_contact(case, agency, work, told, *found))
    return out
