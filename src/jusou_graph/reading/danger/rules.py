"""The rules of danger as data: ``ontology/danger.yaml``, which people edit, read once as ``danger.json`` made of it.

A condition names groups of the lexicon (``ontology/thesaurus.ttl``, scheme ``cue``): ``a|b`` one of them, ``no a`` words
of the group denied, ``a>b`` words of b close behind words of a in one clause, ``a>>b`` right behind, ``a=b`` so that b is done to a.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from jusou_graph.resources import root

_CONDITION = re.compile(r"([^>=]+)(>>|>|=)?(.*)")

REACH, RIGHT_BEHIND = 14, 4
"""Characters between two words that belong together (breath>failing), and those of which one follows the other (die>>attempt)."""

Group = tuple[str, bool]
"""A group of the lexicon, and whether its words are denied."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a condition holds.

    Attributes:
        group: Words that have to stand there; ``behind`` words that have to stand close behind them, or None.
        done_to: What stands behind is done to what stands before.
        reach: Characters that may stand between.
    """

    group: Group
    behind: Group | None
    done_to: bool
    reach: int = REACH


@dataclass(frozen=True, slots=True)
class DangerRule:
    """One rule.

    Attributes:
        id: Its name, once in all; ``danger`` which danger it finds (``"collapse"``).
        heard: The emergency comes first; else the question about danger does.
        needs: Conditions that all have to hold, each by words of its own; ``unless`` of which none may hold.
        why, source: What it rests on, and where that is published.
        fires, silent: A sentence in which it holds, and one like it in which it must not.
    """

    id: str
    danger: str
    heard: bool
    needs: tuple[tuple[Alternative, ...], ...]
    unless: tuple[tuple[Alternative, ...], ...]
    why: str
    source: str
    fires: str
    silent: str


def _group(words: str) -> Group:
    return words.removeprefix("no "), words.startswith("no ")


def condition(words: str) -> tuple[Alternative, ...]:
    """The alternatives of a condition as it is written."""
    out = []
    for one in words.split("|"):
        first, mark, behind = _CONDITION.match(one.strip()).groups()  # type: ignore[union-attr]  # no alternative is empty
        reach = RIGHT_BEHIND if mark == ">>" else REACH
        out.append(Alternative(_group(first), _group(behind) if behind else None, mark == "=", reach))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Table:
    """All rules, and what lets most of them fall out at once.

    Attributes:
        rules: Every rule with the bits of each of its conditions.
        bits: The bit of each group.
        waiting: Group → places of the rules whose narrowest condition it meets.
        lists: Lists of groups by name, as the data file gives them.
        setting: Groups that tell where, when and who, but not what happens: alone they are no danger.
        place: Those of them that tell where, which part of the body and how much: they belong to their own sentence.
    """

    rules: tuple[tuple[DangerRule, tuple[int, ...]], ...]
    bits: dict[Group, int]
    waiting: dict[Group, tuple[int, ...]]
    setting: frozenset[str]
    place: frozenset[str]


def _spelled_out(words: str, lists: dict[str, str]) -> str:
    """A condition with the names of lists (``$body``) replaced by what they hold."""
    return re.sub(r"\$(\w+)", lambda m: lists[m[1]], words)


def _rule(row: dict[str, Any], part: dict[str, Any], lists: dict[str, str]) -> DangerRule:
    def conditions(name: str) -> tuple[tuple[Alternative, ...], ...]:
        return tuple(condition(_spelled_out(c, lists)) for c in [*row.get(name, ()), *part.get(name, ())])

    return DangerRule(
        row["id"],
        row.get("danger", part["danger"]),
        row["then"] == "heard",
        conditions("needs"),
        conditions("unless"),
        row.get("why", part["why"]),
        row.get("source", part["source"]),
        row["fires"],
        row["silent"],
    )


@cache
def table() -> Table:
    """The rules of ``ontology/danger.yaml``."""
    data = json.loads((root() / "ontology" / "danger.json").read_text(encoding="utf-8"))
    lists: dict[str, str] = {}
    for name, words in data["lists"].items():
        lists[name] = _spelled_out(words, lists)
    rules = [_rule(row, part, lists) for part in data["parts"] for row in part["rules"]]
    bits: dict[Group, int] = {}
    waiting: dict[Group, list[int]] = {}
    masked = []
    for place, rule in enumerate(rules):
        firsts = [{a.group for a in alternatives} for alternatives in rule.needs]
        masked.append((rule, tuple(sum(bits.setdefault(g, 1 << len(bits)) for g in groups) for groups in firsts)))
        for group in min(firsts, key=len):
            waiting.setdefault(group, []).append(place)
    return Table(
        tuple(masked),
        bits,
        {g: tuple(places) for g, places in waiting.items()},
        frozenset([*data["setting"], *data["place"]]),
        frozenset(data["place"]),
    )
