"""What holds for every text: an outcome, the same one however it is typed, and never a centre of another town."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from jusou_graph.address.elsewhere import municipalities
from jusou_graph.codes import CatchmentStatus
from routing.from_files import build_router, dev_addresses

ROUTER = build_router()
ADDRESSES = [str(row["address"]) for row in dev_addresses()]
KNOWN = {(area.prefecture, area.name) for area in ROUTER.areas.values()}
OTHERS = [names for names in municipalities() if (names[0], names[2]) not in KNOWN]
OWN_TOWNS = sorted({town.name for town in ROUTER.gazetteer.records["03201"].values()})
WORDS = "盛岡市岩手県玉山区高松加賀野上田字大字丁目地割番地号第一二三四十0123１２３-ー−の・ 　〒ﾀｶﾏﾂたかまつ町村郡市区"
BUILDINGS = (
    "グランドパレス本町８８３",
    "県営アパート1-102",
    "高松ハイツ203",
    "メゾン青山",
    "コーポ上田字館 3号棟",
    "Ｓ・Ｔビル６階",
    "サンタワー三丁目",
    "盛岡駅西通ビル",
)
addresses = st.sampled_from(ADDRESSES)


def _answer(address: str, hint: str | None = None) -> tuple[object, ...]:
    location = ROUTER.locate(address, hint)
    reading = location.reading
    return location.status, location.agencies, reading.town, reading.chome, reading.aza


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=40), st.text(WORDS, max_size=30)), st.sampled_from([None, "盛岡市", "22205"]))
def test_any_text_gives_an_outcome(text: str, hint: str | None) -> None:
    location = ROUTER.locate(text, hint)

    answer = location.to_dict()
    assert answer["input"] == text
    assert answer["catchment"]["status"] in {status.value for status in CatchmentStatus}
    settled = location.status in (CatchmentStatus.SINGLE, CatchmentStatus.SOLE_CENTRE)
    assert (location.ask is None) is settled
    assert (len(location.agencies) == 1) is settled


@settings(max_examples=300, deadline=None)
@given(addresses, st.text(WORDS, max_size=6), st.integers(0, 30))
def test_a_slip_anywhere_never_raises(address: str, slip: str, at: int) -> None:
    ROUTER.locate(address[:at] + slip + address[at:], "盛岡市").to_dict()


@settings(max_examples=300, deadline=None)
@given(addresses)
def test_width_changes_nothing(address: str) -> None:
    wide = address.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: "\u3000"})
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in address)

    assert _answer(address) == _answer(wide) == _answer(narrow)


@settings(max_examples=300, deadline=None)
@given(addresses, st.sampled_from([" ", "\u3000", "\t", "  "]), st.data())
def test_blanks_change_nothing(address: str, blank: str, data: st.DataObject) -> None:
    # Not inside a number, and not just before a building: there a blank says something.
    number = re.search(r"[\d０-９]", address)
    at = data.draw(st.integers(0, number.start() if number else len(address)))

    assert _answer(address) == _answer(address[:at] + blank + address[at:])


@settings(max_examples=300, deadline=None)
@given(addresses, st.sampled_from("‐‑–—―−－ー─ｰ〜"))
def test_dashes_change_nothing(address: str, dash: str) -> None:
    assert _answer(address) == _answer(re.sub(r"(?<=[\d０-９])-(?=[\d０-９])", dash, address))


@settings(max_examples=400, deadline=None)
@given(addresses, st.sampled_from(BUILDINGS), st.sampled_from([" ", "\u3000"]))
def test_a_building_changes_nothing(address: str, building: str, blank: str) -> None:
    plain, with_building = ROUTER.locate(address), ROUTER.locate(address + blank + building)

    assert plain.agencies == with_building.agencies
    assert plain.status == with_building.status


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(OTHERS),
    st.sampled_from(["full", "no county", "no prefecture", "name"]),
    st.sampled_from(OWN_TOWNS),
    st.sampled_from(["", "1-2-3", "字下1", "二丁目3番4号"]),
    st.sampled_from([None, "盛岡市"]),
)
def test_another_municipality_never_gets_one_of_our_centres(
    names: tuple[str, str, str], form: str, town: str, number: str, hint: str | None
) -> None:
    prefecture, county, name = names
    head = {
        "full": prefecture + county + name,
        "no county": prefecture + name,
        "no prefecture": county + name,
        "name": name,
    }[form]

    location = ROUTER.locate(head + town + number, hint)

    assert location.agencies == ()
    assert location.status is CatchmentStatus.OUTSIDE


def test_every_other_municipality_by_name_alone_is_outside_or_asked_about() -> None:
    own = {town.name for town in ROUTER.gazetteer.records["03201"].values()}
    wrong = [
        name
        for _, county, name in OTHERS
        if name not in own and ROUTER.locate(county + name).status is not CatchmentStatus.OUTSIDE
    ]

    assert wrong == []
