"""The imports of an office: a thread that reads one after another, and what people decide about each result."""

from __future__ import annotations

import logging
import shutil
import threading
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from queue import SimpleQueue
from typing import IO

from jusou_graph.errors import FileUnreachableError, InputError, JusouError, NotFoundError
from jusou_graph.service.import_jobs.changes import STAGE, can_be_taken_back, change_of, forget_before
from jusou_graph.service.import_jobs.job import ENDED, LIST, Job, State
from jusou_graph.service.import_jobs.kinds import KINDS, check_names
from jusou_graph.service.import_jobs.reading import UPLOAD, Stopped, read_files, tell_unforeseen
from jusou_graph.service.import_jobs.store import JobStore, now
from jusou_graph.service.import_jobs.task import Order
from jusou_graph.service.jusou_graph import JusouGraph

Upload = tuple[str, str, IO[bytes]]
"""Field of the form, name of the file as it was sent, content."""

_WAIT_SECONDS = 10

log = logging.getLogger("jusou_graph")


class ImportJobs:
    """All imports of an office's folder; every method may be called from any thread.

    Args:
        graph: The data, which an applied import changes.
        changed: Called after an import was applied or taken back.

    Raises:
        FileUnreachableError: The folder of the imports cannot be written.
    """

    def __init__(self, graph: JusouGraph, changed: Callable[[], None] = lambda: None) -> None:
        self._graph = graph
        self._changed = changed
        self._store = JobStore(graph)
        self._stop: dict[str, threading.Event] = {}
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def all(self) -> list[Job]:
        """The jobs that are remembered, the newest first."""
        return self._store.all()

    def get(self, id: str) -> Job:
        """One job.

        Raises:
            NotFoundError: It is not remembered.
        """
        return self._store.get(id)

    def submit(self, order: Order, uploads: Iterable[Upload]) -> Job:
        """Takes in files and puts their reading in the queue.

        Args:
            order: What is wanted; a key that is known gives the job that has it.
            uploads: The files.

        Raises:
            InputError: A file or choice cannot be used; nothing is kept.
            FileUnreachableError: The office's folder cannot be written.
            EngineUnavailableError: Another process looks after the imports.
        """
        try:
            id = str(uuid.UUID(order.key))
        except ValueError:
            raise InputError("受付番号の形がちがいます。", "ページを開き直してください。") from None
        if order.kind not in KINDS:
            raise InputError("取り込むものの種類がありません。", "一覧から選び直してください。")
        kind = KINDS[order.kind]
        files = [(field, _plain(name), content) for field, name, content in uploads]
        names: dict[str, list[str]] = {}
        for field, name, _ in files:
            names.setdefault(field, []).append(name)
        with self._store.lock:
            if known := self._store.find(id):
                return known
            check_names(kind, names)
            self._store.open()
            self._store.must_be_ours()
            job = Job(id, order.kind, kind.label, [name for _, name, _ in files], dict(order.options), now())
            self._store.add(job)
            self._stop[id] = threading.Event()
        try:
            self._take_in(job, files)
        except BaseException:
            self._store.drop(id)
            raise
        self._queue.put(id)
        return job

    def cancel(self, id: str) -> Job:
        """Stops a job that waits or is being read; one that is further on stays as it is."""
        with self._store.lock:
            job = self.get(id)
            if job.state in (State.WAITING, State.READING) and id in self._stop:
                self._stop[id].set()
                job.note = "取りやめています。"
            return job

    def apply(self, id: str) -> Job:
        """Applies what was read, all of it or nothing; a job that is applied already stays so.

        Raises:
            InputError: The data have changed since, or what was read is damaged; nothing is changed.
            FileUnreachableError: A file cannot be written; nothing is changed, or the job says that this is not sure.
        """
        with self._store.lock:
            job, folder = self.get(id), self._store.path / id
            if job.state is not State.REVIEW:
                return job
            self._store.must_be_ours()
            change = change_of(folder)
            change.must_be_whole(folder)
            self._store.to(job, State.APPLYING)
            try:
                change.apply(folder, self._graph)
                self._store.to(job, State.APPLIED)
            except BaseException:
                self._make_undone(job, folder)
                raise
            shutil.rmtree(folder / STAGE, ignore_errors=True)
            for other in self.all():
                if other.kind == job.kind and other.id != id and other.state is State.APPLIED:
                    forget_before(self._store.path / other.id)
        self._reopen()
        return job

    def reject(self, id: str) -> Job:
        """Ends a job without changing anything."""
        with self._store.lock:
            job = self.get(id)
            if job.state is State.REVIEW:
                self._store.must_be_ours()
                self._store.end(job, State.REJECTED)
            return job

    def take_back(self, id: str) -> Job:
        """Makes everything as it was before an applied job.

        Raises:
            InputError: What it wrote was changed by someone else since, or the way back is no longer kept.
            FileUnreachableError: A file cannot be written; pressing again goes on.
        """
        with self._store.lock:
            job, folder = self.get(id), self._store.path / id
            if job.state is not State.APPLIED:
                return job
            if not can_be_taken_back(folder):
                raise InputError(
                    "あとで同じ種類の取り込みをしたため、差し戻せません。", "差し戻せるのは、種類ごとに最後の一回です。"
                )
            self._store.must_be_ours()
            self._store.to(job, State.TAKING_BACK)
            try:
                change_of(folder).take_back(folder, self._graph)
            except BaseException as error:
                self._store.to(job, State.APPLIED)
                if not isinstance(error, OSError):
                    raise
                raise FileUnreachableError(
                    f"差し戻せません（{error.strerror}）。", "場所と空き容量を確かめて、もう一度押してください。"
                ) from None
            self._store.end(job, State.TAKEN_BACK)
        self._reopen()
        return job

    def can_take_back(self, job: Job) -> bool:
        """Whether 差し戻す can be offered."""
        return self._store.can_take_back(job)

    def list_file(self, id: str) -> Path:
        """The full list of a job as CSV.

        Raises:
            NotFoundError: There is none.
        """
        path = self._store.path / self.get(id).id / LIST
        if not path.is_file():
            raise NotFoundError("その一覧はありません。", "読み取りが終わってから開いてください。")
        return path

    def close(self) -> None:
        """Stops reading; a job that is being read is told as cut off when the folder is opened again."""
        self._closing.set()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(timeout=_WAIT_SECONDS)
        self._store.close()

    def _make_undone(self, job: Job, folder: Path) -> None:
        try:
            job.state = State.APPLIED if change_of(folder).recover(folder, self._graph) else State.REVIEW
        except Exception as error:
            self._store.leave_unsettled(job, error)
            raise FileUnreachableError("取り込みの途中で止まりました。", "下に書いたことを確かめてください。") from None
        self._store.save(job)

    def _take_in(self, job: Job, files: Iterable[Upload]) -> None:
        folder = self._store.path / job.id
        try:
            for field, name, content in files:
                target = folder / UPLOAD / field / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as out:
                    shutil.copyfileobj(content, out)
                if not target.stat().st_size:
                    raise InputError(f"{name} は空のファイルです。", "中身のあるファイルを選んでください。")
        except OSError as error:
            raise FileUnreachableError(
                f"送られたファイルを置けません（{error.strerror}）。",
                "空き容量と JUSOU_HOME のフォルダーを確かめてください。",
            ) from None
        self._store.save(job)
        with self._store.lock:
            self._store.tidy()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="imports", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while (id := self._queue.get()) is not None and not self._closing.is_set():
            job = self.get(id)
            try:
                self._read(job)
            except JusouError as error:  # the disk is full: this one stays as it is, the next may go
                job.state, job.error = State.FAILED, str(error)
                log.error("%s", error.detail)
            except Exception as error:  # whatever it was, it ends this job and not the thread
                tell_unforeseen(job, error)
                job.state = State.FAILED

    def _read(self, job: Job) -> None:
        folder, stop = self._store.path / job.id, self._stop[job.id]
        try:
            state = read_files(
                job,
                folder,
                self._graph,
                lambda: stop.is_set() or self._closing.is_set(),
                lambda: self._store.save(job),
            )
        except Stopped:
            if self._closing.is_set() and not stop.is_set():
                return  # still 読み取り中 on disk: told as cut off by whoever opens the folder next
            state = State.CANCELLED
        shutil.rmtree(folder / UPLOAD, ignore_errors=True)
        with self._store.lock:
            del self._stop[job.id]
            if stop.is_set():
                job.note, state = "", State.CANCELLED
            if state in ENDED:
                self._store.end(job, state)
            else:
                self._store.to(job, state)

    def _reopen(self) -> None:
        self._graph.reopen()
        self._changed()


def _plain(name: str) -> str:
    """Last part of a file's name without what a file system cannot hold."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c if c.isprintable() and c not in ':*?"<>|' else "_" for c in last).lstrip(".")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:60]}{dot}{ending[:10]}" if dot else kept[:60]
