"""How an import says what it is doing, so that people can wait for it and stop it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of every step; each call may raise, and then the import ends there."""

    def step(self, doing: str) -> None:
        """The next of the steps begins."""

    def rows(self, count: int) -> None:
        """So many rows of the step are done."""


class Unwatched:
    """Nobody waits."""

    def step(self, doing: str) -> None:
        """Says nothing."""

    def rows(self, count: int) -> None:
        """Says nothing."""
