"""Every concern that is ticked leads to a desk with its passage or to a sentence that the plan names none."""

from __future__ import annotations

import pytest

from jusou_graph.case.sheet import CONCERNS
from jusou_graph.matching import Assessment
from jusou_graph.telling.explain import explain
from matching.conftest import Assess

ABUSE = "DV・虐待"
ALL = ("03201", "03216", "04216", "05366", "22205")


def _desks(out: Assessment) -> dict[str, str]:
    return {c.name: c.because[0].source.lines for c in out.contacts if c.because and c.because[0].source}


def test_morioka_names_the_desks_of_women(assess: Assess) -> None:
    desks = _desks(assess(concerns=[ABUSE], address="山岸四丁目"))
    assert desks["子ども青少年課"] == "002:798"
    assert desks["男女共同参画推進室"] == "002:810"
    assert desks["子ども家庭総合支援センター"] == "002:799"
    assert not any("包括" in name for name in desks)


def test_words_of_the_plan_that_are_only_near_are_told_as_inference(assess: Assess) -> None:
    out = assess(concerns=[ABUSE])
    women = next(c for c in out.contacts if c.name == "男女共同参画推進室")
    assert women.verdict == "to_confirm"
    assert women.because[0].inferred
    assert "女性相談" in women.because[0].sentence


def test_an_old_mother_hurt_by_her_son_is_no_matter_of_womens_desks(assess: Assess) -> None:
    out = assess(text="81歳の母を55歳の息子が殴る。", address="高松三丁目")
    names = {c.name for c in out.contacts}
    assert "仁王・上田地域包括支援センター" in names
    assert not names & {"男女共同参画推進室", "子ども青少年課", "子ども家庭総合支援センター"}


@pytest.mark.parametrize("code", ["03216", "04216", "05366", "22205"])
def test_where_the_plan_names_none_it_is_said_and_whom_to_ask(assess: Assess, code: str) -> None:
    out = assess(code, concerns=[ABUSE])
    assert [n.code for n in out.no_desk] == ["dvAbuse"]
    assert "この計画では確認できません" in out.no_desk[0].ask
    assert "ないという意味ではありません" in out.no_desk[0].ask
    assert out.no_desk[0].ask in out.ask
    lead = {
        "03216": "滝沢市地域福祉課",
        "04216": "長寿福祉課",
        "05366": "健康福祉課",
        "22205": "長寿介護課（長寿総務室）",
    }
    assert lead[code] in out.no_desk[0].ask


def test_fields_that_count_abuse_in_are_told_with_their_passage(assess: Assess) -> None:
    open_yet = assess("22205", concerns=[ABUSE]).no_desk[0]
    assert {e.source.lines for e in open_yet.because if e.source} == {"003:70", "003:80"}
    old = assess("22205", concerns=[ABUSE], age=82, subject="本人")
    assert not old.no_desk
    for contact in (c for c in old.contacts if c.field == "elderly"):
        assert any(e.rule == "abuse-in-work" and "虐待" in e.resource for e in contact.because)


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("concern", [c for c in CONCERNS if c != "other"])
def test_no_ticked_concern_is_left_without_a_word(assess: Assess, code: str, concern: str) -> None:
    out = assess(code, concerns=[CONCERNS[concern]], age=40, subject="本人")
    assert [c for c in out.contacts if c.because] or [n for n in out.no_desk if n.code == concern]


def test_field_by_inference_says_so(assess: Assess) -> None:
    rent = assess(concerns=["家賃やローンの支払いのこと"], age=40)
    assert rent.fields[0].label == "生活困窮"
    assert rent.fields[0].because[0].inferred
    assert "受付シートの項目からの推論" in rent.fields[0].because[0].sentence
    desk = next(c for c in rent.contacts if c.field == "poverty")
    assert desk.because[0].inferred
    assert "推論" in explain(rent)


def test_field_that_the_plan_itself_names_is_no_inference(assess: Assess) -> None:
    assert not assess("04216", concerns=["家賃やローンの支払いのこと"], age=40).fields[0].because[0].inferred
    assert not assess(concerns=["収入・生活費のこと"], age=40).fields[0].because[0].inferred
    assert not assess(concerns=["介護のこと"], age=80).fields[0].because[0].inferred
    assert assess("22205", text="50歳の息子がひきこもり。").fields[0].because[0].inferred


def test_desk_about_which_the_plan_contradicts_itself_carries_it(assess: Assess) -> None:
    desk = next(c for c in assess(concerns=["収入・生活費のこと"]).contacts if c.id == "kurashi")
    lines = {e.source.lines for d in desk.disputed for e in d.because if e.source}
    assert {"002:182", "002:393"} <= lines
    assert all(e.verdict.value == "unknown" for d in desk.disputed for e in d.because)
    other = next(c for c in assess(address="高松三丁目", age=80).contacts if c.field == "elderly")
    assert not other.disputed


def test_several_desks_of_a_field_are_named_in_the_question(assess: Assess) -> None:
    out = assess("04216", concerns=["病気や健康、障害のこと"], disability_certificate="療育B", age=35, subject="本人")
    asked = next(q for q in out.ask if "障がい分野の窓口は2か所です" in q)
    assert "地域支援センターぱれっとよしおか" in asked
    assert "保健福祉部 地域福祉課" in asked
