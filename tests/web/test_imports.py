"""Importing files in a real browser: with and without script, narrow, by keyboard, and with the file of a whole city."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service.importing import SMALL, large, small
from web.conftest import AREAS, OpenPage, Service, serving
from web.test_accessibility import violations
from web.test_layouts import no_sideways_scroll


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose office has imported nothing yet."""
    with serving(tmp_path_factory.mktemp("imports")) as service:
        yield service


def choose(page: Page, file: Path) -> None:
    """Chooses a file of census areas and sends it."""
    page.goto("/data/import/new/areas")
    page.set_input_files("#files", file)
    page.get_by_role("button", name="読み取る").click()


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_a_file_is_read_shown_applied_and_taken_back(open_page: OpenPage) -> None:
    page = open_page("/data")
    page.get_by_role("link", name="ファイルを取り込む").click()
    page.get_by_role("link", name="人口と地図").click()
    page.set_input_files("#files", SMALL)
    page.get_by_role("button", name="読み取る").click()
    expect(page.locator("#job h2").first).to_have_text("結果を確かめてください")
    expect(page).to_have_title(re.compile("結果を確かめてください"))
    expect(page.locator("#job")).to_contain_text("7,600 人")
    expect(page.locator("#job")).to_contain_text("まだ何も変えていません")
    assert violations(page) == []
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(page.locator("#job h2").first).to_have_text("取り込みました")
    assert violations(page) == []
    page.get_by_role("link", name="資源の空白を見る", exact=True).last.click()
    page.goto("/gaps?municipality=03201&view=map")
    expect(page.locator("main")).to_contain_text("境界：国勢調査（小地域）")
    page.goto("/data/import")
    page.get_by_role("link", name=re.compile("の取り込みを開く")).first.click()
    page.get_by_text("差し戻す", exact=True).click()
    page.get_by_role("button", name="取り込む前に戻す").click()
    expect(page.locator("#job h2").first).to_have_text("差し戻しました")
    page.goto("/gaps?municipality=03201&view=map")
    expect(page.locator("main")).to_contain_text("境界の図はまだありません")
    assert violations(page) == []


def test_progress_comes_by_itself_without_taking_the_focus(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/data/import")
    choose(page, written(tmp_path, "long.geojson", large(150_000)))
    button = page.get_by_role("button", name="取りやめる")
    button.focus()
    expect(page.locator("#job-progress")).to_contain_text("1／2　long.geojson を読み取り中", timeout=15_000)
    expect(page.locator("#job-progress .hint")).to_be_visible()
    first = page.locator("#job-progress .hint").inner_text()
    expect(page.locator("#job-progress .hint")).not_to_have_text(first)
    expect(button).to_be_focused()
    assert violations(page) == []
    page.goto("/")  # the page may be left
    page.goto("/data/import")
    expect(page.locator("tbody tr").first).to_contain_text("読み取り中")
    page.get_by_role("link", name=re.compile("の取り込みを開く")).first.click()
    page.get_by_role("button", name="取りやめる").click()
    expect(page.locator("#job h2").first).to_have_text("取りやめました")
    expect(page.locator("#job")).to_contain_text("何も変わっていません")
    expect(page).to_have_title(re.compile("取りやめました"))
    assert violations(page) == []


def test_the_result_comes_by_itself_and_is_said(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/data/import")
    choose(page, written(tmp_path, "long.geojson", large(40_000)))
    page.get_by_role("button", name="取りやめる").focus()
    expect(page.locator("#job h2").first).to_have_text("結果を確かめてください", timeout=20_000)
    expect(page.locator("#job-said")).to_contain_text("結果を確かめてください（新規")
    expect(page).to_have_title(re.compile("結果を確かめてください"))
    # The button is gone; what has the focus now does no harm when Enter comes a moment late.
    expect(page.get_by_role("link", name="ファイルを取り込む（一覧）へ")).to_be_focused()
    page.get_by_role("button", name="取り込まない").click()


def test_without_script(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/data/import", java_script_enabled=False)
    choose(page, written(tmp_path, "long.geojson", large(40_000)))
    for _ in range(100):
        if page.locator("#job h2").first.inner_text() != "読み取り中です":
            break
        page.get_by_role("link", name="今の様子を見る").click()
        time.sleep(0.1)
    expect(page.locator("#job h2").first).to_have_text("結果を確かめてください")
    page.get_by_role("button", name="取り込まない").click()
    expect(page.locator("#job h2").first).to_have_text("取り込みませんでした")


def test_wrong_files_are_told_at_the_top_and_beside_the_field(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/data/import/new/areas")
    page.get_by_role("button", name="読み取る").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("ファイルが選ばれていません")
    expect(page.locator("#files")).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_title(re.compile("入力を確かめてください"))
    alert.get_by_role("link").click()
    expect(page.locator("#files")).to_be_in_viewport()
    assert violations(page) == []
    choose(page, written(tmp_path, "a.geojson", small()[:700]))
    expect(page.locator("#job h2").first).to_have_text("読み取れませんでした")
    expect(page.locator("#job")).to_contain_text("途中で終わっているか")
    assert violations(page) == []
    page.get_by_role("link", name="人口と地図を選び直す").click()
    expect(page.locator("h1")).to_have_text("人口と地図を取り込む")


def test_the_button_pressed_twice_makes_one_import(open_page: OpenPage) -> None:
    page = open_page("/data/import")
    before = page.locator("tbody tr").count()
    page.goto("/data/import/new/areas")
    page.set_input_files("#files", SMALL)
    page.get_by_role("button", name="読み取る").dblclick()
    expect(page.locator("#job h2").first).to_have_text("結果を確かめてください")
    page.goto("/data/import")
    assert page.locator("tbody tr").count() == before + 1


PAGES = ["/data/import", *(f"/data/import/new/{kind}" for kind in ("areas", "towns", "phones", "records"))]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_readable_and_large_enough(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 320, "height": 640}, has_touch=True)
    no_sideways_scroll(page)
    assert violations(page) == []
    low = page.evaluate(
        """() => [...document.querySelectorAll("main button, main input, main summary, main a.button, main h3 a")]
            .filter(e => e.offsetParent && !e.matches("[type=hidden]") && !e.closest(".chip")
                && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert low == []
    small_text = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3
            && n.textContent.trim()) && parseFloat(getComputedStyle(e).fontSize) < 16).length"""
    )
    assert small_text == 0


def test_a_result_at_320_pixels(open_page: OpenPage) -> None:
    page = open_page("/data/import", viewport={"width": 320, "height": 640})
    choose(page, SMALL)
    expect(page.locator("#job h2").first).to_have_text("結果を確かめてください")
    no_sideways_scroll(page)
    assert violations(page) == []


def test_the_census_of_a_city_while_pages_answer(
    open_page: OpenPage, service: Service, record_property: pytest.RecordProperty
) -> None:
    page = open_page("/data/import")
    page.goto("/data/import/new/areas")
    page.set_input_files("#files", AREAS)
    started = time.monotonic()
    page.get_by_role("button", name="読み取る").click()
    meanwhile = []
    for _ in range(5):
        asked = time.monotonic()
        with urllib.request.urlopen(f"{service.url}/api/v1/health", timeout=5) as answer:
            assert json.load(answer)
        meanwhile.append(time.monotonic() - asked)
    expect(page.locator("#job h2").first).to_have_text("結果を確かめてください")
    seconds = time.monotonic() - started
    record_property("seconds from the button to the result", round(seconds, 2))
    record_property("slowest answer meanwhile in milliseconds", round(max(meanwhile) * 1000))
    expect(page.locator("#job")).to_contain_text("289,614 人")
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(page.locator("#job h2").first).to_have_text("取り込みました")
    page.goto("/gaps?municipality=03201")
    expect(page.locator("main")).to_contain_text("89,014")
