"""``jusou gaps``, ``jusou assess`` and ``jusou ledger`` as planners and desks meet them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cli.conftest import Jusou


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUSOU_HOME", str(tmp_path / "home"))


def test_the_gaps_of_morioka_hold_what_the_plan_shows(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from jusou_graph.cli.main import main

    assert main(["gaps", "--municipality", "盛岡市", "--format", "json"]) == 0
    gaps = json.loads(capfdbinary.readouterr().out)
    titles = " ".join(g["title"] for g in gaps)
    for words in (
        "「向中野」が2つ",
        "「北飯岡」が2つ",
        "「上田字」が2つ",
        "愛宕下",
        "平賀新田",
        "イメージ図（10か所）",
    ):
        assert words in titles
    menus, one = (g for g in gaps if g["kind"] == "single_provider" and "盛岡市社会福祉協議会" in g["title"])
    assert all(menu in menus["title"] for menu in ("BBM", "住まいるプロジェクト", "畑づくり"))
    quotes = " ".join(e["source"]["quote"] for e in one["because"])
    assert "盛岡市社会福祉協議会" in quotes
    empty = next(g for g in gaps if g["id"] == "03201/empty-catchment/all")
    assert (empty["count"], empty["out_of"]) == (2, 11)
    own = [g for g in gaps if g["kind"] != "others_have"]  # what others have is proven by the others' plans
    assert all(any(e["source"]["lines"].startswith("002:") for e in g["because"]) for g in own)
    assert all(g["people"] is None for g in gaps)


@pytest.mark.parametrize("form", ["docx", "xlsx", "md", "csv"])
def test_the_sheet_is_written(jusou: Jusou, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"sheet.{form}"
    assert jusou("gaps", "--municipality", "熱海市", "--format", form, "-o", str(target)).status == 0
    assert zipfile.is_zipfile(target) == (form in {"docx", "xlsx"})
    assert target.stat().st_size > 1_000


def test_the_sheet_of_the_page_and_of_the_command_line_are_one(jusou: Jusou, tmp_path: Path) -> None:
    from fastapi.testclient import TestClient

    from jusou_graph.gaps.ledger_entries import UnmetNeed
    from jusou_graph.service import JusouGraph
    from jusou_graph_api.app import create_app

    graph = JusouGraph()
    gap = next(g for g in graph.gaps("盛岡市") if g.need)
    assert gap.need
    others = [g.id for g in graph.gaps("盛岡市")[:2] if g.id != gap.id]
    for month, times in (("2026-09", 12), ("2026-10", 1)):
        for _ in range(times):
            graph.ledger.file(UnmetNeed("03201", gap.need[0], "none_listed", month))
    with TestClient(create_app(lambda: graph)) as client:
        for version, words in (("wider", ()), ("support", ("--support",))):
            form = {"municipality": "03201", "gap": [gap.id, *others], "form": "md", "version": version}
            page = client.post("/gaps/sheet", data=form).text
            chosen = [word for one in (gap.id, *others) for word in ("--gap", one)]
            ran = jusou("gaps", "--municipality", "盛岡市", "--format", "md", *chosen, *words)
            assert ran.out == page
            assert "12件" in page
            assert "少数のため非表示" in page
            assert gap.title in page
    assert "取扱注意" in page


def test_printing_a_sheet_begins_no_ledger(jusou: Jusou, tmp_path: Path) -> None:
    assert jusou("gaps", "--municipality", "井川町", "--format", "md").status == 0
    assert not (tmp_path / "home" / "ledger.db").exists()


def test_a_reading_is_set_aside_on_the_command_line(jusou: Jusou) -> None:
    words = ("assess", "--municipality", "盛岡市", "--json", "--text", "家賃を滞納している。")
    read = json.loads(jusou(*words).out)["understood"]["read"]
    ids = [one["id"] for one in read if one["field"] == "concerns"]
    again = jusou(*words, *(word for one in ids for word in ("--not-meant", one)))
    answer = json.loads(again.out)
    assert answer["understood"]["consultation"]["concerns"] == []
    assert {one["id"] for one in answer["understood"]["not_meant"]} == set(ids)
    refused = jusou(*words, "--not-meant", "concern:x/祖母")
    assert refused.status == 1
    assert "読み取ったことの中にありません" in refused.err


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("gaps", "--municipality", "盛岡市", "--format", "docx"), 2, "-o"),
        (("gaps", "--format", "md"), 2, "--municipality"),
        (("gaps", "--municipality", "横浜市"), 1, "入っている自治体"),
        (("gaps", "--municipality", "盛岡市", "--gap", "x", "--format", "md"), 1, "空白「x」は今の一覧にありません"),
        (("assess", "--text", "家賃が払えない"), 2, "--municipality"),
        (("assess", "nowhere.yaml"), 3, "nowhere.yaml"),
        (("ledger", "restore", "nowhere.json"), 2, "--yes"),
        (("ledger", "restore", "nowhere.json", "--yes"), 3, "nowhere.json"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(jusou: Jusou, words: tuple[str, ...], status: int, says: str) -> None:
    ran = jusou(*words)
    assert ran.status == status
    assert says in ran.err


def test_an_assessment_of_a_text_is_short_first_and_whole_on_demand(jusou: Jusou) -> None:
    text = "大通三丁目の45歳男性。仕事が切れ家賃を2か月払えていない。ひとり暮らし。"
    short = jusou("assess", "--municipality", "盛岡市", "--text", text).out
    assert "盛岡市くらしの相談支援室" in short
    assert len(short.splitlines()) <= 15
    whole = jusou("assess", "--municipality", "盛岡市", "--text", text, "--explain").out
    assert "002:182" in whole


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_consultation_in_a_file(jusou: Jusou, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"case{suffix}"
    path.write_text('{"municipality": "05366", "age": 76, "concerns": ["介護のこと"]}', encoding="utf-8")
    answer = json.loads(jusou("assess", str(path), "--json").out)
    assert "井川町地域包括支援センター" in [c["agency"]["name"] for c in answer["contacts"]]


def test_a_bad_line_of_consultations_is_named(jusou: Jusou) -> None:
    ran = jusou("assess", "--jsonl", stdin='{"municipality": "03201", "colour": "red"}\n')
    assert ran.status == 1
    assert "colour" in ran.err


def test_the_ledger_is_backed_up_and_restored(jusou: Jusou, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    assert jusou("ledger", "backup", str(copy)).status == 0
    assert jusou("ledger", "restore", str(copy), "--yes").status == 0
    assert jusou("ledger", "counts", "--municipality", "盛岡市").out == ""
