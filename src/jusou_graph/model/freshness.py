"""How old what an answer rests on is: one place for pages, command line, API and Python.

A plan is over when the period it prints has ended. Where it prints none, the date of its statements counts: after three
years, the length of a 介護保険事業計画 (介護保険法117条), it is said how old they are. Old is not wrong: it is to be confirmed.
"""

from __future__ import annotations

from datetime import date

from jusou_graph.japanese.eras import care_plan_years, era_month, fiscal_year, wareki_fiscal_year
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Document

STALE_YEARS = 3
CHANGED = "変わっていることがあります。"


def is_over(period_to: str | None, today: date) -> bool:
    """Whether the last fiscal year of a plan has ended (it ends on 31 March of the next year)."""
    last = fiscal_year(period_to)
    return last is not None and today >= date(last + 1, 4, 1)


def is_long_ago(words: str, today: date) -> bool:
    """Whether a date in words lies three years or more back; words without a date are never old."""
    year, month = era_month(words)
    return bool(year) and today >= date(year + STALE_YEARS, month, 1)


def stated(document: Document) -> str:
    """Of when the statements of a plan are, in words: its date of issue, else what it says of its time."""
    return document.issued if document.issued and any(era_month(document.issued)) else document.as_of


def age_mark(document: Document, today: date, as_of: str | None = None) -> str:
    """What stands beside a record of an old plan, or ``""``.

    Args:
        document: The plan.
        today: The day of the answer.
        as_of: Date of the record where it differs from the plan's.
    """
    if fiscal_year(document.period_to) is not None:
        return "計画の期間が過ぎています" if is_over(document.period_to, today) else ""
    words = as_of if as_of and any(era_month(as_of)) else stated(document)
    return (
        f"計画の時点（{words.removesuffix('時点')}）から{STALE_YEARS}年を過ぎています"
        if is_long_ago(words, today)
        else ""
    )


def plan_age(municipality: Municipality, today: date) -> str:
    """A sentence where the period printed in the plan is over, or a plan without one is three years old; else ``""``.

    Args:
        municipality: Whose plan.
        today: The day of the answer.
    """
    plan = municipality.profile.documents[0]
    if is_over(plan.period_to, today):
        return f"この計画の期間（{plan.period_to}まで）は過ぎています。変わっていることがあるので、新しい計画を確かめてください。"
    if fiscal_year(plan.period_to) is None and is_long_ago(stated(plan), today):
        return (
            f"この計画は{stated(plan).removesuffix('時点')}の時点のもので（期間の終わりは書かれていません）、{STALE_YEARS}年を過ぎています。"
            "変わっていることがあるので、新しい計画を確かめてください。"
        )
    return ""


def table_age(municipality: Municipality, today: date) -> str:
    """A sentence where the town table comes from a plan whose years have passed, or bears an old date; else ``""``.

    Args:
        municipality: Whose table; what it says of its own origin decides.
        today: The day of the answer.
    """
    edition = municipality.profile.catchment.edition or ""
    named = care_plan_years(edition)
    if named is not None:
        plan, first, last = named
        if today < date(last + 1, 4, 1):
            return ""
        return f"担当地区表は{plan}（{wareki_fiscal_year(first)}～{wareki_fiscal_year(last)}）のもの。{CHANGED}"
    return f"担当地区表は{edition}のもの。{CHANGED}" if is_long_ago(edition, today) else ""


def answer_age(municipality: Municipality, today: date) -> str:
    """What is said with the answer to an address: of the table where it has an origin of its own, else of the plan."""
    return table_age(municipality, today) or plan_age(municipality, today)
