"""Reads the printed words of a catchment entry: which 丁目, 番, 号, 字 of a town they name, and with what limits.

Tables say 「大森中1丁目1～21番」, 「北嶺町1番1～7号・18～20号」, 「朝日ヶ丘1～3丁目・5丁目」, 「柏井町の一部」,
「田園調布本町全域」, 「高松ほか」, 「幕張町（4丁目を除く）」, 「28ー11～28ー34」. One entry may name several runs; each
becomes one scope. What the words limit in a way that is not understood is kept as words, and never read as the whole.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from jusou_graph.japanese.numerals import KANJI_NUMERALS, parse_number
from jusou_graph.model.places import AppliesTo, Extent

_N = rf"(?:\d+|[{KANJI_NUMERALS}]+)"
_TO = "[~～〜]|から"
_MOST_JIWARI = 200
_LAST = 9_999
"""「30番以降」 has no last 番."""

_ALL = re.compile(r"(?:の)?(?:全域|全部|全て|すべて|一円|全地区|全丁目)")
_PART = re.compile(r"(?:の)?(?:[(（]?一部[)）]?(?:地域|区域)?|のうち$)")
_OPEN = re.compile(r"(?:[(（]?(?:ほか|外|他|など|等)[)）]?|周辺|付近)")
_EXCEPT = re.compile(r"(?:[(（](?:ただし、?)?(?P<in>[^()（）]+?)(?:を|は)除く。?[)）])|(?P<plain>.+?)を除く。?")
_CHOME = re.compile(rf"(?:の)?({_N})(丁目)?(?:(?:{_TO})({_N}))?(丁目)?")
_AZA = re.compile(r"(?:大字|字)(?P<name>[^\d・、,()（）]+?)(?=$|\d|[・、,(（]|の一部|一部|ほか|など|全域)")
_JIWARI = re.compile(rf"第?({_N})(?:地割)?(?:(?:{_TO})第?({_N}))?地割")
_PAIR = re.compile(rf"({_N})[-ー−‐]({_N})(?:号)?(?:(?:{_TO})(?:({_N})[-ー−‐])?({_N}))?(?:号)?")
_BAN = re.compile(rf"({_N})(番地?|地番)?(?:(?:{_TO})({_N}))?(番地?|地番)?(以降|以上)?")
_GO = re.compile(rf"({_N})(号)?(?:(?:{_TO})({_N}))?(号)?(以降|以上)?")
_SEPARATOR = re.compile(r"[・、,，及びおよと]+")
_LIMITING = re.compile(
    r"一部|除|[番号]|ほか|など|[他外等]$|以[降上下東西南北]|線|国道|県道|道路|のうち|より|側|[\d一二三四五六七八九十]丁目"
)
_AREA = re.compile(r"(?:小|中)?(?:学校)?[校学]区|圏域|自治区|管内|管轄区?域?")
_WITHIN = re.compile(rf"(.+?(?:{_AREA.pattern}))のうち[、,]?(.*)")
_SPELLED = str.maketrans("ヶノ之", "ケのの")
"""大ヶ生 and 大ケ生, 中の橋 and 中ノ橋 are one name."""
_PLACE = re.compile(
    r"団地|自治会|町内会|町会|行政区|住宅|公園|ニュータウン|マンション|ハイツ|コーポ|アパート|病院|学校|センター|ホーム|寮|荘|苑|園|駅"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What one run of a printed entry names.

    Attributes:
        applies_to: The form; ``WHOLE`` where only the town is named.
        chome_from, chome_to, ban_from, go_from, ban_to, go_to, aza, extent, place, area, border: As in
            ``CatchmentEntry``.
        beside: It is printed beside the town (「大森本町2丁目及び平和の森公園」), not as a part of it.
    """

    applies_to: AppliesTo = AppliesTo.WHOLE
    chome_from: int | None = None
    chome_to: int | None = None
    ban_from: int | None = None
    go_from: int | None = None
    ban_to: int | None = None
    go_to: int | None = None
    aza: str = ""
    extent: Extent = Extent.ALL
    place: str = ""
    area: str = ""
    border: str = ""
    beside: bool = False

    @property
    def limits(self) -> bool:
        """Whether it says less than the town, its 丁目 part, its 字 part or a range of its 丁目."""
        return self.applies_to in _FINER or self.extent is not Extent.ALL


_FINER = frozenset({AppliesTo.NUMBER_RANGE, AppliesTo.AZA, AppliesTo.PLACE, AppliesTo.AREA, AppliesTo.BORDER})


def read_printed(printed: str, town: str, start: Scope = Scope()) -> tuple[Scope, ...] | None:
    """Reads the printed words of an entry.

    Args:
        printed: The entry as printed, or the part of it that one row carries (「5丁目」, 「19～24番」).
        town: The town it stands for, as corrected.
        start: What is known besides: the 丁目 of the row (for 「19～24番」 printed after 「大森中2丁目1～12番」).

    Returns:
        The runs, in print order; a single ``WHOLE`` for the bare town. None where the words say nothing beside a name
        that is not the town's (a misprint, another spelling): the row's own columns decide then.
    """
    words = _plain(printed)
    if within := _WITHIN.match(words):
        # 「大森西特別出張所管内のうち、大森西1～7丁目」: the towns that follow decide, the area is their heading.
        rest = read_printed(within[2].removesuffix("を除く") or printed, town, start)
        if not within[2].endswith("を除く"):
            return rest
        runs = tuple(replace(run, extent=Extent.EXCEPT) for run in rest or ())
        return (Scope(AppliesTo.AREA, area=within[1]), *runs) if runs else (Scope(AppliesTo.BORDER, border=printed),)
    name = _plain(town)
    at = len(name) if name and words.translate(_SPELLED).startswith(name.translate(_SPELLED)) else 0
    if not at and not re.match(rf"第?{_N}|大?字", words):
        return _named(words, printed)
    reader = _Runs(words[at:], start, after_name=bool(at))
    runs = tuple(reader.read())
    if not reader.left:
        return runs
    left = re.sub(r"^[及び並およとの]+|[(（]|[)）]$", "", reader.left)
    if left == "字":
        return None  # 上田字: the part of the town written with 字, which only its row can say.
    named = _named(left, printed)
    place = named is not None and named[0].applies_to is not AppliesTo.BORDER
    if named and place and runs:
        return (*runs, replace(named[0], beside=True))
    if named and place:
        return _named(words, printed)
    # Words behind the town's name that are not understood: how much of the town they leave is not known.
    return (replace(_widest(runs, start), extent=Extent.PART, border=printed),)


def _named(words: str, printed: str) -> tuple[Scope, ...] | None:
    """What words without a number name: an area of another table, a place, a border; None for any other name."""
    if re.search(rf"(?:{_AREA.pattern})(?:の一部)?$", words):
        part = words.endswith("一部")
        return (Scope(AppliesTo.AREA, area=words.removesuffix("の一部"), extent=Extent.PART if part else Extent.ALL),)
    if _LIMITING.search(words):
        return (Scope(AppliesTo.BORDER, border=printed),)
    if re.search(rf"(?:{_PLACE.pattern})$", words):
        return (Scope(AppliesTo.PLACE, place=words),)
    return None


def _plain(words: str) -> str:
    """Half-width digits, no blanks, one sign for ranges."""
    return re.sub(r"[〜～]", "~", "".join(unicodedata.normalize("NFKC", words).split()))


def _widest(runs: tuple[Scope, ...], start: Scope) -> Scope:
    """The 丁目 that words which are not understood may be about, else the town."""
    first = runs[0] if runs else start
    last = runs[-1] if runs else start
    if first.chome_from is None or last.chome_to is None:
        return Scope()
    low, high = min(first.chome_from, last.chome_to), max(first.chome_from, last.chome_to)
    return Scope(AppliesTo.CHOME_RANGE, low, high)


class _Runs:
    """Reads what follows the town's name, run by run; ``left`` is what could not be read."""

    def __init__(self, words: str, start: Scope, *, after_name: bool) -> None:
        self.left = ""
        self._words = words
        self._after_name = after_name
        self._at = 0
        self._now = start
        self._fragment = not after_name
        self._found: list[Scope] = []

    def read(self) -> list[Scope]:
        """All runs; empty where nothing was read."""
        excepted = self._excepted()
        if self._take(_ALL) or self._at == len(self._words):
            self._found.append(self._now if self._fragment else Scope())
            return [*self._found, *excepted]
        extent = self._suffix()
        if self._at < len(self._words) and not self._list():
            self.left = self._words[self._at :]
        if not self._found and not self.left:
            self._found.append(Scope())
        if extent is not Extent.ALL:
            self._found = [replace(run, extent=extent) for run in self._found]
        return [*self._found, *excepted]

    def _excepted(self) -> list[Scope]:
        found = _EXCEPT.search(self._words)
        if found is None:
            return []
        inside = found["in"] or found["plain"]
        reader = _Runs(inside, Scope(), after_name=True)
        runs = reader.read()
        if found["plain"] is not None:
            # 「幕張町4丁目を除く」: whether the rest of the town belongs to the centre is not said.
            self._words = "一部"
            return [replace(run, extent=Extent.EXCEPT) for run in runs] if not reader.left else []
        self._words = self._words[: found.start()] + self._words[found.end() :]
        if reader.left:
            # Which part is left out is not understood: then nothing of the rest is sure.
            self._words += "一部"
            return []
        return [replace(run, extent=Extent.EXCEPT) for run in runs]

    def _suffix(self) -> Extent:
        rest = self._words[self._at :]
        for pattern, extent in ((_PART, Extent.PART), (_OPEN, Extent.OPEN), (_ALL, Extent.ALL)):
            found = re.search(rf"(?:{pattern.pattern})$", rest)
            if found:
                self._words = self._words[: self._at + found.start()]
                return extent
        return Extent.ALL

    def _list(self) -> bool:
        """A list of runs up to the end of the words."""
        while self._at < len(self._words):
            at = self._at
            if not (self._jiwari_run() or self._chome_run() or self._aza_run() or self._number_run()):
                self._at = at
                return False
            if self._at < len(self._words) and not self._take(_SEPARATOR):
                return False
        return True

    def _chome_run(self) -> bool:
        found = _CHOME.match(self._words, self._at)
        if found is None or not self._is_chome(found):
            return False
        first = parse_number(found[1])
        last = parse_number(found[3]) if found[3] else first
        self._at = found.end()
        self._now = Scope(AppliesTo.CHOME_RANGE, first, last)
        if first == last and self._number_follows() and self._number_run():
            return True
        self._found.append(self._now)
        return True

    def _is_chome(self, found: re.Match[str]) -> bool:
        """丁目 is printed, here or after the runs that follow (1・3丁目), or a bare number stands behind the name."""
        if found[2] or found[4]:
            return True
        rest = self._words[found.end() :]
        if re.match(rf"(?:[・、,](?:{_N})(?:(?:{_TO}){_N})?)*丁目", rest):
            return True
        bare = self._after_name and "番" not in self._words and "号" not in self._words
        return bare and not re.match(r"[-ー−‐]", rest) and (not rest or bool(_SEPARATOR.match(rest)))

    def _jiwari_run(self) -> bool:
        found = _JIWARI.match(self._words, self._at)
        if found is None:
            return False
        first = parse_number(found[1])
        last = parse_number(found[2]) if found[2] else first
        self._at = found.end()
        for number in range(first, min(last, first + _MOST_JIWARI) + 1):
            self._now = Scope(AppliesTo.AZA, aza=f"{number}地割")
            self._found.append(self._now)
        return True

    def _number_follows(self) -> bool:
        return bool(re.match(rf"の?{_N}", self._words[self._at :]))

    def _aza_run(self) -> bool:
        found = _AZA.match(self._words, self._at)
        if found is None:
            return False
        self._at = found.end()
        self._now = Scope(AppliesTo.AZA, aza=found["name"])
        if self._number_follows() and self._number_run():
            return True
        self._found.append(self._now)
        return True

    def _number_run(self) -> bool:
        self._take(re.compile("の"))
        pair = _PAIR.match(self._words, self._at)
        if pair is not None:
            ban, go = parse_number(pair[1]), parse_number(pair[2])
            last_ban = parse_number(pair[3]) if pair[3] else ban
            last_go = parse_number(pair[4]) if pair[4] else go
            self._at = pair.end()
            self._add(ban, go, last_ban, last_go)
            return True
        if self._now.ban_from is not None and self._now.ban_from == self._now.ban_to and self._go_run():
            return True
        return self._ban_run()

    def _ban_run(self) -> bool:
        found = _BAN.match(self._words, self._at)
        if found is None or not (found[2] or found[4] or self._sign_ahead(found, "番地?|地番")):
            return False
        first = parse_number(found[1])
        last = _LAST if found[5] else parse_number(found[3]) if found[3] else first
        self._at = found.end()
        if first == last:
            self._now = replace(self._now, ban_from=first, ban_to=first, go_from=None, go_to=None)
            if self._go_run():
                return True
        self._add(first, None, last, None)
        return True

    def _go_run(self) -> bool:
        at = self._at
        found = _GO.match(self._words, at)
        if found is None or not (found[2] or found[4] or self._sign_ahead(found, "号")):
            return False
        ban = self._now.ban_from or 0
        first = parse_number(found[1])
        last = None if found[5] else parse_number(found[3]) if found[3] else first
        self._at = found.end()
        self._add(ban, first, ban, last)
        return True

    def _sign_ahead(self, found: re.Match[str], sign: str) -> bool:
        """「1・3～5号」, 「17番・24番」: the sign stands only behind the last of a list."""
        rest = self._words[found.end() :]
        return bool(re.match(rf"(?:[・、,]{_N}(?:(?:{_TO}){_N})?)*(?:{sign})", rest))

    def _add(self, ban: int, go: int | None, last_ban: int, last_go: int | None) -> None:
        self._now = replace(self._now, applies_to=AppliesTo.NUMBER_RANGE, ban_from=ban, ban_to=last_ban)
        self._now = replace(self._now, go_from=go, go_to=last_go)
        self._found.append(self._now)

    def _take(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._words, self._at)
        if found is None or found.end() == self._at:
            return False
        self._at = found.end()
        return True
