"""What is said with a span of a text: whether it holds, when, how it is told, whose words and whose trouble it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jusou_graph.reading.holders import Holder


class Polarity(StrEnum):
    """Whether what is said holds."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    UNSURE = "unsure"


class Time(StrEnum):
    """When it holds."""

    NOW = "now"
    PAST = "past"
    SETTLED = "settled"
    """It was, and is told to be over."""
    FUTURE = "future"
    PLAN = "plan"
    EXPERIENCE = "experience"
    """Told as something someone has been through (ひきこもっていた時期がある)."""


class Mood(StrEnum):
    """How it is told."""

    TOLD = "told"
    WISH = "wish"
    CONDITIONAL = "conditional"
    QUESTION = "question"
    WORRY = "worry"
    POSSIBILITY = "possibility"
    HEARSAY = "hearsay"
    ORDER = "order"
    STORY = "story"
    """Of a film, the news, a lesson."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is said with a span of a text.

    Attributes:
        polarity, time, mood: Whether it holds, when, how it is told.
        quoted_by: Who says it, where it is someone's reported words (``""`` where the text does not name them), else None.
        holder: Whose it is by the grammar of the sentence, or None where the text does not say.
    """

    polarity: Polarity = Polarity.AFFIRMED
    time: Time = Time.NOW
    mood: Mood = Mood.TOLD
    quoted_by: str | None = None
    holder: Holder | None = None

    @property
    def holds_now(self) -> bool:
        """It is so now, of someone of this case: not denied, past, wished, feared, supposed, nor someone else's."""
        return self._is_present and self.mood in (Mood.TOLD, Mood.HEARSAY)

    @property
    def _is_present(self) -> bool:
        outside = self.holder is not None and self.holder.outside
        return self.polarity is Polarity.AFFIRMED and self.time is Time.NOW and not outside
