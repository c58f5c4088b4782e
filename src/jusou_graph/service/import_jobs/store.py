"""The folder of an office's imports: one folder a job, kept by one process, tidied up after a crash."""

from __future__ import annotations

import logging
import shutil
import threading
from datetime import datetime
from pathlib import Path

from jusou_graph.errors import EngineUnavailableError, FileUnreachableError, JusouError, NotFoundError
from jusou_graph.service.import_jobs.changes import BEFORE, STAGE, can_be_taken_back, change_of, forget_before
from jusou_graph.service.import_jobs.claim import Claim
from jusou_graph.service.import_jobs.job import ENDED, Job, State, read_job
from jusou_graph.service.import_jobs.reading import UPLOAD
from jusou_graph.service.jusou_graph import JusouGraph

FOLDER = "imports"
"""Folder below the office's own."""

KEPT = 20
"""Jobs that are remembered."""

log = logging.getLogger("jusou_graph")


class JobStore:
    """The jobs of an office's folder, in memory and on disk.

    Args:
        graph: Knows the office's folder; a change that was cut short is looked up in it.
    """

    def __init__(self, graph: JusouGraph) -> None:
        self._graph = graph
        self._claim: Claim | None = None
        self._jobs: dict[str, Job] = {}
        self.path = graph.settings.home_folder / FOLDER
        self.lock = threading.RLock()
        if self.path.is_dir():
            self.open()

    def open(self) -> None:
        """Reads the folder and ends what a crash cut short, where no other process looks after it.

        Raises:
            FileUnreachableError: The folder cannot be written.
        """
        with self.lock:
            if self._claim is not None and self._claim.held:
                return
            try:
                self._claim = Claim(self.path)
                self._jobs = {}
                for folder in sorted(self.path.iterdir()):
                    if folder.is_dir():
                        self._read(folder)
            except OSError as error:
                raise FileUnreachableError(
                    f"{self.path} に書けません（{error.strerror}）。", "JUSOU_HOME のフォルダーを確かめてください。"
                ) from None

    def close(self) -> None:
        """Lets another process look after the folder."""
        if self._claim is not None:
            self._claim.let_go()

    def must_be_ours(self) -> None:
        """Stops where another process looks after the folder.

        Raises:
            EngineUnavailableError: It does.
        """
        if self._claim is None or not self._claim.held:
            raise EngineUnavailableError(
                "別に開いたサービスが取り込みを受け持っています。",
                "そちらの画面を使うか、閉じてから開き直してください。",
            )

    def all(self) -> list[Job]:
        """The jobs, the newest first."""
        with self.lock:
            return sorted(self._jobs.values(), key=lambda job: job.at, reverse=True)

    def find(self, id: str) -> Job | None:
        """One job, or None."""
        with self.lock:
            return self._jobs.get(id)

    def get(self, id: str) -> Job:
        """One job.

        Raises:
            NotFoundError: It is not remembered.
        """
        if job := self.find(id):
            return job
        raise NotFoundError(
            "その取り込みは見つかりません。", "「資料とデータ」の「ファイルを取り込む」から選んでください。"
        )

    def add(self, job: Job) -> None:
        """Takes up a new job; it is on disk when it is saved."""
        with self.lock:
            self._jobs[job.id] = job

    def drop(self, id: str) -> None:
        """Forgets a job and all it left."""
        with self.lock:
            self._jobs.pop(id, None)
            shutil.rmtree(self.path / id, ignore_errors=True)

    def save(self, job: Job) -> None:
        """Writes a job.

        Raises:
            FileUnreachableError: The folder cannot be written.
        """
        try:
            job.save(self.path / job.id)
        except OSError as error:
            raise FileUnreachableError(
                f"取り込みの記録を書けません（{error.strerror}）。", "空き容量と JUSOU_HOME を確かめてください。"
            ) from None

    def to(self, job: Job, state: State) -> None:
        """Moves a job to a state, on disk first; where that fails it stays where it was.

        Raises:
            FileUnreachableError: The folder cannot be written.
        """
        with self.lock:
            before, ended = job.state, job.ended
            job.state = state
            if state in ENDED and not ended:
                job.ended = now()
            try:
                self.save(job)
            except FileUnreachableError:
                job.state, job.ended = before, ended
                raise

    def end(self, job: Job, state: State) -> None:
        """Ends a job: everything of it goes but its words."""
        self.to(job, state)
        folder = self.path / job.id
        for name in (UPLOAD, STAGE):
            shutil.rmtree(folder / name, ignore_errors=True)
        forget_before(folder)

    def tidy(self) -> None:
        """Forgets the oldest jobs of which nothing more can come."""
        for job in self.all()[KEPT:]:
            if job.state in ENDED - {State.UNSETTLED} and not self.can_take_back(job):
                self.drop(job.id)

    def leave_unsettled(self, job: Job, error: Exception) -> None:
        """Says that nobody knows how a job ended; what is kept of it stays, and so does its state on disk.

        Args:
            job: The job.
            error: Why it could not be made undone or ended.
        """
        log.error("import %s: %s", job.id, type(error).__name__)
        if isinstance(error, JusouError):
            why = error.detail
        elif isinstance(error, OSError):
            why = f"ファイルを読み書きできません（{error.strerror}）。"
        else:
            why = "取り込みの控えが壊れています。"
        job.state, job.note = State.UNSETTLED, ""
        job.error = (
            f"取り込みか差し戻しの途中で止まり、元に戻せたか確かめられません。{why}"
            "空き容量を確かめてサービスを開き直すと、もう一度戻します。続くときは情報担当に伝えてください。"
        )

    def can_take_back(self, job: Job) -> bool:
        """Whether a job was applied and its way back is kept."""
        return job.state is State.APPLIED and can_be_taken_back(self.path / job.id)

    def _read(self, folder: Path) -> None:
        job = read_job(folder)
        ours = self._claim is not None and self._claim.held
        if job is None:
            if ours:
                shutil.rmtree(folder, ignore_errors=True)
            return
        self._jobs[job.id] = job
        if ours:
            try:
                self._mend(job, folder)
            except Exception as error:  # whatever it was, it ends this job and not the service
                self.leave_unsettled(job, error)

    def _mend(self, job: Job, folder: Path) -> None:
        """Ends what was under way when the last process ended; nothing stays half-way."""
        if job.state in (State.WAITING, State.READING):
            job.note, job.error = (
                "",
                "読み取りの途中でサービスが止まりました。何も変わっていません。もう一度ファイルを選んでください。",
            )
            self.end(job, State.CUT_OFF)
        elif job.state is State.APPLYING:
            if change_of(folder).recover(folder, self._graph):
                self.to(job, State.APPLIED)
                return
            shutil.rmtree(folder / BEFORE, ignore_errors=True)
            job.note = "取り込みの途中でサービスが止まりました。取り込む前のままに戻してあります。もう一度「取り込む」を押せます。"
            self.to(job, State.REVIEW)
        elif job.state is State.TAKING_BACK:
            change_of(folder).take_back_again(folder, self._graph)
            self.end(job, State.TAKEN_BACK)


def now() -> str:
    """This moment, local time, as it is kept."""
    return datetime.now().isoformat(timespec="microseconds")
