"""The forms in which tables print parts of a town: 丁目, 番, 号, 字, 地割, their ranges, what is left out and what is open."""

from __future__ import annotations

import re

from jusou_graph.japanese.numerals import KANJI_NUMERALS

N = rf"(?:\d+|[{KANJI_NUMERALS}]+)"
TO = "[~～〜]|から"
DASH = "[-ー−‐–—―]"
MOST_JIWARI = 200
LAST = 9_999
"""「30番以降」 has no last 番."""

ALL = re.compile(r"(?:の)?(?:全域|全部|全て|すべて|一円|全地区|全丁目)")
PART = re.compile(r"(?:の)?一部(?:地域|区域)?|のうち$")
# 外, 他 and 等 alone are also the end of names (字堀外, 平等): they open a list only behind a number, a 町 or a bracket.
OPEN = re.compile(r"[(（](?:ほか|外|他|など|等)[)）]|ほか|など|周辺|付近|(?:^|(?<=[目番号地割町村・、)）]))[外他等]")
WITHOUT = r"(?:(?:を|は)?除(?:く|いた(?:区域|地域)?)|以外)。?"
EXCEPT_IN = re.compile(rf"(?:ただし、?)?(.+?){WITHOUT}(?:全域|区域|地域)?")
EXCEPT = re.compile(rf"(.+?){WITHOUT}")
CHOME = re.compile(rf"(?:の)?({N})(?:(?:丁目)?{DASH}({N})(?=丁目))?(丁目)?(?:(?:{TO})({N}))?(丁目)?(?:まで)?")
AZA = re.compile(
    r"(?:大字|字)(?P<name>[^\d・、,~()（）]+?)(?=$|\d|[・、,~(（]|及び|および|並びに|から|地内|の一部|一部|ほか|など|全域)(?:地内)?"
)
JIWARI = re.compile(rf"第?({N})(地割)?(?:(?:{TO})第?({N}))?(地割)?(?:まで)?")
JOINED = rf"(?:(?:番地?|地番)?の|番地?(?=\d)|{DASH})"
SPAN = re.compile(rf"({N}){JOINED}({N})号?(?:{TO})({N}){JOINED}({N})号?(?:まで)?")
PAIR = re.compile(rf"({N})(?:(?:番地?|地番)?の|{DASH})({N})(?:号)?(?:(?:{TO})({N}))?(?:号)?(?:まで)?")
BAN = re.compile(rf"({N})(番地?|地番)?(?:(?:{TO})({N}))?(番地?|地番)?(以降|以上|まで)?")
GO = re.compile(rf"({N})(号)?(?:(?:{TO})({N}))?(号)?(以降|以上|まで)?")
SEPARATOR = re.compile(r"(?:[・、,，/]|及び|および|並びに|と)+")
BRACKET = re.compile(r"[(（]([^()（）]+)[)）]")
BETWEEN_ITEMS = re.compile(r"(?:[・、,，/]|及び|および|並びに)+(?![^(（]*[)）])")
"""Between the items of a cell, not inside brackets."""
GOES_ON = re.compile(rf"$|第?{N}|字|大字|の|[(（]|一部|ほか|など|等|全")
LIMITING = re.compile(
    r"一部|除|[番号]|ほか|など|[他外等]$|以[降上下東西南北]|線|国道|県道|道路|のうち|より|側|[\d一二三四五六七八九十]丁目"
)
AREA = re.compile(r"(?:小|中)?(?:学校)?[校学]区|圏域|自治区|管内|管轄区?域?")
WITHIN = re.compile(rf"(.+?(?:{AREA.pattern}))のうち[、,]?(.*)")
NOT_A_TOWN = re.compile(
    rf"一部|除|以外|ただし|ほか|など|[他外等]$|以[降上下東西南北]|線|国道|県道|市道|道路|のうち|より|から|側|部$|岸|半分|[()（）※~\d]番|"
    rf"{AREA.pattern}|自治会|町内会|団地|住宅|公園|^[東西南北上中下左右新旧]+$"
)
"""Words of a cell that may say something of the town before them, rather than name the next one."""
SPELLED = str.maketrans("ヶがガノ之", "ケケケのの")
"""大ヶ生 and 大ケ生, 朝日が丘 and 朝日ヶ丘, 中の橋 and 中ノ橋 are one name."""
PLACE = re.compile(
    r"団地|自治会|町内会|町会|行政区|住宅|公園|ニュータウン|マンション|ハイツ|コーポ|アパート|病院|学校|センター|ホーム|寮|荘|苑|園|駅"
)
