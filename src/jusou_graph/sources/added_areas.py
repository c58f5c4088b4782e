"""Census areas that an office imports for itself: several files, one a municipality, kept together in its folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.municipalities import Municipalities
from jusou_graph.sources import areas
from jusou_graph.sources.archives import expanded
from jusou_graph.sources.area_files import SmallArea, read_outlined
from jusou_graph.sources.areas import Areas, Counts
from jusou_graph.sources.outlines import OutlineWriter
from jusou_graph.sources.progress import Progress, Unwatched
from jusou_graph.sources.replacing import Replacement, replace_all

FOLDER = "areas"
_MAIN = {".geojson", ".json", ".shp"}


@dataclass(frozen=True)
class StagedAreas:
    """An import that is ready and has changed nothing yet.

    Attributes:
        found: What the files give.
        before: What is kept now, empty where nothing was imported.
        replacements: Files and what they become.
        left_out: Code → areas without an outline that the map could draw.
        damaged: What is kept now cannot be read and would be replaced whole.
    """

    found: Areas
    before: Areas
    replacements: tuple[Replacement, ...]
    left_out: Mapping[str, int]
    damaged: bool


def stage_areas(
    files: Sequence[Path],
    ages: Path | None,
    municipalities: Mapping[str, Municipality],
    home: Path,
    stage: Path,
    progress: Progress | None = None,
) -> StagedAreas:
    """Joins census files to the printed catchment entries and writes the result into a folder of its own.

    Args:
        files: GeoJSON or Shapefile of e-Stat small areas.
        ages: Table by age, or None.
        municipalities: By code.
        home: The office's folder, which is read only.
        stage: Folder to write into.
        progress: Told of every step: the table by age, each file, the joining.

    Raises:
        InputError: A file cannot be read.
    """
    progress = progress or Unwatched()
    by_age = None
    if ages:
        progress.step(f"{ages.name} を読み取り中")
        by_age = areas.read_ages(ages, progress.rows)
    found = Areas("")
    with OutlineWriter(stage) as outlines:
        for file in files:
            progress.step(f"{file.name} を読み取り中")
            # A detached part of the same area repeats its row: it is one area with two outlines.
            own: dict[SmallArea, None] = {}
            for area, outline in read_outlined(file, progress.rows):
                if area.municipality in municipalities:
                    own[area] = None
                    outlines.add(area, outline, file.name)
            joined = areas.join(own, municipalities, f"国勢調査小地域 {file.name}", by_age)
            if twice := found.municipalities.keys() & joined.municipalities.keys():
                names = "、".join(municipalities[code].profile.name for code in sorted(twice))
                raise InputError(f"{names}の小地域が二つのファイルにあります。", "どちらか一つを選んでください。")
            found = _merged(found, joined)
    _refuse_unjoined(found, municipalities, ages, by_age)
    progress.step("担当地区の表と照らし合わせ中")
    damaged = False
    try:
        before = areas.load(home / FOLDER) or Areas("")
    except InputError:  # importing anew is the way to mend it
        before, damaged = Areas(""), True
    new = areas.save(_merged(before, found), stage)
    replacements = [*outlines.replacements(home / FOLDER), Replacement(home / FOLDER / areas.FILE, new)]
    return StagedAreas(found, before, tuple(replacements), outlines.left_out, damaged)


def import_areas(
    files: Sequence[Path], ages: Path | None, municipalities: Mapping[str, Municipality], home: Path
) -> Areas:
    """Joins census files to the printed catchment entries and keeps the result beside earlier imports.

    Args:
        files: GeoJSON or Shapefile of e-Stat small areas.
        ages: Table by age, or None.
        municipalities: By code.
        home: The office's folder.

    Returns:
        What these files gave; a municipality imported before is replaced.

    Raises:
        InputError: A file cannot be read, or the folder cannot be written; nothing is changed.
    """
    with TemporaryDirectory() as temporary:
        stage, unpacked = Path(temporary) / "stage", Path(temporary) / "unpacked"
        stage.mkdir()
        given = expanded(files, unpacked / "areas")
        tables = expanded([ages], unpacked / "ages") if ages else []
        staged = stage_areas(area_files_of(given), age_table_of(tables), municipalities, home, stage)
        if staged.found.municipalities:
            replace_all(staged.replacements, stage / "before")
        return staged.found


def area_files_of(given: Sequence[Path]) -> list[Path]:
    """The files of small areas among several; of a Shapefile its ``.shp``.

    Raises:
        InputError: There is none, or a Shapefile lacks one of its files.
    """
    files = [file for file in given if file.suffix.lower() in _MAIN]
    if not files:
        raise InputError(
            "小地域のファイル（.geojson か .shp）がありません。", "e-Stat の小地域（境界データ）か確かめてください。"
        )
    for file in files:
        if file.suffix.lower() != ".shp":
            continue
        beside = {one.name.lower() for one in file.parent.iterdir()} if file.parent.is_dir() else set()
        for ending in (".dbf", ".shx"):
            if file.stem.lower() + ending not in beside:
                raise InputError(
                    f"{file.name} と同じ名前の {ending} がありません。",
                    "zip のまま選ぶか、.shp・.shx・.dbf を一緒に選んでください。",
                )
    return files


def age_table_of(tables: Sequence[Path]) -> Path | None:
    """The one table by age among the files given for it, or None where none was given.

    Raises:
        InputError: There are several tables, or none among the files.
    """
    found = [file for file in tables if file.suffix.lower() in {".csv", ".txt"}]
    if len(found) > 1:
        names = "、".join(file.name for file in found[:3])
        raise InputError(f"年齢別の表が {len(found)} 件あります（{names}）。", "一つだけ選んでください。")
    if tables and not found:
        raise InputError("年齢別の表（CSV）が入っていません。", "e-Stat の統計表か確かめてください。")
    return found[0] if found else None


def read_added_areas(home: Path) -> Areas | None:
    """What was imported, or None where nothing was."""
    return areas.load(home / FOLDER)


def refuse_nothing(found: Areas, municipalities: Mapping[str, Municipality]) -> None:
    """Stops where files hold no area of a municipality in the data.

    Raises:
        InputError: They hold none.
    """
    if not found.municipalities:
        there = Municipalities(m.area() for m in municipalities.values()).there()
        raise InputError("入っている自治体の小地域がありませんでした。", f"計画の入っている自治体: {there}")


def counted(counts: Counts) -> list[str]:
    """What of a municipality's small areas was joined to what, in sentences."""
    out = []
    water = f"（水面の {counts.water:,} 件を除く）" if counts.water else ""
    if counts.joined is None:
        out.append(f"小地域 {counts.areas:,} 件{water}。担当地区の表がないため、全体の人数だけに使います。")
    else:
        out.append(f"小地域 {counts.areas:,} 件のうち {counts.joined:,} 件が担当地区につながりました{water}。")
    if counts.aged is not None:
        out.append(f"年齢別の人数があるのは、小地域 {counts.areas:,} 件のうち {counts.aged:,} 件です。")
    if counts.hidden:
        out.append(f"人数のない（秘匿の）小地域が {counts.hidden:,} 件あり、合計に入っていません。")
    return out


def _refuse_unjoined(
    found: Areas,
    municipalities: Mapping[str, Municipality],
    ages: Path | None,
    by_age: Mapping[str, Mapping[str, int]] | None,
) -> None:
    """Stops where nothing of a file was joined to anything: it is another file than it seems.

    Raises:
        InputError: No small area is in the town tables, or no row of the table by age belongs to a small area.
    """
    tables = {code: counts for code, counts in found.counts.items() if counts.joined is not None and counts.areas}
    if tables and not any(counts.joined for counts in tables.values()):
        code = next(iter(tables))
        names = "、".join(one.name for one in found.mismatches[code][:3])
        raise InputError(
            f"{municipalities[code].profile.name}の小地域（{names} など）が、一つも担当地区の表につながりません。",
            "名前が読めない字になっていないか（文字コード）、小地域のファイルかを確かめてください。",
        )
    if ages and by_age is not None and found.counts and not any(counts.aged for counts in found.counts.values()):
        example = next(iter(by_age), "")
        why = f"表の KEY_CODE は {example} など" if example else "KEY_CODE のある行がない"
        raise InputError(
            f"{ages.name} のどの行も、小地域につながりません（{why}）。",
            "同じ都道府県、同じ年の、秘匿でない表か確かめてください。",
        )


def _merged(old: Areas, new: Areas) -> Areas:
    """Both imports; for a municipality in both, the new one."""

    def kept(figures: Mapping[str, object]) -> dict[str, object]:
        return {key: value for key, value in figures.items() if key.split("/")[0] not in new.municipalities}

    sources = [s for s in old.source.split("、") if s and s not in new.source.split("、")]
    return replace(
        new,
        source="、".join([*sources, *filter(None, [new.source])]),
        **{
            name: {**kept(getattr(old, name)), **getattr(new, name)}
            for name in ("municipalities", "catchments", "ages", "mismatches", "shared", "between", "counts")
        },
    )
