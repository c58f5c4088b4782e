"""For whom something is: conditions as a plan states them, kept apart from who judges them.

A plan rules people out only where it says so (``exclusions``); 「…等」 leaves a list open (``open``).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from jusou_graph.model.evidence import Source, Strict, Text
from jusou_graph.vocabulary import Activity, Circumstance, Criterion, SupportNeed


class Condition(Strict):
    """One condition of a target phrase.

    Attributes:
        criterion: What it looks at (年齢, 世帯構成, 課税状況 …).
        of: Whose it is: the person who asks for support, a child of the household, or the household as a whole.
        at_least: Lowest age that meets it, ``below`` the first age that no longer does (both in years).
        any_of: Circumstances of which one suffices (codes of the scheme ``circumstance``).
        none_of: Circumstances of which none may hold.
        open: The words end in 「等」: someone not named may still be meant, so failing it is unknown, not no.
        approximate: The words say 「概ね」「主として」: the border is soft.
        interpretation: True where the plan's words allow another reading; ``note`` says which.
        source: The passage and printed words it was read from.
    """

    criterion: Criterion
    of: Literal["person", "child", "household"] = "person"
    at_least: int | None = None
    below: int | None = None
    any_of: list[Circumstance] = []
    none_of: list[Circumstance] = []
    open: bool = False
    approximate: bool = False
    interpretation: bool = False
    note: Text | None = None
    source: Source

    @model_validator(mode="after")
    def _says_something(self) -> Condition:
        if self.at_least is None and self.below is None and not self.any_of and not self.none_of:
            raise ValueError("条件には at_least・below・any_of・none_of のどれかが要ります")
        return self


class Alternative(Strict):
    """Conditions that must hold together."""

    all_of: list[Condition] = Field(min_length=1)


class Eligibility(Strict):
    """For whom something is.

    Attributes:
        target: The printed target phrase (対象者の欄).
        source: Its passage.
        any_of: Alternatives of which one suffices; empty where the phrase names no condition that can be judged
            (世代や属性を問わない).
        exclusions: Conditions that rule a person out because the plan says so; written positively
            (受給している → ``any_of: [public_assistance]``) and met by those who are excluded.
    """

    target: Text
    source: Source
    any_of: list[Alternative] = []
    exclusions: list[Condition] = []


class MetNeed(Strict):
    """A need that a resource answers, with the words that say so."""

    need: SupportNeed
    source: Source


class OfferedActivity(Strict):
    """Something people do there, with the words that say so."""

    activity: Activity
    source: Source


class Role(Strict):
    """A part a person can take in a resource.

    Attributes:
        role: ``client`` is helped, ``helper`` takes part by helping (片付け作業の参加者).
        eligibility: For whom.
        meets: The needs this role answers.
        activities: What people do in it.
    """

    role: Literal["client", "helper"] = "client"
    eligibility: Eligibility
    meets: list[MetNeed] = Field(min_length=1)
    activities: list[OfferedActivity] = []
