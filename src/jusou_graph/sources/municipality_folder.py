"""Reads one municipality's folder into records, collecting every problem instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from jusou_graph.model.catalog import RECORD_FILES, Municipality, Profile
from jusou_graph.model.evidence import Named, Record, Source
from jusou_graph.model.places import AppliesTo, CatchmentEntry, Town
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.csv_files import read_csv, whole_number
from jusou_graph.sources.passages import PlanText, check_source
from jusou_graph.sources.validation import nearest, validate
from jusou_graph.sources.yaml_files import Path_, YamlFile, read_yaml

CATCHMENT_COLUMNS = (
    "agency", "printed", "town", "applies_to", "chome_from", "chome_to", "lines", "correction", "note",
)  # fmt: skip
TOWN_COLUMNS = ("town", "chome", "aza", "reading", "postal_codes", "machiaza_id", "source")
_CATCHMENT_SECTION = "担当地区の詳細（主な町名）"


@dataclass
class FolderReading:
    """What was read from a folder; ``municipality`` is None where anything is an error."""

    municipality: Municipality | None
    notices: list[Notice] = field(default_factory=list)


def read_folder(folder: Path) -> FolderReading:
    """Reads and checks a municipality's folder.

    Args:
        folder: Folder such as ``data/municipalities/03201-morioka``.

    Returns:
        The municipality, or None, with all notices in the order of files and lines.
    """
    return _FolderReader(folder).read()


class _FolderReader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notices: list[Notice] = []
        self.plans: dict[str, PlanText] = {}
        self.files: dict[str, YamlFile] = {}
        self.records: dict[str, list[Record]] = {}

    def read(self) -> FolderReading:
        profile = self._profile()
        if profile is None:
            return FolderReading(None, self.notices)
        self._plans(profile)
        self._check_passages(profile, self.files["municipality"], ())
        for stem, kind in RECORD_FILES.items():
            self.records[stem] = self._list(stem, kind)
        self._unexpected_files(profile)
        self._references(profile)
        self._floors(profile)
        entries, sources = self._catchments(profile)
        towns = self._towns(profile)
        failed = any(n.severity == "error" for n in self.notices)
        if failed:
            return FolderReading(None, self.notices)
        municipality = Municipality(
            profile,
            self.folder.name,
            catchments=entries,
            catchment_sources=sources,
            towns=towns,
            **self.records,  # type: ignore[arg-type]  # each list holds the type its file is declared with
        )
        return FolderReading(municipality, self.notices)

    def _name(self, file: str) -> str:
        return f"{self.folder.name}/{file}"

    def _profile(self) -> Profile | None:
        path = self.folder / "municipality.yaml"
        if not path.is_file():
            self.notices.append(notice("file-missing", self._name("municipality.yaml"), name="municipality.yaml"))
            return None
        file = read_yaml(path, self._name("municipality.yaml"))
        self.files["municipality"] = file
        self.notices.extend(file.notices)
        if not isinstance(file.data, dict):
            if not file.notices:
                self.notices.append(notice("yaml-not-list", file.name, 1, expected="「項目: 値」の並び"))
            return None
        result = validate(Profile, file.data, file, ())
        if isinstance(result, list):
            self.notices.extend(result)
            return None
        return result

    def _plans(self, profile: Profile) -> None:
        for document in profile.documents:
            path = self.folder / document.file
            if not path.is_file():
                self.notices.append(notice("file-missing", self._name(document.file), name=document.file))
                continue
            try:
                self.plans[document.number] = PlanText(document.number, path)
            except UnicodeDecodeError as error:
                self.notices.append(notice("encoding-unknown", self._name(document.file), position=error.start))

    def _list(self, stem: str, kind: type[Record]) -> list[Record]:
        path = self.folder / f"{stem}.yaml"
        if not path.is_file():
            return []
        file = read_yaml(path, self._name(path.name))
        self.files[stem] = file
        self.notices.extend(file.notices)
        if file.data is None:
            return []
        if not isinstance(file.data, list):
            self.notices.append(notice("yaml-not-list", file.name, 1, expected="「- 」で始まる記録の並び"))
            return []
        records: list[Record] = []
        first: dict[str, int] = {}
        for index, item in enumerate(file.data):
            result = validate(kind, item, file, (index,))
            if isinstance(result, list):
                self.notices.extend(result)
                continue
            line = file.line((index, "id"))
            if result.id in first:
                self.notices.append(notice("duplicate-id", file.name, line, "id", id=result.id, first=first[result.id]))
            first.setdefault(result.id, line)
            self._check_record(result, file, index)
            records.append(result)
        return records

    def _check_record(self, record: Record, file: YamlFile, index: int) -> None:
        self._check_passages(record, file, (index,))
        if isinstance(record, Named) and record.printed not in (None, record.name) and not record.correction:
            self.notices.append(notice("correction-missing", file.name, file.line((index, "printed")), "correction"))
        status, phone = getattr(record, "status", "active"), getattr(record, "phone", None)
        if phone and status != "active":
            self.notices.append(
                notice("planned-with-phone", file.name, file.line((index, "phone")), "phone", status=status)
            )

    def _check_passages(self, record: BaseModel, file: YamlFile, path: Path_) -> None:
        for where, source in _sources(record, path):
            field_name = ".".join(map(str, where[len(path) :]))
            found = check_source(source, self.plans, file.name, file.line((*where, "quote")), field_name)
            if found:
                self.notices.append(found)

    def _unexpected_files(self, profile: Profile) -> None:
        known = {f"{stem}.yaml" for stem in (*RECORD_FILES, "municipality")}
        known |= {"catchments.csv", "towns.csv", "coverage_notes.md"} | {d.file for d in profile.documents}
        for path in sorted(self.folder.iterdir()):
            if path.name not in known and not path.name.startswith("."):
                self.notices.append(
                    notice("file-unexpected", self._name(path.name), name=path.name, known="、".join(sorted(known)))
                )

    def _references(self, profile: Profile) -> None:
        ids = {stem: {r.id for r in records} for stem, records in self.records.items()}
        pointing = {"operator": "organizations", "providers": "organizations", "parent": None, "agencies": "agencies"}
        for stem, records in self.records.items():
            for record in records:
                for name, target in pointing.items():
                    value = getattr(record, name, None)
                    for one in [value] if isinstance(value, str) else value or []:
                        self._reference(one, target or stem, ids, stem, record.id, name)
        sole = profile.catchment.sole_centre
        if sole:
            self._reference(sole, "agencies", ids, "municipality", "", "catchment")
        if profile.gap_meeting:
            self._reference(profile.gap_meeting, "meetings", ids, "municipality", "", "gap_meeting")

    def _reference(self, value: str, target: str, ids: dict[str, set[str]], stem: str, record: str, name: str) -> None:
        if value in ids[target]:
            return
        file = self.files[stem]
        position: Path_ = (name,)
        if isinstance(file.data, list):
            index = next(i for i, item in enumerate(file.data) if isinstance(item, dict) and item.get("id") == record)
            position = (index, name)
        near = nearest(value, ids[target])
        self.notices.append(
            notice(
                "unknown-reference",
                file.name,
                file.line(position),
                name,
                value=value,
                target=f"{target}.yaml",
                near=near,
            )
        )

    def _floors(self, profile: Profile) -> None:
        for stem, want in profile.expected.items():
            got = len(self.records.get(stem, []))
            if stem in self.records and got < want:
                self.notices.append(notice("count-below-floor", self._name(f"{stem}.yaml"), got=got, want=want))

    def _catchments(self, profile: Profile) -> tuple[list[CatchmentEntry], dict[str, Source]]:
        path = self.folder / "catchments.csv"
        if not path.is_file():
            if profile.catchment.kind == "table":
                self.notices.append(notice("file-missing", self._name(path.name), name=path.name))
            return [], {}
        file = read_csv(path, self._name(path.name), CATCHMENT_COLUMNS)
        self.notices.extend(file.notices)
        agencies = {a.id: a for a in self.records["agencies"] if isinstance(a, Named)}
        entries: list[CatchmentEntry] = []
        sources: dict[str, Source] = {}
        first: dict[tuple[str, str], int] = {}
        for line, row in file.rows:
            entry = self._catchment(profile, row, line, file.name, agencies, first)
            if entry:
                entries.append(entry[0])
                sources[entry[0].id] = entry[1]
        want = profile.expected.get("catchments", 0)
        if len(entries) < want:
            self.notices.append(notice("count-below-floor", file.name, got=len(entries), want=want))
        return entries, sources

    def _catchment(
        self,
        profile: Profile,
        row: dict[str, str],
        line: int,
        file: str,
        agencies: dict[str, Named],
        first: dict[tuple[str, str], int],
    ) -> tuple[CatchmentEntry, Source] | None:
        before = len(self.notices)
        agency, printed, applies = row["agency"], row["printed"], row["applies_to"]
        if agency not in agencies:
            near = nearest(agency, agencies)
            self.notices.append(
                notice("unknown-reference", file, line, "agency", value=agency, target="agencies.yaml", near=near)
            )
        if (agency, printed) in first:
            self.notices.append(
                notice("catchment-duplicate", file, line, "printed", printed=printed, first=first[agency, printed])
            )
        first.setdefault((agency, printed), line)
        kinds = [a.value for a in AppliesTo]
        if applies not in kinds:
            self.notices.append(
                notice(
                    "unknown-code",
                    file,
                    line,
                    "applies_to",
                    value=applies,
                    near=nearest(applies, kinds),
                    known="、".join(kinds),
                )
            )
        first_chome, last_chome = (whole_number(row, c, file, line) for c in ("chome_from", "chome_to"))
        if isinstance(first_chome, Notice) or isinstance(last_chome, Notice):
            self.notices.extend(n for n in (first_chome, last_chome) if isinstance(n, Notice))
            return None
        if want := _wanted_range(applies, first_chome, last_chome):
            self.notices.append(notice("chome-range", file, line, "chome_from", applies_to=applies, want=want))
        data = {"section": _CATCHMENT_SECTION, "lines": row["lines"], "quote": printed}
        source = validate(Source, data, YamlFile(file, lines={(): line}), ())
        if isinstance(source, list):
            self.notices.extend(source)
        elif found := check_source(source, self.plans, file, line, "printed"):
            self.notices.append(found)
        if len(self.notices) > before or isinstance(source, list):
            return None
        entry = CatchmentEntry(
            f"{agency}-{line:03d}",
            profile.code,
            agency,
            agencies[agency].name,
            printed,
            row["town"],
            AppliesTo(applies),
            first_chome,
            last_chome,
            correction=row["correction"],
            note=row["note"],
        )
        return entry, source

    def _towns(self, profile: Profile) -> list[Town]:
        path = self.folder / "towns.csv"
        if not path.is_file():
            return []
        file = read_csv(path, self._name(path.name), TOWN_COLUMNS)
        self.notices.extend(file.notices)
        towns: list[Town] = []
        for line, row in file.rows:
            chome = whole_number(row, "chome", file.name, line)
            if isinstance(chome, Notice):
                self.notices.append(chome)
                continue
            postal_codes = tuple(row["postal_codes"].split())
            last = (row["aza"], row["reading"], postal_codes, row["machiaza_id"], row["source"])
            towns.append(Town(profile.code, row["town"], chome, *last))
        return towns


def _wanted_range(applies: str, first: int | None, last: int | None) -> str | None:
    """What is wrong with a row's range of 丁目 (the end of the notice's sentence), or None."""
    if applies != AppliesTo.CHOME_RANGE:
        return None if first is None and last is None else "書けません"
    if first is None or last is None:
        return "要ります"
    return "小さい番号から大きい番号へ書きます" if first > last else None


def _sources(value: object, path: Path_) -> Iterable[tuple[Path_, Source]]:
    """Every source inside a record with its place in the file."""
    if isinstance(value, Source):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _sources(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _sources(item, (*path, index))
