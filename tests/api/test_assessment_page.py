"""What the answer to a consultation shows on the page and in the lines to paste into the 受付シート."""

from __future__ import annotations

import html
import re

from fastapi.testclient import TestClient


def sheet(page: str) -> str:
    """The lines to paste."""
    found = re.search(r'<textarea readonly[^>]*id="sheet-text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def test_nothing_proposes_to_ask_the_one_who_hurts(client: TestClient) -> None:
    given = {
        "municipality": "03216",
        "concerns": ["dvAbuse"],
        "danger": "yes",
        "text": "夫に殴られて今日は帰りたくない。",
    }
    page = client.post("/", data=given).text
    lines = sheet(page)
    assert "夫は、" not in page
    assert "夫に、" not in lines
    assert "相手のいない安全な場で" in lines
    assert "「DV・虐待」の窓口の名は、この計画では確認できません" in page
    assert "会議】None" not in lines
    assert "【会議】同意があるとき：重層的支援会議、同意がないとき：支援会議" in lines


def test_who_carries_out_and_who_calls(client: TestClient) -> None:
    text = "80代の母から。50代の息子がひきこもり。息子は会いたがらない。"
    page = client.post("/", data={"municipality": "22205", "text": text, "consent": "no"}).text
    assert "アウトリーチの実施者：熱海市社会福祉協議会（担当課：長寿介護課（長寿総務室））" in page
    assert "主催：長寿介護課" in page
    assert "アウトリーチ（熱海市社会福祉協議会・長寿介護課（長寿総務室））" in sheet(page)


def test_contradiction_inference_and_fork_stand_on_the_page(client: TestClient) -> None:
    given = {"municipality": "03201", "address": "高松三丁目", "age": "82", "concerns": ["rentLoan"]}
    page = client.post("/", data=given).text
    assert "計画の食い違い：盛岡市くらしの相談支援室の受託者が" in page
    assert "受付シートの項目からの推論" in page
    assert re.search(r'class="verdict verdict-unknown">推論<', page)
    assert "同意があるとき：<strong>よりそい会議</strong>" in page
    assert page.count("同意があるとき：") == 2  # on the page and in the lines to paste
    assert "【会議】同意があるとき：よりそい会議、同意がないとき：支援会議" in sheet(page)


def test_wish_that_is_not_printed_stands_among_what_is_to_be_asked(client: TestClient) -> None:
    text = "ひきこもり経験のある30歳。週1回だけなら外に出て作業できそう。"
    page = client.post("/match", data={"municipality": "03201", "text": text}).text
    assert "「週1回だけ」でもよいですか（計画に頻度の記載なし）" in page
    assert "確かめれば合う" in page
