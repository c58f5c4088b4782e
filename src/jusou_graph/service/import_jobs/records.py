"""記録を直した Excel: the workbook that was written from the data files, corrected and brought back."""

from __future__ import annotations

import os
from pathlib import Path

from jusou_graph import resources
from jusou_graph.errors import InputError
from jusou_graph.service.import_jobs.job import Preview
from jusou_graph.service.import_jobs.task import Reading, Task
from jusou_graph.sources.catalog_loader import folders


def read(task: Task) -> Reading:
    """Compares the workbook with the data files and checks what would result.

    Raises:
        InputError: The workbook cannot be read, or the data cannot be written.
        DataError: The files would hold errors.
        MissingExtraError: openpyxl is not installed.
    """
    from jusou_graph.sources.workbook_changes import compare, refuse_wrong_result, stage

    task.watch.expect(3)
    data = task.graph.data
    if trouble := why_not_writable(data):
        raise InputError(trouble, "書き込めるフォルダーを JUSOU_DATA で指定してください。")
    file = task.files["files"][0]
    task.watch.step(f"{file.name} を読み取り中")
    found = compare(data, file)
    task.watch.step("直したあとのデータに誤りがないか確かめ中")
    if found.changes:
        refuse_wrong_result(data, found)
    task.watch.step("変わるところをまとめています")
    preview = Preview()
    for one in found.changes:
        line = (f"{one.file} {one.record}".strip(), one.what)
        section = {"加わる": preview.new, "消える": preview.unsure}.get(one.what, preview.changed)
        section.append(line)
    if found.stale:
        words = "書き出したあとで、データが別に変えられています。それが元に戻らないか確かめてください"
        preview.unsure.insert(0, ("データの版", words))
    note = ""
    if resources.root().name == "_bundle" and data.is_relative_to(resources.root()):
        note = (
            "プログラムに同梱のデータを直します。プログラムを更新すると元に戻るため、JUSOU_DATA で別に置いてください。"
        )
    return Reading(preview, stage(found, task.stage), note=note)


def why_not_writable(data: Path) -> str:
    """Why the data files cannot be changed, or ``""``."""
    closed = [path for path in (data, *folders(data)) if not os.access(path, os.W_OK)]
    return f"データのフォルダー {closed[0]} に書けません。" if closed else ""
