"""By what an answer can come to name a desk: its field's 事業, a concern of the sheet, printed words, a table, a 事業 it runs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jusou_graph.model.records import Agency, Department

PROGRAMME_OF = {"elderly": "p1-i", "disability": "p1-ro", "child": "p1-ha", "poverty": "p1-ni"}
"""Field → the 事業 whose desks take its consultations in."""

COORDINATING = {"多機関協働": "p5", "アウトリーチ": "p4", "参加": "p2"}
"""Short label of a 事業 → its type, where the office that carries it out is named."""

WOMEN = re.compile(r"女性相談|配偶者|DV|ＤＶ|暴力")
"""No plan prints the sheet's word 「DV・虐待」 for a desk; 女性相談 is where the law puts it (DV防止法4条、女性支援新法11条)."""

HOMES = re.compile(r"子ども家庭総合支援|こども家庭センター|子ども家庭センター|子ども・家庭相談|児童福祉機能")
"""Desks for the home of a child."""


def told(agency: Agency) -> str:
    """Everything the plan prints of a desk."""
    return f"{agency.name}{agency.content or ''}" + "".join(s.quote for s in agency.sources)


def listed_sections(departments: Iterable[Department]) -> frozenset[str]:
    """Names of the sections in 関係各課一覧, alone and behind their bureau (``市立病院医事課``)."""
    return frozenset(name for d in departments for name in (d.name, f"{d.bureau}{d.name}"))


def has_route(agency: Agency, placed: frozenset[str], carrying_out: frozenset[str]) -> bool:
    """Whether some consultation can bring a desk into an answer.

    Args:
        agency: A desk that exists and that people are sent to.
        placed: Desks that the town table names, and the one for the whole municipality.
        carrying_out: Who carries out 多機関協働, アウトリーチ or 参加支援.
    """
    programme = agency.programme.value if agency.programme else ""
    return (
        programme in PROGRAMME_OF.values()
        or programme in COORDINATING.values()
        or bool(agency.concerns)
        or any(f.value in PROGRAMME_OF for f in agency.fields)
        or agency.id in placed
        or bool({agency.id, agency.operator} & carrying_out)
        or bool(WOMEN.search(told(agency)) or HOMES.search(told(agency)))
    )
