"""Registering in the browser: the forms, what they refuse, what the other pages and the API then say, and taking it back."""

from __future__ import annotations

import csv
import io
import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from jusou_graph.japanese.eras import wareki
from jusou_graph.model.registrations import PHONE, STILL, Registration
from jusou_graph.service import JusouGraph
from jusou_graph.settings import Settings
from jusou_graph_api.app import create_app
from jusou_graph_api.web.gaps.worklists import worklists

TODAY = date.today()
SAID = {"how": "電話で確認", "by": "長寿社会課", "on": TODAY.isoformat()}
NUMBER = "019-000-0000"
RECORD = "/data/03201/agency/kurashi"


@pytest.fixture
def office(graph: JusouGraph, tmp_path: Path) -> JusouGraph:
    """A graph over an office folder of its own."""
    return JusouGraph(settings=Settings(cache=graph.settings.cache, home=tmp_path / "home"))


@pytest.fixture
def client(office: JusouGraph) -> Iterator[TestClient]:
    with TestClient(create_app(lambda: office), raise_server_exceptions=False, base_url="http://127.0.0.1") as client:
        yield client


def register(client: TestClient, field: str = PHONE, value: str = NUMBER, about: str = "agency/kurashi", **more: str):  # type: ignore[no-untyped-def]
    form = {"key": str(uuid.uuid4()), "field": field, "value": value, **SAID, **more}
    return client.post(f"/data/03201/register/{about}", data=form, follow_redirects=False)


def entries(page: str) -> list[str]:
    return re.findall(r'name="entry" value="([0-9a-f-]{36})"', page)


def remaining(client: TestClient, key: str) -> int:
    found = re.search(r"残り(\d+)件", client.get(f"/data/03201/work/{key}").text)
    assert found is not None
    return int(found[1])


def test_a_number_is_on_every_page_at_once_and_nothing_typed_is_in_the_address(client: TestClient) -> None:
    before = remaining(client, "phone-agency")
    saved = register(client)
    assert saved.status_code == 303
    assert saved.headers["location"] == f"{RECORD}?done=saved#registered"
    page = client.get(saved.headers["location"]).text
    assert 'role="status"' in page
    assert "取り消す" in page
    assert f"確認：{wareki(TODAY)} 長寿社会課、電話で確認" in page
    assert f'href="tel:{NUMBER}"' in page
    assert remaining(client, "phone-agency") == before - 1
    assert NUMBER in client.get("/data/03201/agency").text
    answer = client.post("/", data={"municipality": "03201", "concerns": "income", "text": "家賃を滞納している"}).text
    assert "盛岡市くらしの相談支援室" in answer
    assert NUMBER in answer
    api = client.get("/api/v1/agencies/kurashi").json()
    assert api["phone"] == NUMBER
    assert api["confirmed"] == [
        {"field": "phone", "value": NUMBER, "how": "電話で確認", "by": "長寿社会課", "on": TODAY.isoformat()}
    ]
    assert NUMBER in client.get("/data/graph/turtle").text
    assert "電話で確認" not in client.get("/data/graph/turtle").text


def test_undo_brings_the_former_state_back_and_stays_in_the_history(client: TestClient) -> None:
    register(client)
    register(client, value="019-000-0001")
    page = client.get(RECORD).text
    assert "新しい登録あり" in page
    done = client.post(
        "/data/03201/withdraw", data={"entry": entries(page)[0], "key": str(uuid.uuid4())}, follow_redirects=False
    )
    assert done.headers["location"] == f"{RECORD}?done=withdrawn#registered"
    page = client.get(done.headers["location"]).text
    assert client.get("/api/v1/agencies/kurashi").json()["phone"] == NUMBER
    assert "<del>019-000-0001</del>" in page
    assert "登録の履歴（3件）" in page
    assert len(entries(page)) == 1
    client.post("/data/03201/withdraw", data={"entry": entries(page)[0], "key": str(uuid.uuid4())})
    assert client.get("/api/v1/agencies/kurashi").json()["phone"] is None
    assert client.post("/data/03201/withdraw", data={"entry": "1", "key": "1"}).status_code == 404


def test_taking_back_keeps_nothing_that_was_typed(client: TestClient, office: JusouGraph) -> None:
    register(client)
    data = {"entry": office.registrations.entries[0].id, "key": str(uuid.uuid4()), "by": "山田さん 090-1111-2222"}
    assert client.post("/data/03201/withdraw", data=data).status_code == 200
    assert [e.by for e in office.registrations.entries] == ["長寿社会課", ""]


def test_a_form_sent_twice_is_one_entry(client: TestClient, office: JusouGraph) -> None:
    key = str(uuid.uuid4())
    assert "done=saved" in register(client, key=key).headers["location"]
    again = register(client, key=key)
    assert "done=same" in again.headers["location"]
    assert "すでに登録されています" in client.get(again.headers["location"]).text
    assert len(office.registrations.entries) == 1


def test_what_is_wrong_is_said_beside_the_field_and_the_input_stays(client: TestClient, office: JusouGraph) -> None:
    answer = register(client, value="090-1234-5678", by="", how="")
    assert answer.status_code == 422
    for words in (
        "携帯電話の番号です",
        "出典が入っていません",
        "確認者が入っていません",
        'value="090-1234-5678"',
        "公用の携帯電話",
    ):
        assert words in answer.text
    assert answer.text.count('aria-invalid="true"') == 3
    assert office.registrations.entries == ()
    assert register(client, value="090-1234-5678", mobile="on").status_code == 303
    assert register(client, about="agency/nobody").status_code == 404
    assert register(client, field="programme").status_code == 422
    assert register(client, key="1").status_code == 422
    assert client.post("/data/99999/register/agency/kurashi", data={}).status_code == 404


def test_a_link_beside_a_missing_number_opens_its_form(client: TestClient) -> None:
    answer = client.post("/", data={"address": "高松四丁目", "municipality": "03201"}).text
    link = re.search(r'href="(/data/03201/agency/[a-z-]+\?register=phone)"[^>]*>登録する', answer)
    assert link is not None
    page = client.get(link[1]).text
    assert re.search(r'<details class="register" open>\s*<summary>登録する[^/]*電話', page)
    assert len(re.findall(r'<details class="register" open>', page)) == 1


def test_words_of_staff_stand_beside_those_of_the_plan(client: TestClient) -> None:
    register(client, "location", "盛岡市内丸12番2号")
    register(client, "situation", "令和8年3月で終了")
    page = client.get(RECORD).text
    row = page[page.index('id="field-location"') :]
    row = row[: row.index("</dd>")]
    assert "計画：" in row
    assert "内丸" in row
    assert "<strong>盛岡市内丸12番2号</strong>" in row
    record = client.get("/api/v1/agencies/kurashi").json()
    assert record["location"] == "内丸"
    assert {e["field"] for e in record["confirmed"]} == {"location", "situation"}
    assert "いまの状況：令和8年3月で終了" in client.get("/data/03201/agency").text


def test_the_present_situation_is_shown_where_the_place_is_offered(client: TestClient) -> None:
    register(client, "situation", "令和8年3月で終了", "resource/bbm")
    text = "54歳。約20年仕事がなく家にいる。手帳はない。静かな作業なら"
    assert "いまの状況：令和8年3月で終了" in client.post("/match", data={"municipality": "03201", "text": text}).text
    assert "いまの状況：令和8年3月で終了" in client.get("/handout?municipality=03201&id=bbm&id=sumairu").text
    register(client, "situation", "今は新しい人を受けていない", "agency/matsuzono-midorigaoka")
    answer = client.post("/", data={"address": "高松四丁目", "municipality": "03201"}).text
    assert "いまの状況：今は新しい人を受けていない" in answer


def test_age_is_marked_in_words(client: TestClient, office: JusouGraph) -> None:
    def rows(code: str, kind: str) -> str:
        return client.get(f"/data/{code}/{kind}").text

    old = (TODAY - timedelta(days=400)).isoformat()
    assert "最後の確認から1年を過ぎています" not in rows("03201", "agency")
    register(client, STILL, "", on=old)
    listing = rows("03201", "agency")
    assert listing.count("最後の確認から1年を過ぎています") == 1
    assert wareki(TODAY - timedelta(days=400)) in listing
    register(client, STILL, "")
    assert "最後の確認から1年を過ぎています" not in rows("03201", "agency")
    assert wareki(TODAY) in client.get(RECORD).text


def test_a_plan_whose_period_is_over_marks_its_rows(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jusou_graph.model.freshness.is_over", lambda period, today: period is not None)
    listing = client.get("/data/03216/agency").text
    assert "計画の期間が過ぎています" in listing
    assert "計画の期間が過ぎています" not in client.get("/data/03201/agency").text  # its plan prints no period
    one = client.get("/api/v1/agencies", params={"municipality": "03216"}).json()[0]["id"]
    form = {"key": str(uuid.uuid4()), "field": STILL, "value": "", **SAID}
    client.post(f"/data/03216/register/agency/{one}", data=form)
    assert "計画の期間は過ぎています（確認済み）" in client.get("/data/03216/agency").text


def test_numbers_of_a_list_are_saved_together_or_not_at_all(client: TestClient, office: JusouGraph) -> None:
    before = remaining(client, "phone-agency")
    names = re.findall(r'name="(value-agency/[a-z0-9-]+)"', client.get("/data/03201/work/phone-agency").text)
    assert len(names) == before
    form = {
        "key": str(uuid.uuid4()),
        **SAID,
        names[0]: "０１９－０００－０００１",
        names[1]: "番号",
        names[2]: "019-000-0003",
    }
    wrong = client.post("/data/03201/work/phone-agency", data=form)
    assert wrong.status_code == 422
    assert "まだ何も登録していません" in wrong.text
    assert wrong.text.count('aria-invalid="true"') == 1
    for typed in ("０１９－０００－０００１", "番号", "019-000-0003", 'value="長寿社会課"'):
        assert typed in wrong.text
    assert office.registrations.entries == ()
    for _ in range(2):
        saved = client.post("/data/03201/work/phone-agency", data={**form, names[1]: ""}, follow_redirects=False)
        assert saved.status_code == 303
    assert len(office.registrations.entries) == 2
    page = client.get("/data/03201/work/phone-agency?saved=2").text
    assert "2件を登録しました" in page
    assert "答えを登録したもの（2件）" in page
    assert remaining(client, "phone-agency") == before - 2
    empty = client.post("/data/03201/work/phone-agency", data={"key": str(uuid.uuid4()), **SAID})
    assert "番号が一つも入っていません" in empty.text
    missing = client.post("/data/03201/work/phone-agency", data={"key": form["key"], names[3]: NUMBER, "on": ""})
    assert missing.text.count('aria-invalid="true"') == 3
    assert client.post("/data/03201/work/conflicts", data=form).status_code == 404


@pytest.mark.parametrize("code", ["03201", "03216", "04216", "05366", "22205"])
def test_every_missing_number_of_a_municipality_can_be_registered(client: TestClient, code: str) -> None:
    for key in ("phone-agency", "phone-resource", "phone-department"):
        page = client.get(f"/data/{code}/work/{key}").text
        names = re.findall(r'name="(value-[a-z]+/[a-z0-9-]+)"', page)
        form = {"key": str(uuid.uuid4()), **SAID, **dict.fromkeys(names, NUMBER)}
        if names:
            assert client.post(f"/data/{code}/work/{key}", data=form).status_code == 200
        assert "残りはありません" in client.get(f"/data/{code}/work/{key}").text
    gaps = client.get("/api/v1/gaps", params={"municipality": code}).json()
    assert gaps
    assert [g["title"] for g in gaps if "電話番号が書かれていない" in g["title"]] == []


def test_an_answer_leaves_the_count_and_stands_below(client: TestClient, office: JusouGraph) -> None:
    conflict = office.catalog.municipalities["03201"].conflicts[0]
    before = remaining(client, "conflicts")
    register(client, "answer", "所管課に確かめた。後の方が正しい", f"conflict/{conflict.id}")
    page = client.get("/data/03201/work/conflicts").text
    assert remaining(client, "conflicts") == before - 1
    assert "後の方が正しい" in page[page.index("答えを登録したもの（1件）") :]
    before = remaining(client, "unconfirmed")
    kurashi = next(a for a in office.catalog.municipalities["03201"].agencies if a.id == "kurashi")
    assert len(kurashi.unconfirmed) == 2
    register(client, kurashi.unconfirmed[0], "確かめた値")
    assert remaining(client, "unconfirmed") == before
    register(client, kurashi.unconfirmed[1], "確かめた値")
    assert remaining(client, "unconfirmed") == before - 1


def town_form(address: str, **more: str) -> dict[str, str]:
    return {
        "municipality": "03201",
        "address": address,
        "agency": "asagishi-wakeiso",
        "key": str(uuid.uuid4()),
        **SAID,
        **more,
    }


def test_the_agency_of_an_unlisted_town_is_registered_and_shown_first(client: TestClient, office: JusouGraph) -> None:
    asked = client.post("/", data={"municipality": "03201", "address": "愛宕下12-3七七荘"}).text
    assert "担当がわかったら登録する" in asked
    assert "登録する場所：<strong>盛岡市愛宕下</strong>（番地は残りません）" in asked
    before = remaining(client, "towns-unlisted")
    wrong = client.post("/register/town", data=town_form("愛宕下12-3七七荘", agency="", by=""))
    assert wrong.status_code == 422
    assert "担当の窓口を一つ選んでください" in wrong.text
    assert "確認者が入っていません" in wrong.text
    assert office.registrations.entries == ()
    done = client.post("/register/town", data=town_form("愛宕下12-3七七荘", concerns="care", age="82"))
    assert done.status_code == 200
    answer = done.text[done.text.index('id="answer"') :]
    assert "担当を登録しました" in answer
    assert answer.index("職員の登録による担当") < answer.index("この町名は担当地区表にありません")
    assert f"登録：{wareki(TODAY)} 長寿社会課、電話で確認" in answer
    assert "【職員の登録による担当】愛宕下：浅岸和敬荘地域包括支援センター" in answer
    assert "相談のつなぎ先" in answer, "the consultation is still there"
    assert remaining(client, "towns-unlisted") == before - 1
    located = client.post("/api/v1/locate", json={"address": "愛宕下", "municipality": "03201"}).json()["catchment"]
    assert located["status"] == "unlisted"
    assert located["agencies"] == []
    assert located["registered"]["agency"]["id"] == "asagishi-wakeiso"
    assert "職員の登録：" in client.get("/data/03201/towns").text
    entry = re.search(r'name="withdraw" value="([0-9a-f-]{36})"', answer)
    assert entry is not None
    back = client.post("/register/town", data=town_form("愛宕下12-3七七荘", withdraw=entry[1])).text
    assert "登録を取り消しました" in back
    assert "職員の登録による担当</h2>" not in back


def test_nothing_of_an_address_but_its_town_is_kept(client: TestClient, office: JusouGraph) -> None:
    for address in ("愛宕下12-3七七荘", "北飯岡2丁目77-7七七荘"):
        assert client.post("/register/town", data=town_form(address)).status_code == 200
    assert client.post("/register/town", data=town_form("高松四丁目77-7七七荘")).status_code == 422
    assert [(e.town, e.chome, e.aza) for e in office.registrations.entries] == [("愛宕下", None, ""), ("北飯岡", 2, "")]
    held = b"".join(f.read_bytes() for f in office.settings.home_folder.rglob("*") if f.is_file())
    assert "愛宕下".encode() in held
    for word in ("七七荘", "77-7", "12-3"):
        assert word.encode() not in held


def test_a_chome_or_the_whole_town(client: TestClient) -> None:
    asked = client.post("/", data={"municipality": "03201", "address": "北飯岡2丁目"}).text
    assert "北飯岡二丁目だけ" in asked
    assert "北飯岡の全体" in asked
    client.post("/register/town", data=town_form("北飯岡2丁目", place="北飯岡"))
    assert "職員の登録による担当" in client.post("/", data={"municipality": "03201", "address": "北飯岡3丁目"}).text
    assert "先に上の丁目を選んでください" in client.post("/", data={"municipality": "03201", "address": "高松"}).text


def test_a_place_that_is_not_offered_is_not_replaced_by_another(client: TestClient, office: JusouGraph) -> None:
    answer = client.post("/register/town", data=town_form("北飯岡2丁目", place="加賀野"))
    assert answer.status_code == 422
    assert "町名を入れ直して" in answer.text
    assert not office.registrations.entries


def test_the_desk_to_ask(client: TestClient) -> None:
    register(client, about="municipality/ask")
    answer = client.post("/", data={"municipality": "03201", "address": "愛宕下"}).text
    assert f"（電話：{NUMBER}）" in answer
    assert client.get("/api/v1/municipalities/03201").json()["confirmed"][0]["value"] == NUMBER
    wrong = register(client, about="municipality/ask", value="番号")
    assert wrong.status_code == 422
    assert "読めません" in wrong.text


def test_everything_in_one_list_and_as_a_file(client: TestClient) -> None:
    register(client)
    register(client, "situation", "=HYPERLINK(1)")
    client.post("/register/town", data=town_form("愛宕下"))
    page = client.get("/data/03201/registered").text
    assert "職員の登録（盛岡市　3件）" in page
    assert "CSV で保存（全3件）" in page
    file = client.get("/data/03201/registered.csv")
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in file.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [r["値"] for r in rows] == ["浅岸和敬荘地域包括支援センター", "'=HYPERLINK(1)", NUMBER]
    assert "まだ登録がありません" in client.get("/data/22205/registered").text


def test_what_staff_typed_is_shown_as_text(client: TestClient, office: JusouGraph) -> None:
    office.register(
        [
            Registration(
                str(uuid.uuid4()), "03201", "agency", "kurashi", "situation", "<b>太い</b>", "<i>", "課", "2026-11-20"
            )
        ]
    )
    for path in (RECORD, "/data/03201/agency", "/data/03201/registered"):
        page = client.get(path).text
        assert "<b>太い" not in page
        assert "&lt;b&gt;太い" in page


def test_a_full_disk_is_told_and_nothing_is_kept(client: TestClient, office: JusouGraph) -> None:
    office.settings.home_folder.write_text("", encoding="utf-8")  # a file where the folder should be
    answer = register(client)
    assert answer.status_code == 503
    assert "登録" in answer.text


def test_a_town_of_the_lists_that_is_read_as_a_part_of_another_keeps_the_work_list_open(office: JusouGraph) -> None:
    municipality = office.catalog.municipalities["03201"]
    name = next(
        f"{t.name}{chome}丁目"
        for t in municipality.towns
        for chome in "一二三四"
        if (found := office.locate(f"盛岡市{t.name}{chome}丁目")).status.value in ("split", "unlisted")
        and found.reading.place.chome
        and not found.reading.place.nearest
    )
    place = office.locate(f"盛岡市{name}").reading.place
    about = ("03201", "town", "", "covers", "asagishi-wakeiso", "電話で確認", "長寿社会課", "2026-11-20")
    office.register(
        [Registration(str(uuid.uuid4()), *about, town=place.town or "", chome=place.chome, aza=place.aza or "")]
    )
    listed = office.catalog.municipalities["03201"]
    listed = replace(listed, towns=[*listed.towns, replace(listed.towns[0], name=name)])
    answered = [item.name for one in worklists(office, listed) for item in one.answered]
    assert name in answered


def test_the_list_says_when_it_was_recorded_in_japanese_time(client: TestClient, office: JusouGraph) -> None:
    register(client)
    (entry,) = office.registrations.entries
    (row,) = csv.DictReader(io.StringIO(client.get("/data/03201/registered.csv").content.decode("utf-8-sig")))
    moment = datetime.fromisoformat(row["記録した日時（日本時間）"]).replace(tzinfo=timezone(timedelta(hours=9)))
    assert moment == datetime.fromisoformat(entry.recorded_at)
