"""Every passage of an answer is of the municipality answered for, and no other municipality changes an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identity.conftest import Open
from identity.towns import OF, TWINS, WHOSE, Twin
from jusou_graph.codes import CatchmentStatus, GapKind
from jusou_graph.exports import write_gaps
from jusou_graph.gaps import Gap, told_once
from jusou_graph.graph.elements import elements
from jusou_graph.model.registrations import COVERS, PHONE, TOWN, Registration
from jusou_graph.service import JusouGraph
from jusou_graph.service.answering import Answering
from jusou_graph.service.import_jobs.phones import _entry  # the row of a telephone list
from routing.from_files import build_router

PLACES = (
    "東町二丁目5-1", "東町4-3", "東町", "桜町1", "西町3-3", "南町1丁目", "南町字原1", "南町5", "谷河9", "谷川9", "北町1", "無い町3", "",
    "中央地域包括支援センター", "ひがしまち2",
)  # fmt: skip
CONSULTATIONS: tuple[dict[str, Any], ...] = (
    {"text": "82歳の母と二人暮らし。物忘れがあり、家賃も払えない。東町二丁目に住んでいる。", "age": 82},
    {"address": "桜町1", "age": 70, "concerns": ["介護のこと"]},
    {"text": "20年ひきこもっている。古本の仕分けのような静かな作業なら。", "consent": "yes", "age": 45},
    {"text": "2歳の子と遊べる場がほしい。", "needs": []},
    {"text": "生活保護を受けている。障がいがあり、通える場がない。", "public_assistance": "yes"},
)

twins = pytest.mark.parametrize("twin", TWINS, ids=lambda t: t.code)


def sources(value: object) -> Iterator[dict[str, Any]]:
    """Every cited passage inside an answer."""
    if isinstance(value, dict):
        if {"document", "lines", "quote", "as_of"} <= value.keys():
            yield value
        for one in value.values():
            yield from sources(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from sources(one)


def whose(value: object) -> set[str]:
    """Codes of the municipalities whose passages an answer cites."""
    return {WHOSE[source["as_of"]] for source in sources(value)}


def given_to(graph: JusouGraph, twin: Twin, consultation: dict[str, Any]) -> dict[str, Any]:
    asked = {k: v for k, v in consultation.items() if k != "needs"}
    return graph.assess({"municipality": twin.code, **asked}).to_dict()


@twins
def test_locate_cites_its_own_plan_and_no_other_changes_it(opened: Open, every: JusouGraph, twin: Twin) -> None:
    alone, cited = opened(twin.code), 0
    for place in PLACES:
        for address, hint in (
            (twin.whole + place, None),
            (twin.prefecture + twin.name + place, None),
            (twin.whole + place, twin.code),
            (twin.name + place, twin.code),
            (twin.county + twin.name + place, twin.code),
        ):
            answer = every.locate(address, hint).to_dict()
            assert answer == alone.locate(address, hint).to_dict(), address
            assert whose(answer) <= {twin.code}, address
            assert answer["address"]["municipality"]["code"] == twin.code, address
            cited += len(list(sources(answer)))
    assert cited >= 20


@given(
    st.sampled_from(TWINS),
    st.sets(st.sampled_from(TWINS)),
    st.sampled_from(PLACES),
    st.sampled_from(("", "1-2", "字原")),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_set_of_municipalities_changes_an_answer(
    opened: Open, twin: Twin, beside: set[Twin], place: str, rest: str
) -> None:
    codes = sorted({twin.code, *(one.code for one in beside)})
    address = twin.whole + place + rest
    answer = opened(*codes).locate(address).to_dict()
    assert answer == opened(twin.code).locate(address).to_dict()
    assert whose(answer) <= {twin.code}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["府中市", "美郷町"])
def test_a_name_of_several_settles_nothing(every: JusouGraph, opened: Open, name: str, place: str) -> None:
    bearers = [t for t in TWINS if t.name == name]
    for graph in (every, opened(bearers[0].code)):  # whether or not the other one is in the data
        found = graph.locate(name + place)
        assert found.status is CatchmentStatus.UNKNOWN
        assert found.agencies == ()
        assert all(t.prefecture in (found.ask or "") for t in bearers)


@pytest.mark.parametrize(
    ("address", "hint", "code", "status"),
    [
        ("住所：広島県府中市東町2", None, "34208", "single"),
        ("府中市東京都府中市東町2", None, "13206", "single"),  # a form put the name in front
        ("東京都府中市東町2", "34208", "13206", "outside"),
        ("宮崎県美郷町西郷", "05434", None, "outside"),  # a third 美郷町 whose plan is not here
        ("府中市東町2", "05434", None, "outside"),  # whichever it is, it is not ours
        ("大津市府中市", None, None, "outside"),
    ],
)
def test_what_decides_between_namesakes(
    every: JusouGraph, address: str, hint: str | None, code: str | None, status: str
) -> None:
    found = every.locate(address, hint)
    assert (found.status.value, found.reading.municipality) == (status, code)


def test_the_end_of_a_longer_name_is_no_municipality(every: JusouGraph) -> None:
    # 安芸郡府中町 and 甲府中市 … are others; 「住所:」 in front must not make them ours.
    assert every.locate("住所：山梨県南アルプス市府中").agencies == ()


@twins
def test_assess_cites_its_own_plan_and_no_other_changes_it(opened: Open, every: JusouGraph, twin: Twin) -> None:
    alone, cited = opened(twin.code), 0
    for consultation in CONSULTATIONS:
        answer = given_to(every, twin, consultation)
        assert answer == given_to(alone, twin, consultation)
        assert whose(answer) == {twin.code}
        assert answer["municipality"]["code"] == twin.code
        cited += len(list(sources(answer)))
    assert cited >= 20


def _compared(gaps: list[Gap]) -> list[dict[str, Any]]:
    """Gaps but for what is told of others, and for the day, which plans grow old by."""
    found = [gap.to_dict() for gap in gaps if gap.kind is not GapKind.OTHERS_HAVE]
    return [{k: v for k, v in gap.items() if k != "others"} for gap in found]


@twins
def test_gaps_are_those_of_the_plan_itself(opened: Open, every: JusouGraph, twin: Twin) -> None:
    own, here = opened(twin.code).gaps(twin.code), every.gaps(twin.code)
    assert _compared(own) == _compared(here)
    assert len(own) > 20
    assert [g.id for g in told_once(own)] == [g.id for g in told_once(here) if g.kind is not GapKind.OTHERS_HAVE]
    for gap in here:
        told = gap.to_dict()
        assert told["id"].startswith(f"{twin.code}/")
        assert whose(told["raise_at"]) <= {twin.code}
        if gap.kind is not GapKind.OTHERS_HAVE:
            assert whose(told["because"]) <= {twin.code}
        assert twin.code not in whose(told["others"])


def test_passages_of_others_say_whose_they_are(every: JusouGraph) -> None:
    gaps = every.gaps("05434")  # a town without a table, beside three that have one
    foreign = [
        (gap, part)
        for gap in gaps
        for part in (*gap.to_dict()["because"], *gap.to_dict()["others"])
        if WHOSE[part["source"]["as_of"]] != "05434"
    ]
    assert {gap.kind for gap, _ in foreign} >= {GapKind.OTHERS_HAVE}
    for _, part in foreign:
        code = WHOSE[part["source"]["as_of"]]
        assert part["municipality"] == {"code": code, "name": every.catalog.name(code)}
        assert part["resource"].startswith(every.catalog.name(code) + ": ")
    # The same lines and words in two plans are two passages.
    table = next(g for g in gaps if g.id == "05434/held-elsewhere/list-CatchmentEntry")
    assert [WHOSE[e.source.as_of] for e in table.others if e.source] == ["13206", "34208", "99801"]
    rows = write_gaps([table], "csv", every.catalog.known.names()).decode("utf-8-sig")
    assert "東京都府中市 001:61 広島県府中市 001:61 なかほど市 001:61" in rows
    assert "東京都府中市 001:61" in write_gaps([table], "table").decode()


@pytest.mark.parametrize("form", ["md", "docx", "xlsx"])
def test_the_sheet_names_whose_a_passage_is(every: JusouGraph, form: str) -> None:
    sheet = every.gap_sheet(form, "05434", ["05434/held-elsewhere/list-CatchmentEntry"])
    if form == "md":
        text = sheet.decode()
        assert "東京都府中市 府中市重層的支援体制整備事業実施計画" in text
        assert "広島県府中市 府中市重層的支援体制整備事業実施計画" in text
    assert len(sheet) > 1_000


def test_the_graph_joins_no_two_municipalities(every: JusouGraph) -> None:
    found = elements(every.catalog)
    for edge in found.edges:
        ends = [end.split("/")[1] for end in (edge.start, edge.end) if end.startswith("id/")]
        assert len(set(ends)) <= 1, edge
    for twin in TWINS:
        alone = elements(type(every.catalog)({twin.code: every.catalog.municipalities[twin.code]}, "x"))
        own = {i: n for i, n in found.nodes.items() if i.startswith(f"id/{twin.code}")}
        assert own == {i: n for i, n in alone.nodes.items() if i.startswith("id/")}


def test_answers_to_questions_say_whose_plan_they_quote(every: JusouGraph) -> None:
    answering = Answering(every)
    for code in ("13206", "34208"):
        assert {WHOSE[p.as_of] for p in answering.covering("東町2", code).passages} == {code}
    later = answering.still_named("13206", "くらし相談室", "communityGeneralSupportCenter")
    assert any("広島県府中市の府中市重層的支援体制整備事業実施計画" in words for words in later.says)
    assert all(p.municipality == WHOSE[p.as_of] for p in later.passages)


def test_what_is_registered_in_one_town_is_said_in_no_other(office: JusouGraph) -> None:
    day = "2026-11-20"
    office.register(
        [
            Registration("1" * 8, "13206", "agency", "chuo", PHONE, "042-000-0001", "電話で確認", "福祉課", day),
            Registration(
                "2" * 8,
                "13206",
                TOWN,
                "",
                COVERS,
                "nishi",
                "電話で確認",
                "福祉課",
                day,
                town="北町",
                chome=None,
                aza="",
            ),
        ]
    )
    phones = {
        code: next(a.phone for a in m.agencies if a.id == "chuo") for code, m in office.catalog.municipalities.items()
    }
    assert {code for code, phone in phones.items() if phone} == {"13206"}
    for twin in TWINS:
        found = office.locate(twin.whole + "北町1")
        assert (found.registered is not None) == (twin.code == "13206")
    rows = {str(row["record"]) for row in office.run("gaps/missing-item", {}) if row["item"] == "phone"}
    assert "id/13206/agency/chuo" not in rows
    assert {f"id/{code}/agency/chuo" for code in OF if code != "13206"} <= rows


@pytest.mark.parametrize(
    ("written", "code"),
    [("132063", "13206"), ("34208", "34208"), ("5434", "05434"), ("54348", "05434"), ("広島県府中市", "34208")],
)
def test_a_telephone_list_names_its_town_like_everything_else(every: JusouGraph, written: str, code: str) -> None:
    cells = {
        "自治体コード": written, "種類": "相談窓口", "id": "chuo", "名称": "", "電話": "042-000-0001", "出典": "電話で確認",
        "確認者": "福祉課", "確認日": "2026-11-20",
    }  # fmt: skip
    entry, _ = _entry(every.catalog, cells, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", date(2026, 11, 30))
    assert (entry.municipality, entry.record) == (code, "chuo")


@pytest.mark.parametrize(
    ("name", "code"),
    [("中村", "05366"), ("土沢", "22205")],  # 小字 of 井川町 and 熱海市, and names of towns in 滝沢市
)
def test_a_name_of_the_own_list_is_sent_nowhere_else(name: str, code: str) -> None:
    found = build_router().locate(name, code)
    assert found.reading.municipality in (code, None)
    assert found.status is not CatchmentStatus.OUTSIDE
