"""Opening the graph for a command, with what staff should know about the engine said on standard error."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jusou_graph import load

if TYPE_CHECKING:
    from jusou_graph.service import JusouGraph


def open_graph(options: argparse.Namespace) -> JusouGraph:
    """The graph named by ``--engine`` and ``--data``."""
    graph = load(options.engine, options.data)
    notice = graph.engine_notice()
    if notice:
        print(f"注意: {notice}", file=sys.stderr)
    return graph
