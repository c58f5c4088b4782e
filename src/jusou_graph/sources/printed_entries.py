"""Reads the printed words of a catchment entry: which 丁目, 番, 号, 字 of a town they name, and with what limits.

Tables say 「大森中1丁目1～21番」, 「北嶺町1番1～7号・18～20号」, 「朝日ヶ丘1～3丁目・5丁目」, 「柏井町の一部」,
「田園調布本町全域」, 「高松ほか」, 「幕張町（4丁目を除く）」, 「28ー11～28ー34」. One entry may name several runs; each
becomes one scope. What the words limit in a way that is not understood is kept as words, and never read as the whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from jusou_graph.japanese.numerals import KANJI_NUMERALS, kanji_number, parse_number
from jusou_graph.model.places import AppliesTo, Extent
from jusou_graph.sources.printed_forms import (
    ALL,
    AREA,
    AZA,
    BAN,
    BETWEEN_ITEMS,
    BRACKET,
    CHOME,
    EXCEPT,
    EXCEPT_IN,
    GO,
    GOES_ON,
    JIWARI,
    LAST,
    LIMITING,
    MOST_JIWARI,
    NOT_A_TOWN,
    OPEN,
    PAIR,
    PART,
    PLACE,
    SEPARATOR,
    SPAN,
    SPELLED,
    TO,
    WITHIN,
    N,
)
from jusou_graph.sources.printed_scope import Scope, narrows

WHOLE_TOWN = Scope()
"""Where a reading of an entry begins, before its words limit it."""


def read_printed(printed: str, town: str, start: Scope = WHOLE_TOWN) -> tuple[Scope, ...] | None:
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
    if within := WITHIN.match(words):
        # 「大森西特別出張所管内のうち、大森西1～7丁目」: the towns that follow decide, the area is their heading.
        rest = read_printed(within[2].removesuffix("を除く") or printed, town, start)
        if not within[2].endswith("を除く"):
            return rest
        runs = tuple(replace(run, extent=Extent.EXCEPT) for run in rest or ())
        return (Scope(AppliesTo.AREA, area=within[1]), *runs) if runs else (Scope(AppliesTo.BORDER, border=printed),)
    words = _own_items(words, town) or words
    at = _name_end(words, town)
    if not at and town and _plain(town).endswith(words):
        return None  # 八丁目 of 松川町八丁目
    if not at and not re.match(rf"第?{N}|大?字", words):
        return _named(words, printed)
    reader = _Runs(words[at:], start, after_name=bool(at))
    runs = _consistent(reader.read())
    if not reader.left:
        return runs
    left = re.sub(r"^[及び並およとの]+|[(（]|[)）]$", "", reader.left)
    if left == "字":
        return None  # 上田字: the part of the town written with 字, which only its row can say.
    named = _named(left, printed)
    place = named is not None and named[0].applies_to is not AppliesTo.BORDER
    if named and place and runs and reader.apart:
        return (*runs, replace(named[0], beside=True))
    if named and place:
        return _named(words, printed) if not runs else (Scope(AppliesTo.PLACE, place=words),)
    # Words behind the town's name that are not understood: how much of the town they leave is not known.
    widest = Scope() if reader.apart or re.search(r"丁目|地割|[・、,，/~]|及び|並びに", left) else _widest(runs, start)
    return (replace(widest, extent=Extent.PART, border=printed),)


def _name_end(words: str, town: str) -> int:
    """Where the town's name ends at the start of the words, 0 where they begin otherwise: 大字高松 is 高松, 1番町 一番町."""
    name = re.sub(r"^大字", "", _plain(town))
    if not name:
        return 0
    digits = re.sub(rf"[{KANJI_NUMERALS}]+", lambda found: str(parse_number(found[0])), name)
    kanji = re.sub(r"\d+", lambda found: kanji_number(int(found[0])), name)
    spelled = "|".join(re.escape(one.translate(SPELLED)) for one in dict.fromkeys((name, digits, kanji)))
    found = re.match(rf"(?:大字|字)?(?:{spelled})", words.translate(SPELLED))
    return found.end() if found else 0


def _own_items(words: str, town: str) -> str | None:
    """What a cell with several towns says of one of them: 「大通1～3丁目」 of 「内丸、大通1～3丁目、菜園」.

    None where the cell names one town only, or where its words may limit more than the town they stand with.
    """
    items = [item for item in BETWEEN_ITEMS.split(words) if item]
    kept: list[str] = []
    other = ours = False
    opened = ""
    for item in items:
        end = _name_end(item, town)
        if end and GOES_ON.match(item, end):
            kept.append(item)
            ours = True
        elif re.match(rf"第?{N}(?:丁目?|番|号|地割|[-ー~]|$)|大?字", item):
            if ours:
                kept.append(item)
        else:
            found = re.search(r"(?:ほか|など)$", item) if item is items[-1] else None
            opened = found[0] if found else ""
            name = item.removesuffix(opened)
            if len(name) < 2 or NOT_A_TOWN.search(name):
                return None
            other, ours = True, False
    if not other or not kept or any(re.search("字|地割", item) for item in kept):
        return None
    return "、".join(kept) + opened


def _consistent(runs: Sequence[Scope]) -> tuple[Scope, ...]:
    """「3丁目、5～8番」 names a 丁目 and numbers that may be all it means of it: then the 丁目 is not surely the whole."""
    numbers = [run for run in runs if run.applies_to is AppliesTo.NUMBER_RANGE and run.extent is not Extent.EXCEPT]
    return tuple(
        replace(run, extent=Extent.PART)
        if run.applies_to is AppliesTo.CHOME_RANGE
        and run.extent is Extent.ALL
        and any((run.chome_from or 0) <= (one.chome_from or 0) <= (run.chome_to or 0) for one in numbers)
        else run
        for run in runs
    )


def _named(words: str, printed: str) -> tuple[Scope, ...] | None:
    """What words without a number name: an area of another table, a place, a border; None for any other name."""
    if re.search(rf"(?:{AREA.pattern})(?:の一部)?$", words):
        part = words.endswith("一部")
        return (Scope(AppliesTo.AREA, area=words.removesuffix("の一部"), extent=Extent.PART if part else Extent.ALL),)
    if LIMITING.search(words):
        return (Scope(AppliesTo.BORDER, border=printed),)
    if re.search(rf"(?:{PLACE.pattern})$", words):
        return (Scope(AppliesTo.PLACE, place=words),)
    return None


def _plain(words: str) -> str:
    """Half-width digits, no blanks, one sign for ranges; the number of a footnote (①, ²) is no number of the town."""
    marked = "".join("※" if unicodedata.category(letter) == "No" else letter for letter in words)
    return re.sub(r"[〜～]", "~", "".join(unicodedata.normalize("NFKC", marked).split()))


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
        self.apart = False
        """Whether what is left stands behind a separator, not directly behind a run."""
        self._words = words
        self._after_name = after_name
        self._at = 0
        self._now = start
        self._fragment = not after_name
        self._found: list[Scope] = []
        self._left_out: list[Scope] = []

    def read(self) -> list[Scope]:
        """All runs; empty where nothing was read."""
        self._except()
        if self._after_name:
            self._take(re.compile("のうち[、,]?(?=.)"))
        extent = self._suffix()
        done = self._at == len(self._words)
        if done or self._take(ALL) or self._words[self._at] in "(（":
            self._found.append(self._now if self._fragment else Scope())
            self._bracket(0)
            done = self._at == len(self._words) or not self._take(SEPARATOR)
        if self._at < len(self._words) and (done or not self._list()):
            self.left = self._words[self._at :]
        if not self._found and not self.left:
            self._found.append(Scope())
        if extent is not Extent.ALL:
            self._found = [replace(run, extent=extent) for run in self._found]
        return [*self._found, *dict.fromkeys(self._left_out)]

    def _except(self) -> None:
        """「幕張町4丁目を除く」: whether the rest of the town belongs to the centre is not said."""
        found = EXCEPT.fullmatch(self._words)
        if found is None or re.search("[()（）]", self._words):
            return
        self._leave_out(found[1], Scope())
        self._words = "一部"

    def _leave_out(self, words: str, start: Scope) -> bool:
        """Takes up what is left out; False where it is not understood or is an unnamed part: nothing of the rest is sure."""
        reader = _Runs(words, start, after_name=start == Scope())
        runs = reader.read()
        if reader.left or all(run.applies_to is AppliesTo.WHOLE for run in runs):
            return False
        for run in runs:
            # A part that is left out is nowhere a sure no.
            border = run.border or ("" if run.extent is Extent.ALL else words)
            self._left_out.append(replace(run, extent=Extent.EXCEPT, border=border))
        return True

    def _bracket(self, since: int) -> None:
        """What stands in brackets behind a run: 「3丁目（5～8番）」, 「（一部）」, 「（5番を除く）」."""
        found = BRACKET.match(self._words, self._at)
        if found is None:
            return
        inside, runs = found[1], self._found[since:]
        self._at = found.end()
        if re.fullmatch(ALL, inside):
            return
        if excepted := EXCEPT_IN.fullmatch(inside):
            # All of them are tried, whatever the first says.
            understood = [self._leave_out(excepted[1], replace(run, extent=Extent.ALL)) for run in runs]
            if not all(understood):
                self._limit(since, Extent.PART)
        elif re.fullmatch(rf"各?{PART.pattern}", inside):
            self._limit(since, Extent.PART)
        elif re.fullmatch(OPEN, inside):
            self._limit(since, Extent.OPEN)
        else:
            reader = _Runs(inside, runs[0], after_name=False)
            narrower = reader.read()
            if len(runs) == 1 and not reader.left and narrows(runs[0], narrower):
                self._found[since:] = narrower
            else:
                self._limit(since, Extent.PART, inside)

    def _limit(self, since: int, extent: Extent, border: str = "") -> None:
        self._found[since:] = [replace(run, extent=extent, border=border) for run in self._found[since:]]

    def _suffix(self) -> Extent:
        rest = self._words[self._at :]
        for pattern, extent in ((PART, Extent.PART), (OPEN, Extent.OPEN), (ALL, Extent.ALL)):
            found = re.search(rf"(?:{pattern.pattern})$", rest)
            if found and (found.start() or extent is not Extent.ALL):
                self._words = self._words[: self._at + found.start()]
                return extent
        return Extent.ALL

    def _list(self) -> bool:
        """A list of runs up to the end of the words."""
        since, unsigned = len(self._found), False
        while self._at < len(self._words):
            at = self._at
            # 「1・2丁目（一部）」: what stands behind the sign is said of all that share it.
            since = since if unsigned else len(self._found)
            if not (self._jiwari_run() or self._chome_run() or self._aza_run() or self._number_run()):
                self._at = at
                return False
            unsigned = bool(re.fullmatch(N, self._words[self._at - 1]))
            self._bracket(since)
            self.apart = False
            if self._at < len(self._words):
                if not self._take(SEPARATOR):
                    return False
                self.apart = True
        return True

    def _chome_run(self) -> bool:
        found = CHOME.match(self._words, self._at)
        if found is None or not self._is_chome(found):
            return False
        first = parse_number(found[1])
        last = parse_number(found[2] or found[4]) if found[2] or found[4] else first
        self._at = found.end()
        self._now = Scope(AppliesTo.CHOME_RANGE, first, last)
        if first == last and self._number_follows() and self._number_run():
            return True
        self._found.append(self._now)
        return True

    def _is_chome(self, found: re.Match[str]) -> bool:
        """丁目 is printed, here or after the runs that follow (1・3丁目), or a bare number stands behind the name."""
        if found[3] or found[5]:
            return True
        rest = self._words[found.end() :]
        if re.match(rf"(?:[・、,](?:{N})(?:(?:{TO}){N})?)*丁目", rest):
            return True
        bare = self._after_name and "番" not in self._words and "号" not in self._words
        return bare and not re.match(r"[-ー−‐]", rest) and (not rest or bool(SEPARATOR.match(rest)))

    def _jiwari_run(self) -> bool:
        found = JIWARI.match(self._words, self._at)
        if found is None or not (found[2] or found[4] or self._sign_ahead(found, "地割", "第?")):
            return False
        first = parse_number(found[1])
        last = parse_number(found[3]) if found[3] else first
        self._at = found.end()
        for number in range(first, min(last, first + MOST_JIWARI) + 1):
            self._now = Scope(AppliesTo.AZA, aza=f"{number}地割")
            self._found.append(self._now)
        return True

    def _number_follows(self) -> bool:
        return bool(re.match(rf"の?{N}", self._words[self._at :]))

    def _aza_run(self) -> bool:
        found = AZA.match(self._words, self._at)
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
        if span := SPAN.match(self._words, self._at):
            self._at = span.end()
            self._add(*(parse_number(number) for number in span.groups()))
            return True
        pair = PAIR.match(self._words, self._at)
        # 「高松3-5」 alone may be 3 to 5丁目 as well as a house.
        if pair is not None and (pair[3] or self._now.chome_from is not None or re.search("[番号の]", pair[0])):
            ban, go = parse_number(pair[1]), parse_number(pair[2])
            self._at = pair.end()
            self._add(ban, go, ban, parse_number(pair[3]) if pair[3] else go)
            return True
        if self._now.ban_from is not None and self._now.ban_from == self._now.ban_to and self._go_run():
            return True
        return self._ban_run()

    def _ban_run(self) -> bool:
        found = BAN.match(self._words, self._at)
        if found is None or not (found[2] or found[4] or self._sign_ahead(found, "番地?|地番")):
            return False
        first = parse_number(found[1])
        if found[5] == "まで" and not found[3]:
            return False
        last = LAST if found[5] and found[5] != "まで" else parse_number(found[3]) if found[3] else first
        self._at = found.end()
        if first == last:
            self._now = replace(self._now, ban_from=first, ban_to=first, go_from=None, go_to=None)
            if self._go_run():
                return True
        self._add(first, None, last, None)
        return True

    def _go_run(self) -> bool:
        at = self._at
        found = GO.match(self._words, at)
        if found is None or not (found[2] or found[4] or self._sign_ahead(found, "号")):
            return False
        ban = self._now.ban_from or 0
        first = parse_number(found[1])
        if found[5] == "まで" and not found[3]:
            return False
        last = None if found[5] and found[5] != "まで" else parse_number(found[3]) if found[3] else first
        self._at = found.end()
        self._add(ban, first, ban, last)
        return True

    def _sign_ahead(self, found: re.Match[str], sign: str, before: str = "") -> bool:
        """「1・3～5号」, 「17番・24番」: the sign stands only behind the last of a list."""
        rest = self._words[found.end() :]
        return bool(re.match(rf"(?:[・、,]{before}{N}(?:(?:{TO}){before}{N})?)*(?:{sign})", rest))

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
