"""A service that ends at any moment, however it ends, leaves no half state and loses nothing that was applied."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ImportJobs, State
from service.importing import everything, home_of, large, read, send, small

DYING = """
import io, os, sys, time, uuid
from pathlib import Path
from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ImportJobs
from jusou_graph.settings import Settings
from jusou_graph.sources import replacing
home, cache, act, at = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
jobs = ImportJobs(JusouGraph(settings=Settings(cache=cache, home=home)))
job = next(j for j in jobs.all() if j.state.value == ("review" if act == "apply" else "applied"))
real, left = {"replace": os.replace, "unlink": Path.unlink}, [at]
def dying(do):
    def one(*args, **kwargs):
        if ".jusou-new" in str(args[0]) or "geojson" in str(args[0]):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
        return do(*args, **kwargs)
    return one
os.replace = dying(os.replace)
Path.unlink = dying(Path.unlink)
getattr(jobs, act)(job.id)
os._exit(0)
"""


@pytest.fixture
def again(graph: JusouGraph) -> Callable[[], ImportJobs]:
    """Opens the office's folder as the next service does."""
    opened: list[ImportJobs] = []

    def open_() -> ImportJobs:
        for one in opened:
            one.close()
        opened.append(ImportJobs(JusouGraph(settings=graph.settings)))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


def test_what_was_read_waits_for_the_next_service(graph: JusouGraph, again: Callable[[], ImportJobs]) -> None:
    job = read(again(), "areas", {"a.geojson": small()})
    jobs = again()
    assert [one.state for one in jobs.all()] == [State.REVIEW]
    jobs.apply(job.id)
    jobs = again()
    assert jobs.can_take_back(jobs.get(job.id))
    jobs.take_back(job.id)
    assert everything(home_of(graph)) == {}


def test_a_job_that_was_cut_off_is_told(graph: JusouGraph, again: Callable[[], ImportJobs]) -> None:
    jobs = again()
    job = send(jobs, "areas", {"long.geojson": large(60_000)})
    waiting = send(jobs, "areas", {"a.geojson": small()})
    while job.rows < 500:
        time.sleep(0.005)
    jobs = again()
    for id in (job.id, waiting.id):
        found = jobs.get(id)
        assert found.state is State.CUT_OFF
        assert "途中でサービスが止まりました。何も変わっていません" in found.error
        assert found.ended
        assert not (home_of(graph) / "imports" / id / "upload").exists()
    assert everything(home_of(graph)) == {}


def _die(graph: JusouGraph, cache: Path, act: str, at: int) -> int:
    command = [sys.executable, "-c", DYING, str(home_of(graph)), str(cache), act, str(at)]
    return subprocess.run(command, check=False, timeout=60).returncode


@pytest.mark.slow
@pytest.mark.parametrize("act", ["apply", "take_back"])
def test_killed_at_any_step_it_is_before_or_after_never_between(
    graph: JusouGraph, again: Callable[[], ImportJobs], cache: Path, act: str
) -> None:
    jobs = again()
    jobs.apply(read(jobs, "areas", {"a.geojson": small()}).id)
    before = everything(home_of(graph))
    job = read(jobs, "areas", {"b.geojson": small(lambda _, people: people + 1)})
    jobs.apply(job.id)
    after = everything(home_of(graph))
    jobs.take_back(job.id)
    seen = set()
    for at in range(40):
        jobs = again()
        job = read(jobs, "areas", {"b.geojson": small(lambda _, people: people + 1)})
        if act == "take_back":
            jobs.apply(job.id)
        jobs.close()
        ended = _die(graph, cache, act, at)
        jobs = again()
        found, now = jobs.get(job.id), everything(home_of(graph))
        seen.add(found.state)
        assert found.state in (State.REVIEW, State.APPLIED, State.TAKEN_BACK), at
        assert now == (after if found.state is State.APPLIED else before), at
        if found.state is State.REVIEW:
            jobs.apply(job.id)
            assert everything(home_of(graph)) == after
        if found.state is not State.TAKEN_BACK:
            jobs.take_back(job.id)
        assert everything(home_of(graph)) == before, at
        if ended == 0:
            break
    else:
        raise AssertionError("the last step was never reached")
    assert at >= 5
    assert seen == ({State.REVIEW, State.APPLIED} if act == "apply" else {State.APPLIED, State.TAKEN_BACK})


def test_a_folder_that_holds_no_job_is_tidied_away(graph: JusouGraph, again: Callable[[], ImportJobs]) -> None:
    for name, text in (("empty", None), ("broken", "{"), ("other", json.dumps({"id": "x"}))):
        folder = home_of(graph) / "imports" / name
        folder.mkdir(parents=True)
        if text:
            (folder / "job.json").write_text(text, encoding="utf-8")
    jobs = again()
    assert jobs.all() == []
    assert [p.name for p in (home_of(graph) / "imports").iterdir() if p.is_dir()] == []
