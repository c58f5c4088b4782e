"""Tells when an address names a municipality that is none of the known ones."""

from __future__ import annotations

import re
from functools import cache, cached_property

from jusou_graph.address.elsewhere import PREFECTURES, bearers, municipalities
from jusou_graph.address.reading import Place
from jusou_graph.address.spelling import look_alike
from jusou_graph.address.towns import TownRecord
from jusou_graph.japanese.folding import fold
from jusou_graph.model.places import Area

# What begins like a municipality though no list has it: ended ones (紫波郡都南村, 清水市), wards, slips of the pen.
_LIKE_ONE = re.compile(
    r"(?:[^\d]{1,3}[都道府県])?(?:[^\d郡]{1,4}郡[^\d]{1,6}?[町村]|[^\d]{1,7}?市(?!営|民|立|役所)|[^\d]{1,4}?区(?!画))"
)


@cache
def _ending_in(name: str) -> tuple[str, ...]:
    """Folded names of municipalities, without their counties, that end in another name."""
    names = {fold(bearer[2]) for found in bearers().values() for bearer in found}
    return tuple(longer for longer in names if longer.endswith(name) and longer != name)


class OtherMunicipalities:
    """Names of all municipalities but the known ones, compiled when first needed."""

    def __init__(self, areas: dict[str, Area], records: dict[str, dict[str, TownRecord]]) -> None:
        self._areas = areas
        self._records = records

    @cached_property
    def _names(self) -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
        """Names by every folded form, and the lengths of those forms by their first two letters, longest first."""
        own = {(area.prefecture, area.name) for area in self._areas.values()}
        names: dict[str, str] = {}
        for prefecture, county, name in municipalities():
            if (prefecture, name) not in own:
                for spelling in (prefecture + county + name, prefecture + name, county + name, name):
                    names.setdefault(fold(spelling), name)
        for prefecture in PREFECTURES:
            if all(prefecture != known for known, _ in own):
                names.setdefault(fold(prefecture), prefecture)
        lengths: dict[str, set[int]] = {}
        for spelling in names:
            lengths.setdefault(spelling[:2], set()).add(len(spelling))
        return names, {letters: tuple(sorted(found, reverse=True)) for letters, found in lengths.items()}

    @cached_property
    def _own_names_like_one(self) -> tuple[str, ...]:
        # 市の坪, 五日市川原: our own towns and 小字 that have 市 or 区 in them.
        return tuple(
            name
            for by_name in self._records.values()
            for record in by_name.values()
            for name in (*record.azas, fold(record.name))
            if "市" in name or "区" in name
        )

    @property
    def names(self) -> dict[str, str]:
        """Names of other municipalities by every folded form they are written in."""
        return self._names[0]

    def named(self, folded: str) -> tuple[str | None, int]:
        """The other municipality (or prefecture) a folded text begins with, and how long its name is there."""
        names, lengths = self._names
        for length in lengths.get(folded[:2], ()):
            name = names.get(folded[:length])
            if name is not None:
                return name, min(length, len(folded))
        return None, 0

    @staticmethod
    def told_apart(written: str) -> str:
        """The other municipality that a folded name means, with its prefecture where two bear the name."""
        bearing = next(
            (found for found in (bearers().get(written[start:]) for start in range(len(written))) if found), []
        )
        names = {name for _, _, name in bearing}
        chosen = [
            one for one in bearing if written == fold("".join(one)) or written == fold(one[0] + one[2])
        ] or bearing
        if not chosen:
            return next((prefecture for prefecture in PREFECTURES if fold(prefecture) == written), written)
        prefecture, _, name = chosen[0]
        several = len(bearers()[fold(name)]) > 1
        return prefecture + name if several and len(chosen) == 1 and len(names) == 1 else name

    @staticmethod
    def ends_in_longer(name: str, folded: str, at: int) -> bool:
        """Whether a folded name found in a text is only the end of a longer one of another municipality."""
        end = at + len(name)
        return any(len(longer) > len(name) and folded.endswith(longer, 0, end) for longer in _ending_in(name))

    def ends_at(self, folded: str) -> int:
        """Where something that reads like a municipality at the beginning of a folded text ends; 0 for none."""
        found = _LIKE_ONE.match(folded)
        return 0 if found is None or folded.startswith(self._own_names_like_one) else found.end()

    def misspelt(self, name: str) -> str | None:
        """The code of the one known municipality that a name misspells (森岡市 for 盛岡市), or None."""
        looks = look_alike(name)
        found = [
            code
            for code, area in self._areas.items()
            if looks in (look_alike(fold(area.name)), look_alike(fold(area.prefecture + area.name)))
        ]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def outweighed(name: str, place: Place) -> bool:
        """Whether a town of ours fits an address better than another municipality that it seems to name.

        清水町 alone is a town of ours and a municipality elsewhere; with a 郡 in front it is only the latter.
        """
        return any(len(found.town or "") >= len(name) for found in (place.candidates or (place,)))
