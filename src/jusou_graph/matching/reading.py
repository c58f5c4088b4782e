"""Brings the sheet and the text together: who is who, which words belong to whom, which concerns and consent they show."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from jusou_graph.case.consent import conclude_consent
from jusou_graph.matching.children import counted_children
from jusou_graph.matching.circumstances import conclude_circumstances
from jusou_graph.matching.composition import compose_dangers
from jusou_graph.matching.deeds import read_deeds
from jusou_graph.matching.facts import Facts, Person
from jusou_graph.matching.harm import read_harm
from jusou_graph.matching.intake import CONCERNS, Consultation
from jusou_graph.matching.not_meant import set_aside
from jusou_graph.matching.people import FAMILY, GENERIC, SELF, Mention, fold, read_people
from jusou_graph.matching.places import BOTH, INSIDE, Places
from jusou_graph.matching.words import Found, find_words, heard_dangers, without_settled_dangers
from jusou_graph.reading.consent_said import read_consent

TOKENS = re.compile(f"{FAMILY}|{GENERIC}|生徒")
GENERIC_WORDS = frozenset(GENERIC.split("|")) | {"生徒"}
PAIRS = {"夫婦", "姉妹", "兄弟", "双子"}
PAIR = re.compile(
    rf"(?P<one>{FAMILY})(?:[（(][^）)]*[）)])?と(?:[^、。]{{0,8}}?歳の|\\d0代の)?(?P<other>{FAMILY})(?:[（(][^）)]*[）)])?"
    r"(?:の|が|は|で)?(?:二人|ふたり|2人|親子|母子|父子)(?:で|の)?(?:世帯|暮らし|暮ら|住)"
)
UNTROUBLED = re.compile(r"^(?:特に)?(?:なし|無し|元気|相談者)")


def _persons_given(given: Consultation) -> list[Person]:
    """Persons of the sheet; the first is the one it is about."""
    persons: list[Person] = []
    for m in given.household or ():
        name = re.sub(r"[（(]本人[）)]", "", m.relation)
        persons.append(
            Person(
                name,
                m.age,
                m.age,
                focus="本人" in m.relation,
                cohabiting=m.cohabiting is not False,
                consent=m.consent,
                issue="" if m.issue is None or UNTROUBLED.match(m.issue) else m.issue,
            )
        )
    subject = given.subject or ""
    tokens = TOKENS.findall(subject)
    for person in persons:
        person.focus = person.focus or any(person.relation.startswith(t) for t in tokens)
        person.caller = not person.focus and bool(given.caller) and person.relation in (given.caller or "")
    holder = next((p for p in persons if p.focus and p.age == given.age), None)
    if holder is None and (given.subject or given.age is not None or given.household is not None):
        relation = next((t for t in tokens if t not in ("本人", "ご本人")), "本人")
        missing = next((p for p in persons if p.focus and p.age is None), None)
        if missing is not None and given.age is not None:
            missing.age = missing.until = given.age
        else:
            taken = any(p.relation.startswith(relation) for p in persons)
            persons.insert(0, Person("本人" if taken else relation, given.age, given.age, focus=True))
    return persons


def _same(person: Person, mention: Mention) -> bool:
    if mention.age is not None and person.age is not None:
        if person.age != person.until and person.relation == mention.relation:  # a birth, then the age
            return mention.age <= (person.until or person.age) and person.age <= (mention.until or mention.age)
        if (
            person.age != person.until
            and person.relation not in GENERIC_WORDS
            and mention.relation not in GENERIC_WORDS
        ):
            return False
        return mention.age <= person.age <= (mention.until or mention.age) and not (
            mention.relation not in GENERIC_WORDS
            and person.relation not in GENERIC_WORDS
            and person.relation != mention.relation
            and mention.age != mention.until
        )
    return person.relation == mention.relation and mention.relation not in GENERIC_WORDS


def _person_of(mention: Mention, persons: list[Person], structured: bool) -> Person | None:
    same = next((p for p in persons if _same(p, mention)), None)
    if same is None and mention.age is None and mention.relation in SELF:
        same = next((p for p in persons if p.focus), None)
    if same is None and structured and mention.relation in GENERIC_WORDS and not mention.caller:
        same = next((p for p in persons if p.focus and (p.age is None or mention.age is None)), None)
    return same


def _merge(given: Consultation, mentions: list[Mention]) -> tuple[list[Person], dict[int, Person]]:
    persons = _persons_given(given)
    structured = bool(persons)
    owner: dict[int, Person] = {}
    for mention in mentions:
        person = _person_of(mention, persons, structured)
        if person is None:
            person = Person(
                mention.relation, mention.age, mention.until, caller=mention.caller, cohabiting=not mention.apart
            )
            persons.append(person)
        elif person.age is None and mention.age is not None:
            person.age, person.until = mention.age, mention.until
        elif person.age != person.until and mention.age is not None:  # told twice: what both allow
            person.age = max(person.age or 0, mention.age)
            person.until = min(person.until or mention.age, mention.until or mention.age)
        person.caller = person.caller or (mention.caller and not person.focus)
        owner[mention.start] = person
    if not any(p.focus for p in persons):
        _choose_focus(persons)
    return persons, owner


def _choose_focus(persons: list[Person]) -> None:
    """Without a sheet: the first person with an age who does not merely call, else the one who came in person."""
    aged = [p for p in persons if p.age is not None and not p.caller]
    came = [p for p in persons if p.age is not None and p.relation in GENERIC_WORDS]
    first = next(iter(aged or came), None) or next((p for p in persons if not p.caller), None)
    if first is None and persons:
        first = persons[0]
    if first is not None:
        first.focus, first.caller = True, False


def _sentence_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer("。", text))]


def _attribute(
    text: str, found: list[Found], mentions: list[Mention], owner: dict[int, Person], persons: list[Person]
) -> None:
    """Gives every word to the person last spoken of in its sentence, else to the topic before, else to the subject."""
    starts = _sentence_starts(text)
    subject = next((p for p in persons if p.focus), None)
    for f in found:
        begin = max(s for s in starts if s <= f.start)
        inside = [m for m in mentions if begin <= m.start <= f.start]
        earlier = [m for m in mentions if m.start < begin and not owner[m.start].caller]
        if inside:
            speaker = next((m for m in reversed(inside) if not owner[m.start].caller or _is_topic(text, m, f)), None)
            person = owner[speaker.start] if speaker else subject
            later = next(
                (m for m in mentions if f.end <= m.start <= f.end + 4 and text[f.end : m.start] in ("の", "")), None
            )
            person = owner[later.start] if later else person
        else:
            later = next(
                (
                    m
                    for m in mentions
                    if f.end <= m.start and m.start - f.end <= 3 and "。" not in text[f.end : m.start]
                ),
                None,
            )
            topic = next((m for m in reversed(earlier) if text[m.end : m.end + 1] in ("は", "が", "も")), None)
            person = owner[later.start] if later else (owner[topic.start] if topic else subject)
        if person is None and persons:
            person = persons[0]
        if person is not None:
            person.found.append(f)


def _is_topic(text: str, mention: Mention, found: Found) -> bool:
    """Whether a circumstance is told of the one who calls (「父は膝が弱って」)."""
    return found.key.startswith("circumstance:") and text[mention.end : mention.end + 1] in ("は", "も")


def _adopt_pairs(facts: Facts) -> None:
    """Without a sheet, two who are told to live together as a household are both meant, whoever of them calls."""
    for m in PAIR.finditer(facts.text):
        for person in facts.persons:
            if person.relation in (m["one"], m["other"]) and person.age is not None:
                person.focus, person.caller = True, False


def _adopt_troubled(facts: Facts) -> None:
    """Without a sheet, people with words of trouble about them are in the focus too."""
    for person in facts.persons:
        if person.caller or person.focus:
            continue
        if any(f.key.startswith("circumstance:") and not f.negated for f in person.found):
            person.focus = True


def _consent(facts: Facts) -> None:
    """Whose consent there is, by the sheet, by what each is told to have said, and by refused help."""
    refusal = next((f for p in facts.focus if not p.harms for f in p.found if _refuses(f)), None)
    found = conclude_consent(facts.given, facts.persons, facts.said, f"「{refusal.words}」" if refusal else "")
    facts.consent, facts.consent_words = found.case, found.words
    for person, consent in zip(facts.persons, found.persons, strict=True):
        person.consent = consent


def _refuses(f: Found) -> bool:
    return f.key == "circumstance:refusesSupport" and not f.negated and not f.past


def _misread(f: Found, persons: list[Person]) -> bool:
    """Whether words of bringing up children are told of an old person (おむつ替え), with no child anywhere."""
    old = any(p.elderly for p in persons) and not any(p.minor for p in persons)
    return f.key == "concern:childRearing" and old


REFUSED_BY_OTHERS = re.compile(r"(?:断|ことわ)ら?れ(?!な)|(?:拒否|拒絶)され|拒まれ")
HELP_REFUSED = re.compile(
    r"(?:訪問|面談|面会|支援|署名|同意|連絡|声かけ|受診|介護|サービス|ヘルパー|デイ|通所|相談|話|見守り|手伝い|助け|申し出|誘い|会うの|入るの)[^。、]{0,8}$"
)


def _turned_away(f: Found, text: str) -> bool:
    """Whether others refused something (夜勤を断られて): that is no refusal of help."""
    if f.key != "circumstance:refusesSupport" or f.start < 0:
        return False
    passive = REFUSED_BY_OTHERS.match(text, f.start) or REFUSED_BY_OTHERS.search(text[f.start : f.end + 2])
    return bool(passive) and not HELP_REFUSED.search(text[max(0, f.start - 20) : f.start])


def _over(f: Found) -> bool:
    """Whether a concern is only told as an experience; violence that was suffered stays a concern."""
    return f.experience and f.key != "concern:dvAbuse"


def read_facts(given: Consultation, places: Places, today: date | None = None) -> Facts:
    """Everything known of the case.

    Args:
        given: The consultation as sent.
        places: The place names of its municipality.
        today: The day of the answer, on which births are reckoned as ages; None for the day it is.

    Raises:
        InputError: ``not_meant`` names what was not read.
    """
    text = fold("。".join(part for part in (given.text, given.complaint) if part))
    dangers = compose_dangers(text)
    mentions, found = (
        read_people(text, today),
        [*heard_dangers(text, dangers), *without_settled_dangers(text, find_words(text))],
    )
    found = [f for f in found if not f.key.startswith("sign:consent") and not _turned_away(f, text)]  # read by ``consent_said``, person by person
    found.sort(key=lambda f: f.start)
    told = places.find(text, mentions, given.subject)
    counted = counted_children(text, mentions) if given.household is None else []
    deeds, said = read_deeds(text), read_consent(text)
    aside = set_aside(given.not_meant, text, [*mentions, *counted], found, () if given.address else told, deeds, said)
    told = tuple(words for words in told if words not in aside.addresses)
    mentions = [m for m in mentions if m not in aside.mentions]
    counted = [m for m in counted if m not in aside.mentions]
    found = [f for f in found if f not in aside.found]
    persons, owner = _merge(given, mentions)
    if not persons:
        persons = [Person("本人", given.age, given.age, focus=True)]
    persons.extend(Person(m.relation, None, m.until, number=m.number) for m in counted)
    concerns = {c: CONCERNS[c] for c in given.concerns or ()}
    if given.main_concern:
        concerns.setdefault(given.main_concern, CONCERNS[given.main_concern])
    if given.concerns is None and given.main_concern is None:
        for f in found:
            if f.key.startswith("concern:") and not f.negated and not _misread(f, persons) and not _over(f):
                concerns.setdefault(f.key.removeprefix("concern:"), f"「{f.words}」")
    address = given.address or BOTH.join(told) or None
    if address and INSIDE.search(address):  # 「町内」「市内」 say no more than the municipality
        address = given.municipality.profile.name
    facts = Facts(given, persons, concerns, found, [*mentions, *counted], address=address, text=text, set_aside=aside)
    facts.told_homes = () if told == (given.municipality.profile.name,) or INSIDE.search("".join(told)) else told
    facts.deeds = tuple(d for d in deeds if d not in aside.deeds)
    facts.near_danger = bool(dangers)
    facts.said = tuple(s for s in said if s not in aside.said)
    _attribute(text, found, mentions, owner, persons)
    for person in persons:
        if person.issue:
            person.found.extend(replace(f, start=-1, end=-1) for f in find_words(fold(person.issue)))
    if given.household is None and given.subject is None:
        _adopt_pairs(facts)
        _adopt_troubled(facts)
    read_harm(facts)
    _consent(facts)
    conclude_circumstances(facts)
    return facts
