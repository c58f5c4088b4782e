"""Pages without a browser: every link leads somewhere, every municipality and outcome has its page, forms keep input."""

from __future__ import annotations

import html
import re
from collections import deque
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient

from jusou_graph.codes import CatchmentStatus
from jusou_graph.service import JusouGraph
from jusou_graph.vocabulary import LABELS
from jusou_graph_api.web.graph.things import things_of
from jusou_graph_api.web.wording import CONTACT_VERDICTS, GAP_REASONS, MEETINGS, OUTCOMES, RESOURCE_VERDICTS

CASES = Path(__file__).parents[1] / "cases"
CODES = ["03201", "03216", "04216", "05366", "22205"]
VIEWS = ["list", "matrix", "map", "network", "sheet", "ledger", "try"]
FEWEST_PAGES = 300


def links(page: str) -> set[str]:
    return {html.unescape(a).split("#")[0] for a in re.findall(r'\shref="(/[^"]*)"', page)} - {""}


@pytest.mark.slow
def test_every_link_leads_to_a_page(client: TestClient) -> None:
    """Walks the links breadth first; pages of one kind are alike, so each kind is visited only so often."""
    waiting, seen, by_kind = deque(["/"]), {"/"}, {}
    visited = 0
    while waiting:
        path = waiting.popleft()
        kind = re.sub(r"[0-9a-z-]+$", "*", path.split("?")[0]) + str(sorted(re.findall(r"[?&](\w+)=", path)))
        by_kind[kind] = by_kind.get(kind, 0) + 1
        if by_kind[kind] > 12 or path.startswith("/data/graph/"):
            continue
        answer = client.get(path)
        visited += 1
        assert answer.status_code == 200, path
        if "text/html" in answer.headers["content-type"]:
            for link in sorted(links(answer.text) - seen):
                seen.add(link)
                waiting.append(link)
    assert visited >= FEWEST_PAGES


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_every_municipality(client: TestClient, code: str, view: str) -> None:
    assert client.get("/gaps", params={"municipality": code, "view": view}).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("form", ["turtle", "jsonld", "nquads"])
def test_the_graph_can_be_downloaded(client: TestClient, form: str) -> None:
    answer = client.get(f"/data/graph/{form}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) > 100_000


def test_wording_is_complete() -> None:
    assert set(OUTCOMES) == set(CatchmentStatus) - {CatchmentStatus.NOT_ASKED}
    assert len({o.heading for o in OUTCOMES.values()}) == len(OUTCOMES) - 1  # single and sole_centre both name the desk
    assert len({o.explain for o in OUTCOMES.values()}) == len(OUTCOMES)
    assert set(CONTACT_VERDICTS) == {"recommended", "to_confirm"}
    assert set(RESOURCE_VERDICTS) == {"fits", "fits_if", "by_arrangement"}
    assert set(GAP_REASONS) == {"none_listed", "planned_only", "not_eligible", "unnamed", "not_collected"}
    assert set(MEETINGS) == {"none", "support_meeting", "integrated_support_meeting", "undetermined"}


@pytest.mark.parametrize(
    ("address", "municipality", "shown", "absent"),
    [
        ("高松四丁目", "03201", ["決まりました", "松園・緑が丘地域包括支援センター", "<mark>高松4</mark>", "電話：未登録", "002:832"], []),
        ("北飯岡2丁目", "03201", ["候補が2つ", "イーハトーブ", "飯岡・永井", "<mark>北飯岡</mark>", "長寿社会課"], ["決まりました"]),
        ("愛宕下", "03201", ["担当地区表にありません", "長寿社会課", "担当がないという意味ではありません"], ["決まりました", "desk-name"]),
        ("下多賀", "22205", ["町名からは担当を決められません", "候補になる窓口"], ["決まりました", "desk-name"]),
        ("北川尻", "05366", ["決まりました", "町内はすべて"], []),
        ("紫波郡矢巾町", "03201", ["ほかの自治体の住所です", "矢巾町"], ["決まりました", "desk-name"]),
        ("あいうえお", "03201", ["住所を読み取れませんでした"], ["決まりました", "desk-name"]),
    ],
)  # fmt: skip
def test_each_outcome_has_its_words(
    client: TestClient, address: str, municipality: str, shown: list[str], absent: list[str]
) -> None:
    page = client.post("/", data={"address": address, "municipality": municipality})
    assert page.status_code == 200
    answer = page.text[page.text.index('id="answer"') :]
    for words in shown:
        assert words in answer
    for words in absent:
        assert words not in answer


def test_a_chome_that_would_decide_is_offered(client: TestClient) -> None:
    page = client.post("/", data={"address": "高松", "municipality": "03201"}).text
    assert 'value="盛岡市高松一丁目"' in page
    assert 'value="盛岡市高松四丁目"' in page
    picked = client.post("/", data={"address": "高松", "municipality": "03201", "pick": "盛岡市高松四丁目"}).text
    assert "松園・緑が丘地域包括支援センター" in picked
    assert 'name="address" value="盛岡市高松四丁目"' in picked


def test_errors_stand_beside_the_field_and_keep_the_input(client: TestClient) -> None:
    page = client.post("/", data={"municipality": "03201", "address": "", "age": ""})
    assert page.status_code == 422
    assert "町名が入っていません。例：山岸四丁目" in page.text
    page = client.post("/", data={"municipality": "03201", "address": "高松四丁目", "age": "八十代"})
    assert page.status_code == 422
    assert "年齢「八十代」は使えません" in page.text
    assert 'value="高松四丁目"' in page.text
    assert 'value="八十代"' in page.text
    assert 'href="#age"' in page.text


def test_a_consultation_without_a_municipality_asks_for_it(client: TestClient) -> None:
    page = client.post("/", data={"concerns": "care"})
    assert page.status_code == 422
    assert "自治体を選んでください" in page.text
    by_address = client.post("/", data={"concerns": "care", "address": "盛岡市高松四丁目"})
    assert by_address.status_code == 200
    assert "相談のつなぎ先" in by_address.text


def test_a_part_is_sent_to_htmx_and_the_page_to_everyone_else(client: TestClient) -> None:
    form = {"address": "高松四丁目", "municipality": "03201"}
    part = client.post("/", data=form, headers={"HX-Request": "true"}).text
    page = client.post("/", data=form).text
    assert "<html" not in part
    assert part.lstrip().startswith("<title>担当が決まりました")
    assert "<html" in page


def _fields(consultation: dict[str, object]) -> dict[str, list[str]]:
    """A consultation as the form sends it."""
    codes = {word: code for code, word in LABELS["concern"].items()}
    words = {True: "yes", False: "no"}
    out: dict[str, list[str]] = {}
    for name, value in consultation.items():
        if name == "concerns":
            out[name] = [codes.get(one, one) for one in value]
        elif name == "household":
            for member in value:
                for part in ("relation", "age", "cohabiting", "issue", "consent"):
                    found = member.get(part)
                    text = words[found] if isinstance(found, bool) else "" if found is None else str(found)
                    out.setdefault(f"household_{part}", []).append(text)
        elif isinstance(value, bool):
            out[name] = [words[value]]
        elif value is not None:
            out[name] = [codes.get(str(value), str(value))]
    return out


def _cases() -> list[dict[str, object]]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        found += read["cases"] if isinstance(read, dict) else read
    assert len(found) >= 40
    return found


def test_every_case_has_both_pages_and_they_name_what_the_library_names(client: TestClient, graph: JusouGraph) -> None:
    for case in _cases():
        form = _fields(case["consultation"])
        page, match = client.post("/", data=form), client.post("/match", data=form)
        assert (page.status_code, match.status_code) == (200, 200), case["id"]
        answer = graph.assess(case["consultation"]).to_dict()
        for contact in answer["contacts"]:
            assert html.escape(contact["agency"]["name"]) in page.text.replace("&#34;", '"'), case["id"]
        for option in answer["resources"]:
            assert html.escape(option["resource"]["name"], quote=False) in match.text, case["id"]
        assert ("まず命を守る" in page.text) == answer["emergency"]["first"], case["id"]


def test_what_was_read_can_be_copied_into_the_fields(client: TestClient) -> None:
    text = "82歳の母と54歳の長男が二人暮らし。長男は家にいる。"
    page = client.post("/match", data={"municipality": "03201", "text": text, "fill": "yes"}).text
    assert 'name="household_relation" autocomplete="off" value="長男"' in page
    assert 'name="household_age" inputmode="numeric" autocomplete="off" value="54"' in page
    assert text in page


def test_the_handout_holds_five_at_most_and_nothing_personal(client: TestClient) -> None:
    ids = [r["id"] for r in client.get("/api/v1/resources", params={"municipality": "03201"}).json()][:7]
    page = client.get("/handout", params={"municipality": "03201", "id": ids}).text
    assert "5件までです。2件は入れていません" in page
    assert page.count("電話") >= 1
    assert "未登録" in page
    assert client.get("/handout", params={"municipality": "03201"}).status_code == 404


def test_a_gap_is_filed_once_and_can_be_taken_back(client: TestClient) -> None:
    form = {
        "municipality": "05366", "need": "schoolAgePlace", "reason": "none_listed", "catchment": "",
        "key": "6ad2a2a8-5d0c-4a3c-9d62-0d2f53f3a6b1",
    }  # fmt: skip
    for _ in range(2):
        assert "空白として記録しました" in client.post("/gaps/file", data=form).text
    ledger = client.get("/gaps", params={"municipality": "05366", "view": "ledger"}).text
    row = re.search(r"学齢期の子ども本人の居場所</th>(.*?)</tr>", ledger, re.S)
    assert row is not None
    assert re.findall(r'number">(\d+)<', row[1])[-1] == "1"
    assert "取り消しました" in client.post("/gaps/withdraw", data=form).text
    assert "まだ記録がありません" in client.get("/gaps", params={"municipality": "05366", "view": "ledger"}).text


@pytest.mark.parametrize("changed", [{"need": "x"}, {"reason": "山田さん"}, {"catchment": "nowhere"}, {"key": "1"}])
def test_the_ledger_takes_closed_values_only(client: TestClient, changed: dict[str, str]) -> None:
    form = {"municipality": "05366", "need": "learning", "reason": "none_listed", **changed}
    assert client.post("/gaps/file", data=form).status_code == 422


def test_a_gap_moves_on_and_a_personal_word_is_refused(client: TestClient) -> None:
    gap = client.get("/api/v1/gaps", params={"municipality": "05366"}).json()[0]["id"]
    form = {
        "municipality": "05366",
        "gap": gap,
        "status": "気づき",
        "when": "2026-11-20",
        "meeting": "",
        "decision": "",
        "by": "",
    }
    for field in ("decision", "meeting", "by"):
        refused = client.post("/gaps/step", data={**form, field: "山田太郎の件を検討"}, follow_redirects=False)
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text
    moved = client.post("/gaps/step", data=form, follow_redirects=False)
    assert moved.status_code == 303
    ledger = client.get(moved.headers["location"]).text
    assert "令和8年11月20日　気づき" in ledger
    assert "山田太郎" not in ledger
    assert client.post("/gaps/step/take-back", data=form, follow_redirects=False).status_code == 303
    ledger = client.get(moved.headers["location"]).text
    assert "令和8年11月20日　気づき" in ledger
    assert "「気づき」を取り消しました" in ledger
    assert client.post("/gaps/step/take-back", data=form).status_code == 422


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("md", b"#")])
def test_the_sheet_as_files(client: TestClient, form: str, start: bytes) -> None:
    gaps = [g["id"] for g in client.get("/api/v1/gaps", params={"municipality": "03201"}).json()][:3]
    answer = client.post("/gaps/sheet", data={"municipality": "03201", "gap": gaps, "form": form, "version": "wider"})
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert f'.{form}"' in answer.headers["content-disposition"]


def test_the_sheet_to_print_names_the_meeting_and_needs_a_gap(client: TestClient) -> None:
    gaps = [g["id"] for g in client.get("/api/v1/gaps", params={"municipality": "03201"}).json()][:2]
    page = client.post("/gaps/sheet", data={"municipality": "03201", "gap": gaps, "form": "print"}).text
    assert "まるごと推進会議 分科会" in page
    assert page.count('class="sheet-page"') == 2
    assert "<dd>令和" in page
    assert client.post("/gaps/sheet", data={"municipality": "03201"}).status_code == 422


def test_a_supposed_place_closes_its_gap(client: TestClient) -> None:
    page = client.get("/gaps", params={"municipality": "03201", "view": "try", "need": "schoolAgePlace"}).text
    closed = page[page.index("なくなる空白") :]
    assert "「学齢期の子ども本人の居場所」の場を計画では確認できない" in closed
    assert "学齢期" in client.get("/gaps", params={"municipality": "03201"}).text


def test_the_matrix_tells_four_states_apart(client: TestClient) -> None:
    page = client.get("/gaps", params={"municipality": "03201", "view": "matrix"}).text
    for state in ("cell-here", "cell-city_wide", "cell-elsewhere", "cell-none_listed"):
        assert f'<td class="{state}"' in page
    assert "予定・例示・方針のみ" in page


def test_a_way_between_two_things_is_proven(client: TestClient) -> None:
    page = client.get("/graph", params={"start": "03201/resource/bbm", "to": "03201/agency/morioka-shakyo"}).text
    way = page[page.index('class="way"') :]
    assert "盛岡市社会福祉協議会" in way
    assert re.search(r"002:\d+", way)


def test_things_are_capped_with_the_number_left_out(client: TestClient, graph: JusouGraph) -> None:
    things = things_of(graph.catalog)
    start = max(things.things, key=lambda one: len(things.neighbours(one)))
    page = client.get("/graph", params={"start": start}).text
    left = re.search(r"他(\d+)件", page)
    assert left is not None
    assert page.count('<tr><td data-label="関係">') == 30
    every = client.get("/graph", params={"start": start, "all": "true"}).text
    assert every.count('<tr><td data-label="関係">') == 30 + int(left[1])


def test_what_was_searched_for_stays_out_of_the_title(client: TestClient) -> None:
    page = client.post("/graph", data={"words": "高松四丁目", "municipality": "03201"}).text
    assert "高松四丁目" not in page[: page.index("</title>")]


def test_the_passage_page_shows_the_printed_lines(client: TestClient, graph: JusouGraph) -> None:
    page = client.get("/data/03201/passage/002", params={"lines": "832"}).text
    printed = (graph.data / "03201-morioka" / "plan_002.txt").read_text(encoding="utf-8").split("\n")[831].strip()
    assert html.escape(printed, quote=False) in page
    assert page.count('class="cited"') == 1


def test_the_api_page_has_every_endpoint(client: TestClient) -> None:
    page = client.get("/docs/api").text
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert len(paths) >= 11
    for path, methods in paths.items():
        for method in methods:
            assert f"<code>{method.upper()} {html.escape(path)}</code>" in page


def test_what_only_technicians_need_stands_last_and_in_no_footer(client: TestClient) -> None:
    page = client.get("/data?municipality=03201").text
    body, last = page.split("<h2>情報担当の方へ</h2>")
    assert "<h2" not in last
    for words in ("/docs/api", "Turtle", "N-Quads", "版 "):
        assert words not in body
        assert words in last
    assert "/docs/api" not in client.get("/").text
