"""Values of a record as cells of a spreadsheet, and back.

Words stand as they are, lists of words one a line, passages in three columns, everything deeper as JSON.
"""

from __future__ import annotations

import json
import types
import typing

from pydantic import BaseModel

SOURCES = "sources"
SOURCE_PARTS = ("lines", "section", "quote")
SOURCE_COLUMNS = tuple(f"{SOURCES}.{part}" for part in SOURCE_PARTS)

Raw = dict[str, object]
"""A record as plain data."""

Cells = dict[str, str]
"""A record as text by column; an empty cell is left out."""

_YES, _NO = frozenset({"true", "TRUE", "True", "はい"}), frozenset({"false", "FALSE", "False", "いいえ"})


def columns(model: type[BaseModel]) -> list[str]:
    """Columns of a record type: its fields, passages in three columns and, for what does not fit them, as JSON."""
    found: list[str] = []
    for name in model.model_fields:
        found += [*SOURCE_COLUMNS, SOURCES] if name == SOURCES else [name]
    return found


def to_cells(raw: Raw) -> Cells:
    """A record as cells."""
    found: Cells = {}
    for name, value in raw.items():
        if name == SOURCES and _plain_sources(value):
            items = typing.cast(list[dict[str, str]], value)
            for part, column in zip(SOURCE_PARTS, SOURCE_COLUMNS, strict=True):
                found[column] = "\n".join(item[part] for item in items)
        else:
            text = _text(value)
            if text:
                found[name] = text
    return found


def _plain_sources(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(i, dict) and set(i) == set(SOURCE_PARTS) for i in value)
        and all(isinstance(v, str) and v and "\n" not in v for i in value for v in i.values())
    )


def _text(value: object) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(v, str) and v and "\n" not in v and v[0] != "[" for v in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)


def from_cells(model: type[BaseModel], cells: Cells, before: Raw) -> Raw:
    """A record from its cells; a cell that says what it said before keeps its value untouched.

    Args:
        model: Record type.
        cells: Text by column.
        before: The record as it stands in the file, ``{}`` for a new one.

    Raises:
        ValueError: A cell cannot be read; the message says which and why.
    """
    was = to_cells(before)
    out: Raw = {}
    for name in _order(model, before):
        mine = (*SOURCE_COLUMNS, SOURCES) if name == SOURCES else (name,)
        if name in before and all(cells.get(c, "") == was.get(c, "") for c in mine):
            out[name] = before[name]
            continue
        value = _sources(cells) if name == SOURCES else _value(model, name, cells.get(name, ""))
        if value is not None:
            out[name] = value
    return out


def _order(model: type[BaseModel], before: Raw) -> list[str]:
    """Fields as the record has them; a new one follows the field it follows in the record type."""
    names = list(before)
    declared = list(model.model_fields)
    for index, name in enumerate(declared):
        if name not in names:
            names.insert(names.index(declared[index - 1]) + 1 if index else 0, name)
    return names


def _sources(cells: Cells) -> object:
    if cells.get(SOURCES):
        return _json(SOURCES, cells[SOURCES])
    parts = [cells.get(column, "").split("\n") for column in SOURCE_COLUMNS]
    if not any(any(p) for p in parts):
        return None
    counts = {len(p) for p in parts}
    if len(counts) > 1:
        raise ValueError(f"{'・'.join(SOURCE_COLUMNS)} の行の数がそろっていません（同じ数だけ改行してください）")
    return [dict(zip(("section", "lines", "quote"), (s, n, q), strict=True)) for n, s, q in zip(*parts, strict=True)]


def _value(model: type[BaseModel], name: str, text: str) -> object:
    if not text:
        return None
    if name not in model.model_fields:
        return text
    many, kind = _kind(model.model_fields[name].annotation)
    if many and not text.startswith("[") and kind in (str, int):
        return text.split("\n")
    if many or kind is dict:
        return _json(name, text)
    if kind is bool:
        if text not in _YES | _NO:
            raise ValueError(f"{name} は true か false です（「{text}」）")
        return text in _YES
    if kind is int:
        digits = text.removesuffix(".0")
        if not digits.lstrip("-").isdecimal():
            raise ValueError(f"{name} は数です（「{text}」）")
        return int(digits)
    return text


def _json(name: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{name} の JSON が読めません（{error.lineno} 行 {error.colno} 文字目）") from None


def _kind(annotation: object) -> tuple[bool, type]:
    """Whether a field is a list, and of what: words (codes too), numbers, truth values or parts."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is list:
        return True, _kind(arguments[0])[1]
    if origin is dict:
        return False, dict
    if origin is typing.Annotated:
        return _kind(arguments[0])
    if origin is typing.Literal:
        return False, type(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return next(_kind(a) for a in arguments if a is not types.NoneType)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return False, dict
    return (False, annotation) if annotation in (bool, int) else (False, str)
