"""No more is read into the words than they say: no diagnosis, no worry from an experience, no state that is denied."""

from __future__ import annotations

from typing import Any

import pytest

from jusou_graph.codes import Fit
from jusou_graph.errors import InputError
from jusou_graph.matching.answers import Assessment
from matching.conftest import Assess

LABEL = "認知症の心配"


def values(found: Assessment, field: str) -> list[str]:
    return [r.value for r in found.understood.read if r.field == field]


def concerns(found: Assessment) -> list[str]:
    return list(found.understood.consultation["concerns"])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("物忘れがひどい", LABEL),
        ("同じ話を繰り返す", LABEL),
        ("道に迷うようになった", LABEL),
        ("認知症かもしれない", LABEL),
        ("認知症の疑いがある", LABEL),
        ("認知症がある", "認知症"),
        ("アルツハイマーと言われた", "認知症"),
    ],
)
def test_a_diagnosis_is_only_read_where_it_is_told(assess: Assess, words: str, value: str) -> None:
    found = assess(text=f"78歳の母は{words}。")
    assert values(found, "circumstance") == [value]
    states = found.understood.consultation["persons"][0]["circumstances"]
    assert states["dementia"]["verdict"] == "met", "the same desks follow from either"


@pytest.mark.parametrize(
    "words",
    [
        "ひきこもり経験のある",
        "ひきこもりの経験がある",
        "ひきこもり経験者の",
        "ひきこもっていた時期がある",
        "ひきこもりを経験した",
    ],
)
def test_an_experience_is_no_present_worry(assess: Assess, words: str) -> None:
    found = assess(text=f"{words}30歳の男性。作業なら少しできそう。")
    assert "ひきこもり・不登校" not in concerns(found)
    assert "poverty" not in {f.code for f in found.fields}
    assert "p4" not in {p.code for p in found.programmes}, "nobody has to be reached out to"
    states = found.understood.consultation["persons"][0]["circumstances"]
    assert states["hikikomoriExperience"]["verdict"] == "met"
    garden = next(o for o in found.resources if o.name == "畑づくり")
    assert garden.verdict in (Fit.FITS, Fit.FITS_IF), "its target is ひきこもり経験者"


@pytest.mark.parametrize(
    "words", ["ひきこもっている", "3年前からひきこもっている", "ひきこもりの経験はないが、外に出ず家にいる"]
)
def test_a_present_state_stays_one(assess: Assess, words: str) -> None:
    found = assess(text=f"{words}40歳の息子。")
    assert "ひきこもり・不登校" in concerns(found)
    assert not [v for v in values(found, "circumstance") if "以前" in v]


def test_violence_that_was_suffered_stays_a_concern(assess: Assess) -> None:
    assert "DV・虐待" in concerns(assess(text="暴力を受けた経験がある35歳の女性。"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("66歳。近所の手伝いをしたい。", False),
        ("近所の人が毎日来てくれる。80歳の女性。", False),
        ("近所のスーパーまで歩ける。80歳の女性。", False),
        ("近所とうまくいかない。80歳の女性。", True),
        ("近所づきあいがない。80歳の女性。", True),
        ("近隣から苦情がある。80歳の女性。", True),
    ],
)
def test_neighbours_alone_are_no_worry(assess: Assess, text: str, read: bool) -> None:
    assert ("地域との関係について" in concerns(assess(text=text))) is read


@pytest.mark.parametrize("text", ["66歳。近所の手伝いをしたい。", "40歳の男性。ボランティアをしたい。"])
def test_who_offers_help_is_not_asked_for_danger_or_trouble(assess: Assess, text: str) -> None:
    asked = "".join(assess(text=text).ask)
    assert "危険" not in asked
    assert "困っていること" not in asked


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("夫に殴られて帰りたくないと妻が来所。子どもが2人。", 2),
        ("40歳の母、子ども3人、家賃が払えない。", 3),
        ("二人の子どもを育てる36歳の母。", 2),
        ("35歳の父と子三人の世帯。", 3),
        ("お子さんが１人いる30歳の女性。", 1),
        ("8歳の長男が不登校。子どもは3人。", 2),
    ],
)
def test_counted_children_are_of_the_household(assess: Assess, text: str, number: int) -> None:
    persons = assess(text=text).understood.consultation["persons"]
    assert [p["relation"] for p in persons if p["relation"].endswith("人") and "子ども" in p["relation"]] in (
        [f"子ども{number}人"],
        [f"ほかの子ども{number}人"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "82歳の女性。子どもが2人いる。",
        "45歳の女性。子ども2人は独立した。",
        "近所の子ども3人がよく来る。40歳の男性。",
        "長男と長女の子ども2人と暮らす40歳の母。",
        "子どもが一人で留守番している。35歳の母。",
        "子ども3人以上の世帯の制度を知りたい。35歳の母。",
    ],
)
def test_other_children_are_not(assess: Assess, text: str) -> None:
    persons = assess(text=text).understood.consultation["persons"]
    assert not [p for p in persons if p["relation"].endswith("人") and p["relation"] != "本人"]


def test_counted_children_bring_their_desks_and_no_age(assess: Assess) -> None:
    found = assess(text="夫に殴られて帰りたくないと妻が来所。子どもが2人。")
    assert "child" in {f.code for f in found.fields}
    child = next(p for p in found.understood.consultation["persons"] if p["relation"] == "子ども2人")
    assert child["age"] is None
    assert not child["subject"]
    reading = next(r for r in found.understood.read if r.value == "子ども 2人")
    again = assess(text="夫に殴られて帰りたくないと妻が来所。子どもが2人。", not_meant=[reading.id])
    assert "child" not in {f.code for f in again.fields}


def test_the_household_of_the_sheet_is_not_added_to(assess: Assess) -> None:
    household = [{"relation": "長女", "age": 7, "cohabiting": True, "issue": None, "consent": "unknown"}]
    found = assess(text="子どもが2人。", household=household, age=38, subject="本人")
    assert {p["relation"] for p in found.understood.consultation["persons"]} == {"本人", "長女"}


@pytest.mark.parametrize(
    "words",
    [
        "暮らしは苦しくない",
        "生活は苦しくありません",
        "お金に困っていない",
        "お金に困ってはいません",
        "生活に困らない",
        "家計が苦しくはない",
    ],
)
def test_a_denied_state_is_not_read(assess: Assess, words: str) -> None:
    assert "収入・生活費のこと" not in concerns(assess(text=f"40歳の男性。{words}。"))


@pytest.mark.parametrize(
    "words", ["暮らしが苦しい", "暮らしが苦しくないわけではない", "お金に困っている", "生活が苦しくなった"]
)
def test_a_state_told_is_read(assess: Assess, words: str) -> None:
    assert "収入・生活費のこと" in concerns(assess(text=f"40歳の男性。{words}。"))


@pytest.mark.parametrize("words", ["要介護（未申請）", "要介護は未申請", "要介護申請中", "要介護認定は受けていない"])
def test_care_that_was_not_applied_for_says_nothing_of_the_body(assess: Assess, words: str) -> None:
    assert not [v for v in values(assess(text=f"82歳の母。{words}。"), "circumstance") if "虚弱" in v]


@pytest.mark.parametrize(
    ("level", "verdict"),
    [
        ("要介護2", "met"),
        ("未申請", None),
        ("要介護（未申請）", None),
        ("申請中", None),
        ("不明", None),
        ("非該当", None),
    ],
)
def test_care_level_of_the_sheet(assess: Assess, level: str, verdict: str | None) -> None:
    states: dict[str, Any] = assess(age=82, care_level=level).understood.consultation["persons"][0]["circumstances"]
    assert states.get("frail", {}).get("verdict") == verdict


def test_who_is_read_as_hurting_is_shown_and_can_be_set_aside(assess: Assess) -> None:
    text = "夫に殴られた。40歳の妻が来所。夫に怒鳴られている。"
    found = assess(text=text)
    (harm,) = [r for r in found.understood.read if r.field == "harm"]
    assert (harm.id, harm.words) == ("harm/夫", "殴られ")
    again = assess(text=text, not_meant=[harm.id])
    assert not [r for r in again.understood.read if r.field == "harm"]
    assert [r.id for r in again.understood.not_meant] == ["harm/夫"]
    assert "夫" in {person.split("（")[0] for person, _ in again.meeting.consents} | {
        p["relation"] for p in again.understood.consultation["persons"] if p["subject"]
    }
    with pytest.raises(InputError):
        assess(text="40歳の妻が来所。", not_meant=["harm/夫"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("妻が農薬を飲み込んだ。", ["農薬を飲み込んだ"]),
        ("夫に殴られて今日は帰りたくない。40歳の妻。", ["殴られて今日は帰りたくない"]),
        ("父が母の頭をたたき、血が出ている。", ["たたき、血"]),
    ],
)
def test_one_event_is_one_reading_of_danger(assess: Assess, text: str, words: list[str]) -> None:
    found = assess(text=text)
    signs = [r for r in found.understood.read if r.field == "danger_sign"]
    assert [r.words for r in signs] == words
    assert all(text[r.start : r.end] == r.words for r in signs)
    again = assess(text=text, not_meant=[r.id for r in signs])
    assert not again.emergency.first
    assert not [r for r in again.understood.read if r.field == "danger_sign"]


def test_an_old_mother_who_calls_has_her_desk_to_confirm(assess: Assess) -> None:
    found = assess("22205", text="熱海市網代。80代の母から、50代の息子がひきこもっていると相談。", consent="no")
    desks = [c for c in found.contacts if c.field == "elderly"]
    assert desks
    assert {c.verdict for c in desks} == {"to_confirm"}
    assert all("母（80～89歳）も同じ世帯ですか" in c.ask[0] for c in desks)
    assert "elderly" not in {f.code for f in found.fields}


@pytest.mark.parametrize(
    "text",
    [
        "50代の母から、20代の息子がひきこもっていると相談。",
        "別居の80代の母から、50代の息子がひきこもっていると相談。",
        "50代の息子がひきこもっていると相談。",
    ],
)
def test_other_callers_bring_no_desk_for_the_elderly(assess: Assess, text: str) -> None:
    found = assess("22205", text=text, address="網代", consent="no")
    assert not [c for c in found.contacts if c.field == "elderly"]


def test_the_name_of_the_municipality_is_no_town_of_it(assess: Assess) -> None:
    assert assess("22205", text="熱海市網代の82歳の母。").understood.consultation["address"] == "網代"
