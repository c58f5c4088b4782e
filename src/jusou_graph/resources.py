"""Where the files that belong to the program are: bundled in the wheel, else in the checkout, else a clear error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jusou_graph.errors import ResourcesMissingError

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Folder that holds ``data``, ``ontology`` and ``queries``.

    Raises:
        ResourcesMissingError: Neither the installed bundle nor a checkout is there.
    """
    bundle = _PACKAGE / "_bundle"
    if bundle.is_dir():
        return bundle
    checkout = _PACKAGE.parents[1]
    if (checkout / "ontology" / "jusou.ttl").is_file():
        return checkout
    raise ResourcesMissingError(
        f"データ・語彙・検索の定義が見つかりません（{bundle} にも {checkout} にもありません）。",
        "インストールをやり直してください（pip install --force-reinstall jusou-graph）。",
    )


def municipalities_folder() -> Path:
    """Folder with one folder a municipality."""
    return root() / "data" / "municipalities"


def queries_folder() -> Path:
    """Folder of the named queries."""
    return root() / "queries"
