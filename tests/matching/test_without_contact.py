"""Every concluded field ends in a desk, or in a reason with whom to ask; a desk known only by its field appears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from jusou_graph.case.sheet import CONCERNS
from jusou_graph.matching import Assessment, Assessor
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.eligibility import Condition, Eligibility
from jusou_graph.model.records import Agency, Department
from jusou_graph.service import compose
from jusou_graph.telling.explain import explain, summary
from jusou_graph.vocabulary import Circumstance, Criterion, PlaceKind, Programme, WelfareField
from matching.conftest import Assess

ALL = ("03201", "03216", "04216", "05366", "22205")
TEXTS = {
    "elderly": {"age": 82, "subject": "本人", "concerns": ["介護のこと"]},
    "disability": {"age": 35, "subject": "本人", "disability_certificate": "療育B"},
    "child": {"age": 33, "subject": "本人", "concerns": ["子育てのこと"]},
    "poverty": {"age": 45, "subject": "本人", "concerns": ["収入・生活費のこと"]},
}
ADDRESSES = {"03201": "高松三丁目", "03216": "鵜飼", "04216": "成田", "05366": "北川尻", "22205": "伊豆山"}


def _ended(out: Assessment) -> None:
    reached = {c.field for c in out.contacts}
    without = {w.field: w for w in out.without_contact}
    told = out.to_dict()
    for field in out.fields:
        assert (field.code in reached) != (field.code in without), field.code
    for field, one in without.items():
        assert field in {f.code for f in out.fields}
        assert one.reason.endswith("。")
        assert one.whom_to_ask.strip()
        assert one.label in explain(out)
        assert one.whom_to_ask in summary(out)
    assert [w["field"] for w in told["without_contact"]] == list(without)


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("assistance", ["yes", "no", "unknown"])
def test_every_field_ends_somewhere(assess: Assess, code: str, assistance: str) -> None:
    ages = (None, 0, 4, 16, 40, 64, 65, 90)
    for age, concern in product(ages, CONCERNS.values()):
        given = {"age": age, "subject": "本人", "concerns": [concern], "public_assistance": assistance}
        _ended(assess(code, **given))


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("where", ["", "仙台市青葉区本町", "どこにもない町", "inside"])
@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("danger", ["yes", "unknown"])
def test_every_field_ends_somewhere_whatever_the_address(
    assess: Assess, code: str, where: str, field: str, danger: str
) -> None:
    address = ADDRESSES[code] if where == "inside" else where
    out = assess(code, **TEXTS[field], **({"address": address} if address else {}), danger=danger)
    assert field in {f.code for f in out.fields}
    _ended(out)


@pytest.mark.parametrize(
    "text",
    [
        "45歳男性。生活保護を受けている。仕事を探したい。",
        "生活保護を受給中の50歳女性。家計の相談がしたい。",
        "40歳。生活保護を利用しているが借金がある。",
    ],
)
def test_tomiya_says_that_its_desk_excludes_who_is_on_public_assistance(assess: Assess, text: str) -> None:
    # The plan excludes 生活保護受給者 from 自立相談 (004:742 and around) and names no other desk for 生活困窮.
    out = assess("04216", text=text)
    assert not [c for c in out.contacts if c.field == "poverty"]
    (one,) = out.without_contact
    assert one.field == "poverty"
    assert "自立相談支援センター" in one.reason
    assert "対象外" in one.reason
    assert one.whom_to_ask == "保健福祉部 地域福祉課"
    assert any(e.source and e.source.lines.startswith("004:") and "生活保護" in e.source.quote for e in one.because)
    assert one.ask in out.ask


@pytest.mark.parametrize("code", ["03201", "03216", "05366", "22205"])
def test_no_reason_where_the_desk_excludes_nobody(assess: Assess, code: str) -> None:
    out = assess(code, text="45歳男性。生活保護を受けている。仕事を探したい。")
    assert not out.without_contact
    assert any(c.field == "poverty" for c in out.contacts)


def test_outside_names_the_other_municipality(assess: Assess) -> None:
    out = assess("04216", text="82歳の女性。介護のことで困っている。", address="仙台市青葉区本町1-1")
    assert not out.contacts
    assert [w.whom_to_ask for w in out.without_contact] == ["仙台市の高齢分野の担当課"]


# Towns of other people: a made town with one thing changed, answered for by the same rules.

Changed = Callable[[Municipality], Municipality]


def _with(catalog: Catalog, code: str, change: Changed) -> Assessor:
    one = change(catalog.municipalities[code])
    changed = Catalog(dict(catalog.municipalities) | {code: one}, "changed")
    return Assessor(changed, compose.router(changed).locate)


def _agency(of: Municipality, **given: Any) -> Agency:
    values = {"id": "new", "name": "まちかど相談所", "kind": PlaceKind.PARTNER_BODY, "sources": of.agencies[0].sources}
    return Agency(**(values | given))


def _without_programme(field: str) -> Changed:
    programme = {"elderly": "p1-i", "disability": "p1-ro", "child": "p1-ha", "poverty": "p1-ni"}[field]

    def change(m: Municipality) -> Municipality:
        kept = [a for a in m.agencies if a.programme is None or a.programme.value != programme]
        return replace(m, agencies=[a for a in kept if not any(f.value == field for f in a.fields)])

    return change


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("others", [True, False], ids=["beside others", "alone"])
def test_a_desk_known_only_by_its_field_appears(planted: Catalog, field: str, others: bool) -> None:
    def change(m: Municipality) -> Municipality:
        m = m if others else _without_programme(field)(m)
        return replace(m, agencies=[*m.agencies, _agency(m, fields=[WelfareField(field)])])

    out = _with(planted, "99901", change).assess({"municipality": "99901", **TEXTS[field]})
    desk = next(c for c in out.contacts if c.id == "new")
    assert (desk.field, desk.verdict) == (field, "to_confirm")
    assert desk.because[0].source
    assert any("確かめて" in question for question in desk.ask)
    _ended(out)


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize(
    "given",
    [
        {"status": "planned"},
        {"status": "example"},
        {"first_contact": False},
    ],
    ids=str,
)
def test_what_is_not_there_yet_or_no_desk_stays_away(planted: Catalog, field: str, given: dict[str, Any]) -> None:
    def change(m: Municipality) -> Municipality:
        m = _without_programme(field)(m)
        return replace(m, agencies=[*m.agencies, _agency(m, fields=[WelfareField(field)], **given)])

    out = _with(planted, "99901", change).assess({"municipality": "99901", **TEXTS[field]})
    assert "new" not in {c.id for c in out.contacts}
    one = next(w for w in out.without_contact if w.field == field)
    assert ("まちかど相談所" in one.reason) == ("status" in given)


@pytest.mark.parametrize("field", ["disability", "child", "poverty"])
def test_a_row_of_the_list_of_sections_is_asked_only_where_nothing_else_is_left(planted: Catalog, field: str) -> None:
    section = {"kind": PlaceKind.MUNICIPAL_SECTION, "name": "福祉総務課", "fields": [WelfareField(field)]}

    def listed(m: Municipality) -> Municipality:
        row = Department(
            id="new", name="福祉総務課", number=1, group="福祉行政", bureau="福祉部", handles="福祉", consultation=True,
            community=False, sources=m.agencies[0].sources,
        )  # fmt: skip
        return replace(m, agencies=[*m.agencies, _agency(m, **section)], departments=[row])

    beside = _with(planted, "99901", listed).assess({"municipality": "99901", **TEXTS[field]})
    assert "new" not in {c.id for c in beside.contacts}
    alone = _with(planted, "99901", lambda m: listed(_without_programme(field)(m)))
    out = alone.assess({"municipality": "99901", **TEXTS[field]})
    assert [c.id for c in out.contacts if c.field == field] == ["new"]


@pytest.mark.parametrize("field", TEXTS)
def test_a_field_without_any_desk_says_whom_to_ask(planted: Catalog, field: str) -> None:
    out = _with(planted, "99901", _without_programme(field)).assess({"municipality": "99901", **TEXTS[field]})
    one = next(w for w in out.without_contact if w.field == field)
    assert "確認できません" in one.reason
    printed = {o.name for o in planted.municipalities["99901"].organizations}
    printed |= {planted.municipalities["99901"].profile.catchment.ask}
    assert one.whom_to_ask in printed
    _ended(out)


@pytest.mark.parametrize("programme", ["p1-ro", "p1-ha", "p1-ni", "p1-i"])
def test_an_exclusion_of_any_field_is_told_with_its_passage(planted: Catalog, programme: str) -> None:
    field = {"p1-ro": "disability", "p1-ha": "child", "p1-ni": "poverty", "p1-i": "elderly"}[programme]

    def change(m: Municipality) -> Municipality:
        source = m.agencies[0].sources[0]
        out = Condition(criterion=Criterion.BENEFIT_STATUS, any_of=[Circumstance.PUBLIC_ASSISTANCE], source=source)
        target = Eligibility(target="生活保護を受けていない人", source=source, exclusions=[out])
        agencies = [
            # A branch takes in for its centre, so it shares what the centre excludes.
            a.model_copy(update={"eligibility": target})
            if a.programme is Programme(programme) or (a.branch_of and programme == "p1-i")
            else a
            for a in m.agencies
        ]
        return replace(m, agencies=agencies)

    assessor = _with(planted, "99901", change)
    out = assessor.assess({"municipality": "99901", **TEXTS[field], "public_assistance": "yes"})
    one = next(w for w in out.without_contact if w.field == field)
    assert one.because
    assert one.because[0].source
    other = assessor.assess({"municipality": "99901", **TEXTS[field], "public_assistance": "no"})
    assert not other.without_contact
