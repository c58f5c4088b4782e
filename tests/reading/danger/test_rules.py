"""Every rule of danger as data: reviewed, with a source, an example that fires and one that must not."""

from __future__ import annotations

from collections import Counter

import pytest

from jusou_graph.reading.danger import ORDER
from jusou_graph.reading.danger.engine import find_dangers
from jusou_graph.reading.danger.forms import FORMS
from jusou_graph.reading.danger.rules import DangerRule, condition, table
from jusou_graph.reading.danger.signs import CONTEXT
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.text import read_text

RULES = tuple(rule for rule, _ in table().rules)
FEWEST = 200
NOT_IN_RULES = {"idiom"}
"""Words that only keep others from being read."""


def _holding(text: str) -> set[tuple[str, bool]]:
    return {(d.rule, d.heard) for d in find_dangers(read_text(text), all_rules=True)}


def test_enough_rules_each_with_a_name_of_its_own() -> None:
    assert len(RULES) >= FEWEST
    assert [name for name, times in Counter(rule.id for rule in RULES).items() if times > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_fires_on_its_example(rule: DangerRule) -> None:
    assert (rule.id, rule.heard) in _holding(rule.fires)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_is_silent_on_its_counterexample(rule: DangerRule) -> None:
    assert rule.silent
    assert rule.id not in {name for name, _ in _holding(rule.silent)}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_no_counterexample_puts_the_emergency_first(rule: DangerRule) -> None:
    assert not any(heard for _, heard in _holding(rule.silent))


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_says_why_and_where_that_is_published(rule: DangerRule) -> None:
    assert rule.why
    assert rule.source
    assert rule.danger in ORDER


def _groups() -> set[str]:
    ways = [way for rule in RULES for one in (*rule.needs, *rule.unless) for way in one]
    return {group[0] for way in ways for group in (way.group, way.behind) if group is not None}


def test_rules_name_groups_of_the_lexicon_and_leave_none_unused() -> None:
    known = {*lexicon().inflected, *lexicon().fixed, *(name for name, _ in FORMS)}
    assert _groups() <= known
    assert known - _groups() == NOT_IN_RULES
    assert known >= CONTEXT | table().setting


def test_a_condition_is_read() -> None:
    one, other, third = condition("no breath|drug>>empty|child=leave")
    assert (one.group, one.behind) == (("breath", True), None)
    assert (other.behind, other.reach < one.reach, other.done_to) == (("empty", False), True, False)
    assert third.done_to
