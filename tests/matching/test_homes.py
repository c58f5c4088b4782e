"""In a text the present home of the person concerned counts, or the question which; nobody else's, and no former one.

Source: civictechdc/districthousing#275 (the former address filled in as the current one).
"""

from __future__ import annotations

import pytest

from jusou_graph.matching.answers import Assessment
from jusou_graph.matching.assessor import Assessor

MATSUZONO = "松園・緑が丘地域包括支援センター"
NIO = "仁王・上田地域包括支援センター"


def assess(assessor: Assessor, text: str, **fields: object) -> Assessment:
    return assessor.assess({"municipality": "03201", "text": text, **fields})


def elderly(found: Assessment) -> dict[str, str]:
    return {contact.name: contact.verdict for contact in found.contacts if contact.field == "elderly"}


@pytest.mark.parametrize(
    "text",
    [
        "母は旧住所が盛岡市内丸で、いまは盛岡市高松四丁目に住んでいる。物忘れがある。",
        "母は以前は内丸に住んでいたが、いまは高松四丁目で一人暮らし。物忘れがある。",
        "82歳の母は前の住まいが内丸、今の住まいは高松四丁目。",
        "82歳の母は内丸から高松四丁目に引っ越した。",
        "82歳の母は盛岡市内丸1-1から盛岡市高松4-1-1へ転居した。",
        "82歳の母は高松四丁目から内丸に転居予定。",
        "82歳の母は高松四丁目に住むが、来月内丸に引っ越す予定。",
        "82歳の母は高松四丁目に住んでいて、内丸に移りたいと言う。",
        "82歳の母は内丸出身で、高松四丁目に住んでいる。",
        "82歳の母は内丸で生まれ育った。高松四丁目で一人暮らし。",
        "82歳の母は仙台市に住んでいたが、去年から盛岡市高松四丁目で暮らす。",
        "82歳の母は高松四丁目で一人暮らし。娘は仙台市在住。",
        "娘は仙台市在住。82歳の母は高松四丁目で一人暮らし。物忘れがある。",
        "内丸に住む娘から電話。高松四丁目の82歳の母の物忘れがひどい。",
        "仙台市に住む息子から相談。盛岡市高松四丁目で暮らす81歳の父が転んだ。",
        "息子の住む盛岡市内丸によく行く82歳の女性。高松四丁目在住。",
        "82歳の女性。高松四丁目に一人暮らし。友人は内丸に住んでいる。",
        "実家は内丸にあるが、82歳の本人は高松四丁目のアパートで暮らす。",
        "82歳の母は高松四丁目に一人暮らし。墓は内丸にある。",
        "82歳の母は内丸の病院に入院中。自宅は高松四丁目。",
        "82歳の母は入院先が内丸の病院で、住まいは高松四丁目。",
        "82歳の母の家は高松四丁目、通院先は内丸の医院。",
        "82歳の母は高松四丁目に住み、内丸のデイサービスに通っている。",
        "82歳の女性。内丸のサロンに通いたい。高松四丁目在住。",
        "80歳の男性。内丸に勤めている息子と高松四丁目に住む。",
        "80歳の男性。勤務先は内丸だったが、今は退職して高松四丁目にいる。",
        "82歳の母。住民票は内丸、居所は高松四丁目。",
        "82歳の父は昔内丸で店をしていた。今は高松四丁目。",
        "高松四丁目の82歳の母。物忘れがある。",
        "高松四丁目の民生委員から。82歳の女性が心配。",
    ],
)
def test_the_present_home_of_the_person_concerned_counts(assessor: Assessor, text: str) -> None:
    found = assess(assessor, text)

    assert found.catchment["status"] == "single"
    assert [agency["name"] for agency in found.catchment["agencies"]] == [MATSUZONO]
    assert NIO not in elderly(found)


@pytest.mark.parametrize(
    "text",
    [
        "82歳の母のこと。息子の住む盛岡市内丸によく行くが、帰り道が分からなくなる。",
        "82歳の母の実家は内丸。物忘れがある。",
        "82歳の母の勤務先は内丸だった。物忘れがある。",
        "82歳の母。以前は内丸に住んでいた。物忘れがある。",
        "82歳の母は内丸の病院に入院中。",
        "82歳の母は内丸に転居予定。物忘れがある。",
        "82歳の女性。友人は内丸に住んでいる。物忘れがある。",
        "内丸に住む娘から電話。82歳の母の物忘れがひどい。",
        "内丸の会社に勤める娘から。82歳の母の物忘れがひどい。",
        "82歳の母は内丸の医院に通っている。物忘れがある。",
        "82歳の母の旧住所は盛岡市内丸。物忘れがある。",
        "82歳の母。内丸出身。物忘れがある。",
        "82歳の母。息子は内丸で働いている。",
        "82歳の母。孫は内丸の小学校に通う。",
        "82歳の母。長女は盛岡市内丸在住。",
    ],
)
def test_a_place_that_is_not_the_home_names_no_centre(assessor: Assessor, text: str) -> None:
    found = assess(assessor, text)

    assert found.catchment["status"] in ("not_asked", "unknown")
    assert "recommended" not in elderly(found).values()
    assert any("住まい" in question or "町名" in question for question in found.ask)


@pytest.mark.parametrize(
    "text",
    [
        "82歳の母は内丸か高松四丁目に住んでいる。",
        "82歳の母。いまは内丸に住んでいる。自宅は高松四丁目。",
        "82歳の母は盛岡市内丸在住、盛岡市高松四丁目在住。",
        "82歳の母は平日は内丸、週末は高松四丁目に住んでいる。",
    ],
)
def test_the_question_is_which_of_two_homes(assessor: Assessor, text: str) -> None:
    found = assess(assessor, text)

    assert found.catchment["status"] == "unknown"
    assert {centre["name"] for centre in found.catchment["possible"]} == {MATSUZONO, NIO}
    assert "recommended" not in elderly(found).values()
    assert any("今住んでいるのは" in question for question in found.ask)
    assert len([read for read in found.understood.read if read.field == "address"]) == 2


def test_one_of_two_homes_set_aside_leaves_the_other(assessor: Assessor) -> None:
    found = assess(assessor, "82歳の母は内丸か高松四丁目に住んでいる。", not_meant=["address/内丸"])

    assert [agency["name"] for agency in found.catchment["agencies"]] == [MATSUZONO]


@pytest.mark.parametrize(
    ("text", "subject"),
    [("母は内丸、娘は高松四丁目に住んでいる。", "娘"), ("娘は高松四丁目、母は内丸に住む。", "長女・娘")],
)
def test_the_sheet_says_who_is_concerned(assessor: Assessor, text: str, subject: str) -> None:
    found = assess(assessor, text, subject=subject, age=70)

    assert [agency["name"] for agency in found.catchment["agencies"]] == [MATSUZONO]


@pytest.mark.parametrize(
    "text",
    [
        "82歳の母は内丸に住んでいる。",
        "82歳の母は盛岡市内丸で一人暮らし。物忘れがある。",
        "82歳の母は高松三丁目に住んでいる。",
        "82歳の母は仙台市で一人暮らし。",
        "82歳の母。いまの住まいは盛岡市内丸。",
    ],
)
def test_the_field_wins_and_the_disagreement_is_asked(assessor: Assessor, text: str) -> None:
    found = assess(assessor, text, address="盛岡市高松四丁目1-1")

    assert [agency["name"] for agency in found.catchment["agencies"]] == [MATSUZONO]
    assert found.ask[0].startswith("住所欄は「盛岡市高松四丁目1-1」ですが") or any(
        question.startswith("住所欄は") for question in found.ask
    )


@pytest.mark.parametrize(
    "text",
    [
        "82歳の母は高松四丁目に住んでいる。",
        "82歳の母は高松に住んでいる。",
        "82歳の母は盛岡市で一人暮らし。",
        "82歳の母は以前は内丸に住んでいた。",
        "82歳の母。娘は仙台市在住。",
        "82歳の母は内丸の病院に通う。",
        "82歳の母。物忘れがある。",
    ],
)
def test_what_agrees_with_the_field_is_not_asked(assessor: Assessor, text: str) -> None:
    found = assess(assessor, text, address="盛岡市高松四丁目1-1")

    assert not any(question.startswith("住所欄は") for question in found.ask)
