"""Tells of a place in a text whether the person concerned lives there now: 旧住所, 娘は仙台市在住, 勤務先, 転居予定."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from jusou_graph.reading.people import FAMILY, Mention


class Standing(StrEnum):
    """What a text says of a place in it."""

    HOME = "home"
    """The person concerned lives there now."""
    UNSAID = "unsaid"
    """Nothing: mostly the home."""
    NOT_HOME = "not_home"
    """A former or a later home, a relative's, a place of work, a hospital."""


_MOVE = "(?:転居|転出|引っ?越し?|引っ越|越し|移り住|移住|移っ|移り|移る|転入)"
_OTHERS = "友人|知人|友達|大家|家主|親戚|親族|元夫|元妻|別れた夫|別れた妻|恋人|交際相手|内縁の夫|きょうだい|後見人|保証人|保護者"
_KIN = f"{FAMILY}|{_OTHERS}"
_KIN_ALONE = rf"(?P<kin>{_KIN})(?:さん|夫婦|一家|家族)?"
_TOPIC = re.compile(
    rf"(?<![一-龠]){_KIN_ALONE}(?:[（(][^）)]*[）)])?(?:は|が|も|の(?:住む|住んで|いる|暮らす|家|自宅|住所|住まい|ところ)|[（(])"
)
_OF_KIN = re.compile(
    rf"^(?:[^。、]{{0,12}}?(?:に|で)(?:住む|住んでいる|暮らす|暮らしている|いる|一人暮らしの)|在住の|にいる|の)"
    rf"(?:[0-9一二三四五六七八九十]{{1,4}}歳の|別居の|同居の|高齢の|認知症の)*{_KIN_ALONE}(?!の(?:病院|会社))(?!(?:宅|の家|の部屋|のアパート)[^。、]{{0,6}}(?:身を寄せ|居候|泊|間借|住|暮ら|転がり込|同居|いる))"
)
_OLD_BEFORE = re.compile(
    r"旧住所|旧居|前住所|前の(?:住所|住まい|家)|以前|かつて|昔|(?:元|もと|前)(?:は|の住)|もともと|元々|若い(?:ころ|頃)"
    rf"|{_MOVE}前|年前(?:まで|は)|ころは|頃は|生まれは|出身は|従前|(?:去年|昨年|先月|先日|[0-9]+月)まで"
)
_NOT_BEFORE = re.compile(
    r"勤務先|勤め先|職場|会社|パート先|バイト先|仕事場|学校|通学先|入院先|入所先|通院先|かかりつけ|病院|主治医|実家|生家|本家|本籍"
    rf"|帰省先|別荘|連絡先|送付先|住民票|{_MOVE}予定|入居予定|{_MOVE}希望"
)
_NOW_BEFORE = re.compile(
    rf"いま(?:は|の|も)|今(?:は|の|も)|現在|現住所|新住所|居所|居住地|実際は|{_MOVE}後|{_MOVE}先|普段は|ふだんは"
)
_HOME_BEFORE = re.compile("住まいは|自宅は|住所は|家は")
_PLACE_OF_CARE = (
    "病院|医院|クリニック|診療所|施設|包括支援センター|支援センター|センター|デイ|作業所|事業所|(?:支援|小|中)学校?(?![0-9一二三四五六年生])|高校(?![0-9一二三年生])|大学(?![0-9一二三四年生])|保育園"
    "|保育所|幼稚園|役所|役場|公民館|サロン|カフェ|食堂|スーパー|コンビニ|店|会社|工場|職場|公園|駅|銀行|郵便局|教室|児童クラブ"
)
_OLD_AFTER = re.compile(
    r"^[^。、]{0,14}?(?:に|で)[^。、]{0,12}?(?:住んでいた|住んでた|住んでおり?まし|暮らしていた|暮らしてた|居住していた|生活していた|いたころ|いた頃|いたが"
    r"|いたとき|生まれた|生まれ育|育った|育ちま)"
    rf"|^[^。]{{0,12}}?から[^。]{{0,25}}?{_MOVE}|^[^。、]{{0,6}}?(?:出身|生まれ|育ち|時代)|^を(?:出|離れ|引き払)"
)
_NOT_YET = re.compile("予定|つもり|たい|たく|希望|考え|検討|しようと|ことに|ことが決ま|か迷")
_LEAVING = re.compile(rf"^[^。]{{0,12}}?から[^。]{{0,25}}?{_MOVE}(?P<how>[^。]{{0,10}})")
_LATER_AFTER = re.compile(
    rf"^[^。、]{{0,6}}?(?:に|へ|で)(?:の)?[^。、]{{0,14}}?(?:{_MOVE}|入居|住|暮ら)[^。、]{{0,8}}?"
    rf"(?:{_NOT_YET.pattern})"
)
_NOT_AFTER = re.compile(
    rf"^(?:にある|の|で|内の)?[一-龠ァ-ヶーA-Za-z]{{0,12}}(?:{_PLACE_OF_CARE})(?!に住|の上)"
    r"|^[^。、]{0,8}?(?:に|で|へ)(?:勤め|勤務|働|通勤|パート|就職|仕事|入院|入所|通院|通学|通っ|通い|通う|ある(?:実家|畑|墓|土地))"
    r"|^[^。、]{0,3}?(?:勤務|勤め)|^の?(?:実家|生家|本家|別荘|空き家|土地|畑|墓)"
)
_NOW_AFTER = re.compile(
    rf"^[^。、]{{0,14}}?(?:に|で)[^。、]{{0,10}}?(?:住んで|住み|住む|住まう|暮らし|暮らす|在住|居住|独居|生活し|同居|身を寄せ|居候|間借り|(?:一|独|二|三)り?人|{_MOVE}(?:し|て|た|済|ま))"
    r"|^[^。、]{0,3}?(?:在住|居住)|^の?(?:自宅|アパート|団地|市営|県営|借家|持ち家|マンション)"
)


def standing(
    text: str, start: int, end: int, others: Sequence[tuple[int, int]], mentions: Sequence[Mention], subject: str | None
) -> Standing:
    """What a text says of the place that stands in it.

    Args:
        text: The text, folded.
        start: Where the place begins.
        end: Where it ends.
        others: Where other places stand.
        mentions: The persons in the text.
        subject: The person concerned as the sheet has it, or None.
    """
    leaving = _LEAVING.match(text[end : _sentence_end(text, end)])
    if leaving is not None and _NOT_YET.search(leaving["how"]):
        return Standing.HOME
    before = text[_clause_start(text, start, others) : start]
    sentence = text[text.rfind("。", 0, start) + 1 : start]
    after = text[end : _sentence_end(text, end)]
    if _OLD_AFTER.match(after) or _LATER_AFTER.match(after) or _NOT_AFTER.match(after):
        return Standing.NOT_HOME
    now = _NOW_BEFORE.search(before)
    if not now and (_OLD_BEFORE.search(before) or _NOT_BEFORE.search(before)):
        return Standing.NOT_HOME
    kin = _kin_of(sentence, after)
    if kin and not _is_concerned(kin, mentions, subject):
        return Standing.UNSAID if _shares_home(kin, mentions, subject) else Standing.NOT_HOME
    lives = now or kin or _HOME_BEFORE.search(before) or _NOW_AFTER.match(after)
    return Standing.HOME if lives else Standing.UNSAID


def _clause_start(text: str, start: int, others: Sequence[tuple[int, int]]) -> int:
    """Words in front say something of a place back to the end of the clause or of the place before."""
    ends = [end for _, end in others if end <= start]
    return max([text.rfind(mark, 0, start) + 1 for mark in "。、（(「"] + ends)


def _sentence_end(text: str, end: int) -> int:
    stop = text.find("。", end)
    return len(text) if stop < 0 else stop


def _kin_of(sentence: str, after: str) -> str:
    """The relative whose place it is by the words behind it (内丸に住む娘) or the topic in front of it (娘は仙台市)."""
    behind = _OF_KIN.match(after)
    if behind is not None:
        return behind["kin"]
    topics = list(_TOPIC.finditer(sentence))
    return topics[-1]["kin"] if topics else ""


def _is_concerned(kin: str, mentions: Sequence[Mention], subject: str | None) -> bool:
    """Whether the consultation is about a relative, as far as can be told.

    The sheet says; else it is about the first with an age who does not merely call. Where no age is told, about whoever
    is spoken of alone; of several, each may be meant.
    """
    if subject:
        return kin in subject
    if re.search(f"^(?:{_OTHERS})$", kin):
        return False
    told = [m for m in mentions if not m.caller]
    aged = [m for m in told if m.age is not None]
    if aged:
        return aged[0].relation.removesuffix("親") == kin.removesuffix("親")
    return not told or any(m.relation.removesuffix("親") == kin.removesuffix("親") for m in told)


def _shares_home(kin: str, mentions: Sequence[Mention], subject: str | None) -> bool:
    """A couple lives in one home unless the text says otherwise (元夫); so does who brings up a child."""
    return kin in ("夫", "妻") or (
        kin.removesuffix("親") in ("父", "母", "両") and not _is_old_people_s(mentions, subject)
    )


_CHILDREN = re.compile("息子|娘|長男|次男|三男|長女|次女|三女|子|児|生徒|孫|女子|男子|[小中高]学?生")


def _is_old_people_s(mentions: Sequence[Mention], subject: str | None) -> bool:
    """Whether the consultation is about the parents themselves or about nobody's child."""
    if subject:
        return _CHILDREN.search(subject) is None
    told = [m for m in mentions if not m.caller]
    first = next((m for m in told if m.age is not None), told[0] if told else None)
    return first is None or _CHILDREN.search(first.relation) is None
