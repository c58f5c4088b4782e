"""The planners' pages in a real browser: what is pressed is brought into view, nothing is cut off on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from web.conftest import OpenPage
from web.test_accessibility import violations
from web.test_print import printed

MATRIX = "/gaps?municipality=03201&view=matrix"


def test_a_cell_brings_its_list_into_view_and_back(open_page: OpenPage) -> None:
    page = open_page(MATRIX)
    cell = page.locator("#c-parentChildPlace-nio-ueda")
    cell.scroll_into_view_if_needed()
    cell.click()
    heading = page.locator("#cell h2")
    expect(heading).to_contain_text("別の地区にだけある")
    expect(heading).to_be_focused()
    expect(page.locator("#cell")).to_be_in_viewport(ratio=0.5)
    assert violations(page) == []
    page.get_by_role("link", name="表の同じ欄へ戻る").click()
    expect(cell).to_be_focused()
    expect(cell).to_be_in_viewport()


def test_without_script_a_cell_is_a_page_and_leads_back(open_page: OpenPage) -> None:
    page = open_page(MATRIX, java_script_enabled=False)
    page.locator("#c-parentChildPlace-nio-ueda").click()
    expect(page.locator("#cell h2")).to_be_in_viewport()
    page.get_by_role("link", name="表の同じ欄へ戻る").click()
    assert page.url.endswith("#c-parentChildPlace-nio-ueda")
    expect(page.locator("#c-parentChildPlace-nio-ueda")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("view", "most", "words"),
    [
        ("matrix", 1, ("玉山", "川久保", "学びの機会", "令和")),
        ("map", 1, ("玉山", "二つの担当に載る町", "令和")),
        ("network", 2, ("盛岡市社会福祉協議会", "支援プランの作成", "令和")),
        ("list", 4, ("地区にかかわる空白", "担当課で確かめること", "令和")),
    ],
)
def test_on_paper_nothing_is_cut_off(
    open_page: OpenPage, tmp_path: Path, view: str, most: int, words: tuple[str, ...]
) -> None:
    page = open_page(f"/gaps?municipality=03201&view={view}")
    sheets, text = printed(page, tmp_path)
    assert sheets <= most
    for one in words:
        assert one in text
    for button in ("CSV", "議題票（Word）", "見る"):
        assert button not in text.replace("資源の空白を見る", "").replace("つながりを見る", "")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1046 if view in ("matrix", "map") else 695, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_step_is_chosen_recorded_and_taken_back(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=04216&view=ledger")
    assert page.locator(".step-form :is(input:not([type=hidden], [type=date]), textarea)").count() == 0
    first = page.locator("#ledger-1")
    title = first.locator("strong").inner_text()
    first.locator("summary").click()
    first.get_by_role("button", name="記録する").click()
    own = page.locator(".gap", has_text=title).first
    expect(own.locator(".trail")).to_contain_text("気づき")
    assert violations(page) == []
    own.get_by_role("button", name="「気づき」を取り消す").click()
    expect(page.locator(".gap", has_text=title).first.locator(".trail")).to_contain_text("「気づき」を取り消しました")


@pytest.mark.parametrize("width", [1366, 320])
@pytest.mark.parametrize(
    "path",
    [
        "/gaps?municipality=22205&view=map",
        "/gaps?municipality=03201&view=try&need=parentChildPlace&location=みたけ二丁目",
        "/graph?start=03201/organization/incl-iwate",
        "/graph?start=03201/organization/foodbank-iwate&to=03201/agency/kurashi",
        "/csv/gaps?municipality=03201&encoding=cp932",
    ],
)
def test_states_are_accessible_and_reflow(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page) == []


def test_the_chosen_one_is_seen_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=03201", forced_colors="active")
    script = """([inside, part]) => {
        const found = [...document.querySelectorAll(inside)].map(e => getComputedStyle(e, part || null).backgroundColor);
        return [...new Set(found)];
    }"""
    chosen = page.evaluate(script, [".chip input[type=radio]:checked + span", "::before"])
    others = page.evaluate(script, [".chip input[type=radio]:not(:checked) + span", "::before"])
    assert chosen
    assert others
    assert not set(chosen) & set(others)
    current = page.evaluate(script, [".site-nav a[aria-current]", ""])
    assert not set(current) & set(page.evaluate(script, [".site-nav a:not([aria-current])", ""]))
