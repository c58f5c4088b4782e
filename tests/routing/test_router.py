"""Resolution: printed entry, the part of a town it applies to, outcome, question and evidence."""

from __future__ import annotations

import pytest

from jusou_graph.codes import CatchmentStatus
from jusou_graph.errors import InputError
from jusou_graph.model.places import AppliesTo
from jusou_graph.routing import Centre, Router, open_places
from routing.from_files import AREAS, CENTRES, entries, towns


def _ids(router: Router, address: str, hint: str | None = None) -> list[str]:
    return [centre.id for centre in router.locate(address, hint).agencies]


def test_the_table_is_whole() -> None:
    printed = [entry.printed for entry in entries()]

    assert len(printed) == 173
    assert len(set(printed)) == 170
    assert {words for words in printed if printed.count(words) > 1} == {"上田字", "向中野", "北飯岡"}
    assert {entry.agency for entry in entries()} == set(CENTRES)
    assert {entry.passage for entry in entries()} == {f"002:{line}" for line in range(829, 840)}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.printed}@{entry.agency}")
def test_every_printed_entry_leads_to_its_centre(router: Router, entry) -> None:
    part = {
        AppliesTo.WHOLE: "",
        AppliesTo.CHOME_PART: "一丁目",
        AppliesTo.AZA_PART: "字",
        AppliesTo.CHOME_RANGE: f"{entry.chome_from}丁目",
    }[entry.applies_to]

    location = router.locate(f"盛岡市{entry.town}{part}")

    assert entry.agency in {centre.id for centre in location.agencies}
    assert entry.printed in {proof.printed for proof in location.outcome.proofs}


@pytest.mark.parametrize(
    ("address", "centres"),
    [
        ("盛岡市高松三丁目", ["nio-ueda"]),  # CQ01
        ("盛岡市高松四丁目", ["matsuzono-midorigaoka"]),  # CQ02
        ("盛岡市上田一丁目", ["nio-ueda"]),  # CQ03
        ("盛岡市上田字松屋敷", ["matsuzono-midorigaoka", "tamayama"]),  # CQ03, T02
        ("盛岡市加賀野字桜山", ["asagishi-wakeiso"]),  # CQ04
        ("盛岡市加賀野二丁目", ["satsukien"]),  # CQ04
        ("盛岡市鉈屋町", ["satsukien"]),  # CQ05
        ("盛岡市向中野", ["ihatov", "iioka-nagai"]),  # T01
        ("盛岡市北飯岡", ["ihatov", "iioka-nagai"]),  # T01
        ("盛岡市向中野字細谷地", ["ihatov"]),  # T01
        ("盛岡市月が丘一丁目", ["aoyama-wakeiso"]),  # 所在地≠担当
    ],
)
def test_competency_questions(router: Router, address: str, centres: list[str]) -> None:
    assert _ids(router, address) == centres


@pytest.mark.parametrize("address", ["盛岡市愛宕下", "盛岡市平賀新田"])
def test_unlisted_does_not_say_there_is_none(router: Router, address: str) -> None:
    location = router.locate(address)

    assert location.status is CatchmentStatus.UNLISTED
    assert "担当がないという意味ではありません" in (location.ask or "")
    assert "長寿社会課" in (location.ask or "")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("盛岡市高松", ["一～三丁目は仁王・上田", "四丁目は松園・緑が丘"]),
        ("盛岡市加賀野12-3", ["丁目の区域は五月園", "字の区域は浅岸和敬荘"]),
        ("盛岡市北飯岡", ["「北飯岡」を複数のセンターに", "長寿社会課"]),
        ("盛岡市高松9丁目", ["九丁目は見当たりません"]),
        ("盛岡市桜山1", ["加賀野字桜山"]),
        ("清水町1", ["盛岡市と熱海市"]),
        ("盛岡市永井字鳥木沢3", ["永井", "玉山永井字鳥木沢"]),
        ("盛岡市", ["町名"]),
        ("矢巾町1", ["矢巾町"]),
    ],
)
def test_the_question_can_be_acted_on(router: Router, address: str, words: list[str]) -> None:
    ask = router.locate(address).ask or ""

    assert ask.endswith("。") or ask.endswith("へ。")
    assert [word for word in words if word not in ask] == []


def test_a_hint_does_not_force(router: Router) -> None:
    assert router.locate("滝沢市鵜飼笹森1", "盛岡市").status is CatchmentStatus.OUTSIDE
    assert router.locate("盛岡市高松4-1-1", "滝沢市").status is CatchmentStatus.OUTSIDE
    assert _ids(router, "清水町1", "盛岡市") == ["satsukien"]


def test_sole_centre_needs_no_town(router: Router) -> None:
    location = router.locate("井川町")

    assert location.status is CatchmentStatus.SOLE_CENTRE
    assert [centre.id for centre in location.agencies] == ["ikawa"]


@pytest.mark.parametrize("address", ["井川町", "熱海市清水町1", "盛岡市愛宕下"])
def test_how_the_plan_assigns_is_proven_by_the_municipality(router: Router, address: str) -> None:
    evidence = router.locate(address).to_dict()["catchment"]["evidence"]

    assert [proof["rule"] for proof in evidence] == ["担当センターの決め方"]
    assert evidence[0]["source"]["passage"] in router.areas


def test_no_table_asserts_nothing_and_names_centres_by_district(router: Router) -> None:
    by_district = router.locate("富谷市あけの平一丁目1").outcome
    open_ = router.locate("富谷市明石字原前1").outcome

    assert by_district.status is CatchmentStatus.NO_TABLE
    assert by_district.agencies == ()
    assert [centre.id for centre in by_district.possible] == ["wakaba"]
    assert [centre.id for centre in open_.possible] == ["ichii", "sakura", "wakaba"]


def test_a_guess_asserts_only_what_all_candidates_share(router: Router) -> None:
    same = router.locate("盛岡市財木町1")
    differing = router.locate("盛岡市新町3")

    assert [centre.id for centre in same.agencies] == ["morioka-ekinishiguchi"]
    assert "fuzzy" in same.reading.matched_by
    assert differing.status is CatchmentStatus.UNKNOWN
    assert differing.agencies == ()


def test_answer_has_the_shape_of_the_interface(router: Router) -> None:
    answer = router.locate("盛岡市高松4丁目17-41").to_dict()

    assert answer["address"] == {
        "municipality": {"code": "03201", "name": "盛岡市"},
        "town": "高松",
        "chome": "四丁目",
        "aza": None,
        "rest": "17-41",
        "matched_by": ["exact"],
        "alternatives": [],
        "listed_in": ["abr"],
    }
    assert answer["catchment"]["agencies"] == [
        {"id": "matsuzono-midorigaoka", "name": "松園・緑が丘地域包括支援センター"}
    ]
    assert answer["catchment"]["evidence"] == [
        {
            "rule": "担当地区表の町名",
            "verdict": "met",
            "need": "高松四丁目",
            "resource": "高松4（松園・緑が丘地域包括支援センター）",
            "source": {"passage": "002:832"},
        }
    ]
    assert router.locate("あいうえお").to_dict()["address"] is None


def test_sources_are_filled_in_by_the_caller() -> None:
    centres = [Centre("03201", id_, name) for id_, name in CENTRES.items()]
    router = Router(
        AREAS, towns(), entries(), centres, cite=lambda passage: {"lines": passage[1], "as_of": "令和5年4月"}
    )

    evidence = router.locate("盛岡市内丸1").to_dict()["catchment"]["evidence"]

    assert evidence[0]["source"] == {"lines": "002:830", "as_of": "令和5年4月"}


def test_an_unknown_municipality_is_an_input_error(router: Router) -> None:
    with pytest.raises(InputError):
        router.locate("高松1", "東京都")


def test_lists_keep_their_order(router: Router) -> None:
    addresses = ["盛岡市内丸1", "あいうえお", "盛岡市高松4-1-1"]

    assert [location.reading.input for location in router.locate_many(iter(addresses))] == addresses


def test_outcomes_of_listed_places_are_shared_and_guesses_are_not_kept(router: Router) -> None:
    one, other = router.locate_many(["盛岡市内丸1", "盛岡市内丸2"])
    before = sum(map(len, router._outcomes.values()))
    list(router.locate_many(f"盛岡市財木町{n}" for n in range(50)))
    list(router.locate_many(f"盛岡市加賀野字でたらめ{n}" for n in range(50)))

    assert one.outcome is other.outcome
    assert sum(map(len, router._outcomes.values())) <= before + 2


def test_open_places_are_what_the_plan_leaves_open(router: Router) -> None:
    found = {place.place: place for place in open_places(router, "盛岡市")}

    assert {"高松", "上田", "加賀野", "向中野", "北飯岡", "愛宕下", "平賀新田", "太田"} <= set(found)
    assert "向中野字細谷地" not in found
    assert found["上田字松屋敷"].status is CatchmentStatus.SPLIT
    assert all(place.ask for place in found.values())
