"""``jusou data check`` as an editor meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

from cli.conftest import Jusou

BASE = Path(__file__).parents[1] / "fixtures" / "base"


def test_the_real_data_are_sound(jusou: Jusou) -> None:
    ran = jusou("data", "check")
    assert ran.status == 0
    assert "5 自治体" in ran.out
    assert ran.err == ""


def test_a_quote_that_is_not_in_the_plan_is_named_with_file_line_and_mend(jusou: Jusou, tmp_path: Path) -> None:
    folder = tmp_path / "99900-base"
    shutil.copytree(BASE, folder)
    path = folder / "agencies.yaml"
    text = path.read_text(encoding="utf-8").replace("quote: ひがし相談センター", "quote: ひがしの相談センター")
    path.write_text(text, encoding="utf-8")
    line = 1 + text.splitlines().index("      quote: ひがしの相談センター")
    ran = jusou("data", "check", str(folder))
    assert ran.status == 1
    assert f"99900-base/agencies.yaml:{line}" in ran.err
    assert "ひがしの相談センター" in ran.err
    assert "計画書の字のまま写し" in ran.err


def test_a_folder_that_is_not_there(jusou: Jusou, tmp_path: Path) -> None:
    assert jusou("data", "check", str(tmp_path / "nowhere")).status == 3


def test_broken_data_stop_every_other_command_with_all_problems(jusou: Jusou, tmp_path: Path) -> None:
    folder = tmp_path / "99900-base"
    shutil.copytree(BASE, folder)
    (folder / "agencies.yaml").write_text("- id: X!\n", encoding="utf-8")
    ran = jusou("locate", "東町1", "--data", str(tmp_path))
    assert ran.status == 1
    assert ran.out == ""
    assert "agencies.yaml" in ran.err
