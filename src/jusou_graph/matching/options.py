"""Which resources fit whom, in which role, and what rules the others out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answers import Option, Unsuitable
from jusou_graph.matching.eligibility import Judged, Judgement, judge
from jusou_graph.matching.facts import Facts, Person
from jusou_graph.matching.needs import HELPER, Need
from jusou_graph.matching.rules.participation import PARTICIPATION
from jusou_graph.matching.rules.rule import Case
from jusou_graph.matching.thesaurus import WORDS
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.eligibility import Eligibility, Role
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.records import Provision, Resource
from jusou_graph.vocabulary import LABELS

FIT_ORDER = (Fit.FITS, Fit.FITS_IF, Fit.BY_ARRANGEMENT, Fit.NOT_SUITABLE)
DISLIKED = {"sign:dislikeIndoor": ("sorting",), "sign:dislikeOutdoor": ("farming", "clearing")}
GENERAL = "connection"
PLANNED = ("planned", "example", "policy")
CRITERIA = LABELS["criterion"]


@dataclass(frozen=True)
class Offer:
    """A resource in one role, with the activities its words name; a 参加支援事業 without named menus is an offer too."""

    id: str
    name: str
    kind: str
    programme: str
    status: str
    unnamed: bool
    location: str | None
    record: Record
    role: str
    eligibility: Eligibility | None
    needs: dict[str, Source]
    activities: frozenset[str]
    is_programme: bool = False
    needs_decision: bool = False


class Offers:
    """All offers of a municipality, compiled once."""

    def __init__(self, municipality: Municipality) -> None:
        self.municipality = municipality

    @cached_property
    def all(self) -> tuple[Offer, ...]:
        """Every resource in every role; where no menu of 参加支援 exists, the 事業 itself."""
        provisions = [p for p in self.municipality.provisions if p.programme.value == "p2" and p.status == "active"]
        names = {p.name for p in provisions} | {"参加支援事業"}
        offers = [_offer(r, role, names) for r in self.municipality.resources for role in r.roles]
        if not any(o.programme == "p2" and o.status == "active" for o in offers):
            offers.extend(self._of_programme(p) for p in provisions)
        return tuple(offers)

    def _of_programme(self, provision: Provision) -> Offer:
        by = {o.id: o.name for o in self.municipality.organizations}
        provider = next((by[p] for p in provision.providers if p in by), provision.department or "")
        source = provision.sources[0]
        needs = dict.fromkeys(("connection", "workStep", "roleForOthers"), source)
        name = f"{provision.name}（{provider}）" if provider else provision.name
        return Offer(
            f"provision-{provision.id}", name, "programme", "p2", "active", False, None, provision, "client",
            provision.eligibility, needs, frozenset(), is_programme=True,
        )  # fmt: skip


def _offer(resource: Resource, role: Role, names: set[str]) -> Offer:
    needs = {m.need.value: m.source for m in reversed(role.meets)}
    told = {a.activity.value for a in role.activities}
    text = "".join(
        (resource.name, resource.content or "", *(m.source.quote for m in role.meets), role.eligibility.target)
    )
    if not told:
        told = {
            k.removeprefix("activity:")
            for k, ws in WORDS.items()
            if k.startswith("activity:") and any(w in text for w in ws)
        }
    programme = any(resource.name.startswith(n) for n in names)
    return Offer(
        resource.id, resource.name, resource.kind.value, resource.programme.value, resource.status, resource.unnamed,
        resource.location, resource, role.role, role.eligibility, needs, frozenset(told), programme, resource.needs_decision,
    )  # fmt: skip


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


def _liking(facts: Facts, offer: Offer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    liked = {f.key.removeprefix("activity:") for f in facts.found if f.key.startswith("activity:") and not f.negated}
    disliked = {a for sign, activities in DISLIKED.items() if facts.says(sign) for a in activities}
    return tuple(sorted(offer.activities & (liked - disliked))), tuple(sorted(offer.activities & disliked))


def _near(case: Case, offer: Offer) -> bool:
    town = ((case.catchment.get("address") or {}) or {}).get("town") or ""
    return bool(town and offer.location and re.match(re.escape(town), offer.location))


def match(case: Case, offers: Offers, needs: list[Need]) -> list[Matched]:
    """Every offer that answers a need, judged for the person whose need it is."""
    found: list[Matched] = []
    between = PARTICIPATION.met(case)
    for offer in offers.all:
        if offer.is_programme and not between:
            continue
        by_person: dict[int, list[Need]] = {}
        for need in needs:
            if need.code in offer.needs and (offer.role == HELPER or need.role != HELPER or offer.is_programme):
                by_person.setdefault(id(need.person), []).append(need)
        for own in by_person.values():
            person = own[0].person
            if offer.role == HELPER and not any(n.role == HELPER or _may_help(case.facts, n) for n in own):
                continue
            judged = _judge(case, offer, person)
            liked, disliked = _liking(case.facts, offer)
            found.append(Matched(offer, person, tuple(own), judged, liked, disliked, _near(case, offer)))
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
        if m.judgement.fit is Fit.NOT_SUITABLE or not _offerable(m) or m.offer.status != "active" or key in out:
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
        elif m.judgement.fit is Fit.NOT_SUITABLE:
            one = next((j for j in m.judgement.unmet if j.ruling_out), m.judgement.unmet[0])
            out[m.offer.id] = Unsuitable(m.offer.id, m.offer.name, (_evidence(case, m.offer, one),))
    return tuple(out.values())


def _not_yet(case: Case, offer: Offer) -> Evidence:
    source = next(
        (s for s in offer.record.sources if re.search("予定|例|目指|検討", s.quote)), offer.record.sources[-1]
    )
    return Evidence(
        "not-there-yet", Verdict.NOT_MET, "いま使える場を探している", source.quote,
        cite(case.municipality, source, offer.record.as_of), "計画では予定や例にとどまり、いま使える場としては示せません。",
    )  # fmt: skip
