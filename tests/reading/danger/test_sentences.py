"""Danger told in any words: the lexicon, inflection, tense and the rules that bring the signs together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jusou_graph.reading.danger import Outcome, read_danger
from jusou_graph.reading.danger.signs import read_signs, spellings
from jusou_graph.reading.danger.told import Frames, Told
from jusou_graph.reading.inflection import inflected_at, is_denied, stem_of
from jusou_graph.reading.lexicon import lexicon
from jusou_graph.reading.text import read_text

SENTENCES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8")
)
THESAURUS = (Path(__file__).parents[3] / "ontology/thesaurus.ttl").read_text(encoding="utf-8")
FLOORS = {"heard": 260, "asked": 5, "quiet": 210}


def _told(name: str) -> list[str]:
    return [one for group in SENTENCES[name] for one in group["sentences"]]


def _signs(text: str) -> set[str]:
    return {("no " if s.denied else "") + s.group for s in read_signs(read_text(text)) if s.told is Told.NOW}


def test_enough_sentences_with_a_reason() -> None:
    assert {name: len(_told(name)) >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
    assert all(group["why"] for groups in SENTENCES.values() for group in groups)


@pytest.mark.parametrize("text", _told("heard"))
def test_danger_is_heard(text: str) -> None:
    assert read_danger(text).outcome is Outcome.HEARD


@pytest.mark.parametrize("text", _told("asked"))
def test_what_is_near_danger_is_heard_or_asked(text: str) -> None:
    assert read_danger(text).outcome is not Outcome.NOTHING


@pytest.mark.parametrize("text", _told("quiet"))
def test_everyday_words_are_no_alarm(text: str) -> None:
    assert read_danger(text).outcome is not Outcome.HEARD


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
    assert group not in {s.group for s in read_signs(read_text(text))}


def test_what_is_settled_is_asked_and_no_alarm() -> None:
    told = "父が風呂場で倒れて動かなくなった。"
    assert read_danger(told).outcome is Outcome.HEARD
    assert read_danger(told + "救急車で運ばれ、きのう退院した。").outcome is not Outcome.HEARD


def test_years_of_silence_are_no_alarm() -> None:
    silent = "呼び鈴を鳴らしても返事がなく、新聞がたまっている。"
    assert read_danger(silent).outcome is Outcome.HEARD
    assert read_danger("十年ひきこもっている。" + silent).outcome is not Outcome.HEARD


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
