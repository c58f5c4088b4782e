"""This reader and normalize-japanese-addresses 2.10.1 on the same file in one run: accuracy and throughput.

Usage: python benchmarks/addresses/run.py [--rounds 3] [--node-modules DIR] [--town-tree DIR] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOWN_TREE = ROOT / "tests" / "fixtures" / "town_lists" / "geolonia_v1" / "ja"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from jusou_graph.japanese.numerals import kanji_number  # noqa: E402
from jusou_graph.routing import Location, Router  # noqa: E402
from routing.from_files import build_router, dev_addresses  # noqa: E402 - after the path is set

Row = dict[str, Any]


def judge(location: Location, expected: Row) -> str:
    """Right outcome and centres; a centre asserted in error; or a question."""
    names = {centre.name for centre in location.agencies}
    if location.status.value == expected["status"] and names == set(expected["agencies"]):
        return "right"
    return "wrong" if location.status.value == "single" else "asked"


def town_is_right(town: str | None, chome: str, expected: Row) -> bool:
    return (town or "") == expected["town"] and chome == expected["chome"]


def run_ours(router: Router, rows: list[Row], rounds: int) -> tuple[list[Location], float, list[float]]:
    addresses = [row["address"] for row in rows]
    locations = list(router.locate_many(addresses))
    best = 0.0
    many = addresses * 50
    for _ in range(rounds):
        # Processor time: other work on the machine must not count against either reader.
        start = time.process_time()
        for _location in router.locate_many(many):
            pass
        best = max(best, len(many) / (time.process_time() - start))
    single = []
    for address in addresses * 3:
        start_ns = time.perf_counter_ns()
        router.locate(address)
        single.append((time.perf_counter_ns() - start_ns) / 1000)
    return locations, best, sorted(single)


def run_peer(rows: list[Row], rounds: int, node_modules: Path, town_tree: Path) -> tuple[list[Row], float]:
    done = subprocess.run(
        ["node", str(HERE / "peer.cjs"), town_tree.resolve().as_uri(), str(rounds)],
        input=json.dumps([row["address"] for row in rows]).encode(),
        env={**os.environ, "NODE_PATH": str(node_modules)},
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    return answer["results"], answer["addresses_per_second"]


def peer_location(router: Router, result: Row) -> Location:
    """What the same table gives for the peer's normal form: its town must have been recognised (level 3)."""
    text = f"{result['pref']}{result['city']}{result['town']}{result['addr']}" if result.get("level", 0) >= 3 else ""
    return router.locate(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--node-modules", type=Path, default=HERE / "node_modules")
    parser.add_argument("--town-tree", type=Path, default=TOWN_TREE)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = dev_addresses()
    start = time.perf_counter()
    router = build_router()
    built = time.perf_counter() - start
    locations, ours_per_second, single = run_ours(router, rows, options.rounds)
    results, peer_per_second = run_peer(rows, options.rounds, options.node_modules, options.town_tree)

    table: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: {"ours": Counter(), "peer": Counter()})
    for row, location, result in zip(rows, locations, results, strict=True):
        expected = row["expected"]
        chome = f"{kanji_number(location.reading.chome)}丁目" if location.reading.chome else ""
        ours, peer = table[row["category"]]["ours"], table[row["category"]]["peer"]
        ours[judge(location, expected)] += 1
        ours["town"] += town_is_right(location.reading.town, chome, expected)
        peer[judge(peer_location(router, result), expected)] += 1
        peer["town"] += (result.get("town") or "").removeprefix("大字").startswith(expected["town"] + expected["chome"])

    print(f"{'category':28}{'n':>5} | ours right asked wrong | peer right asked wrong")
    total = {"ours": Counter[str](), "peer": Counter[str]()}
    for category in sorted(table):
        both = table[category]
        n = sum(both["ours"][key] for key in ("right", "asked", "wrong"))
        cells = " | ".join(
            f"{who:4}{both[who]['right']:6}{both[who]['asked']:6}{both[who]['wrong']:6}" for who in ("ours", "peer")
        )
        print(f"{category:28}{n:5} | {cells}")
        for who, counts in total.items():
            counts.update(both[who])
    summary = {
        "addresses": len(rows),
        "ours": dict(total["ours"]),
        "peer": dict(total["peer"]),
        "ours_per_second": round(ours_per_second),
        "peer_per_second": round(peer_per_second),
        "ratio": round(ours_per_second / peer_per_second, 1),
        "one_call_us": {
            "p50": round(single[len(single) // 2], 1),
            "p99": round(single[int(len(single) * 0.99)], 1),
            "max": round(single[-1], 1),
        },
        "router_built_in_s": round(built, 3),
    }
    print(json.dumps(summary, ensure_ascii=False, indent=1))
    if options.json:
        options.json.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
