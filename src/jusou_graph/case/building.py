"""Brings the sheet and the text together: who is who, which words belong to whom, which concerns and consent they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jusou_graph.case.attribution import attribute, concerns_told, turned_away
from jusou_graph.case.circumstances import conclude_circumstances
from jusou_graph.case.consent import conclude_consent
from jusou_graph.case.corrections import set_aside
from jusou_graph.case.facts import Facts, Person
from jusou_graph.case.harm import read_harm
from jusou_graph.case.persons import adopt_pairs, adopt_troubled, age_doubt, merge_persons
from jusou_graph.case.place_words import BOTH, INSIDE, Places
from jusou_graph.case.sheet import Consultation
from jusou_graph.reading.children import counted_children
from jusou_graph.reading.consent_said import read_consent
from jusou_graph.reading.danger import Outcome, read_danger
from jusou_graph.reading.lemmas import Rows, read_rows
from jusou_graph.reading.people import read_people
from jusou_graph.reading.roles import more_people
from jusou_graph.reading.spans import Found, danger_found, find_words
from jusou_graph.reading.text import read_text
from jusou_graph.reading.violence import Deed, read_deeds, tells_of_harm


def _consent(facts: Facts) -> None:
    """Whose consent there is, by the sheet, by what each is told to have said, and by refused help."""
    refusal = next((f for p in facts.focus if not p.harms for f in p.found if _refuses(f)), None)
    found = conclude_consent(facts.given, facts.persons, facts.said, f"「{refusal.words}」" if refusal else "")
    facts.consent, facts.consent_words = found.case, found.words
    for person, consent in zip(facts.persons, found.persons, strict=True):
        person.consent = consent


def _refuses(f: Found) -> bool:
    return f.key == "circumstance:refusesSupport" and not f.negated and not f.past


def _stands(f: Found, text: str, rows: Rows, deeds: tuple[Deed, ...]) -> bool:
    """Whether a word is kept: agreeing is read person by person, and neither a refusal by others nor a beaten rug counts."""
    if f.key.startswith("sign:consent") or turned_away(f, text):
        return False
    return f.key != "concern:dvAbuse" or tells_of_harm(text, f.start, f.stop, deeds, rows)


def read_facts(given: Consultation, places: Places, today: date | None = None) -> Facts:
    """Everything known of the case.

    Args:
        given: The consultation as sent.
        places: The place names of its municipality.
        today: The day of the answer, on which births are reckoned as ages; None for the day it is.

    Raises:
        InputError: ``not_meant`` names what was not read.
    """
    read = read_text("。".join(part for part in (given.text, given.complaint) if part))
    text, rows, danger = read.folded, read_rows(read), read_danger(read)
    mentions = read_people(text, today)
    found = [*(danger_found(text, d) for d in danger.heard), *find_words(read)]
    deeds, said = read_deeds(text, rows), read_consent(text, rows)
    found = sorted((f for f in found if _stands(f, text, rows, deeds)), key=lambda f: f.start)
    told = places.find(text, mentions, given.subject)
    counted = counted_children(text, mentions) if given.household is None else []
    mentions = more_people(text, mentions) if given.household is None else mentions
    aside = set_aside(given.not_meant, text, [*mentions, *counted], found, () if given.address else told, deeds, said)
    told = tuple(words for words in told if words not in aside.addresses)
    mentions = [m for m in mentions if m not in aside.mentions]
    counted = [m for m in counted if m not in aside.mentions]
    found = [f for f in found if f not in aside.found]
    persons, outside, owner = merge_persons(given, text, mentions)
    if not persons:
        persons = [Person("本人", given.age, given.age, focus=True)]
    persons.extend(Person(m.relation, None, m.until, number=m.number) for m in counted)
    address = given.address or BOTH.join(told) or None
    if address and INSIDE.search(address):  # 「町内」「市内」 say no more than the municipality
        address = given.municipality.profile.name
    facts = Facts(given, persons, {}, found, [*mentions, *counted], address=address, text=text, set_aside=aside)
    facts.told_homes = () if told == (given.municipality.profile.name,) or INSIDE.search("".join(told)) else told
    facts.deeds = tuple(d for d in deeds if d not in aside.deeds)
    facts.age_doubt = age_doubt(given, persons, mentions)
    facts.near_danger, facts.beyond = danger.outcome is not Outcome.NOTHING, outside
    facts.said = tuple(s for s in said if s not in aside.said)
    attribute(read, found, mentions, owner, persons)
    facts.found = [f for f in found if not any(f is g for p in outside for g in p.found)]
    facts.concerns = concerns_told(given, facts.found, persons)
    for person in persons:
        if person.issue:
            person.found.extend(replace(f, start=-1, end=-1) for f in find_words(person.issue))
    if given.household is None and given.subject is None:
        adopt_pairs(text, persons)
        adopt_troubled(persons)
    read_harm(facts)
    _consent(facts)
    conclude_circumstances(facts)
    return facts
