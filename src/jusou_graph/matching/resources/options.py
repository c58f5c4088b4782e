"""Which resources fit whom, in which role, and what rules the others out."""

from __future__ import annotations

import re
from dataclasses import replace

from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answers import Option, Unsuitable
from jusou_graph.matching.plan.offers import Offer
from jusou_graph.matching.resources.candidates import Matched
from jusou_graph.matching.resources.eligibility import Judged
from jusou_graph.matching.resources.wishes import without_wishes
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.evidence import Source
from jusou_graph.vocabulary import LABELS

PLANNED = ("planned", "example", "policy")
CRITERIA = LABELS["criterion"]


def _offerable(m: Matched) -> bool:
    """A need that was only derived calls for what is known to fit, not for everything that might."""
    if m.named:
        return True  # asked about: what is open is answered by what to ask
    if any(
        j.verdict is Verdict.UNKNOWN and j.condition.criterion.value == "disabilityStatus" for j in m.judgement.judged
    ):
        return False  # nothing hints at a disability: a place for it is no proposal
    told = any(n.told for n in m.needs)
    known = any(j.verdict is Verdict.MET for j in m.judgement.judged)
    return m.judgement.fit is Fit.FITS or (not m.judgement.weak and (told or known))


def _evidence(case: Case, offer: Offer, j: Judged) -> Evidence:
    source = cite(case.municipality, j.condition.source, offer.record.as_of)
    return Evidence(
        f"eligibility-{j.condition.criterion.value}", j.verdict, j.words, j.condition.source.quote, source,
        f"対象の条件（{CRITERIA[j.condition.criterion.value]}）を、聞き取ったことと照らします。",
    )  # fmt: skip


def because(case: Case, m: Matched) -> tuple[Evidence, ...]:
    """Need, liking and every condition, each with its passage."""
    out = []
    for need in m.needs:
        source = m.offer.needs[need.code]
        out.append(
            Evidence("need-met", Verdict.MET, f"{need.label}: {without_wishes(need.words)}", source.quote,
                     cite(case.municipality, source, m.offer.record.as_of), "求めていることに、この場の内容がこたえます。")
        )  # fmt: skip
    if m.offer.eligibility and not m.judgement.judged:
        source = m.offer.eligibility.source
        out.append(
            Evidence("eligibility-open", Verdict.MET, m.person.called(), m.offer.eligibility.target,
                     cite(case.municipality, source, m.offer.record.as_of), "対象を絞る条件は書かれていません。")
        )  # fmt: skip
    for activity in m.liked:
        first = m.offer.record.sources[0]
        out.append(
            Evidence("activity-liked", Verdict.MET, f"好きなこと: {LABELS['activity'][activity]}", m.offer.name,
                     cite(case.municipality, first, m.offer.record.as_of), "本人の好きなこと・得意なことと合います。")
        )  # fmt: skip
    out.extend(_evidence(case, m.offer, j) for j in m.judgement.judged)
    out.extend(w.evidence for w in m.wishes if w.evidence)
    return tuple(out)


def _asks(case: Case, m: Matched) -> tuple[str, ...]:
    name, printed = m.offer.name, [(j.condition.source.quote, j.words) for j in m.judgement.unknown]
    out = [w.ask for w in m.wishes if w.ask]
    out.extend(f"{name}: 「{quote}」に当てはまりますか（{words}）。" for quote, words in printed)
    if m.judgement.fit is Fit.BY_ARRANGEMENT:
        unmet = m.judgement.unmet[0]
        quote = unmet.condition.source.quote
        out.append(f"{name}: 「{quote}」には当たりません（{unmet.words}）。受入れを相談できますか。")
    if m.offer.programme == "p2" and case.facts.consent != "yes":
        out.append(f"{m.offer.name}: 本人の同意と希望を確かめてください。")
    if m.judgement.fit is Fit.FITS_IF and not m.judgement.judged and m.offer.eligibility:
        out.append(f"{m.offer.name}: 「{m.offer.eligibility.target}」の場です。{m.person.called()}も使えますか。")
    if m.offer.unnamed:
        out.append(f"{m.offer.name}: 計画に名称がありません。どこにあるかを担当課に聞いてください。")
    return tuple(dict.fromkeys(out))


def to_options(case: Case, matched: list[Matched]) -> tuple[Option, ...]:
    """What can be recommended, best first, one entry a resource and role."""
    out: dict[tuple[str, str], Option] = {}
    for m in matched:
        key = (m.offer.id, m.offer.role)
        if (
            m.judgement.fit is Fit.NOT_SUITABLE
            or m.other_time
            or not _offerable(m)
            or m.offer.status != "active"
            or key in out
        ):
            continue
        near = f"住まいと同じ町（{m.offer.location}）にあるため、条件が同じ中では先に挙げています。" if m.near else None
        out[key] = Option(
            m.offer.id, m.offer.name, m.offer.kind, m.offer.role, m.person.called(), m.fit,
            tuple(n.label for n in m.needs), because(case, m), _asks(case, m), near, m.offer.programme, m.offer.unnamed,
        )  # fmt: skip
    return _one_per_resource(out)


def _one_per_resource(options: dict[tuple[str, str], Option]) -> tuple[Option, ...]:
    """A resource that fits in two roles is named once, in the role that fits better, with both reasons."""
    merged: dict[str, Option] = {}
    for option in options.values():
        first = merged.get(option.id)
        if first is None:
            merged[option.id] = option
        else:
            merged[option.id] = replace(first, because=first.because + option.because, ask=first.ask + option.ask)
    return tuple(merged.values())


def to_unsuitable(case: Case, matched: list[Matched], options: tuple[Option, ...]) -> tuple[Unsuitable, ...]:
    """What answers the need but is ruled out, each with the one condition that does it."""
    shown = {o.id for o in options}
    out: dict[str, Unsuitable] = {}
    for m in matched:
        if m.offer.id in shown or m.offer.id in out:
            continue
        if m.offer.status != "active":
            out[m.offer.id] = Unsuitable(m.offer.id, m.offer.name, (_not_yet(case, m.offer),))
        elif m.other_time:
            beside = (_evidence(case, m.offer, j) for j in m.judgement.judged if j.verdict is not Verdict.MET)
            evidence = (_on_days_off(case, m.offer, m.other_time), *beside)
            out[m.offer.id] = Unsuitable(m.offer.id, m.offer.name, evidence)
        elif m.judgement.fit is Fit.NOT_SUITABLE:
            one = next((j for j in m.judgement.unmet if j.ruling_out), m.judgement.unmet[0])
            out[m.offer.id] = Unsuitable(m.offer.id, m.offer.name, (_evidence(case, m.offer, one),))
    return tuple(out.values())


def _on_days_off(case: Case, offer: Offer, source: Source) -> Evidence:
    return Evidence(
        "other-time", Verdict.NOT_MET, "平日の日中を希望", source.quote, cite(case.municipality, source, offer.record.as_of),
        "計画では休日に開く場です。平日の希望には合いません。",
    )  # fmt: skip


def _not_yet(case: Case, offer: Offer) -> Evidence:
    source = next(
        (s for s in offer.record.sources if re.search("予定|例|目指|検討", s.quote)), offer.record.sources[-1]
    )
    return Evidence(
        "not-there-yet", Verdict.NOT_MET, "いま使える場を探している", source.quote,
        cite(case.municipality, source, offer.record.as_of), "計画では予定や例にとどまり、いま使える場としては示せません。",
    )  # fmt: skip
