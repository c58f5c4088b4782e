"""Desks that the plan lists beside the four fields: found by their printed work, always to be confirmed."""

from __future__ import annotations

import pytest

from jusou_graph.matching import Assessment
from matching.conftest import Assess

LAWYERS = {"消費生活センター", "岩手弁護士会", "日本司法支援センター岩手地方事務所"}
RELEASED = "岩手保護院"


def proposed(answer: Assessment, field: str) -> set[str]:
    assert all(c.verdict == "to_confirm" and c.ask for c in answer.contacts if c.field == field)
    return {c.name for c in answer.contacts if c.field == field}


def test_debts_lead_to_the_listed_lawyers_too(assess: Assess) -> None:
    """002:402 司法, 002:811 消費生活相談: named by the plan, not named as desks for debts."""
    answer = assess(age=45, concerns=["債務について"])
    assert proposed(answer, "debt") == LAWYERS
    assert {s.quote for c in answer.contacts if c.field == "debt" for e in c.because if (s := e.source)}


@pytest.mark.parametrize("concern", ["収入・生活費のこと", "仕事探し、就職について", "子育てのこと"])
def test_no_debt_no_lawyer(assess: Assess, concern: str) -> None:
    assert not proposed(assess(age=45, concerns=[concern]), "debt")


@pytest.mark.parametrize(
    "text",
    [
        "先月刑務所を出て、住む所がない。",
        "出所したばかりで仕事が見つからない。",
        "満期出所の45歳男性、身寄りがない。",
        "仮釈放中の息子が家に戻ってきた。",
        "保護観察を受けている息子の仕事のこと。",
    ],
)
def test_after_release(assess: Assess, text: str) -> None:
    """002:401 更生保護."""
    assert proposed(assess(age=45, text=text), "rehabilitation") == {RELEASED}


@pytest.mark.parametrize(
    "text", ["退院したばかりで仕事が見つからない。", "施設を出て一人で暮らしたい。", "保育所に入れない。"]
)
def test_nobody_was_released(assess: Assess, text: str) -> None:
    assert not proposed(assess(age=45, text=text), "rehabilitation")


def test_a_household_on_assistance_meets_its_office_beside_other_fields(assess: Assess) -> None:
    """002:794 生活福祉第一課・第二課 生活困窮・生活保護; 001:505 counts such households in."""
    answer = assess(age=50, concerns=["子育てのこと"], public_assistance="yes")
    assert "生活福祉第一課・第二課" in {c.name for c in answer.contacts}
    assert {f.code for f in answer.fields} >= {"child", "poverty"}
    without = assess(age=50, concerns=["子育てのこと"], public_assistance="no")
    assert "生活福祉第一課・第二課" not in {c.name for c in without.contacts}


def test_a_desk_for_young_people_is_not_for_a_man_of_58(assess: Assess) -> None:
    """002 3(5)ア もりおか若者キャリアサポートセンター; 若者・就職希望者への就業支援 is for whoever seeks work."""
    young, older = (assess(age=age, subject="本人", concerns=["仕事探し、就職について"]) for age in (24, 58))
    centre = "もりおか若者キャリアサポートセンター"
    assert centre not in {c.name for c in older.contacts}
    assert {c.name for c in young.contacts} - {centre} <= {c.name for c in older.contacts}


@pytest.mark.parametrize("certificate", ["無", "なし", "申請中"])
def test_no_certificate_is_not_no_disability(assess: Assess, certificate: str) -> None:
    """001:77 「障がいのある人及びその家族等」 and 004:645 「発達障がい、難病のある方」 ask for none."""
    answer = assess(age=30, subject="本人", disability_certificate=certificate, text="発達障害の診断を受けている。")
    assert "disability" in {f.code for f in answer.fields}


def test_care_belongs_to_the_elderly_unless_the_one_cared_for_is_young(assess: Assess) -> None:
    carer = assess(age=50, subject="本人", concerns=["介護のこと"])
    child = assess(age=40, subject="本人", concerns=["介護のこと"],
                   household=[{"relation": "長男", "age": 9, "cohabiting": True, "issue": "寝たきり"}])  # fmt: skip
    assert "elderly" in {f.code for f in carer.fields}
    assert "elderly" not in {f.code for f in child.fields}


def test_an_offer_of_participation_alone_calls_for_no_meeting(assess: Assess) -> None:
    """井川 decides 参加支援 at its meeting: where someone seeks it, not where it only could be offered."""
    given = {"age": 30, "subject": "本人", "consent": "yes", "concerns": ["ひきこもり・不登校"]}
    offered = assess("05366", **given)
    sought = assess("05366", **given, text="週1回どこかに行く練習がしたい。")
    assert sought.meeting.kind == "integrated_support_meeting"
    assert offered.meeting.kind == "none"
