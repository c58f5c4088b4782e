"""Codes and telephone numbers that a spreadsheet took for numbers: 3201, 3201.0, 1.96514111E8, ="03201"."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from jusou_graph.errors import InputError

_FORMULA_TEXT = re.compile(r'="?([^"]*)"?')
_NUMBER = re.compile(r"\d+(?:\.0*)?|\d(?:\.(?P<decimals>\d+))?[eE](?P<rounded>\+?)0*(?P<power>\d{1,2})")


def as_printed(cell: str) -> str:
    """A cell as it was before a spreadsheet made a number of it, but for zeros that are gone.

    Raises:
        InputError: Only the first digits are left (``1.97E+08``).
    """
    text = unicodedata.normalize("NFKC", cell).strip().removeprefix("'")
    if found := _FORMULA_TEXT.fullmatch(text):
        text = found[1].strip()
    if not (found := _NUMBER.fullmatch(text)):
        return text
    if not found["power"]:
        return text.split(".")[0]
    decimals, power = len(found["decimals"] or ""), int(found["power"])
    if decimals > power:
        return text
    # A program that writes 1.96514111E8 writes every digit; a sheet that shows 1.97E+08 has rounded what it shows.
    if found["rounded"] and decimals != power:
        raise InputError(
            f"「{cell.strip()}」は Excel で数になり、下の桁が失われています。",
            "欄の書式を「文字列」にして、書き直してください。",
        )
    return str(int(Decimal(text)))


def code_as_printed(cell: str) -> str:
    """A municipality's code (or name) with the zero that a spreadsheet dropped.

    Raises:
        InputError: Only the first digits are left.
    """
    text = as_printed(cell)
    return text.zfill(5) if text.isdecimal() and len(text) == len("3201") else text
