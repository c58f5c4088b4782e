"""Small closed sets of the interface itself (not of the field): statuses, verdicts, kinds of gaps."""

from __future__ import annotations

from enum import StrEnum

BASE_IRI = "https://w3id.org/jusou/"


class CatchmentStatus(StrEnum):
    """Outcome of locating an address."""

    SINGLE = "single"
    SPLIT = "split"
    UNLISTED = "unlisted"
    PARTLY = "partly"
    NO_TABLE = "no_table"
    SOLE_CENTRE = "sole_centre"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


LEFT_OPEN = frozenset(
    {CatchmentStatus.SPLIT, CatchmentStatus.UNLISTED, CatchmentStatus.PARTLY, CatchmentStatus.NO_TABLE}
)
"""Outcomes in which the plan does not settle the centre of a place that is known; staff can register it."""


class Verdict(StrEnum):
    """Three-valued judgement of one condition; unknown is not no."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Fit(StrEnum):
    """How a resource fits a person."""

    FITS = "fits"
    FITS_IF = "fits_if"
    BY_ARRANGEMENT = "by_arrangement"
    NOT_SUITABLE = "not_suitable"


class GapKind(StrEnum):
    """Kinds of gaps."""

    NONE_LISTED = "none_listed"
    PLANNED_ONLY = "planned_only"
    SINGLE_PROVIDER = "single_provider"
    LOCATION = "location"
    NOT_ELIGIBLE = "not_eligible"
    MISSING_INFORMATION = "missing_information"
    CONTRADICTION = "contradiction"
    OTHERS_HAVE = "others_have"


class Confidence(StrEnum):
    """How sure a gap is."""

    STATED = "stated"
    DERIVED = "derived"
    ABSENCE_ONLY = "absence_only"


FIELD_ORDER = ("elderly", "disability", "child", "poverty")
"""The four statutory fields in the order of 法106条の4第2項第1号イ–ニ."""

PROGRAMME_LABELS = {
    "p1": "包括的相談",
    "p2": "参加",
    "p3": "地域づくり",
    "p4": "アウトリーチ",
    "p5": "多機関協働",
}
"""Short labels of the five 事業 in answers."""


def check_digit(code: str) -> str:
    """The sixth digit of a 全国地方公共団体コード, as 総務省 defines it (modulus 11, weights 6 to 2).

    Args:
        code: The five digits before it.
    """
    rest = sum(int(digit) * weight for digit, weight in zip(code, range(6, 1, -1), strict=True)) % 11
    return str((11 - rest) % 10)
