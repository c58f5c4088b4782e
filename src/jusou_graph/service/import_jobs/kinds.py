"""What can be imported: which files each kind takes, how it is read, and what it would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from jusou_graph.errors import InputError
from jusou_graph.service.import_jobs.task import Reading, Task

AREAS, TOWNS, RECORDS, PHONES = "areas", "towns", "records", "phones"


@dataclass(frozen=True)
class Kind:
    """One kind of import.

    Attributes:
        code: Part of addresses.
        label: Its name on the page.
        about: What comes of it.
        fields: Field of the form → endings of the files it takes, the first field required.
        most: Most files of the first field.
        read: Reads the files.
    """

    code: str
    label: str
    about: str
    fields: Mapping[str, frozenset[str]]
    most: int
    read: Callable[[Task], Reading]


def _areas(task: Task) -> Reading:
    from jusou_graph.service.import_jobs.areas import read

    return read(task)


def _towns(task: Task) -> Reading:
    from jusou_graph.service.import_jobs.towns import read

    return read(task)


def _records(task: Task) -> Reading:
    from jusou_graph.service.import_jobs.records import read

    return read(task)


def _phones(task: Task) -> Reading:
    from jusou_graph.service.import_jobs.phones import read

    return read(task)


KINDS: dict[str, Kind] = {
    one.code: one
    for one in (
        Kind(
            AREAS,
            "人口と地図",
            "空白が人数で出て、「地区の図」が地図になります。",
            {
                "files": frozenset({".geojson", ".json", ".shp", ".shx", ".dbf", ".prj", ".cpg", ".zip"}),
                "ages": frozenset({".csv", ".txt", ".zip"}),
            },
            50,
            _areas,
        ),
        Kind(
            TOWNS,
            "町名の一覧",
            "新しい町名や小字も、つなぎ先を調べるときに読めるようになります。",
            {"files": frozenset({".csv", ".txt", ".json", ".geojson", ".shp", ".shx", ".dbf", ".prj", ".cpg", ".zip"})},
            5,
            _towns,
        ),
        Kind(
            PHONES,
            "電話の一覧",
            "窓口と場の電話を、まとめて登録します。",
            {"files": frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"})},
            1,
            _phones,
        ),
        Kind(
            RECORDS,
            "直した記録（Excel）",
            "書き出した Excel で直したところを、自治体のデータに入れます。",
            {"files": frozenset({".xlsx"})},
            1,
            _records,
        ),
    )
}


def check_names(kind: Kind, names: Mapping[str, Sequence[str]]) -> None:
    """Looks at the names of files before anything is read.

    Args:
        kind: What is imported.
        names: Field of the form → names.

    Raises:
        InputError: No file, too many, one of another kind, or the same name twice.
    """
    first = next(iter(kind.fields))
    if not names.get(first):
        raise InputError("ファイルが選ばれていません。", "ファイルを選んでから「読み取る」を押してください。")
    if len(names[first]) > kind.most:
        raise InputError(f"ファイルが多すぎます。{kind.most} 件までにしてください。")
    for where, given in names.items():
        endings = kind.fields.get(where, frozenset())
        strange = [name for name in given if PurePath(name).suffix.lower() not in endings]
        if strange:
            raise InputError(f"{strange[0]} はこの欄では読めません。", f"読めるもの：{'、'.join(sorted(endings))}")
        twice = sorted({name for name in given if [n.lower() for n in given].count(name.lower()) > 1})
        if twice:
            raise InputError(f"{twice[0]} が二つあります。", "名前を変えるか、どちらかを外してください。")
