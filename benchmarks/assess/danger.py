"""Counts how often danger told in free text is heard, asked about or missed, and how often it is seen where there is none.

Usage: python benchmarks/assess/danger.py benchmarks/assess/danger/set_*.yaml [--misses]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

import jusou_graph


def grade(answer: dict[str, object]) -> str:
    """What an assessment does about danger: ``heard`` (first of all), ``asked`` (the first question), or ``quiet``."""
    emergency, questions = answer["emergency"], answer["ask"]
    assert isinstance(emergency, dict)
    assert isinstance(questions, list)
    if emergency["first"]:
        return "heard"
    return "asked" if questions and ("危険" in questions[0] or "安全" in questions[0]) else "quiet"


def main() -> None:
    """Prints one line a file: danger heard/asked/missed, no danger heard (false alarm)/asked/quiet."""
    graph = jusou_graph.load()
    for file in (a for a in sys.argv[1:] if not a.startswith("--")):
        counts: dict[str, Counter[str]] = {"yes": Counter(), "no": Counter()}
        for one in yaml.safe_load(Path(file).read_text(encoding="utf-8")):
            found = grade(graph.assess({"municipality": "03201", "text": one["text"]}).to_dict())
            counts[one["danger"]][found] += 1
            if "--misses" in sys.argv and (one["danger"], found) in (("yes", "quiet"), ("no", "heard")):
                print(f"  {one['id']} danger {one['danger']}, {found}: {one['text']}")
        yes, no = counts["yes"], counts["no"]
        print(
            f"{Path(file).name}: danger {yes['heard']} heard, {yes['asked']} asked, {yes['quiet']} missed"
            f" | no danger {no['heard']} false alarms, {no['asked']} asked, {no['quiet']} quiet"
        )


if __name__ == "__main__":
    main()
