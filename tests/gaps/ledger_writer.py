"""A writer in a process of its own: files needs and says each key only after the ledger has acknowledged it."""

from __future__ import annotations

import sys

from jusou_graph.errors import EngineUnavailableError
from jusou_graph.gaps.ledger import Ledger, UnmetNeed


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(url: str, count: int) -> int:
    ledger = Ledger(url)
    for _ in range(count):
        try:
            key = ledger.file(UnmetNeed("99901", "workStep", "none_listed", "2026-11", "higashi"))
        except EngineUnavailableError as error:
            say(f"error {error.detail}")
            return 3
        say(key)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], int(sys.argv[2])))
