"""A registration is seen at once and everywhere the same: records, queries, gaps, other processes; undo takes it away."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import DATA
from jusou_graph.graph.elements import elements
from jusou_graph.model.catalog import Catalog
from jusou_graph.model.registrations import COVERS, DESK_TO_ASK, PHONE, SITUATION, TOWN, Registration, Registrations
from jusou_graph.service import JusouGraph
from jusou_graph.service.registered import (
    engine_notice,
    overlaid,
    phone_to_ask,
    registered_phone,
    revision_with,
    same_office,
)
from jusou_graph.settings import Settings
from jusou_graph.sources.catalog_loader import load_catalog, revision
from jusou_graph.sources.registrations import FILE

Open = Callable[..., JusouGraph]
CENTRE = "asagishi-wakeiso"


def entry(record: str = "kurashi", field: str = PHONE, value: str = "019-000-0000", **more: object) -> Registration:
    found = Registration(
        str(uuid.uuid4()), "03201", "agency", record, field, value, "電話で確認", "長寿社会課", "2026-11-20"
    )
    return replace(found, **more)  # type: ignore[arg-type]


def town(agency: str, name: str, chome: int | None = None) -> Registration:
    return entry("", COVERS, agency, kind=TOWN, town=name, chome=chome)


def back(one: Registration) -> Registration:
    return replace(one, id=str(uuid.uuid4()), value="", withdraws=one.id)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def opened(tmp_path: Path, cache: Path) -> Open:
    """Opens the real data over one office folder; each call is what another process would have."""
    return lambda engine="memory:", data=DATA: JusouGraph(engine, data, Settings(cache=cache, home=tmp_path / "home"))


def without_phone(graph: JusouGraph) -> set[str]:
    rows = graph.run("gaps/missing-item", {"municipality": "03201"})
    return {str(r["record"]) for r in rows if r["item"] == "phone"}


def phone_of(graph: JusouGraph, record: str = "kurashi") -> str | None:
    return next(a.phone for a in graph.catalog.municipalities["03201"].agencies if a.id == record)


def test_a_number_is_in_records_queries_and_gaps_until_it_is_taken_back(opened: Open) -> None:
    graph = opened()
    node, revision, gaps = "id/03201/agency/kurashi", graph.catalog.revision, graph.gaps("盛岡市")
    assert any(node.endswith(str(r)) or str(r).endswith(node) for r in without_phone(graph))
    missing = len(without_phone(graph))
    one = entry()
    graph.register([one])
    assert phone_of(graph) == "019-000-0000"
    assert len(without_phone(graph)) == missing - 1
    assert graph.catalog.revision != revision
    assert graph.store.revision() == graph.catalog.revision
    count = {g.id: g.count for g in gaps if g.id.endswith("agency-phone")}
    assert count
    assert {g.id: g.count for g in graph.gaps("盛岡市") if g.id in count} == {i: n - 1 for i, n in count.items()}
    graph.register([back(one)])
    assert phone_of(graph) is None
    assert len(without_phone(graph)) == missing
    assert graph.catalog.revision == graph.store.revision() == revision


def test_the_latest_number_stands_and_undo_brings_the_earlier_back(opened: Open) -> None:
    graph = opened()
    first, second = entry(), entry(value="019-000-0001")
    graph.register([first])
    graph.register([second])
    assert phone_of(graph) == "019-000-0001"
    graph.register([back(second)])
    assert phone_of(graph) == "019-000-0000"
    own = graph.registrations.by_municipality["03201"]
    assert [own.state(e) for e in own.history("agency", "kurashi")] == ["有効", "取り消し済み", "取り消し"]


def test_what_another_process_writes_is_seen_however_soon_it_follows(opened: Open) -> None:
    here, there = opened(), opened()
    assert here.registrations.entries == ()
    for number in range(20):
        there.register([entry(value=f"019-000-00{number:02}")])
        assert phone_of(here) == f"019-000-00{number:02}"
    assert len(here.registrations.entries) == 20


def test_where_nothing_is_added_nothing_is_made_anew(opened: Open) -> None:
    graph = opened()
    graph.register([entry()])
    assert graph.catalog is graph.catalog
    router, assessor = graph.router, graph.assessor
    graph.register([entry(value="019-000-0001")])
    assert (graph.router, graph.assessor) == (router, assessor)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["oxigraph", "rdflib"])
def test_other_embedded_engines_are_filled_anew(opened: Open, tmp_path: Path, kind: str) -> None:
    engine = f"oxigraph:{tmp_path / 'store'}" if kind == "oxigraph" else "rdflib:"
    graph = opened(engine)
    missing = len(without_phone(graph))
    one = entry()
    graph.register([one])
    assert len(without_phone(graph)) == missing - 1
    assert phone_of(graph) == "019-000-0000"
    if kind == "oxigraph":
        graph.close()
        graph = opened(engine)
        assert phone_of(graph) == "019-000-0000"
    graph.register([back(one)])
    assert phone_of(graph) is None
    assert len(without_phone(graph)) == missing
    graph.close()


def test_an_engine_that_was_pushed_before_shows_it_and_says_that_a_push_is_due(opened: Open) -> None:
    graph = opened()
    files = graph.catalog.revision
    one, other = entry(), entry("nio-ueda")
    found = Registrations((one,))
    assert engine_notice("neo4j://x", files, files, Registrations()) is None
    assert engine_notice("neo4j://x", revision_with(files, found), files, found) is None
    due = engine_notice("neo4j://x", files, files, found)
    assert due is not None
    assert "まだ入れていない" in due
    assert "jusou graph push --engine neo4j://x" in due
    due = engine_notice("neo4j://x", revision_with(files, found), files, Registrations((one, other)))
    assert due is not None
    assert "まだ入れていない" in due
    older = engine_notice("neo4j://x", "older", files, found)
    assert older is not None
    assert "older" in older
    # What the engine still holds of a number that was taken back is not shown.
    pushed = overlaid(graph.catalog, found, "pushed")
    taken = overlaid(pushed, Registrations((one, back(one))), "pushed", from_engine=True)
    assert next(a for a in taken.municipalities["03201"].agencies if a.id == "kurashi").phone is None


def test_every_state_of_the_registrations_has_the_revision_of_its_numbers() -> None:
    one, other, newer, text = entry(), entry("nio-ueda"), entry(value="019-000-0001"), entry(field=SITUATION)
    ways = (one, other, back(other), text, newer, back(one), back(newer), entry(value="019-000-0002"))
    expected = [revision_with("files", Registrations(ways[:end])) for end in range(len(ways) + 1)]
    assert len(set(expected)) == 5
    now = Registrations(ways)
    for held in expected[:-1]:
        assert "まだ入れていない" in str(engine_notice("neo4j://x", held, "files", now))
    assert engine_notice("neo4j://x", expected[-1], "files", now) is None


def test_who_confirmed_it_is_not_in_the_graph(opened: Open) -> None:
    graph = opened()
    graph.register([entry(by="ひみつの係"), entry(field=SITUATION, value="令和8年3月で終了", by="ひみつの係")])
    held = str(elements(graph.catalog))
    assert "019-000-0000" in held
    assert "ひみつの係" not in held
    assert "令和8年3月で終了" not in held


def test_the_plans_outcome_stays_and_the_registered_agency_stands_beside_it(opened: Open) -> None:
    graph = opened()
    before = graph.locate("盛岡市愛宕下").to_dict()
    assert "registered" not in before["catchment"]
    graph.register([town(CENTRE, "愛宕下")])
    after = graph.locate("盛岡市愛宕下12-3").to_dict()
    registered = after["catchment"].pop("registered")
    assert registered == {
        "agency": {"id": CENTRE, "name": "浅岸和敬荘地域包括支援センター"}, "place": "愛宕下", "on": "2026-11-20",
        "by": "長寿社会課", "how": "電話で確認",
    }  # fmt: skip
    assert after["catchment"] == before["catchment"]
    assert next(iter(graph.locate_many(["盛岡市愛宕下"]))).registered is not None
    assessed = graph.assess({"municipality": "03201", "address": "愛宕下", "concerns": ["介護のこと"]}).to_dict()
    assert assessed["catchment"]["registered"]["agency"]["id"] == CENTRE


def test_the_most_specific_place_wins_and_a_chome_does_not_speak_for_its_town(opened: Open) -> None:
    graph = opened()

    def registered(address: str) -> str | None:
        found = graph.locate(address).registered
        return found.centre.id if found else None

    graph.register([town("iihatobu", "北飯岡", 2)] if "iihatobu" in _ids(graph) else [town(CENTRE, "北飯岡", 2)])
    assert registered("盛岡市北飯岡2丁目1") is not None
    assert registered("盛岡市北飯岡") is None
    assert registered("盛岡市北飯岡3丁目") is None
    graph.register([town("nio-ueda", "北飯岡")])
    assert registered("盛岡市北飯岡") == registered("盛岡市北飯岡3丁目") == "nio-ueda"
    assert registered("盛岡市北飯岡2丁目") not in (None, "nio-ueda")
    # The plan prints 高松四丁目 under one centre: what was registered for 高松 as a whole says nothing about it.
    graph.register([town("nio-ueda", "高松")])
    assert registered("盛岡市高松") == "nio-ueda"
    assert registered("盛岡市高松4丁目") is None


def _ids(graph: JusouGraph) -> set[str]:
    return {a.id for a in graph.catalog.municipalities["03201"].agencies}


def test_an_agency_that_is_no_longer_in_the_data_is_not_named(opened: Open) -> None:
    graph = opened()
    graph.register([town("gone", "愛宕下"), entry("gone")])
    assert graph.locate("盛岡市愛宕下").registered is None
    assert graph.gaps("盛岡市")


def test_an_office_listed_twice_has_one_number(opened: Open) -> None:
    graph = opened()
    morioka = graph.catalog.municipalities["03201"]
    twice = [d for d in morioka.departments if same_office(morioka, "department", d.id)]
    assert len(twice) >= 20
    assert same_office(morioka, "agency", "kurashi") is None
    assert phone_to_ask(morioka) is None
    graph.register([entry("choju-shakai")])
    morioka = graph.catalog.municipalities["03201"]
    assert next(d.phone for d in morioka.departments if d.id == "choju-shakai") == "019-000-0000"
    assert registered_phone(morioka, "department", "choju-shakai") is not None
    ask = phone_to_ask(morioka)
    assert morioka.profile.catchment.ask.endswith("長寿社会課")
    assert ask is not None
    assert ask.value == "019-000-0000"
    own = entry("ask", value="019-000-0009", kind=DESK_TO_ASK[0])
    graph.register([own])
    ask = phone_to_ask(graph.catalog.municipalities["03201"])
    assert ask is not None
    assert ask.value == "019-000-0009"


def test_a_damaged_file_is_told_and_the_plans_are_answered(opened: Open, tmp_path: Path) -> None:
    graph = opened()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / FILE).write_bytes(b"no database" * 100)
    assert graph.locate("盛岡市高松4丁目").status == "single"
    notice = graph.engine_notice()
    assert notice is not None
    assert "壊れています" in notice
    (tmp_path / "home" / FILE).unlink()
    assert graph.engine_notice() is None


def test_reopened_data_are_read_anew_and_requests_meanwhile_do_not_fail(opened: Open, tmp_path: Path) -> None:
    data = tmp_path / "municipalities"
    shutil.copytree(DATA / "03201-morioka", data / "03201-morioka")
    graph = opened(data=data)
    graph.register([entry()])
    stop, wrong = threading.Event(), list[BaseException]()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert graph.locate("盛岡市高松4丁目").status == "single"
                assert phone_of(graph) == "019-000-0000"
                assert graph.run("gaps/missing-item", {"municipality": "03201"})
            except BaseException as error:  # whatever it is, the test has to tell it
                wrong.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for one in threads:
        one.start()
    file = data / "03201-morioka" / "agencies.yaml"
    text = file.read_text(encoding="utf-8")
    new = text.replace("name: 盛岡市くらしの相談支援室", "name: 新しい名の支援室")
    assert new != text
    assert phone_of(graph) == "019-000-0000"
    file.write_text(new, encoding="utf-8")
    assert "新しい名の支援室" not in {a.name for a in graph.catalog.municipalities["03201"].agencies}
    for _ in range(5):
        graph.reopen()
        assert "新しい名の支援室" in {a.name for a in graph.catalog.municipalities["03201"].agencies}
    stop.set()
    for one in threads:
        one.join(30)
    assert wrong == []
    assert graph.store.revision() == graph.catalog.revision


def test_files_that_change_while_they_are_read_leave_no_compiled_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "municipalities"
    shutil.copytree(DATA / "05366-ikawa", data / "05366-ikawa")
    settings = Settings(cache=tmp_path / "cache", home=tmp_path / "home")

    def changes(path: Path) -> Catalog:
        found = load_catalog(path)
        with (data / "05366-ikawa" / "agencies.yaml").open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        return replace(found, revision=revision(path))

    monkeypatch.setattr("jusou_graph.service.opened.load_catalog", changes)
    assert JusouGraph(data=data, settings=settings).catalog.municipalities
    assert not list((tmp_path / "cache").glob("catalog-*"))
    monkeypatch.undo()
    assert JusouGraph(data=data, settings=settings).catalog.municipalities
    assert len(list((tmp_path / "cache").glob("catalog-*"))) == 1
