"""Births in the Japanese era and the western calendar are ages: both ends where the birthday is not told."""

from __future__ import annotations

from datetime import date

import pytest

from jusou_graph.japanese.eras import age_on, era_year
from jusou_graph.matching import Assessor
from jusou_graph.model.catalog import Catalog
from jusou_graph.reading.people import read_people
from jusou_graph.reading.text import fold
from jusou_graph.service import compose
from jusou_graph.telling.explain import explain

TODAY = date(2026, 11, 30)

READ = [
    # uribo/zipangu#34: real records write H20/4/1, 平20.4.1 and the like
    ("昭和15年生まれの母と二人暮らし。", "母", 85, 86),
    ("昭和15年生の母。", "母", 85, 86),
    ("昭和十五年生まれの母。", "母", 85, 86),
    ("昭和１５年生まれの母。", "母", 85, 86),
    ("昭和15年に生まれた母。", "母", 85, 86),
    ("母は昭和15年の生まれ。", "母", 85, 86),
    ("母は昭和15年に盛岡で生まれた。", "母", 85, 86),
    ("昭和15年産まれの母。", "母", 85, 86),
    ("㍼15年生まれの母。", "母", 85, 86),
    ("母（S15.4.1）は物忘れがある。", "母", 86, 86),
    ("母（Ｓ１５．４．１）は物忘れがある。", "母", 86, 86),
    ("母(昭15.4.1)は物忘れがある。", "母", 86, 86),
    ("母（S15/4/1）は物忘れがある。", "母", 86, 86),
    ("母（S15-4-1）は物忘れがある。", "母", 86, 86),
    ("母（昭和15年12月1日）は物忘れがある。", "母", 85, 85),
    ("母（昭和15年11月30日）は物忘れがある。", "母", 86, 86),
    ("母：S15.4.1", "母", 86, 86),
    ("S15.4.1生の母。", "母", 86, 86),
    ("S15.4.1の女性。", "女性", 86, 86),
    ("平20.4.1生まれの長男。", "長男", 18, 18),
    ("H20/4/1生まれの長男。", "長男", 18, 18),
    ("母の生年月日は昭和15年4月1日。", "母", 86, 86),
    ("母　生年月日：1940/4/1", "母", 86, 86),
    ("生年月日 昭和15年4月1日。", "本人", 86, 86),
    ("生年月日 S150401", "本人", 86, 86),
    ("生年月日：19400401", "本人", 86, 86),
    ("1940年生まれの母。", "母", 85, 86),
    ("1940年4月生まれの母。", "母", 86, 86),
    ("一九四〇年生まれの母。", "母", 85, 86),
    ("昭和15（1940）年生まれの母。", "母", 85, 86),
    ("1940年（昭和15年）生まれの母。", "母", 85, 86),
    ("昭和15年度生まれの母。", "母", 85, 86),
    ("昭和15年早生まれの母。", "母", 86, 86),
    ("昭和10年代生まれの母。", "母", 81, 91),
    ("昭和一桁生まれの父。", "父", 91, 100),
    ("T14生まれの祖母。", "祖母", 100, 101),
    ("祖母（T14）と暮らす。", "祖母", 100, 101),
    ("大正15年生まれの祖母。", "祖母", 99, 100),
    ("平成元年生まれの女性。", "女性", 36, 37),
    ("令和5年生まれの子。", "子", 2, 3),
    ("平成20年に長男が生まれた。", "長男", 17, 18),
    # an age and a birth of one person
    ("昭和15年生まれ（86歳）の母。", "母", 86, 86),
    ("母86歳（S15.4.1）。", "母", 86, 86),
    ("86歳（昭和15年生まれ）の母。", "母", 86, 86),
    ("80代、昭和15年生まれの母。", "母", 85, 86),
    ("R6.5.1生まれの赤ちゃん。", "赤ちゃん", 2, 2),
    # they do not agree: neither is settled
    ("母（82歳、昭和15年生まれ）。", "母", 82, 86),
]


@pytest.mark.parametrize(("text", "relation", "low", "high"), READ, ids=[r[0] for r in READ])
def test_births_are_ages(text: str, relation: str, low: int, high: int) -> None:
    found = [(p.relation, p.age, p.until) for p in read_people(fold(text), TODAY)]
    assert found == [(relation, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "平成20年からひきこもりの長男。",
        "昭和60年に結婚した母。",
        "H20年に退職した父。",
        "夫（平成20年死亡）",
        "夫（H20.4.1死亡）のあと一人。",
        "母（令和5年に入院）",
        "昭和15年生活保護。",
        "昭和40年生まれの建物に住む。",
        "令和5年の女性相談。",
        "昭和15年生まれの方が多い地区。",
        "昭和70年生まれの母。",
        "昭和15年2月30日生まれの母。",
        "昭和15年13月生まれの母。",
        "昭和15年頃生まれの母。",
        "令和8年12月生まれの子。",
        "令和20年生まれの子。",
        "明治20年生まれの母。",
        "S15号棟に住む母。",
        "電話は0196-51-4111、父から。",
    ],
)
def test_other_years_are_no_ages(text: str) -> None:
    assert all(p.age is None for p in read_people(fold(text), TODAY))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("母は82歳、昭和45年生まれの長男と同居。", [("母", 82, 82), ("長男", 55, 56)]),
        ("父S12生、母S15生の二人暮らし。", [("父", 88, 89), ("母", 85, 86)]),
        ("昭和15年生まれの母と、昭和45年4月生まれの長男。", [("母", 85, 86), ("長男", 56, 56)]),
        ("母は昭和15年生まれで、85歳の父と暮らす。", [("母", 85, 86), ("父", 85, 85)]),
    ],
)
def test_each_birth_has_its_person(text: str, people: list[tuple[str, int, int]]) -> None:
    assert [(p.relation, p.age, p.until) for p in read_people(fold(text), TODAY)] == people


def test_years_of_eras() -> None:
    assert [era_year(*e) for e in (("昭和", 15), ("S", 15), ("昭", 15), ("大正", 15), ("T", 1))] == [
        1940, 1940, 1940, 1926, 1912,
    ]  # fmt: skip
    assert era_year("昭和", 65) is None
    assert era_year("平成", 0) is None
    assert era_year("X", 3) is None
    assert (age_on(date(1940, 11, 30), TODAY), age_on(date(1940, 12, 1), TODAY)) == (86, 85)
    assert age_on(date(1940, 2, 29), date(2026, 2, 28)) == 85


@pytest.fixture(scope="module")
def then(real: Catalog) -> Assessor:
    """An assessor whose day is 令和8年11月30日."""
    return Assessor(real, compose.router(real).locate, today=lambda: TODAY)


FORMS = (
    "昭和15年生まれの母と二人暮らし。物忘れがある。",
    "母（S15.4.1）と二人暮らし。物忘れがある。",
    "母（昭和十五年四月一日生）と二人暮らし。物忘れがある。",
    "母は1940年生まれで、物忘れがある。",
    "生年月日 昭和15年4月1日の女性。物忘れがある。",
)


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize("code", ["03201", "03216", "04216", "05366", "22205"])
def test_an_age_that_was_told_is_not_asked_again(then: Assessor, text: str, code: str) -> None:
    out = then.assess({"municipality": code, "text": text})
    (person,) = [p for p in out.understood.consultation["persons"] if p["subject"]]
    assert person["age"] in (85, 86)
    assert person["until"] == 86
    assert "elderly" in {f.code for f in out.fields}
    assert not any("年齢" in question or "65歳" in question for question in out.ask)


def test_both_ends_are_shown(then: Assessor) -> None:
    out = then.assess({"municipality": "05366", "text": FORMS[0]})
    assert "母（85～86歳）" in explain(out)
    assert any(r.value == "母 85～86歳" for r in out.understood.read)


@pytest.mark.parametrize(
    ("born", "settled"),
    [("昭和35年生まれ", True), ("昭和36年生まれ", False), ("昭和36年11月30日生まれ", True), ("昭和37年生まれ", None)],
)
def test_a_border_between_both_ends_is_open_and_asked(then: Assessor, born: str, settled: bool | None) -> None:
    # On 令和8年11月30日: S35 65～66, S36 64～65, S37 63～64.
    out = then.assess({"municipality": "05366", "text": f"{born}の女性。話し相手がほしい。"})
    asked = any("65歳になっていますか" in question for question in out.ask)
    assert ("elderly" in {f.code for f in out.fields}) == bool(settled)
    assert asked == (settled is False)
    assert not any(question.startswith("年齢") for question in out.ask)


def test_a_place_for_65_and_older_is_open_where_the_ends_differ(then: Assessor) -> None:
    verdicts = {}
    for born in ("昭和35年", "昭和36年", "昭和37年"):
        out = then.assess({"municipality": "03216", "text": f"{born}生まれの女性。体操で健康づくりをしたい。"})
        found = [e for o in (*out.resources, *out.not_suitable) for e in o.because if e.rule == "eligibility-age"]
        verdicts[born] = {e.verdict.value for e in found if "歳" in e.need}
    assert "met" in verdicts["昭和35年"]
    assert "unknown" in verdicts["昭和36年"]
    assert "met" not in verdicts["昭和36年"] | verdicts["昭和37年"]


def test_a_birth_then_an_age_of_the_same_person_narrows(then: Assessor) -> None:
    text = "母は昭和15年生まれ。要介護2。86歳の母は物忘れがある。"
    persons = then.assess({"municipality": "03201", "text": text}).understood.consultation["persons"]
    assert [(p["relation"], p["age"], p["until"]) for p in persons] == [("母", 86, 86)]


def test_what_the_sheet_says_stays(then: Assessor) -> None:
    given = {"municipality": "03201", "subject": "母", "age": 86, "text": FORMS[0]}
    persons = then.assess(given).understood.consultation["persons"]
    assert [(p["relation"], p["age"], p["until"]) for p in persons] == [("母", 86, 86)]


def test_the_day_of_the_answer_decides(real: Catalog) -> None:
    earlier = Assessor(real, compose.router(real).locate, today=lambda: date(2006, 1, 1))
    out = earlier.assess({"municipality": "05366", "text": "昭和15年生まれの女性。物忘れがある。"})
    assert out.understood.consultation["persons"][0]["until"] == 66
