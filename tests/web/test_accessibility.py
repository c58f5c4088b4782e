"""axe-core (WCAG 2.2 A and AA, best practice): no violation on any page in any of its states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from web.conftest import OpenPage, locate, match
from web.test_layouts import PAGES

AXE = next((Path(__file__).parent / "vendor").glob("axe-*.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds, one line a rule with the first elements; the script is served by the page's own host."""
    page.route("**/axe.js", _serve)
    page.add_script_tag(url="/axe.js")
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", TAGS
    )
    return [f"{v['id']}: {v['help']} {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found["violations"]]


def _serve(route: Route) -> None:
    route.fulfill(body=AXE.read_text(encoding="utf-8"), content_type="text/javascript")


@pytest.mark.parametrize("path", PAGES)
def test_pages(open_page: OpenPage, path: str) -> None:
    assert violations(open_page(path)) == []


@pytest.mark.parametrize(
    ("address", "municipality"),
    [("高松四丁目", "03201"), ("高松", "03201"), ("北飯岡2丁目", "03201"), ("愛宕下", "03201"), ("下多賀", "22205"),
     ("北川尻", "05366"), ("紫波郡矢巾町", "03201"), ("あいうえお", "03201")],
)  # fmt: skip
def test_outcomes(open_page: OpenPage, address: str, municipality: str) -> None:
    page = open_page("/")
    locate(page, address, municipality)
    page.get_by_text("受付シートに写す文").first.click() if page.get_by_text("受付シートに写す文").count() else None
    assert violations(page) == []


def test_an_open_list_of_towns(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    page.locator("#address").press_sequentially("きた")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_a_consultation_with_everything_open(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.fill("#text", "82歳の母と54歳の長男。長男は家にいる。家賃を滞納している。同意はまだ聞いていない。")
    page.locator("summary", has_text="世帯と利用中の制度").click()
    locate(page, "高松三丁目", None)
    for summary in page.locator("#answer summary").all():
        summary.click()
    assert violations(page) == []


def test_ranked_places_and_a_gap(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    match(page, "54歳。約20年仕事がなく家にいる。手帳はない。静かな作業なら")
    page.locator(".pin input").first.check()
    assert violations(page) == []
    page.goto("/match?municipality=03216")
    match(page, "54歳の長男は約20年仕事がなく家にいる。手帳はない。週1回、静かな作業なら試したい。")
    page.get_by_role("button", name="空白として記録する").first.click()
    page.locator(".filed").wait_for()
    assert violations(page) == []


def test_errors(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "", None)
    assert violations(page) == []
    page.goto("/nowhere")
    assert violations(page) == []


def test_gap_list_opened_and_the_printed_sheet(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=03201")
    for summary in page.locator(".gap summary").all()[:6]:
        summary.click()
    assert violations(page) == []
    page.goto("/gaps?municipality=03201&view=sheet")
    page.get_by_role("button", name="印刷用に開く").click()
    page.locator(".sheet").wait_for()
    assert violations(page) == []
