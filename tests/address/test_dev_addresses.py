"""The dev measure: 1,200 messy addresses of 盛岡; at least 99 % right, none wrong, the rest questions."""

from __future__ import annotations

from collections import Counter

import pytest

from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing import Router
from routing.from_files import CENTRES, dev_addresses

FLOOR = 1200


@pytest.mark.parametrize("hint", [None, "盛岡市"])
def test_dev_addresses(router: Router, hint: str | None) -> None:
    rows = dev_addresses()
    assert len(rows) >= FLOOR
    counts: Counter[str] = Counter()
    wrong = []
    for row in rows:
        expected = row["expected"]
        assert isinstance(expected, dict)
        location = router.locate(str(row["address"]), hint)
        names = {centre.name for centre in location.agencies}
        if location.status == expected["status"] and names == set(expected["agencies"]):
            counts["right"] += 1
        elif location.status is CatchmentStatus.SINGLE:
            counts["wrong"] += 1
            wrong.append((row["address"], expected["agencies"], names))
        else:
            counts["asked"] += 1
            assert location.ask
        assert names <= set(CENTRES.values())

    assert wrong == []
    assert counts["right"] / len(rows) >= 0.99
