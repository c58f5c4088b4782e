"""Files to take along: whole, readable, safe to open, and the wider version without anything personal."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from gaps import answering
from jusou_graph.errors import UsageError
from jusou_graph.exports import (
    SHEET_FORMATS,
    Sheet,
    support_meeting_sheet,
    wider_sheet,
    write_csv,
    write_gaps,
    write_sheet,
)
from jusou_graph.exports.csv_ import write_rows
from jusou_graph.exports.sheet import ConfidentialPage, Page
from jusou_graph.exports.text import plain_cell
from jusou_graph.gaps import AT_THE_DESK, Gap, PeopleIn, bearing, matrix
from jusou_graph.model.catalog import Catalog

DAY = date(2026, 11, 20)
PERSON = "架空 花子さん（架空市東町一丁目2番3号、電話 0999-12-3456）の長男の件"
MARKS = ("花子", "東町一丁目2番", "0999-12-3456", "長男")


@pytest.fixture(scope="module")
def gaps(planted: Catalog) -> list[Gap]:
    return [g for g in answering.gaps(planted) if g.municipality == "99901"]


def sheet(planted: Catalog, gaps: list[Gap], wider: bool) -> Sheet:
    one = planted.municipalities["99901"]
    table = matrix("need-catchment", planted, "99901", answering.stands_in(planted))
    monthly = {"schoolAgePlace": {"2026-10": None, "2026-11": 14}}
    if wider:
        return wider_sheet(one, gaps, table, DAY, monthly=monthly)
    return support_meeting_sheet(one, gaps, table, DAY, monthly=monthly, situations={gaps[0].id: PERSON})


@pytest.fixture(scope="module")
def wider(planted: Catalog, gaps: list[Gap]) -> Sheet:
    return sheet(planted, gaps, wider=True)


@pytest.fixture(scope="module")
def confidential(planted: Catalog, gaps: list[Gap]) -> Sheet:
    return sheet(planted, gaps, wider=False)


def everything(data: bytes) -> str:
    """All text of a file; the parts of an Office file unpacked and without tags."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return re.sub(r"<[^>]+>", "", "".join(file.read(n).decode("utf-8", "replace") for n in file.namelist()))


@pytest.mark.parametrize("form", SHEET_FORMATS)
def test_the_wider_version_holds_nobody(form: str, wider: Sheet, confidential: Sheet) -> None:
    with_person, without = everything(write_sheet(confidential, form)), everything(write_sheet(wider, form))
    squeezed = with_person.replace("\\", "")
    assert all(mark in squeezed for mark in MARKS)  # the search would find it
    assert not any(mark in without.replace("\\", "") for mark in MARKS)
    assert "状況" not in without


def test_the_wider_page_has_no_place_for_a_free_text() -> None:
    assert {f.name for f in fields(ConfidentialPage)} - {f.name for f in fields(Page)} == {"situation"}
    assert "situations" not in wider_sheet.__kwdefaults__
    with pytest.raises(TypeError):
        wider_sheet(None, [], None, DAY, situations={"x": PERSON})  # type: ignore[call-arg,arg-type]


def test_small_numbers_do_not_leave_the_office(wider: Sheet) -> None:
    text = everything(write_sheet(wider, "docx"))
    assert "令和8年11月: 14件" in text
    assert "令和8年10月: 少数のため非表示" in text


def test_meeting_and_secretariat_are_named_as_the_plan_names_them(wider: Sheet, confidential: Sheet) -> None:
    assert (wider.meeting, wider.secretariat) == ("重層的支援会議", "福祉課")
    assert "支援会議の構成員" in confidential.warning
    assert "市に" not in wider.title


def test_word_has_one_page_a_gap_and_japanese_fonts(wider: Sheet) -> None:
    document = docx.Document(io.BytesIO(write_sheet(wider, "docx")))
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len(headings) == 1 + len(wider.pages) + 1
    assert all(p.paragraph_format.page_break_before for p in headings[1:])
    for element in document.styles.element.iter(qn("w:rFonts")):
        assert element.get(qn("w:eastAsia")) == "游ゴシック"
        assert not [a for a in element.attrib if a.endswith("Theme")]
    blank = [t for t in document.tables if t.rows[0].cells[0].text == "検討案"]
    assert len(blank) == len(wider.pages)
    assert all(cell.text == "" for t in blank for cell in t.rows[1].cells)
    for table in document.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_every_page_of_word_proves_itself(wider: Sheet) -> None:
    text = everything(write_sheet(wider, "docx"))
    for page in wider.pages:
        assert page.passages
        for passage in page.passages:
            assert passage.place in text
            assert passage.quote in text


@pytest.mark.slow
def test_libreoffice_opens_it_and_every_gap_fits_its_page(wider: Sheet, tmp_path: Path) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        assert not os.environ.get("JUSOU_REQUIRE_PROGRAMS"), "LibreOffice and poppler are required here"
        pytest.skip("LibreOffice or poppler is not on this machine")
    (tmp_path / "sheet.docx").write_bytes(write_sheet(wider, "docx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "sheet.docx"], check=True, capture_output=True, timeout=180
    )
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "sheet.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = ["".join(page.split()) for page in text.split("\f")]
    for page in wider.pages:
        start = f"{page.number}．{''.join(page.title.split())[:8]}"
        own = [p for p in pages if start in p and "会議で決めること" in p]
        assert len(own) == 1, page.title
    fonts = subprocess.run(["pdffonts", tmp_path / "sheet.pdf"], check=True, capture_output=True, text=True).stdout
    assert re.search(r"CJK|Gothic|Mincho|明朝|ゴシック|IPA|Takao|VL-", fonts)


def test_excel_holds_text_and_numbers_only(planted: Catalog, gaps: list[Gap]) -> None:
    harmful = replace(gaps[0], title='=HYPERLINK("http://example.invalid","x")')
    book = openpyxl.load_workbook(io.BytesIO(write_sheet(sheet(planted, [harmful, *gaps[1:]], wider=True), "xlsx")))
    assert book.sheetnames == ["表紙", "議題", "対照表", "根拠"]
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}
    header = [c.value for c in book["議題"][1]]
    assert header[-3:] == ["検討案", "担当", "期限"]
    assert book["議題"].max_row == 1 + len(gaps)
    claims = sum(len(c.claims) for g in gaps for c in bearing(planted.municipalities["99901"], g))
    assert claims
    assert book["根拠"].max_row == 1 + claims + sum(len(g.because) + len(g.others) for g in gaps)


def test_the_support_meeting_has_its_own_name_on_the_cover(wider: Sheet, confidential: Sheet) -> None:
    assert (wider.meeting, confidential.meeting) == ("重層的支援会議", "支援会議")
    assert wider.made_on == confidential.made_on == "令和8年11月20日"


def test_what_the_desk_can_settle_is_not_brought_to_the_meeting(wider: Sheet) -> None:
    by_kind = {(page.kind, page.meeting) for page in wider.pages}
    assert ("計画に書かれていない情報", AT_THE_DESK) in by_kind
    assert ("計画の中のくいちがい", AT_THE_DESK) in by_kind
    assert ("計画で確認できない", "重層的支援会議") in by_kind
    parts = [page.part for page in wider.pages]
    assert parts == sorted(parts, key=list(dict.fromkeys(parts)).index)  # each part in one piece
    assert all(not page.meeting_proof for page in wider.pages if page.meeting == AT_THE_DESK)


def test_people_stand_by_district_and_shared_towns_apart(planted: Catalog, gaps: list[Gap]) -> None:
    gap = next(g for g in gaps if g.id.endswith("empty-catchment/p3-ni"))
    counted = replace(gap, people=200, people_by=(PeopleIn("南地域包括支援センター", 120, 30), PeopleIn("西", 80)))
    for form in SHEET_FORMATS:
        text = everything(write_sheet(sheet(planted, [counted], wider=True), form))
        assert "南 120人（ほかに二つの担当に載る町 30人）、西 80人" in text


@pytest.mark.slow
def test_a_contradiction_stands_with_the_gap_that_hangs_on_it(real: Catalog, real_gaps: dict[str, Gap]) -> None:
    gap = real_gaps["03201/empty-catchment/p3-ni"]
    table = matrix("field-programme", real, "03201", lambda code, place: [])
    made = wider_sheet(real.municipalities["03201"], [gap], table, DAY)
    lines = " ".join(p.place for p in made.pages[0].contradictions)
    assert "002:329-337" in lines
    assert "002:581-583" in lines
    for form in SHEET_FORMATS:
        assert "002:581-583" in everything(write_sheet(made, form))


def test_a_town_printed_twice_is_told_once(real: Catalog, real_gaps: dict[str, Gap]) -> None:
    mine = [g for g in real_gaps.values() if g.municipality == "03201"]
    table = matrix("field-programme", real, "03201", lambda code, place: [])
    titles = [p.title for p in wider_sheet(real.municipalities["03201"], mine, table, DAY).pages]
    assert len([t for t in titles if "北飯岡" in t]) == 1
    assert len(mine) - len(titles) == 3  # 向中野, 北飯岡, 上田字


def test_markdown_marks_in_a_plan_stay_words(planted: Catalog, gaps: list[Gap]) -> None:
    harmful = replace(gaps[0], title="<script>|a|*b*[c](d)")
    text = write_sheet(sheet(planted, [harmful], wider=True), "md").decode()
    assert "<script>" not in text
    assert r"\<script\>\|a\|\*b\*\[c\](d)" in text


FORMULAS = [
    "=1+1", "=5", "+A1", "-A1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tcmd", " =1", "\u3000=1",
    "＝1+1", "＋A1", "－A1", "＠SUM(A1)", "-なし", "+(A1)", '=HYPERLINK("http://example.invalid")',
]  # fmt: skip
# woocommerce#53020, ONSdigital/dis-wagtail#621: protection that changes data
HARMLESS = [
    "-", "－", "--", "ー", "―", "+", "@", "=", "===", "-5", "+5", "-1,234", "-3.5", "－５", "-1.5E3", "-1E+05", "-10%", "- 5",
    "+81 19-651-4111", "+81-19-651-4111", "+81(0)19-651-4111", "-1-2", "(-5)", "△5", "", " ", "0196514111", "a=b", "4-1",
    "’=1", "\n盛岡市",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_what_no_spreadsheet_runs_leaves_as_it_is(text: str) -> None:
    assert plain_cell(text) == text
    read = csv.reader(io.StringIO(write_rows(("a", "b"), [(text, "x")]).decode("utf-8-sig"), newline=""))
    assert list(read)[1] == [text, "x"]


@pytest.mark.parametrize("start", FORMULAS)
def test_csv_cells_are_no_formulas(start: str, gaps: list[Gap]) -> None:
    data, lost = write_csv([replace(gaps[0], title=start)])
    assert data.startswith(b"\xef\xbb\xbf")
    assert lost == []
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert row["題名"] == f"'{start}"
    assert row["自治体コード"] == '="99901"'  # digits alone, so that a leading zero stays


def test_csv_names_the_municipality_beside_its_code(gaps: list[Gap]) -> None:
    text = write_csv(gaps[:1], names={"99901": "架空市"})[0].decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(text)))["自治体"] == "架空市"


def test_csv_keeps_an_unknown_number_empty_and_a_zero_zero(gaps: list[Gap]) -> None:
    rows = list(csv.DictReader(io.StringIO(write_csv(gaps)[0].decode("utf-8-sig"))))
    assert [r["id"] for r in rows] == [g.id for g in gaps]
    assert {r["人"] for r in rows} == {""}
    assert "0" in {r["数"] for r in rows}


def test_cp932_tells_what_it_could_not_hold(gaps: list[Gap]) -> None:
    data, lost = write_csv([replace(gaps[0], title="繫・m²・〜・髙・㈱・😀")], "cp932")
    text = data.decode("cp932")
    assert "髙" in text
    assert "～" in text
    assert {(x.character, x.instead, x.times) for x in lost} == {("²", "2", 1), ("繫", "〓", 1), ("😀", "〓", 1)}


def test_json_and_table_hold_every_gap(gaps: list[Gap]) -> None:
    assert json.loads(write_gaps(gaps, "json")) == [g.to_dict() for g in gaps]
    table = write_gaps(gaps, "table").decode()
    assert all(g.title in table for g in gaps)
    assert "人数は分からない" in table


def test_an_unknown_form_is_told(wider: Sheet, gaps: list[Gap]) -> None:
    with pytest.raises(UsageError):
        write_sheet(wider, "odt")
    with pytest.raises(UsageError):
        write_gaps(gaps, "odt")


def test_a_real_sheet_is_named_for_its_municipality(real: Catalog, real_gaps: dict[str, Gap]) -> None:
    mine = [g for g in real_gaps.values() if g.municipality == "03201"][:5]
    made = wider_sheet(
        real.municipalities["03201"], mine, matrix("field-programme", real, "03201", lambda c, p: []), DAY
    )
    assert made.title.startswith("盛岡市")
    assert made.meeting == "まるごと推進会議 分科会"
    assert "002:455" in everything(write_sheet(made, "docx"))
