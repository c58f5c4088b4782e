"""The answers of つなぎ先を調べる and 参加支援を探す: what they rest on, whom they name last, and nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from jusou_graph.japanese.eras import care_plan_years
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.freshness import plan_age, table_age
from jusou_graph.service import JusouGraph
from jusou_graph_api.web.consultation.form import read_age
from jusou_graph_api.web.consultation.page import open_questions
from jusou_graph_api.web.locate import routes as locate_page
from jusou_graph_api.web.match.routes import heading
from jusou_graph_api.web.parts.desks import desk, last_resort

TODAY = date(2026, 11, 21)
Post = Callable[..., str]


@pytest.fixture
def post(client: TestClient) -> Post:
    """Sends a form to a page and gives the answer region as text."""

    def send(path: str = "/", **fields: object) -> str:
        page = client.post(path, data=fields).text
        return page[page.index('id="answer"') :]

    return send


def without_copy(answer: str) -> str:
    """The answer without the text to copy, which repeats it on purpose, and without the full explanation."""
    return re.sub(
        r"<textarea.*?</textarea>|<details class=\"more\"><summary>くわしい.*?</details>", "", answer, flags=re.S
    )


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("盛岡市高齢者保健福祉計画・第8期介護保険事業計画より", ("第8期介護保険事業計画", 2021, 2023)),
        ("第10期介護保険事業計画", ("第10期介護保険事業計画", 2027, 2029)),
        ("地域福祉計画より", None),
        ("", None),
    ],
)
def test_the_years_of_a_care_plan_follow_from_its_number(words: str, years: object) -> None:
    assert care_plan_years(words) == years


def test_a_table_is_called_old_from_the_day_after_its_last_year(graph: JusouGraph) -> None:
    printed = {code: m for code, m in graph.catalog.municipalities.items() if m.profile.catchment.edition}
    assert printed
    for municipality in printed.values():
        named = care_plan_years(municipality.profile.catchment.edition or "")
        assert named is not None
        assert table_age(municipality, date(named[2] + 1, 3, 31)) == ""
        assert "変わっていることがあります" in table_age(municipality, date(named[2] + 1, 4, 1))
    others = [m for m in graph.catalog.municipalities.values() if m.code not in printed]
    assert others
    assert {table_age(m, date(2100, 1, 1)) for m in others} == {""}


def test_a_plan_is_called_old_when_its_printed_period_is_over(graph: JusouGraph) -> None:
    found = {m.code: plan_age(m, date(2027, 4, 1)) for m in graph.catalog.municipalities.values()}
    assert "令和8年度まで" in found["04216"]
    # 滝沢: 令和13年度; the others print no period, and 盛岡 (令和5年4月) and 井川 (令和6年4月) are three years old.
    assert {code for code, words in found.items() if words} == {"04216", "03201", "05366"}
    assert "令和5年4月の時点" in found["03201"]
    assert plan_age(graph.catalog.municipalities["03201"], date(2026, 3, 31)) == ""
    assert plan_age(graph.catalog.municipalities["04216"], date(2027, 3, 31)) == ""


def test_the_settled_answer_says_of_which_years_its_table_is(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "第8期介護保険事業計画（令和3年度～令和5年度）のもの" in post(address="高松四丁目", municipality="03201")
    assert "のもの。変わって" not in post(address="北川尻", municipality="05366")

    class Then(date):
        @classmethod
        def today(cls) -> date:
            return date(2023, 5, 1)

    monkeypatch.setattr(locate_page, "date", Then)
    assert "のもの。変わって" not in post(address="高松四丁目", municipality="03201")


def test_a_plan_whose_period_is_over_is_told_with_the_answer(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "過ぎています" not in post(address="成田一丁目", municipality="04216")

    class Then(date):
        @classmethod
        def today(cls) -> date:
            return date(2027, 5, 1)

    monkeypatch.setattr(locate_page, "date", Then)
    assert "令和8年度まで）は過ぎています" in post(address="成田一丁目", municipality="04216")


def test_without_section_and_number_the_section_that_made_the_plan_is_named(post: Post) -> None:
    answer = post(address="北川尻", municipality="05366")
    assert "計画をつくった課：<strong>井川町健康福祉課</strong>" in answer
    assert 'href="/data/05366/passage/001?lines=7#passage"' in answer
    assert "この窓口の担当課ではありません" in answer
    assert "計画をつくった課" not in post(address="高松四丁目", municipality="03201")


def test_the_last_resort_stands_only_where_nothing_else_does(graph: JusouGraph) -> None:
    shown = [
        (m, desk(m, record)) for m in graph.catalog.municipalities.values() for record in (*m.agencies, *m.resources)
    ]
    assert len(shown) > 100
    for _, one in shown:
        assert (one.last_resort is not None) == (one.phone is None and one.department is None), one.name
    named = {m.code: one.last_resort.name for m, one in shown if one.last_resort}
    assert named["05366"] == "井川町健康福祉課"
    assert named["03216"] == "滝沢市地域福祉課"  # the plan's maker is the city: the section that it names to ask


def test_a_plan_without_a_printed_section_names_the_one_to_ask(graph: JusouGraph) -> None:
    def made_by(municipality: Municipality, issuer: str | None) -> Municipality:
        plan = municipality.profile.documents[0].model_copy(update={"issuer": issuer})
        return replace(municipality, profile=municipality.profile.model_copy(update={"documents": [plan]}))

    atami = graph.catalog.municipalities["22205"]
    for issuer in (None, "熱海市"):
        found = last_resort(made_by(atami, issuer))
        assert (found.words, found.name, found.lines) == ("この自治体の問い合わせ先", atami.profile.catchment.ask, None)
    invented = last_resort(made_by(atami, "熱海市危機管理課"))
    assert (invented.name, invented.path, invented.lines) == ("熱海市危機管理課", None, None)


def test_a_section_listed_as_a_desk_is_its_own_section(graph: JusouGraph) -> None:
    morioka = graph.catalog.municipalities["03201"]
    office = next(a for a in morioka.agencies if a.name == "男女共同参画推進室")
    assert desk(morioka, office).department == "市民部男女共同参画推進室"


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("82", 82), ("82歳", 82), ("８２", 82), ("８２才", 82), ("八十二", 82), ("八十二歳", 82), ("満82歳", 82), ("0", 0),
        ("百二", 102), (" 82 歳 ", 82), ("131", None), ("八十代", None), ("80代", None), ("-1", None), ("八二歳くらい", None),
        ("おとな", None), ("", None), ("8.5", None), ("1e2", None),
    ],
)  # fmt: skip
def test_ages_are_read_as_staff_write_them(typed: str, age: int | None) -> None:
    assert read_age(typed) == age


def test_an_age_in_words_is_assessed_like_one_in_digits(client: TestClient) -> None:
    pages = [
        client.post("/", data={"municipality": "03201", "address": "高松四丁目", "age": age, "household_age": age})
        for age in ("82", "82歳", "八十二")
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]
    for page in pages:
        assert "82歳" in page.text
        assert "相談のつなぎ先" in page.text
    assert 'value="八十二"' in pages[2].text  # what was typed stays as typed


@pytest.mark.parametrize("more", [{"age": "75"}, {"text": "物忘れが心配。"}, {"concerns": "care"}])
def test_an_address_elsewhere_is_told_before_a_municipality_is_asked_for(
    client: TestClient, more: dict[str, str]
) -> None:
    page = client.post("/", data={"address": "紫波郡紫波町高水寺", "municipality": "", **more})
    assert page.status_code == 200
    answer = page.text[page.text.index('id="answer"') :]
    assert "対象の外" in answer
    assert "相談の内容は見ていません" in answer
    assert "入力を確かめてください" not in answer
    assert "相談のつなぎ先" not in answer


def test_an_unreadable_address_still_asks_for_the_municipality(client: TestClient) -> None:
    page = client.post("/", data={"address": "", "municipality": "", "age": "75"})
    assert page.status_code == 422
    assert "自治体を選んでください" in page.text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/", {"address": "紫波郡紫波町高水寺", "danger": "yes", "age": "75"}),
        ("/", {"danger": "yes", "age": "75"}),
        ("/", {"text": "54歳の長男が農薬を飲み込んだ。"}),
        ("/match", {"text": "54歳の長男が農薬を飲み込んだ。"}),
    ],
)
def test_danger_comes_first_also_where_no_plan_can_answer(post: Post, path: str, fields: dict[str, str]) -> None:
    answer = post(path, municipality="", **fields)
    assert "まず命を守る" in answer
    assert answer.index("まず命を守る") < min(
        answer.index(words) for words in ("対象の外", "入力を確かめてください") if words in answer
    )
    assert 'href="#understood"' not in answer  # nothing of the kind stands on this answer


def test_no_danger_is_made_up_where_no_plan_can_answer(post: Post) -> None:
    assert "まず命を守る" not in post(municipality="", age="75")


def test_nothing_is_said_twice(post: Post) -> None:
    unlisted = without_copy(post(address="愛宕下", municipality="03201"))
    assert unlisted.count("担当がないという意味ではありません") == 1
    split = without_copy(post(address="北飯岡2丁目", municipality="03201"))
    assert split.count("番地まで控え") == 1
    assert len(re.findall(r">登録する<", split)) == 0
    assert split.count("の電話を登録する</a>") == 3  # both candidates and the section to ask, in one place
    both = without_copy(post(address="北飯岡2丁目", municipality="03201", age="82", concerns="rentLoan"))
    assert both.count("番地まで控え") == 1
    meeting = without_copy(post(address="網代", municipality="22205", concerns="hikikomori", consent="no", age="50"))
    assert not re.search(r"支援会議</strong>\s*支援会議", meeting)


def test_a_question_asked_of_several_places_names_them_all() -> None:
    places = [{"resource": {"name": name}} for name in ("畑", "本")]
    asked = {
        "resources": places,
        "ask": ["危険は。", "畑: 週1回でも。", "本: 週1回でも。", "本: どこに。", "前に出た。"],
    }
    assert open_questions(asked, ["前に出た。"]) == ["危険は。", "畑・本：週1回でも。", "本：どこに。"]


def test_questions_of_a_place_stand_beside_it_and_the_others_come_first(post: Post) -> None:
    text = "35歳、知的障がい。仕事も通所もしていない。平日の昼に出かけられる所がほしい。"
    answer = post("/match", municipality="04216", text=text)
    first = answer[answer.index("先に確かめること") : answer.index('class="option ')]
    assert "同意していますか" in first
    assert "平日の昼」に使えますか" not in first
    assert "「平日の昼」に使えますか" in answer


@pytest.mark.parametrize(
    ("verdicts", "arrangeable", "words"),
    [
        (["fits", "fits"], [], "合う場が2件あります"),
        (["fits", "fits_if"], [], "合う場が1件、確かめれば合う場が1件あります"),
        (["fits_if"], [{}], "確かめれば合う場が1件あります"),
        ([], [{}], "条件の合う場は見当たりません。受入調整で広げられる場が1件あります"),
        ([], [], "合う場を計画では確認できません"),
    ],
)
def test_the_headline_tells_fitting_from_to_be_confirmed(
    verdicts: list[str], arrangeable: list[object], words: str
) -> None:
    assert heading([{"verdict": one} for one in verdicts], arrangeable) == words


def test_missing_numbers_have_a_link_and_a_line_to_write_on(post: Post) -> None:
    answer = post(address="高松四丁目", municipality="03201", age="82", concerns="rentLoan")
    table = answer[
        answer.index('class="stacked contacts"') : answer.index("</table>", answer.index("stacked contacts"))
    ]
    assert (
        table.count("電話：未登録")
        == table.count("?register=phone")
        == table.count("電話：＿＿＿＿＿＿＿＿（未登録）")
        >= 2
    )
    option = post("/match", municipality="03201", text="54歳。約20年仕事がなく家にいる。静かな作業なら")
    assert re.search(r'href="/data/03201/resource/[a-z]+\?register=phone"[^>]*>登録する', option)


def test_errors_name_their_field_without_script(client: TestClient) -> None:
    fields = {
        "municipality": "",
        "age": "八十代",
        "text": "心配。",
        "household_relation": ["母"],
        "household_age": ["古い"],
    }
    page = client.post("/", data=fields).text
    for field in ("age", "household_age_0", "municipality"):
        assert re.search(rf'id="{field}"[^>]*aria-describedby="{field}-error"', page), field
        assert f'id="{field}-error"' in page


def test_only_the_headline_is_announced(client: TestClient) -> None:
    for path in ("/", "/match"):
        page = client.get(path, params={"municipality": "03201"}).text
        assert '<p id="announce" class="visually-hidden" aria-live="polite"></p>' in page
        assert not re.search(r'id="answer"[^>]*aria-live', page)


def test_the_handout_tells_what_it_does_not_know_and_leads_back(client: TestClient) -> None:
    ids = ["bbm", "nobody-knows", "sumairu", "bbm"]
    page = client.get("/handout", params={"municipality": "03201", "id": ids}).text
    assert "1件は、盛岡市の記録に見つかりません" in page
    assert "2件）" in page
    assert page.count("印刷日：") == 1
    assert 'href="/match?municipality=03201"' in page
    known = client.get("/handout", params={"municipality": "03201", "id": ["bbm"]}).text
    assert "記録に見つかりません" not in known


def test_legal_forms_stand_as_the_plan_prints_them(post: Post, client: TestClient) -> None:
    assert "アースサポート(株)" in post(address="高松三丁目", municipality="03201")
    page = client.get("/handout", params={"municipality": "04216", "id": ["tsudoi-no-ba"]}).text
    assert "<td>長寿福祉課</td>" in page
    assert "課長寿福祉課" not in page
