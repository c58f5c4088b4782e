"""Turns what pydantic says about a record into notices in an editor's words."""

from __future__ import annotations

import difflib
import types
import typing
from enum import StrEnum

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jusou_graph.notices import Notice, notice
from jusou_graph.sources.yaml_files import Path_, YamlFile

M = typing.TypeVar("M", bound=BaseModel)

_MENDS = {
    "string_type": ("文字で書く項目です", "二重引用符で囲んで文字として書いてください。"),
    "int_type": ("数で書く項目です", "引用符のない半角の数で書いてください。"),
    "int_parsing": ("数で書く項目です", "引用符のない半角の数で書いてください。"),
    "bool_type": ("true か false で書く項目です", "true か false にしてください。"),
    "bool_parsing": ("true か false で書く項目です", "true か false にしてください。"),
    "list_type": ("並べて書く項目です", "「- 」で始まる行に分けて書いてください。"),
    "string_too_short": ("空です", "値を書くか、項目ごと消してください。"),
    "too_short": ("一つもありません", "少なくとも一つ書いてください。"),
    "string_pattern_mismatch": ("決まった形ではありません", "形を確かめてください（id は英小文字・数字・ハイフン）。"),
}


def validate(model: type[M], data: object, file: YamlFile, path: Path_) -> M | list[Notice]:
    """Builds ``model`` from ``data``.

    Args:
        model: Record type.
        data: Plain data of one record.
        file: File it stands in.
        path: Where in the file.

    Returns:
        The record, or every problem with its line.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return [_notice(model, detail, file, path) for detail in error.errors(include_url=False)]


def nearest(word: str, known: typing.Iterable[str]) -> str:
    """The known word most like ``word``, or ``"―"``."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.4)
    return found[0] if found else "―"


def _notice(model: type[BaseModel], detail: ErrorDetails, file: YamlFile, path: Path_) -> Notice:
    location = tuple(part for part in detail["loc"] if isinstance(part, (str, int)))
    line = file.line((*path, *location))
    field = ".".join(map(str, location))
    kind, value = detail["type"], detail["input"]
    owner = _owner(model, location)
    if kind == "extra_forbidden":
        known = list(owner.model_fields)
        name = str(location[-1])
        return notice("unknown-field", file.name, line, name, near=nearest(name, known), known="、".join(known))
    if kind == "missing":
        name = str(location[-1])
        info = owner.model_fields.get(name)
        description = (info.description if info else None) or "docs/ja/data-editing.md を見てください"
        return notice("missing-field", file.name, line, name, description=description)
    if kind in {"enum", "literal_error"}:
        codes = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        return notice(
            "unknown-code", file.name, line, field, value=value, near=nearest(str(value), codes), known="、".join(codes)
        )
    problem, mend = _MENDS.get(kind, (detail["msg"].removeprefix("Value error, "), "値を直してください。"))
    shown = value if isinstance(value, (str, int, float, bool)) else "…"
    return notice("wrong-value", file.name, line, field, value=shown, problem=problem, mend=mend)


def _owner(model: type[BaseModel], location: Path_) -> type[BaseModel]:
    """Record type that the last part of ``location`` belongs to."""
    for part in location[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = _record_type(model.model_fields[part].annotation) or model
    return model


def _record_type(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) and not issubclass(annotation, StrEnum) else None
    for argument in typing.get_args(annotation):
        if found := _record_type(argument):
            return found
    return None
