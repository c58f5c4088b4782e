"""Mistyped names, made from every town of 盛岡 by rule: what is near is offered, and almost nothing is asserted wrongly."""

from __future__ import annotations

import random
from collections import Counter

from jusou_graph.codes import CatchmentStatus
from routing.from_files import build_router

ROUTER = build_router()
RECORDS = [record for record in ROUTER.gazetteer.records["03201"].values() if not record.loose]
NAMES = set(ROUTER.gazetteer.records["03201"])
LETTERS = sorted(set("".join(NAMES)))


def _slips(name: str, rng: random.Random) -> list[str]:
    slips = []
    for at in range(len(name)):
        before, letter, after = name[:at], name[at], name[at + 1 :]
        slips += [
            before + after,
            before + rng.choice(LETTERS) + after,
            before + rng.choice(LETTERS) + letter + after,
            before + after[:1] + letter + after[1:],
        ]
    return [slip for slip in slips if slip and slip not in NAMES]


def test_slips_of_the_pen_are_read_or_asked_about() -> None:
    rng = random.Random(20261120)  # fixed: the same slips every run
    counts: Counter[str] = Counter()
    wrong = []
    for record in RECORDS:
        chome = f"{min(record.chomes)}-" if record.chomes else ""
        right = ROUTER.locate(f"盛岡市{record.name}{chome}12-3").agencies
        for slip in _slips(record.name, rng):
            location = ROUTER.locate(f"盛岡市{slip}{chome}12-3")
            if location.agencies == right:
                counts["right"] += 1
            elif location.status is CatchmentStatus.SINGLE:
                counts["wrong"] += 1
                wrong.append((record.name, slip, location.reading.town))
            else:
                counts["asked"] += 1

    total = sum(counts.values())
    assert total > 1500
    assert counts["right"] / total >= 0.6
    # One letter away from another town's name is that town's name mistyped, for all anyone can see.
    assert len(wrong) / total <= 0.004, wrong
