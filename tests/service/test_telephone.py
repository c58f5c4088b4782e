"""Telephone numbers as staff type them: made uniform where that is certain, asked about or refused in words otherwise."""

from __future__ import annotations

import pytest

from jusou_graph.errors import InputError
from jusou_graph.model.telephone import dialled, read_telephone


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("019-000-0000", "019-000-0000"),
        ("０１９－０００－００００", "019-000-0000"),
        ("019（000）0000", "019-000-0000"),
        ("(019)000-0000", "019-000-0000"),
        ("019 000 0000", "019-000-0000"),
        ("019ー000ー0000", "019-000-0000"),
        ("019−000‐0000", "019-000-0000"),
        ("+81-19-000-0000", "019-000-0000"),
        ("0557-00-0000", "0557-00-0000"),
        ("04992-0-0000", "04992-0-0000"),
        ("0300000000", "03-0000-0000"),
        ("0120000000", "0120-000-000"),
        ("0120-00-0000", "0120-00-0000"),
        ("05000000000", "050-0000-0000"),
        ("08000000000", "0800-000-0000"),
        ("019-000-0000 内線2233", "019-000-0000（内線 2233）"),
        ("019-000-0000（内線：12）", "019-000-0000（内線 12）"),
        ("１８９", "189"),
    ],
)
def test_a_number_is_made_uniform(typed: str, read: str) -> None:
    assert read_telephone(typed) == read
    assert read_telephone(read) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("0190000000", "ハイフンの位置"),
        ("019-0000000", "ハイフンの位置"),
        ("代表", "読めません"),
        ("651-4111", "読めません"),
        ("019-000-000", "読めません"),
        ("019-000-00000", "桁が多すぎます"),
        ("019-000-0000、019-000-0001", "読めません"),
        ("100", "読めません"),
        ("090-0000-0000", "携帯電話"),
        ("０８０１２３４５６７８", "携帯電話"),
    ],
)
def test_what_is_none_or_not_certain_is_said_in_words(typed: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        read_telephone(typed)
    assert caught.value.hint


def test_where_the_hyphens_may_stand_is_offered_to_choose_from() -> None:
    with pytest.raises(InputError, match="019-000-0000、0190-00-0000、01900-0-0000"):
        read_telephone("0190000000")


def test_a_mobile_number_someone_vouched_for() -> None:
    assert read_telephone("09000000000", mobile=True) == "090-0000-0000"


def test_the_extension_is_not_dialled() -> None:
    assert dialled("019-000-0000（内線 12）") == "019-000-0000"
    assert dialled("019-000-0000") == "019-000-0000"


def test_the_example_of_the_form_is_no_number() -> None:
    with pytest.raises(InputError, match="読めません"):
        read_telephone("019-xxx-xxxx")
