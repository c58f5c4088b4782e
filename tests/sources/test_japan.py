"""The national lists that the program ships: municipalities, wards, and the towns a new municipality begins with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from jusou_graph.model import japan
from jusou_graph.sources import japan_towns
from jusou_graph.sources.town_lists import read_towns_csv

ROOT = Path(__file__).resolve().parents[2]
towns_of = cache(japan_towns.towns_of)


def test_there_are_1741_municipalities_in_47_prefectures() -> None:
    """総務省 全国地方公共団体コード: 1,718 市町村 and 23 特別区."""
    everyone = japan.municipalities()
    assert len(everyone) == len({one.code for one in everyone}) == 1741
    assert len(japan.prefectures()) == 47
    assert japan.prefectures()[2] == "岩手県"
    assert sum(one.name.endswith("区") for one in everyone) == 23
    for at, prefecture in enumerate(japan.prefectures(), 1):
        assert {one.prefecture for one in everyone if one.code.startswith(f"{at:02d}")} == {prefecture}


def test_every_name_has_a_reading_and_every_county_too() -> None:
    endings = {"市": ("し",), "区": ("く",), "町": ("まち", "ちょう"), "村": ("むら", "そん")}
    for one in japan.municipalities():
        assert one.reading.endswith(endings[one.name[-1]]), one
        assert one.prefecture_reading
        assert bool(one.county) == bool(one.county_reading)
        assert not one.county or (one.county.endswith("郡") and one.county_reading.endswith("ぐん"))


@pytest.mark.parametrize(
    ("code", "prefecture", "county", "name", "reading"),
    [
        ("03201", "岩手県", "", "盛岡市", "もりおかし"),
        ("05366", "秋田県", "南秋田郡", "井川町", "いかわまち"),
        ("13111", "東京都", "", "大田区", "おおたく"),
        ("12100", "千葉県", "", "千葉市", "ちばし"),
        ("22130", "静岡県", "", "浜松市", "はままつし"),
        ("13381", "東京都", "", "三宅村", "みやけむら"),  # 日本郵便 writes 三宅島三宅村
        ("13401", "東京都", "", "八丈町", "はちじょうまち"),
        ("40344", "福岡県", "糟屋郡", "須恵町", "すえまち"),  # 日本郵便 writes 須惠町
        ("14205", "神奈川県", "", "藤沢市", "ふじさわし"),
        ("02384", "青森県", "北津軽郡", "鶴田町", "つるたまち"),
        ("01695", None, None, None, None),  # 色丹村: 北方領土 have no addresses
        ("12101", None, None, None, None),  # a ward is no municipality
    ],
)
def test_a_code_is_its_municipality(
    code: str, prefecture: str | None, county: str | None, name: str | None, reading: str | None
) -> None:
    one = japan.municipality(code)
    if name is None:
        assert one is None
    else:
        assert one == japan.NationalMunicipality(
            code, prefecture, one.prefecture_reading, county, one.county_reading, name, reading
        )


def test_the_wards_of_the_twenty_designated_cities() -> None:
    """地方自治法252条の19: twenty cities; 浜松市 has three wards since 2024."""
    cities = {ward.city for ward in japan.wards()}
    assert len(cities) == 20
    assert len(japan.wards()) == 171
    assert all(japan.municipality(city) for city in cities)
    assert [(w.code, w.name, w.reading) for w in japan.wards_of("12100")][:2] == [
        ("12101", "中央区", "ちゅうおうく"),
        ("12102", "花見川区", "はなみがわく"),
    ]
    assert [w.name for w in japan.wards_of("22130")] == ["中央区", "浜名区", "天竜区"]
    assert [w.name for w in japan.wards_of("27140")][:2] == ["堺区", "中区"]
    assert len(japan.wards_of("27100")) == 24
    assert japan.wards_of("03201") == ()


@pytest.mark.parametrize("folder", sorted((ROOT / "data" / "municipalities").glob("[0-9]*")), ids=lambda f: f.name)
def test_the_shipped_lists_give_the_towns_of_the_municipalities_in_the_data(folder: Path) -> None:
    """Their lists were made from the same packages one by one: the national file must say the same, row by row."""
    code = folder.name[:5]
    assert sorted(map(repr, towns_of(code))) == sorted(map(repr, read_towns_csv(folder / "towns.csv", code)))


@pytest.mark.parametrize(
    ("code", "name", "chome", "reading", "postal_code"),
    [
        ("13101", "丸の内", 1, "マルノウチ", "1000005"),  # 「（次のビルを除く）」
        ("12100", "柏井", 4, "カシワイ", ""),  # 千葉市花見川区, shown under its city
        ("22130", "引佐町井伊谷", None, "イナサチョウイイノヤ", "4312212"),
        ("01100", "大通西", 28, "オオドオリニシ", "0640820"),
        ("15222", "飯田", None, "イイダ", "9430422"),  # 上越市: 大字飯田 in the register
        ("03215", "胆沢若柳", None, "イサワワカヤナギ", "0230403"),  # 奥州市: also 胆沢区若柳 in the register
        ("37322", "甲", None, "コウ", "7614101"),  # 土庄町: 「甲、乙（その他）」 is two
        ("03366", "湯田", None, "ユダ", "0295503"),  # 西和賀町: 「湯田１９地割〜湯田２１地割」
        ("23106", "栄", 3, "サカエ", "4600008"),
    ],
)
def test_towns_are_named_as_people_write_them(
    code: str, name: str, chome: int | None, reading: str, postal_code: str
) -> None:
    city = next((ward.city for ward in japan.wards() if ward.code == code), code)
    found = [t for t in towns_of(city) if (t.name, t.chome) == (name, chome) and not t.aza]
    assert found, name
    assert found[0].municipality == city
    assert found[0].reading == reading
    assert not postal_code or postal_code in found[0].postal_codes


@pytest.mark.parametrize("code", ["13101", "13104", "27100", "26100", "03366", "13364", "37404", "19443", "08546"])
def test_no_town_is_a_building_a_street_a_sentence_or_the_municipality_again(code: str) -> None:
    own = japan.municipality(code)
    assert own is not None
    towns = towns_of(code)
    assert len(towns) >= 5
    for town in towns:
        for words in ("ビル（", "地階", "場合", "除く", "番地", "〜", "、", "（", "「"):
            assert words not in town.name + town.aza, town
        assert not town.name.startswith("大字")
        assert town.name != own.name
        assert not any(street in town.aza for street in ("上る", "下る", "東入", "西入"))


def test_a_ward_alone_has_its_own_towns_and_an_unknown_code_none() -> None:
    assert {t.name for t in towns_of("12102")} >= {"柏井", "朝日ケ丘"}
    assert towns_of("03999") == []


def test_the_town_ids_of_a_designated_city_are_not_mixed() -> None:
    """町字ID 0001001 is 旭ケ丘 in 札幌市中央区 and another town in 北区: under the city's code it would say both."""
    assert {t.machiaza_id for t in towns_of("01100")} == {""}
    assert all(t.machiaza_id for t in towns_of("01101") if t.source == "abr")
