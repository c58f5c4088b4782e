"""Times the assessment, one consultation after another.

Usage: python benchmarks/assess/speed.py CASES.yaml... [--rounds=40]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import yaml
from score import assessor, scoring

LIMITS = {"structured": 5.0, "text only": 15.0}


def main() -> None:
    """Prints median, 99th percentile and slowest in milliseconds, and fails above the limits."""
    files = [a for a in sys.argv[1:] if not a.startswith("--")]
    if not files:
        sys.exit(__doc__)
    rounds = next((int(a.removeprefix("--rounds=")) for a in sys.argv if a.startswith("--rounds=")), 40)
    cases = [c for f in files for c in yaml.safe_load(Path(f).read_text(encoding="utf-8"))["cases"]]
    ask, slow = assessor(), False
    for name, limit in LIMITS.items():
        requests = [scoring.request(c, name == "text only") for c in cases]
        for one in requests:  # patterns and passages are compiled on first use
            ask.assess(one)
        times = []
        for _ in range(rounds):
            for one in requests:
                start = time.perf_counter()
                ask.assess(one).to_dict()
                times.append((time.perf_counter() - start) * 1000)
        times.sort()
        p99 = times[int(len(times) * 0.99)]
        slow = slow or p99 > limit
        print(
            f"{name:11s} n={len(times)} median {times[len(times) // 2]:.2f} ms  p99 {p99:.2f} ms  slowest {times[-1]:.2f} ms"
        )
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
