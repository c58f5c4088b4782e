"""``jusou gaps``: what is missing, as a list or as the sheet for the meeting."""

from __future__ import annotations

import argparse
import sys

from jusou_graph.cli.lines import write_json
from jusou_graph.cli.opening import open_graph
from jusou_graph.errors import UsageError


def run(options: argparse.Namespace) -> int:
    """Prints or writes the gaps in the wanted form."""
    graph = open_graph(options)
    gaps = graph.gaps(options.municipality)
    if options.format == "json":
        write_json([gap.to_dict() for gap in gaps])
        return 0
    if options.format == "table":
        for gap in gaps:
            people = f"{gap.people:,} 人" if gap.people is not None else "人数は未取り込み"
            print(f"[{gap.kind}・{gap.confidence}] {gap.title}（{people}）")
            for evidence in gap.because[:2]:
                if evidence.source:
                    print(f"    「{evidence.source.quote}」（{evidence.source.lines}）")
        print(f"{len(gaps)} 件。計画に書かれていないことは「市町にない」ことではありません。", file=sys.stderr)
        return 0
    if options.output is None and options.format in {"docx", "xlsx"}:
        raise UsageError(f"{options.format} の書き出し先がありません。", "-o ファイル名 を付けてください。")
    content = graph.gap_sheet(options.format, options.municipality)
    if options.output:
        options.output.write_bytes(content)
        print(f"{options.output} に書き出しました。", file=sys.stderr)
    else:
        sys.stdout.buffer.write(content)
    return 0
