"""``jusou query``: runs one of the named queries."""

from __future__ import annotations

import argparse

from jusou_graph.cli.lines import write_json
from jusou_graph.cli.opening import open_graph
from jusou_graph.errors import UsageError
from jusou_graph.queries import load_all


def run(options: argparse.Namespace) -> int:
    """Prints the rows of a query, or the list of queries."""
    if options.list or not options.name:
        for query in load_all().values():
            given = f"（条件: {'、'.join(query.parameters)}）" if query.parameters else ""
            print(f"{query.name}\t{query.summary}{given}")
        return 0
    parameters = {}
    for one in options.param:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"--param {one} は「名前=値」の形ではありません。", "例: --param municipality=03201")
        parameters[name] = value
    rows = open_graph(options).run(options.name, parameters)
    if options.json:
        write_json(rows)
        return 0
    if rows:
        print("\t".join(rows[0]))
    for row in rows:
        print("\t".join("" if cell is None else str(cell) for cell in row.values()))
    return 0
