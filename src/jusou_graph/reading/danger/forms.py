"""Ages, days, amounts and what is told in many words at once, as signs of danger read by their form."""

from __future__ import annotations

import re

CHILD_AGE, ELDER_AGE = 12, 65
AGE = re.compile(r"(\d{1,3}|[〇一二三四五六七八九十百]{1,4})(?:歳|さい|才|になる(?=息|娘|母|父|子|男|女|孫))")
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("baby", re.compile(r"生後[^。、]{1,6}|[一二三四五六七八九十\d]+[かヶケ]月の(?:子|娘|息子|男|女|孫|赤|乳)|(?<![0-9〇一二三四五六七八九十百])(?:0|〇|零)歳")),
    ("child", re.compile(r"(?<![大一-龠])[小中高][1-6一二三四五六]|[一二三四五六1-6]年生|(?:年少|年中|年長)の|高校生|中学生")),
    ("late", re.compile(r"もう(?:夜の)?(?:[89]|1\d|2\d|八|九|十|十一|十二)時")),
    ("hot", re.compile(r"(?:3[2-9]|三十[二三四五六七八九]|4[0-3]|四十[一二]?)度(?!の熱|台の熱|の高熱)")),
    ("elder", re.compile(r"[6-9]0代|[六七八九]十(?:代|の(?:母|父|祖|夫|妻|女|男)|を過ぎ|近い)")),
    ("days", re.compile(
        r"(?:[二三四五六七八九十数何]+|[2-9]|\d{2,})日(?:間|も|前から|ほど|余り|以上|続|目|分|で(?!も)|た|と(?!の)|ば|(?<=[うこでるてっ][二三四五六七八九十2-9]日)、|(?=[食飲閉帰何替姿連寝立動学返眠起戻出開入水湯親]))"
        r"|(?:[一二三四五六七八数何\d]+)週間|おととい|一昨日|一昨夜|(?:先週|週末|[月火水木金土日]曜|盆|正月|先々?月|先月)から|何日|数日|ここ(?:二|三|数|2|3)日"
        r"|十日|二十日|(?:[二三四五六七八九十]|[2-9]|\d\d)(?:晩|食)")),
    ("leave", re.compile(r"(?:子|兄弟|姉妹|きょうだい|幼児|児|歳)(?:たち|供|ども|二人|ふたり|三人|さん)?だけ(?:で|が|に|みたい|らし)")),
    ("attempt", re.compile(r"(?<=[おこそとのほもよろごぞどぼぽ])うと(?:し|す|思|考|決)|(?<=[るすくむぶつう])(?:寸前|直前|つもり|気(?:だ|で(?!も)|が))")),
    ("ongoing", re.compile(r"(?<=[いっんしきけりちみ])[てで](?:い(?:る|ます|て|た(?!だ))|る|ます|おり|た(?:。|$)|ら(?=[。、]|$))|続け|最中")),
    ("parents-gone", re.compile(r"(?:親|両親|母親|父親|ママ|パパ|お母さん|母さん)(?:が|は|も)?[^。、]{0,8}?(?:いな(?:い|く|かっ)|帰ってこ?な|帰って来な|帰ってい?な|帰らな|帰らず|戻らな|戻らず|帰りませ|戻りませ|不在)")),
    ("blade-cut", re.compile(r"(?:カミソリ|かみそり|剃刀|カッター|刃物|包丁|ナイフ|はさみ|自分)[^、。]{0,6}?(?:腕|手首|太もも|もも|足|首|体)[^、。]{0,8}?(?:切っ[てた]|切り(?!離)|傷つけ)")),
    ("odd", re.compile(r"(?:様子|言動|顔つき|言うこと)(?:が|も)[^、。]{0,8}?(?:おかし|変|違)")),
    ("scant", re.compile(r"(?:(?:水|湯|お湯|白湯|茶|飴|塩|味噌|漬物|調味料|汁|菓子|せんべい|粉|パン|おかゆ)(?:を|で|と|の|っこ|[^、。]{0,4}?)(?:だけ|のみ|しか|ばかり|舐め|なめ|なめて|で(?:しの|過ご|暮ら|つな)|をすす|を分け|一つ|ひとつ|一袋)|(?:一日|日に|二日に|三日に)(?:一食|一度|一回)(?:だけ|しか|の食|食))(?!の健康法|を使|で洗)")),
    ("far-gone", re.compile(r"(?:父|母|夫|妻|主人|息子|娘|孫|子|姉|兄|弟|妹|祖母|祖父|ばあちゃん|じいちゃん|さん|者|本人|男性|女性)(?:が|も)(?:家に|どこにも|もう|まだ|朝から|さっきから|部屋に)?(?:い(?:ません|ない(?!と|で|の(?:は|が)|時|とき|人|家|日|あいだ|間)|ねえ|なくて(?!も)|ないん|なくなっ)|見当たら|見つから|見えな)")),
    ("much", re.compile(
        r"(?:[六七八九十百何数]|\d\d+|[6-9])+(?:錠|粒|カプセル)|(?:[二三四五六七八九十百何数]|\d+)+(?:シート|包み)|[一二三四五\d]+(?:びん|瓶|箱|袋|シート|本)|(?:[二三四五六七八九十何数\d]+)(?:週間|日|か月|回|週)分")),
)  # fmt: skip
KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}


def number(words: str) -> int:
    """Value of a number in figures or kanji."""
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for c in words:
        if c in KANJI:
            digit = digit * 10 + KANJI[c]
        else:
            total, digit = total + (digit or 1) * (10 if c == "十" else 100), 0
    return total + digit


def read_forms(text: str) -> list[tuple[str, int, int, bool]]:
    """Groups of the lexicon told as numbers: the group, where it stands, never denied."""
    found = [(group, m.start(), m.end(), False) for group, pattern in FORMS for m in pattern.finditer(text)]
    for m in AGE.finditer(text):
        years = number(m[1])
        group = "baby" if years == 0 else "child" if years <= CHILD_AGE else "elder" if years >= ELDER_AGE else ""
        if group:
            found.append((group, m.start(), m.end(), False))
    return found
