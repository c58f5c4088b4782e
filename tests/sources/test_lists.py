"""Lists as offices have them: what is read, what is said about it, and what stops with its line.

Sources of the cases stand beside them: they are public reports on other programs, not on this one.
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.sources import lists
from jusou_graph.sources.headings import asked_for, column, joined, letters_of, places
from jusou_graph.sources.lists import OfficeList, read_list

PLAIN = [
    ["No", "氏名", "住所", "電話"],
    ["1", "利用者A", "盛岡市高松4-17-41", "-"],
    ["2", "利用者B", "盛岡市内丸1", "なし"],
]


def saved(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def as_text(rows: list[list[str]], separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def as_workbook(path: Path, *sheets: tuple[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return saved(path, out.getvalue())


def cells(found: OfficeList) -> list[list[str]]:
    return [found.headings, *(row.cells for row in found.rows)]


# mpyw-yattemita/excel-csv-compatibility-check#1-3: tabs in a file named .csv
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.tsv", "a.xls", "a"])
def test_the_separator_is_the_one_that_shows_the_heading(tmp_path: Path, separator: str, name: str) -> None:
    found = read_list(saved(tmp_path / name, as_text(PLAIN, separator)), ("住所",))
    assert cells(found) == PLAIN
    assert bool(found.said) == (separator != ",")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # the rival separator stands in cells, in every row and more often than the real one
        ("氏名,住所\nA;B;C,盛岡市;高松\nD;E;F,盛岡市;内丸\n", ["A;B;C", "盛岡市;高松"]),
        ("氏名\t住所\nA,B,C\t盛岡市,高松\n", ["A,B,C", "盛岡市,高松"]),
        ("住所\n盛岡市;高松\n", ["盛岡市;高松"]),
        ("氏名;住所\nA;4,5\nB;6,7\n", ["A", "4,5"]),
        ('氏名, 住所\nA, "盛岡市, 高松"\n', ["A", "盛岡市, 高松"]),
        ("氏名|住所\nA,B|盛岡市\n", ["A,B", "盛岡市"]),
        # the heading itself holds another separator
        ("氏名（姓;名）,住所\nA,B\n", ["A", "B"]),
    ],
)
def test_a_separator_is_never_guessed_by_counting(tmp_path: Path, text: str, row: list[str]) -> None:
    assert read_list(saved(tmp_path / "a.csv", text), ("住所",)).rows[0].cells == row


def test_the_line_that_excel_itself_heeds(tmp_path: Path) -> None:
    found = read_list(saved(tmp_path / "a.csv", "sep=|\r\n氏名|住所\r\nA|盛岡市\r\n"), ("住所",))
    assert cells(found) == [["氏名", "住所"], ["A", "盛岡市"]]
    assert found.number == 2


# Signbank/Global-signbank#1131, pcreux/csv-importer#54: titles above the heading
@pytest.mark.parametrize(
    "above",
    [
        [],
        [["担当者別　利用者名簿（令和8年4月1日現在）"]],
        [["利用者名簿"], [], ["作成：福祉課", "", "全2件"]],
        [["住所"]],  # a title that says the same word alone
        [["", "", "", ""], ["盛岡市", "", "", ""]],
        [["検索条件", "住所", "盛岡市"], []],
        [[]] * 60,
    ],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_heading_is_found_below_titles(tmp_path: Path, above: list[list[str]], form: str) -> None:
    if form == "csv":
        path = saved(tmp_path / "a.csv", as_text([*above, *PLAIN]))
    else:
        path = as_workbook(tmp_path / "a.xlsx", ("名簿", [*above, *PLAIN]))
    found = read_list(path, ("住所",))
    assert cells(found) == PLAIN
    assert (found.number, len(found.above)) == (len(above) + 1, len(above))
    assert any("見出しは" in sentence for sentence in found.said) == bool(above)


def test_blank_rows_stay_in_their_place_and_cells_keep_their_line_breaks(tmp_path: Path) -> None:
    text = '氏名,住所\r\nA,"盛岡市加賀野\n字桜山12"\r\n\r\n,\r\nB,盛岡市内丸1\r\n\r\n'
    found = read_list(saved(tmp_path / "a.csv", text), ("住所",))
    assert [row.cells for row in found.rows] == [
        ["A", "盛岡市加賀野\n字桜山12"],
        ["", ""],
        ["", ""],
        ["B", "盛岡市内丸1"],
    ]
    assert [row.blank for row in found.rows] == [False, True, True, False]


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"])
CELLS = st.text(LETTERS, max_size=8) | st.sampled_from(
    ["", "a,b", 'x"y', '"', "一\n二", "盛岡市", ";", "\t", "一,\n,二"]
)
DOUBT = "引用符が閉じていません"
"""The one doubt: a cell whose line breaks leave as many separators in each line as the heading has."""


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3).filter(lambda row: any(c.strip() for c in row)), min_size=1))
def test_what_a_spreadsheet_writes_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """Every list is read cell by cell, or refused; it is never read as something else."""
    table = [["氏名", "住所", "備考"], *rows]
    path = saved(tmp_path_factory.mktemp("lists") / "a.csv", as_text(table))
    doubtful = any(
        "\n" in line and all(part.count(",") == 2 for part in line.split("\n"))
        for line in as_text(table).removesuffix("\r\n").split("\r\n")
    )
    if doubtful:
        with pytest.raises(InputError, match=DOUBT):
            read_list(path, ("住所",))
    else:
        assert cells(read_list(path, ("住所",))) == table


# osiegmar/FastCSV#173, OpenRefine#690, turicreate#1692: one quote that is not closed swallows people
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('氏名,住所\n"B,盛岡市高松4-1\nC,盛岡市上堂1-2\n', "2 行目の引用符が閉じていません"),
        ('氏名,住所\nA,内丸\n"B,高松\nC,上堂\nD,みたけ\n', "3 行目の引用符が閉じていません"),
        ('氏名,住所\nA,"盛岡市内丸1\nB,"盛岡市高松4"\n', "2 行目の引用符が閉じていません"),
        ('氏名,住所\n"B,高松\nC,"上堂"\n', "2 行目の引用符が閉じていません"),
        ('氏名,住所\n"B,高松\nC,上堂"\n', "2 行目の引用符が閉じていません"),  # closed by another's quote: well formed
        ('氏名,住所,電話\nA,"内丸,1\nB,高松",2\n', "2 行目の引用符が閉じていません"),
        ('氏名,住所\nA,"一\n二"\n"B,高松\n', "4 行目の引用符が閉じていません"),
        ('名簿\n\n氏名\t住所\nA\t"高松\nB\t内丸\n', "4 行目の引用符が閉じていません"),
        ('sep=;\n氏名;住所\n"A;高松\n', "3 行目の引用符が閉じていません"),
        ('氏名,住所\n"B"様,高松\n', '2 行目の引用符（"）のあとに文字があります'),
        (f"氏名,住所\nA,{'x' * 140_000}\n", "2 行目の欄が長すぎます"),
    ],
)
def test_a_quote_that_is_not_closed_stops_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as told:
        read_list(saved(tmp_path / "a.csv", text), ("住所",))
    assert words in str(told.value)


@pytest.mark.parametrize("text", ['氏名,住所\nx"y,高松\n', '氏名,住所\n"x""y",高松\n', '氏名,住所\nA,"1,5\n2"\n'])
def test_quotes_that_mean_something_do_not_stop(tmp_path: Path, text: str) -> None:
    assert len(read_list(saved(tmp_path / "a.csv", text), ("住所",)).rows) == 1


def test_a_row_with_a_separator_too_many_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    text = "No,氏名,住所\n1,A,内丸\n2,山田,太郎,高松\n3,C,上堂,\n"
    found = read_list(saved(tmp_path / "a.csv", text), ("住所",))
    assert [bool(row.trouble) for row in found.rows] == [False, True, False]
    assert "4 列。見出しは 3 列" in found.rows[1].trouble
    unnamed = read_list(saved(tmp_path / "b.csv", "氏名,住所\nA,内丸,x\nB,高松,y\n"), ("住所",))
    assert not any(row.trouble for row in unnamed.rows)
    assert unnamed.headings == ["氏名", "住所", ""]


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv", "a.XLSX"])
def test_excel_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    found = read_list(as_workbook(tmp_path / name, ("名簿", PLAIN)), ("住所",))
    assert cells(found) == PLAIN
    assert found.said == ["シート「名簿」を読みました。"]


def test_the_first_sheet_that_has_the_column_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    other = [["メモ"], ["x"]]
    found = read_list(
        as_workbook(tmp_path / "a.xlsx", ("空", []), ("表紙", other), ("名簿", PLAIN), ("旧", PLAIN)), ("住所",)
    )
    assert cells(found) == PLAIN
    assert found.said[0] == "シート「名簿」を読みました。ほかのシート（「表紙」、「旧」）は読んでいません。"
    hidden = as_workbook(tmp_path / "b.xlsx", ("隠し", [["住所"], ["x"]]), ("名簿", PLAIN), hidden=("隠し",))
    assert cells(read_list(hidden, ("住所",))) == PLAIN


def test_cells_of_excel_are_read_as_people_see_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["住所", "番号", "小数", "日", "時", "郵便", "コード", "有無", "改行"])
    sheet.append(["高松", 196514111, 1.5, date(1940, 4, 1), datetime(2026, 4, 1, 9, 30), 200001, 3201, True, "一\n二"])
    sheet["F2"].number_format = r"000\-0000"
    sheet["G2"].number_format = "00000"
    book.save(tmp_path / "a.xlsx")
    found = read_list(tmp_path / "a.xlsx", ("住所",))
    want = ["高松", "196514111", "1.5", "1940-04-01", "2026-04-01 09:30", "020-0001", "03201", "TRUE", "一\n二"]
    assert found.rows[0].cells == want


def test_a_formula_whose_result_was_not_saved_is_told(tmp_path: Path) -> None:
    path = as_workbook(tmp_path / "a.xlsx", ("名簿", [["氏名", "住所"], ["A", '="盛岡市"&"高松"']]))
    with pytest.raises(InputError, match="B2 の式の結果が保存されていません"):
        read_list(path, ("住所",))


def test_a_letter_in_the_last_corner_is_refused_and_wrong_dimensions_are_not_believed(tmp_path: Path) -> None:
    path = as_workbook(tmp_path / "a.xlsx", ("名簿", PLAIN))
    book = openpyxl.load_workbook(path)
    book["名簿"]["XFD1048576"] = "x"
    book.save(tmp_path / "b.xlsx")
    with pytest.raises(InputError, match="大きすぎます"):
        read_list(tmp_path / "b.xlsx", ("住所",))
    with zipfile.ZipFile(path) as read, zipfile.ZipFile(tmp_path / "c.xlsx", "w") as write:
        for one in read.namelist():
            content = read.read(one).replace(b'<dimension ref="A1:D3"', b'<dimension ref="A1:A1"')
            write.writestr(one, content)
    assert cells(read_list(tmp_path / "c.xlsx", ("住所",))) == PLAIN


def _zip(names: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLE + b"\0" * 600, r"古い Excel の形（\.xls）です.*「Excel ブック（\.xlsx）」"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "古い Excel の形"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "パスワード"),
        (b"<html><table><tr><td>\x8f\x5a</td></tr></table>", "HTML"),  # what web systems call .xls
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"%PDF-1.7", "PDF"),
        (_zip(["mimetype", "content.xml"]), "OpenDocument"),
        (_zip(["[Content_Types].xml", "xl/workbook.bin"]), "xlsb"),
        (_zip(["a.csv"]), "Excel のファイルとして読めません.*zip なら"),
        (_zip(["[Content_Types].xml", "xl/workbook.xml"]), "Excel のファイルとして読めません"),
        (_zip(["a"])[:-10], "壊れていて"),
        (b"", "空です"),
        (b"\r\n\r\n", "空です"),
    ],
)
@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.xlsx"])
def test_what_is_no_list_says_what_it_is_and_how_to_mend_it(
    tmp_path: Path, content: bytes, words: str, name: str
) -> None:
    with pytest.raises(InputError) as told:
        read_list(saved(tmp_path / name, content), ("住所",))
    assert told.match(words)
    assert name in str(told.value)


def test_limits_and_files_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "a.csv", as_text(PLAIN))
    with pytest.raises(InputError, match="行が多すぎます"):
        read_list(path, ("住所",), most_rows=2)
    with pytest.raises(InputError, match="大きすぎます"):
        read_list(path, ("住所",), most_bytes=10)
    monkeypatch.setattr(lists, "MOST_CELLS", 5)
    with pytest.raises(InputError, match="大きすぎます"):
        read_list(path, ("住所",))
    with pytest.raises(FileUnreachableError):
        read_list(tmp_path / "none.csv", ("住所",))


@pytest.mark.parametrize(
    "heading",
    [
        "住所",
        "住　所",
        "住 所",
        " 住所 ",
        "住\n所",
        "住所（現住所）",
        "住所(自宅)",
        "住所※",
        "住所（必須）",
        "住所〔市町村から〕",
    ],
)
def test_headings_that_are_the_same_one(heading: str) -> None:
    assert places(["氏名", heading, "電話"], "住所") == [1]


@pytest.mark.parametrize(
    "heading",
    [
        "住所（旧）",
        "住所（緊急連絡先）",
        "住所（送付先）",
        "旧住所",
        "住所録",
        "家族の住所",
        "住所コード",
        "住所（法人）",
    ],
)
def test_another_address_is_never_taken_but_offered(heading: str) -> None:
    with pytest.raises(InputError) as told:
        column(["氏名", heading], "住所", "a.csv ")
    assert f"近い見出し: {heading}" in str(told.value)


def test_the_plain_heading_wins_over_one_with_brackets_and_two_of_a_name_are_asked_about() -> None:
    assert places(["住所（自宅）", "住所"], "住所") == [1]
    assert places(["住 所", "住所"], "住所") == [1]
    with pytest.raises(InputError, match=r"2つあります（A列、C列）"):
        column(["住所", "氏名", "住所"], "住所", "a.csv ")
    assert column(["住所", "氏名", "住所"], "Ｃ列", "a.csv ").index == 2
    assert [letters_of(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_an_address_in_several_columns_is_offered_and_joined(tmp_path: Path) -> None:
    text = "氏名,市区町村,町 名,丁目,番地,号\nA,盛岡市,高松,4,17,41\nB,盛岡市,内丸,,１番２号,\n"
    path = saved(tmp_path / "a.csv", text)
    with pytest.raises(InputError, match=r"--column 市区町村\+町 名\+丁目\+番地\+号"):
        read_list(path, ("住所",)).columns("住所")
    wanted = "市区町村+町名＋丁目+番地+号"
    found = read_list(path, (wanted,))
    columns = found.columns(wanted)
    assert columns == [1, 2, 3, 4, 5]
    whole = [joined([(found.headings[i], row.cells[i]) for i in columns]) for row in found.rows]
    # numbers of two columns never run together: 高松 4 17 41 is not 高松41741
    assert whole == ["盛岡市高松4丁目17-41", "盛岡市内丸１番２号"]
    assert asked_for("市区町村+町名", ["市区町村+町名"]) == ["市区町村+町名"]
    assert joined([("町名", "高松"), ("番地", "4.0"), ("号", "1.0")]) == "高松4-1"
