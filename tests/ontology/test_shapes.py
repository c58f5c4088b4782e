"""Every pattern passes on its good example and on the real data, and fails where its bad example says; two engines agree."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyrudof
import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from jusou_graph.graph.schema import DEF

from .conftest import ONTOLOGY

PATTERNS = sorted(p.stem for p in (ONTOLOGY / "shapes").glob("*.ttl"))
PAGES = ONTOLOGY.parent / "docs" / "patterns"
Finding = tuple[str, str, str]
CONTROL = f"""
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:control> a sh:NodeShape ; sh:targetClass <{DEF}Municipality> ; sh:property [ sh:path <{DEF}folder> ; sh:maxCount 0 ] .
"""
"""A shape that every municipality breaks: shows that the second engine has the data before it finds nothing wrong."""

pytestmark = pytest.mark.parametrize("pattern", PATTERNS)


def shapes(pattern: str) -> Path:
    return ONTOLOGY / "shapes" / f"{pattern}.ttl"


def example(pattern: str, kind: str) -> Path:
    return ONTOLOGY / "examples" / pattern / f"{kind}.ttl"


@cache
def parsed(path: Path) -> Graph:
    return Graph().parse(path)


def with_pyshacl(data: Graph, pattern: str) -> tuple[bool, set[Finding], set[str]]:
    conforms, report, _ = pyshacl.validate(data, shacl_graph=parsed(shapes(pattern)), inference="none")
    found, messages = set(), set()
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        found.add(
            (
                str(report.value(result, SH.focusNode)),
                str(report.value(result, SH.sourceConstraintComponent)),
                str(path) if isinstance(path, URIRef) else "",
            )
        )
        messages |= {str(m) for m in report.objects(result, SH.resultMessage)}
    return conforms, found, messages


def with_rudof(data: str | Path, pattern: str) -> tuple[bool, set[Finding]]:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(str(data))
    return validated(rudof, pattern)


def validated(rudof: pyrudof.Rudof, pattern: str) -> tuple[bool, set[Finding]]:
    rudof.reset_shacl_validation()
    rudof.read_shacl(str(shapes(pattern)))
    report = rudof.validate_shacl()
    return report.conforms, {(v.focus_node, v.constraint_component, v.path or "") for v in report.violations}


def test_patterns_are_collected(pattern: str) -> None:
    assert len(PATTERNS) >= 7
    assert sorted(p.name for p in (ONTOLOGY / "examples").iterdir()) == PATTERNS
    assert sorted(p.stem for p in PAGES.glob("*.md")) == PATTERNS


def test_shapes_are_core_only(pattern: str) -> None:
    graph = parsed(shapes(pattern))
    assert not {p for p in graph.predicates() if p in (SH.sparql, SH.js, SH.rule)}


def test_the_good_example_conforms(pattern: str) -> None:
    assert with_pyshacl(parsed(example(pattern, "good")), pattern)[:2] == (True, set())
    assert with_rudof(example(pattern, "good"), pattern) == (True, set())


def test_the_bad_example_fails_at_every_bad_node_and_nowhere_else(pattern: str) -> None:
    graph = parsed(example(pattern, "bad"))
    planted = {str(s) for s in graph.subjects() if "/bad-" in str(s)}
    conforms, found, _ = with_pyshacl(graph, pattern)
    assert not conforms
    assert len(planted) >= 3
    assert {focus for focus, _, _ in found} == planted


def test_every_message_is_shown_by_the_bad_example(pattern: str) -> None:
    graph = parsed(shapes(pattern))
    inner = {o for s in graph.objects(None, SH.node) for o in graph.objects(s, SH.property)}
    messages = {m for s, m in graph.subject_objects(SH.message) if s not in inner}
    assert all(isinstance(m, Literal) and m.language == "ja" for m in messages)
    assert {str(m) for m in messages} - with_pyshacl(parsed(example(pattern, "bad")), pattern)[2] == set()


def test_both_engines_find_the_same(pattern: str) -> None:
    bad = example(pattern, "bad")
    assert with_rudof(bad, pattern)[1] == with_pyshacl(parsed(bad), pattern)[1]


@pytest.mark.slow
def test_the_real_data_conform(pattern: str, data_graph: Graph, rudof_with_data: pyrudof.Rudof) -> None:
    assert with_pyshacl(data_graph, pattern)[:2] == (True, set())
    assert validated(rudof_with_data, pattern) == (True, set())


def test_the_fictitious_towns_conform(pattern: str, planted_graph: Graph) -> None:
    assert with_pyshacl(planted_graph, pattern)[:2] == (True, set())


def test_shapes_name_declared_terms_only(pattern: str, ontology: Graph) -> None:
    graph = parsed(shapes(pattern))
    named = {o for o in graph.objects() if isinstance(o, URIRef) and "/jusou/def/" in o}
    assert {t for t in named if (t, RDF.type, None) not in ontology} == set()


@pytest.fixture(scope="session")
def rudof_with_data(data_graph: Graph) -> pyrudof.Rudof:
    """The second engine with the real data, read once."""
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(data_graph.serialize(format="nt"), pyrudof.RDFFormat.NTriples)
    rudof.read_shacl(CONTROL)
    assert len(rudof.validate_shacl()) == len(set(data_graph.subjects(RDF.type, URIRef(f"{DEF}Municipality")))) == 5
    return rudof
