"""Who is spoken of in a sentence, and who speaks: the persons before and after a place in a row of lemmas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jusou_graph.reading.lemmas import Lemmas

SELF_WORDS = ("私", "僕", "俺", "自分", "本人", "当人", "我々", "わし", "あたし", "うち", "当方", "己")
CONCERNED = "本人"
"""What the person concerned is called here; who says 私 is named so too until the case tells who that is."""
KIN = (
    r"(?:曾|ひい)?(?:祖母|祖父|祖父母|義母|義父|義兄|義姉|義弟|義妹|母親|父親|母|父|長男|次男|三男|四男|長女|次女|三女|息子|娘|婿|嫁|夫|妻|旦那|主人|女房|家内|兄|姉|弟|妹|孫|姪|甥"
    r"|叔母|叔父|伯母|伯父|従兄弟|従姉妹|いとこ|婆|爺|奥|両親|夫婦|父子|母子|親子|兄弟|姉妹|双子|親|子供|子|家族|身内|親族|親戚|世帯|保護者|内縁|パートナー|同居人|同居/人|二人|全員|皆|彼女|彼)"
)
TRADE = (
    r"(?:(?:民生|児童|主任|相談|支援|自治|町内)/委員|民生委員|(?:主治|担当)/医|主治医|医師|(?:保健|看護|助産|教|牧|保護)/師|保健師|保護/司|担任|教頭|校長|教員|先生|ケア/マネ(?:ージャー|ジャー)?|ケアマネ(?:ージャー|ジャー)?"
    r"|ヘルパー|職員|担当/者|担当|相談/員|支援/員|事業/者|事業/所|事業所|施設|病院|学校|社協|包括|役所|市|会社|上司|大家|家主|管理/人|後見/人|保佐/人|隣人|友人|知人|近所/の/人|隣/の/人|近隣|町内/会長|ワーカー|弁護/士|警察)"
)
INSTITUTIONS = ("事業所", "施設", "病院", "学校", "社協", "包括", "役所", "市", "会社", "警察")
PERSON = re.compile(
    rf"(?<![^/])(?:御/)?(?P<name>{'|'.join(SELF_WORDS)}|{KIN}|{TRADE}|(?:利用|相談|対象)/者|[a-z]|[^/]{{1,4}}(?=/(?:さん|氏|様|君|ちゃん)/))/(?:親/)?(?:さん/|氏/|様/|ちゃん/|方/)?"
    r"(?:\([^)]*\)/?)?(?:(?:自身|自ら|本人)/)?"
)
TOPIC = re.compile(
    r"(?:自身/)?(?:は/|が/|も/|共/|共に/|とも/に/|と/も/|から/は/|から/も/|に/よる/と/|(?:、/)?(?=、/)|(?=「/))"
)
JOIN = re.compile(r"(?:も/|と/|や/|、/|・/|及び/)")
SAYS = r"(?:言う|話す|答える|述べる|語る|返す|訴える|頼む|申し出る|打ち明ける|漏らす|繰り返す|返事|口/に/為る|思う|考える|見る|聞く|説明|報告|伺う|連絡|電話|希望|主張|怒鳴る)/"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person at a place of a row.

    Attributes:
        name: As the text names the person; ``本人`` for the person concerned or who says 私.
        start, end: Where the words stand in the row.
        quoted: How deep in quotation marks.
        self_told: Said as 私, 自分: whoever speaks there.
    """

    name: str
    start: int
    end: int
    quoted: int = 0
    self_told: bool = False

    @property
    def institution(self) -> bool:
        """An office, a school, a firm: spoken to rather than speaking."""
        return self.name in INSTITUTIONS

    @property
    def trade(self) -> bool:
        """Someone who is there by trade or as a neighbour, not of the family."""
        return bool(re.fullmatch(TRADE, self.name))


def speakers(row: Lemmas) -> list[Speaker]:
    """Everyone named in a sentence, in its order."""
    out = []
    for m in PERSON.finditer(row.row):
        name = m["name"]
        told = name in SELF_WORDS and name not in ("本人", "当人")
        if name == "うち" and not row.row.startswith(("は/", "も/"), m.end()):
            continue
        known = (
            CONCERNED if name in SELF_WORDS or re.fullmatch(r"(?:利用|相談|対象)/者", name) else name.replace("/", "")
        )
        known = {"母親": "母", "父親": "父"}.get(known, known)
        out.append(Speaker(known, m.start(), m.end(), row.quotes[row.token(m.start())], told))
    return out


def is_topic(row: str, person: Speaker) -> bool:
    """Whether something is told of the person named (は, が, も, とも)."""
    return bool(TOPIC.match(row, person.end))


def joined(row: str, people: list[Speaker], last: Speaker) -> tuple[str, ...]:
    """The names that stand together with one (母も長男も, 父と母が)."""
    names, place = [last.name], people.index(last)
    while place and JOIN.fullmatch(row, people[place - 1].end, people[place].start):
        place -= 1
        names.insert(0, people[place].name)
    return tuple(dict.fromkeys(names))


def is_person(lemma: str) -> bool:
    """Whether a lemma names a person."""
    return PERSON.fullmatch(f"{lemma}/") is not None
