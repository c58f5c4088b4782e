"""Needs for which nothing fits here, with the reason and the meeting that takes them up."""

from __future__ import annotations

from jusou_graph.case.needs import Need
from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answers import MissingResource
from jusou_graph.matching.plan.offers import Offers
from jusou_graph.matching.resources.candidates import Matched
from jusou_graph.matching.resources.options import PLANNED, _evidence, _not_yet, _on_days_off
from jusou_graph.matching.resources.wishes import read_wishes
from jusou_graph.matching.rules.participation import GAP
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite

NOT_A_GAP = frozenset({"roleForOthers"})
PASTIMES = frozenset({"exercise", "learning", "leisure"})
"""What is done in a place: where the place itself is found, the pastime alone is no gap."""


def gap_meeting(case: Case) -> str | None:
    """Name of the meeting to which the plan brings missing resources."""
    wanted = case.municipality.profile.gap_meeting
    return next((m.name for m in case.municipality.meetings if m.id == wanted), None)


def _answered(matched: list[Matched], need: Need) -> bool:
    """A place or help is meant for this person."""
    return any(need in m.needs and m.answers for m in matched)


def _open_by_day(matched: list[Matched], needs: list[Need], need: Need) -> bool:
    """A place by day for someone who has none: one that prints such hours, or one of creative and productive work."""
    at_work = (n for n in needs if n.code == "creativeActivity" and n.person is need.person)
    printed = any(
        need in m.needs and m.answers and w.evidence and w.evidence.rule == "wish-time" and not w.ask
        for m in matched
        for w in m.wishes
    )
    return printed or any(_answered(matched, n) for n in at_work)


def _reason(case: Case, offers: Offers, matched: list[Matched], need: Need) -> tuple[str, tuple[Evidence, ...]]:
    mine = [m for m in matched if need in m.needs]
    ruled_out = [m for m in mine if m.offer.status == "active" and m.judgement.fit is Fit.NOT_SUITABLE]
    if ruled_out:  # a place is there: what is planned besides does not make it one that is only planned
        return "not_eligible", (_evidence(case, ruled_out[0].offer, ruled_out[0].judgement.unmet[0]),)
    planned = [m for m in mine if m.offer.status in PLANNED and m.judgement.fit is not Fit.NOT_SUITABLE]
    if planned:
        return "planned_only", (_not_yet(case, planned[0].offer),)
    if need.by_day:
        closed = tuple(_on_days_off(case, m.offer, m.other_time) for m in mine if m.other_time)
        return "none_listed", closed
    return ("none_listed" if offers.municipality.resources else "not_collected"), ()


def _label(case: Case, need: Need) -> str:
    """What is missing: with the time wished, where places for the need are known and only that time is open."""
    if not need.by_day:
        return need.label
    told = next((w.words for w in read_wishes(case.facts.text, (need,)) if w.kind == "time"), "日中")
    return f"{need.label}（{told}）"


def find_gaps(case: Case, offers: Offers, matched: list[Matched], needs: list[Need]) -> tuple[MissingResource, ...]:
    """A gap for every need that was sought and is not answered; needs only derived make none."""
    out: dict[str, MissingResource] = {}
    source = case.municipality.profile.gap_meeting_source
    met = {id(n.person) for n in needs if n.code not in PASTIMES and _answered(matched, n)}
    for need in needs:
        if need.code in PASTIMES and id(need.person) in met:
            continue
        if not need.sought or need.code in NOT_A_GAP or need.code in out:
            continue
        if _open_by_day(matched, needs, need) if need.by_day else _answered(matched, need):
            continue
        reason, why = _reason(case, offers, matched, need)
        cited = cite(case.municipality, source) if source else GAP.citation(case)
        raised = Evidence(
            GAP.name, Verdict.MET, f"{need.label}: {need.words}", cited.quote if cited else "", cited, GAP.sentence
        )
        out[need.code] = MissingResource(need.code, _label(case, need), reason, gap_meeting(case), (*why, raised))
    return tuple(out.values())
