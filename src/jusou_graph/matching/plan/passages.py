"""Finds the passage of a municipality's plan that a rule rests on, by record and words; no line is written in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record, Source


@dataclass(frozen=True, slots=True)
class Passage:
    """Where to look in a plan.

    Attributes:
        records: Kinds of records in order of preference: ``rules``, ``provisions``, ``meetings``, ``glossary``, ….
        words: Regular expressions tried in order; a passage fits whose quote (or whose rule's sentence) contains one.
        programme: Only provisions of this statutory programme type.
        holds: Only meetings with this function.
        topic: Only rules of this topic (a prefix).
    """

    records: tuple[str, ...] = ("rules",)
    words: tuple[str, ...] = ()
    programme: str | None = None
    holds: str | None = None
    topic: str = ""

    def find(self, municipality: Municipality) -> Citation | None:
        """The passage in this plan, or None where the plan does not say it."""
        for kind in self.records:
            pool = list(self._pool(municipality, kind))
            for words in self.words:
                for record, source in pool:
                    if re.search(words, _plain(source.quote)):
                        return cite(municipality, source, record.as_of)
                for record, source in pool:
                    if re.search(words, _plain(str(getattr(record, "says", "") or getattr(record, "definition", "")))):
                        return cite(municipality, source, record.as_of)
            if pool and not self.words:
                record, source = pool[0]
                return cite(municipality, source, record.as_of)
        return None

    def _pool(self, municipality: Municipality, kind: str) -> Iterator[tuple[Record, Source]]:
        for record in getattr(municipality, kind):
            programme = getattr(record, "programme", None)
            if kind == "provisions" and self.programme and (programme is None or programme.value != self.programme):
                continue
            if kind == "meetings" and self.holds and record.holds != self.holds:
                continue
            if kind == "rules" and not record.topic.startswith(self.topic):
                continue
            yield from ((record, source) for source in record.sources)


def _plain(text: str) -> str:
    return "".join(text.split())
