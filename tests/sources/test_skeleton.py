"""A new municipality's folder passes the check, invents nothing, and says what is still to be written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import RECORD_FILES
from jusou_graph.model.records import Agency
from jusou_graph.sources.catalog_loader import check
from jusou_graph.sources.skeleton import UNFILLED, new_municipality, still_to_fill


def test_the_new_folder_passes_the_check_and_holds_no_record(tmp_path: Path) -> None:
    folder = new_municipality(tmp_path, "03999", "架空市", "kaku")
    found, notices = check(tmp_path)
    assert folder.name == "03999-kaku"
    assert {n.code for n in notices} == {"draft-unfilled"}
    (municipality,) = found
    assert (municipality.profile.name, municipality.profile.prefecture) == ("架空市", "岩手県")
    assert all(getattr(municipality, stem) == [] for stem in RECORD_FILES)
    assert (municipality.catchments, municipality.towns) == ([], [])


def test_a_municipality_of_the_national_list_begins_with_its_own_towns(tmp_path: Path) -> None:
    new_municipality(tmp_path, "03321", romaji="shiwa")
    (municipality,), notices = check(tmp_path)
    profile = municipality.profile
    assert {notice.code for notice in notices} == {"draft-unfilled"}
    assert (profile.name, profile.prefecture, profile.county) == ("紫波町", "岩手県", "紫波郡")
    assert (profile.reading, profile.prefecture_reading) == ("しわちょう", "いわてけん")
    assert len(municipality.towns) >= 50
    hizume = next(t for t in municipality.towns if t.name == "日詰" and t.chome is None and not t.aza)
    assert (hizume.reading, hizume.postal_codes, hizume.source) == ("ヒヅメ", ("0283305",), "abr")
    comments = (tmp_path / "03321-shiwa/towns.csv").read_text(encoding="utf-8").split("town,chome")[0]
    for words in ("アドレス・ベース・レジストリ", "CC BY 4.0", "日本郵便は著作権を主張しない", "取得 2026-11-30"):
        assert words in comments


@pytest.mark.parametrize("name", ["紫波町", "紫波郡紫波町", "岩手県紫波町", "岩手県紫波郡紫波町"])
def test_the_name_may_be_given_in_full(tmp_path: Path, name: str) -> None:
    new_municipality(tmp_path, "03321", name)
    assert 'name: "紫波町"' in (tmp_path / "03321/municipality.yaml").read_text(encoding="utf-8")


def test_it_shows_what_is_still_to_fill_until_it_is_filled(tmp_path: Path) -> None:
    folder = new_municipality(tmp_path, "03999", "架空市")
    lacking = still_to_fill(folder)
    assert any("municipality.yaml" in line and UNFILLED in line for line in lacking)
    assert any("agencies.yaml 記録がない" in line for line in lacking)
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(UNFILLED, "書いた"), encoding="utf-8")
        if path.suffix == ".yaml" and path.stem in RECORD_FILES:
            path.write_text("- id: x\n", encoding="utf-8")
    assert still_to_fill(folder) == []


def test_a_given_plan_is_copied_letter_by_letter_and_cited(tmp_path: Path) -> None:
    plan = tmp_path / "計画.txt"
    plan.write_bytes("\n\n　架空市実施計画\n令和8年\n".encode())
    parent = tmp_path / "data"
    parent.mkdir()
    folder = new_municipality(parent, "47999", "架空村", plan=plan)
    assert (folder / "plan_000.txt").read_bytes() == plan.read_bytes()
    (municipality,), notices = check(parent)
    assert {n.code for n in notices} == {"draft-unfilled"}
    assert municipality.profile.prefecture == "沖縄県"
    source = municipality.profile.documents[0].sources[0]
    assert (source.lines, source.quote) == ("000:3", "架空市実施計画")


def test_document_numbers_are_not_used_twice(tmp_path: Path) -> None:
    new_municipality(tmp_path, "03998", "甲市")
    second = new_municipality(tmp_path, "03999", "乙市")
    assert (second / "plan_001.txt").is_file()


def test_the_commented_example_becomes_a_record_when_uncommented(tmp_path: Path) -> None:
    folder = new_municipality(tmp_path, "03999", "架空市")
    for stem, model in RECORD_FILES.items():
        lines = (folder / f"{stem}.yaml").read_text(encoding="utf-8").splitlines()
        example = "\n".join(line.removeprefix("# ") for line in lines[3:])
        (record,) = yaml.safe_load(example)
        assert list(record) == list(model.model_fields), stem
    assert Agency.model_fields["id"].is_required()


@pytest.mark.parametrize(
    ("code", "name", "romaji", "told"),
    [
        ("3999", "架空市", None, "5桁"),
        ("039994", "架空市", None, "検査数字（6桁めの4）が合いません。 03999 なら 039993"),
        ("99999", "架空市", None, "コード"),
        ("03999", " ", None, "名前が空"),
        ("03999", None, None, "全国の一覧にありません"),
        ("03321", "矢巾町", None, "03321 は岩手県紫波町のコードです"),
        ("12102", None, None, "花見川区のコードです。.*12100"),
        ("03999", "架空市", "Kaku Shi", "フォルダー名"),
        ("03111", "架空市", None, "もうあります"),
    ],
)
def test_what_cannot_be_used_is_told(
    tmp_path: Path, code: str, name: str | None, romaji: str | None, told: str
) -> None:
    (tmp_path / "03111-there").mkdir()
    with pytest.raises(InputError, match=told):
        new_municipality(tmp_path, code, name, romaji)
    assert [p.name for p in tmp_path.iterdir()] == ["03111-there"]


def test_a_plan_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes("計画".encode("cp932"))
    for plan in (bad, tmp_path / "none.txt"):
        with pytest.raises(InputError):
            new_municipality(tmp_path, "03999", "架空市", plan=plan)


@pytest.mark.parametrize("code", ["03999", "039993", "０３９９９３"])
def test_a_code_may_bear_its_check_digit(tmp_path: Path, code: str) -> None:
    assert new_municipality(tmp_path, code, "架空市").name == "03999"
