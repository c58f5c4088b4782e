"""What is generated from the ontology is fresh, and comes out the same twice."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import ONTOLOGY


@pytest.mark.parametrize("script", ["generate_vocabulary.py", "generate_reference.py"])
def test_generated_files_are_fresh(script: str) -> None:
    command = [sys.executable, "-B", str(ONTOLOGY / script), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_reference_names_every_concept_and_class() -> None:
    page = (ONTOLOGY.parent / "docs" / "ja" / "terms.md").read_text(encoding="utf-8")
    assert page.count("\n### ") >= 40
    assert page.count("\n| ") >= 400
