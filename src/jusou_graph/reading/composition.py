"""Brings the signs of a text together by the rules of danger: what is heard, and what is near danger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jusou_graph.reading.danger_rules import CONTEXT, HEARD, DangerRule
from jusou_graph.reading.frames import Frames, Told
from jusou_graph.reading.near_rules import NEAR
from jusou_graph.reading.signs import Sign, read_signs

REACH = 12
"""Characters between two words that belong together (breath>failing), in one clause."""
SPAN = 100
"""Characters within which what happens has to be told."""
BREAK = re.compile("。")
OBJECT = re.compile("を|だけ|一人|ひとり|たちを|さんを")
LASTING = ("driving", "fire")
"""Dangers that are not over because nobody was hurt."""
PASSIVE = re.compile("[さら]れ")


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger found in a text: ``key``, where its words stand, and how surely.

    Attributes:
        key: Code of the danger.
        start, end: Where the words stand.
        heard: The emergency comes first; else the question does.
    """

    key: str
    start: int
    end: int
    heard: bool


@cache
def _condition(words: str) -> tuple[tuple[tuple[str, bool], tuple[str, bool], bool], ...]:
    """Alternatives of a condition: group and whether denied, the same of the group behind it (or ""), done to it."""
    out = []
    for one in words.split("|"):
        first, mark, second = re.match(r"([^>=]+)([>=]?)(.*)", one).groups()  # type: ignore[union-attr]  # no condition is empty
        out.append((_group(first), _group(second), mark == "="))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Table:
    """Rules with a bit for every group, so that most fall out at once.

    Attributes:
        rules: Each rule with the bits of each of its conditions; ``bits`` the bit of a group.
        waiting: Group → places of the rules whose narrowest condition it meets.
    """

    rules: list[tuple[DangerRule, tuple[int, ...]]]
    bits: dict[tuple[str, bool], int]
    waiting: dict[tuple[str, bool], list[int]]


@cache
def _table(heard: bool) -> _Table:
    table = _Table([], {}, {})
    for place, rule in enumerate(HEARD if heard else NEAR):
        firsts = [{first for first, _, _ in _condition(condition)} for condition in rule.needs]
        masks = [sum(table.bits.setdefault(one, 1 << len(table.bits)) for one in groups) for groups in firsts]
        table.rules.append((rule, tuple(masks)))
        for one in min(firsts, key=len):
            table.waiting.setdefault(one, []).append(place)
    return table


def _group(words: str) -> tuple[str, bool]:
    return words.removeprefix("no "), words.startswith("no ")


class _Window:
    """Signs of neighbouring sentences, with the circumstances of the whole text."""

    def __init__(self, text: str, signs: list[Sign], context: list[Sign]) -> None:
        self._text = text
        self._by: dict[tuple[str, bool], list[Sign]] = {}
        for s in [*signs, *context]:
            self._by.setdefault((s.group, s.denied), []).append(s)

    def _close(self, first: Sign, second: Sign, done_to: bool) -> bool:
        gap = second.start - first.end
        if not 0 <= gap <= REACH or BREAK.search(self._text, first.end, second.start):
            return False
        return not done_to or bool(OBJECT.match(self._text, first.end) or PASSIVE.match(self._text, second.end))

    def find(self, condition: str) -> list[tuple[tuple[int, int], ...]]:
        """Places where a condition holds, one or two words each; circumstances hold nowhere in particular: ()."""
        out: list[tuple[tuple[int, int], ...]] = []
        for first, behind, done_to in _condition(condition):
            for s in self._by.get(first, ()):
                if not behind[0]:
                    out.append(() if s.group in CONTEXT else ((s.start, s.end),))
                    continue
                out.extend(
                    ((s.start, s.end), (b.start, b.end)) for b in self._by.get(behind, ()) if self._close(s, b, done_to)
                )
        return out

    def rules_for(self, heard: bool) -> list[DangerRule]:
        """Those rules of which every condition has at least words of its first group here."""
        table, here = _table(heard), 0
        places: set[int] = set()
        for pair in self._by:
            here |= table.bits.get(pair, 0)
            places.update(table.waiting.get(pair, ()))
        found = (table.rules[place] for place in sorted(places))
        return [rule for rule, masks in found if all(here & mask for mask in masks)]

    def match(self, rule: DangerRule) -> tuple[int, int] | None:
        """Where the words of a rule stand, or None; no word serves two conditions."""
        if any(self.find(c) for c in rule.unless):
            return None
        told: list[tuple[int, int]] = []
        for condition in rule.needs:
            words = next((w for w in self.find(condition) if not any(_overlap(a, b) for a in w for b in told)), None)
            if words is None:
                return None
            told.extend(words)
        if not told:
            return None
        start, end = min(told)[0], max(end for _, end in told)
        return (start, end) if end - start <= SPAN else None


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _windows(text: str) -> list[tuple[int, int]]:
    """Each sentence alone, and with the one before it."""
    ends = [m.end() for m in BREAK.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    pairs = [(starts[i - 1], ends[i]) for i in range(1, len(ends))]
    return [*zip(starts, ends, strict=True), *pairs]


def compose_dangers(text: str) -> list[Danger]:
    """All dangers of a text by the rules, the heard ones first."""
    signs, frames = read_signs(text), Frames(text)
    out: dict[tuple[str, bool], Danger] = {}
    context = list({(s.group, s.denied): s for s in signs if s.group in CONTEXT}.values())
    for first, last in _windows(text):
        inside = [s for s in signs if first <= s.start < last]
        for heard, ways in ((True, {Told.NOW}), (False, {Told.NOW, Told.WORRY})):
            window = _Window(text, [s for s in inside if s.told in ways], context)
            for rule in window.rules_for(heard):
                if (rule.key, heard) in out:
                    continue
                spot = window.match(rule)
                if spot and heard and rule.key not in LASTING and frames.is_settled(spot[0] + 1, rule.key == "missing"):
                    out.setdefault((rule.key, False), Danger(rule.key, *spot, False))
                elif spot:
                    out[(rule.key, heard)] = Danger(rule.key, *spot, heard)
    return sorted(out.values(), key=lambda d: (not d.heard, d.start))
