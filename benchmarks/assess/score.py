"""Scores the assessment on files of cases with the shared scorer.

Usage: python benchmarks/assess/score.py SCORER.py CASES.yaml... [--text-only] [--tier=medium]
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from jusou_graph import resources
from jusou_graph.matching import Assessor
from jusou_graph.model.catalog import Catalog
from jusou_graph.service import compose
from jusou_graph.sources.catalog_loader import check


def assessor() -> Assessor:
    """An assessor over every municipality whose files are valid."""
    found, _ = check(resources.municipalities_folder())
    catalog = Catalog({m.code: m for m in found}, "benchmark")
    return Assessor(catalog, compose.router(catalog).locate)


def scorer(path: str) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_assess", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def request(case: dict[str, Any], text_only: bool) -> dict[str, Any]:
    """The consultation of a case, or its text alone."""
    given: dict[str, Any] = case["consultation"]
    return {"municipality": given["municipality"], "text": given["text"]} if text_only else given


def main() -> None:
    """Prints one line a kind of item, the misses, and the total."""
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    path, *files = [a for a in sys.argv[1:] if not a.startswith("--")]
    tier = "medium" if "--tier=medium" in options else "high"
    judge, ask = scorer(path), assessor()
    for file in files:
        cases, key = judge.load(file)
        known = [c for c in cases if c["consultation"]["municipality"] in ask.catalog.municipalities]
        answers = [ask.assess(request(c, "--text-only" in options)).to_dict() for c in known]
        right, _, fails = judge.score(known, key, answers, tier)
        good, total = (sum(v[i] for v in right.values()) for i in (0, 1))
        for name, (a, b) in sorted(right.items()):
            print(f"  {name:20s} {a:3d}/{b:<3d}")
        print("\n".join(f"  {line}" for line in fails))
        print(
            f"{Path(file).name}: {good}/{total} = {good / total:.3f} (tier {tier}, {len(known)} of {len(cases)} cases)"
        )


if __name__ == "__main__":
    main()
