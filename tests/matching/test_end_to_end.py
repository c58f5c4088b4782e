"""Competency question F, hop by hop: 高松三丁目, mother 82, son 54 withdrawn and behind with the rent, consent of the son unknown."""

from __future__ import annotations

import pytest

from jusou_graph.matching import Assessment
from matching.conftest import Assess


@pytest.fixture(scope="module")
def answer(assess: Assess) -> Assessment:
    return assess(
        address="高松三丁目",
        subject="母と息子",
        age=82,
        concerns=["家賃やローンの支払いのこと", "介護のこと", "ひきこもり・不登校"],
        main_concern="家賃やローンの支払いのこと",
        consent="unknown",
        care_level="無",
        household=[
            {"relation": "母(本人)", "age": 82, "cohabiting": True},
            {
                "relation": "息子",
                "age": 54,
                "cohabiting": True,
                "issue": "ひきこもり、家賃の滞納",
                "consent": "unknown",
            },
        ],
    )


def _lines(because: tuple[object, ...]) -> set[str]:
    return {e.source.lines for e in because if e.source}  # type: ignore[attr-defined]  # evidence


def test_1_the_centre_of_the_catchment(answer: Assessment) -> None:
    assert [a["name"] for a in answer.catchment["agencies"]] == ["仁王・上田地域包括支援センター"]
    assert {e["source"]["lines"] for e in answer.catchment["evidence"]} >= {"002:830"}
    contact = next(c for c in answer.contacts if c.field == "elderly")
    assert (contact.name, contact.verdict) == ("仁王・上田地域包括支援センター", "recommended")


def test_2_the_desk_for_hardship(answer: Assessment) -> None:
    contact = next(c for c in answer.contacts if c.name == "盛岡市くらしの相談支援室")
    assert contact.field == "poverty"
    assert "002:182" in _lines(contact.because)


def test_3_the_network_desk_for_withdrawal(answer: Assessment) -> None:
    contact = next(c for c in answer.contacts if c.name == "ひきこもり支援室“ゆきわり”")
    assert contact.verdict == "to_confirm"
    assert "002:400" in _lines(contact.because)


def test_4_several_fields_go_to_coordination(answer: Assessment) -> None:
    programme = next(p for p in answer.programmes if p.label == "多機関協働")
    assert "002:137" in _lines(programme.because)
    assert "盛岡市社会福祉協議会" in {c.name for c in answer.contacts}


def test_5_consent_unknown_is_the_support_meeting(answer: Assessment) -> None:
    assert (answer.meeting.kind, answer.meeting.name) == ("support_meeting", "支援会議")
    assert _lines(answer.meeting.because) >= {"002:488", "002:425"}
    assert any("同意" in q and "息子" in q for q in answer.ask)


def test_5_with_consent_the_yorisoi_meeting(assess: Assess) -> None:
    later = assess(age=82, concerns=["家賃やローンの支払いのこと", "介護のこと"], consent="yes")
    assert (later.meeting.kind, later.meeting.name) == ("integrated_support_meeting", "よりそい会議")


def test_6_candidates_for_participation(answer: Assessment) -> None:
    found = {o.name: o for o in answer.resources}
    assert "002:239" in _lines(found["Book and Bookenergy in Morioka (BBM)"].because)
    assert "002:267" in _lines(found["畑づくり"].because)
    assert not [e for e in answer.meeting.then if e.rule == "plan-needs-decision"]  # only 井川 writes that


def test_7_tax_information_stays_out(answer: Assessment) -> None:
    assert any("税" in words for words in answer.meeting.may_not_share)
    assert "002:759" in _lines(answer.meeting.because)


def test_the_pattern_is_seen(answer: Assessment) -> None:
    assert "8050" in {p.code for p in answer.patterns}


def test_mixed_consent_is_told_per_person(assess: Assess) -> None:
    mixed = assess(
        "04216",
        subject="母と息子",
        age=80,
        consent="mixed",
        concerns=["介護のこと", "債務について"],
        household=[
            {"relation": "母(本人)", "age": 80, "cohabiting": True, "consent": "yes"},
            {"relation": "息子", "age": 53, "cohabiting": True, "issue": "借金", "consent": "no"},
        ],
    )
    assert mixed.meeting.kind == "support_meeting"
    assert set(mixed.meeting.held_as) == {"つながる事例共有会", "ケース支援検討会議"}
    assert dict(mixed.meeting.consents) == {"母（80歳）": "yes", "息子（53歳）": "no"}
