"""Who carries out a 事業 and who calls a meeting, as the plan prints it, and what it contradicts itself about."""

from __future__ import annotations

import re

from jusou_graph.codes import PROGRAMME_LABELS, Verdict
from jusou_graph.matching.answer_parts import Disputed, RunBy
from jusou_graph.matching.rules.programmes import PROGRAMME_NAMES
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Provision

RUN_ALONE = ("p2", "p4", "p5")
"""Programmes that one office carries out for everyone; 包括的相談 and 地域づくり are many desks and places."""
SECTION = re.compile("[課室]$")


def _plain(text: str) -> str:
    return "".join(text.split())


def _passage(sources: list[Source], *words: str) -> Source | None:
    """The first passage that prints one of the words."""
    return next((s for w in words for s in sources if w and _plain(w) in _plain(s.quote)), None)


def _provider_names(municipality: Municipality, provision: Provision) -> tuple[str, ...]:
    known = {o.id: o.name for o in municipality.organizations} | {a.id: a.name for a in municipality.agencies}
    own = {o.id: o.name for o in municipality.organizations}
    return tuple(own.get(p) or known[p] for p in provision.providers if p in known)


def programme_run_by(municipality: Municipality, programme: str) -> RunBy | None:
    """Who carries out a programme and which section is in charge, or None where the plan prints neither."""
    provision = next(
        (p for p in municipality.provisions if p.programme.value == programme and p.status == "active"), None
    )
    if provision is None or programme not in RUN_ALONE:
        return None
    names = _provider_names(municipality, provision)
    if not names and provision.department is None:
        return None
    wanted = [*names, *([provision.department] if provision.department else [])]
    called = PROGRAMME_NAMES[PROGRAMME_LABELS[programme]]
    found = {s.lines: s for w in wanted if (s := _passage(provision.sources, w))} or {"": provision.sources[0]}
    because = tuple(
        Evidence("programme-run-by", Verdict.MET, called, s.quote, cite(municipality, s, provision.as_of),
                 "計画が挙げる、この事業の実施者と担当課です。")
        for s in found.values()
    )  # fmt: skip
    return RunBy(names, provision.department, because)


def meeting_run_by(municipality: Municipality, holds: str) -> RunBy | None:
    """主催 and 事務局 of a meeting, or None where the plan prints neither."""
    found = [m for m in municipality.meetings if m.holds == holds]
    top = next((m for m in found if m.parent is None), found[0] if found else None)
    if top is None or (top.host is None and top.secretariat is None):
        return None
    host = re.split("[（(]", top.host)[0] if top.host else ""
    inside = re.findall(r"[：:]([^）)]+)[）)]", top.host or "")
    sources = [_passage(top.sources, *inside, f"{host}（主催）", host), _passage(top.sources, top.secretariat or "")]
    cited = {s.lines: s for s in sources if s}
    because = tuple(
        Evidence("meeting-run-by", Verdict.MET, top.name, s.quote, cite(municipality, s, top.as_of),
                 "計画が挙げる、この会議の主催・事務局です。")
        for s in cited.values()
    )  # fmt: skip
    return RunBy((top.host,) if top.host else (), top.secretariat, because)


def programme_section(municipality: Municipality, programme: str) -> str | None:
    """The section in charge of a programme as the plan prints it, or None where it prints none."""
    provision = next((p for p in municipality.provisions if p.programme.value == programme), None)
    if provision is None or provision.department:
        return provision.department if provision else None
    return next((n for n in _provider_names(municipality, provision) if SECTION.search(n)), None)


def lead_section(municipality: Municipality) -> str:
    """The section to ask where the plan names no desk: the one in charge of 多機関協働, else the one for addresses."""
    return programme_section(municipality, "p5") or municipality.profile.catchment.ask


def disputes(municipality: Municipality, agency: str) -> tuple[Disputed, ...]:
    """Contradictions inside the plan about a desk."""
    said = "計画の中で食い違っています。どちらとも決めません。"
    return tuple(
        Disputed(
            c.title,
            c.question,
            tuple(
                Evidence(
                    "plan-contradicts-itself", Verdict.UNKNOWN, c.title, one.says, cite(municipality, source), said
                )
                for one in c.claims
                for source in one.sources[:1]
            ),
        )
        for c in municipality.conflicts
        if c.about == f"agency/{agency}"
    )
