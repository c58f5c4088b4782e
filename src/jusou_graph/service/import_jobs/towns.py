"""町名の一覧: the rows of a public town list for one municipality."""

from __future__ import annotations

from jusou_graph.errors import InputError
from jusou_graph.model.places import Town
from jusou_graph.service.import_jobs.job import Preview
from jusou_graph.service.import_jobs.task import Reading, Task
from jusou_graph.sources.added_towns import (
    AUTO,
    list_among,
    read_town_list,
    stage_towns,
    town_changes,
    unknown_names,
)
from jusou_graph.sources.town_list_layouts import KINDS


def read(task: Task) -> Reading:
    """Reads the list and compares it with what was kept from the same source.

    Raises:
        InputError: The file is no such list, or holds no row of the municipality.
    """
    options = task.order.options
    if options.get("list") not in (AUTO, *KINDS):
        raise InputError("一覧の種類が選ばれていません。", "どこの一覧かを選んでください。")
    home = task.graph.settings.home_folder
    municipality = task.graph.municipality(options.get("municipality", ""))
    file = list_among(task.unpacked("files", 2))
    task.watch.step(f"{file.name} を読み取り中")
    towns, kind = read_town_list(file, options["list"], municipality.code, task.watch.rows)
    task.watch.step("今の町名とくらべています")
    changes = town_changes(towns, kind, municipality.code, home)
    strange = unknown_names(towns, municipality.towns)
    preview = Preview(
        new=[(_spelled(town), _about(town)) for town in changes.new],
        changed=[(_spelled(now), f"{_about(was)} → {_about(now)}") for was, now in changes.changed],
        unsure=[
            *((_spelled(town), "前に取り込んだ一覧にあり、今度の一覧にない（なくなります）") for town in changes.gone),
            *((name, "はじめから入っている町名の一覧にない名前") for name in strange),
        ],
    )
    one = stage_towns(towns, kind, municipality.code, home, task.stage, file.name)
    note = f"{municipality.profile.name}の「{KINDS[kind]}」{len(towns):,} 行。担当は計画の表で決まり、変わりません。"
    return Reading(preview, [one], note=note)


def _spelled(town: Town) -> str:
    chome = f"{town.chome}丁目" if town.chome is not None else ""
    return f"{town.name}{chome}{town.aza}"


def _about(town: Town) -> str:
    words = (town.reading, "・".join(town.postal_codes), town.machiaza_id)
    return "、".join(word for word in words if word) or "名前だけ"
