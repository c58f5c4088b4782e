"""Registering as staff do it, in the browser: with script and without, narrow, with keys, and without a trace of an address."""

from __future__ import annotations

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from web.conftest import OpenPage, Service, locate
from web.test_accessibility import violations
from web.test_layouts import no_sideways_scroll
from web.test_private import EVERYTHING_STORED

NUMBER = "019-000-0000"


def confirm(page: Page, form: str, how: str = "電話で確認", by: str = "長寿社会課") -> None:
    page.fill(f"#{form}-how", how)
    page.fill(f"#{form}-by", by)


def undo_all(page: Page, code: str) -> None:
    """Leaves the shared office as it was for the other tests."""
    page.goto(f"/data/{code}/registered")
    buttons = page.get_by_role("button", name=re.compile("^取り消す"))
    for left in reversed(range(buttons.count())):
        buttons.first.click()
        expect(buttons).to_have_count(left)


def test_from_a_missing_number_to_the_number_and_back(open_page: OpenPage) -> None:
    page = open_page("/?municipality=05366")
    locate(page, "北川尻", "05366")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("^登録する")).first.click()
    record = opened.value
    value = record.locator("#register-phone-value")
    expect(value).to_be_in_viewport()
    expect(value).to_be_focused()
    expect(record.locator("h1")).to_be_in_viewport()
    assert record.locator("details.register[open]").count() == 1
    value.fill("09012345678")
    confirm(record, "register-phone")
    record.locator("#register-phone button").click()
    expect(record.locator("#register-phone-value-error")).to_contain_text("携帯電話の番号です")
    expect(record.locator("#register-phone-value")).to_have_value("09012345678")
    assert violations(record) == []
    record.fill("#register-phone-value", "０１９（０００）００００")
    record.locator("#register-phone button").dblclick()
    expect(record.get_by_role("status")).to_contain_text("取り消す")
    expect(record.get_by_role("status")).to_be_in_viewport()
    assert re.search(r"\?done=(saved|same)#registered$", record.url)
    expect(record.locator(".phone")).to_have_text(NUMBER)
    expect(record.locator("tbody tr")).to_have_count(1)
    assert violations(record) == []
    locate(page, "北川尻", "05366")
    expect(page.locator(".desk .phone")).to_have_text(NUMBER)
    expect(page.get_by_role("button", name="電話番号をコピー")).to_be_visible()
    record.get_by_role("button", name=re.compile("^取り消す")).click()
    expect(record.get_by_role("status")).to_contain_text("取り消しました")
    expect(record.locator(".phone.missing")).to_have_text("電話：未登録")
    locate(page, "北川尻", "05366")
    expect(page.locator(".desk .phone.missing")).to_be_visible()


def test_the_form_can_be_filled_with_keys_alone(open_page: OpenPage) -> None:
    page = open_page("/data/05366/agency")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    summary = page.locator("#field-situation summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#register-situation-value")).to_be_focused()
    page.keyboard.type("R8.3 end")
    page.keyboard.press("Tab")
    page.keyboard.type("call")
    page.keyboard.press("Tab")
    page.keyboard.type("section")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.locator("#field-situation")).to_contain_text("R8.3 end")
    undo_all(page, "05366")


def test_a_list_is_filled_together_and_its_count_goes_down(open_page: OpenPage) -> None:
    page = open_page("/data/22205/work/phone-agency")
    heading = page.locator("h1")
    before = int(re.findall(r"残り(\d+)件", heading.inner_text())[0])
    rows = page.locator("input[name^=value-]")
    rows.nth(0).fill("0557-00-0001")
    rows.nth(1).fill("番号なし")
    confirm(page, "all")
    page.get_by_role("button", name="まとめて登録する").click()
    expect(page.get_by_role("alert")).to_contain_text("まだ何も登録していません")
    expect(rows.nth(0)).to_have_value("0557-00-0001")
    assert violations(page) == []
    rows.nth(1).fill("0557-00-0002")
    page.get_by_role("button", name="まとめて登録する").click()
    expect(page.get_by_role("status")).to_contain_text("2件を登録しました")
    expect(heading).to_contain_text(f"残り{before - 2}件")
    assert violations(page) == []
    undo_all(page, "22205")
    page.goto("/data/22205/work/phone-agency")
    expect(heading).to_contain_text(f"残り{before}件")


def test_an_unlisted_town_gets_its_agency_without_leaving_the_answer(open_page: OpenPage, service: Service) -> None:
    page = open_page("/?municipality=03201")
    locate(page, "愛宕下77-7七七荘")
    page.get_by_text("担当がわかったら登録する").click()
    expect(page.locator(".register-form")).to_contain_text("盛岡市愛宕下（番地は残りません）")
    page.get_by_role("button", name="この担当を登録する").click()
    expect(page.locator("#answer .register-form")).to_contain_text("担当の窓口を一つ選んでください")
    assert violations(page) == []
    page.get_by_label("浅岸和敬荘地域包括支援センター").check(force=True)
    confirm(page, "town")
    page.get_by_role("button", name="この担当を登録する").click()
    card = page.locator("article.registered")
    expect(card).to_contain_text("職員の登録による担当")
    expect(card).to_be_in_viewport()
    expect(page.locator(".said")).to_contain_text("担当を登録しました")
    expect(page.locator("#address")).to_have_value("愛宕下77-7七七荘")
    assert violations(page) == []
    assert "七七荘" not in page.evaluate(EVERYTHING_STORED)
    assert "七七荘" not in service.log.read_text(encoding="utf-8")
    page.get_by_role("button", name="登録を取り消す").click()
    expect(card).to_have_count(0)
    expect(page.locator(".mark")).to_have_text("確かめる")


def test_without_script_everything_can_be_registered_and_taken_back(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201", java_script_enabled=False)
    page.fill("#address", "愛宕下")
    page.locator(".with-button button").click()
    page.get_by_text("担当がわかったら登録する").click()
    page.get_by_label("浅岸和敬荘地域包括支援センター").check(force=True)
    confirm(page, "town")
    page.get_by_role("button", name="この担当を登録する").click()
    expect(page.locator("article.registered")).to_contain_text("浅岸和敬荘")
    assert "愛宕下" not in unquote(page.url)
    page.get_by_role("button", name="登録を取り消す").click()
    expect(page.locator("article.registered")).to_have_count(0)
    page.goto("/data/03201/agency/kurashi?register=phone")
    page.fill("#register-phone-value", NUMBER)
    confirm(page, "register-phone")
    page.locator("#register-phone button").click()
    expect(page.locator(".phone")).to_have_text(NUMBER)
    page.get_by_role("button", name=re.compile("^取り消す")).first.click()
    expect(page.locator(".phone")).to_have_text("電話：未登録")


def test_narrow_pages_do_not_scroll_sideways_and_targets_are_large(open_page: OpenPage) -> None:
    page = open_page(
        "/data/03201/agency/kurashi?register=phone", viewport={"width": 320, "height": 640}, has_touch=True
    )
    page.fill("#register-phone-value", NUMBER)
    confirm(page, "register-phone")
    page.locator("#register-phone button").click()
    expect(page.locator(".phone")).to_have_text(NUMBER)
    for path in ("/data/03201/agency/kurashi?register=phone", "/data/03201/registered", "/data/03201/work/phone-agency",
                 "/data/03201/department", "/data/03201/work/unconfirmed"):  # fmt: skip
        page.goto(path)
        no_sideways_scroll(page)
        low = page.evaluate(
            """[...document.querySelectorAll('main button, main input:not([type=hidden], [type=checkbox]), main summary')]
                .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))"""
        )
        assert low == [], path
        assert violations(page) == [], path
    page.goto("/?municipality=03201")
    locate(page, "愛宕下")
    page.get_by_text("担当がわかったら登録する").click()
    no_sideways_scroll(page)
    undo_all(page, "03201")
