"""One list of what looks personal, for registrations and for the ledger."""

from __future__ import annotations

import pytest

from jusou_graph.errors import InputError
from jusou_graph.gaps.ledger_entries import check_words
from jusou_graph.model.personal import speaks_of_a_person


@pytest.mark.parametrize(
    "text", ["佐藤花子さんが対応", "abc@example.jp", "abc＠example.jp", "０９０－１２３４－５６７８", "090 1234 5678", "生年月日順"]
)  # fmt: skip
def test_what_a_registration_refuses_the_ledger_refuses(text: str) -> None:
    assert speaks_of_a_person(text)
    with pytest.raises(InputError, match="個人に関わる"):
        check_words(text, "")


@pytest.mark.parametrize("text", ["019-000-0000", "高松四丁目の集会所", "70歳以上", "利用について"])
def test_a_text_about_an_office_holds_more_than_a_name(text: str) -> None:
    assert not speaks_of_a_person(text)
    assert speaks_of_a_person(text, name=True) or text == "高松四丁目の集会所"
