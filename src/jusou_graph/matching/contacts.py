"""Whom to turn to: the desks of the fields concluded, by catchment, municipality or wider region, and who coordinates."""

from __future__ import annotations

import re

from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answers import Contact, Unsuitable
from jusou_graph.matching.desks import (
    PROGRAMME_OF,
    Desks,
    elderly_desks,
    field_evidence,
    just_outside_desks,
    near_elderly,
)
from jusou_graph.matching.eligibility import judge, judge_condition
from jusou_graph.matching.facts import MET, Facts
from jusou_graph.matching.rules.programmes import PROGRAMME_NAMES
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Provision
from jusou_graph.vocabulary import LABELS

COORDINATING = {"多機関協働": "p5", "アウトリーチ": "p4", "参加": "p2"}
NARROW = {"health": r"こころ|精神", "childRearing": r"子ども|子育て|児童|家庭"}
"""Broad concerns need the section's own words to fit: a bad knee is not a matter for こころの健康相談."""


def _excluded(case: Case, agency: Agency) -> Unsuitable | None:
    if agency.eligibility is None:
        return None
    for condition in agency.eligibility.exclusions:
        for person in case.facts.focus or case.facts.persons[:1]:
            judged = judge_condition(condition, case.facts, person)
            if judged.verdict is MET:
                evidence = Evidence(
                    "desk-exclusion", Verdict.NOT_MET, judged.words, condition.source.quote,
                    cite(case.municipality, condition.source), "計画がはっきり対象外としている人には、この窓口を勧めません。",
                )  # fmt: skip
                return Unsuitable(agency.id, agency.name, (evidence,))
    return None


def _exclusion_asks(case: Case, agency: Agency) -> tuple[str, ...]:
    if agency.eligibility is None:
        return ()
    person = (case.facts.focus or case.facts.persons)[0]
    asked = [
        c for c in agency.eligibility.exclusions if judge_condition(c, case.facts, person).verdict is Verdict.UNKNOWN
    ]
    return tuple(f"{agency.name}: 「{c.source.quote}」に当たりますか。" for c in asked)


def _field_desks(case: Case, desks: Desks, field: str) -> tuple[list[Contact], list[Unsuitable]]:
    contacts: list[Contact] = []
    unsuitable: list[Unsuitable] = []
    agencies = _by_concern(case.facts, desks.of_programme(PROGRAMME_OF[field]))
    for agency in agencies:
        ruled_out = _excluded(case, agency)
        if ruled_out:
            unsuitable.append(ruled_out)
            continue
        asks = _exclusion_asks(case, agency)
        several = len(agencies) > 1
        ask = (
            *asks,
            *(
                (
                    f"{LABELS['field'][field]}分野の窓口は{len(agencies)}か所です。どこに相談するかを担当課に確かめてください。",
                )
                if several
                else ()
            ),
        )
        verdict = "to_confirm" if several or asks else "recommended"
        contacts.append(
            Contact(
                agency.id, agency.name, field, verdict, (field_evidence(case, agency, field),), ask, agency.department
            )
        )
    return contacts, unsuitable


def _by_concern(facts: Facts, agencies: list[Agency]) -> list[Agency]:
    """Desks whose printed work names the concern come first (不登校 → 児童福祉機能); pregnancy and babies to 母子保健."""
    small = any((c.age or 0) < 3 for c in facts.children) or any(
        p.state("pregnant").verdict is MET for p in facts.persons
    )

    def order(a: Agency) -> tuple[int, int]:
        named = sum(c.value in facts.concerns for c in a.concerns)
        mother = bool(re.search("母子保健|妊産婦|妊娠", f"{a.name}{a.content or ''}"))
        return (-(named if not small else 0), 0 if mother == small else 1)

    return sorted(agencies, key=order)


def _by_named_concern(case: Case, desks: Desks, taken: set[str]) -> list[Contact]:
    """Sections and network desks that the plan names for a concern of the sheet."""
    out = []
    for agency in desks.active:
        if agency.programme is not None or agency.id in taken or not agency.concerns:
            continue
        named = [c.value for c in agency.concerns if c.value in case.facts.concerns and _narrow(case, agency, c.value)]
        fields = [f.value for f in agency.fields if f.value in PROGRAMME_OF]
        if not named or (fields and not set(fields) & set(case.facts.fields)):
            continue
        if (
            agency.eligibility
            and judge(agency.eligibility, case.facts, (case.facts.focus or case.facts.persons)[0]).fit
            is Fit.NOT_SUITABLE
        ):
            continue
        words = case.facts.concern_words(*named)
        evidence = Evidence(
            "desk-of-concern", Verdict.MET, words, agency.content or agency.name, cite(case.municipality, agency.sources[0], agency.as_of),
            "計画が、この相談内容の窓口として名を挙げています。",
        )  # fmt: skip
        ask = (f"{agency.name}につなぐかどうかを、はじめの窓口と確かめてください。",)
        out.append(
            Contact(
                agency.id,
                agency.name,
                fields[0] if fields else named[0],
                "to_confirm",
                (evidence,),
                ask,
                agency.department,
            )
        )
    return out


def _narrow(case: Case, agency: Agency, concern: str) -> bool:
    facts = case.facts
    told = f"{agency.name}{agency.content or ''}" + "".join(s.quote for s in agency.sources)
    if concern == "health":
        mental = facts.says("sign:mentalHealth") or facts.says("sign:mentalCrisis")
        return bool(mental) and bool(re.search(NARROW["health"], told))
    if concern == "hikikomoriSchool":
        school = bool(facts.children) and facts.withdrawn() is None
        return school == bool(re.search("学校|不登校", told)) or not facts.persons
    if concern == "care":
        return "elderly" in facts.fields
    return concern not in NARROW or bool(re.search(NARROW[concern], told))


def _coordinators(case: Case, desks: Desks, taken: set[str]) -> list[Contact]:
    out: list[Contact] = []
    for label in case.programmes:
        programme, name = COORDINATING.get(label), PROGRAMME_NAMES[label]
        for agency in desks.coordinating(programme) if programme else ():
            if agency.id in taken:
                continue
            taken.add(agency.id)
            provision = next((v for v in case.municipality.provisions if v.programme.value == programme), None)
            source = cite(case.municipality, _naming(provision, agency), agency.as_of)
            evidence = Evidence("desk-coordinating", Verdict.MET, name, agency.name, source, f"{name}を行う機関です。")
            out.append(
                Contact(agency.id, agency.name, programme or "", "recommended", (evidence,), (), agency.department)
            )
    return out


def _naming(provision: Provision | None, agency: Agency) -> Source:
    """The passage of the 事業 that names the office, else its first, else the office's own."""
    sources: list[Source] = [*(provision.sources if provision else ()), *agency.sources]
    words = {agency.name, *agency.aliases}
    return next((s for s in sources if any(w in s.quote for w in words)), sources[0])


def find_contacts(case: Case, desks: Desks) -> tuple[tuple[Contact, ...], tuple[Unsuitable, ...]]:
    """Desks to turn to, the field's own first, and those a colleague would expect but the plan rules out."""
    if case.facts.outside:
        return (), ()
    contacts: list[Contact] = []
    unsuitable: list[Unsuitable] = []
    for field in case.facts.fields:
        if field == "elderly":
            contacts.extend(elderly_desks(case, desks))
            continue
        found, ruled_out = _field_desks(case, desks, field)
        contacts.extend(found)
        unsuitable.extend(ruled_out)
    near = near_elderly(case.facts) if "elderly" not in case.facts.fields else ""
    if near:
        contacts.extend(just_outside_desks(case, desks, near))
    taken = {c.id for c in contacts} | {u.id for u in unsuitable}
    contacts.extend(_coordinators(case, desks, taken))
    contacts.extend(_by_named_concern(case, desks, {c.id for c in contacts} | {u.id for u in unsuitable}))
    return tuple(contacts), tuple(unsuitable)
