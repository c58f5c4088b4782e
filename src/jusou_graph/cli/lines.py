"""Standard input as one JSON value a line, and the answers as one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from jusou_graph.errors import InputError


def read_lines() -> Iterator[tuple[int, Any]]:
    """Values of standard input with their line numbers; blank lines are passed over.

    Raises:
        InputError: A line is not JSON.
    """
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(
                    f"標準入力の {number} 行目が JSON ではありません（{error.colno} 文字目）。",
                    "1行に1つの JSON を書きます。",
                ) from None


def write_line(answer: Mapping[str, Any]) -> None:
    """Writes one answer as one line of JSON."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def write_json(answer: Any) -> None:
    """Writes an answer as indented JSON."""
    print(json.dumps(answer, ensure_ascii=False, indent=2))
