"""Reads the two CSV tables of a municipality's folder: which town belongs to which centre, and the list of towns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jusou_graph.model.catalog import Profile
from jusou_graph.model.evidence import Named, Source
from jusou_graph.model.places import AppliesTo, CatchmentEntry, Town
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.csv_files import read_csv, whole_number
from jusou_graph.sources.passages import PlanText, check_source
from jusou_graph.sources.validation import nearest, validate
from jusou_graph.sources.yaml_files import YamlFile

CATCHMENT_COLUMNS = (
    "agency", "printed", "town", "applies_to", "chome_from", "chome_to", "lines", "correction", "note",
)  # fmt: skip
TOWN_COLUMNS = ("town", "chome", "aza", "reading", "postal_codes", "machiaza_id", "source")
TOWN_OPTIONAL = ("ward",)
"""Columns that ``towns.csv`` may have besides."""
_CATCHMENT_SECTION = "担当地区の詳細（主な町名）"


@dataclass
class Catchments:
    """Printed entries of the town table, the passage of each by its id, and what is wrong in the file."""

    entries: list[CatchmentEntry] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def read_catchments(
    folder: Path, profile: Profile, agencies: Mapping[str, Named], plans: dict[str, PlanText]
) -> Catchments:
    """Reads ``catchments.csv``, which may be missing where the plan prints no town table.

    Args:
        folder: The municipality's folder.
        profile: The municipality.
        agencies: Its agencies by id.
        plans: Its plans by document number.
    """
    path = folder / "catchments.csv"
    name = f"{folder.name}/{path.name}"
    if not path.is_file():
        missing = profile.catchment.kind == "table"
        return Catchments(notices=[notice("file-missing", name, name=path.name)] if missing else [])
    file = read_csv(path, name, CATCHMENT_COLUMNS)
    reader = _CatchmentReader(profile, name, agencies, plans, Catchments(notices=list(file.notices)))
    for line, row in file.rows:
        reader.read(row, line)
    want = profile.expected.get("catchments", 0)
    if len(reader.out.entries) < want:
        reader.out.notices.append(notice("count-below-floor", name, got=len(reader.out.entries), want=want))
    return reader.out


def read_towns(folder: Path, code: str) -> tuple[list[Town], list[Notice]]:
    """Reads ``towns.csv``, which may be missing.

    Args:
        folder: The municipality's folder.
        code: Municipality code.
    """
    path = folder / "towns.csv"
    if not path.is_file():
        return [], []
    file = read_csv(path, f"{folder.name}/{path.name}", TOWN_COLUMNS, TOWN_OPTIONAL)
    towns: list[Town] = []
    notices = list(file.notices)
    for line, row in file.rows:
        chome = whole_number(row, "chome", file.name, line)
        if isinstance(chome, Notice):
            notices.append(chome)
            continue
        postal_codes = tuple(row["postal_codes"].split())
        last = (row["aza"], row["reading"], postal_codes, row["machiaza_id"], row["source"], row["ward"])
        towns.append(Town(code, row["town"], chome, *last))
    return towns, notices


@dataclass
class _CatchmentReader:
    profile: Profile
    name: str
    agencies: Mapping[str, Named]
    plans: dict[str, PlanText]
    out: Catchments
    first: dict[tuple[str, str], int] = field(default_factory=dict)

    def read(self, row: dict[str, str], line: int) -> None:
        """Takes up a row as an entry, or says what is wrong with it."""
        before = len(self.out.notices)
        self._names(row, line)
        applies = row["applies_to"]
        first, last = (whole_number(row, column, self.name, line) for column in ("chome_from", "chome_to"))
        if isinstance(first, Notice) or isinstance(last, Notice):
            self.out.notices.extend(n for n in (first, last) if isinstance(n, Notice))
            return
        if want := _wanted_range(applies, first, last):
            self._notice("chome-range", line, "chome_from", applies_to=applies, want=want)
        source = self._source(row, line)
        if source is None or len(self.out.notices) > before:
            return
        agency = row["agency"]
        entry = CatchmentEntry(
            f"{agency}-{line:03d}",
            self.profile.code,
            agency,
            self.agencies[agency].name,
            row["printed"],
            row["town"],
            AppliesTo(applies),
            first,
            last,
            correction=row["correction"],
            note=row["note"],
        )
        self.out.entries.append(entry)
        self.out.sources[entry.id] = source

    def _names(self, row: dict[str, str], line: int) -> None:
        agency, printed, applies = row["agency"], row["printed"], row["applies_to"]
        if agency not in self.agencies:
            near = nearest(agency, self.agencies)
            self._notice("unknown-reference", line, "agency", value=agency, target="agencies.yaml", near=near)
        if (agency, printed) in self.first:
            self._notice("catchment-duplicate", line, "printed", printed=printed, first=self.first[agency, printed])
        self.first.setdefault((agency, printed), line)
        kinds = [a.value for a in AppliesTo]
        if applies not in kinds:
            near = nearest(applies, kinds)
            self._notice("unknown-code", line, "applies_to", value=applies, near=near, known="、".join(kinds))

    def _source(self, row: dict[str, str], line: int) -> Source | None:
        data = {"section": _CATCHMENT_SECTION, "lines": row["lines"], "quote": row["printed"]}
        source = validate(Source, data, YamlFile(self.name, lines={(): line}), ())
        if isinstance(source, list):
            self.out.notices.extend(source)
            return None
        if found := check_source(source, self.plans, self.name, line, "printed"):
            self.out.notices.append(found)
        return source

    def _notice(self, code: str, line: int, column: str, **values: object) -> None:
        self.out.notices.append(notice(code, self.name, line, column, **values))


def _wanted_range(applies: str, first: int | None, last: int | None) -> str | None:
    """What is wrong with a row's range of 丁目 (the end of the notice's sentence), or None."""
    if applies != AppliesTo.CHOME_RANGE:
        return None if first is None and last is None else "書けません"
    if first is None or last is None:
        return "要ります"
    return "小さい番号から大きい番号へ書きます" if first > last else None
