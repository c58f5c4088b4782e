"""The truth list: everything of 高 and at least nine tenths of 中 is found, with its lines, by queries."""

from __future__ import annotations

import re

import pytest

from gaps import truth_note
from gaps.truth import ITEMS, Item
from jusou_graph.codes import Confidence
from jusou_graph.gaps import Gap
from jusou_graph.queries import load_all


def good(item: Item, found: dict[str, Gap]) -> bool:
    everything = bool(item.findings) and all(f in found for f in item.findings)
    return everything and not truth_note.uncovered(item, found)


@pytest.mark.parametrize("item", [pytest.param(i, id=i.name) for i in ITEMS if i.confidence == "高"])
def test_what_is_sure_is_found_with_its_lines(item: Item, real_gaps: dict[str, Gap]) -> None:
    assert [f for f in item.findings if f not in real_gaps] == []
    assert truth_note.uncovered(item, real_gaps) == []


def test_nine_tenths_of_what_can_be_read_is_found(real_gaps: dict[str, Gap]) -> None:
    items = [i for i in ITEMS if i.confidence == "中"]
    assert len(items) >= 13
    assert sum(good(i, real_gaps) for i in items) >= 0.9 * len(items)


def test_every_finding_comes_from_a_query(real_gaps: dict[str, Gap]) -> None:
    known = load_all()
    assert {g.query for g in real_gaps.values()} <= set(known)
    assert all(e.rule in known for g in real_gaps.values() for e in g.because)


def test_every_other_finding_was_judged(real_gaps: dict[str, Gap]) -> None:
    known = truth_note.judgements()
    assert [g.id for g in truth_note.beyond(real_gaps.values()) if g.id not in known] == []
    assert {judgement for judgement, _ in known.values()} <= {"正しい", "正しい（重み低）", "検索の欠陥"}
    assert all(why for _, why in known.values())


def test_the_note_is_fresh(real_gaps: dict[str, Gap]) -> None:
    assert truth_note.NOTE.read_text(encoding="utf-8") == truth_note.note(real_gaps)


def test_nothing_is_said_to_be_absent_from_a_city(real_gaps: dict[str, Gap]) -> None:
    said = re.compile("市にない|町にない|ありません|存在しない|まったくない|皆無")
    assert [g.title for g in real_gaps.values() if said.search(g.title)] == []
    absent = [g for g in real_gaps.values() if g.kind.value in {"none_listed", "planned_only", "others_have"}]
    assert absent
    assert all("計画では" in g.title for g in absent)


def test_what_only_rests_on_a_missing_word_is_said_so(real_gaps: dict[str, Gap]) -> None:
    for gap in real_gaps.values():
        if gap.kind.value == "others_have":
            assert gap.confidence is Confidence.ABSENCE_ONLY


def test_a_census_is_never_zero_where_there_is_none(real_gaps: dict[str, Gap]) -> None:
    assert {g.people for g in real_gaps.values()} == {None}
    assert all(g.people_note or g.kind.value in {"missing_information", "contradiction"} for g in real_gaps.values())


def test_every_gap_is_proven_and_has_a_meeting(real_gaps: dict[str, Gap]) -> None:
    meetings = {
        "03201": "まるごと推進会議", "03216": "推進会議", "05366": "重層的支援会議", "22205": "重層的支援会議",
        "04216": "重層的支援会議",
    }  # fmt: skip
    for gap in real_gaps.values():
        assert gap.because, gap.id
        assert all(e.source for e in gap.because)
        assert meetings[gap.municipality] in gap.raise_at.meeting
        assert gap.raise_at.because[0].source
