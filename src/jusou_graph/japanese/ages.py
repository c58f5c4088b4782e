"""Reads every age of a text as one value or a range of years on a given day, with where its words stand.

Ages in numbers (82歳, 八十二才, 母84, （84）), about (80過ぎ, もうすぐ80), decades (70代前半), names (米寿, アラフォー), school years,
small children by months, and births (``births``). What is no one's age on this day is not read (``age_context``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from jusou_graph.japanese.age_context import is_measure, is_not_now
from jusou_graph.japanese.births import OLDEST, read_births
from jusou_graph.japanese.numerals import parse_number
from jusou_graph.japanese.school_years import SCHOOL_READERS, Range, Reckoner

KIN = (
    "祖母|祖父|義母|義父|義兄|義姉|義弟|義妹|伯母|伯父|叔母|叔父|母親|父親|母|父|長男|次男|二男|三男|長女|次女|二女|三女|息子|娘|夫|妻|兄|姉|弟|妹|孫|嫁|姪|甥|"
    "おばあさん|おばあちゃん|おじいさん|おじいちゃん|おば|おじ|いとこ|パートナー|同居人"
)
PERSON = f"{KIN}|女性|男性|女子|男子|女の子|男の子|女児|男児|青年|高齢者|ご本人|本人|相談者|利用者|両親|夫婦|方"
KANJI = r"(?:[一二三四五六七八九]?百(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?|[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二三四五六七八九]{1,3})"
N = rf"(?:(?<![\d.\-])\d{{1,3}}|(?<![〇零一二三四五六七八九十百千]){KANJI})"
TWO = r"(?:(?<![\d.\-/])\d{2,3}(?![\d.])|(?<![〇零一二三四五六七八九十百千])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九][〇一二三四五六七八九])(?![〇一二三四五六七八九十百千]))"
SAI = r"\s*(?:歳(?!代)|才(?!能|覚)|さい(?!た|ふ|ば|し|ん)|サイ(?![ァ-ヶー])|ｻｲ)"
MONTH = r"[かヶケカヵ箇ｹ个]月"
SOON = r"もうすぐ|もうじき|間もなく|まもなく|そろそろ|じき(?:に)?|やがて"
ROUGHLY = r"約|およそ|おおよそ|だいたい|推定|たぶん|おそらく|見た目(?:は|、)?|ほぼ"
NEXT = (
    r"(?:来週|来月|明日|あさって|今月末|再来月|次の誕生日)(?:で|には?|、)?|誕生日(?:が来|を迎え)(?:れば|ると)"
    r"|あと[\d一二三四五六七八九十]+(?:か月|ヶ月|カ月|週間|日)(?:ほど|くらい)?で"
)
LAST_YEAR = r"(?:昨年|去年)(?:の?[\d一二三四五六七八九十]+月)?(?:に|、)?"
THIS_YEAR = r"(?:今年|ことし|今月|今年度|本年)(?:で|には?|、|中に)?"
NEXT_YEAR = r"(?:来年|来春)(?:で|には?|、)?"
LEAD = rf"(?:(?P<lead>{SOON}|{NEXT}|{THIS_YEAR}|{LAST_YEAR}|{NEXT_YEAR}|{ROUGHLY}|満|数え年?で?|かぞえで?|[御当]年|おん年|おんとし|(?<![一-龠])年[齢令](?:は|[:：])?|お年は|よわい|齢|現在|いま|今)\s*[、で]?\s*)?"
NEAR = rf"前(?=の(?:{PERSON})|です|。|、|$)|(?:に|も|が|を)?(?:近い|近く|ちかい|間近|手前|目前|目の前)|弱(?![いくっ視])|に(?:手が届|届こう|なろうと)[^、。]{{0,2}}?(?:く|する|している)"
PAST = (
    r"(?:を|も|は|の坂を)?(?:とうに|とっくに|少し|ちょっと)?(?:過ぎ|すぎ|超え|こえ|越え|越し|回っ|まわっ)(?:た(?:ばかり)?|て(?!から)い?る?)?"
    r"|いくつか?(?=[のでだ]|$)|ちょっと(?=の|$)|超(?!え|過)|オーバー|余り|あまり(?!に)|余(?![裕計暇所生念])|強(?=の|、|。|$)"
)
CIRCA = r"前後|くらい|ぐらい|位(?!置|牌)|そこそこ|程度|ほど|がらみ|絡み"
BECAME = (
    r"に(?:なったばかり|なりたて|なった(?!ら|時|とき|頃|ころ|の[はが])|なりました|なっている|なります"
    r"|なる(?!と(?!思)|まで|前|の[はがを]|時|とき|頃|ころ|ため|ので(?!す)))"
)
ABOUT = rf"(?P<about>\s*(?:{NEAR}|{PAST}|{CIRCA}|{BECAME}|ちょうど))?"
FIGURE = re.compile(
    rf"{LEAD}(?P<years>{N})(?:(?P<over>余){SAI}|{SAI}(?P<half>半|{N}{MONTH})?{ABOUT}(?P<class>児クラス)?児?)"
)
LED = re.compile(
    rf"(?P<lead>もう|{SOON}|{NEXT}|{THIS_YEAR}|{LAST_YEAR}|{NEXT_YEAR}|{ROUGHLY}|満|数え年?で?|かぞえで?|[御当]年|おん年|(?<![一-龠])年[齢令](?:は|[:：])?|お年は|よわい|齢)\s*[、で]?\s*(?P<years>{TWO})"
    rf"(?P<about>に?なる|になります|になった|になりました)?(?=の(?:{PERSON})|{PERSON}|で(?:す|、|ある)|。|、|$|と|[)）]|だ)"
)
SPREAD = re.compile(
    rf"{LEAD}(?P<first>{N})(?:{SAI})?\s*(?:[、,・〜～~\-か]|から)\s*(?P<second>{N}){SAI}(?:くらい|ぐらい|前後)?"
    r"|(?P<tens>[二三四五六七八九]?十)(?P<one>[一二三四五六七八])[、,・]?(?P<other>[二三四五六七八九])(?:歳|才|(?=くらい|ぐらい|前後|の|だ|です|で、|か|と思))(?:くらい|ぐらい|前後)?"
)
DECADE_END = r"(?:の?(?P<part>前半|初め|はじめ|初頭|半ば|なかば|中盤|中頃|後半|終わり|末)(?:(?:[〜～~-]|から)(?P<upto>半ば|なかば|後半))?)?"
TENS = r"(?<![\d第])(?:[1-9]0|100)|(?<![一二三四五六七八九百第])(?:[二三四五六七八九]?十|[一二三四五六七八九]〇)"
DECADE = re.compile(
    rf"(?:(?P<from>{TENS}|[一二三四五六七八九])(?:歳?代)?(?P<fpart>前半|半ば|後半)?\s*(?:[〜～~\-]|から|か|(?<!代)(?<!半)[、,・])\s*)?(?P<tens>{TENS})(?:歳?代(?!目|続|々|わり|後(?!半)|表|理|金)|(?=(?:前半|半ば|なかば|後半)(?:[ので、。]|くらい|$))){DECADE_END}"
)
ROUND = re.compile(
    r"(?<!\d[か〜～や])(?<![\d.\-/,#第])(?P<years>(?:[2-9]\d|1[01]\d)(?!\d)|(?<![一二三四五六七八九百])[二三四五六七八九]十)"
    rf"(?P<about>(?:{NEAR}|{PAST})(?!円|人|km|キロ|分|日|点|個|件|年|回)|(?:前後|そこそこ|がらみ|絡み)(?=の|と|で|、|。|$))"
)
FEW_ABOUT = re.compile(
    rf"(?<!\d[か〜～や])(?P<years>{TWO})(?P<about>くらい|ぐらい|ほど|過ぎ|すぎ|前後|近い|手前)(?=の?(?:{PERSON}))"
)
NAMED = {
    "還暦": 60, "古希": 70, "古稀": 70, "喜寿": 77, "傘寿": 80, "盤寿": 81, "米寿": 88, "卒寿": 90, "白寿": 99, "百寿": 100,
}  # fmt: skip
MILESTONE = re.compile(
    rf"(?:(?P<lead>{SOON}|{NEXT}|{THIS_YEAR}|{NEXT_YEAR})\s*)?(?P<named>{'|'.join(NAMED)})(?!同窓|祝い金)(?P<about>(?:を|も)?(?:とうに)?(?:過ぎ|すぎ|超え|越え|回っ)(?:た|て)?|(?:を|が|も)?(?:間近|近い|目前|手前|前)|を?迎えた(?:ばかり)?)?"
)
AROUND = re.compile(r"アラ(?P<around>サー|フォー|フィフ|還|カン|古希|セブ|ハン)")
AROUND_AGES = {"サー": 30, "フォー": 40, "フィフ": 50, "還": 60, "カン": 60, "古希": 70, "セブ": 70, "ハン": 100}
ROADS = re.compile(r"(?P<tens>[三四五六七八九])十路")
TWENTY = re.compile(r"(?:はたち|ハタチ)(?P<about>過ぎ|すぎ|前|そこそこ)?")
GROUPS: dict[str, Range] = {
    "後期高齢者": (75, None), "前期高齢者": (65, 74), "未成年": (0, 17), "新生児": (0, 0), "乳児": (0, 1), "赤ちゃん": (0, 1),
    "赤ん坊": (0, 1), "乳幼児": (0, 6), "幼児": (1, 6), "保育園児": (0, 6), "保育所児": (0, 6), "幼稚園児": (3, 6), "園児": (0, 6),
    "未就園児": (0, 4), "未就学児": (0, 6), "未就学": (0, 6), "就学前": (0, 6), "小中学生": (6, 15), "中高生": (12, 18), "小学生": (6, 12), "中学生": (12, 15), "高校生": (15, 18),
    "大学院生": (22, 35), "大学生": (18, 25), "短大生": (18, 25), "専門学校生": (18, 25), "浪人生": (18, 21),
}  # fmt: skip
NOUNS = ("生", "児", "赤ちゃん", "赤ん坊")
"""Ends of groups that name someone; 未就学 and 後期高齢者 only tell the age."""
GROUP = re.compile(
    rf"(?<!来年)(?<!来春)(?<!来年は)(?<!来年から)(?<!春から)(?<!春に)(?<!4月から)(?P<group>{'|'.join(sorted(GROUPS, key=len, reverse=True))})(?!が多|ばかり|向け|用の|連れ|と?保護者|期|医療|後見|教育|健診|虐待|院|検診|相談|教室|食堂|の?(?:ころ|頃|とき|時))"
)
MONTHS = re.compile(
    rf"(?:生後|(?:生|産|う)まれて(?:まだ|から)?)\s*(?:(?P<months>{N})\s*{MONTH}(?:半)?|{N}\s*(?:日|週間?)|半年)(?:児)?"
    rf"|(?<!歳)(?<!才)(?P<toddler>{N}){MONTH}(?:半)?(?=児?の(?:子|赤|息子|娘|乳|男の子|女の子|長男|長女|次男|次女|双子|孫)|児(?!健|検))"
    rf"|(?:{KIN}|子|赤ちゃん)(?:は|が|、)?[（(]?(?P<span>(?P<infant>{N}){MONTH})(?=[)）、。]|$|と|の(?:三|二|四|3|2|4)人|で(?!退|入|離|別|亡))"
)
BESIDE = re.compile(
    rf"(?:{PERSON}|さん|氏|様|[女男]|私|わたし|僕|俺|自分)\s*[（(\[【〔](?:\s*(?:[女男]性?|同居|別居|[一-龠]{{2,4}})[、,・/\s])?\s*(?P<span>(?P<years>{N}))(?=\s*[)）\]】〕、,・／\s])"
    rf"|(?:{KIN}|女性?|男性?|本人)\s?(?P<span3>(?P<years3>{TWO}))(?=[、。,，)）とは・もがで\s]|$|の(?![\d階室号件点万日回]))(?![、,・]\d+(?:[分日人年回万円時個件点]|か月|ヶ月|kg|キロ))(?!と\d|で\d|\s*[時分人日円万回階号度点件名歳才代割%])"
    rf"|(?:{KIN}|女性|男性|本人|私)(?:は|が|も|、)(?:現在|いま|今|もう)?(?P<span4>(?P<years4>{TWO}))(?=で(?!熱|す?入|退)|です|だ(?!け)|。|、|$|にな[るっり]|と高齢)(?!、[\d一二三四五六七八九])"
)
PAIR = re.compile(
    rf"(?:夫婦|両親|父母|祖父母|姉妹|兄弟|姉弟|兄妹|きょうだい)[（(]{N}[、,・/と](?P<span>(?P<years>{N}))(?=[)）])"
)
OPENING = re.compile(
    rf"(?:^|(?<=[、。\s]))[（(]\s*(?P<span>(?P<years>{TWO}))\s*[)）](?=\s*(?:{PERSON}))"
    rf"|(?:(?<=[、。,\s「（(とはがもや])|^|(?<=現在)|(?<=もう)|(?<=いま))(?P<span2>(?P<years2>{TWO}))(?:になる|になった(?:ばかり)?の?|の)(?={PERSON})(?!方[が法針])"
    rf"|(?:(?<=[、。\s])|^)(?P<span3>(?P<years3>{TWO}))[、・/ ]?(?=(?:女性|男性)(?![一-龠]))"
)


@dataclass(frozen=True, slots=True)
class Age:
    """An age told in a text.

    Attributes:
        start, end: Where its words stand.
        low: Lowest age in completed years (an infant's is 0).
        high: Highest age; None where it is open (後期高齢者).
        named: What the words themselves call the person (小学生, 赤ちゃん; 長男 in 「平成20年に長男が生まれた」), or ``""``.
        born: Told as a birth.
    """

    start: int
    end: int
    low: int
    high: int | None
    named: str = ""
    born: bool = False


def read_ages(text: str, today: date) -> list[Age]:
    """All ages a text tells of this day, in its order; what is of another time or nobody's is none.

    Args:
        text: The text as written or folded: offsets are the same.
        today: The day on which births and school years are reckoned.
    """
    text = "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" else c for c in text)
    found = [Age(b.start, b.end, b.low, b.high, b.child, born=True) for b in read_births(text, today)]
    for pattern, reckon in READERS:
        for m in pattern.finditer(text):
            start, end = next((m.span(s) for s in m.groupdict() if s.startswith("span") and m[s] is not None), m.span())
            if start == end or any(a.start < end and start < a.end for a in found):
                continue
            years = reckon(m, today)
            if years is None or not _in_life(years) or is_not_now(text, start, end):
                continue
            if pattern in WITHOUT_UNIT and is_measure(text, start, end):
                continue
            named = m["group"] if pattern is GROUP and m["group"].endswith(NOUNS) else ""
            same = next((a for a in found if _one_person(text, a, start, end)), None) if named else None
            if same:  # 10歳の小学生 is one person
                found[found.index(same)] = replace(same, named=named)
            else:
                found.append(Age(start, end, *years, named=named))
    return _bracketed(text, sorted(found, key=lambda a: a.start))


def _bracketed(text: str, found: list[Age]) -> list[Age]:
    """Ages in brackets right after another that they narrow as one: 「中3（15歳）」."""
    out: list[Age] = []
    for age in found:
        last = out[-1] if out else None
        high = min((a.high for a in (last, age) if a and a.high is not None), default=None)
        low = max(last.low, age.low) if last else 0
        one = last and not last.born and not age.born and text[last.end : age.start] == "("
        if one and last and (high is None or low <= high):
            out[-1] = Age(
                last.start, age.end + (text[age.end : age.end + 1] == ")"), low, high, last.named or age.named
            )
        else:
            out.append(age)
    return out


def _one_person(text: str, age: Age, start: int, end: int) -> bool:
    """Whether a group from ``start`` to ``end`` names whose age that is: 「10歳の小学生」, 「赤ちゃんは2か月」."""
    told = text[age.end : start] == "の" or text[end : age.start] in ("は", "が", "も", "(", "（")
    return told and not age.born and not age.named


def _in_life(years: Range) -> bool:
    low, high = years
    return 0 <= low <= OLDEST and (high is None or low <= high <= OLDEST + 10)


def _number(m: re.Match[str], *names: str) -> int:
    return parse_number(next(m[n] for n in names if m[n]))


def _figure(m: re.Match[str], _: date) -> Range | None:
    years = _number(m, "years")
    if m["class"]:
        return years, years + 1
    return _near(years, m["lead"] or "", m["about"] or m["over"] or "")


def _near(years: int, lead: str, about: str) -> Range:
    """An age with the words before and after it that make it more or less."""
    if lead.startswith(("数え", "かぞえ")):
        return years - 2, years - 1
    if re.match(SOON, lead) or re.search(NEAR, about):
        return years - (3 if years > 12 else 1), years - 1
    if re.match(NEXT, lead):
        return years - 1, years - 1
    if re.match(LAST_YEAR, lead):
        return years, years + 1
    if re.match(NEXT_YEAR, lead):
        return years - 2, years - 1
    if re.match(THIS_YEAR, lead):
        return (years, years) if re.search("なった|なりました|なりたて|なっている", about) else (years - 1, years)
    if re.search("なります", about):
        return years - 1, years
    if re.search(PAST, about):
        return years, years + (5 if re.search("過ぎ|すぎ", about) else 9)
    if re.search(CIRCA, about) or re.match(ROUGHLY, lead):
        width = 1 if years < 13 else 3
        return max(0, years - width), years + width
    return years, years


def _spread(m: re.Match[str], _: date) -> Range | None:
    if m["tens"]:
        tens = parse_number(m["tens"])
        one, other = parse_number(m["one"]), parse_number(m["other"])
        return (tens + one, tens + other) if other == one + 1 else None
    first, second = parse_number(m["first"]), parse_number(m["second"])
    if second < 10 <= first and second == first % 10 + 1:  # 52、3歳
        return first, first - first % 10 + second
    if first < 10 <= second and second == first * 10 + 10 and not m["first"].isdecimal():  # 七、八十歳
        return first * 10, second
    return (first, second) if 0 < second - first <= (10 if first >= 10 else 2) else None


PARTS = {
    "前": (0, 4), "初": (0, 4), "は": (0, 4), "半": (3, 7), "な": (3, 7), "中": (3, 7), "後": (5, 9), "終": (5, 9), "末": (5, 9),
}  # fmt: skip


def _decade(m: re.Match[str], _: date) -> Range | None:
    tens = parse_number(m["tens"])
    low, high = PARTS[m["part"][0]] if m["part"] else (0, 9)
    high = PARTS[m["upto"][0]][1] if m["upto"] else high
    if m["from"]:
        first = parse_number(m["from"])
        first = first * 10 if first < 10 else first
        return (first + (PARTS[m["fpart"][0]][0] if m["fpart"] else 0), tens + high) if first < tens else None
    return tens + low, tens + high


def _named(m: re.Match[str], _: date) -> Range:
    years, about = NAMED[m["named"]], m["about"] or ""
    lead = m["lead"] or ""
    if re.match(f"{THIS_YEAR}|{NEXT_YEAR}|{NEXT}", lead):
        return (years - 1, years) if re.match(THIS_YEAR, lead) else (years - 2, years - 1)
    if lead or re.search("近|目前|手前|前", about):
        return years - 4, years - 1
    if about and "迎え" not in about:
        return years - (years != 60), years + 9
    return (years if years == 60 else years - 1), years  # 数え年: all but 還暦 are kept a year earlier by some


def _months(m: re.Match[str], _: date) -> Range:
    told = m["months"] or m["toddler"] or m["infant"]
    years = parse_number(told) // 12 if told else 0
    return years, years


def _beside(m: re.Match[str], _: date) -> Range | None:
    years = parse_number(next(m[n] for n in m.groupdict() if n.startswith("years") and m[n]))
    return (years, years) if years <= 115 else None


def _twenty(m: re.Match[str], _: date) -> Range:
    return _near(20, "", m["about"] or "") if m["about"] != "前" else (17, 19)


READERS: tuple[tuple[re.Pattern[str], Reckoner], ...] = (
    (MONTHS, _months),
    (SPREAD, _spread),
    (FIGURE, _figure),
    (LED, lambda m, _: _near(_number(m, "years"), m["lead"], m["about"] or "")),
    (DECADE, _decade),
    *SCHOOL_READERS,
    (AROUND, lambda m, _: (AROUND_AGES[m["around"]] - 5, AROUND_AGES[m["around"]] + 4)),
    (MILESTONE, _named),
    (ROADS, lambda m, _: (parse_number(m["tens"]) * 10, parse_number(m["tens"]) * 10 + 9)),
    (TWENTY, _twenty),
    (GROUP, lambda m, _: GROUPS[m["group"]]),
    (BESIDE, _beside),
    (PAIR, _beside),
    (OPENING, _beside),
    (FEW_ABOUT, lambda m, _: _near(_number(m, "years"), "", m["about"])),
    (ROUND, lambda m, _: _near(_number(m, "years"), "", m["about"])),
)
"""The first that reads some words has them."""
WITHOUT_UNIT = (LED, BESIDE, PAIR, OPENING, ROUND, FEW_ABOUT)
