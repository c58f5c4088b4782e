"""Fields that were concluded and end in no desk: the reason with its passage, and whom to ask.

Whom to ask is a section that the plan prints, or the municipality of the address; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Sequence

from jusou_graph.codes import Verdict
from jusou_graph.matching.answer_parts import WithoutContact
from jusou_graph.matching.answers import Contact, Unsuitable
from jusou_graph.matching.contacts.field_desks import Desks
from jusou_graph.matching.plan.run_by import lead_section, programme_section
from jusou_graph.matching.rules.rule import Case
from jusou_graph.model.answers import Evidence, cite
from jusou_graph.model.desk_routes import PROGRAMME_OF
from jusou_graph.model.records import Agency
from jusou_graph.vocabulary import LABELS

NOT_ABSENT = "（市町にないという意味ではありません）"
OPEN_PLACE = ("unlisted", "unknown")
NOT_YET = {"planned": "予定", "example": "例", "policy": "方針"}


def fields_without_contact(
    case: Case, desks: Desks, contacts: Sequence[Contact], ruled_out: Sequence[Unsuitable]
) -> tuple[WithoutContact, ...]:
    """Every concluded field for which no contact is given, in the order of the fields.

    Args:
        case: With its fields concluded.
        desks: Of the municipality whose plan decides.
        contacts: The desks that are named.
        ruled_out: The desks that the plan does not let this person use.
    """
    reached = {c.field for c in contacts}
    return tuple(_why(case, desks, field, ruled_out) for field in case.facts.fields if field not in reached)


def _why(case: Case, desks: Desks, field: str, ruled_out: Sequence[Unsuitable]) -> WithoutContact:
    label = LABELS["field"][field]
    whom = _whom_to_ask(case, field)
    if case.facts.outside:
        name = _elsewhere(case)
        reason = f"住所が{name}のため、{case.municipality.profile.name}の窓口は挙げません。"
        return WithoutContact(field, label, reason, f"{name}の{label}分野の担当課")
    excluded = _excluding(desks, field, ruled_out)
    if excluded:
        names = "、".join(agency.name for agency, _ in excluded)
        words = "、".join(dict.fromkeys(e.need for _, one in excluded for e in one.because))
        because = tuple(e for _, one in excluded for e in one.because)
        whom = next((a.department for a, _ in excluded if a.department), None) or whom
        reason = f"計画が挙げる窓口（{names}）は、この人を対象外としています（{words}）。ほかの窓口の名は、この計画では確認できません。"
        return WithoutContact(field, label, reason, whom, because)
    if field == "elderly" and desks.centres and str(case.catchment.get("status")) in OPEN_PLACE:
        asked = case.municipality.profile.catchment.ask
        return WithoutContact(field, label, "住所の担当が計画の表では決まりません。", asked)
    planned = [a for a in case.municipality.agencies if a.status != "active" and _of(a, field)]
    if planned:
        told = "、".join(f"{a.name}は{NOT_YET[a.status]}" for a in planned)
        reason = f"計画では{told}として書かれるだけで、いまの窓口の名は確認できません{NOT_ABSENT}。"
        return WithoutContact(field, label, reason, whom, tuple(_not_yet(case, a, field) for a in planned))
    return WithoutContact(field, label, f"窓口の名は、この計画では確認できません{NOT_ABSENT}。", whom)


def _of(agency: Agency, field: str) -> bool:
    runs = agency.programme is not None and agency.programme.value == PROGRAMME_OF[field]
    return runs or any(f.value == field for f in agency.fields)


def _excluding(desks: Desks, field: str, ruled_out: Sequence[Unsuitable]) -> list[tuple[Agency, Unsuitable]]:
    by_id = {a.id: a for a in desks.active if _of(a, field)}
    return [(by_id[one.id], one) for one in ruled_out if one.id in by_id]


def _not_yet(case: Case, agency: Agency, field: str) -> Evidence:
    source = cite(case.municipality, agency.sources[0], agency.as_of)
    return Evidence(
        "desk-not-yet", Verdict.UNKNOWN, case.facts.fields[field], agency.printed or agency.name, source,
        "計画に名前はありますが、始まっていることは確認できません。",
    )  # fmt: skip


def _whom_to_ask(case: Case, field: str) -> str:
    """The section in charge of the field's own 事業, else of its address table (高齢), else of 多機関協働."""
    section = programme_section(case.municipality, PROGRAMME_OF[field])
    if section is None and field == "elderly":
        section = case.municipality.profile.catchment.ask
    return section or lead_section(case.municipality)


def _elsewhere(case: Case) -> str:
    address = case.catchment.get("address") or {}
    return str((address.get("municipality") or {}).get("name") or "ほかの市町村")
