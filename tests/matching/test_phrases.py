"""What a sentence says by its grammar, each form with words that mean the opposite or something else."""

from __future__ import annotations

import pytest

from jusou_graph.reading.spans import find_words

PLACE, HELP, CHORE = "supportNeed:connection", "supportNeed:roleForOthers", "supportNeed:dailyHelp"
GIVEN, REFUSED, RESISTS = "sign:consentGiven", "sign:consentRefused", "circumstance:refusesSupport"


def _holds(text: str) -> set[str]:
    return {f.key for f in find_words(text) if not f.negated}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("年の近い人と気楽にいられる所があれば行ってみたい。", PLACE),
        ("同じ悩みの人どうしで集まれる場を探している。", PLACE),
        ("子どもたちに体操を教える手伝いをしてみたい。", HELP),
        ("屋根の雪をどけてくれる人がほしい。", CHORE),
        ("たまに顔をのぞきに来てもらえると心強い。", "supportNeed:watchingOver"),
        ("事情は役場の人に伝えてかまわない。", GIVEN),
        ("関係する所に話が伝わることを承知している。", GIVEN),
        ("「よそに言うな」と言う。", REFUSED),
        ("「うちに入れるな」と怒る。", RESISTS),
        ("住民税は毎年払っている。", "circumstance:taxed"),
        ("税金はかかっていない。", "circumstance:taxExempt"),
        ("玄関まで袋があふれ、廊下も通れない。", "circumstance:hoarding"),
        ("残業がなくなって手取りが減った。", "concern:income"),
        ("二年、家族のほかと口をきいていない。", "circumstance:hikikomoriExperience"),
        ("夜の体位交換は本人がしている。", "sign:youngCarer"),
        ("小さい弟の食事の支度を長女が毎朝している。", "sign:youngCarer"),
    ],
)
def test_said(text: str, key: str) -> None:
    assert key in _holds(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("住める所があれば知りたい。", PLACE),
        ("預けられる所を探している。", PLACE),
        ("何か作れる場所を探している。ものづくりが好き。", "sign:youngCarer"),
        ("買い物を手伝ってもらいたい。", HELP),
        ("手伝いを頼める人がほしい。", HELP),
        ("灯油代が払えない。", CHORE),
        ("住民税を払えていない。", "circumstance:taxed"),
        ("雨戸を閉めている。", RESISTS),
        ("怖くて家に帰れない。", RESISTS),
        ("町の一人暮らしの人が亡くなった。", "circumstance:livingAlone"),
        ("集まりにも店にも出ず過ごす。", PLACE),
        ("手伝いを望んでいるのかは分からない。", GIVEN),
        ("週に一度でも戸をたたいてくれると安心だ。", "sign:youngCarer"),
    ],
)
def test_not_said(text: str, key: str) -> None:
    assert key not in _holds(text)


def test_a_purpose_names_the_place() -> None:
    assert PLACE not in _holds("通って何か作れる場所を探している。")
    assert "supportNeed:creativeActivity" in _holds("通って何か作れる場所を探している。")
