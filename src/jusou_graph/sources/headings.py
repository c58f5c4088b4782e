"""Headings of lists as offices print them: 「住　所」, 「住所（現住所）」, one address in several columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from jusou_graph.errors import InputError

_BRACKETS = re.compile(r"[(\[〔【<《〈「](.*?)[)\]〕】>》〉」]|[※*●○◎★☆:]")
_SAME = frozenset(
    {
        "", "現住所", "現住地", "現在", "現在地", "現", "自宅", "本人", "利用者", "対象者", "居住地", "居所", "居住", "必須", "任意",
        "全角", "半角", "入力", "記入", "町名", "番地", "番地まで", "町名まで", "丁目まで", "市町村から", "市区町村から",
        "都道府県から", "県から", "市町村以下", "市区町村以下",
    }
)  # fmt: skip
"""Words in brackets that leave the heading what it is; 「旧」, 「緊急連絡先」 or 「家族」 make another column of it."""

_ADDRESS = ("住所", "所在", "居住", "居所", "番地", "町名", "町字")
_PARTS = frozenset(
    {
        "都道府県", "都道府県名", "市区町村", "市区町村名", "市町村", "市町村名", "郡市区町村", "町名", "町域", "町字", "大字", "大字町名", "字", "小字",
        "丁目", "番地", "番地等", "番", "号", "番地号", "町名番地", "住所1", "住所2", "住所3",
    }
)  # fmt: skip
"""Headings of an address in several columns, in the forms of resident registers and mailing programs."""

_LETTER = re.compile(r"([A-Za-zＡ-Ｚａ-ｚ]{1,3})列")
_NUMBER = re.compile(r"\d+(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One heading that was asked for: where it stands and how it is printed."""

    index: int
    printed: str


def plain(heading: str) -> str:
    """A heading with widths made one and blanks and line breaks left out."""
    return "".join(unicodedata.normalize("NFKC", heading).split())


def asked_for(name: str, headings: Sequence[str] = ()) -> list[str]:
    """The headings that a name asks for: 「市区町村+町名+番地」 are three, unless one heading is written so."""
    if any(plain(one) == plain(name) for one in headings):
        return [name]
    return [part.strip() for part in re.split(r"[+＋]", name) if part.strip()] or [name]


def places(headings: Sequence[str], name: str) -> list[int]:
    """Columns that bear a name: as printed, else by width and blanks, else with harmless words in brackets."""
    wanted = plain(name)
    for same in (
        lambda one: one.strip() == name.strip(),
        lambda one: plain(one) == wanted,
        lambda one: _is(one, wanted),
    ):
        if found := [number for number, one in enumerate(headings) if one.strip() and same(one)]:
            return found
    return []


def column(headings: Sequence[str], name: str, where: str) -> Column:
    """The one column of a name; 「C列」 names it by its letter.

    Args:
        headings: The headings.
        name: What was asked for.
        where: File and line of the headings, for the sentence.

    Raises:
        InputError: There is none, or several; the near ones are offered.
    """
    found = places(headings, name)
    if not found and (letter := _LETTER.fullmatch(name.strip())):
        index = _number(letter[1])
        if index < len(headings):
            found = [index]
    if len(found) == 1:
        return Column(found[0], headings[found[0]].strip())
    if found:
        letters = "、".join(f"{letters_of(index)}列" for index in found)
        raise InputError(
            f"{where}に「{name}」という列が{len(found)}つあります（{letters}）。",
            f"--column {letters_of(found[0])}列 のように、列の記号で選んでください。",
        )
    near = _near(headings, name)
    offered = f"近い見出し: {'、'.join(near)}。" if near else ""
    if len(parts := [one.strip() for one in headings if plain(one) in _PARTS]) > 1:
        offered = f"住所が分かれているなら --column {'+'.join(parts)}。"
    every = "、".join(one.strip() for one in headings if one.strip())
    raise InputError(f"{where}に「{name}」という列がありません。", f"{offered}--column で選べる列: {every}")


def letters_of(index: int) -> str:
    """The letters a spreadsheet shows above a column: A, B, … AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def joined(parts: Sequence[tuple[str, str]]) -> str:
    """An address that stands in several columns, as one text.

    Args:
        parts: Heading and cell of each column. A bare number under 「丁目」 is a 丁目; numbers of two columns do not run
            together.
    """
    text = ""
    for heading, cell in parts:
        part = cell.strip()
        if _NUMBER.fullmatch(unicodedata.normalize("NFKC", part)):
            part = unicodedata.normalize("NFKC", part).split(".")[0]
            part += "丁目" if plain(heading).endswith("丁目") else ""
        text += "-" if text[-1:].isdigit() and part[:1].isdigit() else ""
        text += part
    return text


def _is(heading: str, wanted: str) -> bool:
    text = plain(heading)
    words = [one or "" for one in _BRACKETS.findall(text)]
    return _BRACKETS.sub("", text) == wanted and all(word in _SAME for word in words)


def _near(headings: Sequence[str], name: str) -> list[str]:
    wanted = plain(name)
    about_address = any(word in wanted for word in _ADDRESS)
    near = []
    for one in headings:
        text = plain(one)
        alike = text and (wanted in text or text in wanted or fuzz.ratio(text, wanted) >= 60)
        if alike or (about_address and any(word in text for word in _ADDRESS)):
            near.append(one.strip())
    return near[:5]


def _number(letters: str) -> int:
    number = 0
    for letter in unicodedata.normalize("NFKC", letters).upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
