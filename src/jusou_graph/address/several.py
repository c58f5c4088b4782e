"""More than one place in one text: 高松3・4丁目, 旧住所：内丸1 新住所：高松4-1-1, 内丸1／高松4-1.

The first of several is never taken for the place: they are candidates, unless the text says which is the present home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from jusou_graph.address.after_town import Found
from jusou_graph.address.heads import Heads
from jusou_graph.address.masks import MASKS
from jusou_graph.address.other_municipalities import OtherMunicipalities
from jusou_graph.address.reading import UNSURE, Part, Place
from jusou_graph.address.roles import Piece, Role, has_roles, pieces
from jusou_graph.address.towns import TownIndex, TownRecord, records_named
from jusou_graph.japanese.folding import fold, fold_spaced
from jusou_graph.japanese.numerals import KANJI_NUMERALS, parse_number

SEVERAL = "several"
"""In ``Place.how``: the text names several places (the candidates) and does not say which is the home."""
NOT_HOME = "not_home"
"""In ``Place.how``: what the text names is said to be no present home (a former one, a place of work)."""
SEVERAL_CHOMES = "several_chomes"
"""In ``Place.how``: the text names several 丁目 of the town (the candidates)."""

LISTED_REST = 2
"""Of a list of 丁目 without their sign (高松3、4) no more than so many digits are left behind the first."""
_JOINTS = r"\-・/&+,|"
_JOINS = "ト|マタハ|又ハ|及ビ|オヨビ|カラ?"
_MARK = re.compile("丁|町目|チヨウ")
_OTHER_BEGINS = re.compile(rf"(?:^|[\d番号地目{_JOINTS}])(?:{_JOINS})?[^\d\-]{{1,9}}?[市区町村](?![営立民役])")
_AFTER_GAP = re.compile(r"[\s、，,・／/&＆+＋|｜()（）「」]+([^\s\d])(?!営)")
_OF_A_MUNICIPALITY = re.compile("[都道府県市区町村]")
PLAIN = "0123456789-番地号ノー" + KANJI_NUMERALS
"""What a house number is written with: nothing else in it can begin another address."""
_HIGHEST = 60
_N = rf"(?:\d+|[{KANJI_NUMERALS}]+)"
_UNIT = r"\s*(?:丁目?|町目|チヨウメ)"
_RANGE = r"\s*(?:[-ー]|カラ|ナイシ|ノ至|乃至)\s*"
_AND = r"\s*(?:[・./,&+]|ト|オヨビ|及ビ|マタハ|又ハ|モシクハ|若シクハ|アルイハ|或イハ|カ|ヤ|or|OR)\s*|\s+"
_ITEM = re.compile(rf"(?P<range>{_RANGE})?(?P<and>{_AND})?(?P<number>{_N})(?P<unit>{_UNIT})?(?:マデ)?")
_LAST_NUMBER = re.compile(rf"{_N}{_UNIT}?(?:[-ーノ・./\s]|カラ|ト|カ)*$")
_CHOME = re.compile(rf"({_N})(?:{_UNIT})")
_LISTED = re.compile(
    r"(\d+|[一二三四五六七八九十]+)\s*[、，,・～〜~と&＆]\s*(?:\d+|[一二三四五六七八九十]+)\s*[）)]?\s*$"
)
# Where another address may begin: at once, after a separator, after 「と」 behind a number, or right after a number.
_START = re.compile(rf"^|[\s{_JOINTS}]+|(?<=[\d番号地目])(?:{_JOINS})?")
_HOUSE_NUMBER = re.compile(rf"[-ーノ]?(?:\d|[{re.escape(MASKS)}]|第?[{KANJI_NUMERALS}]+(?:番|地割|[-ーノ]|$))|番地")
_COMMAS = re.compile(r"[、，,・／/＆&;；\n|｜]|と|または|又は|及び|および")
_APART = re.compile(r"[、，,／/;；\n|｜]|または|又は|及び|および")
_GUESSED = frozenset({"fuzzy", "kana", "postal_code", UNSURE})

Read = Callable[[str, str, "str | None"], Found]
"""Reads one address given as written, folded and with a municipality to prefer."""


class Several:
    """Looks for further places in a text of which one place was read."""

    def __init__(
        self,
        read: Read,
        first_look: Callable[[str, str | None], tuple[Place, int] | None],
        records: dict[str, dict[str, TownRecord]],
        indexes: dict[str, TownIndex],
        heads: Heads,
        others: OtherMunicipalities,
    ) -> None:
        self._read = read
        self._first_look = first_look
        self._records = records
        self._indexes = indexes
        self._heads = heads
        self._others = others
        begin = {letter for index in indexes.values() for letter in index.lengths} | {key[:1] for key in heads.lengths}
        # What an address in a rest has: the first letter of a town of ours or a municipality, or 丁目.
        self._begin = frozenset(letter for letter in begin if not letter.isdecimal())
        self._letters = self._begin | set("丁市区町村")
        first = "".join(map(re.escape, sorted(self._begin)))
        self._begins = re.compile(rf"(?:^|[\d番地目{_JOINTS}]|号(?!室))(?:{_JOINS})?[{first}](?!営)")

    def may_be_in(self, text: str, rest: str) -> bool:
        """Whether there may be another place in what follows a place; quick, for every plain address.

        Args:
            text: As written.
            rest: What follows the place, folded.
        """
        if rest.isascii() or not rest.strip(PLAIN):
            # 高松3、4: of a list the rest is short.
            return 0 < len(rest) <= LISTED_REST and _LISTED.search(text) is not None
        if has_roles(text):
            return True
        if self._letters.isdisjoint(rest):
            return False
        # コーポ岩手山4-378, 市営住宅3-162: an address begins behind a number, a separator or a blank.
        return bool(
            _MARK.search(rest)
            or self._begins.search(rest)
            or _OTHER_BEGINS.search(rest)
            or any(fold(found[1])[:1] in self._begin for found in _AFTER_GAP.finditer(text))
        )

    def read(self, text: str, code: str | None, place: Place, rest: str) -> Found:
        """The place of a text, or all that it names.

        Args:
            text: As written.
            code: Municipality to prefer, or None.
            place: What was read of it so far, as if it named one place.
            rest: What follows that place, folded.

        Returns:
            The same place and rest where the text names no other; else the one it says is the present home; else a
            place with all of them as candidates.
        """
        if has_roles(text):
            parts = pieces(text)
            if len(parts) > 1 or parts[0].role is not Role.UNSAID:
                return self._of_pieces(parts, code) or (place, rest)
        found = [(Role.UNSAID, *one) for one in self._all(text, code, (place, rest))]
        if len(found) == 1 and place.town is None and place.outside is None:
            # 内丸／高松4: of what is not read as one address, each part may be one.
            apart = [Piece(Role.UNSAID, part) for part in _APART.split(text)]
            home = self._of_pieces(apart, code) if len(apart) > 1 else None
            return home if home is not None and SEVERAL in home[0].how else (place, rest)
        return _home(found) or (place, rest)

    def _of_pieces(self, parts: Sequence[Piece], code: str | None) -> Found | None:
        found: list[tuple[Role, Place, str]] = []
        for part in parts:
            prefer = code or next((place.municipality for _, place, _ in found if place.municipality), None)
            words = part.text.strip(" \u3000、，,。；;（）()「」【】[]")
            one = self._read(words, fold(words), prefer)
            places = [one for one in self._all(words, prefer, one) if _is_named(one[0])]
            # Of two addresses behind one word, only the first is surely meant by it.
            roles = [part.role] + [Role.REGISTERED] * (len(places) - 1)
            found += [(role, *one) for role, one in zip(roles, places, strict=False)]
        return _home(found)

    def _all(self, text: str, code: str | None, first: Found) -> list[Found]:
        """The first place of a text and the further ones behind it."""
        place, rest = first
        if (place.town is None and place.outside is None) or not self.may_be_in(text, rest):
            return [first]
        at = _written_at(text, rest)
        if at is None:
            return [first]
        spaced = fold_spaced(text)
        # Folding may widen a letter (㈱); places behind such a letter are looked for from where they fold alike.
        start = len(fold_spaced(text[:at]))
        first = self._chomes(place, rest, spaced, start, text) or first
        found = [first]
        for other in self._further(spaced[start:], text[max(0, at - 1) :], place, code):
            if all(_key(other[0]) != _key(known[0]) for known in found):
                found.append(other)
        return found

    def _chomes(self, place: Place, rest: str, spaced: str, start: int, text: str) -> Found | None:
        """Several 丁目 of one town, or None."""
        listed_apart = _LISTED.search(text) is not None
        if not listed_apart and _MARK.search(spaced, start) is None:
            return None
        named = records_named(self._records.get(place.municipality or "", {}), place.town) if place.town else []
        record = next((one for one in named if place.ward in ("", one.ward) or not one.ward), None)
        if record is None or place.aza is not None:
            return None
        record = record if record.ward == place.ward else record.in_ward(place.ward)
        head = _LAST_NUMBER.search(spaced, 0, start)
        begin = head.start() if head is not None and place.chome is not None else start
        numbers, end = _list_of_chomes(spaced, begin, record)
        if not numbers and listed_apart and not record.outside_chome:
            listed = [parse_number(number) for number in re.findall(_N, spaced[begin:])]
            numbers, end = (listed, len(spaced)) if all(map(record.has_chome, listed)) else ([], end)
        if not numbers and place.chome is None and (one := _CHOME.match(spaced, start)) is not None:
            numbers, end = [parse_number(one[1])], one.end()  # 二三丁目 without a comma is 23
            numbers = [number for number in numbers if number > 0]
        if not numbers:
            return None
        known = [number for number in dict.fromkeys(numbers) if record.has_chome(number)] or numbers
        places = tuple(record.place(chome=number, part=Part.CHOME) for number in dict.fromkeys(known))
        tail = fold(spaced[end:])
        if len(places) == 1:
            return places[0], tail
        how = (*record.how, SEVERAL_CHOMES)
        whole = Place(record.municipality, record.name, None, None, Part.CHOME, how, None, places, ward=record.ward)
        return whole, tail

    def _further(self, spaced: str, written: str, place: Place, code: str | None) -> Iterator[Found]:
        """Further addresses in what follows a place."""
        # 八王子市清水町: after another municipality a name of ours is a town of that one.
        code = None if place.outside is not None else code or place.municipality
        at = 0
        while (gap := _START.search(spaced, at)) is not None:
            at = gap.end() if gap.end() > at else at + 1
            if gap.end() >= len(spaced):
                return
            found = self._address_at(spaced, gap.end(), written, code)
            if found is not None:
                yield found[0], found[1]
                at = max(at, len(spaced) - len(found[1]) - spaced.count(" "))

    def _address_at(self, spaced: str, at: int, written: str, code: str | None) -> Found | None:
        # Most letters begin no town of ours and stand before no municipality: no need to look closer.
        if spaced[at] not in self._begin and _OF_A_MUNICIPALITY.search(spaced, at) is None:
            return None
        folded = fold(spaced[at:])
        index = self._indexes.get(code or "")
        if not folded or folded[0].isdecimal():
            return None
        headed = any(head.certain for head, _ in self._heads.of(folded))
        if not headed:
            other, length = self._others.named(folded)
            # 清水町 is a municipality, too, but in the middle of a text rather a town.
            plain = other is not None and (other[-1] == "市" or (length > len(other) and other[-1] in "区町村"))
            if plain and re.search(r"\d", folded[length:]):
                return Place(outside=other), folded[length:]
            if index is None or folded[0] not in index.lengths:
                return None
        found = self._first_look(folded, code)
        if found is None or found[0].town is None:
            return None
        place, end = found
        rest = folded[end:]
        # 内丸ビル, 上田様方: a building or a person; 「、内丸」 is a place, 「（上田）」 may be a person.
        ended = not rest and bool(_COMMAS.search(written))
        if headed or place.chome or place.aza or ended or _HOUSE_NUMBER.match(rest):
            return place, rest
        return None


def _list_of_chomes(spaced: str, begin: int, record: TownRecord) -> tuple[list[int], int]:
    """The 丁目 of a list or range that begins at a position, and where it ends; none where it is no list."""
    items: list[tuple[int, bool, bool]] = []
    at, end, unit = begin, begin, ""
    while (item := _ITEM.match(spaced, at)) is not None and item.end() > at:
        joined = bool(item["range"] or item["and"])
        if items and not joined and (not unit or not item["unit"]):
            break  # 3丁目17-41: the 17 is a 番
        items.append((parse_number(item["number"]), bool(item["range"]), bool(item["unit"])))
        at, unit = item.end(), item["unit"] or ""
        if unit:
            end, last = at, len(items)
    units = [has_unit for _, _, has_unit in items]
    if not any(units[1:]):
        return _scattered(spaced, begin, record)
    numbers: list[int] = []
    for number, is_range, _ in items[:last]:
        if is_range and numbers and numbers[-1] < number <= _HIGHEST:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
    return numbers, end


def _scattered(spaced: str, begin: int, record: TownRecord) -> tuple[list[int], int]:
    """3丁目1-2、4丁目1-1: 丁目 named one after the other, each with its 番."""
    found = list(_CHOME.finditer(spaced, begin))
    numbers = [parse_number(one[1]) for one in found]
    if len(found) < 2 or not all(map(record.has_chome, numbers)):
        return [], begin
    # A 丁目 behind words is of another town or of a building's name.
    between = [spaced[one.end() : two.start()] for one, two in pairwise(found)]
    plain = all(re.fullmatch(r"[\d\s\-番地号ノー・トカ]*", words) for words in between)
    return (numbers, found[-1].end()) if plain else ([], begin)


def _written_at(text: str, rest: str) -> int | None:
    """Where in a text as written the rest begins that was folded."""
    # Folding mostly drops letters, so that the rest is no shorter as written; a few letters (㈱) it widens.
    likely = max(0, len(text) - len(rest))
    return next(
        (at for at in (*range(likely, -1, -1), *range(likely + 1, len(text) + 1)) if fold(text[at:]) == rest), None
    )


def _is_named(place: Place) -> bool:
    if place.outside is not None or SEVERAL_CHOMES in place.how:
        return True
    return (place.town is not None or bool(place.candidates)) and _GUESSED.isdisjoint(place.how)


def _key(place: Place) -> tuple[str | None, ...]:
    return place.municipality, place.outside, place.named() if place.town else str(id(place))


def _home(found: list[tuple[Role, Place, str]]) -> Found | None:
    """The address that is the home by what is said of all of them, or all that it may be."""
    by_key: dict[tuple[str | None, ...], tuple[Role, Place, str]] = {}
    for role, place, rest in found:
        known = by_key.get(_key(place))
        if known is None or role is Role.PRESENT:
            by_key[_key(place)] = (role, place, rest)
    one_a_place = list(by_key.values())
    present = [one for one in one_a_place if one[0] is Role.PRESENT]
    open_ = [one for one in one_a_place if one[0] in (Role.UNSAID, Role.REGISTERED)]
    for chosen in (present, open_):
        if len(chosen) == 1:
            return chosen[0][1], chosen[0][2]
        if chosen:
            return _candidates([place for _, place, _ in chosen], SEVERAL), chosen[0][2]
    if one_a_place:
        return _candidates([place for _, place, _ in one_a_place], NOT_HOME), one_a_place[0][2]
    return None


def _candidates(places: Sequence[Place], how: str) -> Place:
    codes = {place.municipality for place in places}
    code = codes.pop() if len(codes) == 1 else None
    return Place(code, how=(how, UNSURE) if how == NOT_HOME else (how,), candidates=tuple(places))
