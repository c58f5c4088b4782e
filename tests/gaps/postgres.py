"""A private PostgreSQL of the machine's own binaries, in a temporary folder, under a user without rights."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Folder with initdb and pg_ctl, or None."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").is_file() and (f / "pg_ctl").is_file()), None)


def unprivileged() -> str | None:
    """A user that may run the server (it refuses root), or None where this process may itself."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def start() -> Iterator[str]:
    """Starts a server and gives the SQLAlchemy URL of an empty database."""
    bins = binaries()
    assert bins, "PostgreSQL is not installed"
    user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="jusou-postgres-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, capture_output=True, timeout=60)

    run(str(bins / "initdb"), "-D", str(data), "-A", "trust", "-U", "jusou", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    run(str(bins / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://jusou@127.0.0.1:{port}/postgres"
    finally:
        run(str(bins / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
