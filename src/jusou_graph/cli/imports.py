"""``jusou data import-towns``, ``import-areas`` and ``open-towns``: what an office adds, and what its table leaves open."""

from __future__ import annotations

import argparse
import sys

from jusou_graph import load
from jusou_graph.errors import InputError
from jusou_graph.settings import Settings


def import_towns(options: argparse.Namespace) -> int:
    """Keeps the rows of a town list for one municipality in the office's folder."""
    from jusou_graph.sources.added_towns import import_towns as keep
    from jusou_graph.sources.town_list_layouts import KINDS

    graph = load(data=options.data)
    code = graph.municipality(options.municipality).code
    target, count, kind = keep(options.file, options.kind, code, Settings.from_environment().home_folder)
    print(f"{count} 件の町字を {target} に取り込みました（{KINDS[kind]}）。")
    return 0


def import_areas(options: argparse.Namespace) -> int:
    """Joins census areas to catchments and says what could not be joined."""
    from jusou_graph.sources.added_areas import counted
    from jusou_graph.sources.added_areas import import_areas as keep

    graph = load(data=options.data)
    given = [*options.files, *([options.ages] if options.ages else [])]
    missing = [str(file) for file in given if not file.is_file()]
    if missing:
        raise InputError(f"{'、'.join(missing)} がありません。", "場所と名前を確かめてください。")
    home = Settings.from_environment().home_folder
    found = keep(options.files, options.ages, graph.catalog.municipalities, home)
    for code, people in sorted(found.municipalities.items()):
        municipality = graph.catalog.municipalities[code]
        print(f"{municipality.profile.name}: {people:,} 人（{found.source}）")
        for agency in municipality.agencies:
            count = found.in_catchment(code, agency.id)
            if count is not None:
                print(f"  {agency.name}: {count:,} 人")
        for sentence in counted(found.counts[code]):
            print(f"  {sentence}")
        for one in found.mismatches.get(code, []):
            of = f"（{one.people:,} 人）" if one.people is not None else "（人数は秘匿）" if one.is_area else "："
            print(f"  つながらない: {one.name}{of}{one.why}")
    if not found.municipalities:
        print("入っている自治体の小地域がありませんでした。", file=sys.stderr)
        return 1
    return 0


def open_towns(options: argparse.Namespace) -> int:
    """Prints the places that the plan's table does not settle, as a Markdown page."""
    from jusou_graph.service.open_towns import page

    text = page(load(data=options.data), options.municipality)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0
