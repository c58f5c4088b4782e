"""Vendored files are the ones whose version, licence and checksum are written beside them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import jusou_graph_api

API = Path(jusou_graph_api.__file__).parent / "web" / "static" / "vendor"
TESTS = Path(__file__).parents[1] / "web" / "vendor"


@pytest.mark.parametrize("folder", [API, TESTS], ids=["api", "tests"])
def test_checksums(folder: Path) -> None:
    rows = re.findall(
        r"^\| (\S+) \|.*\| (\S+) \((\S+)\) \| ([0-9a-f]{64}) \|$", (folder / "README.md").read_text(), re.M
    )
    listed = {name: (licence, digest) for name, _, licence, digest in rows}
    files = {f.name for f in folder.iterdir() if f.suffix in {".js", ".css"}}
    assert files
    assert set(listed) == files
    for name, (licence, digest) in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        assert (folder / licence).is_file()
