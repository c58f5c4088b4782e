"""Brings the signs of a text together by the rules of danger: heard, to be asked, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from jusou_graph.reading.danger.rules import Alternative, DangerRule, Group, Table, table
from jusou_graph.reading.danger.signs import CONTEXT, Sign, read_signs
from jusou_graph.reading.danger.told import Frames, Told
from jusou_graph.reading.text import Sentence, Text

SPAN = 70
"""Characters within which what happens has to be told."""
LASTING = ("driving", "fire")
"""Dangers that are not over because nobody was hurt."""
OBJECTS = ("を", "だけ", "一人", "ひとり", "たちを", "さんを")
PASSIVES = ("され", "られ", "らら", "われ")

FEARED = frozenset({"hit", "threat", "weapon", "die", "wish-end", "crisis", "confine", "sexual", "cut-self", "rage"})
"""Groups that bring the question also where they are told as a worry."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger found in a text.

    Attributes:
        key: Code of the danger (``"collapse"``).
        start, end: Where its words stand.
        heard: The emergency comes first; else the question about danger does.
        rule: The rule that found it.
        weak: Its words stand in two sentences.
    """

    key: str
    start: int
    end: int
    heard: bool
    rule: str
    weak: bool = False

    def asked(self) -> Danger:
        """The same, to be asked about."""
        return replace(self, heard=False)


class _Window:
    """Signs of one sentence or of two that follow each other, with the circumstances of the whole text."""

    def __init__(self, text: Text, signs: list[Sign], context: list[Sign], rules: Table) -> None:
        self._text, self._rules = text, rules
        self._by: dict[Group, list[Sign]] = {}
        for s in [*signs, *context]:
            self._by.setdefault((s.group, s.denied), []).append(s)

    def _close(self, first: Sign, second: Sign, way: Alternative) -> bool:
        if not 0 <= second.start - first.end <= way.reach or not self._text.same_sentence(first.start, second.end):
            return False
        if not way.done_to:
            return True
        words = self._text.folded
        return words.startswith(OBJECTS, first.end) or words.startswith(PASSIVES, second.end)

    def _ways(self, condition: tuple[Alternative, ...]) -> Iterator[tuple[Sign, ...]]:
        for way in condition:
            for s in self._by.get(way.group, ()):
                if way.behind is None:
                    yield (s,)
                else:
                    yield from ((s, b) for b in self._by.get(way.behind, ()) if self._close(s, b, way))

    def fitting(self, heard: bool) -> list[DangerRule]:
        """Rules of which every condition has at least words of its first group here."""
        here, places = 0, set[int]()
        for group in self._by:
            here |= self._rules.bits.get(group, 0)
            places.update(self._rules.waiting.get(group, ()))
        found = (self._rules.rules[place] for place in sorted(places))
        return [rule for rule, masks in found if rule.heard is heard and all(here & mask for mask in masks)]

    def match(self, rule: DangerRule) -> Place | None:
        """Where the words of a rule stand, or None; no word serves two conditions, and something has to happen."""
        if any(next(self._ways(c), None) for c in rule.unless):
            return None
        taken = self._choose(rule.needs, ())
        if taken is None:
            return None
        told = [s for s in taken if s.group not in CONTEXT]
        happens = {self._sentence(s) for s in told if s.group not in self._rules.setting}
        if not happens or any(s.group in self._rules.place and self._sentence(s) not in happens for s in told):
            return None
        start, end = min(s.start for s in told), max(s.end for s in told)
        return (start, self._whole(end)) if end - start <= SPAN else None

    def _sentence(self, sign: Sign) -> int:
        """Where the sentence of a sign begins, quotes in it included."""
        return next((s.start for s in reversed(self._text.sentences) if s.start <= sign.start), 0)

    def _whole(self, end: int) -> int:
        """End of the word that ends there, with its auxiliaries: what is shown."""
        tokens = self._text.tokens
        at = self._text.token_at(end - 1)
        while at + 1 < len(tokens) and tokens[at].inflects and tokens[at + 1].pos == "助動詞":
            at += 1
        return max(end, tokens[at].end)

    def _choose(self, needs: tuple[tuple[Alternative, ...], ...], taken: tuple[Sign, ...]) -> tuple[Sign, ...] | None:
        if not needs:
            return taken
        for words in self._ways(needs[0]):
            if any(
                a.start < b.end and b.start < a.end
                for a in words
                for b in taken
                if a.group not in CONTEXT and b.group not in CONTEXT
            ):
                continue
            if (rest := self._choose(needs[1:], (*taken, *words))) is not None:
                return rest
        return None


def _windows(text: Text) -> Iterator[Place]:
    """Each sentence alone, and with the one before it."""
    sentences: tuple[Sentence, ...] = text.sentences
    yield from ((s.start, s.end) for s in sentences)
    yield from ((a.start, b.end) for a, b in pairwise(sentences))


def find_dangers(text: Text, all_rules: bool = False) -> list[Danger]:
    """All dangers of a text by the rules, the heard ones first.

    Args:
        text: The text.
        all_rules: Every rule that holds is told, not only the first of each danger.
    """
    signs, frames, rules = read_signs(text), Frames(text.folded), table()
    out: dict[tuple[str, bool, str], Danger] = {}
    context = [s for s in signs if s.group in CONTEXT]
    for first, last in _windows(text):
        inside = [s for s in signs if first <= s.start < last and s.group not in CONTEXT]
        if not inside:
            continue
        for heard in (True, False):
            told = [
                s for s in inside if s.told is Told.NOW or (not heard and s.told is Told.WORRY and s.group in FEARED)
            ]
            window = _Window(text, told, context, rules)
            for rule in window.fitting(heard):
                key = (rule.danger, heard, rule.id if all_rules else "")
                if key in out:
                    continue
                spot = window.match(rule)
                if spot is None:
                    continue
                over = rule.danger not in LASTING and frames.is_settled(spot[0] + 1, rule.danger == "missing")
                over = over or frames.was_nothing(spot[0] + 1)
                if over and not heard:
                    continue
                if over:
                    out.setdefault((rule.danger, False, key[2]), Danger(rule.danger, *spot, False, rule.id))
                else:
                    weak = text.sentence_at(spot[0]) != text.sentence_at(spot[1] - 1)
                    out[key] = Danger(rule.danger, *spot, heard, rule.id, weak)
    return sorted(out.values(), key=lambda d: (not d.heard, d.start))
