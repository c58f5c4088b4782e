"""People per catchment: e-Stat small areas (国勢調査小地域) joined to the printed entries of a town table.

The borders and names of e-Stat can differ from the real ones: the result weighs gaps and decides no address. What could
not be joined is listed, never guessed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from jusou_graph.codes import Verdict
from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.japanese.numerals import parse_number
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.cover import Stated, aza_key
from jusou_graph.model.covering import Coverage
from jusou_graph.model.places import CatchmentEntry, Extent
from jusou_graph.sources.area_files import SmallArea, read_ages, read_areas
from jusou_graph.sources.town_names import fold
from jusou_graph.vocabulary import WelfareField

__all__ = ["Areas", "Mismatch", "NameReader", "SmallArea", "join", "load", "read_ages", "read_areas", "save"]

_CHOME = re.compile(r"^([〇一二三四五六七八九十百\d]+)丁目$")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A small area that could not be joined, or an entry to which none was; ``why`` in words.

    Attributes:
        name: Of the area, or the entry as printed.
        people: Of the area; None where it has no number (秘匿), and for an entry.
        why: In words.
        is_area: An area, not an entry.
    """

    name: str
    people: int | None
    why: str
    is_area: bool = True


@dataclass(slots=True)
class Counts:
    """How many small areas of a municipality were joined to something.

    Attributes:
        areas: Small areas on land.
        joined: Those of them that belong to a centre; None where the plan has no table to join them to.
        hidden: Those without a number of people (秘匿): they are in no sum.
        aged: Those with people by age; None where no such table was given.
        water: Areas on water, which no town table is expected to have.
    """

    areas: int = 0
    joined: int | None = None
    hidden: int = 0
    aged: int | None = None
    water: int = 0


@dataclass(frozen=True)
class Areas:
    """Census figures of municipalities and catchments, as the gaps use them.

    Attributes:
        source: Name of the file, as shown beside every figure.
        municipalities: Code → people.
        catchments: ``code/agency`` → people; a town printed for two centres counts in both.
        ages: ``code`` or ``code/agency`` → age band (``"0-4"``) → people, where a table by age was read.
        mismatches: Code → what could not be joined.
        shared: Code → small areas that lie in two catchments as printed.
        between: ``code/agency+agency`` → people of those areas.
        counts: Code → how much of the file was joined.
    """

    source: str
    municipalities: dict[str, int] = field(default_factory=dict)
    catchments: dict[str, int] = field(default_factory=dict)
    ages: dict[str, dict[str, int]] = field(default_factory=dict)
    mismatches: dict[str, list[Mismatch]] = field(default_factory=dict)
    shared: dict[str, list[str]] = field(default_factory=dict)
    between: dict[str, int] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)

    def in_municipality(self, municipality: str) -> int | None:
        """People in a municipality, None where the file does not hold it."""
        return self.municipalities.get(municipality)

    def in_catchment(self, municipality: str, agency: str) -> int | None:
        """People in a catchment, None where nothing could be joined to it."""
        return self.catchments.get(f"{municipality}/{agency}")

    def in_catchments(self, municipality: str, agencies: Collection[str]) -> tuple[int, int] | None:
        """People who surely live in one of several catchments, and those who may.

        Someone in a town printed for two centres surely lives in the catchments only where both are among them.

        Args:
            municipality: Code.
            agencies: Centres.

        Returns:
            (surely, perhaps besides), or None where nothing could be joined to one of them.
        """
        found = [self.in_catchment(municipality, agency) for agency in agencies]
        if any(count is None for count in found):
            return None
        surely, perhaps = sum(count or 0 for count in found), 0
        for key, people in self.between.items():
            code, _, names = key.partition("/")
            centres = set(names.split("+"))
            inside = len(centres & set(agencies))
            if code != municipality or not inside:
                continue
            if inside == len(centres):
                surely -= people * (inside - 1)
            else:
                surely -= people * inside
                perhaps += people
        return surely, perhaps


def join(
    areas: Iterable[SmallArea],
    municipalities: Mapping[str, Municipality],
    source: str,
    ages: Mapping[str, Mapping[str, int]] | None = None,
) -> Areas:
    """Joins small areas to the printed entries of the municipalities' town tables.

    Args:
        areas: Small areas; those of other municipalities are passed over.
        municipalities: By code.
        source: Name of the file, shown beside every figure.
        ages: People by age band and KEY_CODE, or None.
    """
    out = Areas(source)
    groups: dict[str, list[SmallArea]] = defaultdict(list)
    for area in areas:
        if area.municipality in municipalities:
            groups[area.municipality].append(area)
    for code, members in groups.items():
        _join_one(out, municipalities[code], members, ages)
    return out


def _join_one(
    out: Areas, municipality: Municipality, areas: list[SmallArea], ages: Mapping[str, Mapping[str, int]] | None
) -> None:
    code = municipality.code
    out.municipalities[code] = sum(a.people or 0 for a in areas)
    land = [area for area in areas if not area.water]
    counts = out.counts[code] = Counts(len(land), water=len(areas) - len(land))
    counts.hidden = sum(area.people is None for area in land)
    if ages is not None:
        counts.aged = sum(bool(ages.get(area.key)) for area in land)
    _add_ages(out, code, areas, ages)
    out.mismatches[code], out.shared[code] = [], []
    if municipality.profile.catchment.sole_centre:
        sole = f"{code}/{municipality.profile.catchment.sole_centre}"
        out.catchments[sole] = out.municipalities[code]
        counts.joined = counts.areas
        _add_ages(out, sole, areas, ages)
        return
    printed = municipality.entries_for(WelfareField.ELDERLY)
    if not printed:
        return
    reader = NameReader(municipality)
    reached: set[str] = set()
    for area in areas:
        entries, why = reader.entries(area.name)
        counts.joined = (counts.joined or 0) + (bool(entries) and not area.water)
        if not entries:
            if area.water and not area.people:
                continue  # 水面調査区: nobody lives there and no table prints it
            out.mismatches[code].append(Mismatch(area.name, area.people, why))
            continue
        agencies = list(dict.fromkeys(e.agency for e in entries))
        reached.update(e.id for e in entries)
        if len(agencies) > 1:
            out.shared[code].append(area.name)
            between = f"{code}/{'+'.join(sorted(agencies))}"
            out.between[between] = out.between.get(between, 0) + (area.people or 0)
        for agency in agencies:
            key = f"{code}/{agency}"
            if area.people is not None:  # where all are withheld the number is not known, which is not zero
                out.catchments[key] = out.catchments.get(key, 0) + area.people
            _add_ages(out, key, [area], ages)
    for entry in printed:
        if entry.id not in reached and entry.extent is not Extent.EXCEPT:
            words = f"{entry.agency_name}の「{entry.printed}」に当たる小地域がない"
            out.mismatches[code].append(Mismatch(entry.printed, None, words, is_area=False))


def _add_ages(out: Areas, key: str, areas: Iterable[SmallArea], ages: Mapping[str, Mapping[str, int]] | None) -> None:
    for area in areas:
        for band, people in (ages or {}).get(area.key, {}).items():
            bands = out.ages.setdefault(key, {})
            bands[band] = bands.get(band, 0) + people


class NameReader:
    """Reads S_NAME against the towns of one municipality.

    Args:
        municipality: Its town table and town list are what a name is held against.
    """

    def __init__(self, municipality: Municipality) -> None:
        self.sole = municipality.profile.catchment.sole_centre
        self._coverage = Coverage(municipality.entries_for(WelfareField.ELDERLY), municipality.areas)
        self._printed: dict[str, list[str]] = defaultdict(list)
        for printed in sorted(self._coverage.towns):
            self._printed[fold(printed)].append(printed)
        self.azas: dict[str, set[str]] = defaultdict(set)
        names = set(self._printed)
        for town in municipality.towns:
            if town.reading:
                names.add(fold(town.name))
            if town.aza:
                self.azas[fold(town.name)].add(fold(town.aza))
        self.names = sorted(names, key=len, reverse=True)

    def agencies(self, name: str) -> tuple[tuple[str, ...], str]:
        """Centres whose catchments hold a small area, as the figures count it, or why there are none."""
        if self.sole:
            return (self.sole,), ""
        entries, why = self.entries(name)
        return tuple(dict.fromkeys(e.agency for e in entries)), why

    def entries(self, name: str) -> tuple[list[CatchmentEntry], str]:
        """Entries that cover a small area, or why there are none."""
        text = fold(name).removesuffix("の一部")
        text = re.sub(r"の一部\(.*\)$|の一部（.*）$", "", text)
        large = text.startswith("大字")
        text = text.removeprefix("大字")
        town = next((n for n in self.names if text == n or text.startswith(n)), "")
        rest = text[len(town) :]
        aza = rest.removeprefix("字")
        if large and (candidates := self._renamed(town or text.split("字")[0])):
            if not town:
                aza = text.partition("字")[2]
            town = self._proven(candidates, town, aza)
            if not town:
                return [], f"「{'」「'.join(candidates)}」のどの町か、字から決められない"
        if not town:
            return [], "町名が担当表にも住所データにもない"
        chome = _chome(rest)
        if town not in self._printed:
            return [], "担当表に町名がない"
        in_chome = True if chome is not None else False if large or rest else None
        at = Stated(chome, in_chome, aza_key(rest) if chome is None and rest else "")
        found = [pair for printed in self._printed[town] for pair in self._coverage.verdicts(printed, at)]
        sure = [entry for entry, verdict in found if verdict is Verdict.MET]
        in_part = [entry for entry, verdict in found if verdict is not Verdict.MET]
        if not {entry.agency for entry in in_part} <= {entry.agency for entry in sure}:
            words = "」「".join(dict.fromkeys(entry.printed for entry in in_part))
            return [], f"担当表の「{words}」は、この一部だけの担当か、どこまでの担当かが分からない"
        return sure, "" if sure else "担当表にこの部分（丁目・字）がない"

    def _renamed(self, bare: str) -> list[str]:
        """Towns that a 大字 may be: those of its name, and those that a merger gave a prefix (大字永井 → 玉山永井)."""
        return sorted(n for n in self.names if n.endswith(bare))

    def _proven(self, candidates: list[str], bare: str, aza: str) -> str:
        """The one town of the very name, else the one whose registered 小字 proves it; empty where neither does."""
        if candidates == [bare]:
            return bare
        proven = [n for n in candidates if aza in self.azas[n]]
        return proven[0] if len(proven) == 1 else ""


def _chome(text: str) -> int | None:
    match = _CHOME.match(text)
    return parse_number(match[1]) if match else None


FILE = "areas.json"


def save(areas: Areas, folder: Path) -> Path:
    """Keeps an import in a folder of the user's own; returns the file.

    Raises:
        FileUnreachableError: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(areas), ensure_ascii=False, indent=1), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise FileUnreachableError(
            f"{folder} に書けません（{error.strerror}）。", "書き込めるフォルダーを指定してください。"
        ) from error
    return path


def load(folder: Path) -> Areas | None:
    """The import kept in a folder, or None where there is none."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        data["counts"] = {c: Counts(**counts) for c, counts in data.get("counts", {}).items()}
        data["mismatches"] = {c: [Mismatch(**m) for m in ms] for c, ms in data["mismatches"].items()}
        return Areas(**data)
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(
            f"{path} が壊れています。", "「ファイルを取り込む」か「jusou data import-areas」で取り込み直してください。"
        ) from error
