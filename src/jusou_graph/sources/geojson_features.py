"""Reads the features of a GeoJSON file one by one.

A file of a prefecture has a hundred megabytes. Parsed in one piece it would hold its memory ten times over and keep
every other thread waiting for seconds; feature by feature it takes neither, and the reading can be stopped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

Heed = Callable[[int], None]
"""Called with the number of rows read so far; raises where the reading is to stop."""

PIECE = 1 << 18
MOST = 64 << 20
"""Characters of one feature; the coast of a whole prefecture has two million."""

_START = re.compile(r'"features"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def features(path: Path, heed: Heed | None = None) -> Iterator[dict[str, Any]]:
    """Features of a collection, in the order of the file.

    Args:
        path: The file; UTF-8 with or without BOM.
        heed: Told after every hundredth feature.

    Raises:
        ValueError: The file is no GeoJSON collection, or ends too early.
    """
    with path.open(encoding="utf-8-sig") as file:
        text, at = _head(file), 0
        count, step = 0, PIECE
        while True:
            at = _GAP.match(text, at).end()  # type: ignore[union-attr]  # it also matches nothing
            if text.startswith("]", at):
                return
            try:
                feature, at = _DECODER.raw_decode(text, at)
            except ValueError:
                # Twice as much each time: a long outline is not begun anew at every piece.
                more = file.read(step) if len(text) - at < MOST else ""
                if not more:
                    raise ValueError("途中で終わっているか、形がこわれています") from None
                text, at, step = text[at:] + more, 0, step * 2
                continue
            if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
                raise ValueError("properties のない地物があります")
            yield feature
            count, step = count + 1, PIECE
            if at > PIECE:
                text, at = text[at:], 0
            if heed and not count % 100:
                heed(count)


def _head(file: TextIO) -> str:
    """The text from the first feature on."""
    text = ""
    while True:
        more = file.read(PIECE)
        text += more
        if found := _START.search(text):
            return text[found.end() :]
        if not more or len(text) > MOST:
            raise ValueError("features の並びがありません")
