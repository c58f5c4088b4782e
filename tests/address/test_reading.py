"""Single parts of the reader: folding, numbers, what is told of a match, hints, completion."""

from __future__ import annotations

import pytest

from jusou_graph.errors import InputError
from jusou_graph.japanese.folding import fold
from jusou_graph.japanese.numerals import kanji_number, parse_number
from jusou_graph.routing import Router


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("緑が丘", "緑ヶ丘"),
        ("緑ケ丘", "緑ガ丘"),
        ("上ノ橋町", "上の橋町"),
        ("下ノ橋町", "下之橋町"),
        ("二ツ森", "二ッ森"),
        ("湯沢", "湯澤"),
        ("大館町", "大舘町"),
        ("土淵", "土渕"),
        ("ﾓﾘｵｶ", "もりおか"),
        ("ｶﾞ", "が"),
        ("が", "が"),
        ("１－２", "1-2"),
        ("4 17 41", "4-17-41"),
        ("高 松", "高松"),
    ],
)
def test_fold_makes_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_the_long_vowel() -> None:
    assert fold("サンタワー") == "サンタワー"
    assert "-" not in fold("流通センター北")


def test_fold_ends_a_number_at_a_blank_after_dashes() -> None:
    assert fold("1-2 203") == "1-2 203"


@pytest.mark.parametrize("number", [1, 9, 10, 11, 19, 20, 23, 30, 42, 99, 100, 110, 123])
def test_numbers_there_and_back(number: int) -> None:
    assert parse_number(kanji_number(number)) == number
    assert parse_number(str(number)) == number


@pytest.mark.parametrize(("text", "number"), [("二三", 23), ("三〇", 30), ("一〇", 10), ("九九十", 90)])
def test_kanji_digits_in_a_row(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("address", "matched_by"),
    [
        ("盛岡市高松4-1-1", ("exact",)),
        ("盛岡市流通ｾﾝﾀｰ北1-1-1", ("width",)),
        ("盛岡市 高 松 4-1-1", ("width",)),
        ("盛岡市緑ヶ丘1-1-1", ("variant",)),
        ("盛岡市鉦屋町1", ("misprint",)),
        ("盛岡市玉山区渋民1", ("former_municipality", "exact")),
        ("盛岡市たかまつ4-1-1", ("kana",)),
        ("020-0824", ("postal_code",)),
        ("盛岡市財木町3", ("fuzzy",)),
        ("盛岡市青山9丁目", ("no_such_chome", "exact")),
        ("盛岡市", ()),
    ],
)
def test_matched_by_says_how(router: Router, address: str, matched_by: tuple[str, ...]) -> None:
    assert router.gazetteer.read(address).matched_by == matched_by


@pytest.mark.parametrize(
    ("address", "rest"),
    [
        ("盛岡市高松4丁目17-41", "17-41"),
        ("盛岡市高松４丁目１７－４１ コーポさくら", "17-41コーポさくら"),
        ("盛岡市菜園サンタワー", "サンタワー"),
        ("盛岡市高松1ー2ー3", "2-3"),
    ],
)
def test_rest_is_as_written_in_half_width(router: Router, address: str, rest: str) -> None:
    assert router.gazetteer.read(address).rest == rest


@pytest.mark.parametrize("hint", ["盛岡市", "盛岡", "03201", "032018", "岩手県盛岡市", "もりおかし"])
def test_hints(router: Router, hint: str) -> None:
    assert router.gazetteer.code_of(hint) == "03201"
    assert router.gazetteer.read("清水町1", hint).municipality == "03201"


def test_an_unknown_hint_is_an_input_error(router: Router) -> None:
    with pytest.raises(InputError, match="「東京都」の計画は入っていません"):
        router.gazetteer.read("清水町1", "東京都")


@pytest.mark.parametrize("prefix", ["高", "たか", "タカ", "ﾀｶ", "盛岡市高", "盛岡市たか"])
def test_completion_by_kanji_and_kana(router: Router, prefix: str) -> None:
    assert "高松" in [town.town for town in router.gazetteer.complete(prefix, "盛岡市")]


def test_completion_puts_the_short_name_first_and_keeps_to_the_limit(router: Router) -> None:
    towns = [town.town for town in router.gazetteer.complete("上", "盛岡市", limit=3)]

    assert len(towns) == 3
    assert [town.town for town in router.gazetteer.complete("上田")][:2] == ["上田", "上田堤"]
    assert router.gazetteer.complete("") == []


def test_no_town_may_be_matched_by_a_mere_prefix(router: Router) -> None:
    for name in ("門崎", "永井戸", "津志田宿", "太田代", "大通東", "厨川東"):
        location = router.locate(f"盛岡市{name}1-2-3")
        assert "exact" not in location.reading.matched_by, name
