"""Which resources fit whom, in which role, and what rules the others out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answers import Option, Unsuitable
from jusou_graph.matching.eligibility import Judged, Judgement, judge
from jusou_graph.matching.facts import Facts, Person
from jusou_graph.matching.needs import HELPER, Need
from jusou_graph.matching.offers import Offer, Offers
from jusou_graph.matching.rules.participation import PARTICIPATION
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.evidence import Source
from jusou_graph.vocabulary import LABELS

FIT_ORDER = (Fit.FITS, Fit.FITS_IF, Fit.BY_ARRANGEMENT, Fit.NOT_SUITABLE)
DISLIKED = {"sign:dislikeIndoor": ("sorting",), "sign:dislikeOutdoor": ("farming", "clearing")}
WEEKDAY, DAY_OFF = re.compile("平日"), re.compile("休日|土曜|日曜")
GENERAL = "connection"
PLANNED = ("planned", "example", "policy")
CRITERIA = LABELS["criterion"]


@dataclass(frozen=True)
class Matched:
    """An offer judged for one person and the needs it answers."""

    offer: Offer
    person: Person
    needs: tuple[Need, ...]
    judgement: Judgement
    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()
    near: bool = False
    other_time: Source | None = None


def _liking(facts: Facts, offer: Offer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    liked = {f.key.removeprefix("activity:") for f in facts.found if f.key.startswith("activity:") and not f.negated}
    disliked = {a for sign, activities in DISLIKED.items() if facts.says(sign) for a in activities}
    return tuple(sorted(offer.activities & (liked - disliked))), tuple(sorted(offer.activities & disliked))


def _other_time(facts: Facts, offer: Offer, own: list[Need]) -> Source | None:
    """The passage by which a place is open on days off only, where a place on weekdays is looked for."""
    wished = any(n.told and WEEKDAY.search(_sentence_of(facts.text, n.words.strip("「」"))) for n in own)
    if not wished or WEEKDAY.search(getattr(offer.record, "content", None) or ""):
        return None
    return next((s for s in (*offer.needs.values(), *offer.record.sources) if DAY_OFF.search(s.quote)), None)


def _sentence_of(text: str, words: str) -> str:
    return next((s for s in text.split("。") if words in s), "")


def _near(case: Case, offer: Offer) -> bool:
    town = ((case.catchment.get("address") or {}) or {}).get("town") or ""
    return bool(town and offer.location and re.match(re.escape(town), offer.location))


def match(case: Case, offers: Offers, needs: list[Need]) -> list[Matched]:
    """Every offer that answers a need, judged for the person whose need it is."""
    found: list[Matched] = []
    between = PARTICIPATION.met(case)
    for offer in offers.all:
        if offer.is_programme and not (
            between and (case.facts.consent in ("yes", "mixed") or any(n.told for n in needs))
        ):
            continue  # the 事業 looks for places together with the person, so somebody has to have asked
        by_person: dict[int, list[Need]] = {}
        for need in needs:
            if need.code in offer.needs and (offer.role == HELPER or need.role != HELPER or offer.is_programme):
                by_person.setdefault(id(need.person), []).append(need)
        for own in by_person.values():
            person = own[0].person
            if offer.role == HELPER and not any(n.role == HELPER or _may_help(case.facts, n) for n in own):
                continue
            judged = _judge(case, offer, person)
            known = not judged.judged or any(j.verdict is Verdict.MET for j in judged.judged)
            if offer.programme == "p2" and not between and not known:
                continue  # 参加支援 is for those whom nothing else serves; nothing shows that of this person
            liked, disliked = _liking(case.facts, offer)
            time = _other_time(case.facts, offer, own)
            found.append(Matched(offer, person, tuple(own), judged, liked, disliked, _near(case, offer), time))
    return sorted(found, key=_rank)


def _may_help(facts: Facts, need: Need) -> bool:
    """Someone with experience of withdrawal can take part by helping where the need is a step to work."""
    return need.code == "workStep" and need.person is facts.withdrawn()


def _judge(case: Case, offer: Offer, person: Person) -> Judgement:
    """Judged by its conditions; where none is printed, someone outside its field (a 54-year-old at 高齢分野) is open."""
    if offer.eligibility is None:
        return Judgement(Fit.FITS, (), ())
    judged = judge(offer.eligibility, case.facts, person)
    if judged.fit is Fit.FITS and not judged.judged and not _of_field(offer, person):
        return Judgement(Fit.FITS_IF, (), ())
    return judged


def _of_field(offer: Offer, person: Person) -> bool:
    fields = {f.value for f in getattr(offer.record, "fields", ())}
    mine = {
        "elderly": person.elderly,
        "disability": person.state("disability").verdict is Verdict.MET,
        "child": person.minor or person.state("childRearing").verdict is Verdict.MET,
    }
    return not fields & set(mine) or any(mine.get(f, True) for f in fields)


def _offerable(m: Matched) -> bool:
    """A need that was only derived calls for what is known to fit, not for everything that might."""
    if any(
        j.verdict is Verdict.UNKNOWN and j.condition.criterion.value == "disabilityStatus" for j in m.judgement.judged
    ):
        return False  # nothing hints at a disability: a place for it is no proposal
    told = any(n.told for n in m.needs)
    known = any(j.verdict is Verdict.MET for j in m.judgement.judged)
    return m.judgement.fit is Fit.FITS or (not m.judgement.weak and (told or known))


def _rank(m: Matched) -> tuple[object, ...]:
    """What was asked for itself before what is only near it; certain before open; what is liked; closeness last."""

    def weight(need: Need) -> int:
        return (0 if need.sought else 1 if need.told else 4) + (2 if need.code == GENERAL else 0)

    return (
        0 if m.judgement.fit in (Fit.FITS, Fit.FITS_IF) else FIT_ORDER.index(m.judgement.fit),
        min(weight(n) for n in m.needs),
        FIT_ORDER.index(m.judgement.fit),
        bool(m.disliked),
        -len(m.liked),
        m.offer.is_programme,
        not m.near,
        -len(m.needs),
    )


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
            Evidence("need-met", Verdict.MET, f"{need.label}: {need.words}", source.quote,
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
    return tuple(out)


def _asks(case: Case, m: Matched) -> tuple[str, ...]:
    name, printed = m.offer.name, [(j.condition.source.quote, j.words) for j in m.judgement.unknown]
    out = [f"{name}: 「{quote}」に当てはまりますか（{words}）。" for quote, words in printed]
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
            m.offer.id, m.offer.name, m.offer.kind, m.offer.role, m.person.called(), m.judgement.fit,
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
            out[m.offer.id] = Unsuitable(m.offer.id, m.offer.name, (_on_days_off(case, m.offer, m.other_time),))
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
