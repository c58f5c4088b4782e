"""What staff should know about the age of what an answer rests on: a table or a plan whose period is over."""

from __future__ import annotations

from datetime import date

from jusou_graph.model.catalog import Municipality
from jusou_graph.model.eras import care_plan_years, wareki_fiscal_year
from jusou_graph_api.web.japanese_dates import is_over


def table_age(municipality: Municipality, today: date) -> str:
    """A sentence where the town table comes from a plan whose years have passed, else ``""``.

    Args:
        municipality: Whose table; what it says of its own origin decides.
        today: The day of the answer.
    """
    named = care_plan_years(municipality.profile.catchment.edition or "")
    if named is None or today < date(named[2] + 1, 4, 1):
        return ""
    plan, first, last = named
    return f"担当地区表は{plan}（{wareki_fiscal_year(first)}～{wareki_fiscal_year(last)}）のもの。変わっていることがあります。"


def plan_age(municipality: Municipality, today: date) -> str:
    """A sentence where the period printed in the plan is over, else ``""``.

    Args:
        municipality: Whose plan; a plan that prints no period is never called old.
        today: The day of the answer.
    """
    plan = municipality.profile.documents[0]
    if not is_over(plan.period_to, today):
        return ""
    return f"この計画の期間（{plan.period_to}まで）は過ぎています。変わっていることがあるので、新しい計画を確かめてください。"
