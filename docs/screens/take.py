"""Takes the pictures of this folder: ``python docs/screens/take.py http://127.0.0.1:8000`` beside a running service.

The service must run on an office's folder of its own (``JUSOU_HOME``) into which people and map were imported: some
pictures register and import something there.

JPEG, so that the folder stays small; printed pages go through ``pdftoppm`` (poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
DESKTOP, TABLET, PHONE = (1366, 768), (820, 1180), (320, 900)
TEXT = "82歳の母と54歳の長男の二人暮らし。長男は約20年仕事がなく家にいるが、静かな作業なら週1回くらいと話した。"


def go(path: str) -> Callable[[Page], None]:
    """Opens a page."""

    def steps(page: Page) -> None:
        page.goto(path)

    return steps


def locate(address: str, municipality: str = "03201") -> Callable[[Page], None]:
    """Looks an address up."""

    def steps(page: Page) -> None:
        page.goto(f"/?municipality={municipality}")
        page.fill("#address", address)
        page.locator(".with-button button").click()
        page.locator("#answer[data-answered=yes]").wait_for()

    return steps


def complete(page: Page) -> None:
    """Types the beginning of a town in kana."""
    page.goto("/?municipality=03201")
    page.locator("#address").press_sequentially("きた")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")


def consultation(page: Page) -> None:
    """An address with ticked 相談内容."""
    page.goto("/?municipality=03201")
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    for label in ("介護のこと", "家賃やローンの支払いのこと"):
        page.get_by_label(label).check()
    page.fill("#age", "82")
    page.fill("#address", "高松三丁目")
    page.locator(".with-button button").click()
    page.locator(".assessment").wait_for()


def match(page: Page) -> None:
    """Places for someone described in a sentence."""
    page.goto("/match?municipality=03201")
    page.fill("#text", TEXT)
    page.locator("p.submit button").click()
    page.locator(".option").first.wait_for()


def no_fit(page: Page) -> None:
    """A need that nothing answers, filed."""
    page.goto("/match?municipality=03216")
    page.fill("#text", "54歳の長男は約20年仕事がなく家にいる。手帳はない。週1回、静かな作業なら試したい。")
    page.locator("p.submit button").click()
    page.locator(".gap-found").wait_for()


def registering(page: Page) -> None:
    """The form for a telephone number, filled in."""
    page.goto("/data/03201/agency/nio-ueda")
    form = page.locator("details", has=page.locator("input[name=value]")).first
    form.locator("summary").click()
    form.locator("input[name=value]").fill("019-000-0000")
    form.locator("[name=how]").fill("電話で確認")
    form.locator("[name=by]").fill("長寿社会課")


def registered_town(page: Page) -> None:
    """A town whose centre staff registered."""
    locate("愛宕下")(page)
    form = page.locator("details", has_text="担当がわかったら登録する").last
    form.locator("summary").click()
    form.locator("input[type=radio][name=agency]").first.check()
    form.locator("[name=how]").fill("担当課からの連絡")
    form.locator("[name=by]").fill("長寿社会課")
    form.locator("button[type=submit]").click()
    page.locator("text=職員の登録による担当").first.wait_for()
    page.evaluate("window.scrollTo(0, 0)")


def imported(page: Page) -> None:
    """What a census file would change, before it is taken in."""
    page.goto("/data/import/new/areas")
    page.set_input_files("#files", HERE.parents[1] / "tests" / "fixtures" / "imports" / "03201_small.geojson")
    page.get_by_role("button", name="読み取る").click()
    page.get_by_role("button", name="取り込む", exact=True).wait_for(timeout=60_000)
    page.evaluate("window.scrollTo(0, 0)")


SCREENS: dict[str, tuple[tuple[int, int], Callable[[Page], None]]] = {
    "locate-start": (DESKTOP, go("/?municipality=03201")),
    "locate-complete": (DESKTOP, complete),
    "locate-single": (DESKTOP, locate("高松四丁目")),
    "locate-split": (DESKTOP, locate("北飯岡2丁目")),
    "locate-unlisted": (DESKTOP, locate("愛宕下")),
    "locate-no-table": (DESKTOP, locate("下多賀", "22205")),
    "locate-consultation": (DESKTOP, consultation),
    "locate-phone": (PHONE, locate("高松四丁目")),
    "locate-tablet": (TABLET, locate("高松四丁目")),
    "match": (DESKTOP, match),
    "match-no-fit": (DESKTOP, no_fit),
    "match-handout": (DESKTOP, go("/handout?municipality=03201&id=bbm&id=sumairu&id=hatake")),
    "gaps-list": (DESKTOP, go("/gaps?municipality=03201")),
    "gaps-all": (DESKTOP, go("/gaps")),
    "gaps-matrix": (DESKTOP, go("/gaps?municipality=03201&view=matrix")),
    "gaps-map": (DESKTOP, go("/gaps?municipality=03201&view=map")),
    "gaps-network": (DESKTOP, go("/gaps?municipality=03201&view=network")),
    "gaps-sheet": (DESKTOP, go("/gaps?municipality=03201&view=sheet")),
    "gaps-try": (DESKTOP, go("/gaps?municipality=03201&view=try&need=parentChildPlace&location=みたけ二丁目")),
    "graph": (DESKTOP, go("/graph?start=03201/agency/kurashi")),
    "data": (DESKTOP, go("/data?municipality=03201")),
    "data-record": (DESKTOP, go("/data/03201/resource/sumairu")),
    "data-passage": (DESKTOP, go("/data/03201/passage/002?lines=832")),
    "data-phones": (DESKTOP, go("/data/03201/work/phone-agency")),
    "register": (DESKTOP, registering),
    "register-town": (DESKTOP, registered_town),
    "import": (DESKTOP, go("/data/import")),
    "import-result": (DESKTOP, imported),
}
PRINTED = {"print-split": locate("北飯岡2丁目"), "print-consultation": consultation, "print-match": match}


def main(url: str) -> None:
    """Takes all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for name, (size, steps) in SCREENS.items():
            viewport = {"width": size[0], "height": size[1]}
            page = browser.new_context(base_url=url, viewport=viewport, has_touch=size is not DESKTOP).new_page()
            steps(page)
            page.wait_for_timeout(300)
            page.screenshot(path=HERE / f"{name}.jpg", type="jpeg", quality=38)
            page.context.close()
        for name, steps in PRINTED.items():
            page = browser.new_context(base_url=url, viewport={"width": 1366, "height": 768}).new_page()
            steps(page)
            with tempfile.TemporaryDirectory() as folder:
                page.pdf(path=f"{folder}/page.pdf", prefer_css_page_size=True)
                command = ["pdftoppm", "-r", "60", "-jpeg", "-singlefile", f"{folder}/page.pdf", str(HERE / name)]
                subprocess.run(command, check=True)  # noqa: S603 - fixed words and paths of our own
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
