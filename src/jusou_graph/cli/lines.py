"""Standard input as one JSON value a line, and the answers as one JSON object a line."""

from __future__ import annotations

import codecs
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jusou_graph.errors import InputError, NotFoundError

_TOLD = 5
"""Lines that cannot be read are told on standard error up to this many; all of them stand among the answers."""

_MEND = "1行に1つの JSON を書きます。"


def answer_lines(answer: Callable[[Any, str], Mapping[str, Any]]) -> int:
    """Answers standard input line by line; a line that cannot be read has its error in its place.

    Args:
        answer: Answers one value, given it and the words for its line; its ``InputError`` is of that line alone.

    Returns:
        Exit status: 1 where a line could not be read.

    Raises:
        EngineUnavailableError: No line could be answered any more.
    """
    wrong = 0
    for number, line in _lines():
        where = f"標準入力の {number} 行目"
        try:
            write_line(answer(_value(line, where), where))
        except (InputError, NotFoundError) as error:
            wrong += 1
            if wrong <= _TOLD:
                print(error if error.detail.startswith(where) else f"{where}: {error}", file=sys.stderr)
            hint = {"hint": error.hint} if error.hint else {}
            write_line({"error": {"detail": error.detail, **hint, "line": number}})
    if wrong > _TOLD:
        print(f"読めない行がほかに {wrong - _TOLD:,} 行あります。", file=sys.stderr)
    return 1 if wrong else 0


def _lines() -> Iterator[tuple[int, bytes | str]]:
    """Lines of standard input with their numbers; blank ones are passed over, a byte order mark is no part of them."""
    stream: Any = getattr(sys.stdin, "buffer", sys.stdin)
    if isinstance(stream, io.BufferedReader):
        mark = stream.peek(2)[:2]
        if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            stream = io.TextIOWrapper(stream, "utf-16", errors="surrogatepass")
    for number, line in enumerate(stream, 1):
        one = line
        if number == 1:
            one = one.removeprefix("\ufeff") if isinstance(one, str) else one.removeprefix(codecs.BOM_UTF8)
        if one.strip():
            yield number, one


def _value(line: bytes | str, where: str) -> Any:
    try:
        text = line if isinstance(line, str) else line.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{where}に UTF-8 ではない文字があります。", "UTF-8 で保存し直してください。") from None
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        place = f"（{error.colno} 文字目）" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"{where}が JSON ではありません{place}。", _MEND) from None


def write_line(answer: Mapping[str, Any]) -> None:
    """Writes one answer as one line of JSON."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def write_json(answer: Any) -> None:
    """Writes an answer as indented JSON."""
    print(json.dumps(answer, ensure_ascii=False, indent=2))
