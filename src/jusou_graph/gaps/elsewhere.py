"""What the plans of other municipalities have and this one does not show: the weakest kind of finding, for widening."""

from __future__ import annotations

from collections.abc import Iterator

from jusou_graph.codes import Confidence, GapKind
from jusou_graph.gaps.answer import Gap
from jusou_graph.gaps.reading import Reading, evidence, gap, label
from jusou_graph.model.answers import Evidence
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record, Source
from jusou_graph.vocabulary import BROADER

_HELD_LISTS = {
    "CatchmentEntry": "町名まで引ける担当表",
    "IntakeItem": "相談受付シート",
    "NetworkMember": "相談支援包括化推進員などの一覧",
    "Department": "関係各課の一覧",
}
_HELD_MEETINGS = {
    "support_meeting": "支援会議",
    "integrated_support_meeting": "重層的支援会議",
    "promotion": "事業全体を話し合う推進会議",
    "project_team": "計画策定のプロジェクトチーム会議",
}


def find(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Kinds of places, meetings and lists that other plans have."""
    query = "gaps/held-elsewhere"
    for row in reading.rows(query, municipality):
        kind, item = str(row["kind"]), str(row["item"])
        word = {"place": label("place", item), "meeting": _HELD_MEETINGS.get(item, item)}.get(
            kind, _HELD_LISTS.get(item, item)
        )
        others = list(_holders(reading, query, municipality, kind, item, word))
        yield gap(
            reading, municipality, query, f"{kind}-{item}", GapKind.OTHERS_HAVE,
            f"{word}: ほかの自治体の計画にはあるが、この計画では確認できない",
            because=others, others=others, confidence=Confidence.ABSENCE_ONLY, count=0, out_of=1,
            measure="この計画に出る数", people_note="ほかの自治体との比較で、人数では量らない。",
        )  # fmt: skip


def _holders(reading: Reading, query: str, here: Municipality, kind: str, item: str, word: str) -> Iterator[Evidence]:
    for other in reading.catalog.municipalities.values():
        if other.code != here.code and (sources := _held(other, kind, item)):
            name = reading.catalog.name(other.code)
            yield from evidence(query, other, sources[:2], need=word, resource=f"{name}: {word}", elsewhere=name)


def _broad(kind: str) -> str:
    """Kind of place without its type: 地域活動支援センター for its I型, II型 and III型."""
    return BROADER["place"].get(kind, kind)


def _held(other: Municipality, kind: str, item: str) -> list[Source]:
    if kind == "place":
        return [r.sources[0] for r in other.resources if r.status == "active" and _broad(r.kind) == item]
    if kind == "meeting":
        return [m.sources[0] for m in other.meetings if m.holds == item]
    if item == "CatchmentEntry":
        return [other.profile.catchment.source] if other.catchments else []
    lists: dict[str, list[Record]] = {
        "IntakeItem": list(other.intake), "NetworkMember": list(other.network), "Department": list(other.departments)
    }  # fmt: skip
    return [r.sources[0] for r in lists[item]]
