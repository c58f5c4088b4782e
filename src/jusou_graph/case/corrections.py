"""What was read from a text as one list of readings, and those of them that a person says are wrong."""

from __future__ import annotations

from dataclasses import dataclass

from jusou_graph.errors import InputError
from jusou_graph.reading.consent_said import Said
from jusou_graph.reading.overlaps import as_events
from jusou_graph.reading.people import Mention
from jusou_graph.reading.spans import Found
from jusou_graph.reading.violence import Deed


@dataclass(frozen=True, slots=True)
class Read:
    """One thing read from the text: field, value, the words and where they stand.

    Attributes:
        id: What names the reading in ``not_meant``; the same words read the same way have the same one, wherever in
            the text they stand, so that it holds when the text is edited elsewhere.
    """

    field: str
    value: str
    words: str
    start: int
    end: int
    id: str

    def to_dict(self) -> dict[str, object]:
        """JSON of one entry of ``understood``."""
        return {
            "id": self.id,
            "field": self.field,
            "value": self.value,
            "words": self.words,
            "start": self.start,
            "end": self.end,
        }


def mention_id(mention: Mention, text: str) -> str:
    """Identifier of a person read from the text."""
    return f"person/{text[mention.start : mention.end]}"


def found_id(found: Found) -> str:
    """Identifier of a word read from the text; the same words told as not so or of the past are another reading."""
    return "/".join([found.key, found.words, *(["not"] * found.negated), *(["past"] * found.past)])


def harm_id(deed: Deed) -> str:
    """Identifier of the reading that someone hurts another."""
    return f"harm/{deed.doer}"


def consent_id(said: Said) -> str:
    """Identifier of the reading of what someone said of agreeing."""
    return f"consent/{said.by}/{said.answer}/{said.words}"


def address_id(address: str) -> str:
    """Identifier of a place read from the text."""
    return f"address/{address}"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Readings of the text that a person said are wrong: nothing is concluded from them.

    Attributes:
        mentions: Persons; ``found`` words; ``addresses`` words that name a place; ``deeds`` what someone is told to do;
            ``said`` what someone is told to have said of agreeing.
    """

    mentions: tuple[Mention, ...] = ()
    found: tuple[Found, ...] = ()
    addresses: tuple[str, ...] = ()
    deeds: tuple[Deed, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def danger(self) -> Found | None:
        """The first sign of danger among them: setting it aside leaves the question open, it does not answer no."""
        return next((f for f in self.found if f.key.startswith("danger:")), None)


def set_aside(
    not_meant: tuple[str, ...],
    text: str,
    mentions: list[Mention],
    found: list[Found],
    addresses: tuple[str, ...],
    deeds: tuple[Deed, ...],
    said: tuple[Said, ...] = (),
) -> SetAside:
    """The readings that a person said are wrong.

    Args:
        not_meant: Their identifiers.
        text: The text.
        mentions: Persons read from it.
        found: Words read from it.
        addresses: The places read from it as the home.
        deeds: Who is told to hurt whom.
        said: What is told of agreeing.

    Raises:
        InputError: One of them was not read from this text.
    """
    unwanted = set(not_meant)
    events = [(found_id(shown), words) for shown, words in as_events(found)]
    doubted = {id(f) for name, words in events if name in unwanted for f in words}
    out = SetAside(
        tuple(m for m in mentions if mention_id(m, text) in unwanted),
        tuple(f for f in found if id(f) in doubted),
        tuple(words for words in addresses if address_id(words) in unwanted),
        tuple(d for d in deeds if d.doer and harm_id(d) in unwanted),
        tuple(s for s in said if consent_id(s) in unwanted),
    )
    known = {mention_id(m, text) for m in out.mentions} | {name for name, _ in events if name in unwanted}
    known |= {harm_id(d) for d in out.deeds}
    known |= set(map(consent_id, out.said))
    known |= set(map(address_id, out.addresses))
    for one in not_meant:
        if one not in known:
            raise InputError(
                f"not_meant の「{one[:60]}」は、この文から読み取ったことの中にありません。",
                "understood.read の id を、そのまま書いてください。",
            )
    return out
