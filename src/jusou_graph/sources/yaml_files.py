"""Reads one YAML file into plain data while remembering the line of every value.

PyYAML alone forgets lines, lets a second key silently win, and reads ``03201`` as an octal number; all three are
notices here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from jusou_graph.notices import Notice, notice

Path_ = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
"""Records nest five deep; a file that goes on and on is damaged, and would exhaust the stack."""
_OPENING = (
    yaml.BlockSequenceStartToken, yaml.BlockMappingStartToken, yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken,
)  # fmt: skip
_CLOSING = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_CODE_LIKE = re.compile(r"^0\d+$|^\d{5,}$")
_INT_TAG = "tag:yaml.org,2002:int"
_FLOAT_TAG = "tag:yaml.org,2002:float"


@dataclass
class YamlFile:
    """Content of a file with the line of every value.

    Attributes:
        name: File name as shown to editors.
        data: Plain Python data, or None where the file could not be read.
        lines: Path inside the data → 1-based line.
        notices: Problems found while reading.
    """

    name: str
    data: object = None
    lines: dict[Path_, int] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """Line of the value at ``path``, or of its nearest parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Reads a YAML file.

    Args:
        path: The file.
        name: Its name as shown to editors.

    Returns:
        The data with lines and notices; ``data`` is None where it is not YAML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return YamlFile(name, notices=[notice("encoding-unknown", name, position=error.start)])
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """``read_yaml`` for a text.

    Args:
        text: The text.
        name: Name of its file as shown to editors.
    """
    out = YamlFile(name)
    try:
        _refuse_endless(text)
        node = yaml.compose(text, Loader=_Loader)
        out.data = None if node is None else _value(node, (), out)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        out.notices.append(notice("yaml-syntax", name, mark.line + 1 if mark else 1, problem=error.problem or "?"))
    except yaml.YAMLError as error:
        out.notices.append(notice("yaml-syntax", name, 1, problem=str(error).splitlines()[0]))
    return out


def _refuse_endless(text: str) -> None:
    """Refuses what would grow without end: aliases (they can point at themselves) and nesting that exhausts the stack.

    Raises:
        yaml.MarkedYAMLError: With the place and the reason.
    """
    depth = 0
    for token in yaml.scan(text, Loader=_Loader):
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if isinstance(token, yaml.AliasToken):
            raise yaml.MarkedYAMLError(problem="別の所を指す書き方「*」は使えません", problem_mark=token.start_mark)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem=f"入れ子が {_DEEPEST} 段を超えています", problem_mark=token.start_mark)


def _value(node: yaml.Node, path: Path_, out: YamlFile) -> object:
    out.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, out)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), out) for i, child in enumerate(node.value)]
    return _scalar(node, path, out)


def _mapping(node: yaml.MappingNode, path: Path_, out: YamlFile) -> dict[str, object]:
    mapping: dict[str, object] = {}
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in mapping:
            out.notices.append(notice("duplicate-key", out.name, line, key, key=key, first=first[key]))
            continue
        first[key] = line
        mapping[key] = _value(value_node, (*path, key), out)
        out.lines[(*path, key)] = line
    return mapping


def _scalar(node: yaml.Node, path: Path_, out: YamlFile) -> object:
    raw = str(node.value)
    if node.tag == _INT_TAG:
        if _CODE_LIKE.match(raw):
            where = ".".join(map(str, path))
            out.notices.append(notice("unquoted-code", out.name, node.start_mark.line + 1, where, value=raw))
            return raw
        return _number(raw, lambda text: int(text.replace("_", ""), 0))
    if node.tag == "tag:yaml.org,2002:bool":
        return raw.lower() in {"true", "yes", "on"}
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == _FLOAT_TAG:
        return _number(raw, float)
    return raw


def _number(raw: str, read: Callable[[str], int | float]) -> int | float | str:
    """A number, or its text where YAML 1.1 sees a number that nobody means: ``990:7`` is a time in base 60 to it."""
    try:
        return read(raw)
    except ValueError:
        return raw
