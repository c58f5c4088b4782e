"""Town lists compiled for look-up: every spelling of a town to its record, its 丁目, 地割 and 字."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jusou_graph.address.reading import Part, Place
from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import KANJI_NUMERALS, parse_number
from jusou_graph.model.places import WITHOUT_OAZA, Area, Town

_JIWARI = re.compile(rf"^第?(\d+|[{KANJI_NUMERALS}]+)地割$")
# 札幌市 has 丁目 up to the forties; a larger number is a 番地.
_HIGHEST_CHOME = 50
_ARABIC = str.maketrans("一二三四五六七八九", "123456789")


class TownRecord:
    """A town of one municipality with everything its list knows about it.

    Attributes:
        municipality: Municipality code.
        name: Registered name.
        how: What to say of every address found through this record (``former_municipality``, ``misprint``).
        readings: Katakana readings, folded.
        postal_codes: Seven digits each.
        chomes: 丁目 of the list.
        jiwari: 地割 by number, as registered.
        bare_aza: Only registered as a 小字 without its 大字: no town by itself.
        azas: Other 小字, folded to registered; ``aza_lengths`` their lengths, longest first.
        by_chome: It is divided by 丁目 though no list has them, so that any number a 丁目 can bear is one.
        outside_chome: The list also has the town without 丁目 or with 小字, so that a bare number may be a 番地.
        open_azas: It is written with 字 but the list has none of its 小字, so any word before a number may be one.
        ward: Ward of a designated city it lies in, or ``""``.
        loose: No current 大字・町: a 小字 registered without its 大字, or a name the postal data no longer has.
    """

    __slots__ = (
        "_places",
        "aza_lengths",
        "azas",
        "bare_aza",
        "by_chome",
        "chomes",
        "how",
        "jiwari",
        "loose",
        "municipality",
        "name",
        "open_azas",
        "outside_chome",
        "postal_codes",
        "readings",
        "ward",
    )

    def __init__(self, municipality: str, name: str, how: tuple[str, ...] = ()) -> None:
        self.municipality = municipality
        self.name = name
        self.how = how
        self.readings: set[str] = set()
        self.postal_codes: set[str] = set()
        self.chomes: set[int] = set()
        self.jiwari: dict[int, str] = {}
        self.azas: dict[str, str] = {}
        self.aza_lengths: tuple[int, ...] = ()
        self.by_chome = False
        self.outside_chome = False
        self.open_azas = False
        self.loose = False
        self.bare_aza = False
        self.ward = ""
        self._places: dict[object, Place] = {}

    def add(self, town: Town) -> None:
        """Takes in one row of a town list."""
        if town.reading:
            self.readings.add(fold(town.reading))
        self.postal_codes.update(town.postal_codes)
        if town.chome is not None:
            self.chomes.add(town.chome)
            return
        # 町字ID 0000…: a 小字 that lost its 大字; it does not make a 丁目-only town of the same name one with 番地.
        if not town.machiaza_id.startswith(WITHOUT_OAZA):
            self.outside_chome = True
        if not town.aza:
            return
        jiwari = _JIWARI.match(fold(town.aza))
        if jiwari:
            self.jiwari[parse_number(jiwari[1])] = town.aza
        else:
            self.azas[fold(town.aza)] = town.aza

    def divide_by_chome(self) -> None:
        """Takes in that the town is divided by 丁目, whatever the lists say; its 字, where it has any, stay apart."""
        if not (self.azas or self.jiwari):
            self.by_chome = not self.chomes
            self.outside_chome = False

    def has_chome(self, number: int) -> bool:
        """Whether a number may be a 丁目 of the town: one of its list or, where no list has any, a likely one."""
        return number in self.chomes or (self.by_chome and 0 < number <= _HIGHEST_CHOME)

    def seal(self) -> None:
        """Ends the taking in: call once before look-ups."""
        self.aza_lengths = tuple(sorted(set(map(len, self.azas)), reverse=True))

    def in_ward(self, ward: str) -> TownRecord:
        """The same town, of which an address says the ward and no list does."""
        twin = self.under("")
        twin.how, twin.ward = self.how, ward
        return twin

    def under(self, how: str, name: str | None = None) -> TownRecord:
        """The same town, to be found under another name and to be told of with ``how``."""
        twin = TownRecord(self.municipality, name or self.name, (*self.how, how))
        for field in TownRecord.__slots__:
            if field not in ("_places", "how", "name"):
                setattr(twin, field, getattr(self, field))
        return twin

    def place(self, chome: int | None = None, aza: str | None = None, part: Part = Part.UNSAID) -> Place:
        """The shared place for a 丁目 or 小字 of the list (or the whole town)."""
        key = chome or aza or part
        found = self._places.get(key)
        if found is None:
            how = self.how
            if chome is not None and chome not in self.chomes:
                how = (*how, "chome_unlisted" if self.by_chome else "no_such_chome")
            # What users write is not kept: only names of the list are, so that the memory stays bounded.
            listed = (chome or 0) < 100 if aza is None else aza in self.azas.values() or aza in self.jiwari.values()
            found = Place(self.municipality, self.name, chome, aza, part, how, ward=self.ward, shared=listed)
            if listed:
                self._places[key] = found
        return found


class TownIndex:
    """Spellings of towns, folded, to records; ``lengths`` gives the lengths to try by first letter, longest first."""

    __slots__ = ("lengths", "names")

    def __init__(self) -> None:
        self.names: dict[str, tuple[TownRecord, ...]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}

    def put(self, spelling: str, record: TownRecord) -> None:
        """Adds a folded spelling."""
        known = self.names.get(spelling, ())
        if record not in known:
            self.names[spelling] = (*known, record)

    def seal(self) -> None:
        """Ends the adding: call once before look-ups."""
        lengths: dict[str, set[int]] = {}
        for spelling in self.names:
            lengths.setdefault(spelling[0], set()).add(len(spelling))
        self.lengths = {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}


def spellings(name: str) -> tuple[str, ...]:
    """All folded spellings under which people write a town name.

    中央通 is also written 中央通り, 三本柳 with 3.
    """
    folded = fold(name)
    forms = [folded]
    if folded.endswith("通"):
        forms.append(folded + "リ")
    if any(letter in "一二三四五六七八九" for letter in folded):
        forms.append(folded.translate(_ARABIC))
    return tuple(forms)


def compile_records(towns: Iterable[Town]) -> dict[str, dict[str, TownRecord]]:
    """Town rows to records by municipality code and name."""
    records: dict[str, dict[str, TownRecord]] = {}
    registered: set[tuple[str, str]] = set()
    planned: set[tuple[str, str]] = set()
    towns = list(towns)
    lies: dict[tuple[str, str], set[str]] = {}
    for town in towns:
        if town.ward:
            lies.setdefault((town.municipality, town.name), set()).add(town.ward)
    for town in towns:
        by_name = records.setdefault(town.municipality, {})
        wards = lies.get((town.municipality, town.name), ())
        # One name in two wards of a city is two towns.
        key = town.ward + town.name if len(wards) > 1 else town.name
        record = by_name.get(key)
        if record is None:
            record = by_name[key] = TownRecord(town.municipality, town.name)
            record.ward = town.ward if len(wards) > 1 else next(iter(wards), "")
        record.add(town)
        # 町字ID 0000…: a 小字 without its 大字.
        if not town.machiaza_id.startswith(WITHOUT_OAZA):
            registered.add((town.municipality, town.name))
        if town.source == "plan":
            planned.add((town.municipality, town.name))
    for code, by_name in records.items():
        postal = any(record.postal_codes for record in by_name.values())
        for record in by_name.values():
            record.seal()
            ended = postal and not record.postal_codes and (code, record.name) not in planned
            record.bare_aza = (code, record.name) not in registered
            record.loose = ended or record.bare_aza
    return records


def compile_index(records: Iterable[TownRecord]) -> TownIndex:
    """An index of records under all their spellings."""
    index = TownIndex()
    for record in records:
        for spelling in spellings(record.name):
            index.put(spelling, record)
    index.seal()
    return index


def with_wards(towns: Iterable[Town], areas: Iterable[Area]) -> Iterator[Town]:
    """Town rows with the ward that their municipality says they lie in; a row for each ward where it says several."""
    lies: dict[tuple[str, str], list[str]] = {}
    for area in areas:
        for ward, names in area.wards:
            for name in names:
                lies.setdefault((area.code, name), []).append(ward)
    for town in towns:
        wards = () if town.ward else lies.get((town.municipality, town.name), ())
        if wards:
            yield from (replace(town, ward=ward) for ward in wards)
        else:
            yield town


def records_named(records: dict[str, TownRecord], name: str) -> list[TownRecord]:
    """The towns of a municipality that bear a name: one, or one a ward."""
    found = records.get(name)
    return [found] if found is not None else [record for record in records.values() if record.name == name]


def compile_ward(ward: str, towns: Iterable[str], records: dict[str, TownRecord]) -> TownIndex:
    """An index of the towns of a ward: those it is said to have, and those of which no ward is known."""
    named = set(towns)
    lying = [record for record in records.values() if record.ward in ("", ward)]
    lying = [record for record in lying if not named or record.name in named or record.ward]
    return compile_index(record if record.ward else record.in_ward(ward) for record in lying)


def compile_former(area: Area, name: str, towns: Iterable[str], records: dict[str, TownRecord]) -> TownIndex:
    """An index of the towns of a former municipality, also under the names they had in it.

    玉山永井 was 永井 in 玉山区: the former municipality's own name was put in front when it ended.
    """
    index = TownIndex()
    base = re.sub(r"^.*郡|[市区町村]$", "", name)
    wanted = set(towns)
    lying = [record for record in records.values() if not wanted or record.name in wanted]
    # 上田 lies in 玉山区 with 小字 only: where no town is made of 丁目 alone, those of a town are its part outside.
    without_chomes = all(record.outside_chome or not record.chomes for record in lying)
    for record in lying:
        twin = record.under("former_municipality")
        if without_chomes:
            twin.chomes = set()
        for spelling in spellings(record.name):
            index.put(spelling, twin)
        short = record.name.removeprefix(base)
        if base and short and short != record.name:
            before = records[base].readings if base in records else set()
            twin.readings = record.readings | {
                reading.removeprefix(start) for reading in record.readings for start in before if reading != start
            }
            for spelling in spellings(short):
                index.put(spelling, twin)
    index.seal()
    return index
