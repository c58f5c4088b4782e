"""Finds the gaps of one municipality or of all: every rule over what the plan shows, in order of weight."""

from __future__ import annotations

from datetime import date

from jusou_graph.gaps import catchments, eligibility, elsewhere, information, providers, supply
from jusou_graph.gaps.answer import Gap, Population, in_order_of_weight
from jusou_graph.gaps.reading import Reading, Run, StandsIn
from jusou_graph.model.catalog import Catalog

_RULES = (
    supply.find,
    providers.find,
    providers.find_places,
    catchments.find,
    eligibility.find,
    information.find,
    elsewhere.find,
)


def find_gaps(
    run: Run,
    catalog: Catalog,
    *,
    stands_in: StandsIn,
    people: Population | None = None,
    municipality: str | None = None,
    today: date | None = None,
) -> list[Gap]:
    """The gaps of one municipality or of all, in order of weight.

    Args:
        run: Answers a named query of ``queries/``: (name, parameters) → rows.
        catalog: The graph's content as records.
        stands_in: Agencies (slugs) in whose catchment a printed location lies; ``[]`` where it cannot be told.
        people: Census figures per catchment, or None.
        municipality: Code, None for all.
        today: Date on which plans are judged old, None for the day of the call.

    Returns:
        Gaps sorted by people, then confidence, then kind.
    """
    reading = Reading(run, catalog, stands_in, people, municipality, today or date.today())
    found = (gap for one in reading.municipalities for rule in _RULES for gap in rule(reading, one))
    return in_order_of_weight(found)
