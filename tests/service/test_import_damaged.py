"""What is kept of an import was damaged by hand, or cannot be brought back: the service starts and says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jusou_graph.errors import FileUnreachableError, InputError
from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ImportJobs, State
from jusou_graph.sources import replacing
from service.importing import everything, home_of, read, small


def _cut_off(graph: JusouGraph, jobs: ImportJobs, state: str) -> Path:
    """A job that a crash left in a state on disk; its folder."""
    job = read(jobs, "areas", {"a.geojson": small()})
    jobs.close()
    folder = home_of(graph) / "imports" / job.id
    raw = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    (folder / "job.json").write_text(json.dumps({**raw, "state": state}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("state", ["applying", "taking_back"])
@pytest.mark.parametrize(
    ("name", "text"),
    [("entries.json", "{"), ("entries.json", "{}"), ("entries.json", "[]"), ("before/list.json", "[1]")],
)
def test_the_service_starts_over_a_damaged_job_and_tells_it(
    graph: JusouGraph, jobs: ImportJobs, state: str, name: str, text: str
) -> None:
    folder = _cut_off(graph, jobs, state)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    for _ in range(2):  # what is kept of it stays: the next service tries again
        opened = ImportJobs(JusouGraph(settings=graph.settings))
        found = opened.get(folder.name)
        assert found.state is State.UNSETTLED
        assert not found.running
        assert "壊れています" in found.sentence
        assert "情報担当に伝えてください" in found.sentence
        assert read(opened, "areas", {"b.geojson": small()}).state is State.REVIEW
        opened.close()


@pytest.mark.parametrize("text", ["{", "[[1, 2]]", "7"])
def test_a_damaged_reading_is_not_applied(graph: JusouGraph, jobs: ImportJobs, text: str) -> None:
    job = read(jobs, "areas", {"a.geojson": small()})
    (home_of(graph) / "imports" / job.id / "files.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="壊れています"):
        jobs.apply(job.id)
    assert job.state is State.REVIEW
    assert jobs.reject(job.id).state is State.REJECTED
    assert everything(home_of(graph)) == {}


def test_what_cannot_be_brought_back_is_said_and_mended_by_the_next_service(
    graph: JusouGraph, jobs: ImportJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = read(jobs, "areas", {"a.geojson": small()})
    real, left = replacing.os.replace, [1]

    def full(source: Path, target: Path) -> None:
        if "geojson" in str(target) or "areas.json" in str(target):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(28, "No space left on device")
        real(source, target)

    def stuck(kept: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(replacing.os, "replace", full)
        broken.setattr(replacing, "bring_back", stuck)
        broken.setattr("jusou_graph.service.import_jobs.changes.bring_back", stuck)
        with pytest.raises(FileUnreachableError):
            jobs.apply(job.id)
    assert job.state is State.UNSETTLED
    assert "サービスを開き直すと、もう一度戻します" in job.sentence
    jobs.close()
    opened = ImportJobs(JusouGraph(settings=graph.settings))
    assert opened.get(job.id).state is State.REVIEW
    assert everything(home_of(graph)) == {}
    opened.close()
