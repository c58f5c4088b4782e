"""Reads births in the Japanese era or the western calendar as ages: both ends where the birthday is not told.

A year is a birth only where the words say so (生まれ, 生, 生年月日), or where it stands for a person as offices write it
(「母（S15.4.1）」, 「S15.4.1の女性」): 「平成20年からひきこもり」 is none.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from jusou_graph.japanese.eras import age_on, era_year
from jusou_graph.japanese.numerals import parse_number

OLDEST = 125
ERA = r"明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]"
SHORT_ERA = r"[明大昭平令](?=\d)|(?<![A-Za-z])[MTSHRmtshr](?=\d)"
N = r"(?:\d{1,2}|[元〇一二三四五六七八九十]{1,3})"
SEP = r"\s*[./・．／-]\s*"
AGAIN = rf"(?:\s*年?\s*[（(]\s*(?:西暦)?(?:(?:19|20)\d\d|(?:{ERA}){N})\s*年?\s*[）)])?"
"""The same year once more in the other calendar: 「昭和15（1940）年」."""
YEAR = rf"(?:(?P<era>{ERA}|{SHORT_ERA})\s*(?P<year>{N})|(?P<western>(?:19|20)\d\d|[一二][九〇][〇一二三四五六七八九]{{2}})(?!\d)){AGAIN}"
DAY = (
    rf"(?:\s*年?\s*(?P<month>{N})\s*月(?:\s*(?P<day>{N})\s*日)?|{SEP}(?P<month2>\d{{1,2}})(?:{SEP}(?P<day2>\d{{1,2}}))?(?:日)?"
    r"|(?P<fiscal>\s*年度)|(?P<decade>\s*年代)|\s*年(?P<early>早)?|)"
)
VAGUE = r"(?!\s*(?:ごろ|頃|ころ|くらい|ぐらい))"
BORN = (
    r"(?:\s*[にの]?(?:[^、。がはをにと]{1,8}で)?(?:(?![年月日頃])[一-龠]{2,4}(?=生まれ))?(?:生まれ|生れ|産まれ|うまれ|出生)た?"
    r"(?!以[降前]|の(?:犬|猫|車|家(?!族)|建物|アパート|団地)|の?(?:人|方|世代)(?:が多|向け|を対象))"
    r"|\s*生(?![ぁ-んァ-ヶ一-龠])|\s*生(?=の|で|は|が|と|女|男)(?!は|が苦))"
)
PERSON = (
    r"祖母|祖父|義母|義父|母親|父親|母|父|長男|次男|三男|長女|次女|三女|息子|娘|夫|妻|兄|姉|弟|妹|孫|嫁|甥|姪|"
    r"女性|男性|女児|男児|本人"
)
TO_COME = "(?!は?(?:死|亡|離婚|結婚|退職|入院|入所|退院|から|より|以降|まで|に|頃|ごろ|時点|現在))"
TOLD = re.compile(
    rf"(?P<marked>(?:生年月日|誕生日|出生日|出生|生まれ(?:たの)?)\s*(?:は|が|[:：])?\s*[（(]?\s*){YEAR}{DAY}{VAGUE}(?:{BORN})?"
)
PACKED = re.compile(
    r"(?:生年月日)\s*(?:は|[:：])?\s*(?:(?P<era>[MTSHRmtshr])(?P<year>\d\d)|(?P<western>(?:19|20)\d\d))(?P<month>\d\d)(?P<day>\d\d)(?!\d)"
)
BIRTH = re.compile(rf"{YEAR}{DAY}{VAGUE}{BORN}")
CHILD_BORN = re.compile(
    rf"{YEAR}{DAY}{VAGUE}に(?P<child>長男|長女|次男|次女|三男|三女|息子|娘|孫|子(?:ども)?)が(?:生まれ|誕生)"
)
FEW = re.compile(r"(?P<era>大正|昭和|平成|令和)(?:一|1|ひと|ヒト)(?:桁|ケタ|けた)(?:生まれ|の?世代)")
BESIDE = re.compile(
    rf"(?:{PERSON})\s*(?:[（(\[［:：]\s*|[\s、])(?P<date>{YEAR}{DAY})(?=\s*[）)\]］、。,\s]|$){TO_COME}"
)
BEFORE_PERSON = re.compile(
    rf"(?P<date>(?:{SHORT_ERA}){N}{SEP}\d{{1,2}}{SEP}\d{{1,2}}|(?<![A-Za-z])[MTSmts]\d{{1,2}})(?:\s|の)?(?={PERSON})"
    r"(?=.{1,2}(?![一-龠]))"
)


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth in a text: where its words stand, and the ages it allows on the day of the answer.

    Attributes:
        start, end: Where the words stand.
        low, high: Lowest and highest age.
        child: The person the words themselves name (「平成20年に長男が生まれた」), or ``""``.
    """

    start: int
    end: int
    low: int
    high: int
    child: str = ""


def read_births(text: str, today: date) -> list[Birth]:
    """All births of a text, in its order; what lies in the future or names no day of the calendar is none.

    Args:
        text: With half-width digits and letters (``people.fold``).
        today: The day of the answer.
    """
    found: list[Birth] = []
    for pattern in (PACKED, TOLD, CHILD_BORN, BIRTH, FEW, BESIDE, BEFORE_PERSON):
        for m in pattern.finditer(text):
            start, end = m.span("date") if "date" in pattern.groupindex else m.span()
            if any(b.start < end and start < b.end for b in found):
                continue
            parts = re.compile(rf"{YEAR}{DAY}").match(text[start:end]) if pattern is BEFORE_PERSON else m
            span = (_first_ten(m["era"]) if pattern is FEW else _span(parts)) if parts else None
            if span is None or span[0] > today:
                continue
            low, high = age_on(min(span[1], today), today), age_on(span[0], today)
            if low <= OLDEST:
                child = m["child"] if pattern is CHILD_BORN else ""
                found.append(Birth(start, end, low, min(high, OLDEST), child))
    return sorted(found, key=lambda b: b.start)


def _first_ten(era: str) -> tuple[date, date] | None:
    first = era_year(era, 1)
    return (date(first, 1, 1), date(first + 8, 12, 31)) if first else None


def _number(words: str) -> int:
    return 1 if words == "元" else parse_number(words)


def _span(m: re.Match[str]) -> tuple[date, date] | None:
    """First and last day on which the birth may lie."""
    got = m.groupdict()
    year = era_year(got["era"], _number(got["year"])) if got["era"] else _number(got["western"])
    if year is None:
        return None
    if got.get("fiscal"):
        return date(year, 4, 1), date(year + 1, 3, 31)
    if got.get("decade"):
        return date(year, 1, 1), date(year + 9, 12, 31)
    if got.get("early"):
        return date(year, 1, 1), date(year, 4, 1)
    month, day = got.get("month") or got.get("month2"), got.get("day") or got.get("day2")
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    number = _number(month)
    if not 1 <= number <= 12:
        return None
    last = calendar.monthrange(year, number)[1]
    if not day:
        return date(year, number, 1), date(year, number, last)
    return (date(year, number, _number(day)),) * 2 if 1 <= _number(day) <= last else None
