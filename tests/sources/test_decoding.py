"""The encodings of office files are told apart, short lists too, and nothing is ever replaced."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

import pytest

from jusou_graph.errors import InputError
from jusou_graph.sources.decoding import decode

TEXTS = [
    "氏名,住所\r\n山田太郎,盛岡市内丸1\r\n",
    "住所\n",
    "No,ﾌﾘｶﾞﾅ,住所\n1,ﾔﾏﾀﾞ ﾀﾛｳ,盛岡市\n",
    "①髙橋㈱,住所\n1,盛岡市高松４丁目１７－４１\n",
    "name,address\n,Morioka\n",
    "氏名;住所\nA;熱海市中央町\n",
    "のんのん\n",
    "富谷市\n",
]
SAVED = {
    "UTF-8": (codecs.BOM_UTF8, "utf-8"),
    "UTF-16": (codecs.BOM_UTF16_LE, "utf-16-le"),  # Excel's 「Unicode テキスト」
    "UTF-16BE": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "UTF-16 without mark": (b"", "utf-16-le"),
    "UTF-8 without mark": (b"", "utf-8"),
    "CP932": (b"", "cp932"),
    "EUC-JP": (b"", "euc_jp"),
    "ISO-2022-JP": (b"", "iso2022_jp_ext"),
}


def _holds(codec: str, text: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


WRITTEN = [(text, form) for text in TEXTS for form in SAVED if _holds(SAVED[form][1], text)]


@pytest.mark.parametrize(("text", "form"), WRITTEN)
def test_a_text_comes_back_from_every_encoding(text: str, form: str) -> None:
    mark, codec = SAVED[form]
    raw = mark + text.encode(codec)
    found = decode(raw, "a.csv")
    assert found.text == text
    if not raw.isascii():
        assert form.startswith(found.encoding)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # NEC's row 13 and IBM's letters as Windows programs write them; Python's own codecs do not know them
        (b"\x1b$B-!\x1b(B,1\n", "①,1\n"),
        (b"\x1b$B|b\x1b(B\n", "髙\n"),
        (b"\xad\xa1,\xfc\xe2\n", "①,髙\n"),
        (b"\x1b(IVPD\x1b(B,\x1b$B=;=j\x1b(B\n", "ﾖﾐﾄ,住所\n"),
        ("住所\r\n盛岡市\r\n\x1a".encode("cp932").rstrip(b"\x1a"), "住所\r\n盛岡市\r\n"),
    ],
)
def test_letters_that_only_windows_has(raw: bytes, text: str) -> None:
    assert decode(raw, "a.csv").text == text


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_every_town_below_a_heading_is_read_right(codec: str) -> None:
    """The shortest list there is: one heading, one town."""
    names = {
        row["town"] + row["aza"]
        for path in sorted((Path(__file__).parents[2] / "data" / "municipalities").glob("*/towns.csv"))
        for row in csv.DictReader(line for line in path.read_text("utf-8-sig").splitlines() if line[0] != "#")
    }
    assert len(names) > 1_000
    read = 0
    for name in names:
        text = f"住所\n{name}\n"
        try:
            raw = text.encode(codec)
        except UnicodeEncodeError:
            continue
        read += 1
        assert decode(raw, "a.csv").text == text
    assert read > 1_000


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x81", "文字コードが分かりません"),
        ("住所\n盛岡市".encode() + b"\xff\n", "2 行目に読めない文字"),
        (codecs.BOM_UTF8 + b"\x8f\x5a", "UTF-8 の印がありますが"),
        (codecs.BOM_UTF16_LE + b"\x00", "UTF-16 の印がありますが"),
        (b"\x1b$B=;\x1b(B,\x1b$B\x7f\x7f", "ISO-2022-JP として読めません"),
        (b"\x00\x01\x02\x03", "文字のファイルではない"),
    ],
)
def test_what_nothing_reads_is_told(raw: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(raw, "a.csv")
