"""資料とデータ: what the data is, from which plan and date, what is contradictory or missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from jusou_graph.errors import NotFoundError
from jusou_graph.model.answers import cite
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.evidence import Record
from jusou_graph.vocabulary import LABELS, READINGS
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.web import choices
from jusou_graph_api.web.plan_text import passage_lines
from jusou_graph_api.web.record_view import KIND_LABELS, STEM_OF_KIND, name_of, rows_of
from jusou_graph_api.web.rendering import render
from jusou_graph_api.web.worklists import worklists

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
    municipality = _municipality(records, code)
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
    municipality = _municipality(records, code)
    names: dict[str, str] = {}
    for town in municipality.towns:
        names[town.name] = names.get(town.name) or town.reading
    rows = [
        (name, reading, graph.router.locate(municipality.profile.name + name).outcome)
        for name, reading in sorted(names.items(), key=lambda item: (item[1] or "ン", item[0]))
    ]
    return render(request, "data/towns.html", municipality=municipality, rows=rows)


@router.get("/data/{code}/work/{key}")
def work(request: Request, graph: Graph, records: Records, code: str, key: str) -> HTMLResponse:
    """One work list."""
    municipality = _municipality(records, code)
    found = next((one for one in worklists(graph, municipality) if one.key == key), None)
    if found is None:
        raise NotFoundError("その一覧はありません。", "「資料とデータ」から選んでください。")
    return render(request, "data/work.html", municipality=municipality, work=found)


@router.get("/data/{code}/{kind}")
def listing(request: Request, records: Records, code: str, kind: str) -> HTMLResponse:
    """All records of one type."""
    municipality = _municipality(records, code)
    found = _records(municipality, kind)
    return render(
        request, "data/listing.html", municipality=municipality, kind=kind, kind_label=KIND_LABELS[kind], records=found
    )


@router.get("/data/{code}/{kind}/{id}")
def record(request: Request, records: Records, code: str, kind: str, id: str) -> HTMLResponse:
    """One record with all its fields and passages."""
    municipality = _municipality(records, code)
    found = next((r for r in _records(municipality, kind) if r.id == id), None)
    if found is None:
        raise NotFoundError(f"{KIND_LABELS[kind]}に「{id}」はありません。", "「資料とデータ」から選んでください。")
    return render(
        request,
        "data/record.html",
        municipality=municipality,
        kind=kind,
        kind_label=KIND_LABELS[kind],
        record=found,
        name=name_of(found),
        rows=rows_of(municipality, kind, found),
        citations=[cite(municipality, source, found.as_of) for source in found.sources],
        entries=[e for e in municipality.catchments if kind == "agency" and e.agency == id],
    )


def _municipality(records: Catalog, code: str) -> Municipality:
    found = records.municipalities.get(code)
    if found is None:
        raise NotFoundError(f"自治体 {code} の計画は入っていません。", "「資料とデータ」から選んでください。")
    return found


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
