"""Reads the files of one job, says how far it is, and ends every trouble in one sentence for people."""

from __future__ import annotations

import logging
import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from jusou_graph.errors import DataError, JusouError
from jusou_graph.service.import_jobs.changes import STAGE, keep_entries, keep_files
from jusou_graph.service.import_jobs.job import LIST, Job, State
from jusou_graph.service.import_jobs.kinds import KINDS
from jusou_graph.service.import_jobs.task import Order, Task
from jusou_graph.service.jusou_graph import JusouGraph

MOST_DETAILS = 20

UPLOAD = "upload"
"""Folder with the files as they were sent; it is gone when the job is read."""

log = logging.getLogger("jusou_graph")


class Stopped(Exception):
    """The reading was to stop; nothing is wrong."""


class JobWatch:
    """Carries what the reading says into the job, and stops it where that is wanted.

    Args:
        job: The job.
        stop: Whether the reading is to stop.
        save: Keeps the job.
    """

    def __init__(self, job: Job, stop: Callable[[], bool], save: Callable[[], None]) -> None:
        self._job = job
        self._stop = stop
        self._save = save

    def expect(self, steps: int) -> None:
        """So many steps from now on."""
        self._job.steps = self._job.step + steps

    def step(self, doing: str) -> None:
        """The next step begins."""
        self.heed()
        self._job.step += 1
        self._job.steps = max(self._job.steps, self._job.step)
        self._job.doing, self._job.rows = doing, 0
        self._save()

    def rows(self, count: int) -> None:
        """So many rows of the step are done."""
        self.heed()
        self._job.rows = count
        # Pages are answered by other threads of this process: they come first.
        time.sleep(0.001)

    def heed(self) -> None:
        """Ends the reading where it is to stop."""
        if self._stop():
            raise Stopped


def read_files(job: Job, folder: Path, graph: JusouGraph, stop: Callable[[], bool], save: Callable[[], None]) -> State:
    """Reads a job's files into its folder.

    Args:
        job: The job; what came of it in words is put into it.
        folder: Its folder, the files below it, a folder a field of the form.
        graph: The data as they are.
        stop: Whether the reading is to stop.
        save: Keeps the job.

    Returns:
        The state that it has come to.

    Raises:
        Stopped: The reading was to stop.
        FileUnreachableError: The folder cannot be written.
    """
    watch = JobWatch(job, stop, save)
    job.state, job.doing = State.READING, "読み取りを始めています"
    save()
    upload = folder / UPLOAD
    try:
        return _read(job, folder, upload, graph, watch)
    except Stopped:
        raise
    except JusouError as error:
        _tell(job, error, upload)
    except OSError as error:
        job.error = f"ファイルを読み書きできません（{error.strerror}）。空き容量を確かめてください。"
    except MemoryError:
        job.error = "ファイルが大きすぎて読めません。市町村ごとのファイルに分けてください。"
    except Exception as error:
        tell_unforeseen(job, error)
    job.note = ""
    return State.FAILED


def tell_unforeseen(job: Job, error: Exception) -> None:
    """Puts an error that nobody foresaw into words.

    Args:
        job: The job that ends by it.
        error: Its message can hold what stands in the file: only its kind and place are written down.
    """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s in %s:%s", type(error).__name__, frame.filename, frame.lineno)
    job.error = "このファイルの形は読めません。正しい種類のファイルか確かめ、続くときは情報担当へ伝えてください。"


def _read(job: Job, folder: Path, upload: Path, graph: JusouGraph, watch: JobWatch) -> State:
    watch.heed()
    stage = folder / STAGE
    stage.mkdir(exist_ok=True)
    files = {field.name: sorted(field.iterdir()) for field in sorted(upload.iterdir())}
    order = Order(job.id, job.kind, job.options)
    last = max((entry.number for entry in graph.registrations.entries), default=0)
    found = KINDS[job.kind].read(Task(order, files, graph, stage, watch))
    found.preview.write(folder / LIST)
    entries = keep_entries(folder, found.entries, last) if found.entries else False
    changes = entries or keep_files(folder, found.replacements)
    watch.heed()
    job.hold(found.preview)
    job.note = found.note
    return State.REVIEW if changes else State.NOTHING


def _tell(job: Job, error: JusouError, upload: Path) -> None:
    """Puts an error into words; where the files were kept meanwhile is nobody's concern."""
    first, *more = str(error).replace("\r", "").split("\n")
    details = [*more, *(str(one) for one in error.notices)] if isinstance(error, DataError) else more
    job.error = _without(first, upload)
    job.details = [_without(line, upload) for line in details[:MOST_DETAILS]]
    if len(details) > MOST_DETAILS:
        job.details.append(f"ほか {len(details) - MOST_DETAILS:,} 件")


def _without(text: str, upload: Path) -> str:
    for folder in (*(one for one in upload.iterdir() if one.is_dir()), upload):
        text = text.replace(f"{folder}{os.sep}", "")
    return text
