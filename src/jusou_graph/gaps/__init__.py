"""Gaps: what a plan does not show, said so that it can be raised at the meeting the plan itself names."""

from __future__ import annotations

from jusou_graph.gaps.answer import (
    CONFIDENCE_LABELS,
    KIND_LABELS,
    ORDER_IN_WORDS,
    Gap,
    PeopleIn,
    Population,
    RaiseAt,
    Scope,
)
from jusou_graph.gaps.finding import find_gaps
from jusou_graph.gaps.grouping import AT_THE_DESK, PART_LABELS, Part, bearing, by_part, goes_to, part, told_once
from jusou_graph.gaps.matrix import STATE_LABELS, STATE_MARKS, Cell, CellState, Matrix, matrix
from jusou_graph.gaps.reading import Run, StandsIn
from jusou_graph.gaps.what_if import Change, WhatIf, compare_editions, suppose, what_if

__all__ = [
    "AT_THE_DESK",
    "CONFIDENCE_LABELS",
    "KIND_LABELS",
    "ORDER_IN_WORDS",
    "PART_LABELS",
    "STATE_LABELS",
    "STATE_MARKS",
    "Cell",
    "CellState",
    "Change",
    "Gap",
    "Matrix",
    "Part",
    "PeopleIn",
    "Population",
    "RaiseAt",
    "Run",
    "Scope",
    "StandsIn",
    "WhatIf",
    "bearing",
    "by_part",
    "compare_editions",
    "find_gaps",
    "goes_to",
    "matrix",
    "part",
    "suppose",
    "told_once",
    "what_if",
]
