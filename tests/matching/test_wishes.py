"""Wishes about time, place, cost and numbers: what the plan prints is compared, what it does not print is asked."""

from __future__ import annotations

import pytest

from jusou_graph.codes import Fit, Verdict
from jusou_graph.matching.resources.wishes import WISHES, without_wishes
from jusou_graph.model.answers import Evidence
from matching.conftest import Assess

BBM = "Book and Bookenergy in Morioka (BBM)"
HOME = "30歳。約5年ひきこもり、仕事に就けない。"


def _reasons(because: tuple[Evidence, ...]) -> str:
    return "".join(e.need for e in because if e.verdict is Verdict.MET)


@pytest.mark.parametrize(
    ("wish", "label"),
    [("週1回だけなら", "頻度"), ("平日の昼に", "曜日・時間"), ("午前だけなら", "曜日・時間"), ("少人数で", "人数"), ("無料で", "費用"),
     ("半日なら", "曜日・時間"), ("送迎があれば", "送迎")],
)  # fmt: skip
def test_what_is_not_printed_is_asked_and_is_no_reason(assess: Assess, wish: str, label: str) -> None:
    out = assess(text=f"{HOME}{wish}作業できそう。", consent="yes")
    bbm = next(o for o in out.resources if o.name == BBM)
    words = wish.removesuffix("なら").removesuffix("に").removesuffix("で").removesuffix("があれば")
    asked = next(q for q in bbm.ask if f"「{words}" in q)
    assert f"（計画に{label}の記載なし）" in asked
    assert "盛岡市社会福祉協議会" in asked
    assert bbm.verdict is Fit.FITS_IF
    assert words not in _reasons(bbm.because)


def test_without_a_wish_nothing_more_is_asked(assess: Assess) -> None:
    bbm = next(o for o in assess(text=f"{HOME}作業できそう。", consent="yes").resources if o.name == BBM)
    assert bbm.verdict is Fit.FITS
    assert not bbm.ask


def test_where_it_is_near_is_asked_with_the_printed_place(assess: Assess) -> None:
    out = assess(text=f"{HOME}家の近くなら作業できそう。", consent="yes")
    bbm = next(o for o in out.resources if o.name == BBM)
    assert any("家の近くですか（計画" in q for q in bbm.ask)


def test_what_is_printed_is_compared_with_its_passage(assess: Assess) -> None:
    given = {"subject": "本人", "age": 30, "disability_certificate": "療育B", "consent": "yes"}
    name = "富谷市地域活動支援センター（TOMOTOMO YOUYOU）"
    text = "一般就労をしている。月1回、休日に人と集まれる場がほしい。"
    place = next(o for o in assess("04216", text=text, **given).resources if o.name == name)
    printed = {e.rule: e for e in place.because if e.rule.startswith("wish-")}
    assert printed["wish-frequency"].verdict is Verdict.MET
    assert printed["wish-frequency"].source is not None
    assert printed["wish-time"].verdict is Verdict.MET
    often = next(o for o in assess("04216", text=text.replace("月1回", "週3回"), **given).resources if o.name == name)
    assert any("「週3回」でもよいですか（計画は「月1回" in q for q in often.ask)


@pytest.mark.parametrize("text", ["週2回デイサービスに通っている。", "平日の昼は働いている。"])
def test_what_is_done_already_is_no_wish(assess: Assess, text: str) -> None:
    out = assess("05366", text=f"79歳女性。{text}集まりに出たい。", consent="yes")
    assert not any("記載なし）。" in q and "「" in q.split(":")[-1][:3] for o in out.resources for q in o.ask)


def test_words_of_a_need_are_shown_without_the_wish() -> None:
    assert without_wishes("「週1回だけなら外に出て作業」") == "「外に出て作業」"
    assert without_wishes("「平日の昼に出かけられる所がほしい」") == "「出かけられる所がほしい」"
    assert without_wishes("「集まりに出たい」") == "「集まりに出たい」"
    assert without_wishes("「週1回」") == "「週1回」"
    assert set(WISHES) == {"frequency", "time", "near", "transport", "cost", "size"}


def test_withdrawn_alone_is_no_trouble_with_work(assess: Assess) -> None:
    out = assess(text="30歳、ひきこもり。作業できそう。", consent="yes")
    bbm = next(o for o in out.resources if o.name == BBM)
    assert bbm.verdict is Fit.FITS_IF
    assert any("就労に課題を抱える" in q for q in bbm.ask)
    told = assess(text="30歳、ひきこもり。10年仕事がなく家にいる。作業できそう。", consent="yes")
    assert next(o for o in told.resources if o.name == BBM).verdict is Fit.FITS


def test_an_address_not_asked_is_no_reason(assess: Assess) -> None:
    text = "66歳。困りごとはない。近所の人の手伝いをしたい。"
    out = assess("05366", text=text)
    helping = next(o for o in out.resources if o.name == "ご近所助け合い隊")
    assert "住所を聞いていない" not in _reasons(helping.because)
    assert helping.verdict is Fit.FITS_IF
    assert any("ボランティア登録している住民" in q for q in helping.ask)
    assert all("住所を聞いていない" not in _reasons(c.because) for c in out.contacts)
    known = assess("05366", text=text, address="井川町北川尻")
    assert next(o for o in known.resources if o.name == "ご近所助け合い隊").verdict is Fit.FITS
