"""Municipalities, agencies and resources as the plans state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query

from jusou_graph.errors import InputError, NotFoundError
from jusou_graph.model.answers import cite
from jusou_graph.model.catalog import RECORD_FILES, Catalog, Municipality
from jusou_graph.model.freshness import age_mark
from jusou_graph.model.municipalities import MOST_NAMED
from jusou_graph.model.records import Agency, Resource
from jusou_graph.model.registrations import DESK_TO_ASK
from jusou_graph_api.deps import Records

router = APIRouter(tags=["records"])

MunicipalityFilter = Annotated[str | None, Query(description="自治体（コードか名前）")]
Identifier = Annotated[
    str, Path(description="id。自治体の中で一つなので、ほかの自治体にもある id は「コード/id」で呼ぶ")
]
Owner = Annotated[str, Path(description="自治体（コードか名前）")]


@dataclass(frozen=True)
class Filters:
    """What a record must meet to be listed; None asks for nothing."""

    municipality: MunicipalityFilter = None
    field: Annotated[str | None, Query(description="分野の符号（elderly・disability・child・poverty …）")] = None
    programme: Annotated[str | None, Query(description="事業類型の符号。p3 は p3-i などを含む")] = None
    kind: Annotated[str | None, Query(description="場所・拠点の種別の符号")] = None
    status: Annotated[str | None, Query(description="active・planned・example・policy")] = None
    word: Annotated[str | None, Query(alias="q", max_length=100, description="名前に含まれる語")] = None

    def let(self, record: Agency | Resource) -> bool:
        """Whether a record meets every filter."""
        own = record.programme or ""
        return (
            (self.field is None or self.field in record.fields)
            and (self.programme is None or own == self.programme or own.startswith(f"{self.programme}-"))
            and (self.kind is None or record.kind == self.kind or record.kind.startswith(f"{self.kind}-"))
            and (self.status is None or record.status == self.status)
            and (self.word is None or any(self.word in name for name in (record.name, *record.aliases)))
        )


Listed = Annotated[Filters, Depends()]


@router.get("/municipalities", summary="入っている自治体と計画")
def municipalities(records: Records) -> list[dict[str, Any]]:
    """The municipalities with their plans and how much each holds."""
    return [_municipality(one) for one in records.municipalities.values()]


@router.get("/municipalities/{code}", summary="自治体ひとつ")
def municipality(code: Annotated[str, Path(description="自治体（コードか名前）")], records: Records) -> dict[str, Any]:
    """One municipality with its meetings and how its centres are assigned."""
    one = _owner(records, code)
    return {
        **_municipality(one),
        "catchment": {**one.profile.catchment.model_dump(mode="json"), "entries": len(one.catchments)},
        "confirmed": [e.to_dict() for e in one.registered.current(*DESK_TO_ASK)],
        "meetings": [meeting.model_dump(mode="json") for meeting in one.meetings],
        "conflicts": [conflict.model_dump(mode="json") for conflict in one.conflicts],
    }


@router.get("/agencies", summary="相談窓口")
def agencies(records: Records, filters: Listed) -> list[dict[str, Any]]:
    """Consultation desks that meet every filter."""
    return [_record(m, a) for m in _chosen(records, filters.municipality) for a in m.agencies if filters.let(a)]


@router.get("/agencies/{id}", summary="相談窓口ひとつ")
def agency(id: Identifier, records: Records, municipality: MunicipalityFilter = None) -> dict[str, Any]:
    """One desk, by its id where no other municipality has it, else with ``municipality`` or as ``code/id``."""
    return _only(id, "agencies", [(m, a) for m in _chosen(records, municipality) for a in m.agencies if a.id == id])


@router.get("/agencies/{municipality}/{id}", summary="ある自治体の相談窓口ひとつ")
def agency_of(municipality: Owner, id: Identifier, records: Records) -> dict[str, Any]:
    """One desk of a municipality."""
    one = _owner(records, municipality)
    return _only(id, "agencies", [(one, a) for a in one.agencies if a.id == id])


@router.get("/resources", summary="参加支援のメニュー・場・活動")
def resources(records: Records, filters: Listed) -> list[dict[str, Any]]:
    """Menus, places and activities that meet every filter."""
    return [_record(m, r) for m in _chosen(records, filters.municipality) for r in m.resources if filters.let(r)]


@router.get("/resources/{id}", summary="メニュー・場・活動ひとつ")
def resource(id: Identifier, records: Records, municipality: MunicipalityFilter = None) -> dict[str, Any]:
    """One menu, place or activity, named like a desk."""
    return _only(id, "resources", [(m, r) for m in _chosen(records, municipality) for r in m.resources if r.id == id])


@router.get("/resources/{municipality}/{id}", summary="ある自治体のメニュー・場・活動ひとつ")
def resource_of(municipality: Owner, id: Identifier, records: Records) -> dict[str, Any]:
    """One menu, place or activity of a municipality."""
    one = _owner(records, municipality)
    return _only(id, "resources", [(one, r) for r in one.resources if r.id == id])


def _chosen(records: Catalog, name: str | None) -> Iterator[Municipality]:
    """The municipality asked for, or all where none is.

    Raises:
        InputError: The name means none, or several.
    """
    yield from [records.municipality(name)] if name else records.municipalities.values()


def _owner(records: Catalog, name: str) -> Municipality:
    """The municipality that an address of the API names.

    Raises:
        NotFoundError: It means none.
        InputError: It means several.
    """
    try:
        return records.municipality(name)
    except InputError as error:
        if records.known.matching(name):
            raise
        raise NotFoundError(error.detail, error.hint) from None


def _only(id: str, path: str, found: list[tuple[Municipality, Any]]) -> dict[str, Any]:
    if not found:
        raise NotFoundError(f"id「{id}」はありません。", f"/api/v1/{path} で一覧が見られます。")
    if len(found) > 1:
        names = "、".join(f"{m.profile.name}（{m.code}）" for m, _ in found[:MOST_NAMED])
        more = f" ほか {len(found) - MOST_NAMED:,} の自治体" if len(found) > MOST_NAMED else ""
        raise InputError(
            f"id「{id}」は {names}{more} にあります。",
            f"/api/v1/{path}/{found[0][0].code}/{id} のように「コード/id」で呼ぶか、municipality を付けてください。",
        )
    return _record(*found[0])


def _record(municipality: Municipality, record: Agency | Resource) -> dict[str, Any]:
    operator = next((o for o in municipality.organizations if o.id == record.operator), None)
    return {
        **record.model_dump(mode="json"),
        "municipality": {"code": municipality.code, "name": municipality.profile.name},
        "key": f"{municipality.code}/{record.id}",
        "operator": {"id": operator.id, "name": operator.name, "kind": operator.kind} if operator else None,
        "confirmed": [e.to_dict() for e in municipality.registered.current(_kind(record), record.id)],
        "evidence": [cite(municipality, source, record.as_of).to_dict() for source in record.sources],
    }


def _kind(record: Agency | Resource) -> str:
    return "agency" if isinstance(record, Agency) else "resource"


def _municipality(one: Municipality) -> dict[str, Any]:
    profile = one.profile
    return {
        "code": profile.code,
        "name": profile.name,
        "prefecture": profile.prefecture,
        "county": profile.county,
        "locate": profile.catchment.kind,
        "plans": [
            {
                "document": d.number,
                "title": d.title,
                "as_of": d.as_of,
                "issuer": d.issuer,
                "period_from": d.period_from,
                "period_to": d.period_to,
                "stale": age_mark(d, date.today()) or None,
            }
            for d in profile.documents
        ],
        "counts": {
            **{name: len(getattr(one, name)) for name in RECORD_FILES},
            "catchments": len(one.catchments),
            "towns": len(one.towns),
        },
    }
