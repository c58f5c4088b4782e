"""Rewrites a YAML file record by record, so that what did not change keeps every letter, comments included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Blocks:
    """A file cut into its records (or top-level keys).

    Attributes:
        head: Everything before the first.
        blocks: Each with the blank and comment lines that stand above it.
        tail: What follows the last.
    """

    head: str
    blocks: list[str]
    tail: str


class _Dumper(yaml.SafeDumper):
    """Writes lists indented under their key, as the files are written by hand."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _Quoted(str):
    """Words that are always written in double quotes."""

    __slots__ = ()


_ALWAYS_QUOTED = ("section", "lines", "quote", "code", "number")
"""Keys whose words look like numbers or are taken letter by letter from a plan."""

_Dumper.add_representer(
    _Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cut(text: str) -> Blocks:
    """Cuts a file whose top level is a list or a mapping in block style.

    Raises:
        ValueError: It is written in flow style (``[…]``, ``{…}``) and cannot be cut by lines.
    """
    node = yaml.compose(text, Loader=_Loader)
    if node is None:
        return Blocks(text, [], "")
    if not isinstance(node, yaml.SequenceNode | yaml.MappingNode) or (node.flow_style and node.value):
        raise ValueError("かっこ（[ ] { }）で書かれたファイルは書きかえられません")
    lines = text.splitlines(keepends=True)
    keys = [pair[0] if isinstance(pair, tuple) else pair for pair in node.value]
    # A record may be a mapping whose first key stands beside the dash: its line is the line of the dash.
    starts = [key.start_mark.line for key in keys]
    if not starts:
        return Blocks("", [], "")
    above = [_above(lines, start, 0 if i == 0 else starts[i - 1] + 1) for i, start in enumerate(starts)]
    above[0] = starts[0]
    ends = [*above[1:], _above(lines, len(lines), starts[-1] + 1)]
    blocks = ["".join(lines[a:e]) for a, e in zip(above, ends, strict=True)]
    return Blocks("".join(lines[: above[0]]), blocks, "".join(lines[ends[-1] :]))


def _above(lines: list[str], start: int, floor: int) -> int:
    """First of the blank and comment lines directly above a line."""
    while start > floor and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start


def leading(block: str) -> str:
    """Blank and comment lines at the top of a block."""
    lines = block.splitlines(keepends=True)
    count = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join(lines[:count])


def write_record(record: Any) -> str:
    """A record of a list as YAML."""
    return _dump([record])


def write_key(key: str, value: Any) -> str:
    """A top-level key of a mapping as YAML."""
    return _dump({key: value})


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _Quoted(v) if k in _ALWAYS_QUOTED and isinstance(v, str) else _marked(v) for k, v in value.items()}
    return [_marked(v) for v in value] if isinstance(value, list) else value


def _dump(value: Any) -> str:
    return yaml.dump(
        _marked(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**6
    )
