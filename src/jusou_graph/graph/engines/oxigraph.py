"""The default engine: Oxigraph inside this process, in memory or on disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from jusou_graph.codes import BASE_IRI
from jusou_graph.errors import EngineUnavailableError
from jusou_graph.graph.elements import Elements
from jusou_graph.graph.store import Cell, Progress, Row, sorted_rows
from jusou_graph.graph.triples import Literal, Triple, from_triples, predicate, triples
from jusou_graph.queries import NamedQuery, check_parameters

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CURRENT = "current"


class OxigraphStore:
    """Oxigraph in memory, or in ``folder`` on disk.

    On disk every load is built in a folder of its own beside the others; the file ``current`` names the one in use and
    is replaced in one step, so that a reader sees the old content or the new. The service opens it read-only.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._store = ox.Store() if folder is None else self._open_current(folder)

    def load(self, found: Elements, progress: Progress | None = None) -> None:
        """Replaces what the store holds."""
        target = ox.Store() if self._folder is None else self._new_store(self._folder, found.revision)
        target.bulk_extend(_quads(found))
        if self._folder is not None:
            target.flush()
            del target
            self._switch(self._folder, found.revision)
            target = self._open_current(self._folder)
        self._store = target
        if progress:
            progress(len(found.nodes) + len(found.edges), len(found.nodes) + len(found.edges))

    def read(self) -> Elements:
        """Everything the store holds."""
        return from_triples(_triple(q) for q in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def run(self, query: NamedQuery, parameters: dict[str, str]) -> list[Row]:
        """Answers a named query."""
        check_parameters(query, parameters)
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): ox.Literal(value) for name, value in parameters.items()
        }
        solutions = self._store.query(query.sparql, substitutions=bound or None)
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError(f"{query.name} is no SELECT query")
        return sorted_rows([{c: _cell(solution[c]) for c in query.columns} for solution in solutions])

    def revision(self) -> str:
        """Revision of the data held."""
        pattern = (ox.NamedNode(BASE_IRI + "dataset"), ox.NamedNode(predicate("revision")), None, None)
        return next((str(_plain(q.object)) for q in self._store.quads_for_pattern(*pattern)), "")

    def close(self) -> None:
        """Lets go of the files."""
        self._store = ox.Store()

    @staticmethod
    def _open_current(folder: Path) -> ox.Store:
        pointer = folder / _CURRENT
        if not pointer.is_file():
            return ox.Store()
        try:
            return ox.Store.read_only(str(folder / pointer.read_text(encoding="utf-8").strip()))
        except OSError as error:
            raise EngineUnavailableError(
                f"グラフのフォルダー {folder} を開けません（{error}）。", "「jusou graph push」で作り直してください。"
            ) from error

    @staticmethod
    def _new_store(folder: Path, revision: str) -> ox.Store:
        target = folder / f"{revision}.new-{os.getpid()}"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        return ox.Store(str(target))

    @staticmethod
    def _switch(folder: Path, revision: str) -> None:
        built = folder / f"{revision}.new-{os.getpid()}"
        used = folder / f"{revision}-{os.getpid()}"
        shutil.rmtree(used, ignore_errors=True)
        built.rename(used)
        pointer = folder / f"{_CURRENT}.{os.getpid()}"
        pointer.write_text(used.name, encoding="utf-8")
        pointer.replace(folder / _CURRENT)


def _quads(found: Elements) -> Iterator[ox.Quad]:
    for subject, pred, obj in triples(found):
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(pred), _term(obj))


def _term(obj: str | Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(obj, str):
        return ox.NamedNode(obj)
    if obj.language:
        return ox.Literal(str(obj.value), language=obj.language)
    return ox.Literal(obj.value)


def _triple(quad: ox.Quad) -> Triple:
    subject, obj = quad.subject, quad.object
    if not isinstance(subject, ox.NamedNode):
        return "", "", ""
    if isinstance(obj, ox.NamedNode):
        return subject.value, quad.predicate.value, obj.value
    value = _plain(obj)
    return subject.value, quad.predicate.value, Literal(value if value is not None else "")


def _plain(term: object) -> Cell:
    if not isinstance(term, ox.Literal):
        return None
    if term.datatype.value == _XSD + "integer":
        return int(term.value)
    if term.datatype.value == _XSD + "boolean":
        return term.value == "true"
    return term.value


def _cell(term: object) -> Cell:
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(BASE_IRI)
    return _plain(term)
