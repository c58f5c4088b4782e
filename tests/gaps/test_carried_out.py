"""A desk or place of a 事業 that exists is evidence that the 事業 is carried out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gaps import answering
from jusou_graph.gaps import Gap
from jusou_graph.model.catalog import Catalog
from jusou_graph.model.records import Agency, Provision, Resource
from jusou_graph.vocabulary import PlaceKind, Programme

PROGRAMMES = ("p1-ro", "p1-ha", "p1-ni", "p2", "p3-i", "p3-ha", "p3-ni", "p3-guideline", "p3-ro", "p4", "p5")


def _told(planted: Catalog, code: str, provision: str | None, record: str | None) -> dict[str, Gap]:
    """Gaps of the made town with one programme left to what is given: its provision's status, and one record."""
    town = planted.municipalities["99901"]
    source = town.agencies[0].sources
    provisions = [p for p in town.provisions if p.programme.value != code]
    if provision:
        provisions.append(
            Provision(id="only", name="その事業", programme=Programme(code), status=provision, sources=source)  # type: ignore[arg-type]  # a status by its word
        )
    agencies = [a for a in town.agencies if a.programme is None or a.programme.value != code]
    resources = [r for r in town.resources if r.programme.value != code]
    kind, _, status = (record or "").partition(":")
    common = {"id": "new", "name": "あたらしい場", "programme": Programme(code), "status": status or "active"}
    if kind == "agency":
        agencies.append(Agency(**common, kind=PlaceKind.PARTNER_BODY, sources=source))  # type: ignore[arg-type]  # as above
    if kind == "resource":
        resources.append(Resource(**common, kind=PlaceKind.SALON, sources=source))  # type: ignore[arg-type]  # as above
    town = replace(town, provisions=provisions, agencies=agencies, resources=resources)
    changed = Catalog({"99901": town}, f"{code}{provision}{record}")
    return {g.id: g for g in answering.gaps(changed, municipality="99901")}


@pytest.mark.parametrize("code", PROGRAMMES)
@pytest.mark.parametrize("record", ["agency", "resource"])
@pytest.mark.parametrize("provision", [None, "planned", "policy"])
def test_what_exists_shows_that_the_programme_is_carried_out(
    planted: Catalog, code: str, record: str, provision: str | None
) -> None:
    found = _told(planted, code, provision, record)
    assert f"99901/programme-not-carried-out/{code}" not in found
    assert "99901/planned-only/provision-only" not in found
    titles = [g.title for g in found.values() if "その事業" in g.title]
    assert not any("実施予定" in t or "方針" in t for t in titles)


@pytest.mark.parametrize("code", PROGRAMMES)
@pytest.mark.parametrize("record", [None, "agency:planned", "resource:example"])
def test_what_is_only_planned_shows_nothing(planted: Catalog, code: str, record: str | None) -> None:
    found = _told(planted, code, None, record)
    assert f"99901/programme-not-carried-out/{code}" in found
    planned = _told(planted, code, "planned", record)
    assert "99901/planned-only/provision-only" in planned


def test_one_example_among_what_runs_does_not_make_the_programme_planned(real_gaps: dict[str, Gap]) -> None:
    # 富谷: 004:816-834 print the 拠点 of 地域介護予防活動支援事業, run by the city and three bodies.
    assert "04216/programme-without-named-place/p3-i" not in real_gaps
    # 滝沢: 参加支援事業 is carried out (000:140 and on); only its menus are examples.
    told = real_gaps["03216/programme-without-named-place/p2"].title
    assert "事業は実施しているが" in told
