"""Where a person of a text stands: in the household, apart, gone, or a stranger to it; who calls, who is concerned.

The grammar around the word tells it: what stands right before it (亡夫, 隣の息子, 別居の長女), and the predicate of which it
is the subject or object in the same clause (妻に先立たれ, 息子は仙台に住んでいる).
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from jusou_graph.reading.people import FAMILY, Mention


class Place(StrEnum):
    """Where a person stands to the household of the one concerned."""

    HOUSEHOLD = "household"
    APART = "apart"
    """Lives elsewhere."""
    GONE = "gone"
    """Dead, divorced, or left for good."""
    STRANGER = "stranger"
    """Of another household: a neighbour's, a friend's."""


AGED = r"(?:[0-9一二三四五六七八九十百]{1,4}(?:歳|代|才)?の|独身の|高齢の|認知症の|一人暮らしの|同居の|お|ご)*"
GONE_BEFORE = re.compile(
    rf"(?:亡き|亡くなった|亡くした|死んだ|他界した|先立った|死別した|別れた|離婚した|離別した|離縁した|縁を切った|家を出た|出て行った|いなくなった|亡|故|元|先|前)(?:の)?{AGED}$"
)
APART_BEFORE = re.compile(
    r"(?:別居(?:中)?の|離れて(?:暮らす|住む|いる)|別に(?:暮らす|住む)|遠く(?:の|に(?:いる|住む|暮らす))|遠方の|(?:市内|町内|村内|区内|近く|近所|隣町|同じ町)に(?:住む|住んでいる|いる)|嫁いだ|嫁に行った|独立した|家を出ている|実家の|里の|田舎の|単身赴任(?:中)?の|入所(?:中|している)?の?|施設(?:に(?:いる|入っている)|の)"
    r"|(?:県外|市外|町外|村外|他県|遠方|海外|外国|都会|首都圏|関東|関西|東京|大阪|仙台|名古屋|札幌|[一-龠]{1,4}(?:都|道|府|県|市|区|町|村))(?:内)?(?:の|に(?:住む|住んでいる|いる|暮らす|嫁いだ|在住の|勤める)|在住の|で(?:暮らす|働く|働いている|暮らしている)))"
    + AGED
    + "$"
)
OTHERS = r"(?:近所|隣家|隣り|隣|となり|向かい|裏|斜め前|知人|友人|友達|友だち|同僚|上司|大家|家主|クラス|同級生|よそ|他人|親戚|恋人|彼氏|彼女|先生|担任|ママ友|ヘルパー|民生委員|職場の人|近くの人|店)"
STRANGER_BEFORE = re.compile(rf"{OTHERS}(?:の家|宅|さん|の人|の方)?の?{AGED}$")
THEN = r"(?:[（(][^）)]*[）)])?(?:さん|夫婦|たち|一家|家族|[二三四2-4]人(?:とも)?)?"
REGION = r"(?:北海道|青森|秋田|岩手|山形|宮城|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄|仙台|名古屋|札幌|横浜|九州|関東|関西|首都圏)"
GONE_AFTER = re.compile(
    rf"^{THEN}(?:は|が|も|を|に|と|とは|とも|に(?:も|は))?、?(?:(?!{FAMILY}|私|本人|自分)[^。、]){{0,16}}?(?:亡くな[りっる]|亡くし|亡く、|死別|死に別れ|他界|先立た|逝去|急逝|病死|死亡|死ん(?:で|だ)|見送っ|看取っ|離婚|離別|離縁|生き別れ|別れ(?:た|て)|縁を切|家を出て(?:行|い)っ|出て(?:行|い)った|蒸発|失踪)"
    rf"|^の(?:死|没|葬儀|四十九日|一周忌|三回忌|遺|仏壇|位牌|墓|形見|亡)"
)
MARRIED_OUT = re.compile(rf"^{THEN}(?:は|が|も)(?:もう|みな|みんな)?(?:嫁(?:ぎ|い|に行)|独立|片付)")
OWN_HOUSE = re.compile(r"^(?:[（(][^）)]*[）)])?(?:さん)?(?:夫婦|一家|家族)")
PARTED = re.compile(r"(?:父と母|母と父|両親)(?:は|が)[^。、]{0,6}離婚")
FAR_AWAY = re.compile(
    rf"^{THEN}(?:は|も)(?:今は|ずっと)?(?:県外|市外|町外|他県|遠方|海外|外国|{REGION})(?:。|、|だ|で[、す])"
)
OF_ANOTHER = re.compile(rf"(?:{FAMILY})(?:[（(][^）)]*[）)])?(?:さん)?(?:と|を|に|とは)(?:[^。、]{{0,6}})?$")
"""Before 「死別した」: someone else is the one who is gone (妻と死別した男性)."""
FORMER_AFTER = re.compile(
    rf"^{THEN}(?:は|が|も)、?(?:もう|すでに|既に)?(?:い(?:ない|ません)|おら(?:ず|ない|れない))(?:。|、|が|$)"
)
APART_AFTER = re.compile(
    rf"^{THEN}(?:は|が|も|とは|とも)、?(?:(?!{FAMILY}|私|本人|自分)[^。]){{0,20}}?(?:(?:県外|市外|町外|他県|遠方|遠く|海外|外国|{REGION}|実家|施設|寮|[一-龠]{{1,4}}(?:都|道|府|県|市|区|町|村)(?:内)?)(?:に|で|へ|の(?:施設|病院|アパート|会社|寮)(?:に|で))(?!戻)(?:(?!戻|帰っ)[^。、]){{0,10}}?(?:い(?:る|て|ます)|住|暮ら|働|嫁|勤め|所帯|家庭|就職|入所|入って|進学|移|転勤|単身赴任)"
    r"|在住|疎遠|音信不通|行き来(?:が|は|も)な|連絡(?:が|は|も)(?:取れ|つか|な)|絶縁|別居|別(?:々)?に暮ら|離れて(?:暮|住)|単身赴任|結婚して(?:家を出|独立|別)|独立|家を出(?:て|た)|嫁いで|一人暮らしをして|(?:週|月|年|時)(?:に|々|末に?)[^。、]{0,6}(?:来|通|顔|訪|帰))"
)
BACK = re.compile(r"戻(?:って|り)|帰って(?:き|い|同居)|同居")
VISITS = re.compile(
    rf"^{THEN}(?:は|が|も|に)、?(?:(?!{FAMILY}|私|本人|自分)[^。、]){{0,14}}?(?:(?:手伝い|遊び|様子を見|見|世話し|世話をし|片付け|顔を出し|泊まり)に(?:来|通|寄)|訪ねて(?:来|く)|通って(?:来|く|い)|電話(?:を|が)(?:くれ|かけて|ある|来る)|仕送り)"
)
SELF = re.compile(
    r"(?<![一-龠])(?P<who>私|僕|俺|自分|わたし|ぼく|おれ|わし|あたし)(?:自身)?(?:[（(][^）)]*[）)])?(?P<how>は|が|も|には|にも|の方が|ひとりで|一人で|に(?=督促|請求|電話|手紙|連絡)|と)(?!たち)"
)
ASKS_ONLY = re.compile(
    r"^、?[^。、]{0,14}?(?:心配|相談|電話|どうし|困って(?:い|お)|聞きたい|お願い|思(?:い|って)|娘|息子|嫁|妻|夫|姪|甥|孫|隣|近所|友人)"
)
AGED_PERSON = re.compile(r"[0-9]{1,3}(?:歳|代)の?(?:女性|男性|女子|男子|方|お年寄り|高齢者)(?!の)")
KIN_OF = re.compile(rf"(?:{FAMILY})の$")
CARES = re.compile(r"[^。、]{0,10}?(?:世話|面倒|介護|看病|見て|付き添|支えて|通って)")
MATTER = re.compile(
    rf"(?P<who>{FAMILY}|おばあさん|おじいさん|お年寄り|男性|女性|方|人)(?:[（(][^）)]*[）)])?(?:さん)?の(?:こと|件)(?:で|について|に関して|を(?:相談|心配|聞)|なのですが|です|が(?:心配|気が|気に))"
)
OURS = re.compile(
    rf"(?:うちの|わが家の|我が家の|私の|僕の|自分の)(?P<who>{FAMILY})(?:[（(][^）)]*[）)])?(?:が|は|も|のこと)"
)
SPOKEN_FOR = re.compile(
    r"(?:隣の部屋|隣室|上の階|下の階|隣|隣家|となり|近所|向かい|裏|担当|利用者|患者|入居者|借主|独居|一人暮らし|見守り対象|クラス|受け持ち|友人|知人|町内|アパート|同じ階|二階)の(?P<who>おばあさん|おじいさん|お年寄り|奥さん|ご主人|男性|女性|男子生徒|女子生徒|生徒|児童|住人|住民|方|(?P<name>[A-Za-zＡ-Ｚ]|[一-龠]{1,3})(?:さん|氏|君|ちゃん))(?!の(?:息子|娘|母|父|夫|妻|兄|弟|姉|妹|孫|家|嫁|話)|から|より|が(?:来|相談に))"
)
CLIENT = re.compile(r"(?<![一-龠])(?:利用者|相談者本人|患者|入居者|借主)(?=が|は|の[^男女]|から)")
CAME = re.compile(r"(?:^|。)(?:本人|ご本人|当人)(?:から|より|が|の)?、?(?:の)?(?:電話|来所|来庁|来談|相談|連絡|メール)")


def place_of(text: str, mention: Mention) -> Place:
    """Where a person stands, by the words around.

    Args:
        text: The text, folded.
        mention: The person.
    """
    begin = max(text.rfind(c, 0, mention.start) for c in "。、「」（(") + 1
    before = text[max(begin, mention.start - 20) : mention.start]
    inside = text[mention.start : mention.end]
    after = text[mention.end : mention.end + 44]
    lead = before + inside[: max(len(inside) - len(mention.relation), 0)]
    told = GONE_BEFORE.search(before) or GONE_BEFORE.search(lead)
    if told and OF_ANOTHER.search(lead[: told.start()]):
        told = None
    if told or GONE_AFTER.match(after) or FORMER_AFTER.match(after):
        return Place.GONE
    if STRANGER_BEFORE.search(before):
        return Place.STRANGER
    if APART_BEFORE.search(before) or APART_BEFORE.search(lead) or mention.apart:
        return Place.APART
    if OWN_HOUSE.match(after) and "同居" not in before + after[:16]:
        return Place.APART
    if (
        mention.relation in ("父", "母")
        and PARTED.search(text)
        and not re.search(rf"{mention.relation}と(?:暮|住|二人)", text)
    ):
        return Place.GONE
    if FAR_AWAY.match(after) or MARRIED_OUT.match(after):
        return Place.APART
    far = APART_AFTER.match(after)
    if far and not BACK.search(after[: far.end() + 12]):
        return Place.APART
    if VISITS.match(after) and "同居" not in before:
        return Place.APART
    return Place.HOUSEHOLD


def speaks_of_self(text: str) -> re.Match[str] | None:
    """Where someone tells of themself (私は一人で…), and not only asks for another (私は心配しています)."""
    for m in SELF.finditer(text):
        if KIN_OF.search(text[: m.start()]) and CARES.match(text, m.end()):
            continue
        if m["how"] == "と" or ASKS_ONLY.match(text[m.end() :]):
            continue
        return m
    return None


def matter(text: str) -> str | None:
    """The person about whom the text says that it is (父のことで, うちの息子が), as named there."""
    for pattern in (MATTER, OURS):
        m = pattern.search(text)
        if m:
            return m["who"]
    return None


def more_people(text: str, mentions: list[Mention]) -> list[Mention]:
    """Persons whom no word of kin names: who speaks of themself, a neighbour, a client.

    Args:
        text: The text, folded.
        mentions: Those who are read from it.
    """
    mentions = [
        m for m in mentions if not text.startswith(("の私", "の僕", "の自分"), m.end)
    ]  # 「娘の私」 is who speaks
    taken = [(m.start, m.end) for m in mentions]
    found: list[Mention] = []

    def free(start: int, end: int) -> bool:
        return not any(s < end and start < e for s, e in taken)

    for m in SPOKEN_FOR.finditer(text):
        if free(m.start("who"), m.end("who")):
            relation = "本人" if m["name"] or m["who"] in ("方", "住人", "住民") else m["who"]
            found.append(Mention(relation, None, None, m.start("who"), m.end("who")))
    for m in CLIENT.finditer(text):
        if free(m.start(), m.end()) and not found:
            found.append(Mention("本人", None, None, m.start(), m.end()))
    own = speaks_of_self(text)
    if own and free(own.start("who"), own.end("who")) and not any(m.relation in ("本人", "ご本人") for m in mentions):
        found.append(Mention("本人", None, None, own.start("who"), own.end("who")))
    came = CAME.search(text)
    if came and not own and not any(m.relation in ("本人", "ご本人") for m in (*mentions, *found)):
        at = text.index("人", came.start()) + 1
        found.append(Mention("本人", None, None, at - 2, at))
    return sorted([*mentions, *found], key=lambda m: m.start)


def with_place(text: str, mentions: list[Mention]) -> list[tuple[Mention, Place]]:
    """Every mention with where the person stands; the same relation told gone once stays so."""
    placed = [(m, place_of(text, m)) for m in mentions]
    return [(replace(m, apart=m.apart or place is Place.APART), place) for m, place in placed]


ALONE = re.compile(
    r"(?:一人|ひとり|独り|1人)(?:暮らし|住まい|きり|で(?:暮ら|住|生活))|独居|は(?:一人|ひとり)(?:。|です)|(?:一人|ひとり)になった"
)
HER_HOME = re.compile(r"(?:実家|里|田舎)の[^。、]{0,8}$")


def lives_alone(text: str, start: int, others: list[int]) -> bool:
    """Whether the person named at a place is told to live alone, or in another home than the one who calls.

    Args:
        text: The text, folded.
        start: Where the person concerned is named.
        others: Where others are named.
    """
    if HER_HOME.search(text[max(0, start - 12) : start]):
        return True
    for m in ALONE.finditer(text):
        begin = text.rfind("。", 0, m.start()) + 1
        told = [at for at in (start, *others) if begin <= at < m.start()]
        after = [at for at in (start, *others) if m.end() <= at <= m.end() + 24]
        if (told and max(told) == start) or (not told and (not after or min(after) == start)):
            return True
        if told and start > m.start() and start - m.end() <= 12:
            return True
    return False


def is_former(text: str, mention: Mention) -> bool:
    """Whether someone is named as a former husband or wife: another person than the present one."""
    return bool(
        re.search(r"(?:元|前|先|別れた|離婚した|離縁した)(?:の)?$", text[max(0, mention.start - 6) : mention.start])
    )


def is_spoken_for(text: str, start: int) -> bool:
    """Whether the person named at a place is one for whom others speak (隣のおばあさん, 利用者のAさん)."""
    if STRANGER_BEFORE.search(text[max(0, start - 12) : start]) and AGED_PERSON.match(text, start):
        return True
    return any(m.start("who") == start for m in SPOKEN_FOR.finditer(text)) or any(
        m.start() == start for m in CLIENT.finditer(text)
    )
