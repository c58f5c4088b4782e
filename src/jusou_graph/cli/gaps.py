"""``jusou gaps``: what is missing, as a list or as the sheet for the meeting."""

from __future__ import annotations

import argparse
import sys

from jusou_graph.cli.opening import open_graph
from jusou_graph.errors import FileUnreachableError, UsageError


def run(options: argparse.Namespace) -> int:
    """Prints or writes the gaps in the wanted form."""
    if options.output is None and options.format in {"docx", "xlsx"}:
        raise UsageError(f"{options.format} の書き出し先がありません。", "-o ファイル名 を付けてください。")
    graph = open_graph(options)
    content = graph.gap_sheet(options.format, options.municipality, options.gap, support=options.support)
    for words in graph.stale_plans(options.municipality):
        print(f"注意: {words}", file=sys.stderr)
    if options.output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    try:
        options.output.write_bytes(content)
    except OSError as error:
        raise FileUnreachableError(
            f"{options.output} に書けません（{error.strerror}）。", "場所と空き容量を確かめてください。"
        ) from None
    print(f"{options.output} に書き出しました。", file=sys.stderr)
    return 0
