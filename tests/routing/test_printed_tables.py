"""Three published tables, in the forms they are printed in; the pairs are read off the printed words.

Sources beside each table: tests/fixtures/forms/*/municipality.yaml. Excerpts, as examples of forms.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from jusou_graph.model.places import Town
from jusou_graph.routing import Location, Router
from jusou_graph.service.compose import router
from jusou_graph.sources.catalog_loader import load_catalog

FORMS = Path(__file__).parents[1] / "fixtures" / "forms"

LISTED = {
    "大森中": 3,
    "大森本町": 2,
    "大森東": 5,
    "大森南": 5,
    "大森北": 6,
    "山王": 4,
    "南馬込": 6,
    "南蒲田": 3,
    "池上": 8,
}
"""How many 丁目 some towns of 大田区 have; 北嶺町 and 雪谷大塚町 have none."""


@cache
def _router(*, listed: bool = False) -> Router:
    lists = [Town("13111", name, chome, source="abr") for name, last in LISTED.items() for chome in range(1, last + 1)]
    lists += [Town("13111", name, source="abr") for name in ("北嶺町", "雪谷大塚町", "田園調布本町")]
    return router(load_catalog(FORMS), lists if listed else ())


def _short(location: Location) -> list[str]:
    parts = ("地域包括支援センター", "千葉市あんしんケアセンター")
    return [
        "".join(c.name.replace(part, "") for part in [next(p for p in parts if p in c.name)]) for c in location.agencies
    ]


SINGLE = [
    ("大田区大森中1丁目22番3号", "大森東"),
    ("大田区大森中1-21-9", "平和島"),
    ("大田区大森中一丁目二十二番三号", "大森東"),
    ("大田区大森中１－２２－３", "大森東"),
    ("大田区大森中2丁目15番", "大森東"),
    ("大田区大森中2-12-1", "平和島"),
    ("大田区大森中2-19-1", "平和島"),
    ("大田区大森中3丁目7番1号", "大森東"),
    ("大田区大森中3丁目8番", "大森東"),
    ("大田区大森中3丁目9番", "平和島"),
    ("大田区大森本町1丁目3番", "入新井"),
    ("大田区大森本町1-9-2", "平和島"),
    ("大田区大森本町2-9-2", "平和島"),
    ("東京都大田区北嶺町15-3", "嶺町"),
    ("大田区北嶺町21-7", "嶺町"),
    ("大田区北嶺町21-3", "久が原"),
    ("大田区北嶺町22", "久が原"),
    ("大田区北嶺町1番18号", "上池台"),
    ("大田区北嶺町1番8号", "嶺町"),
    ("大田区山王4-11-1", "南馬込"),
    ("大田区山王4-21-1", "新井宿"),
    ("大田区南蒲田2-28", "六郷"),
    ("大田区南蒲田2-23-5", "六郷"),
    ("大田区南蒲田3-1-1", "蒲田東"),
    ("大田区南馬込6丁目7番4号", "南馬込"),
    ("大田区南馬込6-7-5", "徳持"),
    ("大田区南馬込6-30-1", "南馬込"),
    ("大田区大森南1-4-3", "大森東"),
    ("大田区池上3-13-12", "久が原"),
    ("大田区雪谷大塚町1-5", "上池台"),
    ("大田区雪谷大塚町23", "田園調布"),
    ("大田区田園調布本町40-1", "嶺町"),
    ("大田区平和の森公園2-1", "平和島"),
    ("千葉市花見川区朝日ヶ丘5-1-1", "にれの木台"),
    ("千葉市花見川区朝日ケ丘町2668", "花園"),
    ("千葉市花見川区朝日ヶ丘4丁目", "花園"),
    ("千葉市花見川区宮野木台3丁目", "さつきが丘"),
    ("千葉県千葉市花見川区宮野木台１－２", "にれの木台"),
    ("千葉市中央区今井町1-1", "松ケ丘"),
    ("千葉市中央区今井1-1-1", "松ケ丘"),
    ("千葉市花見川区柏井町1-1", "こてはし台"),
    ("千葉市花見川区柏井4丁目1", "こてはし台"),
    ("千葉市花見川区柏井1-5-1", "花見川"),
    ("浜松市中央区曳馬3-1", "元浜"),
    ("浜松市中央区曳馬町12", "元浜"),
    ("浜松市曳馬町12", "元浜"),
]


@pytest.mark.parametrize("listed", [False, True], ids=["no-list", "list"])
@pytest.mark.parametrize(("address", "centre"), SINGLE)
def test_the_printed_row_that_covers_an_address_names_its_centre(address: str, centre: str, listed: bool) -> None:
    location = _router(listed=listed).locate(address)

    assert location.status.value == "single"
    assert _short(location) == [centre]
    assert all(proof.verdict.value == "met" for proof in location.outcome.proofs)


ASKED = [
    # The 番 decides inside a 丁目 that is known: asking for the 丁目 could not be answered.
    ("大田区大森中1丁目", "split", ["平和島", "大森東"], ["何番", "1～21番", "22番"], ["何丁目"]),
    ("大田区大森中", "split", ["平和島", "大森東"], ["何丁目", "何番"], []),
    ("大田区南馬込6丁目7番", "split", ["南馬込", "徳持"], ["何号", "1～4号", "5～10号"], ["何丁目", "何番"]),
    ("大田区北嶺町1番", "split", ["嶺町", "上池台"], ["何号", "8～17号"], ["何番"]),
    ("大田区山王4丁目", "split", ["南馬込", "新井宿"], ["何番", "11～20番"], ["何丁目"]),
    # 法枝町 is printed under two centres without a condition: no answer of the caller can settle it.
    ("浜松市中央区法枝町1", "split", ["鴨江", "新津"], ["複数のセンター", "高齢者福祉課"], ["何丁目", "何番"]),
]


@pytest.mark.parametrize(("address", "status", "centres", "words", "never"), ASKED)
def test_the_question_asks_what_the_address_does_not_say(
    address: str, status: str, centres: list[str], words: list[str], never: list[str]
) -> None:
    location = _router().locate(address)

    assert location.status.value == status
    assert _short(location) == centres
    assert [word for word in words if word not in (location.ask or "")] == []
    assert [word for word in never if word in (location.ask or "")] == []


IN_PART = [
    # codeforelection#3 has the shape of it: a printed town of which other parts are not printed.
    ("千葉市花見川区柏井2丁目", ["こてはし台", "花見川"], "柏井は四丁目・一丁目だけが載っています"),
    ("千葉市花見川区柏井2-1-1", ["こてはし台", "花見川"], "柏井二丁目は載っていません"),
    ("大田区大森中1丁目30番", ["平和島", "大森東"], "大森中一丁目30番は載っていません"),
    ("大田区北嶺町1番30号", None, "北嶺町1番30号は載っていません"),
    ("大田区南馬込1丁目", ["南馬込"], "5番・8～60番なら"),
    ("大田区大森南1丁目4番2号", ["大森東"], "載っていません"),
    ("大田区東馬込1-10-1", ["南馬込"], "載っていません"),
]


@pytest.mark.parametrize(("address", "possible", "says"), IN_PART)
def test_a_town_printed_in_part_is_said_to_be(address: str, possible: list[str] | None, says: str) -> None:
    location = _router().locate(address)

    assert location.status.value == "partly"
    assert location.agencies == ()
    if possible is not None:
        assert [
            c.name.removeprefix("千葉市あんしんケアセンター").removeprefix("地域包括支援センター")
            for c in location.outcome.possible
        ] == possible
    assert says in (location.ask or "")


def test_an_area_without_its_towns_is_a_candidate_and_never_asserted() -> None:
    location = _router().locate("大田区中馬込1-1", "大田区")

    assert location.status.value in ("unlisted", "unknown")
    assert location.agencies == ()


def test_the_section_cited_is_that_of_the_table() -> None:
    evidence = _router().locate("大田区大森中1-21-9").to_dict()["catchment"]["evidence"]

    assert [one["source"]["section"] for one in evidence] == ["担当地域"]
    assert evidence[0]["source"]["quote"] == "大森中1丁目1～21番"
