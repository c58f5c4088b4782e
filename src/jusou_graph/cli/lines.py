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
        InputError: A line is not JSON, or not UTF-8.
    """
    number = 0
    try:
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                yield number, _value(line, number)
    except UnicodeDecodeError:
        # Streams are read ahead, so the line is at or after the one that follows the last good one.
        raise InputError(
            f"標準入力の {number + 1} 行目より後に UTF-8 ではない文字があります。", "UTF-8 で保存し直してください。"
        ) from None


def _value(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        place = f"（{error.colno} 文字目）" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"標準入力の {number} 行目が JSON ではありません{place}。", "1行に1つの JSON を書きます。"
        ) from None


def write_line(answer: Mapping[str, Any]) -> None:
    """Writes one answer as one line of JSON."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def write_json(answer: Any) -> None:
    """Writes an answer as indented JSON."""
    print(json.dumps(answer, ensure_ascii=False, indent=2))
