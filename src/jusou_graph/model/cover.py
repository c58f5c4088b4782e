"""Whether a printed entry covers a place: yes, no, or the place as it is stated leaves it open.

Every form of entry is a set of conditions (丁目, 字, 番 and 号, a named place, a ward); the answer is the least sure of
them. What an entry prints as 一部, or bounds by words alone, is never a yes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from jusou_graph.codes import Verdict
from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import KANJI_NUMERALS, parse_number
from jusou_graph.model.places import AppliesTo, Cases, CatchmentEntry, Extent

_JIWARI = re.compile(rf"第?(\d+|[{KANJI_NUMERALS}]+)地割")
_ORDER = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET)
_NO_LAST = 10**9


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a place inside its town.

    Attributes:
        chome: Number of its 丁目, or None.
        in_chome: Whether it lies in the part that has 丁目 (False: in the part written with 字); None where unsaid.
        aza: Its 字 or 小字 as ``aza_key``, or ``""``.
        ban, go: 番 and 号 (番地 and 枝番), or None.
        ward: Ward of a designated city, or ``""``.
        named: What the address names besides, folded: facilities, 団地, 自治会.
        cases: Whether a new consultation or a continuing one asks, where that is known.
    """

    chome: int | None = None
    in_chome: bool | None = None
    aza: str = ""
    ban: int | None = None
    go: int | None = None
    ward: str = ""
    named: frozenset[str] = frozenset()
    cases: Cases | None = None


@cache
def aza_key(name: str) -> str:
    """One spelling for the name of a 字: 字第二十三地割 and 23地割, 字桜山 and 桜山."""
    folded = re.sub(r"^大?字", "", fold(name))
    found = _JIWARI.fullmatch(folded)
    return f"{parse_number(found[1])}地割" if found else folded


def cover(entry: CatchmentEntry, at: Stated) -> Verdict:
    """Whether an entry covers a place of its town.

    Args:
        entry: The entry; for an ``area`` the entries of the second table are to be asked instead (``UNKNOWN`` here).
        at: The place.

    Returns:
        Met, not met, or unknown; what the entry leaves out (``Extent.EXCEPT``) is judged like what it holds.
    """
    verdict = min(_conditions(entry, at), key=_ORDER.index)
    if verdict is Verdict.MET and (entry.extent is Extent.PART or entry.border):
        return Verdict.UNKNOWN
    return verdict


def in_force(entry: CatchmentEntry, day: date) -> bool:
    """Whether an entry holds on a day."""
    on = day.isoformat()
    return (not entry.valid_from or entry.valid_from <= on) and (not entry.valid_until or on <= entry.valid_until)


def _conditions(entry: CatchmentEntry, at: Stated) -> list[Verdict]:
    found = [Verdict.MET]
    if entry.ward:
        found.append(_same(entry.ward, at.ward))
    if entry.cases is not None:
        found.append(Verdict.UNKNOWN if at.cases is None else _is(at.cases is entry.cases, True))
    match entry.applies_to:
        case AppliesTo.CHOME_PART:
            found.append(_is(at.in_chome, True))
        case AppliesTo.AZA_PART:
            found.append(_is(at.in_chome, False))
        case AppliesTo.CHOME_RANGE:
            found.append(_chome(entry, at))
        case AppliesTo.AZA:
            found.append(_aza(entry, at))
        case AppliesTo.NUMBER_RANGE:
            if entry.chome_from is not None:
                found.append(_chome(entry, at))
            if entry.aza:
                found.append(_aza(entry, at))
            found.append(_numbers(entry, at))
        case AppliesTo.PLACE:
            found.append(Verdict.MET if fold(entry.place) in at.named else Verdict.UNKNOWN)
        case AppliesTo.AREA | AppliesTo.BORDER:
            found.append(Verdict.UNKNOWN)
        case AppliesTo.WHOLE:
            pass
    return found


def _same(wanted: str, stated: str) -> Verdict:
    if not stated:
        return Verdict.UNKNOWN
    return Verdict.MET if fold(wanted) == fold(stated) else Verdict.NOT_MET


def _is(stated: bool | None, wanted: bool) -> Verdict:
    if stated is None:
        return Verdict.UNKNOWN
    return Verdict.MET if stated is wanted else Verdict.NOT_MET


def _chome(entry: CatchmentEntry, at: Stated) -> Verdict:
    if at.chome is None:
        return Verdict.NOT_MET if at.in_chome is False else Verdict.UNKNOWN
    first, last = entry.chome_from or 0, entry.chome_to or entry.chome_from or 0
    return Verdict.MET if first <= at.chome <= last else Verdict.NOT_MET


def _aza(entry: CatchmentEntry, at: Stated) -> Verdict:
    if not at.aza:
        return Verdict.NOT_MET if at.in_chome is True else Verdict.UNKNOWN
    return Verdict.MET if aza_key(entry.aza) == at.aza else Verdict.NOT_MET


def _numbers(entry: CatchmentEntry, at: Stated) -> Verdict:
    """番 and 号 in the order of addresses: a 番 alone stands for all of its 号."""
    if at.ban is None:
        return Verdict.UNKNOWN
    found = _between(entry, at.ban, at.go)
    if at.chome is None or entry.chome_from is not None or entry.aza:
        return found
    # A range printed without a 丁目, for a house in one: 「3-5～3-8」 may count 番 of the town or write its 丁目 first.
    by_go = entry.go_from is not None or entry.go_to is not None
    as_chome = _between(entry, at.chome, at.ban) if by_go else Verdict.NOT_MET
    return Verdict.NOT_MET if found is as_chome is Verdict.NOT_MET else Verdict.UNKNOWN


def _between(entry: CatchmentEntry, ban: int, go: int | None) -> Verdict:
    first, last = number_span(entry)
    low, high = (ban, go if go is not None else 0), (ban, go if go is not None else _NO_LAST)
    if high < first or last < low:
        return Verdict.NOT_MET
    return Verdict.MET if first <= low and high <= last else Verdict.UNKNOWN


def number_span(entry: CatchmentEntry) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last (番, 号) of an entry with a number range; 0 and a very large 号 where all of a 番 belong to it."""
    first = (entry.ban_from or 0, entry.go_from if entry.go_from is not None else 0)
    last = (entry.ban_to or entry.ban_from or 0, entry.go_to if entry.go_to is not None else _NO_LAST)
    return first, last
