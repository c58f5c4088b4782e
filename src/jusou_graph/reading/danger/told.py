"""Whether words tell of what happens now: not of the past, a worry, a story, a preparation, and not settled since."""

from __future__ import annotations

import re
from enum import Enum

STORY = re.compile(
    r"台詞|タイトルは|ドラマ|特集|取材|映画|小説|漫画|マンガ|番組|ニュース|記事|(?:テレビ|ラジオ|新聞|ネット|動画)で(?:見|観|聞|知(?!り合)|読)|夢を見|夢で|ゲームの"
    r"|研修|講座|講師|講演|講習|訓練|ポスター|チラシを(?:配|作|貼|見)|啓発|(?:予防|防止|啓発|安全|運動|強化)(?:週間|月間)|キャンペーン|パンフレット|勉強会|遺族の会|体験談|朗読|芝居|劇の|お化け屋敷|事件(?:を|の話)|報道|人の話を?|話を(?:見|聞|読)"
)
"""Sentences about a story, a lesson, a poster."""
WORRY = re.compile(
    r"(?:[らわれえいきしちにみりぎびけせてねべめげ]|られ)?そう(?:だ|な|に|で)|[^、。]{0,10}?(?:のではないか(?!、)|んじゃないか|ないか(?:と?(?:心配|不安|気がかり|気にな)|どうか)|おそれ|恐れ|(?<!てい)(?<!でい)たら(?!し)|(?:[けせてねべめれえげ])ば(?!か|ら)"
    r"|とき(?:に|は|の|も|、)|時(?:に|は|の|も|、)|場合|[うくすつぬぶむるぐ](?:前に|のに(?:時間|手間|苦労|不便|便利)|のが(?:苦手|好き|重|面倒|おっくう|億劫|大変|趣味|下手|怖|こわ|嫌|いや))|ことがあ|ときがあ|ないよう|ないうち|防止|予防|対策|ようになりたい|[るむぬぶすくう]?ように(?:して)?(?:寝|眠|走|働|歩|暮ら|泣|帰|座)|(?<=[るたいう])ような(?!気が|感じ|音|声|におい|臭|状態|様子|あざ|青あざ|傷|跡|痕|けが|赤)[^、。]|ような(?:寂し|思い|気持|悲し|出来事|つら|話|気が|感じ)|練習|教室|を防|に備え|避け(?:たい|るため)|心配(?:だ|な|で|し)(?!、)"
    r"|か(?:と|って)(?:思[いうっわ]|おも[いうっわ])|ても(?:誰|だれ|気づ)|という言葉|方法|の話題|についての|に関する|かどうか|ほどではな|わけではな|ではありませ|ではな(?!い?か)|つもりはな|ことは?な|ことも?な|ことがな|ことはありませ|こともありませ)"
)
"""What, after the words, makes them a worry, a condition, a general topic or a denial."""
DENIED_LATER = re.compile(
    r"[^。]{0,22}?(?:こと(?:は|も|が)?(?:一度も)?(?:な(?:い|く|し)|ありませ)|と?は(?:思わ|考え)(?:な|て(?:い)?な)|つもりは(?:な|ありませ))"
    r"|[^。]{0,34}?(?:「(?:ない|いいえ|違う)」?と(?:答え|言|話|の(?:こと|返))|否定し|首を横に振)"
)
PAST = re.compile(
    r"(?:以前|昔|むかし|過去|かつて|当時|(?:\d+|[一二三四五六七八九十数何]+)(?:年|か月|ヶ月)(?:も|ほど|くらい|ぐらい|近く|以上)?前|去年|昨年|一昨年|おととし"
    r"|(?:子ども|小さ|若|幼|学生)(?:の|い)?(?:ころ|頃|とき|時)|\d0代(?:の)?(?:ころ|頃|とき|時)|[二三四五]十代のころ|結婚(?:当初|前)|(?<=[年月間])前に|この冬は|この夏は)"
    r"(?!から|以来|より(?:も|ずっと)?|よりも)"
)
SINCE = re.compile(
    r"(?:亡くして|亡くなって|別れて|離れて|逃れて|やめて|断って|なくなって|退いて|失って)[^。]{0,8}?(?:\d+|[一二三四五六七八九十数何]+)(?:年|か月)"
)
NOW = re.compile(
    r"いま(?!す|せ|し|で)|今(?!後|度|年|月|回|ま)|きょう|今日|さっき|先ほど|これから|たった今|まだ|また|最近|このごろ|昨夜|ゆうべ|今夜|今朝|けさ|きのう|昨日"
)
SETTLED = re.compile(
    r"(?:今|いま|その後|もう|すっかり|現在)(?:は|では)?[^。、]{0,14}?(?:元気|落ち着|平気|大丈夫|安心|安定|よくな|良くな|歩け|治|暮らして|過ごして|通って|楽し|笑)"
    r"|退院し(?:て|た)|治った|治って|治り(?!ませ)|治まっ|収まっ|おさまっ|落ち着い(?:て|た)|解決し(?!て(?:い)?な)|見つかった|見つかり(?!ませ)|見つかって(?!い?(?:な|ま[せす]ん|ませ))|無事(?:だ|で|に|が(?!わ|分))|消し止め|鎮火"
    r"|ただけ(?:だ|です|でし|で、|。|らし)|だけの(?:こと|話)|るだけだった|音だった|声だった|夢だった|遊びだった|口癖(?:と|だ|で)"
    r"|会えて(?!い?(?:な|ま[せす]ん|ませ))|何ともな|異常(?:は|が|も)?な(?:い|く|し|かっ)|勘違い|思い違い|誤作動|誤報|(?:変わった|だけ)だけ|だけだった|冗談|元気(?:に|だ|です|でし|そう|な様子|で)(?!い?(?:な|ま[せす]ん|ませ))|心配(?:は)?(?:いらな|な(?:い|く|さそう))|よくあることで"
    r"|別れて[^。]{0,6}年|離婚し(?:て|た)|医師?にも?[^。]{0,8}問題な|(?:危険|危な|切迫|急ぐ)[^。、]{0,8}(?:ではな|はな|じゃな|も?な(?:さそう|い))|しっかりして|(?:けが|あざ|傷)(?:など)?は?な(?:い|く|さそ)|保護され|見つけても|一度もな(?:い|く)|はっきりして(?!い?(?:な|ま[せす]ん|ませ))"
)
"""After the words: it is over, or was nothing."""
RECOVERED = re.compile(
    r"(?:たが|たけれど|たけど|たものの|た(?:あと|後)|てから|ってから|のあと|の後|その後|て(?=回復|退院))[^。]{0,24}?(?:リハビリ(?!を(?:嫌|拒|やめ))|回復し(?!てい?な)|歩けるように|動けるように|話せるように|治療を終え|乗りこえ|乗り越え|快復)"
    r"(?![^。]{0,40}?(?:また|再び|ふたたび|今朝|けさ|急に|さっき|昨夜|突然|いま、|今、))"
)
"""After the words of an illness: the recovery from it is told, and no relapse."""
IS_BACK = re.compile(
    r"戻って(?:き(?:た|ま)|い(?:る|ま(?!せ)))|帰って(?:き(?:た|ま(?!せ))|い(?:る|ま(?!せ)))|戻りました|帰りました|戻った|帰宅した|寝て(?:い)?(?:る|ま)"
)
"""After words of someone gone: the person is back."""
AFTERTHOUGHT = 8
"""Characters behind the words in which the time may still be told (殴られたのは昔のこと)."""


NOTHING = re.compile(
    r"ただけ(?:だ|です|でし|で、|。|らし)|だけの(?:こと|話)|勘違い|思い違い|誤作動|誤報|鎮火|消し止め|音だった|冗談"
)
"""After the words: it was nothing, or is put out."""


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands inside 「…」."""
    return text.rfind("「", 0, at) > text.rfind("」", 0, at)


class Told(Enum):
    """How words are told."""

    NOW = "now"
    WORRY = "worry"
    PAST = "past"
    DENIED = "denied"
    STORY = "story"


class Frames:
    """What of a text is told as happening now.

    Args:
        text: The whole text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._stories = self._sentences_with(STORY)
        self._past = [m.start() for m in PAST.finditer(text)] + [m.start() for m in SINCE.finditer(text)]
        self._settled = [
            m.start() for m in [*SETTLED.finditer(text), *RECOVERED.finditer(text)] if not _quoted(text, m.start())
        ]
        self._nothing = [m.start() for m in NOTHING.finditer(text) if not _quoted(text, m.start())]

    def _sentences_with(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        return [self._sentence(m.start()) for m in pattern.finditer(self._text)]

    def _sentence(self, at: int) -> tuple[int, int]:
        end = self._text.find("。", at)
        return self._text.rfind("。", 0, at) + 1, end if end >= 0 else len(self._text)

    def _is_past(self, start: int, end: int) -> bool:
        first, last = self._sentence(start)
        for at in self._past:
            if first <= at < min(last, end + AFTERTHOUGHT) and not NOW.search(self._text, at, max(at, start)):
                return True
        return False

    def told(self, start: int, end: int) -> Told:
        """How the words between two places are told."""
        if any(first <= start < last for first, last in self._stories):
            return Told.STORY
        if DENIED_LATER.match(self._text, end):
            return Told.DENIED
        if self._is_past(start, end):
            return Told.PAST
        return Told.WORRY if WORRY.match(self._text, end) else Told.NOW

    def was_nothing(self, end: int) -> bool:
        """Whether the text says later that it was a mistake or is put out."""
        return any(at >= end - 2 for at in self._nothing)

    def is_settled(self, end: int, gone: bool = False) -> bool:
        """Whether the text says later that it is over or was nothing; of someone gone, also that they are back."""
        return any(at >= end - 2 for at in self._settled) or (gone and bool(IS_BACK.search(self._text, end)))
