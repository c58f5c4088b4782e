"""電話の一覧: telephone numbers in a table, registered as one; and the table to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.exports.csv_ import write_rows
from jusou_graph.exports.text import plain_cell
from jusou_graph.model.catalog import KINDS_WITH_PHONE, STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.registrations import DESK_TO_ASK, PHONE, Registration
from jusou_graph.service.import_jobs.job import Preview
from jusou_graph.service.import_jobs.task import Reading, Task
from jusou_graph.service.jusou_graph import JusouGraph
from jusou_graph.service.labels import KIND_LABELS, name_of
from jusou_graph.service.registering import Given, check
from jusou_graph.sources.excel_numbers import as_printed, code_as_printed
from jusou_graph.sources.headings import places
from jusou_graph.sources.lists import OfficeList, read_list

COLUMNS = ("自治体コード", "種類", "id", "名称", "電話", "出典", "確認者", "確認日")
"""Columns of the table; 名称 is for people alone, the record is found by its id."""

MOST_ROWS = 20_000
MOST_BYTES = 10_000_000
"""Bytes of a table; twenty thousand full rows have half of it."""

_KINDS = {label: kind for kind, label in {**KIND_LABELS, DESK_TO_ASK[0]: "問い合わせ先の課"}.items()}


def table_to_fill_in(catalog: Catalog) -> bytes:
    """The table (CSV, UTF-8 with BOM) with every desk and place that has no number yet."""
    rows = (
        (municipality.code, _label(kind), identifier, name, "", "", "", "")
        for municipality in catalog.municipalities.values()
        for kind, identifier, name in _without_phone(municipality)
    )
    return write_rows(COLUMNS, rows)


def count_without(catalog: Catalog) -> int:
    """How many desks and places have no number yet."""
    return sum(1 for municipality in catalog.municipalities.values() for _ in _without_phone(municipality))


def read(task: Task) -> Reading:
    """Reads the table; a row that cannot be registered is told and left out.

    Raises:
        InputError: The file is no such table, or no row has a number.
    """
    task.watch.expect(2)
    file = task.files["files"][0]
    task.watch.step(f"{file.name} を読み取り中")
    table = _table(file)
    rows = list(_rows(table))
    task.watch.step("今の電話とくらべています")
    preview = Preview()
    entries: dict[tuple[str, str, str], Registration] = {}
    filled = same = 0
    today = date.today()
    for number, (line, cells, trouble) in enumerate(rows, 1):
        if not number % 100:
            task.watch.rows(number)
        if not cells["電話"] and not trouble:
            continue
        filled += 1
        what = f"{line} 行目　{cells['名称'] or cells['id']}"
        try:
            if trouble:
                raise InputError(trouble)
            entry, now = _entry(task.graph, cells, task.order.key, today)
        except (InputError, NotFoundError) as error:
            preview.unsure.append((what, f"{error}（この行は取り込みません）"))
            continue
        about = (entry.municipality, entry.kind, entry.record)
        if about in entries:
            preview.unsure.append((what, "同じ窓口の行が上にあります（この行は取り込みません）"))
        elif entry.value == now:
            same += 1
        else:
            entries[about] = entry
            lines = preview.changed if now else preview.new
            lines.append((what, f"{now} → {entry.value}" if now else entry.value))
    if not filled:
        raise InputError(
            f"{file.name} に電話の書かれた行がありません。", "「電話」の列に書いて、保存してから選んでください。"
        )
    note = f"すでに同じ番号が登録されている {same:,} 件は、そのままです。" if same else ""
    return Reading(preview, entries=list(entries.values()), note="".join((*table.said, note)))


def _entry(graph: JusouGraph, cells: Mapping[str, str], key: str, today: date) -> tuple[Registration, str]:
    """The entry of a row, and the number that is shown now."""
    municipality = graph.municipality(code_as_printed(cells["自治体コード"]))
    kind = _KINDS.get(cells["種類"], cells["種類"])
    if kind not in (*KINDS_WITH_PHONE, DESK_TO_ASK[0]):
        raise InputError(f"種類「{cells['種類']}」には電話を登録できません。")
    given = Given(as_printed(cells["電話"]), cells["出典"], cells["確認者"], cells["確認日"])
    entry, problems = check(municipality, kind, cells["id"], PHONE, given, key=key, today=today)
    if entry is None:
        raise InputError("".join(problems.values()))
    return entry, _number_now(municipality, kind, cells["id"])


def _number_now(municipality: Municipality, kind: str, identifier: str) -> str:
    if (kind, identifier) == DESK_TO_ASK:
        known = municipality.registered.value(municipality.code, kind, identifier, PHONE)
        return known.value if known else ""
    return next((r.phone or "" for r in getattr(municipality, STEM_OF_KIND[kind]) if r.id == identifier), "")


def _without_phone(municipality: Municipality) -> Iterator[tuple[str, str, str]]:
    """Kind, id and name of what has no number yet."""
    for kind in KINDS_WITH_PHONE:
        for record in getattr(municipality, STEM_OF_KIND[kind]):
            if not record.phone and getattr(record, "status", "active") == "active":
                yield kind, record.id, name_of(record)
    if municipality.profile.catchment.ask and not _number_now(municipality, *DESK_TO_ASK):
        yield (*DESK_TO_ASK, municipality.profile.catchment.ask)


def _label(kind: str) -> str:
    return next(label for label, one in _KINDS.items() if one == kind)


def _rows(found: OfficeList) -> Iterator[tuple[int, dict[str, str], str]]:
    """Rows with their number and what is wrong with them; blank ones are left out."""
    place = {name: places(found.headings, name)[0] for name in COLUMNS}
    for row in found.rows:
        cells = {name: _shown(row.cells[index]) for name, index in place.items()}
        if any(cells.values()):
            yield row.number, cells, row.trouble


def _table(file: Path) -> OfficeList:
    found = read_list(file, COLUMNS, MOST_ROWS, MOST_BYTES)
    missing = [name for name in COLUMNS if not places(found.headings, name)]
    if missing:
        raise InputError(
            f"{file.name} に列「{'」「'.join(missing)}」がありません。",
            "「記入用の表」の見出しを変えずに使ってください。",
        )
    if twice := [name for name in COLUMNS if len(places(found.headings, name)) > 1]:
        raise InputError(f"{file.name} に列「{twice[0]}」が二つあります。", "一つだけにしてください。")
    return found


def _shown(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and plain_cell(text[1:]) == text else text
