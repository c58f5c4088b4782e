"""Danger to life comes first; past events, denials and worries are no alarm."""

from __future__ import annotations

import re

from jusou_graph.case.facts import MET, NOT_MET, UNKNOWN, Facts
from jusou_graph.matching.plan.passages import Passage
from jusou_graph.matching.rules.rule import Case, Finding, Rule
from jusou_graph.reading.spans import Found

NOW = re.compile(r"いま|今|さっき|先ほど|ついさっき|これから|たった今|続いて|ところ|電話口|まだ")
WORRY = re.compile(
    r"^[^、。]{0,3}?(?:防止|予防|訓練|研修|ゲーム|映画|小説|ドラマ|漫画|の出る)|^[^、。]{0,8}?(?:のではないか|んじゃないか|かもしれ|ないかと?(?:心配|不安)|おそれ|恐れ|たら(?!し)|とき(?:に|は|の|も)|時(?:に|は|の|も)"
    r"|場合|ニュース|テレビ|消し忘れ|を見て|ならないか|しないか|ないか(?:心配|不安)|ことがあ|ときがあ|方法|という言葉|そうにな|ても(?:誰|だれ|気づ)|[^、。]{0,14}のではと)"
)
OVER = re.compile(
    r"^[^。]{0,20}?(?:た(?:こと|経験|時期)[がも]|もう大丈夫|未遂|いたが|いたけれど|いたものの|て入院し|て亡くな|で亡くな|しなくなった|治まっ|落ち着|てから|その後)"
)
BEFORE = re.compile(
    r"(?:以前|昔|過去|かつて|\d+(?:年|か月|週間)(?:ほど|くらい)?前|去年|昨年|一昨年|先月|先週|この冬|子どものころ|(?<=[年月日間])前に|\d0代の?(?:とき|頃|ころ))[^。]{0,20}$"
)
LATELY = re.compile(
    r"日が暮れ|暗くな|夜にな|寝間着|パジャマ|薄着|はだし|裸足|雪|吹雪|山菜|きのこ|川|海|池|山に|まだ|きょう|今日|いま|今(?!後|度|年|月)|昨夜|ゆうべ|今朝|けさ|朝から|昼から|夕方|夜から|夜になっても|昨日から|きのうから|時間|さっき|警察|捜し|探し"
)
LONG_AGO = re.compile(r"\d+(?:年|か月|ヶ月)|[一二三四五六七八九十数]+(?:年|か月)")
DENIED = re.compile(
    r"^(?:[^、。]{0,8})(?:と?は(?:思わ|思ってい|考えてい)な|わけではな|つもりはな|こと(?:は|も|が)?な|ではな|ていな|いませ|てな)"
    r"|^[^。]{0,34}?(?:「?(?:ない|いいえ|違う)」?と(?:答え|言|話|の(?:こと|返))|否定し|首を横に振)"
)

TEXTS = {
    "danger:overdose": "いますぐ119番（救急）へ。飲んだ薬の名前と量を伝え、電話を切らずに話を続けます。",
    "danger:collapse": "いますぐ119番（救急）へ。鍵がかかっていて入れないときは110番（警察）にも連絡します。",
    "danger:life": "いますぐ110番（警察）と119番（救急）へ。電話を切らずに、いまいる場所を聞きます。",
    "danger:wish": "いまいる場所と、手段・計画があるかを聞きます。危険が迫っていれば119番（救急）・110番（警察）へ。",
    "danger:violence": "いますぐ110番（警察）へ。けががあれば119番（救急）にも。安全な場所に離れてもらいます。",
    "danger:child": "いますぐ110番（警察）へ。子どもへの虐待は189番（児童相談所）にも連絡します。",
    "danger:missing": "いますぐ110番（警察）へ。いなくなった時刻、服装、行きそうな所を伝えます。",
    "danger:neglect": "けが・衰弱があれば、いますぐ119番（救急）へ。まわりの人が世話や受診をさせないのは虐待にあたります。高齢者・障がい者は市町村の虐待の窓口に、子どもは189番（児童相談所）に通報します。",
    "danger:driving": "いま運転しているときは、いますぐ110番（警察）へ。鍵を預かるなどして、乗らせないようにします。",
    "danger:fire": "いますぐ119番（消防）へ。近くの人を外に避難させます。",
}
GIVEN = "命や体の危険が迫っています。いますぐ119番（救急・消防）または110番（警察）へ。子どもの虐待は189番（児童相談所）にも。"
NOTE = (
    "（この案内は安全のための決まりで、計画書の言葉ではありません。窓口や会議のことは、危険がなくなってから考えます。）"
)


ANSWER = re.compile(r"(?:返事|応答|反応)$")
UNANSWERED = re.compile(
    r"^(?:が|も|は|を|すら|さえ)?(?:全く|まったく|何も|一切)?(?:な(?:い|く|かっ|し)|ありませ|し(?:な|ませ)|無)"
)
"""Not answering is an alarm only where no answer comes (「声をかけても返事だけで」 is one)."""
ESTRANGED = re.compile(
    r"訪ね|訪問|訪れ|戸越し|ドア越し|部屋の前|ふすま|口をきか|いつも|毎回|何度|たび|ずっと|\d年|[一二三四五六七八九十何数]年|年(?:以上|ほど|近く)|か月|あいさつ|挨拶|話しかけて"
)
ACUTE = re.compile(
    r"倒れ|動か|動け|さっき|先ほど|いま|今朝|けさ|今(?!の|後|度|回)|昨夜|ゆうべ|昨日|きのう|新聞が|テレビの音|明かり|電気がつ|電話|中で|足が見|手が見|ぐったり|息(?!子)|顔色|冷た|苦し|物音|うめ|鍵|玄関"
)
"""Who has long kept silent is withdrawn; not answering is danger where something has just happened."""


IS_BACK = re.compile(r"^て(?:い(?:る|た|ま(?!せ))|き(?:た|ま))")
"""After 「戻って」「帰って」: the person is back."""


def _acute(text: str, f: Found, before: str, after: str) -> bool:
    """Whether no answer came at all, and not only from someone who has long kept silent."""
    estranged = bool(ESTRANGED.search(text[: f.start])) and not ACUTE.search(before + after)
    return bool(UNANSWERED.match(after)) and not estranged


def _alarming(text: str, f: Found) -> bool:
    """Whether the words tell of a danger now."""
    if f.judged or f.past:
        return f.judged
    sentence_end = text.find("。", f.stop)
    after = text[f.stop : sentence_end if sentence_end >= 0 else len(text)]
    begin = text.rfind("。", 0, f.start) + 1
    before = text[begin : f.start]
    if f.negated and f.key not in ("danger:collapse",):
        return False
    if f.key == "danger:collapse" and ANSWER.search(text[f.start : f.stop]) and not _acute(text, f, before, after):
        return False
    if DENIED.match(after) and f.key != "danger:collapse":
        return False
    now = bool(NOW.search(before) or NOW.search(after))
    if (BEFORE.search(before) or OVER.match(after)) and not now:
        return False
    if WORRY.match(after) and f.key != "danger:overdose":
        return False
    if re.search(r"(?:父|母|夫|妻|兄|弟|姉|妹|友人|知人)(?:が|は|を)[^、。]{0,6}$", before) and f.key == "danger:wish":
        return False
    if f.key == "danger:missing" and IS_BACK.match(text[f.start : f.stop][-1] + after):
        return False
    if f.key == "danger:missing":
        return bool(LATELY.search(text[begin : f.stop] + after)) and not LONG_AGO.search(text[begin : f.stop] + after)
    if f.key == "danger:wish":
        return now or "と話" in after or "と言" in after or "」" in after
    return True


def danger_words(facts: Facts, text: str) -> Found | None:
    """The first words of the text that tell of a danger now."""
    order = (
        "danger:overdose",
        "danger:collapse",
        "danger:fire",
        "danger:life",
        "danger:child",
        "danger:violence",
        "danger:missing",
        "danger:neglect",
        "danger:driving",
        "danger:wish",
    )
    found = [f for f in facts.found if f.key in order and _alarming(text, f)]
    return min(found, key=lambda f: (order.index(f.key), f.start), default=None)


def danger(case: Case) -> Finding:
    """The sheet says so, or, where it is silent, the text tells of a danger now."""
    given = case.facts.given.danger
    if given == "yes":
        return MET, "危険: 有"
    if given == "no":
        return NOT_MET, "危険: 無"
    found = danger_words(case.facts, case.facts.text)
    if found:
        return MET, f"「{found.words}」"
    return UNKNOWN, "命や体の危険があるかを聞いていない"


def emergency_text(facts: Facts) -> str:
    """What to do first, by the words read; in general terms where only the sheet says that there is danger."""
    found = danger_words(facts, facts.text)
    return (TEXTS[found.key] if found else GIVEN) + NOTE


def urgent_cooperation(case: Case) -> Finding:
    """The plan's own words on urgent cases."""
    return danger(case)


EMERGENCY_RULES = (
    Rule(
        "danger-first", "危険の欄・いま起きていることを語る言葉", "119番・110番・189番を先に",
        "命や体の危険があるときは、どの窓口や会議よりも先に119番・110番・189番です（安全のための決まり）。",
        danger, None,
    ),
    Rule(
        "urgent-cooperation", "危険の欄・いま起きていることを語る言葉", "警察・医療機関との連携、支援会議での緊急対応",
        "緊急性のある事案について、計画が定める対応です。", urgent_cooperation,
        Passage(("rules", "meetings"), ("警察や医療機関と連携", "緊急性(?:が|の)ある事案", "緊急性")), local=True,
    ),
)  # fmt: skip
