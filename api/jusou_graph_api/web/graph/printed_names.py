"""Which records a printed cell names for certain: its words, between blanks and marks, are a record's whole name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency, Organization, Resource

_BETWEEN = re.compile(r"[\s、。，：:「」]+")

Identified = tuple[str, str]
"""Kind and identifier of a record: ``("organization", "shakyo")``."""


class Names:
    """The names of a municipality's organizations, desks and places, each spelling with whom it means.

    Args:
        municipality: Whose records.
    """

    def __init__(self, municipality: Municipality) -> None:
        self._meant: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        kinds: tuple[tuple[str, Iterable[Organization | Agency | Resource]], ...] = (
            ("organization", municipality.organizations),
            ("agency", municipality.agencies),
            ("resource", municipality.resources),
        )
        for kind, records in kinds:
            for record in records:
                for spelling in spellings(record):
                    self._meant[spelling][kind].add(record.id)

    def in_passages(self, sources: Iterable[Source], kinds: Iterable[str]) -> Iterator[tuple[Identified, Source]]:
        """Records whose whole name stands between blanks in the plan's words, each with the passage.

        A name that is only a part of a longer word, or that two records of a kind share, is no certain name.

        Args:
            sources: The passages.
            kinds: Kinds of record to look for.
        """
        for source in sources:
            for word in _words(source.quote):
                for kind in kinds:
                    meant = self._meant[word][kind] if word in self._meant else set()
                    if len(meant) == 1:
                        yield (kind, next(iter(meant))), source


def spellings(record: Organization | Agency | Resource) -> set[str]:
    """All ways in which a record's whole name is written, without blanks."""
    written = [record.name, record.printed or record.name, *record.aliases]
    if isinstance(record, Organization):
        written.append(record.full_name)
    return {"".join(one.split()) for one in written}


def same_body(municipality: Municipality) -> dict[str, str]:
    """Desk → organization that runs it, where both are one body under one name (a 職能団体 that is listed as a desk).

    Args:
        municipality: Whose records.
    """
    organizations = {o.id: spellings(o) for o in municipality.organizations}
    return {
        agency.id: agency.operator
        for agency in municipality.agencies
        if agency.operator and spellings(agency) & organizations.get(agency.operator, set())
    }


def _words(quote: str) -> list[str]:
    """Words of a quote, and two neighbours together: 「更生保護法人 岩手保護院」 is one name."""
    words = [w for w in _BETWEEN.split(quote) if w]
    return [*words, *(a + b for a, b in pairwise(words))]
