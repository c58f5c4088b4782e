"""電話の一覧: telephone numbers in a table, registered as one; and the table to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.exports.csv_ import write_rows
from jusou_graph.exports.text import plain_cell
from jusou_graph.model.catalog import KINDS_WITH_PHONE, STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.registrations import DESK_TO_ASK, PHONE, Registration
from jusou_graph.service.import_jobs.job import Preview
from jusou_graph.service.import_jobs.kinds import Reading, Task
from jusou_graph.service.labels import KIND_LABELS, name_of
from jusou_graph.service.registering import Given, check

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
    rows = list(_rows(file))
    task.watch.step("今の電話とくらべています")
    preview = Preview()
    entries: dict[tuple[str, str, str], Registration] = {}
    filled = same = 0
    catalog, today = task.graph.catalog, date.today()
    for number, (line, cells) in enumerate(rows, 1):
        if not number % 100:
            task.watch.rows(number)
        if not cells["電話"]:
            continue
        filled += 1
        what = f"{line} 行目　{cells['名称'] or cells['id']}"
        try:
            entry, now = _entry(catalog, cells, task.order.key, today)
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
    return Reading(preview, entries=list(entries.values()), note=note)


def _entry(catalog: Catalog, cells: Mapping[str, str], key: str, today: date) -> tuple[Registration, str]:
    """The entry of a row, and the number that is shown now."""
    # A spreadsheet that took the code for a number has dropped its leading zero.
    code = cells["自治体コード"].zfill(5)
    municipality = catalog.municipalities.get(code)
    if municipality is None:
        raise InputError(f"自治体コード「{cells['自治体コード']}」の計画は入っていません。")
    kind = _KINDS.get(cells["種類"], cells["種類"])
    if kind not in (*KINDS_WITH_PHONE, DESK_TO_ASK[0]):
        raise InputError(f"種類「{cells['種類']}」には電話を登録できません。")
    given = Given(cells["電話"], cells["出典"], cells["確認者"], cells["確認日"])
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


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line; blank ones are left out."""
    lines = _sheet(file) if file.suffix.lower() == ".xlsx" else _csv(file)
    head = [cell.strip() for cell in next(lines, [])]
    missing = [column for column in COLUMNS if column not in head]
    if missing:
        raise InputError(
            f"{file.name} に列「{'」「'.join(missing)}」がありません。",
            "「記入用の表」の見出しを変えずに使ってください。",
        )
    for number, cells in enumerate(lines, 2):
        if number > MOST_ROWS:
            raise InputError(f"{file.name} の行が多すぎます。", f"{MOST_ROWS:,} 行までにしてください。")
        row = dict.fromkeys(COLUMNS, "") | {h: _shown(c) for h, c in zip(head, cells, strict=False) if h in COLUMNS}
        if any(row.values()):
            yield number, row


def _shown(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and plain_cell(text[1:]) == text else text


def _csv(file: Path) -> Iterator[list[str]]:
    if file.stat().st_size > MOST_BYTES:
        raise InputError(f"{file.name} が大きすぎます。", "「記入用の表」に書いたものを選んでください。")
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp932")  # what Excel writes as 「CSV（コンマ区切り）」
        except UnicodeDecodeError:
            raise InputError(
                f"{file.name} の文字コードが分かりません。", "「CSV UTF-8」か .xlsx で保存し直してください。"
            ) from None
    try:
        yield from csv.reader(io.StringIO(text))
    except csv.Error:
        raise InputError(
            f"{file.name} を表（CSV）として読めません。", "「CSV UTF-8」か .xlsx で保存し直してください。"
        ) from None


def _sheet(file: Path) -> Iterator[list[str]]:
    from jusou_graph.sources.workbook import open_workbook

    for values in open_workbook(file).worksheets[0].iter_rows(values_only=True):
        yield [_cell(value) for value in values]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
