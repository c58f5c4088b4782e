"""The words of the lexicon in their sentences: denied, over, supposed or only inside another word, they tell no trouble."""

from __future__ import annotations

import pytest

from jusou_graph.reading.spans import find_words


def told(text: str) -> set[str]:
    """Concerns and circumstances that hold now."""
    return {
        f.key
        for f in find_words(text)
        if f.key.startswith(("concern:", "circumstance:")) and not f.negated and not f.past
    }


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("借金はもうない。", "concern:debt"),
        ("借金はありません。", "concern:debt"),
        ("借金があるわけではない。", "concern:debt"),
        ("以前は借金があったが完済した。", "concern:debt"),
        ("借金は去年返し終えた。", "concern:debt"),
        ("家賃は払えている。", "concern:rentLoan"),
        ("家賃に困っていない。", "concern:rentLoan"),
        ("ひきこもっているわけではない。", "concern:hikikomoriSchool"),
        ("昔ひきこもっていたが、今は働いている。", "concern:hikikomoriSchool"),
        ("うつ病だったが治った。", "concern:health"),
        ("うつ病だったが治った。", "circumstance:disability"),
        ("もし認知症になったらどうしよう。", "circumstance:dementia"),
        ("認知症の講演を聞いた。", "circumstance:dementia"),
        ("テレビで虐待のニュースを見た。", "concern:dvAbuse"),
        ("不登校だったが復学した。", "concern:hikikomoriSchool"),
        ("生活保護は受けていない。", "circumstance:publicAssistance"),
        ("生活は苦しくありません。", "concern:income"),
        ("茶畑二丁目に住む。", "activity:farming"),
        ("電池を替えたからだ。", "circumstance:frail"),
        ("母に電話しませんでした。", "concern:familyRelation"),
    ],
)
def test_no_trouble(text: str, key: str) -> None:
    assert key not in told(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("借金がまだある。", "concern:debt"),
        ("以前から借金がある。", "concern:debt"),
        ("借金を完済できない。", "concern:debt"),
        ("家賃が払えない。", "concern:rentLoan"),
        ("家賃を払っていない。", "concern:rentLoan"),
        ("3年前からひきこもっている。", "concern:hikikomoriSchool"),
        ("うつ病が治らない。", "concern:health"),
        ("うつ病を治したい。", "concern:health"),
        ("20年前に統合失調症と診断された。", "concern:health"),
        ("仕事が続かない。", "concern:jobSearch"),
        ("足の踏み場もない。", "circumstance:hoarding"),
        ("生活保護を受けている。", "circumstance:publicAssistance"),
        ("不登校が続いている。", "concern:hikikomoriSchool"),
        ("夜眠れていない。", "concern:health"),
        ("静かな作業なら試したい。", "circumstance:workDifficulty"),  # known by its なら
    ],
)
def test_trouble_stays_trouble(text: str, key: str) -> None:
    assert key in told(text)
