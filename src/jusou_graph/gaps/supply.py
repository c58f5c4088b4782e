"""Gaps of supply: needs and 事業 without a place, what is only planned, what stands in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jusou_graph.codes import Confidence, GapKind, Verdict
from jusou_graph.gaps.answer import Gap, Scope
from jusou_graph.gaps.reading import (
    Reading,
    evidence,
    gap,
    label,
    name_of,
    passages,
    placed,
    provisions,
)
from jusou_graph.model.answers import Evidence
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Record, Source
from jusou_graph.model.records import Agency, Provision, Resource
from jusou_graph.vocabulary import SupportNeed

NEED_FIELDS: dict[str, tuple[str, ...]] = {
    SupportNeed.CONNECTION: (),
    SupportNeed.WORK_STEP: (),
    SupportNeed.ROLE_FOR_OTHERS: (),
    SupportNeed.HOME_TIDYING: (),
    SupportNeed.WATCHING_OVER: ("elderly",),
    SupportNeed.DAILY_HELP: ("elderly",),
    SupportNeed.EXERCISE: ("elderly",),
    SupportNeed.PARENT_CHILD_PLACE: ("child",),
    SupportNeed.PARENTING_ADVICE: ("child",),
    SupportNeed.CREATIVE_ACTIVITY: ("disability",),
    SupportNeed.LEISURE: ("disability",),
    SupportNeed.SCHOOL_AGE_PLACE: ("child",),
    SupportNeed.LEARNING: ("elderly", "child"),
}
"""Field under whose 地域づくり a need is usually answered; none: under 参加支援, which spans all fields.

Says only where to look for the nearest words of a plan when nothing answers the need."""

FIELD_OF_PROGRAMME = {
    "p1-i": "elderly", "p1-ro": "disability", "p1-ha": "child", "p1-ni": "poverty",
    "p3-i": "elderly", "p3-ro": "elderly", "p3-ha": "disability", "p3-ni": "child", "p3-guideline": "poverty",
}  # fmt: skip
"""The field in which the law places a programme type (法106条の4第2項第1号・第3号)."""

_NAME_LENGTH = 12
"""A quote no longer than this may be a name that the content repeats; it says nothing of what is done."""

_LOOKS_FOR_PLACES = re.compile("開拓|マッチング|メニュー")
_SHORT = 3
"""A name no longer than this (法人, 市) may stand in a 拠点 without being it."""
_STATUS_WORDS = {"planned": "実施予定", "example": "例示", "policy": "方針"}


def find(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Gaps of supply of a municipality."""
    yield from _needs(reading, municipality)
    yield from _programmes(reading, municipality)
    yield from _planned(reading, municipality)
    yield from _single(reading, municipality)


def _needs(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/need-without-place"
    for row in reading.rows(query, municipality):
        need = str(row["need"])
        word = label("supportNeed", need)
        planned = [r for r in municipality.resources if r.status != "active" and need in _needs_of(r)]
        because = [
            *_of_resources(query, municipality, planned, word, Verdict.NOT_MET),
            *_nearest(query, municipality, need),
        ]
        others = _others_with_need(reading, query, municipality, need)
        if planned:
            statuses = "・".join(dict.fromkeys(_STATUS_WORDS[r.status] for r in planned))
            title = f"「{word}」の動いている場を計画では確認できない（{statuses}が {len(planned)} 件）"
            kind, confidence = GapKind.PLANNED_ONLY, Confidence.STATED
        else:
            title = f"「{word}」の場を計画では確認できない"
            kind = GapKind.NONE_LISTED
            confidence = _sureness(municipality, need, because)
        yield gap(
            reading, municipality, query, need, kind, title,
            because=because, confidence=confidence, need=need, count=0,
            out_of=sum(r.status == "active" for r in municipality.resources),
            measure="このニーズに応えると書かれた場の数／計画に書かれた動いている場の数",
            others=others, records=[f"resource/{r.id}" for r in planned],
        )  # fmt: skip


def _needs_of(resource: Resource) -> set[str]:
    return {str(met.need) for role in resource.roles for met in role.meets}


def _nearest(query: str, municipality: Municipality, need: str) -> Iterator[Evidence]:
    """The plan's nearest words: for whom the field's places are, which desk takes it up, what will be looked for."""
    word = label("supportNeed", need)
    fields = NEED_FIELDS[need]
    for field in fields:
        programmes = [p for p, f in FIELD_OF_PROGRAMME.items() if f == field]
        for provision in provisions(municipality, *programmes):
            yield from evidence(
                query, municipality, _whom_and_what(provision),
                need=word, resource=_target(provision), verdict=Verdict.UNKNOWN,
            )  # fmt: skip
        for resource in municipality.resources:
            if resource.status == "active" and field in resource.fields:
                sources = [role.eligibility.source for role in resource.roles]
                sources += [c.source for role in resource.roles for a in role.eligibility.any_of for c in a.all_of]
                yield from evidence(
                    query, municipality, sources or resource.sources[:1],
                    need=word, resource=resource.name, verdict=Verdict.UNKNOWN,
                )  # fmt: skip
    if not fields:
        for provision in provisions(municipality, "p2"):
            yield from evidence(
                query, municipality, _whom_and_what(provision),
                need=word, resource=_target(provision), verdict=Verdict.UNKNOWN,
            )  # fmt: skip
        for rule in municipality.rules:
            if "p2" in rule.programmes and _LOOKS_FOR_PLACES.search(rule.says):
                yield from evidence(
                    query, municipality, rule.sources, need=word, resource=rule.says, verdict=Verdict.UNKNOWN
                )


def _whom_and_what(provision: Provision) -> list[Source]:
    """Passages of a provision that say for whom it is and what is done; its first passage where none does."""
    found = list(passages(provision.eligibility)) if provision.eligibility else []
    content = "".join((provision.content or "").split())
    for source in provision.sources:
        words = "".join(source.quote.split())
        if content and len(words) > _NAME_LENGTH and (words in content or content in words):
            found.append(source)
    return found or provision.sources[:1]


def _target(provision: Provision) -> str:
    who = provision.eligibility.target if provision.eligibility else "対象者の欄がない"
    return f"{provision.name}（{who}）"


def _sureness(municipality: Municipality, need: str, because: list[Evidence]) -> Confidence:
    """Stated where an age limit in the plan closes the field's places, derived where it lists places for others."""
    fields = NEED_FIELDS[need]
    near = [r for r in municipality.resources if r.status == "active" and set(fields) & set(map(str, r.fields))]
    if fields and near and all(_has_upper_age(r) for r in near if r.roles):
        return Confidence.STATED
    if because:
        return Confidence.DERIVED
    return Confidence.ABSENCE_ONLY


def _has_upper_age(resource: Resource) -> bool:
    conditions = [c for role in resource.roles for a in role.eligibility.any_of for c in a.all_of]
    return any(c.below is not None for c in conditions)


def _others_with_need(reading: Reading, query: str, here: Municipality, need: str) -> Iterator[Evidence]:
    for other in reading.catalog.municipalities.values():
        if other.code == here.code:
            continue
        name = reading.catalog.name(other.code)
        for resource in other.resources:
            if resource.status != "active":
                continue
            sources = [m.source for role in resource.roles for m in role.meets if m.need == need]
            yield from evidence(
                query, other, sources[:1], need=label("supportNeed", need), resource=f"{name}: {resource.name}",
                as_of=resource.as_of, elsewhere=name,
            )  # fmt: skip


def _of_resources(
    query: str, municipality: Municipality, records: list[Resource], need: str, verdict: Verdict
) -> Iterator[Evidence]:
    for record in records:
        words = f"{name_of(record)}（{_STATUS_WORDS.get(record.status, '動いている')}）"
        yield from evidence(
            query, municipality, record.sources, need=need, resource=words, verdict=verdict, as_of=record.as_of
        )


def _programmes(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/programme-without-named-place"
    for row in reading.rows(query, municipality):
        code = str(row["programme"])
        word = label("programme", code)
        here = [r for r in placed(municipality) if r.programme == code]
        carried = provisions(municipality, code)
        if all(p.status != "active" for p in carried) and not here:
            continue  # Told as a 事業 that is only planned or not in the plan.
        if _based_at_a_desk(municipality, carried):
            continue  # Its 拠点 is a desk or body that the plan names.
        because: list[Evidence] = []
        for record in (*provisions(municipality, code), *here):
            because += evidence(
                query, municipality, passages(record), need=f"{word}の名前のある場", resource=name_of(record),
                verdict=Verdict.UNKNOWN, as_of=record.as_of,
            )  # fmt: skip
        for rule in municipality.rules:
            if code in rule.programmes and _LOOKS_FOR_PLACES.search(rule.says):
                because += evidence(
                    query, municipality, rule.sources, need=word, resource=rule.says, verdict=Verdict.UNKNOWN
                )
        stated = bool(here) and all(p.status != "active" for p in here)
        if stated:
            kind, how = GapKind.PLANNED_ONLY, "予定・例示・方針として書かれるだけで、名前のある動いている場を"
            if is_carried_out(municipality, code):
                how = f"事業は実施しているが、場は{how}"
        elif row["unnamed"]:
            kind, how = GapKind.MISSING_INFORMATION, "種類や数はあるが、名前のある場を"
        else:
            kind, how = GapKind.NONE_LISTED, "事業の説明はあるが、場や窓口の名前を"
        yield gap(
            reading, municipality, query, code, kind, f"{word}: {how}計画では確認できない",
            because=because, confidence=Confidence.STATED if stated else Confidence.DERIVED,
            scope=Scope("programme", word), count=0, out_of=len(here),
            measure="名前のある動いている場の数／この事業の場として書かれた記録の数",
            records=[_identifier(r) for r in here],
        )  # fmt: skip
    for row in reading.rows("gaps/programme-not-carried-out", municipality):
        code = str(row["programme"])
        word = label("programme", code)
        if row["planned"] or is_carried_out(municipality, code):
            continue  # Told as planned only; or a desk or place of it is there, which is evidence that it is carried out.
        yield gap(
            reading, municipality, "gaps/programme-not-carried-out", code, GapKind.NONE_LISTED,
            f"{word}: 実施していることを計画では確認できない", because=[], confidence=Confidence.ABSENCE_ONLY,
            scope=Scope("programme", word), count=0, out_of=1, measure="実施していると書かれた事業の数",
        )  # fmt: skip


def is_carried_out(municipality: Municipality, programme: str) -> bool:
    """Whether the plan shows a 事業 as carried out: it says so, or a desk or place of it exists.

    Args:
        municipality: Whose plan.
        programme: Statutory programme type.
    """
    records: list[Provision | Agency | Resource] = [
        *municipality.provisions, *municipality.agencies, *municipality.resources
    ]  # fmt: skip
    return any(r.status == "active" and r.programme is not None and r.programme.value == programme for r in records)


def _based_at_a_desk(municipality: Municipality, carried: list[Provision]) -> bool:
    """Whether the 拠点 of a 事業 that is carried out names a desk or body of this plan."""
    known = {name for r in (*municipality.agencies, *municipality.organizations) for name in (r.name, *r.aliases)}
    places = ("".join((p.location or "").split()) for p in carried if p.status == "active")
    return any(len(name) > _SHORT and "".join(name.split()) in place for place in places for name in known)


def _planned(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/planned-only"
    for row in reading.rows(query, municipality):
        record = reading.record(row["record"])
        word = _STATUS_WORDS[str(row["status"])]
        programme = getattr(record, "programme", None)
        if isinstance(record, Provision) and is_carried_out(municipality, record.programme.value):
            continue  # Only this way of doing it is planned: the 事業 itself is carried out.
        because = evidence(
            query, municipality, passages(record), need="動いている場・事業",
            resource=f"{name_of(record)}（{word}）", verdict=Verdict.NOT_MET,
        )  # fmt: skip
        if row["status"] == "policy":
            for rule in municipality.rules:
                if rule.sources[0].section == record.sources[0].section:
                    because += evidence(
                        query,
                        municipality,
                        rule.sources,
                        need="同じ節の方針",
                        resource=rule.says,
                        verdict=Verdict.NOT_MET,
                    )
        yield gap(
            reading, municipality, query, _identifier(record).replace("/", "-"), GapKind.PLANNED_ONLY,
            f"「{name_of(record)}」は{word}として書かれ、動いていることを計画では確認できない",
            because=because,
            confidence=Confidence.STATED,
            scope=Scope("programme", label("programme", programme)) if programme else None,
            records=[_identifier(record)],
        )  # fmt: skip


def _single(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/single-place"
    for row in reading.rows(query, municipality):
        record = reading.record(row["record"])
        word = label("programme", row["programme"])
        related = provisions(municipality, str(row["programme"]))
        because = [
            e
            for r in (record, *related)
            for e in evidence(
                query, municipality, passages(r), need=f"{word}の窓口・場", resource=name_of(r), as_of=r.as_of
            )
        ]
        location = getattr(record, "location", None)
        where = f"（所在地: {location}）" if location else ""
        yield gap(
            reading, municipality, query, str(row["programme"]), GapKind.SINGLE_PROVIDER,
            f"{word}: 計画に出る窓口・場は「{name_of(record)}」{where}の1か所",
            because=because, confidence=Confidence.STATED, scope=Scope("programme", word), count=1, out_of=1,
            measure="計画に出る窓口・場の数", records=[_identifier(record)],
        )  # fmt: skip


def _identifier(record: Record) -> str:
    kind = {Agency: "agency", Resource: "resource", Provision: "provision"}[type(record)]
    return f"{kind}/{record.id}"
