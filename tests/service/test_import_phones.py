"""Telephone numbers in a table: shown row by row, registered as one, taken back as one."""

from __future__ import annotations

import csv
import io
import uuid
from datetime import date

import openpyxl
import pytest

from jusou_graph.errors import InputError
from jusou_graph.model.registrations import PHONE, Registration
from jusou_graph.service import JusouGraph
from jusou_graph.service.import_jobs import ImportJobs, State
from jusou_graph.service.import_jobs.phones import COLUMNS, MOST_BYTES, table_to_fill_in
from service.importing import read


def _table(graph: JusouGraph, numbers: dict[str, str]) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(table_to_fill_in(graph.catalog).decode("utf-8-sig"))))
    for row in rows:
        if row["id"] in numbers:
            row |= {
                "電話": numbers[row["id"]],
                "出典": "電話で確認",
                "確認者": "長寿社会課",
                "確認日": str(date.today()),
            }
    return rows


def _as_csv(rows: list[dict[str, str]], encoding: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding, errors="replace")


def _as_xlsx(rows: list[dict[str, str]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(COLUMNS)
    for row in rows:
        book.active.append([date.today() if c == "確認日" and row[c] else row[c] for c in COLUMNS])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["utf-8-sig", "cp932", "xlsx"])
def test_numbers_in_a_table_are_registered_as_one_and_taken_back(
    graph: JusouGraph, jobs: ImportJobs, form: str
) -> None:
    rows = _table(graph, {"nio-ueda": "０１９-０００-０００１", "satsukien": "090-1111-2222"})
    assert len(rows) > 100
    content = _as_xlsx(rows) if form == "xlsx" else _as_csv(rows, form)
    job = read(jobs, "phones", {"phones.xlsx" if form == "xlsx" else "phones.csv": content})
    assert job.state is State.REVIEW, job.error
    assert job.counts == {"new": 1, "changed": 0, "unsure": 1}
    assert job.shown["new"][0][1] == "019-000-0001"
    assert "携帯電話" in job.shown["unsure"][0][1]
    assert not graph.registrations.entries
    jobs.apply(job.id)
    phones = {a.id: a.phone for a in graph.catalog.municipalities["03201"].agencies if a.phone}
    assert phones == {"nio-ueda": "019-000-0001"}
    assert len(_table(graph, {})) == len(rows) - 1
    jobs.take_back(job.id)
    assert not any(a.phone for a in graph.catalog.municipalities["03201"].agencies)
    assert len(graph.registrations.entries) == 2  # nothing is deleted: the second takes the first back


def test_a_number_that_changes_shows_both_and_the_same_again_is_left_alone(graph: JusouGraph, jobs: ImportJobs) -> None:
    rows = _table(graph, {"nio-ueda": "019-000-0001", "satsukien": "019-000-0002"})
    jobs.apply(read(jobs, "phones", {"a.csv": _as_csv(rows, "utf-8-sig")}).id)
    for row in rows:
        if row["id"] == "nio-ueda":
            row["電話"] = "019-000-0009"
    job = read(jobs, "phones", {"b.csv": _as_csv(rows, "utf-8-sig")})
    assert job.counts == {"new": 0, "changed": 1, "unsure": 0}
    assert job.shown["changed"][0][1] == "019-000-0001 → 019-000-0009"
    assert "すでに同じ番号が登録されている 1 件" in job.note


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a,b\n1,2\n", "列「自治体コード」"),
        (",".join(COLUMNS).encode() + b"\n", "電話の書かれた行がありません"),
        (b"\x81", "文字コードが分かりません"),
    ],
)
def test_an_odd_table_of_numbers_ends_in_a_sentence(jobs: ImportJobs, content: bytes, words: str) -> None:
    job = read(jobs, "phones", {"a.csv": content})
    assert job.state is State.FAILED
    assert words in job.error


def test_rows_that_name_nothing_are_told_and_left_out(jobs: ImportJobs) -> None:
    fine = {"電話": "019-000-0001", "出典": "電話で確認", "確認者": "課", "確認日": str(date.today()), "名称": "x"}
    rows = [
        {"自治体コード": "3201", "種類": "相談窓口", "id": "nio-ueda", **fine},
        {"自治体コード": "99999", "種類": "相談窓口", "id": "nio-ueda", **fine},
        {"自治体コード": "03201", "種類": "会議", "id": "nio-ueda", **fine},
        {"自治体コード": "03201", "種類": "相談窓口", "id": "no-such", **fine},
        {"自治体コード": "03201", "種類": "相談窓口", "id": "satsukien", **fine, "確認日": "2999-01-01"},
        {"自治体コード": "03201", "種類": "相談窓口", "id": "nio-ueda", **fine},
        {"自治体コード": "03201", "種類": "問い合わせ先の課", "id": "ask", **fine},
    ]
    job = read(jobs, "phones", {"a.csv": _as_csv(rows, "utf-8")})
    assert job.counts == {"new": 2, "changed": 0, "unsure": 5}
    told = " ".join(f"{what}{how}" for what, how in job.shown["unsure"])
    for words in (
        "3 行目",
        "計画は入っていません",
        "電話を登録できません",
        "記録はありません",
        "今日より先",
        "上にあります",
    ):
        assert words in told


def test_a_number_registered_meanwhile_is_not_overlaid(graph: JusouGraph, jobs: ImportJobs) -> None:
    rows = _table(graph, {"nio-ueda": "019-000-0001", "satsukien": "019-000-0002"})
    content = _as_csv(rows, "utf-8-sig")
    job = read(jobs, "phones", {"a.csv": content})
    newer = Registration(
        str(uuid.uuid4()), "03201", "agency", "satsukien", PHONE, "019-000-0009", "電話で確認", "福祉課", "2026-01-05"
    )
    graph.register([newer])
    with pytest.raises(InputError, match=r"読み取ったあとで.*何も変えていません"):
        jobs.apply(job.id)
    assert job.state is State.REVIEW
    assert [e.value for e in graph.registrations.entries] == ["019-000-0009"]
    again = read(jobs, "phones", {"a.csv": content})
    assert again.counts == {"new": 1, "changed": 1, "unsure": 0}
    assert jobs.apply(again.id).state is State.APPLIED


def test_a_table_larger_than_any_real_one_is_not_read_into_memory(jobs: ImportJobs) -> None:
    job = read(jobs, "phones", {"a.csv": b"x" * (MOST_BYTES + 1)})
    assert job.state is State.FAILED
    assert "大きすぎます" in job.error


# betagouv/conseillers-entreprises#1848, nyaruka/rapidpro#389: a telephone became a number in Excel
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (196514111, "先頭の0が落ちています（0196514111）"),
        ("196514111", "先頭の0が落ちています（0196514111）"),
        ("196514111.0", "先頭の0が落ちています（0196514111）"),
        ("1.96514111E8", "先頭の0が落ちています（0196514111）"),
        ("1.96514111E+08", "先頭の0が落ちています（0196514111）"),
        ("９０１２３４５６７８", "先頭の0が落ちています（09012345678）"),
        ("1.97E+08", "下の桁が失われています"),
        ("0196514111", "ハイフンの位置が決められません"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_number_that_lost_its_zero_is_offered_and_never_taken(
    graph: JusouGraph, jobs: ImportJobs, number: str | int, words: str, form: str
) -> None:
    rows = [row for row in _table(graph, {"nio-ueda": str(number), "satsukien": "019-000-0002"}) if row["電話"]]
    if isinstance(number, int):
        rows[0]["電話"] = number  # type: ignore[assignment]  # as Excel keeps it
    content = _as_xlsx(rows) if form == "xlsx" else _as_csv(rows, "utf-8-sig")
    job = read(jobs, "phones", {f"a.{form}": content})
    assert job.counts == {"new": 1, "changed": 0, "unsure": 1}
    assert words in job.shown["unsure"][0][1]


CODES = ["03201", "3201", "3201.0", "'03201", "０３２０１", " 03201 ", 3201, 3201.0, "盛岡市"]


@pytest.mark.parametrize(
    ("form", "code"), [("csv", '="03201"'), *((form, code) for form in ("csv", "xlsx") for code in CODES)]
)
def test_codes_are_read_in_the_forms_a_spreadsheet_leaves_behind(
    graph: JusouGraph, jobs: ImportJobs, form: str, code: str | float
) -> None:
    row: dict[str, object] = dict(next(r for r in _table(graph, {"nio-ueda": "019-000-0001"}) if r["電話"]))
    row["自治体コード"] = code
    content = _as_xlsx([row]) if form == "xlsx" else _as_csv([row], "utf-8")  # type: ignore[list-item]
    job = read(jobs, "phones", {f"a.{form}": content})
    assert job.counts == {"new": 1, "changed": 0, "unsure": 0}, job.shown


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.txt", "a.tsv"])
@pytest.mark.parametrize("encoding", ["utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_a_table_is_read_whatever_its_name_separator_and_titles(
    graph: JusouGraph, jobs: ImportJobs, name: str, encoding: str
) -> None:
    rows = [r for r in _table(graph, {"nio-ueda": "019-000-0001"}) if r["電話"]]
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t")
    writer.writerows([["電話の一覧（福祉課）"], [], [c.replace("電話", "電　話") for c in COLUMNS]])
    writer.writerows([list(row.values()) for row in rows])
    job = read(jobs, "phones", {name: out.getvalue().encode(encoding)})
    assert job.counts == {"new": 1, "changed": 0, "unsure": 0}, job.error
    assert "見出しは 3 行目です" in job.note


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            ",".join(COLUMNS).encode() + '\n03201,"相談窓口,x,y,019-000-0001,a,b,c\n'.encode(),
            "2 行目の引用符が閉じていません",
        ),
        (",".join((*COLUMNS, "電話")).encode() + b"\n", "列「電話」が二つあります"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い Excel の形"),
    ],
)
def test_a_table_that_cannot_be_read_registers_nothing(
    graph: JusouGraph, jobs: ImportJobs, content: bytes, words: str
) -> None:
    job = read(jobs, "phones", {"a.csv": content})
    assert job.state is State.FAILED
    assert words in job.error
    assert not graph.registrations.entries
