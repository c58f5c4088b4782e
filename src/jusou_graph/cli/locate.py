"""``jusou locate``: the agency of an address, of many, or of a whole list."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from jusou_graph.cli.lines import answer_lines, write_json
from jusou_graph.cli.opening import open_graph
from jusou_graph.errors import InputError, UsageError
from jusou_graph.service.dates import wareki

_STATUS = {
    "single": "担当窓口",
    "split": "担当が二つ以上考えられます",
    "unlisted": "担当表にない町名です",
    "partly": "担当表に一部だけ載っている町名です",
    "no_table": "町名の担当表がない自治体です",
    "sole_centre": "町内すべてを担当する窓口",
    "outside": "対象の自治体の外です",
    "unknown": "住所として読めません",
}
_NAME_OF = {"district": "地区の名です（町名ではありません）", "facility": "施設・窓口の名です（住所ではありません）"}


def run(options: argparse.Namespace) -> int:
    """Answers addresses given as words, as lines of JSON, or as a list."""
    graph = open_graph(options)
    if options.file:
        from jusou_graph.cli.locate_list import locate_list

        return locate_list(graph, options.file, options.column, options.output, options.municipality)
    if options.jsonl:
        if options.municipality:
            graph.municipality(options.municipality)  # told once, not with every line

        def answered(value: Any, where: str) -> dict[str, Any]:
            address, municipality = _request(value, where)
            return graph.locate(address, options.municipality if municipality in (None, "") else municipality).to_dict()

        return answer_lines(answered)
    if not options.addresses:
        raise UsageError("住所がありません。", "例: jusou locate 盛岡市高松3丁目1-2")
    answers = [graph.locate(address, options.municipality).to_dict() for address in options.addresses]
    if options.json:
        for answer in answers:
            write_json(answer)
    else:
        print("\n\n".join(_words(answer) for answer in answers))
    return 0


def _request(value: Any, where: str) -> tuple[str, Any]:
    if isinstance(value, str):
        return value, None
    if isinstance(value, dict) and isinstance(value.get("address"), str):
        municipality = value.get("municipality")
        return value["address"], municipality
    raise InputError(
        f"{where}に住所がありません。", '"住所" か {"address": "住所", "municipality": "03201"} と書きます。'
    )


def _words(answer: dict[str, Any]) -> str:
    catchment = answer["catchment"]
    said = _NAME_OF.get(catchment.get("name_of", "")) if catchment["status"] == "unknown" else None
    lines = [answer["input"], f"  {said or _STATUS[catchment['status']]}"]
    lines += [f"  → {agency['name']}" for agency in catchment["agencies"]]
    lines += [f"  候補（確定ではありません）: {agency['name']}" for agency in catchment["possible"]]
    if found := catchment.get("registered"):
        when = wareki(date.fromisoformat(found["on"]))
        said = f"{found['agency']['name']}（{found['place']}、{when} {found['by']}、{found['how']}）"
        lines.insert(1, f"  職員の登録による担当: {said}")
    for evidence in catchment["evidence"]:
        source = evidence["source"]
        if source:
            lines.append(f"  根拠 「{source['quote']}」 {source['document']} {source['section']}（{source['lines']}）")
    if near := catchment.get("near"):
        more = f"（ほか{near['more']}件）" if near["more"] else ""
        lines.append(f"  もしかして: {'、'.join(near['names'])}{more}")
    if catchment["ask"]:
        lines.append(f"  確かめること: {catchment['ask']}")
    if catchment["stale"]:
        lines.append(f"  注意: {catchment['stale']}")
    matched = (answer["address"] or {}).get("matched_by", [])
    if matched and matched != ["exact"]:
        lines.append(f"  読み取り: {'・'.join(matched)}")
    return "\n".join(lines)
