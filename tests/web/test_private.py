"""An address and a consultation stay out of URL, title, history, storage, referrer, caches and the service's log."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Error, Page

from web.conftest import OpenPage, Service, locate, match

ADDRESS = "盛岡市高松四丁目77-7七七荘"
WORDS = "七七荘の99歳。家賃を滞納している。"
TRACES = ("七七荘", "77-7", "%E4%B8%83%E4%B8%83")

EVERYTHING_STORED = """async () => JSON.stringify({
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie, name: window.name,
  state: history.state, referrer: document.referrer, url: location.href, title: document.title,
  caches: await caches.keys(), databases: (await indexedDB.databases()).map(d => d.name),
})"""


def clean(text: str) -> bool:
    return not any(trace in text for trace in TRACES)


def use_all_pages(page: Page, requests: list[dict[str, Any]]) -> None:
    page.on("request", lambda r: requests.append({"url": r.url, "method": r.method, "headers": r.all_headers()}))
    locate(page, ADDRESS, "03201")
    assert clean(page.evaluate(EVERYTHING_STORED))
    page.goto("/match?municipality=03201")
    page.fill("#address", ADDRESS)
    match(page, WORDS)
    assert clean(page.evaluate(EVERYTHING_STORED))
    page.goto("/graph?municipality=03201")
    page.fill("#words", "七七荘")
    with page.expect_navigation():
        page.get_by_role("button", name="さがす").click()
    assert clean(page.evaluate(EVERYTHING_STORED))
    page.goto("/data")


def test_nothing_is_left_in_the_browser(open_page: OpenPage) -> None:
    page = open_page("/")
    requests: list[dict[str, Any]] = []
    use_all_pages(page, requests)
    assert clean(page.evaluate(EVERYTHING_STORED))
    assert len(requests) > 10
    for request in requests:
        assert clean(request["url"])
        assert clean(str(request["headers"]))
        assert not request["headers"].get("referer")
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    assert len(history["entries"]) >= 4
    assert clean(str(history))


def test_an_answer_is_not_kept_for_going_back(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.fill("#address", ADDRESS)
    page.locator(".with-button button").click()
    page.goto("/help")
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()


def test_typing_asks_by_post_only(open_page: OpenPage) -> None:
    page = open_page("/")
    asked: list[tuple[str, str]] = []
    page.on("request", lambda r: "/static/" in r.url or asked.append((r.method, r.url)))
    page.locator("#address").press_sequentially("高松四丁目", delay=20)
    page.locator("[role=status]").first.wait_for(state="attached")
    page.wait_for_timeout(300)
    assert asked, "no town was asked for"
    assert all(method == "POST" and url.endswith("/api/v1/complete") for method, url in asked)


def test_nothing_stands_in_the_log_of_the_service(open_page: OpenPage, service: Service) -> None:
    use_all_pages(open_page("/"), [])
    written = service.log.read_text(encoding="utf-8")
    assert "http://127.0.0.1" in written
    assert clean(written)
    assert "POST" not in written
