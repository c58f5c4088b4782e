"""Zip files that people send: unpacked within limits, and Excel files looked at before they are opened."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from jusou_graph.errors import InputError

MOST_BYTES = 1 << 30
"""Unpacked bytes of an archive; the small areas of the largest prefecture have a third of it."""

MOST_FILES = 2_000
MOST_CELLS_BYTES = 80_000_000
"""Unpacked bytes of an Excel file; the records of five municipalities have four million."""

WANTED = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg", ".geojson", ".json", ".csv", ".txt"})


def unpack(archive: Path, folder: Path) -> list[Path]:
    """Unpacks the files of an archive that an import can use; folders inside it are not kept.

    Args:
        archive: A zip file.
        folder: Where to; a new folder.

    Raises:
        InputError: It is no zip file, is locked, holds too much, or the same name twice.
    """
    found: list[Path] = []
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(archive) as opened:
            _refuse(opened, archive.name, MOST_BYTES)
            for one in opened.infolist():
                # Of a name only its last part is used: it cannot lead out of the folder.
                name = PurePosixPath(one.filename.replace("\\", "/")).name
                if one.is_dir() or Path(name).suffix.lower() not in WANTED or name.startswith("."):
                    continue
                if (folder / name).exists():
                    raise InputError(f"{archive.name} の中に {name} が二つあります。", "別々の zip にしてください。")
                with opened.open(one) as read, (folder / name).open("wb") as write:
                    shutil.copyfileobj(read, write)
                found.append(folder / name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise InputError(f"{archive.name} を zip として開けません。", "もう一度ダウンロードしてください。") from None
    except RuntimeError:  # zipfile's word for a locked archive
        raise InputError(
            f"{archive.name} には合言葉がかかっています。", "解いてから、中のファイルを選んでください。"
        ) from None
    if not found:
        raise InputError(
            f"{archive.name} の中に読めるファイルがありません。",
            "Shapefile、GeoJSON か CSV の入ったものか確かめてください。",
        )
    return found


def expanded(files: Iterable[Path], folder: Path) -> list[Path]:
    """Files with the archives among them unpacked, each into a folder of its own under ``folder``.

    Raises:
        InputError: An archive cannot be unpacked.
    """
    out: list[Path] = []
    for number, file in enumerate(files):
        out += unpack(file, folder / str(number)) if file.suffix.lower() == ".zip" else [file]
    return out


def refuse_swollen_workbook(path: Path) -> None:
    """Stops where an Excel file would unpack to more than any real one.

    Raises:
        InputError: It would; a file that is no zip at all is left to whoever opens it.
    """
    try:
        with zipfile.ZipFile(path) as opened:
            _refuse(opened, path.name, MOST_CELLS_BYTES)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return


def _refuse(opened: zipfile.ZipFile, name: str, most: int) -> None:
    # zipfile never unpacks more of a file than its entry says, so that the entries can be believed.
    entries = opened.infolist()
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > most:
        raise InputError(
            f"{name} は広げると大きすぎます（{most // 1_000_000:,} メガバイトまで）。", "ファイルを分けてください。"
        )
