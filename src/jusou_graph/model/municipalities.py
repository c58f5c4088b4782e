"""The one reader of municipalities: which one a code or a name means, in every form in which offices print it.

A name that several municipalities bear is asked back; nothing is taken for the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from jusou_graph.codes import check_digit
from jusou_graph.errors import InputError
from jusou_graph.model.places import Area

MOST_NAMED = 10
"""So many municipalities are named in a sentence; a country has 1,741."""

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SPELLINGS = """
沢澤 滝瀧 塩鹽 釜竈 竜龍 恵惠 梼檮 鯵鰺 浜濱 広廣 島嶋 崎﨑 富冨 鉄鐵 関關 横橫 桜櫻 栄榮 県縣 区區 国國 岳嶽 会會 条條
辺邊邉 斉齊 豊豐 桧檜 薮藪 曽曾 与與 壱壹 当當 万萬 礼禮 黒黑 緑綠 湾灣 昼晝 徳德 戸户 芦蘆 弥彌 鶏鷄 野埜
けゖが かゕ の之 つっ やゃ ゆゅ よょ
"""
"""Letters of municipal names that offices write in several ways: 滝澤市, 塩竈市, 龍ケ崎市, 上の国町."""

_VARIANTS = {ord(other): letters[0] for letters in _SPELLINGS.split() for other in letters[1:]}
_MARKS = re.compile(r"[\s\u200b\ufeff、。,.「」・\"']+")
_WITH_CODE = re.compile(r"(.*[^\d(])\(?(\d{4,6})\)?")
"""A name and its code together, as our own sentences print them: 盛岡市（03201）."""


def plain(text: str) -> str:
    """A name for comparing: one width, one kana, one spelling, no blanks."""
    return _flat(text).translate(_KATAKANA_TO_HIRAGANA).translate(_VARIANTS)


def _flat(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


class Municipalities:
    """The names and codes of known municipalities.

    Args:
        areas: The municipalities as addresses name them.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas: dict[str, Area] = {area.code: area for area in areas}
        self._bearers: dict[str, list[Area]] = {}
        for area in self._areas.values():
            self._bearers.setdefault(area.name, []).append(area)
        self._letter_for_letter: dict[str, list[str]] = {}
        """鹿嶋市 is in 茨城県 and 鹿島市 in 佐賀県: who writes the letters of one means it."""
        # By rank: whole names before readings, readings before halves of names (盛岡).
        self._names: tuple[dict[str, list[str]], ...] = ({}, {}, {})
        for code, area in self._areas.items():
            for spelling in dict.fromkeys(map(_flat, _spellings(area)[0])):
                self._letter_for_letter.setdefault(spelling, []).append(code)
            for rank, spellings in enumerate(_spellings(area)):
                for spelling in dict.fromkeys(map(plain, spellings)):
                    self._names[rank].setdefault(spelling, []).append(code)

    def code(self, value: object) -> str:
        """The code of the one municipality that a code or name means.

        Args:
            value: 03201, 032018 (with its check digit), 3201 and 32018 (a lost leading zero), 盛岡市, 盛岡, 岩手県盛岡市,
                南秋田郡井川町, もりおかし; full-width digits and blanks may stand in it.

        Returns:
            The code without check digit.

        Raises:
            InputError: It is no text, is not in the data, has a wrong check digit, or several municipalities bear it.
        """
        if not isinstance(value, str):
            raise InputError("自治体は文字で書いてください。", self._as_text(value))
        found = self.matching(value)
        if len(found) == 1:
            return found[0]
        shown = _shown(value)
        if found:
            raise InputError(self._asked_back(shown, found), f"{self._ways(found)}のように書いてください。")
        raise InputError(*self._unknown(shown, plain(value)))

    def matching(self, value: str) -> list[str]:
        """Codes of all municipalities that a code or name may mean; empty where it means none.

        Args:
            value: As for ``code``.
        """
        words = plain(value)
        if words.isascii() and words.isdigit():
            return self._by_digits(words)
        if both := _WITH_CODE.fullmatch(words):
            named = self.matching(both[1].removesuffix("("))
            return [code for code in self._by_digits(both[2]) if code in named]
        if exact := self._letter_for_letter.get(_flat(value)):
            return exact
        return next((names[words] for names in self._names if words in names), [])

    def name(self, code: str) -> str:
        """The name that tells a municipality from all others here: with its prefecture where two bear it."""
        area = self._areas[code]
        namesakes = [other for other in self._bearers[area.name] if other.code != code]
        if not namesakes:
            return area.name
        whole = area.prefecture + area.name
        return whole if all(other.prefecture != area.prefecture for other in namesakes) else _whole(area)

    def names(self) -> Mapping[str, str]:
        """Code → the name that tells it from all others here, in the order of the data."""
        return {code: self.name(code) for code in self._areas}

    def there(self, near: str = "") -> str:
        """What is there, in a few words: at most ten, those like a text first.

        Args:
            near: What was looked for.
        """
        codes = list(self._areas)
        if len(codes) > MOST_NAMED and near:
            from rapidfuzz import process

            names = {code: plain(self._areas[code].name) for code in codes}
            found = [code for _, _, code in process.extract(near, names, limit=MOST_NAMED)]
            codes = [*found, *(code for code in codes if code not in found)]
        words = "、".join(f"{self.name(code)}（{code}）" for code in codes[:MOST_NAMED])
        return words + (f" ほか {len(codes) - MOST_NAMED:,}" if len(codes) > MOST_NAMED else "")

    def _by_digits(self, digits: str) -> list[str]:
        wanted: dict[str, None] = {}
        if len(digits) in (4, 5):
            wanted[digits.zfill(5)] = None
        if len(digits) in (5, 6):
            whole = digits.zfill(6)
            if whole[5] == check_digit(whole[:5]):
                wanted[whole[:5]] = None
        return [code for code in wanted if code in self._areas]

    def _unknown(self, shown: str, words: str) -> tuple[str, str]:
        known = f"入っている自治体: {self.there(words)}"
        if not shown:
            return "自治体が空です。", known
        if not (words.isascii() and words.isdigit()):
            return f"「{shown}」の計画は入っていません。", known
        code, last = words.zfill(6)[:5], words[-1]
        if len(words) == 6 and last != check_digit(code):
            right = code + check_digit(code)
            return f"「{shown}」は検査数字（6桁めの{last}）が合いません。", f"{code} なら {right} です。{known}"
        if not 4 <= len(words) <= 6:
            return f"「{shown}」は全国地方公共団体コードの桁数（5桁か、検査数字を付けた6桁）ではありません。", known
        if len(words) == 5 and code in self._areas:
            return (
                f"「{shown}」の計画は入っていません。",
                f"{self.name(code)}なら {code} か {code}{check_digit(code)} です。{known}",
            )
        return f"「{shown}」の計画は入っていません。", known

    def _asked_back(self, shown: str, codes: Sequence[str]) -> str:
        areas = [self._areas[code] for code in codes]
        names = {area.name for area in areas}
        prefectures = [area.prefecture for area in areas]
        if len(names) == 1 and len(set(prefectures)) == len(prefectures):
            return f"{areas[0].name}は{'と'.join(prefectures)}にあります。"
        return f"「{shown}」は{'と'.join(f'{_whole(area)}（{area.code}）' for area in areas)}のどれか決まりません。"

    def _ways(self, codes: Sequence[str]) -> str:
        first = self._areas[codes[0]]
        return f"「{first.prefecture}{first.name}」か、コードで「{first.code}」"

    def _as_text(self, value: object) -> str:
        """How a code is written that arrived as a number: 3201, or 1665, which is 03201 read as an octal number."""
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            for digits in (str(value), f"{value:o}"):
                if found := self._by_digits(digits):
                    return f'数として届きました。引用符で囲んで "{found[0]}" と書きます。'
            return '数として届きました。コードは引用符で囲んで書きます（例 "03201"）。'
        return "コードか名前を一つ、引用符で囲んで書きます。"


def _spellings(area: Area) -> tuple[tuple[str, ...], ...]:
    name, county, prefecture = area.name, area.county, area.prefecture
    whole = (area.code, name, prefecture + name, county + name, prefecture + county + name)
    readings = (area.reading, area.prefecture_reading + area.reading) if area.reading else ()
    halves = (name[:-1], prefecture + name[:-1], county + name[:-1]) if len(name) > 1 else ()
    return whole, readings, tuple(half for half in halves if half)


def _whole(area: Area) -> str:
    return area.prefecture + area.county + area.name


def _shown(value: str) -> str:
    """What was written, cut short: it stands in a sentence."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return flat[:20] + ("…" if len(flat) > 20 else "")
