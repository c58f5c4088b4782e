"""The answer as a few lines to paste into the 受付シート; it names no person and no 番地."""

from __future__ import annotations

from typing import Any

from jusou_graph.model.catalog import Municipality


def sheet_text(municipality: Municipality, found: dict[str, Any]) -> str:
    """The lines.

    Args:
        municipality: Whose plan.
        found: The answer as the page shows it.
    """
    lines: list[str] = []
    place, assessment = found["location"], found["assessment"]
    if place:
        lines.append(f"【担当】{place['reading']}：{place['heading']}")
        for desk in place["desks"]:
            phone = desk.phone or "未登録"
            lines.append(f"・{desk.name}（電話：{phone}、担当課：{desk.department or '記載なし'}）")
        for row in place["rows"]:
            words = "・".join(f"「{town}」" for town, decides in row.towns if decides)
            lines.append(f"　根拠：{row.citation.document} {row.citation.lines} {words}（{row.citation.as_of}）")
        if place["ask"]:
            lines.append(f"　確かめること：{place['ask']}")
    if assessment:
        for contact in assessment["contacts"]:
            mark = "つなぐ" if contact["verdict"] == "recommended" else "確かめてからつなぐ"
            lines.append(f"【{mark}】{contact['agency']['name']}")
        if assessment["programmes"]:
            lines.append("【事業】" + "、".join(p["label"] for p in assessment["programmes"]))
        if assessment["meeting"]["kind"] != "none":
            lines.append(f"【会議】{assessment['meeting']['name']}")
        lines.extend(f"【確かめること】{one}" for one in assessment["ask"])
    source = municipality.profile.documents[0]
    lines.append(f"（出典：{source.title} {source.as_of}）")
    return "\n".join(lines)
