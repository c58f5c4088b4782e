"""What staff type becomes an entry, or a sentence beside the field; a town is stored without what follows it."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

import pytest

from conftest import DATA
from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.model.registrations import ANSWER, PHONE, SITUATION, STILL
from jusou_graph.service import JusouGraph
from jusou_graph.service.registering import Given, centres, check, check_town, fields_of, places, withdrawal
from jusou_graph.settings import Settings

TODAY = date(2026, 11, 20)
KEY = str(uuid.uuid4())
FINE = Given("019-000-0000", "電話で確認", "長寿社会課", "2026-11-20")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> JusouGraph:
    base = tmp_path_factory.mktemp("registering")
    return JusouGraph(data=DATA, settings=Settings(cache=base / "cache", home=base / "home"))


def given(**changed: object) -> Given:
    return Given(**{**{n: getattr(FINE, n) for n in Given.__slots__}, **changed})  # type: ignore[arg-type]


def problems(graph: JusouGraph, field: str = PHONE, **changed: object) -> dict[str, str]:
    morioka = graph.catalog.municipalities["03201"]
    entry, found = check(morioka, "agency", "kurashi", field, given(**changed), key=KEY, today=TODAY)
    assert (entry is None) == bool(found)
    return found


def test_what_is_fine_is_an_entry(graph: JusouGraph) -> None:
    morioka = graph.catalog.municipalities["03201"]
    entry, found = check(
        morioka, "agency", "kurashi", PHONE, given(value="０１９（０００）００００"), key=KEY, today=TODAY
    )
    assert not found
    assert entry is not None
    assert (entry.value, entry.how, entry.by, entry.on) == ("019-000-0000", "電話で確認", "長寿社会課", "2026-11-20")


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"value": ""}, "value", "電話番号が入っていません"),
        ({"value": "090-1234-5678"}, "value", "携帯電話"),
        ({"value": "内線だけ"}, "value", "読めません"),
        ({"how": "　"}, "how", "出典が入っていません"),
        ({"how": "あ" * 101}, "how", "長すぎます"),
        ({"by": ""}, "by", "確認者が入っていません"),
        ({"by": "課" * 61}, "by", "60字まで"),
        ({"by": "山田さん"}, "by", "個人に関わる"),
        ({"how": "担当の090-1234-5678に確認"}, "how", "個人に関わる"),
        ({"on": "2026-11-21"}, "on", "今日より先"),
        ({"on": ""}, "on", "読めません"),
        ({"on": "2026-02-30"}, "on", "読めません"),
        ({"on": "0026-02-03"}, "on", "年を確かめて"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    graph: JusouGraph, changed: dict[str, str], field: str, words: str
) -> None:
    assert words in problems(graph, **changed)[field]


def test_all_that_is_wrong_is_said_at_once(graph: JusouGraph) -> None:
    assert set(problems(graph, value="", how="", by="", on="")) == {"value", "how", "by", "on"}


@pytest.mark.parametrize("typed", ["令和8年11月20日", "R8.11.20", "2026/11/20", "２０２６年１１月２０日"])
def test_a_day_in_any_way_of_writing(graph: JusouGraph, typed: str) -> None:
    assert problems(graph, on=typed) == {}


@pytest.mark.parametrize("typed", ["多様な活動", "氏名は不要", "様々な人", "利用者の様子は問わない"])
def test_common_words_are_not_taken_for_names(graph: JusouGraph, typed: str) -> None:
    assert problems(graph, SITUATION, value=typed) == {}


@pytest.mark.parametrize("typed", ["佐藤花子さんが対応", "abc@example.jp", "０９０－１２３４－５６７８", "生年月日順"])
def test_what_may_be_personal_is_refused_in_a_text(graph: JusouGraph, typed: str) -> None:
    assert "個人に関わる" in problems(graph, SITUATION, value=typed)["value"]


def test_nothing_changed_needs_no_value(graph: JusouGraph) -> None:
    assert problems(graph, STILL, value="") == {}


def test_a_planned_place_gets_no_telephone(graph: JusouGraph) -> None:
    where, planned = next(
        (m, r) for m in graph.catalog.municipalities.values() for r in m.resources if r.status != "active"
    )
    _, found = check(where, "resource", planned.id, PHONE, FINE, key=KEY, today=TODAY)
    assert "予定・例示" in found["value"]


def test_the_fields_a_plan_leaves_open_can_be_registered_and_no_others(graph: JusouGraph) -> None:
    morioka = graph.catalog.municipalities["03201"]
    kurashi = next(a for a in morioka.agencies if a.id == "kurashi")
    assert "operator" in kurashi.unconfirmed
    assert "operator" in fields_of(morioka, "agency", "kurashi")
    assert fields_of(morioka, "conflict", morioka.conflicts[0].id)[0] == ANSWER
    with pytest.raises(InputError, match="登録できません"):
        check(morioka, "agency", "kurashi", "programme", FINE, key=KEY, today=TODAY)
    with pytest.raises(NotFoundError):
        check(morioka, "agency", "nobody", PHONE, FINE, key=KEY, today=TODAY)
    with pytest.raises(NotFoundError):
        check(morioka, "nothing", "kurashi", PHONE, FINE, key=KEY, today=TODAY)
    with pytest.raises(InputError, match="受付番号"):
        check(morioka, "agency", "kurashi", PHONE, FINE, key="1", today=TODAY)


def test_the_same_form_with_other_words_is_another_entry(graph: JusouGraph) -> None:
    morioka = graph.catalog.municipalities["03201"]
    ids = [
        check(morioka, "agency", "kurashi", PHONE, given(value=value), key=KEY, today=TODAY)[0].id  # type: ignore[union-attr]
        for value in ("019-000-0000", "０１９－０００－００００", "019-000-0001")
    ]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("盛岡市愛宕下12-3 七七荘", ["愛宕下"]),
        ("盛岡市北飯岡2丁目3-4", ["北飯岡二丁目", "北飯岡"]),
        ("熱海市下多賀99番地", ["下多賀"]),
        ("盛岡市高松四丁目1", []),
        ("井川町北川尻字海老沢樋ノ口1", []),
        ("紫波郡矢巾町", []),
        ("盛岡市きたいいおか", []),
        ("盛岡市北飯岡9丁目", []),
        ("盛岡市向中野字七七七1", []),
        ("あいうえお", []),
    ],
)
def test_a_town_is_stored_as_the_lists_have_it_and_nothing_after_it(
    graph: JusouGraph, address: str, words: list[str]
) -> None:
    assert [part.words for part in places(graph.locate(address))] == words


def test_a_town_needs_one_of_the_centres(graph: JusouGraph) -> None:
    morioka = graph.catalog.municipalities["03201"]
    part = places(graph.locate("盛岡市愛宕下12-3"))[0]
    for wrong in ("", "kurashi", "nobody"):
        assert "選んでください" in check_town(morioka, part, wrong, FINE, key=KEY, today=TODAY)[1]["agency"]
    entry, found = check_town(morioka, part, centres(morioka)[0].id, FINE, key=KEY, today=TODAY)
    assert not found
    assert entry is not None
    assert (entry.town, entry.chome, entry.aza) == ("愛宕下", None, "")
    assert "12" not in "".join((entry.town, entry.aza, entry.value, entry.record))


def test_candidates_of_the_plan_come_first(graph: JusouGraph) -> None:
    morioka = graph.catalog.municipalities["03201"]
    location = graph.locate("盛岡市北飯岡2丁目")
    ids = [c.id for c in location.agencies]
    assert [a.id for a in centres(morioka, ids)][:2] == ids
    assert len(centres(morioka)) == 11


def test_what_takes_back_cannot_be_taken_back(graph: JusouGraph, tmp_path: Path) -> None:
    morioka = graph.catalog.municipalities["03201"]
    entry, _ = check(morioka, "agency", "kurashi", PHONE, FINE, key=KEY, today=TODAY)
    assert entry is not None
    back = withdrawal(entry, key=KEY, today=TODAY)
    assert back.withdraws == entry.id
    with pytest.raises(InputError, match="もう一度登録"):
        withdrawal(back, key=KEY, today=TODAY)
