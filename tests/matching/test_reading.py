"""Free text: who, how old, what, in which words; negation, the past and the one who only calls."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from jusou_graph.matching import Assessor
from jusou_graph.reading.people import read_people
from jusou_graph.reading.spans import find_words

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("82歳の母と54歳の長男が二人暮らし。", [("母", 82), ("長男", 54)]),
        ("八十二歳の母。", [("母", 82)]),
        ("８２歳の母。", [("母", 82)]),
        ("男性76歳。", [("男性", 76)]),
        ("母（40歳）は旅館に勤める。", [("母", 40)]),
        ("4か月の子の授乳。", [("子", 0)]),
        ("小学5年の男子。", [("男子", 10)]),
        ("中学2年の女子。", [("女子", 13)]),
        ("60代の男性。", [("男性", 60)]),
        ("20代で6年ほど家にいた。", []),
        ("84歳と82歳の夫婦。", [("夫婦", 84), ("夫婦", 82)]),
        ("妻を亡くしてから。", []),
    ],
)
def test_people(text: str, people: list[tuple[str, int]]) -> None:
    from jusou_graph.reading.text import fold

    assert [(p.relation, p.age) for p in read_people(fold(text))] == people


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        ("75歳の母から。44歳の次男が家にいる。", "母"),
        ("71歳の母が来所。43歳の息子が出てこない。", "母"),
        ("物忘れがある、と別居の長女から相談。76歳の男性。", "長女"),
        ("時々様子を見てほしいと別居の息子。76歳女性。", "息子"),
    ],
)
def test_who_only_calls(text: str, caller: str) -> None:
    assert [p.relation for p in read_people(text) if p.caller] == [caller]


@pytest.mark.parametrize(
    ("text", "key", "negated"),
    [
        ("病気や家族の問題はない。", "concern:health", True),
        ("病気で通院している。", "concern:health", False),
        ("介護は要らない。", "concern:care", True),
        ("認知症の診断は受けていない。", "circumstance:dementia", True),
        ("様子を見に来てもらえないか。", "supportNeed:watchingOver", False),
        ("話してもらって構わない。", "sign:consentGiven", False),
        ("仕事が続かない。", "concern:jobSearch", False),
        ("就職は考えられない。", "concern:jobSearch", True),
        ("借金をしたことはない。", "concern:debt", True),
    ],
)
def test_negation(text: str, key: str, negated: bool) -> None:
    assert {f.negated for f in find_words(text) if f.key == key} == {negated}


def test_doubtful_consent_is_no_consent() -> None:
    keys = {f.key for f in find_words("同意しているかは分からない。")}
    assert "sign:consentUnclear" in keys
    assert "sign:consentGiven" not in keys


def test_understood_points_into_the_text(assessor: Assessor) -> None:
    text = "上堂三丁目の８２歳の母は物忘れがひどい。家賃を滞納している。"
    understood = assessor.read_text(text, "03201")
    assert understood.read
    for one in understood.read:
        assert text[one.start : one.end].translate(str.maketrans("８２", "82")) == one.words
    fields = {one.field for one in understood.read}
    assert {"person", "concerns", "circumstance", "address"} <= fields
    assert understood.consultation["age"] == 82
    assert "家賃やローンの支払いのこと" in understood.consultation["concerns"]


def test_structured_fields_win(assessor: Assessor) -> None:
    given = {"municipality": "03201", "text": "80歳の母。借金がある。本人も同意している。", "age": 81, "subject": "母",
             "concerns": ["介護のこと"], "consent": "no"}  # fmt: skip
    told = assessor.assess(given).understood.consultation
    assert (told["age"], told["concerns"], told["consent"]) == (81, ["介護のこと"], "no")


def test_the_thesaurus_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("generate_thesaurus", ROOT / "ontology/generate_thesaurus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = module.generate()
    assert {file.name for file in written} == {"lexicon.json", "danger.json"}
    assert all(file.read_text(encoding="utf-8") == text for file, text in written.items())


def test_the_thesaurus_points_to_codes_that_exist() -> None:
    from jusou_graph.reading.lexicon import lexicon
    from jusou_graph.vocabulary import LABELS

    own = {"sign", "danger"}
    extra = {"circumstance:taxed", "circumstance:noServices", "circumstance:noDisability", "circumstance:dementiaWorry"}
    for key in lexicon().words:
        scheme, _, code = key.partition(":")
        assert scheme in own or key in extra or code in LABELS[scheme], key


def test_an_age_in_brackets_is_not_given_to_the_next_person() -> None:
    people = read_people("娘（52歳）が認知症の母（84歳）をつねる。")
    assert [(p.relation, p.age) for p in people] == [("娘", 52), ("母", 84)]
