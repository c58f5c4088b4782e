"""Addresses as people write and report them, each with the reason it is here (``golden.csv``)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from jusou_graph.routing import Router

FLOOR = 160
with (Path(__file__).parent / "golden.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


def test_the_table_has_not_shrunk_and_gives_reasons() -> None:
    assert len(CASES) >= FLOOR
    assert [case["address"] for case in CASES if not case["why"]] == []
    assert sum(case["reported_in"].startswith("https://github.com/") for case in CASES) >= 50


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['address']}@{case['hint']}")
def test_golden(router: Router, case: dict[str, str]) -> None:
    location = router.locate(case["address"], case["hint"] or None)
    reading = location.reading

    assert location.status.value == case["status"], case["why"]
    assert {centre.id for centre in location.agencies} == set(case["centres"].split()), case["why"]
    assert reading.town == (case["town"] or None), case["why"]
    assert reading.chome == (int(case["chome"]) if case["chome"] else None), case["why"]
    assert reading.aza == (case["aza"] or None), case["why"]
