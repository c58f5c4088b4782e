"""locate, assess and gaps: the three questions; danger, which needs no plan; the completion of a town name."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from jusou_graph.address import Completion, Offer
from jusou_graph.japanese.numerals import kanji_number
from jusou_graph.model.catalog import Catalog
from jusou_graph_api.deps import Graph, Records
from jusou_graph_api.schemas import CompleteRequest, Consultation, DangerRequest, LocateRequest

router = APIRouter(tags=["answers"])


@router.post("/locate", summary="住所から担当の窓口を調べる")
def locate(body: LocateRequest, graph: Graph) -> dict[str, Any]:
    """Which agency covers an address, why, and what is uncertain."""
    return graph.locate(body.address, body.municipality).to_dict()


@router.post("/complete", summary="町名の続きを出す")
def complete(body: CompleteRequest, graph: Graph, records: Records) -> dict[str, Any]:
    """What may be meant by what was typed so far: towns that begin so, and the list to offer, 丁目 and 字 included."""
    gazetteer = graph.router.gazetteer
    offers = gazetteer.offers(body.prefix, body.municipality, body.limit)
    own = gazetteer.code_of(body.municipality)
    return {
        "towns": [
            {
                "municipality": {"code": one.municipality, "name": one.municipality_name},
                "town": one.town,
                "reading": _reading(records, one),
                "chomes": list(one.chomes),
                "chome_names": [f"{kanji_number(n)}丁目" for n in one.chomes],
            }
            for one in gazetteer.complete(body.prefix, body.municipality, body.limit)
        ],
        "offers": [
            {
                # Outside the chosen municipality a place is named with its own.
                "text": ("" if one.municipality == own else one.municipality_name) + one.name,
                "reading": _reading(records, one) if one.name == one.town else "",
            }
            for one in offers.found
        ],
        "more": offers.more,
        "guessed": offers.guessed,
    }


@router.post("/assess", summary="相談から、窓口・事業・会議・参加の資源を調べる")
def assess(body: Consultation, graph: Graph) -> dict[str, Any]:
    """What a consultation calls for, with the words of that municipality's plan."""
    return graph.assess(body.model_dump(exclude_unset=True)).to_dict()


@router.post("/danger", summary="命や体の危険を、自治体によらずに読む")
def danger(body: DangerRequest, graph: Graph) -> dict[str, Any]:
    """Whether a text tells of danger to life: heard, to be asked, or nothing, with the words it rests on."""
    return graph.read_danger(body.text).to_dict()


@router.get("/gaps", summary="資源の空白")
def gaps(
    graph: Graph, municipality: Annotated[str | None, Query(description="自治体（コードか名前）。なければ全部")] = None
) -> list[dict[str, Any]]:
    """What is missing, in order of weight."""
    return [gap.to_dict() for gap in graph.gaps(municipality)]


def _reading(records: Catalog, town: Completion | Offer) -> str:
    """The reading as the postal data print it; the completion itself holds it folded for searching."""
    towns = records.municipalities[town.municipality].towns
    return next((t.reading for t in towns if t.name == town.town and t.reading), "")
