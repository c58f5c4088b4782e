"""Checks that what a record of a municipality's folder points at is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jusou_graph.model.catalog import KINDS, STEM_OF_KIND, CatchmentTable, Profile, TownTable
from jusou_graph.model.evidence import Record
from jusou_graph.model.records import Agency, Conflict
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.days import wrong_days
from jusou_graph.sources.validation import nearest
from jusou_graph.sources.yaml_files import Path_, YamlFile

POINTING = {
    "operator": "organizations",
    "providers": "organizations",
    "parent": None,
    "agencies": "agencies",
    "branch_of": "agencies",
}
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
    yield from _circles(records.get("agencies", ()), files.get("agencies"))
    file = files["municipality"]
    yield from _tables(profile.catchment, file)
    if profile.catchment.sole_centre:
        yield from _reference(profile.catchment.sole_centre, ids, "agencies", file, ("catchment",))
    if profile.gap_meeting:
        yield from _reference(profile.gap_meeting, ids, "meetings", file, ("gap_meeting",))


def _circles(agencies: Sequence[Record], file: YamlFile | None) -> Iterator[Notice]:
    """Branches whose responsible centre is, in the end, the branch itself."""
    of = {a.id: a.branch_of for a in agencies if isinstance(a, Agency) and a.branch_of}
    for start in of:
        way = [start]
        while (following := of.get(way[-1])) and following not in way:
            way.append(following)
        if following == start and file is not None:
            line = file.line(_place(file, start, "branch_of"))
            yield notice("branch-circle", file.name, line, "branch_of", id=start, way=" → ".join([*way, start]))


def _tables(main: CatchmentTable, file: YamlFile) -> Iterator[Notice]:
    """Days of the tables that no calendar has or that end before they begin, and names that two tables have."""
    slugs: set[str] = set()
    places: list[tuple[CatchmentTable | TownTable, Path_]] = [(main, ("catchment",))]
    places += [(table, ("catchment", "tables", index)) for index, table in enumerate(main.tables)]
    for table, place in places:
        for name, day, problem in wrong_days(table.valid_from or "", table.valid_until or ""):
            mend = "2026-04-01 の形で、初日・末日の順に書いてください。"
            yield notice(
                "wrong-value", file.name, file.line((*place, name)), name, value=day, problem=problem, mend=mend
            )
        if isinstance(table, TownTable):
            if table.slug in slugs:
                problem, mend = "二つの表に同じ名札があります", "表ごとに別の slug にしてください。"
                line = file.line((*place, "slug"))
                yield notice("wrong-value", file.name, line, "slug", value=table.slug, problem=problem, mend=mend)
            slugs.add(table.slug)


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
