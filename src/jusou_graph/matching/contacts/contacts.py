"""Whom to turn to: the desks of the fields concluded, by catchment, municipality or wider region, and who coordinates."""

from __future__ import annotations

import re
from dataclasses import replace

from jusou_graph.case.facts import MET, Facts
from jusou_graph.codes import Verdict
from jusou_graph.matching.answers import Contact, Unsuitable
from jusou_graph.matching.contacts.concern_desks import by_named_concern, for_abuse, with_abuse_printed
from jusou_graph.matching.contacts.field_desks import (
    Desks,
    caller_desks,
    elderly_caller,
    elderly_desks,
    field_evidence,
    just_outside_desks,
    near_elderly,
    table_desks,
)
from jusou_graph.matching.contacts.printed_work import by_printed_work
from jusou_graph.matching.plan.run_by import disputes
from jusou_graph.matching.resources.eligibility import judge_condition
from jusou_graph.matching.rules.programmes import PROGRAMME_NAMES
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.desk_routes import COORDINATING, PROGRAMME_OF
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Provision
from jusou_graph.vocabulary import LABELS


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
    """Desks of a field: those that run its programme, those known by their field alone, and where none is left, any."""
    found = _by_concern(case.facts, desks.of_programme(PROGRAMME_OF[field]))
    placed = table_desks(case, desks, field)
    agencies, unsuitable = _without_excluded(case, [a for a in found if a.id not in placed.assigned])
    allowed, ruled_out = _without_excluded(case, list(placed.agencies))
    unsuitable.extend(ruled_out)
    contacts = [c for c in placed.contacts if c.id in {a.id for a in allowed}]
    contacts.extend(_of_programme(case, agencies, field))
    others = desks.only_by_field(field) if contacts else desks.of_field(field)
    others, ruled_out = _without_excluded(case, [a for a in others if a.id not in placed.assigned])
    contacts.extend(_of_field(case, agency, field) for agency in others)
    return contacts, [*unsuitable, *ruled_out]


def _elderly_field(case: Case, desks: Desks) -> tuple[list[Contact], list[Unsuitable]]:
    """The centres of the place, and desks of the field that stand for no place."""
    centres = elderly_desks(case, desks)
    allowed, unsuitable = _without_excluded(case, [a for a in desks.active if a.id in {c.id for c in centres}])
    contacts = [c for c in centres if c.id in {a.id for a in allowed}]
    others = [a for a in (desks.only_by_field("elderly") if contacts else desks.of_field("elderly"))
              if a.id not in {c.id for c in centres}]  # fmt: skip
    further, ruled_out = _without_excluded(case, others)
    contacts.extend(_of_field(case, agency, "elderly") for agency in further)
    return contacts, [*unsuitable, *ruled_out]


def _without_excluded(case: Case, agencies: list[Agency]) -> tuple[list[Agency], list[Unsuitable]]:
    kept, ruled_out = [], []
    for agency in agencies:
        found = _excluded(case, agency)
        if found:
            ruled_out.append(found)
        else:
            kept.append(agency)
    return kept, ruled_out


def _of_field(case: Case, agency: Agency, field: str) -> Contact:
    """A desk that the plan puts under a field without saying which 事業 it runs: whether it takes this in is asked."""
    told = field_evidence(case, agency, field)
    sentence = f"計画は、{LABELS['field'][field]}分野の機関としてここを挙げています。"
    ask = (*_exclusion_asks(case, agency), f"{agency.name}が、この相談を受けるかを確かめてください。")
    evidence = (replace(told, rule="desk-by-field", sentence=sentence, inferred=False),)
    return Contact(agency.id, agency.name, field, "to_confirm", evidence, ask, agency.department)


def _of_programme(case: Case, agencies: list[Agency], field: str) -> list[Contact]:
    contacts = []
    for agency in agencies:
        asks = _exclusion_asks(case, agency)
        several = len(agencies) > 1
        ask = (*asks, *([_which(agencies, field)] if several else []))
        verdict = "to_confirm" if several or asks else "recommended"
        contacts.append(
            Contact(
                agency.id, agency.name, field, verdict, (field_evidence(case, agency, field),), ask, agency.department
            )
        )
    return contacts


def _which(agencies: list[Agency], field: str) -> str:
    """Which desks of a field there are, and whom to ask for one of them."""
    sections = list(dict.fromkeys(a.department for a in agencies if a.department))
    names = "、".join(a.name for a in agencies)
    asked = sections[0] if len(sections) == 1 else "担当課"
    return f"{LABELS['field'][field]}分野の窓口は{len(agencies)}か所です（{names}）。どこに相談するかを{asked}に確かめてください。"


def _by_concern(facts: Facts, agencies: list[Agency]) -> list[Agency]:
    """Desks whose printed work names the concern come first (不登校 → 児童福祉機能); pregnancy and babies to 母子保健."""
    small = any(c.age is not None and c.age < 3 for c in facts.children) or any(
        p.state("pregnant").verdict is MET for p in facts.persons
    )

    def order(a: Agency) -> tuple[int, int]:
        named = sum(c.value in facts.concerns for c in a.concerns)
        mother = bool(re.search("母子保健|妊産婦|妊娠", f"{a.name}{a.content or ''}"))
        return (-(named if not small else 0), 0 if mother == small else 1)

    return sorted(agencies, key=order)


def _coordinators(case: Case, desks: Desks, taken: set[str]) -> list[Contact]:
    """Offices that carry out 多機関協働, アウトリーチ or 参加支援, besides the desks already named."""
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
        found, ruled_out = _elderly_field(case, desks) if field == "elderly" else _field_desks(case, desks, field)
        contacts.extend(found)
        unsuitable.extend(ruled_out)
    near = near_elderly(case.facts) if "elderly" not in case.facts.fields else ""
    if near:
        contacts.extend(just_outside_desks(case, desks, near))
    caller = elderly_caller(case) if "elderly" not in case.facts.fields and not near else ""
    if caller:
        contacts.extend(caller_desks(case, desks, caller))
    taken = {c.id for c in contacts} | {u.id for u in unsuitable}
    contacts.extend(_coordinators(case, desks, taken))
    contacts.extend(by_named_concern(case, desks, {c.id for c in contacts} | {u.id for u in unsuitable}))
    contacts.extend(for_abuse(case, desks, {c.id for c in contacts} | {u.id for u in unsuitable}))
    contacts.extend(by_printed_work(case, desks, {c.id for c in contacts} | {u.id for u in unsuitable}))
    contacts = [replace(c, disputed=disputes(case.municipality, c.id)) for c in with_abuse_printed(case, contacts)]
    return tuple(contacts), tuple(unsuitable)
