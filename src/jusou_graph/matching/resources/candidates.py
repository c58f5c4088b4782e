"""The offers that answer a need, each judged for the person whose need it is, best first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jusou_graph.case.facts import Facts, Person
from jusou_graph.case.needs import HELPER, Need
from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.plan.offers import Offer, Offers
from jusou_graph.matching.resources.asked_by_name import asked_name, named_needs
from jusou_graph.matching.resources.eligibility import Judgement, judge
from jusou_graph.matching.resources.wishes import Compared, compare, read_wishes
from jusou_graph.matching.rules.participation import PARTICIPATION
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.evidence import Source

FIT_ORDER = (Fit.FITS, Fit.FITS_IF, Fit.BY_ARRANGEMENT, Fit.NOT_SUITABLE)
DISLIKED = {"sign:dislikeIndoor": ("sorting",), "sign:dislikeOutdoor": ("farming", "clearing")}
WEEKDAY, DAY_OFF = re.compile("平日"), re.compile("休日|土曜|日曜")
GENERAL = "connection"


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
    wishes: tuple[Compared, ...] = ()
    named: bool = False

    @property
    def fit(self) -> Fit:
        """How it fits: what is wished and not printed leaves open what the target group alone would settle."""
        unsettled = any(w.ask for w in self.wishes)
        return Fit.FITS_IF if unsettled and self.judgement.fit is Fit.FITS else self.judgement.fit

    @property
    def answers(self) -> bool:
        """A place or help is meant for this person; one to be arranged, or the 事業 that looks for places, is not."""
        return (
            self.offer.status == "active"
            and self.judgement.fit is not Fit.NOT_SUITABLE
            and not self.judgement.beside
            and self.other_time is None
            and not self.judgement.weak
            and not self.offer.is_programme
        )

    @property
    def serves(self) -> bool:
        """It answers, and the plan names it."""
        return self.answers and not self.offer.unnamed


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


def _own_needs(offer: Offer, needs: list[Need]) -> list[list[Need]]:
    """The needs that an offer answers, person by person."""
    by_person: dict[int, list[Need]] = {}
    for need in needs:
        if need.code in offer.needs and (offer.role == HELPER or need.role != HELPER or offer.is_programme):
            by_person.setdefault(id(need.person), []).append(need)
    return list(by_person.values())


def _matched(case: Case, offer: Offer, own: list[Need], named: bool = False) -> Matched:
    person = own[0].person
    liked, disliked = _liking(case.facts, offer)
    near = _near(case, offer)
    looks_for_places = offer.is_programme and not offer.unnamed
    told = () if looks_for_places else read_wishes(case.facts.text, own)
    wishes = tuple(compare(case.municipality, offer, w, near) for w in told)
    time = _other_time(case.facts, offer, own)
    return Matched(offer, person, tuple(own), _judge(case, offer, person), liked, disliked, near, time, wishes, named)


def match(case: Case, offers: Offers, needs: list[Need]) -> list[Matched]:
    """Every offer that answers a need, judged for the person whose need it is."""
    found: list[Matched] = []
    between = PARTICIPATION.met(case)
    asks = not case.emergency and not case.facts.outside
    for offer in offers.all:
        name = asked_name(case.facts.text, offer) if asks else None
        if name:
            found.extend(_asked_for(case, offer, name, needs))
            continue
        if offer.is_programme and not (
            between and (case.facts.consent in ("yes", "mixed") or any(n.told for n in needs))
        ):
            continue  # the 事業 looks for places together with the person, so somebody has to have asked
        for own in _own_needs(offer, needs):
            if offer.role == HELPER and not any(n.role == HELPER or _may_help(case.facts, n) for n in own):
                continue
            one = _matched(case, offer, own)
            judged = one.judgement.judged
            known = not judged or any(j.verdict is Verdict.MET for j in judged)
            if offer.programme == "p2" and not between and not known:
                continue  # 参加支援 is for those whom nothing else serves; nothing shows that of this person
            found.append(one)
    if not between:
        found.extend(_for_the_unserved(case, offers, needs, found))
    return sorted(found, key=_rank)


def _asked_for(case: Case, offer: Offer, name: str, needs: list[Need]) -> list[Matched]:
    """A place asked about by name is judged for everyone whose need it answers, else for whom the text is about."""
    groups = _own_needs(offer, needs) or [named_needs(case.facts, offer, name)]
    return [_matched(case, offer, own, named=True) for own in groups if own]


def _only_consent(offer: Offer) -> bool:
    """Whether consent is the only condition, so that nobody's age or circumstances keep them out."""
    alternatives = offer.eligibility.any_of if offer.eligibility else ()
    return all(c.criterion.value == "consent" for a in alternatives for c in a.all_of)


def _for_the_unserved(case: Case, offers: Offers, needs: list[Need], found: list[Matched]) -> list[Matched]:
    """参加支援 for what an adult seeks and no named place of the plan is meant for (狭間の個別ニーズ)."""
    unserved: list[Need] = [
        n
        for n in needs
        if n.sought and n.role != HELPER and not n.person.minor and not any(n in m.needs and m.serves for m in found)
    ]
    out: list[Matched] = []
    for offer in offers.all:
        if offer.is_programme and offer.role != HELPER and offer.status == "active" and _only_consent(offer):
            out.extend(_matched(case, offer, own) for own in _own_needs(offer, unserved))
    case.unserved = "、".join(dict.fromkeys(n.words for n in unserved)) if out else ""
    return out


def _may_help(facts: Facts, need: Need) -> bool:
    """Someone with experience of withdrawal can take part by helping where the need is a step to work."""
    return need.code == "workStep" and need.person is facts.withdrawn(once=True)


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


def _rank(m: Matched) -> tuple[object, ...]:
    """What was asked for itself before what is only near it; certain before open; what is named; what is liked; closeness last."""

    def weight(need: Need) -> int:
        return (0 if need.sought else 1 if need.told else 4) + (2 if need.code == GENERAL else 0)

    return (
        0 if m.judgement.fit in (Fit.FITS, Fit.FITS_IF) else FIT_ORDER.index(m.judgement.fit),
        0 if m.named else min(weight(n) for n in m.needs),
        FIT_ORDER.index(m.fit),
        not m.named,
        FIT_ORDER.index(m.judgement.fit),
        bool(m.disliked),
        -len(m.liked),
        m.offer.is_programme,
        not m.near,
        -len(m.needs),
    )
