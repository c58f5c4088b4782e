"""Writes src/jusou_graph/vocabulary.py from schemes.ttl and law.ttl: python ontology/generate_vocabulary.py [--check]."""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, Namespace, Node, URIRef

HERE = Path(__file__).parent
SCHEMES = HERE / "schemes.ttl"
LAWS = HERE / "law.ttl"
TARGET = HERE.parent / "src/jusou_graph/vocabulary.py"
BASE = "https://w3id.org/jusou/scheme/"
LAW = "https://w3id.org/jusou/law/"
JUSOU = Namespace("https://w3id.org/jusou/def/")
CLASS_NAMES = {"field": "WelfareField", "place": "PlaceKind", "meeting": "MeetingKind"}
LANGUAGES = {"LABELS": "ja", "READINGS": "ja-hira", "ENGLISH": "en"}

HEAD = '''"""The closed lists of the field as enumerations. Generated from ontology/schemes.ttl and law.ttl; do not edit.

Regenerate with ``python ontology/generate_vocabulary.py``. Members are the codes used in data files;
``LABELS``, ``READINGS``, ``ENGLISH`` and ``BROADER`` are keyed by scheme, then code. ``LAWS`` is keyed by e-Gov law ID
(name, number, other names), ``LAW_PROVISIONS`` by the IRI after ``law/``; ``REFERS_TO`` says which others one names.
"""

from __future__ import annotations

from enum import StrEnum

'''


def class_name(scheme: str) -> str:
    """Name of the enumeration of a scheme."""
    return CLASS_NAMES.get(scheme, scheme[0].upper() + scheme[1:])


def member(code: str) -> str:
    """Python name of a code: UPPER_SNAKE."""
    out = "".join(f"_{c}" if c.isupper() else c for c in code.replace("-", "_"))
    return ("N" + out if out[0].isdigit() else out).upper()


def scheme_names(graph: Graph, text: str) -> list[str]:
    """Local names of the schemes, in the order of the file."""
    names = [str(s).removeprefix(BASE) for s in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    return sorted(names, key=lambda name: text.index(f"\nscheme:{name} a "))


def codes_of(graph: Graph, text: str, scheme: str) -> list[str]:
    """Codes of a scheme, in the order of the file."""
    codes = [str(c).rsplit("/", 1)[1] for c in graph.subjects(SKOS.inScheme, URIRef(BASE + scheme))]
    return sorted(codes, key=lambda code: text.index(f"\n{scheme}:{code} a "))


def labels_of(graph: Graph, subject: Node) -> dict[str, str]:
    """Preferred labels by language tag in lower case."""
    found = graph.objects(subject, SKOS.prefLabel)
    return {str(o.language).lower(): str(o) for o in found if isinstance(o, Literal)}


def table(name: str, blocks: dict[str, dict[str, str]]) -> str:
    """Source text of one dictionary; schemes without an entry are left out."""
    out = [f"\n{name}: dict[str, dict[str, str]] = {{\n"]
    for scheme, rows in blocks.items():
        if rows:
            out.append(f'    "{scheme}": {{\n')
            out.extend(f'        "{code}": "{text}",\n' for code, text in rows.items())
            out.append("    },\n")
    return "".join([*out, "}\n"])


def one_a_line(words: list[str]) -> str:
    """Words as Python strings inside a list."""
    return "".join(f'        "{word}",\n' for word in words)


def laws() -> str:
    """Source text of the laws, their provisions and what these refer to, in the order of the file."""
    text = LAWS.read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")

    def name(node: Node) -> str:
        return str(node).removeprefix(LAW)

    found = sorted(graph.subjects(RDF.type, JUSOU.Law), key=lambda n: text.index(f"\nlaw:{name(n)} a "))
    provisions = sorted(graph.subjects(RDF.type, JUSOU.LawProvision), key=lambda n: text.index(f"\n<{n}> a "))
    out = ["\nLAWS: dict[str, list[str]] = {\n"]
    for law in found:
        number = str(graph.value(law, JUSOU.lawNumber))
        names = [labels_of(graph, law)["ja"], number, *sorted(map(str, graph.objects(law, SKOS.altLabel)))]
        out.append(f'    "{name(law)}": [\n{one_a_line(names)}    ],\n')
    out.append("}\n\nLAW_PROVISIONS: dict[str, str] = {\n")
    out.extend(f'    "{name(p)}": "{labels_of(graph, p)["ja"]}",\n' for p in provisions)
    out.append("}\n\nREFERS_TO: dict[str, list[str]] = {\n")
    others = {p: sorted(name(o) for o in graph.objects(p, JUSOU.refersTo)) for p in provisions}
    out.extend(f'    "{name(p)}": [\n{one_a_line(named)}    ],\n' for p, named in others.items() if named)
    return "".join([*out, "}\n"])


def generate() -> str:
    """Text of the module, formatted as ruff formats it."""
    text = SCHEMES.read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")
    parts = [HEAD]
    tables: dict[str, dict[str, dict[str, str]]] = {name: {} for name in (*LANGUAGES, "BROADER")}
    for scheme in scheme_names(graph, text):
        codes = codes_of(graph, text, scheme)
        title = labels_of(graph, URIRef(BASE + scheme))["ja"]
        parts.append(f'\nclass {class_name(scheme)}(StrEnum):\n    """{title}."""\n\n')
        parts.extend(f'    {member(code)} = "{code}"\n' for code in codes)
        parts.append("\n")
        for blocks in tables.values():
            blocks[scheme] = {}
        for code in codes:
            concept = URIRef(f"{BASE}{scheme}/{code}")
            labels = labels_of(graph, concept)
            for name, language in LANGUAGES.items():
                if language in labels:
                    tables[name][scheme][code] = labels[language]
            for broader in graph.objects(concept, SKOS.broader):
                tables["BROADER"][scheme][code] = str(broader).rsplit("/", 1)[1]
    return "".join([*parts, *(table(name, blocks) for name, blocks in tables.items()), laws()])


if __name__ == "__main__":
    fresh = generate()
    if "--check" in sys.argv:
        stale = TARGET.read_text(encoding="utf-8") != fresh
        sys.exit("vocabulary.py is stale: python ontology/generate_vocabulary.py" if stale else 0)
    TARGET.write_text(fresh, encoding="utf-8")
