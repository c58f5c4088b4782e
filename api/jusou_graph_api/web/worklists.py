"""Work lists: what is missing or open in the data, with counts that go down as it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record
from jusou_graph.service import JusouGraph
from jusou_graph_api.web.record_view import FIELD_LABELS, STEM_OF_KIND, name_of, record_path


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to mend: what it is called, where it is shown, and what to do."""

    name: str
    path: str
    note: str


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list of things to mend.

    Attributes:
        key: Part of its address.
        title: What it lists.
        mend: How one is mended.
        items: What is open; ``out_of`` of how many.
    """

    key: str
    title: str
    mend: str
    items: list[WorkItem]
    out_of: int


def worklists(graph: JusouGraph, municipality: Municipality) -> list[WorkList]:
    """All work lists of a municipality, in the order of worth.

    Args:
        graph: Reads the towns.
        municipality: Whose data.
    """
    agencies = [a for a in municipality.agencies if a.status == "active"]
    resources = [r for r in municipality.resources if r.status == "active"]
    return [
        _missing("phone-agency", "電話が未登録の窓口", "phone", municipality, "agency", agencies),
        _missing("phone-resource", "電話が未登録の場・メニュー", "phone", municipality, "resource", resources),
        _missing("location-agency", "所在地が書かれていない窓口", "location", municipality, "agency", agencies),
        _missing(
            "location-resource", "場所が書かれていない場・メニュー", "location", municipality, "resource", resources
        ),
        *_towns(graph, municipality),
        _conflicts(municipality),
        _unconfirmed(municipality),
    ]


def _missing(
    key: str, title: str, field: str, municipality: Municipality, kind: str, records: Sequence[Record]
) -> WorkList:
    label = FIELD_LABELS[field]
    items = [
        WorkItem(
            name_of(r),
            record_path(municipality.code, kind, r.id),
            f"担当課：{getattr(r, 'department', None) or '記載なし'}",
        )
        for r in records
        if not getattr(r, field)
    ]
    return WorkList(key, title, f"{STEM_OF_KIND[kind]}.yaml の {field}（{label}）に書きます。", items, len(records))


def _towns(graph: JusouGraph, municipality: Municipality) -> list[WorkList]:
    if not municipality.catchments:
        return []
    found: dict[str, list[WorkItem]] = {"split": [], "unlisted": []}
    names = list(dict.fromkeys(t.name for t in municipality.towns))
    for name in names:
        outcome = graph.router.locate(municipality.profile.name + name).outcome
        if outcome.status.value in found:
            found[outcome.status.value].append(
                WorkItem(name, f"/data/{municipality.code}/towns#{name}", outcome.ask or "")
            )
    desk = municipality.profile.catchment.ask
    return [
        WorkList(
            "towns-split",
            "担当が一つに決まらない町名",
            f"{desk}に番地の境を確かめ、catchments.csv に書きます。",
            found["split"],
            len(names),
        ),
        WorkList(
            "towns-unlisted",
            "担当地区表にない町名",
            f"{desk}に担当を確かめ、catchments.csv に書きます。",
            found["unlisted"],
            len(names),
        ),
    ]


def _conflicts(municipality: Municipality) -> WorkList:
    items = [
        WorkItem(one.title, record_path(municipality.code, "conflict", one.id), one.question)
        for one in municipality.conflicts
    ]
    return WorkList(
        "conflicts", "計画の中のくいちがい", "所管課に確かめ、正しいほうを記録に書きます。", items, len(items)
    )


def _unconfirmed(municipality: Municipality) -> WorkList:
    items = []
    total = 0
    for kind, stem in STEM_OF_KIND.items():
        for record in getattr(municipality, stem):
            total += 1
            if record.unconfirmed:
                fields = "・".join(FIELD_LABELS.get(one, one) for one in record.unconfirmed)
                items.append(
                    WorkItem(name_of(record), record_path(municipality.code, kind, record.id), f"要確認：{fields}")
                )
    return WorkList("unconfirmed", "要確認の記載", "所管課に確かめて書き、unconfirmed から外します。", items, total)
