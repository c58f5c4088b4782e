"""Properties of the three-valued cover: generated tables of all forms against a reading by enumeration.

The oracle below does not use the code under test: it lists every house of a small town (丁目 1 to 4 or none, 字, 番 1 to 6,
号 1 to 4) and asks each printed row about each house.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jusou_graph.codes import CatchmentStatus
from jusou_graph.model.places import AppliesTo, Area, CatchmentEntry, Extent, Town
from jusou_graph.routing import Centre, Router

CODE, TOWN = "99990", "丸山"
AREA = Area(CODE, "試験市", "岩手県", locate="table")
CENTRES = {name: f"{name}地域包括支援センター" for name in ("ひがし", "にし", "みなみ")}
AZAS = ("青木", "中島")
LAST_CHOME, LAST_BAN, LAST_GO = 4, 6, 4
UNLISTED_CHOME, FAR = 9, 90
"""A 丁目 that no list has and a 番 that no row prints: where no list bounds a town, they stand for all the others."""


@dataclass(frozen=True)
class House:
    """A house: its 丁目 or 字 (or neither), 番 and 号."""

    chome: int | None
    aza: str
    ban: int
    go: int


@st.composite
def entries(draw: st.DrawFn) -> list[CatchmentEntry]:
    """Rows of a table for one town, of all forms that an address can decide, with limits."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        agency = draw(st.sampled_from(list(CENTRES)))
        form = draw(st.sampled_from([f for f in AppliesTo if f not in (AppliesTo.PLACE, AppliesTo.AREA)]))
        extent = draw(st.sampled_from([Extent.ALL] * 5 + [Extent.PART, Extent.EXCEPT, Extent.OPEN]))
        low = draw(st.integers(1, LAST_CHOME))
        high = draw(st.integers(low, LAST_CHOME))
        ban = draw(st.integers(1, LAST_BAN))
        last_ban = draw(st.integers(ban, LAST_BAN))
        go = draw(st.none() | st.integers(1, LAST_GO))
        last_go = None if go is None else draw(st.integers(go if ban == last_ban else 1, LAST_GO))
        entry = CatchmentEntry(f"e{number}", CODE, agency, CENTRES[agency], f"印字{number}", TOWN, form, extent=extent)
        if form is AppliesTo.CHOME_RANGE or (form is AppliesTo.NUMBER_RANGE and draw(st.booleans())):
            entry = replace(entry, chome_from=low, chome_to=high)
        if form is AppliesTo.NUMBER_RANGE:
            entry = replace(entry, ban_from=ban, ban_to=last_ban, go_from=go, go_to=last_go)
        if form is AppliesTo.AZA:
            entry = replace(entry, aza=draw(st.sampled_from(AZAS)))
        if form is AppliesTo.BORDER:
            entry = replace(entry, border="国道以東")
        found.append(entry)
    return found


lists = st.sampled_from(["none", "chome", "chome and aza", "aza", "bare"])


def _towns(kind: str) -> list[Town]:
    chomes = [Town(CODE, TOWN, chome, source="abr") for chome in range(1, LAST_CHOME + 1)]
    azas = [Town(CODE, TOWN, aza=aza, source="abr") for aza in AZAS]
    bare = [Town(CODE, TOWN, source="abr")]
    return {"none": [], "chome": chomes, "chome and aza": chomes + azas + bare, "aza": azas + bare, "bare": bare}[kind]


def _houses(kind: str) -> Iterator[House]:
    """Every house that may stand in the town as far as its list says."""
    parts: list[tuple[int | None, str]] = [(chome, "") for chome in range(1, LAST_CHOME + 1)]
    azas: list[tuple[int | None, str]] = [(None, aza) for aza in AZAS]
    known = {
        "none": [*parts, (UNLISTED_CHOME, ""), *azas, (None, "")],
        "chome": parts,
        "chome and aza": [*parts, *azas, (None, "")],
        "aza": [*azas, (None, "")],
        "bare": [(None, "")],
    }[kind]
    for chome, aza in known:
        for ban in (*range(1, LAST_BAN + 1), FAR):
            for go in (*range(1, LAST_GO + 1), FAR):
                yield House(chome, aza, ban, go)


def _row(entry: CatchmentEntry, house: House) -> str:
    """What a printed row says of a house: yes, no or maybe."""
    inside = {
        AppliesTo.WHOLE: True,
        AppliesTo.BORDER: True,
        AppliesTo.CHOME_PART: house.chome is not None,
        AppliesTo.AZA_PART: house.chome is None,
        AppliesTo.AZA: house.aza == entry.aza,
        AppliesTo.CHOME_RANGE: True,
        AppliesTo.NUMBER_RANGE: True,
    }[entry.applies_to]
    if entry.chome_from is not None:
        inside = inside and house.chome is not None and entry.chome_from <= house.chome <= (entry.chome_to or 0)
    if entry.ban_from is not None:
        first = (entry.ban_from, entry.go_from or 0)
        last = (entry.ban_to or 0, entry.go_to or 10_000)
        numbered = first <= (house.ban, house.go) <= last
        if entry.chome_from is None and house.chome is not None:
            # Printed without a 丁目, for a house in one: 「3-5～3-8」 may count 番 of the town or write its 丁目 first.
            by_go = entry.go_from is not None or entry.go_to is not None
            return "maybe" if numbered or (by_go and first <= (house.chome, house.ban) <= last) else "no"
        inside = inside and numbered
    if not inside:
        return "no"
    return "maybe" if entry.extent is Extent.PART or entry.border else "yes"


def _centres(table: list[CatchmentEntry], house: House) -> dict[str, str]:
    """Centre → yes or maybe for one house, what its rows leave out taken off."""
    found: dict[str, str] = {}
    for entry in table:
        said = _row(entry, house) if entry.extent is not Extent.EXCEPT else "no"
        for other in table:
            if other.extent is Extent.EXCEPT and other.agency == entry.agency and said != "no":
                left_out = _row(replace(other, extent=Extent.ALL), house)
                said = "no" if left_out == "yes" else "maybe" if left_out == "maybe" else said
        if said != "no" and found.get(entry.agency) != "yes":
            found[entry.agency] = said
    return found


@dataclass(frozen=True)
class Address:
    """What an address says: a 丁目 or 字 or neither, and as much of the number as it has."""

    chome: int | None
    aza: str
    ban: int | None
    go: int | None

    def text(self) -> str:
        """As people write it."""
        part = f"{self.chome}丁目" if self.chome else f"字{self.aza}" if self.aza else ""
        number = f"{self.ban}番" if self.ban else ""
        return f"岩手県試験市{TOWN}{part}{number}" + (f"{self.go}号" if self.go and self.ban else "")

    def may_be(self, house: House) -> bool:
        """Whether it may be the address of a house; 「2番」 without a 丁目 may be that of any 丁目."""
        fits = self.chome in (None, house.chome) and self.aza in ("", house.aza)
        return fits and self.ban in (None, house.ban) and (self.go is None or self.ban is None or self.go == house.go)


addresses = st.builds(
    Address,
    st.none() | st.integers(1, LAST_CHOME),
    st.sampled_from(["", "", *AZAS]),
    st.none() | st.integers(1, LAST_BAN),
    st.none() | st.integers(1, LAST_GO),
).map(lambda address: replace(address, aza="") if address.chome else address)

QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _router(table: list[CatchmentEntry], kind: str) -> Router:
    return Router([AREA], _towns(kind), table, [Centre(CODE, id_, name) for id_, name in CENTRES.items()])


@QUICK
@given(entries(), lists, addresses)
def test_single_never_contradicts_a_reading_by_enumeration(
    table: list[CatchmentEntry], kind: str, address: Address
) -> None:
    location = _router(table, kind).locate(address.text())
    if location.status is not CatchmentStatus.SINGLE:
        return
    (centre,) = location.agencies
    for house in _houses(kind):
        if address.may_be(house):
            found = _centres(table, house)
            assert found.get(centre.id) == "yes", (house, found)
            assert set(found) == {centre.id}, (house, found)


@QUICK
@given(entries(), lists, st.integers(1, LAST_CHOME), st.integers(1, LAST_BAN), st.integers(1, LAST_GO))
def test_a_whole_address_that_one_row_covers_is_settled(
    table: list[CatchmentEntry], kind: str, chome: int, ban: int, go: int
) -> None:
    if kind not in ("none", "chome"):
        return
    found = _centres(table, House(chome, "", ban, go))
    location = _router(table, kind).locate(Address(chome, "", ban, go).text())

    if list(found.values()) == ["yes"]:
        assert location.status is CatchmentStatus.SINGLE
        assert [centre.id for centre in location.agencies] == list(found)
    elif len(found) > 1:
        assert location.status is CatchmentStatus.SPLIT
        assert {centre.id for centre in location.agencies} == set(found)
    else:
        assert location.status in (CatchmentStatus.PARTLY, CatchmentStatus.UNLISTED)
        assert set(found) <= {centre.id for centre in location.outcome.possible}


@QUICK
@given(entries(), lists, addresses)
def test_the_answers_to_a_question_separate_the_centres_it_names(
    table: list[CatchmentEntry], kind: str, address: Address
) -> None:
    router = _router(table, kind)
    outcome = router.locate(address.text()).outcome
    if outcome.question is None or not outcome.question.options:
        return
    named = {centre.id for centre in (*outcome.agencies, *outcome.possible)}
    for option in outcome.question.options:
        assert option.words in (outcome.ask or "")
        assert len(option.centres) < len(named) or len(named) == 1
        for at in option.at:
            answered = Address(at.chome, at.aza, at.ban if at.ban and at.ban < FAR else None, at.go)
            if (
                (at.in_chome is not None and not (at.chome or at.aza))
                or (at.go or 0) > LAST_GO
                or (at.ban is None and address.ban)
            ):
                continue  # 「丁目の区域」 and numbers beyond the town cannot be written as one address.
            after = router.locate(answered.text())
            left = {centre.id for centre in (*after.agencies, *after.outcome.possible)}
            assert left <= set(option.centres), (option, answered.text(), after.status)


@QUICK
@given(entries(), lists, addresses)
def test_nothing_is_asked_that_the_address_says(table: list[CatchmentEntry], kind: str, address: Address) -> None:
    question = _router(table, kind).locate(address.text()).outcome.question
    asked = "".join(question.asked) if question else ""

    assert not (address.chome and "丁目" in asked)
    assert not (address.aza and ("丁目" in asked or "字の名" in asked))
    assert not (address.ban and (address.chome or address.aza) and "何番" in asked)


@QUICK
@given(entries(), entries(), lists, addresses)
def test_another_municipality_changes_nothing(
    table: list[CatchmentEntry], others: list[CatchmentEntry], kind: str, address: Address
) -> None:
    twin = Area("99991", "となり市", "岩手県", locate="table")
    foreign = [replace(entry, municipality=twin.code) for entry in others]
    towns = [*_towns(kind), *(replace(town, municipality=twin.code) for town in _towns("chome"))]
    centres = [Centre(code, id_, name) for code in (CODE, twin.code) for id_, name in CENTRES.items()]
    both = Router([twin, AREA], towns, [*foreign, *table], centres)

    alone, beside = _router(table, kind).locate(address.text()), both.locate(address.text())

    assert beside.to_dict() == alone.to_dict()
