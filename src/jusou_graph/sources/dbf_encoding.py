"""Which encoding the names of a Shapefile are in: what they are, what its ``.cpg`` says, else that of e-Stat.

QGIS saves UTF-8 and says so in ``.cpg``; e-Stat saves CP932 and says nothing. A ``.cpg`` may also be left over from
another file, and UTF-8 read as CP932 is mojibake without an error. So names that are all sound UTF-8 are taken for it.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from pathlib import Path

from jusou_graph.errors import InputError

_NUMBERS = {"932": "cp932", "65001": "utf-8", "51932": "euc-jp", "20932": "euc-jp"}
"""Code pages that ``.cpg`` names by number."""

_SPARE = 3
"""Bytes at the end of a field that may be half a letter: a long name is cut where the field ends."""


def table_encoding(shapes: Path) -> str:
    """Encoding of the ``.dbf`` beside a ``.shp``.

    Args:
        shapes: The ``.shp`` file.

    Raises:
        InputError: The names are in no encoding that is known here.
        OSError: The ``.dbf`` cannot be read.
        ValueError: It is none; likewise struct.error.
    """
    texts = [one for one in _texts(beside(shapes, ".dbf")) if not one[0].isascii()]
    said = _said(beside(shapes, ".cpg"))
    for encoding in ("utf-8", said, "cp932", "euc-jp"):
        if encoding and all(_readable(*one, encoding) for one in texts):
            return encoding
    raise InputError(
        f"{shapes.stem}.dbf の文字コードが分かりません。",
        ".cpg に文字コード（UTF-8 か CP932）を書いて、一緒に選んでください。",
    )


def beside(shapes: Path, ending: str) -> Path:
    """The file of the same name with another ending, in whatever case it is written."""
    wanted = (shapes.stem + ending).lower()
    there = [p for p in shapes.parent.iterdir() if p.name.lower() == wanted]
    return there[0] if there else shapes.with_suffix(ending)


def _said(path: Path) -> str:
    """The encoding a ``.cpg`` names, or ``""`` where there is none or it is not known."""
    if not path.is_file():
        return ""
    text = path.read_bytes()[:60].decode("ascii", "replace").strip().lower().removeprefix("ansi ").removeprefix("cp")
    name = _NUMBERS.get(
        text, {"sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "ms932": "cp932"}.get(text, text)
    )
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


def _texts(path: Path) -> Iterator[tuple[bytes, bool]]:
    """The text fields of a dBASE table, as bytes, each with whether it fills its room."""
    with path.open("rb") as file:
        header = file.read(32)
        count, header_size, row_size = struct.unpack("<4xIHH20x", header)
        if not 32 < header_size <= path.stat().st_size or not row_size:
            raise ValueError("no dBASE table")
        fields, at = [], 1
        for _ in range((header_size - 33) // 32):
            field = file.read(32)
            if len(field) < 32 or field[0] == 0x0D:
                break
            if field[11:12] == b"C":
                fields.append((at, at + field[16]))
            at += field[16]
        file.seek(header_size)
        for _ in range(count):
            row = file.read(row_size)
            for start, end in fields:
                text = row[start:end].rstrip(b" \x00")
                yield text, len(text) >= end - start - _SPARE


def _readable(text: bytes, full: bool, encoding: str) -> bool:
    try:
        text.decode(encoding)
    except UnicodeDecodeError as error:
        return full and error.start >= len(text) - _SPARE
    return True
