"""The pages of the service, in the order of the menu."""

from __future__ import annotations

from jusou_graph_api.web.data import routes as data_page
from jusou_graph_api.web.gaps import area_map, found, ledger, sheet, tables
from jusou_graph_api.web.gaps import routes as gaps_page
from jusou_graph_api.web.graph import routes as graph_page
from jusou_graph_api.web.help import routes as help_page
from jusou_graph_api.web.imports import routes as import_page
from jusou_graph_api.web.locate import routes as locate_page
from jusou_graph_api.web.match import routes as match_page
from jusou_graph_api.web.register import routes as register_page

ROUTERS = tuple(
    page.router
    for page in (
        locate_page,
        match_page,
        tables,
        gaps_page,
        sheet,
        ledger,
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
    found.forget()
