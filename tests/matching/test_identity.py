"""One person is one person: the sheet and the text name the same household once, or one question is asked."""

from __future__ import annotations

from typing import Any

import pytest

from matching.conftest import Assess

WHOSE = "どなたの年齢ですか"
ONCE = [
    # sheet, text, the persons as relation and age
    ({"age": 82}, "母82歳と息子52歳。", [("母", 82), ("息子", 52)]),
    ({"age": 52}, "母82歳と息子52歳。", [("息子", 52), ("母", 82)]),
    ({"age": 82}, "82歳の女性。一人暮らし。", [("女性", 82)]),
    ({"age": 82}, "母は物忘れがひどい。", [("母", 82)]),
    ({"age": 82}, "娘から電話。母は物忘れがひどい。", [("母", 82), ("娘", None)]),
    ({"age": 82, "subject": "母"}, "母82歳と息子52歳。", [("母", 82), ("息子", 52)]),
    ({"age": 82, "subject": "母"}, "82歳の女性。物忘れがひどい。", [("母", 82)]),
    ({"subject": "母"}, "母（82歳）は物忘れがひどい。", [("母", 82)]),
    ({"age": 82, "subject": "母"}, "父82歳も弱っている。", [("母", 82), ("父", 82)]),
    ({"age": 54, "subject": "長男"}, "82歳の母と54歳の長男。", [("長男", 54), ("母", 82)]),
    ({"age": 84}, "一人暮らしの後期高齢者の男性。物忘れがある。", [("男性", 84)]),  # 75 or older: 84 fits
]


def _persons(out: Any) -> list[tuple[str, int | None]]:
    return [(p["relation"], p["age"]) for p in out.understood.consultation["persons"]]


@pytest.mark.parametrize(("sheet", "text", "persons"), ONCE)
def test_nobody_is_counted_twice(
    assess: Assess, sheet: dict[str, Any], text: str, persons: list[tuple[str, int]]
) -> None:
    out = assess(text=text, **sheet)
    assert sorted(_persons(out), key=str) == sorted(persons, key=str)
    assert not any(WHOSE in q for q in out.ask)


def test_two_of_one_age_are_two(assess: Assess) -> None:
    out = assess(text="82歳の母と82歳の父が二人で暮らしている。")
    assert sorted(_persons(out)) == [("母", 82), ("父", 82)]


@pytest.mark.parametrize(
    ("age", "text"),
    [(60, "母82歳と息子52歳。"), (82, "母と息子が二人で暮らす。"), (45, "父78歳、母75歳。"), (70, "母と父が暮らす。")],
)
def test_an_age_that_fits_nobody_or_several_is_asked_about_once(assess: Assess, age: int, text: str) -> None:
    out = assess(text=text, age=age)
    assert [q for q in out.ask if WHOSE in q] == [f"受付シートの{age}歳は、どなたの年齢ですか。"]
    assert out.understood.consultation["age"] == age


LISTED = [
    "82歳の母と54歳の長男。",
    "別居の長女から相談。母の物忘れがひどい。",
    "孫（8歳）が時々来る。",
    "隣の息子さんが雪かきをしてくれる。",
    "母は妹と電話で話すのが楽しみ。",
    "夫は10年前に亡くなった。",
    "長男の友人（50歳）が家に来る。",
    "嫁（50歳）は仕事で忙しい。",
]


@pytest.mark.parametrize("text", LISTED)
def test_the_text_adds_nobody_to_a_household_that_the_sheet_lists(assess: Assess, text: str) -> None:
    household = [{"relation": "母(本人)", "age": 82}, {"relation": "長男", "age": 54}]
    out = assess(text=text, subject="母", age=82, household=household)
    home = [p["relation"] for p in out.understood.consultation["persons"] if p["cohabiting"]]
    assert home == ["母", "長男"]


@pytest.mark.parametrize("text", ["母は80歳。", "母（81歳）と暮らす。", "長男は51歳。"])
def test_what_a_person_entered_wins(assess: Assess, text: str) -> None:
    household = [{"relation": "母(本人)", "age": 82}, {"relation": "長男", "age": 54}]
    out = assess(text=text, subject="母", age=82, household=household)
    assert [(p["relation"], p["age"]) for p in out.understood.consultation["persons"]] == [("母", 82), ("長男", 54)]


HOLDERS = [
    # text, concern that is not the household's
    ("75歳の女性。亡夫の借金の話をよくする。", "債務について"),
    ("75歳の女性。隣の息子は引きこもっている。", "ひきこもり・不登校"),
    ("75歳の女性。元夫は酒を飲んで仕事をなくした。", "仕事探し、就職について"),
    ("75歳の女性。近所の娘さんは学校に行っていない。", "ひきこもり・不登校"),
    ("75歳の女性。友人の夫は借金がある。", "債務について"),
]


@pytest.mark.parametrize(("text", "concern"), HOLDERS)
def test_what_is_told_of_others_is_no_concern_of_the_household(assess: Assess, text: str, concern: str) -> None:
    assert concern not in assess(text=text).understood.consultation["concerns"]


KEPT = [
    ("75歳の女性。夫が亡くなってから家賃が払えない。", "家賃やローンの支払いのこと"),
    ("40歳の女性。元夫と別れて、借金がある。", "債務について"),
    ("40歳の女性。夫と死別し、家賃を滞納している。", "家賃やローンの支払いのこと"),
]


@pytest.mark.parametrize(("text", "concern"), KEPT)
def test_what_follows_a_loss_is_one(assess: Assess, text: str, concern: str) -> None:
    assert concern in assess(text=text).understood.consultation["concerns"]
