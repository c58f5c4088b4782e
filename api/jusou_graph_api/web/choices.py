"""What forms offer: municipalities, the 相談内容 of the 受付シート, and the answers to each question."""

from __future__ import annotations

from dataclasses import dataclass

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
    return [Choice(m.code, m.profile.name) for m in catalog.municipalities.values()]


def chosen(catalog: Catalog, value: str | None) -> Municipality | None:
    """The municipality a page is about: the one asked for by code or name, or the only one there is."""
    for one in catalog.municipalities.values():
        if value in (one.code, one.profile.name):
            return one
    return next(iter(catalog.municipalities.values())) if len(catalog.municipalities) == 1 else None
