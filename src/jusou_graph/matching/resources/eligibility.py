"""Judges for whom something is: three values a condition, one verdict a role.

Only an explicit exclusion, or words that demand that something not be so, rule a person out for certain.
Failing an open list (「…等」) is unknown. One unmet condition close to the border is a matter of arrangement (受入調整).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN, Facts, Person, State
from jusou_graph.codes import Fit, Verdict
from jusou_graph.model.eligibility import Condition, Eligibility
from jusou_graph.vocabulary import LABELS

NEAR_YEARS = 5
"""How far from an age border the plan's own 「受入調整」 can still be asked for."""

NEAR_YEARS_OF_CHILD = 2
"""The same for children, who grow out of a place sooner."""

NEAR_CIRCUMSTANCES = frozenset(
    {"livingAlone", "coupleOnly", "elderlyHousehold", "taxExempt", "workDifficulty", "employed", "inEmploymentSupport",
     "frail", "needy", "betweenSystems", "unreached", "complexProblems", "resident", "hikikomoriExperience"}
)  # fmt: skip
"""Circumstances whose lack leaves a person just outside a target group; lacking a disability or a child is not near."""

SETTLED = frozenset({"livingAlone", "coupleOnly", "elderlyHousehold", "taxExempt"})
"""Of these, what no arrangement changes: near only where the printed list is open (「…等」), else the plan rules it out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One condition judged for one person.

    Attributes:
        condition: The condition; ``verdict`` and ``words`` of the client's side.
        near: Outside the printed words, but close to the border.
        ruling_out: Not met because the plan demands that it not be so.
    """

    condition: Condition
    verdict: Verdict
    words: str
    near: bool = False
    ruling_out: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A role judged for one person: the verdict and every condition of the alternative that came closest."""

    fit: Fit
    judged: tuple[Judged, ...]
    unmet: tuple[Judged, ...]

    @property
    def weak(self) -> bool:
        """Several conditions and nothing known of any: too little to offer it, not enough to rule it out."""
        told = [j for j in self.judged if j.verdict is MET]
        return self.fit is Fit.FITS_IF and not told and len(self.unknown) > 1

    @property
    def beside(self) -> bool:
        """Outside the printed words, and only an open list or an arrangement lets the person in."""
        return self.fit is Fit.BY_ARRANGEMENT or any(j.near for j in self.judged)

    @property
    def unknown(self) -> tuple[Judged, ...]:
        """Conditions nothing is known about."""
        return tuple(j for j in self.judged if j.verdict is UNKNOWN)


def _age(condition: Condition, person: Person) -> tuple[Verdict, bool, str]:
    if person.age is None:
        return UNKNOWN, False, f"{person.relation}の年齢: 聞いていない"
    until = 998 if person.until is None else person.until  # 後期高齢者: 75 or older
    low = condition.at_least if condition.at_least is not None else 0
    below = condition.below if condition.below is not None else 999
    words = person.called()
    if person.age >= low and until < below:
        return MET, False, words
    if until >= low and person.age < below:
        return UNKNOWN, False, words
    away = low - until if until < low else person.age - below + 1
    if condition.approximate and away <= 1:
        return UNKNOWN, True, words
    return NOT_MET, away <= (NEAR_YEARS_OF_CHILD if condition.of == "child" else NEAR_YEARS), words


def _state(facts: Facts, person: Person, code: str, of: str) -> State:
    if code == "complexProblems":
        many = len(facts.fields) > 1
        return State(
            MET if many else NOT_MET, "・".join(LABELS["field"][f] for f in facts.fields) or "分野が決まらない"
        )
    if code == "resident":
        if facts.outside:
            return State(NOT_MET, "住所が市町外")
        if facts.address is None:  # a municipality with one centre for all has an outcome without an address, too
            return State(UNKNOWN, "住所を聞いていない")
        return State(MET if facts.status not in ("not_asked", "unknown") else UNKNOWN, facts.address)
    if of != "household":
        return person.state(code)
    states = [person.state(code), *(p.state(code) for p in facts.persons if p is not person and p.cohabiting)]
    met = next((s for s in states if s.verdict is MET), None)
    return met or next((s for s in states if s.verdict is UNKNOWN), states[0])


def _whose(condition: Condition, facts: Facts, person: Person) -> Sequence[Person]:
    if condition.of == "child":
        return facts.children
    if condition.of == "household":
        return [person, *(p for p in facts.persons if p is not person and p.cohabiting)]
    return [person]


def judge_condition(condition: Condition, facts: Facts, person: Person) -> Judged:
    """One condition for one person."""
    if condition.at_least is not None or condition.below is not None:
        people = _whose(condition, facts, person)
        if not people:
            state = person.state("childRearing")
            return Judged(condition, NOT_MET if state.verdict is NOT_MET else UNKNOWN, "子の年齢: 聞いていない")
        found = [_age(condition, p) for p in people]
        verdict, near, words = min(found, key=lambda f: (MET, UNKNOWN, NOT_MET).index(f[0]))
        return _judged(condition, verdict, near, words)
    for unwanted in condition.none_of:
        state = _state(facts, person, unwanted.value, condition.of)
        if state.verdict is MET:
            return Judged(condition, NOT_MET, state.words, ruling_out=True)
        if state.verdict is UNKNOWN:
            return Judged(condition, UNKNOWN, f"{LABELS['circumstance'][unwanted.value]}: 聞いていない")
    if not condition.any_of:
        return Judged(
            condition, MET, "、".join(_state(facts, person, c.value, condition.of).words for c in condition.none_of)
        )
    states = [(c.value, _state(facts, person, c.value, condition.of)) for c in condition.any_of]
    code, best = min(states, key=lambda s: (MET, UNKNOWN, NOT_MET).index(s[1].verdict))
    words = best.words if best.verdict is not UNKNOWN else f"{LABELS['circumstance'][code]}: {best.words}"
    near = best.verdict is NOT_MET and code in NEAR_CIRCUMSTANCES and (condition.open or code not in SETTLED)
    return _judged(condition, best.verdict, near, words)


def _judged(condition: Condition, verdict: Verdict, near: bool, words: str) -> Judged:
    """An open list leaves the near miss unknown; who is far outside it is still outside."""
    if verdict is NOT_MET and condition.open and near:
        return Judged(condition, UNKNOWN, words, near)
    return Judged(condition, verdict, words, near)


def judge(eligibility: Eligibility, facts: Facts, person: Person) -> Judgement:
    """A role for one person.

    Without judgeable conditions (世代や属性を問わない) it fits.
    """
    excluded = [judge_condition(c, facts, person) for c in eligibility.exclusions]
    ruled_out = [j for j in excluded if j.verdict is MET]
    if ruled_out:
        return Judgement(Fit.NOT_SUITABLE, tuple(excluded), tuple(ruled_out))
    asked = tuple(j for j in excluded if j.verdict is UNKNOWN)
    alternatives = [tuple(judge_condition(c, facts, person) for c in a.all_of) for a in eligibility.any_of]
    if not alternatives:
        return Judgement(Fit.FITS_IF if asked else Fit.FITS, asked, ())
    judgements = [_alternative(judged, asked) for judged in alternatives]
    order = (Fit.FITS, Fit.FITS_IF, Fit.BY_ARRANGEMENT, Fit.NOT_SUITABLE)
    return min(judgements, key=lambda j: (order.index(j.fit), len(j.unmet), len(j.unknown)))


def _alternative(judged: tuple[Judged, ...], asked: tuple[Judged, ...]) -> Judgement:
    unmet = tuple(j for j in judged if j.verdict is NOT_MET)
    everything = judged + asked
    if not unmet:
        unknown = any(j.verdict is UNKNOWN for j in everything)
        return Judgement(Fit.FITS_IF if unknown else Fit.FITS, everything, ())
    if len(unmet) == 1 and unmet[0].near and not unmet[0].ruling_out:
        return Judgement(Fit.BY_ARRANGEMENT, everything, unmet)
    return Judgement(Fit.NOT_SUITABLE, everything, unmet)
