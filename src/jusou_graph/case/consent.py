"""Consent, person by person: what each said, what the sheet holds, and what follows for the case.

The sheet wins. A relative's word is that relative's alone; whoever hurts someone decides nothing; for a child a parent
speaks. Where one has agreed and another has not, or one both agrees and refuses, it is mixed: the question is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jusou_graph.case.facts import Person
from jusou_graph.case.sheet import Consultation
from jusou_graph.reading.consent_forms import Answer
from jusou_graph.reading.consent_holder import SPEAKER
from jusou_graph.reading.consent_said import ALL, GROUPS, Said, standing
from jusou_graph.reading.speakers import CONCERNED

CONSENT_WORDS = {"yes": "有", "no": "無", "mixed": "人により異なる", "unknown": "不明"}
"""Consent as the 受付シート writes it."""
NOT_HEARD = "聞いていない"
PARENTS = ("父", "母", "両親", "父親", "母親", "親", "保護者", "祖父", "祖母", "養父", "養母")


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent of a case.

    Attributes:
        case: yes, no, mixed or unknown, over everyone the consultation is about.
        words: What it rests on.
        persons: The same of each person, in the order given.
    """

    case: str
    words: str
    persons: tuple[str, ...]


def conclude_consent(
    given: Consultation, persons: Sequence[Person], said: Sequence[Said], refused: str = ""
) -> Consent:
    """Whose consent there is.

    Args:
        given: The sheet.
        persons: Everyone of the case.
        said: What the text tells of agreeing.
        refused: Words in which someone the consultation is about refuses help, or ``""``.
    """
    own = [_told(person, persons, said) for person in persons]
    read = [standing(words) for words in own]
    entered = tuple(p.consent if p.consent != "unknown" else r for p, r in zip(persons, read, strict=True))
    if given.consent:
        alone = given.consent in ("yes", "no") and not given.household
        marked = tuple(
            given.consent if alone and p.focus and c == "unknown" else c for p, c in zip(persons, entered, strict=True)
        )
        no = any(p.consent == "no" and not p.caller and not p.harms for p in persons)
        case = "mixed" if given.consent == "yes" and no else given.consent
        return Consent(case, f"同意: {CONSENT_WORDS[given.consent]}", marked if alone else entered)
    sheet = _of_sheet(given, persons)
    if sheet is not None:
        return Consent(*sheet, entered)
    asked = [place for place, p in enumerate(persons) if p.focus and not p.harms]
    if any(
        not persons[place].minor for place in asked
    ):  # a child is asked where it speaks; else a parent speaks for it
        asked = [place for place in asked if not persons[place].minor or entered[place] != "unknown"]
    answers = {entered[place] for place in asked}
    words = [s.words for place in asked for s in own[place] if s.answer in (Answer.YES, Answer.NO, Answer.WITHDRAWN)]
    if answers <= {"unknown"} and asked and all(persons[place].minor for place in asked):
        guardians = [
            place for place, p in enumerate(persons) if not p.focus and not p.harms and p.relation.startswith(PARENTS)
        ]
        answers = {entered[place] for place in guardians} - {"unknown"}
        words = [s.words for place in guardians for s in own[place]]
    if not answers - {"unknown"}:
        answers, words = _of_speaker(persons, own, entered) if asked else (set(), [])
    case = "unknown" if not answers - {"unknown"} else next(iter(answers)) if len(answers) == 1 else "mixed"
    if case == "unknown" and refused:
        return Consent("no", refused, entered)
    if case == "yes" and refused:
        return Consent("mixed", f"{_quoted(words)}{refused}", entered)
    told = words or [s.words for place in asked for s in own[place]]
    return Consent(case, _quoted(told) or NOT_HEARD, entered)


def _quoted(words: Sequence[str]) -> str:
    return "".join(f"「{w}」" for w in dict.fromkeys(words))


def _of_sheet(given: Consultation, persons: Sequence[Person]) -> tuple[str, str] | None:
    """Consent as the sheet has it person by person; None where it holds none."""
    if not given.household:
        return None
    told = {p.consent for p in persons if not p.caller and not p.harms and (p.focus or p.issue)}
    if not told or told == {"unknown"}:
        return None
    words = "、".join(f"{p.relation}: {CONSENT_WORDS[p.consent]}" for p in persons)
    return (next(iter(told)) if len(told) == 1 else "mixed"), words


def _of_speaker(
    persons: Sequence[Person], own: Sequence[Sequence[Said]], entered: Sequence[str]
) -> tuple[set[str], list[str]]:
    """A refusal of the one who calls is one of the case; an agreement of theirs is theirs alone."""
    calling = [place for place, p in enumerate(persons) if p.caller and not p.harms and entered[place] == "no"]
    return ({"no"} if calling else set()), [s.words for place in calling for s in own[place]]


def _told(person: Person, persons: Sequence[Person], said: Sequence[Said]) -> list[Said]:
    """What one person is told to have said."""
    return [s for s in said if person in said_by(s, persons)]


def said_by(said: Said, persons: Sequence[Person]) -> list[Person]:
    """The persons of the case whom the text names there.

    Args:
        said: What was said.
        persons: Everyone of the case.
    """
    focus = [p for p in persons if p.focus]
    if said.by == SPEAKER:
        calling = [p for p in persons if p.caller and not p.focus]
        return calling[:1] or [p for p in focus if not p.harms][:1] or focus[:1]
    if said.by == CONCERNED:
        return (
            [p for p in persons if p.relation in (CONCERNED, f"ご{CONCERNED}")]
            or [p for p in focus if not p.harms][:1]
            or focus[:1]
        )
    names = GROUPS.get(said.by, (said.by,))
    found = [p for p in persons if any(_called(p, name) for name in names)]
    if not found and said.by in ALL:
        return [p for p in persons if not p.caller or p.focus]
    return found


CHILDREN = (
    "子",
    "息子",
    "娘",
    "長男",
    "長女",
    "次男",
    "次女",
    "三男",
    "三女",
    "男子",
    "女子",
    "男児",
    "女児",
    "生徒",
    "児童",
)


def _called(person: Person, name: str) -> bool:
    if name == "子" and person.relation.startswith(CHILDREN):
        return True
    relation = person.relation.removesuffix("親") if person.relation in ("父親", "母親") else person.relation
    return relation == name or relation.startswith(name)
