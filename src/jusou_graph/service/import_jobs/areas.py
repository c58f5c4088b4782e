"""人口と地図: census areas, with what they change for each municipality and catchment."""

from __future__ import annotations

from collections.abc import Iterator

from jusou_graph.gaps.grouping import SHARED_IN, SHARED_OUT
from jusou_graph.model.catalog import Municipality
from jusou_graph.service.import_jobs.job import Preview
from jusou_graph.service.import_jobs.task import Reading, Task
from jusou_graph.sources.added_areas import (
    StagedAreas,
    age_table_of,
    area_files_of,
    counted,
    refuse_nothing,
    stage_areas,
)
from jusou_graph.sources.areas import Areas


def read(task: Task) -> Reading:
    """Reads the files and compares them with what is kept.

    Raises:
        InputError: A file cannot be read, holds nothing of a municipality in the data, or nothing that can be joined.
    """
    given = task.unpacked("files", 3)
    files = area_files_of(given)
    ages = age_table_of(task.unpacked("ages", 3) if task.files.get("ages") else [])
    task.watch.expect(len(files) + bool(ages) + 1)
    municipalities = task.graph.catalog.municipalities
    staged = stage_areas(files, ages, municipalities, task.graph.settings.home_folder, task.stage, task.watch)
    refuse_nothing(staged.found, municipalities)
    preview = Preview()
    if staged.damaged:
        words = "前の記録が壊れていて読めません。ほかの自治体の分も、もう一度取り込んでください"
        preview.unsure.append(("前に取り込んだ人口", words))
    for code in staged.found.municipalities:
        _compare(municipalities[code], staged, preview)
    return Reading(
        preview,
        staged.replacements,
        note="".join(
            [
                *(
                    f"{municipalities[code].profile.name}: {sentence}"
                    for code, counts in staged.found.counts.items()
                    for sentence in counted(counts)
                ),
                "境界と名称は実際とちがうことがあるため、住所の判定には使いません。",
            ]
        ),
    )


def _compare(municipality: Municipality, staged: StagedAreas, preview: Preview) -> None:
    code, name = municipality.code, municipality.profile.name
    known = staged.before.in_municipality(code) is not None
    for what, before, now in _figures(municipality, staged.before, staged.found):
        if not known or before is None:
            preview.new.append((what, f"{now:,} 人" if now is not None else "人数なし"))
        elif before != now:
            preview.changed.append((what, f"{before:,} 人 → {f'{now:,} 人' if now is not None else '人数なし'}"))
    if staged.found.ages.get(code) and staged.found.ages.get(code) != staged.before.ages.get(code):
        section = preview.changed if staged.before.ages.get(code) else preview.new
        section.append((f"{name}　年齢別の人口", f"{len(staged.found.ages[code])} 区分"))
    elif staged.before.ages.get(code) and not staged.found.ages.get(code):
        words = "なくなります（残すには、年齢別の表も一緒に選びます）"
        preview.unsure.append((f"{name}　年齢別の人口", words))
    if left_out := staged.left_out.get(code):
        preview.unsure.append((f"{name}　境界", f"{left_out:,} 件は緯度経度の境界がなく、地図に出ません"))
    weightiest_first = sorted(staged.found.mismatches.get(code, []), key=lambda one: -(one.people or 0))
    for one in weightiest_first:
        people = f"（{one.people:,} 人）" if one.people is not None else ""
        preview.unsure.append((f"{name}　{one.name}{people}", f"{one.why}。担当地区の人数に入りません"))
    preview.unsure += [
        (f"{name}　{town}", f"担当地区の人数は、{SHARED_IN}です（空白の一覧と議題票の「地区ごと」は、{SHARED_OUT}）")
        for town in staged.found.shared.get(code, [])
    ]


def _figures(municipality: Municipality, before: Areas, now: Areas) -> Iterator[tuple[str, int | None, int | None]]:
    code, name = municipality.code, municipality.profile.name
    yield f"{name}　全体", before.in_municipality(code), now.in_municipality(code)
    for agency in municipality.agencies:
        was, is_ = before.in_catchment(code, agency.id), now.in_catchment(code, agency.id)
        if was is not None or is_ is not None:
            yield f"{name}　{agency.name}", was, is_
