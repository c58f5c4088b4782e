"""The real service on a free port with the real data, and Chromium that talks to nobody else.

Every test fails that asks anything of another host or leaves an error in the console. Without Chromium the tests are
skipped with the reason, or fail where ``JUSOU_REQUIRE_BROWSER=1`` says that they must run.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from conftest import CENSUS

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1366, "height": 768}
AREAS = CENSUS / "03201_smallarea_estat2020.geojson"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Service:
    """The running service.

    Attributes:
        url: Its address.
        log: File with everything it wrote.
        seconds_to_start: From the start of the process to the first page.
    """

    url: str
    log: Path
    seconds_to_start: float


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """``jusou serve`` as staff start it."""
    base = tmp_path_factory.mktemp("service")
    (base / "home" / "areas").mkdir(parents=True)
    shutil.copyfile(AREAS, base / "home" / "areas" / AREAS.name)
    with serving(base) as service:
        yield service


@contextmanager
def serving(base: Path) -> Iterator[Service]:
    """Starts a service whose office folder is ``home`` below a folder, and ends it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = base / "service.log"
    environment = {**os.environ, "JUSOU_CACHE": str(base / "cache"), "JUSOU_HOME": str(base / "home")}
    environment = {k: v for k, v in environment.items() if k not in {"JUSOU_ENGINE", "JUSOU_DATA", "JUSOU_LEDGER"}}
    command = [sys.executable, "-m", "jusou_graph.cli.main", "serve", "--port", str(port)]
    with log.open("wb") as out:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process, log)
            yield Service(url, log, time.monotonic() - started)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the service did not answer: {log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(CHROMIUM).is_file():
        reason = f"{CHROMIUM} is not there (apt-get install chromium fonts-noto-cjk fonts-morisawa-bizud-gothic)"
        if os.environ.get("JUSOU_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, service: Service) -> Iterator[OpenPage]:
    """Opens pages of the service in a context of given properties; what goes wrong in them fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def watch(page: Page, forgiven: tuple[str, ...], host: str) -> None:
        page.on("request", lambda r: urlsplit(r.url).netloc in (host, "") or wrong.append(f"asked {r.url}"))
        page.on("pageerror", lambda e: wrong.append(f"page error {e}"))
        page.on(
            "console", lambda m: m.type == "error" and not any(f in m.text for f in forgiven) and wrong.append(m.text)
        )

    def open_(path: str = "/", **properties: Any) -> Page:
        properties.setdefault("viewport", DESKTOP)
        forgiven = ("status of 4", *properties.pop("forgive", ()))
        url = properties.pop("service_url", service.url)
        context = browser.new_context(base_url=url, locale="ja-JP", **properties)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, forgiven, urlsplit(url).netloc)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong


def locate(page: Page, address: str, municipality: str | None = "03201") -> None:
    """Looks an address up on the first page and waits for the answer."""
    if municipality is not None:
        page.locator(f"input[name=municipality][value='{municipality}']").check(force=True)
    page.fill("#address", address)
    page.locator(".with-button button").click()
    page.locator("#answer[data-answered=yes]").wait_for()


def match(page: Page, text: str) -> None:
    """Describes a situation on the second page and waits for the answer."""
    page.fill("#text", text)
    page.locator("p.submit button").click()
    page.locator("#answer[data-answered=yes]").wait_for()
