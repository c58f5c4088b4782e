"""One reader of numbers: what addresses, tables and consultations write, in figures or kanji."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jusou_graph
import jusou_graph_api
from jusou_graph.japanese import numerals
from jusou_graph.japanese.numerals import KANJI_DIGITS, LARGEST, kanji_number, parse_number
from jusou_graph.sources.town_names import aza, chome_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("7", 7), ("17", 17), ("１７", 17), ("〇", 0), ("零", 0), ("四", 4), ("十", 10), ("十九", 19), ("二十", 20),
        ("二三", 23), ("八六", 86), ("八十六", 86), ("八拾六", 86), ("壱", 1), ("弐拾参", 23), ("百", 100), ("百二", 102),
        ("百二十", 120), ("二百三十四", 234), ("一〇二", 102), ("千二百", 1200), ("一九四〇", 1940),
        ("9" * 20, LARGEST), ("九" * 20, LARGEST),
    ],
)  # fmt: skip
def test_one_number_in_many_spellings(text: str, value: int) -> None:
    assert parse_number(text) == value


@given(st.integers(1, 999))
def test_a_number_written_in_kanji_is_read_back(number: int) -> None:
    assert parse_number(kanji_number(number)) == number


@given(st.integers(0, LARGEST))
def test_figures_of_either_width_and_kanji_in_a_row_are_one_number(number: int) -> None:
    figures = str(number)
    assert parse_number(figures) == number
    assert parse_number(figures.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == number
    assert parse_number(figures.translate(str.maketrans("0123456789", KANJI_DIGITS))) == number


@pytest.mark.parametrize(
    ("text", "chome"),
    [("四丁目", 4), ("高松４丁目", 4), ("十一丁目", 11), ("二十丁目", 20), ("下北万丁目", None), ("丁目", None)],
)
def test_lists_of_towns_use_the_same_reader(text: str, chome: int | None) -> None:
    assert chome_number(text) == chome


def test_numbers_of_jiwari_are_written_as_registers_write_them() -> None:
    assert [aza(t) for t in ("第１０地割", "第21地割", "字第100地割")] == ["第十地割", "第二十一地割", "第百地割"]


def test_no_other_module_has_digits_of_its_own() -> None:
    """A table from kanji to digits, by ``enumerate`` over their row or written out, is another reader of numbers."""
    homes = set()
    for package in (jusou_graph, jusou_graph_api):
        for file in Path(str(package.__file__)).parent.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("enumerate", "zip"):
                    words = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
                elif isinstance(node, ast.Dict):
                    words = ["".join(str(k.value) for k in node.keys if isinstance(k, ast.Constant))]
                else:
                    continue
                if any("三四五六七八九" in w for w in words):
                    homes.add(file.name)
    assert homes == {Path(str(numerals.__file__)).name}
