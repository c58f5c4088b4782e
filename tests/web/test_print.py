"""Printed answers: one A4 sheet with date, source and whom to call; and how fast and how heavy the pages are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from web.conftest import OpenPage, locate


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
    for words in ("令和", "盛岡市重層的支援体制整備事業実施計画", "長寿社会課", "電話：未登録"):
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


def test_a_handout_is_one_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/handout?municipality=03201&id=bbm&id=sumairu&id=hatake&id=honobono&id=gurunpa")
    sheets, text = printed(page, tmp_path)
    assert sheets == 1
    assert text.count("未登録") == 5


def test_the_guide_is_one_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    sheets, _ = printed(open_page("/help"), tmp_path)
    assert sheets == 1
