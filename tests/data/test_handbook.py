"""The handbook: its generated pages are fresh, it explains every field and notice, and its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from jusou_graph.cli.main import main
from jusou_graph.model.catalog import RECORD_FILES, Profile
from jusou_graph.notices import CATALOGUE
from jusou_graph.sources.field_meanings import CSV_COLUMNS, FILES, meaning
from jusou_graph.sources.form_examples import FORMS
from jusou_graph.sources.workbook import TABLES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "ja"


def test_generated_pages_are_fresh() -> None:
    command = [sys.executable, str(DOCS / "generate_reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_notice_is_in_the_handbook() -> None:
    page = (DOCS / "notices.md").read_text(encoding="utf-8")
    assert {code for code in CATALOGUE if f"## {code}\n" not in page} == set()


def test_every_file_field_and_column_has_a_meaning() -> None:
    assert set(FILES) == {"municipality", *RECORD_FILES, "catchments", "areas", "towns"}
    for model in (Profile, *RECORD_FILES.values()):
        assert all(meaning(model, name) for name in model.model_fields)
    assert {stem: tuple(about) for stem, about in CSV_COLUMNS.items()} == {
        stem: (*must, *may) for stem, (must, may) in TABLES.items()
    }


def test_commands_in_the_handbook_are_commands(tmp_path: Path) -> None:
    text = (DOCS / "data-editing.md").read_text(encoding="utf-8")
    named = set(re.findall(r"jusou data (\w+)", text))
    assert named == {"check", "new", "export", "import"}


def test_the_handbooks_own_walk_through(tmp_path: Path) -> None:
    plan, sheet = tmp_path / "計画.txt", tmp_path / "data.xlsx"
    plan.write_text("陸前高田市の計画\n", encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    new = ["data", "new", "03210", "--name", "陸前高田市", "--romaji", "rikuzentakata", "--plan", str(plan)]
    assert main([*new, "--into", str(data)]) == 0
    assert main(["data", "check", str(data)]) == 0
    assert main(["data", "export", "--xlsx", str(sheet), str(data)]) == 0
    assert main(["data", "import", str(sheet), str(data)]) == 0


def test_links_of_the_handbook_lead_somewhere() -> None:
    for page in ("data-editing.md", "data-fields.md", "notices.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        anchors = {f"#{h.strip().lower()}" for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert target in anchors if target.startswith("#") else (DOCS / target).is_file(), (page, target)


def test_the_handbook_shows_every_form_of_table_as_the_examples_write_it() -> None:
    text = (DOCS / "data-editing.md").read_text(encoding="utf-8")
    section = text.partition("## 担当地区の表をどう写すか")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][1:]
    for form, line in zip(FORMS, lines, strict=True):
        for row in (*form.rows, *form.areas):
            written = " ".join(f"{column}={value}" for column, value in row.items() if value and column != "printed")
            assert row["printed"] in line
            assert f"`{written}`" in line, form.about
