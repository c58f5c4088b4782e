"""What forms offer: municipalities, the 相談内容 of the 受付シート, and the answers to each question."""

from __future__ import annotations

from dataclasses import dataclass

from jusou_graph.errors import InputError
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.vocabulary import LABELS, Concern


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and the words shown for it."""

    value: str
    label: str


CONCERNS = tuple(Choice(one.value, LABELS["concern"][one.value]) for one in Concern)
"""相談内容 in the order and words of the 受付シート (15 and その他)."""

CONSENT = (Choice("yes", "有"), Choice("no", "無"), Choice("mixed", "世帯員で分かれる"), Choice("unknown", "不明"))
YES_NO = (Choice("yes", "はい"), Choice("no", "いいえ"), Choice("unknown", "不明"))


def municipalities(catalog: Catalog) -> list[Choice]:
    """The municipalities in the data, by code."""
    return [Choice(code, name) for code, name in catalog.known.names().items()]


def given(catalog: Catalog, value: str) -> tuple[Municipality | None, dict[str, str]]:
    """The municipality of a form that was filled in, and the sentence beside the field where it means none or several.

    Args:
        catalog: The municipalities.
        value: As the form has it.
    """
    try:
        return chosen(catalog, value), {}
    except InputError as error:
        return None, {"municipality": str(error)}


def chosen(catalog: Catalog, value: str | None) -> Municipality | None:
    """The municipality a page is about: the one asked for by code or name, or the only one there is.

    Raises:
        InputError: What was asked for means none, or several.
    """
    if value and value.strip():
        return catalog.municipality(value)
    return next(iter(catalog.municipalities.values())) if len(catalog.municipalities) == 1 else None
