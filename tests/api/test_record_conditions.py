"""For whom a place is, on its page; a body under two records in the graph; the desk of the address after the contacts."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from jusou_graph.model.eligibility import Condition, Eligibility
from jusou_graph.model.evidence import Source
from jusou_graph_api.web.data.conditions import condition_lines, condition_text, exclusion_lines

SOURCE = Source(section="1", lines="001:1", quote="高齢者")


def condition(**given: object) -> Condition:
    return Condition.model_validate({"source": SOURCE.model_dump(), **given})


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"criterion": "age", "at_least": 15}, "年齢：15歳以上（本人）"),
        ({"criterion": "age", "of": "child", "below": 3, "approximate": True}, "年齢：おおむね3歳未満（子）"),
        ({"criterion": "age", "at_least": 15, "below": 40}, "年齢：15歳以上40歳未満（本人）"),
        (
            {"criterion": "condition", "any_of": ["hikikomoriExperience"], "open": True},
            "生活状況：ひきこもりの経験など（本人）",
        ),
        (
            {"criterion": "serviceUse", "none_of": ["usesWelfareServices"]},
            "福祉サービスの利用状況：「福祉サービスを利用」にあてはまらない（本人）",
        ),
        (
            {"criterion": "age", "at_least": 65, "interpretation": True, "note": "65歳以上と読んだ。"},
            "年齢：65歳以上（本人）　別の読み方もできます。　覚え書き：65歳以上と読んだ。",
        ),
    ],
)
def test_a_condition_is_one_plain_line(given: dict[str, object], text: str) -> None:
    assert condition_text(condition(**given)) == text


def test_alternatives_and_exclusions_stand_apart() -> None:
    alone = {"criterion": "householdType", "any_of": ["livingAlone"], "source": SOURCE.model_dump()}
    old = {"criterion": "age", "at_least": 65, "source": SOURCE.model_dump()}
    aided = {"criterion": "benefitStatus", "any_of": ["publicAssistance"], "source": SOURCE.model_dump()}
    eligibility = Eligibility.model_validate(
        {
            "target": "高齢者",
            "source": SOURCE.model_dump(),
            "any_of": [{"all_of": [old, alone]}, {"all_of": [old]}],
            "exclusions": [aided],
        }
    )
    assert [text for text, _ in condition_lines(eligibility)] == [
        "年齢：65歳以上（本人）",
        "かつ　世帯構成：一人暮らし（本人）",
        "または",
        "年齢：65歳以上（本人）",
    ]
    assert [text for text, _ in exclusion_lines(eligibility)] == ["生活保護等の受給状況：生活保護を受給（本人）"]


def test_the_page_of_a_place_says_for_whom_in_lines(client: TestClient) -> None:
    page = client.get("/data/03201/resource/bbm").text
    assert "生活状況：就労に課題（本人）" in page
    assert "かつ　生活状況：ひきこもりの経験など（本人）" in page
    for word in ("見るところ", "だれの", "<dt>どれか", "<dt>すべて"):
        assert word not in page


def test_a_body_does_not_run_itself(client: TestClient) -> None:
    organization = client.get("/graph?start=03201/organization/incl-iwate").text
    row = re.search(
        r'<td data-label="関係">([^<]*)</td><th scope="row"><a href="[^"]*03201/agency/incl-iwate', organization
    )
    assert row
    assert row[1] == "窓口・機関としての記載"
    desk = client.get("/graph?start=03201/agency/incl-iwate").text
    assert '<td data-label="関係">組織としての記載</td>' in desk


def test_the_desk_for_older_people_stands_after_the_contacts_of_other_fields(client: TestClient) -> None:
    given = {"municipality": "03201", "address": "高松四丁目", "concerns": ["dvAbuse"]}
    page = client.post("/", data=given).text
    heading = "この住所の高齢の相談の担当窓口（高齢の相談のとき）"
    assert page.index("相談のつなぎ先</h2>") < page.index(heading)
    assert "決まりました" not in page
    older = client.post("/", data={**given, "concerns": ["care"], "age": "82"}).text
    assert heading not in older
    assert older.index("決まりました") < older.index("相談のつなぎ先</h2>")


def test_an_address_elsewhere_stays_first(client: TestClient) -> None:
    page = client.post("/", data={"municipality": "03201", "address": "紫波郡矢巾町", "concerns": ["dvAbuse"]}).text
    assert "（高齢の相談のとき）" not in page
    assert "ほかの自治体の住所です" in page


def test_the_form_for_a_number_shows_no_number_to_copy(client: TestClient) -> None:
    page = client.get("/data/03201/agency/kurashi?register=phone").text
    assert "019-xxx-xxxx の形" in page
    assert "019-000-0000" not in page
    assert "一覧の選択：" in client.get("/gaps?municipality=03201&view=sheet").text
