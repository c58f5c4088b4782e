"""Who is who: the persons of the sheet and those of the text brought together, each once, and whom the case is about.

Two mentions are one person by relation and age; what a person entered wins, and the text adds nobody to a household that
the sheet lists. Who is dead, divorced, or of another house stands beyond it.
"""

from __future__ import annotations

import itertools
import re

from jusou_graph.case.facts import ADULT_AGE, Person
from jusou_graph.case.sheet import Consultation
from jusou_graph.reading.people import FAMILY, GENERIC, SELF, Mention
from jusou_graph.reading.roles import (
    CAME,
    Place,
    is_former,
    is_spoken_for,
    lives_alone,
    matter,
    speaks_of_self,
    with_place,
)

TOKENS = re.compile(f"{FAMILY}|{GENERIC}|生徒")
GENERIC_WORDS = frozenset(GENERIC.split("|")) | {"生徒"}
PAIR = re.compile(
    rf"(?P<one>{FAMILY})(?:[（(][^）)]*[）)])?と(?:[^、。]{{0,8}}?歳の|\d0代の)?(?P<other>{FAMILY})(?:[（(][^）)]*[）)])?"
    r"(?:の|が|は|で)?(?:二人|ふたり|2人|親子|母子|父子)(?:で|の)?(?:世帯|暮らし|暮ら|住)"
)
UNTROUBLED = re.compile(r"^(?:特に)?(?:なし|無し|元気|相談者)")
OPEN = 999
"""An age without an upper end (後期高齢者)."""


def _persons_given(given: Consultation) -> list[Person]:
    """Persons of the sheet; the first is the one it is about. An age alone names nobody yet."""
    persons: list[Person] = []
    if given.subject is None and given.household is None:
        return persons
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


MEN = (
    "父",
    "夫",
    "祖父",
    "義父",
    "兄",
    "弟",
    "息子",
    "長男",
    "次男",
    "三男",
    "男",
    "おじ",
    "叔父",
    "伯父",
    "甥",
    "おじいさん",
)
WOMEN = (
    "母",
    "妻",
    "祖母",
    "義母",
    "姉",
    "妹",
    "娘",
    "長女",
    "次女",
    "三女",
    "女",
    "嫁",
    "おば",
    "叔母",
    "伯母",
    "姪",
    "おばあさん",
)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two words can name one person: 母 and 女性 can, 母 and 父 or 母 and 長女 cannot."""
    if one.removesuffix("親") == other.removesuffix("親"):
        return True
    sexes = {("m" if w.startswith(MEN) else "f" if w.startswith(WOMEN) else "") for w in (one, other)} - {""}
    return len(sexes) < 2 and (one in GENERIC_WORDS or other in GENERIC_WORDS)


def _highest(one: Person | Mention) -> int:
    """Highest age of someone whose lowest is known."""
    return OPEN if one.until is None else one.until


def _same(person: Person, mention: Mention) -> bool:
    if not _may_be_one(person.relation, mention.relation):
        return False
    if mention.age is not None and person.age is not None:
        if person.age != person.until and person.relation == mention.relation:  # a birth, then the age
            return mention.age <= _highest(person) and person.age <= _highest(mention)
        if person.age != person.until and not {person.relation, mention.relation} & GENERIC_WORDS:
            return False
        return mention.age <= person.age <= _highest(mention)
    return person.relation == mention.relation and mention.relation not in GENERIC_WORDS


def _person_of(mention: Mention, persons: list[Person], structured: bool) -> Person | None:
    same = next((p for p in persons if _same(p, mention)), None)
    if same is None and mention.age is None and mention.relation in SELF:
        same = next((p for p in persons if p.focus), None)
        same = same or next((p for p in persons if p.relation in SELF), None)
    if same is None and structured and mention.relation in GENERIC_WORDS and not mention.caller:
        same = next((p for p in persons if p.focus and (p.age is None or mention.age is None)), None)
    return same


def merge_persons(
    given: Consultation, text: str, mentions: list[Mention]
) -> tuple[list[Person], list[Person], dict[int, Person]]:
    """Persons of the case, persons outside it (dead, divorced, of another house, not on the sheet), whose mention is whose."""
    persons = _persons_given(given)
    structured = bool(persons)
    outside: list[Person] = []
    owner: dict[int, Person] = {}
    placed = with_place(text, mentions)
    gone = {m.relation for m, place in placed if place is Place.GONE and not is_former(text, m)}
    for mention, at in placed:
        former = at is Place.GONE and mention.relation not in gone
        person = None if former else _person_of(mention, persons, structured)
        if person is None:
            person = None if former else _person_of(mention, outside, False)
        if person is None:
            away = (
                mention.relation in gone
                or at is Place.GONE
                or (at is Place.STRANGER and mention.relation not in GENERIC_WORDS)
            )
            away = away or (given.household is not None and not mention.caller)
            person = Person(
                mention.relation,
                mention.age,
                mention.until,
                caller=mention.caller,
                cohabiting=not mention.apart and not away,
            )
            (outside if away else persons).append(person)
        elif person.age is None and mention.age is not None:
            person.age, person.until = mention.age, mention.until
        elif person.age != person.until and mention.age is not None:  # told twice: what both allow
            person.age = max(person.age or 0, mention.age)
            until = min(_highest(person), _highest(mention))
            person.until = None if until == OPEN else until
        person.caller = person.caller or (mention.caller and not person.focus)
        person.cohabiting = person.cohabiting and not (mention.apart and not structured)
        owner[mention.start] = person
    if given.age is not None and not structured:
        _give_age(given.age, persons)
    if not any(p.focus for p in persons):
        strangers = {id(owner[m.start]) for m, at in placed if at is Place.STRANGER and m.relation not in gone}
        _choose_focus(text, persons, outside, owner, strangers)
        _adopt_named_together(text, mentions, owner)
        _part(text, persons, owner)
    return persons, outside, owner


def _give_age(age: int, persons: list[Person]) -> None:
    """An age that the sheet has alone is that of the one person whom it fits; of nobody named, where several may be meant."""
    others = [p for p in persons if not p.caller] or persons
    fitting = [p for p in others if p.age is not None and p.age <= age <= _highest(p)]
    near = [p for p in others if p.age is not None and p.age == p.until and abs(p.age - age) == 1]
    ageless = [p for p in others if p.age is None and p.cohabiting]
    told = [p for p in ageless if p.relation in SELF] or ageless
    one = fitting[0] if fitting else near[0] if len(near) == 1 else None
    if one is None and len(told) == 1 and not any(p.age is not None for p in others):
        one = told[0]
    if one is None:
        one = Person("本人", age, age)
        persons.insert(0, one)
    one.age = one.until = age
    one.focus, one.caller = True, False


def age_doubt(given: Consultation, persons: list[Person], mentions: list[Mention]) -> str:
    """The one question whose age the sheet has, where the text names persons and it fits none of them or several."""
    if given.age is None or given.subject is not None or given.household is not None or not mentions:
        return ""
    added = persons[0].relation in SELF and persons[0].age == given.age and len(persons) > 1
    named = any(m.relation in SELF for m in mentions)
    return f"受付シートの{given.age}歳は、どなたの年齢ですか。" if added and not named else ""


DESCRIBES = re.compile(
    rf"[^。、]*?(?:[（(][^）)]*[）)])?と[^。、]{{0,12}}?(?:暮らす|暮らしている|住む|住んでいる|同居の|同居する|同居している|死別した|別れた|離婚した)[0-9一二三四五六七八九十]{{1,3}}(?:歳|代)の?(?:{GENERIC})"
)
TOGETHER = re.compile(r"(?:[）)])?(?:と|、|・)(?:同居の)?")


def _adopt_named_together(text: str, mentions: list[Mention], owner: dict[int, Person]) -> None:
    """Two grown people named in one breath with their ages (82歳の母と54歳の長男) are both meant where one is."""
    for one, other in itertools.pairwise(mentions):
        two = (owner[one.start], owner[other.start])
        grown = all(m.until is not None and m.until >= ADULT_AGE for m in (one, other))
        if grown and TOGETHER.fullmatch(text, one.end, other.start) and any(p.focus for p in two):
            for person in two:
                person.focus = person.focus or (person.cohabiting and not person.caller)


def _part(text: str, persons: list[Person], owner: dict[int, Person]) -> None:
    """Where the one concerned is told to live alone, nobody else named is of the household."""
    meant = [p for p in persons if p.focus]
    if len(meant) != 1:
        return
    places = [at for at, p in owner.items() if p is meant[0]]
    others = [at for at, p in owner.items() if p is not meant[0]]
    if places and any(lives_alone(text, at, others) for at in places):
        for person in persons:
            person.cohabiting = person.focus


def _describes(text: str, person: Person, owner: dict[int, Person]) -> bool:
    """Whether a person is only told with the one who follows (次男（50歳）と二人で暮らす81歳の女性)."""
    at = next((start for start, p in owner.items() if p is person), None)
    return at is not None and bool(DESCRIBES.match(text, at))


def _choose_focus(
    text: str, persons: list[Person], outside: list[Person], owner: dict[int, Person], strangers: set[int]
) -> None:
    """Without a sheet: whom the text says it is about, else who speaks of themself, else the first who does not merely call."""
    named = matter(text)
    first = next((p for p in persons if named and p.relation.startswith(named)), None)
    first = first or next((p for at, p in owner.items() if p in persons and is_spoken_for(text, at)), None)
    if first is None and CAME.search(text):
        first = next((p for p in persons if p.relation in SELF), None)
    own = speaks_of_self(text)
    if first is None and own:
        first = owner.get(own.start("who")) or next((p for p in persons if p.relation in SELF), None)
    if first is None:
        home = [p for p in persons if p.cohabiting] or persons
        aged = [p for p in persons if p.age is not None and not p.caller and not _describes(text, p, owner)]
        aged = aged or [p for p in persons if p.age is not None and not p.caller]
        came = [p for p in persons if p.age is not None and p.relation in GENERIC_WORDS]
        grown = [p for p in aged if p.relation in GENERIC_WORDS and not p.minor]
        if aged and aged[0].minor and aged[0].relation not in GENERIC_WORDS and grown:
            aged = grown
        first = next(iter(aged or came), None) or next((p for p in home if not p.caller), None)
        first = first or next((p for p in persons if not p.caller), None)
    if first is None:  # told by a neighbour or a friend, of someone of another house
        first = next((p for p in outside if id(p) in strangers and not p.caller), None)
        if first is not None and not any(p.age is not None for p in persons):
            outside.remove(first)
            persons.append(first)
        else:
            first = None
    if first is None and persons:
        first = persons[0]
    if first is not None:
        first.focus, first.caller, first.cohabiting = True, False, True


def adopt_pairs(text: str, persons: list[Person]) -> None:
    """Without a sheet, two who are told to live together as a household are both meant, whoever of them calls."""
    for m in PAIR.finditer(text):
        for person in persons:
            if person.relation in (m["one"], m["other"]) and person.age is not None:
                person.focus, person.caller = True, False


NO_TROUBLE = frozenset({"circumstance:coupleOnly", "circumstance:livingAlone", "circumstance:employed"})


def adopt_troubled(persons: list[Person]) -> None:
    """Without a sheet, people with words of trouble about them are in the focus too."""
    for person in persons:
        if person.caller or person.focus:
            continue
        if any(f.key.startswith("circumstance:") and f.key not in NO_TROUBLE and not f.negated for f in person.found):
            person.focus = True
