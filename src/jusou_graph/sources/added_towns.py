"""Town lists that an office imports for itself, each source in a file of its own under the office's folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.model import japan
from jusou_graph.model.places import Town
from jusou_graph.sources import town_lists
from jusou_graph.sources.archives import expanded
from jusou_graph.sources.geojson_features import Heed
from jusou_graph.sources.replacing import Replacement, replace_all
from jusou_graph.sources.town_list_layouts import KINDS, layout_of, readable

FOLDER = "towns"

AUTO = "auto"
"""In place of a kind: what the file holds tells."""


@dataclass(frozen=True)
class TownChanges:
    """What a list would change among the rows kept from the same source.

    Attributes:
        new: Rows that were not there.
        changed: Rows that are there with another reading, postal code or 町字ID: before, after.
        gone: Rows that would no longer be there.
    """

    new: list[Town]
    changed: list[tuple[Town, Town]]
    gone: list[Town]


def read_town_list(path: Path, kind: str, municipality: str, heed: Heed | None = None) -> tuple[list[Town], str]:
    """The rows of one municipality in a public town list, and which kind of list it is.

    Args:
        path: The file.
        kind: One of ``KINDS``, or ``AUTO``.
        municipality: Code.
        heed: Told of the rows read so far; raises where the reading is to stop.

    Raises:
        FileUnreachableError: The file cannot be read.
        InputError: It is no list that is read, one of another kind, or holds no row of the municipality.
    """
    try:
        layout = layout_of(path)
        if kind not in (AUTO, layout.kind):
            raise InputError(
                f"{path.name} は「{KINDS[kind]}」ではなく、「{KINDS[layout.kind]}」のようです。",
                "種類を確かめてください。",
            )
        towns = layout.read(path, municipality, heed)
    except OSError as error:
        raise FileUnreachableError(
            f"{path} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    except UnicodeDecodeError:
        raise InputError(
            f"{path.name} の文字コードが途中で変わっています。", "「CSV UTF-8」で保存し直してください。"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(f"{path.name} を町名の一覧として読めません（途中の形が違います）。", readable()) from None
    if not towns:
        one = japan.municipality(municipality)
        raise InputError(
            f"{path.name} に{one.name if one else ''} {municipality} の町名がありません"
            f"（「{KINDS[layout.kind]}」として読みました）。",
            "自治体とファイルを確かめてください。",
        )
    return towns, layout.kind


def town_changes(towns: Iterable[Town], kind: str, municipality: str, home: Path) -> TownChanges:
    """Compares a list with what was kept from the same source before.

    Raises:
        InputError: The kept file was damaged by hand.
    """
    kept = _target(kind, municipality, home)
    old = {_part(t): t for t in (town_lists.read_towns_csv(kept, municipality) if kept.is_file() else ())}
    new = {_part(t): t for t in towns}
    return TownChanges(
        [town for part, town in new.items() if part not in old],
        [(old[part], town) for part, town in new.items() if part in old and _said(old[part]) != _said(town)],
        [town for part, town in old.items() if part not in new],
    )


def stage_towns(towns: Iterable[Town], kind: str, municipality: str, home: Path, stage: Path, name: str) -> Replacement:
    """Writes the rows as they would be kept, and says what they would replace.

    Args:
        towns: Rows of the municipality.
        kind: One of ``KINDS``.
        municipality: Code.
        home: The office's folder.
        stage: Folder to write into.
        name: Name of the file they come from.
    """
    target = _target(kind, municipality, home)
    new = stage / target.name
    comment = f"{KINDS[kind]} から取り込み: {name}"
    new.write_text(town_lists.towns_csv(towns, [comment]), encoding="utf-8")
    return Replacement(target, new)


def import_towns(path: Path, kind: str, municipality: str, home: Path) -> tuple[Path, int, str]:
    """Reads a town list and keeps its rows of one municipality.

    Args:
        path: The file.
        kind: One of ``KINDS``, or ``AUTO``.
        municipality: Code.
        home: The office's folder.

    Returns:
        Where the rows were written, how many, and which kind of list it is.

    Raises:
        FileUnreachableError: The file cannot be read, or the folder cannot be written.
        InputError: It is no such list, or holds no row of the municipality.
    """
    with TemporaryDirectory() as temporary:
        stage = Path(temporary) / "stage"
        stage.mkdir()
        asked_kind = kind
        file = list_among(expanded([path], Path(temporary) / "unpacked"))
        try:
            towns, kind = read_town_list(file, kind, municipality)
        except FileUnreachableError:
            raise
        except InputError as error:
            asked = "" if asked_kind == AUTO else f"（種類は --kind {asked_kind} でした）"
            raise InputError(error.detail, f"{(error.hint or '').rstrip('。')}{asked}。") from None
        one = stage_towns(towns, kind, municipality, home, stage, path.name)
        replace_all([one], stage / "before")
    return one.target, len(towns), kind


def list_among(files: Iterable[Path]) -> Path:
    """The one list among files: of a Shapefile its ``.shp``.

    Raises:
        InputError: There are several, or none.
    """
    given = list(files)
    found = [file for file in given if file.suffix.lower() == ".shp"] or [
        file for file in given if file.suffix.lower() not in {".dbf", ".shx", ".prj", ".cpg"}
    ]
    if len(found) == 1:
        return found[0]
    names = "、".join(file.name for file in found[:3])
    raise InputError(
        f"一覧のファイルが {len(found)} 件あります（{names}）。" if found else "一覧のファイルがありません。",
        "一つだけ選んでください。",
    )


def read_added_towns(home: Path, own: Iterable[Town]) -> list[Town]:
    """All rows that were imported, in the order of their files' names; none where nothing was imported.

    Some lists write 大字 and 小字 in one (三ツ割字上岩清水). Where the municipality's own list knows the 大字, the row
    becomes a 小字 of it; otherwise a longer name would hide the town that the plan's table prints.

    Args:
        home: The office's folder.
        own: The municipalities' own town lists.
    """
    folder = home / FOLDER
    if not folder.is_dir():
        return []
    known = _known(own)
    return [
        _split(town, known.get(town.municipality, {}))
        for path in sorted(folder.glob("*.csv"))
        for town in town_lists.read_towns_csv(path, path.name.split("-")[0])
    ]


def unknown_names(towns: Iterable[Town], own: Iterable[Town]) -> list[str]:
    """Names of 大字・町 in a list that the municipalities' own lists do not have."""
    known = _known(own)
    names = [_split(town, known.get(town.municipality, {})) for town in towns]
    return list(dict.fromkeys(t.name for t in names if t.name not in known.get(t.municipality, {})))


def _known(own: Iterable[Town]) -> dict[str, dict[str, set[str]]]:
    known: dict[str, dict[str, set[str]]] = {}
    for town in own:
        known.setdefault(town.municipality, {}).setdefault(town.name, set()).add(town.aza.removeprefix("字"))
    return known


def _target(kind: str, municipality: str, home: Path) -> Path:
    return home / FOLDER / f"{municipality}-{kind}.csv"


def _part(town: Town) -> tuple[str, int | None, str]:
    return town.name, town.chome, town.aza


def _said(town: Town) -> tuple[str, tuple[str, ...], str]:
    return town.reading, town.postal_codes, town.machiaza_id


def _split(town: Town, known: Mapping[str, set[str]]) -> Town:
    """The row as a 小字 of the longest known 大字 its name begins with, where what follows says that it is one."""
    if town.name in known:
        return town
    for end in range(len(town.name) - 1, 0, -1):
        head, rest = town.name[:end], town.name[end:]
        if head in known and (rest[0] == "字" or rest.endswith("地割") or rest in known[head]):
            return replace(town, name=head, aza=rest.removeprefix("字") + town.aza)
    return town
