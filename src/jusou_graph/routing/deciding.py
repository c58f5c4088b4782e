"""The one question that tells the centres of a place apart, worked out from the rows that remain.

A question names an answer only where that answer leaves fewer centres than there are; it asks nothing that the address
already says. Where no answer can do that, the desk is named instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import kanji_number
from jusou_graph.model.cover import Stated, aza_key, number_span
from jusou_graph.model.places import AppliesTo, Cases, CatchmentEntry, Extent
from jusou_graph.routing.table import Row, TownTable

_MOST = 12
"""So many answers are read out in a question; the printed rows of all stand below it."""
_LAST_CHOME = 60
_LAST_BAN = 9_000

_ASKED = {
    "ward": "区の名",
    "chome": "何丁目か",
    "part": "住所に「丁目」と「字」のどちらが付くか",
    "aza": "字の名",
    "ban": "何番（何番地）か",
    "go": "何号か",
    "place": "建物や施設の名",
    "border": "印字の境のどちら側か",
    "cases": "新しい相談か、前からの利用か",
}
"""What is asked, in the order of an address."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to the question.

    Attributes:
        words: The answer, as ``"一～三丁目"``.
        at: Places that answer it, at the borders of its ranges.
        centres: Identifiers of the centres that remain with it.
    """

    words: str
    at: tuple[Stated, ...]
    centres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What decides between the centres of a place.

    Attributes:
        asked: What to ask, in words; empty where the rows do not differ in anything that can be asked.
        options: The answers with what they lead to.
        left_open: Printed words of rows that no answer settles: one place under several centres, 一部, a border.
    """

    asked: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    left_open: tuple[str, ...] = ()


def decide(table: TownTable, town: str, at: Stated, rows: Sequence[Row]) -> Question:
    """The question that separates the centres of a place.

    Args:
        table: The table.
        town: The town.
        at: What the address says.
        rows: The rows that cover it or may.

    Returns:
        A question whose answers are among what the address leaves unsaid.
    """
    by_words: dict[str, list[Row]] = {}
    asked: set[str] = set()
    for row in rows:
        kinds, words = _unsaid(row.scope, at)
        asked |= kinds
        by_words.setdefault(words, []).append(row)
    everyone = {row.entry.agency for row in rows}
    options: list[Option] = []
    left_open: list[str] = []
    for words, same in by_words.items():
        samples = tuple(sample for row in same for sample in _samples(row.scope, at, rows))
        centres = dict.fromkeys(
            row.entry.agency for sample in samples for row, _ in table.judged(town, sample).rows if row in rows
        )
        fewer = len(centres) < len(everyone) or len(everyone) == 1
        settled = fewer and all(len(centres) > 1 or table.judged(town, sample).sure for sample in samples)
        if words and settled:
            options.append(Option(words, samples, tuple(centres)))
        if len(centres) > 1 or not words or not settled:
            left_open += [row.entry.printed for row in same]
    if not options:
        return Question(left_open=tuple(dict.fromkeys(left_open)))
    return Question(
        tuple(sign for kind, sign in _ASKED.items() if kind in asked),
        tuple(options[:_MOST]),
        tuple(dict.fromkeys(left_open)),
    )


def _unsaid(scope: CatchmentEntry, at: Stated) -> tuple[set[str], str]:
    """What a row's form says that the address does not, as kinds and in words."""
    kinds: set[str] = set()
    words = ""
    if scope.ward and not at.ward:
        kinds.add("ward")
        words += scope.ward
    if scope.chome_from is not None and at.chome is None:
        kinds.add("chome")
        words += chome_words(scope)
    if scope.applies_to in (AppliesTo.CHOME_PART, AppliesTo.AZA_PART) and at.in_chome is None:
        kinds.add("part")
        words += "丁目の区域" if scope.applies_to is AppliesTo.CHOME_PART else "字の区域"
    if scope.aza and not at.aza:
        kinds.add("aza")
        words += aza_words(scope.aza)
    if scope.applies_to is AppliesTo.NUMBER_RANGE:
        kind, numbers = _number_words(scope, at)
        kinds |= kind
        words += numbers
    if scope.applies_to is AppliesTo.PLACE and fold(scope.place) not in at.named:
        kinds.add("place")
        words += scope.place
    if scope.cases is not None and at.cases is None:
        kinds.add("cases")
        words += "新しい相談" if scope.cases is Cases.NEW else "前からの利用"
    return kinds, words


def _number_words(scope: CatchmentEntry, at: Stated) -> tuple[set[str], str]:
    (ban, go), (last_ban, last_go) = number_span(scope)
    within = scope.go_from is not None or scope.go_to is not None
    if at.ban is None:
        return {"ban", "go"} if within else {"ban"}, number_words(scope)
    if at.go is None and within:
        first = go if ban == at.ban else 0
        last = last_go if last_ban == at.ban else None
        return {"go"}, _to(first, last, "号")
    return set(), ""


def stated_number(at: Stated) -> str:
    """The 番 and 号 that decide for a place, in words: 1番30号; ``""`` where none is stated."""
    if at.ban is None:
        return ""
    return f"{at.ban}番" + (f"{at.go}号" if at.go is not None else "")


def scope_words(scope: CatchmentEntry) -> str:
    """The part of its town that a row names, in words: 一丁目1～21番, 字青木, 平和の森公園; ``""`` for the whole town."""
    words = scope.ward + (chome_words(scope) if scope.chome_from is not None else "")
    if scope.applies_to in (AppliesTo.CHOME_PART, AppliesTo.AZA_PART):
        words += "丁目の区域" if scope.applies_to is AppliesTo.CHOME_PART else "字の区域"
    words += aza_words(scope.aza) if scope.aza else ""
    words += number_words(scope) if scope.applies_to is AppliesTo.NUMBER_RANGE else ""
    words += scope.place if scope.applies_to is AppliesTo.PLACE else ""
    words += scope.border if scope.applies_to is AppliesTo.BORDER else ""
    return words + ("の一部" if scope.extent is Extent.PART else "")


def chome_words(scope: CatchmentEntry) -> str:
    """The 丁目 of a row: 四丁目, 一～三丁目."""
    first, last = kanji_number(scope.chome_from or 0), kanji_number(scope.chome_to or scope.chome_from or 0)
    return f"{first}丁目" if first == last else f"{first}～{last}丁目"


def aza_words(aza: str) -> str:
    """A 字 as people say it: 字桜山, 第2地割."""
    return aza if aza.endswith("地割") else "字" + aza.removeprefix("字")


def number_words(scope: CatchmentEntry) -> str:
    """The 番 and 号 of a row: 22番, 1～21番, 1番8～17号, 28番11号～30番4号."""
    ban, last_ban, go, last_go = scope.ban_from, scope.ban_to or scope.ban_from, scope.go_from, scope.go_to
    if go is None and last_go is None:
        return f"{ban}番以降" if (last_ban or 0) > _LAST_BAN else _to(ban, last_ban, "番")
    if ban == last_ban:
        return f"{ban}番{_to(go or 1, last_go, '号')}"
    return f"{ban}番{f'{go}号' if go else ''}～{last_ban}番{f'{last_go}号' if last_go else ''}"


def _to(first: int | None, last: int | None, sign: str) -> str:
    if first == last:
        return f"{first}{sign}"
    return f"{first}～{last}{sign}" if last is not None and last < _LAST_BAN else f"{first}{sign}以降"


def _samples(scope: CatchmentEntry, at: Stated, rows: Sequence[Row]) -> Iterator[Stated]:
    """Places inside a row's scope at which any of the rows begins or ends, so that each range between is met once."""
    base = replace(at, ward=at.ward or scope.ward, cases=at.cases or scope.cases)
    if scope.applies_to in (AppliesTo.CHOME_PART, AppliesTo.AZA_PART) and at.in_chome is None:
        base = replace(base, in_chome=scope.applies_to is AppliesTo.CHOME_PART)
    if scope.aza and not at.aza:
        base = replace(base, aza=aza_key(scope.aza), in_chome=False)
    if scope.applies_to is AppliesTo.PLACE:
        base = replace(base, named=at.named | {fold(scope.place)})
    for chome in _chomes(scope, at):
        here = base if chome == at.chome else replace(base, chome=chome, in_chome=True)
        if scope.applies_to is not AppliesTo.NUMBER_RANGE:
            yield here
            continue
        for ban, go in _numbers(scope, here, rows):
            yield replace(here, ban=ban, go=go)


def _chomes(scope: CatchmentEntry, at: Stated) -> list[int | None]:
    if at.chome is not None or scope.chome_from is None:
        return [at.chome]
    last = min(scope.chome_to or scope.chome_from, scope.chome_from + _LAST_CHOME)
    return list(range(scope.chome_from, last + 1))


def _numbers(scope: CatchmentEntry, at: Stated, rows: Sequence[Row]) -> list[tuple[int, int | None]]:
    """番-号 inside a range at the borders of all ranges of the same 丁目 and 字."""
    if at.ban is not None and at.go is not None:
        return [(at.ban, at.go)]
    low, high = number_span(scope)
    if at.ban is not None:
        low, high = max(low, (at.ban, 0)), min(high, (at.ban, 10**9))
    points = {low, high}
    for row in rows:
        if row.scope.applies_to is not AppliesTo.NUMBER_RANGE:
            continue
        first, last = number_span(row.scope)
        points |= {first, last, (first[0], max(first[1] - 1, 0)), (last[0], last[1] + 1)}
        points |= {(first[0] - 1, 10**9), (last[0] + 1, 0)}
    inside = sorted(point for point in points if low <= point <= high and point[0] > 0)
    # Whole 番 are asked as such where no row tells their 号 apart.
    by_go = any(row.scope.go_from is not None or row.scope.go_to is not None for row in rows)
    if not by_go:
        return [(ban, None) for ban in dict.fromkeys(ban for ban, _ in inside)]
    return [(ban, min(max(go, 1), 9_999)) for ban, go in inside]
