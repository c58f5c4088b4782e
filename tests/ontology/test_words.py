"""Readings are hiragana, quotes stand in the plans, and citations point to lines that exist."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, Namespace

from .conftest import ONTOLOGY

JUSOU = Namespace("https://w3id.org/jusou/def/")
HIRAGANA = re.compile(r"^[ぁ-ゖー・、（）() ]+$")
MARKS = re.compile(r"[^・、（）() ]")
CITED = re.compile(r"(\d{3}):(\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)")
QUOTED = re.compile(r"「([^「」]{6,})」")
PLANS = ONTOLOGY.parent / "data" / "municipalities"


@cache
def plans() -> dict[str, list[str]]:
    """Lines of each plan by document number."""
    files = PLANS.glob("*/plan_*.txt")
    return {f.stem.removeprefix("plan_"): Path(f).read_text(encoding="utf-8").split("\n") for f in files}


def labels(ontology: Graph, language: str) -> dict[object, str]:
    found = {}
    for prop in (RDFS.label, SKOS.prefLabel):
        for subject, text in ontology.subject_objects(prop):
            if isinstance(text, Literal) and str(text.language).lower() == language:
                found[subject] = str(text)
    return found


def test_readings_are_hiragana(ontology: Graph) -> None:
    readings = labels(ontology, "ja-hira")
    assert len(readings) >= 330
    assert {r for r in readings.values() if not HIRAGANA.match(r)} == set()


def test_readings_keep_the_brackets_and_dots_of_their_label(ontology: Graph) -> None:
    written = labels(ontology, "ja")
    readings = labels(ontology, "ja-hira")
    wrong = {(written[s], r) for s, r in readings.items() if MARKS.sub("", written[s]) != MARKS.sub("", r)}
    assert wrong == set()


def test_kana_in_a_label_are_read_as_they_are(ontology: Graph) -> None:
    """Hiragana and katakana of a label come back in its reading, in their order."""
    written = labels(ontology, "ja")
    wrong = set()
    for subject, reading in labels(ontology, "ja-hira").items():
        runs = re.findall(r"[ぁ-ゖァ-ヶー]+", written[subject])
        pattern = ".*".join("".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in run) for run in runs)
        if not re.search(pattern, reading):
            wrong.add((written[subject], reading))
    assert wrong == set()


def statements(ontology: Graph) -> list[str]:
    props = (SKOS.definition, SKOS.scopeNote)
    return [str(o) for prop in props for o in ontology.objects(None, prop)]


def test_quotes_stand_in_the_plans(ontology: Graph) -> None:
    assert len(plans()) == 5
    texts = {number: re.sub(r"\s", "", "".join(lines)) for number, lines in plans().items()}
    missing, count = [], 0
    for text in statements(ontology):
        cited = {number for number, _ in CITED.findall(text)} or set(texts)
        for quote in QUOTED.findall(text):
            if CITED.fullmatch(quote) or re.fullmatch(r"[\w-]+/[\w-]+", quote):
                continue
            count += 1
            if not any(re.sub(r"\s", "", quote) in texts[number] for number in cited):
                missing.append((quote, sorted(cited)))
    assert count >= 25
    assert missing == []


def test_citations_point_to_lines_with_text(ontology: Graph) -> None:
    texts = [*statements(ontology), *(str(o) for o in ontology.objects(None, DCTERMS.source))]
    empty, count = set(), 0
    for text in texts:
        for number, spans in CITED.findall(text):
            for span in spans.split(","):
                first, _, last = span.partition("-")
                lines = plans()[number][int(first) - 1 : int(last or first)]
                count += 1
                if not any(line.strip() for line in lines):
                    empty.add(f"{number}:{span}")
    assert count >= 300
    assert empty == set()


@pytest.mark.parametrize("scheme", ["concern", "meeting", "setup"])
def test_a_label_stands_at_its_citation(ontology: Graph, scheme: str) -> None:
    """The closed lists taken from one place are printed there."""
    names = labels(ontology, "ja")
    missing, count = set(), 0
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        if f"/scheme/{scheme}/" not in str(concept):
            continue
        count += 1
        near = ""
        for source in ontology.objects(concept, DCTERMS.source):
            for number, spans in CITED.findall(str(source)):
                for span in spans.split(","):
                    first, _, last = span.partition("-")
                    near += "".join(plans()[number][max(0, int(first) - 3) : int(last or first) + 3])
        near = re.sub(r"\s", "", near)
        words = [names[concept], *(str(o) for o in ontology.objects(concept, SKOS.altLabel))]
        parts = [re.sub(r"\s", "", w) for w in words] + names[concept].split(" ")[-1:]
        if not any(part in near for part in parts):
            missing.add((names[concept], str(concept)))
    assert count >= 3
    assert missing == set()
