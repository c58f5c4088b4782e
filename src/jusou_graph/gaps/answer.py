"""A gap as answers show it: what is missing, for whom, how sure that is, why, and where it is raised."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from jusou_graph.codes import Confidence, GapKind
from jusou_graph.model.answers import Evidence


class Population(Protocol):
    """People per municipality and per catchment, from a census file the office has imported."""

    @property
    def source(self) -> str:
        """Name of the file and its date, as shown beside every figure."""

    def in_municipality(self, municipality: str) -> int | None:
        """People in a municipality, None where the file does not hold it."""

    def in_catchment(self, municipality: str, agency: str) -> int | None:
        """People in the catchment of an agency, None where it could not be joined."""

    def in_catchments(self, municipality: str, agencies: Collection[str]) -> tuple[int, int] | None:
        """People surely in one of the catchments, and those who may be (towns printed for two centres)."""


@dataclass(frozen=True, slots=True)
class PeopleIn:
    """People of one catchment: those surely in it, and ``perhaps`` those of towns printed for another one too."""

    name: str
    people: int
    perhaps: int = 0

    def to_dict(self) -> dict[str, Any]:
        """JSON beside that of the contract."""
        return {"name": self.name, "people": self.people, "perhaps": self.perhaps}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a gap is about: a municipality, catchments, a field or a programme; ``name`` as shown."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class RaiseAt:
    """The meeting to which a municipality's own plan brings missing resources.

    Attributes:
        meeting: Its name in that plan, or a sentence that the plan names none.
        because: The passage.
        secretariat: Its secretariat or host as printed, or None.
    """

    meeting: str
    because: tuple[Evidence, ...]
    secretariat: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {
            "meeting": self.meeting,
            "because": [e.to_dict() for e in self.because],
            "secretariat": self.secretariat,
        }


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap.

    Attributes:
        id: Stable identifier: municipality, query and what it is about.
        municipality: Code.
        kind: Kind of gap; ``confidence`` how sure it is.
        title: The gap in one sentence; never says that something does not exist, only that the plan does not show it.
        scope: What it is about.
        raise_at: Where it is brought.
        because: The passages.
        need: Code and label of the participation need, where it is about one.
        count: How many; ``out_of`` of how many; ``measure`` says what was counted.
        people: People who live in the scope, None without a census file; ``people_note`` how it was computed.
        people_by: The same per catchment, where the gap is about several; their people add up to ``people``.
        others: Passages of other municipalities that have it.
        about: Identifiers of the records it concerns.
        query: The named query that found it.
    """

    id: str
    municipality: str
    kind: GapKind
    title: str
    scope: Scope
    confidence: Confidence
    raise_at: RaiseAt
    because: tuple[Evidence, ...]
    need: tuple[str, str] | None = None
    count: int | None = None
    out_of: int | None = None
    measure: str = ""
    people: int | None = None
    people_note: str = ""
    people_by: tuple[PeopleIn, ...] = ()
    others: tuple[Evidence, ...] = ()
    about: tuple[str, ...] = ()
    query: str = ""

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract (Gap), with what the pages and sheets show besides."""
        return {
            "id": self.id,
            "municipality": self.municipality,
            "kind": self.kind.value,
            "title": self.title,
            "need": {"code": self.need[0], "label": self.need[1]} if self.need else None,
            "scope": {"kind": self.scope.kind, "name": self.scope.name},
            "count": self.count,
            "out_of": self.out_of,
            "measure": self.measure,
            "people": self.people,
            "people_note": self.people_note,
            "people_by": [one.to_dict() for one in self.people_by],
            "confidence": self.confidence.value,
            "raise_at": self.raise_at.to_dict(),
            "because": [e.to_dict() for e in self.because],
            "others": [e.to_dict() for e in self.others],
            "about": list(self.about),
            "query": self.query,
        }


_CENSUS_FILE = re.compile(r"国勢調査小地域 ([^、]+)")
_CENSUS_YEARS = (
    (re.compile(r"r2ka|(?<!\d)2020(?!\d)|estat2020", re.I), "令和2年国勢調査（小地域）"),
    (re.compile(r"h27ka|(?<!\d)2015(?!\d)|estat2015", re.I), "平成27年国勢調査（小地域）"),
)
"""What the names of census files say of their year, as e-Stat names them (r2ka03201) or as people do."""


def census_name(source: str) -> str:
    """Name of the census as staff know it, instead of the names of its files.

    Args:
        source: As ``Population.source`` gives it; words that name no census file are left as they are.
    """
    files = _CENSUS_FILE.findall(source)
    if not files:
        return source
    names = (next((words for year, words in _CENSUS_YEARS if year.search(f)), "国勢調査（小地域）") for f in files)
    return "・".join(dict.fromkeys(names))


KIND_LABELS = {
    GapKind.NONE_LISTED: "計画で確認できない",
    GapKind.PLANNED_ONLY: "予定・例示・方針のみ",
    GapKind.SINGLE_PROVIDER: "担い手が一つ",
    GapKind.LOCATION: "場所・担当のかたより",
    GapKind.NOT_ELIGIBLE: "対象から外れる人",
    GapKind.MISSING_INFORMATION: "計画に書かれていない情報",
    GapKind.CONTRADICTION: "計画の中のくいちがい",
    GapKind.OTHERS_HAVE: "ほかの自治体の計画にはある",
}
"""Kinds as staff read them; their order is the order of weight among equals."""

CONFIDENCE_LABELS = {
    Confidence.STATED: "計画に書いてある",
    Confidence.DERIVED: "計画の列挙から読み取れる",
    Confidence.ABSENCE_ONLY: "語が見当たらないことだけが根拠",
}
"""Confidence as staff read it, surest first."""

_KIND_RANK = {kind: rank for rank, kind in enumerate(KIND_LABELS)}
_CONFIDENCE_RANK = {confidence: rank for rank, confidence in enumerate(CONFIDENCE_LABELS)}

ORDER_IN_WORDS = (
    "住む人の多い順、同じなら根拠の確かな順、同じなら種類の順に並べています（人口の資料がなければ確かな順）。"
)
"""How gaps are sorted, as shown above the list."""


def in_order_of_weight(gaps: Iterable[Gap]) -> list[Gap]:
    """Gaps sorted by people, then confidence, then kind; the identifier settles ties."""
    return sorted(gaps, key=lambda g: (-(g.people or 0), _CONFIDENCE_RANK[g.confidence], _KIND_RANK[g.kind], g.id))
