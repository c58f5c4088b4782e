"""``jusou data registered``: what staff registered beside the plans, on the screen or as CSV."""

from __future__ import annotations

import argparse
import sys

from jusou_graph import load
from jusou_graph.errors import EngineUnavailableError
from jusou_graph.service.registered_list import COLUMNS, registered_rows


def registered(options: argparse.Namespace) -> int:
    """Prints or writes the registrations, the newest first.

    Raises:
        InputError: The municipality is not in the data.
        EngineUnavailableError: The office's file cannot be read.
    """
    graph = load(data=options.data)
    wanted = (
        [graph.municipality(options.municipality)] if options.municipality else graph.catalog.municipalities.values()
    )
    if graph.registrations_trouble:
        raise EngineUnavailableError(graph.registrations_trouble)
    cells = [row.cells(graph.catalog.name(m.code)) for m in wanted for row in registered_rows(m)]
    if options.csv:
        from jusou_graph.exports.csv_ import write_rows

        options.csv.write_bytes(write_rows(COLUMNS, cells))
        print(f"{len(cells)} 件を {options.csv} に書きました。", file=sys.stderr)
        return 0
    if not cells:
        print("職員の登録はまだありません。「jusou serve」の画面で登録します。", file=sys.stderr)
    for row in cells:
        print("\t".join(row[:10]))
    return 0
