"""Checks that what a record of a municipality's folder points at is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jusou_graph.model.catalog import KINDS, STEM_OF_KIND, Profile
from jusou_graph.model.evidence import Record
from jusou_graph.model.records import Conflict
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.validation import nearest
from jusou_graph.sources.yaml_files import Path_, YamlFile

POINTING = {"operator": "organizations", "providers": "organizations", "parent": None, "agencies": "agencies"}
"""Field → file of the record it names by its id (None: the file it stands in)."""

Records = Mapping[str, Sequence[Record]]
"""Records by the stem of their file."""


def check_references(profile: Profile, records: Records, files: Mapping[str, YamlFile]) -> Iterator[Notice]:
    """Says which ids name no record.

    Args:
        profile: The municipality.
        records: Its records; every stem of ``RECORD_FILES`` is there.
        files: The files they were read from, by stem, with ``municipality``.
    """
    ids = {stem: {r.id for r in found} for stem, found in records.items()}
    for stem, found in records.items():
        for record in found:
            for name, target in POINTING.items():
                value = getattr(record, name, None)
                for one in [value] if isinstance(value, str) else value or []:
                    yield from _reference(one, ids, target or stem, files[stem], _place(files[stem], record.id, name))
            if isinstance(record, Conflict) and record.about:
                yield from _about(record.about, ids, files[stem], _place(files[stem], record.id, "about"))
    file = files["municipality"]
    if profile.catchment.sole_centre:
        yield from _reference(profile.catchment.sole_centre, ids, "agencies", file, ("catchment",))
    if profile.gap_meeting:
        yield from _reference(profile.gap_meeting, ids, "meetings", file, ("gap_meeting",))


def _about(value: str, ids: Mapping[str, set[str]], file: YamlFile, place: Path_) -> Iterator[Notice]:
    """A reference that names the type of the record too, as ``agency/kurashi``."""
    kind, _, slug = value.partition("/")
    if kind in STEM_OF_KIND:
        yield from _reference(slug, ids, STEM_OF_KIND[kind], file, place)
        return
    known = "、".join(f"{one}/…" for one in KINDS.values())
    yield notice(
        "wrong-value", file.name, file.line(place), "about", value=value, problem="「種類/id」の形ではありません",
        mend=f"「agency/kurashi」のように書いてください（種類: {known}）。",
    )  # fmt: skip


def _reference(value: str, ids: Mapping[str, set[str]], target: str, file: YamlFile, place: Path_) -> Iterator[Notice]:
    if value in ids[target]:
        return
    yield notice(
        "unknown-reference", file.name, file.line(place), str(place[-1]), value=value, target=f"{target}.yaml",
        near=nearest(value, ids[target]),
    )  # fmt: skip


def _place(file: YamlFile, record: str, name: str) -> Path_:
    items = file.data if isinstance(file.data, list) else []
    index = next(i for i, item in enumerate(items) if isinstance(item, dict) and item.get("id") == record)
    return (index, name)
