"""Whose consent a case has: a relative's is that relative's, a parent speaks for a child, the sheet wins."""

from __future__ import annotations

import pytest

from jusou_graph.matching import Assessor
from matching.conftest import Assess

CASES = [
    # text, consent of the case, consent of single persons
    ("82歳の母と54歳の長男。母は話してよいと言う。長男は断った。", "mixed", {"母": "yes", "長男": "no"}),
    ("82歳の母と54歳の長男。母も長男も情報の共有に同意している。", "yes", {"母": "yes", "長男": "yes"}),
    ("82歳の母と54歳の長男。二人とも署名した。", "yes", {"母": "yes", "長男": "yes"}),
    ("82歳の母。長女は同意しているが、母にはまだ聞いていない。", "unknown", {"長女": "yes", "母": "unknown"}),
    ("82歳の母。妹が代わりに署名した。", "unknown", {"母": "unknown"}),
    ("75歳の男性。本人は関係機関に話してよいと言う。", "yes", {"男性": "yes"}),
    ("75歳の男性。妻は話してよいと言う。", "unknown", {"妻": "yes", "男性": "unknown"}),
    ("75歳の男性。本人は署名を拒んでいる。妻は話してよいと言う。", "no", {"妻": "yes", "男性": "no"}),
    ("7歳の男子。母は学校と市が話し合うことに同意している。", "yes", {"母": "yes"}),
    ("7歳の男子。母は市に話すなと言う。", "no", {"母": "no"}),
    ("44歳の次男。75歳の母から電話。次男は市に話してよいと言った。", "yes", {"次男": "yes"}),
    ("75歳の母から電話。44歳の次男が家にいる。市に伝えてほしいと言う。", "unknown", {"次男": "unknown"}),
    ("75歳の母から電話。44歳の次男が家にいる。次男も承知していると母は言う。", "unknown", {"次男": "unknown"}),
    ("40歳の女性。話してよいが、夫には言わないでほしいと言う。", "mixed", {"女性": "mixed"}),
    ("40歳の女性。一度は署名したが、今朝やめると言った。", "no", {"女性": "no"}),
    ("40歳の女性。住む所が決まるなら同意すると言う。", "unknown", {"女性": "unknown"}),
    ("60歳の男性。夜勤を断られて収入が減った。", "unknown", {"男性": "unknown"}),
    ("60歳の男性。施設に入所を断られた。", "unknown", {"男性": "unknown"}),
    ("60歳の男性。同意：有", "yes", {"男性": "yes"}),
    ("60歳の男性。本人了解済。", "yes", {"男性": "yes"}),
    ("60歳の男性。同意書はまだ。", "unknown", {"男性": "unknown"}),
    ("60歳の男性。署名を求めたが黙っていた。", "unknown", {"男性": "unknown"}),
    ("84歳の父と50歳の次男。父は同意しているが、次男とは会えていない。", "mixed", {"父": "yes", "次男": "unknown"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "consent", "persons"), CASES)
def test_consent_of_a_text(assessor: Assessor, text: str, consent: str, persons: dict[str, str]) -> None:
    told = assessor.read_text(text, "03201").consultation
    assert told["consent"] == consent
    assert {p["relation"]: p["consent"] for p in told["persons"] if p["relation"] in persons} == persons


def test_the_words_it_rests_on_are_shown_and_can_be_set_aside(assess: Assess) -> None:
    text = "75歳の男性。本人は関係機関に話してよいと言う。"
    out = assess(text=text)
    (said,) = [r for r in out.understood.read if r.field == "consent"]
    assert text[said.start : said.end] == said.words == "話してよい"
    again = assess(text=text, not_meant=[said.id])
    assert again.understood.consultation["consent"] == "unknown"
    assert [r.id for r in again.understood.not_meant] == [said.id]


def test_the_sheet_wins_over_the_text(assess: Assess) -> None:
    household = [{"relation": "長男", "age": 54, "consent": "no"}]
    out = assess(text="82歳の母。長男は同意した。", subject="母", age=82, household=household)
    persons = {p["relation"]: p["consent"] for p in out.understood.consultation["persons"]}
    assert persons["長男"] == "no"
    assert assess(text="82歳の母は署名した。", consent="no").understood.consultation["consent"] == "no"


LIMITS = [
    "40歳の女性。話してよいが、夫には言わないでほしいと言う。",
    "40歳の女性。保健師にだけ話していいと言う。",
    "40歳の女性。同意するが、学校には知らせないでほしいとのこと。",
    "40歳の女性。病名以外は伝えてもらってかまわないとのこと。",
    "40歳の女性。情報を出すことは了承したが、訪問は断った。",
]


@pytest.mark.parametrize("text", LIMITS)
def test_a_limit_is_asked_about_and_never_a_plain_yes(assess: Assess, text: str) -> None:
    out = assess(text=text)
    assert out.understood.consultation["consent"] == "mixed"
    assert "女性（40歳）の同意は、だれに、どこまで話してよいかを確かめてください。" in out.ask


OPEN = [
    "40歳の女性。住む所が決まるなら同意すると言う。",
    "40歳の女性。本人も同意していると妹から電話。",
    "40歳の女性。同意するか迷っている。",
    "40歳の女性。母が代わりに署名した。",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_no_answer_is_asked(assess: Assess, text: str) -> None:
    assert any("同意していますか" in q for q in assess(text=text).ask)
