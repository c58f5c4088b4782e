"""Three values: an open list leaves it open, an explicit no rules out, one near miss is a matter of arrangement."""

from __future__ import annotations

from typing import Any

import pytest

from jusou_graph.case.building import read_facts
from jusou_graph.case.sheet import read_consultation
from jusou_graph.codes import Fit
from jusou_graph.matching import Assessor
from jusou_graph.matching.resources.eligibility import judge
from matching.conftest import Assess

MILK, HELP, TEA, SALON = "gyunyu", "tasukeai", "ochakko-nagomi", "salon"
ALONE: dict[str, Any] = {
    "subject": "本人",
    "age": 76,
    "lives_alone": True,
    "taxation": "非課税",
    "welfare_services": "利用なし",
}


def _fit(assessor: Assessor, resource: str, **given: Any) -> Fit:
    consultation = read_consultation({"municipality": "05366", **given}, assessor.catalog)
    facts = read_facts(consultation, assessor._places["05366"])
    record = next(r for r in assessor.catalog.municipalities["05366"].resources if r.id == resource)
    return judge(record.roles[0].eligibility, facts, facts.focus[0]).fit


@pytest.mark.parametrize(
    ("resource", "change", "fit"),
    [
        (MILK, {}, Fit.FITS),
        (MILK, {"taxation": None}, Fit.FITS_IF),
        (MILK, {"taxation": "課税"}, Fit.NOT_SUITABLE),
        (MILK, {"welfare_services": "通所介護"}, Fit.NOT_SUITABLE),
        (MILK, {"age": 30}, Fit.NOT_SUITABLE),
        (MILK, {"age": 62}, Fit.BY_ARRANGEMENT),
        (HELP, {}, Fit.FITS),
        (HELP, {"lives_alone": False, "household": [{"relation": "妻", "age": 70, "cohabiting": True}]}, Fit.FITS),
        (
            HELP,
            {"lives_alone": False, "household": [{"relation": "息子", "age": 50, "cohabiting": True}]},
            Fit.NOT_SUITABLE,
        ),
        (HELP, {"age": 64, "disability_certificate": "無"}, Fit.FITS_IF),
        (
            SALON,
            {"lives_alone": False, "household": [{"relation": "息子", "age": 50, "cohabiting": True}]},
            Fit.FITS_IF,
        ),
        (HELP, {"age": 40, "disability_certificate": "身体2級"}, Fit.FITS),
        (HELP, {"age": 40, "disability_certificate": "無"}, Fit.FITS_IF),  # 「障がいのある…方」 asks for no certificate
        (HELP, {"age": 40, "text": "障がいの診断はない。"}, Fit.NOT_SUITABLE),
        (TEA, {"age": 64}, Fit.FITS_IF),
        (TEA, {"age": None}, Fit.FITS_IF),
    ],
)
def test_three_values(assessor: Assessor, resource: str, change: dict[str, Any], fit: Fit) -> None:
    assert _fit(assessor, resource, **(ALONE | change)) is fit


def test_exclusion_of_one_municipality_is_not_that_of_another(assess: Assess) -> None:
    """富谷 excludes recipients of 生活保護 from 自立相談, 井川 counts them in."""
    given = {"age": 50, "concerns": ["収入・生活費のこと"], "public_assistance": "yes"}
    tomiya, ikawa = assess("04216", **given), assess("05366", **given)
    desk = "富谷市自立相談支援センター（地域福祉課内）"
    assert desk not in {c.name for c in tomiya.contacts}
    ruled_out = next(u for u in tomiya.not_suitable if u.name == desk)
    assert ruled_out.because[0].source
    assert "対象外" in ruled_out.because[0].source.quote
    assert "健康福祉課" in {c.name for c in ikawa.contacts}


def test_unknown_benefit_becomes_a_question(assess: Assess) -> None:
    answer = assess("04216", age=50, concerns=["収入・生活費のこと"])
    desk = next(c for c in answer.contacts if c.field == "poverty")
    assert desk.verdict == "to_confirm"
    assert any("生活保護" in q for q in desk.ask)


def test_helper_and_client_of_the_same_project(assess: Assess) -> None:
    """住まいるプロジェクト: a household full of rubbish is helped, someone who was withdrawn takes part."""
    helped = assess(age=70, subject="本人", text="家がごみ屋敷になり、片付けてほしい。", consent="yes")
    helper = assess(age=38, subject="本人", text="20代でひきこもっていた。人の役に立つことがしたい。", consent="yes")
    assert next(o.role for o in helped.resources if o.id == "sumairu") == "client"
    assert next(o.role for o in helper.resources if o.id == "sumairu") == "helper"


def test_nearness_is_said_and_only_breaks_ties(assess: Assess) -> None:
    given = {"age": 29, "subject": "本人", "concerns": ["子育てのこと"], "text": "同じくらいの子の親と話せる場所を知りたい。",
             "household": [{"relation": "子", "age": 0, "cohabiting": True}]}  # fmt: skip
    near = assess(address="肴町", **given).resources
    assert near[0].id == "kosodate-toryo"
    assert near[0].nearness
    assert "肴町" in near[0].nearness
    assert all(o.nearness is None for o in near[1:])
    assert {o.id for o in near} == {o.id for o in assess(**given).resources}
