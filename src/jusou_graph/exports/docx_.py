"""The 議題票 in Word: A4, one gap a page, tables that do not break inside a row, every passage in an annex."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jusou_graph.errors import MissingExtraError
from jusou_graph.exports.sheet import BLANK_COLUMNS, ConfidentialPage, Page, Passage, Sheet
from jusou_graph.gaps.matrix import STATE_LABELS, STATE_MARKS, Matrix

try:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor
except ImportError as error:
    raise MissingExtraError(
        "Word の書類を作る部品（python-docx）が入っていません。", "「pip install 'jusou-graph[office]'」で入ります。"
    ) from error

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

FONT = "游ゴシック"
_SHOWN = 5
_SHOWN_OTHERS = 3
_QUOTE = 70
_TEXT_WIDTH = 174
_GREY = "E7ECEF"


def write_docx(sheet: Sheet) -> bytes:
    """The sheet as a Word file that staff can edit."""
    document = docx.Document()
    _fonts(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(15)
    document.core_properties.title = sheet.title
    document.core_properties.author = sheet.secretariat
    section.header.paragraphs[0].text = f"{sheet.municipality}　{sheet.warning}"
    _page_number(section.footer.paragraphs[0])
    _cover(document, sheet)
    for page in sheet.pages:
        _page(document, page)
    _annex(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fonts(document: Document) -> None:
    """One Japanese font in every style. Theme fonts win over named ones, so their attributes go."""
    for element in document.styles.element.iter(qn("w:rFonts")):
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            element.attrib.pop(qn(f"w:{attribute}"), None)
        for attribute in ("ascii", "hAnsi", "eastAsia", "cs"):
            element.set(qn(f"w:{attribute}"), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "ja-JP")
    normal = document.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(2)
    normal.paragraph_format.line_spacing = 1.05
    for level, size in ((1, 13), (2, 10.5)):
        style = document.styles[f"Heading {level}"]
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0x1B, 0x2A, 0x33)
        style.paragraph_format.space_before = Pt(6)
        style.paragraph_format.space_after = Pt(3)


def _cover(document: Document, sheet: Sheet) -> None:
    document.add_heading(sheet.title, level=1)
    document.add_paragraph(sheet.warning)
    _pairs(
        document,
        [
            ("会議", sheet.meeting), ("事務局", sheet.secretariat), ("作成日", sheet.made_on), ("もとの計画", sheet.plan),
            ("読み方", sheet.caution), ("並び順", sheet.order),
        ],
    )  # fmt: skip
    document.add_heading(sheet.matrix.title, level=2)
    _matrix(document, sheet.matrix)
    document.add_heading("議題の一覧", level=2)
    table = _table(document, ("番号", "不足・気づき", "種類", "持ち寄る先"), (12, 100, 28, 34))
    for name, pages in groupby(sheet.pages, key=lambda page: page.part):
        _spanning(table, name)
        for page in pages:
            _row(table, (str(page.number), page.title, page.kind, page.meeting))


def _page(document: Document, page: Page) -> None:
    _on_new_page(document.add_heading(f"{page.number}．{page.title}", level=1))
    _pairs(
        document,
        [
            ("種類", f"{page.kind}（{page.confidence}）"), ("範囲", page.scope), ("数", page.counted), ("人", page.people),
            *([("地区ごとの人", page.people_by)] if page.people_by else []),
            ("持ち寄る先", _with_proof(page.meeting, page.meeting_proof)),
        ],
    )  # fmt: skip
    if isinstance(page, ConfidentialPage):
        document.add_heading("状況（支援会議の記入欄。この版だけにある）", level=2)
        _boxed(document, page.situation, 20)
    document.add_heading("根拠（計画のことば）", level=2)
    _passages(document, page.passages, f"出典の一覧（別紙）の{page.number}")
    if page.contradictions:
        document.add_heading("この数にかかわる、計画の中のくいちがい（どちらかを決めていない）", level=2)
        _passages(document, page.contradictions, f"出典の一覧（別紙）の{page.number}")
    if page.others:
        document.add_heading("ほかの自治体では", level=2)
        _passages(document, page.others[:_SHOWN_OTHERS], f"出典の一覧（別紙）の{page.number}", len(page.others))
    if page.monthly:
        document.add_heading("窓口で出会った件数（月ごと）", level=2)
        document.add_paragraph("　".join(f"{month}: {words}" for month, words in page.monthly))
    document.add_heading("会議で決めること", level=2)
    table = _table(document, BLANK_COLUMNS, (110, 36, 28))
    row = _row(table, ("", "", ""))
    row.height = Mm(20)


def _with_proof(meeting: str, proof: tuple[Passage, ...]) -> str:
    return f"{meeting}（{proof[0].place}「{proof[0].quote}」）" if proof else meeting


def _passages(document: Document, passages: tuple[Passage, ...], where: str, total: int | None = None) -> None:
    if not passages:
        document.add_paragraph("該当する記述を計画では確認できない。")
        return
    table = _table(document, ("何について", "計画のことば", "出典"), (54, 74, 46))
    for passage in passages[:_SHOWN]:
        quote = passage.quote if len(passage.quote) <= _QUOTE else passage.quote[:_QUOTE] + "…"
        what = passage.what if len(passage.what) <= _QUOTE else passage.what[:_QUOTE] + "…"
        _row(table, (what, f"「{quote}」", passage.place))
    rest = (total or len(passages)) - len(passages[:_SHOWN])
    if rest > 0:
        document.add_paragraph(f"ほか {rest} 件は{where}。")


def _annex(document: Document, sheet: Sheet) -> None:
    _on_new_page(document.add_heading("別紙　出典の一覧", level=1))
    table = _table(document, ("番号", "何について", "計画のことば", "出典"), (12, 50, 68, 44))
    for page in sheet.pages:
        for passage in (*page.passages, *page.contradictions, *page.others):
            _row(table, (str(page.number), passage.what, f"「{passage.quote}」", passage.place), size=8)


def _matrix(document: Document, matrix: Matrix) -> None:
    first = 40
    width = (_TEXT_WIDTH - first) / max(1, len(matrix.columns))
    table = _table(
        document, ("", *(name for _, name in matrix.columns)), (first, *(width for _ in matrix.columns)), size=7
    )
    for code, name in matrix.rows:
        cells = [matrix.cells[code, column] for column, _ in matrix.columns]
        marks = [f"{STATE_MARKS[c.state]}{c.count}" if c.count else STATE_MARKS[c.state] for c in cells]
        _row(table, (name, *marks), size=8)
    legend = "　".join(f"{STATE_MARKS[s]} {words}" for s, words in STATE_LABELS.items())
    document.add_paragraph(legend).runs[0].font.size = Pt(8)


def _pairs(document: Document, pairs: list[tuple[str, str]]) -> None:
    table = _table(document, (), (28, 146))
    for name, words in pairs:
        row = _row(table, (name, words))
        _shade(row.cells[0])


def _table(document: Document, header: tuple[str, ...], widths: tuple[float, ...], size: float = 9) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    if header:
        row = _row(table, header, size=size)
        for cell in row.cells:
            _shade(cell)
        repeat = OxmlElement("w:tblHeader")
        repeat.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(repeat)
    return table


def _row(table: Table, texts: tuple[str, ...], size: float = 9) -> Any:
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it untyped
    # A row that breaks over two pages parts a quote from its source.
    whole = OxmlElement("w:cantSplit")
    whole.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(whole)
    for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
        cell.width = column.width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(_clean(text))
        run.font.size = Pt(size)
    return row


def _spanning(table: Table, text: str) -> None:
    """A row of one cell over all columns: the name of what follows."""
    row = _row(table, (text, *[""] * (len(table.columns) - 1)))
    cell = row.cells[0].merge(row.cells[-1])
    for blank in cell.paragraphs[1:]:  # left over from the cells that were merged
        blank._p.getparent().remove(blank._p)
    _shade(cell)


def _boxed(document: Document, text: str, height: float) -> None:
    table = _table(document, (), (_TEXT_WIDTH,))
    _row(table, (text,)).height = Mm(height)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _on_new_page(heading: Any) -> None:
    heading.paragraph_format.page_break_before = True


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _clean(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\n\t")
