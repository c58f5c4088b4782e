"""Narrow, zoomed, tablet, forced colours, without script: everything stays readable and works."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from web.conftest import OpenPage, locate, match

PAGES = [
    "/",
    "/match?municipality=03201",
    "/gaps",
    "/gaps?municipality=03201",
    "/gaps?municipality=03201&view=matrix",
    "/gaps?municipality=03201&view=map",
    "/gaps?municipality=03201&view=network",
    "/gaps?municipality=03201&view=sheet",
    "/gaps?municipality=03201&view=ledger",
    "/gaps?municipality=03201&view=try&need=learning",
    "/graph?municipality=03201",
    "/graph?start=03201/resource/bbm",
    "/data?municipality=03201",
    "/data/03201/agency",
    "/data/03201/resource/sumairu",
    "/data/03201/passage/002?lines=829-832",
    "/data/03201/work/conflicts",
    "/data/03201/work/phone-department",
    "/data/03201/agency/kurashi?register=phone",
    "/data/03201/registered",
    "/data/terms",
    "/handout?municipality=03201&id=bbm&id=sumairu&id=hatake",
    "/help",
    "/docs/api",
]


WHOLE = (
    "上堂三丁目の持ち家で82歳の母と54歳の長男が二人暮らし。長男は30代で退職してからほぼ家にいるが、"
    "「本をいじるような静かな作業なら週1回くらい」と話した。二人とも関係先に話してよいと署名している。"
)


def no_sideways_scroll(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url


def test_nothing_scrolls_sideways_at_320_pixels(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 320, "height": 640})
    for path in PAGES:
        page.goto(path)
        no_sideways_scroll(page)
    page.goto("/")
    locate(page, "北飯岡2丁目")
    no_sideways_scroll(page)
    page.goto("/match?municipality=03201")
    match(page, "54歳。仕事がなく家にいる。")
    no_sideways_scroll(page)


def test_at_200_percent_zoom_the_answer_stays_whole(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 683, "height": 384}, device_scale_factor=2)
    for path in PAGES:
        page.goto(path)
        no_sideways_scroll(page)
    page.goto("/")
    locate(page, "高松四丁目")
    expect(page.locator(".desk-name")).to_be_in_viewport()


def test_text_alone_twice_as_large(open_page: OpenPage) -> None:
    page = open_page("/")
    page.evaluate("document.documentElement.style.setProperty('font-size', '32px')")
    locate(page, "高松四丁目")
    no_sideways_scroll(page)


@pytest.mark.parametrize("path", PAGES)
def test_text_is_16_pixels_or_more(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    small = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(e => !e.closest('svg') && !e.closest('.visually-hidden')
            && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
            && parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize(
    "path", ["/", "/match?municipality=03201", "/gaps?municipality=03201", "/graph?municipality=03201"]
)
def test_targets_are_44_pixels(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 820, "height": 1180}, has_touch=True)
    for summary in page.locator("details.more > summary").all():
        summary.click()
    low = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].filter(e => e.offsetParent
            && !e.matches('[type=hidden]') && !e.closest('.chip, .tick, .pin') && e.getBoundingClientRect().height < 43.5)
            .map(e => e.outerHTML.slice(0, 80))""",
        "button, select, textarea, input, summary, nav a",
    )
    boxes = page.locator(".chip, .tick, .pin").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert all(height >= 43.5 for height in boxes)
    assert low == []


def test_on_a_tablet_the_answer_comes_into_view_with_the_focus(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 820, "height": 600}, has_touch=True, is_mobile=True)
    locate(page, "高松四丁目")
    expect(page.locator("#answer h2").first).to_be_focused()
    expect(page.locator("#answer h2").first).to_be_in_viewport()


def test_on_a_desk_the_focus_stays_where_the_hands_are(open_page: OpenPage) -> None:
    page = open_page("/")
    page.fill("#address", "盛岡市高松四丁目")
    page.locator("#address").press("Enter")
    expect(page.locator(".desk-name")).to_be_visible()
    expect(page.locator("#address")).to_be_focused()
    expect(page.locator("#announce")).to_have_text("高齢の相談の担当窓口")


@pytest.mark.parametrize("button", [".with-button button", "details.more > button"])
@pytest.mark.parametrize(
    ("danger", "headline"), [("no", "担当の候補が2つあります"), ("yes", "まず命を守る")], ids=["calm", "danger"]
)
def test_on_a_desk_either_button_leads_to_the_first_heading(
    open_page: OpenPage, button: str, danger: str, headline: str
) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.locator(f"input[name=danger][value={danger}]").check(force=True)
    page.get_by_label("家賃やローンの支払いのこと").check()
    page.fill("#age", "82")
    page.fill("#address", "北飯岡2丁目")
    page.locator(button).click()
    heading = page.locator("#answer h2").first
    expect(heading).to_have_text(headline)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(page.locator("#announce")).to_be_empty()  # the focus tells it


def test_enter_far_below_the_answer_leads_to_it(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.fill("#address", "高松四丁目")
    page.fill("#age", "82")
    page.evaluate("window.scrollTo({ top: 900, behavior: 'instant' })")
    page.locator("#age").press("Enter")
    expect(page.locator("#answer h2").first).to_be_focused()
    expect(page.locator("#answer h2").first).to_be_in_viewport()


def test_nothing_sideways_with_three_places_and_a_whole_consultation_at_320(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201", viewport={"width": 320, "height": 800})
    match(page, WHOLE)
    assert page.locator(".option").count() >= 3
    no_sideways_scroll(page)
    page.goto("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    for label in ("介護のこと", "家賃やローンの支払いのこと", "DV・虐待", "ひきこもり・不登校"):
        page.get_by_label(label).check()
    page.fill("#age", "八十二歳")
    page.fill("#text", WHOLE)
    locate(page, "高松三丁目", None)
    assert page.locator("table.contacts tbody tr").count() >= 4
    no_sideways_scroll(page)


def test_forced_colours_keep_states_apart(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201", forced_colors="active")
    checked = page.locator(".chip input:checked + span").first.evaluate("e => getComputedStyle(e).outlineStyle")
    unchecked = page.locator(".chip input:not(:checked) + span").first.evaluate("e => getComputedStyle(e).outlineStyle")
    assert (checked, unchecked) == ("solid", "none")
    dot = "e => getComputedStyle(e, '::before').backgroundColor"
    dots = [page.locator(f".chip input{state} + span").first.evaluate(dot) for state in (":checked", ":not(:checked)")]
    assert dots[0] != dots[1]
    back = "e => getComputedStyle(e).backgroundColor"
    menu = [
        page.locator(f".site-nav a{now}").first.evaluate(back) for now in ("[aria-current]", ":not([aria-current])")
    ]
    assert menu[0] != menu[1]
    locate(page, "北飯岡2丁目", None)
    expect(page.locator(".mark")).to_have_text("確かめる")
    expect(page.locator("table.printed mark").first).to_be_visible()
    page.goto("/gaps?municipality=03201&view=matrix")
    marks = set(page.locator("table.matrix td a [aria-hidden]").all_inner_texts())
    assert marks >= {"●", "○", "―"}


def test_without_script_every_task_works(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.locator("input[name=municipality][value='03201']").check(force=True)
    page.fill("#address", "高松四丁目")
    page.locator(".with-button button").click()
    expect(page.locator(".desk-name")).to_have_text("松園・緑が丘地域包括支援センター")
    assert page.url.endswith("/#answer")
    expect(page.locator("#address")).to_have_value("高松四丁目")
    page.goto("/match?municipality=03216")
    page.fill("#text", "54歳の長男は約20年仕事がなく家にいる。手帳はない。週1回、静かな作業なら試したい。")
    page.locator("p.submit button").click()
    page.get_by_role("button", name="空白として記録する").first.click()
    expect(page.locator("main")).to_contain_text("空白として記録しました")
    page.get_by_role("button", name="取り消す").click()
    expect(page.locator("main")).to_contain_text("取り消しました")
    page.goto("/gaps?municipality=03201&view=matrix")
    page.locator("table.matrix td a").first.click()
    expect(page.locator("#cell h2")).to_be_visible()
    page.goto("/graph?municipality=03201")
    page.fill("#words", "BBM")
    page.get_by_role("button", name="さがす").click()
    expect(page.locator("tbody tr").first).to_contain_text("BBM")


def test_a_lost_connection_is_said_and_the_input_stays(open_page: OpenPage) -> None:
    page = open_page("/", forgive=("htmx:", "ERR_FAILED"))
    page.route("**/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.fill("#address", "盛岡市高松四丁目")
    page.locator(".with-button button").click()
    expect(page.get_by_role("alert")).to_contain_text("サービスにつながりません")
    expect(page.locator("#address")).to_have_value("盛岡市高松四丁目")
