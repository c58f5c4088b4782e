"""Whom to turn to: the desks of the fields concluded, by catchment, municipality or wider region, and who coordinates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answers import Contact, Unsuitable
from jusou_graph.matching.eligibility import judge, judge_condition
from jusou_graph.matching.facts import MET, Facts
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Provision
from jusou_graph.vocabulary import LABELS

PROGRAMME_OF = {"elderly": "p1-i", "disability": "p1-ro", "child": "p1-ha", "poverty": "p1-ni"}
COORDINATING = {"多機関協働": "p5", "アウトリーチ": "p4", "参加": "p2"}
NARROW = {"health": r"こころ|精神", "childRearing": r"子ども|子育て|児童|家庭"}
"""Broad concerns need the section's own words to fit: a bad knee is not a matter for こころの健康相談."""


@dataclass
class Desks:
    """The desks of a municipality, compiled once."""

    municipality: Municipality

    @cached_property
    def active(self) -> list[Agency]:
        """Desks that exist and that people are sent to."""
        return [a for a in self.municipality.agencies if a.status == "active" and a.first_contact]

    @cached_property
    def names(self) -> dict[str, str]:
        """Organization → name."""
        return {o.id: o.name for o in self.municipality.organizations}

    def of_programme(self, programme: str) -> list[Agency]:
        """Desks that run a programme type."""
        return [a for a in self.active if a.programme is not None and a.programme.value == programme]

    def coordinating(self, programme: str) -> list[Agency]:
        """Offices that carry out 多機関協働, アウトリーチ or 参加支援.

        A provider also runs other desks (包括を受託する社協): the office itself comes before a desk it runs for a field.
        """
        providers = [p for v in self.municipality.provisions if v.programme.value == programme for p in v.providers]
        mine = [a for a in self.active if a.operator in providers or a.id in providers]
        own = [a for a in mine if a.programme is None or a.programme.value in ("p2", "p4", "p5", "p6")]
        named = [a for a in mine if a.operator and a.name == self.names.get(a.operator)]
        direct = [a for a in self.active if a.programme is not None and a.programme.value in ("p2", "p4", "p5")]
        return list({a.id: a for a in (own or named or direct or mine[:1])}.values())


def _field_evidence(case: Case, agency: Agency, field: str) -> Evidence:
    source = cite(case.municipality, agency.sources[0], agency.as_of)
    return Evidence(
        "desk-of-field", Verdict.MET, case.facts.fields[field], agency.printed or agency.name, source,
        f"{LABELS['field'][field]}分野の相談は、この窓口が受け止めます。",
    )  # fmt: skip


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


def _elderly(case: Case, desks: Desks) -> list[Contact]:
    """Centres by catchment: one is recommended, several or a candidate are to be confirmed, elsewhere none."""
    catchment, field = case.catchment, "elderly"
    all_centres = desks.of_programme(PROGRAMME_OF[field])
    named = {str(a["id"]) for a in catchment.get("agencies", ())}
    possible = {str(a["id"]) for a in catchment.get("possible", ())}
    status = str(catchment.get("status"))
    sole = case.municipality.profile.catchment.sole_centre
    ask = tuple(filter(None, (catchment.get("ask"),)))
    department = case.municipality.profile.catchment.ask
    centres, verdict = _among(all_centres, named), "recommended" if len(named) == 1 else "to_confirm"
    if not centres and sole:
        centres, verdict = [a for a in all_centres if a.id == sole], "recommended"
    elif not centres:
        centres, verdict = _among(all_centres, possible) or all_centres, "to_confirm"
        ask = ask or (f"担当の窓口は{department}に確かめてください。",)
    out = []
    for agency in centres:
        evidence = [_field_evidence(case, agency, field)]
        evidence.extend(_catchment_evidence(case, agency, status))
        out.append(
            Contact(agency.id, agency.name, field, verdict, tuple(evidence), ask, agency.department or department)
        )
    return out


def _among(agencies: list[Agency], ids: set[str]) -> list[Agency]:
    return [a for a in agencies if ids & {a.id, a.name, f"agency/{a.id}"} or any(i.endswith(f"/{a.id}") for i in ids)]


def _catchment_evidence(case: Case, agency: Agency, status: str) -> list[Evidence]:
    entry = case.municipality.profile.catchment
    words = {
        "single": "担当地区の表に町名がある",
        "split": "表では複数の窓口に載っている",
        "sole_centre": "市町でただ一つの窓口",
    }
    return [
        Evidence(
            "desk-of-catchment",
            Verdict.MET if status in ("single", "sole_centre") else Verdict.UNKNOWN,
            case.facts.address or "住所を聞いていない",
            words.get(status, entry.source.quote),
            cite(case.municipality, entry.source),
            "高齢の相談の窓口は、住所の担当地区で決まります。計画で決まらないときは候補として示します。",
        )
    ]


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
                agency.id, agency.name, field, verdict, (_field_evidence(case, agency, field),), ask, agency.department
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
        programme = COORDINATING.get(label)
        for agency in desks.coordinating(programme) if programme else ():
            if agency.id in taken:
                continue
            taken.add(agency.id)
            provision = next((v for v in case.municipality.provisions if v.programme.value == programme), None)
            source = cite(case.municipality, _naming(provision, agency), agency.as_of)
            evidence = Evidence(
                "desk-coordinating", Verdict.MET, label, agency.name, source, f"{label}を行う機関です。"
            )
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
            contacts.extend(_elderly(case, desks))
            continue
        found, ruled_out = _field_desks(case, desks, field)
        contacts.extend(found)
        unsuitable.extend(ruled_out)
    taken = {c.id for c in contacts} | {u.id for u in unsuitable}
    contacts.extend(_coordinators(case, desks, taken))
    contacts.extend(_by_named_concern(case, desks, {c.id for c in contacts} | {u.id for u in unsuitable}))
    return tuple(contacts), tuple(unsuitable)
