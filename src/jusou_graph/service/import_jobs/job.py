"""One import: its state, how far it is, and what it would change."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from jusou_graph.exports.csv_ import write_rows
from jusou_graph.sources.replacing import write_whole

FILE = "job.json"
LIST = "list.csv"
SHOWN = 10
"""Lines of a section that the page shows; all of them are in the list."""


class State(StrEnum):
    """Where an import is.

    UNSETTLED is never on disk, where it stays what it was: the next service tries again to end it.
    """

    WAITING = "waiting"
    READING = "reading"
    REVIEW = "review"
    APPLYING = "applying"
    APPLIED = "applied"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    FAILED = "failed"
    NOTHING = "nothing"
    TAKING_BACK = "taking_back"
    TAKEN_BACK = "taken_back"
    CUT_OFF = "cut_off"
    UNSETTLED = "unsettled"


STATE_LABELS = {
    State.WAITING: "待っています",
    State.READING: "読み取り中",
    State.REVIEW: "結果を確かめてください",
    State.APPLYING: "取り込んでいます",
    State.APPLIED: "取り込みました",
    State.REJECTED: "取り込みませんでした",
    State.CANCELLED: "取りやめました",
    State.FAILED: "読み取れませんでした",
    State.NOTHING: "変わるところはありませんでした",
    State.TAKING_BACK: "差し戻しています",
    State.TAKEN_BACK: "差し戻しました",
    State.CUT_OFF: "途中で止まりました",
    State.UNSETTLED: "元に戻せたか確かめられません",
}

ENDED = frozenset(State) - {State.WAITING, State.READING, State.REVIEW, State.APPLYING, State.TAKING_BACK}
"""States after which nothing more happens by itself."""

SECTIONS = {"new": "新規", "changed": "変更", "unsure": "要確認"}


@dataclass
class Preview:
    """What an import would change, line by line: what it is about, and what becomes of it."""

    new: list[tuple[str, str]] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    unsure: list[tuple[str, str]] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Writes all lines as CSV (UTF-8 with BOM, for Excel)."""
        rows = ((label, *line) for section, label in SECTIONS.items() for line in getattr(self, section))
        path.write_bytes(write_rows(("区分", "何が", "どうなる"), rows))


@dataclass
class Job:
    """One import.

    Attributes:
        id: UUID given by the form, so that a form sent twice is one job.
        kind: Key of ``KINDS``.
        title: What is imported, in words.
        files: Names of the files as they were sent.
        options: Further choices of the form (municipality, kind of list, …).
        at: When it was sent (ISO, local time); ``ended`` when nothing more was to come of it.
        state: Where it is.
        step: Number of the step; ``steps`` how many there are; ``doing`` its words; ``rows`` how many rows of it.
        counts: Section → lines; ``shown`` section → the first of them.
        error: Why it could not be read or applied; ``details`` more of it, line by line.
        note: What people should know besides, or ``""``.
    """

    id: str
    kind: str
    title: str
    files: list[str]
    options: dict[str, str]
    at: str
    state: State = State.WAITING
    step: int = 0
    steps: int = 0
    doing: str = ""
    rows: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    shown: dict[str, list[list[str]]] = field(default_factory=dict)
    error: str = ""
    details: list[str] = field(default_factory=list)
    note: str = ""
    ended: str = ""

    @property
    def label(self) -> str:
        """Its state in words."""
        return STATE_LABELS[self.state]

    @property
    def running(self) -> bool:
        """Whether something happens without anybody doing anything."""
        return self.state in (State.WAITING, State.READING, State.APPLYING, State.TAKING_BACK)

    @property
    def sentence(self) -> str:
        """How far it is, in one sentence for people."""
        if self.state is State.READING:
            return f"{self.step}／{self.steps}　{self.doing}" if self.steps else self.doing or self.label
        if self.state is State.WAITING:
            return "待っています（前の取り込みが終わると始まります）"
        counted = "、".join(f"{label} {self.counts.get(key, 0):,}件" for key, label in SECTIONS.items())
        if self.state in (State.REVIEW, State.APPLIED):
            return f"{self.label}（{counted}）"
        return f"{self.label}。{self.error}" if self.error else self.label

    def hold(self, preview: Preview) -> None:
        """Takes over the number of lines of each section and the first of them."""
        for section in SECTIONS:
            lines = getattr(preview, section)
            self.counts[section] = len(lines)
            self.shown[section] = [list(line) for line in lines[:SHOWN]]

    def save(self, folder: Path) -> None:
        """Writes it into its folder, whole."""
        write_whole(folder / FILE, json.dumps(asdict(self), ensure_ascii=False, indent=1).encode("utf-8"))


def read_job(folder: Path) -> Job | None:
    """The job of a folder, None where the folder holds none that can be read."""
    try:
        raw: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        known = {one.name for one in fields(Job)}
        job = Job(**{key: value for key, value in raw.items() if key in known})
        job.state = State(job.state)
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return job if job.id == folder.name else None
