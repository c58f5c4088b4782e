"""The coverage ledger is fresh, and no line of a plan is left without a record or a reason."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jusou_graph.model.catalog import Catalog

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "municipalities"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The script that writes the ledger."""
    path = ROOT / "docs" / "coverage" / "generate_coverage.py"
    spec = importlib.util.spec_from_file_location("generate_coverage", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate_coverage"] = module
    spec.loader.exec_module(module)
    return module


def test_every_line_has_a_record_or_a_reason(generator: ModuleType, real: Catalog) -> None:
    ledgers = [one for m in real.municipalities.values() for one in generator.ledgers(m, DATA / m.folder)]
    assert len(ledgers) >= 5
    assert {one.number: one.silent() for one in ledgers if one.silent()} == {}


def test_the_committed_pages_are_fresh(generator: ModuleType, real: Catalog) -> None:
    for municipality in real.municipalities.values():
        for ledger in generator.ledgers(municipality, DATA / municipality.folder):
            page = ROOT / "docs" / "coverage" / f"{ledger.number}.md"
            assert page.read_text(encoding="utf-8") == ledger.markdown(), f"{page} is stale: run generate_coverage.py"


def test_a_line_nobody_speaks_of_is_found(generator: ModuleType) -> None:
    ledger = generator.Ledger(
        "000", "計画", ["語", "", "別の語", "三つ目"], {1: ["rules/x"]}, {4: "題"}, frozenset({1})
    )
    assert ledger.silent() == [3]


def test_reasons_are_read_from_the_notes(generator: ModuleType) -> None:
    notes = (
        "# 記録にしなかった行\n\n| 行 | 内容 | 理由 |\n|---|---|---|\n"
        "| 002:15-17, 20 の前半 | 目次 2 | 見出しだけ |\n"
        "| 002:34 の「7」、36（38 を除く） | 題 | 題だけ |\n| 003:1, 003:4-5 | x | y |\n"
    )
    reasons = generator.read_reasons(notes)
    assert {line for document, line in reasons if document == "002"} == {15, 16, 17, 20, 34, 36}
    assert {line for document, line in reasons if document == "003"} == {1, 4, 5}
    assert reasons["002", 20] == "見出しだけ"
