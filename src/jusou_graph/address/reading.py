"""What the reader returns: a place that many addresses share, and the reading of one address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import kanji_number

_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[-ーのノ・.‐‑‒–—―−~〜](?=\d)")


UNSURE = "unsure"
"""In ``Place.how``: the candidates are for a question only, even where there is one or all share a centre."""


NAMESAKES = "namesakes"
"""In ``Place.how``: several municipalities bear the name that was written (``Place.nearest``), so that it names none."""


class Part(StrEnum):
    """Which part of a town an address names; it decides where a plan prints 上田 and 上田字 apart."""

    CHOME = "chome"
    """A 丁目 of it."""
    AZA = "aza"
    """Its part written with 字."""
    UNSAID = ""
    """The address does not say."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place as far as an address names it; shared by all addresses that name it, and told apart by identity.

    Attributes:
        municipality: Municipality code, or None.
        town: Registered town name, or None.
        chome: Number of the 丁目, or None.
        aza: 小字 as registered, or None.
        part: Which part of the town.
        how: How it was found beyond the spelling (``former_municipality``, ``kana``, ``postal_code``, ``fuzzy``,
            ``misprint``, ``no_such_chome``, ``chome_unlisted``, ``aza_unlisted``, ``several``,
            ``several_chomes``, ``not_home``, ``masked``, ``unsure``, ``namesakes``).
        outside: The foreign municipality the address names, or None.
        candidates: Places it may be where the text does not decide between them.
        nearest: For a guess: the words of the address that were taken for the town, else ``""``.
        ward: Ward of a designated city it lies in, or ``""``.
        shared: It stands for a place of the lists and lives as long as they do.
    """

    municipality: str | None = None
    town: str | None = None
    chome: int | None = None
    aza: str | None = None
    part: Part = Part.UNSAID
    how: tuple[str, ...] = ()
    outside: str | None = None
    candidates: tuple[Place, ...] = ()
    nearest: str = ""
    ward: str = ""
    shared: bool = False

    def named(self) -> str:
        """The place in words with its ward: what tells towns of one name apart."""
        return self.ward + self.spelled()

    def spelled(self) -> str:
        """The place in words, as ``高松四丁目`` or ``加賀野字桜山``."""
        aza = self.aza or ""
        if aza and not aza.endswith("地割"):
            aza = "字" + aza
        return (self.town or "") + (f"{kanji_number(self.chome)}丁目" if self.chome else "") + aza


@dataclass(frozen=True, slots=True)
class Reading:
    """How one address was read.

    Attributes:
        input: The address as it was given.
        tail: What follows the place, folded.
        place: The place it names.
    """

    input: str
    tail: str
    place: Place

    @property
    def municipality(self) -> str | None:
        """Municipality code, or None."""
        return self.place.municipality

    @property
    def outside(self) -> str | None:
        """Name of the municipality it names that is none of the known ones, or None."""
        return self.place.outside

    @property
    def town(self) -> str | None:
        """Registered town name, or None."""
        return self.place.town

    @property
    def chome(self) -> int | None:
        """Number of the 丁目, or None."""
        return self.place.chome

    @property
    def aza(self) -> str | None:
        """小字 as registered (as written where the register lacks it), or None."""
        aza = self.place.aza
        if aza is None or self.place.shared:
            return aza
        written = "".join(self.input.split())
        windows = (written[at : at + len(aza)] for at in range(len(written)))
        return next((window for window in windows if fold(window) == aza), aza)

    @property
    def rest(self) -> str:
        """番地, building and whatever else follows, as written but in half-width, without blanks, with plain dashes."""
        tail, written = self.tail, self.input
        # The fold is undone by finding the end of the input that folds to the tail.
        at = next((at for at in range(len(written), -1, -1) if fold(written[at:]) == tail), None)
        rest = tail if at is None else unicodedata.normalize("NFKC", written[at:])
        rest = re.sub(r"(?<=\d)\s+(?=\d)", " ", _BETWEEN_NUMBERS.sub("-", rest))
        return re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", rest).strip("-、,・")

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Other places the same words may mean, in words."""
        return tuple(dict.fromkeys(filter(None, (one.outside or one.named() for one in self.place.candidates))))

    @property
    def matched_by(self) -> tuple[str, ...]:
        """How the town was recognised.

        ``exact`` (letter for letter), ``width`` (but for full- and half-width and blanks), ``variant`` (旧字体・異体字,
        ヶ/ケ/が, ノ/の, kanji number …), ``misprint`` (a misprint of the plan), ``former_municipality``, ``kana``,
        ``postal_code``, ``fuzzy``; the last three are guesses to be confirmed. Empty where no town was recognised.
        """
        place = self.place
        if place.town is None or not {"kana", "postal_code", "fuzzy", "misprint"}.isdisjoint(place.how):
            return place.how
        if place.town in self.input:
            spelling = "exact"
        elif place.town in unicodedata.normalize("NFKC", "".join(self.input.split())):
            spelling = "width"
        else:
            spelling = "variant"
        return (*place.how, spelling)
