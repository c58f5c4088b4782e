"""Reads from the form of a sentence who hurts whom: active or passive, by whom, whose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jusou_graph.matching.people import FAMILY

WHO = rf"(?P<who>{FAMILY})(?:[（(][^）)]*[）)])?"
BY = re.compile(rf"{WHO}(?:から|に)(?:は|も)?")
TOPIC = re.compile(rf"{WHO}(?:が|は|も)")
TO = re.compile(rf"{WHO}(?:を|に|へ|の(?:首|顔|腹|頭|腕|背中|髪|体|年金|お金|金|通帳|食事|ご飯|薬))")
SUFFERED = re.compile(
    r"(?:殴|なぐ|蹴|け飛ば|叩|たた|つね|首を(?:絞|締)め|髪を(?:引|つか)|突き飛ば|投げつけ|押し倒|踏みつけ|縛|閉じ込め|監禁|脅|おど|怒鳴|どな|罵|ののし|罵倒)[^。、]{0,6}?(?:[らさかまたば]れ(?!な))"
    r"|(?:暴力|暴言|虐待|DV|嫌がらせ)(?:を|も|が)?[^。、]{0,6}?(?:受け|浴びせられ|浴び|吐かれ|され|[わら]れ)"
    r"|手を(?:上げ|あげ)られ|つきまとわれ|待ち伏せされ|(?:金|お金|年金|通帳|給料)を(?:取られ|取り上げられ|奪われ|使い込まれ|渡してもらえ)|(?:食事|ご飯|食べ物)を(?:もらえ|与えられ)(?:な|ず)"
)
"""Passive: what is done to someone."""
DONE = re.compile(
    r"(?:殴|なぐ)(?:る|っ|り)|蹴(?:る|っ|り)|(?<!戸を)(?<!アを)(?<!壁を)(?<!窓を)(?<!肩を)(?<!机を)(?:叩|たた)(?:く|いた|いて|き(?:つけ|、))|つね(?:る|っ)|首を(?:絞|締)め(?!ら)|突き飛ばし|踏みつけ(?!ら)|怒鳴りつけ(?!ら)"
    r"|暴力を?(?:ふる|振る|奮|振)(?:う|っ|い)|手を(?:上げ|あげ)(?:る|て|た)|虐待(?:を)?し(?:て|た)|(?:包丁|刃物|ナイフ)を(?:持|向け(?!ら)|突き|振)"
    r"|(?:食事|ご飯|食べ物|薬)を(?:与え|食べさせ|飲ませ)(?:な|ず)|(?:年金|お金|金|通帳|給料)を(?:取り上げ(?!ら)|使い込(?:み|む|ん)|巻き上げ|渡さ(?:な|ず)|奪(?:う|っ|い))"
    r"|つきまと(?:う|い|っ)|待ち伏せ(?:し|、|る)|追い回(?:す|し)|(?:DV|暴力|虐待)で(?:逮捕|捕ま|接近禁止|訴え)|世話を放棄|介護を放棄|(?:受診|病院に)(?:さ|行か)せ(?:な(?!け)|ず)|閉じ込め(?!ら)(?:る|て|た)|縛(?:る|っ|り)つけ|脅(?:す|し(?:て|た))"
)
"""Active: what someone does."""
OWN = re.compile(
    rf"{WHO}(?:の|による|からの)(?:激しい|ひどい|度重なる|身体的|心理的|経済的)?(?:暴力|暴言|DV|虐待|ネグレクト|モラハラ)(?!被害|を受け|防止)"
)
"""「夫の暴力」: by the one named."""
DENIED = re.compile(r"^[^。、]{0,10}?(?:こと(?:は|も|が)?(?:一度も)?な|わけではな|ではな|ていな|てはいな)")
REACH = 30
"""Characters before the deed in which the doer is looked for, in the same sentence."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Violence, threat, neglect or taking of money told in a text.

    Attributes:
        doer, sufferer: The persons as the text names them, or None.
        start, end: Where the words stand that tell it.
        own: Told as someone's own (夫の暴力): of a child, it is suffered.
    """

    doer: str | None
    sufferer: str | None
    start: int
    end: int
    own: bool = False


def _last(pattern: re.Pattern[str], text: str, start: int) -> str | None:
    """The person named last before a place, in its sentence."""
    begin = max(text.rfind("。", 0, start) + 1, start - REACH)
    found = list(pattern.finditer(text, begin, start))
    return found[-1]["who"] if found else None


def read_deeds(text: str) -> tuple[Deed, ...]:
    """Every deed a text tells, denied ones left out."""
    found = [
        Deed(_last(doer, text, m.start()), _last(sufferer, text, m.start()), m.start(), m.end())
        for pattern, doer, sufferer in ((SUFFERED, BY, TOPIC), (DONE, TOPIC, TO))
        for m in pattern.finditer(text)
        if not DENIED.match(text[m.end() :])
    ]
    return (*found, *(Deed(m["who"], None, m.start(), m.end(), own=True) for m in OWN.finditer(text)))
