"""How long staff wait for the start page: from the start of ``jusou serve`` to the first byte of ``/``.

Measured twice: with the compiled catalogue on disk, and the very first time, when nothing is.
The best of several runs counts, because other programs of the machine only ever add to the time.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

LIMIT_SECONDS = 2.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Start:
    """One start: seconds to the first byte, and user and system seconds of the process up to then."""

    seconds: float
    cpu: float


def start(folder: Path) -> Start:
    """Starts the service with a cache in a folder and asks for the start page.

    Args:
        folder: Holds the cache and the office's folder.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("JUSOU_")}
    environment |= {"JUSOU_CACHE": str(folder / "cache"), "JUSOU_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "jusou_graph.cli.main", "serve", "--port", str(port)]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        connection = _connect(port, process)
        with connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            first = connection.recv(64)
            seconds = time.perf_counter() - began
        if b" 200 " not in first:
            raise SystemExit(f"the start page could not be served: {first!r}")
        return Start(seconds, _cpu(process.pid))
    finally:
        process.terminate()
        process.wait()


def _connect(port: int, process: subprocess.Popen[bytes]) -> socket.socket:
    while process.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except OSError:
            time.sleep(0.005)
    raise SystemExit(f"the service ended with status {process.returncode}")


def _cpu(process: int) -> float:
    """User and system seconds, as the kernel counts them (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> int:
    """Prints the best run of each kind; exit status 1 where one is not below the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        start(Path(name))
        compiled = [start(Path(name)) for _ in range(runs)]
    first = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            first.append(start(Path(name)))
    slow = False
    for kind, found in (("compiled catalogue on disk", compiled), ("very first time", first)):
        best = min(found, key=lambda one: one.seconds)
        slow |= best.seconds >= LIMIT_SECONDS
        every = " ".join(f"{one.seconds:.2f}" for one in found)
        print(f"{kind}: {best.seconds:.2f} s (CPU {best.cpu:.2f} s) · all: {every}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
