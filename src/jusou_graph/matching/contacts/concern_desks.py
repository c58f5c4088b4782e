"""Desks that a plan names for a concern of the 受付シート, and the concerns for which it names none.

Every concern that is ticked leads to a desk with its passage or to a sentence that the plan names none and whom to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jusou_graph.case.facts import Facts
from jusou_graph.case.harm import is_about_harm
from jusou_graph.case.sheet import CONCERNS
from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.answer_parts import NoDesk
from jusou_graph.matching.answers import Contact
from jusou_graph.matching.contacts.field_desks import Desks
from jusou_graph.matching.plan.run_by import lead_section
from jusou_graph.matching.resources.eligibility import judge
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.desk_routes import HOMES, PROGRAMME_OF, WOMEN, told
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Provision
from jusou_graph.vocabulary import LABELS

NARROW = {"health": r"こころ|精神", "childRearing": r"子ども|子育て|児童|家庭"}
"""Broad concerns need the section's own words to fit: a bad knee is not a matter for こころの健康相談."""

ABUSE = "dvAbuse"
ABUSED = re.compile("虐待")
SPOUSES = ("夫", "妻", "配偶者")
OF_FIELDS: dict[str, tuple[str, ...]] = {
    "income": ("poverty",), "rentLoan": ("poverty",), "taxUtility": ("poverty",), "debt": ("poverty",),
    "jobSearch": ("poverty",), "food": ("poverty",), "care": ("elderly",), "childRearing": ("child",),
    "hikikomoriSchool": ("poverty", "child", "disability"), "health": ("elderly", "disability"),
}  # fmt: skip
"""Concerns that the desk of a field takes in, where that field was concluded."""


YOUTH = re.compile("若者|青少年|ヤング(?!ケアラー)")
ANY_AGE = re.compile("(?:就職希望|求職|離職)者")
YOUTH_UNTIL = 49
"""地域若者サポートステーション is for 15 to 49 (厚生労働省); who is older is not sent to a desk that prints only 若者."""


def _is_for_younger(case: Case, agency: Agency) -> bool:
    """Whether a desk is printed as one for young people, and everyone concerned is known to be older."""
    youth = YOUTH.search(told(agency)) and not ANY_AGE.search(told(agency))
    ages = [p.age for p in case.facts.focus if not p.caller]
    return bool(youth) and bool(ages) and all(a is not None and a > YOUTH_UNTIL for a in ages)


def _person_fits(case: Case, agency: Agency) -> bool:
    if _is_for_younger(case, agency):
        return False
    if agency.eligibility is None:
        return True
    person = (case.facts.focus or case.facts.persons)[0]
    return judge(agency.eligibility, case.facts, person).fit is not Fit.NOT_SUITABLE


def by_named_concern(case: Case, desks: Desks, taken: set[str]) -> list[Contact]:
    """Sections and network desks that the plan names for a concern of the sheet."""
    out = []
    for agency in desks.active:
        if agency.programme is not None or agency.id in taken or not agency.concerns:
            continue
        named = [c.value for c in agency.concerns if c.value in case.facts.concerns and _narrow(case, agency, c.value)]
        fields = [f.value for f in agency.fields if f.value in PROGRAMME_OF]
        if not named or (fields and not set(fields) & set(case.facts.fields)) or not _person_fits(case, agency):
            continue
        evidence = Evidence(
            "desk-of-concern", Verdict.MET, case.facts.concern_words(*named), agency.content or agency.name,
            cite(case.municipality, agency.sources[0], agency.as_of), "計画が、この相談内容の窓口として名を挙げています。",
        )  # fmt: skip
        ask = (f"{agency.name}につなぐかどうかを、はじめの窓口と確かめてください。",)
        field = fields[0] if fields else named[0]
        out.append(Contact(agency.id, agency.name, field, "to_confirm", (evidence,), ask, agency.department))
    return out


def _narrow(case: Case, agency: Agency, concern: str) -> bool:
    facts = case.facts
    if concern == "health":
        mental = facts.says("sign:mentalHealth") or facts.says("sign:mentalCrisis")
        return bool(mental) and bool(re.search(NARROW["health"], told(agency)))
    if concern == "hikikomoriSchool":
        school = bool(facts.children) and facts.withdrawn() is None
        return school == bool(re.search("学校|不登校", told(agency))) or not facts.persons
    if concern == "care":
        return "elderly" in facts.fields
    return concern not in NARROW or bool(re.search(NARROW[concern], told(agency)))


def _grown_hurt(facts: Facts) -> bool:
    """Whether an adult may be hurt by a partner: not where only a child, or an old person by another relative, is."""
    hurt = [p for p in facts.persons if p.hurt] or [p for p in facts.focus if not p.harms]
    partner = any(p.harms and p.relation.startswith(SPOUSES) for p in facts.persons)
    return partner or not hurt or any(not p.minor and not p.elderly for p in hurt)


def _child_near(facts: Facts) -> bool:
    """Whether a child is in the case, or nothing is known that speaks against it."""
    return bool(facts.children) or not any(p.elderly for p in facts.focus)


def for_abuse(case: Case, desks: Desks, taken: set[str]) -> list[Contact]:
    """Desks whose printed work takes in violence and abuse; the plan does not say so itself, so each is to be confirmed."""
    if not is_about_harm(case.facts):
        return []
    out = []
    for agency in desks.active:
        if agency.programme is not None or agency.id in taken:
            continue
        printed = next((w for pattern, fits in ((WOMEN, _grown_hurt), (HOMES, _child_near))
                        if (w := pattern.search(told(agency))) and fits(case.facts)), None)  # fmt: skip
        if printed is None:
            continue
        source = next((s for s in agency.sources if printed[0] in s.quote), agency.sources[0])
        evidence = Evidence(
            "desk-of-concern", Verdict.MET, CONCERNS[ABUSE], agency.content or agency.name,
            cite(case.municipality, source, agency.as_of),
            f"計画は「{printed[0]}」と書き、「DV・虐待」の窓口とは書いていません（印字の言葉からの推論）。", True,
        )  # fmt: skip
        child = "（子どもがいるとき）" if HOMES.search(printed[0]) and not case.facts.children else ""
        ask = (f"{agency.name}に、DV・虐待の相談を受けるかを確かめてください{child}。",)
        out.append(Contact(agency.id, agency.name, ABUSE, "to_confirm", (evidence,), ask, agency.department))
    return out


def _abuse_printed(case: Case) -> dict[str, tuple[str, Source]]:
    """Field → the words and passage in which the plan counts abuse among the work of its desks."""
    found: dict[str, tuple[str, Source]] = {}
    for field, programme in PROGRAMME_OF.items():
        ours: Iterable[Provision] = (p for p in case.municipality.provisions if p.programme.value == programme)
        for p in ours:
            clauses = [c for t in (p.content or "", p.staffing or "") for c in re.split("[、。]", t)]
            words = next((c for c in clauses if ABUSED.search(c)), None)
            if words:
                text = p.content if p.content and words in p.content else p.staffing or ""
                source = next((s for s in p.sources if words in s.quote or s.quote in text), p.sources[0])
                found.setdefault(field, (words, source))
    return found


def _abuse_not_named(case: Case, contacts: list[Contact]) -> NoDesk | None:
    """What to say where no desk for violence and abuse is named, with the fields whose work counts it in."""
    named = any(c.field == ABUSE for c in contacts)
    printed = _abuse_printed(case)
    here = {f: v for f, v in printed.items() if f in case.facts.fields and any(c.field == f for c in contacts)}
    if named or here:
        return None
    evidence = tuple(
        Evidence("abuse-in-work", Verdict.UNKNOWN, f"{LABELS['field'][f]}の人への虐待か", words,
                 cite(case.municipality, source), "計画は、この分野の窓口の仕事に虐待のことを挙げています。")
        for f, (words, source) in printed.items()
    )  # fmt: skip
    fields = "・".join(LABELS["field"][f] for f in printed)
    also = f"{fields}の窓口の仕事には「虐待」とあります。だれへの暴力・虐待かを確かめてください。" if fields else ""
    return NoDesk(ABUSE, CONCERNS[ABUSE], _not_named(case, CONCERNS[ABUSE]) + also, evidence)


def _not_named(case: Case, label: str) -> str:
    return (
        f"「{label}」の窓口の名は、この計画では確認できません（市町にないという意味ではありません）。"
        f"{lead_section(case.municipality)}に確かめてください。"
    )


def concerns_without_desk(case: Case, desks: Desks, contacts: list[Contact]) -> tuple[NoDesk, ...]:
    """Concerns ticked on the sheet (and told violence) that lead to no desk of the plan, each with whom to ask."""
    facts, out = case.facts, []
    if facts.outside:
        return ()
    by_id = {a.id: a for a in desks.active}
    covered = {c.value for contact in contacts if (a := by_id.get(contact.id)) for c in a.concerns}
    covered |= {contact.field for contact in contacts}
    ticked = [*(facts.given.concerns or ()), *filter(None, (facts.given.main_concern,))]
    for code in dict.fromkeys(ticked):
        if code in (ABUSE, "other") or code in covered or set(OF_FIELDS.get(code, ())) & covered:
            continue
        out.append(NoDesk(code, CONCERNS[code], _not_named(case, CONCERNS[code])))
    if is_about_harm(facts) and (abuse := _abuse_not_named(case, contacts)):
        out.insert(0, abuse)
    return tuple(out)


def with_abuse_printed(case: Case, contacts: list[Contact]) -> list[Contact]:
    """Contacts of a field whose printed work counts abuse in carry that passage too."""
    if not is_about_harm(case.facts):
        return contacts
    printed = _abuse_printed(case)

    def passage(field: str) -> tuple[Evidence, ...]:
        if field not in printed:
            return ()
        words, source = printed[field]
        return (
            Evidence("abuse-in-work", Verdict.MET, CONCERNS[ABUSE], words, cite(case.municipality, source),
                     "計画は、この分野の窓口の仕事に虐待のことを挙げています。"),
        )  # fmt: skip

    return [replace(c, because=(*c.because, *passage(c.field))) for c in contacts]
