"""Completion of place names in the browser: it goes on after a number, says how many more, and never opens late."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from web.conftest import OpenPage, locate


def _typed(page: Page, text: str) -> None:
    page.locator("#address").focus()
    page.keyboard.type(text)


@pytest.mark.parametrize("text", ["北飯岡2", "北飯岡二", "北飯岡2丁目"])
def test_a_number_goes_on_completing(open_page: OpenPage, text: str) -> None:
    page = open_page("/?municipality=03201")
    _typed(page, text)
    expect(page.locator("[role=option]")).to_have_text(["北飯岡二丁目"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#address")).to_have_value("北飯岡二丁目")


def test_how_many_more_is_said(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03216")
    _typed(page, "うかい")
    expect(page.locator("[role=option]")).to_have_count(8)
    expect(page.locator("[role=option]").first).to_have_text("鵜飼")
    expect(page.locator(".towns")).to_contain_text("ほか23件")
    expect(page.locator(".combobox [role=status]")).to_have_text("候補8件、ほか23件")


def test_near_names_are_told_as_such(open_page: OpenPage) -> None:
    page = open_page("/")
    _typed(page, "きたいおか")
    expect(page.locator("[role=option]").first).to_contain_text("盛岡市北飯岡")
    expect(page.locator(".towns")).to_contain_text("もしかして")


def test_nothing_to_offer_is_no_verdict_on_the_address(open_page: OpenPage) -> None:
    page = open_page("/")
    _typed(page, "東京都港区")
    expect(page.locator(".combobox [role=status]")).to_have_text("続きの候補はありません。このまま調べられます")


@pytest.mark.parametrize("late", [0, 600])
def test_a_fast_enter_leaves_no_list_over_the_answer(open_page: OpenPage, late: int) -> None:
    page = open_page("/?municipality=03201")

    def slow(route: Route) -> None:
        page.wait_for_timeout(late)
        route.continue_()

    if late:
        page.route("**/api/v1/complete", slow)
    _typed(page, "上田")
    page.keyboard.press("Enter")
    page.locator("#answer[data-answered=yes]").wait_for()
    page.wait_for_timeout(900)
    expect(page.locator(".towns")).to_be_hidden()
    expect(page.locator("#address")).to_have_attribute("aria-expanded", "false")


def test_an_unread_address_offers_buttons_that_lead_on(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "きたいおか", "03201")
    expect(page.locator("#answer")).to_contain_text("盛岡市保健福祉部長寿社会課")
    page.get_by_role("button", name="盛岡市北飯岡", exact=True).click()
    expect(page.locator("#answer h2").first).to_have_text("担当の候補が2つあります")


def test_the_name_of_a_district_is_told_as_one(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "仁王", None)
    expect(page.locator("#answer h2").first).to_have_text("地区の名です。町名を確かめてください")
    expect(page.locator("#answer .possible")).to_contain_text("仁王・上田地域包括支援センター")
