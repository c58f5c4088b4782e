"""Imports as tests make them: a graph with an office's folder of its own, files, and waiting for a job."""

from __future__ import annotations

import io
import json
import time
import uuid
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ENDED, ImportJobs, Job, Order, State

SMALL = Path(__file__).parents[1] / "fixtures" / "imports" / "03201_small.geojson"
"""Twelve areas of 盛岡市 with invented numbers, and one of another municipality."""


def small(change: Callable[[str, int], int] = lambda name, people: people, leave_out: Iterable[str] = ()) -> bytes:
    """The small file with other numbers."""
    data = json.loads(SMALL.read_text(encoding="utf-8"))
    data["features"] = [f for f in data["features"] if f["properties"]["S_NAME"] not in leave_out]
    for feature in data["features"]:
        own = feature["properties"]
        own["JINKO"] = change(own["S_NAME"], own["JINKO"])
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def large(count: int) -> bytes:
    """A file with so many areas that its reading can be interrupted."""
    square = [[[141.1, 39.7], [141.2, 39.7], [141.2, 39.8], [141.1, 39.7]]]
    features = [
        {
            "type": "Feature",
            "properties": {"KEY_CODE": f"03201{i:06}", "S_NAME": "高松四丁目", "JINKO": 1, "SETAI": 1},
            "geometry": {"type": "Polygon", "coordinates": square},
        }
        for i in range(count)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode("utf-8")


def send(
    jobs: ImportJobs, kind: str, files: dict[str, bytes], key: str | None = None, field: str = "files", **options: str
) -> Job:
    """Submits files of one field."""
    order = Order(key or str(uuid.uuid4()), kind, options)
    return jobs.submit(order, [(field, name, io.BytesIO(content)) for name, content in files.items()])


def read(jobs: ImportJobs, kind: str, files: dict[str, bytes], **options: str) -> Job:
    """Submits files and waits until they are read."""
    return wait(jobs, send(jobs, kind, files, **options))


def wait(jobs: ImportJobs, job: Job, seconds: float = 30) -> Job:
    """Waits until nothing more happens by itself, and the files are gone."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = jobs.get(job.id)
        if found.state in ENDED or found.state is State.REVIEW:
            return found
        time.sleep(0.01)
    raise AssertionError(f"still {jobs.get(job.id).sentence}")


def archive(files: dict[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return out.getvalue()


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the records of the jobs themselves."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "imports" not in path.relative_to(folder).parts
    }


def home_of(graph: JusouGraph) -> Path:
    """The office's folder."""
    return graph.settings.home_folder
