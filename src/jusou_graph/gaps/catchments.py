"""Gaps of place: towns in two catchments or in none, misprints, missing or borrowed tables, empty catchments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jusou_graph.codes import Confidence, GapKind, Verdict
from jusou_graph.gaps.answer import Gap, PeopleIn, Population, Scope, census_name
from jusou_graph.gaps.reading import Reading, evidence, gap, label, name_of, passages
from jusou_graph.graph.store import Row
from jusou_graph.model.answers import Evidence
from jusou_graph.model.catalog import Municipality
from jusou_graph.model.evidence import Source
from jusou_graph.model.records import Agency
from jusou_graph.vocabulary import WelfareField


def find(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Gaps of place of a municipality."""
    yield from _two(reading, municipality)
    yield from _none(reading, municipality)
    yield from _in_part(reading, municipality)
    yield from _misprinted(reading, municipality)
    yield from _no_table(reading, municipality)
    yield from _borrowed(reading, municipality)
    yield from _shared(reading, municipality)
    yield from _empty(reading, municipality)


def _entries(
    query: str, municipality: Municipality, rows: list[Row], need: str, verdict: Verdict
) -> Iterator[Evidence]:
    names = {a.id: a.name for a in municipality.agencies}
    for row in rows:
        source = municipality.catchment_sources[str(row["entry"]).rsplit("/", 1)[1]]
        agency = names[str(row["agency"]).rsplit("/", 1)[1]]
        words = f"{agency}: 「{row['printed']}」"
        yield from evidence(query, municipality, [source], need=need, resource=words, verdict=verdict)


def _two(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/town-in-two-catchments"
    by_town: dict[str, list[Row]] = defaultdict(list)
    for row in reading.rows(query, municipality):
        by_town[str(row["town"])].append(row)
    for town, rows in by_town.items():
        printed = "・".join(sorted({f"「{r['printed']}」" for r in rows}))
        centres = len({r["agency"] for r in rows})
        yield gap(
            reading, municipality, query, town, GapKind.LOCATION,
            f"{printed}が{centres}つのセンターに印字されている。番地の境を{municipality.profile.catchment.ask}に確かめる",
            because=_entries(query, municipality, rows, "担当するセンター", Verdict.UNKNOWN),
            confidence=Confidence.STATED, scope=Scope("catchment", town), count=centres, out_of=1,
            measure="同じ町名を印字したセンターの数（ふつうは1）", people_note="町名の境が分からず、人数は数えられない。",
            records=sorted({str(r["agency"]).split("/", 2)[2] for r in rows}),
        )  # fmt: skip


def _none(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/town-in-no-catchment"
    rows = reading.rows(query, municipality)
    if not rows:
        return
    towns = [str(r["town"]) if r["uncovered"] == r["parts"] else f"{r['town']}（一部）" for r in rows]
    yield gap(
        reading, municipality, query, "towns", GapKind.LOCATION,
        f"担当表で確認できない町名が {len(rows)} ある: {_some(towns)}。担当がないという意味ではない",
        because=evidence(
            query, municipality, [municipality.profile.catchment.source],
            need="・".join(towns), resource="担当表（主な町名）", verdict=Verdict.UNKNOWN,
        ),
        confidence=Confidence.DERIVED, count=len(rows), out_of=reading.total(query, municipality),
        measure="担当表に見つからない町名の数／公開の住所データの町名の数",
        people_note="担当表にない町名の人数は圏域に入れていない。",
    )  # fmt: skip


def _in_part(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Towns of which the table prints a part, or words that a list of towns cannot settle."""
    query = "gaps/town-in-part"
    rows = reading.rows(query, municipality)
    if not rows:
        return
    towns = [str(r["town"]) for r in rows]
    entries = [e for e in municipality.entries_for(WelfareField.ELDERLY) if e.town in set(towns)]
    because = evidence(
        query, municipality, [municipality.profile.catchment.source],
        need="・".join(towns), resource="担当表（主な町名）", verdict=Verdict.UNKNOWN,
    )  # fmt: skip
    for entry in entries:
        words = f"{entry.agency_name}: 「{entry.printed}」"
        source = municipality.catchment_sources[entry.id]
        because += evidence(query, municipality, [source], need=entry.town, resource=words, verdict=Verdict.UNKNOWN)
    yield gap(
        reading, municipality, query, "towns", GapKind.LOCATION,
        f"担当表が一部だけを載せているか、どこまでの担当かが町名だけでは決まらない町名が {len(rows)} ある: {_some(towns)}。"
        f"番地や境を{municipality.profile.catchment.ask}に確かめる",
        because=because, confidence=Confidence.DERIVED, count=len(rows), out_of=reading.total(query, municipality),
        measure="一部だけ載っている町名の数／公開の住所データの町名の数",
        people_note="一部だけ載っている町名の人数は圏域に入れていない。",
        records=sorted({f"agency/{e.agency}" for e in entries}),
    )  # fmt: skip


def _misprinted(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/misprinted-entry"
    rows = reading.rows(query, municipality)
    if not rows:
        return
    words = [f"{r['printed']}→{r['town']}" for r in rows]
    yield gap(
        reading, municipality, query, "entries", GapKind.MISSING_INFORMATION,
        f"担当表の印字のままでは引けない町名が {len(rows)} ある: {_some(words)}",
        because=_entries(query, municipality, rows, "住所で使う町名の字", Verdict.NOT_MET),
        confidence=Confidence.DERIVED, count=len(rows), out_of=reading.total(query, municipality),
        measure="字のちがう町名の数／担当表の町名の数",
    )  # fmt: skip


def _no_table(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/no-town-table"
    rows = reading.rows(query, municipality)
    if len(rows) < 2:
        return  # One centre for all needs no table.
    agencies = [reading.record(r["agency"]) for r in rows]
    printed = " ".join(x for a in agencies if isinstance(a, Agency) for x in (a.name, *a.districts))
    towns = dict.fromkeys(t.name for t in municipality.towns if t.reading)
    unnamed = [t for t in towns if t not in printed]
    because = evidence(
        query, municipality, [municipality.profile.catchment.source], need="町名の担当表", resource="計画の表",
        verdict=Verdict.UNKNOWN,
    )  # fmt: skip
    for agency in agencies:
        because += evidence(
            query, municipality, agency.sources, need="担当する町名", resource=name_of(agency), verdict=Verdict.UNKNOWN
        )
    yield gap(
        reading, municipality, query, "table", GapKind.LOCATION,
        f"{len(rows)}つのセンターの担当町名の表を計画では確認できない。{len(unnamed)}の町名は名前からも担当を言えない"
        f"（{_some(unnamed)}）",
        because=because, confidence=Confidence.STATED, count=len(unnamed), out_of=len(towns),
        measure="センターや圏域の名前に出てこない町名の数／公開の住所データの町名の数",
        records=[str(r["agency"]).split("/", 2)[2] for r in rows],
    )  # fmt: skip


def _borrowed(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/borrowed-table"
    for row in reading.rows(query, municipality):
        sources = edition_passages(municipality, str(row["edition"]))
        yield gap(
            reading, municipality, query, "table", GapKind.MISSING_INFORMATION,
            f"担当表の出典は「{row['edition']}」。その後の変更を{municipality.profile.catchment.ask}に確かめる",
            because=evidence(
                query, municipality, [municipality.profile.catchment.source, *sources],
                need="今の担当表", resource=str(row["edition"]), verdict=Verdict.UNKNOWN,
            ),
            confidence=Confidence.STATED,
        )  # fmt: skip


def edition_passages(municipality: Municipality, edition: str) -> list[Source]:
    """Passages of the rules that name the edition a town table was taken from."""
    wanted = "".join(edition.split())
    return [s for r in municipality.rules for s in r.sources if len(s.quote) > 5 and _overlap(wanted, s.quote)]


def _overlap(wanted: str, quote: str) -> bool:
    words = "".join(quote.split()).lstrip("※")
    return words in wanted or wanted in words


def _shared(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    query = "gaps/shared-address"
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in reading.rows(query, municipality):
        by_place[str(row["location"])].append(row)
    for place, rows in by_place.items():
        fields = "・".join(dict.fromkeys(label("field", r["field"]) for r in rows))
        because: list[Evidence] = []
        for row in rows:
            desk = reading.record(row["record"])
            because += evidence(
                query, municipality, desk.sources, need="身近な窓口", resource=f"{name_of(desk)}（{place}）"
            )
        yield gap(
            reading, municipality, query, place, GapKind.LOCATION,
            f"{fields}の相談窓口が同じ所在地（{place}）にある。遠い地区からの行きやすさを確かめる",
            because=because, confidence=Confidence.DERIVED, count=len({r["record"] for r in rows}),
            out_of=sum(a.first_contact and a.programme is not None and a.programme.startswith("p1") for a in municipality.agencies),
            measure="その所在地の窓口の数／包括的相談支援の窓口の数",
            records=sorted({str(r["record"]).split("/", 2)[2] for r in rows}),
        )  # fmt: skip


def _empty(reading: Reading, municipality: Municipality) -> Iterator[Gap]:
    """Catchments in which no located desk or place stands, in all and for each 事業 done at places."""
    query = "counts/located-places"
    centres = {e.agency: e.agency_name for e in municipality.entries_for(WelfareField.ELDERLY)}
    if len(centres) < 2:
        return
    rows = reading.rows(query, municipality)
    found = {str(r["record"]): set(reading.stands_in(municipality.code, str(r["location"]))) for r in rows}
    groups: dict[str, list[Row]] = {"": rows}
    for row in rows:
        programme = str(row["programme"])
        if programme.startswith("p3-"):
            groups.setdefault(programme, []).append(row)
    for programme, members in groups.items():
        standing = set().union(*(found[str(r["record"])] for r in members)) if members else set()
        empty = [c for c in centres if c not in standing]
        if not standing or not empty or (programme and len(members) < 2):
            continue
        yield _empty_gap(reading, municipality, programme, members, centres, empty)


def _empty_gap(
    reading: Reading,
    municipality: Municipality,
    programme: str,
    rows: list[Row],
    centres: dict[str, str],
    empty: list[str],
) -> Gap:
    what = (
        label("programme", programme) if programme else "相談窓口・参加や地域づくりの場（地域包括支援センターのほか）"
    )
    query = "counts/located-places"
    because: list[Evidence] = []
    for row in rows:
        record = reading.record(row["record"])
        centre = "・".join(centres.get(a, a) for a in reading.stands_in(municipality.code, str(row["location"])))
        own = [s for s in passages(record) if "".join(str(row["location"]).split()) in "".join(s.quote.split())]
        because += evidence(
            query, municipality, own or record.sources, need="担当地区の中の場",
            resource=f"{name_of(record)}（{row['location']}→{centre or '担当地区を決められない'}）",
        )  # fmt: skip
    people, note = None, ""
    people_by: list[PeopleIn] = []
    if reading.people:
        found = reading.people.in_catchments(municipality.code, empty)
        if found is not None:
            people, perhaps = found
            people_by = list(_people_by(reading.people, municipality.code, {c: centres[c] for c in empty}))
            if (shared := people - sum(one.people for one in people_by)) > 0:
                people_by = [one if perhaps else PeopleIn(one.name, one.people) for one in people_by]
                people_by.append(PeopleIn("これらの地区の二つに載る町", shared))
            note = f"{len(empty)}つの担当地区の町名に住む人の和（{census_name(reading.people.source)}）。"
            if perhaps:
                note += f"ほかのセンターにも印字された町名の {perhaps:,} 人は入れていない（入れると {people + perhaps:,} 人）。"
        else:
            note = "一部の担当地区の人口を担当表の町名と結び付けられなかった。"
    return gap(
        reading, municipality, "gaps/empty-catchment", programme or "all", GapKind.LOCATION,
        f"{what}: 担当地区の中に所在地が一つも確認できないセンターが{len(empty)}つ（{_some([centres[c] for c in empty], 4)}）",
        because=because, confidence=Confidence.DERIVED, scope=Scope("catchment", "・".join(centres[c] for c in empty)),
        count=len(empty), out_of=len(centres), measure="場を計画の所在地では確認できない担当地区の数／担当地区の数",
        people=people, people_by=people_by, people_note=note or ("人口の資料がまだ取り込まれていない。" if people is None else ""),
        records=[f"agency/{c}" for c in empty], found_by=query,
    )  # fmt: skip


def _people_by(people: Population, municipality: str, centres: dict[str, str]) -> Iterator[PeopleIn]:
    """People of each catchment; towns printed for another one too are told apart, so that the sum is right."""
    for centre, name in centres.items():
        if (own := people.in_catchments(municipality, [centre])) is not None:
            yield PeopleIn(name, *own)


def _some(words: list[str], shown: int = 12) -> str:
    return "・".join(words[:shown]) + (f" ほか{len(words) - shown}" if len(words) > shown else "")
