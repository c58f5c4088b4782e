"""School years as ages: who is in a class on a day, from 年少 to the university."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from jusou_graph.japanese.eras import age_on
from jusou_graph.japanese.numerals import parse_number

Range = tuple[int, int | None]
"""Lowest and highest age; None where the end is open."""
Reckoner = Callable[[re.Match[str], date], Range | None]

FIRST_GRADE = {"小": 1, "小学": 1, "小学校": 1, "中": 7, "中学": 7, "中学校": 7, "高": 10, "高校": 10, "高等学校": 10}
"""The grades counted on from the first of the primary school; 年長 is 0."""
G = r"(?P<grade>[1-6一二三四五六])"
SHIFT = r"(?:(?P<next>来年度?(?:から|は|に)?|来春(?:から|に)?|次の春(?:から)?|(?<!の)春から|4月から|四月から)\s*(?:の|、)?\s*)?"
GRADE = re.compile(
    rf"{SHIFT}(?:(?<!定時制)(?<!通信制)(?P<school>小学校?|中学校?|高校|高等学校)の?{G}年生?(?!前|間|目|ぶり|生まれ|以上|度)"
    rf"|(?:(?<![一-龠ァ-ヶー])|(?<=[男女子娘孫弟妹姪甥])|(?<=来年)|(?<=来春)|(?<=来年度))(?P<short>[小中高])(?P<form>[1-6一二三四五六])(?:年生)?(?=[のとでにがはもをへ、。・)）(（\s生か]|$|女|男)(?!の[ⅠⅡ]))"
)
BARE_GRADE = re.compile(r"(?<![\d学校高中小大第十一二三])(?P<grade>[4-6四五六])年生(?![まれ活産命存き涯])")
COLLEGE = re.compile(r"(?:大学|短大)の?(?P<grade>[1-6一二三四五六])年生?(?!前|間|目)")
STAGE = re.compile(
    r"小学校?(?:の)?(?P<stage>低|中|高)学年|(?<!小学)(?<!小学校)(?<!小学校の)(?P<only>低|高)学年(?=の|で|$|と|、)"
)
KINDERGARTEN = re.compile(
    rf"{SHIFT}(?<![一二三四五六七八九十\d])(?P<form>年少々?|年中|年長)(?=の|組|さん|児|で|と|、|。|[()（）]|クラス|$)(?!無休|行事|(?<=年長)の(?:姉(?!妹)|兄(?!弟)|方|人|者))"
)
TO_SCHOOL = re.compile(
    r"(?:来年|来春|来年度|4月|春)(?:から|に|、)?(?:小学校?に?(?:入学|上がる|あがる|入る)|小学生|就学)"
)


def grade_ages(grade: int, today: date, last: int | None = None) -> Range:
    """Ages on a day of those in a school year (1 is the first of the primary school, 0 年長), to a last one if given.

    A grade holds who is born from 2 April to 1 April of the next year (学校教育法17条).
    """
    year = today.year if today.month >= 4 else today.year - 1
    youngest = date(year - 5 - grade, 4, 1)
    oldest = date(year - 6 - (grade if last is None else last), 4, 2)
    return age_on(youngest, today), age_on(oldest, today)


def _grade(m: re.Match[str], today: date) -> Range | None:
    school, number = m["school"] or m["short"], parse_number(m["grade"] or m["form"])
    if number > 3 and not school.startswith("小"):
        return None
    return grade_ages(FIRST_GRADE[school] + number - 1 - bool(m["next"]), today)


def _form(m: re.Match[str], today: date) -> Range:
    return grade_ages({"年長": 0, "年中": -1, "年少": -2}.get(m["form"], -3) - bool(m["next"]), today)


def _stage(m: re.Match[str], today: date) -> Range:
    first = {"低": 1, "中": 3, "高": 5}[m["stage"] or m["only"]]
    return grade_ages(first, today, first + 1)


SCHOOL_READERS: tuple[tuple[re.Pattern[str], Reckoner], ...] = (
    (TO_SCHOOL, lambda m, today: grade_ages(0, today)),
    (GRADE, _grade),
    (STAGE, _stage),
    (COLLEGE, lambda m, _: (17 + parse_number(m["grade"]), 21 + parse_number(m["grade"]))),
    (BARE_GRADE, lambda m, today: grade_ages(parse_number(m["grade"]), today)),
    (KINDERGARTEN, _form),
)
"""Each notation with what reckons it; the first that reads some words has them."""
