"""Danger told in any words: the lexicon, inflection, tense and the rules that bring the signs together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from jusou_graph.matching.rules.emergency import TEXTS
from jusou_graph.reading.composition import compose_dangers
from jusou_graph.reading.danger_rules import CONTEXT, HEARD
from jusou_graph.reading.frames import Frames, Told
from jusou_graph.reading.inflection import inflected_at, is_denied, stem_of
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.near_rules import NEAR
from jusou_graph.reading.signs import NUMBERS, read_signs, spellings
from matching.conftest import Assess

SENTENCES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "danger_sentences.yaml").read_text(encoding="utf-8")
)
THESAURUS = (Path(__file__).parents[2] / "ontology/thesaurus.ttl").read_text(encoding="utf-8")
FLOORS = {"heard": 140, "asked": 5, "quiet": 100}


def _told(name: str) -> list[str]:
    return [one for group in SENTENCES[name] for one in group["sentences"]]


def _signs(text: str) -> set[str]:
    return {("no " if s.denied else "") + s.group for s in read_signs(text) if s.told is Told.NOW}


def test_enough_sentences_with_a_reason() -> None:
    assert {name: len(_told(name)) >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
    assert all(group["why"] for groups in SENTENCES.values() for group in groups)


@pytest.mark.parametrize("text", _told("heard"))
def test_danger_is_heard(assess: Assess, text: str) -> None:
    answer = assess(text=text)
    assert answer.emergency.first
    assert re.search("119番|110番", answer.emergency.text or "")


@pytest.mark.parametrize("text", _told("asked"))
def test_what_is_near_danger_is_asked_first(assess: Assess, text: str) -> None:
    answer = assess(text=text)
    assert answer.emergency.first or "命や体の危険" in answer.ask[0]


@pytest.mark.parametrize("text", _told("quiet"))
def test_everyday_words_are_no_alarm(assess: Assess, text: str) -> None:
    assert not assess(text=text).emergency.first


@pytest.mark.parametrize(
    ("word", "text", "denied"),
    [
        ("殴る", "殴られている", False),
        ("殴る", "殴り続ける", False),
        ("殴る", "殴ってしまいそうだ", False),
        ("殴る", "殴られたことはない", True),
        ("動く", "動けない", True),
        ("動く", "動くことができない", True),
        ("動く", "動こうとしない", True),
        ("食べる", "食べていません", True),
        ("食べる", "食べさせてもらえず", True),
        ("食べる", "食べたがらない", True),
        ("反応する", "反応もしない", True),
        ("反応する", "反応した", False),
        ("戻ってくる", "戻って来ない", True),
        ("戻ってくる", "戻ってきた", False),
        ("苦しい", "苦しくなった", False),
        ("苦しい", "苦しくない", True),
        ("手をかける", "手をかけるのではないか", False),
    ],
)
def test_inflection(word: str, text: str, denied: bool) -> None:
    end = inflected_at(word, text, 0)
    assert end > 0
    assert is_denied(text, end) is denied


@pytest.mark.parametrize(
    ("word", "text"),
    [("打つ", "打ち水"), ("出る", "出席"), ("切る", "切り替え"), ("見る", "見学"), ("帰る", "帯")],
)
def test_another_word_with_the_same_beginning(word: str, text: str) -> None:
    assert inflected_at(word, text, 0) == -1


def test_what_is_no_verb_is_refused() -> None:
    with pytest.raises(ValueError, match="返事"):
        stem_of("返事")


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("父が倒れている。", "倒れ", Told.NOW),
        ("訪ねたら父が倒れていた。", "倒れ", Told.NOW),
        ("父が倒れたらどうしよう。", "倒れ", Told.WORRY),
        ("倒れないか心配だ。", "倒れ", Told.WORRY),
        ("三年前に倒れた。", "倒れ", Told.PAST),
        ("三年前から何度も倒れる。", "倒れ", Told.NOW),
        ("昔は殴られたが今は会わない。", "殴ら", Told.PAST),
        ("昔は優しかったが今は殴る。", "殴る", Told.NOW),
        ("手を上げたことは一度もない。", "手を上げ", Told.DENIED),
        ("ドラマで人が倒れる場面を見た。", "倒れ", Told.STORY),
        ("自殺予防週間のポスターを貼る。", "自殺", Told.STORY),
    ],
)
def test_how_words_are_told(text: str, words: str, told: Told) -> None:
    start = text.index(words)
    assert Frames(text).told(start, start + len(words)) is told


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("返事がない。", "no answer"),
        ("返事一つなかった。", "no answer"),
        ("返事があった。", "answer"),
        ("暴力はない。", "no hit"),
        ("座りこんだまま。", "collapse"),
        ("ぜーぜーいう。", "gasp"),
        ("ゼーゼーいう。", "gasp"),
        ("三十五度の部屋。", "hot"),
        ("八十二歳の人。", "elder"),
        ("七か月の子。", "baby"),
        ("三日何も食べていない。", "no eat"),
    ],
)
def test_signs(text: str, sign: str) -> None:
    assert sign in _signs(text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("息子が手続きをした。", "breath"),
        ("仕事に差しさわる。", "sexual"),
        ("母だけが来た。", "wound"),
        ("死ぬほど忙しい。", "die"),
        ("太鼓を叩く。", "hit"),
        ("郵便受けが壊れた。", "wound"),
    ],
)
def test_no_sign(text: str, group: str) -> None:
    assert group not in {s.group for s in read_signs(text)}


def test_what_is_settled_is_asked_and_no_alarm() -> None:
    told = "父が風呂場で倒れて動かなくなった。"
    assert any(d.heard for d in compose_dangers(told))
    assert not any(d.heard for d in compose_dangers(told + "救急車で運ばれ、きのう退院した。"))


def test_years_of_silence_are_no_alarm() -> None:
    silent = "呼び鈴を鳴らしても返事がなく、新聞がたまっている。"
    assert any(d.heard for d in compose_dangers(silent))
    assert not any(d.heard for d in compose_dangers("十年ひきこもっている。" + silent))


def test_the_sheet_wins(assess: Assess) -> None:
    answer = assess(danger="no", text="夫に首のところに手をかけられた。")
    assert not answer.emergency.first
    assert "危険は「無」" in answer.ask[0]


def test_the_words_shown_stand_in_the_text(assess: Assess) -> None:
    text = "認知症の義父が、線路の上を歩いていたと駅員から。"
    read = [r for r in assess(text=text).understood.read if r.field == "danger_sign"]
    assert read
    assert all(text[r.start : r.end] == r.words for r in read)


def _groups() -> set[str]:
    conditions = [c for rule in HEARD + NEAR for c in rule.needs + rule.unless]
    return {g.removeprefix("no ") for c in conditions for one in c.split("|") for g in re.split("[>=]", one)}


def test_rules_name_groups_of_the_lexicon() -> None:
    known = {*lexicon().inflected, *lexicon().fixed, *(name for name, _ in NUMBERS)}
    assert _groups() <= known
    assert known - _groups() == {"idiom"}
    assert known >= CONTEXT


def test_every_danger_has_its_words_of_what_to_do() -> None:
    assert {f"danger:{rule.key}" for rule in HEARD + NEAR} <= set(TEXTS)


def test_every_inflected_word_is_a_dictionary_form() -> None:
    assert sum(map(len, lexicon().inflected.values())) > 700
    for words in lexicon().inflected.values():
        for word in words:
            assert all(stem_of(one)[0] for one in spellings(word)), word


def test_every_part_of_the_lexicon_says_what_it_rests_on() -> None:
    """Each heading of the lexicon names its source, or says that it has none."""
    lexicon = THESAURUS[THESAURUS.index("scheme:cue a ") :]
    headings = [line for line in lexicon.splitlines() if line.startswith("# ")]
    assert len(headings) >= 15
    assert all("出典" in heading for heading in headings)
