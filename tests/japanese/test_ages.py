"""One reader reads every notation of an age, as a value or a range, and leaves unread what is no one's age now."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jusou_graph.japanese.ages import read_ages
from jusou_graph.japanese.numerals import kanji_number
from jusou_graph.japanese.school_years import grade_ages
from jusou_graph.reading.people import read_people
from jusou_graph.reading.text import fold

TODAY = date(2026, 12, 1)
CASES = yaml.safe_load(Path(__file__).with_name("ages.yaml").read_text(encoding="utf-8"))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def ages(text: str, today: date = TODAY) -> list[tuple[int, int | None]]:
    return [(a.low, a.high) for a in read_ages(text, today)]


@pytest.mark.parametrize("case", CASES["ages"], ids=[c[0] for c in CASES["ages"]])
def test_ages_are_read(case: list) -> None:
    text, *expected = case
    assert ages(text) == [tuple(e) for e in expected]


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_no_age_now_stays_unread(text: str) -> None:
    assert ages(text) == []


def test_there_are_enough_cases() -> None:
    assert len(CASES["ages"]) >= 150
    assert len(CASES["none"]) >= 100


def digits(years: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(years))


NUMBERS = (str, lambda n: str(n).translate(FULL_WIDTH), kanji_number, digits)
UNITS = (
    "{}歳の母",
    "{}才の母",
    "{}さいの母",
    "母（{}歳）",
    "母は{}歳。",
    "母{}歳、独居",
    "満{}歳の母",
    "現在{}歳の母",
    "{}歳女性",
)
WITHOUT_UNIT = ("{}の母", "母{}、息子", "母は{}で、独居", "母({})と息子", "女性（{}）")


@given(st.integers(1, 110), st.sampled_from(NUMBERS), st.sampled_from(UNITS))
def test_any_age_with_its_unit_comes_back(years: int, number, form: str) -> None:
    assert ages(form.format(number(years))) == [(years, years)]


@given(st.integers(10, 99), st.sampled_from(NUMBERS), st.sampled_from(WITHOUT_UNIT))
def test_any_age_beside_a_person_comes_back(years: int, number, form: str) -> None:
    assert ages(form.format(number(years))) == [(years, years)]


@given(
    st.integers(1, 9),
    st.sampled_from(NUMBERS),
    st.sampled_from([("前半", 0, 4), ("半ば", 3, 7), ("後半", 5, 9), ("", 0, 9)]),
)
def test_any_decade_comes_back(tens: int, number, part: tuple[str, int, int]) -> None:
    words, low, high = part
    assert ages(f"{number(tens * 10)}代{words}の母") == [(tens * 10 + low, tens * 10 + high)]


@given(st.dates(date(1915, 1, 1), TODAY))
def test_any_birthday_is_the_age_on_the_day(born: date) -> None:
    years = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    assert ages(f"{born.year}年{born.month}月{born.day}日生まれの人") == [(years, years)]


@given(st.integers(1, 12), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_class_holds_who_is_born_for_it(grade: int, today: date) -> None:
    # Who enters the primary school is six on 1 April (学校教育法17条), so a class holds at most two ages.
    low, high = grade_ages(grade, today)
    assert high is not None
    assert grade + 5 <= low <= high <= grade + 6
    form = f"小{grade}" if grade < 7 else f"中{grade - 6}" if grade < 10 else f"高{grade - 9}"
    assert ages(f"{form}の子", today) == [(low, high)]


@given(st.text(alphabet="0123456789歳才代母父の（）、。年月生小中高八十二近過ぎ昭和さい前後半", max_size=24))
def test_any_text_is_read_without_an_error_and_in_order(text: str) -> None:
    found = read_ages(text, TODAY)
    assert all(0 <= a.start < a.end <= len(text) and a.low >= 0 for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_offsets_are_those_of_the_text_as_written() -> None:
    text = "母（８４）と、四十五、六の息子"
    assert [text[a.start : a.end] for a in read_ages(text, TODAY)] == ["８４", "四十五、六"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("母（84）と息子（52）の二人暮らし。", [("母", 84, 84), ("息子", 52, 52)]),
        ("母84、長男52の世帯。", [("母", 84, 84), ("長男", 52, 52)]),
        ("84の母と52の息子。", [("母", 84, 84), ("息子", 52, 52)]),
        ("八十六才の母。", [("母", 86, 86)]),
        ("70代前半の父。", [("父", 70, 74)]),
        ("もうすぐ80の母。", [("母", 77, 79)]),
        ("80を超えた父。", [("父", 80, 89)]),
        ("来月75歳になる夫。", [("夫", 74, 74)]),
        ("後期高齢者の母。", [("母", 75, None)]),
        ("アラフォーの娘。", [("娘", 35, 44)]),
        ("米寿の祖母。", [("祖母", 87, 88)]),
        ("年長の長男と1歳半の長女。", [("長男", 5, 6), ("長女", 1, 1)]),
        ("中学三年の娘。", [("娘", 14, 15)]),
        ("未就学の息子。", [("息子", 0, 6)]),
        ("大学生の息子。", [("息子", 18, 25)]),
        ("両親（84、82）。", [("両親", 84, 84), ("両親", 82, 82)]),
        ("小5の母から電話。", [("子", 10, 11), ("母", None, None)]),
        ("高校生の母です。", [("高校生", 15, 18), ("母", None, None)]),
        ("17歳の母。", [("母", 17, 17)]),
        ("夫婦とも80代。", [("夫婦", 80, 89)]),
        ("84才、女性。", [("女性", 84, 84)]),
        ("母８２歳父８５歳。", [("母", 82, 82), ("父", 85, 85)]),
        ("私（45）は母（78）と暮らす。", [("本人", 45, 45), ("母", 78, 78)]),
        ("赤ちゃんは生後2か月です。", [("赤ちゃん", 0, 0)]),
        ("息子は四十五、六だと思います。", [("息子", 45, 46)]),
        ("中3（15歳）の息子。", [("息子", 15, 15)]),
        ("17歳（高3）の娘。", [("娘", 17, 17)]),
        ("七十代か八十代の女性。", [("女性", 70, 89)]),
        # told apart from the person: the last of whom something is said
        ("母は要介護3で、84歳です。", [("母", None, None), ("母", 84, 84)]),
        ("息子は30歳のときから働いていない。今は48歳。", [("息子", None, None), ("息子", 48, 48)]),
        ("夫が60歳で亡くなって、私は68歳です。", [("夫", None, None), ("本人", 68, 68)]),
        ("兄は二十代でひきこもり、もう四十八です。", [("兄", None, None), ("兄", 48, 48)]),
        ("母は二十代で離婚した。", [("母", None, None)]),
    ],
)
def test_people_have_their_ages(text: str, people: list[tuple[str, int | None, int | None]]) -> None:
    assert [(p.relation, p.age, p.until) for p in read_people(fold(text), TODAY)] == people


def test_an_open_age_and_a_told_one_are_one_person() -> None:
    from jusou_graph.case.facts import Person
    from jusou_graph.case.persons import _same

    mention = read_people(fold("84歳の母"), TODAY)[0]
    assert _same(Person("母", 75, None), mention)
    assert not _same(Person("母", 85, None), mention)
    assert Person("母", 75, None).called() == "母（75歳以上）"
