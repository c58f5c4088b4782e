"""What was typed is never lost: service restarted, engine away, connection lost, sent twice, left and come back to."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.sync_api import Dialog, Page, expect

from jusou_graph.errors import EngineUnavailableError
from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph_api.app import create_app
from web.conftest import OpenPage, locate, match

ADDRESS = "盛岡市高松四丁目"
TEXT = "82歳の母と54歳の長男。長男は家にいる。家賃を滞納している。"
WISH = f"{TEXT}静かな作業なら試したい。"

GONE = ("status of 5", "htmx:", "ERR_CONNECTION")
"""What the browser says of a service or an engine that is away."""


@dataclass
class Office:
    """A service of this process that can be stopped and started on its port, and whose engine can go away.

    Attributes:
        port: Its port; ``away`` whether the engine fails.
        seconds: How long a form waits for its answer, so that a second click comes before it.
        posts: Paths of the forms that reached it.
    """

    graph: JusouGraph
    port: int
    away: bool = False
    seconds: float = 0
    posts: list[str] = field(default_factory=list)
    server: uvicorn.Server | None = None
    thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        app = create_app(lambda: self.graph)

        @app.middleware("http")
        async def count(request, call_next):  # type: ignore[no-untyped-def]  # shape given by Starlette
            if request.method == "POST" and not request.url.path.startswith("/api/"):
                self.posts.append(request.url.path)
                await asyncio.sleep(self.seconds)
            return await call_next(request)

        self.server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_level="critical", access_log=False))
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        until = time.monotonic() + 20
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.02)
        assert self.server.started

    def stop(self) -> None:
        assert self.server
        assert self.thread
        self.server.should_exit = self.server.force_exit = True
        self.thread.join(timeout=20)
        assert not self.thread.is_alive()


class FailingGraph(JusouGraph):
    """The real graph, with an engine that can be told to be away."""

    office: Office

    def refresh(self) -> None:
        if self.office.away:
            raise EngineUnavailableError("グラフのエンジンにつながりません。", "起動しているか確かめてください。")


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    base = tmp_path_factory.mktemp("office")
    graph = FailingGraph(settings=Settings(cache=base / "cache", home=base / "home"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    office = graph.office = Office(graph, port)
    monkeypatch.setattr(graph, "close", lambda: None)  # it is served again after a restart
    office.start()
    yield office
    office.stop()


def type_all(page: Page) -> None:
    page.locator("summary", has_text="相談内容・状況も入れる").click()
    page.fill("#text", TEXT)
    page.fill("#age", "82")
    page.get_by_label("介護のこと").check()
    page.locator("summary", has_text="世帯と利用中の制度").click()
    page.locator("input[name=household_relation]").nth(1).fill("長男")
    page.locator("input[name=household_issue]").nth(1).fill("家にいる")
    page.fill("#address", ADDRESS)


def all_there(page: Page) -> None:
    expect(page.locator("#text")).to_have_value(TEXT)
    expect(page.locator("#age")).to_have_value("82")
    expect(page.locator("#address")).to_have_value(ADDRESS)
    assert page.locator("input[name=concerns][value=care]").is_checked()
    expect(page.locator("input[name=household_relation]").nth(1)).to_have_value("長男")
    expect(page.locator("input[name=household_issue]").nth(1)).to_have_value("家にいる")


@pytest.mark.parametrize("script", [True, False])
def test_the_service_restarted_between_opening_and_sending(open_page: OpenPage, office: Office, script: bool) -> None:
    page = open_page(f"{office.url}/", java_script_enabled=script, service_url=office.url, forgive=GONE)
    type_all(page)
    office.stop()
    office.start()
    page.locator(".with-button button").click()
    expect(page.locator(".desk-name").first).to_be_visible()
    expect(page.locator(".assessment")).to_be_visible()
    all_there(page)


def test_the_engine_away_at_a_plain_form_gives_the_input_back(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/", java_script_enabled=False, service_url=office.url, forgive=GONE)
    type_all(page)
    office.away = True
    page.locator(".with-button button").click()
    expect(page.locator("h1")).to_have_text("データベースにつながりません")
    assert page.url.split("#")[0] == f"{office.url}/"
    page.get_by_role("button", name="入力にもどる").click()
    expect(page.locator("h1")).to_have_text("データベースにつながりません")  # still away, and still nothing lost
    office.away = False
    page.get_by_role("button", name="入力にもどる").click()
    all_there(page)
    expect(page.locator("#answer[data-answered=yes]")).to_have_count(0)
    assert "?" not in page.url


def test_the_engine_away_at_a_plain_form_sent_again(open_page: OpenPage, office: Office) -> None:
    page = open_page(
        f"{office.url}/match?municipality=03201", java_script_enabled=False, service_url=office.url, forgive=GONE
    )
    page.fill("#text", TEXT)
    office.away = True
    page.locator("p.submit button").click()
    office.away = False
    page.get_by_role("button", name="同じ内容でもう一度送る").click()
    expect(page.locator("#text")).to_have_value(TEXT)
    expect(page.locator("#answer[data-answered=yes]")).to_have_count(1)


def test_the_engine_away_keeps_the_form_and_its_marks(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/match?municipality=03201", service_url=office.url, forgive=GONE)
    match(page, TEXT)
    page.locator(".understood summary").click()
    first = page.locator(".read input").first
    marked = first.get_attribute("value")
    first.check()
    office.away = True
    page.locator("p.submit button").click()
    expect(page.get_by_role("alert")).to_contain_text("入力は残っています")
    expect(page.locator("#text")).to_have_value(TEXT)
    office.away = False
    page.locator("p.submit button").click()
    expect(page.locator(f".read input[value='{marked}']")).to_be_checked()


def test_a_form_of_another_page_is_sent_again_too(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/match?municipality=03216", service_url=office.url, forgive=GONE)
    match(page, "54歳の長男は約20年仕事がなく家にいる。手帳はない。週1回、静かな作業なら試したい。")
    office.away = True
    page.get_by_role("button", name="空白として記録する").first.click()
    again = page.get_by_role("button", name="同じ内容でもう一度送る")
    expect(again).to_be_visible()
    assert page.locator("#answer").count() == 1
    office.away = False
    again.click()
    expect(page.locator(".filed")).to_contain_text("空白として記録しました")


@pytest.mark.parametrize("opener", ["center", "passage"])
def test_records_open_beside_the_filled_form_and_its_answer(open_page: OpenPage, opener: str) -> None:
    page = open_page("/?municipality=03201")
    type_all(page)
    locate(page, ADDRESS, None)
    expect(page.locator("#answer")).to_contain_text("新しいタブで開きます")
    link = page.locator(".desk-name a") if opener == "center" else page.locator(".reason .source-note a").first
    with page.context.expect_page() as waiting:
        link.click()
    expect(waiting.value.locator("h1")).to_be_visible()
    waiting.value.close()
    all_there(page)
    expect(page.locator(".desk-name").first).to_be_visible()


def test_every_link_of_an_answer_leaves_the_form_where_it_is(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    match(page, WISH)
    links = page.locator("#answer a[href]").evaluate_all("all => all.map(a => [a.getAttribute('href'), a.target])")
    away = [target for href, target in links if not href.startswith("#")]
    assert len(away) >= 3
    assert set(away) == {"_blank"}
    with page.context.expect_page() as waiting:
        page.locator(".pin input").first.check()
        page.get_by_role("button", name="選んだ場を並べて見る").click()
    expect(waiting.value.locator("h1")).to_contain_text("場を並べて見る")
    expect(page.locator("#text")).to_have_value(WISH)


def test_the_other_page_opens_beside_with_everything(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    type_all(page)
    page.fill("#text", WISH)
    locate(page, ADDRESS, None)
    with page.context.expect_page() as waiting:
        page.get_by_role("button", name="参加支援を探すページでくわしく見る").click()
    expect(waiting.value.locator("#text")).to_have_value(WISH)
    expect(waiting.value.locator("#age")).to_have_value("82")
    expect(page.locator("#text")).to_have_value(WISH)


def test_leaving_a_typed_consultation_asks_first(open_page: OpenPage) -> None:
    page = open_page("/match?municipality=03201")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("現在の状況・経緯").press_sequentially("母の介護")
    page.locator(".site-nav a", has_text="資料とデータ").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("#text")).to_have_value("母の介護")


def test_leaving_an_address_alone_does_not_ask(open_page: OpenPage) -> None:
    page = open_page("/?municipality=03201")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#address").press_sequentially("高松四丁目")
    page.locator(".site-nav a", has_text="資料とデータ").click()
    expect(page.locator("h1")).to_contain_text("資料")
    assert asked == []


SUBMITS = [("/", ".with-button button", "#address", ADDRESS), ("/match?municipality=03201", "p.submit button", "", "")]


@pytest.mark.parametrize(("path", "button", "enter_in", "words"), SUBMITS)
def test_a_double_click_or_double_enter_asks_once(
    open_page: OpenPage, office: Office, path: str, button: str, enter_in: str, words: str
) -> None:
    page = open_page(f"{office.url}{path}", service_url=office.url)
    office.seconds = 0.6
    if path == "/":
        page.fill("#address", words)
        page.keyboard.press("Escape")
    else:
        page.fill("#text", TEXT)
    page.locator(button).dblclick()
    page.locator("#answer[data-answered=yes]").wait_for()
    page.wait_for_timeout(600)
    assert len(office.posts) == 1
    page.locator(enter_in or "#age").press("Enter")
    page.locator(enter_in or "#age").press("Enter")
    page.wait_for_timeout(1500)
    assert len(office.posts) == 2


def test_marks_sent_with_a_double_click_are_sent_once(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/match?municipality=03201", service_url=office.url)
    match(page, TEXT)
    page.locator(".understood summary").click()
    page.locator(".read input").first.check()
    office.seconds = 0.6
    page.get_by_role("button", name="外して調べ直す").dblclick()
    page.wait_for_timeout(1500)
    assert office.posts == ["/match", "/match"]


def test_a_gap_double_clicked_is_filed_once(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/match?municipality=03216", service_url=office.url)
    match(page, "54歳の長男は約20年仕事がなく家にいる。手帳はない。週1回、静かな作業なら試したい。")
    office.seconds = 0.6
    page.get_by_role("button", name="空白として記録する").first.dblclick()
    expect(page.locator(".filed").first).to_be_visible()
    page.wait_for_timeout(800)
    assert sum(count or 0 for months in office.graph.ledger.totals("03216").values() for count in months.values()) == 1


def test_a_plain_form_double_clicked_opens_one_page(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/?municipality=03201", service_url=office.url)
    type_all(page)
    page.fill("#text", WISH)
    locate(page, ADDRESS, None)
    page.get_by_role("button", name="参加支援を探すページでくわしく見る").dblclick()
    page.wait_for_timeout(1500)
    assert office.posts.count("/match") == 1
    assert len(page.context.pages) == 2


def test_a_plain_form_says_that_the_service_is_away_and_keeps_the_page(open_page: OpenPage, office: Office) -> None:
    page = open_page(f"{office.url}/?municipality=03201", service_url=office.url, forgive=GONE)
    type_all(page)
    page.fill("#text", WISH)
    locate(page, ADDRESS, None)
    office.stop()
    try:
        page.get_by_role("button", name="参加支援を探すページでくわしく見る").click()
        expect(page.locator(".unreached")).to_contain_text("サービスにつながりません")
        expect(page.locator("#address")).to_have_value(ADDRESS)
        assert len(page.context.pages) == 1
    finally:
        office.start()
    page.wait_for_timeout(1100)
    with page.context.expect_page() as waiting:
        page.get_by_role("button", name="参加支援を探すページでくわしく見る").click()
    expect(waiting.value.locator("h1")).to_have_text("参加支援を探す")


def test_without_script_a_form_sent_into_the_void_is_sent_again_by_reloading(
    open_page: OpenPage, office: Office
) -> None:
    page = open_page(f"{office.url}/", java_script_enabled=False, service_url=office.url, forgive=GONE)
    type_all(page)
    office.stop()
    try:
        page.locator(".with-button button").click(no_wait_after=True)
        page.wait_for_timeout(800)
    finally:
        office.start()
    page.reload()
    expect(page.locator(".desk-name").first).to_be_visible()
    all_there(page)
