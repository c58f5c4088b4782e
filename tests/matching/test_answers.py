"""The answer's shape, its explanation and picture, and that nothing of a consultation stays behind."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from jusou_graph.matching import Assessor
from jusou_graph.telling.explain import explain
from jusou_graph.telling.path_picture import path_svg, text_twin
from matching.scoring import load_cases

CASES = load_cases()
KEYS = {
    "municipality", "understood", "catchment", "fields", "contacts", "programmes", "meeting", "resources", "not_suitable",
    "gaps", "emergency", "ask", "source",
}  # fmt: skip
EVIDENCE = {"rule", "verdict", "need", "resource", "source"}
REASONS = {"none_listed", "planned_only", "not_eligible", "unnamed", "not_collected"}
MARK = "ひみつのしるし七七七"


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_shape_of_the_contract(case: dict[str, Any], assessor: Assessor) -> None:
    out = json.loads(json.dumps(assessor.assess(case["consultation"]).to_dict(), ensure_ascii=False))
    assert out.keys() >= KEYS
    assert {c["verdict"] for c in out["contacts"]} <= {"recommended", "to_confirm"}
    assert {r["verdict"] for r in out["resources"]} <= {"fits", "fits_if", "by_arrangement"}
    assert {r["role"] for r in out["resources"]} <= {"client", "helper"}
    assert {p["label"] for p in out["programmes"]} <= {"包括的相談", "参加", "地域づくり", "アウトリーチ", "多機関協働"}
    assert out["meeting"]["kind"] in {"none", "support_meeting", "integrated_support_meeting", "undetermined"}
    assert {g["reason"] for g in out["gaps"]} <= REASONS
    assert out["emergency"]["first"] == bool(out["emergency"]["text"])
    parts = [
        *out["fields"],
        *out["contacts"],
        *out["programmes"],
        *out["resources"],
        *out["not_suitable"],
        *out["gaps"],
    ]
    for part in [*parts, out["meeting"]]:
        for e in part["because"]:
            assert e.keys() >= EVIDENCE
            assert e["source"] is None or set(e["source"]) == {"document", "section", "lines", "quote", "as_of"}


@pytest.mark.parametrize("case", CASES[::6], ids=[c["id"] for c in CASES[::6]])
def test_explanation_is_short_first_then_complete(case: dict[str, Any], assessor: Assessor) -> None:
    answer = assessor.assess(case["consultation"])
    short, _, full = explain(answer).partition("― 理由 ―")
    assert len(short.splitlines()) < 24
    if answer.emergency.first:
        assert short.splitlines()[2].startswith("【先に】")
    for contact in answer.contacts:
        assert contact.name in short
        assert contact.name in full
        assert all(e.source.lines in full for e in contact.because if e.source)


@pytest.mark.parametrize("case", CASES[::6], ids=[c["id"] for c in CASES[::6]])
def test_picture_is_sound_and_has_a_text_twin(case: dict[str, Any], assessor: Assessor) -> None:
    answer = assessor.assess(case["consultation"])
    svg = path_svg(answer)
    root = ET.fromstring(svg)
    title, desc = root[0], root[1]
    assert title.tag.endswith("title")
    assert desc.tag.endswith("desc")
    assert desc.text is None or desc.text.splitlines() == text_twin(answer)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    for rect in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= width
        assert float(rect.attrib["y"]) + float(rect.attrib["height"]) <= height
    assert path_svg(answer) == svg


def test_a_picture_of_nothing(assessor: Assessor) -> None:
    assert "<svg" in path_svg(assessor.assess({"municipality": "03201"}))


def test_quotes_are_printed_in_the_plan(assessor: Assessor) -> None:
    """Every passage an assessment cites stands verbatim in the cited lines."""
    root = Path(__file__).parents[2] / "data/municipalities"
    lines = {p.name[5:8]: p.read_text(encoding="utf-8").split("\n") for p in root.glob("*/plan_*.txt")}
    cited: set[tuple[str, str]] = set()
    for case in CASES:
        found = json.dumps(assessor.assess(case["consultation"]).to_dict(), ensure_ascii=False)
        cited.update(re.findall(r'"lines": "([^"]+)", "quote": "((?:[^"\\]|\\.)*)"', found))
    assert len(cited) > 100
    for where, quote in cited:
        numbers = [n for part in where[4:].split(",") for n in _span(part)]
        text = "".join("".join(lines[where[:3]][n - 1] for n in numbers).split())
        assert "".join(json.loads(f'"{quote}"').split()) in text, (where, quote)


def _span(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)


def test_nothing_of_a_consultation_is_logged_or_written(
    assessor: Assessor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Neither a log, nor the console, nor any file opened for writing sees the words."""
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.DEBUG)
    written: list[str] = []

    def audit(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+") and watching:
            written.append(str(args[0]))

    watching = False
    sys.addaudithook(audit)
    watching = True
    given = {"municipality": "03201", "text": f"{MARK}。82歳の母は物忘れがある。", "address": "高松三丁目", "subject": MARK,
             "household": [{"relation": "長男", "age": 54, "issue": MARK}]}  # fmt: skip
    answer = assessor.assess(given)
    explain(answer)
    path_svg(answer)
    assessor.read_text(given["text"], "03201")  # type: ignore[arg-type]  # a string
    watching = False
    out, err = capfd.readouterr()
    assert MARK not in out + err + caplog.text
    assert written == []
    assert os.listdir(tmp_path) == []


def test_answers_share_no_state(assessor: Assessor) -> None:
    """An answer does not depend on the one before it."""
    first = assessor.assess(CASES[0]["consultation"]).to_dict()
    for case in CASES[1:6]:
        assessor.assess(case["consultation"])
    assert assessor.assess(CASES[0]["consultation"]).to_dict() == first
