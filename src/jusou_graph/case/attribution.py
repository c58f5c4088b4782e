"""Whose is what: every word of a text is given to the person it is told of, or to nobody of the household."""

from __future__ import annotations

import re

from jusou_graph.case.facts import Person
from jusou_graph.case.sheet import CONCERNS, Consultation
from jusou_graph.reading.people import Mention
from jusou_graph.reading.spans import Found
from jusou_graph.reading.text import Text


def attribute(
    read: Text, found: list[Found], mentions: list[Mention], owner: dict[int, Person], persons: list[Person]
) -> None:
    """Gives every word to the person last spoken of in its sentence, else to the topic before, else to the subject."""
    text, starts = read.folded, [0, *(s.start for s in read.sentences)]
    subject = next((p for p in persons if p.focus), None)
    for f in found:
        begin = max(s for s in starts if s <= f.start)
        inside = [m for m in mentions if begin <= m.start <= f.start and not _named_beside(text, m, f)]
        inside = [m for m in inside if owner[m.start] in persons or _holds_beyond(text, m, f)]
        earlier = [m for m in mentions if m.start < begin and not owner[m.start].caller and owner[m.start] in persons]
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


OF_THE_DEAD = re.compile(r"(?:が|の|から)?(?:残した|遺した|作った|つくった|借りた|した|の|が)")


def _holds_beyond(text: str, mention: Mention, found: Found) -> bool:
    """Whether words are told of someone who is not of the household (亡夫の借金, 隣の息子はひきこもっている).

    Danger and what follows the loss of someone (夫が亡くなってから眠れない) are never put aside so.
    """
    between = text[mention.end : found.start]
    if found.key.startswith("danger:") or re.search(
        r"[、。]|(?:て|で)から|以来|後|ため|ので|(?:亡|別れ|離婚|死別|先立)", between
    ):
        return False
    near_dead = bool(OF_THE_DEAD.match(text, mention.end))
    return near_dead or text.startswith(("は", "が", "も", "さん", "夫婦"), mention.end)


def _named_beside(text: str, mention: Mention, found: Found) -> bool:
    """Whether a person is only a companion or an object in an earlier clause (母と二人暮らしで、腰が痛い)."""
    beside = text.startswith(("と", "を", "に", "から", "へ"), mention.end) and not text.startswith("とも", mention.end)
    return beside and "、" in text[mention.end : found.start]


def _is_topic(text: str, mention: Mention, found: Found) -> bool:
    """Whether a circumstance is told of the one who calls (「父は膝が弱って」)."""
    return found.key.startswith("circumstance:") and text[mention.end : mention.end + 1] in ("は", "も")


def _misread(f: Found, persons: list[Person]) -> bool:
    """Whether words of bringing up children are told of an old person (おむつ替え), with no child anywhere."""
    old = any(p.elderly for p in persons) and not any(p.minor for p in persons)
    return f.key == "concern:childRearing" and old


REFUSED_BY_OTHERS = re.compile(r"(?:断|ことわ)ら?れ(?!な)|(?:拒否|拒絶)され|拒まれ")
HELP_REFUSED = re.compile(
    r"(?:訪問|面談|面会|支援|署名|同意|連絡|声かけ|受診|介護|サービス|ヘルパー|デイ|通所|相談|話|見守り|手伝い|助け|申し出|誘い|会うの|入るの)[^。、]{0,8}$"
)


def turned_away(f: Found, text: str) -> bool:
    """Whether others refused something (夜勤を断られて): that is no refusal of help."""
    if f.key != "circumstance:refusesSupport" or f.start < 0:
        return False
    passive = REFUSED_BY_OTHERS.match(text, f.start) or REFUSED_BY_OTHERS.search(text[f.start : f.end + 2])
    return bool(passive) and not HELP_REFUSED.search(text[max(0, f.start - 20) : f.start])


def _over(f: Found) -> bool:
    """Whether a concern is only told as an experience; violence that was suffered stays a concern."""
    return (f.experience or f.past) and f.key != "concern:dvAbuse"


def concerns_told(given: Consultation, found: list[Found], persons: list[Person]) -> dict[str, str]:
    """Concern code → the words it rests on: those of the sheet, or, where it has none, those told of the household."""
    concerns = {c: CONCERNS[c] for c in given.concerns or ()}
    if given.main_concern:
        concerns.setdefault(given.main_concern, CONCERNS[given.main_concern])
    if given.concerns is None and given.main_concern is None:
        for f in found:
            if f.key.startswith("concern:") and not f.negated and not _misread(f, persons) and not _over(f):
                concerns.setdefault(f.key.removeprefix("concern:"), f"「{f.words}」")
    return concerns
