"""What staff come for, done as they would do it, on the real data."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from web.conftest import DESKTOP, OpenPage, locate, match

TEXT = (
    "上堂三丁目の持ち家で82歳の母と54歳の長男が二人暮らし。長男は30代で退職してからほぼ家にいるが、"
    "「本をいじるような静かな作業なら週1回くらい」と話した。二人とも関係先に話してよいと署名している。"
)
EDGE_HEIGHT = 650
"""Height that Edge leaves of 768 for the page."""


def in_first_screen(page: Page, *selectors: str) -> None:
    assert page.evaluate("window.scrollY") == 0
    for selector in selectors:
        box = page.locator(selector).first.bounding_box()
        assert box is not None, selector
        assert box["y"] >= 0, selector
        assert box["y"] + box["height"] <= EDGE_HEIGHT, selector


def test_one_field_and_one_button_answer_where_why_whom_in_one_screen(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "高松四丁目")
    expect(page.locator(".desk-name.largest")).to_have_text("松園・緑が丘地域包括支援センター")
    in_first_screen(page, ".mark", ".desk-name", ".phone", ".facts", "table.printed mark", ".source-note a")
    assert page.viewport_size == DESKTOP
    name, phone = page.locator(".desk-name").bounding_box(), page.locator(".desk-phone").bounding_box()
    assert name is not None
    assert phone is not None
    assert 0 <= phone["y"] - (name["y"] + name["height"]) < 16
    sizes = page.evaluate(
        "[...document.querySelectorAll('#answer *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert max(sizes) == page.evaluate("parseFloat(getComputedStyle(document.querySelector('.desk-name')).fontSize)")
    expect(page).to_have_title(re.compile("担当が決まりました"))


def test_two_candidates_stand_side_by_side(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "北飯岡2丁目")
    cards = page.locator(".side-by-side > .desk")
    expect(cards).to_have_count(2)
    first, second = cards.nth(0).bounding_box(), cards.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    in_first_screen(page, ".side-by-side", ".next", ".whom", ".table-age", "table.printed tbody tr:last-child")


def test_an_open_chome_is_settled_with_one_click(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "高松")
    page.get_by_role("button", name="高松四丁目").click()
    expect(page.locator(".mark")).to_have_text("決まりました")
    expect(page.locator("#address")).to_have_value("盛岡市高松四丁目")


def test_a_new_user_can_try_every_outcome_from_the_start_page(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    marks = set()
    for number in range(page.locator(".examples button").count()):
        page.goto("/?municipality=03201")
        page.locator(".examples button").nth(number).click()
        page.locator("#answer[data-answered=yes]").wait_for()
        marks.add(page.locator("#answer h2").first.inner_text())
    assert len(marks) >= 3


def test_a_consultation_shows_desks_meeting_and_questions(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.get_by_label("介護のこと").check()
    page.get_by_label("家賃やローンの支払いのこと").check()
    page.select_option("#main_concern", label="家賃やローンの支払いのこと")
    page.get_by_label("ひきこもり・不登校").check()
    page.fill("#text", TEXT)
    locate(page, "高松三丁目", None)
    expect(page.locator(".assessment")).to_contain_text("盛岡市くらしの相談支援室")
    expect(page.locator(".assessment")).to_contain_text("次に確かめること")
    expect(page.locator(".assessment")).to_contain_text("会議")
    with page.context.expect_page() as waiting:
        page.get_by_role("button", name="参加支援を探すページでくわしく見る").click()
    expect(waiting.value.locator("h1")).to_have_text("参加支援を探す")
    assert waiting.value.url.endswith("/match#answer")


def test_ranked_places_with_reasons_are_compared_and_printed(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    match(page, TEXT)
    first = page.locator(".option").first
    expect(first.locator("h3")).to_contain_text("BBM")
    for heading in ("合う理由", "合わない理由", "確かめること"):
        expect(first.get_by_role("heading", name=heading)).to_be_visible()
    expect(first.locator(".reasons-met .quote").first).to_be_visible()
    page.locator(".pin input").nth(0).check()
    page.locator(".pin input").nth(1).check()
    with page.context.expect_page() as waiting:
        page.get_by_role("button", name="選んだ場を並べて見る").click()
    expect(waiting.value.locator("table.compare thead th")).to_have_count(3)
    asked = parse_qs(urlsplit(waiting.value.url).query)
    assert set(asked) == {"municipality", "id"}  # which places, and nothing of the consultation


def test_what_was_read_is_shown_and_can_be_corrected_before_ranking(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    match(page, TEXT)
    expect(page.locator(".understood")).to_contain_text("54歳の長男")
    page.locator(".understood summary").click()
    page.get_by_role("button", name="読み取りを入力欄に写して直す").click()
    ages = page.locator("input[name=household_age]")
    expect(ages.nth(1)).to_have_value("54")
    expect(page.locator("#text")).to_have_value(TEXT)
    ages.nth(1).fill("24")
    page.locator("p.submit button").click()
    expect(page.locator(".option").first.locator(".option-tags")).to_contain_text("24歳")


def reading(page: Page, words: str) -> Locator:
    """The mark beside a reading."""
    return page.locator(".read", has=page.locator(f"q:text-is('{words}')")).locator("input").first


@pytest.mark.parametrize("script", [True, False])
def test_one_reading_is_set_aside_and_taken_back(open_page: OpenPage, script: bool) -> None:
    page = open_page("/match?municipality=03201", java_script_enabled=script)
    match(page, "82歳の母。家賃を滞納している。")
    expect(page.locator(".understood > p")).to_contain_text("家賃やローンの支払いのこと")
    page.locator(".understood summary").click()
    reading(page, "家賃").check()
    reading(page, "滞納").check()
    page.get_by_role("button", name="外して調べ直す").click()
    expect(page.locator(".understood > p")).not_to_contain_text("家賃やローンの支払いのこと")
    expect(page.locator(".understood > p")).to_contain_text("母 82歳")
    expect(reading(page, "滞納")).to_be_checked()
    reading(page, "家賃").uncheck()
    page.get_by_role("button", name="外して調べ直す").click()
    expect(page.locator(".understood > p")).to_contain_text("家賃やローンの支払いのこと")
    assert "家賃" not in unquote(page.url)


def test_setting_aside_with_keys_alone_leads_to_the_new_answer(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    match(page, TEXT)
    page.locator(".understood summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".read input").first).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="外して調べ直す").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#answer h2").first).to_be_focused()


def test_danger_set_aside_stays_an_open_question(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.fill("#text", "54歳の長男が農薬を飲み込んだ。")
    locate(page, "高松四丁目", None)
    expect(page.get_by_role("alert")).to_contain_text("まず命を守る")
    page.get_by_role("alert").get_by_role("link", name="文から読み取ったこと").click()
    page.locator(".understood summary").click()
    for mark in page.locator(".read input[value^='danger:']").all():
        mark.check()
    page.get_by_role("button", name="外して調べ直す").click()
    expect(page.locator(".notice-open")).to_contain_text("「危険はない」とは扱いません")
    expect(page.locator(".next li").first).to_contain_text("いま、命や体の危険はありませんか")
    assert page.locator("input[name=danger][value=unknown]").is_checked()


@pytest.mark.parametrize("script", [True, False])
def test_an_error_stands_beside_its_field_and_goes_when_it_is_mended(open_page: OpenPage, script: bool) -> None:
    page = open_page("/?municipality=03201", java_script_enabled=script)
    page.locator(".with-button button").click()
    expect(page.locator("#address-error")).to_contain_text("町名が入っていません")
    expect(page.locator("#address")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_attribute("href", "#address")
    page.fill("#address", "高松四丁目")
    page.locator(".with-button button").click()
    expect(page.locator(".desk-name")).to_be_visible()
    expect(page.locator("#ask-form .error")).to_have_count(0)
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.locator("summary", has_text="世帯と利用中の制度").click()
    page.locator("input[name=household_age]").nth(1).fill("八十代")
    page.locator(".with-button button").click()
    expect(page.locator(".member .error")).to_contain_text("年齢「八十代」は使えません")
    expect(page.locator("#household_age_1")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#household_age_1")).to_have_value("八十代")
    assert page.locator("#household_age_0[aria-invalid]").count() == 0
    page.goto("/?municipality=")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.fill("#text", "家賃を滞納している。")
    page.locator(".with-button button").click()
    expect(page.locator("#municipality .error")).to_contain_text("自治体を選んでください")


def test_no_fit_is_filed_in_one_action_and_taken_back(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03216")
    match(page, "54歳の長男は約20年仕事がなく家にいる。手帳はない。週1回、静かな作業なら試したい。")
    button = page.get_by_role("button", name="空白として記録する").first
    button.click()
    filed = page.locator(".filed")
    expect(filed).to_contain_text("空白として記録しました")
    filed.get_by_role("button", name="取り消す").click()
    expect(page.locator(".filed")).to_contain_text("取り消しました")


def test_the_matrix_names_what_stands_behind_a_cell(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=03201&view=matrix")
    cell = page.get_by_role(
        "link", name="働く前の一歩（中間就労・作業）、玉山地域包括支援センター：地区・分野を分けない"
    )
    cell.click()
    expect(page.locator("#cell")).to_contain_text("畑づくり")
    head = page.locator("table.matrix tbody th").first
    left = head.bounding_box()
    page.set_viewport_size({"width": 700, "height": 700})
    page.locator(".scroll").first.evaluate("e => e.scrollLeft = 300")
    assert left is not None
    moved = head.bounding_box()
    assert moved is not None
    assert moved["x"] >= 0


def test_the_sheet_for_the_meeting_is_two_clicks_from_the_gaps(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=03201")
    page.get_by_role("link", name="会議に出す").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word をつくる").click()
    assert waiting.value.suggested_filename.endswith(".docx")
    page.get_by_role("button", name="印刷用に開く").click()
    expect(page.locator(".sheet h1")).to_contain_text("議題票")


def test_one_gap_alone_becomes_a_sheet_with_one_click(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=03201&kind=location")
    gap = page.locator(".gap", has_text="北飯岡")
    with page.expect_download() as waiting:
        gap.get_by_role("button", name="議題票（Word）").click()
    assert waiting.value.suggested_filename.endswith(".docx")
    page.goto("/gaps?municipality=03201&view=sheet")
    page.get_by_role("link", name="全部外す").click()
    assert page.locator(".picks :checked").count() == 0


def test_the_map_has_every_catchment_in_words_too(open_page: OpenPage) -> None:
    page = open_page("/gaps?municipality=03201&view=map")
    names = page.locator(".map-layout tbody th").all_inner_texts()
    assert len(names) == 11
    drawn = page.locator(".picture svg").text_content() or ""
    for name in names:
        assert name.replace("地域包括支援センター", "") in drawn


def test_walking_the_graph_and_back(open_page: OpenPage) -> None:
    page = open_page("/graph?municipality=03201")
    page.fill("#words", "BBM")
    page.get_by_role("button", name="さがす").click()
    page.get_by_role("link", name="Book and Bookenergy in Morioka (BBM)").click()
    page.locator("tbody a", has_text="盛岡市社会福祉協議会").first.click()
    expect(page.locator("h2")).to_contain_text("盛岡市社会福祉協議会")
    page.get_by_role("link", name=re.compile("1つ戻る")).click()
    expect(page.locator("h2")).to_contain_text("BBM")
    page.fill("#words", "ほのぼのホーム")
    page.get_by_role("button", name="さがす").click()
    page.get_by_role("link", name="つながりをたどる").first.click()
    expect(page.locator(".way li").first).to_contain_text("002:")


def test_every_reason_leads_to_the_printed_line(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "高松四丁目")
    with page.context.expect_page() as waiting:
        page.locator(".reason .source-note a").first.click()
    expect(waiting.value.locator("li.cited")).to_contain_text("高松4・箱清水")


def test_copy_works_without_the_clipboard_api(open_page: OpenPage) -> None:
    page = open_page("/")
    locate(page, "高松四丁目")
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.evaluate(
        "document.addEventListener('copy', () => { window.copied = document.getSelection().toString() || document.activeElement.value; })"
    )
    page.get_by_text("受付シートに写す文").first.click()
    page.get_by_role("button", name="この文をコピー").click()
    expect(page.get_by_text("コピーしました")).to_be_visible()
    assert "松園・緑が丘地域包括支援センター" in page.evaluate("window.copied")
    assert "002:832" in page.evaluate("window.copied")


def test_sending_twice_changes_nothing(open_page: OpenPage) -> None:
    page = open_page("/")
    page.fill("#address", "盛岡市高松四丁目")
    page.locator(".with-button button").dblclick()
    expect(page.locator(".desk-name")).to_have_count(1)
