"""Catches a test that reaches beside the repository: a clone must pass its tests with nothing next to it.

A folder that lies beside the repository on one machine is missing on the next, and a test that reads it passes for its
writer alone. Every file opened, folder listed and program started by this process is looked at; what lies in the folder
that holds the repository, but not in the repository, is refused. The temp folder, the interpreter and its packages may
lie there too, and so may hidden files and folders, where the repository is cloned right into someone's home.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
_BY_PATH = frozenset({"open", "os.listdir", "os.scandir", "os.chdir", "sqlite3.connect"})
_START = "subprocess.Popen"
_WATCHED = _BY_PATH | {_START}
_SYSTEM = ("bin", "dev", "etc", "lib", "lib64", "opt", "proc", "run", "sbin", "sys", "usr", "var")


class ReachedOutsideError(AssertionError):
    """A test opened, listed or started something beside the repository."""


class Watch:
    """Looks at audit events; refuses, and remembers what the code under test may swallow.

    Attributes:
        reached: Paths beside the repository that were reached for and are not yet told, in order.
    """

    def __init__(self, root: Path, allowed: Iterable[str | Path]) -> None:
        self._root, self._beside = _folder(root), _folder(root.parent)
        # What lies above both (/tmp, for a clone in /tmp/x) says nothing about what is beside the repository.
        self._inside = (self._root, *(one for one in map(_folder, allowed) if one.startswith(self._beside)))
        self.reached: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """The audit hook."""
        if event in _BY_PATH:
            self._look(args[0])
        elif event == _START:
            executable, arguments, folder, _ = args
            for one in (executable, *([arguments] if isinstance(arguments, str | bytes) else arguments), folder):
                if isinstance(one, str | bytes | os.PathLike) and os.path.isabs(one):
                    self._look(one)

    def is_outside(self, path: str) -> bool:
        """Whether an absolute path lies beside the repository and nothing allows it."""
        folder = _folder(path)
        if not folder.startswith(self._beside) or folder.startswith(self._inside):
            return False
        return not folder.removeprefix(self._beside).startswith(".")

    def _look(self, given: object) -> None:
        if not isinstance(given, str | bytes | os.PathLike):
            return  # the number of a file that is open already
        try:
            path = os.path.abspath(os.fsdecode(given))
        except OSError:
            return  # relative to a folder that is gone
        if self.is_outside(path):
            self.reached.append(path)
            raise ReachedOutsideError(f"{path} lies outside of the repository {self._root}")


def _folder(path: str | Path) -> str:
    return os.path.join(os.path.abspath(path), "")


def _everyones() -> list[str | Path]:
    """Folders of the interpreter, its packages, the system and the user, and the temp folder."""
    packages = [one for one in sys.path if one and Path(one) != ROOT.parent]
    home = [Path.home()] if Path.home() != ROOT.parent else []
    prefixes = (sys.prefix, sys.base_prefix, sys.exec_prefix, Path(sys.executable).resolve().parent)
    return [tempfile.gettempdir(), *prefixes, *packages, *home, *(f"/{name}" for name in _SYSTEM)]


WATCH = Watch(ROOT, _everyones())


def _hook(event: str, args: tuple[Any, ...]) -> None:
    """Asked millions of times a run (every ``id()`` is an event): a plain function costs the least."""
    if event in _WATCHED:
        WATCH(event, args)


# From the first test module that is collected on; an audit hook cannot be taken off again.
sys.addaudithook(_hook)


@pytest.fixture(autouse=True)
def nothing_outside() -> Iterator[None]:
    """Fails a test that reached beside the repository, also where the code under test made nothing of the refusal."""
    yield
    told, WATCH.reached = WATCH.reached, []
    assert not told, f"beside the repository {ROOT}: {told}"
