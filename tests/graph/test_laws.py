"""A citation leads to the provision it names for certain, and to none where it does not say one."""

from __future__ import annotations

import pytest

from jusou_graph.graph.elements import elements
from jusou_graph.graph.laws import cited, law_id, law_of
from jusou_graph.model.catalog import Catalog
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import LegalBasis
from jusou_graph.vocabulary import LAW_PROVISIONS, LAWS

SOURCE = Source(section="1", lines="990:7", quote="にし相談センター")
CARE = "409AC0000000123/art/115_45/para/2/item/"

OPEN = {
    "03201/amendment-2020": "a law by its number, no provision of it",
    "03201/p3-guideline": "a guideline, no law",
    "03201/programme-guideline": "a guideline, no law",
    "03201/rule-34-10": "an ordinance; law.ttl holds no law ID for it",
    "03201/notice-guideline": "a notice, no law",
    "03216/p3-guideline": "a guideline, no law",
    "04216/p1-i": "第115条の45 or 46: to be confirmed",
    "04216/p3-guideline": "a guideline, no law",
}
"""Citations of the real data that lead to no provision, and why."""


def basis(law: str, provision: str, **more: object) -> LegalBasis:
    return LegalBasis(id="b", law=law, printed="x", provision=provision, sources=[SOURCE], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("law", "provision", "found"),
    [
        ("社会福祉法", "第106条の4第2項第1号イ", ["326AC0000000045/art/106_4/para/2/item/1/sub/i"]),
        ("社会福祉法（昭和26年法律第45号）", "第106条の5", ["326AC0000000045/art/106_5"]),
        ("障害者総合支援法", "第77条第1項第3号", ["417AC0000000123/art/77/para/1/item/3"]),
        ("介護保険法", "第115条の45第2項第1号から第3号まで", [CARE + "1", CARE + "2", CARE + "3"]),
        ("生活困窮者自立支援法", "第3条第2項各号", ["425AC0000000105/art/3/para/2"]),
        ("社会福祉法（昭和26年法律第46号）", "第106条の5", []),  # not the law's number
        ("社会福祉法", "第106条の40", []),
        ("社会福祉法", "第106条の4第2項第1号から第9号まで", []),  # part of the span is unknown
        ("社会福祉法施行規則", "第34条の10", []),
        ("重層的支援体制整備事業実施要綱", "実施要綱", []),
    ],
)
def test_only_what_is_certain_is_cited(law: str, provision: str, found: list[str]) -> None:
    assert list(cited(basis(law, provision))) == found


def test_a_provision_to_be_confirmed_is_not_cited() -> None:
    assert list(cited(basis("社会福祉法", "第106条の5"))) != []
    assert list(cited(basis("社会福祉法", "第106条の5", unconfirmed=["provision"]))) == []


def test_every_provision_belongs_to_a_known_law() -> None:
    assert len(LAW_PROVISIONS) >= 44
    assert {law_of(p) for p in LAW_PROVISIONS} == set(LAWS)


def test_the_real_citations_lead_to_provisions_but_for_those_named(real: Catalog) -> None:
    edges = [e for e in elements(real).edges if e.term == "cites"]
    assert len(edges) >= 85
    assert {e.end for e in edges} <= {law_id(p) for p in LAW_PROVISIONS}
    linked = {e.start.removeprefix("id/").replace("/legal-basis/", "/") for e in edges}
    every = {f"{m.code}/{b.id}" for m in real.municipalities.values() for b in m.legal_bases}
    assert every - linked == set(OPEN)


def test_what_a_conflict_is_about_is_an_edge_to_the_record(real: Catalog) -> None:
    found = elements(real)
    about = {e.start: e.end for e in found.edges if e.term == "aboutRecord"}
    assert len(about) >= 16
    for start, end in about.items():
        _, code, _, slug = start.split("/")
        conflict = next(c for c in real.municipalities[code].conflicts if c.id == slug)
        assert end == f"id/{code}/{conflict.about}"
        assert end in found.nodes
