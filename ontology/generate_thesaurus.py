"""Writes lexicon.json and danger.json, which the program reads, from thesaurus.ttl and danger.yaml, which people edit.

Usage: python ontology/generate_thesaurus.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from rdflib import SKOS, Graph, Literal

HERE = Path(__file__).parent
SOURCE = HERE / "thesaurus.ttl"
TARGET = HERE / "lexicon.json"
RULES, RULES_TARGET = HERE / "danger.yaml", HERE / "danger.json"
CUE = "cue:"


def _words(graph: Graph, concept: object, *labels: object) -> list[str]:
    return sorted({str(word) for label in labels for word in graph.objects(concept, label)})  # type: ignore[arg-type]  # nodes of one graph


def generate() -> dict[Path, str]:
    """Text of the lexicon (keys and words sorted, one entry a line) and of the rules of danger (in their order)."""
    graph = Graph().parse(SOURCE)
    words: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    inflected: dict[str, list[str]] = {}
    fixed: dict[str, list[str]] = {}
    for concept, notation in graph.subject_objects(SKOS.notation):
        key = str(notation)
        if key.startswith(CUE):
            group = key.removeprefix(CUE)
            for table, label in ((inflected, SKOS.altLabel), (fixed, SKOS.hiddenLabel)):
                if found := _words(graph, concept, label):
                    table[group] = found
        else:
            words[key] = _words(graph, concept, SKOS.altLabel, SKOS.hiddenLabel)
            labels[key] = str(next(graph.objects(concept, SKOS.prefLabel), Literal("")))
    tables = {"labels": labels, "words": words, "inflected": inflected, "fixed": fixed}
    text = json.dumps(tables, ensure_ascii=False, indent=1, sort_keys=True)
    rules = json.dumps(yaml.safe_load(RULES.read_text(encoding="utf-8")), ensure_ascii=False, indent=1)
    return {TARGET: text + "\n", RULES_TARGET: rules + "\n"}


if __name__ == "__main__":
    for target, fresh in generate().items():
        if "--check" not in sys.argv:
            target.write_text(fresh, encoding="utf-8")
        elif not target.is_file() or target.read_text(encoding="utf-8") != fresh:
            sys.exit(f"{target.name} is stale: python ontology/generate_thesaurus.py")
