"""The reference page names every command, option, setting and query; README and CONTRIBUTING name files that exist."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from jusou_graph.cli.main import command_parser
from jusou_graph.queries import load_all

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/ja/commands.md").read_text(encoding="utf-8")


def words(parser: argparse.ArgumentParser, name: str = "jusou") -> Iterator[tuple[str, argparse.Action]]:
    """Every word of the command line with the command it belongs to."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield from words(inner, f"{name} {word}")
        elif action.dest != "help":
            yield name, action


def test_every_command_and_option_is_on_the_page_with_its_meaning() -> None:
    found = list(words(command_parser()))
    assert len({name for name, _ in found}) >= 16
    assert len(found) >= 60
    for name, action in found:
        section = PAGE.split(f"## {name}\n")[1].split("\n## ")[0]
        assert action.help, (name, action.dest)
        for option in action.option_strings or [str(action.metavar)]:
            assert f"`{option}`" in section, (name, option)


def test_every_setting_is_on_the_page_and_no_other() -> None:
    read = re.findall(r'"(JUSOU_[A-Z0-9_]+)"', (ROOT / "src/jusou_graph/settings.py").read_text(encoding="utf-8"))
    assert len(set(read)) >= 10
    assert set(re.findall(r"^\| `(JUSOU_[A-Z0-9_]+)` \|", PAGE, re.MULTILINE)) == set(read)


def test_every_query_is_on_the_page() -> None:
    assert len(load_all()) >= 40
    assert [q for q in load_all() if f"| `{q}` |" not in PAGE] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/ja/data-editing.md", "docs/ja/handbook.md"])
def test_links_and_commands_of_the_pages_are_real(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert [x for x in links if "://" not in x and not ((ROOT / page).parent / x).exists()] == []
    known = {name.split()[1] for name, _ in words(command_parser())}
    assert set(re.findall(r"\bjusou (?!-)([a-z]+)\b", text)) <= known


def test_the_images_packages_are_those_of_the_locked_environment() -> None:
    image, dev = (
        dict(re.findall(r"^([a-z0-9_.-]+)==([^ ;]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))
        for file in ("deploy/requirements.lock", "requirements-dev.lock")
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["neo4j"], *extras["office"], *extras["ledger"]]
    assert len(wanted) >= 14
    assert [w for w in wanted if re.split(r"[\[<>=]", w)[0] not in image] == []
    assert {name: dev.get(name) for name in image} == image
