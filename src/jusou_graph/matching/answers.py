"""The assessment as a typed, frozen answer; ``to_dict`` gives the JSON of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jusou_graph.case.understood import Understood
from jusou_graph.codes import Fit
from jusou_graph.matching.answer_parts import Concluded, Disputed, NoDesk, RunBy, WithoutContact
from jusou_graph.matching.answer_parts import dicts as _dicts
from jusou_graph.model.answers import Evidence


@dataclass(frozen=True, slots=True)
class Contact:
    """A desk to turn to.

    Attributes:
        id, name: The agency.
        field: Code of the field, or of the programme for which it is named.
        verdict: recommended or to_confirm.
        because: Why; ``ask`` what would settle it.
        department: 担当課 as printed, where the plan names one.
        disputed: What the plan contradicts itself about here.
    """

    id: str
    name: str
    field: str
    verdict: str
    because: tuple[Evidence, ...]
    ask: tuple[str, ...] = ()
    department: str | None = None
    disputed: tuple[Disputed, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        agency = {"id": self.id, "name": self.name}
        return {
            "agency": agency,
            "field": self.field,
            "verdict": self.verdict,
            "because": _dicts(self.because),
            "ask": list(self.ask),
            "department": self.department,
            "disputed": [d.to_dict() for d in self.disputed],
        }


@dataclass(frozen=True, slots=True)
class Option:
    """A resource in a role, with how it fits.

    Attributes:
        id, name, kind: The resource.
        role: client or helper; ``person`` for whom.
        verdict: fits, fits_if, by_arrangement or not_suitable.
        needs: Needs it answers.
        because: Every condition judged; ``ask`` what is unknown.
        nearness: Why it stands before an equal one, in words, or None.
        programme: Statutory programme type; ``unnamed`` the plan gives only a kind.
    """

    id: str
    name: str
    kind: str
    role: str
    person: str
    verdict: Fit
    needs: tuple[str, ...]
    because: tuple[Evidence, ...]
    ask: tuple[str, ...] = ()
    nearness: str | None = None
    programme: str = ""
    unnamed: bool = False

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {
            "resource": {"id": self.id, "name": self.name, "kind": self.kind},
            "role": self.role,
            "person": self.person,
            "verdict": self.verdict.value,
            "needs": list(self.needs),
            "because": _dicts(self.because),
            "ask": list(self.ask),
            "nearness": self.nearness,
            "unnamed": self.unnamed,
        }


@dataclass(frozen=True, slots=True)
class Unsuitable:
    """Something a colleague would expect to see, and the one condition that rules it out."""

    id: str
    name: str
    because: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MissingResource:
    """A need for which nothing fits here."""

    code: str
    label: str
    reason: str
    raise_at: str | None
    because: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {
            "need": {"code": self.code, "label": self.label},
            "reason": self.reason,
            "raise_at": self.raise_at,
            "because": _dicts(self.because),
        }


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    """Whether and which meeting the case belongs to.

    Attributes:
        kind: none, support_meeting, integrated_support_meeting or undetermined.
        name: Its local name, or None.
        because: Why; ``may_not_share`` what may not be shared there.
        then: What comes after it (plan confirmation, mandatory occasions), where the plan says so.
        held_as: Local names of the meetings it is held as (つながる事例共有会, ケース支援検討会議), where there are such.
        consents: Person → yes, no or unknown: what may be shared differs by person.
        if_consent: Where consent is not known yet: yes and no → kind and local name of the meeting it then belongs to.
        run_by: 主催 and 事務局, where the plan prints them.
    """

    kind: str
    name: str | None
    because: tuple[Evidence, ...]
    may_not_share: tuple[str, ...] = ()
    then: tuple[Evidence, ...] = ()
    held_as: tuple[str, ...] = ()
    consents: tuple[tuple[str, str], ...] = ()
    if_consent: tuple[tuple[str, str, str | None], ...] = ()
    run_by: RunBy | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {
            "kind": self.kind,
            "name": self.name,
            "because": _dicts(self.because),
            "may_not_share": list(self.may_not_share),
            "then": _dicts(self.then),
            "held_as": list(self.held_as),
            "consents": [{"person": person, "consent": consent} for person, consent in self.consents],
            "if_consent": [{"consent": c, "kind": kind, "name": name} for c, kind, name in self.if_consent],
            "run_by": self.run_by.to_dict() if self.run_by else None,
        }


@dataclass(frozen=True, slots=True)
class EmergencyAnswer:
    """Whether danger to life comes first, and what to do."""

    first: bool
    text: str | None
    because: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {"first": self.first, "text": self.text, "because": _dicts(self.because)}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer to a consultation; see the contract for each part. ``stale`` says how old the plan is where it is old."""

    municipality: tuple[str, str]
    understood: Understood
    catchment: dict[str, Any]
    fields: tuple[Concluded, ...]
    contacts: tuple[Contact, ...]
    programmes: tuple[Concluded, ...]
    meeting: MeetingAnswer
    resources: tuple[Option, ...]
    not_suitable: tuple[Unsuitable, ...]
    gaps: tuple[MissingResource, ...]
    emergency: EmergencyAnswer
    ask: tuple[str, ...]
    source: tuple[str, str]
    patterns: tuple[Concluded, ...] = field(default=())
    no_desk: tuple[NoDesk, ...] = ()
    without_contact: tuple[WithoutContact, ...] = ()
    stale: str = ""

    def to_dict(self) -> dict[str, Any]:
        """JSON of the contract."""
        return {
            "municipality": dict(zip(("code", "name"), self.municipality, strict=True)),
            "understood": self.understood.to_dict(),
            "catchment": self.catchment,
            "fields": [{"code": f.code, "label": f.label, "because": _dicts(f.because)} for f in self.fields],
            "contacts": [c.to_dict() for c in self.contacts],
            "without_contact": [w.to_dict() for w in self.without_contact],
            "programmes": [
                {"label": p.label, "because": _dicts(p.because), "run_by": p.run_by.to_dict() if p.run_by else None}
                for p in self.programmes
            ],
            "meeting": self.meeting.to_dict(),
            "resources": [r.to_dict() for r in self.resources],
            "not_suitable": [{"name": u.name, "because": _dicts(u.because)} for u in self.not_suitable],
            "gaps": [g.to_dict() for g in self.gaps],
            "no_desk": [n.to_dict() for n in self.no_desk],
            "emergency": self.emergency.to_dict(),
            "ask": list(self.ask),
            "patterns": [{"code": p.code, "label": p.label, "because": _dicts(p.because)} for p in self.patterns],
            "source": {"plan": self.source[0], "as_of": self.source[1], "stale": self.stale or None},
        }
