"""Reads who hurts whom whatever the verb: struck, threatened, kept in, cut off, robbed, starved, or only feared at home.

Over lemmas (see ``lemmas``): a deed needs a person who does it or suffers it; things are beaten too (絨毯を叩く), and what
is told of a film, a game or a lesson, or denied, is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jusou_graph.reading.lemmas import Rows, read_rows

CLOSE = (
    r"(?:祖父母|祖母|祖父|義父母|義母|義父|義兄|義姉|義弟|義妹|母親|父親|母|父|長男|次男|三男|長女|次女|三女|息子|娘|元夫|元妻|夫|妻|旦那|主人|女房|兄弟|兄|姉|弟|妹|孫|姪|甥|嫁|婿|叔母|叔父|伯母|伯父|両親|親"
    r"|彼氏|彼女|恋人|パートナー|同居/人|同棲/相手|交際/相手|元/夫|元/妻|内縁/の/夫|内縁/の/妻|義理/の/父|義理/の/母|家族)"
)
WHO = rf"(?<![^/])(?:御/)?(?P<who>{CLOSE})/(?:親/)?(?:さん/|ちゃん/)?(?:\([^)]*\)/)?"
BY = re.compile(rf"{WHO}(?:に/(?:は/|も/)?|から/(?:は/|も/)?)")
DOES = re.compile(rf"{WHO}(?:が/|は/|も/)")
OF = re.compile(rf"{WHO}(?:の/|に/よる/|から/の/)(?:[^/、。]+/){{0,2}}$")
AIMED = re.compile(rf"{WHO}(?:を|に|へ|の/(?:首|顔|腹|頭|腕|背中|髪|体|足|尻|手))/")
PASSIVE = r"(?:れる|られる)/"
MADE = r"(?:(?:せる|させる)/(?:られる/|れる/))"
STRIKE = r"(?:殴る|殴り付ける|蹴る|蹴り付ける|蹴飛ばす|叩く|引っ叩く|ぶつ|抓る|突き飛ばす|踏み付ける|踏む|押し倒す|押す|押し付ける|縛る|縛り付ける|閉じ込める|閉じこめる|監禁/為る|軟禁/為る|脅す|脅かす|脅迫/為る|怒鳴る|怒鳴り付ける|罵る|罵倒/為る|噛む|噛み付く|引き摺る|引っ張る|掴む|投げ付ける|刺す|切り付ける|睨む|見張る|監視/為る|追い回す|付け回す|付き纏う|待ち伏せ/為る|追い出す|締め出す|閉め出す|無視/為る|馬鹿/に/為る|侮辱/為る|虐める|苛める|虐待/為る|支配/為る|束縛/為る|問い詰める|責める|責め立てる|詰る|貶す|触る|さわる|拘束/為る)/"
HARD = r"(?:殴る|殴り付ける|蹴る|蹴り付ける|蹴飛ばす|引っ叩く|抓る|突き飛ばす|踏み付ける|押し倒す|縛り付ける|閉じ込める|監禁/為る|脅す|脅迫/為る|怒鳴り付ける|罵る|罵倒/為る|付き纏う|待ち伏せ/為る|追い回す|付け回す|虐待/為る)/"
BELONGING = r"(?:円|スマホ|スマートフォン|携帯|携帯/電話|電話|通帳|年金|保険/証|カード|キャッシュ/カード|鍵|財布|生活/費|給料|貯金|御/金|金|お金|食事|御飯|ご飯|食べ/物|薬|印鑑|家計|家計/費|履歴|アドレス|パスポート|荷物|食費)/"
TAKE = (
    r"(?:取り上げる|取る|奪う|隠す|抜く|消す|捨てる|売る|見る|調べる|使い込む|巻き上げる|壊す|没収/為る|抱え込む|握る)/"
)
WITHHOLD = r"(?:取る/せる|眠る/せる|寝る/(?:せる|させる)|風呂/に/入れる|渡す|呉れる|与える|使う/せる|食べる/(?:せる|させる)|飲む/せる|出す|入れる|持つ/せる)/(?:て/(?:呉れる|居る)/)?(?:ない|ず|ます/ず)/"
GO_OUT = r"(?:外出/(?:を/)?(?:為る/)?|外/(?:に|へ)/出る?/?|出掛ける/|出かける/|家/(?:から|を)/出る?/?|部屋/から/出る?/?|働く/|仕事/(?:を/)?(?:為る/)?|友人/(?:と|に)/会う/|友達/(?:と|に)/会う/|実家/(?:に|へ)/(?:帰る|行く)/|病院/(?:に|へ)/行く/|連絡/(?:を/)?(?:為る/)?|受診/(?:を/)?(?:為る/)?|電話/(?:を/)?(?:為る/)?|デイ/(?:サービス/)?(?:に|へ)/行く/)"
KEPT_IN = (
    rf"(?:{GO_OUT}(?:せる|させる)/(?:て/)?(?:呉れる/|貰う/|居る/)?(?:ない|ず|ます/ず)/|(?:外|部屋|家)/から/出す/て/(?:呉れる|貰う)/(?:ない|ず|ます/ず)/"
    rf"|{GO_OUT}(?:こと/)?(?:を/|も/)?(?:禁じる|禁止/為る|制限/為る|許す/(?:ない|て/呉れる/ない)|認める/ない|止める|妨げる|邪魔/為る)/?|(?:連絡|交際|付き合い)/を/(?:絶つ|断つ)/{MADE})"
)
KILL = r"(?:(?:死ぬ|消える|出る/て/行く)/(?:!/)?(?:[」』]/)?と/|殺す/(?:て/(?:やる|遣る)/)?(?:ぞ/|と/|」)|ぶっ殺す/|刺す/(?:ぞ|て/(?:やる|遣る))/|出る/て/行く/!?/?と/)"
NOUN = r"(?:(?:身体/的|心理/的|経済/的|性/的)/)?(?:暴力|暴言|虐待|DV|dv|ドメスティック/バイオレンス|モラハラ|モラル/ハラスメント|ネグレクト|嫌/がらせ|脅し|折檻|体罰|ストーカー)/"
SUFFER = r"(?:受ける|浴びる|浴びせる/られる|振るう/れる|ふるう/れる|為る/れる|遭う|耐える|苦しむ|逃げる|怯える|避難)/?"
COMMIT = r"(?:を/|が/|も/)?(?:振るう|ふるう|為る|働く|加える|繰り返す|続ける|止む/ない|酷い|激しい|ある|有る|逮捕)/?"
SEXUAL = r"(?:性/行為|性/交渉|性/的)/(?:な/[^/]+/)?(?:を/)?(?:強いる|強要/為る|迫る|求める|強制/為る)/"
FEAR = re.compile(
    rf"{WHO}(?:が/|の/こと/が/|に/)(?:とても/)?(?:怖い|恐い|恐ろしい|怯える)/(?:て/)?(?:、/)?[^。]{{0,16}}?(?:家|部屋|自宅|布団|居場所)?/?(?:に/|へ/|から/|で/)?[^。/]{{0,4}}/?(?:帰る|戻る|居る|入る|寝る|眠る)/[^。、]{{0,6}}?(?:ない|ず|たい/無い)/"
)
FLEES = re.compile(
    rf"{WHO}(?:から/逃げる/|の/機嫌/[^。]{{0,24}}?(?:怖い|恐い|怯える|びくびく)/|(?:が/帰る|の/足音)/[^。]{{0,20}}?(?:震え|震える|動悸|怯える|怖い)/)"
)
"""Someone flees from a person, or trembles at their mood or coming home."""
OWN_HAND = re.compile(
    rf"(?<![^/])(?:認知/症/の/)?(?P<who>{CLOSE}|子|子供|赤ん坊|赤ちゃん)/(?:さん/)?(?:を/|に/)(?:[^/。]+/){{0,2}}?(?:叩く|殴る|抓る|怒鳴る|手/を/上げる|手/を/挙げる)/(?:て/仕舞う/|そう/に/成る/)"
)
"""Who speaks has raised a hand against someone."""
NEEDS_DOER = re.compile(
    r"(?:踏む|噛む|押す|引っ張る|掴む|睨む|無視/為る|虐める|苛める|馬鹿/に|見張る|監視|責める|触る|さわる|問い詰める|叩く|ぶつ|放る|放置|[^/]+/(?:を|も|は)/)"
)
PASSIVE_DEEDS = re.compile(
    rf"(?<![^/])(?:{STRIKE}(?:て/)?{PASSIVE}|{BELONGING}(?:を/|も/|は/)?(?:全部/|全て/|勝手/に/)?{TAKE}{PASSIVE}|{SEXUAL}{PASSIVE}|{KILL}(?:言う|脅す)/{PASSIVE}|{GO_OUT}(?:こと/)?(?:を/|も/)?(?:禁じる|禁止/為る|制限/為る|止める)/{PASSIVE}"
    rf"|(?:連絡|交際|付き合い)/を/(?:絶つ|断つ)/(?:{MADE}|為る/れる/)|{BELONGING}(?:を/|も/)?(?:渡す/て/貰う|貰う|食べる/せる/て/貰う|与える/られる)/(?:ない|ず|ます/ず)/|(?:{GO_OUT}(?:せる|させる)/て/貰う/|(?:外|部屋|家)/から/出す/て/貰う/)(?:ない|ず|ます/ず)/"
    rf"|(?:包丁|刃物|ナイフ)/を/(?:向ける|突き付ける|突き立てる|見せる)/{PASSIVE}|放る/て/おく/{PASSIVE}|放置/為る/{PASSIVE}|(?:土/下座|土下座|正座|我慢)/(?:を/)?(?:為る/)?(?:せる|させる)/(?:られる|れる)/|避妊/(?:を/)?為る/て/(?:貰う|呉れる)/(?:ない|ず)/|手/を/上げる/{PASSIVE}|首/を/(?:絞める|締める|しめる|占める|湿る)/{PASSIVE}|髪/を/(?:掴む|引っ張る|切る)/{PASSIVE}|物/を/(?:投げる|投げ付ける|ぶつける)/{PASSIVE}|(?:土下座|正座)/(?:を/)?為る/{MADE}|{NOUN}(?:を/|に/|が/|も/|から/)?{SUFFER})"
)
ACTIVE_DEEDS = re.compile(
    rf"(?<![^/])(?:{HARD}|首/を/(?:絞める|締める|しめる)/|(?:物|皿|茶碗|コップ|食器|リモコン|椅子|灰皿|瓶|鍋|箸)/を/(?:投げる|投げ付ける|割る)/|(?:ドア|戸|窓|壁|家具|襖)/を/(?:壊す|蹴破る)/|怒鳴る/(?=[^。]*?(?:怯える|怖い|恐い|震える|びくびく))|(?:年金|貯金|金|御/金|給料)/を/(?:全部/|勝手/に/)+使う/(?:て/仕舞う/)?|髪/を/(?:掴む|引っ張る)/|手/を/上げる/|物/を/(?:投げる|投げ付ける)/|叩く/|{BELONGING}(?:を/|も/|は/|さえ/)?(?:全部/|勝手/に/)?(?:[^/]+/(?:が|は)/)?(?:取り上げる|奪う|使い込む|巻き上げる|隠す|抜く|没収/為る)/"
    rf"|{BELONGING}(?:を/|も/|は/|さえ/)?(?:一切/|全く/)?{WITHHOLD}|{KEPT_IN}|{SEXUAL}|{KILL}(?:言う|脅す|怒鳴る)/|(?:包丁|刃物|ナイフ)/を/[^。/]{{1,4}}/|(?:病院|受診)/(?:に|へ)?/?(?:連れる/て/行く|行く/せる|掛かる/せる)/(?:ない|ず)/|{NOUN}{COMMIT}|{NOUN}(?:で|の/疑い/で)/(?:逮捕/(?:為る/れる/)?|捕まる/|接近/禁止/|訴える/(?:られる/)?)|(?:世話|介護|看病)/を/(?:放棄|為る/ない|為る/ず))"
)
NOUN_START = re.compile(NOUN)
TOGETHER = re.compile(r"(?:て/|で/)?(?:合う|合い)/")
THING = re.compile(
    r"(?<![^/])(?!(?:私|僕|本人|自分|女性|男性|女児|男児|子|子供|生徒|相手|弟|妹|兄|姉|母|父|妻|夫|娘|息子|祖母|祖父|首|顔|頭|腹|腕|背中|髪|体|足|尻|手|頬)/)[^/]+/(?:を|に)/(?:[^/を]+/){0,2}$"
)
SERVICE = re.compile(r"(?:て/|で/)(?:貰う/(?!(?:ない|ず))|頂く/|欲しい/|あげる/|上げる/|起こす/|呉れる/(?!ない|ず))")
STORY = re.compile(
    r"(?:ドラマ|映画|小説|漫画|番組|ニュース|記事|研修|講座|講師|講演|講習|訓練|ポスター|啓発|予防|防止|ゲーム|芝居|劇|夢|テレビ|新聞|ごっこ|詐欺|勉強会)/"
)
DENIED = re.compile(
    r"(?:て/居る/)?(?:よう/(?:で|だ|に|な)/)|(?:た/|て/居る/)?(?:と/言う/)?(?:こと|事|訳|の|様子|気配)/(?:は/|も/|が/|で/は/)?(?:一度/も/|全く/|特に/)?(?:無い|有る/ます/ず|だ/無い)/|(?:て/|で/)(?:は/|も/)?居る/(?:ない|ず|ます/ず)/|(?:れる/|られる/)?(?:ない|ず)/|(?:は/|も/|が/)無い/"
)
PREFIX_NO = re.compile(r"(?<![^/])(?:決して|一度/も)/$")
MAY_HARM = re.compile(
    "殴|なぐ|蹴|叩|たた|ぶた|つね|突き飛ば|踏|押し|縛|閉じ込|監禁|脅|おど|怒鳴|どな|罵|ののし|噛|投げ|刺|にら|見張|監視|つきまと|付きまと|待ち伏せ|追い|締め|閉め|絞め|無視|いじめ|虐|支配|束縛|暴|DV|dv|モラハラ|ネグレクト|取り上げ|取られ|取る|奪|隠|抜か|抜い|使い込|巻き上げ"
    "|渡さ|渡して|逃げ|機嫌|足音|帰る|割|壊|使って|使い|触|責め|死ね|放|消|捨て|売|土下座|問い詰|とらせ|取らせ|見られ|首を|くれ|もらえ|与え|食べさせ|飲ませ|禁じ|許さ|させ|出して|出さ|絶|殺|包丁|刃物|ナイフ|性|怖|こわ|恐|おびえ|怯|手を上げ|手をあげ|連れて行か|放棄|嫌がらせ|ストーカ|体罰|髪"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """Violence, threat, control, neglect or taking of money told in a text.

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


def _name(lemma: str) -> str:
    return {"母親": "母", "父親": "父", "元夫": "夫", "元妻": "妻", "旦那": "夫", "主人": "夫", "女房": "妻"}.get(
        lemma.replace("/", ""), lemma.replace("/", "").removeprefix("元").removeprefix("内縁の")
    )


def _last(pattern: re.Pattern[str], left: str) -> str | None:
    found = list(pattern.finditer(left))
    return _name(found[-1]["who"]) if found else None


def read_deeds(text: str, rows: Rows | None = None) -> tuple[Deed, ...]:
    """Every deed a text tells, denied ones and those of stories left out.

    Args:
        text: With half-width digits and letters (``fold``).
        rows: Its sentences as lemmas (``read_rows``); None to cut them here.
    """
    if not MAY_HARM.search(text):
        return ()
    out: list[Deed] = []
    for _, _, told in read_rows(text) if rows is None else rows:
        row = told.row
        if not STORY.search(row):
            for m in PASSIVE_DEEDS.finditer(row):
                doer = _last(BY, row[: m.start()]) or _last(OF, row[: m.start()])
                if doer is None and NEEDS_DOER.match(m.group()) and not NOUN_START.match(m.group()):
                    continue
                if re.match(r"叩く/", m.group()) and re.search(r"(?:肩|背中|戸|ドア|窓)/を/$", row[: m.start()]):
                    continue
                if _holds(row, m) and (
                    doer or not re.search(r"(?:上司|客|社長|店長|先生|警察|医師|債権/者|同僚|会社)/", row[: m.start()])
                ):
                    out.append(Deed(doer, _last(DOES, row[: m.start()]), *told.span(m.start(), m.end())))
            for m in ACTIVE_DEEDS.finditer(row):
                left = row[: m.start()]
                after = row[m.end() : m.end() + 12]
                doer = _last(DOES, left) or _last(OF, left)
                if doer is None or re.match(rf"(?:て/)?{PASSIVE}|{MADE}", after) or not _holds(row, m):
                    continue
                if re.match(r"(?:叩|殴|蹴)", m.group()) and THING.search(left):
                    continue
                sufferer = _last(AIMED, left)
                own = _last(DOES, left) is None
                out.append(Deed(doer, None if sufferer == doer else sufferer, *told.span(m.start(), m.end()), own=own))
            out.extend(Deed(_name(m["who"]), None, *told.span(m.start(), m.end())) for m in FLEES.finditer(row))
            out.extend(Deed(None, _name(m["who"]), *told.span(m.start(), m.end())) for m in OWN_HAND.finditer(row))
            out.extend(Deed(_name(m["who"]), None, *told.span(m.start(), m.end())) for m in FEAR.finditer(row))
            out.extend(
                Deed(_name(m["who"]), None, *told.span(m.start(), m.end()), own=True)
                for m in OWN.finditer(row)
                if not DENIED.match(row, m.end())
            )
    return tuple(dict.fromkeys(out))


def tells_of_harm(text: str, start: int, end: int, deeds: tuple[Deed, ...], rows: Rows) -> bool:
    """Whether a word of violence tells of some: a deed is read there, or it is a noun of it outside a story.

    Args:
        text: The text, folded.
        start: Where the word begins.
        end: Where it ends.
        deeds: The deeds read from the text.
        rows: Its sentences as lemmas.
    """
    if any(d.start < end and start < d.end for d in deeds):
        return True
    story = any(STORY.search(told.row) for first, last, told in rows if first <= start < last)
    if story or text[start : start + 3].upper() == "DVD":
        return False
    return VERB_OF_HARM.match(text, start) is None


VERB_OF_HARM = re.compile("[叩殴蹴]|たた|なぐ|けり|けっ")
OWN = re.compile(rf"{WHO}(?:の/|に/よる/|から/の/)(?:[^/、。]+/){{0,2}}?{NOUN}(?!(?:被害|を/受ける|防止|を/為る/れる))")


def _holds(row: str, m: re.Match[str]) -> bool:
    """Whether a deed is told as done to someone, and not denied, mutual, in play, or a service."""
    if DENIED.match(row, m.end()) or TOGETHER.match(row, m.end()) or PREFIX_NO.search(row[: m.start()]):
        return False
    return not SERVICE.match(row, m.end())
