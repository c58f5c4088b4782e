"""What reading danger gives, without any municipality: borders, people, the second opinion, the words it rests on."""

from __future__ import annotations

import pytest

import jusou_graph
from jusou_graph.reading.danger import Outcome, read_danger
from jusou_graph.reading.text import Text

STRONG = "父が倒れて意識がない。"
TWO_SENTENCES = "呼び鈴を鳴らした。返事がなく、高齢の人が住んでいる。"
CALM = "体操の会に入りたい。"


@pytest.mark.parametrize(
    "text",
    [
        "急に忙しくなり、文化祭までに床にワックスを塗る人を探している。",
        "急に仕事が増え、父は台所の床を直したがっている。",
        "息子が手続きをした。母は手すりを付けたい。",
        "「薬は飲んだ」と母。父は一週間分の献立を考えている。",
        "犬がぐったりしている。どこに連れて行けばよいか。",
        "猫が屋根から落ちて動かない。",
        "パソコンが急に動かなくなった。",
        "庭木が倒れそうで困っている。",
    ],
)
def test_no_danger_without_a_person_or_over_a_border(text: str) -> None:
    assert read_danger(text).outcome is not Outcome.HEARD


@pytest.mark.parametrize(
    ("calm", "danger"),
    [
        ("壁を叩く音がする。", "妻を叩く音がする。夫の怒鳴り声も聞こえる。"),
        ("肩を叩いてもらうのが楽しみだ。", "夫に何度も叩かれて逃げてきた。"),
        ("自殺した兄の遺品を整理したい。", "兄が自殺しようとしている。"),
        ("煙が出たが、魚を焼いていただけだった。", "隣の家から煙が出ている。"),
        ("包丁を持つのが怖い。", "夫が包丁を持って追いかけてくる。"),
        ("去年、父が風呂場で倒れて動かなくなった。", "さっき、父が風呂場で倒れて動かなくなった。"),
        ("母が倒れて動けなくなったらどうしよう。", "母が倒れて動けなくなっている。"),
        ("ドラマで人が首を絞められる場面を見た。", "いま夫に首を絞められた。"),
    ],
)
def test_one_change_of_words_makes_the_difference(calm: str, danger: str) -> None:
    assert read_danger(calm).outcome is not Outcome.HEARD
    assert read_danger(danger).outcome is Outcome.HEARD


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ばあさんが起ぎねえ、ゆすっても返事もしねえ。", "ばあさんが起きない、ゆすっても返事もしない。"),
        ("おどさん鉈持って暴れでら。助けでけろ。", "父が鉈を持って暴れている。助けて。"),
        ("もう三日も食ってねえ、立てねえ。", "もう三日も食べていない、立てない。"),
    ],
)
def test_dialect_is_heard_like_plain_speech(text: str, plain: str) -> None:
    assert read_danger(text).outcome is read_danger(plain).outcome is Outcome.HEARD


def test_a_second_opinion_brings_the_question_and_never_the_emergency() -> None:
    assert read_danger(CALM).outcome is Outcome.NOTHING
    assert read_danger(CALM, lambda text: True).outcome is Outcome.ASKED


def test_a_second_opinion_never_silences_what_one_sentence_tells() -> None:
    assert read_danger(STRONG, lambda text: False).outcome is Outcome.HEARD


def test_a_second_opinion_turns_what_rests_on_two_sentences_into_a_question() -> None:
    assert [d.weak for d in read_danger(TWO_SENTENCES).heard] == [True]
    doubted = read_danger(TWO_SENTENCES, lambda text: False)
    assert doubted.outcome is Outcome.ASKED
    assert doubted.dangers
    assert not doubted.heard


def test_a_second_opinion_without_a_view_changes_nothing() -> None:
    def none(text: Text) -> None:
        return None

    for text in (CALM, STRONG, TWO_SENTENCES):
        assert read_danger(text, none) == read_danger(text)


def test_the_words_stand_in_the_text() -> None:
    text = "民生委員より。\n認知症の義父が、線路の上を歩いていたと駅員から。"
    found = read_danger(text)
    assert found.heard
    assert all(text[d.start : d.end] == found.words(d) for d in found.dangers)


@pytest.mark.parametrize("text", ["", "。", "\n\n", "「", "あ" * 3000, "😀" * 10])
def test_any_text_is_read(text: str) -> None:
    assert read_danger(text).outcome is Outcome.NOTHING


def test_the_front_door_needs_no_municipality() -> None:
    found = jusou_graph.load().read_danger(STRONG).to_dict()
    assert found["outcome"] == "heard"
    assert found["dangers"][0]["danger"] == "collapse"
