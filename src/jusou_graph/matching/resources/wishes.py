"""Wishes about how often, when, where, at what cost and with how many: compared with the print, else to be asked.

A wish that the plan does not print anything about is never a reason for a resource, and never one against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jusou_graph.case.needs import Need
from jusou_graph.codes import Verdict
from jusou_graph.japanese.numerals import parse_number
from jusou_graph.matching.plan.offers import Offer
from jusou_graph.model.answers import Citation, Evidence, cite
from jusou_graph.model.catalog import Municipality

NUMBER = "[一二三四五六七1-7]"
LABELS_OF = {
    "frequency": "頻度", "time": "曜日・時間", "near": "場所の近さ", "transport": "送迎", "cost": "費用", "size": "人数",
}  # fmt: skip
"""Kinds of wishes, as they are called in questions."""
WISHES: dict[str, re.Pattern[str]] = {
    "frequency": re.compile(
        rf"(?:毎?[週月]に?|ひと月に){NUMBER}(?:回|度|日)(?:だけ|くらい|ぐらい|程度|ほど)?|隔週|毎日(?!の)|たまに|時々"
    ),
    "time": re.compile(
        r"(?:平日|土曜日?|日曜日?|土日|休日|休みの日|週末|祝日)(?:(?:の|は|に|、)?(?:日中|昼間?|午前|午後|夕方|夜))?(?:中)?(?:だけ)?|(?:午前|午後|日中|昼間|夕方|夜間)中?(?:だけ)?|昼(?=に|の|だけ)"
        r"|夜(?=に|だけ)|半日(?:だけ)?|短(?:い)?時間(?:だけ)?|\d時間(?:だけ|くらい|ほど)"
    ),
    "near": re.compile(r"(?:家|うち|自宅|家の|自宅の)?(?:近く(?!の人)(?!に住)|歩いて(?:行|通)け?る|徒歩)"),
    "transport": re.compile(r"送迎|送り迎え|迎えに来|車で(?:迎|送)"),
    "cost": re.compile(
        r"無料|ただで|お金(?:が|の|は)?かから(?:な|ず)|費用(?:が|の)?かから(?:な|ず)|安(?:い|く)(?:料金|所|ところ|使|済|すむ)"
    ),
    "size": re.compile(r"少人数|人(?:の|が)少な(?:い|く)|大勢(?:は|が)苦手|人混み(?:は|が)苦手"),
}
PRINTED: dict[str, re.Pattern[str]] = {
    "frequency": re.compile(r"(?:毎|各)?[週月年]に?[一二三四五六七八九十\d０-９]+(?:～[一二三四五六七八九十\d０-９]+)?(?:回|度|日)(?:～|程度|以上)?(?:開催)?|毎[日週月]|隔[週月]"),
    "time": re.compile(r"平日|土曜日?|日曜日?|土日|休日|週末|祝日|日中|昼間|午前|午後|夕方|夜間|[月火水木金]曜日?|\d{1,2}(?:時|:00)"),
    "transport": re.compile("送迎"),
    "cost": re.compile("無料|有料|利用料|参加費|自己負担|実費"),
    "size": re.compile(r"少人数|定員[^。、]{0,8}|\d+人(?:程度|まで)"),
}  # fmt: skip
WANTED = re.compile(
    r"(?<!聞き)(?<!相談し)(?<!知り)たい|ほしい|欲しい|希望|[できやれ]そう|なら(?!な|ず)|だったら|であれば|があれば|でも(?:い|よ)い|しか(?:行け|出られ|通え|でき)|でないと"
)
"""What makes the sentence one of a wish."""
ROUTINE = re.compile(
    r"^[^。、]{0,14}?(?:(?:通っ|利用し|働い|勤め|行っ|使っ)て(?:い|お|き)(?:る|た|ます)|来て(?:い|く)|訪問(?:し|が|を)|入って(?:い|お)る)"
)
"""What is done already is no wish (「週2回デイサービスに通っている」)."""
DAY_OFF, WORKDAY = re.compile("土|日曜|休日|休みの日|週末|祝日"), re.compile("平日|[月火水木金]曜")
QUESTIONS = {
    "frequency": "「{}」でもよいですか", "time": "「{}」に使えますか", "transport": "「{}」はありますか", "cost": "「{}」で使えますか",
    "size": "「{}」ですか",
}  # fmt: skip
JOIN = re.compile(r"^(?:だけ|くらい|ぐらい|程度|ほど)?(?:なら|でも|だったら|の|に|で|は|、|から)?")
PER_YEAR = {"週": 52, "月": 12, "年": 1}


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish about how something can be used: its kind and the words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A wish beside what the plan prints of a resource.

    Attributes:
        evidence: Both sides with the passage, or None where the plan prints nothing about it.
        ask: What is left to ask, or None where the print settles it.
    """

    evidence: Evidence | None
    ask: str | None


def _sentences(text: str, needs: Iterable[Need]) -> list[str]:
    """Sentences in which something is sought, or told as what would do."""
    told = [n.words.strip("「」") for n in needs if n.told]
    return [s for s in text.split("。") if WANTED.search(s) or any(w in s for w in told)]


def read_wishes(text: str, needs: Iterable[Need]) -> tuple[Wish, ...]:
    """Wishes told in the sentences in which something is sought; the first of each kind."""
    found: dict[str, Wish] = {}
    for sentence in _sentences(text, needs):
        for kind, pattern in WISHES.items():
            for m in pattern.finditer(sentence):
                if not ROUTINE.match(sentence[m.end() :]):
                    found.setdefault(kind, Wish(kind, m.group()))
    return tuple(found.values())


def without_wishes(words: str) -> str:
    """Words of a need without the wishes in them: 「週1回だけなら外に出て作業」 → 「外に出て作業」."""
    plain = words.strip("「」")
    for pattern in WISHES.values():
        m = pattern.match(plain)
        if m:
            rest = plain[m.end() :]
            plain = rest[JOIN.match(rest).end() :] or plain  # type: ignore[union-attr]  # the pattern matches the empty string
    return f"「{plain}」" if words.startswith("「") else plain


def _rate(words: str) -> float | None:
    """How often a year, of words such as 週1回, or None."""
    m = re.search(r"(毎|隔)?([週月年日])に?([一二三四五六七八九\d０-９]+)?", words)
    if m is None:
        return None
    if m[2] == "日":
        return 365.0
    return PER_YEAR[m[2]] * parse_number(m[3] or "1") / (2 if m[1] == "隔" else 1)


def _print(municipality: Municipality, offer: Offer, pattern: re.Pattern[str]) -> tuple[str, Citation] | None:
    """Words of the plan on a wish's kind about this resource, with their passage."""
    for source in (*offer.record.sources, *offer.needs.values()):
        m = pattern.search(source.quote)
        if m:
            return m.group(), cite(municipality, source, offer.record.as_of)
    for text in (getattr(offer.record, "frequency", None), getattr(offer.record, "content", None)):
        m = pattern.search(text or "")
        if m:
            return m.group(), cite(municipality, offer.record.sources[0], offer.record.as_of)
    return None


def _verdict(wish: Wish, printed: str) -> Verdict:
    if wish.kind == "frequency":
        wanted, held = _rate(wish.words), _rate(printed)
        return Verdict.MET if wanted is not None and wanted == held else Verdict.UNKNOWN
    if wish.kind == "time":
        days = [p for p in (DAY_OFF, WORKDAY) if p.search(wish.words)]
        day = all(p.search(printed) for p in days)
        hours = re.findall("日中|昼|午前|午後|夕方|夜", wish.words)
        return Verdict.MET if day and all(h in printed for h in hours) else Verdict.UNKNOWN
    if wish.kind == "cost":
        return Verdict.MET if printed == "無料" else Verdict.UNKNOWN
    return Verdict.MET


def _whom(municipality: Municipality, offer: Offer) -> str:
    """Who can answer: who runs it and the section in charge, as printed."""
    names = {o.id: o.name for o in municipality.organizations}
    operator = names.get(getattr(offer.record, "operator", None) or "")
    department = getattr(offer.record, "department", None)
    if operator and department and "".join(department.split()).endswith(operator):
        return str(department)
    return "・".join(filter(None, (operator, department))) or "担当課"


def compare(municipality: Municipality, offer: Offer, wish: Wish, near: bool) -> Compared:
    """What the plan prints about a wish; what it does not print is asked, with whom to ask."""
    label, whom = LABELS_OF[wish.kind], _whom(municipality, offer)
    told = f"希望（{label}）: {wish.words}"
    if wish.kind == "near":
        if near and offer.location:
            cited = cite(municipality, offer.record.sources[0], offer.record.as_of)
            return Compared(
                Evidence("wish-near", Verdict.MET, told, offer.location, cited, "住まいと同じ町にあります。"), None
            )
        where = f"計画の所在地は「{offer.location}」" if offer.location else "計画に所在地の記載なし"
        return Compared(None, f"{offer.name}: {wish.words}ですか（{where}）。{whom}に確かめてください。")
    asked = f"{offer.name}: {QUESTIONS[wish.kind].format(wish.words)}"
    printed = _print(municipality, offer, PRINTED[wish.kind])
    if printed is None:
        return Compared(None, f"{asked}（計画に{label}の記載なし）。{whom}に確かめてください。")
    words, cited = printed
    verdict = _verdict(wish, words)
    evidence = Evidence(
        f"wish-{wish.kind}", verdict, told, words, cited, f"希望（{label}）を、計画の記載と照らします。"
    )
    left = None if verdict is Verdict.MET else f"{asked}（計画は「{words}」）。{whom}に確かめてください。"
    return Compared(evidence, left)
