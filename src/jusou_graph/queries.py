"""The named queries: one question a file, SPARQL and Cypher twins sharing a stem and a header.

A header line begins with ``#+`` (SPARQL) or ``//+`` (Cypher) and holds YAML::

    #+ name: gaps/town-in-two-catchments
    #+ summary: 二つのセンターに印字されている町名
    #+ columns: [municipality, town, agency]
    #+ parameters: [municipality]
    #+ denominator: counts/catchment-entries

A parameter is always one of the columns: left out, the query answers for every value of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from jusou_graph import resources
from jusou_graph.errors import QueryError


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One named question.

    Attributes:
        name: Folder and stem, as ``"gaps/town-in-two-catchments"``.
        summary: What it answers, in Japanese.
        columns: Names of the answer's columns.
        parameters: Columns that a caller may fix.
        denominator: Query that counts "out of how many", or None.
        sparql: SPARQL text; ``cypher`` its twin.
    """

    name: str
    summary: str
    columns: tuple[str, ...]
    parameters: tuple[str, ...]
    denominator: str | None
    sparql: str
    cypher: str


def header(text: str, mark: str) -> dict[str, object]:
    """Header of a query file as a mapping.

    Raises:
        QueryError: There is no header.
    """
    lines = [line.removeprefix(mark)[1:] for line in text.splitlines() if line.startswith(mark)]
    found = yaml.safe_load("\n".join(lines))
    if not isinstance(found, dict):
        raise QueryError(f"検索の定義に見出し（{mark} で始まる行）がありません。")
    return found


@cache
def load_all() -> dict[str, NamedQuery]:
    """Every named query by name, sorted."""
    folder = resources.queries_folder()
    return {q.name: q for q in (_load(folder, path) for path in sorted(folder.rglob("*.rq")))}


def get(name: str) -> NamedQuery:
    """A named query.

    Raises:
        QueryError: No query has that name.
    """
    found = load_all().get(name)
    if found is None:
        raise QueryError(f"「{name}」という検索はありません。", "使える名前は「jusou query --list」で見られます。")
    return found


@cache
def admin(name: str) -> tuple[str, ...]:
    """Statements of a maintenance file under ``queries/admin``, as ``admin("neo4j/schema")``; comments left out."""
    text = (resources.queries_folder() / "admin" / f"{name}.cypher").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return tuple(part.strip() for part in code.split(";") if part.strip())


def check_parameters(query: NamedQuery, given: dict[str, str]) -> None:
    """Refuses parameters the query does not have.

    Raises:
        QueryError: A parameter is unknown.
    """
    for name in given:
        if name not in query.parameters:
            known = "、".join(query.parameters) or "なし"
            raise QueryError(f"検索「{query.name}」に「{name}」という条件はありません。", f"使える条件: {known}")


def _load(folder: Path, path: Path) -> NamedQuery:
    sparql = path.read_text(encoding="utf-8")
    twin = path.with_suffix(".cypher")
    cypher = twin.read_text(encoding="utf-8") if twin.is_file() else ""
    about = header(sparql, "#+")
    name = path.relative_to(folder).with_suffix("").as_posix()
    if about.get("name") != name:
        raise QueryError(f"{path} の見出しの name が「{about.get('name')}」です。", f"「{name}」に直してください。")
    return NamedQuery(
        name,
        str(about["summary"]),
        tuple(about["columns"]),  # type: ignore[arg-type]  # a YAML list of words
        tuple(about.get("parameters") or ()),  # type: ignore[arg-type]
        str(about["denominator"]) if about.get("denominator") else None,
        sparql,
        cypher,
    )
