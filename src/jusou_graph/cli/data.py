"""``jusou data``: checks the files of municipalities."""

from __future__ import annotations

import argparse
import sys

from jusou_graph import resources
from jusou_graph.sources.catalog_loader import check as check_folders


def check(options: argparse.Namespace) -> int:
    """Checks data files and prints every problem.

    Returns:
        0 where there is no error, else 1.
    """
    found, notices = check_folders(options.path or resources.municipalities_folder())
    for one in notices:
        print(one, file=sys.stderr)
    errors = sum(n.severity == "error" for n in notices)
    if errors:
        print(f"{errors} 件の誤りがあります。", file=sys.stderr)
        return 1
    print(f"{len(found)} 自治体のデータに誤りはありません（注意 {len(notices)} 件）。")
    return 0
