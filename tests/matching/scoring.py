"""Scores answers against written cases: one line a kind of item.

An item counts where the writer of the case was sure of it: ``high`` counts the sure ones, ``medium`` the likely ones too.
Read ``must_not`` items beside the others: saying nothing passes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parents[1] / "cases"
SECOND_READER = Path(__file__).parents[1] / "second_reader_cases.yaml"
MEETINGS = {"support_meeting": "支援会議", "integrated_support_meeting": "重層的支援会議"}
TIERS = {"high": {"high"}, "medium": {"high", "medium"}}
OPEN_STATUS = ("unlisted", "no_table", "unknown")
Case = dict[str, Any]
Misses = dict[str, list[str]]


def plain(name: str) -> str:
    """A name without widths, blanks and a closing bracket."""
    return re.sub(r"(?<=.)\([^()]*\)$", "", re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)))


def load_cases(files: list[Path] | None = None) -> list[Case]:
    """All cases of tests/cases, or of the files given."""
    files = sorted(CASES.glob("*.yaml")) if files is None else files
    return [c for f in files for c in _read(f)["cases"]]


@cache
def _read(file: Path) -> dict[str, Any]:
    """A file of cases, read once a run and in C."""
    found: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def aliases(files: list[Path] | None = None) -> dict[str, str]:
    """Alias → the name it stands for, in the files given or in all of tests/cases and the second reader's."""
    found: dict[str, str] = {}
    for file in [*sorted(CASES.glob("*.yaml")), SECOND_READER] if files is None else files:
        for group in _read(file)["meta"]["aliases"]:
            found.update({plain(name): plain(group[0]) for name in group})
    return found


def request(case: Case, text_only: bool) -> dict[str, Any]:
    """The consultation of a case, or its text alone."""
    given: dict[str, Any] = case["consultation"]
    return {"municipality": given["municipality"], "text": given["text"]} if text_only else given


def items(case: Case, answer: dict[str, Any], alias: dict[str, str], tier: str = "high") -> dict[str, bool]:
    """Kind of item → right or wrong, for everything the case is sure enough of."""

    def key(name: str) -> str:
        return alias.get(plain(name), plain(name))

    sure = {kind for kind, confidence in case["confidence"].items() if confidence in TIERS[tier]}
    want, out = case["expected"], {}
    contacts = {key(c["agency"]["name"]) for c in answer["contacts"]}
    top = [key(r["resource"]["name"]) for r in answer["resources"][:3]]
    programmes = {p["label"] for p in answer["programmes"]}
    first, part = want["first_contact"], want["participation"]
    if "fields" in sure and want["fields"]["must"]:
        out["fields"] = set(want["fields"]["must"]) <= {f["label"] for f in answer["fields"]}
    if "catchment" in sure and want["catchment"]["status"] != "not_applicable":
        out["catchment"] = _catchment(want["catchment"], answer["catchment"], key)
    if "first_contact" in sure and (first["must"] or first["any_of"]):
        any_of = all(any(key(n) in contacts for n in group) for group in first["any_of"])
        out["first_contact"] = any_of and all(key(n) in contacts for n in first["must"])
    if "first_contact_must_not" in sure and first["must_not"]:
        out["contact_must_not"] = not any(key(n["name"]) in contacts for n in first["must_not"])
    if "jigyo" in sure:
        if want["jigyo"]["must"]:
            out["programme"] = set(want["jigyo"]["must"]) <= programmes
        if want["jigyo"]["must_not"]:
            out["programme_must_not"] = not programmes & set(want["jigyo"]["must_not"])
    if "meeting" in sure:
        kind = answer["meeting"]["kind"]
        named = {MEETINGS.get(kind, kind), answer["meeting"]["name"]}
        out["meeting"] = bool(named & {want["meeting"]["answer"], *want["meeting"]["also_ok"]})
    if "participation" in sure and part["top3_must"]:
        out["resource_top3"] = all(key(n) in top for n in part["top3_must"])
    elif "participation" in sure and part["top3_any"]:
        out["resource_top3"] = any(key(n) in top for n in part["top3_any"])
    if "participation_must_not" in sure and part["must_not"]:
        out["resource_must_not"] = not any(key(n["name"]) in top for n in part["must_not"])
    if "gap" in sure:
        out["gap_found" if want["gap"]["expected"] else "gap_not_invented"] = (
            bool(answer["gaps"]) == want["gap"]["expected"]
        )
    if "emergency" in sure:
        kind = "emergency" if want["emergency"]["expected"] else "no_false_emergency"
        out[kind] = answer["emergency"]["first"] == want["emergency"]["expected"]
    return out


def _catchment(want: dict[str, Any], got: dict[str, Any], key: Any) -> bool:
    names = {key(a["name"]) for a in got["agencies"]}
    if want["status"] in ("single", "sole_centre", "split"):
        return names == {key(n) for n in want["centres"]} and (want["status"] != "split" or got["status"] == "split")
    if want["status"] == "outside":
        return got["status"] == "outside" and not names
    return got["status"] in OPEN_STATUS


def count(results: list[tuple[str, dict[str, bool]]]) -> tuple[float, Misses]:
    """Share of right items, and the cases that missed by kind."""
    misses: Misses = defaultdict(list)
    right = total = 0
    for name, found in results:
        for kind, good in found.items():
            total += 1
            right += good
            if not good:
                misses[kind].append(name)
    return right / total, misses
