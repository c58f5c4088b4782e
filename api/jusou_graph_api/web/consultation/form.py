"""The consultation as a form: what was typed, given back as typed, and as the request of ``assess``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData

from jusou_graph.japanese.numerals import KANJI_NUMERALS, parse_number

TEXT_FIELDS = (
    "address",
    "text",
    "caller",
    "subject",
    "age",
    "main_concern",
    "consent",
    "public_assistance",
    "danger",
    "care_level",
    "disability_certificate",
    "lifeline_stopped",
    "taxation",
    "welfare_services",
    "lives_alone",
    "living",
)
MEMBER_FIELDS = ("relation", "age", "cohabiting", "issue", "consent")
ROWS = 4
"""Rows offered for the household when the form is empty."""

OLDEST = 130

_FLAGS = {"yes": True, "no": False}
_AGE = re.compile(rf"(?:満|約)?([0-9]{{1,3}}|[{KANJI_NUMERALS}]{{1,4}})(?:歳|才|さい)?")


@dataclass(frozen=True)
class ConsultationForm:
    """What a person filled in.

    Attributes:
        municipality: Code, or ``""`` where it is left to the address.
        values: Single fields as typed.
        concerns: Ticked 相談内容 (codes).
        household: Rows of No.2 as they stand on the page, up to the last that holds anything.
        not_meant: Readings of the text marked as wrong (identifiers).
        errors: Field → sentence; empty where the form can be used.
    """

    municipality: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    concerns: tuple[str, ...] = ()
    household: tuple[Mapping[str, str], ...] = ()
    not_meant: tuple[str, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """A single field as typed."""
        return self.values.get(name, "")

    @property
    def marks(self) -> list[tuple[str, str]]:
        """The readings marked as wrong as fields of the form."""
        return [("not_meant", one) for one in self.not_meant]

    @property
    def has_consultation(self) -> bool:
        """Whether more than an address was given."""
        return bool(self.concerns or self.household or any(self.get(f) for f in TEXT_FIELDS if f != "address"))

    def request(self, municipality: str) -> dict[str, Any]:
        """The request of ``assess``: what was filled in and nothing else.

        Args:
            municipality: Whose desk asks.
        """
        given: dict[str, Any] = {"municipality": municipality}
        for name in TEXT_FIELDS:
            if not (value := self.get(name)):
                continue
            if name == "age":
                given[name] = read_age(value)
            elif name == "lives_alone":
                if value in _FLAGS:
                    given[name] = _FLAGS[value]
            else:
                given[name] = value
        concerns = list(self.concerns)
        if (main := self.get("main_concern")) and main not in concerns:
            concerns.append(main)
        if concerns:
            given["concerns"] = concerns
        if self.household:
            given["household"] = [_member(row) for row in self.household if any(row.values())]
        if self.not_meant:
            given["not_meant"] = list(self.not_meant)
        return given


def read_age(text: str) -> int | None:
    """An age as staff write it (``82``, ``８２歳``, ``八十二``); None where it is none, as ``八十代``.

    Args:
        text: The field as typed.
    """
    found = _AGE.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    age = parse_number(found[1]) if found else None
    return age if age is not None and age <= OLDEST else None


def _member(row: Mapping[str, str]) -> dict[str, Any]:
    member: dict[str, Any] = {k: v for k, v in row.items() if v and k not in ("age", "cohabiting")}
    if row.get("age"):
        member["age"] = read_age(row["age"])
    if row.get("cohabiting") in _FLAGS:
        member["cohabiting"] = _FLAGS[row["cohabiting"]]
    return member


async def posted(request: Request) -> FormData:
    """The posted form of a request."""
    return await request.form()


def read_form(form: FormData) -> ConsultationForm:
    """Reads a posted form; never fails, problems stand in ``errors``.

    Args:
        form: The fields as posted. ``pick`` (a town offered on the page) stands for ``address`` where it is given.
    """
    values = {name: _one(form, name) for name in TEXT_FIELDS}
    if pick := _one(form, "pick"):
        values["address"] = pick
    every = range(len(form.getlist("household_relation")))
    rows = [{name: _at(form, f"household_{name}", number) for name in MEMBER_FIELDS} for number in every]
    while rows and not any(rows[-1].values()):
        rows.pop()
    errors = {}
    ages = {"age": values["age"], **{f"household_age_{i}": row["age"] for i, row in enumerate(rows)}}
    for name, age in ages.items():
        if age and read_age(age) is None:
            errors[name] = f"年齢「{age[:10]}」は使えません。0から{OLDEST}までの数字で書いてください。例：82"
    return ConsultationForm(
        municipality=_one(form, "municipality"),
        values=values,
        concerns=tuple(str(one) for one in form.getlist("concerns")),
        household=tuple(rows),
        not_meant=tuple(str(one) for one in form.getlist("not_meant")),
        errors=errors,
    )


def _one(form: FormData, name: str) -> str:
    value = form.get(name)
    # "unknown" is what the form says where nobody chose: the same as not filled in.
    return value.strip()[:20_000] if isinstance(value, str) and value != "unknown" else ""


def _at(form: FormData, name: str, number: int) -> str:
    values = form.getlist(name)
    value = values[number] if number < len(values) else ""
    return value.strip()[:300] if isinstance(value, str) else ""
