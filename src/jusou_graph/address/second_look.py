"""The second look: addresses the first look could not settle.

In this order, each step only where those before found nothing: a postal code in front, a missing or half municipality,
another municipality, kana, a name followed by other words, a mistyped name, the postal code by itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from jusou_graph.address.after_town import AfterTown, Found, one_place
from jusou_graph.address.elsewhere import PREFECTURES
from jusou_graph.address.heads import Head, Heads, WardHead
from jusou_graph.address.kana import ReadingIndex, is_kana
from jusou_graph.address.lost_letters import LostLetters
from jusou_graph.address.masks import can_be, has_mask
from jusou_graph.address.mistyped import Mistyped
from jusou_graph.address.other_municipalities import OtherMunicipalities
from jusou_graph.address.postal_codes import PostalCodes
from jusou_graph.address.reading import NAMESAKES, UNSURE, Place
from jusou_graph.address.spelled_out import spelled_out
from jusou_graph.address.tail import Tail, read_tail
from jusou_graph.address.town_groups import GroupLookup, TownGroup
from jusou_graph.address.towns import TownIndex, TownRecord
from jusou_graph.japanese.folding import fold
from jusou_graph.model.places import Area

NO_SUCH_WARD = "no_such_ward"
"""In ``Place.how``: the address names a ward (``Place.nearest``) that its city does not have."""
_LIKE_A_WARD = re.compile(r"[^\d]{1,4}?区")
_GUESSES = frozenset({"fuzzy", "kana", UNSURE})


class SecondLook:
    """Everything the second look needs, compiled when it is first needed."""

    def __init__(
        self,
        areas: dict[str, Area],
        records: dict[str, dict[str, TownRecord]],
        indexes: dict[str, TownIndex],
        everywhere: TownIndex,
        heads: Heads,
        groups: dict[str, dict[str, TownGroup]],
    ) -> None:
        self._areas = areas
        self._records = records
        self._indexes = indexes
        self._everywhere = everywhere
        self._heads = heads
        self._groups = GroupLookup(areas, records, groups)
        self._postal_codes = PostalCodes(records)
        self._after_town = AfterTown(records)
        self.other_municipalities = OtherMunicipalities(areas, records)
        self._lost_letters = LostLetters(areas, indexes, heads, self.other_municipalities, self.read)
        self._kana: dict[TownIndex, ReadingIndex] = {}
        self._mistyped = Mistyped()

    def read(self, text: str, folded: str, code: str | None) -> Found:
        """Reads an address given as written and folded, preferring the municipality ``code``; see ``Gazetteer.read``.

        Returns:
            The place, as far as it could be read, and the rest of the text; never an error.
        """
        place, rest = self._read(text, spelled_out(folded), code)
        if has_mask(folded) and (place.town is None or not _GUESSES.isdisjoint(place.how)):
            return self._lost_letters.read(folded, code) or (place, rest)
        return place, rest

    def _read(self, text: str, folded: str, code: str | None) -> Found:
        coded = self._postal_codes.split(folded)
        if coded is None:
            return self._settle(text, folded, code, [])
        towns, rest = coded
        found = self._settle(text, rest, code, towns) if rest else (Place(), "")
        place = found[0]
        if towns and place.town is None and not place.outside and not place.candidates:
            return self._by_postal_code(towns, place, found[1])
        if towns and place.candidates and place.town is None:
            names = {(record.municipality, record.name) for record in towns}
            left = [candidate for candidate in place.candidates if (candidate.municipality, candidate.town) in names]
            if len(left) == 1:
                return left[0], found[1]
        return found

    def _by_postal_code(self, towns: list[TownRecord], place: Place, rest: str) -> Found:
        places = tuple(record.place() for record in towns if place.municipality in (None, record.municipality))
        return one_place(places, "postal_code", ""), rest

    def _settle(self, text: str, folded: str, code: str | None, postal: list[TownRecord]) -> Found:
        heads = list(self._heads.of(folded))
        other, other_length = self.other_municipalities.named(folded)
        for head, length in heads:
            if head.certain and length >= other_length:
                if head.shared:
                    return self._of_namesakes(head, text, folded, length, code)
                last, end = self._last_of_the_same(head, length, folded)
                return self._no_such_ward(last, text, folded, end) or self._inside(
                    last.areas[0], last.index, text, folded, end
                )
        if code is not None and (ward := self._ward(code, folded)) is not None:
            return self._inside(code, ward[0].index, text, folded, ward[1])
        for head, length in heads:
            # 「静岡県清水町」 is a town of its own or 熱海市清水町: the name of a municipality comes first.
            if length >= other_length and (found := self._strong(head.index, folded, length)) is not None:
                return self._of_namesakes(head, text, folded, length, code) if head.shared else found
        own = self._without_head(folded, code, postal)
        if own is not None and (other is None or self.other_municipalities.outweighed(other, own[0])):
            return own
        if other is not None:
            return Place(outside=self.other_municipalities.told_apart(folded[:other_length])), folded[other_length:]
        if (end := self.other_municipalities.ends_at(folded)) > 0:
            return self._not_named(text, folded, end, code)
        for head, length in heads:
            codes = [area for area in head.areas if code == area or (code is None and not head.shared)]
            if len(codes) == 1:
                found = self._inside(codes[0], self._indexes[codes[0]], text, folded, length)
                # 「井川」 may be anything: half a name stands for the municipality only with a town after it.
                if found[0].town is not None or found[0].candidates or codes[0] == code:
                    return found
        if code is not None and not heads:
            found = self._inside(code, self._indexes[code], text, folded, 0)
            if found[0].town is not None or found[0].candidates:
                return found
        return (
            self._anywhere_by_kana(folded)
            or (self._town_and_words(text, folded) if code is None and folded else None)
            or self._further_on(text, folded, len(folded), code)
            or self._groups.anywhere(folded)
            or (Place(), folded)
        )

    def _of_namesakes(self, head: Head, text: str, folded: str, at: int, code: str | None) -> Found:
        """府中市, which is in 東京都 and in 広島県: the desk that asks or the town decides, else it is asked back.

        The town decides only where the lists of all of them are known; of those elsewhere nothing is.
        """
        for fuller, size in self._heads.of(folded[at:]):
            # 府中市東京都府中市…: a form put the name in front of an address that has all of it.
            if fuller.certain and not fuller.shared and set(fuller.areas) <= set(head.areas):
                return self._inside(fuller.areas[0], fuller.index, text, folded, at + size)
        own = head.of(code)
        if code is not None and own is not None:
            return self._inside(code, own.index, text, folded, at)
        name = self._areas[head.areas[0]].name if head.certain else self._areas[head.areas[0]].name[:-1]
        if code is not None:
            return Place(outside=name), folded[at:]
        start = at + 2 if folded.startswith("大字", at) else at
        found = self._strong(head.index, folded, start)
        if found is not None and found[0].municipality is not None and not head.elsewhere:
            return found
        if found is None:
            places, rest = tuple(Place(area) for area in head.areas), folded[at:]
        else:
            places, rest = found[0].candidates or (found[0],), found[1]
        return Place(how=(NAMESAKES,), candidates=places, nearest=name), rest

    def _last_of_the_same(self, head: Head, length: int, folded: str) -> tuple[Head, int]:
        """盛岡市岩手県盛岡市…: a form put the municipality in front of an address that has it."""
        again = True
        while again:
            again = False
            for other, size in self._heads.of(folded[length:]):
                if other.certain and other.areas == head.areas:
                    head, length, again = other, length + size, True
                    break
        return head, length

    def _ward(self, code: str, folded: str) -> tuple[Head, int] | None:
        """The ward of a municipality that a text begins with: 中央区今井町, asked at the desk of 千葉市."""
        for ward, head in self._heads.wards.get(code, {}).items():
            if folded.startswith(ward):
                return head, len(ward)
        return None

    def _no_such_ward(self, head: Head, text: str, folded: str, at: int) -> Found | None:
        """千葉市青葉区…: a ward that the city does not have, or no longer has, settles nothing."""
        code = head.areas[0]
        wards = self._heads.wards.get(code)
        if not wards or isinstance(head, WardHead) or self._strong(head.index, folded, at) is not None:
            return None
        ward = _LIKE_A_WARD.match(folded, at)
        if ward is None:
            return None
        place, rest = self._inside(code, head.index, text, folded, ward.end())
        return Place(code, how=(NO_SUCH_WARD, UNSURE), candidates=(place,), nearest=ward[0]), rest

    def _town_and_words(self, text: str, folded: str) -> Found | None:
        """A town of any municipality with a building or an unlisted 小字 after it."""
        index = self._everywhere
        return (
            self._after_town.aza_of_a_namesake(index, folded, 0)
            or self._after_town.words(index, text, folded, 0)
            or self._after_town.unlisted_aza(index, folded, 0)
        )

    def _not_named(self, text: str, folded: str, end: int, hint: str | None) -> Found:
        """A text that begins like a municipality no list has: ours misspelt, ours after other words, or an ended one."""
        code = self.other_municipalities.misspelt(folded[:end])
        if code is not None:
            place, rest = self._inside(code, self._indexes[code], text, folded, end)
            return replace(place, how=tuple(dict.fromkeys((*place.how, "fuzzy"))), shared=False), rest
        return self._further_on(text, folded, end, hint) or (Place(outside=folded[:end]), folded[end:])

    def _further_on(self, text: str, folded: str, limit: int, hint: str | None) -> Found | None:
        """「住所:盛岡市…」: something stands in front of the municipality, whose name ends before ``limit``."""
        for code, area in self._areas.items():
            name = fold(area.name)
            at = folded.find(name, 0, limit)
            if at <= 0 or self.other_municipalities.ends_in_longer(name, folded, at):  # 大津市 is no 津市
                continue
            if (whole := self._whole_name(folded, at, at + len(name))) is not None:
                return self._inside(whole.areas[0], whole.index, text, folded, at + len(name))
            if any(word in folded[:at] for word in self._foreign_prefectures(area)):
                return Place(), folded  # 秋田県盛岡市: one of the two is wrong.
            if has_mask(folded[:at]) and not can_be(folded[:at], fold(area.prefecture)):
                return Place(), folded  # 広●県盛岡市
            head = self._heads.table.get(name)
            if head is not None and head.shared:
                return self._of_namesakes(head, text, folded[at:], len(name), hint)
            return self._inside(code, self._indexes[code], text, folded, at + len(name))
        return None

    def _whole_name(self, folded: str, before: int, end: int) -> Head | None:
        """The municipality whose name with its prefecture or county begins before a place in the text and ends at one."""
        for start in range(before):
            for head, size in self._heads.of(folded[start:end]):
                if head.certain and not head.shared and start + size == end:
                    return head
        return None

    @staticmethod
    def _foreign_prefectures(area: Area) -> list[str]:
        return [name for name in PREFECTURES if name != area.prefecture]

    def _strong(self, index: TownIndex, folded: str, at: int) -> Found | None:
        for size in index.lengths.get(folded[at : at + 1], ()):
            records = index.names.get(folded[at : at + size], ())
            tails = [tail for record in records if not record.loose and (tail := read_tail(record, folded, at + size))]
            if tails:
                return self._one_of(tails, folded)
        return None

    def _one_of(self, tails: list[Tail], folded: str, how: str = "") -> Found:
        if len(tails) == 1:
            return tails[0][0], folded[tails[0][1] :]
        known = [tail for tail in tails if tail[0].aza or tail[0].chome]
        if len(known) == 1 and "no_such_chome" not in known[0][0].how:
            # Only one of the same-named towns has this 字 or 丁目.
            return known[0][0], folded[known[0][1] :]
        places = tuple(dict.fromkeys(tail[0] for tail in tails))
        return one_place(places, how, ""), folded[tails[0][1] :]

    def _without_head(self, folded: str, code: str | None, postal: list[TownRecord]) -> Found | None:
        if code is not None and (found := self._strong(self._indexes[code], folded, 0)) is not None:
            return found
        at = 2 if folded.startswith("大字") else 0
        found = self._strong(self._everywhere, folded, at)
        if code is not None and found is not None and self._own_has(code, folded, at, len(folded) - len(found[1])):
            return None  # 中村 is a 字 of ours and a town elsewhere: who asks here is not sent there.
        if found is None or found[0].town is not None or not postal:
            return found
        codes = {record.municipality for record in postal}
        chosen = [place for place in found[0].candidates if place.municipality in codes]
        return (chosen[0], found[1]) if len(chosen) == 1 else found

    def _own_has(self, code: str, folded: str, at: int, end: int) -> bool:
        """Whether the list of a municipality has a name there that is not shorter than a town found elsewhere."""
        index = self._indexes[code]
        sizes = index.lengths.get(folded[at : at + 1], ())
        longest = next((size for size in sizes if folded[at : at + size] in index.names), 0)
        there = self._everywhere
        town = next(
            (size for size in there.lengths.get(folded[at : at + 1], ()) if folded[at : at + size] in there.names), 0
        )
        return longest > 0 and longest >= min(town, end - at)

    def _inside(self, code: str, index: TownIndex, text: str, folded: str, at: int) -> Found:
        if folded.startswith("大字", at):
            at += 2
        elif folded.startswith("字", at):
            at += 1
        if at >= len(folded):
            return Place(code), ""
        return (
            self._strong(index, folded, at)
            or self._by_kana(code, index, folded, at)
            or self._groups.inside(code, folded, at)
            or self._loose(code, folded, at)
            or (self._strong(index, folded, at + 1) if folded[at] == "内" else None)  # 盛岡市内 高松…
            or self._after_town.aza_of_a_namesake(index, folded, at)
            or self._after_town.words(index, text, folded, at)
            or self._after_town.unlisted_aza(index, folded, at, signed_only=True)
            or self._mistyped.find(index, lambda: self._towns_of(code, index), folded, at)
            or self._after_town.unlisted_aza(index, folded, at)
            or self._joined_by_aza(index, folded, at)
            or (Place(code), folded[at:])
        )

    def _joined_by_aza(self, index: TownIndex, folded: str, at: int) -> Found | None:
        """鵜飼字笹森 where the register has 鵜飼笹森 as one name."""
        sign = folded.find("字", at + 1)
        return self._strong(index, folded[:sign] + folded[sign + 1 :], at) if sign > 0 else None

    def _towns_of(self, code: str, index: TownIndex) -> list[TownRecord]:
        """The towns of a municipality, or only those of the former one that the index stands for."""
        if index is self._indexes[code]:
            return list(self._records[code].values())
        return list(dict.fromkeys(record for records in index.names.values() for record in records))

    def _by_kana(self, code: str, index: TownIndex, folded: str, at: int) -> Found | None:
        if not is_kana(folded[at]):
            return None
        readings = self._kana.get(index)
        if readings is None:
            readings = self._kana[index] = ReadingIndex(self._towns_of(code, index))
        tails = readings.find(folded, at)
        return self._one_of(tails, folded, "kana") if tails else None

    def _anywhere_by_kana(self, folded: str) -> Found | None:
        found = [
            hit
            for code, index in self._indexes.items()
            if folded and (hit := self._by_kana(code, index, folded, 0)) is not None
        ]
        if not found:
            return None
        places = tuple(place for hit in found for place in (hit[0].candidates or (hit[0],)))
        return one_place(places, "kana", ""), found[0][1]

    def _loose(self, code: str, folded: str, at: int) -> Found | None:
        index = self._indexes[code]
        for size in index.lengths.get(folded[at], ()):
            for record in index.names.get(folded[at : at + size], ()):
                tail = read_tail(record, folded, at + size) if record.loose else None
                if tail is None:
                    continue
                longer = self._records[code].get(record.name + "町")
                if longer is not None and not longer.loose and record.outside_chome:
                    # The register keeps an ended 神子田 beside today's 神子田町; a 小字 without 大字 is not taken so.
                    guessed = read_tail(longer.under("fuzzy"), folded, at + size)
                    if guessed is not None:
                        return one_place((guessed[0],), "fuzzy", record.name), folded[guessed[1] :]
                owners = tuple(self._after_town.with_aza(code, folded[at : at + size]))
                place = Place(code, record.name, how=("aza_only",), candidates=owners)
                return place, folded[tail[1] :]
        return None
