"""The pages of the service, in the order of the menu."""

from __future__ import annotations

from jusou_graph_api.web import (
    area_map,
    csv_page,
    data_page,
    gaps_page,
    graph_page,
    help_page,
    import_page,
    ledger_page,
    locate_page,
    match_page,
    register_page,
    sheet_page,
)

ROUTERS = tuple(
    page.router
    for page in (
        locate_page,
        match_page,
        csv_page,
        gaps_page,
        sheet_page,
        ledger_page,
        graph_page,
        register_page,
        import_page,
        data_page,
        help_page,
    )
)


def forget() -> None:
    """Drops what the pages keep of the data, because an import has changed them."""
    area_map.forget()
    gaps_page.forget()
