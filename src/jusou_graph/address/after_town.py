"""What follows a town in words: a building, a 小字 the list lacks, or one that belongs to a namesake."""

from __future__ import annotations

import re

from jusou_graph.address.kana import is_kana
from jusou_graph.address.reading import Part, Place
from jusou_graph.address.towns import TownIndex, TownRecord
from jusou_graph.japanese.folding import fold_spaced
from jusou_graph.japanese.numerals import KANJI_NUMERALS

Found = tuple[Place, str]
"""A place and the rest of the text."""

NAME = re.compile(rf"[^\d-]+?(?=$|[\d字-]|大字|第?[{KANJI_NUMERALS}]+(?:丁目?|番|地割|[-ーノ][\d{KANJI_NUMERALS}]))")
"""The words at a position up to a number, a 字 or the end."""

_LONGEST_AZA = 6
# Words that follow a town where the number is left out: a building, a facility, or how people point at a place.
_WORDS = re.compile(
    r"[県市町村都国公]営|公団|団地|荘|寮|棟|[^\d]{0,8}(?:病院|医院|学校|大学|学園|幼稚園|保育園|公園|神社|神宮|寺院|会館|会社|銀行"
    r"|支店|本店|店|局|署|庁|役所|役場|公民館|センター|マンション|アパート|ハイツ|コーポ|ビル|ホーム|ホテル|住宅|駅)"
    r"|内$|地内|[ノ]?先|付近|周辺|近辺|ノ?近ク|ノ?アタリ|ノ?辺リ?$|方面|番外|無番地|番地|以下|一円|一部|在住|居住|ニ住|カラ|デス|様|方$"
)
_SIDES = "東西南北上中下前後新本元内外町村市区"


def one_place(places: tuple[Place, ...], how: str, written: str) -> Place:
    """One place for several the text may mean, with all of them as candidates.

    Args:
        places: At least one.
        how: How they were found.
        written: The words that were taken for them, ``""`` where they were read and not guessed.
    """
    if len(places) == 1 and not written:
        return places[0]
    if len(places) == 1:
        only = places[0]
        return Place(only.municipality, only.town, only.chome, only.aza, only.part, only.how, nearest=written)
    codes = {place.municipality for place in places}
    return Place(codes.pop() if len(codes) == 1 else None, how=(how,), candidates=places, nearest=written)


class AfterTown:
    """Steps of the second look for a town that is followed by words instead of a number."""

    def __init__(self, records: dict[str, dict[str, TownRecord]]) -> None:
        self._records = records
        self._owners: dict[str, dict[str, list[TownRecord]]] = {}

    def _owners_of(self, municipality: str, aza: str) -> list[TownRecord]:
        owners = self._owners.get(municipality)
        if owners is None:
            owners = self._owners[municipality] = {}
            for record in self._records[municipality].values():
                for known in record.azas:
                    owners.setdefault(known, []).append(record)
        return owners.get(aza, [])

    def with_aza(self, municipality: str, aza: str) -> list[Place]:
        """The 小字 of a folded name in all towns of a municipality that have one."""
        return [owner.place(aza=owner.azas[aza], part=Part.AZA) for owner in self._owners_of(municipality, aza)]

    def words(self, index: TownIndex, text: str, folded: str, at: int) -> Found | None:
        """A town followed by a building or facility, or by anything after a blank.

        Args:
            index: Towns to look among.
            text: The address as written, for its blanks.
            folded: The same, folded.
            at: Where the town begins.
        """
        spaced = fold_spaced(text)
        fits: list[Found] = []
        for size in index.lengths.get(folded[at], ()):
            spelling, end = folded[at : at + size], at + size
            records = [record for record in index.names.get(spelling, ()) if not record.loose]
            if len(records) != 1 or end >= len(folded) or folded[end] == "字":
                continue
            if f"{spelling} " in spaced:
                # A blank after the name outweighs a longer name: 「上田 堤ハイツ」 is not 上田堤.
                return records[0].place(), folded[end:]
            letter = folded[end]
            other_script = (letter.isascii() and letter.isalpha()) or (is_kana(letter) and letter not in "ノケツリ")
            # After a name of one letter (門) nearly any word is possible: no match.
            if size > 1 and (other_script or _WORDS.match(folded, end)):
                fits.append((records[0].place(), folded[end:]))
        if len(fits) > 1:
            # 上田堤ハイツ: the ハイツ in 上田堤, or the 堤ハイツ in 上田.
            return one_place(tuple(place for place, _ in fits), "fuzzy", folded[at:]), fits[0][1]
        return fits[0] if fits else None

    def unlisted_aza(self, index: TownIndex, folded: str, at: int, *, signed_only: bool = False) -> Found | None:
        """A town followed by a 小字 that its list lacks; with 字 in front its part of the town is settled."""
        for size in index.lengths.get(folded[at], ()):
            records = [record for record in index.names.get(folded[at : at + size], ()) if not record.loose]
            for record in records if len(records) == 1 else ():
                start = at + size
                signed = folded.startswith("字", start)
                name = NAME.match(folded, start + signed)
                if name is None or (not signed and (signed_only or len(name[0]) > _LONGEST_AZA)):
                    continue
                # 永井東, 津志田町 would be towns of their own, 川崎大師町 is one elsewhere; a longer word in a municipality
                # that is named, or a 小字 registered without its 大字, may be a 小字 the list of the town lacks.
                loose = any(town.loose for town in index.names.get(name[0], ()))
                # 玉山緑が丘: two towns in one address contradict each other.
                two_towns = not loose and name[0] in index.names
                likely = not two_towns and (loose or (at > 0 and name[0][0] not in _SIDES))
                word = size >= 2 and bool(record.azas) and len(name[0]) >= 2 and likely
                if signed or word:
                    place = record.place()
                    part = Part.AZA if signed else Part.UNSAID
                    aza = name[0][:20] if signed else None
                    how = (*place.how, "aza_unlisted")
                    found = Place(place.municipality, place.town, None, aza, part, how)
                    return found, folded[name.end() if signed else start :]
        return None

    def aza_of_a_namesake(self, index: TownIndex, folded: str, at: int) -> Found | None:
        """字鳥木沢 is registered under 玉山永井, once 永井 too: after 永井, only the writer knows which is meant."""
        for size in index.lengths.get(folded[at], ()):
            for record in index.names.get(folded[at : at + size], ()):
                start = at + size
                name = NAME.match(folded, start + folded.startswith("字", start))
                if name is None or record.loose:
                    continue
                owners = [
                    other.place(aza=other.azas[name[0]], part=Part.AZA)
                    for other in self._owners_of(record.municipality, name[0])
                    if other.name != record.name and other.name.endswith(record.name)
                ]
                if owners:
                    end = name.end()
                    return one_place((record.place(), *owners), "fuzzy", folded[at:end]), folded[end:]
        return None
