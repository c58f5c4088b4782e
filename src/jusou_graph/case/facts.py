"""What is known of a case: persons, their circumstances in three values, concerns, consent; each with its words.

Structured fields win over the text; the text adds what no field holds. Nothing known stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jusou_graph.case.corrections import SetAside
from jusou_graph.case.sheet import CONCERNS, Consultation
from jusou_graph.codes import Verdict
from jusou_graph.reading.consent_said import Said
from jusou_graph.reading.people import Mention
from jusou_graph.reading.spans import Found
from jusou_graph.reading.violence import Deed

ELDERLY_AGE = 65
ADULT_AGE = 18
MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


@dataclass(frozen=True, slots=True)
class State:
    """A three-valued fact with the words it rests on."""

    verdict: Verdict
    words: str


NOTHING = State(UNKNOWN, "聞いていない")


@dataclass
class Person:
    """A person of the case.

    Attributes:
        relation: 続柄 or ``"本人"``; ``age`` lowest, ``until`` highest age known.
        focus: The consultation is about this person.
        caller: The person only calls.
        cohabiting: Lives in the household.
        consent: yes, no or unknown.
        issue: 困りごと等.
        number: How many they are, where the text only counts them (子どもが2人); else 0.
        harms: Told to hurt someone of the household: never asked for consent; ``hurt`` told to be hurt.
        states: Circumstance code → state.
        found: Words of the text about this person.
    """

    relation: str
    age: int | None = None
    until: int | None = None
    focus: bool = False
    caller: bool = False
    cohabiting: bool = True
    consent: str = "unknown"
    issue: str = ""
    number: int = 0
    harms: bool = False
    hurt: bool = False
    states: dict[str, State] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    def says(self, key: str, past: bool = True) -> Found | None:
        """First word of a key that holds of this person."""
        return next((f for f in self.found if f.key == key and not f.negated and (past or not f.past)), None)

    def state(self, code: str) -> State:
        """State of a circumstance."""
        return self.states.get(code, NOTHING)

    @property
    def elderly(self) -> bool:
        """65 or older."""
        return self.age is not None and self.age >= ELDERLY_AGE

    @property
    def minor(self) -> bool:
        """Under 18."""
        return self.until is not None and self.until < ADULT_AGE

    def called(self) -> str:
        """The person in words: 「母（82歳）」."""
        if self.age is None:
            return f"{self.relation}{self.number}人" if self.number else self.relation
        if self.until is None:
            return f"{self.relation}（{self.age}歳以上）"
        return (
            f"{self.relation}（{self.age}歳）"
            if self.age == self.until
            else f"{self.relation}（{self.age}～{self.until}歳）"
        )


@dataclass
class Facts:
    """Everything known of the case.

    Attributes:
        given: The consultation as sent; ``persons`` everyone in it.
        concerns: Concern code → the words it rests on, in the order of the sheet or text.
        found: All words of the text; ``mentions`` all persons of the text.
        consent: yes, no, mixed or unknown; ``consent_words`` what it rests on.
        address: Words that name the place.
        told_homes: Places the text names as the home; several where it does not say which.
        address_doubt: The question which counts, where the sheet's address and the text disagree, or ``""``.
        fields: Statutory fields concluded, code → words (filled by the field rules).
        status: Catchment status (filled after locating); ``text`` the text that was read.
        set_aside: What a person said was read wrongly.
        deeds: What someone is told to do to someone.
        said: What the text tells of agreeing and refusing, person by person.
        age_doubt: The question whose age the sheet has, or ``""``.
        beyond: Who is named and is not of the household: dead, divorced, a neighbour's; never asked, in no count.
        near_danger: Words near danger stand in the text: the question about it comes first.
    """

    given: Consultation
    persons: list[Person]
    concerns: dict[str, str]
    found: list[Found]
    mentions: list[Mention]
    consent: str = "unknown"
    consent_words: str = "聞いていない"
    address: str | None = None
    told_homes: tuple[str, ...] = ()
    address_doubt: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    status: str = "not_asked"
    text: str = ""
    set_aside: SetAside = field(default_factory=SetAside)
    deeds: tuple[Deed, ...] = ()
    near_danger: bool = False
    age_doubt: str = ""
    said: tuple[Said, ...] = ()
    beyond: list[Person] = field(default_factory=list)

    def says(self, key: str, past: bool = True) -> Found | None:
        """First word of a key that holds, whoever it is about."""
        return next((f for f in self.found if f.key == key and not f.negated and (past or not f.past)), None)

    @property
    def focus(self) -> list[Person]:
        """Persons the consultation is about."""
        return [p for p in self.persons if p.focus]

    @property
    def children(self) -> list[Person]:
        """Persons under 18."""
        return [p for p in self.persons if p.minor]

    @property
    def outside(self) -> bool:
        """The address lies in another municipality."""
        return self.status == "outside"

    def concern_words(self, *codes: str) -> str:
        """Words of those concerns that were named, or ``""``."""
        return "、".join(CONCERNS[c] for c in codes if c in self.concerns)

    def withdrawn(self, once: bool = False) -> Person | None:
        """The adult who has withdrawn from society, if there is one; with ``once`` also one with the experience only."""
        for p in sorted(self.persons, key=lambda p: (not p.focus, p.elderly)):
            if not p.minor and not p.caller and p.state("hikikomoriExperience").verdict is MET:
                told = [f for f in p.found if f.key == "circumstance:hikikomoriExperience" and not f.negated]
                if told and all(f.experience for f in told) and not once:
                    continue
                return p
        return None

    def unwilling(self) -> str:
        """Words that show that someone refuses or does not consent, or ``""``."""
        if self.consent == "no":
            return self.consent_words
        for p in self.persons:
            if p.consent == "no" and not p.harms:
                return f"{p.called()}の同意: 無"
        refusing = (p.state("refusesSupport") for p in self.focus if not p.harms)
        refused = next((s for s in refusing if s.verdict is MET), None)
        return refused.words if refused and self.consent != "yes" else ""

    def not_consenting(self) -> list[Person]:
        """Persons the consultation is about (and adults of the household with trouble) who have not consented.

        Whoever is told to hurt someone is left out: asking them can do harm, and their word decides nothing.
        """
        return [
            p
            for p in self.persons
            if p.consent != "yes" and not p.caller and not p.harms and (p.focus or (p.issue and not p.minor))
        ]
