"""How answers that are kept are given up, also by a request that began before and ends after."""

from __future__ import annotations

from threading import Lock


class Generation:
    """A number in the key of what is kept; an answer made of older data goes under a key that nobody asks for again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.number = 0

    def end(self) -> None:
        """Begins the next one."""
        with self._lock:
            self.number += 1
