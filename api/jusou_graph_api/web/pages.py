"""The pages of the service, in the order of the menu."""

from __future__ import annotations

from jusou_graph_api.web import (
    data_page,
    gaps_page,
    graph_page,
    help_page,
    ledger_page,
    locate_page,
    match_page,
    sheet_page,
)

ROUTERS = tuple(
    page.router
    for page in (locate_page, match_page, gaps_page, sheet_page, ledger_page, graph_page, data_page, help_page)
)
