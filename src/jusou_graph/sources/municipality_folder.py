"""Reads one municipality's folder into records, collecting every problem instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from jusou_graph.model.catalog import RECORD_FILES, Municipality, Profile
from jusou_graph.model.evidence import Named, Record, Source
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.catchment_rows import read_areas, read_catchments
from jusou_graph.sources.csv_tables import read_towns
from jusou_graph.sources.drafts import notices_of
from jusou_graph.sources.passages import PlanText, check_source
from jusou_graph.sources.proofs import check_values
from jusou_graph.sources.reach import check_reach
from jusou_graph.sources.references import check_references
from jusou_graph.sources.validation import nearest, validate
from jusou_graph.sources.yaml_files import Path_, YamlFile, read_yaml

FLOORS = (*RECORD_FILES, "catchments")
"""What ``expected`` may give a floor for."""


@dataclass
class FolderReading:
    """What was read from a folder; ``municipality`` is None where anything is an error.

    ``code`` is that of its municipality and ``code_line`` where it stands, also where other things are errors.
    """

    municipality: Municipality | None
    notices: list[Notice] = field(default_factory=list)
    code: str | None = None
    code_line: int = 0


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
        self.notices.extend(notices_of(self.folder))
        self.notices.extend(check_references(profile, self.records, self.files))
        self._floors(profile)
        agencies = {a.id: a for a in self.records["agencies"] if isinstance(a, Named)}
        areas = read_areas(self.folder, profile, self.plans)
        held = {entry.area for entry in areas.entries}
        catchments = read_catchments(self.folder, profile, agencies, self.plans, held)
        towns, about_towns = read_towns(self.folder, profile.code)
        self.notices.extend([*catchments.notices, *areas.notices, *about_towns])
        failed = any(n.severity == "error" for n in self.notices)
        about = (profile.code, self.files["municipality"].line(("code",)))
        if failed:
            return FolderReading(None, self.notices, *about)
        # Only where every quote stands: a wrong quote or reference would be told a second time in other words.
        self.notices.extend(check_reach(profile, self.records, catchments.entries, self.files))
        self.notices.extend(check_values(profile, self.records, self.files))
        municipality = Municipality(
            profile,
            self.folder.name,
            catchments=catchments.entries,
            areas=areas.entries,
            catchment_sources={**areas.sources, **catchments.sources},
            towns=towns,
            **self.records,  # type: ignore[arg-type]  # each list holds the type its file is declared with
        )
        return FolderReading(municipality, self.notices, *about)

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
        known |= {"catchments.csv", "areas.csv", "towns.csv", "coverage_notes.md"} | {d.file for d in profile.documents}
        for path in sorted(self.folder.iterdir()):
            if path.name not in known and not path.name.startswith("."):
                self.notices.append(
                    notice("file-unexpected", self._name(path.name), name=path.name, known="、".join(sorted(known)))
                )

    def _floors(self, profile: Profile) -> None:
        file = self.files["municipality"]
        for stem, want in profile.expected.items():
            if stem not in FLOORS:
                line = file.line(("expected", stem))
                near = nearest(stem, FLOORS)
                self.notices.append(notice("unknown-field", file.name, line, stem, near=near, known="、".join(FLOORS)))
            got = len(self.records.get(stem, []))
            if stem in self.records and got < want:
                self.notices.append(notice("count-below-floor", self._name(f"{stem}.yaml"), got=got, want=want))


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
