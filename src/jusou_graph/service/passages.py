"""Passages of records: all of a record, all records of a municipality, and whether two speak of the same words."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from jusou_graph.model.catalog import RECORD_FILES, Municipality
from jusou_graph.model.evidence import Record, Source


def records(municipality: Municipality) -> Iterator[Record]:
    """Every record of a municipality, file by file."""
    for stem in RECORD_FILES:
        yield from getattr(municipality, stem)


def sources_of(value: object) -> Iterator[Source]:
    """Every passage inside a record, those of its parts included."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from sources_of(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from sources_of(item)


def overlap(first: Source, second: Source) -> bool:
    """Whether two passages share a line and the words of one are part of the other's, white space aside."""
    if first.document != second.document or not set(first.line_numbers()) & set(second.line_numbers()):
        return False
    a, b = ("".join(s.quote.split()) for s in (first, second))
    return a in b or b in a
