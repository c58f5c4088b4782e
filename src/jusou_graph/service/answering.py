"""Questions to the documents, answered with one of five statuses: what the plans settle, and what they do not.

An answer whose passages a recorded contradiction disputes is a conflict, whatever the rows say. What no passage states
is not in the documents; what follows only from two passages together is inferred, never stated as fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jusou_graph.case.building import read_facts
from jusou_graph.case.place_words import Places
from jusou_graph.case.sheet import read_consultation
from jusou_graph.codes import CatchmentStatus, Fit
from jusou_graph.errors import InputError
from jusou_graph.matching.resources.eligibility import judge
from jusou_graph.model.answers import Citation, cite
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.records import Conflict
from jusou_graph.service.dates import era_month
from jusou_graph.service.jusou_graph import JusouGraph
from jusou_graph.service.passages import overlap, records, sources_of
from jusou_graph.vocabulary import LABELS, Concern, PlaceKind


class AnswerStatus(StrEnum):
    """How far the documents settle a question."""

    ANSWERED = "answered"
    CANDIDATES = "candidates"
    NOT_IN_DOCUMENTS = "not_in_documents"
    CONFLICT = "conflict"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its passages.

    Attributes:
        status: How far the documents settle it.
        says: What they say, one statement each; both sides of a conflict; the names of candidates.
        passages: The passages behind it.
        ask: What would settle it and whom to ask, or None.
    """

    status: AnswerStatus
    says: tuple[str, ...]
    passages: tuple[Citation, ...]
    ask: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON."""
        return {
            "status": self.status.value,
            "says": list(self.says),
            "passages": [p.to_dict() for p in self.passages],
            "ask": self.ask,
        }


_OF_LOCATION = {
    CatchmentStatus.SINGLE: AnswerStatus.ANSWERED,
    CatchmentStatus.SOLE_CENTRE: AnswerStatus.ANSWERED,
    CatchmentStatus.SPLIT: AnswerStatus.CANDIDATES,
    CatchmentStatus.PARTLY: AnswerStatus.CANDIDATES,
}
"""Every other outcome of locating (unlisted, no table, outside, unreadable) is not settled by the documents."""


class Answering:
    """Answers questions over one graph.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: JusouGraph) -> None:
        self._graph = graph
        self._by_words: dict[str, dict[tuple[str, str], Source]] = {}

    def covering(self, address: str, municipality: str | None = None) -> Answer:
        """Which centre covers an address; several, or those of a part of the town, are candidates; an unlisted town is not settled.

        Args:
            address: As people write it.
            municipality: Code or name of the desk that asks.
        """
        found = self._graph.locate(address, municipality)
        catchment = found.to_dict()["catchment"]
        whose = found.reading.municipality or ""
        cited = [Citation(**e["source"], municipality=whose) for e in catchment["evidence"] if e["source"]]
        partly = found.status is CatchmentStatus.PARTLY
        names = tuple(a["name"] for a in catchment["possible" if partly else "agencies"])
        return Answer(_OF_LOCATION.get(found.status, AnswerStatus.NOT_IN_DOCUMENTS), names, _once(cited), found.ask)

    def query(self, name: str, says: str, **parameters: str) -> Answer:
        """Answers a named query whose rows carry ``municipality``, ``lines`` and ``quote``.

        Args:
            name: Name of the query.
            says: Column whose values are the answer.
            **parameters: Values for some of its parameters.

        Raises:
            QueryError: There is no such query or parameter.
            InputError: Its rows carry no passage.
        """
        rows = self._graph.run(name, parameters)
        if not rows:
            return Answer(AnswerStatus.NOT_IN_DOCUMENTS, (), ())
        if not {"municipality", "lines", "quote"} <= rows[0].keys():
            raise InputError(
                f"検索「{name}」の答えには出典の列がありません。", "municipality・lines・quote を加えます。"
            )
        if says not in rows[0]:
            raise InputError(f"検索「{name}」に「{says}」という列はありません。", f"列: {'、'.join(rows[0])}")
        disputed: dict[str, tuple[Municipality, Conflict]] = {}
        cited: list[Citation] = []
        for row in rows:
            municipality = self._graph.municipality(str(row["municipality"]))
            passage = self._passages(municipality)[str(row["lines"]), str(row["quote"])]
            cited.append(cite(municipality, passage))
            for conflict in municipality.conflicts:
                if any(overlap(passage, s) for claim in conflict.claims for s in claim.sources):
                    disputed[f"{municipality.code}/{conflict.id}"] = (municipality, conflict)
        if disputed:
            return _conflict(disputed.values())
        said = tuple(dict.fromkeys(str(row[says]) for row in rows if row[says] is not None))
        return Answer(AnswerStatus.ANSWERED, said, _once(cited))

    def _passages(self, municipality: Municipality) -> dict[tuple[str, str], Source]:
        if municipality.code not in self._by_words:
            found = [s for r in records(municipality) for s in sources_of(r)]
            found += municipality.catchment_sources.values()
            self._by_words[municipality.code] = {(s.lines, s.quote): s for s in found}
        return self._by_words[municipality.code]

    def may_use(self, municipality: str, record: str, **person: Any) -> Answer:
        """Whether someone may turn to a desk, resource or programme, as far as its target phrase settles it.

        Args:
            municipality: Code or name.
            record: Type and id, as ``"provisions/p1-i"``.
            **person: What is known of the person, as the fields of a consultation.

        Raises:
            InputError: There is no such record, it names no target, or a field of the person is not known.
        """
        town = self._graph.municipality(municipality)
        stem, _, slug = record.partition("/")
        found = next((r for r in getattr(town, stem, []) if r.id == slug), None)
        eligibility = getattr(found, "eligibility", None)
        if found is None or eligibility is None:
            raise InputError(
                f"{record} に対象者の記述がありません。", "「種別/id」の形で書きます（例 provisions/p1-i）。"
            )
        given = read_consultation({**person, "municipality": town.code}, self._graph.catalog)
        facts = read_facts(given, Places(town))
        someone = facts.focus[0]
        judged = judge(eligibility, facts, someone)
        passages = [cite(town, eligibility.source)] + [cite(town, j.condition.source) for j in judged.judged]
        left_open = any(j.condition.open for j in judged.unmet)
        if judged.fit is Fit.FITS or (judged.fit is Fit.NOT_SUITABLE and not left_open):
            words = "対象になる" if judged.fit is Fit.FITS else "対象の条件に合わない"
            return Answer(AnswerStatus.ANSWERED, (f"{eligibility.target}: {words}",), _once(passages))
        general = [r for r in town.rules if r.topic.startswith("consultation") and "p1" in r.programmes]
        passages += [cite(town, s) for r in general for s in r.sources]
        return Answer(
            AnswerStatus.NOT_IN_DOCUMENTS,
            (
                f"「{eligibility.target}」に当たるかは計画の文だけでは決まらない（除外とも書かれていない）。",
                *(r.says for r in general),
            ),
            _once(passages),
            f"{town.profile.name}の担当課に、{'、'.join(j.words for j in judged.judged)}でも受けられるかを確かめる。",
        )

    def may_refer(self, municipality: str, name: str, concern: str) -> Answer:
        """Whether the plan names an organisation for a concern of the 受付シート.

        Args:
            municipality: Code or name.
            name: Name of the organisation or desk.
            concern: Code of the concern.

        Returns:
            Answered where a record of that name carries the concern, inferred where the plan only names it otherwise,
            not in the documents where it does not name it at all.
        """
        town = self._graph.municipality(municipality)
        wanted = Concern(concern)
        called = [r for r in records(town) if name in _names(r)]
        stated = [r for r in called if wanted in getattr(r, "concerns", [])]
        label = LABELS["concern"][concern]
        if stated:
            passages = [cite(town, s) for r in stated for s in r.sources]
            return Answer(AnswerStatus.ANSWERED, (f"{name}は「{label}」の窓口として書かれている。",), _once(passages))
        if not called:
            return Answer(AnswerStatus.NOT_IN_DOCUMENTS, (f"計画に{name}の名はない。",), ())
        sheet = [r for r in town.intake if r.concern == wanted]
        return Answer(
            AnswerStatus.INFERRED,
            (f"計画は{name}を挙げるが、「{label}」との対応は書いていない。案内するのは推論である。",),
            _once(cite(town, s) for r in (*called, *sheet) for s in r.sources),
            f"{name}に、「{label}」の相談を受けられるかを確かめる。",
        )

    def still_named(self, municipality: str, name: str, kind: str) -> Answer:
        """Whether a name a plan uses still holds, judged by later plans that name the same kind of place.

        Args:
            municipality: Whose plan uses the name.
            name: The name.
            kind: Code of the kind of place it is a name for.
        """
        town = self._graph.municipality(municipality)
        own = [cite(town, s) for r in records(town) for s in sources_of(r) if name in s.quote]
        if not own:
            return Answer(AnswerStatus.NOT_IN_DOCUMENTS, (f"{town.profile.name}の計画に「{name}」はない。",), ())
        when = max(era_month(c.as_of) for c in own)
        later = [
            (agency.name, cite(other, agency.sources[0]), self._graph.catalog.name(other.code))
            for other in self._graph.catalog.municipalities.values()
            for agency in other.agencies
            if agency.kind is PlaceKind(kind) and era_month(cite(other, agency.sources[0]).as_of) > when
        ]
        says = (f"「{name}」は{own[0].as_of}時点の記述である。",)
        if all(name in called for called, _, _ in later):
            return Answer(AnswerStatus.ANSWERED, says, _once(own))
        newer = tuple(f"{whose}の{c.document}（{c.as_of}）は「{called}」と書く。" for called, c, whose in later)
        passages = _once([*own, *(c for _, c, _ in later)])
        return Answer(AnswerStatus.NOT_IN_DOCUMENTS, says + newer, passages, f"{town.profile.name}に今の名を確かめる。")


def _conflict(found: Iterable[tuple[Municipality, Conflict]]) -> Answer:
    says: list[str] = []
    passages: list[Citation] = []
    asks: list[str] = []
    for municipality, conflict in found:
        says += [claim.says for claim in conflict.claims]
        says += [conflict.resolution] if conflict.resolution else []
        passages += [cite(municipality, s) for claim in conflict.claims for s in claim.sources]
        asks.append(conflict.question)
    return Answer(AnswerStatus.CONFLICT, tuple(says), _once(passages), " ".join(asks))


def _names(record: Record) -> set[str]:
    """Names a record is called by, or prints of others."""
    given: Mapping[str, Any] = record.model_dump(include={"name", "printed", "aliases", "members"})
    names = {given.get("name"), given.get("printed"), *given.get("aliases", []), *given.get("members", [])}
    return {n for n in names if n}


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))
