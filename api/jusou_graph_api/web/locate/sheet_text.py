"""The answer as a few lines to paste into the 受付シート; it names no person and no 番地."""

from __future__ import annotations

from typing import Any

from jusou_graph.model.catalog import Municipality
from jusou_graph_api.web.wording import CONSENTED, MEETINGS


def sheet_text(municipality: Municipality, found: dict[str, Any]) -> str:
    """The lines.

    Args:
        municipality: Whose plan.
        found: The answer as the page shows it.
    """
    lines: list[str] = []
    place, assessment = found["location"], found["assessment"]
    if place and place["registered"]:
        desk = place["registered"]["desk"]
        lines.append(
            f"【職員の登録による担当】{place['registered']['place']}：{desk.name}（電話：{desk.phone or '未登録'}）"
        )
        lines.append(f"　登録：{place['registered']['words']}")
    if place:
        lines.append(f"【担当】{place['reading']}：{place['heading']}")
        for desk in place["desks"]:
            phone = desk.phone or "未登録"
            lines.append(f"・{desk.name}（電話：{phone}、担当課：{desk.department or '記載なし'}）")
            if desk.last_resort:
                lines.append(f"　{desk.last_resort.words}：{desk.last_resort.name}")
        for row in place["rows"]:
            words = "・".join(f"「{town}」" for town, decides in row.towns if decides)
            lines.append(f"　根拠：{row.citation.document} {row.citation.lines} {words}（{row.citation.as_of}）")
        if place["rows"] and place["table_age"]:
            lines.append(f"　{place['table_age']}")
        if place["ask"]:
            lines.append(f"　確かめること：{place['ask']}")
    if assessment:
        for contact in assessment["contacts"]:
            mark = "つなぐ" if contact["verdict"] == "recommended" else "確かめてからつなぐ"
            lines.append(f"【{mark}】{contact['agency']['name']}")
            lines.extend(f"　計画の食い違い：{one['question']}" for one in contact["disputed"])
        lines.extend(f"【窓口を挙げられない分野】{one['ask']}" for one in assessment["without_contact"])
        if assessment["programmes"]:
            lines.append("【事業】" + "、".join(_programme(p) for p in assessment["programmes"]))
        lines.extend(_meeting(assessment["meeting"]))
        said = {place["ask"] if place else None, *(one["ask"] for one in assessment["without_contact"])}
        lines.extend(f"【確かめること】{one}" for one in assessment["ask"] if one not in said)
    source = municipality.profile.documents[0]
    lines.append(f"（出典：{source.title} {source.as_of}）{found['plan_age']}")
    return "\n".join(lines)


def _programme(programme: dict[str, Any]) -> str:
    """A 事業 with who carries it out and the section in charge, where the plan prints them."""
    by = programme["run_by"]
    who = "・".join(filter(None, [*by["names"], by["department"]])) if by else ""
    return f"{programme['label']}（{who}）" if who else str(programme["label"])


def _meeting(meeting: dict[str, Any]) -> list[str]:
    """The meeting, or to which it belongs with consent and without while consent is not known."""
    if meeting["kind"] == "none":
        return []
    if meeting["if_consent"]:
        told = (f"{CONSENTED[one['consent']]}：{one['name'] or MEETINGS[one['kind']]}" for one in meeting["if_consent"])
        return ["【会議】" + "、".join(told)]
    return [f"【会議】{meeting['name'] or MEETINGS[meeting['kind']]}"]
