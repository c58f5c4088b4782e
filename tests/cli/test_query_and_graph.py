"""``jusou query`` and ``jusou graph``."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
import rdflib

from cli.conftest import Jusou


def test_queries_are_listed_with_their_summaries(jusou: Jusou) -> None:
    out = jusou("query", "--list").out
    assert "meetings/consent\t会議ごとに本人の同意が要るか" in out


def test_a_query_answers_with_its_columns(jusou: Jusou) -> None:
    rows = json.loads(jusou("query", "meetings/consent", "--param", "municipality=03201", "--json").out)
    consents = {row["name"]: row["consent"] for row in rows}
    assert consents["よりそい会議"] == "required"
    assert consents["支援会議"] == "not_required"


def test_the_table_form_has_a_header(jusou: Jusou) -> None:
    assert jusou("query", "meetings/consent").out.splitlines()[0] == "municipality\tmeeting\tname\tholds\tconsent"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("query", "nonsense"), 1, "という検索はありません"),
        (("query", "meetings/consent", "--param", "colour=red"), 1, "という条件はありません"),
        (("query", "meetings/consent", "--param", "municipality"), 2, "名前=値"),
        (("query", "meetings/consent", "--engine", "mysql:x"), 2, "エンジン"),
        pytest.param(
            ("query", "meetings/consent", "--engine", "bolt://127.0.0.1:1"), 3, "つながりません", marks=pytest.mark.slow
        ),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(jusou: Jusou, words: tuple[str, ...], status: int, says: str) -> None:
    ran = jusou(*words)
    assert ran.status == status
    assert says in ran.err


@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("nquads", "nquads")])
def test_the_graph_is_exported_whole_in_every_form(jusou: Jusou, tmp_path: Path, form: str, parser: str) -> None:
    base = Path(__file__).parents[1] / "fixtures" / "base"
    target = tmp_path / "graph"
    assert jusou("graph", "export", "--data", str(base), "--format", form, "-o", str(target)).status == 0
    graph = rdflib.Dataset() if form == "nquads" else rdflib.Graph()
    graph.parse(target, format=parser)
    assert len(graph) >= 100


def test_a_push_into_a_folder_serves_from_there(jusou: Jusou, tmp_path: Path) -> None:
    base = str(Path(__file__).parents[1] / "fixtures" / "base")
    engine = f"oxigraph:{tmp_path / 'store'}"
    first = jusou("graph", "push", "--engine", engine, "--data", base)
    assert first.status == 0
    assert "100 %" in first.err
    assert jusou("graph", "push", "--engine", engine, "--data", base).status == 0
    assert "東町" in jusou("locate", "東町1", "--engine", engine, "--data", base, "--municipality", "99900").out


@pytest.mark.parametrize(
    ("words", "mend"), [(("--host", "no-such-host.invalid"), "--host"), (("--port", "{taken}"), "--port")]
)
def test_a_service_that_cannot_open_says_which_word_to_change(jusou: Jusou, words: tuple[str, str], mend: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        given = [word.format(taken=taken.getsockname()[1]) for word in words]
        ran = jusou("serve", *given)
    assert ran.status == 3
    assert mend in ran.err
