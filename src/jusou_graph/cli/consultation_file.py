"""A consultation in a file: YAML or JSON, in any encoding that offices save in."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.sources.decoding import decode
from jusou_graph.sources.yaml_files import parse_yaml

_NAKED_CODE = re.compile(r'"municipality"\s*:\s*(0\d+)')


def read_consultation(path: Path) -> dict[str, Any]:
    """Reads the file.

    A code without quotes (03201) is read as it is written, not as the octal number that YAML makes of it, and that is said.

    Raises:
        FileUnreachableError: It cannot be read.
        InputError: It is no YAML or JSON, or no list of fields.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileUnreachableError(
            f"{path} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    text = decode(raw, str(path)).text
    value = _json(text, path) if path.suffix.lower() == ".json" else _yaml(text, path)
    if not isinstance(value, dict):
        raise InputError(f"{path} は「項目: 値」の並びではありません。", "docs/ja の例に合わせてください。")
    return code_in_words(value)


def code_in_words(given: dict[str, Any]) -> dict[str, Any]:
    """A consultation whose municipality, where a program took the code for a number (3201), is text again."""
    code = given.get("municipality")
    if isinstance(code, int) and not isinstance(code, bool):
        return {**given, "municipality": str(code)}
    return given


def _json(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        if found := _NAKED_CODE.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise InputError(
                f"{path} の {line} 行目の municipality {found[1]} が引用符で囲まれていません。",
                f'"{found[1]}" と書いてください。',
            ) from None
        place = f"の {error.lineno} 行目" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"{path} {place}が読めません。", "YAML か JSON の書き方を確かめてください。") from None


def _yaml(text: str, path: Path) -> Any:
    file = parse_yaml(text, str(path))
    for one in file.notices:
        if one.code != "unquoted-code":
            raise InputError(f"{path} の {one.line} 行目が読めません。 {one.message}", one.mend)
    told = {one.field: one.line for one in file.notices}
    if isinstance(file.data, dict) and (line := told.get("municipality")):
        code = file.data.get("municipality")
        if str(code).startswith("0"):
            print(
                f'注意: {path} の {line} 行目の {code} は引用符で囲み、"{code}" と書いてください'
                f"（囲まないと別の数として読む道具があります）。{code} として読みました。",
                file=sys.stderr,
            )
    return _plain_ages(file.data)


def _plain_ages(value: object) -> object:
    """Ages written with a leading zero (082) as numbers; every other such number stays text."""
    if isinstance(value, list):
        return [_plain_ages(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: int(one) if name == "age" and isinstance(one, str) and one.isdecimal() else _plain_ages(one)
        for name, one in value.items()
    }
