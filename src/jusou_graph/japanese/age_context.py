"""What the words around a number say about it as an age: of another time, a condition, a difference, or no age at all.

An age counts only where it is the age of someone now; the rest is left unread, for silence is better than a wrong age.
"""

from __future__ import annotations

import re

LIFE_EVENT = (
    r"(?:定年|早期)?退職|引退|結婚|再婚|離婚|死別|亡くな|亡くし|死亡|死ん|死去|他界|逝|没|永眠|発症|発病|出産|産ん|産み|生ん|嫁い|"
    r"独立|上京|就職|入社|中退|卒業|家を出|(?:会社|仕事|学校|高校|大学)を(?:辞|や)め|辞め|引っ越|失明|ひきこもり(?:、|始|に)|引きこもり(?:、|始|に)|失業|事故|不登校|転校|入学|"
    r"夫を|妻を|父を|母を|親を|夫と死|妻と死|倒れて(?:から|以来)|出所|来日|渡|始め|初めて|診断"
)
"""What happens once in a life: 「60歳で退職」 tells when, and not how old someone is."""

LATER = re.compile(
    r"\s*(?:[）)]\s*)?(?:くらい|ぐらい|位|ごろ|頃|前後|過ぎ|すぎ|近く|そこそこ)?"
    r"(?:"
    r"(?:の|だった|になった|になる|になり)?(?:ころ|頃|ごろ|とき(?!々)|時(?!々|給|短)|当時|時点|際|年に|春に|夏に|秋に|冬に|誕生日に)"
    r"|(?:に|と)?(?:なって|を過ぎて|過ぎて|て|た(?:あと|後))?(?:から|以来)(?!の?(?:電話|相談|連絡|来所|問))"
    r"|(?:に|と)(?:なったら|なれば|なると|なるまで|なる前|なり次第|ならない|なってい(?:れば|たら|なければ))"
    r"|の誕生日(?:を[^、。]{0,4}控え|の?前|を待)|前(?:に|から|の?障害)|の?年度末|まで|以上|以下|以降|未満|を対象|が対象|対象|向け|用の|限定|"
    r"(?:くらい)?(?:の)?(?:違い|差(?!し)|ちがい|年上|年下|上の|下の|離れ|年長の(?=姉|兄)|年少の(?=弟|妹)|若い|若く)"
    r"|(?:だった|でした|だったら|なら|であれば|だとすれば|とすれば)"
    r"|(?:か月|ヶ月|ヵ月)?児?(?:健診|検診)"
    rf"|(?:で|の若さで|にして|に|のうちに)(?:[^、。\d]{{0,6}}?)(?:{LIFE_EVENT})"
    r"|(?<=代)で[^、。]{0,30}た(?![いくめちら])|(?<=代)(?:で|に)(?:初|一度)"
    r"|(?:を|は)(?:機に|境に|前に|もって|迎えられ)|を迎え(?:る前|たら|ると)"
    r"|(?:には|に|くらいに|ぐらいに)(?:は)?(?:見え|見られ|思え)"
    r"|(?:程度|並み|なみ|レベル)の?(?:知能|知的|理解|発達|学力)"
    r"|の?(?:老)?(?:犬|猫|愛犬|愛猫|ペット|建物|家屋|車)"
    r"|の?(?:人|方|高齢者|世代|女性|男性|人たち)(?:が多|向け|を対象|が対象|は無料|は利用)"
    r"|が(?:多い|中心|対象|条件|定年)|ばかり|連れ|期(?!待)|会|部|校(?!生)"
    r"|の?(?:壁|節目|医療|問題|保険|割引|支給|手当|開始|受給|年齢制限)"
    r"|の?(?:祝い金|お祝い金|同窓会)"
    r")"
)
"""Directly after the words: another time, a border, a difference, a condition, or an animal or thing of that age."""

EARLIER = re.compile(
    r"(?:享年|行年|没年|亡き?|亡くなった|死んだ|他界した|故|当時は?|昔は?|かつて|以前は?|年前(?:に|は|、)?|(?:か月|ヶ月|年|週間|日)後(?:に|には|、)?|生きていれば|存命なら|もし|仮に|"
    r"妊娠(?:中の)?|平均(?:寿命|年齢)?は?|寿命は?|定年は?|定年の|上限は?|下限は?|対象は?|対象年齢は?|年齢制限は?|精神年齢は?|発達年齢は?|"
    r"(?:肌|脳|血管|骨|実|体力)年齢は?|知能は?|築|第|約束の|(?:犬|猫|ペット)(?:は|が|の|も|、)?|(?:車|家|建物)(?:は|が))[\s　]*(?:[（(]\s*)?$"
)
"""Directly before the words: of the dead, of another time, of a rule, of an animal or a thing."""

THEN = re.compile(r"(?:(?:[ただの]|当)(?:とき|時|頃|ころ)(?:は|には?|、)?|[ただ]のは)$")
"""Directly before the words, and no noun of a person after them: 「亡くなった時は82歳」, but 「転んだ時に82歳の母が」."""

MEASURED = re.compile(r"体温|熱|血圧|体重|身長|室温|気温|血糖|脈|IQ|点数|号室|番地|金額|家賃|酸素")
"""Beside a number without 歳: a measure."""

DEAD_AFTER = re.compile(
    r"[）)]?(?:歳|才)?(?:の[^、。]{1,6})?(?:を亡くし|を見送|の死|に先立|は?(?:死亡|亡くなっ|他界|逝去|死去)|で(?:死亡|亡くなっ|他界|逝去|死去))"
)


def is_not_now(text: str, start: int, end: int) -> bool:
    """Whether the words around say that what stands from ``start`` to ``end`` is nobody's age on this day.

    Args:
        text: The folded text.
        start: Where the words of the age begin.
        end: Where they end.
    """
    before = text[max(0, start - 10) : start]
    then = THEN.search(before) and not re.match("の|[女男]", text[end : end + 1])
    return bool(then or LATER.match(text, end) or EARLIER.search(before) or DEAD_AFTER.match(text, end))


def is_measure(text: str, start: int, end: int) -> bool:
    """Whether a number without 歳 stands among words of a measure (「体温は38」)."""
    return bool(MEASURED.search(text, max(0, start - 8), min(len(text), end + 4)))
