"""For whom something is, as lines a person reads: 「年齢：65歳以上（本人）」, with または and かつ between them."""

from __future__ import annotations

from jusou_graph.model.eligibility import Condition, Eligibility
from jusou_graph.model.evidence import Source
from jusou_graph.vocabulary import LABELS

WHOSE = {"person": "本人", "child": "子", "household": "世帯"}
"""Whose condition it is → word."""

Line = tuple[str, Source | None]
"""A line and the passage it was read from; None for the または between alternatives."""


def condition_lines(eligibility: Eligibility) -> list[Line]:
    """The conditions of a target phrase, those that hold together joined by かつ, alternatives by または.

    Args:
        eligibility: For whom something is.

    Returns:
        No line where the phrase names no condition.
    """
    lines: list[Line] = []
    for alternative in eligibility.any_of:
        if lines:
            lines.append(("または", None))
        for number, condition in enumerate(alternative.all_of):
            lines.append((("かつ　" if number else "") + condition_text(condition), condition.source))
    return lines


def exclusion_lines(eligibility: Eligibility) -> list[Line]:
    """The conditions that rule a person out because the plan says so.

    Args:
        eligibility: For whom something is.
    """
    return [(condition_text(one), one.source) for one in eligibility.exclusions]


def condition_text(condition: Condition) -> str:
    """A condition as one line: what it looks at, what must hold, whose it is, and how firm the words are.

    Args:
        condition: The condition.

    Returns:
        ``"年齢：おおむね65歳以上（本人）"``.
    """
    circumstances = LABELS["circumstance"]
    wanted = []
    if condition.at_least is not None or condition.below is not None:
        lowest = f"{condition.at_least}歳以上" if condition.at_least is not None else ""
        wanted.append(lowest + (f"{condition.below}歳未満" if condition.below is not None else ""))
    if condition.any_of:
        wanted.append("または".join(circumstances[one.value] for one in condition.any_of))
    if condition.none_of:
        wanted.append("".join(f"「{circumstances[one.value]}」" for one in condition.none_of) + "にあてはまらない")
    words = ("おおむね" if condition.approximate else "") + "、".join(wanted) + ("など" if condition.open else "")
    text = f"{LABELS['criterion'][condition.criterion.value]}：{words}（{WHOSE[condition.of]}）"
    if condition.interpretation:
        text += "　別の読み方もできます。"
    return text + (f"　覚え書き：{condition.note}" if condition.note else "")
