"""The 議題票 in Excel: the list with blank columns, the matrix, and every passage; all cells are text or numbers."""

from __future__ import annotations

import io

from jusou_graph.errors import MissingExtraError
from jusou_graph.exports.sheet import BLANK_COLUMNS, ConfidentialPage, Sheet
from jusou_graph.gaps.matrix import STATE_LABELS, STATE_MARKS

try:
    import xlsxwriter
except ImportError as error:
    raise MissingExtraError(
        "Excel の書類を作る部品（XlsxWriter）が入っていません。", "「pip install 'jusou-graph[office]'」で入ります。"
    ) from error


def write_xlsx(sheet: Sheet) -> bytes:
    """The sheet as a workbook."""
    out = io.BytesIO()
    # Nothing that comes from a plan or from staff is ever read as a formula or a link.
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    base = {"font_name": "游ゴシック", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
    cell, head = book.add_format(base), book.add_format({**base, "bold": True, "bg_color": "#E7ECEF"})
    centre = book.add_format({**base, "align": "center"})
    about = book.add_worksheet("表紙")
    about.set_column(0, 0, 18)
    about.set_column(1, 1, 90)
    for row, (name, words) in enumerate(
        (
            ("題名", sheet.title), ("取り扱い", sheet.warning), ("会議", sheet.meeting), ("事務局", sheet.secretariat),
            ("作成日", sheet.made_on), ("もとの計画", sheet.plan), ("読み方", sheet.caution), ("並び順", sheet.order),
        )
    ):  # fmt: skip
        about.write_string(row, 0, name, head)
        about.write_string(row, 1, words, cell)
    confidential = any(isinstance(p, ConfidentialPage) for p in sheet.pages)
    columns = [
        ("番号", 6), ("不足・気づき", 50), ("まとまり", 18), ("種類", 16), ("根拠の確かさ", 16), ("範囲", 24), ("数", 30), ("人", 30),
        ("地区ごとの人", 40), ("かかわるくいちがい", 40), ("持ち寄る先", 24), *([("状況（支援会議）", 40)] if confidential else []), *((name, 24) for name in BLANK_COLUMNS),
    ]  # fmt: skip
    agenda = book.add_worksheet("議題")
    for i, (name, width) in enumerate(columns):
        agenda.set_column(i, i, width)
        agenda.write_string(0, i, name, head)
    for row, page in enumerate(sheet.pages, 1):
        agenda.write_number(row, 0, page.number, cell)
        hangs_on = "\n".join(f"{p.what}（{p.place}）" for p in page.contradictions)
        texts = [
            page.title, page.part, page.kind, page.confidence, page.scope, page.counted, page.people, page.people_by,
            hangs_on, page.meeting,
        ]  # fmt: skip
        if confidential:
            texts.append(page.situation if isinstance(page, ConfidentialPage) else "")
        for i, text in enumerate((*texts, *("" for _ in BLANK_COLUMNS)), 1):
            agenda.write_string(row, i, text, cell)
    agenda.freeze_panes(1, 2)
    agenda.set_landscape()
    agenda.set_paper(9)
    agenda.fit_to_pages(1, 0)
    agenda.repeat_rows(0)
    table = book.add_worksheet("対照表")
    table.set_column(0, 0, 32)
    table.write_string(0, 0, sheet.matrix.title, head)
    for i, (_, name) in enumerate(sheet.matrix.columns, 1):
        table.write_string(0, i, name, head)
    for row, (code, name) in enumerate(sheet.matrix.rows, 1):
        table.write_string(row, 0, name, head)
        for i, (column, _) in enumerate(sheet.matrix.columns, 1):
            found = sheet.matrix.cells[code, column]
            words = STATE_MARKS[found.state] + ("\n" + "・".join(found.names) if found.names else "")
            table.write_string(row, i, words, centre)
    for row, (state, words) in enumerate(STATE_LABELS.items(), len(sheet.matrix.rows) + 2):
        table.write_string(row, 0, f"{STATE_MARKS[state]} {words}", cell)
    proof = book.add_worksheet("根拠")
    for i, (name, width) in enumerate((("番号", 6), ("何について", 40), ("計画のことば", 60), ("出典", 50))):
        proof.set_column(i, i, width)
        proof.write_string(0, i, name, head)
    lines = [(p.number, x) for p in sheet.pages for x in (*p.passages, *p.contradictions, *p.others)]
    for row, (number, passage) in enumerate(lines, 1):
        proof.write_number(row, 0, number, cell)
        for i, text in enumerate((passage.what, passage.quote, passage.place), 1):
            proof.write_string(row, i, text, cell)
    proof.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
