"""Whoever is told to hurt someone is never asked for consent; the one who is hurt is, where it is safe."""

from __future__ import annotations

from typing import Any

import pytest

from matching.conftest import Assess

ABUSE = "DV・虐待"
HURTING = [
    ("夫に殴られて今日は帰りたくないという。", "夫"),
    ("妻が来所。夫に殴られた。", "夫"),
    ("夫に殴られて今日は帰りたくないと妻が来所。子どもが2人。", "夫"),
    ("母から電話。娘が夫から暴力を受けている。", "夫"),
    ("45歳の息子が82歳の母を叩く。母は怖がっている。", "息子"),
    ("82歳の母の年金を長男が使い込み、食事を与えていない。", "長男"),
    ("夫の暴力から逃げたい。40歳の女性。", "夫"),
    ("兄に怒鳴られ、首を絞められた。30歳の弟が相談。", "兄"),
    ("40歳の女性。夫にお金を渡してもらえない。夫が包丁を持ち出すこともあった。", "夫"),
    ("35歳の女性。元夫がつきまとい、待ち伏せする。", "夫"),
    ("夫がDVで逮捕された。33歳の妻が来所。", "夫"),
    ("45歳の娘が認知症の84歳の母をつねる。", "娘"),
    ("75歳の妻が、夫に手を上げられると話す。", "夫"),
]
NOT_HURTING = [
    "80歳の母は息子に助けられて暮らしている。",
    "45歳の息子が母の肩をたたいて起こす。",
    "夫に殴られたことはないと40歳の妻は言う。",
    "50歳の長男は仕事がなく、母の年金で暮らしている。",
    "弟は介護の人を家に入れるなと怒鳴り、姉は寝ていることが多い。",
]


def _asked(out: Any) -> str:
    return "\n".join(q.split("（")[0] for q in out.ask if "話してよいか" in q or "同意" in q)


@pytest.mark.parametrize(("text", "who"), HURTING)
@pytest.mark.parametrize("code", ["03201", "03216", "04216", "05366", "22205"])
def test_who_hurts_is_not_asked(assess: Assess, text: str, who: str, code: str) -> None:
    out = assess(code, text=text)
    assert f"{who}に" not in _asked(out)
    assert f"{who}は、関係機関" not in "".join(out.ask)
    assert f"{who}（" not in _asked(out)
    assert who not in {person.split("（")[0] for person, _ in out.meeting.consents}
    assert any("安全な場" in q for q in out.ask)


@pytest.mark.parametrize("text", NOT_HURTING)
def test_who_is_not_told_to_hurt_is_asked_as_ever(assess: Assess, text: str) -> None:
    assert not any("安全な場" in q for q in assess(text=text).ask)


def test_one_who_comes_in_person_is_the_one_whose_consent_counts(assess: Assess) -> None:
    out = assess(text="妻が来所。夫に殴られた。")
    assert any(q.startswith("妻に、相手のいない安全な場で") for q in out.ask)
    agreed = assess(text="妻が来所。夫に殴られた。", consent="yes")
    assert not any("話してよいか" in q for q in agreed.ask)


def test_refusal_of_the_one_who_hurts_decides_nothing(assess: Assess) -> None:
    out = assess(text="40歳の妻が来所。夫に殴られている。夫は誰にも言うなと言っている。")
    assert out.understood.consultation["consent"] == "unknown"
    hers = assess(text="40歳の妻が来所。夫に殴られている。妻は誰にも言わないでほしいと話す。")
    assert hers.understood.consultation["consent"] == "no"


def test_the_note_of_the_sheet_counts_too(assess: Assess) -> None:
    household = [{"relation": "長男", "age": 55, "issue": "母への暴力", "consent": "unknown"}]
    out = assess(subject="母", age=81, household=household, concerns=[ABUSE])
    assert not any(q.startswith("長男") or "・長男" in q for q in out.ask)
    assert any(q.startswith("母（81歳）に、相手のいない安全な場で") for q in out.ask)
    hurt = [{"relation": "長男", "age": 55, "issue": "父から暴力を受けている", "consent": "unknown"}]
    other = assess(subject="長男", household=hurt, concerns=[ABUSE])
    assert any("長男" in q and "安全な場" in q for q in other.ask)


def test_a_child_is_reported_without_waiting_for_consent(assess: Assess) -> None:
    out = assess(text="35歳の父が7歳の娘を殴る。")
    assert any("児童虐待防止法6条" in q for q in out.ask)
    assert not any("父" in q.split("（")[0] for q in out.ask)


def test_a_reading_that_is_set_aside_marks_nobody(assess: Assess) -> None:
    out = assess(text="夫に殴られた。40歳の妻が来所。")
    person = next(r for r in out.understood.read if r.field == "person" and r.value == "夫")
    again = assess(text="夫に殴られた。40歳の妻が来所。", not_meant=[person.id])
    assert "夫" not in {p["relation"] for p in again.understood.consultation["persons"]}


def test_a_child_who_hits_is_not_the_one_reported(assess: Assess) -> None:
    out = assess(text="16歳の長女が母を殴る。45歳の母から相談。")
    assert not any("児童虐待防止法" in q for q in out.ask)
    assert any(q.startswith("母") and "安全な場" in q for q in out.ask)
