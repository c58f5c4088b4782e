"""Puts the parts together: one consultation in, one assessment out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jusou_graph.case.building import read_facts
from jusou_graph.case.consent import CONSENT_WORDS
from jusou_graph.case.facts import MET, Facts
from jusou_graph.case.needs import read_needs
from jusou_graph.case.place_words import Places, address_doubt
from jusou_graph.case.sheet import Consultation, read_consultation
from jusou_graph.case.understood import Understood, understood
from jusou_graph.codes import PROGRAMME_LABELS, Verdict
from jusou_graph.matching.answer_parts import Concluded
from jusou_graph.matching.answers import (
    Assessment,
    Contact,
    EmergencyAnswer,
    MeetingAnswer,
    Option,
)
from jusou_graph.matching.contacts.concern_desks import concerns_without_desk
from jusou_graph.matching.contacts.contacts import find_contacts
from jusou_graph.matching.contacts.field_desks import Desks
from jusou_graph.matching.contacts.without_contact import fields_without_contact
from jusou_graph.matching.plan.offers import Offers
from jusou_graph.matching.plan.run_by import meeting_run_by, programme_run_by
from jusou_graph.matching.questions import next_questions
from jusou_graph.matching.resources.candidates import match
from jusou_graph.matching.resources.missing import find_gaps
from jusou_graph.matching.resources.options import to_options, to_unsuitable
from jusou_graph.matching.rules import emergency, fields, meeting, participation, patterns, programmes
from jusou_graph.matching.rules.rule import Case, Rule
from jusou_graph.model.answers import Citation, Evidence
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.freshness import plan_age
from jusou_graph.vocabulary import LABELS

Locate = Callable[[str, str | None], Any]
NOT_ASKED: dict[str, Any] = {"status": "not_asked", "agencies": [], "possible": [], "ask": None, "evidence": []}


class Assessor:
    """Answers consultations from the plans of a catalogue.

    Args:
        catalog: All municipalities.
        locate: Gives for address words and the asking municipality's code an object whose ``to_dict`` is the
            contract's answer of locate.
        today: Gives the day of the answer, on which births are reckoned as ages.
    """

    def __init__(self, catalog: Catalog, locate: Locate, today: Callable[[], date] = date.today) -> None:
        self.catalog = catalog
        self._today = today
        self._locate = locate
        self._offers = {m.code: Offers(m) for m in catalog.municipalities.values()}
        self._desks = {m.code: Desks(m) for m in catalog.municipalities.values()}
        self._places = {m.code: Places(m) for m in catalog.municipalities.values()}
        self._cited: dict[str, dict[str, Citation | None]] = {code: {} for code in catalog.municipalities}

    def assess(self, consultation: Mapping[str, Any]) -> Assessment:
        """What a consultation calls for.

        Args:
            consultation: As the contract has it.

        Raises:
            InputError: Something in it cannot be used; one clear sentence says what.
        """
        given = read_consultation(consultation, self.catalog)
        facts = read_facts(given, self._places[given.municipality.code], self._today())
        case = self._case(given, facts)
        return self._answer(case)

    def warm(self) -> None:
        """Reads one short text, so that the first consultation waits for no dictionary and no table."""
        for code in list(self.catalog.municipalities)[:1]:
            self.assess({"municipality": code, "text": "80歳の母のことで相談。同意している。"})

    def read_text(self, text: str, municipality: str) -> Understood:
        """What is read from free text alone, word by word.

        Raises:
            InputError: The municipality is not in the data.
        """
        given = read_consultation({"municipality": municipality, "text": text}, self.catalog)
        return understood(read_facts(given, self._places[given.municipality.code], self._today()))

    def _case(self, given: Consultation, facts: Facts) -> Case:
        code = given.municipality.code
        catchment = dict(NOT_ASKED)
        sole = given.municipality.profile.catchment.sole_centre
        profile = given.municipality.profile
        where = facts.address or (profile.prefecture + (profile.county or "") + profile.name if sole else None)
        address = None
        if where:
            located = self._locate(where, code).to_dict()
            catchment, address = dict(located.get("catchment") or NOT_ASKED), located.get("address")
        if given.address and facts.told_homes:
            homes = [self._locate(words, code).to_dict().get("address") for words in facts.told_homes]
            facts.address_doubt = address_doubt(given.address, address, facts.told_homes, homes)
        facts.status = str(catchment.get("status"))
        case = Case(facts, given.municipality, catchment | {"address": address}, cited=self._cited[code])
        for name, rule in fields.FIELD_RULES.items():
            verdict, words = rule.test(case)
            if verdict is Verdict.MET:
                facts.fields[name] = words
        case.emergency = emergency.danger(case)[0] is MET
        return case

    def _answer(self, case: Case) -> Assessment:
        facts, municipality = case.facts, case.municipality
        concluded = self._programmes(case)
        needs = [] if case.emergency or facts.outside else read_needs(facts)
        matched = match(case, self._offers[municipality.code], needs)
        options = to_options(case, matched)
        concluded += self._participation(case, options)
        concluded.sort(key=lambda p: p.code)
        case.programmes[:] = [p.label for p in concluded]
        options, withheld = self._withhold(case, options)
        contacts, ruled_out = find_contacts(case, self._desks[municipality.code])
        without = fields_without_contact(case, self._desks[municipality.code], contacts, ruled_out)
        no_desk = concerns_without_desk(case, self._desks[municipality.code], list(contacts))
        held = _with_local_terms(case, meeting_answer(case, options), options)
        unsuitable = (*ruled_out, *withheld, *to_unsuitable(case, matched, options))
        document = municipality.profile.documents[0]
        return Assessment(
            municipality=(municipality.code, municipality.profile.name),
            understood=understood(facts),
            catchment={k: v for k, v in case.catchment.items() if k != "address"},
            fields=tuple(
                Concluded(code, LABELS["field"][code], (fields.field_evidence(case, code),))
                for code in fields.FIELD_RULES
                if code in facts.fields
            ),
            contacts=contacts,
            programmes=tuple(concluded),
            meeting=held,
            resources=options,
            not_suitable=tuple({u.id: u for u in unsuitable}.values()),
            gaps=find_gaps(case, self._offers[municipality.code], matched, needs),
            emergency=emergency_answer(case),
            ask=next_questions(case, contacts, options, (*without, *no_desk)),
            source=(document.title, document.as_of),
            patterns=tuple(
                Concluded(r.name.removeprefix("pattern-"), r.concludes, (r.evidence(case),))
                for r in patterns.PATTERN_RULES
                if r.met(case)
            ),
            no_desk=no_desk,
            without_contact=without,
            stale=plan_age(municipality, self._today()),
        )

    def _programmes(self, case: Case) -> list[Concluded]:
        out = []
        for code, rule in (("p1", programmes.CONSULTATION), ("p4", programmes.OUTREACH)):
            taken = code == "p1" and rule.test(case)[0] is not Verdict.NOT_MET  # taken in before the address is settled
            if taken or rule.met(case):
                out.append(_concluded(code, case, rule))
        first = programmes.COORDINATION_CONSENT
        if programmes.COORDINATION.met(case) and not (first.applies(case) and first.test(case)[0] is Verdict.NOT_MET):
            also = (first,) if first.applies(case) else ()
            out.append(_concluded("p5", case, programmes.COORDINATION, *also))
        return out

    def _participation(self, case: Case, options: tuple[Option, ...]) -> list[Concluded]:
        out = []
        kinds = {o.programme[:2] for o in options}
        if "p2" in kinds:
            out.append(_concluded("p2", case, participation.PARTICIPATION, participation.NEED))
        if "p3" in kinds:
            out.append(_concluded("p3", case, participation.COMMUNITY, participation.NEED))
        return out

    def _withhold(self, case: Case, options: tuple[Option, ...]) -> tuple[tuple[Option, ...], tuple[Any, ...]]:
        """Where the plan lets 参加支援 begin only after its meeting, it is not offered to someone who does not consent."""
        from jusou_graph.matching.answers import Unsuitable

        rule = meeting.PARTICIPATION_PLAN
        if not rule.applies(case) or case.facts.consent != "no":
            return options, ()
        kept = tuple(o for o in options if o.programme != "p2")
        evidence = (rule.evidence(case),)
        withheld = tuple(Unsuitable(o.id, o.name, evidence) for o in options if o.programme == "p2")
        if withheld and not any(o.programme == "p2" for o in kept):
            case.programmes[:] = [p for p in case.programmes if p != PROGRAMME_LABELS["p2"]]
        return kept, withheld


def _concluded(code: str, case: Case, *rules: Rule) -> Concluded:
    because = tuple(r.evidence(case) for r in rules)
    return Concluded(code, PROGRAMME_LABELS[code], because, programme_run_by(case.municipality, code))


def _local_name(municipality: Municipality, holds: str) -> str | None:
    """The local name of a meeting: the one for single cases before the parts of it."""
    found = [m for m in municipality.meetings if m.holds == holds]
    top = [m for m in found if m.parent is None] or found
    return top[0].name if top else None


def _if_consent(
    case: Case, held: MeetingAnswer, options: tuple[Option, ...]
) -> tuple[tuple[str, str, str | None], ...]:
    """Where a meeting was named before consent is known: to which it belongs with consent, and to which without."""
    if case.facts.consent != "unknown" or held.kind != "support_meeting" or case.emergency:
        return ()
    out = []
    for consent in ("yes", "no"):
        persons = [replace(p, consent=consent) if p.focus else p for p in case.facts.persons]
        told = replace(case.facts, consent=consent, consent_words=f"同意: {CONSENT_WORDS[consent]}", persons=persons)
        then = meeting_answer(replace(case, facts=told), options)
        out.append((consent, then.kind, then.name))
    return tuple(out) if len({kind for _, kind, _ in out}) > 1 else ()


def _after_danger(case: Case) -> tuple[tuple[str, str, str | None], ...]:
    """To which meeting a case of danger belongs afterwards: one a consent that is still possible."""
    kinds = {"yes": "integrated_support_meeting", "no": "support_meeting"}
    open_to = {"yes": ("yes",), "no": ("no",), "mixed": ("no",)}.get(case.facts.consent, ("yes", "no"))
    return tuple((c, kinds[c], _local_name(case.municipality, kinds[c])) for c in open_to)


def _afterwards(case: Case) -> tuple[Evidence, ...]:
    """What the plan says of its meetings, where it does not say what to do in danger: open until the danger is over."""
    rules = {"yes": meeting.INTEGRATED, "no": meeting.SUPPORT}
    found = (rules[consent].evidence(case) for consent, _, _ in _after_danger(case))
    need = f"危険がなくなってから決める／同意: {case.facts.consent_words or CONSENT_WORDS[case.facts.consent]}"
    return tuple(replace(e, verdict=Verdict.UNKNOWN, need=need) for e in found)


def _with_local_terms(case: Case, held: MeetingAnswer, options: tuple[Option, ...]) -> MeetingAnswer:
    """Adds under which names the meeting is held here, who calls it, and whose consent is known or would decide."""
    if case.emergency and held.kind == "undetermined":
        run_by = meeting_run_by(case.municipality, "support_meeting") if case.facts.consent != "yes" else None
        run_by = run_by or meeting_run_by(case.municipality, "integrated_support_meeting")
        return replace(held, if_consent=_after_danger(case), run_by=run_by)
    if held.name is None:
        return held
    parts = tuple(m.name for m in case.municipality.meetings if m.holds == held.kind and m.parent is not None)
    concerned = [
        p for p in case.facts.persons if not p.caller and not p.harms and (p.focus or p.issue or p.consent != "unknown")
    ]
    one = len(concerned) == 1 and case.facts.consent in ("yes", "no")
    consents = tuple((p.called(), case.facts.consent if one else p.consent) for p in concerned)
    run_by = meeting_run_by(case.municipality, held.kind)
    branches = _if_consent(case, held, options)
    return replace(held, held_as=parts, consents=consents, if_consent=branches, run_by=run_by)


def _seeks_participation(case: Case, options: tuple[Option, ...]) -> bool:
    """Whether someone seeks what 参加支援 answers for them; that it could be offered calls for no meeting yet."""
    sought = {(n.person.called(), LABELS["supportNeed"][n.code]) for n in read_needs(case.facts) if n.sought}
    return any(o.programme == "p2" and any((o.person, need) in sought for need in o.needs) for o in options)


def meeting_answer(case: Case, options: tuple[Option, ...]) -> MeetingAnswer:
    """Which meeting, in the order: nobody of ours, danger first, no consent, roles with consent, 参加支援 plan, none."""
    name = _local_name
    m = case.municipality
    tax = (meeting.TAX.evidence(case),) if meeting.TAX.applies(case) else ()
    held_back = ("税務職員がもつ納税者等の情報（本人の同意がないうちは共有しない）",) if tax else ()
    if case.facts.outside:
        return MeetingAnswer("none", None, (programmes.CONSULTATION.evidence(case),))
    if case.emergency:
        urgent = emergency.EMERGENCY_RULES[1]
        evidence = (urgent.evidence(case),) if urgent.applies(case) else ()
        if case.facts.consent == "yes" or not evidence:
            return MeetingAnswer("undetermined", None, evidence + _afterwards(case))
        return MeetingAnswer("support_meeting", name(m, "support_meeting"), evidence + tax, held_back)
    if meeting.SUPPORT.met(case):
        evidence = (meeting.SUPPORT.evidence(case), meeting.INTEGRATED.evidence(case), *tax)
        return MeetingAnswer("support_meeting", name(m, "support_meeting"), evidence, held_back)
    then = tuple(r.evidence(case) for r in (meeting.OCCASION, meeting.DECISION, meeting.APPROVAL) if r.met(case))
    if meeting.INTEGRATED.met(case):
        evidence = (meeting.INTEGRATED.evidence(case),)
        return MeetingAnswer("integrated_support_meeting", name(m, "integrated_support_meeting"), evidence, (), then)
    if meeting.PARTICIPATION_PLAN.met(case) and any(o.programme == "p2" for o in options):
        decides = meeting.PARTICIPATION_PLAN.evidence(case)
        if _seeks_participation(case, options):
            return MeetingAnswer(
                "integrated_support_meeting", name(m, "integrated_support_meeting"), (decides,), (), then
            )
        then = (replace(decides, verdict=Verdict.UNKNOWN, need="参加支援を使うかどうかは、まだ決まっていない"),)
        return MeetingAnswer("none", None, (programmes.SIMPLE.evidence(case),), (), then)
    simple = programmes.SIMPLE.evidence(case)
    kind = "undetermined" if simple.verdict is Verdict.UNKNOWN else "none"
    return MeetingAnswer(kind, None, (simple,))


def emergency_answer(case: Case) -> EmergencyAnswer:
    """119, 110, 189 first; the plan's own words beside it where it has them."""
    rules = [r for r in emergency.EMERGENCY_RULES if r.applies(case)]
    evidence = tuple(r.evidence(case) for r in rules)
    if not case.emergency:
        return EmergencyAnswer(False, None, ())
    return EmergencyAnswer(True, emergency.emergency_text(case.facts), evidence)


__all__ = ["Assessor", "Contact"]
