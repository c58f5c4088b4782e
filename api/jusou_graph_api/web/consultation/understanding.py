"""What was read from free text, grouped for people, and copied into the fields so that they can correct it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jusou_graph.vocabulary import LABELS
from jusou_graph_api.web.consultation.form import ConsultationForm

GROUPS = {
    "person": "人",
    "danger_sign": "危険",
    "harm": "傷つけているとされる人",
    "consent": "同意",
    "concerns": "相談内容",
    "circumstance": "状況",
    "need": "求めていること",
    "activity": "できそう・好きなこと",
    "sign": "手がかり",
    "address": "住所",
}
"""Kind of thing that is read → word, in the order shown."""

_CONCERN_CODES = {label: code for code, label in LABELS["concern"].items()}
_FLAG_WORDS = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """Things of one kind that were read."""

    label: str
    items: list[dict[str, Any]]


def read_groups(read: Iterable[Mapping[str, Any]], not_meant: Iterable[Mapping[str, Any]] = ()) -> list[ReadGroup]:
    """What was read, by kind, each reading once; what was set aside keeps its place, so that it can be taken back.

    Args:
        read: ``understood.read`` of an assessment.
        not_meant: ``understood.not_meant`` of it.
    """
    found: dict[str, dict[str, dict[str, Any]]] = {}
    every = [*({**one, "set_aside": False} for one in read), *({**one, "set_aside": True} for one in not_meant)]
    for one in sorted(every, key=lambda reading: reading["start"]):
        found.setdefault(str(one["field"]), {}).setdefault(one["id"], one)
    order = [*GROUPS, *(kind for kind in found if kind not in GROUPS)]
    return [ReadGroup(GROUPS.get(kind, "そのほか"), list(found[kind].values())) for kind in order if kind in found]


def read_in_short(groups: Iterable[ReadGroup]) -> list[str]:
    """What the readings in use say, each thing once.

    Args:
        groups: The readings (``read_groups``).
    """
    values = dict.fromkeys(one["value"] for group in groups for one in group.items if not one["set_aside"])
    return [one for one in values if not any(other.startswith(f"{one} ") for other in values)]  # 長男 in 長男 54歳


def filled_in(form: ConsultationForm, understood: Mapping[str, Any]) -> ConsultationForm:
    """The form with what was read in the fields that were left blank.

    Args:
        form: What was filled in; it goes before what was read.
        understood: ``understood.consultation`` of an assessment.
    """
    values = dict(form.values)
    exact = understood.get("age") == understood.get("until")  # a birth year allows two ages: the text keeps them
    for name in ("age", "address", "consent", "danger", "public_assistance"):
        if not values.get(name) and understood.get(name) is not None and (name != "age" or exact):
            values[name] = str(understood[name])
    concerns = form.concerns or tuple(_CONCERN_CODES.get(one, one) for one in understood.get("concerns") or ())
    household = form.household or tuple(
        {
            "relation": str(person.get("relation") or ""),
            "age": str(person["age"]) if person.get("age") is not None and person["age"] == person.get("until") else "",
            "cohabiting": _FLAG_WORDS.get(person.get("cohabiting"), ""),
            "consent": person["consent"] if person.get("consent") in ("yes", "no") else "",
            "issue": "",
        }
        for person in understood.get("persons") or ()
        if not person.get("caller")
    )
    return replace(form, values=values, concerns=concerns, household=household)
