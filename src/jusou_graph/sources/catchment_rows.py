"""Reads the rows of ``catchments.csv`` and ``areas.csv``: which part of which town belongs to a centre or an area.

The columns say it; where they are left out the printed words do. Words that say less than their columns win, and a
notice says so: a table that prints 「1～21番」 is never taken for the whole of its 丁目.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from jusou_graph.japanese.folding import fold
from jusou_graph.model.catalog import Profile
from jusou_graph.model.evidence import Named, Source
from jusou_graph.model.places import AppliesTo, Cases, CatchmentEntry, Extent
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.csv_files import read_csv, whole_number
from jusou_graph.sources.days import wrong_days
from jusou_graph.sources.passages import PlanText, check_source
from jusou_graph.sources.printed_entries import read_printed
from jusou_graph.sources.printed_scope import Scope
from jusou_graph.sources.validation import nearest, validate
from jusou_graph.sources.yaml_files import YamlFile

SCOPE_COLUMNS = (
    "ban_from", "go_from", "ban_to", "go_to", "aza", "extent", "place", "border", "ward",
)  # fmt: skip
CATCHMENT_COLUMNS = (
    "agency", "printed", "town", "applies_to", "chome_from", "chome_to", "lines", "correction", "note",
)  # fmt: skip
FURTHER_CATCHMENT_COLUMNS = (*SCOPE_COLUMNS, "area", "valid_from", "valid_until", "cases", "table")
"""Columns that may be left out."""
AREA_COLUMNS = ("area", *CATCHMENT_COLUMNS[1:])
FURTHER_AREA_COLUMNS = (*SCOPE_COLUMNS, "table")

T = TypeVar("T", bound=StrEnum)

_NUMBERS = ("chome_from", "chome_to", "ban_from", "go_from", "ban_to", "go_to")
_NEEDS: dict[AppliesTo, tuple[str, ...]] = {
    AppliesTo.CHOME_RANGE: ("town", "chome_from", "chome_to"),
    AppliesTo.NUMBER_RANGE: ("town", "ban_from", "ban_to"),
    AppliesTo.AZA: ("town", "aza"),
    AppliesTo.PLACE: ("place",),
    AppliesTo.AREA: ("area",),
    AppliesTo.BORDER: ("town", "border"),
}
_MAY: dict[AppliesTo, frozenset[str]] = {
    AppliesTo.CHOME_RANGE: frozenset({"chome_from", "chome_to"}),
    AppliesTo.NUMBER_RANGE: frozenset({*_NUMBERS, "aza"}),
    AppliesTo.AZA: frozenset({"aza"}),
    AppliesTo.PLACE: frozenset({"place"}),
    AppliesTo.AREA: frozenset({"area"}),
}
"""Columns that a form may fill, besides those that every form may."""
_OF_A_FORM = ("chome_from", "chome_to", "ban_from", "go_from", "ban_to", "go_to", "aza", "place", "area")
_UNTOWNED = (AppliesTo.PLACE, AppliesTo.AREA)


@dataclass
class CatchmentRows:
    """Entries of a file, the passage of each by its id, and what is wrong in the file."""

    entries: list[CatchmentEntry] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def read_catchments(
    folder: Path,
    profile: Profile,
    agencies: Mapping[str, Named],
    plans: dict[str, PlanText],
    areas: Collection[str] = (),
) -> CatchmentRows:
    """Reads ``catchments.csv``, which may be missing where the plan prints no town table.

    Args:
        folder: The municipality's folder.
        profile: The municipality.
        agencies: Its agencies by id.
        plans: Its plans by document number.
        areas: Areas of its second table; an entry may name others where there is none.

    Returns:
        One entry a row, or several where a row's printed words name several runs.
    """
    path = folder / "catchments.csv"
    name = f"{folder.name}/{path.name}"
    if not path.is_file():
        missing = profile.catchment.kind == "table"
        return CatchmentRows(notices=[notice("file-missing", name, name=path.name)] if missing else [])
    file = read_csv(path, name, CATCHMENT_COLUMNS, FURTHER_CATCHMENT_COLUMNS)
    out = CatchmentRows(notices=list(file.notices))
    reader = _RowReader(profile, name, plans, "agency", agencies, out, {fold(area): area for area in areas})
    for line, row in file.rows:
        reader.read(row, line)
    want = profile.expected.get("catchments", 0)
    if len(reader.out.entries) < want:
        reader.out.notices.append(notice("count-below-floor", name, got=len(reader.out.entries), want=want))
    return reader.out


def read_areas(folder: Path, profile: Profile, plans: dict[str, PlanText]) -> CatchmentRows:
    """Reads ``areas.csv``: which towns an area (小学校区, 圏域) of ``catchments.csv`` holds; it may be missing.

    Args:
        folder: The municipality's folder.
        profile: The municipality.
        plans: Its plans by document number.

    Returns:
        Entries without a centre, each with its ``area``.
    """
    path = folder / "areas.csv"
    if not path.is_file():
        return CatchmentRows()
    name = f"{folder.name}/{path.name}"
    file = read_csv(path, name, AREA_COLUMNS, FURTHER_AREA_COLUMNS)
    reader = _RowReader(profile, name, plans, "area", None, CatchmentRows(notices=list(file.notices)))
    for line, row in file.rows:
        reader.read(row, line)
    return reader.out


@dataclass
class _RowReader:
    profile: Profile
    name: str
    plans: dict[str, PlanText]
    owner: str
    agencies: Mapping[str, Named] | None
    out: CatchmentRows
    areas: Mapping[str, str] = field(default_factory=dict)
    first: dict[tuple[str, ...], int] = field(default_factory=dict)

    def read(self, row: dict[str, str], line: int) -> None:
        """Takes up a row as entries, or says what is wrong with it."""
        before = len([n for n in self.out.notices if n.severity == "error"])
        self._owner(row, line)
        entry = self._entry(row, line)
        source = self._source(row, line)
        errors = len([n for n in self.out.notices if n.severity == "error"])
        if entry is None or source is None or errors > before:
            return
        scopes = self._scopes(row, entry, line)
        for name in dict.fromkeys(s.area for s in scopes if s.applies_to is AppliesTo.AREA):
            if self.areas and fold(name) not in self.areas:
                self._notice("area-unknown", line, "area", area=name, near=nearest(name, self.areas.values()))
        for number, scope in enumerate(scopes, 1):
            one = replace(scope, id=entry.id if number == 1 else f"{entry.id}-{number}")
            self.out.entries.append(one)
            self.out.sources[one.id] = source

    def _owner(self, row: dict[str, str], line: int) -> None:
        value = row[self.owner]
        if not value:
            self._notice("missing-field", line, self.owner, description="どの窓口・区域の行か")
        elif self.agencies is not None and value not in self.agencies:
            near = nearest(value, self.agencies)
            self._notice("unknown-reference", line, "agency", value=value, target="agencies.yaml", near=near)
        if not row["printed"]:
            self._notice("missing-field", line, "printed", description="印字のままの語")
        key = (
            value,
            *(row.get(c, "") for c in ("printed", "town", "applies_to", "table", "cases", "ward", *_OF_A_FORM)),
        )
        if key in self.first:
            self._notice("catchment-duplicate", line, "printed", printed=row["printed"], first=self.first[key])
        self.first.setdefault(key, line)

    def _entry(self, row: dict[str, str], line: int) -> CatchmentEntry | None:
        """The row as its columns say it."""
        # 「上田字」 names the part of its town that is written with 字; no other word of the row needs to say so.
        bare = AppliesTo.AZA_PART if row["town"] and row["printed"] == f"{row['town']}字" else AppliesTo.WHOLE
        applies = self._code(row, "applies_to", AppliesTo, line, bare if not row["applies_to"] else None)
        extent = self._code(row, "extent", Extent, line, Extent.ALL)
        cases = self._code(row, "cases", Cases, line, None) if row.get("cases") else None
        numbers: dict[str, int | None] = {}
        for column in _NUMBERS:
            value = whole_number(row, column, self.name, line)
            if isinstance(value, Notice):
                self.out.notices.append(value)
                return None
            numbers[column] = value
        if applies is None or extent is None:
            return None
        self._form(applies, row, numbers, line)
        self._days(row, line)
        table = row.get("table", "")
        known = [one.slug for one in self.profile.catchment.tables]
        if table and table not in known:
            near = nearest(table, known)
            self._notice("unknown-reference", line, "table", value=table, target="municipality.yaml", near=near)
        owner = row[self.owner]
        agency = owner if self.agencies is not None else ""
        label = self.agencies[owner].name if self.agencies and owner in self.agencies else ""
        return CatchmentEntry(
            f"{owner or 'row'}-{line:03d}",
            self.profile.code,
            agency,
            label,
            row["printed"],
            row["town"],
            applies,
            correction=row["correction"],
            note=row["note"],
            aza=row["aza"],
            extent=extent,
            place=row["place"],
            area=row.get("area", ""),
            border=row["border"],
            ward=row["ward"],
            valid_from=row.get("valid_from", ""),
            valid_until=row.get("valid_until", ""),
            cases=cases,
            table=table,
            chome_from=numbers["chome_from"],
            chome_to=numbers["chome_to"],
            ban_from=numbers["ban_from"],
            go_from=numbers["go_from"],
            ban_to=numbers["ban_to"],
            go_to=numbers["go_to"],
        )

    def _form(self, applies: AppliesTo, row: dict[str, str], numbers: dict[str, int | None], line: int) -> None:
        """Says which columns a form needs, may not have, or has the wrong way round."""
        own = {"area"} if self.owner == "area" else set()
        needs = set(_NEEDS.get(applies, ("town",)))
        lacking = sorted(column for column in needs - own if not row.get(column))
        if lacking == ["ban_from", "ban_to"] or {"chome_from", "chome_to"} & set(lacking):
            self._notice(
                "chome-range", line, lacking[0], applies_to=applies.value, columns="・".join(lacking), want="要ります"
            )
        elif lacking:
            self._notice("missing-field", line, lacking[0], description=f"applies_to が {applies.value} の行に要る")
        extra = [c for c in _OF_A_FORM if row.get(c) and c not in _MAY.get(applies, frozenset()) | own]
        if extra:
            self._notice(
                "chome-range", line, extra[0], applies_to=applies.value, columns="・".join(extra), want="書けません"
            )
        for low, high in (("chome_from", "chome_to"), ("ban_from", "ban_to")):
            first, last = numbers[low], numbers[high]
            one_sided = (first is None) != (last is None) and low not in lacking and high not in lacking
            order = first is not None and last is not None and first > last
            if low == "ban_from" and first == last and numbers["go_from"] and numbers["go_to"]:
                order = numbers["go_from"] > numbers["go_to"]
            if one_sided or order:
                want = "小さい番号から大きい番号へ書きます" if order else "両方書きます"
                self._notice("chome-range", line, low, applies_to=applies.value, columns=f"{low}・{high}", want=want)

    def _days(self, row: dict[str, str], line: int) -> None:
        for column, day, problem in wrong_days(row.get("valid_from", ""), row.get("valid_until", "")):
            mend = "2026-04-01 の形で、初日・末日の順に書いてください。"
            self._notice("wrong-value", line, column, value=day, problem=problem, mend=mend)

    def _code(self, row: dict[str, str], column: str, kind: type[T], line: int, empty: T | None) -> T | None:
        value = row.get(column, "")
        if not value and empty is not None:
            return empty
        kinds = [one.value for one in kind]
        if value in kinds:
            return kind(value)
        self._notice("unknown-code", line, column, value=value, near=nearest(value, kinds), known="、".join(kinds))
        return None

    def _scopes(self, row: dict[str, str], entry: CatchmentEntry, line: int) -> Sequence[CatchmentEntry]:
        """The row as it is to be read: by its columns, or by its printed words where these say less."""
        # A ward limits no part of its town, and 「ほか」 nothing of what is named before it.
        said = {*SCOPE_COLUMNS, *(("area",) if self.owner == "agency" else ())} - {"ward", "extent"}
        if any(row.get(column) for column in said) or row["extent"] not in ("", Extent.OPEN):
            return [entry]
        start = Scope(chome_from=entry.chome_from, chome_to=entry.chome_to)
        # 「千葉市花見川区柏井1丁目」: what stands before the town is known already.
        printed = entry.printed.removeprefix(self.profile.name).lstrip().removeprefix(entry.ward)
        runs = read_printed(printed, entry.town, start)
        if runs is None:
            return [entry]
        narrower = narrowed(entry, runs)
        if narrower == [entry]:
            return [entry]
        if row["applies_to"]:
            self._notice(
                "printed-says-less", line, "applies_to", printed=entry.printed, applies_to=entry.applies_to.value
            )
        return narrower

    def _source(self, row: dict[str, str], line: int) -> Source | None:
        table = next((one for one in self.profile.catchment.tables if one.slug == row.get("table")), None)
        section = (table or self.profile.catchment).source.section
        data = {"section": section, "lines": row["lines"], "quote": row["printed"]}
        source = validate(Source, data, YamlFile(self.name, lines={(): line}), ())
        if isinstance(source, list):
            self.out.notices.extend(source)
            return None
        if found := check_source(source, self.plans, self.name, line, "printed"):
            self.out.notices.append(found)
        return source

    def _notice(self, code: str, line: int, column: str, **values: object) -> None:
        self.out.notices.append(notice(code, self.name, line, column, **values))


def narrowed(entry: CatchmentEntry, runs: Sequence[Scope]) -> list[CatchmentEntry]:
    """An entry as its printed words limit it.

    Args:
        entry: What the columns say.
        runs: What the printed words say.

    Returns:
        ``[entry]`` where the words say no less; else one entry a run that lies in what the columns say, or a part of
        the columns' own range where none does.
    """
    if entry.applies_to in (AppliesTo.CHOME_PART, AppliesTo.AZA_PART):
        limit = next((run.extent for run in runs if run.extent is not Extent.ALL), Extent.ALL)
        return [entry if limit is Extent.ALL else replace(entry, extent=limit)]
    if entry.applies_to is AppliesTo.CHOME_RANGE and not any(run.limits for run in runs):
        within = [run for run in runs if run.chome_from is None or _overlap(entry, run)]
        if any(_holds(run, entry) for run in within):
            return [entry]
        return [_as_entry(entry, run) for run in within] or [replace(entry, extent=Extent.PART, border=entry.printed)]
    if entry.applies_to is AppliesTo.CHOME_RANGE:
        within = [run for run in runs if run.chome_from is None or _overlap(entry, run)]
        found = [_as_entry(entry, run) for run in within]
        return found or [replace(entry, extent=Extent.PART, border=entry.printed)]
    if entry.applies_to is AppliesTo.WHOLE and list(runs) != [Scope()]:
        return [_as_entry(entry, run) for run in runs]
    return [entry]


def _overlap(entry: CatchmentEntry, run: Scope) -> bool:
    return (run.chome_from or 0) <= (entry.chome_to or 0) and (entry.chome_from or 0) <= (run.chome_to or 0)


def _holds(run: Scope, entry: CatchmentEntry) -> bool:
    return run.chome_from is None or (
        run.chome_from <= (entry.chome_from or 0) and (entry.chome_to or 0) <= (run.chome_to or 0)
    )


def _as_entry(entry: CatchmentEntry, run: Scope) -> CatchmentEntry:
    """A run as an entry of its own; a 丁目 that only the columns give is kept, a place beside the town has no town."""
    chome = (run.chome_from, run.chome_to)
    applies = run.applies_to
    if run.chome_from is None and entry.chome_from is not None and applies is not AppliesTo.AZA:
        chome = (entry.chome_from, entry.chome_to)
        applies = AppliesTo.CHOME_RANGE if applies is AppliesTo.WHOLE else applies
    if applies is AppliesTo.CHOME_RANGE and entry.chome_from is not None and run.chome_from is not None:
        chome = (max(run.chome_from, entry.chome_from), min(run.chome_to or 0, entry.chome_to or 0))
    if applies not in (AppliesTo.CHOME_RANGE, AppliesTo.NUMBER_RANGE):
        chome = (None, None)
    return replace(
        entry,
        town="" if run.beside or applies is AppliesTo.AREA else entry.town,
        applies_to=applies,
        chome_from=chome[0],
        chome_to=chome[1],
        ban_from=run.ban_from,
        go_from=run.go_from,
        ban_to=run.ban_to,
        go_to=run.go_to,
        aza=run.aza,
        extent=entry.extent if run.extent is Extent.ALL else run.extent,
        place=run.place,
        area=run.area or entry.area,
        border=run.border,
    )
