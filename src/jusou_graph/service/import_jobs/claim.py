"""One service at a time looks after the imports of an office's folder, also where two were started by mistake."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

FILE = ".claimed"


class Claim:
    """The right to change the imports in a folder, until it is let go or the process ends.

    Args:
        folder: Folder of the imports.
    """

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / FILE).open("ab")
        if _lock(file):
            self._file = file
        else:
            file.close()

    @property
    def held(self) -> bool:
        """Whether this process has it."""
        return self._file is not None

    def let_go(self) -> None:
        """Gives it to whoever asks next."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[bytes]) -> bool:
    """Locks a file for this process; the system lets go of it when the process ends, however that happens."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
