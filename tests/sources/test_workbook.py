"""The workbook: nothing is lost on the way, nothing is written unasked, and only what changed is written anew."""

from __future__ import annotations

import builtins
import dataclasses
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jusou_graph.cli.main import main
from jusou_graph.errors import DataError, InputError, MissingExtraError
from jusou_graph.model.catalog import RECORD_FILES
from jusou_graph.model.records import Agency, Rule
from jusou_graph.sources.catalog_loader import check
from jusou_graph.sources.cells import from_cells, to_cells
from jusou_graph.sources.workbook import export
from jusou_graph.sources.workbook_changes import compare, write
from jusou_graph.sources.yaml_blocks import cut

ROOT = Path(__file__).parents[2]
REAL = ROOT / "data" / "municipalities"
BASE = ROOT / "tests" / "fixtures" / "base"
FORMS = ROOT / "tests" / "fixtures" / "municipalities"
"""Fictitious towns with every form of table."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A municipality of its own to spoil."""
    return Path(shutil.copytree(BASE, tmp_path / "base"))


def edit(book_path: Path, sheet: str, record: str, column: str, value: object) -> None:
    """Sets one cell of the row whose id, code or first cell after the folder is ``record``."""
    book = openpyxl.load_workbook(book_path)
    page = book[sheet]
    head = {cell.value: cell.column for cell in page[1]}
    row = next(r for r in range(3, page.max_row + 1) if page.cell(r, 2).value == record)
    page.cell(row, head[column]).value = value
    book.save(book_path)


def contents(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


@pytest.mark.slow
def test_the_real_data_come_back_unchanged(tmp_path: Path) -> None:
    target = tmp_path / "all.xlsx"
    rows = export(REAL, target)
    municipalities, _ = check(REAL)
    records = sum(len(getattr(m, stem)) for m in municipalities for stem in RECORD_FILES)
    assert rows == records + sum(1 + len(m.catchments) + len(m.areas) + len(m.towns) for m in municipalities)
    found = compare(REAL, target)
    assert (found.changes, found.files, found.stale) == ([], {}, False)


@pytest.mark.slow
def test_the_real_data_rebuilt_from_the_workbook_alone_are_the_same(tmp_path: Path) -> None:
    target, empty = tmp_path / "all.xlsx", tmp_path / "rebuilt"
    export(REAL, target)
    shutil.copytree(REAL, empty)
    for path in [*empty.glob("*/*.yaml"), *empty.glob("*/*.csv")]:
        if path.name == "municipality.yaml":
            continue
        path.unlink()
    found = compare(empty, target)
    write(empty, found)
    before, after = check(REAL)[0], check(empty)[0]
    assert [m.profile for m in after] == [m.profile for m in before]
    for stem in (*RECORD_FILES, "towns"):
        assert [getattr(m, stem) for m in after] == [getattr(m, stem) for m in before], stem
    # The id of an entry holds its line, and lines of comment are not part of the workbook.
    assert [[(e.agency, e.printed) for e in m.catchments] for m in after] == [
        [(e.agency, e.printed) for e in m.catchments] for m in before
    ]


def test_one_cell_changes_one_record(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "one.xlsx"
    export(folder, target)
    before = contents(folder)
    record = check(folder)[0][0].agencies[0]
    edit(target, "agencies", record.id, "note", "確かめた")
    found = compare(folder, target)
    assert [str(c) for c in found.changes] == [
        f"base/agencies.yaml {record.id}: note 「{record.note or ''}」→「確かめた」"
    ]
    assert contents(folder) == before, "comparing must not write"
    write(folder, found)
    after = contents(folder)
    assert {name for name in after if after[name] != before[name]} == {"agencies.yaml"}
    was, now = (cut(c["agencies.yaml"].decode()) for c in (before, after))
    assert (now.head, now.blocks[1:], now.tail) == (was.head, was.blocks[1:], was.tail)
    assert check(folder)[0][0].agencies[0].note == "確かめた"


def test_comments_of_other_records_stay(folder: Path, tmp_path: Path) -> None:
    path, target = folder / "agencies.yaml", tmp_path / "one.xlsx"
    blocks = cut(path.read_text(encoding="utf-8"))
    assert len(blocks.blocks) >= 2
    path.write_text(
        "# 頭の覚え書き\n"
        + blocks.head
        + blocks.blocks[0]
        + "# 二件目の覚え書き\n"
        + "".join(blocks.blocks[1:])
        + "# 終わり\n",
        encoding="utf-8",
    )
    export(folder, target)
    edit(target, "agencies", check(folder)[0][0].agencies[0].id, "note", "直した")
    write(folder, compare(folder, target))
    text = path.read_text(encoding="utf-8")
    assert all(words in text for words in ("# 頭の覚え書き", "# 二件目の覚え書き", "# 終わり", "note: 直した"))


def test_rows_can_be_added_removed_and_moved(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rows.xlsx"
    export(folder, target)
    before = [o.id for o in check(folder)[0][0].organizations]
    book = openpyxl.load_workbook(target)
    page = book["organizations"]
    rows = [[c.value for c in row] for row in page.iter_rows(min_row=3)]
    fresh = list(rows[0])
    fresh[1] = "brand-new"
    page.delete_rows(3, len(rows))
    for row in [fresh, *reversed(rows)]:
        page.append(row)
    book.save(target)
    found = compare(folder, target)
    assert {c.what for c in found.changes} >= {"加わる"}
    write(folder, found)
    assert [o.id for o in check(folder)[0][0].organizations] == ["brand-new", *reversed(before)]


def test_tables_of_every_form_come_back_unchanged(tmp_path: Path) -> None:
    target, copy = tmp_path / "forms.xlsx", tmp_path / "forms"
    shutil.copytree(FORMS, copy)
    export(copy, target)
    assert compare(copy, target).changes == []
    kaku = copy / "99901-kaku"
    before = check(copy)[0]
    for name in ("catchments.csv", "areas.csv"):
        (kaku / name).unlink()
    write(copy, compare(copy, target))
    after = check(copy)[0]
    # Lines of comment are not part of the workbook, and the id of an entry holds its line.
    for one in ("catchments", "areas"):
        assert [[dataclasses.replace(e, id="") for e in getattr(m, one)] for m in after] == [
            [dataclasses.replace(e, id="") for e in getattr(m, one)] for m in before
        ]
    assert any(m.areas for m in after)


def test_a_column_that_is_filled_in_excel_is_added_to_the_file(folder: Path, tmp_path: Path) -> None:
    target, path = tmp_path / "column.xlsx", folder / "catchments.csv"
    export(folder, target)
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    edit(target, "catchments", "nishi", "extent", "part")
    found = compare(folder, target)
    assert {str(c).partition(": ")[2] for c in found.changes} == {"消える", "加わる"}
    write(folder, found)
    text = path.read_text(encoding="utf-8").splitlines()
    assert text[0] == f"{head},extent", "no other column comes with it"
    assert text[1:] == [f"{row}," if not row.startswith("nishi,西町") else f"{row},part" for row in rows]
    again = tmp_path / "again.xlsx"
    export(folder, again)
    assert compare(folder, again).changes == []


def test_a_workbook_without_the_further_columns_is_refused_not_read_as_empty(tmp_path: Path) -> None:
    target, copy = tmp_path / "forms.xlsx", tmp_path / "forms"
    shutil.copytree(FORMS, copy)
    export(copy, target)
    book = openpyxl.load_workbook(target)
    page = book["catchments"]
    page.delete_cols(next(cell.column for cell in page[1] if cell.value == "extent"))
    book.save(target)
    with pytest.raises(InputError, match="列「extent」がありません"):
        compare(copy, target)


def test_a_missing_sheet_leaves_its_files_alone(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "less.xlsx"
    export(folder, target)
    book = openpyxl.load_workbook(target)
    del book["agencies"]
    book.save(target)
    assert compare(folder, target).changes == []


def test_what_would_not_pass_the_check_is_not_written(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "bad.xlsx"
    export(folder, target)
    before = contents(folder)
    edit(target, "agencies", check(folder)[0][0].agencies[0].id, "sources.quote", "計画にない語")
    with pytest.raises((DataError, InputError)):
        write(folder, compare(folder, target))
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("sheet", "column", "value", "told"),
    [
        ("agencies", "first_contact", "たぶん", "true か false"),
        ("agencies", "eligibility", "{", "JSON が読めません"),
        (
            "agencies",
            "sources.lines",
            "990:1\n990:2\n990:3\n990:4\n990:5\n990:6\n990:7\n990:8\n990:9",
            "そろっていません",
        ),
        ("resources", "count", "いくつか", "数です"),
    ],
)
def test_an_unreadable_cell_is_told_with_its_place(
    folder: Path, tmp_path: Path, sheet: str, column: str, value: str, told: str
) -> None:
    target = tmp_path / "cell.xlsx"
    export(folder, target)
    edit(target, sheet, getattr(check(folder)[0][0], sheet)[0].id, column, value)
    with pytest.raises(InputError, match=told) as error:
        compare(folder, target)
    assert f"シート「{sheet}」3 行目" in error.value.detail


def test_a_stale_workbook_is_told(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.xlsx"
    export(folder, target)
    path = folder / "agencies.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 別の人の覚え書き\n", encoding="utf-8")
    assert compare(folder, target).stale


def test_what_excel_turns_into_numbers_is_read_as_words(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "numbers.xlsx"
    export(folder, target)
    first = check(folder)[0][0].resources[0]
    edit(target, "resources", first.id, "count", 3.0)
    edit(target, "resources", first.id, "unnamed", True)
    raws = {str(c.record): c.what for c in compare(folder, target).changes}
    assert first.id in raws
    write(folder, compare(folder, target))
    changed = check(folder)[0][0].resources[0]
    assert (changed.count, changed.unnamed) == (3, True)


def test_no_workbook_and_no_package_are_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_text("not a workbook", encoding="utf-8")
    with pytest.raises(InputError, match="読めません"):
        compare(folder, broken)
    with pytest.raises(InputError, match="ありません"):
        compare(folder, tmp_path / "nowhere.xlsx")
    real_import = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("openpyxl"):
            raise ImportError(name)
        return real_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match="office"):
        export(folder, tmp_path / "x.xlsx")


WORDS = st.text(alphabet="あ亜a1 =[]{}:\"'#|\n-", min_size=1, max_size=8)
PASSAGES = st.fixed_dictionaries({"section": WORDS, "lines": WORDS, "quote": WORDS})


@given(
    st.fixed_dictionaries(
        {"id": st.just("x"), "name": WORDS, "aliases": st.lists(WORDS, min_size=1, max_size=3)},
        optional={"first_contact": st.booleans(), "sources": st.lists(PASSAGES, min_size=1, max_size=3)},
    )
)
def test_any_words_survive_the_cells(raw: dict[str, Any]) -> None:
    assert from_cells(Agency, to_cells(raw), {}) == raw
    assert from_cells(Agency, to_cells(raw), raw) == raw


def test_a_number_stays_a_number() -> None:
    assert from_cells(Rule, {"id": "x", "step": "2"}, {}) == {"id": "x", "step": 2}


def test_the_command_only_reports_until_told_to_write(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "cli.xlsx"
    assert main(["data", "export", "--xlsx", str(target), str(folder)]) == 0
    edit(target, "agencies", check(folder)[0][0].agencies[0].id, "note", "確かめた")
    before = contents(folder)
    assert main(["data", "import", str(target), str(folder)]) == 0
    assert "まだ何も書いていません" in capsys.readouterr().out
    assert contents(folder) == before
    assert main(["data", "import", str(target), str(folder), "--yes"]) == 0
    assert "→「確かめた」" in capsys.readouterr().out
    assert check(folder)[0][0].agencies[0].note == "確かめた"
