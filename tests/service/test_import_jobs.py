"""An import is read in the background, shown, applied as one, and taken back: in every state, in every order."""

from __future__ import annotations

import errno
import shutil
import threading
import time
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from jusou_graph.errors import EngineUnavailableError, FileUnreachableError, InputError
from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import KINDS, ImportJobs, State
from jusou_graph.service.import_jobs.job import SHOWN
from jusou_graph.service.import_jobs.store import KEPT
from jusou_graph.service.import_jobs.task import Reading, Task
from jusou_graph.sources import replacing
from service.importing import everything, home_of, large, read, send, small, wait


def test_nothing_changes_before_somebody_says_so(graph: JusouGraph, jobs: ImportJobs) -> None:
    job = read(jobs, "areas", {"03201.geojson": small()})
    assert job.state is State.REVIEW
    assert everything(home_of(graph)) == {}
    assert graph.people is None
    assert job.counts["new"] >= 5
    assert job.counts["changed"] == 0
    assert ["盛岡市　全体", "7,600 人"] in job.shown["new"]
    assert any("どこにもない町" in what for what, _ in job.shown["unsure"])
    assert not (home_of(graph) / "imports" / job.id / "upload").exists()


def test_applied_it_is_in_every_answer_and_taken_back_in_none(graph: JusouGraph, jobs: ImportJobs) -> None:
    job = read(jobs, "areas", {"03201.geojson": small()})
    jobs.apply(job.id)
    assert job.state is State.APPLIED
    assert graph.people is not None
    assert graph.people.in_municipality("03201") == 7600
    assert set(everything(home_of(graph))) == {"areas/areas.json", "areas/03201.geojson"}
    assert jobs.can_take_back(job)
    jobs.take_back(job.id)
    assert job.state is State.TAKEN_BACK
    assert graph.people is None
    assert everything(home_of(graph)) == {}
    assert not jobs.can_take_back(job)


def test_a_second_import_tells_what_changes_and_the_first_comes_back(graph: JusouGraph, jobs: ImportJobs) -> None:
    first = read(jobs, "areas", {"a.geojson": small()})
    jobs.apply(first.id)
    before = everything(home_of(graph))
    more = small(lambda name, people: people + 10 if name == "山岸四丁目" else people)
    second = read(jobs, "areas", {"b.geojson": more})
    assert second.counts["new"] == 0
    assert ["盛岡市　全体", "7,600 人 → 7,610 人"] in second.shown["changed"]
    assert second.counts["changed"] == 2  # the municipality and one catchment
    jobs.apply(second.id)
    assert set(everything(home_of(graph))) == {"areas/areas.json", "areas/03201_b.geojson"}
    assert not jobs.can_take_back(first)
    with pytest.raises(InputError, match="差し戻せません"):
        jobs.take_back(first.id)
    jobs.take_back(second.id)
    assert everything(home_of(graph)) == before


def test_the_same_file_again_changes_nothing_and_says_so(graph: JusouGraph, jobs: ImportJobs) -> None:
    jobs.apply(read(jobs, "areas", {"a.geojson": small()}).id)
    again = read(jobs, "areas", {"a.geojson": small()})
    assert again.state is State.NOTHING
    assert again.sentence == "変わるところはありませんでした"


def test_rejected_nothing_is_left_but_its_words(graph: JusouGraph, jobs: ImportJobs) -> None:
    job = read(jobs, "areas", {"a.geojson": small()})
    jobs.reject(job.id)
    assert job.state is State.REJECTED
    assert everything(home_of(graph)) == {}
    assert {p.name for p in (home_of(graph) / "imports" / job.id).iterdir()} >= {"job.json", "list.csv"}
    assert not (home_of(graph) / "imports" / job.id / "stage").exists()
    assert jobs.apply(job.id).state is State.REJECTED


def test_a_long_file_is_stopped_in_its_middle(graph: JusouGraph, jobs: ImportJobs) -> None:
    job = send(jobs, "areas", {"long.geojson": large(60_000)})
    until = time.monotonic() + 20
    while job.rows < 500 and time.monotonic() < until:
        time.sleep(0.005)
    assert job.state is State.READING
    assert "long.geojson を読み取り中" in job.sentence
    assert job.sentence.startswith("1／2")
    jobs.cancel(job.id)
    asked = time.monotonic()
    assert wait(jobs, job).state is State.CANCELLED
    assert time.monotonic() - asked < 1
    assert job.rows < 60_000
    assert everything(home_of(graph)) == {}
    assert [p.name for p in (home_of(graph) / "imports" / job.id).iterdir()] == ["job.json"]


def test_jobs_are_read_one_after_another_and_one_that_waits_can_be_stopped(jobs: ImportJobs) -> None:
    first = send(jobs, "areas", {"long.geojson": large(60_000)})
    second = send(jobs, "areas", {"a.geojson": small()})
    third = send(jobs, "areas", {"a.geojson": small()})
    assert second.state is State.WAITING
    assert "待っています" in second.sentence
    jobs.cancel(second.id)
    jobs.cancel(first.id)
    assert wait(jobs, first).state is State.CANCELLED
    assert wait(jobs, second).state is State.CANCELLED
    assert wait(jobs, third).state is State.REVIEW


def test_a_form_sent_twice_is_one_job(graph: JusouGraph, jobs: ImportJobs) -> None:
    key = str(uuid.uuid4())
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(send(jobs, "areas", {"a.geojson": small()}, key=key)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert {job.id for job in found} == {key}
    assert len(jobs.all()) == 1
    job = wait(jobs, found[0])
    pressed = [threading.Thread(target=jobs.apply, args=(job.id,)) for _ in range(4)]
    for thread in pressed:
        thread.start()
    for thread in pressed:
        thread.join()
    assert job.state is State.APPLIED
    jobs.take_back(job.id)
    assert everything(home_of(graph)) == {}


def test_an_office_folder_that_changed_meanwhile_is_not_overwritten(graph: JusouGraph, jobs: ImportJobs) -> None:
    job = read(jobs, "areas", {"a.geojson": small()})
    other = read(jobs, "areas", {"b.geojson": small(lambda _, people: people * 2)})
    jobs.apply(other.id)
    before = everything(home_of(graph))
    with pytest.raises(InputError, match=r"読み取ったあとで.*何も変えていません"):
        jobs.apply(job.id)
    assert job.state is State.REVIEW
    assert everything(home_of(graph)) == before
    (home_of(graph) / "areas" / "areas.json").write_text("someone else's work", encoding="utf-8")
    with pytest.raises(InputError, match=r"areas\.json が別に変えられています"):
        jobs.take_back(other.id)
    assert other.state is State.APPLIED
    assert (home_of(graph) / "areas" / "areas.json").read_text(encoding="utf-8") == "someone else's work"


@pytest.mark.parametrize("writes", range(4))
def test_a_full_disk_leaves_everything_as_it_was(
    graph: JusouGraph, jobs: ImportJobs, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    jobs.apply(read(jobs, "areas", {"a.geojson": small()}).id)
    before = everything(home_of(graph))
    job = read(jobs, "areas", {"b.geojson": small(lambda _, people: people + 1)})
    copy, left = replacing._copy, [writes]

    def full(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        copy(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "_copy", full)
        with pytest.raises(FileUnreachableError, match="何も変えていません"):
            jobs.apply(job.id)
    assert everything(home_of(graph)) == before
    assert job.state is State.REVIEW
    jobs.apply(job.id)
    assert job.state is State.APPLIED


def test_only_one_service_looks_after_an_office_folder(graph: JusouGraph, jobs: ImportJobs, cache: Path) -> None:
    job = read(jobs, "areas", {"a.geojson": small()})
    other = ImportJobs(JusouGraph(settings=graph.settings))
    try:
        assert [one.id for one in other.all()] == [job.id]
        for act in (other.apply, other.reject):
            with pytest.raises(EngineUnavailableError, match="受け持っています"):
                act(job.id)
        with pytest.raises(EngineUnavailableError):
            send(other, "areas", {"b.geojson": small()})
        assert len(other.all()) == 1
    finally:
        other.close()
    jobs.apply(job.id)
    assert job.state is State.APPLIED


@pytest.mark.slow
def test_only_the_last_jobs_are_remembered_and_the_way_back_is_never_lost(graph: JusouGraph, jobs: ImportJobs) -> None:
    applied = read(jobs, "areas", {"a.geojson": small()})
    jobs.apply(applied.id)
    for _ in range(KEPT + 2):
        jobs.reject(read(jobs, "areas", {"b.geojson": small(lambda _, people: people + 1)}).id)
    kept = {job.id for job in jobs.all()}
    assert applied.id in kept
    assert KEPT <= len(kept) <= KEPT + 2
    assert {p.name for p in (home_of(graph) / "imports").iterdir() if p.is_dir()} == kept
    jobs.take_back(applied.id)
    assert everything(home_of(graph)) == {}


def test_the_page_shows_the_first_lines_and_the_list_all_of_them(jobs: ImportJobs) -> None:
    names = [f"=HYPERLINK({i})" for i in range(SHOWN + 5)]
    rows = "".join(f"03201,{i:07},{name},,\n" for i, name in enumerate(names))
    job = read(
        jobs, "towns", {"t.csv": f"jis,machiaza_id,oaza,chome,koaza\n{rows}".encode()}, municipality="03201", list="abr"
    )
    assert job.counts["new"] == SHOWN + 5
    assert len(job.shown["new"]) == SHOWN
    text = jobs.list_file(job.id).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").count("新規,'=HYPERLINK") == SHOWN + 5


def test_a_damaged_record_is_mended_by_importing_anew(graph: JusouGraph, jobs: ImportJobs) -> None:
    kept = home_of(graph) / "areas" / "areas.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{", encoding="utf-8")
    job = read(jobs, "areas", {"a.geojson": small()})
    assert job.state is State.REVIEW
    assert "壊れていて読めません" in job.shown["unsure"][0][1]
    jobs.apply(job.id)
    assert graph.people is not None
    assert graph.people.in_municipality("03201") == 7600
    jobs.take_back(job.id)
    assert kept.read_text(encoding="utf-8") == "{"


def test_trouble_that_nobody_foresaw_ends_one_job_and_not_the_next(
    jobs: ImportJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(task: Task) -> Reading:
        shutil.rmtree(task.files["files"][0].parents[1])
        raise InputError("読めません。")

    with monkeypatch.context() as patch:
        patch.setitem(KINDS, "areas", replace(KINDS["areas"], read=vanish))
        job = read(jobs, "areas", {"a.geojson": small()})
    assert job.state is State.FAILED
    assert "情報担当" in job.error
    assert read(jobs, "areas", {"a.geojson": small()}).state is State.REVIEW
