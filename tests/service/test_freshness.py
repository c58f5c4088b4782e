"""What is old is said everywhere by one function: from the printed period, else from the date of the statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jusou_graph.japanese.eras import era_month
from jusou_graph.matching import Assessor
from jusou_graph.model.catalog import Catalog, Municipality
from jusou_graph.model.freshness import age_mark, answer_age, is_long_ago, plan_age, table_age
from jusou_graph.service import compose
from jusou_graph.telling.explain import summary

TODAY = date(2026, 11, 30)


def _with(planted: Catalog, **given: str | None) -> Municipality:
    one = planted.municipalities["99901"]
    document = one.profile.documents[0].model_copy(update=given)
    return replace(one, profile=one.profile.model_copy(update={"documents": [document]}))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"issued": None, "as_of": "令和5年4月", "period_to": None}, "令和5年4月の時点"),
        ({"issued": "令和5年4月", "as_of": "令和7年4月", "period_to": None}, "令和5年4月の時点"),
        ({"issued": "発行日の印字なし", "as_of": "令和4年度", "period_to": None}, "令和4年度の時点"),
        ({"issued": None, "as_of": "2023年10月", "period_to": None}, "2023年10月の時点"),
        ({"issued": None, "as_of": "R5.4時点", "period_to": None}, "R5.4の時点"),
        ({"issued": None, "as_of": "平成31年3月", "period_to": "未定"}, "平成31年3月の時点"),
        ({"issued": "令和2年4月", "as_of": "令和2年4月", "period_to": "令和7年度"}, "令和7年度まで）は過ぎて"),
        ({"issued": "令和2年4月", "as_of": "令和2年4月", "period_to": "令和8年度"}, ""),
        ({"issued": None, "as_of": "令和5年12月", "period_to": None}, ""),
        ({"issued": None, "as_of": "令和7年4月", "period_to": None}, ""),
        ({"issued": None, "as_of": "書かれていない", "period_to": None}, ""),
    ],
    ids=str,
)
def test_a_plan_is_old_by_its_period_or_else_by_its_date(
    planted: Catalog, given: dict[str, str | None], says: str
) -> None:
    one = _with(planted, **given)
    assert (says in plan_age(one, TODAY)) if says else plan_age(one, TODAY) == ""
    assert bool(age_mark(one.profile.documents[0], TODAY)) == bool(says)


@pytest.mark.parametrize(
    ("edition", "says"),
    [
        ("第8期介護保険事業計画", "令和3年度～令和5年度"),
        ("第10期介護保険事業計画", ""),
        ("令和4年10月1日現在", "令和4年10月1日現在のもの"),
        ("令和8年4月1日現在", ""),
        (None, ""),
    ],
)
def test_a_table_is_old_by_what_it_says_of_its_origin(planted: Catalog, edition: str | None, says: str) -> None:
    one = planted.municipalities["99901"]
    table = one.profile.catchment.model_copy(update={"edition": edition})
    one = replace(one, profile=one.profile.model_copy(update={"catchment": table}))
    assert (says in table_age(one, TODAY)) if says else table_age(one, TODAY) == ""


def test_a_record_of_another_date_counts_by_its_own(planted: Catalog) -> None:
    document = _with(planted, issued=None, as_of="令和7年4月", period_to=None).profile.documents[0]
    assert age_mark(document, TODAY, "令和3年4月")
    assert not age_mark(document, TODAY, "令和8年4月")
    assert not age_mark(document, TODAY, "日付なし")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("令和5年4月", (2023, 4)), ("令和５年４月", (2023, 4)), ("令和元年5月", (2019, 5)), ("令和7年度（計画期間の初め）", (2025, 4)),
        ("R5時点", (2023, 4)), ("2023年10月", (2023, 10)), ("昭和64年1月", (1989, 1)), ("令和5年", (2023, 4)), ("", (0, 0)), ("未定", (0, 0)),
        ("全11か所", (0, 0)),
    ],
)  # fmt: skip
def test_months_as_printed(words: str, when: tuple[int, int]) -> None:
    assert era_month(words) == when
    assert not is_long_ago(words, date(2010, 1, 1)) or when[0] < 2008


def test_locate_assess_and_the_list_say_the_same(real: Catalog) -> None:
    router = compose.router(real, today=lambda: TODAY)
    assessor = Assessor(real, router.locate, today=lambda: TODAY)
    for code, one in real.municipalities.items():
        told = assessor.assess({"municipality": code, "text": "82歳の母の介護。"})
        assert (told.to_dict()["source"]["stale"] or "") == plan_age(one, TODAY)
        assert ("注意: " in summary(told)) == bool(plan_age(one, TODAY))
        located = router.locate(one.profile.name).to_dict()
        assert (located["catchment"]["stale"] or "") == answer_age(one, TODAY)
    outside = router.locate("仙台市青葉区本町1-1", "03201").to_dict()
    assert outside["catchment"]["stale"] is None


def test_the_day_decides(real: Catalog) -> None:
    assert router_says(real, date(2024, 3, 31)) is None
    assert "第8期" in str(router_says(real, date(2024, 4, 1)))


def router_says(real: Catalog, day: date) -> str | None:
    """What locate says of the age of 盛岡市's table on a day."""
    found: str | None = compose.router(real, today=lambda: day).locate("盛岡市内丸").to_dict()["catchment"]["stale"]
    return found
