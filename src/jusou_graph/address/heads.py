"""How an address begins: prefecture, 郡 and municipality, missing or half there, in kanji or kana."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from jusou_graph.address import elsewhere
from jusou_graph.address.national_wards import ambiguous_wards, wards_of
from jusou_graph.address.towns import TownIndex, TownRecord, compile_former, compile_ward
from jusou_graph.japanese.folding import fold
from jusou_graph.model.places import Area

_NEAR = 5
_KINDS = {"市": ("し",), "区": ("く",), "町": ("まち", "ちょう"), "村": ("むら", "そん")}


class Head:
    """What a beginning tells.

    Attributes:
        areas: Codes of the municipalities it leaves possible.
        index: Towns to look up after it.
        certain: It names the municipality outright (盛岡市, not 盛岡 or 岩手県).
        former: It names a former municipality.
        prefecture: It names a prefecture and nothing more.
        among: Where several known municipalities bear the name: the beginning of each.
        elsewhere: Municipalities that bear it too and are none of the known ones.
        shared: It names no municipality by itself, because several bear it.
    """

    __slots__ = ("among", "areas", "certain", "elsewhere", "former", "index", "prefecture", "shared")

    def __init__(
        self, areas: tuple[str, ...], index: TownIndex, *, certain: bool, former: bool = False, prefecture: bool = False
    ) -> None:
        self.areas = areas
        self.index = index
        self.certain = certain
        self.former = former
        self.prefecture = prefecture
        self.among: tuple[Head, ...] = ()
        self.elsewhere: tuple[str, ...] = ()
        self.shared = False

    def of(self, code: str | None) -> Head | None:
        """The beginning of one of the municipalities that it leaves possible, or None."""
        if code is None or code not in self.areas:
            return None
        return next((head for head in self.among if head.areas == (code,)), self)

    @property
    def rank(self) -> int:
        """Which of two readings of the same words counts: today's name, a former one, half a name."""
        return 2 if not self.certain else int(self.former)


def _longest_first(lengths: dict[str, set[int]]) -> dict[str, tuple[int, ...]]:
    return {letters: tuple(sorted(found, reverse=True)) for letters, found in lengths.items()}


class WardHead(Head):
    """A beginning that names a ward of a designated city; its towns are compiled when an address first names it."""

    __slots__ = ("_compile", "ward")

    def __init__(self, area: str, ward: str, compile_: Callable[[], TownIndex]) -> None:
        self.areas, self.certain, self.former, self.prefecture = (area,), True, False, False
        self.among, self.elsewhere, self.shared = (), (), False
        self.ward = ward
        self._compile = compile_

    @property
    def index(self) -> TownIndex:  # type: ignore[override]  # a slot of the base, here filled late
        """Towns to look up after it."""
        return self._compile()


class Heads:
    """All beginnings by their folded text.

    Attributes:
        table: The beginnings.
        lengths: The lengths to try by the first two letters, longest first.
        near: The same by the first five letters, for beginnings of five letters or more, so that few are tried.
        short: Lengths below five by the first two letters, for texts whose first five letters begin nothing.
        wards: Wards by municipality code and folded name, for texts that begin with one.
    """

    __slots__ = ("lengths", "near", "short", "table", "wards")

    def __init__(self) -> None:
        self.table: dict[str, Head] = {}
        self.wards: dict[str, dict[str, Head]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.near: dict[str, tuple[int, ...]] = {}
        self.short: dict[str, tuple[int, ...]] = {}

    def seal(self) -> None:
        """Ends the adding: call once before look-ups."""
        lengths: dict[str, set[int]] = {}
        for spelling in self.table:
            lengths.setdefault(spelling[:2], set()).add(len(spelling))
        near: dict[str, set[int]] = {}
        for spelling in self.table:
            if len(spelling) >= _NEAR:
                near.setdefault(spelling[:_NEAR], set()).add(len(spelling))
        for letters, found in near.items():
            found.update(size for size in range(2, _NEAR) if letters[:size] in self.table)
        self.near = _longest_first(near)
        self.lengths = _longest_first(lengths)
        self.short = {letters: tuple(n for n in found if n < _NEAR) for letters, found in self.lengths.items()}

    def of(self, text: str) -> Iterator[tuple[Head, int]]:
        """Beginnings of a folded text, longest first, each with its length."""
        for length in self.near.get(text[:_NEAR]) or self.short.get(text[:2], ()):
            head = self.table.get(text[:length])
            if head is not None:
                yield head, length


def compile_heads(
    areas: Iterable[Area], indexes: dict[str, TownIndex], records: dict[str, dict[str, TownRecord]]
) -> Heads:
    """All beginnings that lead into the known municipalities."""
    heads = Heads()
    found: dict[str, dict[str, Head]] = {}
    by_prefecture: dict[str, list[str]] = {}
    readings: dict[str, str] = {}
    areas = list(areas)
    for area in areas:
        by_prefecture.setdefault(area.prefecture, []).append(area.code)
        readings.setdefault(area.prefecture, area.prefecture_reading)
    for area in areas:
        prefixes = _prefixes(area.prefecture, readings.get(area.prefecture, ""))
        index = indexes[area.code]
        for county in _unique(area.county, ""):
            # 盛岡し, もりおか市: half of it converted to kanji.
            mixed = (area.name[:-1] + "し", area.reading[:-1] + "市") if area.name.endswith("市") else ()
            for name in filter(None, _unique(area.name, area.reading, *mixed)):
                for prefix in prefixes:
                    _put(found, prefix + county + name, Head((area.code,), index, certain=True))
                    _put(found, prefix + county + name[:-1], Head((area.code,), index, certain=False))
        _put_wards(heads, found, area, prefixes, records.get(area.code, {}))
        for name, towns in area.former:
            former = Head(
                (area.code,), compile_former(area, name, towns, records.get(area.code, {})), certain=True, former=True
            )
            short = re.sub(r"^.*郡", "", name)
            for prefix in prefixes:
                for spelling in _former_spellings(area, name, short, records.get(area.code, {})):
                    _put(found, prefix + spelling, former)
                    _put(found, prefix + "旧" + spelling, former)
                # The other forms after today's municipality are left to the second look: few lengths, quick look-ups.
                for spelling in _unique(name, short):
                    _put(found, prefix + area.name + spelling, former)
            # 盛岡市玉山好摩: people keep the name of the former municipality and drop its 区.
            half = Head((area.code,), former.index, certain=False, former=True)
            for prefix in prefixes:
                _put(found, prefix + area.name + short[:-1], half)
    _settle(heads, found, {(area.prefecture, area.name) for area in areas})
    for prefecture, codes in by_prefecture.items():
        # After a prefecture any of its known towns may follow. Not after its short form: 「静岡清水町」 is in 静岡市.
        index = _joined(indexes[code] for code in codes)
        for spelling in _unique(prefecture, readings[prefecture] or prefecture):
            folded = fold(spelling)
            if len(folded) >= 2:
                heads.table.setdefault(folded, Head(tuple(codes), index, certain=False, prefecture=True))
    heads.seal()
    return heads


def _settle(heads: Heads, found: dict[str, dict[str, Head]], known: set[tuple[str, str]]) -> None:
    """Puts each spelling into the table; one that several municipalities bear, known or not, names none by itself."""
    for spelling, by_area in found.items():
        head = heads.table[spelling] = _one_of(by_area.values())
        if not head.former:
            bearers = elsewhere.bearers() if head.certain else elsewhere.halves()
            head.elsewhere = tuple(p + c + n for p, c, n in bearers.get(spelling, ()) if (p, n) not in known)
        head.shared = len(head.areas) > 1 or bool(head.elsewhere)


def _put_wards(
    heads: Heads,
    found: dict[str, dict[str, Head]],
    area: Area,
    prefixes: Iterable[str],
    records: dict[str, TownRecord],
) -> None:
    wards = dict(area.wards) or dict.fromkeys(wards_of(area.code), ())
    wards |= {record.ward: () for record in records.values() if record.ward and record.ward not in wards}
    for ward, towns in wards.items():
        # Compiled once a ward, however many spellings lead to it.
        index = cache(partial(compile_ward, ward, towns, records))
        heads.wards.setdefault(area.code, {})[fold(ward)] = WardHead(area.code, ward, index)
        for prefix in prefixes:
            for city in (area.name, area.name[:-1]):
                _put(found, prefix + city + ward, WardHead(area.code, ward, index))
            if ward not in ambiguous_wards():
                _put(found, prefix + ward, WardHead(area.code, ward, index))


def _former_spellings(area: Area, name: str, short: str, records: dict[str, TownRecord]) -> tuple[str, ...]:
    """玉山区 and たまやまく: its reading is that of the town it was named after, where there is one."""
    base = records.get(short[:-1])
    kinds = (short[-1], *_KINDS.get(short[-1], ()))
    kana = [reading + kind for reading in (base.readings if base else ()) for kind in kinds]
    kana += [short[:-1] + kind for kind in kinds[1:]]
    county = name.removesuffix(short)
    counties = [county]
    if county and county == area.prefecture[:-1] + "郡" and area.prefecture_reading.endswith("けん"):
        counties.append(area.prefecture_reading.removesuffix("けん") + "ぐん")
    return _unique(name, short, *kana, *(county + spelling for county in counties for spelling in (short, *kana)))


def _prefixes(prefecture: str, reading: str) -> tuple[str, ...]:
    return _unique("", prefecture, prefecture[:-1], reading, reading[:-2] if reading.endswith("けん") else "")


def _unique(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _put(found: dict[str, dict[str, Head]], spelling: str, head: Head) -> None:
    folded = fold(spelling)
    if len(folded) >= 2:
        found.setdefault(folded, {}).setdefault(head.areas[0], head)


def _one_of(found: Iterable[Head]) -> Head:
    """What the same words mean for all municipalities that bear them: today's name before a former one and a half."""
    heads = list(found)
    first = min(head.rank for head in heads)
    among = tuple(head for head in heads if head.rank == first)
    if len(among) == 1:
        return among[0]
    areas = tuple(head.areas[0] for head in among)
    both = Head(areas, _joined(head.index for head in among), certain=among[0].certain, former=among[0].former)
    both.among = among
    return both


def _joined(indexes: Iterable[TownIndex]) -> TownIndex:
    joined = TownIndex()
    for index in indexes:
        for spelling, records in index.names.items():
            for record in records:
                joined.put(spelling, record)
    joined.seal()
    return joined
