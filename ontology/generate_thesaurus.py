"""Writes src/jusou_graph/matching/thesaurus.py from ontology/thesaurus.ttl.

Usage: python ontology/generate_thesaurus.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import SKOS, Graph

HERE = Path(__file__).parent
SOURCE = HERE / "thesaurus.ttl"
TARGET = HERE.parent / "src/jusou_graph/matching/thesaurus.py"

HEAD = '''"""Everyday words and the codes they stand for. Generated from ontology/thesaurus.ttl; do not edit.

Regenerate with ``python ontology/generate_thesaurus.py``. A key is ``scheme:code``; 「…」 in a word stands for up to
twelve characters of the same sentence.
"""

from __future__ import annotations

'''


def generate() -> str:
    """Text of the module, formatted as ruff formats it: keys and words sorted."""
    graph = Graph().parse(SOURCE)
    words: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for concept, key in graph.subject_objects(SKOS.notation):
        found = [*graph.objects(concept, SKOS.altLabel), *graph.objects(concept, SKOS.hiddenLabel)]
        words[str(key)] = sorted({str(word) for word in found})
        labels[str(key)] = str(next(graph.objects(concept, SKOS.prefLabel)))
    parts = [HEAD, "LABELS: dict[str, str] = {\n"]
    parts.extend(f'    "{key}": "{labels[key]}",\n' for key in sorted(labels))
    parts.append("}\n\nWORDS: dict[str, tuple[str, ...]] = {\n")
    for key in sorted(words):
        parts.append(f'    "{key}": (\n')
        parts.extend(f'        "{word}",\n' for word in words[key])
        parts.append("    ),\n")
    return "".join([*parts, "}\n"])


if __name__ == "__main__":
    fresh = generate()
    if "--check" in sys.argv:
        stale = not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != fresh
        sys.exit("thesaurus.py is stale: python ontology/generate_thesaurus.py" if stale else 0)
    TARGET.write_text(fresh, encoding="utf-8")
