"""``jusou ledger``: backup, restore and monthly counts of unmet needs."""

from __future__ import annotations

import argparse

from jusou_graph import load
from jusou_graph.errors import UsageError


def backup(options: argparse.Namespace) -> int:
    """Writes the whole ledger to a file."""
    ledger = load().ledger
    from jusou_graph.gaps.ledger_backup import backup as write

    print(f"{write(ledger, options.file)} 件を {options.file} に控えました。")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Replaces the ledger with a backup, once the user has said so."""
    if not options.yes:
        raise UsageError("今の台帳の内容は控えのものに置き換わります。", "よければ --yes を付けて実行してください。")
    ledger = load().ledger
    from jusou_graph.gaps.ledger_backup import restore as read

    print(f"{read(ledger, options.file)} 件を {options.file} から戻しました。")
    return 0


def counts(options: argparse.Namespace) -> int:
    """Prints monthly counts; for outside the office, small numbers are left out."""
    graph = load()
    code = graph.municipality(options.municipality).code
    smallest = graph.settings.suppress_below if options.outside else None
    for one in graph.ledger.counts(code, smallest=smallest):
        number = "少数のため伏せる" if one.count is None else f"{one.count} 件"
        print("\t".join((one.month, one.need, one.catchment or "市町全域", one.reason, number)))
    return 0
