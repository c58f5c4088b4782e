"""Where the plan draws a line: no centre outside its table, no menu for who only helps, gaps that stay open."""

from __future__ import annotations

from typing import Any

import pytest

from matching.conftest import Assess


def _reasons(answer: Any) -> dict[str, str]:
    return {g.code: g.reason for g in answer.gaps}


@pytest.mark.parametrize("address", ["愛宕下", "平賀新田"])
def test_no_centre_for_a_town_outside_the_table(assess: Assess, address: str) -> None:
    answer = assess(address=address, age=80, subject="本人", concerns=["介護のこと"], consent="yes")
    assert answer.catchment["status"] == "unlisted"
    elderly = [c for c in answer.contacts if c.field == "elderly"]
    assert elderly[0].name == "長寿社会課"
    assert not [c for c in answer.contacts if "地域包括支援センター" in c.name]
    assert elderly[0].verdict == "to_confirm"
    assert elderly[0].ask


@pytest.mark.parametrize(("age", "near"), [(64, True), (52, True), (45, True), (10, False)])
def test_memory_loss_before_65_is_asked_at_the_desk(assess: Assess, age: int, near: bool) -> None:
    text = "物忘れがひどく、通い慣れた道で迷う。"
    answer = assess("04216", subject="本人", age=age, address="日吉台", text=text, concerns=["病気や健康、障害のこと"])
    elderly = [c for c in answer.contacts if c.field == "elderly"]
    assert bool(elderly) is near
    assert all(c.verdict == "to_confirm" and "65歳以上の高齢者等" in c.ask[0] for c in elderly)
    assert "elderly" not in {f.code for f in answer.fields}


def test_frail_and_near_65_but_not_only_living_alone(assess: Assess) -> None:
    frail = assess(
        "04216", subject="本人", age=64, address="日吉台", text="膝を痛めて外に出られない。", concerns=["その他"]
    )
    well = assess("04216", subject="本人", age=64, address="日吉台", lives_alone=True, concerns=["債務について"])
    assert [c for c in frail.contacts if c.field == "elderly"]
    assert not [c for c in well.contacts if c.field == "elderly"]


@pytest.mark.parametrize(
    ("text", "caller", "consent", "reached_out"),
    [
        ("玄関の外までごみ袋があふれ、足の踏み場もない。", "隣人", "unknown", True),
        ("玄関の外までごみ袋があふれ、足の踏み場もない。", "本人", "yes", False),
        ("燃えるごみの日をよく間違える。", "隣人", "unknown", False),
    ],
)
def test_a_littered_house_nobody_has_asked(
    assess: Assess, text: str, caller: str, consent: str, reached_out: bool
) -> None:
    answer = assess(
        text=text, caller=caller, subject="本人", age=72, address="黒川", consent=consent, concerns=["住まいについて"],
    )  # fmt: skip
    assert ("アウトリーチ" in {p.label for p in answer.programmes}) is reached_out
    assert (answer.meeting.kind == "support_meeting") is reached_out


def test_who_comes_to_teach_is_offered_the_helping_role_only(assess: Assess) -> None:
    text = "困り事はない。お年寄りが集まって体を動かす場で、教える手伝いをしてみたい。講習も受けたい。"
    answer = assess(subject="本人", age=67, address="東安庭二丁目", text=text, consent="yes", concerns=["その他"])
    assert answer.resources
    assert {o.role for o in answer.resources} == {"helper"}
    assert not {o.name for o in answer.resources} & {"畑づくり", "住まいるプロジェクト"}


def test_someone_who_has_been_withdrawn_is_still_offered_the_menus(assess: Assess) -> None:
    text = "五年ほど家から出られなかった。少人数で静かにできることがあれば行ってみたい。"
    answer = assess(subject="本人", age=29, text=text, consent="yes", concerns=["ひきこもり・不登校"])
    assert "畑づくり" in {o.name for o in answer.resources}


@pytest.mark.parametrize(("age", "gap"), [(2, False), (3, True), (4, True), (6, True)])
def test_children_past_the_printed_age_leave_a_gap(assess: Assess, age: int, gap: bool) -> None:
    answer = assess(
        "04216", subject="子", age=age, text="親子で行ける遊び場はないか。", concerns=["子育てのこと"], consent="yes",
        household=[{"relation": "母", "age": 35, "cohabiting": True}],
    )  # fmt: skip
    assert bool(_reasons(answer)) is gap


def test_a_place_for_days_off_does_not_answer_a_wish_for_weekdays(assess: Assess) -> None:
    given: dict[str, Any] = {
        "subject": "本人", "age": 30, "disability_certificate": "療育B", "consent": "yes",
        "concerns": ["病気や健康、障害のこと"], "welfare_services": "利用なし",
    }  # fmt: skip
    weekday = assess("04216", text="平日の昼に人のいる所に出たい。", **given)
    day_off = assess("04216", text="休みの日に話せる相手がいる所に出たい。", **given)
    name = "富谷市地域活動支援センター（TOMOTOMO YOUYOU）"
    assert name not in {o.name for o in weekday.resources}
    assert name in {u.name for u in weekday.not_suitable}
    assert _reasons(weekday) == {"connection": "none_listed"}  # what was asked for, not the 創作 nobody spoke of
    assert name in {o.name for o in day_off.resources}
    elsewhere = assess("22205", text="平日の昼に人のいる所に出たい。", **given)
    assert not elsewhere.gaps


@pytest.mark.parametrize(
    ("municipality", "reason"), [("03216", "none_listed"), ("22205", "none_listed"), ("03201", None)]
)
def test_a_littered_house_is_a_gap_where_no_help_is_listed(
    assess: Assess, municipality: str, reason: str | None
) -> None:
    answer = assess(
        municipality, text="家の中がごみ袋で埋まっている。", subject="本人", age=70, concerns=["住まいについて"]
    )
    assert _reasons(answer).get("homeTidying") == reason


def test_public_assistance_alone_belongs_to_the_field_of_poverty(assess: Assess) -> None:
    alone = assess("05366", subject="本人", age=57, public_assistance="yes", concerns=["地域との関係について"])
    old = assess("05366", subject="本人", age=74, public_assistance="yes", concerns=["介護のこと"])
    assert [f.code for f in alone.fields] == ["poverty"]
    assert [f.code for f in old.fields] == ["elderly"]


def test_a_place_for_disabled_people_needs_a_sign_of_a_disability(assess: Assess) -> None:
    text = "本でも読んでいられる所があれば行ってみたい。"
    answer = assess("22205", text=text, subject="本人", age=25, consent="yes", concerns=["地域との関係について"])
    assert "地域活動支援センター（サポートセンターりりぶ）" not in {o.name for o in answer.resources}
