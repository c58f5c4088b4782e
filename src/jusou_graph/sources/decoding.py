"""Bytes of a text file as text: the encodings that Japanese offices save in, told apart by strict reading.

A byte order mark decides; escape sequences mean ISO-2022-JP; what is strictly UTF-8 is UTF-8. CP932 and EUC-JP can both
read the same few bytes, and then the reading decides that consists of what Japanese is written with. Nothing is ever
replaced: bytes that no encoding reads end in a sentence with their line.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from jusou_graph.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # begins as UTF-16 does: looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_ESCAPE = re.compile(rb"\x1b(?:\$\([BD]|\$[@B]|\([BJI])")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xa0\ufffd\uf8f0-\uf8ff]")
"""What no text holds; CP932 makes them of the bytes that mean nothing in it."""

_HALF_KANA = re.compile("[\uff61-\uff9f]")
_KANA_AMISS = re.compile("(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?<![\uff66-\uff9f])[ｧ-ｯｰ]")
"""Half-width marks and small letters where nobody writes them."""

_NO_WORDS = re.compile(f"{_KANA_AMISS.pattern}|[｡-･ｦ\ue000-\uf8ff]|[\uff61-\uff9f][一-鿿]|[一-鿿][\uff61-\uff9f]")
"""Half-width katakana as no list has them: with marks of punctuation, or kanji in the middle of a word."""

_KANA_SHIFT = 0x8E
"""Byte before every half-width katakana of EUC-JP; in CP932 the first byte of 188 kanji."""

_BY_CHANCE = 2
"""So many kanji can begin with the same byte by chance."""

_JAPANESE = re.compile("[\t\r\n -~\u2010-\u30ff\u3220-\u33ff\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WIDE = re.compile("[\u0800-\ud7ff\uf900-\uffef\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, without its byte order mark, and the name of its encoding as people know it."""

    text: str
    encoding: str


def decode(raw: bytes, name: str) -> Decoded:
    """Reads the bytes of a text file.

    Args:
        raw: The whole file.
        name: Its name, for the sentence.

    Raises:
        InputError: No encoding reads all of it; the line is named.
    """
    for mark, codec, word in _BOMS:
        if raw.startswith(mark):
            text = _read(raw[len(mark) :], codec)
            if text is None:
                raise InputError(f"{name} は {word} の印がありますが、{word} として読めません。", _SAVE)
            return Decoded(text, word)
    if b"\x00" in raw:
        return Decoded(_without_mark(raw, name), "UTF-16")
    if _ESCAPE.search(raw) and raw.isascii():
        text = _strict(raw, _iso_2022_jp)
        if text is None:
            raise InputError(f"{name} を ISO-2022-JP として読めません。", _SAVE)
        return Decoded(text, "ISO-2022-JP")
    utf8 = _read(raw, "utf-8")
    # Two half-width katakana of CP932 can be one letter of UTF-8, of the kind that no Japanese list is made of.
    if utf8 is not None and (raw.isascii() or _WIDE.search(utf8)):
        return Decoded(utf8, "UTF-8")
    cp932, euc = _strict(raw, "cp932"), _strict(raw, _euc_jp)
    if cp932 is not None and (euc is None or not _is_euc(cp932, euc)) and (utf8 is None or _only_kana(cp932)):
        return Decoded(cp932, "CP932")
    if euc is not None and utf8 is None:
        return Decoded(euc, "EUC-JP")
    if utf8 is not None:
        return Decoded(utf8, "UTF-8")
    raise InputError(f"{name} の文字コードが分かりません{_where(raw)}。", _SAVE)


_SAVE = "「CSV UTF-8」か .xlsx で保存し直してください。"


def _read(raw: bytes, codec: str | Callable[[bytes], str]) -> str | None:
    """The text, or None where the codec cannot read a byte."""
    try:
        return raw.decode(codec) if isinstance(codec, str) else codec(raw)
    except (UnicodeDecodeError, ValueError):
        return None


def _strict(raw: bytes, codec: str | Callable[[bytes], str]) -> str | None:
    """The text, or None also where a codec that reads almost anything gives what no text holds."""
    text = _read(raw, codec)
    return None if text is None or _ODD.search(text) else text


def _without_mark(raw: bytes, name: str) -> str:
    """UTF-16 without its mark: line ends, commas and digits show on which side the zeros stand."""
    if len(raw) % 2 == 0:
        sides = ("utf-16-le", "utf-16-be")
        order = sides if raw[1::2].count(0) >= raw[::2].count(0) else sides[::-1]
        for codec in order:
            text = _strict(raw, codec)
            if text is not None and len(_JAPANESE.findall(text)) * 10 >= len(text) * 9:
                return text
    raise InputError(f"{name} は文字のファイルではないようです。", _SAVE)


def _is_euc(cp932: str, euc: str) -> bool:
    """Whether bytes that CP932 and EUC-JP can both read are EUC-JP.

    Kana and kanji of EUC-JP are pairs of half-width katakana to CP932, and its half-width katakana are kanji to CP932
    that all begin with the byte 8E.
    """
    letters = [c for c in euc if not c.isascii()]
    if all(map(_HALF_KANA.match, letters)):
        return len(letters) > _BY_CHANCE and not _KANA_AMISS.search(euc)
    others = [c for c in cp932 if not c.isascii()]
    if sum(1 for c in others if _HALF_KANA.match(c) or c.encode("cp932")[0] == _KANA_SHIFT) * 2 < len(others):
        return False
    usual = sum(1 for c in letters if _HALF_KANA.match(c) or _usual(c))
    return not _KANA_AMISS.search(euc) and (
        usual == len(letters) or (usual * 10 >= len(letters) * 7 and bool(_NO_WORDS.search(cp932)))
    )


def _usual(character: str) -> bool:
    """Kana, full-width letters and marks, or a kanji of JIS level 1."""
    try:
        first = character.encode("euc_jp")[0]
    except UnicodeEncodeError:
        return False
    return 0xA1 <= first <= 0xCF


def _only_kana(text: str) -> bool:
    return all(c.isascii() or _HALF_KANA.match(c) for c in text) and not _KANA_AMISS.search(text)


def _euc_jp(raw: bytes) -> str:
    try:
        return raw.decode("euc_jp")
    except UnicodeDecodeError:
        # ①, ㈱ and 髙 as Windows and PDF programs write them in EUC-JP: rows that Python's codec does not know.
        out, at = bytearray(), 0
        while at < len(raw):
            lead = raw[at]
            if lead < 0x80:
                out.append(lead)
                at += 1
            elif lead == _KANA_SHIFT:
                out += raw[at + 1 : at + 2]
                at += 2
            else:
                out += _shifted(raw[at : at + 2], 0x80)
                at += 2
        return out.decode("cp932")


def _iso_2022_jp(raw: bytes) -> str:
    try:
        return raw.decode("iso2022_jp_ext")
    except UnicodeDecodeError:
        out, mode, at = bytearray(), b"(B", 0
        while at < len(raw):
            if found := _ESCAPE.match(raw, at):
                mode, at = found[0][1:], found.end()
            elif raw[at] < 0x21 or mode in (b"(B", b"(J"):
                out.append(raw[at])
                at += 1
            elif mode == b"(I":
                out.append(raw[at] + 0x80)
                at += 1
            else:
                out += _shifted(raw[at : at + 2], 0)
                at += 2
        return out.decode("cp932")


def _shifted(pair: bytes, offset: int) -> bytes:
    """A pair of JIS bytes (with ``offset`` added to each) as CP932 writes it.

    Raises:
        ValueError: It is no such pair.
    """
    row, cell = (one - offset - 0x20 for one in pair)
    if not (1 <= row <= 94 and 1 <= cell <= 94):
        raise ValueError(pair)
    lead = (row - 1) // 2 + (0x81 if row <= 62 else 0xC1)
    if row % 2:
        return bytes((lead, cell + (0x3F if cell < 64 else 0x40)))
    return bytes((lead, cell + 0x9E))


def _where(raw: bytes) -> str:
    """The line of the first byte that is not UTF-8, where most of what comes before it is."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        if not before.isascii():
            return f"（{before.count(10) + 1} 行目に読めない文字があります）"
    return ""
