"""What is offered while someone types: towns, their 丁目, 地割 and 字, in an order one understands."""

from __future__ import annotations

import pytest

from jusou_graph.routing import Router
from routing.from_files import dev_addresses


def _offered(router: Router, prefix: str, municipality: str | None = None, limit: int = 50) -> list[str]:
    return [offer.name for offer in router.gazetteer.offers(prefix, municipality, limit).found]


@pytest.mark.parametrize(
    "prefix",
    ["北飯岡2", "北飯岡２", "北飯岡二", "北飯岡2丁", "北飯岡2丁目", "北飯岡二丁目", "きたいいおか2", "北飯岡2ちょう"],
)
def test_a_number_goes_on_completing(router: Router, prefix: str) -> None:
    assert _offered(router, prefix, "盛岡市") == ["北飯岡二丁目"]


def test_a_town_typed_whole_offers_its_parts_before_longer_names(router: Router) -> None:
    chomes = [f"上田{n}丁目" for n in "一二三四"]
    assert (
        _offered(router, "上田", "盛岡市") == ["上田", *chomes, "上田字", "上田堤", "上田堤一丁目", "上田堤二丁目"][:7]
    )


def test_a_number_may_go_on(router: Router) -> None:
    found = _offered(router, "津志田2", "盛岡市")
    assert found[:2] == ["津志田二地割", "津志田二十地割"]
    assert _offered(router, "津志田26地", "盛岡市") == ["津志田二十六地割"]
    assert _offered(router, "津志田第26", "盛岡市") == ["津志田二十六地割"]


@pytest.mark.parametrize("prefix", ["上田字松", "上田松", "上田字松屋"])
def test_aza_with_and_without_its_sign(router: Router, prefix: str) -> None:
    assert _offered(router, prefix, "盛岡市") == ["上田字松屋敷"]


def test_the_aza_sign_alone_offers_the_part_first(router: Router) -> None:
    found = _offered(router, "上田字", "盛岡市")
    assert found[0] == "上田字"
    assert "上田字松屋敷" in found


@pytest.mark.parametrize("prefix", ["うかい", "鵜飼", "滝沢市鵜飼", "ｳｶｲ"])
def test_the_name_itself_comes_first_then_by_reading(router: Router, prefix: str) -> None:
    offers = router.gazetteer.offers(prefix, "滝沢市", 4)
    assert [offer.name for offer in offers.found] == ["鵜飼", "鵜飼安達", "鵜飼石留", "鵜飼姥屋敷"]
    assert len(offers.found) + offers.more == 31
    assert not offers.guessed


def test_the_count_of_further_ones_is_told(router: Router) -> None:
    some, all_ = router.gazetteer.offers("上", "盛岡市", 3), router.gazetteer.offers("上", "盛岡市", 500)
    assert len(some.found) == 3
    assert some.more == len(all_.found) - 3 > 0
    assert all_.more == 0


def test_what_can_be_read_is_offered(router: Router) -> None:
    missing = []
    for row in dev_addresses():
        address = str(row["address"])
        place = router.gazetteer.read(address).place
        if place.town and not router.gazetteer.offers(address).found:
            missing.append(address)
    assert missing == []


def test_every_beginning_of_an_address_is_offered_something(router: Router) -> None:
    for whole in ("北飯岡二丁目", "高松三丁目", "津志田26地割", "上田字松屋敷", "盛岡市高松4丁目", "玉山区好摩"):
        for end in range(2 if not whole.startswith(("盛岡市", "玉山区")) else 4, len(whole) + 1):
            offers = router.gazetteer.offers(whole[:end], "盛岡市")
            assert offers.found, whole[:end]
            assert not offers.guessed, whole[:end]


def test_near_names_are_offered_where_nothing_begins_so(router: Router) -> None:
    offers = router.gazetteer.offers("北飯丘3丁目")
    assert offers.guessed
    assert offers.found[0].name == "北飯岡三丁目"


@pytest.mark.parametrize("prefix", ["", " ", "o", "東京都港区", "あいうえお"])
def test_nothing_is_made_up(router: Router, prefix: str) -> None:
    assert router.gazetteer.offers(prefix).found == ()
