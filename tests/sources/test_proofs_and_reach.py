"""Values stand in the quotes of their record, and every desk, place and meeting can become part of an answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import DATA
from jusou_graph.matching import Assessor
from jusou_graph.model.catalog import Catalog
from jusou_graph.notices import Notice
from jusou_graph.service import compose
from jusou_graph.sources.municipality_folder import read_folder

BASE = Path(__file__).parents[1] / "fixtures" / "base"


def _read(tmp_path: Path, file: str, old: str, new: str, base: Path = BASE) -> list[Notice]:
    folder = tmp_path / base.name
    shutil.copytree(base, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_folder(folder).notices


def test_the_real_municipalities_are_clean() -> None:
    for folder in sorted(DATA.iterdir()):
        assert read_folder(folder).notices == []


@pytest.mark.parametrize(
    ("folder", "old", "new"),
    [
        # the walk of the pages changed 西松園二丁目 to 三丁目 in Excel, and the proof stayed as it was
        ("03201-morioka", "location: 西松園二丁目", "location: 西松園三丁目"),
        ("03201-morioka", "location: 北山二丁目", "location: 北山一丁目"),
        ("03201-morioka", "name: イーハトーブ地域包括支援センター", "name: イーハトープ地域包括支援センター"),
        ("03201-morioka", "operator: earth-support", "operator: shakyo"),
        ("03201-morioka", "department: 保健福祉部長寿社会課", "department: 保健福祉部高齢福祉課"),
        ("04216-tomiya", "name: 地域支援センターぱれっとよしおか", "name: 地域支援センターぱれっととみや"),
        ("22205-atami", "operator: fukkokai", "operator: jogasaki"),
    ],
)
def test_a_value_changed_by_hand_does_not_keep_its_old_proof(tmp_path: Path, folder: str, old: str, new: str) -> None:
    found = [n for n in _read(tmp_path, "agencies.yaml", old, new, DATA / folder) if n.code == "value-not-in-quotes"]
    assert len(found) == 1
    assert found[0].line > 0
    assert found[0].severity == "warning"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("location: 西町", "location: 西　町"),
        ("location: 東町一丁目", "location: 東町 一丁目"),
        ("location: 西町", "location: 西町三丁目\n  note: 西町三丁目は町の公報による"),
        ("location: 西町", "location: 西町三丁目\n  unconfirmed: [location]"),
        ("name: にし相談センター", "name: にし相談支援センター\n  printed: にし相談センター\n  correction: 支援の脱字"),
        ("  operator: nishi-kai\n", ""),
    ],
)
def test_what_is_the_same_or_explained_is_no_notice(tmp_path: Path, old: str, new: str) -> None:
    assert _read(tmp_path, "agencies.yaml", old, new) == []


ROUTES = {
    "fields: [child]": {"age": 33, "concerns": ["子育てのこと"]},
    "fields: [disability]": {"age": 33, "disability_certificate": "療育B"},
    "fields: [poverty]": {"age": 45, "concerns": ["収入・生活費のこと"]},
    "programme: p1-ni": {"age": 45, "concerns": ["収入・生活費のこと"]},
    "programme: p1-ha": {"age": 33, "concerns": ["子育てのこと"]},
    "concerns: [debt]": {"age": 45, "concerns": ["債務について"]},
    "content: 女性相談": {"age": 45, "concerns": ["DV・虐待"]},
    "operator: nishi-kai": None,
    "fields: [medical]": None,
    "status: active": None,
}


@pytest.mark.parametrize("trait", ROUTES)
def test_the_notice_and_the_answers_agree(tmp_path: Path, trait: str) -> None:
    desk = f"""- id: machi
  name: にし相談センター
  kind: partnerBody
  {trait}
  sources:
    - {{section: "1", lines: "990:7", quote: "にし相談センター\t(福)にし会"}}
- id: nishi"""
    folder = tmp_path / "base"
    shutil.copytree(BASE, folder)
    path = folder / "agencies.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("- id: nishi", desk, 1), encoding="utf-8")
    reading = read_folder(folder)
    assert reading.municipality is not None
    catalog = Catalog({"99900": reading.municipality}, "made")
    given = ROUTES[trait]
    assert bool([n for n in reading.notices if n.code == "never-answered"]) == (given is None)
    out = Assessor(catalog, compose.router(catalog).locate).assess(
        {"municipality": "99900", "subject": "本人", **(given or {"age": 45, "concerns": ["収入・生活費のこと"]})}
    )
    assert ("machi" in {c.id for c in out.contacts}) == (given is not None)
