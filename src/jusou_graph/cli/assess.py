"""``jusou assess``: a consultation in, an assessment out."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from jusou_graph.cli.consultation_file import code_in_words, read_consultation
from jusou_graph.cli.lines import answer_lines, write_json
from jusou_graph.cli.opening import open_graph
from jusou_graph.errors import InputError, UsageError
from jusou_graph.telling.explain import explain, summary


def run(options: argparse.Namespace) -> int:
    """Assesses a file, a text, or lines of JSON."""
    graph = open_graph(options)
    if options.jsonl:

        def answered(value: Any, where: str) -> Mapping[str, Any]:
            if not isinstance(value, dict):
                raise InputError(
                    f"{where}が相談（{{…}}）ではありません。", '{"municipality": "03201", "text": "…"} と書きます。'
                )
            return graph.assess(code_in_words(value)).to_dict()

        return answer_lines(answered)
    assessment = graph.assess(_consultation(options))
    if options.json:
        write_json(assessment.to_dict())
    else:
        print(explain(assessment) if options.explain else summary(assessment))
    return 0


def _consultation(options: argparse.Namespace) -> dict[str, Any]:
    given = read_consultation(options.file) if options.file else {}
    if options.text:
        given["text"] = options.text
    if options.not_meant:
        given["not_meant"] = options.not_meant
    if options.municipality:
        given["municipality"] = options.municipality
    if given.get("municipality") in (None, ""):
        raise UsageError(
            "自治体がありません。", "--municipality 盛岡市 のように書くか、ファイルに municipality を書きます。"
        )
    return given
