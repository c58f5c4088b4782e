"""One text: folded one for one, cut into sentences and quotes once, words that nothing begins or ends inside of."""

from __future__ import annotations

import threading

import pytest

from jusou_graph.reading.text import fold, read_text
from jusou_graph.reading.tokens import tokenize
from reading.marked import marked


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("８２歳（要介護１）", "82歳(要介護1)"),
        ("ｶﾚﾝﾀﾞｰ｡", "カレンタﾞー。"),
        ("母，父．", "母、父。"),
        ("1，000円", "1,000円"),
        ("３．５km", "3.5km"),
        ("", ""),
    ],
)
def test_folding_keeps_every_position(raw: str, folded: str) -> None:
    assert fold(raw) == folded
    assert len(fold(raw)) == len(raw)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("母は元気。父は寝ている。", ["母は元気", "父は寝ている"]),
        ("母は元気！父は？寝ている", ["母は元気", "父は", "寝ている"]),
        ("母は元気\n父は寝ている\n\n", ["母は元気", "父は寝ている"]),
        ("「もう疲れた。死にたい」と話す。眠れない。", ["「もう疲れた。死にたい」と話す", "眠れない"]),
        ("「もう疲れた。」眠れない。", ["「もう疲れた。」", "眠れない"]),
        ("「もう疲れた。」と話す。", ["「もう疲れた。」と話す"]),
        ("母（82歳。要介護2）と暮らす。", ["母(82歳。要介護2)と暮らす"]),
        ("「開いたままの引用。次の文。", ["「開いたままの引用", "次の文"]),
        ("", []),
        ("。。。", []),
        ("母は元気です", ["母は元気です"]),
    ],
)
def test_sentences_are_cut_once(text: str, sentences: list[str]) -> None:
    read = read_text(text)
    assert [read.folded[s.start : s.end] for s in read.sentences] == sentences


def test_a_quote_of_several_sentences_has_its_own() -> None:
    read = read_text("長女は「もう疲れた。死にたい」と話す。")
    assert sorted(read.folded[s.start : s.end] for s in read.quoted) == ["もう疲れた", "死にたい"]
    assert [(q.said, q.verb) for q in read.quotes] == [(True, "と話す")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("「死にたい」と言う。", True),
        ("「帰れ」と怒鳴る。", True),
        ("「困っている」とのこと。", True),
        ("「お金がない。助けて」。", True),
        ("「うつ病」と診断された。", False),
        ("「ひきこもり」の息子。", False),
        ("「ごみ屋敷」になっている。", False),
        ("「よりそい会議」を開く。", False),
    ],
)
def test_a_term_in_marks_is_not_said(text: str, said: bool) -> None:
    assert [q.said for q in read_text(text).quotes] == [said]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("[急に忙しくなり。床にワックスを]塗る。", False),
        ("[母が倒れ]た。", True),
        ("[母は「死にたい]」と話す。", False),
        ("母は「[死にたいと思]った」と話す。", True),
        ("[「ひきこもり」の息子]がいる。", True),
        ("[母が倒れた\n父は]元気。", False),
        ("母は「[もう疲れた。死にたい]」と話す。", False),
        ("「来るな」[と怒鳴]る。", True),
    ],
)
def test_nothing_crosses_a_sentence_or_a_quote(text: str, same: bool) -> None:
    read, start, end = marked(text)
    assert read.same_sentence(start, end) is same


INSIDE = [
    "母に電[話し]ませんでした。", "電池を替えた[からだ]。", "もう大丈[夫]です。", "神奈[川県]に住む。", "雨[戸]を閉めた。", "息[子が]来た。",
    "家[族が]いる。", "手[紙が]来た。", "電[気が]つかない。", "心[配を]かける。", "気[持ち]が悪い。", "病[院に]行く。", "仕[事が]ない。",
    "食[事を]とらない。", "親[子で]来た。", "年[金だけ]で暮らす。", "子ど[もが]泣く。", "友[人の]家。", "母[親の]介護。", "借[金を]した。",
    "働[いて]いる。", "困っ[てい]ますか", "わか[らない]。", "た[くさん]ある。",
]  # fmt: skip
BORDERS = [
    "母に電話[し]ませんでした。", "[苦し]い生活。", "[働いていな]い。", "[電話]しました。", "[大丈夫]だ。", "[息子]が来た。", "[神奈川]県。",
    "仕事が[続か]ない。", "[認知症]の母。", "[困っ]ている。", "[困って]いる。", "[お金]がない。", "[ひきこもり]がち。", "[一人暮らし]の母。",
    "[借金がない]。", "[物忘れ]がひどい。", "[眠れな]い。", "[家賃を払え]ない。", "[食べて]いない。", "[高齢者]が住む。",
]  # fmt: skip


@pytest.mark.parametrize("text", INSIDE)
def test_nothing_begins_or_ends_inside_a_word(text: str) -> None:
    read, start, end = marked(text)
    assert not read.token_border(start, end)


@pytest.mark.parametrize("text", BORDERS)
def test_whole_words_and_their_stems_are_found(text: str) -> None:
    read, start, end = marked(text)
    assert read.token_border(start, end)


def test_tokens_cover_the_text() -> None:
    read = read_text("母は「もう疲れた。」と話す。\n息子（５４）は働いていない。")
    assert "".join(t.surface for t in read.tokens) == read.folded
    assert all(read.folded[t.start : t.end] == t.surface for t in read.tokens)


def test_a_text_without_an_end_is_cut_too() -> None:
    long = "母が倒れた、" * 20_000
    assert tokenize(long)[-1].end == len(long)


def test_threads_do_not_share_a_tokenizer() -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len([tokenize("母に電話しませんでした。") for _ in range(200)])))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 4
