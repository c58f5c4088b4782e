"""Folding: one spelling for the many ways the same name is written.

A folded text is for comparing only; what a user sees is always the registered name.
The fold keeps one character for one character (but for what NFKC widens), so that it is a single ``str.translate``.
"""

from __future__ import annotations

import re
import unicodedata

# 新字体 followed by its 旧字体 and the variants registers and people use for it (異体字).
_VARIANTS = """
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 稲稻 飲飮 隠隱 営營 栄榮 衛衞 駅驛 円圓 塩鹽鹵 縁緣 応應 欧歐 殴毆 桜櫻 奥奧 横橫 穏穩 仮假
価價 画畫 会會 壊壞 懐懷 絵繪 拡擴 殻殼 覚覺 学學斈 岳嶽 楽樂 渇渴 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 気氣 帰歸 器噐 偽僞
戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 郷鄕鄉 暁曉 区區 駆驅 勲勳 薫薰 径徑 恵惠 渓溪谿 経經 継繼 茎莖 蛍螢 軽輕 鶏鷄雞
芸藝 撃擊 倹儉 剣劍劒 圏圈 検檢 権權 献獻 県縣 研硏 険險 顕顯 験驗 厳嚴 広廣 効效 恒恆 鉱鑛 号號 国國圀 黒黑 歳歲 済濟 斎齋
剤劑 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 姉姊 歯齒 児兒 辞辭 湿濕 実實 舎舍 写寫 釈釋 寿壽 収收 従從 渋澁澀 獣獸 縦縱
粛肅 処處 緒緖 叙敍 奨奬 将將 焼燒 称稱 証證 乗乘 剰剩 壌壤 嬢孃 条條 浄淨 畳疊 穣穰 譲讓 醸釀 嘱囑 触觸 寝寢 慎愼 晋晉
真眞 尽盡 図圖 粋粹 酔醉 随隨 髄髓 数數 枢樞 瀬瀨 清淸 青靑 声聲 静靜 斉齊 摂攝 窃竊 専專 戦戰 浅淺 潜潛 繊纖 践踐 銭錢
禅禪 双雙 壮壯 捜搜 挿插 争爭 総總 聡聰 荘莊 装裝 騒騷 増增 臓臟 蔵藏 属屬 続續 堕墮 体體 対對 帯帶 滞滯 台臺 滝瀧 択擇
沢澤 単單 担擔 胆膽 団團 弾彈 断斷 遅遲 痴癡 昼晝 虫蟲 鋳鑄 庁廳 聴聽 鎮鎭 塚塚 逓遞 鉄鐵鐡 転轉 点點 伝傳 都都 党黨 盗盜
灯燈 当當 闘鬪 徳德 独獨 読讀 届屆 縄繩 弐貳 悩惱 脳腦 覇霸 廃廢 拝拜 売賣 麦麥 発發 髪髮 抜拔 繁繁 蛮蠻 秘祕 浜濱濵 瓶甁
払拂 仏佛 併倂 並竝 変變 辺邊邉 弁辨瓣辯 舗舖 歩步 穂穗 宝寶寳 豊豐 褒襃 没沒 翻飜 毎每 万萬 満滿 黙默 弥彌 訳譯 薬藥 予豫
余餘 与與 誉譽 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 隣鄰 涙淚 塁壘 励勵 礼禮 霊靈 齢齡 恋戀 炉爐 労勞 楼樓
録錄 湾灣 崎﨑嵜埼碕 高髙 吉𠮷 島嶋嶌 峰峯 淵渕渊 館舘 繋繫 薮藪籔 桧檜 桑桒 柳栁桺 橋槗 富冨 曽曾 祢禰 靱靭 鴬鶯 篭籠 蝉蟬
頬頰 掻搔 麺麵 槙槇 尭堯 遥遙 瑶瑤 砺礪 蛎蠣 諌諫 壷壺 噛嚙 桝枡舛 焔焰 船舩 村邨 野埜墅 土圡 梨棃 厩廐廏 顔顏 涌湧 裏裡
園薗 岩巌巖 茅萱 鍛鍜 苅刈 花華 棚棚 蓮蓮 祇祗 辻辻 松枩 葛葛 鯖鯖 樋樋 迫廹 恵恵 角⻆ 戸户戶 社社 神神 福福 祥祥 羽羽 晴晴 益益 諸諸 者者
"""

# Every dash, wave and bar people type between numbers. ー stays itself, for タワー is no タワ-; between digits the
# readers of numbers take it as a dash.
_DASHES = "⁻₋‐‑‒–—―−－﹣─━⁃〜～~∼˗﹘⎯⏤➖〰╴╶ᅳㅡ⸺⸻/／"
_BLANKS = "\t\n\r\x0b\x0c\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000,，、､。｡;；:：（）()「」｢｣『』【】［］[]〔〕<>＜＞\"'“”’‘`|｜"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_VOICED = "\u3099"
_SEMI_VOICED = "\u309a"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    # Compatibility forms (full-width Latin, half-width kana, 﨑, ⼭, ①, ㎡ …) become what Unicode says they are.
    for first, last in ((0x2E80, 0x2FDF), (0x2460, 0x2473), (0x3190, 0x319F), (0xF900, 0xFAFF), (0xFF01, 0xFFDC)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code):
                table[code] = plain
    for code in range(0x2F800, 0x2FA1E):
        table[code] = unicodedata.normalize("NFKC", chr(code))
    for code in range(0x3041, 0x3097):  # hiragana to katakana
        table[code] = chr(code + 0x60)
    for old in _VARIANTS.split():
        for variant in old[1:]:
            if variant != old[0]:
                table[ord(variant)] = old[0]
    for dash in _DASHES:
        table[ord(dash)] = "-"
    for code in [*map(ord, _BLANKS), *range(0x2000, 0x200B)]:
        table[code] = " "
    # Variation selectors make 愛媛 and 愛媛󠄃 look alike and compare unequal.
    for code in [*map(ord, _INVISIBLE), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]:
        table[code] = None
    small = dict(zip("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", strict=True))
    for code, letter in list(table.items()):
        if letter is not None and letter in small:
            table[code] = small[letter]
    table.update({ord(letter): large for letter, large in small.items()})
    # 緑が丘・緑ヶ丘, 上ノ橋・上の橋・上之橋, 杜乃橋: one particle, many letters.
    for letters, letter in (
        ("がガゖヶ箇个", "ケ"),
        ("の之乃廼", "ノ"),
        ("壱壹", "一"),
        ("弐貳", "二"),
        ("ｰ", "ー"),
        ("〆", "シ"),
    ):
        table.update({ord(c): letter for c in letters})
    table[0xFF9E], table[0xFF9F] = _VOICED, _SEMI_VOICED
    table[0x309B], table[0x309C] = _VOICED, _SEMI_VOICED
    table[0x20], table[0xFF70] = " ", "ー"
    return table


_FOLD = _table()
# 「4 17 41」 and 「4 17-41」, but not 「1-2 203」, where the blank ends the 番地.
_SPACED_NUMBERS = re.compile(r"(?<![-ーノ\d])\d+(?: +\d+)+")
_NEEDED_BLANK = re.compile(r"(?<!\d) +| +(?!\d)")
_VOICES = re.compile(rf".[{_VOICED}{_SEMI_VOICED}]", re.DOTALL)


def _compose(match: re.Match[str]) -> str:
    joined = unicodedata.normalize("NFC", match[0])
    return joined[0].translate(_FOLD) if len(joined) == 1 else match[0][0]


def _dashed(match: re.Match[str]) -> str:
    return "-".join(match[0].split())


def fold_spaced(text: str) -> str:
    """Folds a text but keeps its blanks, each as one space.

    Args:
        text: Anything.

    Returns:
        The folded text; never an error.
    """
    folded = text.translate(_FOLD)
    if _VOICED in folded or _SEMI_VOICED in folded:
        folded = _VOICES.sub(_compose, folded).replace(_VOICED, "").replace(_SEMI_VOICED, "")
    return folded


def fold(text: str) -> str:
    """Folds a text: width, kana, 旧字体・異体字, particles and dashes; blanks go, but between two numbers.

    Args:
        text: Anything.

    Returns:
        The folded text; never an error.
    """
    folded = text.translate(_FOLD)
    if _VOICED in folded or _SEMI_VOICED in folded:
        folded = fold_spaced(text)
    if " " in folded:
        folded = _NEEDED_BLANK.sub("", folded)
        if " " in folded:
            folded = _SPACED_NUMBERS.sub(_dashed, folded)
    return folded
