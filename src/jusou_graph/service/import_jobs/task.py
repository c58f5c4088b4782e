"""What a reader of imports is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from jusou_graph.model.registrations import Registration
from jusou_graph.service.import_jobs.job import Preview
from jusou_graph.service.jusou_graph import JusouGraph
from jusou_graph.sources.archives import unpack
from jusou_graph.sources.progress import Progress
from jusou_graph.sources.replacing import Replacement


class Watch(Progress, Protocol):
    """Progress that is also told how many steps there are."""

    def expect(self, steps: int) -> None:
        """So many steps from now on."""


@dataclass(frozen=True)
class Order:
    """What somebody wants to import.

    Attributes:
        key: UUID of the form; the same form sent twice is one job.
        kind: One of ``KINDS``.
        options: Further choices (``municipality``, ``list``).
    """

    key: str
    kind: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What reading gave.

    Attributes:
        preview: What would change, for people.
        replacements: Files to replace, or
        entries: registrations to add.
        note: What people should know besides.
    """

    preview: Preview
    replacements: Sequence[Replacement] = ()
    entries: Sequence[Registration] = ()
    note: str = ""


@dataclass(frozen=True)
class Task:
    """What a reader is given.

    Attributes:
        order: What is wanted.
        files: Field of the form → files.
        graph: The data as they are.
        stage: Folder to write into.
        watch: Told of every step.
    """

    order: Order
    files: Mapping[str, list[Path]]
    graph: JusouGraph
    stage: Path
    watch: Watch

    def unpacked(self, name: str, further: int) -> list[Path]:
        """The files of a field, archives unpacked.

        Args:
            name: Field of the form.
            further: Steps that come after the unpacking.
        """
        out: list[Path] = []
        given = self.files.get(name, [])
        archives = [file for file in given if file.suffix.lower() == ".zip"]
        self.watch.expect(len(archives) + further)
        for file in given:
            if file in archives:
                self.watch.step(f"{file.name} を広げています")
                out += unpack(file, file.with_name(f"{file.name}.unpacked"))
            else:
                out.append(file)
        return out
