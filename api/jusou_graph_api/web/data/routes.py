"""資料とデータ: what the data is, from which plan and date, what is contradictory or missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from jusou_graph.errors import NotFoundError
from jusou_graph.model.answers import cite
from jusou_graph.model.catalog import STEM_OF_KIND, Catalog, Municipality
from jusou_graph.model.evidence import Record
from jusou_graph.model.places import bare_aza
from jusou_graph.service import JusouGraph
from jusou_graph.service.registered import with_registered
from jusou_graph.service.registered_list import registered_rows
from jusou_graph.vocabulary import LABELS, READINGS
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web.data.plan_text import passage_lines
from jusou_graph_api.web.data.record_view import KIND_LABELS, name_of
from jusou_graph_api.web.data.registered_view import Typed, age_of, field_rows
from jusou_graph_api.web.gaps.worklists import worklists
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()

FORMATS = {
    "turtle": ("text/turtle", "ttl"),
    "jsonld": ("application/ld+json", "jsonld"),
    "nquads": ("application/n-quads", "nq"),
}
SCHEMES = {
    "field": "分野", "programme": "事業", "mode": "実施方式", "setup": "設置形態", "place": "場・拠点の種別",
    "meeting": "会議の種別", "concern": "相談内容（受付シート）", "supportNeed": "参加のニーズ", "circumstance": "生活の状況",
    "activity": "活動",
}  # fmt: skip


@router.get("/data")
def overview(request: Request, graph: Graph, records: Records, municipality: str | None = None) -> HTMLResponse:
    """Coverage of all municipalities, and the work lists of one."""
    chosen = choices.chosen(records, municipality)
    return render(
        request,
        "data/overview.html",
        municipality=chosen,
        municipalities=choices.municipalities(records),
        catalog=records,
        lists=worklists(graph, chosen) if chosen else [],
        kinds={k: v for k, v in KIND_LABELS.items() if chosen and getattr(chosen, STEM_OF_KIND[k])},
        stems=STEM_OF_KIND,
        notice=graph.engine_notice(),
    )


@router.get("/data/terms")
def terms(request: Request, records: Records, municipality: str | None = None) -> HTMLResponse:
    """The words of the field with their readings, and the glossaries of the plans."""
    schemes = [
        (title, [(LABELS[s][c], READINGS.get(s, {}).get(c, ""), c) for c in LABELS[s]]) for s, title in SCHEMES.items()
    ]
    return render(
        request,
        "data/terms.html",
        municipality=choices.chosen(records, municipality),
        schemes=schemes,
        glossaries=[m for m in records.municipalities.values() if m.glossary],
    )


@router.get("/data/graph/{form}")
def download(form: str, graph: Graph) -> Response:
    """The whole graph as a file."""
    from jusou_graph.graph.serialize import serialize

    if form not in FORMATS:
        raise NotFoundError(f"形式「{form}」では書き出せません。", f"使える形式: {'、'.join(FORMATS)}")
    graph.refresh()
    kind, ending = FORMATS[form]
    headers = {"Content-Disposition": f'attachment; filename="jusou-graph-{graph.catalog.revision}.{ending}"'}
    return Response(serialize(graph.store.read(), form), media_type=f"{kind}; charset=utf-8", headers=headers)


@router.get("/data/{code}/passage/{number}")
def passage(
    request: Request,
    graph: Graph,
    records: Records,
    code: str,
    number: str,
    lines: Annotated[str, Query(max_length=80)],
) -> HTMLResponse:
    """A cited passage in its plan."""
    municipality = municipality_of(records, code)
    document, shown = passage_lines(graph.data, municipality, number, lines)
    return render(
        request,
        "data/passage.html",
        municipality=municipality,
        document=document,
        lines=shown,
        span=f"{number}:{lines}",
        citing=list(_citing(municipality, f"{number}:{lines}")),
    )


@router.get("/data/{code}/towns")
def towns(request: Request, graph: Graph, records: Records, code: str) -> HTMLResponse:
    """Every town with its outcome: for planners, and for whoever wants to look down the list."""
    municipality = municipality_of(records, code)
    names: dict[str, str] = {}
    for town in municipality.towns:
        names[town.name] = names.get(town.name) or town.reading
    rows = []
    for name, reading in sorted(names.items(), key=lambda item: (item[1] or "ン", item[0])):
        location = with_registered(graph.router.locate(municipality.profile.name + name, municipality.code), records)
        rows.append((name, reading, location.outcome, location.registered))
    return render(
        request, "data/towns.html", municipality=municipality, rows=rows, bare=len(bare_aza(municipality.towns))
    )


@router.get("/data/{code}/work/{key}")
def work(
    request: Request, graph: Graph, records: Records, code: str, key: str, saved: int | None = None
) -> HTMLResponse:
    """One work list."""
    return work_page(request, graph, municipality_of(records, code), key, saved=saved)


def work_page(
    request: Request,
    graph: JusouGraph,
    municipality: Municipality,
    key: str,
    *,
    typed: Typed | None = None,
    saved: int | None = None,
) -> HTMLResponse:
    """The page of a work list.

    Args:
        request: What was asked.
        graph: Reads the towns.
        municipality: Whose list.
        key: Which list.
        typed: What was typed and has to be mended.
        saved: How many entries were registered just now.

    Raises:
        NotFoundError: There is no such list.
    """
    found = next((one for one in worklists(graph, municipality) if one.key == key), None)
    if found is None:
        raise NotFoundError("その一覧はありません。", "「資料とデータ」から選んでください。")
    status = 422 if typed else 200
    return render(
        request, "data/work.html", status, municipality=municipality, work=found, typed=typed or Typed(), saved=saved
    )


@router.get("/data/{code}/{kind}")
def listing(request: Request, records: Records, code: str, kind: str) -> HTMLResponse:
    """All records of one type."""
    municipality = municipality_of(records, code)
    found = _records(municipality, kind)
    return render(
        request,
        "data/listing.html",
        municipality=municipality,
        kind=kind,
        kind_label=KIND_LABELS[kind],
        records=[(one, age_of(municipality, kind, one, date.today())) for one in found],
    )


@router.get("/data/{code}/{kind}/{id}")
def record(
    request: Request,
    records: Records,
    code: str,
    kind: str,
    id: str,
    *,
    register: Annotated[str, Query(max_length=40)] = "",
    done: Annotated[str, Query(max_length=10)] = "",
) -> HTMLResponse:
    """One record with all its fields, its passages and what staff registered for it."""
    return record_page(request, municipality_of(records, code), kind, id, opened=register, done=done)


def record_page(
    request: Request,
    municipality: Municipality,
    kind: str,
    identifier: str,
    *,
    typed: Typed | None = None,
    opened: str = "",
    done: str = "",
) -> HTMLResponse:
    """The page of a record.

    Args:
        request: What was asked.
        municipality: Whose record.
        kind: Type of record.
        identifier: Its id.
        typed: What was typed and has to be mended.
        opened: Field whose form is open.
        done: What was done just now: ``saved``, ``same`` or ``withdrawn``.

    Raises:
        NotFoundError: There is no such record.
    """
    found = next((r for r in _records(municipality, kind) if r.id == identifier), None)
    if found is None:
        raise NotFoundError(
            f"{KIND_LABELS[kind]}に「{identifier}」はありません。", "「資料とデータ」から選んでください。"
        )
    return render(
        request,
        "data/record.html",
        422 if typed else 200,
        municipality=municipality,
        kind=kind,
        kind_label=KIND_LABELS[kind],
        record=found,
        name=name_of(found),
        rows=field_rows(municipality, kind, found),
        age=age_of(municipality, kind, found, date.today()),
        history=registered_rows(municipality, municipality.registered.history(kind, identifier)),
        action=f"/data/{municipality.code}/register/{kind}/{identifier}",
        typed=typed or Typed(),
        opened=opened,
        done=done,
        citations=[cite(municipality, source, found.as_of) for source in found.sources],
        entries=[e for e in municipality.catchments if kind == "agency" and e.agency == identifier],
    )


def municipality_of(records: Catalog, code: str) -> Municipality:
    """A municipality by its code or name, as an address names it.

    Raises:
        NotFoundError: Its plan is not in the data.
        InputError: Several bear the name.
    """
    if not records.known.matching(code):
        raise NotFoundError(f"自治体 {code[:20]} の計画は入っていません。", "「資料とデータ」から選んでください。")
    return records.municipality(code)


def _records(municipality: Municipality, kind: str) -> list[Record]:
    if kind not in KIND_LABELS:
        raise NotFoundError(f"「{kind}」という記録はありません。", "「資料とデータ」から選んでください。")
    return list(getattr(municipality, STEM_OF_KIND[kind]))


def _citing(municipality: Municipality, lines: str) -> Iterator[tuple[str, str, str]]:
    """Kind, identifier and name of the records that cite exactly these lines."""
    for kind, stem in STEM_OF_KIND.items():
        for one in getattr(municipality, stem):
            if any(source.lines == lines for source in one.sources):
                yield kind, one.id, name_of(one)
