"""Enter while converting never picks nor submits; the second Enter does. With a control that must go wrong.

Composition comes from the browser's own input method channel (CDP), keys are trusted: made-up events prove nothing.
"""

from __future__ import annotations

from playwright.sync_api import CDPSession, Page, Route, expect

from web.conftest import OpenPage

CONVERTING = 229
"""Key code of every key that an input method takes for itself."""


def compose(cdp: CDPSession, text: str) -> None:
    cdp.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def key_while_converting(cdp: CDPSession, key: str) -> None:
    shared = {"key": key, "code": key, "windowsVirtualKeyCode": CONVERTING, "nativeVirtualKeyCode": CONVERTING}
    cdp.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **shared})
    cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", **shared})


def convert_and_press(page: Page) -> CDPSession:
    """Types きたい without finishing the conversion, waits for the towns, then presses ↓ and Enter."""
    page.locator("#address").focus()
    cdp = page.context.new_cdp_session(page)
    compose(cdp, "きたい")
    expect(page.locator("[role=option]").first).to_contain_text("北飯岡")
    key_while_converting(cdp, "ArrowDown")
    key_while_converting(cdp, "Enter")
    return cdp


def test_keys_of_a_conversion_are_left_alone(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    cdp = convert_and_press(page)
    expect(page.locator("#address")).to_have_value("きたい")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    expect(page.locator("#answer")).to_have_attribute("data-answered", "")
    # The conversion ends; now the same keys pick, and the Enter after that asks.
    cdp.send("Input.insertText", {"text": "きたい"})
    expect(page.locator("#address")).to_have_value("きたい")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#address")).to_have_value("北飯岡")
    expect(page.locator("#answer")).to_have_attribute("data-answered", "")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_have_attribute("data-answered", "yes")
    expect(page.locator("#answer h2").first).to_have_text("担当の候補が2つあります")


def test_without_the_guard_the_same_keys_do_harm(open_page: OpenPage) -> None:
    """The control: were the guard missing, the test above would fail."""

    def unguarded(route: Route) -> None:
        body = route.fetch().text()
        guard = "event.isComposing || event.keyCode === 229"
        assert guard in body
        route.fulfill(body=body.replace(guard, "false"), content_type="text/javascript")

    page = open_page("/help")
    page.route("**/combobox.js*", unguarded)
    page.goto("/?municipality=03201")
    convert_and_press(page)
    expect(page.locator("#address")).to_have_value("北飯岡")
