"""Gaps of information: what a plan leaves blank, contradicts, postpones or dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from jusou_graph.codes import Confidence, GapKind, Verdict
from jusou_graph.gaps.answer import Gap
from jusou_graph.gaps.catchments import edition_passages
from jusou_graph.gaps.reading import Reading, evidence, gap, name_of, passages
from jusou_graph.graph.store import Row
from jusou_graph.japanese.eras import care_plan_years, fiscal_year, wareki_fiscal_year
from jusou_graph.model.answers import Evidence
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Document, Record
from jusou_graph.model.records import Conflict

ITEMS = {
    "location": "所在地・場所",
    "frequency": "曜日や開催頻度",
    "capacity": "定員",
    "phone": "電話番号",
    "operator": "受託法人・運営者",
    "districts": "担当する地区",
    "eligibility": "対象者",
    "content": "内容・役割分担",
}
"""Items of a place that a match needs, as shown."""

SOON_MONTHS = 24
"""A plan whose last fiscal year ends within so many months is due for renewal."""

_FISCAL = re.compile(r"(昭和|平成|令和)(\d+|元)年度")


def find(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Gaps of information of a municipality."""
    yield from _missing(reading, municipality)
    yield from _unconfirmed(reading, municipality)
    yield from _unnamed(reading, municipality)
    yield from _contradictions(reading, municipality)
    yield from _ending(reading, municipality)
    yield from _old_table(reading, municipality)
    for query, kind, words in _STATEMENTS:
        yield from _statements(reading, municipality, query, kind, words)


_STATEMENTS = (
    ("gaps/announced-revision", GapKind.MISSING_INFORMATION, "計画の見直しが予告されている。登録した内容の更新の時期を決める"),
    ("gaps/postponed-item", GapKind.MISSING_INFORMATION, "計画が後に回した事項がある（目標・評価指標など）。今の版で埋まっているかを確かめる"),
    ("gaps/referral-beyond", GapKind.MISSING_INFORMATION, "県や国との調整と書かれているが、引き継ぎ先の名前を計画では確認できない"),
    ("gaps/not-shareable", GapKind.MISSING_INFORMATION, "同意なしに会議で渡せない情報がある。準備のときに渡せない情報の一覧が要る"),
)  # fmt: skip
"""Queries whose rows are passages to be shown as they are: name, kind, sentence."""


def _missing(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/missing-item"
    by_item: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in reading.rows(query, municipality):
        kind = str(row["record"]).split("/")[2]
        by_item[kind, str(row["item"])].append(str(row["record"]))
    for (kind, item), identifiers in by_item.items():
        desks = [a for a in municipality.agencies if a.first_contact]
        places = [r for r in (municipality.resources if kind == "resource" else desks) if r.status == "active"]
        without = [reading.record(i) for i in identifiers]
        having = [p for p in places if getattr(p, item)]
        because: list[Evidence] = []
        for place in having:
            own = [s for s in passages(place) if _holds(s.quote, str(getattr(place, item)))]
            because += evidence(
                query, municipality, (own or place.sources)[:1], need=ITEMS[item], resource=f"{place.name}: {getattr(place, item)}"
            )  # fmt: skip
        for record in without:
            because += evidence(
                query, municipality, record.sources[:1], need=ITEMS[item],
                resource=f"{name_of(record)}（書かれていない）", verdict=Verdict.UNKNOWN,
            )  # fmt: skip
        what = "場" if kind == "resource" else "窓口"
        yield gap(
            reading, municipality, query, f"{kind}-{item}", GapKind.MISSING_INFORMATION,
            f"{ITEMS[item]}が書かれていない{what}が {len(without)} ある（{len(places)} のうち）",
            because=because, confidence=Confidence.STATED, count=len(without), out_of=len(places),
            measure=f"{ITEMS[item]}の書かれていない{what}の数／動いている{what}の数", records=[f"{kind}/{r.id}" for r in without],
        )  # fmt: skip


def _holds(quote: str, value: str) -> bool:
    return "".join(value.split()) in "".join(quote.split())


def _unconfirmed(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/unconfirmed-item"
    by_item: dict[str, list[str]] = defaultdict(list)
    for row in reading.rows(query, municipality):
        by_item[str(row["item"])].append(str(row["record"]))
    for item, identifiers in by_item.items():
        records = [reading.record(i) for i in identifiers]
        because: list[Evidence] = []
        for record in records:
            words = f"{name_of(record)}: {getattr(record, item, None) or '空欄'}"
            because += evidence(
                query, municipality, record.sources, need=ITEMS[item], resource=words, verdict=Verdict.UNKNOWN
            )
        names = "・".join(name_of(r) for r in records[:6]) + ("など" if len(records) > 6 else "")
        yield gap(
            reading, municipality, query, item, GapKind.MISSING_INFORMATION,
            f"{ITEMS[item]}が空欄か、書き方から決まらない窓口・場が {len(records)} ある（{names}）",
            because=because, confidence=Confidence.STATED, count=len(records), out_of=reading.total("gaps/missing-item", municipality),
            measure=f"{ITEMS[item]}を確かめる必要のある窓口・場の数／動いている窓口・場の数",
            records=[i.split("/", 2)[2] for i in identifiers],
        )  # fmt: skip


def _unnamed(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/unnamed-place"
    rows = reading.rows(query, municipality)
    if not rows:
        return
    because: list[Evidence] = []
    places = 0
    for row in rows:
        record = reading.record(row["record"])
        places += int(row["count"] or 0)
        because += evidence(
            query, municipality, record.sources, need="名前と場所", resource=name_of(record), verdict=Verdict.UNKNOWN,
            as_of=record.as_of,
        )  # fmt: skip
    kinds = "・".join(name_of(reading.record(r["record"])) for r in rows)
    yield gap(
        reading, municipality, query, "places", GapKind.MISSING_INFORMATION,
        f"名前の書かれていない場が {len(rows)} 種類{f'（数のあるもの {places} か所）' if places else ''}あり、紹介に使えない: {kinds}",
        because=because, confidence=Confidence.STATED, count=len(rows),
        out_of=sum(r.status == "active" for r in municipality.resources),
        measure="名前のない場の記録の数／動いている場の記録の数", records=[str(r["record"]).split("/", 2)[2] for r in rows],
    )  # fmt: skip


def _contradictions(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/contradiction"
    for row in reading.rows(query, municipality):
        conflict = reading.record_as(Conflict, row["record"])
        because = [
            e for c in conflict.claims
            for e in evidence(query, municipality, c.sources, need=conflict.question, resource=c.says, verdict=Verdict.UNKNOWN)
        ]  # fmt: skip
        yield gap(
            reading, municipality, query, conflict.id, GapKind.CONTRADICTION, f"計画の中のくいちがい: {conflict.title}",
            because=because, confidence=Confidence.STATED, count=len(conflict.claims), out_of=1,
            measure="合わない言い方の数（ふつうは1）", records=[f"conflict/{conflict.id}"],
        )  # fmt: skip


def _ending(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "counts/plan-periods"
    documents = {d.number: d for d in municipality.profile.documents}
    newest = max(documents.values(), key=lambda d: (_end(d) or date.min, d.number), default=None)
    for row in reading.rows(query, municipality):
        document = documents[str(row["document"]).rsplit("/", 1)[1]]
        end = _end(document)
        if end is None:
            continue
        months = (end.year - reading.today.year) * 12 + end.month - reading.today.month
        if document is not newest and newest is not None:
            words = f"より新しい計画（{newest.title}）がある"
        elif months < 0:
            words = "期間が過ぎている"
        elif months < SOON_MONTHS:
            words = f"期間の終わりまで約{months}か月"
        else:
            continue
        yield gap(
            reading, municipality, "gaps/plan-ending", document.number, GapKind.MISSING_INFORMATION,
            f"{document.title}（{document.period_to}まで）: {words}。登録した内容を新しい計画と突き合わせる",
            because=evidence(
                query, municipality, document.sources, need="今も効いている計画", resource=document.period_to or ""
            ),
            confidence=Confidence.STATED, found_by=query,
        )  # fmt: skip


def _old_table(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """A town table taken from a 介護保険事業計画, whose three years are fixed by law (第1期 = 2000年度から)."""
    for row in reading.rows("gaps/borrowed-table", municipality):
        named = care_plan_years(str(row["edition"]))
        if named is None or reading.today < date(named[2] + 1, 4, 1):
            continue
        plan, first, last = named
        yield gap(
            reading, municipality, "gaps/borrowed-table", "edition", GapKind.MISSING_INFORMATION,
            f"担当表は{plan}（{wareki_fiscal_year(first)}～{wareki_fiscal_year(last)}）のもので、期間が過ぎている。"
            "その後の変更を確かめる",
            because=evidence(
                "gaps/borrowed-table", municipality,
                [municipality.profile.catchment.source, *edition_passages(municipality, str(row["edition"]))],
                need="今の担当表", resource=str(row["edition"]), verdict=Verdict.UNKNOWN,
            ),
            confidence=Confidence.DERIVED,
        )  # fmt: skip


def _end(document: Document) -> date | None:
    """Last day of a plan's period, None where it prints none."""
    year = fiscal_year(document.period_to)
    return date(year + 1, 3, 31) if year is not None else None


def _periods(query: str, municipality: Municipality) -> Iterator[Evidence]:
    for document in municipality.profile.documents:
        sources = [s for s in document.sources if _FISCAL.search("".join(s.quote.split()))]
        yield from evidence(
            query, municipality, sources, need="計画の期間", resource=document.period_to or "期間の記載なし"
        )


def _statements(reading: Reading, municipality: Municipality, query: str, kind: GapKind, words: str) -> Iterator[Gap]:
    rows: list[Row] = reading.rows(query, municipality)
    if not rows:
        return
    because: list[Evidence] = []
    for row in rows:
        record: Record = reading.record(row["record"])
        because += evidence(query, municipality, record.sources, need=words, resource=name_of(record))
    if query == "gaps/announced-revision":
        because += _periods(query, municipality)
    if query == "gaps/postponed-item":
        required = [r for r in municipality.rules if "盛り込むべき" in r.says]
        for rule in required:
            because += evidence(query, municipality, rule.sources, need=words, resource=rule.says)
    yield gap(
        reading, municipality, query, "passages", kind, words, because=because, confidence=Confidence.STATED,
        count=len(rows), measure="そう書いてあるところの数", records=[str(r["record"]).split("/", 2)[2] for r in rows],
    )  # fmt: skip


__all__ = ["ITEMS", "find"]
