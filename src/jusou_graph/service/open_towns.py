"""The page for planners: places for which the plan's table gives not exactly one centre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jusou_graph.codes import CatchmentStatus
from jusou_graph.routing.coverage import OpenPlace, open_places
from jusou_graph.service.jusou_graph import JusouGraph

_TITLES = {
    CatchmentStatus.SPLIT: "二つ以上のセンターが考えられる町字",
    CatchmentStatus.PARTLY: "担当表に一部だけ載っている町字",
    CatchmentStatus.UNLISTED: "担当表に載っていない町",
    CatchmentStatus.UNKNOWN: "町名が決まらない小字",
}

NO_LIST = (
    "照らす町の一覧がないので、表に載っていない町を数えられません。"
    "「jusou data import-towns」か画面の「取り込み」で町字の一覧を入れると、照らせます。"
)


def page(graph: JusouGraph, municipality: str) -> str:
    """Markdown page of the open places of a municipality.

    Args:
        graph: The graph.
        municipality: Code or name.
    """
    found = graph.municipality(municipality)
    name, ask = found.profile.name, found.profile.catchment.ask
    head = [f"# {name}: 担当センターが一つに決まらない町字", ""]
    if not found.catchments:
        return _text([*head, f"{name}の計画には町名ごとの担当表がないので、照らせません。担当は{ask}で確かめます。"])
    if found.code not in graph.router.with_town_list:
        return _text([*head, NO_LIST, f"それまでは、表に載る町のほかは{ask}で確かめます。"])
    places = list(open_places(graph.router, found.code))
    bare = [p for p in places if p.bare_aza]
    lines = [
        *head,
        "計画の担当表（主な町名）と町名一覧（アドレス・ベース・レジストリ、日本郵便）を突き合わせたもの。",
        "担当がないという意味ではありません。「jusou data open-towns」で作り直せます。",
    ]
    for status, title in _TITLES.items():
        rows = [p for p in places if p.status is status and not p.bare_aza]
        if not rows:
            continue
        lines += ["", f"## {title}（{_counted(rows)}）"]
        if status is CatchmentStatus.UNLISTED:
            lines += ["", "、".join(p.place for p in rows), "", f"どれも {ask} で担当を確かめる。"]
        else:
            lines += _by_question(rows)
    if bare:
        lines += [
            "",
            f"## 大字のない字の名（{len(bare)} 件）",
            "",
            "一覧に大字なしで登録された小字です。町ではないので、上の町の数に入れていません。前に付く町名が分かれば、担当はその町で決まります。",
            "",
            "、".join(p.place for p in bare),
        ]
    return _text(lines)


def _counted(rows: Sequence[OpenPlace]) -> str:
    """How many towns, and of how many 丁目 and 字 the rows speak where they are more than the towns."""
    towns = len({p.town for p in rows})
    return f"{towns} 町" if len(rows) == towns else f"{towns} 町、町・丁目・字にして {len(rows)} か所"


def _by_question(rows: Sequence[OpenPlace]) -> list[str]:
    groups: dict[tuple[str, str], list[OpenPlace]] = defaultdict(list)
    for place in rows:
        groups[place.ask, "／".join(c.name for c in place.centres)].append(place)
    lines = []
    for (ask, centres), places in groups.items():
        names = "、".join(p.place for p in places)
        lines += ["", f"- **{names}**" + (f"（{centres}）" if centres else ""), f"  - {ask}"]
    return lines


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
