"""Printed answers: one A4 sheet with date, source and whom to call; and how fast and how heavy the pages are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from web.conftest import OpenPage, locate, match
from web.test_tasks import TEXT


def printed(page: Page, tmp_path: Path) -> tuple[int, str]:
    """Number of A4 sheets and their text."""
    file = tmp_path / "page.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True)
    info = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True).stdout
    assert "A4" in info
    sheets = int(next(line.split()[-1] for line in info.splitlines() if line.startswith("Pages:")))
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True, text=True).stdout
    return sheets, "".join(text.split())


@pytest.mark.parametrize("address", ["高松四丁目", "北飯岡2丁目", "愛宕下"])
def test_an_answer_is_one_sheet(open_page: OpenPage, tmp_path: Path, address: str) -> None:
    page = open_page("/")
    locate(page, address)
    sheets, text = printed(page, tmp_path)
    assert sheets == 1
    for words in ("令和", "盛岡市重層的支援体制整備事業実施計画", "長寿社会課", "電話：＿＿＿＿＿＿＿＿（未登録）"):
        assert words in text
    assert "調べる" not in text


def test_a_consultation_is_one_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.get_by_label("介護のこと").check()
    page.get_by_label("家賃やローンの支払いのこと").check()
    page.fill("#age", "82")
    locate(page, "高松三丁目", None)
    sheets, text = printed(page, tmp_path)
    assert sheets == 1
    assert "盛岡市くらしの相談支援室" in text
    assert "次に確かめること" in text


def test_ranked_places_are_printed_with_reasons_and_whom_to_call(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/match?municipality=03201")
    match(page, TEXT)
    names = page.locator(".option h3").all_inner_texts()
    sheets, text = printed(page, tmp_path)
    assert sheets == 1
    assert len(names) >= 3
    for name in names:
        assert "".join(name.split()).removesuffix("↗") in text
    assert text.count("電話：") >= len(names)
    for words in ("合う理由", "確かめること", "令和"):
        assert words in text
    for button in ("比べる", "ちがう", "外して調べ直す"):
        assert button not in text


def test_a_consultation_in_words_is_one_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.fill("#text", TEXT)
    locate(page, "高松三丁目", None)
    sheets, text = printed(page, tmp_path)
    assert sheets == 1
    assert "相談のつなぎ先" in text


def test_a_handout_is_one_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/handout?municipality=03201&id=bbm&id=sumairu&id=hatake&id=honobono&id=gurunpa")
    sheets, text = printed(page, tmp_path)
    assert sheets == 1
    assert text.count("未登録") == 5


def test_the_guide_is_one_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    sheets, text = printed(open_page("/help"), tmp_path)
    assert sheets == 1
    for words in ("CSVで保存", "今も正しい", "職員の登録", "ファイルを取り込む", "差し戻す"):
        assert words in text


def test_a_missing_number_has_a_line_to_write_on(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/?municipality=03201")
    locate(page, "北飯岡2丁目")
    expect(page.locator(".phone.missing .on-paper").first).to_be_hidden()
    _, text = printed(page, tmp_path)
    assert text.count("電話：＿＿＿＿＿＿＿＿（未登録）") == 3
    assert text.count("未登録") == 3


def test_a_long_table_of_desks_goes_on_under_its_heading(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    for label in ("介護のこと", "家賃やローンの支払いのこと", "DV・虐待", "ひきこもり・不登校", "子育てのこと"):
        page.get_by_label(label).check()
    page.fill("#text", TEXT)
    locate(page, "高松三丁目", None)
    sheets, _ = printed(page, tmp_path)
    assert sheets == 2
    command = ["pdftotext", "-raw", "-l", "1", str(tmp_path / "page.pdf"), "-"]
    first = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "つなぐ" in first  # rows of the table follow its heading on the same sheet
