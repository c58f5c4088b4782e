"""Laws as nodes, and which of their provisions a citation names for certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jusou_graph.model.records import LegalBasis
from jusou_graph.vocabulary import LAW_PROVISIONS, LAWS

_NUMBER = re.compile(r"（([^（）]+法律第\d+号)）$")
_SPAN = re.compile(r"^(.+第\d+項)第(\d+)号から第(\d+)号まで$")
_ALL_ITEMS = "各号"


def law_id(name: str) -> str:
    """Identifier of a law's or provision's node, as ``law/326AC0000000045/art/106_4``."""
    return f"law/{name}"


def law_of(provision: str) -> str:
    """Law ID of a provision: the first part of its name."""
    return provision.split("/", 1)[0]


def cited(basis: LegalBasis) -> Iterator[str]:
    """Provisions of ``ontology/law.ttl`` that a citation names, by their names.

    The corrected provision is read, word for word: a span of 号 is each of them, 「各号」 the 項 they stand in. Nothing
    is guessed: an unknown law or provision, a law number that is not the law's, and a provision that is marked
    ``unconfirmed`` give nothing.
    """
    law = _law(basis.law)
    if law is None or "provision" in basis.unconfirmed:
        return
    words = [basis.provision.removesuffix(_ALL_ITEMS)]
    if span := _SPAN.match(basis.provision):
        words = [f"{span[1]}第{number}号" for number in range(int(span[2]), int(span[3]) + 1)]
    names = [_by_label().get(f"{LAWS[law][0]}{one}") for one in words]
    if None not in names:
        yield from (name for name in names if name)


def _law(printed: str) -> str | None:
    """Law ID of a law's name, with its number in brackets or without; None where it is not one that is known."""
    number = _NUMBER.search(printed)
    name = printed[: number.start()] if number else printed
    for law, (full, own_number, *others) in LAWS.items():
        if name in (full, *others):
            return law if number is None or number[1] == own_number else None
    return None


@cache
def _by_label() -> dict[str, str]:
    return {label: name for name, label in LAW_PROVISIONS.items()}
