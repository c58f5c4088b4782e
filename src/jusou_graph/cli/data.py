"""``jusou data``: checks the files of municipalities, makes new ones, and carries them to Excel and back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jusou_graph import resources
from jusou_graph.sources.catalog_loader import check as check_folders
from jusou_graph.sources.catalog_loader import folders


def check(options: argparse.Namespace) -> int:
    """Checks data files and prints every problem, and what new folders still lack.

    Returns:
        0 where there is no error, else 1.
    """
    from jusou_graph.sources.drafts import UNFILLED, is_draft
    from jusou_graph.sources.skeleton import still_to_fill

    path = _path(options)
    found, notices = check_folders(path)
    for one in notices:
        print(one, file=sys.stderr)
    for folder in folders(path):
        if is_draft(folder):  # what is marked was told above, line by line
            lacking = (f"  {line}" for line in still_to_fill(folder) if UNFILLED not in line)
            print(f"{folder.name} はまだ書きかけです。答えには使いません。", *lacking, sep="\n", file=sys.stderr)
    errors = sum(n.severity == "error" for n in notices)
    if errors:
        print(f"{errors} 件の誤りがあります。", file=sys.stderr)
        return 1
    print(f"{len(found)} 自治体のデータに誤りはありません（注意 {len(notices)} 件）。")
    return 0


def new(options: argparse.Namespace) -> int:
    """Makes the folder of a municipality and says what is to be filled."""
    from jusou_graph.sources.skeleton import new_municipality, still_to_fill

    folder = new_municipality(_path(options), options.code, options.name, options.romaji, options.plan)
    towns = (
        sum(not line.startswith("#") for line in (folder / "towns.csv").read_text(encoding="utf-8").splitlines()) - 1
    )
    print(f"{folder} を作りました。")
    if towns:
        print(f"町字は全国の一覧から {towns:,} 行入れました（出典は towns.csv にあります）。")
    print("次を埋めます:")
    for line in still_to_fill(folder):
        print(f"  {line}")
    return 0


def export(options: argparse.Namespace) -> int:
    """Writes all records into a workbook."""
    from jusou_graph.sources.workbook import export as write_workbook

    count = write_workbook(_path(options), options.xlsx)
    print(f"{options.xlsx} に {count} 件を書き出しました。")
    return 0


def load(options: argparse.Namespace) -> int:
    """Tells what a workbook would change and, with ``--yes``, writes it."""
    from jusou_graph.sources.workbook_changes import compare, write

    path = _path(options)
    found = compare(path, options.file)
    if not found.changes:
        print("変わるところはありません。")
        return 0
    for change in found.changes:
        print(change)
    if found.stale:
        print(
            "注意: 書き出したあとで、データが別に変えられています。それが元に戻らないか確かめてください。",
            file=sys.stderr,
        )
    print(f"{len(found.files)} ファイル、{len(found.changes)} か所が変わります。")
    if not options.yes:
        print("まだ何も書いていません。よければ --yes を付けて、もう一度実行してください。")
        return 0
    write(path, found)
    print("書きこみました。")
    return 0


def _path(options: argparse.Namespace) -> Path:
    path: Path = options.path or resources.municipalities_folder()
    return path
