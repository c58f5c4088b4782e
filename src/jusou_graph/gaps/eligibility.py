"""People whom the listed places rule out: typical situations held against the printed conditions, three-valued.

A situation says what is known to be so and what is known not to be so; everything else is unknown, and unknown rules
nobody out. The situations are the complements of the conditions that plans print (年齢・課税・世帯・受給・利用・同意・就労),
so that for every condition somebody is asked after who fails it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jusou_graph.codes import Confidence, GapKind, Verdict
from jusou_graph.gaps.answer import Gap, Scope
from jusou_graph.gaps.reading import Reading, evidence, gap, label, name_of, placed, provisions
from jusou_graph.gaps.supply import NEED_FIELDS
from jusou_graph.graph.store import Row
from jusou_graph.model.answers import Evidence
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.eligibility import Condition, Eligibility
from jusou_graph.model.records import Agency, Provision, Resource

QUERY = "counts/target-conditions"

Outcome = Literal["in", "soft", "out"]
"""in: nothing printed stands against it; soft: not named, but the words leave it open; out: a printed condition fails."""

_FOR_ONE_GROUP_BY_LAW = frozenset({"p1-i", "p1-ro", "p1-ha", "p3-i", "p3-ro", "p3-ha", "p3-ni"})
"""Programme types that the law itself gives to older people, disabled people or families: that others are not their
target is no finding of a plan."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A typical situation.

    Attributes:
        code: Stable name.
        label: As shown.
        age: Age of the person, ``child_age`` of the child, None where not said.
        holds: Circumstances that are so; ``fails`` those that are not.
        only: Programme types against which it is held; empty for all.
        beside: Programme types that need not answer it.
        any_place: True where it is a finding that any one place rules the situation out (before consent nobody can
            be asked to agree first); otherwise every place of the group must.
    """

    code: str
    label: str
    age: int | None = None
    child_age: int | None = None
    holds: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    any_place: bool = False


def _set(*words: str) -> frozenset[str]:
    return frozenset(words)


_NOT_ALONE = _set("livingAlone", "coupleOnly", "elderlyHousehold")

SITUATIONS = (
    Situation("under-65", "64歳以下で介護のことに困る人（若年性・第2号被保険者など）", age=60, only=_set("p1-i")),
    Situation(
        "working-age", "現役世代（64歳以下・障がいのない人、その家族と暮らす人）", 40,
        fails=_NOT_ALONE | _set("disability", "frail", "dementia"), beside=_FOR_ONE_GROUP_BY_LAW,
    ),
    Situation(
        "single-parent", "ひとり親など子育て中の困窮世帯", 35, holds=_set("childRearing", "needy"),
        fails=_NOT_ALONE | _set("disability"), beside=_FOR_ONE_GROUP_BY_LAW,
    ),
    Situation(
        "parent-and-child", "親と成人した子の世帯（8050・親亡き後）", 82, holds=_set("parentAndChild"), fails=_NOT_ALONE
    ),
    Situation("couple", "高齢夫婦など一人暮らしでない人", 75, holds=_set("coupleOnly"), fails=_set("livingAlone")),
    Situation("public-assistance", "生活保護を受給している人", holds=_set("publicAssistance")),
    Situation("taxed", "非課税でない人", fails=_set("taxExempt")),
    Situation("uses-services", "福祉サービスを利用している人", holds=_set("usesWelfareServices")),
    Situation("child-3-to-5", "3歳から就学前の子と親（未就園など）", child_age=4, holds=_set("childRearing")),
    Situation(
        "weekdays", "就労も通所もしていない、障がいのある人（平日の日中の場）", holds=_set("disability"),
        fails=_set("employed", "inEmploymentSupport"),
    ),
    Situation("before-consent", "支援プランに同意する前の人", fails=_set("planConsent"), any_place=True, only=_set("p2")),
    Situation(
        "not-withdrawn", "ひきこもりの経験やごみ屋敷の状態のない人（高齢・子育て・ひとり親など）",
        fails=_set("hikikomoriExperience", "hoarding", "workDifficulty"), only=_set("p2"),
    ),
)  # fmt: skip


def find(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """For each 事業 and each need, the situations that its places rule out."""
    conditions: dict[str, list[Row]] = defaultdict(list)
    for row in reading.rows(QUERY, municipality):
        conditions[str(row["record"])].append(row)
    for group, name, need, records in _groups(municipality):
        told = [r for r in records if _conditions_told(r)]
        left_out = []
        for situation in SITUATIONS:
            if not _asked(situation, {str(r.programme) for r in told}, need):
                continue
            results = {_id(municipality, r): judge(conditions[_id(municipality, r)], situation) for r in told}
            failing: dict[str, Outcome] = {k: v for k, v in results.items() if v != "in"}
            if failing and (situation.any_place or len(failing) == len(results)):
                left_out.append((situation, failing))
        if left_out:
            yield _gap(reading, municipality, group, name, need, told, left_out)


def _asked(situation: Situation, programmes: set[str], need: str | None) -> bool:
    """Whether a group of places should answer a situation at all."""
    if situation.only:
        return need is None and programmes <= situation.only
    if situation.beside:
        return not programmes <= situation.beside and not (need and NEED_FIELDS[need])
    return True


Placed = Agency | Resource | Provision


def _groups(municipality: Municipality) -> Iterator[tuple[str, str, str | None, list[Placed]]]:
    """Places that stand in for one another: those of a 事業, and those that answer a need (not the same ones twice)."""
    seen: set[frozenset[str]] = set()
    programmes = dict.fromkeys(
        str(r.programme) for r in (*municipality.provisions, *placed(municipality)) if r.programme
    )
    for programme in sorted(programmes):
        records: list[Placed] = [
            r for r in placed(municipality)
            if r.programme == programme and r.status == "active" and (isinstance(r, Resource) or r.first_contact)
        ]  # fmt: skip
        records = [r for r in records if _conditions_told(r)] or [
            p for p in provisions(municipality, programme) if p.programme == programme and p.status == "active"
        ]
        if records and programme not in {"p3-ro", "p4", "p5", "p6"}:
            seen.add(frozenset(r.id for r in records))
            yield programme, label("programme", programme), None, records
    by_need: dict[str, list[Placed]] = defaultdict(list)
    for resource in municipality.resources:
        if resource.status == "active":
            for need in dict.fromkeys(
                str(m.need) for role in resource.roles if role.role == "client" for m in role.meets
            ):
                by_need[need].append(resource)
    for need, places in sorted(by_need.items()):
        if frozenset(r.id for r in places) not in seen:
            yield need, f"「{label('supportNeed', need)}」の場", need, places


def _conditions_told(record: Placed) -> bool:
    """Whether the plan says for whom it is; a place about which nothing is said admits and rules out nobody."""
    return bool(_eligibilities(record))


def _eligibilities(record: Placed) -> list[Eligibility]:
    if isinstance(record, Resource):
        return [role.eligibility for role in record.roles if role.role == "client"]
    return [record.eligibility] if record.eligibility else []


def _id(municipality: Municipality, record: Placed) -> str:
    return f"id/{municipality.code}/{_slug(record)}"


def _slug(record: Placed) -> str:
    kind = "agency" if isinstance(record, Agency) else "resource" if isinstance(record, Resource) else "provision"
    return f"{kind}/{record.id}"


def judge(rows: list[Row], situation: Situation) -> Outcome:
    """What a place's printed conditions say about a situation.

    Args:
        rows: Rows of ``counts/target-conditions`` for one place.
        situation: The situation.
    """
    by_condition: dict[tuple[str, bool, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_condition[str(row["alternative"]), bool(row["excludes"]), str(row["condition"])].append(row)
    alternatives: dict[str, Outcome] = {}
    for (alternative, excludes, _), parts in by_condition.items():
        met = _met(parts, situation)
        if excludes:
            if met is True:
                return "out"
            continue
        before = alternatives.get(alternative, "in")
        soft = bool(parts[0]["open"] or parts[0]["approximate"])
        now: Outcome = "in" if met is not False else "soft" if soft else "out"
        alternatives[alternative] = max(before, now, key=("in", "soft", "out").index)
    return min(alternatives.values(), key=("in", "soft", "out").index, default="in")


def _met(parts: list[Row], situation: Situation) -> bool | None:
    """One condition for a situation: met, not met, or unknown (None)."""
    row = parts[0]
    age = situation.child_age if row["whose"] == "child" else situation.age
    if row["at_least"] is not None or row["below"] is not None:
        if age is None or row["whose"] == "household":
            return None
        return (row["at_least"] is None or age >= int(row["at_least"])) and (
            row["below"] is None or age < int(row["below"])
        )
    wanted = {str(p["circumstance"]) for p in parts if p["circumstance"] and not p["negated"]}
    barred = {str(p["circumstance"]) for p in parts if p["circumstance"] and p["negated"]}
    if barred & situation.holds or (wanted and wanted <= situation.fails):
        return False
    if (not wanted or wanted & situation.holds) and barred <= situation.fails:
        return True
    return None


def _gap(
    reading: Reading,
    municipality: Municipality,
    group: str,
    name: str,
    need: str | None,
    records: list[Placed],
    left_out: list[tuple[Situation, dict[str, Outcome]]],
) -> Gap:
    because: list[Evidence] = []
    failing: set[str] = set()
    outcomes: set[Outcome] = set()
    for situation, results in left_out:
        failing |= set(results)
        outcomes |= set(results.values())
        for record in records:
            outcome = results.get(_id(municipality, record))
            if outcome:
                verdict = Verdict.NOT_MET if outcome == "out" else Verdict.UNKNOWN
                because += _words(municipality, record, situation, verdict)
    people = "、".join(s.label for s, _ in left_out)
    hard = "out" in outcomes
    how = {
        True: "が対象から外れるか、名指しされていない" if "soft" in outcomes else "が対象から外れる",
        False: "は名指しされていない（「等」「概ね」とあり、外れるとは限らない）",
    }[hard]
    return gap(
        reading, municipality, "gaps/left-out", group, GapKind.NOT_ELIGIBLE,
        f"{name}: 計画の対象の書き方では、{people}{how}",
        because=because, confidence=Confidence.STATED if hard else Confidence.DERIVED,
        scope=Scope("programme" if need is None else "municipality", name if need is None else municipality.profile.name),
        need=need, count=len(failing), out_of=len(records),
        measure="対象から外すか名指ししていない場の数／対象の書かれた場の数",
        people_note="対象から外れる人の数を示す資料はない。", records=[_slug(r) for r in records], found_by=QUERY,
    )  # fmt: skip


def _words(municipality: Municipality, record: Placed, situation: Situation, verdict: Verdict) -> Iterator[Evidence]:
    """The printed conditions of a place that speak to a situation."""
    for eligibility in _eligibilities(record):
        conditions = [c for a in eligibility.any_of for c in a.all_of] + list(eligibility.exclusions)
        speaking = [c for c in conditions if _speaks(c, situation)]
        yield from evidence(
            QUERY, municipality, [*(c.source for c in speaking), eligibility.source],
            need=situation.label, resource=f"{name_of(record)}: {eligibility.target}", verdict=verdict, as_of=record.as_of,
        )  # fmt: skip


def _speaks(condition: Condition, situation: Situation) -> bool:
    if condition.at_least is not None or condition.below is not None:
        return (situation.child_age if condition.of == "child" else situation.age) is not None
    named = {str(c) for c in (*condition.any_of, *condition.none_of)}
    return bool(named & (situation.holds | situation.fails))
