"""Reads who is spoken of in a text: relation, age, who calls, and whose is what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from jusou_graph.japanese.ages import Age, read_ages

FAMILY = "姑|舅|祖父母|祖母|祖父|義父母|義母|義父|義兄(?!弟)|義姉(?!妹)|義弟|義妹|伯母|伯父|おばあさん|おばあちゃん|おじいさん|おじいちゃん|母親|父親|母|父|長男|次男|三男|長女|次女|三女|息子|娘|夫(?!婦)|妻|兄(?!弟)|姉(?!妹)|弟|妹|孫|嫁(?!ぎ|い|入|に(?:行|い))|姪|甥|叔母|叔父|おば(?!あ|け)|おじ(?!い|ぎ|や)|いとこ|従兄弟|従姉妹|同居人|パートナー|両親"
GENERIC = "女性|男性|女子|男子|女の子|男の子|女児|男児|生徒|児童|青年|高齢者|お年寄り|ご本人|本人|子ども|子|赤ちゃん|双子|夫婦|姉妹|兄弟"
AFTER = re.compile(
    r"^半?(?:の|に?なる)?(?:同居の|別居の|独身の|認知症の|[^、。\d）)]{0,6}?(?<![男女])の)?(?P<rel>"
    + FAMILY
    + "|"
    + GENERIC
    + ")"
)
BEFORE = re.compile(r"(?P<rel>" + FAMILY + "|" + GENERIC + r")(?:さん)?(?:は|が|も|の|、|・|[:：]|とも|ともに)?[（(]?$")
SEX_AFTER = re.compile(r"[、・,/／\s](?P<rel>女性|男性)(?=[、。・,\s）)]|$)")
TOPIC = re.compile(r"(?P<rel>" + FAMILY + "|" + GENERIC + r"|私|わたし|僕|俺|自分)(?:さん)?は")
TOLD_OF_TOPIC = re.compile(
    r"(?:です|でした|ます|だ(?!け)|で[、す]|。|、|になり|になる。|$|を|くらい(?:です|。)|と高齢)"
)
"""After an age: it is told of someone (「母は要介護3で、84歳です」), and does not describe the next word."""
GOES_ON = re.compile(r"(?:今|いま|現在|もう|すでに)(?:は|では|、)?$")
"""A sentence that begins so goes on about whom the last was of."""
SECOND = re.compile(
    r"(?P<rel>夫婦|両親|父母|祖父母|姉妹|兄弟)[（(](?:\d{1,3}|[〇一二三四五六七八九十百]{1,4})(?:歳|才)?[、,・/と]$"
)
"""Before the second age of a pair: 「両親（84、82）」."""
RELATION = re.compile(
    "(?P<rel>"
    + FAMILY
    + r")(?!を亡|を見送|の死|に先立|名義|子手帳|子二人|子家庭|の職場|の会社|の年金|が死|国|体|日|のように)"
)
AFTER_BRACKET = re.compile("[）)]?" + AFTER.pattern[1:])
BORN_BEFORE = re.compile(
    r"(?P<rel>" + FAMILY + "|" + GENERIC + r")(?:さん)?(?:は|が|の|、)?[\s　]*[（(\[［:：]?[\s　]*$"
)
BETWEEN = re.compile(r"(?:[\s　、,・（）()]|の|で|満|現在|いま|今){0,5}")
"""What stands between a birth and the age of the same person (「昭和15年生まれの86歳」)."""
CALLS = re.compile(
    r"^(?:さん)?(?:[（(][^）)]*[）)])?(?:が[^。、はが]{0,8}?(?:来所|来庁|来談)|から(?:の)?(?:、|。|電話|相談|連絡|来所|問い?合わせ|訴え|$)|より|が来所|が来庁|が来談|が相談に|の来所|(?:から)?電話が)"
)
ENDS_AS_CALLER = re.compile(r"と(?:[^、。]{0,8}の)?$")
ENDS_IN_PERSON = re.compile(f"(?:{FAMILY}|{GENERIC}|人|さん|[歳才代])(?:[（(][^）)]*[）)])?$")
"""Before 「と」: who is named beside (母と長男), and no words of someone who calls (見てほしいと息子)."""
FAR = re.compile("(?:県外|市外|町外|遠方|東京|仙台)(?:の|に住む|にいる)$")
SELF = ("本人", "ご本人")
ADULT_AGE = 18
YOUNGEST_PARENT = 13
"""「小5の母」 and 「8歳の父」 tell a child's age, 「17歳の母」 her own."""
ELDERS = frozenset(
    [
        "母",
        "父",
        "母親",
        "父親",
        "両親",
        "祖母",
        "祖父",
        "祖父母",
        "おばあちゃん",
        "おじいちゃん",
        "おばあさん",
        "おじいさん",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One person in the text.

    Attributes:
        relation: Word used for the person, as ``"母"`` or ``"女性"``.
        age: Age in years, ``until`` its upper end where only a decade or school year is told; None with an age where it
            is open (後期高齢者).
        start, end: Where the words stand.
        caller: The person is the one who calls.
        apart: Lives apart.
        number: How many they are, where they are only counted (子どもが2人); else 0.
    """

    relation: str
    age: int | None
    until: int | None
    start: int
    end: int
    caller: bool = False
    apart: bool = False
    number: int = 0


def _is_caller(text: str, start: int, end: int) -> bool:
    if CALLS.match(text[end:]):
        return True
    told = ENDS_AS_CALLER.search(text, max(0, start - 12), start)
    return text[end : end + 1] in ("。", "") and told is not None and not ENDS_IN_PERSON.search(text[: told.start()])


def _unnamed(age: Age) -> str:
    """Who someone is taken for of whom only the age is told."""
    return "子" if age.high is not None and age.high < ADULT_AGE else "本人"


def _a_childs(age: Age) -> bool:
    """Whether an age before a parent (小5の母) is their child's and not theirs."""
    return age.high is not None and age.high <= (ADULT_AGE if age.low < age.high else YOUNGEST_PARENT - 1)


def _topic(text: str, start: int, end: int) -> str:
    """Of whom an age is told that stands apart from its person, or ``""``: the last 「…は」 of the sentence."""
    if not TOLD_OF_TOPIC.match(text, end):
        return ""
    sentence = text.rfind("。", 0, start) + 1
    if GOES_ON.fullmatch(text[sentence:start]):
        sentence = text.rfind("。", 0, max(0, sentence - 1)) + 1
    told = [m for m in TOPIC.finditer(text, sentence, start) if "(" not in text[m.end() : start]]
    return told[-1]["rel"] if told and told[-1]["rel"] not in ("私", "わたし", "僕", "俺", "自分") else ""


def _born(text: str, birth: Age) -> Mention:
    """The person of whom a birth is told."""
    start, end, relation = birth.start, birth.end, birth.named
    after = AFTER_BRACKET.match(text[end:])
    before = BORN_BEFORE.search(text[:start])
    if not relation and before:
        relation, start = before["rel"], before.start()
    elif not relation and after:
        relation, end = after["rel"], end + after.end()
    relation = relation or _unnamed(birth)
    apart = "別居" in text[max(0, start - 6) : end]
    return Mention(relation, birth.low, birth.high, start, end, _is_caller(text, start, end), apart)


def _named(mention: Mention) -> bool:
    return mention.relation not in ("本人", "子")


def _unite(text: str, told: list[Mention], born: list[Mention]) -> list[Mention]:
    """Ages and births that stand for one person as one mention; where they do not agree, both ends are kept."""
    for birth in born:
        for place, age in enumerate(told):
            first, second = (age, birth) if age.start <= birth.start else (birth, age)
            if _named(age) and _named(birth) and age.relation != birth.relation:
                continue
            if age.age is None or age.until is None or birth.age is None or birth.until is None:
                continue
            near = age.until >= birth.age - 1 and age.age <= birth.until + 1
            beside = second.start < first.end or BETWEEN.fullmatch(text[first.end : second.start])
            bracket = re.search(r"[（(][^）)]*$", text[first.start : second.start])
            if not beside or not (near or bracket or age.relation == birth.relation):
                continue
            if age.age != age.until and near:  # 赤ちゃん, 80代: the birth says it more exactly
                low, high = birth.age, birth.until
            elif birth.age <= age.age <= birth.until:
                low = high = age.age
            else:
                low, high = min(age.age, birth.age), max(age.until, birth.until)
            relation, end = age.relation if _named(age) else birth.relation, max(first.end, second.end)
            if relation == "本人" and (after := AFTER_BRACKET.match(text[end:])):
                relation, end = after["rel"], end + after.end()
            told[place] = replace(
                first,
                relation=relation,
                age=low,
                until=high,
                end=end,
                caller=age.caller or birth.caller,
                apart=age.apart or birth.apart,
            )
            break
        else:
            told.append(birth)
    return told


def read_people(text: str, today: date | None = None) -> list[Mention]:
    """People in the order of the text; the same relation later in the text is the same person and not repeated.

    Args:
        text: With half-width digits and letters (``fold``).
        today: The day on which births and school years are reckoned as ages; None for the day it is.
    """
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    ages = read_ages(text, today or date.today())
    for told in ages:
        if told.born:
            continue
        start, end = told.start, told.end
        after, before = AFTER.match(text[end:]), BEFORE.search(text[:start])
        if after and after["rel"] in ELDERS and _a_childs(told):
            relation = told.named or "子"
        elif after and not (before and re.match(r"[（(]?\d", text[end + after.end() :])):  # 母82歳父85歳
            relation, end = after["rel"], end + after.end()
        elif before:
            relation, start = before["rel"], before.start()
        elif second := SECOND.search(text[:start]):
            relation = second["rel"]
        elif text[end : end + 1] in ("と", "、") and (pair := re.match(r"^[と、]\d+歳の(夫婦|姉妹|兄弟)", text[end:])):
            relation = pair[1]
        else:
            sex = SEX_AFTER.match(text, end)
            relation = told.named or (sex["rel"] if sex else _topic(text, start, end)) or _unnamed(told)
            end = sex.end() if sex and not told.named else end
        if text[end : end + 2] in ("を亡", "を見", "の死"):
            continue
        found.append(
            Mention(
                relation,
                told.low,
                told.high,
                start,
                end,
                _is_caller(text, start, end),
                "別居" in text[max(0, start - 6) : end],
            )
        )
    found = _unite(text, found, [_born(text, a) for a in ages if a.born])
    taken.extend((m.start, m.end) for m in found)
    for m in RELATION.finditer(text):
        start, end = m.span()
        if any(s <= start < e for s, e in taken):
            continue
        apart = "別居" in text[max(0, start - 6) : start] or bool(FAR.search(text[max(0, start - 6) : start]))
        found.append(Mention(m["rel"], None, None, start, end, _is_caller(text, start, end), apart))
    return sorted(found, key=lambda p: p.start)
