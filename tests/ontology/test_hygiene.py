"""Every hygiene query finds nothing in ontology and data, and finds the fault that is planted for it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import yaml
from rdflib.plugins.sparql import prepareQuery

from .conftest import FILES, ONTOLOGY

QUERIES = sorted((ONTOLOGY / "hygiene").glob("*-violation.rq"))
PLANTED = Path(__file__).with_name("planted.ttl")

pytestmark = pytest.mark.parametrize("query", QUERIES, ids=lambda p: p.stem.removesuffix("-violation"))


def test_queries_are_collected(query: Path) -> None:
    assert len(QUERIES) >= 20
    assert len(list((ONTOLOGY / "hygiene").iterdir())) == len(QUERIES)


def test_nothing_is_wrong(query: Path, ontology_store: pyoxigraph.Store, whole_store: pyoxigraph.Store) -> None:
    for store in (ontology_store, whole_store):
        rows = [[str(cell) for cell in row] for row in store.query(query.read_text(encoding="utf-8"))]
        assert rows == []


def test_the_planted_fault_is_found(query: Path) -> None:
    store = pyoxigraph.Store()
    for file in (*(ONTOLOGY / name for name in FILES), PLANTED):
        store.load(path=str(file), format=pyoxigraph.RdfFormat.TURTLE)
    assert list(store.query(query.read_text(encoding="utf-8"))) != []


def test_the_header_names_the_columns(query: Path) -> None:
    text = query.read_text(encoding="utf-8")
    header = yaml.safe_load("".join(line[3:] for line in text.splitlines(keepends=True) if line.startswith("#+ ")))
    assert header["name"] == f"hygiene/{query.stem.removesuffix('-violation')}"
    assert header["summary"]
    prepared = prepareQuery(text)
    assert [str(v) for v in prepared.algebra.PV] == header["columns"]
