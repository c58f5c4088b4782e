"""``jusou graph``: the graph out as RDF, and into another engine."""

from __future__ import annotations

import argparse
import sys
import time

from jusou_graph import load


def export(options: argparse.Namespace) -> int:
    """Writes the graph as Turtle, JSON-LD or N-Quads."""
    from jusou_graph.graph.serialize import serialize

    text = serialize(load(options.engine, options.data).store.read(), options.format)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
        print(f"{options.output} に書き出しました。", file=sys.stderr)
    else:
        sys.stdout.write(text)
    return 0


def push(options: argparse.Namespace) -> int:
    """Loads the data files into another engine, showing how far it is."""
    started = time.monotonic()
    last = -1

    def progress(done: int, total: int) -> None:
        nonlocal last
        percent = done * 100 // max(total, 1)
        if percent != last:
            last = percent
            end = "\r" if sys.stderr.isatty() else "\n"
            if sys.stderr.isatty() or percent % 10 == 0:
                print(f"投入中 {percent:3d} %（{done}/{total}）", end=end, file=sys.stderr, flush=True)

    revision = load(data=options.data).push(options.engine, progress)
    print(f"版 {revision} を入れました（{time.monotonic() - started:.1f} 秒）。")
    return 0
