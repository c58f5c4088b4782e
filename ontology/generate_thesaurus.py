"""Writes src/jusou_graph/matching/thesaurus.py and cues.py from ontology/thesaurus.ttl.

Usage: python ontology/generate_thesaurus.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import SKOS, Graph, Literal

HERE = Path(__file__).parent
SOURCE = HERE / "thesaurus.ttl"
MATCHING = HERE.parent / "src/jusou_graph/matching"
TARGET = MATCHING / "thesaurus.py"
CUES = MATCHING / "cues.py"
CUE = "cue:"

HEAD = '''"""Everyday words and the codes they stand for. Generated from ontology/thesaurus.ttl; do not edit.

Regenerate with ``python ontology/generate_thesaurus.py``. A key is ``scheme:code``; 「…」 in a word stands for up to
twelve characters of the same sentence.
"""

from __future__ import annotations

'''
CUES_HEAD = '''"""Words that signs of danger are told in, by group. Generated from ontology/thesaurus.ttl; do not edit.

Regenerate with ``python ontology/generate_thesaurus.py``. ``INFLECTED`` holds dictionary forms of verbs and adjectives,
``FIXED`` words that are looked for as they stand. The thesaurus says above each part what it rests on.
"""

from __future__ import annotations

'''


def _table(name: str, rows: dict[str, list[str]]) -> str:
    parts = [f"{name}: dict[str, tuple[str, ...]] = {{\n"]
    for key in sorted(rows):
        if len(rows[key]) > 1:
            parts.append(f'    "{key}": (\n')
            parts.extend(f'        "{word}",\n' for word in rows[key])
            parts.append("    ),\n")
        else:
            parts.append(f'    "{key}": (' + "".join(f'"{word}",' for word in rows[key]) + "),\n")
    return "".join([*parts, "}\n"])


def _words(graph: Graph, concept: object, *labels: object) -> list[str]:
    return sorted({str(word) for label in labels for word in graph.objects(concept, label)})  # type: ignore[arg-type]  # nodes of one graph


def generate() -> dict[Path, str]:
    """Text of both modules, formatted as ruff formats them: keys and words sorted."""
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
    named = "".join(f'    "{key}": "{labels[key]}",\n' for key in sorted(labels))
    return {
        TARGET: f"{HEAD}LABELS: dict[str, str] = {{\n{named}}}\n\n{_table('WORDS', words)}",
        CUES: f"{CUES_HEAD}{_table('INFLECTED', inflected)}\n{_table('FIXED', fixed)}",
    }


if __name__ == "__main__":
    for target, fresh in generate().items():
        if "--check" not in sys.argv:
            target.write_text(fresh, encoding="utf-8")
        elif not target.is_file() or target.read_text(encoding="utf-8") != fresh:
            sys.exit(f"{target.name} is stale: python ontology/generate_thesaurus.py")
