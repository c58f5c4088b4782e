"""Mistyped town names: letters that are taken for each other, a letter too many, too few or wrong.

What is found here is a guess. It is offered as a question, and whoever uses it must not assert more than all equally
near towns have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jusou_graph.address.towns import TownRecord, spellings
from jusou_graph.japanese.folding import fold

# Letters typed for each other in place names because they sound or look alike.
_ALIKE = """
永長 門角 上神 川河 田多 畑畠 野ノ 材財 園円苑 盛森杜守 岡丘 島嶋 原腹 大太 宮官 繋繁 堀掘 末未 土士 千干仙 爪瓜 己巳已 白代城
年牟 本元 橋端 屋家 慈滋磁 新信 堂道 町丁 青清 戸都 瀬背 月槻 葉羽 油湯 西酉 間問 淵縁 潟形 中仲 巻牧 浅朝 内打 三参 谷矢 沢鉾
簗築梁 鉈鉦 寺時 北比 台代 根音 向迎 緑碌 梨利 稲伊 黒玄 石磯 桜楼 材村 茶荼 館舘 安案 庭廷 見貝 柳栁 仁二ニ エ工 ロ口 カ力 タ夕 ハ八 ト卜
"""


def _alike() -> dict[int, str]:
    table: dict[int, str] = {}
    for group in _ALIKE.split():
        first = table.get(ord(group[0]), group[0])
        table.update({ord(letter): first for letter in group[1:] if ord(letter) not in table})
    return table


_LOOK = _alike()
_PARTICLES = str.maketrans("", "", "ノツケ")
_ENDINGS = "町丁通"  # 町 is 丁 among the letters that look alike
# What many names end with, among the letters that look alike.
_GENERIC = re.compile(f"(?:{'ケ丘'.translate(_LOOK)}|[{_ENDINGS}])$")
_SIDES = "東西南北上中下".translate(_LOOK)


def look_alike(folded: str) -> str:
    """A folded text with letters that are taken for each other made one."""
    return folded.translate(_LOOK)


class SpellingIndex:
    """Names of one municipality, ready to be compared with a mistyped one."""

    def __init__(self, records: Iterable[TownRecord]) -> None:
        self._alike: dict[str, list[TownRecord]] = {}
        for record in records:
            twin = record.under("fuzzy")
            for spelling in spellings(record.name):
                # 三割 for 三ツ割, 中橋通 for 中ノ橋通: the particle inside a name is easily left out.
                for form in {spelling, spelling[0] + spelling[1:-1].translate(_PARTICLES) + spelling[1:][-1:]}:
                    found = self._alike.setdefault(form.translate(_LOOK), [])
                    if twin not in found:
                        found.append(twin)
        self._names = list(self._alike)

    def near(self, written: str) -> tuple[list[TownRecord], bool]:
        """The towns nearest to a written name, all of them equally near, and whether they are near enough to assert.

        Args:
            written: The name part of an address, folded.

        Returns:
            Towns that differ by letters commonly mistaken; else by a letter typed twice; else by one letter left out;
            else by one letter wrong, too many or swapped; none where nothing is near enough. A letter left out is
            nearer than a wrong one only where two letters of the name besides 町, 通 or が丘 are there: 東が丘 is as
            near to 月が丘 as to 東緑が丘. Of two letters, 町 or 通 left out at the end, or the side in front (見前)
            where no other name is near, can be asserted; the two swapped are for a question.
        """
        look = written.translate(_LOOK)
        found = self._alike.get(look)
        if found:
            return found, True
        if len(look) < 2:
            return [], False
        once = {look[:at] + look[at + 1 :] for at in range(1, len(look)) if look[at] == look[at - 1]}
        doubled = [record for name in sorted(once) for record in self._alike.get(name, ())]
        if doubled and len(look) > 2:
            return doubled, True
        # Imported here: most runs never meet a mistyped name.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        hits = process.extract(look, self._names, scorer=OSA.distance, score_cutoff=1, limit=None)
        names = [name for name, _, _ in hits if len(name) > 1]
        # A letter left out keeps all that was written, in order: nearer than a letter that looks like none of it.
        longer = [name for name in names if len(name) > len(look) and not self._all_loose(name)]
        sure = True
        if len(look) == 2 and not any(name[:-1] == look and name[-1] in _ENDINGS for name in longer):
            sided = [name for name in longer if name[1:] == look and name[0] in _SIDES]
            sure = bool(sided) and all(name in sided or self._all_loose(name) for name in names)
            longer = sided or [name for name in names if name == look[::-1]]
            names = []
        elif len(_GENERIC.sub("", look)) < 2 and len(look) > 2:
            longer = []
        records = [record for name in longer or names for record in self._alike[name]]
        # 青柳町 is two letters from 清水町, though one of them is taken for the other.
        return records, sure and any(OSA.distance(written, fold(record.name)) == 1 for record in records)

    def _all_loose(self, name: str) -> bool:
        return all(town.loose for town in self._alike[name])
