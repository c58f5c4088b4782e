"""The page for planners: places for which the plan's table gives not exactly one centre."""

from __future__ import annotations

from collections import defaultdict

from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing.coverage import OpenPlace, open_places
from jusou_graph.service.jusou_graph import JusouGraph

_TITLES = {
    CatchmentStatus.SPLIT: "二つ以上のセンターが考えられる町字",
    CatchmentStatus.UNLISTED: "担当表に載っていない町字",
    CatchmentStatus.UNKNOWN: "町名が決まらない小字",
}


def page(graph: JusouGraph, municipality: str) -> str:
    """Markdown page of the open places of a municipality.

    Args:
        graph: The graph.
        municipality: Code or name.
    """
    found = graph.municipality(municipality)
    groups: dict[CatchmentStatus, dict[tuple[str, str], list[OpenPlace]]] = defaultdict(lambda: defaultdict(list))
    for place in open_places(graph.router, found.code):
        centres = "／".join(c.name for c in place.centres)
        groups[place.status][place.ask, centres].append(place)
    lines = [
        f"# {found.profile.name}: 担当センターが一つに決まらない町字",
        "",
        "計画の担当表（主な町名）と町名一覧（アドレス・ベース・レジストリ、日本郵便）を突き合わせたもの。",
        "担当がないという意味ではありません。「jusou data open-towns」で作り直せます。",
    ]
    for status, title in _TITLES.items():
        rows = groups.get(status)
        if not rows:
            continue
        lines += ["", f"## {title}（{sum(map(len, rows.values()))} 件）"]
        if status is CatchmentStatus.UNLISTED:
            names = "、".join(p.place for places in rows.values() for p in places)
            lines += ["", names, "", f"どれも {found.profile.catchment.ask} で担当を確かめる。"]
            continue
        for (ask, centres), places in rows.items():
            lines += [
                "",
                f"- **{'、'.join(p.place for p in places)}**" + (f"（{centres}）" if centres else ""),
                f"  - {ask}",
            ]
    return "\n".join(lines) + "\n"
