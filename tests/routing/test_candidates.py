"""Candidates are cut once, at the end, and it is said how many more there are."""

from __future__ import annotations

from jusou_graph.address import Gazetteer, Place
from jusou_graph.address.spelling import SpellingIndex
from jusou_graph.address.towns import compile_records
from jusou_graph.japanese.folding import fold
from jusou_graph.model.places import Area, Town
from jusou_graph.routing import questions
from jusou_graph.routing.questions import SHOWN

FAR = [f"森山東{c}沢原" for c in "一二五六七八九十百千"]
"""Names of the first municipality that only begin as what is written does."""


def _towns(code: str, names: list[str]) -> list[Town]:
    return [Town(code, name, postal_codes=("9990001",), machiaza_id=f"00{i:02}000") for i, name in enumerate(names, 11)]


def _gazetteer() -> Gazetteer:
    areas = [Area("01001", "甲市", "北県"), Area("02001", "乙市", "北県")]
    towns = [*_towns("01001", FAR), *_towns("02001", ["森山東谷"])]
    return Gazetteer(areas, towns, (), ())


def test_the_nearest_is_offered_whichever_municipality_it_is_in() -> None:
    # 森山東台 is one letter from 乙市's 森山東谷; ten names of 甲市 merely begin alike and come first by code.
    offers = _gazetteer().offers("森山東台", limit=3)
    assert offers.guessed
    assert offers.found[0].name == "森山東谷"
    assert len(offers.found) == 3
    assert offers.more == len(FAR) + 1 - 3


def test_the_limit_only_cuts_what_is_shown() -> None:
    gazetteer = _gazetteer()
    whole = gazetteer.offers("森山東台", limit=1_000)
    for limit in (1, 2, 5, 11):
        part = gazetteer.offers("森山東台", limit=limit)
        assert part.found == whole.found[:limit]
        assert part.more == len(whole.found) - limit


def test_more_than_twenty_names_one_letter_away_are_all_compared() -> None:
    names = [f"{letter}鹿峠" for letter in "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふ"]
    index = SpellingIndex(compile_records(_towns("01001", names))["01001"].values())
    found, _ = index.near(fold("雲鹿峠"))
    assert len(names) > 20
    assert {record.name for record in found} == set(names)


def test_places_beyond_those_named_are_counted() -> None:
    places = [Place("01001", f"町{i}") for i in range(SHOWN + 3)]
    asked = questions.which_place("町", places)
    assert "ほか3件" in asked
    assert f"町{SHOWN - 1}」" in asked
    assert f"町{SHOWN}」" not in asked
    assert "ほか" not in questions.which_place("町", places[:SHOWN])
    assert "ほか3件" in questions.aza_alone("町", places, "福祉課")
