"""Work lists: what is missing or open in the data, with counts that go down as it is registered or mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jusou_graph.model.catalog import STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.evidence import Record
from jusou_graph.model.places import bare_aza
from jusou_graph.model.registrations import ANSWER, DESK_TO_ASK, PHONE, Registration
from jusou_graph.service import JusouGraph
from jusou_graph.service.open_towns import NO_LIST
from jusou_graph.service.registered import phone_to_ask, registered_phone, with_registered
from jusou_graph_api.web.data.record_view import FIELD_LABELS, name_of, record_path
from jusou_graph_api.web.parts.desks import confirmed_words


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to mend.

    Attributes:
        name: What it is called.
        path: Where it is shown.
        note: What to do, or what was registered.
        key: Type and id of the record, ``"agency/kurashi"``; ``""`` for a town.
    """

    name: str
    path: str
    note: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list of things to mend.

    Attributes:
        key: Part of its address.
        title: What it lists.
        mend: How one is mended.
        items: What is open; ``out_of`` of how many.
        registers: Field whose value is registered on the page of the list itself, or ``""``.
        answered: What staff have registered an answer for; no longer counted as open.
        unknown: Why nothing can be counted (no list of towns to compare with), or ``""``.
    """

    key: str
    title: str
    mend: str
    items: list[WorkItem]
    out_of: int
    registers: str = ""
    answered: list[WorkItem] = field(default_factory=list)
    unknown: str = ""


_ON_RECORD = "名前を押して記録を開き、「登録する・直す」で登録します。"


def worklists(graph: JusouGraph, municipality: Municipality) -> list[WorkList]:
    """All work lists of a municipality, in the order of worth.

    Args:
        graph: Reads the towns.
        municipality: Whose data.
    """
    agencies = [a for a in municipality.agencies if a.status == "active"]
    resources = [r for r in municipality.resources if r.status == "active"]
    return [
        _phones("phone-agency", "電話が未登録の窓口", municipality, "agency", agencies),
        _phones("phone-resource", "電話が未登録の場・メニュー", municipality, "resource", resources),
        _phones_of_sections(municipality),
        _missing("location-agency", "所在地が書かれていない窓口", "location", municipality, "agency", agencies),
        _missing(
            "location-resource", "場所が書かれていない場・メニュー", "location", municipality, "resource", resources
        ),
        *_towns(graph, municipality),
        _conflicts(municipality),
        _unconfirmed(municipality),
    ]


def _phones(key: str, title: str, municipality: Municipality, kind: str, records: Sequence[Record]) -> WorkList:
    found = _missing(key, title, PHONE, municipality, kind, records)
    return replace(found, registers=PHONE, mend="わかった行に番号を入れ、下の「まとめて登録する」を押します。")


def _phones_of_sections(municipality: Municipality) -> WorkList:
    """The sections of 関係各課一覧 and the desk to ask, which the pages name where a centre is not settled."""
    found = _phones("phone-department", "電話が未登録の課", municipality, "department", municipality.departments)
    path = f"/data/{municipality.code}/registered#ask"
    item = WorkItem(
        municipality.profile.catchment.ask, path, "担当が決まらないときの問い合わせ先", "/".join(DESK_TO_ASK)
    )
    ask = phone_to_ask(municipality)
    if ask is None:
        return replace(found, items=[item, *found.items], out_of=found.out_of + 1)
    return replace(found, answered=[_answer(item, ask), *found.answered], out_of=found.out_of + 1)


def _missing(
    key: str, title: str, name: str, municipality: Municipality, kind: str, records: Sequence[Record]
) -> WorkList:
    """Records without a value in the plan; those for which staff registered one are answered."""
    items: list[WorkItem] = []
    answered: list[WorkItem] = []
    for record in records:
        if name == PHONE:
            entry = registered_phone(municipality, kind, record.id)
        else:
            entry = municipality.registered.value(municipality.code, kind, record.id, name)
        if entry is None and getattr(record, name):
            continue
        note = f"担当課：{getattr(record, 'department', None) or getattr(record, 'bureau', None) or '記載なし'}"
        item = WorkItem(name_of(record), record_path(municipality.code, kind, record.id), note, f"{kind}/{record.id}")
        if entry is None:
            items.append(item)
        elif name == PHONE or not getattr(record, name):
            answered.append(_answer(item, entry))
    return WorkList(key, title, _ON_RECORD, items, len(records), answered=answered)


def _answer(item: WorkItem, entry: Registration, value: str | None = None) -> WorkItem:
    return replace(item, note=f"{entry.value if value is None else value}（{confirmed_words(entry)}）")


def _towns(graph: JusouGraph, municipality: Municipality) -> list[WorkList]:
    if not municipality.catchments:
        return []
    found: dict[str, list[WorkItem]] = {"split": [], "partly": [], "unlisted": []}
    answered: dict[str, list[WorkItem]] = {"split": [], "partly": [], "unlisted": []}
    entries = {entry.id: entry for entry in municipality.registered.entries}
    # The same state of the registrations for all of the list, whatever is registered meanwhile.
    records = Catalog({municipality.code: municipality}, "")
    bare = bare_aza(municipality.towns)
    names = list(dict.fromkeys(t.name for t in municipality.towns))
    for name in names:
        location = with_registered(graph.router.locate(municipality.profile.name + name, municipality.code), records)
        status = location.status.value
        if status not in found:
            continue
        item = WorkItem(name, f"/data/{municipality.code}/towns#{name}", location.ask or "")
        if location.registered is None:
            if name not in bare:  # a 字 without its 大字 is no town: nothing can be registered for it
                found[status].append(item)
        else:
            answered[status].append(_answer(item, entries[location.registered.entry], location.registered.centre.name))
    desk = municipality.profile.catchment.ask
    mend = (
        f"{desk}に確かめ、「つなぎ先を調べる」でその町名を調べて、答えの下の「担当がわかったら登録する」で登録します。"
    )
    unknown = "" if municipality.code in graph.router.with_town_list else NO_LIST
    if bare:
        mend += f"ほかに、一覧に大字なしで登録された字の名が{len(bare)}件あります。町ではないので、数に入れていません。"
    titles = {
        "split": "担当が一つに決まらない町名",
        "partly": "担当地区表に一部だけ載っている町名",
        "unlisted": "担当地区表にない町名",
    }
    return [
        WorkList(
            f"towns-{status}",
            title,
            mend,
            found[status],
            len(names) - len(bare),
            answered=answered[status],
            unknown=unknown,
        )
        for status, title in titles.items()
        if status != "partly" or found[status] or answered[status]
    ]


def _conflicts(municipality: Municipality) -> WorkList:
    items: list[WorkItem] = []
    answered: list[WorkItem] = []
    for one in municipality.conflicts:
        item = WorkItem(
            one.title, record_path(municipality.code, "conflict", one.id), one.question, f"conflict/{one.id}"
        )
        entry = municipality.registered.value(municipality.code, "conflict", one.id, ANSWER)
        if entry is None:
            items.append(item)
        else:
            answered.append(_answer(item, entry))
    mend = f"所管課に確かめます。{_ON_RECORD}"
    out_of = len(municipality.conflicts)
    return WorkList("conflicts", "計画の中のくいちがい", mend, items, out_of, answered=answered)


def _unconfirmed(municipality: Municipality) -> WorkList:
    """Records with 要確認 fields; one is answered when staff have registered each of these fields."""
    items: list[WorkItem] = []
    answered: list[WorkItem] = []
    total = 0
    for kind, stem in STEM_OF_KIND.items():
        for record in getattr(municipality, stem):
            total += 1
            if not record.unconfirmed:
                continue
            entries = {
                name: municipality.registered.value(municipality.code, kind, record.id, name)
                for name in record.unconfirmed
            }
            open_ = [FIELD_LABELS.get(name, name) for name, entry in entries.items() if entry is None]
            said = [
                f"{FIELD_LABELS.get(name, name)}：{entry.value}（{confirmed_words(entry)}）"
                for name, entry in entries.items()
                if entry is not None
            ]
            path = record_path(municipality.code, kind, record.id)
            note = "　".join([f"要確認：{'・'.join(open_)}", *said]) if open_ else "　".join(said)
            (items if open_ else answered).append(WorkItem(name_of(record), path, note, f"{kind}/{record.id}"))
    mend = f"所管課に確かめます。{_ON_RECORD}"
    return WorkList("unconfirmed", "要確認の記載", mend, items, total, answered=answered)
