"""Scores the assessment on files of cases as the tests count them.

Usage: python benchmarks/assess/score.py CASES.yaml... [--text-only] [--tier=medium]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from jusou_graph import resources
from jusou_graph.matching import Assessor
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import compose
from jusou_graph.sources.catalog_loader import check
from matching import scoring


def assessor() -> Assessor:
    """An assessor over every municipality whose files are valid."""
    found, _ = check(resources.municipalities_folder())
    catalog = Catalog({m.code: m for m in found}, "benchmark")
    return Assessor(catalog, compose.router(catalog).locate)


def main() -> None:
    """Prints one line a kind of item, the misses, and the total."""
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    files = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    tier = "medium" if "--tier=medium" in options else "high"
    ask = assessor()
    for file in files:
        cases, alias = scoring.load_cases([file]), scoring.aliases([file])
        known = [c for c in cases if c["consultation"]["municipality"] in ask.catalog.municipalities]
        right: dict[str, list[bool]] = defaultdict(list)
        misses = []
        for case in known:
            answer = ask.assess(scoring.request(case, "--text-only" in options)).to_dict()
            for kind, good in scoring.items(case, answer, alias, tier).items():
                right[kind].append(good)
                misses += [] if good else [f"{case['id']}\t{kind}"]
        for kind, found in sorted(right.items()):
            print(f"  {kind:20s} {sum(found):3d}/{len(found):<3d}")
        print("\n".join(f"  {line}" for line in misses))
        good, total = sum(map(sum, right.values())), sum(map(len, right.values()))
        print(f"{file.name}: {good}/{total} = {good / total:.3f} (tier {tier}, {len(known)} of {len(cases)} cases)")


if __name__ == "__main__":
    main()
