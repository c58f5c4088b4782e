"""The whole path with keys alone, with a focus that is seen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from web.conftest import OpenPage

MOST_TABS = 30


def tab_to(page: Page, selector: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the Tab key")


def test_skip_link_comes_first_and_leads_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_locate_with_keys_alone(open_page: OpenPage) -> None:
    page = open_page("/")
    tab_to(page, "input[name=municipality]")
    page.keyboard.press("ArrowRight")
    tab_to(page, "#address")
    page.keyboard.type("北飯岡")
    expect(page.locator("[role=option]").first).to_contain_text("北飯岡一丁目")
    expect(page.locator("#address")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.locator("#address").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_contain_text("北飯岡二丁目")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator("#address")).to_have_value("北飯岡")
    page.keyboard.press("Enter")
    expect(page.locator(".mark")).to_have_text("確かめる")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=concerns]")
    page.keyboard.press("Space")
    assert page.locator("input[name=concerns]").first.is_checked()


def test_match_and_gaps_with_keys_alone(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    tab_to(page, "#text")
    page.keyboard.type("54歳。約20年仕事がなく家にいる。静かな作業なら")
    tab_to(page, "button")
    page.keyboard.press("Enter")
    expect(page.locator(".option").first).to_be_visible()
    page.goto("/gaps?municipality=03201&view=matrix")
    tab_to(page, "table.matrix a")
    page.keyboard.press("Enter")
    expect(page.locator("#cell h2")).to_be_visible()


def test_focus_is_black_and_yellow(open_page: OpenPage) -> None:
    page = open_page("/")
    for selector in ("#address", ".with-button button", ".site-nav a"):
        page.goto("/")
        tab_to(page, selector)
        outline = page.evaluate("getComputedStyle(document.activeElement).outline")
        shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
        assert "rgb(0, 0, 0) solid 4px" in outline
        assert "rgb(255, 212, 61)" in shadow
